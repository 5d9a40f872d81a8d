"""The lists of a Word file and which paragraphs belong to them (ECMA-376 17.9)."""

from __future__ import annotations

from lxml import etree

from ccapp.intake.docx.package import W
from ccapp.intake.docx.styles import Style, value
from ccapp.intake.numbering import LEVELS, Counters, ListDefinition, ListLevel


class Numbering:
    """Counts the automatic numbers of a document, paragraph by paragraph in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._lists: dict[str, tuple[str, dict[int, ListLevel], dict[int, int]]] = {}
        self._counters = Counters()
        if root is not None:
            self._read(root)

    def label(self, paragraph: etree._Element | None, chain: tuple[Style, ...]) -> str:
        """The number Word draws before a paragraph, with its separator; empty where it has none."""
        identifier, depth = _reference(paragraph, chain)
        if identifier in {"", "0"} or identifier not in self._lists:
            return ""
        abstract, own, restarts = self._lists[identifier]
        definition = ListDefinition(
            counted=abstract, levels=self._abstract.get(abstract, {}) | own, restarts=restarts
        )
        return self._counters.label(identifier, definition, depth)

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
