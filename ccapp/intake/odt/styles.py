"""Fonts, weight, pages and widths as OpenDocument resolves them: automatic, common, default styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ccapp.domain.layout import Orientation
from ccapp.intake.lengths import tenths
from ccapp.intake.odt.package import DRAW, FO, STYLE, SVG, TABLE, TEXT

_BOLD_FROM: Final = 600
_LONGEST_CHAIN: Final = 12  # styles on styles; more is a circle
_WEIGHTS: Final = {"bold": True, "normal": False}
_BORDERS: Final = tuple(f"{FO}border{side}" for side in ("", "-left", "-right", "-top", "-bottom"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How text is shown; None where a style does not say."""

    font: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: Format) -> Format:
        """This format, filled from the one below it."""
        return Format(
            font=below.font if self.font is None else self.font,
            bold=below.bold if self.bold is None else self.bold,
            hidden=below.hidden if self.hidden is None else self.hidden,
            raised=below.raised if self.raised is None else self.raised,
        )


class Styles:
    """The styles of a file; those of the document stand before common ones of the same name."""

    def __init__(self, content: etree._Element, common: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self._faces: dict[str, str] = {}
        self._lists: dict[str, etree._Element] = {}
        self._pages: dict[str, etree._Element] = {}
        self._masters: dict[str, str] = {}
        self._formats: dict[tuple[str, str], Format] = {}
        for root in (common, content):
            if root is not None:
                self._gather(root)

    def _gather(self, root: etree._Element) -> None:
        for element in root.iter(STYLE + "style"):
            self._styles[element.get(STYLE + "family", ""), element.get(STYLE + "name", "")] = element
        for element in root.iter(STYLE + "default-style"):
            self._defaults[element.get(STYLE + "family", "")] = element
        for element in root.iter(STYLE + "font-face"):
            family = element.get(SVG + "font-family", "").strip("'\"")
            self._faces[element.get(STYLE + "name", "")] = family
        for element in root.iter(TEXT + "list-style"):
            self._lists[element.get(STYLE + "name", "")] = element
        for element in root.iter(STYLE + "page-layout"):
            self._pages[element.get(STYLE + "name", "")] = element
        for element in root.iter(STYLE + "master-page"):
            layout = element.get(STYLE + "page-layout-name", "")
            self._masters[element.get(STYLE + "name", "")] = layout

    def format(self, family: str, name: str) -> Format:
        """The text format of a style and all it is based on, the family's default included."""
        if (family, name) not in self._formats:
            found = Format()
            for style in self._chain(family, name):
                found = found.over(self._own_format(style))
            self._formats[family, name] = found
        return self._formats[family, name]

    def is_centered(self, name: str) -> bool:
        """Whether a paragraph style centres its text."""
        return self._first("paragraph", name, "paragraph-properties", FO + "text-align") == "center"

    def list_style(self, name: str) -> etree._Element | None:
        """A list style by name."""
        return self._lists.get(name)

    def master(self, family: str, name: str) -> str:
        """The master page that begins with a style, empty where none does."""
        chain = (style.get(STYLE + "master-page-name", "") for style in self._chain(family, name))
        return next(filter(None, chain), "")

    def orientation(self, master: str) -> Orientation:
        """How the pages of a master page are turned; of the first one where there is none of the name."""
        layout = self._masters.get(master) or next(iter(self._masters.values()), "")
        page = self._pages.get(layout)
        properties = page.find(STYLE + "page-layout-properties") if page is not None else None
        if properties is None:
            return Orientation.PORTRAIT
        width, height = (tenths(properties.get(FO + side, "")) for side in ("page-width", "page-height"))
        if width and height:
            return Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT
        turned = properties.get(STYLE + "print-orientation")
        return Orientation.LANDSCAPE if turned == "landscape" else Orientation.PORTRAIT

    def column_width(self, name: str) -> int:
        """The width of a column style in tenths of a millimetre, 0 where not said."""
        return tenths(
            self._first("table-column", name, "table-column-properties", STYLE + "column-width") or ""
        )

    def is_hidden_table(self, name: str) -> bool:
        """Whether a sheet of a spreadsheet is hidden."""
        return self._first("table", name, "table-properties", TABLE + "display") == "false"

    def is_bordered(self, name: str) -> bool:
        """Whether a cell style draws a line on any side."""
        said = (self._first("table-cell", name, "table-cell-properties", border) for border in _BORDERS)
        return any(line and line != "none" for line in said)

    def is_hidden_frame(self, name: str) -> bool:
        """Whether a drawing is not shown."""
        return self._first("graphic", name, "graphic-properties", DRAW + "visible") == "false"

    def _first(self, family: str, name: str, group: str, attribute: str) -> str | None:
        for style in self._chain(family, name):
            properties = style.find(STYLE + group)
            value = properties.get(attribute) if properties is not None else None
            if value is not None:
                return value
        return None

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first, then the default of its family."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                break
            yield style
            name = style.get(STYLE + "parent-style-name", "")
        if family in self._defaults:
            yield self._defaults[family]

    def _own_format(self, style: etree._Element) -> Format:
        properties = style.find(STYLE + "text-properties")
        if properties is None:
            return Format()
        face = properties.get(STYLE + "font-name")
        family = properties.get(FO + "font-family")
        display = properties.get(TEXT + "display")
        position = properties.get(STYLE + "text-position")
        return Format(
            font=self._faces.get(face, face) if face is not None else family and family.strip("'\""),
            bold=_is_bold(properties.get(FO + "font-weight")),
            hidden=None if display is None else display == "none",
            raised=None if position is None else _is_raised(position),
        )


def _is_bold(weight: str | None) -> bool | None:
    if weight is not None and weight.isascii() and weight.isdigit() and len(weight) <= len("1000"):
        return int(weight) >= _BOLD_FROM
    return _WEIGHTS.get(weight or "")


def _is_raised(position: str) -> bool:
    where = position.split(" ", 1)[0]
    return where == "super" or (where.endswith("%") and where[:1] not in {"-", "0"})
