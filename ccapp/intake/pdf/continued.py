"""Cells that a page break cuts: broken rows, and merged cells whose words stand on the first page only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ccapp.intake.evidence import goes_on
from ccapp.intake.source import Block, Cell, Grid, Paragraph, Run

_SAME_WIDTH: Final = 10  # tenths of a millimetre
_MERGED: Final = 2  # rows
_ITEM: Final = re.compile(r"[-+*•–]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table as far as one page shows it. `full`: columns whose last cell has no room for another line.

    `going`: row and column of the cells that the file itself says go on from the page before.
    """

    grid: Grid
    full: frozenset[int]
    going: frozenset[tuple[int, int]] = frozenset()


def with_breaks_mended(blocks: Sequence[Block | PageTable]) -> list[Block]:
    """The blocks, with cells that a page break cut made whole where that is sure.

    Words that go on move up to where they began, and a merged cell without words at the top of a page gets
    those of the cell it goes on from. Rows stay as they are: recognition tells a broken row from a new one.
    """
    done: list[Block] = []
    first: Grid | None = None
    above: PageTable | None = None
    for block in _told(blocks):
        if not isinstance(block, PageTable):
            done.append(block)
            first = above = None
            continue
        if above is not None and _is_same_table(above.grid, block.grid):
            first = first or above.grid
            grid = block.grid
            if not block.going:
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


def _told(blocks: Sequence[Block | PageTable]) -> list[Block | PageTable]:
    """The blocks, with all made whole that the file itself says goes on; every other cell is its own.

    Words go up to where they began, from the last page on, then down into the later parts of merged cells. A
    row that the page cut keeps none of them.
    """
    made = list(blocks)
    joints = [at for at in range(1, len(made)) if _goes_on(made[at - 1], made[at])]
    for at in reversed(joints):
        made[at - 1], made[at] = _upward(made[at - 1], made[at])
    words: dict[int, tuple[Paragraph, ...]] = {}
    for at in joints:
        above, page = made[at - 1], made[at]
        if isinstance(above, PageTable) and isinstance(page, PageTable):
            words = _words(above, words if at - 1 in joints else {})
            made[at] = replace(page, grid=_downward(words, page))
    return made


def _goes_on(above: Block | PageTable, page: Block | PageTable) -> bool:
    if not (isinstance(above, PageTable) and isinstance(page, PageTable)):
        return False
    return bool(page.going) and _is_same_table(above.grid, page.grid)


def _bottoms(grid: Grid) -> dict[int, Cell]:
    return {cell.column: cell for cell in grid.cells if cell.row + cell.height == grid.height}


def _going(page: PageTable) -> list[Cell]:
    return [cell for cell in page.grid.cells if (cell.row, cell.column) in page.going]


def _upward(above: Block | PageTable, page: Block | PageTable) -> tuple[Block | PageTable, Block | PageTable]:
    if not (isinstance(above, PageTable) and isinstance(page, PageTable)):
        return above, page
    bottoms = _bottoms(above.grid)
    moved = [cell for cell in _going(page) if cell.column in bottoms and _text(cell)]
    left = {bottoms[cell.column]: _both(bottoms[cell.column], cell) for cell in moved}
    taken: dict[Cell, tuple[Paragraph, ...]] = dict.fromkeys(moved, ())
    return (
        replace(above, grid=_rewritten(above.grid, left)),
        replace(page, grid=_rewritten(page.grid, taken)),
    )


def _words(above: PageTable, before: Mapping[int, tuple[Paragraph, ...]]) -> dict[int, tuple[Paragraph, ...]]:
    """By column, what stands in the cells that reach the lower end of a page, wherever they began."""
    return {
        column: before.get(column, ())
        if not _text(cell) and (cell.row, cell.column) in above.going
        else cell.paragraphs
        for column, cell in _bottoms(above.grid).items()
    }


def _downward(words: Mapping[int, tuple[Paragraph, ...]], page: PageTable) -> Grid:
    lowers = _going(page)
    row = min(cell.row for cell in lowers)
    is_cut = all((cell.row, cell.column) in page.going for cell in page.grid.cells if cell.row == row)
    grid = _rewritten(page.grid, {cell: words.get(cell.column, ()) for cell in lowers})
    return _without_words(grid, row) if is_cut else grid


def _without_words(grid: Grid, row: int) -> Grid:
    """A grid whose row is the rest of one that the page cut: merged cells have words from the next one on."""
    cells: list[Cell] = []
    for cell in grid.cells:
        if cell.row != row:
            cells.append(cell)
            continue
        cells.append(replace(cell, height=1, paragraphs=()))
        if cell.height >= _MERGED:
            cells.append(replace(cell, row=row + 1, height=cell.height - 1))
    return replace(grid, cells=tuple(cells))


def _both(upper: Cell, lower: Cell) -> tuple[Paragraph, ...]:
    """The words on both sides of a break; an item of a list begins a paragraph of its own."""
    if not _text(upper) or _ITEM.match(_text(lower)):
        return (*upper.paragraphs, *lower.paragraphs)
    return _one(upper, lower)


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
