"""Finds the heading rows of a table and its logical columns, whatever the grid beneath them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ccapp.intake import headings
from ccapp.intake.evidence import is_label
from ccapp.intake.sheet import Box, Sheet
from ccapp.intake.vocabulary import Meaning

SEARCHED_ROWS: Final = 18
MAX_ROWS: Final = 3
_LONGEST: Final = 120  # characters of a heading
_INDEX: Final = re.compile(r"\(?(\d{1,2}|[A-ZĐ])\)?(?:\s?=.*)?")
_FEWEST_INDEXES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of one logical column, which begins at grid column `start`."""

    start: int
    text: str
    group: str = ""

    @property
    def full(self) -> str:
        """Heading with the one above it, as one text."""
        return f"{self.group} {self.text}".strip()

    def scores(self) -> dict[Meaning, int]:
        """What the heading says; the one above it speaks only where it says nothing itself."""
        return dict(headings.scores(self.text) or headings.scores(self.full))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Heading rows `top` to `bottom` (exclusive, index rows included) and the columns they name."""

    top: int
    bottom: int
    columns: tuple[Heading, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Headings for comparing one page's header with another's."""
        return tuple(headings.plain(column.full) for column in self.columns)

    @property
    def recognised(self) -> int:
        """How many different meanings and years the headings surely name."""
        return len(_meanings(self.columns)) + sum(year is not None for year in _years(self.columns))

    @property
    def share_known(self) -> float:
        """The part of the headings, 0..1, that are known by themselves."""
        return sum(_is_known(column.text) for column in self.columns) / max(1, len(self.columns))


def find(sheet: Sheet) -> Header | None:
    """The header of a table of tasks or targets; None where the table is something else."""
    found: Header | None = None
    for row in range(min(sheet.height, SEARCHED_ROWS)):
        if _is_data(sheet, row):
            break
        header = _at(sheet, row)
        if header is not None and (found is None or header.recognised > found.recognised):
            found = header
    return found


def above(sheet: Sheet, bottom: int) -> Header:
    """The rows above one that is known to be the first of the body, whatever words they have."""
    return Header(top=0, bottom=bottom, columns=_columns(sheet, 0, bottom))


def _is_data(sheet: Sheet, row: int) -> bool:
    """Whether a row begins with a number and goes on with words: headings stand above all such rows."""
    inked = [box for box in sheet.row(row) if box.text]
    if len(inked) < _FEWEST_INDEXES or not is_label(inked[0].text) or is_index(inked):
        return False
    return Meaning.NUMBER not in headings.scores(inked[0].text)


