"""Finding packages on a stick, in folders and inside zip files, and copying them in once.

A package is known by its first bytes, never by its name; nothing else is opened further than that, and no
name found in a zip is ever used as a path.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.errors import FileError
from ccapp.exchange.fields import display_name
from ccapp.exchange.frame import MAGIC
from ccapp.exchange.limits import MAX_FILE, MIB, require_within
from ccapp.exchange.media import SUFFIX, TEMPORARY
from ccapp.files import require_unpacked
from ccapp.progress import Progress, silent

# Half the magic: a package damaged by a copy in text mode is still found, and refused with its reason.
_SNIFF: Final = MAGIC[:4]
_ZIP: Final = b"PK"
_BLOCK: Final = MIB
_MAX_DEPTH: Final = 16
_MAX_ENTRIES: Final = 100_000
_MAX_MEMBERS: Final = 5_000
_MAX_UNFOLDED: Final = MAX_FILE
_MAX_DIRECTORY: Final = 4 * MIB
_END_RECORD: Final = struct.Struct("<4s4H2LH")
_END_MAGIC: Final = b"PK\x05\x06"
# A zip of the 64-bit kind could name a directory of any size; no package needs one.
_LOCATOR_64: Final = b"PK\x06\x07"
_LOCATOR_LENGTH: Final = 20
_PLAIN_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_MAX_COMMENT: Final = 65_535
_ENCRYPTED: Final = 0x1
_JUNCTION: Final = 0xA0000003
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    ValueError,
)

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that begins like a package, or one that the user named; `member` is its name inside a zip."""

    path: Path
    member: str = ""

    @property
    def label(self) -> str:
        """What to show for it. Never a path to open."""
        return display_name(f"{self.path.name} / {self.member}" if self.member else self.path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCopy:
    """The private copy that all further work uses."""

    path: Path
    sha256: str
    size: int


def find_packages(paths: Iterable[Path], progress: Progress = silent) -> Iterator[Arrival]:
    """Files that begin like a package, in the order given and then by name.

    Folders are walked with everything hidden in them, zip files one level deep. Skipped: unfinished files
    (`.tmp`), symbolic links, junctions, whatever cannot be read. A file named outright that is no package
    is given too, so that the user hears about it. Raises FileError `file-not-found` for a path that is none,
    and as `walk`; `Cancelled` through `progress`, for a slow stick may hold very many files.
    """
    for path in paths:
        if path.is_dir():
            for file in walk(path):
                progress(0, 0)
                yield from _arrivals(file)
        elif path.is_file():
            yield from _arrivals(path) or [Arrival(path=path)]
        else:
            raise FileError("file-not-found", file=str(path))


def holds_package(path: Path) -> bool:
    """Whether a file begins like a package, or is a zip with one in it; false for what cannot be read."""
    return path.is_file() and bool(_arrivals(path))


def is_ours(path: Path) -> bool:
    """Whether a file is for the pages that receive: by its content, or by its ending where it is damaged."""
    return path.suffix.lower() == SUFFIX or holds_package(path)


def walk(root: Path) -> Iterator[Path]:
    """Every plain file below a folder, hidden ones too, by name; no links, and no folders nobody may read.

    Raises FileError `folder-too-large` for more than a hundred thousand.
    """
    pending = [(root, 0)]
    seen = 0
    while pending:
        folder, depth = pending.pop()
        folders = []
        for entry in _entries(folder):
            seen += 1
            if seen > _MAX_ENTRIES:
                raise FileError("folder-too-large", folder=str(root), limit=_MAX_ENTRIES)
            if entry.is_file(follow_symlinks=False):
                yield Path(entry.path)
            elif depth < _MAX_DEPTH and _is_plain_folder(entry):
                folders.append((Path(entry.path), depth + 1))
        pending.extend(reversed(folders))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        # Every Windows stick has a folder that nobody may read; it must not stop the rest.
        _log.info("folder skipped: %s (%s)", folder, error)
        return []


def _is_plain_folder(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False):
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) != _JUNCTION


def _arrivals(path: Path) -> list[Arrival]:
    if path.name.lower().endswith(TEMPORARY) or path.is_symlink():
        return []
    try:
        with path.open("rb") as file:
            start = file.read(len(_SNIFF))
            if start == _SNIFF:
                return [Arrival(path=path)]
            return _members(path, file) if start.startswith(_ZIP) else []
    except OSError as error:
        _log.info("file skipped: %s (%s)", path, error)
        return []


