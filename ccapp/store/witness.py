"""How much this machine had written, noted outside the data folder: what tells that the folder was put back.

A drive image or a copy brings the database and identity.json back together, so both agree and nothing in the
folder shows it. The note stays: the machine then goes on as a new device and counts no number twice. Where
the note was put back with the folder, nothing is seen here; `own_machines` sees it when data is carried, and
by then no number was given out twice (`writers`).
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import Final

from ccapp.folders import state_folder

_DIGITS: Final = 20  # always as many, so that a new number covers the old one
_log: Final = logging.getLogger(__name__)


def changes_of(connection: sqlite3.Connection) -> int:
    """A number that grows with every write: journaled ones, and those of offices and files beside them."""
    journaled = connection.execute("SELECT coalesce(max(id), 0) FROM tx").fetchone()[0]
    beside = connection.execute("SELECT value FROM meta WHERE key = 'writes'").fetchone()
    return int(journaled) + (int(beside[0]) if beside else 0)


class Witness:
    """The note of one device token. A note that cannot be read or written never stops the work."""

    def __init__(self, token: str) -> None:
        self._token = token

    def note(self, connection: sqlite3.Connection) -> None:
        """Note what is written by now; called after each commit, never before: the note is never ahead."""
        try:
            path = self._path()
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("r+b" if path.exists() else "wb") as out:
                out.write(b"%0*d" % (_DIGITS, changes_of(connection)))
        except OSError as error:
            _log.warning("witness: not written (%s)", error)

    def is_ahead(self, connection: sqlite3.Connection) -> bool:
        """Whether this machine had written more than the database says: it was put back to an earlier day."""
        try:
            raw = self._path().read_bytes()
        except FileNotFoundError:
            return False
        except OSError as error:
            _log.warning("witness: not read (%s)", error)
            return False
        return len(raw) == _DIGITS and raw.isdigit() and int(raw) > changes_of(connection)

    def _path(self) -> Path:
        return state_folder() / self._token
