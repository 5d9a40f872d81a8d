"""Cells that a page break cuts: broken rows, and merged cells whose words stand on the first page only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ccapp.intake.evidence import goes_on
from ccapp.intake.source import Block, Cell, Grid, Paragraph, Run

_SAME_WIDTH: Final = 10  # tenths of a millimetre
_MERGED: Final = 2  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table as far as one page shows it. `full`: columns whose last cell has no room for another line."""

    grid: Grid
    full: frozenset[int]


def with_breaks_mended(blocks: Sequence[Block | PageTable]) -> list[Block]:
    """The blocks, with cells that a page break cut made whole where that is sure.

    Words that go on move up to where they began, and a merged cell without words at the top of a page gets
    those of the cell it goes on from. Rows stay as they are: recognition tells a broken row from a new one.
    """
    done: list[Block] = []
    first: Grid | None = None
    above: PageTable | None = None
    for block in blocks:
        if not isinstance(block, PageTable):
            done.append(block)
            first = above = None
            continue
        if above is not None and _is_same_table(above.grid, block.grid):
            first = first or above.grid
            done[-1], grid = _mended(above, block.grid, _repeated(first, block.grid))
            above = replace(block, grid=grid)
        else:
            first, above = None, block
        done.append(above.grid)
    return done


def _is_same_table(above: Grid, below: Grid) -> bool:
    return len(above.widths) == len(below.widths) > 0 and all(
        abs(one - other) <= _SAME_WIDTH for one, other in zip(above.widths, below.widths, strict=True)
    )


def _repeated(first: Grid, page: Grid) -> int:
    """How many rows at the top of a page repeat the first page's headings."""
    row = 0
    while row < min(first.height, page.height) and _row(first, row) == _row(page, row):
        row += 1
    return row


def _mended(above: PageTable, page: Grid, top: int) -> tuple[Grid, Grid]:
    """Two pages of a table, of which the second goes on at row `top`."""
    bottoms = {cell.column: cell for cell in above.grid.cells if cell.row + cell.height == above.grid.height}
    tops = [cell for cell in page.cells if cell.row == top]
    task = bottoms.get(0)
    if task is None or any(cell.column == 0 and _text(cell) for cell in tops):
        return above.grid, page  # a new task
    pairs = [(bottoms[cell.column], cell) for cell in tops if cell.column in bottoms]
    moved = [pair for pair in pairs if pair[0].column in above.full and goes_on(*map(_text, pair[::-1]))]
    others = [pair for pair in pairs if _text(pair[1]) and pair not in moved]
    if moved and len(others) == 1 and _ends_in_space(others[0][0]):
        moved += others  # a row of its own has more to say than one cell
    left = {upper: _one(upper, lower) for upper, lower in moved}
    taken: dict[Cell, tuple[Paragraph, ...]] = {lower: () for _, lower in moved}
    start = min((cell.column for cell in tops if _text(cell) and cell not in taken), default=page.width)
    for upper, lower in pairs:
        # Blanks left of the first words mean "as above" to recognition already.
        blank = lower in taken or not _text(lower)
        if blank and lower.column > start and _reaches_down(upper, lower, task.row):
            taken[lower] = left.get(upper, upper.paragraphs)
    return _rewritten(above.grid, left), _rewritten(page, taken)


def _reaches_down(upper: Cell, lower: Cell, task: int) -> bool:
    """Whether a blank cell belongs to the one above the break: a merge on either side of it shows that."""
    if not _text(upper) or upper.width != lower.width:
        return False
    return lower.height >= _MERGED or (upper.height >= _MERGED and upper.row >= task)


def _ends_in_space(cell: Cell) -> bool:
    """Whether a space is drawn after the last word, as where a line was broken."""
    return bool(cell.paragraphs) and cell.paragraphs[-1].text.endswith(" ")


def _one(upper: Cell, lower: Cell) -> tuple[Paragraph, ...]:
    """The words on both sides of a break, the middle paragraph whole again."""
    *before, last = upper.paragraphs
    first, *after = lower.paragraphs
    whole = replace(last, runs=(*last.runs, Run(text=" "), *first.runs))
    return (*before, whole, *after)


def _rewritten(grid: Grid, words: Mapping[Cell, tuple[Paragraph, ...]]) -> Grid:
    cells = (replace(cell, paragraphs=words.get(cell, cell.paragraphs)) for cell in grid.cells)
    return replace(grid, cells=tuple(cells))


def _row(grid: Grid, row: int) -> list[tuple[int, str]]:
    return [(cell.column, _text(cell)) for cell in grid.cells if cell.row == row]


def _text(cell: Cell) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in cell.paragraphs).split())
