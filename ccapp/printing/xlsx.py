"""Excel files out: one sheet for each appendix, text as text, ready to print in the official layout.

openpyxl has no types: what comes from it is unchecked here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.styles.numbers import FORMAT_GENERAL, FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from ccapp.domain.layout import Align
from ccapp.domain.row_marks import ROW_NUMBERS_HEADING, cell_mark, edition_cell, row_numbers_cell
from ccapp.errors import RefusedError
from ccapp.printing.drafts import DraftMark, mark_texts
from ccapp.printing.editable import EditableAppendix, EditableTable, Heading, Row
from ccapp.printing.heading import HeadingText
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules

FONT: Final = "Times New Roman"
LONGEST_TEXT: Final = 32_767
"""Characters an Excel cell can hold."""
_TALLEST_ROW: Final = 409.0  # points; Excel has no taller row
_TEXT_FORMAT_LIMIT: Final = 255  # longer texts in Excel 2007's text format are shown as #####
_SHEET_NAME: Final = 31
_A4: Final = 9
_PIXEL: Final = 72 / 96  # points
_DIGIT: Final = 7  # pixels of a digit in the default font, the unit of column widths
_INCH: Final = 72
_GAP: Final = 8.0  # points of the blank row between heading and table
_NUMBERS: Final = 30.0  # points of the column of row numbers
_SPARE: Final = 1.0  # points by which rows are taller than on our page, for other widths of letters
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "'")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_THIN: Final = Side(style="thin", color="000000")
_GRID: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_PROPERTIES: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write_xlsx(
    appendices: Sequence[EditableAppendix],
    out: BinaryIO,
    *,
    title: str,
    author: str,
    rules: PageRules,
    edition: str = "",
    draft: DraftMark | None = None,
    finish: Callable[[Workbook], None] | None = None,
) -> None:
    """Write appendices as one workbook. Raises RefusedError for a text that no Excel cell can hold.

    Below the heading stands the table; beside each of its rows a hidden cell names the record, beside the
    first the `edition` as well. Titles are in capitals as on paper. A `draft` round is named on every page.
    The file depends on its arguments: no clock, no random id. `finish` may add to the book before it is
    saved.
    """
    book = Workbook()
    book.properties.title = title
    book.properties.creator = author
    book.remove(book.worksheets[0])
    for appendix in appendices:
        _SheetWriter(book.create_sheet(appendix.name[:_SHEET_NAME]), rules).write(appendix, edition, draft)
    if not appendices:
        book.create_sheet()
    if finish is not None:
        finish(book)
    held = io.BytesIO()
    book.save(held)
    _repack(held, out)


class _SheetWriter:
    """Writes one appendix on a sheet. Merges are set at the end: openpyxl compares each with all before."""

    def __init__(self, sheet: Worksheet, rules: PageRules) -> None:
        self._sheet = sheet
        self._rules = rules
        self._merges: list[CellRange] = []
        self._left = 1  # the column in which heading and table begin

    def write(self, appendix: EditableAppendix, edition: str, draft: DraftMark | None) -> None:
        """Write heading and table."""
        _set_page(self._sheet, appendix, appendix.rules)
        if draft is not None:
            _name_draft(self._sheet, draft, appendix.rules)
        table = appendix.table
        self._left = 2 if table is not None and table.is_numbered else 1
        width = len(table.widths) if table is not None else 1
        for number, heading in enumerate(appendix.headings, start=1):
            self._heading(heading, number, width)
        if table is not None:
            self._table(table, len(appendix.headings) + 2)
            if edition:
                mark = self._sheet.cell(len(appendix.headings) + 2, self._left + len(table.widths))
                _put(mark, edition_cell(edition))
            self._signing(appendix, len(appendix.headings) + 2 + len(table.rows), width)
        self._sheet.merged_cells = MultiCellRange(self._merges)

    def _heading(self, heading: Heading, number: int, width: int) -> None:
        text = heading.text
        cell = self._sheet.cell(number, self._left)
        cell.style = self._style(text.face, text.size, Align.CENTER)
        _put(cell, text.printed)
        self._merge(number, number, self._left, self._left + width - 1)
        leading = text.size * self._rules.heading_spacing
        self._height(number, heading.lines * leading)

    def _signing(self, appendix: EditableAppendix, below: int, width: int) -> None:
        """The signature block over the right half of the columns, from the row after a gap."""
        rules = appendix.rules
        titles, names = appendix.signing
        parts = ((rules.signing_gap, titles), (rules.signing_room, names))
        entries: list[float | HeadingText] = []
        for gap, texts in parts:
            entries += (gap, *texts) if texts else ()
        last = self._left + width - 1
        left = min(self._left + width // 2, last)
        for number, entry in enumerate(entries, start=below):
            if not isinstance(entry, HeadingText):
                self._height(number, entry)
                continue
            cell = self._sheet.cell(number, left)
            cell.style = self._style(entry.face, entry.size, Align.CENTER)
            _put(cell, entry.printed)
            self._merge(number, number, left, last)
            self._height(number, entry.size * rules.heading_spacing)
        if entries:
            end = below + len(entries) - 1
            self._sheet.print_area = f"A1:{get_column_letter(last)}{end}"

    def _table(self, table: EditableTable, top: int) -> None:
        columns = self._sheet.column_dimensions
        marks = self._left + len(table.widths)
        for index, points in enumerate(table.widths, start=self._left):
            columns[get_column_letter(index)].width = _characters(points)
        columns[get_column_letter(marks)].hidden = True
        self._height(top - 1, _GAP)
        for number, row in enumerate(table.rows, start=top):
            self._row(table, row, number)
        if table.is_numbered:
            columns["A"].width = _characters(_NUMBERS)
            columns[get_column_letter(marks + 1)].hidden = True
            _put(self._sheet.cell(top, marks + 1), row_numbers_cell())
            self._row_number(top, ROW_NUMBERS_HEADING)
        _hold_header(self._sheet, table, top, last=marks - 1)

    def _row_number(self, number: int, text: str) -> None:
        cell = self._sheet.cell(number, 1)
        cell.style = self._style(Face.REGULAR, self._rules.row_number_size, Align.CENTER)
        _put(cell, text)

    def _row(self, table: EditableTable, row: Row, number: int) -> None:
        self._height(number, row.height)
        for place in row.places:
            found = place.cell
            style = self._style(found.face, table.size, found.align, grid=True)
            left, right = self._left + found.left, self._left + found.right
            for column in range(left, right + 1):
                self._sheet.cell(number, column).style = style
            if not place.reaches:
                _put(self._sheet.cell(number, left), "\n".join(found.paragraphs))
                self._merge(number, number + place.rows - 1, left, right)
        if row.record:
            _put(self._sheet.cell(number, self._left + len(table.widths)), cell_mark(row.record))
        if row.number:
            self._row_number(number, str(row.number))

    def _height(self, number: int, points: float) -> None:
        """Set a row's height: Excel finds none by itself for merged cells."""
        self._sheet.row_dimensions[number].height = min(points + _SPARE, _TALLEST_ROW)

    def _merge(self, top: int, bottom: int, left: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._merges.append(CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right))

    def _style(self, face: Face, size: float, align: Align, *, grid: bool = False) -> str:
        """The name of the book's style for a look; making it where it is the first of its kind."""
        book = self._sheet.parent
        kind = "Table" if grid else "Heading"
        name = f"{kind} {size:g} {face.name.lower()} {align.value}"
        if name not in book.named_styles:
            style = NamedStyle(name, number_format=FORMAT_TEXT, border=_GRID if grid else None)
            style.font = Font(name=FONT, size=size, bold=face is Face.BOLD, italic=face is Face.ITALIC)
            style.alignment = Alignment(horizontal=align.value, vertical="center", wrap_text=True)
            book.add_named_style(style)
        return name


