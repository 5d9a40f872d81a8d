"""What stands on one page: glyphs and ruled lines, measured in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

UNKNOWN: Final = "\ufffd"


@dataclass(slots=True, kw_only=True, eq=False)
class Glyph:
    """A character as drawn. `baseline` is where its line stands, `size` the height of its letters.

    Not frozen: a page has ten thousand of them.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    bold: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides which cell a glyph belongs to: inside its x-height."""
        return (self.x0 + self.x1) / 2, self.baseline - self.size * 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A straight line: at height (or, upright, at distance) `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True, kw_only=True)
class Page:
    """A page as a person sees it, upright. `carried` are points in cells that go on from the page before, as
    only files of our own say.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontals: list[Ruling] = field(default_factory=list)
    verticals: list[Ruling] = field(default_factory=list)
    pictured: bool = False
    carried: list[tuple[float, float]] = field(default_factory=list)

    @property
    def letters(self) -> int:
        """How many glyphs are letters or figures that can be read."""
        return sum(glyph.text.isalnum() for glyph in self.glyphs)

    @property
    def unreadable(self) -> int:
        """How many glyphs the file does not say the character of."""
        return sum(glyph.text == UNKNOWN for glyph in self.glyphs)