def is_index(boxes: list[Box]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3), perhaps after A, B."""
    texts = [box.text for box in boxes if box.text]
    matches = [_INDEX.fullmatch(text) for text in texts]
    if len(texts) < _FEWEST_INDEXES or not all(matches):
        return False
    counts = [int(found.group(1)) for found in matches if found and found.group(1).isdigit()]
    return len(counts) > 1 and counts == list(range(counts[0], counts[0] + len(counts)))


def repeats(sheet: Sheet, row: int, header: Header) -> bool:
    """Whether a row of the body says the headings again, as at the top of a page."""
    known = {
        headings.plain(part) for column in header.columns for part in (column.text, column.group, column.full)
    }
    texts = [headings.plain(box.text) for box in sheet.row(row) if box.text and box.row == row]
    same = sum(text in known for text in texts)
    return same >= min(_FEWEST_INDEXES, len(header.columns)) and same == len(texts)


def _at(sheet: Sheet, top: int) -> Header | None:
    first = [box for box in sheet.row(top) if box.text]
    if len(first) < _FEWEST_INDEXES or any(len(box.text) > _LONGEST for box in first):
        return None
    bottom = _bottom(sheet, top)
    columns = _columns(sheet, top, bottom)
    while bottom < sheet.height and _is_filler(sheet, bottom):
        bottom += 1
    header = Header(top=top, bottom=bottom, columns=columns)
    return header if _may_be_plan(header) else None


def _is_filler(sheet: Sheet, row: int) -> bool:
    boxes = list(sheet.row(row))
    return is_index(boxes) or not any(box.text for box in boxes)


def _bottom(sheet: Sheet, top: int) -> int:
    """The row after the headings: merged cells reach down, and rows below name parts of a column."""
    bottom = top + 1
    while bottom < min(top + MAX_ROWS, sheet.height):
        boxes = list(sheet.row(bottom))
        new = [box for box in boxes if box.row == bottom and box.text]
        reached = any(box.row < bottom for box in boxes)
        if not (_names_parts(sheet, bottom, new) if new else reached):
            break
        bottom += 1
    return bottom


def _names_parts(sheet: Sheet, row: int, new: list[Box]) -> bool:
    """Whether the new cells of a row are headings below headings and not the first line of data."""
    first = sheet.boxes[row][0]
    if is_index(new) or (first in new and is_label(first.text)):
        return False
    above = [sheet.boxes[row - 1][box.column] for box in new]
    grouped = [upper.width > box.width for upper, box in zip(above, new, strict=True)]
    if all(grouped):
        return all(len(box.text) <= _LONGEST and not is_label(box.text) for box in new)
    # Where the group cell itself is not merged, the cells above its parts are blank but for the first.
    placed = all(
        group or not upper.text or _has_blank_right(sheet, upper)
        for group, upper in zip(grouped, above, strict=True)
    )
    return placed and first not in new and all(_is_known(box.text) for box in new)


def _has_blank_right(sheet: Sheet, box: Box) -> bool:
    right = box.column + box.width
    return right < sheet.width and not sheet.boxes[box.row][right].text


def _is_known(text: str) -> bool:
    return headings.year(text) is not None or max(headings.scores(text).values(), default=0) >= headings.SURE


def _columns(sheet: Sheet, top: int, bottom: int) -> tuple[Heading, ...]:
    starts = sorted({box.column for box in sheet.row(bottom - 1)} | _body_starts(sheet, bottom))
    return tuple(_heading(sheet, top, bottom, start) for start in starts if _has_text(sheet, start, starts))


def _body_starts(sheet: Sheet, bottom: int) -> set[int]:
    """Grid columns where the rows of the body begin a cell of their own, heading or not."""
    counts: dict[int, int] = {}
    rows = 0
    for row in range(bottom, sheet.height):
        boxes = [box for box in sheet.row(row) if box.text]
        if len(boxes) >= _FEWEST_INDEXES:
            rows += 1
            for box in boxes:
                counts[box.column] = counts.get(box.column, 0) + 1
    return {column for column, count in counts.items() if count * 2 >= rows}


def _has_text(sheet: Sheet, start: int, starts: list[int]) -> bool:
    """Whether a logical column holds anything; grids often end in columns that no row fills."""
    end = next((later for later in starts if later > start), sheet.width)
    return any(box.text and start <= box.column < end for boxes in sheet.boxes for box in boxes[start:end])


def _heading(sheet: Sheet, top: int, bottom: int, start: int) -> Heading:
    parts: list[Box] = []
    for row in range(top, bottom):
        box = sheet.boxes[row][start]
        if box.text and box not in parts:
            parts.append(box)
    lowest = sheet.boxes[bottom - 1][start]
    groups = [box for box in parts if box.width > lowest.width and box is not lowest]
    own = [box for box in parts if box not in groups]
    if not own and groups:
        own = [groups.pop()]
    return Heading(
        start=start,
        text=" ".join(" ".join(box.text.split()) for box in own),
        group=" ".join(" ".join(box.text.split()) for box in groups),
    )


def _meanings(columns: tuple[Heading, ...]) -> set[Meaning]:
    found: set[Meaning] = set()
    for column in columns:
        best = max(column.scores().items(), key=lambda entry: entry[1], default=None)
        if best is not None and best[1] >= headings.SURE and best[0] is not Meaning.OTHER:
            found.add(best[0])
    return found


def _years(columns: tuple[Heading, ...]) -> list[int | None]:
    return [headings.year(column.text) for column in columns]


def _may_be_plan(header: Header) -> bool:
    """Two known meanings or two years make it worth looking at the cells; people and spending never are."""
    if any(headings.is_foreign(column.text) for column in header.columns):
        return False
    years = {year for year in _years(header.columns) if year is not None}
    return len(years) > 1 or len(_meanings(header.columns)) > 1
