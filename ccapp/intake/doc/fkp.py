"""Formatted pages (2.9.33 ChpxFkp, 2.9.175 PapxFkp): which bytes of the text have which formatting."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ccapp.intake.doc.binary import Bytes, increasing

_PAGE: Final = 512
_PAGE_NUMBER: Final = 0x3F_FFFF  # 2.9.204 PnFkpChpx: the upper ten bits are not used
_BX_PAP: Final = 13
_FAR: Final = 1 << 32  # beyond any byte of a file


class Kind(Enum):
    """Formatting of characters or of paragraphs."""

    CHARACTERS = "chpx"
    PARAGRAPHS = "papx"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes `start` … `end` of the file and the formatting of the text there."""

    start: int
    end: int
    formatting: bytes = b""


class FormattedPages:
    """Finds the formatting at a byte of the text; pages are read when the text comes to them."""

    def __init__(self, stream: Bytes, plc: Bytes, kind: Kind) -> None:
        self._stream = stream
        self._kind = kind
        count = max(0, (len(plc) - 4) // 8)  # 2.8.5 PlcBteChpx: count + 1 offsets, count page numbers
        self._starts = increasing(plc.numbers(0, count + 1)) if count else []
        self._pages = plc.numbers(4 * (count + 1), count) if count else []
        self._read: dict[int, tuple[list[int], list[Stretch]]] = {}

    def at(self, byte: int) -> Stretch:
        """The stretch that holds a byte; one without formatting where no page speaks of it."""
        index = bisect_right(self._starts, byte) - 1
        if not 0 <= index < len(self._pages):
            return Stretch(byte, self._starts[0] if index < 0 and self._starts else _FAR)
        starts, stretches = self._page(self._pages[index] & _PAGE_NUMBER)
        found = bisect_right(starts, byte) - 1
        if 0 <= found < len(stretches) and byte < stretches[found].end:
            return stretches[found]
        following = starts[found + 1] if found + 1 < len(starts) else self._starts[index + 1]
        return Stretch(byte, max(byte + 1, following))

    def _page(self, number: int) -> tuple[list[int], list[Stretch]]:
        if number not in self._read:
            page = self._stream.part(number * _PAGE, _PAGE)
            count = page.number(_PAGE - 1, 1)
            positions = increasing(page.numbers(0, count + 1))
            stretches = [
                Stretch(positions[index], positions[index + 1], self._formatting(page, count, index))
                for index in range(count)
            ]
            self._read[number] = (positions[:-1], stretches)
        return self._read[number]

    def _formatting(self, page: Bytes, count: int, index: int) -> bytes:
        after = 4 * (count + 1)
        if self._kind is Kind.CHARACTERS:
            at = page.number(after + index, 1) * 2
            return page.take(at + 1, page.number(at, 1)) if at else b""
        at = page.number(after + index * _BX_PAP, 1) * 2
        if not at:
            return b""
        # 2.9.176 PapxInFkp: words, the first byte one short; or 0 and words in a second byte.
        words = page.number(at, 1)
        return page.take(at + 1, 2 * words - 1) if words else page.take(at + 2, 2 * page.number(at + 1, 1))
