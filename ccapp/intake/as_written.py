"""The table as it stands in the file, for the officer to compare: headings, rows, merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccapp.intake.lines import Part
from ccapp.intake.sheet import Box
from ccapp.intake.values import SourceCell, SourceTable


def as_written(parts: Sequence[Part]) -> SourceTable:
    """Everything below the headings of an appendix over all its pages, headings repeated there included."""
    first = parts[0]
    cells: list[SourceCell] = []
    places: list[str] = []
    for index, part in enumerate(parts):
        if index and part.opening:
            cells.append(SourceCell(row=len(places), column=0, width=len(first.starts), text=part.opening))
            places.append("")
        cells += _cells(part, len(places))
        places += [part.sheet.place(row) for row in range(part.top, part.sheet.height)]
    return SourceTable(
        number=first.sheet.number,
        headings=tuple(column.full for column in first.header.columns),
        places=tuple(places),
        cells=tuple(cells),
    )


def _cells(part: Part, offset: int) -> Iterator[SourceCell]:
    """The cells of one part by logical column; `offset` rows stand above it."""
    for row in range(part.top, part.sheet.height):
        found: dict[int, list[Box]] = {}
        for box in part.sheet.row(row):
            if box.text and max(box.row, part.top) == row:
                found.setdefault(_column(part, box), []).append(box)
        for column, boxes in found.items():
            yield SourceCell(
                row=offset + row - part.top,
                column=column,
                height=max(box.row + box.height for box in boxes) - row,
                width=max(1, _column(part, boxes[-1], end=True) - column),
                text=" ".join(box.text for box in boxes),
            )


def _column(part: Part, box: Box, *, end: bool = False) -> int:
    """The logical column a box begins in, or the one after its last."""
    if end:
        return sum(start < box.column + box.width for start in part.starts)
    return max(0, sum(start <= box.column for start in part.starts) - 1)