def _members(path: Path, file: BinaryIO) -> list[Arrival]:
    found: list[Arrival] = []
    if not is_bounded_zip(file):
        return found
    try:
        with zipfile.ZipFile(file) as archive:
            total = 0
            for info in archive.infolist():
                if not _begins_like_package(archive, info):
                    continue
                # Members that overlap could otherwise unfold to many times the size of the zip.
                total += info.file_size
                if total > _MAX_UNFOLDED:
                    break
                found.append(Arrival(path=path, member=info.filename))
    except _ZIP_ERRORS as error:
        _log.info("rest of zip skipped: %s (%s)", path, error)
    return found


def is_bounded_zip(file: BinaryIO) -> bool:
    """Whether the directory of a zip is small enough to be read; `zipfile` itself would read any."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_RECORD.size - _MAX_COMMENT))
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if size > MAX_FILE or at < 0 or len(tail) - at < _END_RECORD.size:
        return False
    if tail[:at][-_LOCATOR_LENGTH:].startswith(_LOCATOR_64):
        return False
    _, _, _, _, members, length, _, _ = _END_RECORD.unpack_from(tail, at)
    return bool(members <= _MAX_MEMBERS and length <= _MAX_DIRECTORY)


def _begins_like_package(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    if info.is_dir() or info.flag_bits & _ENCRYPTED or info.compress_type not in _PLAIN_METHODS:
        return False
    with archive.open(info) as member:
        return member.read(len(_SNIFF)) == _SNIFF


def start_of(arrival: Arrival, most: int) -> bytes:
    """The first bytes of a found package, no more than `most`. Raises FileError `media-unreadable`."""
    try:
        with _opened(arrival) as source:
            return source.read(most)
    except (OSError, KeyError, *_ZIP_ERRORS) as error:
        raise FileError("media-unreadable", file=arrival.label, detail=str(error)) from error


def copy_in(arrival: Arrival, inbox: Path) -> InboxCopy:
    """Copy a package once into the inbox under a random name; all work is done on the copy.

    The copy need not outlive a power cut yet: most files of a folder are known ones and go at once, and to
    wait for the disk would be all the time they take. One that is worth it goes through `keep`.

    Raises PackageError `E-GIOIHAN` above 1 GiB, FileError `media-unreadable` when the source fails or has
    gone, `archive-packed` and `no-package-inside` for an archive, a zip or a Word file without a package in
    it, `inbox-failed` when the copy cannot be written. A failed copy leaves nothing behind.
    """
    path = inbox / f"{secrets.token_hex(16)}{SUFFIX}"
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        digest, size = _copy(arrival, temporary)
        temporary.replace(path)
    except OSError as error:
        raise FileError("inbox-failed", folder=str(inbox), detail=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return InboxCopy(path=path, sha256=digest, size=size)


def keep(copy: InboxCopy) -> InboxCopy:
    """Make a copy durable under its hash. Raises FileError `inbox-failed`, and then it is gone."""
    path = copy.path.with_name(f"{copy.sha256}{SUFFIX}")
    try:
        with copy.path.open("r+b") as file:
            os.fsync(file.fileno())
        copy.path.replace(path)
    except OSError as error:
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)
        raise FileError(
            "inbox-failed", folder=str(path.parent), detail=error.strerror or str(error)
        ) from error
    return replace(copy, path=path)


def _copy(arrival: Arrival, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        for block in _blocks(arrival):
            if not size:
                _require_ours(arrival, block)
            size += len(block)
            require_within("file", size, MAX_FILE)
            digest.update(block)
            out.write(block)
    return digest.hexdigest(), size


def _require_ours(arrival: Arrival, start: bytes) -> None:
    """An archive, a Word or an Excel file is told apart from a damaged file of ours, and not copied."""
    require_unpacked(arrival.label, start)
    if start.startswith(_ZIP):
        raise FileError("no-package-inside", file=arrival.label)


def _blocks(arrival: Arrival) -> Iterator[bytes]:
    try:
        with _opened(arrival) as source:
            while block := source.read(_BLOCK):
                yield block
    except (OSError, KeyError, *_ZIP_ERRORS) as error:
        raise FileError("media-unreadable", file=arrival.label, detail=str(error)) from error


@contextmanager
def _opened(arrival: Arrival) -> Iterator[BinaryIO]:
    with arrival.path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileError("media-unreadable", file=arrival.label, detail="not a regular file")
        if not arrival.member:
            yield file
            return
        if not is_bounded_zip(file):
            raise FileError("media-unreadable", file=arrival.label, detail="zip changed")
        with zipfile.ZipFile(file) as archive, archive.open(arrival.member) as member:
            yield member  # type: ignore[misc]  # zipfile's reader is a BinaryIO in all but its declaration
