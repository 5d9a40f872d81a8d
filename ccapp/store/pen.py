"""Máy đang làm: whether this machine of the office holds the pen, or has handed its data over to another.

A note of this data folder alone, outside the journal: it never travels and nothing waits for it for ever.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Final

from ccapp.errors import RefusedError
from ccapp.values import value

_KEY: Final = "pen_away"


@value
class Away:
    """Since when the work goes on at another machine, and who carried it there."""

    since: str
    who: str


def away(connection: sqlite3.Connection) -> Away | None:
    """Where the pen is not here: since when. None where this machine may write."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return None if row is None else Away(**json.loads(row[0]))


def hand_over(connection: sqlite3.Connection, note: Away) -> None:
    """Note that the work goes on elsewhere. Runs inside the caller's transaction."""
    text = json.dumps({"since": note.since, "who": note.who}, ensure_ascii=False)
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, text),
    )


def take_up(connection: sqlite3.Connection) -> None:
    """Note that the work goes on here. Runs inside the caller's transaction."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_KEY,))


def require_pen(connection: sqlite3.Connection) -> None:
    """Raise RefusedError("pen-elsewhere") where another machine holds the pen."""
    found = away(connection)
    if found is not None:
        since = datetime.fromisoformat(found.since)
        raise RefusedError("pen-elsewhere", since=f"{since:%d/%m/%Y}", who=found.who)
