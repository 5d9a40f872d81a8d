"""The records of an .xls workbook stream, sifted before a library reads them ([MS-XLS] 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits

_HEAD: Final = 4  # bytes of type and length
_RECORDS: Final = 2_000_000  # blank cells included; each takes a microsecond or two
_BEGIN: Final = frozenset({0x0809, 0x0409, 0x0209, 0x0009})
_PASSWORD: Final = 0x002F
_SHEET: Final = 0x0085
_SETUP: Final = 0x00A1
# Records that hold one cell, and those that hold several things of so many bytes each.
_CELLS: Final = frozenset({0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x0006, 0x0206, 0x0406, 0x00D6})
_SEVERAL: Final = {0x00BD: 6, 0x00E5: 8}
# Everything else that matters: ends, continuations, strings, results of formulas, days from 1904, code page,
# fonts, formats, styles, extents, rows, columns and their usual widths.
_KEPT: Final = frozenset({
    0x000A, 0x003C, 0x00FC, 0x0007, 0x0207, 0x0021, 0x0221, 0x04BC, 0x0022, 0x0042, 0x0031, 0x0231, 0x001E,
    0x041E, 0x00E0, 0x0000, 0x0200, 0x0208, 0x007D, 0x0055, 0x0099, 0x00AB, _SHEET,
})  # fmt: skip
_NOTHING: Final = b"\xff\x0f"  # a type that no record has
_FLAGS_AT: Final = 10
_PORTRAIT: Final = 0x02
_NOT_SAID: Final = 0x04 | 0x40
_WORKSHEET_AT: Final = 5  # the byte that tells worksheets (0) from charts and macros


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The stream with only those records that are needed, and how its worksheets are turned, in order.

    What is left away - names, drawings, links, conditions, blank cells - would cost time, and the library
    refuses whole files for oddities in it.
    """

    stream: bytes
    orientations: tuple[Orientation, ...]


def sift(name: str, stream: bytes) -> Sifted:
    """Look over all records. Raises FileError for a password, too many cells or misplaced sheets."""
    sifted = bytearray(stream)
    offsets: list[int] = []
    turned: dict[int, Orientation | None] = {}
    begin = cells = 0
    for count, (at, kind, length) in enumerate(_records(stream)):
        cells += length // _SEVERAL[kind] if kind in _SEVERAL else kind in _CELLS
        if kind in _BEGIN:
            begin, turned[at] = at, None
        elif kind == _SETUP:
            turned[begin] = _orientation(_number(stream, at + _HEAD + _FLAGS_AT, 2))
        elif kind == _PASSWORD:
            raise FileError("file-encrypted", file=name)
        elif kind == _SHEET and _number(stream, at + _HEAD + _WORKSHEET_AT, 1) == 0:
            offsets.append(_number(stream, at + _HEAD, 4))
        if cells > limits.CELLS or count > _RECORDS:
            raise FileError("file-too-complex", file=name)
        if not (kind in _KEPT or kind in _CELLS or kind in _SEVERAL or kind in _BEGIN):
            sifted[at : at + 2] = _NOTHING
    if len(set(offsets)) < len(offsets) or not turned.keys() >= set(offsets):
        # Two sheets in one place could be read without end.
        raise FileError("file-damaged", file=name)
    orientations = tuple(turned[offset] or Orientation.LANDSCAPE for offset in offsets)
    return Sifted(stream=bytes(sifted), orientations=orientations)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Offset, type and length of each record."""
    at = 0
    while at + _HEAD <= len(stream):
        length = _number(stream, at + 2, 2)
        yield at, _number(stream, at, 2), length
        at += _HEAD + length


def _number(stream: bytes, at: int, size: int) -> int:
    return int.from_bytes(stream[at : at + size], "little")


def _orientation(flags: int) -> Orientation | None:
    if flags & _NOT_SAID:
        return None
    return Orientation.PORTRAIT if flags & _PORTRAIT else Orientation.LANDSCAPE