def _set_page(sheet: Worksheet, appendix: EditableAppendix, rules: PageRules) -> None:
    """A4 as wide as the table; pages numbered from 1 with no number on the first (ND 30/2020, I.7)."""
    landscape = appendix.paper[0] > appendix.paper[1]
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.useFirstPageNumber = True
    sheet.page_setup.firstPageNumber = 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sides = sheet.page_margins
    sides.top, sides.bottom = rules.top / _INCH, rules.bottom / _INCH
    sides.left, sides.right = rules.left / _INCH, rules.right / _INCH
    sides.header = (rules.page_number_baseline - rules.page_number_size) / _INCH
    sides.footer = rules.bottom / 2 / _INCH
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{FONT},Regular", round(rules.page_number_size)


def _name_draft(sheet: Worksheet, draft: DraftMark, rules: PageRules) -> None:
    """Which round it is, at the left of the top margin of every page."""
    said = " ".join(text for text, _, _ in mark_texts(draft, rules)).replace("&", "&&")
    for header in (sheet.firstHeader, sheet.oddHeader):
        part = header.left
        part.text, part.font, part.size = said, f"{FONT},Bold", round(rules.draft_note_size)


def _put(cell: SheetCell, text: str) -> None:
    """Set a text that stays text: no formula, number or day is ever made of it. Empty leaves a blank cell."""
    if not text:
        return
    stored = _LOOKS_ESCAPED.sub("_x005F_", text)
    if len(stored) > LONGEST_TEXT:
        raise RefusedError("excel-text-too-long", cell=cell.coordinate, length=len(text), limit=LONGEST_TEXT)
    cell.value = stored
    cell.data_type = "s"
    cell.number_format = FORMAT_TEXT if len(text) <= _TEXT_FORMAT_LIMIT else FORMAT_GENERAL
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def _characters(points: float) -> float:
    """A width in points as Excel stores it: in digits of its default font, margins included."""
    return points / _PIXEL / _DIGIT


def _hold_header(sheet: Worksheet, table: EditableTable, top: int, *, last: int) -> None:
    """The header stays in sight while scrolling and is repeated on paper."""
    below = top + sum(row.is_header for row in table.rows)
    sheet.freeze_panes = f"A{below}"
    sheet.print_title_rows = f"{top}:{below - 1}"
    sheet.print_area = f"A1:{get_column_letter(last)}{top + len(table.rows) - 1}"


def _repack(held: io.BytesIO, out: BinaryIO) -> None:
    """The same package without the moment it was made, so that equal plans give equal bytes."""
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            content = made.read(name)
            package.writestr(entry, _DATES.sub(b"", content) if name == _PROPERTIES else content)
