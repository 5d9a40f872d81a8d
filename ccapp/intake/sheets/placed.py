"""The cells of a sheet where a person sees them: merges resolved, hidden lines and blank columns gone.

Rows keep the numbers of the sheet; columns are counted among those in which something begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ccapp.domain.row_marks import edition_of, is_cell_mark, marked_in_cell
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.sheets.page import Area, Entry, Page
from ccapp.intake.source import Paragraph

_WORK: Final = 10 * limits.CELLS  # rows that all merged ranges together may cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A cell with ink and the rows and columns it covers; `bottom` and `right` are the last ones."""

    top: int
    bottom: int
    left: int
    right: int
    entry: Entry


@dataclass(slots=True, kw_only=True)
class Seen:
    """What a person sees of a sheet, by row, and by row what is left out and what our own marks say."""

    rows: dict[int, list[Placed]] = field(default_factory=dict)
    unseen: dict[int, list[str]] = field(default_factory=dict)
    widths: tuple[int, ...] = ()
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    edition: str = ""

    @property
    def width(self) -> int:
        """Number of columns."""
        return 1 + max((one.right for row in self.rows.values() for one in row), default=-1)


def see(name: str, page: Page) -> Seen:
    """Place the cells of a sheet. Raises FileError for one with too many columns or merges."""
    seen = Seen()
    found = list(_visible(name, page, seen))
    starts = sorted({one.left for one in found})
    if len(starts) > limits.COLUMNS:
        raise FileError("file-too-complex", file=name)
    for one in found:
        left = bisect_left(starts, one.left)
        right = max(left, bisect_right(starts, one.right) - 1)
        entry = _outline(one.entry) if left == 0 else one.entry
        seen.rows.setdefault(one.top, []).append(replace(one, left=left, right=right, entry=entry))
    for row in seen.rows.values():
        row.sort(key=lambda one: one.left)
    if page.widths:
        seen.widths = tuple(_widths(page, starts, found))
    return seen


def _visible(name: str, page: Page, seen: Seen) -> Iterator[Placed]:
    """The cells that show, in the sheet's own columns; the others are noted as unseen."""
    covering = _covering(name, page)
    for (row, column), entry in sorted(page.entries.items()):
        if is_cell_mark(entry.paragraph.text):  # also where the officer has shown the hidden column
            _note_mark(seen, row, marked_in_cell(entry.paragraph.text))
            continue
        area = _area_at(covering.get(row, ()), column)
        place = _place(page, area or Area(top=row, left=column, bottom=row, right=column), entry)
        under = area is not None and (area.top, area.left) != (row, column)
        if place is None or under:
            text = entry.paragraph.text if entry.shows and not _repeats(page, area, entry) else ""
            seen.unseen.setdefault(row, []).extend(filter(None, (text, entry.unseen)))
            continue
        if entry.unseen:
            seen.unseen.setdefault(place.top, []).append(entry.unseen)
        if entry.shows:
            yield place


def _note_mark(seen: Seen, row: int, mark: str) -> None:
    if edition_of(mark):
        seen.edition = seen.edition or edition_of(mark)
    else:
        seen.marks[row] = (*seen.marks.get(row, ()), mark)


def _covering(name: str, page: Page) -> dict[int, list[Area]]:
    """The merged ranges over each row that holds anything, from the left; rows without ink need none."""
    rows = sorted({row for row, _ in page.entries})
    covering: dict[int, list[Area]] = {}
    work = 0
    for area in page.areas:
        covered = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        work += len(covered)
        if work > _WORK:
            raise FileError("file-too-complex", file=name)
        for row in covered:
            covering.setdefault(row, []).append(area)
    for areas in covering.values():
        areas.sort(key=lambda area: area.left)
    return covering


def _area_at(areas: Sequence[Area], column: int) -> Area | None:
    """The merged range over a column of a row; ranges never overlap in a sound file."""
    index = bisect_right(areas, column, key=lambda area: area.left) - 1
    return areas[index] if index >= 0 and column <= areas[index].right else None


def _place(page: Page, area: Area, entry: Entry) -> Placed | None:
    """What shows of a range once hidden lines at its edges are gone; None where nothing does."""
    top, left = area.top, area.left
    while top <= area.bottom and top in page.hidden_rows:
        top += 1
    while left <= area.right and left in page.hidden_columns:
        left += 1
    if top > area.bottom or left > area.right:
        return None
    return Placed(top=top, bottom=area.bottom, left=left, right=area.right, entry=entry)


def _repeats(page: Page, area: Area | None, entry: Entry) -> bool:
    """Whether the text under a merge is the one shown above it."""
    above = page.entries.get((area.top, area.left)) if area else None
    return above is not None and above is not entry and entry.paragraph.text in above.paragraph.text


def _outline(entry: Entry) -> Entry:
    """A number in the first column counts lines: typed 1.1, it is no amount with a decimal comma."""
    if not entry.decimal:
        return entry
    runs = tuple(replace(run, text=run.text.replace(",", ".")) for run in entry.paragraph.runs)
    return replace(entry, paragraph=Paragraph(runs=runs, centered=entry.paragraph.centered))


def _widths(page: Page, starts: Sequence[int], found: Sequence[Placed]) -> Iterator[int]:
    """The widths of the columns that count; one gains those blank ones that merges join to it."""
    reach = dict.fromkeys(starts, 0)
    for one in found:
        for start in starts[bisect_left(starts, one.left) : bisect_right(starts, one.right)]:
            reach[start] = max(reach[start], one.right)
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else start + limits.COLUMNS
        joined = range(start, min(max(start, reach[start]) + 1, end))
        yield sum(page.widths.get(c, page.usual_width) for c in joined if c not in page.hidden_columns)
