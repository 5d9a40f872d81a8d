"""The data folder from the first day to the day after a disaster: init, open, backup, restore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccapp.domain.office import Office, Role
from ccapp.domain.plan import OfficeId
from ccapp.errors import FileError, RefusedError, StorageError
from ccapp.files import plain_errors, write_atomically
from ccapp.services.handover import keyring
from ccapp.services.session import Session
from ccapp.store import chain, database, own_backups
from ccapp.store.chain import Trail
from ccapp.store.plans import list_plans
from ccapp.store.store import Clock, create_store, open_store
from ccapp.text.normalize import clean
from ccapp.values import value

if TYPE_CHECKING:
    from ccapp.store.backup import Manifest

BACKUP_SUFFIX: Final = own_backups.SUFFIX
# Of the place for half-done work: the data can still be read from there and go elsewhere.
_NO_ROOM: Final = frozenset(
    {
        "database-full",
        "disk-full",
        "database-no-access",
        "no-access",
        "database-io",
        "file-io",
        "file-not-found",
    }
)
_WHY_UNSAVED: Final = {
    "database-full": "unsaved-full",
    "database-no-access": "unsaved-no-access",
    "database-busy": "unsaved-busy",
    "database-damaged": "unsaved-damaged",
}
_RUNNING: Final = "running"  # there from the opening of the window to its end; left behind by a crash


def init(folder: Path, *, name: str, role: Role, who: str, clock: Clock) -> Session:
    """Make a data folder for a new office and open it. Raises RefusedError where one has an office."""
    named = clean(name)
    if not named:
        raise RefusedError("name-missing")
    office = OfficeId(os.urandom(16).hex())
    store = create_store(folder, name=named, role=role, office=office, clock=clock)
    return _with_keys(Session(store=store, who=who))


def open_session(folder: Path, *, who: str, clock: Clock, is_brief: bool = False) -> Session:
    """Open an existing data folder; `is_brief` as for `open_store`, which names what it raises."""
    return _with_keys(Session(store=open_store(folder, clock=clock, is_brief=is_brief), who=who))


def _with_keys(session: Session) -> Session:
    """Make the office's keys at its first opening, and a new device's at its own; nobody is asked."""
    try:
        if not keyring.has_keys(session.store):
            keyring.own_keys(session.store)
    except BaseException:
        session.store.close()
        raise
    return session


@contextmanager
def readable(session: Session) -> Iterator[None]:
    """Whatever in the database cannot be read ends in StorageError with the best backup named."""
    folder = session.store.folder
    try:
        with database.plain_storage_errors(folder / database.FILE):
            yield
    except StorageError as error:
        newest = own_backups.newest(folder)
        raise StorageError(error.code, **{"backup": newest.name if newest else "-", **error.facts}) from error


def mark_running(folder: Path) -> bool:
    """Note that a window works on the folder; tells whether the one before it ended without `mark_ended`."""
    mark = folder / _RUNNING
    with plain_errors(mark):
        left = mark.exists()
        mark.touch()
    return left


def mark_ended(folder: Path) -> None:
    """Note that the window has come to its end and everything in it was saved."""
    with plain_errors(folder / _RUNNING):
        (folder / _RUNNING).unlink(missing_ok=True)


def close_session(session: Session, *, daily: bool) -> None:
    """Let go of the data folder; with `daily`, make the day's backup first if anything changed.

    A backup that fails raises, but only after the folder has been let go of. One that was let go of before,
    as by a restore after which it could not be opened again, is left alone.
    """
    store = session.store
    try:
        if daily and store.is_open:
            from ccapp.store import due_backups  # start-up cost: archives, hashes

            made = due_backups.keep_daily(store.connection, store.folder, session.clock())
            if made is not None:
                with database.plain_storage_errors(store.folder / database.FILE):
                    database.settle(store.connection)
    finally:
        store.close()


def backup(session: Session, out: Path) -> Path:
    """Write a verified backup file that alone is enough to start again.

    Half-done work lies in the data folder, or where that takes none, beside the file. Raises RefusedError for
    a place among the program's own files.
    """
    with plain_errors(out):
        inside = out.resolve().parent == session.store.folder.resolve()
    if inside:
        raise RefusedError("inside-data", file=out.name)
    from ccapp.store import backup as backups  # start-up cost: archives, hashes

    store = session.store
    try:
        backups.make(store.connection, store.folder, out, session.clock())
    except (StorageError, FileError) as error:
        if error.code not in _NO_ROOM:
            raise
        backups.make(store.connection, store.folder, out, session.clock(), scratch=out.parent)
    return out


def write_unsaved(backup: Path, text: str) -> Path:
    """Write a text that the data could not take into a file beside a backup. Raises FileError."""
    aside = backup.with_name(f"{backup.stem}-chua-luu.txt")
    write_atomically(aside, lambda out: out.write(text.encode("utf-8-sig")), private=True)
    return aside


def why_unsaved(error: StorageError) -> str:
    """The code of a few words for the status bar: why something did not reach the disk."""
    return _WHY_UNSAVED.get(error.code, "unsaved-io")


def verify_trail(session: Session) -> Trail:
    """Whether the audit trail is as the program wrote it, entry by entry."""
    return chain.verify(session.store.connection)


def left_out(backup: Path) -> int:
    """How many signed copies a backup does not hold, too large in all, lost or damaged. Raises FileError."""
    from ccapp.store import backup as backups  # start-up cost: archives, hashes

    return backups.describe(backup).left_out


def last_backup(folder: Path) -> datetime | None:
    """When the newest of the folder's own daily backups was made, in local time; None before the first."""
    newest = own_backups.newest(folder)
    if newest is None:
        return None
    with plain_errors(newest):
        return datetime.fromtimestamp(newest.stat().st_mtime).astimezone()


def look_into(path: Path) -> Manifest:
    """What a backup says of itself, after it was read whole. Raises FileError for one that is not sound."""
    from ccapp.store import backup as backups  # start-up cost: archives, hashes

    return backups.verify(path)


@value
class Restored:
    """What a restore brought back; `saved` is the backup of what was there before."""

    office: Office
    plans: int
    saved: Path | None


def restore(folder: Path, path: Path, *, who: str, clock: Clock) -> Restored:
    """Put a backup in the place of the data there, which is backed up first. This machine gets a new id."""
    from ccapp.store import backup as backups  # start-up cost: archives, hashes

    saved = backups.restore(folder, path, clock(), check_keys=keyring.require_readable)
    session = open_session(folder, who=who, clock=clock)
    with session.store as store:
        count = len(list_plans(store.connection, store.office.id))
        return Restored(office=store.office, plans=count, saved=saved)
