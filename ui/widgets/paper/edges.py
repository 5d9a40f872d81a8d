"""The edges of a table's columns on the paper shown: found by the pointer, dragged, let go."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ccapp.printing.primitives import Rule

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page

GRIP: Final = 4.0  # pixels to either side of a line
_SAME: Final = 0.1  # points between places that are one


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two columns of the table on a page; `number` counts edges from the left border's 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an edge was let go: the widths of all columns of the table, in points."""

    appendix: int
    widths: tuple[float, ...]


def edge_at(page: Page, number: int, x: float, y: float, grip: float) -> Edge | None:
    """The edge within `grip` points of a place on a page where its line is drawn; never an outer border."""
    for rule in page.items:
        if isinstance(rule, Rule) and _is_near(rule, x, y, grip):
            inner = enumerate(page.edges[1:-1], start=1)
            found = next((at for at, edge in inner if abs(edge - rule.x1) < _SAME), None)
            if found is not None:
                return Edge(number, found)
    return None


def _is_near(rule: Rule, x: float, y: float, grip: float) -> bool:
    """Whether an upright rule passes by a place."""
    return rule.x1 == rule.x2 and abs(rule.x1 - x) <= grip and rule.y1 <= y <= rule.y2


def bounded(page: Page, at: int, x: float) -> float:
    """The place of an edge dragged to `x`: both columns beside it keep what their longest words need."""
    low = page.edges[at - 1] + page.least[at - 1]
    high = page.edges[at + 1] - page.least[at]
    return min(max(x, low), high) if low <= high else page.edges[at]


def moved(page: Page, at: int, x: float) -> Moved:
    """The columns of a page's table with one edge at another place."""
    edges = [*page.edges[:at], bounded(page, at, x), *page.edges[at + 1 :]]
    return Moved(appendix=page.appendix, widths=tuple(right - left for left, right in pairwise(edges)))
