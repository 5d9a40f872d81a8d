"""What a draft round carries beside the plan: which round it is, and a number left of each row.

Practice, no rule: the leader writes on the paper, and the officer finds the row by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ccapp.printing.cells import Block
from ccapp.printing.flow import Part, Sheet
from ccapp.printing.fonts import font
from ccapp.printing.lines import set_lines
from ccapp.printing.primitives import Face, Primitive
from ccapp.printing.rules import PageRules
from ccapp.printing.table import Table, baseline_offset, line_items

LABEL: Final = "DỰ THẢO LẦN"
_WIDE: Final = 10_000.0  # these lines are never broken


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMark:
    """Which round a printout is; `saved` says when, as `in 14:05 ngày 04/01/2026`."""

    number: int
    saved: str = ""


def mark_items(mark: DraftMark, rules: PageRules) -> Iterator[Primitive]:
    """`DỰ THẢO LẦN 2 - in 14:05 ngày 04/01/2026` in the top margin, level with the page number."""
    x = rules.left
    rest = f" - {mark.saved}" if mark.saved else ""
    texts = (
        (f"{LABEL} {mark.number}", Face.BOLD, rules.draft_size),
        (rest, Face.ITALIC, rules.draft_note_size),
    )
    for text, name, size in texts:
        face = font(name)
        for line in set_lines((text.strip(),), face, size=size, width=_WIDE) if text else ():
            yield from line_items(line, face, x=x, y=rules.page_number_baseline, size=size)
            x += line.width + size / 2


@dataclass(slots=True)
class RowNumbers:
    """Numbers the rows of all tables of one printout in order; the header has none."""

    rules: PageRules
    _count: int = 0
    _first: dict[int, tuple[Block, int]] = field(default_factory=dict)  # by identity, so kept alive
    _done: set[tuple[int, int]] = field(default_factory=set)

    def beside(self, table: Table, sheet: Sheet, header: Block | None) -> Iterator[Primitive]:
        """The numbers of the rows that begin on a sheet, right before the left border of the table."""
        for part in sheet:
            if part.block is header:
                continue
            if id(part.block) not in self._first:
                self._first[id(part.block)] = (part.block, self._count)
                self._count += part.block.rows
            before = self._first[id(part.block)][1]
            for row, top in self._tops(part):
                yield from self._number(before + row + 1, table, top)

    def _tops(self, part: Part) -> Iterator[tuple[int, float]]:
        """Rows of a part that begin in it, with their upper edge; a row that goes on is not named again."""
        for piece in part.pieces:
            key = (id(part.block), piece.cell.first)
            if key not in self._done:
                self._done.add(key)
                yield piece.cell.first, piece.top

    def _number(self, number: int, table: Table, top: float) -> Iterator[Primitive]:
        rules, face = self.rules, font(Face.REGULAR)
        size = rules.row_number_size
        (line,) = set_lines((str(number),), face, size=size, width=_WIDE)
        x = table.edges[0] - rules.row_number_gap - line.width
        y = top + rules.pad_y + baseline_offset(table.size, table.measures.leading)
        return line_items(line, face, x=x, y=y, size=size)
