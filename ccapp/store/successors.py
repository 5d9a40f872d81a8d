"""Offices that took the place of a former identity of theirs, by a connection file that was issued again."""

from __future__ import annotations

import sqlite3
from typing import Final

from ccapp.domain.plan import OfficeId

BEFORE: Final = (
    "WITH RECURSIVE taken(id) AS (SELECT ?1 UNION "
    "SELECT office_id FROM partner JOIN taken ON replaced_by = taken.id) SELECT id FROM taken"
)
"""SQL: the office ?1, and every identity whose place it took, one after the other."""


def succeeds(connection: sqlite3.Connection, office: OfficeId, before: OfficeId) -> bool:
    """Whether an office took the place of another one."""
    row = connection.execute(f"SELECT 1 WHERE ?2 IN ({BEFORE})", (office, before)).fetchone()
    return row is not None and office != before
