"""Tells section lines from task lines, in every style sections are written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import NUMBER
from ccapp.intake.evidence import is_label
from ccapp.intake.lines import DATA_LINE, TableLine
from ccapp.intake.sheet import Box
from ccapp.intake.vocabulary import CLOSING

_ROMAN: Final = re.compile(r"(?:[IVXLC]{1,6}|[A-HĐ])(?:\.\d{1,2})*\s?[.)/:]?")
_SPLIT: Final = re.compile(
    r"((?:(?:Phần|Mục|Chương|Nhóm)\s+)?(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2})(?:\.\d{1,2})*)\s?[.)/:–-]\s*(\S.*)",
    re.DOTALL,
)
_SPLIT_BARE: Final = re.compile(r"([IVX]{1,5})\s+([A-ZÀ-Ỹ].*)", re.DOTALL)
# Accents matter here: "Cộng" sums up, "Công tác …" opens a section.
_CLOSING: Final = re.compile(rf"(?:{'|'.join(CLOSING)})\s*(?::|$)")
_NUMBER_END: Final = " .)/:"
_SECTION_EXTRAS: Final = frozenset({"notes", "budget"})
_SHORTEST_CAPITALS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What task lines of this table look like, so that a section is told by being different."""

    bold_tasks: bool
    roman_tasks: bool
    words: tuple[str, ...]


def habits(body: Sequence[TableLine], words: tuple[str, ...]) -> Habits:
    """Look at the lines that carry data; `words` are the keys of the title columns."""
    data = [line for line in body if len(line.inked) >= DATA_LINE]
    bold = sum(line.fields[words[0]].bold for line in data)
    roman = sum(_ROMAN.fullmatch(line.own(NUMBER)) is not None for line in data)
    return Habits(bold_tasks=2 * bold > len(data), roman_tasks=2 * roman > len(data), words=words)


def section(line: TableLine, known: Habits) -> tuple[str, str] | None:
    """Number and title of the section a line opens, None for any other line."""
    if line.covered(NUMBER) or line.covered(known.words[0]) or not line.inked:
        return None
    if len(line.inked) == 1:
        return _single(line, line.inked[0], known)
    return _numbered(line, known)


def is_closing(text: str) -> bool:
    """Whether a spanning line sums up or comments the table instead of opening a section."""
    return _CLOSING.match(text.casefold()) is not None


def split(text: str) -> tuple[str, str]:
    """`II. Cải cách …` → (`II`, `Cải cách …`); a text without a number keeps an empty one."""
    found = _SPLIT.fullmatch(text) or _SPLIT_BARE.fullmatch(text)
    return (found.group(1), found.group(2)) if found else ("", text)


def _single(line: TableLine, box: Box, known: Habits) -> tuple[str, str] | None:
    """The only text of a line is a section where it spans columns, or stands out by number or weight."""
    if line.span(box) > 1:
        return split(box.text)
    if line.own(NUMBER) and not is_label(box.text):
        return split(box.text)
    if not line.own(known.words[0]):
        return None
    number, title = split(box.text)
    roman = _ROMAN.fullmatch(number) is not None and not known.roman_tasks
    starts_small = title[:1].islower()
    if roman or (_stands_out(box, known) and not starts_small):
        return number, title
    return None


def _numbered(line: TableLine, known: Habits) -> tuple[str, str] | None:
    """A number and a title without data: by the span or weight of the title or the kind of number."""
    number, title = line.own(NUMBER), line.fields[known.words[0]]
    if not is_label(number) or not title.own or title.box is None:
        return None
    extras = [key for key, field in line.fields.items() if field.own and key not in {NUMBER, known.words[0]}]
    roman = _ROMAN.fullmatch(number) is not None and not known.roman_tasks
    if extras:
        plain = roman and title.bold and not known.bold_tasks and _SECTION_EXTRAS.issuperset(extras)
        return (_bare(number), title.text) if plain else None
    if roman or line.span(title.box) > len(known.words) or _stands_out(title.box, known):
        return _bare(number), title.text
    return None


def _bare(number: str) -> str:
    return number.strip(_NUMBER_END)


def _stands_out(box: Box, known: Habits) -> bool:
    capitals = box.text.isupper() and len(box.text) >= _SHORTEST_CAPITALS
    return capitals or (box.bold and not known.bold_tasks)
