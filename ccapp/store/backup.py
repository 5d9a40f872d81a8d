"""A backup is one file that alone is enough to start again: the database and the office's keys, verified.

It is a ZIP of `manifest.json`, `ccapp.db` (from VACUUM INTO) and `identity.json` (keys without the device
token). Restoring always makes a new device id.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

from ccapp import __version__
from ccapp.errors import FileError, StorageError
from ccapp.files import plain_errors, sync_folder, write_atomically
from ccapp.store import database, devices, identity
from ccapp.store.lock import FolderLock
from ccapp.store.places import require_fixed_disk

FORMAT: Final = 1
KEEP: Final = 10
SUFFIX: Final = ".ccbak"
_MANIFEST: Final = "manifest.json"
_PARTS: Final = (_MANIFEST, database.FILE, identity.FILE)
_MAX_DATABASE: Final = 8 * 1024**3
_MAX_SMALL: Final = 1024**2
# What zipfile raises for damaged, foreign, encrypted (RuntimeError) or incomplete archives.
_NOT_A_BACKUP: Final = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `tx` is the last transaction in it."""

    format: int
    app: str
    schema: int
    made: str
    office: str
    name: str
    tx: int
    sha256: str


def make(connection: sqlite3.Connection, folder: Path, out: Path, made: datetime) -> None:
    """Write a verified backup to `out`. Raises FileError or StorageError; an older `out` then stays.

    The copy is opened and checked before it is packed, and the packed file is read back.
    """
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as scratch:
        copy = Path(scratch) / database.FILE
        with database.plain_storage_errors(out):
            connection.execute("VACUUM INTO ?", (str(copy),))
            manifest = _describe(copy, made)
        mine = identity.read_identity(folder)
        keys = json.dumps({"keys": mine.keys if mine else {}}, ensure_ascii=False)
        write_atomically(out, lambda stream: _pack(stream, manifest, copy, keys))
    verify(out)


def _describe(copy: Path, made: datetime) -> Manifest:
    connection = database.connect(copy, read_only=True)
    try:
        database.require_sound(connection)
        row = connection.execute("SELECT id, name FROM office WHERE own = 1").fetchone() or ("", "")
        tx = connection.execute("SELECT coalesce(max(id), 0) FROM tx").fetchone()[0]
        schema = database.version_of(connection)
    finally:
        connection.close()
    return Manifest(
        format=FORMAT,
        app=__version__,
        schema=schema,
        made=made.isoformat(timespec="seconds"),
        office=row[0],
        name=row[1],
        tx=tx,
        sha256=_hash(copy),
    )


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pack(stream: BinaryIO, manifest: Manifest, copy: Path, keys: str) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        about = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
        archive.writestr(_MANIFEST, json.dumps(about, ensure_ascii=False, indent=1))
        archive.write(copy, database.FILE)
        archive.writestr(identity.FILE, keys)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, whatever is wrong with it told in one code."""
    try:
        with plain_errors(path), zipfile.ZipFile(path) as archive:
            yield archive
    except _NOT_A_BACKUP as error:
        raise FileError("backup-damaged", file=path.name) from error


def verify(path: Path) -> Manifest:
    """Read a backup whole and compare its checksums. Raises FileError("backup-damaged") or "backup-newer"."""
    with _opened(path) as archive:
        manifest = _read_manifest(archive, path)
        _read_keys(archive, path)
        digest = hashlib.sha256()
        with archive.open(database.FILE) as stream:
            while block := stream.read(1024**2):
                digest.update(block)
    if digest.hexdigest() != manifest.sha256:
        raise FileError("backup-damaged", file=path.name)
    return manifest


def _read_keys(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    keys = _small_json(archive, identity.FILE, path).get("keys")
    if not isinstance(keys, dict):
        raise FileError("backup-damaged", file=path.name)
    return keys


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if (
        sorted(archive.namelist()) != sorted(_PARTS)
        or archive.getinfo(database.FILE).file_size > _MAX_DATABASE
    ):
        raise FileError("backup-damaged", file=path.name)
    data = _small_json(archive, _MANIFEST, path)
    if data.get("format") != FORMAT:
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


def restore(folder: Path, path: Path, made: datetime) -> Path | None:
    """Put a backup in the place of the data in `folder`, as a new device; returns the backup made first.

    Nothing changes before the file has been verified and the data there has been backed up. A database too
    damaged to back up is kept as it is in `quarantine`. Raises FileError or StorageError.
    """
    require_fixed_disk(folder)
    verify(path)
    with plain_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FolderLock(folder), tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as scratch:
        incoming, keys = _unpack(path, Path(scratch))
        restored = _prepare(incoming, folder, keys, made, path)
        saved = _set_aside(folder, made)
        identity.write_identity(folder, restored, identity.RESTORED_FILE)
        with plain_errors(folder / database.FILE):
            incoming.replace(folder / database.FILE)
            sync_folder(folder)
        identity.finish_restore(folder, restored.token)
    return saved


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
    try:
        with database.plain_storage_errors(path):
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
    except StorageError as error:
        if error.code in ("database-newer", "disk-full", "database-full"):
            raise
        raise FileError("backup-damaged", file=path.name) from error
    return restored


def _set_aside(folder: Path, made: datetime) -> Path | None:
    """Back up what is in the folder now; leaves its database as one file without a log beside it."""
    current = folder / database.FILE
    if not current.exists():
        return None
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
        if error.code not in ("database-damaged", "database-foreign", "database-newer"):
            raise
        saved = _quarantine(folder, made)
    return saved


def _quarantine(folder: Path, made: datetime) -> Path:
    target = folder / "quarantine" / f"ccapp-{made:%Y%m%d-%H%M%S}.db"
    with plain_errors(target):
        target.parent.mkdir(exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            part = folder / (database.FILE + ending)
            if part.exists():
                shutil.copy2(part, target.with_name(target.name + ending))
        for ending in ("-wal", "-shm"):
            (folder / (database.FILE + ending)).unlink(missing_ok=True)
    return target


def keep_one(connection: sqlite3.Connection, folder: Path, made: datetime) -> Path:
    """Make the next backup in the folder's own `backup` place and let the oldest beyond ten go."""
    place = folder / "backup"
    with plain_errors(place):
        place.mkdir(exist_ok=True)
    number = max((_number(path) for path in _kept(folder)), default=0) + 1
    out = place / f"ccapp-{number:06d}-{made:%Y%m%d-%H%M}{SUFFIX}"
    make(connection, folder, out, made)
    for old in _kept(folder)[:-KEEP]:
        with plain_errors(old):
            old.unlink()
    return out


def keep_daily(connection: sqlite3.Connection, folder: Path, now: datetime) -> Path | None:
    """Back up if anything changed since the newest backup and that one is a day old, or from the future.

    The clock may be years off: a distance of a day in either direction counts.
    """
    last = newest(folder)
    if last is not None:
        with plain_errors(last):
            age = now.timestamp() - last.stat().st_mtime
        if abs(age) < _DAY.total_seconds() or verify(last).tx == _last_tx(connection):
            return None
    elif not _last_tx(connection):
        return None
    return keep_one(connection, folder, now)


def _last_tx(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM tx").fetchone()[0])


def newest(folder: Path) -> Path | None:
    """The newest backup in the folder's own `backup` place, by its running number and not by any clock."""
    kept = _kept(folder)
    return kept[-1] if kept else None


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / "backup").glob(f"ccapp-*{SUFFIX}"), key=_number)


def _number(path: Path) -> int:
    digits = path.name.split("-")[1]
    return int(digits) if digits.isdigit() else 0
