"""Automatic numbers: the text Word draws before a paragraph and stores nowhere (ECMA-376 17.9).

Shared by the readers that meet such lists; each reads the definitions of its own format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_GREATEST: Final = 3999  # no greater Roman number exists, and no real table reaches it


def roman(number: int) -> str:
    """Upper-case Roman numeral of 1..3999; greater or smaller numbers stay Arabic."""
    if not 0 < number <= _GREATEST:
        return str(number)
    written = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        written += sign * count
    return written


def letters(number: int) -> str:
    """Word's lower-case letter numbering: a … z, aa, bb …"""
    if not 0 < number <= _GREATEST:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def shown(number: int, form: str) -> str:
    """A counter in one of Word's number formats; a format not known here is shown as decimal."""
    return _FORMS.get(form, str)(number)


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "decimalZero": "{:02d}".format,
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLevel:
    """One level of a list definition; `%1` … `%9` in the pattern stand for the counters."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefinition:
    """A list that paragraphs name: lists with the same `counted` share their counters.

    `restarts` are the numbers with which this list begins anew at a level.
    """

    counted: str
    levels: Mapping[int, ListLevel]
    restarts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """Counts the automatic numbers of a document, paragraph by paragraph in reading order."""

    def __init__(self) -> None:
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, identifier: str, definition: ListDefinition, depth: int) -> str:
        """The number drawn before the next paragraph of a list, with its separator."""
        level = definition.levels.get(depth, ListLevel())
        counters = self._counters.setdefault(definition.counted, {})
        fresh = depth in definition.restarts and (identifier, depth) not in self._restarted
        self._restarted.add((identifier, depth))
        if fresh:
            counters[depth] = definition.restarts[depth]
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for deeper in [known for known in counters if known > depth]:
            del counters[deeper]
        return _written(level, definition.levels, counters)


def _written(level: ListLevel, levels: Mapping[int, ListLevel], counters: Mapping[int, int]) -> str:
    if level.form == "bullet":
        # Bullets are glyphs of symbol fonts; plans write lists with a hyphen.
        plain = level.pattern if level.pattern in {"-", "+", "–", "*", "•"} else "-"
        return plain + (level.suffix or " ")

    def counter(place: re.Match[str]) -> str:
        depth = int(place.group(1)) - 1
        known = levels.get(depth, ListLevel())
        return shown(counters.get(depth, known.start), known.form)

    text = _PLACE.sub(counter, level.pattern)
    return text + level.suffix if text else ""
