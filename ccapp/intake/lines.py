"""The body of a table as lines of named fields: the grid, its merges and its pages are gone after this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import NUMBER
from ccapp.domain.row_marks import NEW_ROW
from ccapp.intake import header as headers
from ccapp.intake.header import Header
from ccapp.intake.sheet import Box, Sheet

DATA_LINE: Final = 3  # cells with text; number and title alone may be a section line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table that holds (a page of) an appendix. `opening` is a section heading that stands above it."""

    sheet: Sheet
    header: Header
    starts: tuple[int, ...]
    keys: tuple[str, ...]
    top: int
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The text of one column on one line. `covered`: a merged cell from a line above reaches down here."""

    text: str = ""
    bold: bool = False
    covered: bool = False
    box: Box | None = None

    @property
    def own(self) -> str:
        """The text where it was written on this line, empty where a merge brought it."""
        return "" if self.covered else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """One line of the body. `page_top`: the first after a page break of the source.

    `marks` are what a row that we exported says of itself: it is a row of its own, whatever it looks like.
    """

    place: str
    fields: Mapping[str, Field]
    inked: tuple[Box, ...]
    page_top: bool = False
    spans: Mapping[int, int]
    marks: tuple[str, ...] = ()

    def own(self, key: str) -> str:
        """The text written on this line under a key."""
        return self.fields[key].own if key in self.fields else ""

    def covered(self, key: str) -> bool:
        """Whether a merged cell with text covers a key here."""
        return key in self.fields and self.fields[key].covered and bool(self.fields[key].text)

    def span(self, box: Box) -> int:
        """How many columns a box covers."""
        return self.spans[box.column]


def lines(parts: Sequence[Part]) -> Iterator[TableLine]:
    """The lines of an appendix over all its parts, repeated headings and blank lines left away."""
    for index, part in enumerate(parts):
        page_top = index > 0 and not part.opening
        for row in range(part.top, part.sheet.height):
            boxes = list(part.sheet.row(row))
            if headers.repeats(part.sheet, row, part.header):
                page_top = True
            elif _says_something(part, row, boxes) and not headers.is_index(boxes):
                yield _line(part, row, page_top=page_top)
                page_top = False


def _says_something(part: Part, row: int, boxes: Sequence[Box]) -> bool:
    return any(box.text for box in boxes) or any(mark != NEW_ROW for mark in part.sheet.marks.get(row, ()))


def body_texts(sheet: Sheet, starts: Sequence[int], top: int) -> list[list[str]]:
    """The texts below each heading, one list per column, for weighing evidence."""
    columns: list[list[str]] = [[] for _ in starts]
    for row in range(top, sheet.height):
        boxes = [box for box in sheet.row(row) if box.text]
        if len(boxes) >= DATA_LINE:
            for index, start in enumerate(starts):
                box = sheet.boxes[row][start]
                if box.row == row:
                    columns[index].append(box.text if box.column == start else "")
    return columns


def _line(part: Part, row: int, *, page_top: bool) -> TableLine:
    boxes = list(part.sheet.row(row))
    ends = (*part.starts[1:], part.sheet.width)
    fields = {
        key: _field([box for box in boxes if start <= box.column < end], row)
        for key, start, end in zip(part.keys, part.starts, ends, strict=True)
    }
    return TableLine(
        place=part.sheet.place(row),
        fields=fields,
        inked=tuple(box for box in boxes if box.text and box.row == row),
        page_top=page_top,
        spans={
            box.column: sum(box.column <= start < box.column + box.width for start in part.starts)
            for box in boxes
        },
        marks=part.sheet.marks.get(row, ()),
    )


def _field(boxes: Sequence[Box], row: int) -> Field:
    inked = [box for box in boxes if box.text]
    if not inked:
        return Field()
    return Field(
        text=" ".join(box.text for box in inked),
        bold=all(box.bold for box in inked),
        covered=all(box.row < row for box in inked),
        box=inked[0],
    )


def number_matters(body: Sequence[TableLine]) -> bool:
    """Whether numbers can be relied on: there is a column of them, and it is not all but blank."""
    with_data = [line for line in body if len(line.inked) > 1]
    numbered = sum(bool(line.fields[NUMBER].text) for line in with_data if NUMBER in line.fields)
    return numbered * 5 >= len(with_data) > 0 and numbered > 0
