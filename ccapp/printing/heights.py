"""Row heights of one page part: short rows of a task share the height of its tall cells evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ccapp.printing.lines import EPSILON


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A box over rows `first` to `last` that needs `height`; one that goes on elsewhere need not get it."""

    first: int
    last: int
    height: float
    ends: bool


def even_tops(tops: Sequence[float], spans: Sequence[Span], room: float, least: float) -> list[float]:
    """Row tops (one more than rows) where the lowest rows take up what their spans need.

    `tops` is the lowest stacking; it comes back where sharing evenly would not end within `room`, which
    happens when boxes overlap without one holding the other.
    """
    heights = [least] * (len(tops) - 1)
    ending = sorted((span for span in spans if span.ends), key=lambda span: span.last - span.first)
    for span in ending:
        _raise(heights, span, span.height)
    if sum(heights) > room + EPSILON:
        heights = [below - above for above, below in pairwise(tops)]
    for span in spans:
        if not span.ends:
            free = max(room - sum(heights), 0.0)
            _raise(heights, span, min(span.height, sum(heights[span.first :]) + free))
    return list(accumulate(heights, initial=0.0))


def _raise(heights: list[float], span: Span, wanted: float) -> None:
    """Raise the lowest rows of the span to one level until together they have the wanted height."""
    if span.first == span.last:
        heights[span.first] = max(heights[span.first], wanted)
        return
    rows = slice(span.first, span.last + 1)
    missing = wanted - sum(heights[rows])
    if missing <= EPSILON:
        return
    level = _level(sorted(heights[rows]), missing)
    heights[rows] = [max(height, level) for height in heights[rows]]


def _level(ascending: Sequence[float], amount: float) -> float:
    """The level that `amount` reaches when poured over steps of these heights."""
    level = ascending[0]
    for count, step in enumerate(ascending[1:], start=1):
        if (step - level) * count >= amount:
            break
        amount -= (step - level) * count
        level = step
    else:
        count = len(ascending)
    return level + amount / count
