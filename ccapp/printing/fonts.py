"""Widths and coverage of the shipped font, read from its own tables: layout needs no canvas and no Qt.

Kerning is off everywhere, so a line is exactly as wide as the sum of its characters in every painter.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase.ttfonts import TTFont

from ccapp.printing.primitives import Face
from ccapp.resources import resource

ASCENT: Final = 0.891
DESCENT: Final = 0.216
"""Line extents in em: the `hhea` table of Tinos, equal to Times New Roman's."""

PLACEHOLDER_ADVANCE: Final = 0.7
PLACEHOLDER_WIDTH: Final = 0.55
PLACEHOLDER_HEIGHT: Final = 0.66
"""The frame drawn for a missing glyph, in em."""

_MOST_WORDS: Final = 50_000


class _Advances(dict[str, float]):
    """Word → width in em, computed on first use; emptied when it has grown too large to be useful."""

    def __init__(self, widths: dict[int, float]) -> None:
        super().__init__()
        self._widths = widths

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        width = sum(self._widths.get(ord(char), PLACEHOLDER_ADVANCE) for char in word)
        self[word] = width
        return width


class Font:
    """One face: how wide words are and which characters it can show."""

    def __init__(self, face: Face, program: TTFont) -> None:
        self.face = face
        self.program = program
        known: dict[int, float] = program.face.charWidths
        widths = {code: known[code] / 1000 for code in program.face.charToGlyph if code in known}
        self.glyphs = frozenset(map(chr, widths))
        self._advances = _Advances(widths)

    def advance(self, text: str) -> float:
        """Width of a text in em; a character without a glyph counts as the placeholder drawn for it."""
        return self._advances[text]

    def covers(self, text: str) -> bool:
        """Whether every character of the text has a glyph."""
        return self.glyphs.issuperset(text)


def font_path(face: Face) -> Path:
    """The font file of a face. Raises FileNotFoundError in a damaged installation."""
    return resource("resources", "fonts", f"{face.value}.ttf")


@cache
def font(face: Face) -> Font:
    """The metrics of a face, read once per process (about 5 ms)."""
    return Font(face, TTFont(face.value, str(font_path(face)), shapable=False))
