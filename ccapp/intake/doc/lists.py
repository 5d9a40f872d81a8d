"""Lists (2.9.182 PlfLst, 2.9.180 PlfLfo): definitions with nine levels, and the lists that use them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccapp.intake.doc.binary import Bytes
from ccapp.intake.numbering import LEVELS, Counters, ListDefinition, ListLevel

_LSTF: Final = 28
_LVLF: Final = 28
_LFO: Final = 16
_SIMPLE: Final = 1  # 2.9.144 LSTF.fSimpleList: one level only
_NOTHING_FOLLOWS: Final = 2
# [MS-OSHARED] 2.2.1.3 MSONFC, as the newer format names them.
_FORMS: Final = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip


class Lists:
    """Counts the automatic numbers of a document, paragraph by paragraph in reading order."""

    def __init__(self, definitions: list[ListDefinition]) -> None:
        self._definitions = definitions
        self._counters = Counters()

    def label(self, number: int, depth: int) -> str:
        """The number drawn before the next paragraph of the list with this 1-based number."""
        if not 0 < number <= len(self._definitions):
            return ""
        return self._counters.label(str(number), self._definitions[number - 1], min(depth, LEVELS - 1))


def read_lists(table: Bytes, abstract: tuple[int, int], used: tuple[int, int]) -> Lists:
    """Read PlfLst and PlfLfo by their places in the table stream. Raises StructureError."""
    if not abstract[1] or not used[1]:
        return Lists([])
    known = dict(_abstract(table, abstract[0]))
    return Lists(list(_used(table.part(*used), known)))


def _abstract(table: Bytes, at: int) -> Iterator[tuple[int, dict[int, ListLevel]]]:
    """The definitions by their ids: fixed parts first, then the levels of all, beyond the stated size."""
    count = table.number(at, 2)
    level_at = at + 2 + count * _LSTF
    for index in range(count):
        entry = table.part(at + 2 + index * _LSTF, _LSTF)
        depths = 1 if entry.number(26, 1) & _SIMPLE else LEVELS
        levels = {}
        for depth in range(depths):
            levels[depth], level_at = _level(table, level_at)
        yield entry.number(0, 4), levels


def _level(table: Bytes, at: int) -> tuple[ListLevel, int]:
    """2.9.150 LVL: fixed part, formatting, pattern; the pattern holds level numbers as characters 0 … 8."""
    fixed = table.part(at, _LVLF)
    pattern_at = at + _LVLF + fixed.number(24, 1) + fixed.number(25, 1)
    length = table.number(pattern_at, 2)
    pattern = table.utf16(pattern_at + 2, length)
    level = ListLevel(
        start=max(0, fixed.signed(0, 4)),
        form=_FORMS.get(fixed.number(4, 1), "decimal"),
        pattern="".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in pattern),
        suffix="" if fixed.number(15, 1) == _NOTHING_FOLLOWS else " ",
    )
    return level, pattern_at + 2 + 2 * length


def _used(table: Bytes, known: dict[int, dict[int, ListLevel]]) -> Iterator[ListDefinition]:
    """The lists that paragraphs name, in order, with what they change of their definition."""
    count = table.number(0, 4)
    at = 4 + count * _LFO
    for index in range(count):
        entry = table.part(4 + index * _LFO, _LFO)
        identifier, changed = entry.number(0, 4), entry.number(12, 1)
        own: dict[int, ListLevel] = {}
        restarts: dict[int, int] = {}
        at += 4 if at + 4 <= len(table) else 0
        for _ in range(changed):
            at = _override(table, at, own, restarts)
        yield ListDefinition(
            counted=str(identifier), levels=known.get(identifier, {}) | own, restarts=restarts
        )


def _override(table: Bytes, at: int, own: dict[int, ListLevel], restarts: dict[int, int]) -> int:
    """2.9.132 LFOLVL: a new start, a whole level of its own, or both; returns where the next stands."""
    start, flags = table.number(at, 4), table.number(at + 4, 4)
    depth = flags & 0xF
    at += 8
    if flags & 0x20:
        own[depth], at = _level(table, at)
        start = own[depth].start
    if flags & 0x10:
        restarts[depth] = start
    return at
