"""Automatic numbers: the text Word draws before a paragraph and stores nowhere (ECMA-376 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ccapp.intake.docx.package import W
from ccapp.intake.docx.styles import Style, value

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
    """One level of a list definition."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = " "


class Numbering:
    """Counts the automatic numbers of a document, paragraph by paragraph in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._lists: dict[str, tuple[str, dict[int, ListLevel], dict[int, int]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, paragraph: etree._Element | None, chain: tuple[Style, ...]) -> str:
        """The number Word draws before a paragraph, with its separator; empty where it has none."""
        identifier, depth = _reference(paragraph, chain)
        if identifier in {"", "0"} or identifier not in self._lists:
            return ""
        abstract, own, restarts = self._lists[identifier]
        levels = self._abstract.get(abstract, {}) | own
        level = levels.get(depth, ListLevel())
        counters = self._counters.setdefault(abstract, {})
        self._count(identifier, depth, level, restarts, counters)
        return _written(level, levels, counters)

    def _count(
        self,
        identifier: str,
        depth: int,
        level: ListLevel,
        restarts: dict[int, int],
        counters: dict[int, int],
    ) -> None:
        fresh = depth in restarts and (identifier, depth) not in self._restarted
        self._restarted.add((identifier, depth))
        if fresh:
            counters[depth] = restarts[depth]
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for deeper in [known for known in counters if known > depth]:
            del counters[deeper]

    def _read(self, root: etree._Element) -> None:
        linked = {}
        for element in root.iter(W + "abstractNum"):
            identifier = element.get(W + "abstractNumId", "")
            self._abstract[identifier] = _levels(element)
            linked[value(element, "styleLink")] = identifier
        for element in root.iter(W + "abstractNum"):
            target = linked.get(value(element, "numStyleLink") or "-")
            if target is not None:
                self._abstract[element.get(W + "abstractNumId", "")] = self._abstract[target]
        for element in root.findall(W + "num"):
            overrides, restarts = _overrides(element)
            self._lists[element.get(W + "numId", "")] = (value(element, "abstractNumId"), overrides, restarts)


def _reference(paragraph: etree._Element | None, chain: tuple[Style, ...]) -> tuple[str, int]:
    """List id and level of a paragraph: its own, else those of its styles (each may give only one)."""
    identifier, depth = "", ""
    for properties in (paragraph, *(style.paragraph for style in chain)):
        numbered = properties.find(W + "numPr") if properties is not None else None
        identifier = identifier or value(numbered, "numId")
        depth = depth or value(numbered, "ilvl")
    return identifier, min(_whole(depth, 0), LEVELS - 1)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LEVELS else otherwise


def _levels(element: etree._Element) -> dict[int, ListLevel]:
    return {_whole(level.get(W + "ilvl", ""), 0): _level(level) for level in element.findall(W + "lvl")}


def _level(element: etree._Element) -> ListLevel:
    return ListLevel(
        start=_whole(value(element, "start"), 0),
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText"),
        suffix="" if value(element, "suff") == "nothing" else " ",
    )


def _overrides(element: etree._Element) -> tuple[dict[int, ListLevel], dict[int, int]]:
    levels, restarts = {}, {}
    for override in element.findall(W + "lvlOverride"):
        depth = _whole(override.get(W + "ilvl", ""), 0)
        own = override.find(W + "lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = value(override, "startOverride")
        if start:
            restarts[depth] = _whole(start, 1)
    return levels, restarts


def _written(level: ListLevel, levels: dict[int, ListLevel], counters: dict[int, int]) -> str:
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
