"""One sheet of an .xlsx file: its cells with ink, merges, hidden lines, widths and paper."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.sheets import cells, numbers
from ccapp.intake.sheets.cells import Style, Text
from ccapp.intake.sheets.page import Area, Entry, Page, tenths
from ccapp.intake.sheets.parts import Parts, S, number, on
from ccapp.intake.sheets.strings import pieces, plain

_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_LETTERS: Final = 26
_LAST_COLUMN: Final = 16_384
_SERIAL_ORIGIN: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_USUAL_CHARACTERS: Final = 8.43 + 5 / 7  # with the margin of five pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What all sheets of a file share."""

    strings: Sequence[Text] = ()
    styles: Sequence[Style] = ()
    from_1904: bool = False

    def style(self, index: int) -> Style:
        """A cell's style; a missing one is as plain as can be."""
        return self.styles[index] if index < len(self.styles) else Style()


@dataclass(slots=True, kw_only=True)
class SheetReader:
    """Reads the sheets of one file; cells count against the limit over all of them."""

    parts: Parts
    book: Book
    count: int = field(default=0, init=False)

    def read(self, path: str, name: str, *, hidden: bool) -> Page:
        """Read the sheet in a part. Raises FileError."""
        page = Page(name=name, hidden=hidden)
        last_row = -1
        tags = (S + "row", S + "col", S + "mergeCell", S + "pageSetup", S + "sheetFormatPr")
        for element in self.parts.stream(path, *tags):
            if element.tag == S + "row":
                last_row = self._row(page, element, last_row)
            elif element.tag == S + "col":
                _columns(page, element)
            elif element.tag == S + "mergeCell":
                self._merge(page, element)
            elif element.tag == S + "pageSetup":
                turned = element.get("orientation") == "landscape"
                page.orientation = Orientation.LANDSCAPE if turned else Orientation.PORTRAIT
            else:
                page.usual_width = tenths(_measure(element.get("defaultColWidth")) or _USUAL_CHARACTERS)
        return page

    def _row(self, page: Page, element: etree._Element, last: int) -> int:
        """Add the cells of a row; positions left out count on from the ones before."""
        row = number(element.get("r"), last + 2) - 1
        if on(element.get("hidden")) or element.get("ht") == "0":
            page.hidden_rows.add(row)
        column = -1
        for cell in element.iterfind(S + "c"):
            place = _position(cell.get("r"))
            column = place[1] if place else column + 1
            if len(cell):
                self._add(page, cell, row, column)
        return row

    def _add(self, page: Page, cell: etree._Element, row: int, column: int) -> None:
        entry = self._entry(cell, self.book.style(number(cell.get("s"))))
        if entry.shows or entry.unseen:
            page.entries[row, column] = entry
            self._count()

    def _entry(self, cell: etree._Element, style: Style) -> Entry:
        kind = cell.get("t", "n")
        value = cell.findtext(S + "v") or ""
        formula = cell.find(S + "f")
        if kind == "inlineStr":
            inline = cell.find(S + "is")
            return cells.words(() if inline is None else pieces(inline), style)
        if not value and formula is not None and kind != "str":
            # The program that wrote the file computed nothing: what would stand here is not known.
            return cells.not_shown(f"={formula.text or ''}", style)
        return self._value(kind, value, style)

    def _value(self, kind: str, value: str, style: Style) -> Entry:
        """The entry of a stored value; one that is not what its kind says is kept as text."""
        if kind == "s" and value:
            return cells.words(self._shared(value), style)
        if kind == "b" and value:
            return cells.switch(is_on=on(value), style=style)
        if kind == "e":
            return cells.not_shown(value, style)
        amount = _amount(value) if kind == "n" else _serial(value) if kind == "d" else None
        if amount is None:
            return cells.words(plain(value), style)
        if kind == "n":
            return cells.amount(amount, style, from_1904=self.book.from_1904)
        code = style.code if numbers.is_day(style.code) else numbers.USUAL_DAY
        return cells.amount(amount, replace(style, code=code), from_1904=False)

    def _shared(self, value: str) -> Text:
        index = number(value.strip(), -1)
        if not 0 <= index < len(self.book.strings):
            raise FileError("file-damaged", file=self.parts.name)
        return self.book.strings[index]

    def _merge(self, page: Page, element: etree._Element) -> None:
        first, _, last = element.get("ref", "").partition(":")
        start, end = _position(first), _position(last)
        if start and end and start <= end and start[1] <= end[1] and start != end:
            page.areas.append(Area(top=start[0], left=start[1], bottom=end[0], right=end[1]))
            self._count()

    def _count(self) -> None:
        self.count += 1
        if self.count > limits.CELLS:
            raise FileError("file-too-complex", file=self.parts.name)


def _columns(page: Page, element: etree._Element) -> None:
    first, last = number(element.get("min")), number(element.get("max"))
    columns = range(max(first, 1) - 1, min(last, _LAST_COLUMN))
    width = _measure(element.get("width"))
    if on(element.get("hidden")) or width == 0:
        page.hidden_columns.update(columns)
    elif width:
        page.widths.update(dict.fromkeys(columns, tenths(width)))


def _position(place: str | None) -> tuple[int, int] | None:
    """Row and column, 0-based, of a place such as `B7`; None where it is none."""
    found = _PLACE.fullmatch(place or "")
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found.group(2)) - 1, column - 1


def _amount(text: str) -> float | None:
    try:
        amount = float(text)
    except ValueError:
        return None
    return amount if math.isfinite(amount) else None


def _measure(text: str | None) -> float | None:
    """A width in characters; None where none, or none that a screen could show, is said."""
    amount = _amount(text or "")
    return amount if amount is not None and 0 <= amount <= limits.MEGABYTE else None


def _serial(text: str) -> float | None:
    """The serial of a day written out, as in `2026-06-30T00:00:00`; None where it is none."""
    try:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None
    return (moment - _SERIAL_ORIGIN) / timedelta(days=1)
