"""Tables: rows of cells between marks, at the grid positions that their edges give (2.4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

from ccapp.intake import limits
from ccapp.intake.doc.sprms import Sprm, prls, signed, whole
from ccapp.intake.source import Cell, Grid, Paragraph

_TWIPS_TO_TENTHS: Final = 254 / 1440  # 1440 twips to the inch, 254 tenths of a millimetre
_SAME_EDGE: Final = 40  # twips, 0.7 mm: edges pulled by hand are rarely exactly below one another
_TC: Final = 20
_RESTART: Final = 3  # 2.9.317 TCGRF.vertMerge: 1 continues a merge, 3 begins one
_DEFAULT_WIDTH: Final = 1000  # twips, for a cell whose row does not say


class TooComplexError(Exception):
    """A table beyond the limits."""


@dataclass(slots=True, kw_only=True)
class CellText:
    """What stands in a cell."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a cell merges: `across` and `down` are the bits of TCGRF (2.9.317)."""

    across: int = 0
    down: int = 0


@dataclass(slots=True, kw_only=True)
class RowShape:
    """The edges of a row's cells in twips, and how each cell merges."""

    edges: list[int] = field(default_factory=list)
    cells: list[Shape] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with its cells in order."""

    shape: RowShape
    cells: Sequence[CellText]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A cell while its merges are still being found."""

    row: int
    column: int
    height: int = 1
    width: int = 1
    down: int = 0
    text: CellText

    def cell(self) -> Cell:
        return Cell(
            row=self.row,
            column=self.column,
            height=self.height,
            width=self.width,
            paragraphs=tuple(self.text.paragraphs),
            unseen=tuple(self.text.unseen),
        )

    def cover(self, other: CellText) -> None:
        """Text under a merge: Word does not show it, so it is noted and not read as part of the table."""
        hidden = " ".join(paragraph.text for paragraph in other.paragraphs).strip()
        if hidden and hidden not in "".join(paragraph.text for paragraph in self.text.paragraphs):
            self.text.unseen.append(hidden)
        self.text.unseen += other.unseen


def row_shape(grpprl: bytes, cells: int) -> RowShape:
    """The shape that the modifiers of a row give to so many cells; what they leave out is made up."""
    shape = RowShape()
    for code, operand in prls(grpprl):
        if code == Sprm.T_DEF_TABLE:
            shape = _defined(operand)
        elif code == Sprm.T_INSERT and not shape.cells:
            shape.edges = [index * signed(operand[2:4]) for index in range(operand[1] + 1)]
            shape.cells = [Shape()] * operand[1]
        elif code == Sprm.T_VERT_MERGE:
            _merge(shape, range(operand[0], operand[0] + 1), down=operand[1] & 3)
        elif code == Sprm.T_MERGE:
            first, end = operand[0], operand[1]
            _merge(shape, range(first, first + 1), across=2)
            _merge(shape, range(first + 1, end), across=1)
        elif code == Sprm.T_SPLIT:
            _merge(shape, range(operand[0], operand[1]), across=0)
    shape.edges = list(accumulate(shape.edges[: cells + 1], max)) or [0]
    while len(shape.edges) <= cells:
        shape.edges.append(shape.edges[-1] + _DEFAULT_WIDTH)
    shape.cells = (shape.cells + [Shape()] * cells)[:cells]
    return shape


def _defined(operand: bytes) -> RowShape:
    """2.9.316 TDefTableOperand: the count of cells, their edges, then as many TC80 as were worth writing."""
    count = operand[0] if operand else 0
    after = 1 + 2 * (count + 1)
    edges = [signed(operand[at : at + 2]) for at in range(1, min(after, len(operand)), 2)]
    flags = [whole(operand[at : at + 2]) for at in range(after, min(after + _TC * count, len(operand)), _TC)]
    return RowShape(edges=edges, cells=[Shape(across=flag & 3, down=flag >> 5 & 3) for flag in flags])


def _merge(shape: RowShape, cells: range, *, across: int | None = None, down: int | None = None) -> None:
    for index in cells:
        if index < len(shape.cells):
            known = shape.cells[index]
            shape.cells[index] = Shape(
                across=known.across if across is None else across, down=known.down if down is None else down
            )


def grid(rows: Sequence[Row]) -> Grid:
    """The table of these rows. Raises TooComplexError beyond the limits."""
    lines = _grid_lines(edge for row in rows for edge in row.shape.edges)
    columns = {edge: index for index, line in enumerate(lines) for edge in line}
    width = max(1, len(lines) - 1)
    if width > limits.COLUMNS or len(rows) * width > limits.CELLS:
        raise TooComplexError
    drafts: list[_Draft] = []
    above: dict[int, _Draft] = {}
    for index, row in enumerate(rows):
        here = list(_drafts(row, index, columns, width))
        above = {draft.column: _below(above.get(draft.column), draft) for draft in here}
        drafts += [draft for draft in here if above[draft.column] is draft]
    return Grid(
        height=len(rows),
        width=width,
        cells=tuple(draft.cell() for draft in drafts),
        widths=tuple(round((right[0] - left[0]) * _TWIPS_TO_TENTHS) for left, right in pairwise(lines)),
    )


def _grid_lines(edges: Iterable[int]) -> list[list[int]]:
    """Edges from the left, those that are one line to the eye together."""
    lines: list[list[int]] = []
    for edge in sorted(set(edges)):
        if lines and edge - lines[-1][0] <= _SAME_EDGE:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    return lines


def _drafts(row: Row, index: int, columns: Mapping[int, int], width: int) -> Iterator[_Draft]:
    """The cells of a row, those merged across or too narrow to be seen taken into their neighbour."""
    last: _Draft | None = None
    continued = list(_continued(row.shape.cells))
    for number, text in enumerate(row.cells):
        left, right = columns[row.shape.edges[number]], columns[row.shape.edges[number + 1]]
        if last is not None and (continued[number] or right <= left or not last.width):
            last.width = right - last.column
            if continued[number]:
                last.cover(text)
            else:
                last.text.paragraphs += text.paragraphs
                last.text.unseen += text.unseen
            continue
        if last is not None:
            yield last
        last = _Draft(
            row=index, column=left, width=right - left, text=text, down=row.shape.cells[number].down
        )
    if last is not None:
        last.column, last.width = min(last.column, width - 1), max(1, last.width)
        yield last


def _below(upper: _Draft | None, draft: _Draft) -> _Draft:
    """The cell itself, or the cell above grown by a row where this one continues its merge."""
    if draft.down and draft.down != _RESTART and upper is not None and upper.down:
        upper.height += 1
        upper.cover(draft.text)
        return upper
    # A continuation below an ordinary cell, or at the top of a table, begins a merge of its own.
    return draft


def _continued(cells: Sequence[Shape]) -> Iterator[bool]:
    """Whether each cell continues a merge across.

    Writers disagree which bit begins a merge, so the first cell of a run of merged ones tells.
    """
    begins = 0
    for cell in cells:
        begins = begins if cell.across and begins else cell.across
        yield bool(cell.across) and cell.across != begins
