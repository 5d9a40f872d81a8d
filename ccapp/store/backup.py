"""A backup is one file that alone is enough to start again: the database and the office's keys, verified.

It is a ZIP of `manifest.json`, `ccapp.db` (from VACUUM INTO), `identity.json` (keys without the device token)
and the signed copies that fit, under `att/`. Restoring always makes a new device id.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from ccapp import __version__
from ccapp.errors import FileError, StorageError
from ccapp.files import plain_errors, sync_folder, write_atomically
from ccapp.store import backup_files, database, devices, identity
from ccapp.store.lock import FolderLock
from ccapp.store.own_backups import BACKING_UP, RESTORING, SUFFIX, kept, running_number, surplus
from ccapp.store.places import require_fixed_disk
from ccapp.store.witness import changes_of

FORMAT: Final = 2
_WITHOUT_FILES: Final = 1  # what versions before the signed copies wrote
_MANIFEST: Final = "manifest.json"
_PARTS: Final = (_MANIFEST, database.FILE, identity.FILE)
_MAX_DATABASE: Final = 8 * 1024**3
_MAX_SMALL: Final = 1024**2
# What zipfile raises for damaged, foreign, encrypted (RuntimeError) or incomplete archives.
_NOT_A_BACKUP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
# A ZIP can hold no date before 1980 or after 2107, and a PC's clock may say anything.
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_BEYOND_BACKUP: Final = ("database-damaged", "database-foreign", "database-newer", "identity-damaged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `changes` counts all writes up to it.

    `left_out` counts the signed copies that it does not hold.
    """

    format: int
    app: str
    schema: int
    made: str
    office: str
    name: str
    changes: int
    sha256: str
    left_out: int = 0


def make(
    connection: sqlite3.Connection, folder: Path, out: Path, made: datetime, *, scratch: Path | None = None
) -> None:
    """Write a verified backup to `out`. Raises FileError or StorageError; an older `out` then stays.

    The copy is opened and checked before it is packed, and the packed file is read back. `scratch` is where
    half-done work goes instead of the data folder, whose drive may be full.
    """
    with _scratch(scratch or folder, BACKING_UP) as place:
        copy = place / database.FILE
        with database.plain_storage_errors(folder / database.FILE):
            connection.execute("VACUUM INTO ?", (str(copy),))
            manifest, files = _describe(copy, folder, made)
        mine = identity.read_identity(folder)
        keys = json.dumps({"keys": mine.keys if mine else {}}, ensure_ascii=False)

        def write(stream: BinaryIO) -> None:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                _pack(archive, manifest, copy, keys)
                backup_files.pack(archive, folder, files, _NO_DATE)

        write_atomically(out, write, private=True, check=verify)


@contextmanager
def _scratch(folder: Path, prefix: str) -> Iterator[Path]:
    """A folder for half-done work; what a killed process left in one is cleared at the next opening."""
    with plain_errors(folder), tempfile.TemporaryDirectory(prefix=prefix, dir=folder) as name:
        yield Path(name)


