"""Text beside text: letterheads and signatures, which stand in two columns without ruled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.intake.pdf.lines import TextLine, joined
from ccapp.intake.source import Cell, Grid, Paragraph

_SIGNED: Final = 9.0  # letter heights from row to row: room for a signature
_NARROWEST: Final = 3.0  # letter heights of a column: less is the number of a list
_PARTED: Final = 1.0  # letter heights that stay free between the columns
_SAME_MIDDLE: Final = 1.5  # letter heights
_DASH: Final = "-"
_FEWEST_ROWS: Final = 2
_COLUMNS: Final = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of lines that stand side by side."""

    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        """Where the first line stands."""
        return min(line.baseline for line in (*self.left, *self.right))

    def grid(self, orientation: Orientation) -> Grid:
        """A table of one row, as such blocks are made in Word."""
        cells = tuple(
            Cell(row=0, column=column, paragraphs=tuple(Paragraph(runs=line.runs) for line in lines))
            for column, lines in enumerate((self.left, self.right))
        )
        return Grid(height=1, width=_COLUMNS, cells=cells, orientation=orientation)


def arranged(rows: Sequence[Sequence[TextLine]]) -> Iterator[TextLine | Beside]:
    """Rows of line parts, from the top, as single lines and as blocks of two columns."""
    index = 0
    while index < len(rows):
        block, end = _block(rows, index)
        if block is not None:
            yield block
            index = end
        else:
            yield joined(rows[index])
            index += 1


def _block(rows: Sequence[Sequence[TextLine]], start: int) -> tuple[Beside | None, int]:
    """The block of two columns that begins at a row, and the row after it."""
    columns: tuple[list[TextLine], list[TextLine]] = ([], [])
    pending: list[tuple[int, TextLine]] = []
    end = start
    both = 0
    for index in range(start, len(rows)):
        sides = _sides(rows, index, columns)
        if sides is None:
            break
        pending += sides
        if len(sides) == _COLUMNS or _belongs(sides[0], columns):
            both += len(sides) == _COLUMNS
            end = index + 1
            for side, part in pending:
                columns[side].append(part)
            pending = []
    wide = [max((part.x1 - part.x0) / part.size for part in column) for column in columns if column]
    if both < _FEWEST_ROWS or min(wide) < _NARROWEST:
        return None, start
    return Beside(tuple(columns[0]), tuple(columns[1])), end


def _sides(
    rows: Sequence[Sequence[TextLine]], index: int, columns: tuple[list[TextLine], list[TextLine]]
) -> list[tuple[int, TextLine]] | None:
    """The parts of a row by the column they stand in; None where the row ends the block."""
    row = rows[index]
    left, right = columns
    if not left:
        return list(enumerate(row)) if len(row) == _COLUMNS else None
    if len(row) > _COLUMNS or row[0].baseline - rows[index - 1][0].baseline > _SIGNED * row[0].size:
        return None
    free = (max(part.x1 for part in left), min(part.x0 for part in right))
    sides = [(int(part.middle > sum(free) / 2), part) for part in row]
    lows = [free[0], *(part.x1 for side, part in sides if side == 0)]
    highs = [free[1], *(part.x0 for side, part in sides if side == 1)]
    if min(highs) - max(lows) < _PARTED * row[0].size:
        return None
    return sides if len({side for side, _ in sides}) == len(sides) else None


def _belongs(part: tuple[int, TextLine], columns: tuple[list[TextLine], list[TextLine]]) -> bool:
    """Whether a line that stands alone surely is of its column: the list of readers on the left goes on, or
    a name stands below the middle of the right column.
    """
    side, line = part
    left, right = columns
    if side == 0:
        return line.text.lstrip().startswith(_DASH) and left[-1].text.lstrip().startswith(_DASH)
    middle = sum(above.middle for above in right) / len(right)
    return abs(line.middle - middle) < _SAME_MIDDLE * line.size
