"""When the folder's own backups are due: once a day, and before files of others are taken in."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors
from ccapp.store.backup import describe, keep_one, verify
from ccapp.store.own_backups import newest
from ccapp.store.witness import changes_of

_DAY: Final = timedelta(days=1)


def keep_daily(connection: sqlite3.Connection, folder: Path, now: datetime) -> Path | None:
    """Back up if anything changed since the newest backup and that one is a day old, or from the future.

    The clock may be years off: a distance of a day in either direction counts.
    """
    last = newest(folder)
    if last is not None:
        with plain_errors(last):
            age = now.timestamp() - last.stat().st_mtime
        if abs(age) < _DAY.total_seconds() or _holds(last, changes_of(connection)):
            return None
    elif not changes_of(connection):
        return None
    return keep_one(connection, folder, now)


def keep_before(connection: sqlite3.Connection, folder: Path, now: datetime) -> Path | None:
    """Back up what stands before files are taken in; None where the newest backup holds all of it.

    Raises FileError or StorageError where no backup can be made.
    """
    last = newest(folder)
    if last is not None and _holds(last, changes_of(connection)):
        return None
    return keep_one(connection, folder, now)


def _holds(last: Path, changes: int) -> bool:
    """Whether the newest backup holds all changes and is sound: else a better one follows."""
    try:
        return describe(last).changes == changes == verify(last).changes  # reading it whole takes long
    except FileError:
        return False
