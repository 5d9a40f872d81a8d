"""Numbers as written: `I`, `A`, `3.`, `2.1`, read so far that their order can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_WRITTEN: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)[.)]?")
_ROMAN: Final = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}


class Style(StrEnum):
    """How sections are numbered; a table may nest one in another."""

    ROMAN = "roman"
    LETTER = "letter"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNumber:
    """The number of a section and how it was written."""

    style: Style
    value: int


def parts_of(text: str) -> tuple[int, ...]:
    """`2.1.` → (2, 1); empty for anything that is not digits."""
    found = _WRITTEN.fullmatch(text.strip())
    return tuple(map(int, found.group(1).split("."))) if found else ()


def section_number(text: str) -> SectionNumber | None:
    """`II.` → roman 2, `B` → letter 2, `3` → digits 3; None for anything else."""
    bare = text.strip().rstrip(".)")
    if _ROMAN.fullmatch(bare):
        return SectionNumber(style=Style.ROMAN, value=_roman_value(bare))
    if len(bare) == 1 and "A" <= bare <= "Z":
        return SectionNumber(style=Style.LETTER, value=ord(bare) - ord("A") + 1)
    parts = parts_of(bare)
    return SectionNumber(style=Style.DIGITS, value=parts[0]) if len(parts) == 1 else None


def _roman_value(text: str) -> int:
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def roman_of(number: int) -> str:
    """1..39 as a Roman numeral."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
