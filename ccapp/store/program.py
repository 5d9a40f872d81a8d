"""Which version of the program last tried what older ones could not read. Outside the journal."""

from __future__ import annotations

import sqlite3
from typing import Final

_KEY: Final = "newer_tried_with"


def tried_with(connection: sqlite3.Connection) -> str:
    """The version that tried last; empty where none did."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return str(row[0]) if row else ""


def note_tried(connection: sqlite3.Connection, version: str) -> None:
    """Note a version that has tried. Runs inside the caller's transaction."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, version),
    )
