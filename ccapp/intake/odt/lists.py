"""Automatic numbers of OpenDocument lists (ODF 1.3, 5.3 and 16.31): the text stands nowhere in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ccapp.intake.numbering import LEVELS, Counters, ListDefinition, ListLevel
from ccapp.intake.odt.package import LOEXT, STYLE, TEXT, whole
from ccapp.intake.odt.styles import Styles

_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
}  # fmt: skip
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_PLACE: Final = re.compile(r"%(\d)%")
_SUFFIX: Final = f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """A list being read: its style, what its numbers are counted with, and its level from 0."""

    style: str
    counted: str
    depth: int


class Lists:
    """Counts list items in reading order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counters = Counters()
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._last: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._items = 0

    def enter(self, element: etree._Element, above: OpenList | None) -> OpenList:
        """A `text:list` met within another or on its own."""
        if above is not None:
            style = element.get(TEXT + "style-name") or above.style
            return OpenList(style=style, counted=above.counted, depth=min(above.depth + 1, LEVELS - 1))
        style = element.get(TEXT + "style-name", "")
        self._items += 1
        counted = str(self._items)
        if element.get(TEXT + "continue-list"):
            counted = self._named.get(element.get(TEXT + "continue-list", ""), counted)
        elif element.get(TEXT + "continue-numbering") == "true":
            counted = self._last.get(style, counted)
        self._last[style] = counted
        self._named[element.get(_ID, "")] = counted
        return OpenList(style=style, counted=counted, depth=0)

    def label(self, item: etree._Element, of: OpenList) -> str:
        """The number drawn before the first paragraph of an item, with its separator."""
        self._items += 1
        start = item.get(TEXT + "start-value")
        restarts = {of.depth: whole(start)} if start else {}
        definition = ListDefinition(counted=of.counted, levels=self._of_style(of.style), restarts=restarts)
        return self._counters.label(str(self._items), definition, of.depth)

    def _of_style(self, name: str) -> dict[int, ListLevel]:
        if name not in self._levels:
            style = self._styles.list_style(name)
            levels = () if style is None else style
            self._levels[name] = {whole(one.get(TEXT + "level")) - 1: _level(one) for one in levels}
        return self._levels[name]


def _level(element: etree._Element) -> ListLevel:
    alignment = element.find(_SUFFIX)
    followed = alignment.get(TEXT + "label-followed-by", "") if alignment is not None else ""
    suffix = "" if followed == "nothing" else " "
    if element.tag != TEXT + "list-level-style-number":
        return ListLevel(form="bullet", pattern=element.get(TEXT + "bullet-char", ""), suffix=suffix)
    form = _FORMS.get(element.get(STYLE + "num-format", ""), "decimal")
    return ListLevel(
        start=whole(element.get(TEXT + "start-value")),
        form=form,
        pattern=_pattern(element, form),
        suffix=suffix,
    )


def _pattern(element: etree._Element, form: str) -> str:
    """The label with `%1` … for the counters, from LibreOffice's own attribute or prefix and suffix."""
    written = element.get(LOEXT + "num-list-format")
    if written is not None:
        return _PLACE.sub(r"%\1", written)
    if form == "none":
        return ""
    level = whole(element.get(TEXT + "level"))
    first = max(1, level - whole(element.get(TEXT + "display-levels")) + 1)
    counters = ".".join(f"%{number}" for number in range(first, min(level, LEVELS) + 1))
    return f"{element.get(STYLE + 'num-prefix', '')}{counters}{element.get(STYLE + 'num-suffix', '')}"
