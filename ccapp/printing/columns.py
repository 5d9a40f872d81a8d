"""Column widths on paper: the layout's proportions, mended so that no ordinary word has to be broken."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Column
from ccapp.printing.fonts import Font
from ccapp.printing.lines import EPSILON

LONGEST_WORD: Final = 20
"""Longer words (addresses, joined names) are broken rather than widening a column."""

SHORT_LINE: Final = 9
"""A line of up to so many characters (`≥ 40%`, `Năm 2023`) stays in one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTexts:
    """What stands in a column: its heading (set in bold) and the different texts of its cells."""

    column: Column
    cells: Collection[str]


def least_widths(
    columns: Sequence[ColumnTexts], *, size: float, pad: float, body: Font, bold: Font
) -> tuple[float, ...]:
    """The outer width in points that each column needs for its longest ordinary word."""
    return tuple(_narrowest(entry, size, body, bold) + 2 * pad for entry in columns)


def column_widths(
    columns: Sequence[ColumnTexts], minimums: Sequence[float], *, total: float, body: Font
) -> tuple[float, ...]:
    """Outer widths in points that fill `total`; every column at least as wide as its minimum.

    Where even the narrowest columns do not fit together, all shrink alike and words are broken. A layout
    whose columns all have one width carries no proportions; then the amount of text decides.
    """
    if sum(minimums) >= total:
        return tuple(total * minimum / sum(minimums) for minimum in minimums)
    widths = {entry.column.width for entry in columns}
    if len(widths) > 1:
        weights = [float(max(entry.column.width, 1)) for entry in columns]
    else:
        weights = [_weight(entry, body) for entry in columns]
    return _share(total, weights, minimums)


def _share(total: float, weights: Sequence[float], minimums: Sequence[float]) -> tuple[float, ...]:
    """Divide `total` by weight, none below its minimum; the sum of the minimums is below `total`."""
    pinned: set[int] = set()
    while True:
        rest = total - sum(minimums[index] for index in pinned)
        weight = sum(weights[index] for index in range(len(weights)) if index not in pinned)
        widths = [
            minimums[index] if index in pinned else rest * weights[index] / weight
            for index in range(len(weights))
        ]
        narrow = {index for index, width in enumerate(widths) if width < minimums[index] - EPSILON}
        if not narrow - pinned:
            return tuple(widths)
        pinned |= narrow


def _narrowest(entry: ColumnTexts, size: float, body: Font, bold: Font) -> float:
    headings = max(map(bold.advance, _ordinary(entry.column.heading.split())), default=0.0)
    cells = max(map(body.advance, _unbroken(entry.cells)), default=0.0)
    # Rounding up leaves room for the sums of single words on a line.
    return math.ceil(max(headings, cells, 1.0) * size)


def _unbroken(cells: Iterable[str]) -> Iterator[str]:
    for text in cells:
        for line in text.split("\n"):
            if len(line) <= SHORT_LINE:
                yield line
            else:
                yield from _ordinary(line.split())


def _ordinary(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if len(word) <= LONGEST_WORD)


def _weight(entry: ColumnTexts, body: Font) -> float:
    """The square root of the mean text of filled cells: long columns grow wider and taller alike."""
    amounts = [sum(map(body.advance, text.split())) for text in entry.cells if text]
    return math.sqrt(1.0 + sum(amounts) / max(len(amounts), 1))
