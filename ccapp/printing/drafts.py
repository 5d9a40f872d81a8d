"""What paper carries beside the plan while it is not in force: that it is a draft, which round, with a number
left of each row, or that an adjustment is under way.

Practice, no rule: the leader writes on the paper, and the officer finds the row by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ccapp.printing.cells import Block
from ccapp.printing.flow import Sheet
from ccapp.printing.fonts import font
from ccapp.printing.lines import set_lines
from ccapp.printing.primitives import Face, Primitive
from ccapp.printing.rules import PageRules
from ccapp.printing.table import Table, baseline_offset, line_items

LABEL: Final = "DỰ THẢO LẦN"
DRAFT: Final = "DỰ THẢO"
NOT_SUBMITTED: Final = "chưa trình ký"
ADJUSTING: Final = "ĐANG ĐIỀU CHỈNH"
NOT_IN_FORCE: Final = "chưa có hiệu lực"
_WIDE: Final = 10_000.0  # these lines are never broken


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMark:
    """Which round a printout is; `saved` says when, as `lưu 14:05 ngày 04/01/2026`.

    Without a number the rows are not numbered: it is a draft that no round has saved yet, or the plan in the
    midst of an adjustment.
    """

    number: int = 0
    saved: str = ""
    adjusting: bool = False

    @property
    def numbers_rows(self) -> bool:
        """Whether the rows are numbered, to be found again."""
        return self.number > 0


def mark_texts(mark: DraftMark, rules: PageRules) -> tuple[tuple[str, Face, float], ...]:
    """What the mark says, part by part, with face and size."""
    name, rest = _words(mark)
    named = (name, Face.BOLD, rules.draft_size)
    return (named, (f"- {rest}", Face.ITALIC, rules.draft_note_size)) if rest else (named,)


def _words(mark: DraftMark) -> tuple[str, str]:
    if mark.adjusting:
        return ADJUSTING, NOT_IN_FORCE
    return (f"{LABEL} {mark.number}", mark.saved) if mark.number else (DRAFT, NOT_SUBMITTED)


def mark_items(mark: DraftMark, rules: PageRules) -> Iterator[Primitive]:
    """`DỰ THẢO LẦN 2 - lưu 14:05 ngày 04/01/2026` in the top margin, level with the page number."""
    x = rules.left
    for text, name, size in mark_texts(mark, rules):
        face = font(name)
        for line in set_lines((text,), face, size=size, width=_WIDE):
            yield from line_items(line, face, x=x, y=rules.page_number_baseline, size=size)
            x += line.width + size / 2


@dataclass(slots=True)
class RowNumbers:
    """Numbers the rows of all tables of one printout in order; the header has none."""

    rules: PageRules
    _count: int = 0
    _first: dict[int, tuple[Block, int]] = field(default_factory=dict)  # by identity, so kept alive

    def beside(self, table: Table, sheet: Sheet, header: Block | None) -> Iterator[Primitive]:
        """The numbers of the rows that begin on a sheet, right before the left border of the table."""
        for part in sheet:
            if part.block is header:
                continue
            if id(part.block) not in self._first:
                self._first[id(part.block)] = (part.block, self._count)
                self._count += part.block.rows
            before = self._first[id(part.block)][1]
            for row, top in part.rows:
                yield from self._number(before + row + 1, table, top)

    def _number(self, number: int, table: Table, top: float) -> Iterator[Primitive]:
        rules, face = self.rules, font(Face.REGULAR)
        size = rules.row_number_size
        (line,) = set_lines((str(number),), face, size=size, width=_WIDE)
        x = table.edges[0] - rules.row_number_gap - line.width
        y = top + rules.pad_y + baseline_offset(table.size, table.measures.leading)
        return line_items(line, face, x=x, y=y, size=size)
