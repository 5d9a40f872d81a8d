"""Two pages on one sheet, for drafts that are only read: half the paper, letters of about nine points.

What is signed is printed a page a sheet, at its true size (ND 30/2020, I.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ccapp.printing.primitives import Page, Primitive, Rule, TextRun


def two_up(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages in pairs on paper of the same size, turned: upright ones beside each other, others below.

    Pages that lie differently do not share a sheet.
    """
    return tuple(
        _sheet(alike[index : index + 2])
        for _, group in groupby(pages, key=lambda page: (page.width, page.height))
        for alike in (tuple(group),)
        for index in range(0, len(alike), 2)
    )


def _sheet(pages: Sequence[Page]) -> Page:
    first = pages[0]
    wide, high = first.height, first.width
    lying = first.width > first.height
    half = (wide, high / 2) if lying else (wide / 2, high)
    scale = min(half[0] / first.width, half[1] / first.height)
    margin = ((half[0] - first.width * scale) / 2, (half[1] - first.height * scale) / 2)
    items = tuple(
        _moved(item, scale, margin[0] + (0 if lying else at * half[0]), margin[1] + at * half[1] * lying)
        for at, page in enumerate(pages)
        for item in page.items
    )
    return Page(width=wide, height=high, appendix=first.appendix, number=first.number, items=items)


def _moved(item: Primitive, scale: float, x: float, y: float) -> Primitive:
    """A primitive smaller, with the corner of its page at this place of the sheet."""
    if isinstance(item, TextRun):
        return replace(item, x=x + item.x * scale, y=y + item.y * scale, size=item.size * scale)
    if isinstance(item, Rule):
        return replace(
            item,
            x1=x + item.x1 * scale,
            y1=y + item.y1 * scale,
            x2=x + item.x2 * scale,
            y2=y + item.y2 * scale,
            thickness=item.thickness * scale,
        )
    return replace(
        item,
        x=x + item.x * scale,
        y=y + item.y * scale,
        width=item.width * scale,
        height=item.height * scale,
        thickness=item.thickness * scale,
    )
