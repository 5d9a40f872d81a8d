"""The compound file (OLE2) around a document: named streams of bytes."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Final

import olefile

from ccapp.intake.doc.binary import Bytes, StructureError

_HEADER: Final = 512
_SECTOR_SHIFTS: Final = (9, 12)  # [MS-CFB] 2.2: sectors of 512 or 4096 bytes
_MINI_SHIFT: Final = 6
# What olefile raises on damaged files: the first two came from altered bytes, recursion from a long chain
# of directory entries; the others are what its arithmetic can raise.
_DAMAGE: Final = (
    OSError, TypeError, RecursionError, ValueError, IndexError, AttributeError, OverflowError, struct.error,
)  # fmt: skip


class Container:
    """An opened compound file. Raises StructureError for any defect."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        _require_plain_header(Bytes(data))
        try:
            self._ole = olefile.OleFileIO(BytesIO(data))
        except _DAMAGE as error:
            raise StructureError("compound file") from error
        self._require(self._ole.root.size)

    def has(self, name: str) -> bool:
        """Whether a stream of this name stands at the top."""
        return any(name.lower() == entry.name.lower() for entry in self._ole.root.kids)

    def read(self, name: str) -> bytes:
        """The bytes of a stream, empty where there is none."""
        if not self.has(name):
            return b""
        try:
            self._require(self._ole.get_size(name))
            data: bytes = self._ole.openstream(name).read()
        except _DAMAGE as error:
            raise StructureError(name) from error
        return data

    def _require(self, size: int) -> None:
        # A chain of sectors may go round in a circle: only its declared size ends it.
        if size > self._size:
            raise StructureError("stream larger than its file")


def _require_plain_header(data: Bytes) -> None:
    """[MS-CFB] 2.2: sizes that olefile would trust, however large."""
    shift = data.number(30, 2)
    if shift not in _SECTOR_SHIFTS or data.number(32, 2) != _MINI_SHIFT:
        raise StructureError("sector size")
    sectors = len(data) >> shift
    tables = (data.number(at, 4) for at in (44, 64, 72))  # of the FAT, the mini FAT and the DIFAT
    if len(data) < _HEADER or any(count > sectors for count in tables):
        raise StructureError("more allocation tables than sectors")


def holds(data: bytes, name: str) -> bool:
    """Whether a compound file has a stream of this name at its top; a damaged one may have it."""
    try:
        return Container(data).has(name)
    except StructureError:
        return True
