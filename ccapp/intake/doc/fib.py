"""The file information block (2.5): what kind of document this is and where its structures stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ccapp.intake.doc.binary import Bytes, StructureError

_WORD: Final = 0xA5EC  # 2.5.2 wIdent; Word 6 and 95 wrote 0xA5DC
_OLDER_WORDS: Final = (0xA5DC, 0xA5DB, 0xA697, 0xA699)
_WORD_97: Final = 0xC0  # 2.5.2 nFib: 0xC1, and 0xC0 in some files of the first release
_ENCRYPTED: Final = 0x0100
_TABLE_1: Final = 0x0200
_CCP: Final = 76  # 2.5.4 FibRgLw97.ccpText; the counts of the other texts follow
_PAIRS: Final = 154  # 2.5.6 FibRgFcLcb97: offset and size of each structure in the table stream


class Pair(IntEnum):
    """The structures used here, by their place in FibRgFcLcb97."""

    STSHF = 1
    PLCF_SED = 6
    PLCF_BTE_CHPX = 12
    PLCF_BTE_PAPX = 13
    STTBF_FFN = 15
    CLX = 33
    PLC_SPA_MOM = 40
    PLCF_TXBX_TXT = 56
    PLF_LST = 73
    PLF_LFO = 74


class OldWordError(Exception):
    """A document of Word 6, 95 or before: another format."""


class EncryptedError(Exception):
    """A document with a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fib:
    """The parts of the block used here. Texts follow one another: main, notes, headers …, text boxes."""

    table: str
    main: int
    boxes_from: int
    boxes: int
    pairs: tuple[tuple[int, int], ...]

    def place(self, pair: Pair) -> tuple[int, int]:
        """Offset and size of a structure in the table stream; size 0 where there is none."""
        return self.pairs[pair]


def read_fib(stream: Bytes) -> Fib:
    """Read the block at the start of the WordDocument stream.

    Raises OldWordError, EncryptedError, or StructureError for anything that is no Word document.
    """
    identifier, version, flags = stream.number(0, 2), stream.number(2, 2), stream.number(10, 2)
    if identifier in _OLDER_WORDS or (identifier == _WORD and version < _WORD_97):
        raise OldWordError
    if identifier != _WORD:
        raise StructureError("no Word document")
    if flags & _ENCRYPTED:
        raise EncryptedError
    main, notes, headers, _, comments, endnotes, boxes = stream.numbers(_CCP, 7)
    numbers = stream.numbers(_PAIRS, 2 * (max(Pair) + 1))
    return Fib(
        table="1Table" if flags & _TABLE_1 else "0Table",
        main=main,
        boxes_from=main + notes + headers + comments + endnotes,
        boxes=boxes,
        pairs=tuple(zip(numbers[::2], numbers[1::2], strict=True)),
    )
