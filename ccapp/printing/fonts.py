"""Widths and coverage of the shipped font, read from its own tables: layout needs no canvas and no Qt.

Kerning is off everywhere, so a line is exactly as wide as the sum of its characters in every painter.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ccapp.errors import FileError
from ccapp.printing.primitives import Face
from ccapp.resources import resource

ASCENT: Final = 0.891
DESCENT: Final = 0.216
"""Line extents in em: the `hhea` table of Tinos, equal to Times New Roman's."""

PLACEHOLDER_ADVANCE: Final = 0.7
PLACEHOLDER_WIDTH: Final = 0.55
PLACEHOLDER_HEIGHT: Final = 0.66
"""The frame drawn for a missing glyph, in em."""

_VOWELS: Final = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER: Final = (
    unicodedata.normalize("NFC", "".join(vowel + tone for vowel in _VOWELS for tone in _TONES)) + "đ"
)
VIETNAMESE: Final = _LOWER + _LOWER.upper() + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
"""The 146 letters and 8 marks that every face must show."""

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
    """The metrics of a face, read and checked once per process (about 5 ms). Raises as `load_font` does."""
    return load_font(face, font_path(face))


def load_font(face: Face, path: Path) -> Font:
    """Read a face; every Vietnamese letter and mark must be in it.

    Raises FileError for a file that is damaged or was replaced by another font.
    """
    try:
        made = Font(face, TTFont(face.value, str(path), shapable=False))
    except (TTFError, struct.error, IndexError, KeyError, ValueError, AssertionError) as error:
        raise FileError("font-damaged", file=path.name) from error
    if not made.covers(VIETNAMESE):
        raise FileError("font-damaged", file=path.name)
    return made
