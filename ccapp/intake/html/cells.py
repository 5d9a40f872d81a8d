"""The table model of HTML: cells with spans to positions (HTML Standard, 4.9.12), bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.source import Cell, Grid, Paragraph


@dataclass(slots=True, kw_only=True)
class Draft:
    """A cell as its tag describes it. `overflowing`: Excel drew its text over blank neighbours, no merge."""

    across: int = 1
    down: int = 1
    overflowing: bool = False
    hidden: bool = False
    tenths: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """Whether it holds nothing at all."""
        return not self.paragraphs and not self.unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMark:
    """A `<col>`: its width, 0 where not said, and whether the column is hidden."""

    tenths: int = 0
    hidden: bool = False


def place(
    name: str, rows: Sequence[Sequence[Draft]], marks: Sequence[ColumnMark], orientation: Orientation
) -> Grid:
    """A grid of the rows of a table. Raises FileError beyond the limits."""
    height = _height(rows)
    placed = _placed(name, rows[:height])
    # Columns in which no cell begins exist only in exaggerated spans.
    width = max((cell.column + 1 for cell, _ in placed), default=0)
    if height * width > limits.CELLS:
        raise FileError("file-too-complex", file=name)
    cells = [
        replace(cell, height=min(cell.height, height - cell.row), width=min(cell.width, width - cell.column))
        for cell, _ in placed
    ]
    return Grid(
        height=height,
        width=width,
        cells=tuple(_in_hidden_column(cell, marks) for cell in cells),
        widths=_widths(placed, marks, width),
        orientation=orientation,
    )


def _height(rows: Sequence[Sequence[Draft]]) -> int:
    """Rows without the hidden blank ones at the end, which Word and Excel add for column widths."""
    height = len(rows)
    while height and rows[height - 1] and all(cell.hidden and cell.blank for cell in rows[height - 1]):
        height -= 1
    return height


def _placed(name: str, rows: Sequence[Sequence[Draft]]) -> list[tuple[Cell, Draft]]:
    taken_until: list[int] = []  # per column the first row that is free again
    placed: list[tuple[Cell, Draft]] = []
    for row, drafts in enumerate(rows):
        column = 0
        for draft in drafts:
            column = _next_free(taken_until, row, column)
            if column >= limits.COLUMNS or len(placed) >= limits.CELLS:
                raise FileError("file-too-complex", file=name)
            width = _free_run(taken_until, row, column, min(draft.across, limits.COLUMNS - column))
            height = draft.down or len(rows) - row
            taken_until += [0] * (column + width - len(taken_until))
            taken_until[column : column + width] = [row + height] * width
            placed.append((_cell(draft, row, column, height, width), draft))
            column += width
    return placed


def _cell(draft: Draft, row: int, column: int, height: int, width: int) -> Cell:
    return Cell(
        row=row,
        column=column,
        height=height,
        width=1 if draft.overflowing else width,
        paragraphs=tuple(draft.paragraphs),
        unseen=tuple(draft.unseen),
    )


def _next_free(taken_until: Sequence[int], row: int, column: int) -> int:
    while column < len(taken_until) and taken_until[column] > row:
        column += 1
    return column


def _free_run(taken_until: Sequence[int], row: int, column: int, wanted: int) -> int:
    """How many of the wanted columns are free: cells of broken pages would overlap."""
    for width in range(1, wanted):
        if column + width < len(taken_until) and taken_until[column + width] > row:
            return width
    return max(1, wanted)


def _in_hidden_column(cell: Cell, marks: Sequence[ColumnMark]) -> Cell:
    if cell.width > 1 or cell.column >= len(marks) or not marks[cell.column].hidden:
        return cell
    texts = tuple(paragraph.text for paragraph in cell.paragraphs)
    return replace(cell, paragraphs=(), unseen=(*cell.unseen, *texts))


def _widths(placed: Sequence[tuple[Cell, Draft]], marks: Sequence[ColumnMark], width: int) -> tuple[int, ...]:
    """The width of every column, from its `<col>` or else a cell of its own; empty where one is unknown."""
    widths = [mark.tenths for mark in marks[:width]] + [0] * (width - len(marks))
    for cell, draft in placed:
        if cell.width == 1 and draft.across == 1 and cell.column < width and not widths[cell.column]:
            widths[cell.column] = draft.tenths
    return tuple(widths) if all(widths) else ()
