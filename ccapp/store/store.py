"""The open data folder: lock, database, identity and journal together, from `open_store` to `close`."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ccapp.domain.office import Office, Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId
from ccapp.errors import FileError, RefusedError, StorageError
from ccapp.files import plain_errors
from ccapp.store import database, devices, identity, own_backups, search_rules
from ccapp.store.journal import Journal
from ccapp.store.known_plans import KnownPlans
from ccapp.store.lock import FolderLock
from ccapp.store.office_names import OFFICE_NAME
from ccapp.store.places import require_fixed_disk
from ccapp.store.witness import Witness
from ccapp.store.writers import Writer
from ccapp.values import replace

Clock = Callable[[], datetime]
_log: Final = logging.getLogger(__name__)
FOLDERS: Final = ("att", "backup", "inbox", "quarantine", "log")
_QUICK_CHECK_UP_TO: Final = 64 * 1024 * 1024  # bytes; a check of more would delay every start


class Store:
    """One data folder in use by this process. Everything else in `store` works on its parts."""

    def __init__(
        self,
        folder: Path,
        *,
        connection: sqlite3.Connection,
        journal: Journal,
        plans: KnownPlans,
        office: Office,
        device: DeviceId,
        clock: Clock,
        lock: FolderLock,
        witness: Witness,
    ) -> None:
        self.folder = folder
        self.connection = connection
        self.journal = journal
        self.plans = plans
        self.office = office
        self.device = device
        self.clock = clock
        self._lock = lock
        self._witness = witness
        self.is_open = True
        # Day and last own write of the last backup before a reception.
        self.saved_before_files: tuple[date, int] | None = None

    def read_office(self) -> None:
        """Read this office's name again, after it was changed or a change was undone."""
        self.office = _own_office(self.connection) or self.office

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction outside the journal: for offices, keys and the log of files, which undo never
        touches.
        """
        with database.plain_storage_errors(self.folder / database.FILE):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute(
                    "INSERT INTO meta (key, value) VALUES ('writes', '1') "
                    "ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
                )
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        self._witness.note(self.connection)

    def last_change(self) -> datetime | None:
        """When the latest journaled change was made, by the clock of then; None before the first."""
        with database.plain_storage_errors(self.folder / database.FILE):
            row = self.connection.execute("SELECT at FROM tx ORDER BY id DESC LIMIT 1").fetchone()
        return None if row is None else datetime.fromisoformat(row[0])

    def renew_device(self, reason: str) -> None:
        """Go on under a new device id: this database was put back to an earlier day and counts anew."""
        mine = identity.read_identity(self.folder)
        keys = mine.keys if mine is not None else None
        self.device = _take_device(self.connection, self.folder, self.clock, reason=reason, keys=keys)
        self._witness = _witness_of(self.connection)
        self.journal = Journal(
            self.connection,
            path=self.folder / database.FILE,
            writer=Writer(self.connection, self.device, is_new=True),
            clock=self.clock,
            witness=self._witness,
        )

    def close(self) -> None:
        """Let go of database and folder; what was committed is on the disk already."""
        self.is_open = False
        try:
            self.connection.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create_store(folder: Path, *, name: str, role: Role, office: OfficeId, clock: Clock) -> Store:
    """Make a data folder for a new office. Raises RefusedError where one has an office already."""
    require_fixed_disk(folder)
    with plain_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = _locked(folder)
    try:
        connection = _connected(folder, clock)
        try:
            made = _add_office(connection, folder, name=name, role=role, office=office, clock=clock)
            return _assemble(folder, connection, lock, clock, made=made)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise


def open_store(folder: Path, *, clock: Clock, is_brief: bool = False) -> Store:
    """Open a data folder; `is_brief` for one of many verbs, which go on under one id (`store.writers`).

    Raises StorageError: "no-data", "in-use", "database-…", "identity-damaged".
    """
    require_fixed_disk(folder)
    with plain_errors(folder):
        there = (folder / database.FILE).is_file()
    if not there:
        raise StorageError("no-data", folder=str(folder))
    lock = _locked(folder)
    try:
        connection = _connected(folder, clock)
        try:
            return _assemble(folder, connection, lock, clock, is_brief=is_brief)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise


def _locked(folder: Path) -> FolderLock:
    lock = FolderLock(folder)
    lock.acquire()
    own_backups.clear_scratch(folder)
    return lock


def _connected(folder: Path, clock: Clock) -> sqlite3.Connection:
    path = folder / database.FILE
    try:
        with database.plain_storage_errors(path):
            connection = database.connect(path)
            try:
                _check(connection, path)
                database.migrate(connection, lambda: _backup_before_migrating(connection, folder, clock))
                _read_again(connection)
                if not search_rules.is_current(connection):
                    _fill_index(connection)
            except BaseException:
                connection.close()
                raise
    except StorageError as error:
        raise StorageError(error.code, **{**_where(folder, path), **error.facts}) from error
    for sub in FOLDERS:
        with plain_errors(folder / sub):
            (folder / sub).mkdir(exist_ok=True)
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    small = path.stat().st_size <= _QUICK_CHECK_UP_TO
    if small and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StorageError("database-damaged")


def _read_again(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT 1 FROM opaque_record LIMIT 1").fetchone() is None:
        return
    from ccapp.store import reread  # start-up cost: only where something of a newer program is kept

    reread.read_again(connection)


def _fill_index(connection: sqlite3.Connection) -> None:
    from ccapp.store import search  # start-up cost: only where the index is new or of older rules

    search.fill(connection)


def _backup_before_migrating(connection: sqlite3.Connection, folder: Path, clock: Clock) -> None:
    from ccapp.store import backup  # start-up cost: only where a migration is pending

    backup.keep_one(connection, folder, clock().astimezone())


def _where(folder: Path, path: Path) -> dict[str, object]:
    newest = own_backups.newest(folder)
    return {"file": str(path), "backup": newest.name if newest else "-"}


def _add_office(
    connection: sqlite3.Connection, folder: Path, *, name: str, role: Role, office: OfficeId, clock: Clock
) -> DeviceId:
    with database.plain_storage_errors(folder / database.FILE):
        found = connection.execute("SELECT name FROM office WHERE own = 1").fetchone()
        if found is not None:
            raise RefusedError("already-initialised", folder=str(folder), name=found[0])
        connection.execute(
            "INSERT INTO office (id, name, role, own) VALUES (?, ?, ?, 1)", (office, name, role)
        )
    # A folder that lost its database may still hold the office's keys: they are never thrown away.
    left = identity.read_identity(folder)
    return _take_device(connection, folder, clock, reason="init", keys=left.keys if left else None)


def _assemble(
    folder: Path,
    connection: sqlite3.Connection,
    lock: FolderLock,
    clock: Clock,
    *,
    made: DeviceId | None = None,
    is_brief: bool = False,
) -> Store:
    with database.plain_storage_errors(folder / database.FILE):
        own = _own_office(connection)
        if own is None:
            raise StorageError("no-data", folder=str(folder))
        device, is_new = (made, True) if made is not None else _device(connection, folder, clock)
        writer = Writer(connection, device, is_new=is_new, is_brief=is_brief)
        witness = _witness_of(connection)
        path = folder / database.FILE
        return Store(
            folder,
            connection=connection,
            journal=Journal(connection, path=path, writer=writer, clock=clock, witness=witness),
            plans=KnownPlans(connection),
            office=own,
            device=device,
            clock=clock,
            lock=lock,
            witness=witness,
        )


def _witness_of(connection: sqlite3.Connection) -> Witness:
    return Witness(connection.execute("SELECT value FROM meta WHERE key = 'device_token'").fetchone()[0])


def _own_office(connection: sqlite3.Connection) -> Office | None:
    row = connection.execute(f"SELECT id, {OFFICE_NAME}, role FROM office WHERE own = 1").fetchone()
    return None if row is None else Office(id=OfficeId(row[0]), name=row[1], role=Role(row[2]))


def _device(connection: sqlite3.Connection, folder: Path, clock: Clock) -> tuple[DeviceId, bool]:
    """This machine's device id, and whether it is a new one: the folder was restored, copied or put back."""
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    identity.finish_restore(folder, meta.get("device_token", ""))
    mine = _recovered(folder, identity.read_identity(folder))
    same = (
        mine is not None
        and mine.token == meta.get("device_token")
        and mine.machine == identity.machine_mark(folder)
    )
    was_put_back = same and Witness(meta["device_token"]).is_ahead(connection)
    if same and not was_put_back and "device_id" in meta:
        return DeviceId(meta["device_id"]), False
    reason = "behind" if was_put_back else "copy"
    return _take_device(connection, folder, clock, reason=reason, keys=mine.keys if mine else None), True


def _recovered(folder: Path, mine: identity.Identity | None) -> identity.Identity | None:
    """The identity with keys from the office's newest sound backup, where its own cannot be opened here."""
    if mine is None or mine.keys or not mine.locked:
        return mine
    from ccapp.store import backup  # start-up cost: only after a reinstall, or on another machine

    for path in reversed(own_backups.kept(folder)):
        try:
            found = replace(mine, keys=backup.keys_in(path))
        except FileError as error:
            _log.warning("keys: %s passed over (%s)", path.name, error)
            continue
        identity.write_identity(folder, found)
        return found
    return mine


def _take_device(
    connection: sqlite3.Connection,
    folder: Path,
    clock: Clock,
    *,
    reason: str,
    keys: dict[str, object] | None,
) -> DeviceId:
    """Enter a new device id in the database, then the matching token in identity.json.

    A crash between the two leaves them different, which only makes another new id.
    """
    left = identity.read_identity(folder)
    mine = identity.new_identity(folder, keys, left.locked if left else ())
    device = identity.new_device_id()
    devices.enter_device(connection, device, mine.token, clock().isoformat(timespec="seconds"), reason)
    identity.write_identity(folder, mine)
    return device
