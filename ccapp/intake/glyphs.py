"""What a page shows for characters that are not plain text: glyphs of symbol fonts, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_NOTE_MARK: Final = re.compile(r"\s*\(?(?:\d{1,2}|\*{1,3})\)?\s*")
_UNIT_BEFORE: Final = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_SYMBOL_AREA: Final = 0xF000
# Below the blank no symbol font has a glyph: taking the offset off there would make control characters.
SYMBOL_CODES: Final = range(_SYMBOL_AREA + 0x20, _SYMBOL_AREA + 0x100)
# Glyphs of the "Symbol" font that plans use in targets; its other codes below 0x80 are plain ASCII.
_SYMBOL: Final = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "-", 0xB9: "≠", 0xA5: "∞"}
_PICTURE_FONTS: Final = ("wingdings", "webdings")


def plain_glyphs(text: str, font: str) -> str:
    """Characters of symbol fonts as ordinary ones; other fonts' private codes lose only their offset."""
    name = font.casefold()
    if name == "symbol":
        return "".join(_SYMBOL.get(code, chr(code)) for code in _codes(text))
    if name.startswith(_PICTURE_FONTS):
        return "".join(char if char.isspace() else "-" for char in text)
    if any(ord(char) in SYMBOL_CODES for char in text):
        return "".join(map(chr, _codes(text)))
    return text


def is_note_mark(raised: str, before: str) -> bool:
    """Whether raised text is a footnote mark; a figure after a unit of length (m², km²) is not."""
    return _NOTE_MARK.fullmatch(raised) is not None and _UNIT_BEFORE.search(before) is None


def _codes(text: str) -> Iterator[int]:
    for char in text:
        code = ord(char)
        yield code - _SYMBOL_AREA if code in SYMBOL_CODES else code
