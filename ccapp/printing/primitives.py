"""The positioned page: what every painter replays, so that preview, printer and PDF show the same.

All lengths are points (1/72 inch); the origin is the top left corner of the page and y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """The faces of the document font; the value is the name of the font file without its ending."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    BOLD_ITALIC = "Tinos-BoldItalic"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Text on one line in one face; `x` is its left edge, `y` its baseline. Every character has a glyph."""

    x: float
    y: float
    text: str
    face: Face
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight black line of the given thickness."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An empty black frame; it stands where the font has no glyph, so that nothing vanishes unseen."""

    x: float
    y: float
    width: float
    height: float
    thickness: float


Primitive = TextRun | Rule | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place to jump to: level 0 is an appendix, level 1 a section; `y` is where its first line begins."""

    level: int
    title: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `appendix` (from 1) owns it and `number` (from 1) is its number within that appendix.

    `edges` are the x of the vertical lines of its table, one more than columns, and `least` the widths below
    which no column goes; none where it has no table. `carried` are points, each within a box that goes on
    from the page before: nothing is drawn of them, the PDF alone keeps them.
    """

    width: float
    height: float
    appendix: int
    number: int
    items: tuple[Primitive, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    edges: tuple[float, ...] = ()
    least: tuple[float, ...] = ()
    carried: tuple[tuple[float, float], ...] = ()
