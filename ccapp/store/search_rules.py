"""By which rules the word index was made: apart from the rules, which a start does not need."""

from __future__ import annotations

import sqlite3
from typing import Final

RULES: Final = "1"  # one more whenever other fields are searched or words are folded otherwise
_MARK: Final = "search_rules"  # in `meta`


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index was made, and by the rules of now."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_MARK,)).fetchone()
    return row is not None and row[0] == RULES


def note_current(connection: sqlite3.Connection) -> None:
    """Note that it was. Runs inside the transaction that made it."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_MARK, RULES))
