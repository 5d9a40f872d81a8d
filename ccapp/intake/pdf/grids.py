"""Ruled lines to tables: which lines belong together, and which cells they part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ccapp.intake.pdf.page import Page, Ruling

_SNAP: Final = 3.5  # points: lines nearer are one, as both strokes of a double line
_GAP: Final = 3.0  # points a line may be interrupted where cells meet
_OPEN: Final = 8.0  # points a line must reach beyond the last crossing one to show a side left open
_FEWEST_CELLS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell by its place in the grid."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruled table: its grid lines from left to right and from the top, and the cells they enclose."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def position(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point in the table."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return row, column


def ruled(page: Page) -> list[Ruled]:
    """The tables of a page, from the top; a frame around text is none, and one inside a cell is its text."""
    across, upright = _merged(page.horizontals), _merged(page.verticals)
    found = [_table(*group) for group in _groups(across, upright)]
    tables = [table for table in found if table is not None and len(table.boxes) >= _FEWEST_CELLS]
    outer = [table for table in tables if not any(_is_inside(table, other) for other in tables)]
    return sorted(outer, key=lambda table: (table.ys[0], table.xs[0]))


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Lines drawn in pieces made whole, in order of their place."""
    merged: list[Ruling] = []
    for group in _snapped(sorted(rulings, key=lambda ruling: ruling.at)):
        at = sum(ruling.at for ruling in group) / len(group)
        pieces = sorted(group, key=lambda each: each.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces:
            if piece.start > end + _GAP:
                merged.append(Ruling(at=at, start=start, end=end))
                start = piece.start
            end = max(end, piece.end)
        merged.append(Ruling(at=at, start=start, end=end))
    return merged


def _snapped(ordered: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    group: list[Ruling] = []
    for ruling in ordered:
        if group and ruling.at - group[0].at > _SNAP:
            yield group
            group = []
        group.append(ruling)
    if group:
        yield group


def _groups(across: Sequence[Ruling], upright: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch each other, directly or through others."""
    owner = list(range(len(across) + len(upright)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    places = [ruling.at for ruling in upright]
    for index, line in enumerate(across):
        first, last = bisect_left(places, line.start - _GAP), bisect_right(places, line.end + _GAP)
        for other in range(first, last):
            if upright[other].start - _GAP <= line.at <= upright[other].end + _GAP:
                owner[root(index)] = root(len(across) + other)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, ruling in enumerate((*across, *upright)):
        group = groups.setdefault(root(index), ([], []))
        group[index >= len(across)].append(ruling)
    return [group for group in groups.values() if all(group)]


def _table(across: Sequence[Ruling], upright: Sequence[Ruling]) -> Ruled | None:
    xs = _places(upright, across)
    ys = _places(across, upright)
    if len(xs) == 1 or len(ys) == 1:
        return None
    right_walls = _walls(upright, xs, ys)
    bottom_walls = {(row, column) for column, row in _walls(across, ys, xs)}
    return Ruled(xs=xs, ys=ys, boxes=tuple(_boxes(len(ys) - 1, len(xs) - 1, right_walls, bottom_walls)))


def _places(rulings: Sequence[Ruling], crossing: Sequence[Ruling]) -> tuple[float, ...]:
    """Where the grid is parted one way; a side left open by the lines ends where those across end."""
    places = sorted({ruling.at for ruling in rulings})
    start, end = min(ruling.start for ruling in crossing), max(ruling.end for ruling in crossing)
    if start < places[0] - _OPEN:
        places.insert(0, start)
    if end > places[-1] + _OPEN:
        places.append(end)
    return tuple(places)


def _walls(
    rulings: Sequence[Ruling], places: Sequence[float], along: Sequence[float]
) -> set[tuple[int, int]]:
    """Positions (along, across) whose far side is a line: the line covers the middle of that side."""
    index = {place: number - 1 for number, place in enumerate(places)}
    middles = [(start + end) / 2 for start, end in pairwise(along)]
    return {
        (at, index[ruling.at])
        for ruling in rulings
        for at in range(bisect_left(middles, ruling.start), bisect_right(middles, ruling.end))
    }


def _boxes(
    height: int, width: int, right_walls: set[tuple[int, int]], bottom_walls: set[tuple[int, int]]
) -> Iterator[Box]:
    """The cells: each position grows to the right, then down, until it meets lines."""
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            end = column + 1
            while end < width and (row, end - 1) not in right_walls and (row, end) not in taken:
                end += 1
            bottom = row + 1
            while bottom < height and _goes_on(bottom, column, end, right_walls, bottom_walls):
                bottom += 1
            taken |= {(y, x) for y in range(row, bottom) for x in range(column, end)}
            yield Box(row=row, column=column, height=bottom - row, width=end - column)


def _goes_on(
    row: int, start: int, end: int, right_walls: set[tuple[int, int]], bottom_walls: set[tuple[int, int]]
) -> bool:
    """Whether a cell that reaches down to a row takes it in as well."""
    if any((row - 1, column) in bottom_walls for column in range(start, end)):
        return False
    return not any((row, column) in right_walls for column in range(start, end - 1))


def _is_inside(table: Ruled, other: Ruled) -> bool:
    return other is not table and all(
        other.holds(x, y) for x in (table.xs[0], table.xs[-1]) for y in (table.ys[0], table.ys[-1])
    )
