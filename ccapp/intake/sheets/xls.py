"""The .xls reader: an Excel 5 to 2003 file as a `Source`, one or more tables per visible sheet."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

import xlrd

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake.doc.binary import StructureError
from ccapp.intake.doc.container import Container
from ccapp.intake.sheets import cells, numbers
from ccapp.intake.sheets.biff import sift
from ccapp.intake.sheets.blocks import source
from ccapp.intake.sheets.cells import Font, Piece, Style, Text, line_ends
from ccapp.intake.sheets.page import Area, Entry, Page, tenths
from ccapp.intake.source import Source

_STREAMS: Final = ("Workbook", "Book")
_CENTERED: Final = (2, 6)  # [MS-XLS] 2.5.131 HorizAlign: centered, across the selection
_RAISED: Final = 1
_BOLD_WEIGHT: Final = 600  # [MS-XLS] 2.4.122 Font: 400 is normal, 700 bold
_WIDTH_UNITS: Final = 256
_USUAL_CHARACTERS: Final = 8
_SIDES: Final = ("left_line_style", "right_line_style", "top_line_style", "bottom_line_style")
# What xlrd raises on damaged files, found by altering bytes; it checks few of the numbers it reads.
_DAMAGE: Final = (
    xlrd.XLRDError, AssertionError, struct.error, LookupError, ValueError, OverflowError, AttributeError,
    TypeError,
)  # fmt: skip


def read_xls(name: str, data: bytes) -> Source:
    """Read the bytes of an old Excel file; `name` is for messages. Raises FileError."""
    try:
        container = Container(data)
        stream = next(filter(None, map(container.read, _STREAMS)), b"")
    except StructureError as error:
        raise FileError("file-damaged", file=name) from error
    if not stream:
        raise FileError("file-damaged", file=name)
    sifted = sift(name, stream)
    with Path(os.devnull).open("w", encoding="utf-8") as log:
        pages = list(_Reader(name, sifted.stream, log).pages(sifted.orientations))
    return source(name, pages)


class _Reader:
    """Reads the sheets of a workbook stream one by one; only one is held in memory."""

    def __init__(self, name: str, stream: bytes, log: TextIO) -> None:
        self._name = name
        try:
            self._book = xlrd.open_workbook(
                file_contents=stream, logfile=log, formatting_info=True, on_demand=True, ragged_rows=True
            )
        except _DAMAGE as error:
            raise FileError("file-damaged", file=name) from error
        self._styles: dict[int, Style] = {}

    def pages(self, turned: Sequence[Orientation]) -> Iterator[Page]:
        """The sheets in order; `turned` is how each is printed."""
        for index in range(self._book.nsheets):
            sheet = self._sheet(index)
            page = Page(name=sheet.name, hidden=sheet.visibility != 0)
            if len(turned) == self._book.nsheets:
                page.orientation = turned[index]
            _shape(page, sheet)
            self._fill(page, sheet)
            yield page
            self._book.unload_sheet(index)

    def _sheet(self, index: int) -> Any:
        try:
            return self._book.sheet_by_index(index)
        except _DAMAGE as error:
            raise FileError("file-damaged", file=self._name) from error

    def _fill(self, page: Page, sheet: Any) -> None:
        for row in range(sheet.nrows):
            # Blank cells were sifted out; only empty positions are left beside cells that hold something.
            found = [(column, kind) for column, kind in enumerate(sheet.row_types(row)) if kind]
            for column, kind in found:
                entry = self._entry(sheet, row, column, kind)
                if entry.shows or entry.unseen:
                    page.entries[row, column] = entry

    def _entry(self, sheet: Any, row: int, column: int, kind: int) -> Entry:
        style = self._style(sheet.cell_xf_index(row, column))
        value = sheet.cell_value(row, column)
        if kind == xlrd.XL_CELL_TEXT:
            changes = sheet.rich_text_runlist_map.get((row, column), ())
            return cells.words(self._rich(value, changes), style)
        if kind == xlrd.XL_CELL_ERROR:
            return cells.not_shown(xlrd.error_text_from_code.get(value, "#"), style)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return cells.switch(is_on=bool(value), style=style)
        return cells.amount(value, style, from_1904=bool(self._book.datemode))

    def _rich(self, text: str, changes: Sequence[tuple[int, int]]) -> Text:
        """A string cut where its font changes; before the first change it is in the cell's font."""
        starts = [0, *(start for start, _ in changes), len(text)]
        fonts = [None, *(_at(self._book.font_list, font) for _, font in changes)]
        return tuple(
            Piece(
                line_ends(text[start:end]),
                None if font is None else _font(font),
                font is not None and font.escapement == _RAISED,
            )
            for start, end, font in zip(starts[:-1], starts[1:], fonts, strict=True)
        )

    def _style(self, index: int) -> Style:
        """A cell's style; one that the file lacks is as plain as can be."""
        if index not in self._styles:
            shape = _at(self._book.xf_list, index)
            self._styles[index] = Style() if shape is None else self._read_style(shape)
        return self._styles[index]

    def _read_style(self, shape: Any) -> Style:
        font = _at(self._book.font_list, shape.font_index)
        code = self._book.format_map.get(shape.format_key)
        return Style(
            font=Font() if font is None else _font(font),
            code=(code and code.format_str) or numbers.GENERAL,
            centered=shape.alignment.hor_align in _CENTERED,
            bordered=any(getattr(shape.border, side) for side in _SIDES),
        )


def _at(items: Sequence[Any], index: int) -> Any:
    return items[index] if 0 <= index < len(items) else None


def _font(font: Any) -> Font:
    return Font(name=font.name, bold=bool(font.bold) or font.weight >= _BOLD_WEIGHT)


def _shape(page: Page, sheet: Any) -> None:
    """Merges, hidden lines and widths of a sheet."""
    for top, bottom, left, right in sheet.merged_cells:
        if top < bottom and left < right and (bottom - top > 1 or right - left > 1):
            page.areas.append(Area(top=top, left=left, bottom=bottom - 1, right=right - 1))
    page.hidden_rows.update(row for row, shape in sheet.rowinfo_map.items() if shape.hidden)
    for column, shape in sheet.colinfo_map.items():
        if shape.hidden or not shape.width:
            page.hidden_columns.add(column)
        else:
            page.widths[column] = tenths(shape.width / _WIDTH_UNITS)
    usual = sheet.standardwidth or (sheet.defcolwidth or _USUAL_CHARACTERS) * _WIDTH_UNITS
    page.usual_width = tenths(usual / _WIDTH_UNITS)
