"""The piece table (2.9.38 Clx): the text of the document, in pieces that stand anywhere in the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.intake.doc.binary import Bytes, StructureError, increasing

_PRC: Final = 1
_PCDT: Final = 2
_PCD: Final = 8
_COMPRESSED: Final = 0x4000_0000
_OFFSET: Final = 0x3FFF_FFFF
# 2.9.73 FcCompressed: one byte a character, these few apart the code point itself.
_BYTES: Final = {
    0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
    0x8B: "‹", 0x8C: "Œ", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9F: "Ÿ",
}  # fmt: skip
# 2.9.215 Prm0: a short form for these modifiers with an operand of one byte.
_SHORT: Final = {
    0x05: 0x2403, 0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x53: 0x2A33,
    0x55: 0x0835, 0x5C: 0x083C, 0x68: 0x2A48, 0x75: 0x0855,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters `start` … `end` of the document at byte `offset` of the file, `width` bytes each.

    `modifiers` apply to the whole piece on top of its own formatting (files saved in a hurry have them).
    """

    start: int
    end: int
    offset: int
    width: int
    modifiers: bytes = b""

    def byte(self, position: int) -> int:
        """Where a character of the piece stands in the file."""
        return self.offset + (position - self.start) * self.width


def read_pieces(clx: Bytes) -> list[Piece]:
    """The pieces in reading order. Raises StructureError."""
    modifiers: list[bytes] = []
    at = 0
    while clx.number(at, 1) == _PRC:
        size = clx.number(at + 1, 2)
        modifiers.append(clx.take(at + 3, size))
        at += 3 + size
    if clx.number(at, 1) != _PCDT:
        raise StructureError("no piece table")
    table = clx.part(at + 5, clx.number(at + 1, 4))
    return list(_pieces(table, modifiers))


def _pieces(table: Bytes, modifiers: list[bytes]) -> Iterator[Piece]:
    count = (len(table) - 4) // (4 + _PCD)
    positions = increasing(table.numbers(0, count + 1))
    for index in range(count):
        at = 4 * (count + 1) + _PCD * index
        place, prm = table.number(at + 2, 4), table.number(at + 6, 2)
        compressed = bool(place & _COMPRESSED)
        yield Piece(
            start=positions[index],
            end=positions[index + 1],
            offset=(place & _OFFSET) // 2 if compressed else place & _OFFSET,
            width=1 if compressed else 2,
            modifiers=_modifiers(prm, modifiers),
        )


def _modifiers(prm: int, known: list[bytes]) -> bytes:
    """2.9.214 Prm: one modifier in short form, or the number of a longer list."""
    if prm & 1:
        return known[prm >> 1] if prm >> 1 < len(known) else b""
    code = _SHORT.get((prm & 0xFF) >> 1)
    return b"" if code is None else code.to_bytes(2, "little") + bytes([prm >> 8])


def piece_text(stream: Bytes, piece: Piece) -> str:
    """The characters of a piece, one for each position: a character beyond U+FFFF counts as two."""
    data = stream.take(piece.offset, (piece.end - piece.start) * piece.width)
    if piece.width == 1:
        return data.decode("latin-1").translate(_BYTES)
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
