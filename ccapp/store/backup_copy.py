"""What a backup holds as a database of its own, which is only read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ccapp.store import backup, database
from ccapp.store.backup import Manifest


def unpack_copy(path: Path, folder: Path) -> Manifest:
    """Put the database of a backup, verified and of the present schema, into an empty folder; no keys.

    The backup stays as it is. Raises as `backup.looked_into`.
    """
    with backup.looked_into(path) as (manifest, connection):
        place = folder / database.FILE
        with database.plain_storage_errors(place), closing(sqlite3.connect(place)) as target:
            connection.backup(target)
    return manifest


def forbid_writes(connection: sqlite3.Connection) -> None:
    """From now on nothing is written through this connection: StorageError("database-no-access")."""
    connection.execute("PRAGMA query_only = ON")
