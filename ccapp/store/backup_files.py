"""Signed copies in a backup: as many as fit, the newest first, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.store.attachments import FOLDER, is_sound, keep_file, place_of, read_kept
from ccapp.store.tables import EVIDENCE, SIGNED_COPY, Table

LIMIT: Final = 100 * 1024**2  # bytes of all of them: ten backups are kept, and each is read back
_NAME: Final = re.compile(rf"{FOLDER}/[0-9a-f]{{64}}")


def fitting(connection: sqlite3.Connection, folder: Path) -> tuple[tuple[str, ...], int]:
    """The hashes of the files that go along, and how many signed copies of ours do not: too large in all,
    lost, damaged. Files of plans that were received come last and are not counted: they can be asked for.
    """
    own = _hashes(connection, SIGNED_COPY)
    taken: list[str] = []
    room = LIMIT
    for sha256 in dict.fromkeys((*own, *_hashes(connection, EVIDENCE))):
        path = place_of(folder, sha256)
        size = path.stat().st_size if path.is_file() else room + 1
        if size <= room and is_sound(folder, sha256):
            taken.append(sha256)
            room -= size
    return tuple(taken), len(set(own) - set(taken))


def hashes_of(connection: sqlite3.Connection) -> frozenset[str]:
    """The hashes of all living signed copies."""
    return frozenset(_hashes(connection, SIGNED_COPY))


def _hashes(connection: sqlite3.Connection, table: Table) -> tuple[str, ...]:
    """Of the living records, the newest first; none in the data of an older version."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table.type,)
    ).fetchone()
    if known is None:
        return ()
    rows = connection.execute(
        f"SELECT json_extract(details, '$.sha256') FROM {table.type} WHERE deleted IS NULL " + table.as_made
    ).fetchall()
    return tuple(row[0] for row in reversed(rows))


def pack(archive: zipfile.ZipFile, folder: Path, hashes: tuple[str, ...], date: tuple[int, ...]) -> None:
    """Write the files into an archive; they are compressed already."""
    year, month, day, hour, minute, second = date
    for sha256 in hashes:
        info = zipfile.ZipInfo(f"{FOLDER}/{sha256}", (year, month, day, hour, minute, second))
        archive.writestr(info, read_kept(folder, sha256, sha256))


def names(archive: zipfile.ZipFile) -> list[str]:
    """The members of an archive that are such files; none where they are more than a backup holds."""
    found = [info for info in archive.infolist() if _NAME.fullmatch(info.filename)]
    return [info.filename for info in found] if sum(info.file_size for info in found) <= LIMIT else []


def verify(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise FileError("backup-damaged") where a file is not what its name says."""
    for name in names(archive):
        _read(archive, name, path)


def unpack(archive: zipfile.ZipFile, folder: Path, path: Path) -> None:
    """Put the files into the data folder; those there already stay. Raises FileError."""
    for name in names(archive):
        keep_file(folder, _read(archive, name, path))


def _read(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    data = archive.read(name)
    if hashlib.sha256(data).hexdigest() != name.removeprefix(f"{FOLDER}/"):
        raise FileError("backup-damaged", file=path.name)
    return data
