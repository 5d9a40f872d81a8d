"""Ruled tables with the glyphs in their cells, as grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.intake.pdf import flow
from ccapp.intake.pdf.continued import PageTable
from ccapp.intake.pdf.grids import Box, Ruled
from ccapp.intake.pdf.lines import TextLine, lines
from ccapp.intake.pdf.page import Glyph, Page
from ccapp.intake.source import Cell, Grid

_TENTHS: Final = 254 / 72  # 72 points and 254 tenths of a millimetre to the inch
_USUAL_PADDING: Final = 5.4  # points left and right of a cell's text in Word
_LEAST_PADDING: Final = 1.0
_NEXT_LINE: Final = 1.9  # letter heights below a line that another one needs


def page_table(page: Page, table: Ruled, glyphs: Iterable[Glyph]) -> PageTable:
    """A ruled table with its text; each glyph is in the cell that holds its middle."""
    drawn: dict[Box, list[Glyph]] = {box: [] for box in table.boxes}
    owner = {
        (row, column): box
        for box in table.boxes
        for row in range(box.row, box.row + box.height)
        for column in range(box.column, box.column + box.width)
    }
    for glyph in glyphs:
        drawn[owner[table.position(*glyph.middle)]].append(glyph)
    written = {box: lines(found) for box, found in drawn.items()}
    padding = _padding(table, written)
    grid = Grid(
        height=len(table.ys) - 1,
        width=len(table.xs) - 1,
        cells=tuple(_cell(box, found, _edges(table, box, padding)) for box, found in written.items()),
        widths=tuple(
            round((right - left) * _TENTHS) for left, right in zip(table.xs, table.xs[1:], strict=False)
        ),
        orientation=orientation(page),
    )
    inside = (at for at in page.carried if table.holds(*at))
    going = frozenset((box.row, box.column) for box in (owner[table.position(*at)] for at in inside))
    return PageTable(grid=grid, full=frozenset(_full(table, written)), going=going)


def orientation(page: Page) -> Orientation:
    """Which way a page is turned."""
    return Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT


def _padding(table: Ruled, written: dict[Box, list[TextLine]]) -> float:
    """The space kept free beside the text of cells: the least that any line keeps on its left."""
    kept = [line.x0 - table.xs[box.column] for box, found in written.items() for line in found]
    return min(max(min(kept, default=_USUAL_PADDING), _LEAST_PADDING), _USUAL_PADDING)


def _full(table: Ruled, written: dict[Box, list[TextLine]]) -> Iterator[int]:
    """The columns whose text reaches the lower end of the table."""
    for box, found in written.items():
        if found and box.row + box.height == len(table.ys) - 1:
            last = found[-1]
            if table.ys[-1] - last.baseline < _NEXT_LINE * last.size:
                yield box.column


def _edges(table: Ruled, box: Box, padding: float) -> flow.Edges:
    left, right = table.xs[box.column] + padding, table.xs[box.column + box.width] - padding
    return flow.Edges(left, right)


def _cell(box: Box, found: list[TextLine], edges: flow.Edges) -> Cell:
    return Cell(
        row=box.row,
        column=box.column,
        height=box.height,
        width=box.width,
        paragraphs=tuple(flow.paragraphs(found, edges)),
        unseen=tuple(note for line in found for note in line.notes),
    )
