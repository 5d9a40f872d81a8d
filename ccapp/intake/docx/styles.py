"""Fonts and boldness as Word resolves them: run, character style, paragraph style chain, defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ccapp.intake.docx.package import W

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, tag: str) -> str:
    """The `w:val` of a child, empty where child or value is missing."""
    found = parent.find(W + tag) if parent is not None else None
    return found.get(W + "val", "") if found is not None else ""


def switch(properties: etree._Element | None, tag: str) -> bool | None:
    """A toggle property such as `w:b`: on, off, or None where not said."""
    found = properties.find(W + tag) if properties is not None else None
    return None if found is None else found.get(W + "val", "1") not in _OFF


def font(properties: etree._Element | None) -> str:
    """The font named in run properties, empty where not said (a theme font is always Unicode)."""
    found = properties.find(W + "rFonts") if properties is not None else None
    if found is None:
        return ""
    return found.get(W + "hAnsi") or found.get(W + "ascii") or found.get(W + "cs") or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style of the file with the properties that matter here."""

    name: str
    base: str
    run: etree._Element | None
    paragraph: etree._Element | None


class Styles:
    """The style sheet of a file; an absent one behaves as an empty one."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._run_defaults: etree._Element | None = None
        if root is None:
            return
        self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for element in root.iter(W + "style"):
            identifier = element.get(W + "styleId", "")
            self._styles[identifier] = Style(
                name=value(element, "name"),
                base=value(element, "basedOn"),
                run=element.find(W + "rPr"),
                paragraph=element.find(W + "pPr"),
            )
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._default = identifier

    def chain(self, identifier: str) -> Iterator[Style]:
        """A style and those it is based on, nearest first; a circle in the file ends the chain."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = self._styles[identifier].base

    def paragraph_chain(self, paragraph: etree._Element | None) -> tuple[Style, ...]:
        """The styles of a paragraph's `w:pPr`, or the default paragraph style where it names none."""
        return tuple(self.chain(value(paragraph, "pStyle") or self._default))

    def run_layers(
        self, run: etree._Element | None, above: tuple[Style, ...]
    ) -> Iterator[etree._Element | None]:
        """Run properties from the nearest to the farthest."""
        yield run
        for style in self.chain(value(run, "rStyle")):
            yield style.run
        for style in above:
            yield style.run
        yield self._run_defaults

    def font(self, run: etree._Element | None, above: tuple[Style, ...]) -> str:
        """The font a run is shown in, empty where the file never says."""
        return next((name for layer in self.run_layers(run, above) if (name := font(layer))), "")

    def switched(self, tag: str, run: etree._Element | None, above: tuple[Style, ...]) -> bool:
        """Whether a toggle (`b`, `vanish`) is on for a run."""
        states = (switch(layer, tag) for layer in self.run_layers(run, above))
        return next((state for state in states if state is not None), False)
