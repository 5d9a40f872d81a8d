"""A backup opened as *Bản sao chỉ để xem* (ux.md 1.3, 41): read like the data it was, and never written."""

from __future__ import annotations

import logging
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ccapp.errors import AppError, FileError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.session import Session
from ccapp.store.backup_copy import forbid_writes, unpack_copy
from ccapp.store.store import Clock

_log: Final = logging.getLogger(__name__)
_REFUSED: Final = "database-no-access"  # what a write through the copy's connection meets
_PREFIX: Final = "ccapp-chi-de-xem-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The data of a backup, open in a folder of its own, and when the backup was made."""

    session: Session
    made: datetime

    def close(self) -> None:
        """Let go of the copy and remove its folder."""
        folder = self.session.store.folder
        self.session.store.close()
        _remove(folder)


def open_copy(path: Path, *, clock: Clock) -> Copy:
    """Open what a backup holds to be read: no keys of the office are in the copy, every write is refused.

    Raises FileError for one that is not sound, StorageError for one of a newer version or a full disk.
    """
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        manifest = unpack_copy(path, folder)
        made = _made(manifest.made, path)
        session = safekeeping.open_session(folder, who="", clock=clock)
    except BaseException:
        _remove(folder)
        raise
    forbid_writes(session.store.connection)
    return Copy(session=session, made=made)


def told(error: AppError) -> AppError:
    """What is said of an error in a copy: RefusedError("copy-read-only") of a write, any other as it is."""
    return RefusedError("copy-read-only") if error.code == _REFUSED else error


def _made(text: str, path: Path) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise FileError("backup-damaged", file=path.name) from error


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:  # the system holds on to a file; its temporary folder is cleared some day
        _log.warning("copy to look at stays in %s (%s)", folder, error)
