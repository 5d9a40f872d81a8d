"""What headings of files mean once an officer has confirmed it, remembered for the next file.

A plain setting and no edit: it changes no plan, shows above every column it decides, and the next choice
there replaces it. Undoing an import therefore leaves it alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHeading:
    """A heading made comparable, the key it was confirmed to have, and how it was written last."""

    plain: str
    key: str
    written: str


def load_headings(connection: sqlite3.Connection) -> dict[str, str]:
    """Every remembered heading with its key."""
    return dict(connection.execute("SELECT plain, key FROM heading"))


def remember_headings(connection: sqlite3.Connection, confirmed: Iterable[KnownHeading]) -> None:
    """Remember headings; the latest word counts. Runs inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO heading (plain, key, written) VALUES (?, ?, ?) "
        "ON CONFLICT (plain) DO UPDATE SET key = excluded.key, written = excluded.written",
        [(each.plain, each.key, each.written) for each in confirmed],
    )