def _describe(copy: Path, folder: Path, made: datetime) -> tuple[Manifest, tuple[str, ...]]:
    """What the backup of this copy will say of itself, and the signed copies that go along."""
    connection = database.connect(copy, read_only=True)
    try:
        database.require_sound(connection)
        row = connection.execute("SELECT id, name FROM office WHERE own = 1").fetchone() or ("", "")
        changes = changes_of(connection)
        schema = database.version_of(connection)
        files, left_out = backup_files.fitting(connection, folder)
    finally:
        connection.close()
    manifest = Manifest(
        format=FORMAT,
        app=__version__,
        schema=schema,
        made=made.isoformat(timespec="seconds"),
        office=row[0],
        name=row[1],
        changes=changes,
        sha256=_hash(copy),
        left_out=left_out,
    )
    return manifest, files


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pack(archive: zipfile.ZipFile, manifest: Manifest, copy: Path, keys: str) -> None:
    about = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    archive.writestr(_member(_MANIFEST), json.dumps(about, ensure_ascii=False, indent=1))
    with copy.open("rb") as source, archive.open(_member(database.FILE), "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target, 1024**2)
    archive.writestr(_member(identity.FILE), keys)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NO_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, whatever is wrong with it told in one code."""
    try:
        with plain_errors(path), zipfile.ZipFile(path) as archive:
            yield archive
    except _NOT_A_BACKUP as error:
        raise FileError("backup-damaged", file=path.name) from error


def describe(path: Path) -> Manifest:
    """What a backup says of itself; quick, and no proof that the rest of it is sound. Raises FileError."""
    with _opened(path) as archive:
        return _read_manifest(archive, path)


def verify(path: Path) -> Manifest:
    """Read a backup whole and compare its checksums. Raises FileError("backup-damaged") or "backup-newer"."""
    with _opened(path) as archive:
        manifest = _read_manifest(archive, path)
        _read_keys(archive, path)
        backup_files.verify(archive, path)
        digest = hashlib.sha256()
        with archive.open(database.FILE) as stream:
            while block := stream.read(1024**2):
                digest.update(block)
    if digest.hexdigest() != manifest.sha256:
        raise FileError("backup-damaged", file=path.name)
    return manifest


def keys_in(path: Path) -> dict[str, Any]:
    """The office's keys that a backup holds. Raises FileError("backup-damaged")."""
    with _opened(path) as archive:
        return _read_keys(archive, path)


def _read_keys(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    keys = _small_json(archive, identity.FILE, path).get("keys")
    if not isinstance(keys, dict):
        raise FileError("backup-damaged", file=path.name)
    return keys


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    known = sorted((*_PARTS, *backup_files.names(archive)))
    if sorted(archive.namelist()) != known or archive.getinfo(database.FILE).file_size > _MAX_DATABASE:
        raise FileError("backup-damaged", file=path.name)
    data = _small_json(archive, _MANIFEST, path)
    if data.get("format") == _WITHOUT_FILES:
        data.setdefault("left_out", 0)
    elif data.get("format") != FORMAT:
        raise FileError("backup-newer", file=path.name)
    if set(data) != set(Manifest.__dataclass_fields__):
        raise FileError("backup-damaged", file=path.name)
    return Manifest(**data)


def _small_json(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    if archive.getinfo(name).file_size > _MAX_SMALL:
        raise FileError("backup-damaged", file=path.name)
    try:
        data = json.loads(archive.read(name))
    except ValueError as error:
        raise FileError("backup-damaged", file=path.name) from error
    if not isinstance(data, dict):
        raise FileError("backup-damaged", file=path.name)
    return data


def restore(
    folder: Path, path: Path, made: datetime, *, check_keys: Callable[[dict[str, Any]], object]
) -> Path | None:
    """Put a backup in the place of the data in `folder`, as a new device; returns the backup made first.

    Nothing changes before the file has been verified, its keys have passed `check_keys`, and the data there
    has been backed up. What is too damaged to back up is kept as it is in `quarantine`. Raises FileError or
    StorageError.
    """
    require_fixed_disk(folder)
    verify(path)
    with plain_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FolderLock(folder), _scratch(folder, RESTORING) as scratch:
        incoming, keys = _unpack(path, scratch)
        if keys:
            check_keys(keys)
        restored = _prepare(incoming, folder, keys, made, path)
        saved = _set_aside(folder, made)
        with _opened(path) as archive:
            backup_files.unpack(archive, folder, path)
        identity.write_identity(folder, restored, identity.RESTORED_FILE)
        _clear_log(folder)
        with plain_errors(folder / database.FILE):
            incoming.replace(folder / database.FILE)
            sync_folder(folder)
        identity.finish_restore(folder, restored.token)
    return saved


def _clear_log(folder: Path) -> None:
    """A log left beside a missing database would be replayed into the restored one."""
    for ending in ("-wal", "-shm"):
        with plain_errors(folder):
            (folder / (database.FILE + ending)).unlink(missing_ok=True)


def _unpack(path: Path, scratch: Path) -> tuple[Path, dict[str, Any]]:
    incoming = scratch / database.FILE
    with _opened(path) as archive:
        keys = _read_keys(archive, path)
        with archive.open(database.FILE) as source, incoming.open("wb") as target:
            shutil.copyfileobj(source, target, 1024**2)
    return incoming, keys


def _prepare(
    incoming: Path, folder: Path, keys: dict[str, Any], made: datetime, path: Path
) -> identity.Identity:
    """Check the database of a backup and give it a new device id, all before anything is replaced."""
    with _found_damaged(path):
        checked = database.connect(incoming, read_only=True)
        try:
            database.require_sound(checked)
        finally:
            checked.close()
        restored = identity.new_identity(folder, keys)
        at = made.isoformat(timespec="seconds")
        connection = database.connect(incoming)
        try:
            devices.enter_device(connection, identity.new_device_id(), restored.token, at, "restore")
            database.settle(connection)
        finally:
            connection.close()
    return restored


@contextmanager
def looked_into(path: Path) -> Iterator[tuple[Manifest, sqlite3.Connection]]:
    """A backup opened to be read: a copy, brought up to the present schema, that goes when the block ends.

    Raises FileError where it is not sound, StorageError("database-newer") for one of a newer version.
    """
    manifest = verify(path)
    with plain_errors(path), tempfile.TemporaryDirectory(prefix="ccapp-backup-") as scratch:
        incoming, _ = _unpack(path, Path(scratch))
        with _found_damaged(path):
            checked = database.connect(incoming, read_only=True)
            try:
                database.require_sound(checked)
            finally:
                checked.close()
            connection = database.connect(incoming)
            try:
                database.migrate(connection, lambda: None)
                yield manifest, connection
            finally:
                connection.close()


@contextmanager
def _found_damaged(path: Path) -> Iterator[None]:
    """What is wrong with the database in a backup is told of the backup."""
    try:
        with database.plain_storage_errors(path):
            yield
    except StorageError as error:
        if error.code in ("database-newer", "disk-full", "database-full"):
            raise
        raise FileError("backup-damaged", file=path.name) from error


def _set_aside(folder: Path, made: datetime) -> Path | None:
    """Back up what is in the folder now; leaves its database as one file without a log beside it."""
    current = folder / database.FILE
    if not current.exists():
        return _quarantine(folder, made) if (folder / (database.FILE + "-wal")).exists() else None
    try:
        with database.plain_storage_errors(current):
            connection = database.connect(current)
            try:
                database.version_of(connection)
                saved = keep_one(connection, folder, made)
                database.settle(connection)
            finally:
                connection.close()
    except StorageError as error:
        if error.code not in _BEYOND_BACKUP:
            raise
        saved = _quarantine(folder, made)
    return saved


def _quarantine(folder: Path, made: datetime) -> Path:
    """Keep database, log and keys as they are, for whoever can still read something from them."""
    target = folder / "quarantine" / f"ccapp-{made:%Y%m%d-%H%M%S}.db"
    with plain_errors(target):
        target.parent.mkdir(exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            _keep_copy(folder / (database.FILE + ending), target.with_name(target.name + ending))
        _keep_copy(folder / identity.FILE, target.with_suffix(".identity.json"))
    return target


def _keep_copy(source: Path, target: Path) -> None:
    if source.exists():
        shutil.copy2(source, target)


def keep_one(connection: sqlite3.Connection, folder: Path, made: datetime) -> Path:
    """Make the next backup in the folder's own `backup` place and let those go that `surplus` names."""
    place = folder / "backup"
    with plain_errors(place):
        place.mkdir(exist_ok=True)
    number = max((running_number(path) for path in kept(folder)), default=0) + 1
    out = place / f"ccapp-{number:06d}-{made:%Y%m%d-%H%M}{SUFFIX}"
    make(connection, folder, out, made)
    for old in surplus(folder):
        with plain_errors(old):
            old.unlink()
    return out
