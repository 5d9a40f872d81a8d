"""The few style properties that matter for reading a table, out of style sheets and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.intake import limits
from ccapp.intake.lengths import tenths

Properties = dict[str, str]

_SHEET_CHARACTERS: Final = 2 * limits.MEGABYTE
_USED: Final = frozenset(
    (
        "font", "font-family", "font-weight", "display", "visibility", "text-align", "vertical-align",
        "list-style-type", "list-style", "mso-hide", "mso-element", "mso-footnote-id", "mso-endnote-id",
        "mso-ignore", "width", "page", "size", "mso-page-orientation",
    )
)  # fmt: skip
_SELECTOR: Final = re.compile(r"([a-z][\w:]*|\*)?(\.[\w-]+)?(#[\w-]+)?", re.IGNORECASE)
# The family is what follows the size in "font:7.0pt 'Times New Roman'".
_SHORTHAND: Final = re.compile(r"(?:^|\s)[\d.]+(?:pt|px|em|rem|%|cm|mm|in)(?:\s*/\s*\S+)?\s+(.+)")
_WEIGHT_BOLD: Final = 600  # CSS Fonts 4: 600 and above are drawn bold
_WORDS_OF_WEIGHT: Final = {"bold": True, "bolder": True, "normal": False, "lighter": False}


def declarations(text: str) -> Properties:
    """The declarations that matter, later ones winning."""
    found: Properties = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _USED:
            found[name] = value.replace("!important", "").strip()
    return found


class StyleSheet:
    """The rules of a page whose selector is a tag, a class, an id, or a tag with one of these."""

    def __init__(self, text: str = "") -> None:
        self._rules: dict[tuple[str, str], Properties] = {}
        self._pages: dict[str, Properties] = {}
        for selectors, body in _rules(text[:_SHEET_CHARACTERS]):
            self._add(selectors, declarations(body))

    def of(self, tag: str, classes: str, identifier: str) -> Properties:
        """Everything the sheet says of an element, the more exact rule winning."""
        found: Properties = {}
        names = [f".{name}" for name in classes.lower().split()]
        if identifier:
            names.append(f"#{identifier.lower()}")
        for key in ("*", ""), (tag, ""), *(("", name) for name in names), *((tag, name) for name in names):
            found |= self._rules.get(key, {})
        return found

    def orientation(self, page: str) -> Orientation | None:
        """How the pages of a name are turned; of the unnamed ones where it has none; None where not said."""
        properties = self._pages.get(page) or self._pages.get("") or {}
        said = f"{properties.get('mso-page-orientation', '')} {properties.get('size', '')}".lower()
        if "landscape" in said:
            return Orientation.LANDSCAPE
        sizes = [length for part in properties.get("size", "").split() if (length := tenths(part))]
        if len(sizes) > 1:
            return Orientation.LANDSCAPE if sizes[0] > sizes[1] else Orientation.PORTRAIT
        return Orientation.PORTRAIT if "portrait" in said else None

    def _add(self, selectors: str, properties: Properties) -> None:
        if not properties:
            return
        if selectors.startswith("@page"):
            # "@page :first" and the like speak of single pages.
            name = selectors.removeprefix("@page").strip().lower()
            self._pages.setdefault(name.split(":")[0].strip(), {}).update(properties)
            return
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match and match[0]:
                key = (match[1] or "").lower(), (match[2] or match[3] or "").lower()
                self._rules.setdefault(key, {}).update(properties)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule; rules within @media are taken for the screen they are shown on."""
    text = _without_comments(text)
    position = 0
    while (opening := text.find("{", position)) >= 0:
        selectors = text[position:opening].rpartition("}")[2].rpartition(";")[2].strip()
        if selectors.startswith("@media"):
            position = opening + 1
            continue
        closing = text.find("}", opening)
        if closing < 0:
            return
        yield selectors, text[opening + 1 : closing]
        position = closing + 1


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (opening := text.find("/*", position)) >= 0:
        kept.append(text[position:opening])
        closing = text.find("*/", opening + 2)
        if closing < 0:
            return "".join(kept)
        position = closing + 2
    kept.append(text[position:])
    return "".join(kept).replace("<!--", "").replace("-->", "")


def font(properties: Mapping[str, str]) -> str:
    """The first family named, empty where none is."""
    families = properties.get("font-family", "")
    if not families:
        shorthand = _SHORTHAND.search(properties.get("font", ""))
        families = shorthand[1] if shorthand else ""
    return first_family(families)


def first_family(families: str) -> str:
    """The first name of a list such as `".VnTime", serif`."""
    return families.split(",", 1)[0].strip().strip("\"'").strip()


def bold(properties: Mapping[str, str]) -> bool | None:
    """Whether the weight is a bold one, None where not said."""
    weight = properties.get("font-weight", "").lower()
    if weight.isascii() and weight.isdigit() and len(weight) <= len("1000"):
        return int(weight) >= _WEIGHT_BOLD
    return _WORDS_OF_WEIGHT.get(weight)
