"""The one place where read text is cleaned: from here on every cell is NFC, single-spaced and span-aware.

Legacy encodings must be decoded before, on the `Source`: the soft hyphen dropped here is a letter there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ccapp.domain.findings import Finding
from ccapp.domain.layout import Orientation
from ccapp.intake import findings
from ccapp.intake.row_numbers import without_row_numbers
from ccapp.intake.source import Cell, Grid, Paragraph, Source
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph outside tables."""

    text: str
    bold: bool = False
    centered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell with clean text; positions covered by it all lead to the same box."""

    row: int
    column: int
    height: int = 1
    width: int = 1
    text: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as a full matrix of boxes. `number` counts tables in the file from 1; `marks` as in `Grid`."""

    number: int
    boxes: tuple[tuple[Box, ...], ...]
    widths: tuple[int, ...] = ()
    orientation: Orientation = Orientation.LANDSCAPE
    findings: tuple[Finding, ...] = ()
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.boxes)

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return len(self.boxes[0]) if self.boxes else 0

    def place(self, row: int | None = None) -> str:
        """Where a row stands, as findings and items say it: "table 1, row 14", both from 1."""
        return f"table {self.number}" if row is None else f"table {self.number}, row {row + 1}"

    def row(self, row: int) -> Iterator[Box]:
        """Each box of a row once, from the left, also those that reach down from above."""
        last: Box | None = None
        for box in self.boxes[row]:
            if box is not last:
                yield box
            last = box

    @property
    def text(self) -> str:
        """The texts of the first row that has any, to tell the table by; empty for an empty table."""
        rows = (" | ".join(box.text for box in self.row(row) if box.text) for row in range(self.height))
        return next((text for text in rows if text), "")


def sheets(source: Source) -> list[Line | Sheet]:
    """The blocks of a file, cleaned, in order. Empty tables are kept: they count in places."""
    cleaned: list[Line | Sheet] = []
    number = 0
    for block in source.blocks:
        if isinstance(block, Grid):
            number += 1
            cleaned.append(_sheet(without_row_numbers(block), number))
        else:
            cleaned.append(Line(text=clean(block.text), bold=block.bold, centered=block.centered))
    return cleaned


def _sheet(grid: Grid, number: int) -> Sheet:
    matrix = [[Box(row=row, column=column) for column in range(grid.width)] for row in range(grid.height)]
    noted: list[Finding] = []
    for cell in grid.cells:
        box = _box(cell)
        for row in range(cell.row, min(cell.row + cell.height, grid.height)):
            matrix[row][cell.column : cell.column + cell.width] = [box] * cell.width
        place = f"table {number}, row {cell.row + 1}"
        noted += [findings.unseen_text(place, clean(text)) for text in cell.unseen if clean(text)]
    return Sheet(
        number=number,
        boxes=tuple(map(tuple, matrix)),
        widths=grid.widths,
        orientation=grid.orientation,
        findings=tuple(noted),
        marks=grid.marks,
    )


def _box(cell: Cell) -> Box:
    return Box(
        row=cell.row,
        column=cell.column,
        height=cell.height,
        width=cell.width,
        text=clean("\n".join(paragraph.text for paragraph in cell.paragraphs)),
        bold=_bold(cell.paragraphs),
    )


def _bold(paragraphs: tuple[Paragraph, ...]) -> bool:
    inked = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    return bool(inked) and all(paragraph.bold for paragraph in inked)
