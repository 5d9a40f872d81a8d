"""VNI for Windows: a vowel, then a code that draws marks over it; a few letters have one code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_CIRCUMFLEX_MARK, _BREVE_MARK = "\u0302", "\u0306"
_TONES: Final = {"\xf9": _ACUTE, "\xf8": _GRAVE, "\xfb": _HOOK, "\xf5": _TILDE, "\xef": _DOT}
_CIRCUMFLEX: Final = {
    "\xe2": "", "\xe1": _ACUTE, "\xe0": _GRAVE, "\xe5": _HOOK, "\xe3": _TILDE, "\xe4": _DOT,
}  # fmt: skip
_BREVE: Final = {"\xea": "", "\xe9": _ACUTE, "\xe8": _GRAVE, "\xfa": _HOOK, "\xfc": _TILDE, "\xeb": _DOT}
_SINGLE: Final = {
    "\xed": "í", "\xec": "ì", "\xe6": "ỉ", "\xf3": "ĩ", "\xf2": "ị", "\xee": "ỵ", "\xf4": "ơ", "\xf6": "ư",
    "\xf1": "đ",
}  # fmt: skip


def _small() -> Iterator[tuple[str, str]]:
    """Codes of the small letters, with the letters taken apart."""
    yield from _SINGLE.items()
    for base in ("a", "e", "o", "u", "y", "\xf4", "\xf6"):
        letter = _SINGLE.get(base, base)
        # "ỵ" has a code of its own.
        yield from (
            (base + code, letter + mark) for code, mark in _TONES.items() if (base, mark) != ("y", _DOT)
        )
    for base in "aeo":
        yield from ((base + code, base + _CIRCUMFLEX_MARK + mark) for code, mark in _CIRCUMFLEX.items())
    yield from (("a" + code, "a" + _BREVE_MARK + mark) for code, mark in _BREVE.items())


def _table() -> dict[str, str]:
    """All codes. A capital may carry its marks in small form: "U\xfb" is typed as often as "U\xdb"."""
    table: dict[str, str] = {}
    for code, apart in _small():
        letter = unicodedata.normalize("NFC", apart)
        table[code] = letter
        table[code.upper()] = letter.upper()
        table[code[0].upper() + code[1:]] = letter.upper()
    return table


TABLE: Final = _table()
_CODES: Final = re.compile("|".join(sorted(map(re.escape, TABLE), key=len, reverse=True)))


def decode(text: str) -> str:
    """Text in a VNI font as Unicode."""
    return _CODES.sub(lambda code: TABLE[code[0]], text)


def joins(before: str, after: str) -> bool:
    """Whether a text's first code belongs to the last letter of the text before it."""
    return bool(before) and bool(after) and before[-1] + after[0] in TABLE
