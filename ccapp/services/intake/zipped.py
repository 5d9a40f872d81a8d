"""Zips of Word and Excel files: what is in them is read from memory, nothing is unpacked to any disk.

No name found in a zip is ever used as a path. Bounded are the members, the size of each, what all of them
unfold to, and how far each unfolds (`intake.limits`); one level deep, for a zip within a zip is not opened.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from ccapp.errors import AppError, FileError
from ccapp.exchange.arrivals import is_bounded_zip
from ccapp.intake.archive import Archive
from ccapp.intake.limits import MEGABYTE, require_size
from ccapp.text.file_names import safe_file_name

DOCUMENTS: Final = frozenset(
    {".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm"}
)
"""Endings of what may be a plan or a form; a zip or a stick may hold anything else."""
ARCHIVES: Final = frozenset({".zip", ".rar", ".7z"})
"""Endings of archives: one within a zip is named, and unpacked by whoever wants it read."""
_SCRATCH: Final = ("~$", ".", "__MACOSX")
_MOST: Final = 1000
_MOST_BYTES: Final = 256 * MEGABYTE
_BEGINS: Final = b"PK"
_UTF8: Final = 0x800
_DAMAGE: Final = (OSError, BadZipFile, ValueError, NotImplementedError, struct.error)
_OFFICE: Final = frozenset({"[Content_Types].xml", "mimetype"})  # a Word, Excel or OpenDocument file itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """One file in a zip, by a name that is fit to be shown; `error` says why it cannot be read."""

    name: str
    data: bytes = b""
    error: AppError | None = None


def holds_documents(path: Path) -> bool:
    """Whether a file is a zip with Word or Excel files in it, or is such a file itself that a download has
    called a zip; false for what cannot be read.
    """
    try:
        return bool(_named(path)) or (path.suffix.lower() == ".zip" and is_document(path))
    except _DAMAGE:
        return False


def is_document(path: Path) -> bool:
    """Whether a file is a Word, Excel or OpenDocument file by its content, which is a zip too."""
    try:
        with path.open("rb") as file:
            if file.read(len(_BEGINS)) != _BEGINS or not is_bounded_zip(file):
                return False
            with ZipFile(file) as archive:
                return not _OFFICE.isdisjoint(archive.namelist())
    except _DAMAGE:
        return False


def documents_inside(path: Path) -> Iterator[Inside]:
    """The Word and Excel files in a zip by name, one after the other; the fault of one stops no other. An
    archive in it is given with the word that it must be unpacked.

    Raises FileError for a zip that cannot be read, holds too many or unfolds to too much.
    """
    try:
        names = _named(path)
        archive = Archive(path.name, path.read_bytes())
    except _DAMAGE as error:
        raise FileError("file-damaged", file=path.name) from error
    if len(names) > _MOST:
        raise FileError("file-unsafe", file=path.name)
    total = 0
    for member, name in sorted(names.items(), key=lambda each: each[1].casefold()):
        inside = _inside(archive, member, name)
        total += len(inside.data)
        if total > _MOST_BYTES:
            raise FileError("file-unsafe", file=path.name)
        yield inside


def _inside(archive: Archive, member: str, name: str) -> Inside:
    ending = PurePosixPath(name).suffix.lower()
    if ending in ARCHIVES:
        return Inside(name=name, error=FileError("archive-packed", file=name, kind=ending[1:].upper()))
    try:
        data = archive.read(member)
        require_size(name, len(data))
    except FileError as error:
        return Inside(name=name, error=FileError(error.code, **(error.facts | {"file": name})))
    return Inside(name=name, data=data)


def _named(path: Path) -> Mapping[str, str]:
    """The members that are documents or archives, and each one's name as a person reads it."""
    with path.open("rb") as file:
        if file.read(len(_BEGINS)) != _BEGINS or not is_bounded_zip(file):
            return {}
        with ZipFile(file) as archive:
            if not _OFFICE.isdisjoint(archive.namelist()):
                return {}
            return {
                info.filename: shown
                for info in archive.infolist()
                if not info.is_dir() and (shown := _shown(info.filename, info.flag_bits))
            }


def _shown(name: str, flags: int) -> str:
    """The name of a document or an archive; empty for what is neither, or is a scratch file.

    Older programs store names as UTF-8 without saying so, and they are read as letters of the first PCs.
    """
    if not flags & _UTF8:
        with suppress(UnicodeError):  # it was of that old kind after all
            name = name.encode("cp437").decode("utf-8")
    plain = PurePosixPath(name.replace("\\", "/"))
    if plain.suffix.lower() not in DOCUMENTS | ARCHIVES or any(
        part.startswith(_SCRATCH) for part in _parts(plain)
    ):
        return ""
    return safe_file_name(plain.name)


def _parts(path: PurePosixPath) -> tuple[str, ...]:
    return tuple(part for part in path.parts if part not in {".", ".."})
