"""A folder that Syncthing, Nextcloud or a network share keeps: which whole packages for an office lie in it.

Only looked at: what is found goes through the ordinary reception. A file counts once every byte that its
signed header promises is there, so a copy that is still under way is waited for, whatever carries it.
"""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.domain.plan import OfficeId
from ccapp.errors import FileError
from ccapp.exchange.arrivals import walk
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import HEAD_LENGTH, MAGIC, split_frame
from ccapp.exchange.header import Header, PackageKind, decode_header
from ccapp.exchange.limits import MIB
from ccapp.exchange.media import TEMPORARY
from ccapp.exchange.package import require_signature

_BLOCK: Final = MIB
_OFFERED: Final = frozenset(
    {PackageKind.DATA, PackageKind.REMARKS, PackageKind.RECEIPT, PackageKind.RECOVERY}
)
# What programs that keep folders alike leave while they copy, and where they put old versions.
_UNFINISHED: Final = (TEMPORARY, ".part", ".partial", ".crdownload")
_HIDDEN: Final = (".", "~", "$")

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A whole package for us, and the hash it is remembered by."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What lies in the folder now: packages for us, and how many files of the program are not whole yet."""

    found: tuple[Found, ...]
    unfinished: int


_Mark = tuple[int, int]  # size and time of a file: while they stay, so does what was found out about it


@dataclass(slots=True, kw_only=True)
class FolderWatch:
    """Looks into one folder again and again, reading only what is new. For one thread at a time."""

    folder: Path
    office: OfficeId
    _known: dict[Path, tuple[_Mark, Found | None]] = field(default_factory=dict)

    def look(self) -> Look:
        """What lies there now, by name. Our own files and those for other offices are none of it.

        Raises FileError: `watched-gone` where the folder cannot be opened, `folder-too-large` where it holds
        more than a hundred thousand files.
        """
        try:
            os.scandir(self.folder).close()
        except OSError as error:
            detail = error.strerror or str(error)
            raise FileError("watched-gone", folder=str(self.folder), detail=detail) from error
        unfinished, seen = 0, {}
        for path in walk(self.folder):
            if _is_passed_by(path.relative_to(self.folder)):
                continue
            try:
                seen[path] = self._verdict(path)
            except (OSError, PackageError) as error:
                _log.info("not whole yet: %s (%s)", path, error)
                unfinished += 1
        self._known = seen
        found = tuple(each for _, each in seen.values() if each is not None)
        return Look(found=found, unfinished=unfinished)

    def _verdict(self, path: Path) -> tuple[_Mark, Found | None]:
        status = path.stat()
        mark = (status.st_size, status.st_mtime_ns)
        known = self._known.get(path)
        return known if known is not None and known[0] == mark else (mark, _whole(path, self.office))


def _is_passed_by(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(_UNFINISHED) or any(part.startswith(_HIDDEN) for part in path.parts)


def _whole(path: Path, office: OfficeId) -> Found | None:
    """The package, None for a file that is none or not for us. Raises PackageError while it is not whole."""
    with path.open("rb") as file:
        head = file.read(HEAD_LENGTH)
        if head[: len(MAGIC)] != MAGIC:
            return None
        frame = split_frame(head)
        try:
            header = decode_header(frame.header)
        except PackageError as error:
            if error.fault is not Fault.VERSION:
                raise
            file.seek(0)  # of a newer program: the reception says so, and what to do
            return Found(path=path, sha256=hashlib.file_digest(file, "sha256").hexdigest())
        if not _is_for(header, office):
            return None
        require_signature(frame, header)
        return Found(path=path, sha256=_digest(file, header, len(head) - len(frame.body)))


def _is_for(header: Header, office: OfficeId) -> bool:
    ours = any(wrap.office == office for wrap in header.to)
    return header.kind in _OFFERED and header.office != office and ours


def _digest(file: BinaryIO, header: Header, start: int) -> str:
    """The hash of the file, whose segments are those of its signed header. Raises PackageError otherwise."""
    file.seek(0)
    whole = hashlib.sha256(file.read(start))
    for segment in header.segments:
        part, left = hashlib.sha256(), segment.length
        while left and (block := file.read(min(left, _BLOCK))):
            left -= len(block)
            part.update(block)
            whole.update(block)
        if left or part.hexdigest() != segment.sha256:
            raise PackageError(Fault.SIGNATURE, "segment-hash")
    if file.read(1):
        raise PackageError(Fault.FRAME, "body-length")
    return whole.hexdigest()
