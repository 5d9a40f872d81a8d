"""Sheets of OpenDocument spreadsheets as `Page`s: what each cell displays, with the font of its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.odt.flow import Flow
from ccapp.intake.odt.package import OFFICE, TABLE, whole
from ccapp.intake.odt.styles import Styles
from ccapp.intake.odt.tables import CELLS, COLUMN_GROUPS, COVERED, HIDDEN, ROW_GROUPS, grouped
from ccapp.intake.sheets.page import Area, Entry, Page
from ccapp.intake.source import Paragraph, Run

_LAST_COLUMN: Final = 16384
_LAST_ROW: Final = 1048576
_FAMILY: Final = "table-cell"
_NUMBERS: Final = re.compile(r"\d+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PARTS_OF_A_DAY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Neighbouring columns of one style, up to `end` (not within)."""

    end: int
    cell_style: str


class SheetReader:
    """Reads the `table:table` elements of a spreadsheet. Raises FileError beyond the limits."""

    def __init__(self, name: str, styles: Styles, flow: Flow) -> None:
        self._name = name
        self._styles = styles
        self._flow = flow
        self._entries = 0

    def read(self, table: etree._Element) -> Page:
        """Read one sheet."""
        style = table.get(TABLE + "style-name", "")
        page = Page(
            name=table.get(TABLE + "name", ""),
            orientation=self._styles.orientation(self._styles.master("table", style)),
            hidden=self._styles.is_hidden_table(style),
        )
        columns = self._columns(table, page)
        at = 0
        for row in grouped(table, TABLE + "table-row", ROW_GROUPS):
            repeats = min(whole(row.get(TABLE + "number-rows-repeated")), _LAST_ROW - at)
            self._row(row, range(at, at + repeats), columns, page)
            at += repeats
        return page

    def _columns(self, table: etree._Element, page: Page) -> list[_Columns]:
        columns: list[_Columns] = []
        at = 0
        for column in grouped(table, TABLE + "table-column", COLUMN_GROUPS):
            end = min(at + whole(column.get(TABLE + "number-columns-repeated")), _LAST_COLUMN)
            width = self._styles.column_width(column.get(TABLE + "style-name", ""))
            page.widths |= dict.fromkeys(range(at, end), width)
            if column.get(TABLE + "visibility") in HIDDEN:
                page.hidden_columns |= set(range(at, end))
            columns.append(_Columns(end=end, cell_style=column.get(TABLE + "default-cell-style-name", "")))
            at = end
        return columns

    def _row(self, row: etree._Element, numbers: range, columns: list[_Columns], page: Page) -> None:
        """Add the entries and merges of a row that stands at each of the numbers."""
        column = 0
        for element in row:
            if element.tag not in CELLS:
                continue
            repeats = whole(element.get(TABLE + "number-columns-repeated"))
            if len(element):
                entry = self._entry(element, self._style(element, row, columns, column))
                self._require(column + repeats, len(numbers) * repeats)
                for number in numbers:
                    page.entries |= dict.fromkeys(((number, column + n) for n in range(repeats)), entry)
                if row.get(TABLE + "visibility") in HIDDEN:
                    page.hidden_rows |= set(numbers)
            if element.tag != COVERED and numbers:
                _merge(element, numbers.start, column, page)
            column += repeats

    def _style(self, cell: etree._Element, row: etree._Element, columns: list[_Columns], at: int) -> str:
        """The style of a cell: its own, its row's, its column's."""
        own = cell.get(TABLE + "style-name") or row.get(TABLE + "default-cell-style-name")
        return own or next((one.cell_style for one in columns if at < one.end), "")

    def _entry(self, cell: etree._Element, style: str) -> Entry:
        look = self._styles.format(_FAMILY, style)
        runs: list[Run] = []
        unseen: list[str] = []
        for _, words in self._flow.of(cell, look):
            if words is not None:
                runs += [Run(text="\n"), *words.runs] if runs else words.runs
                unseen += words.unseen
        shown = "".join(run.text for run in runs)
        day = _day(cell, shown)
        if day:
            runs = [replace(runs[0], text=day)]
        return Entry(
            paragraph=Paragraph(runs=tuple(runs)),
            unseen=" ".join(unseen),
            decimal="," in shown and cell.get(OFFICE + "value") == shown.replace(",", "."),
            bordered=self._styles.is_bordered(style),
        )

    def _require(self, end: int, entries: int) -> None:
        self._entries += entries
        if end > _LAST_COLUMN or self._entries > limits.CELLS:
            raise FileError("file-too-complex", file=self._name)


def _merge(cell: etree._Element, row: int, column: int, page: Page) -> None:
    down = whole(cell.get(TABLE + "number-rows-spanned"))
    across = whole(cell.get(TABLE + "number-columns-spanned"))
    if down * across > 1:
        page.areas.append(Area(top=row, left=column, bottom=row + down - 1, right=column + across - 1))


def _day(cell: etree._Element, shown: str) -> str:
    """A whole day the Vietnamese way; empty where the cell is none or displays it in words or in part.

    What is displayed depends on the language of the machine that saved the file.
    """
    if cell.get(OFFICE + "value-type") != "date" or _LETTER.search(shown):
        return ""
    if len(_NUMBERS.findall(shown)) != _PARTS_OF_A_DAY:
        return ""
    try:
        return f"{date.fromisoformat(cell.get(OFFICE + 'date-value', '')[:10]):%d/%m/%Y}"
    except ValueError:
        return ""
