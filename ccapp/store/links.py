"""Whether other offices are known here; apart from `partners`, whose values no start needs."""

from __future__ import annotations

import sqlite3


def any_confirmed(connection: sqlite3.Connection) -> bool:
    """Whether at least one other office is confirmed."""
    row = connection.execute("SELECT 1 FROM partner WHERE confirmed = 1 LIMIT 1").fetchone()
    return row is not None
