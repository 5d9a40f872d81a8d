"""Biểu thu thập: a plan as a workbook that a commune without the program fills and sends back.

It looks like our Excel export, with yellow cells to fill, lists to choose from, headings that are protected
without a password, and blank rows. openpyxl has no types: what comes from it is unchecked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ccapp.domain.layout import NUMBER, Layout, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.row_marks import NEW_ROW, cell_mark
from ccapp.printing import form_words
from ccapp.printing.editable import EditableAppendix, EditableTable, editable_page
from ccapp.printing.heading import HeadingText, roman
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules, template_of
from ccapp.printing.xlsx import FONT, write_xlsx

_BLANK_ROWS: Final = 3
"""Blank rows at the end of each section."""
_BLANK_TABLE: Final = 20
"""Blank rows of a table that has no line yet."""
_FILL: Final = PatternFill("solid", start_color="FFFBE6", end_color="FFFBE6")
_BLANK_HEIGHT: Final = 32.0  # points
_NAMES: Final = frozenset({NUMBER, "title", "goal", "task", "activity"})
"""Keys of what a row is called."""
_OFFICE_ROW: Final = 3
_GUIDE_WIDTH: Final = 110
_GUIDE_ROW: Final = 22.0  # points
_HEADING: Final = 14
_TEXT: Final = 12
_FIRST_LISTED: Final = 2  # the first row of the hidden sheet says what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLists:
    """What is offered in the columns of a key; anything else may be typed."""

    units: tuple[str, ...] = ()

    def of(self, key: str, plan: Plan) -> tuple[str, ...]:
        """The entries for one column, none where nothing is known."""
        if key in ("lead", "partners"):
            return self.units
        if key == "product":
            return form_words.PRODUCTS
        return form_words.deadlines(plan.year_from, plan.year_to) if key == "deadline" else ()


def write_form(plan: Plan, office: str, edition: str, lists: FormLists, out: BinaryIO) -> None:
    """Write the form of a plan for one office, named by `edition` in a hidden cell.

    Raises RefusedError for a text that no Excel cell can hold. The file depends on its arguments alone.
    """
    rules = template_of(plan)
    tables = [_with_blanks(each.visible) for each in plan.appendices]
    pages = [_page(plan, office, each, index, rules) for index, each in enumerate(tables, start=1)]
    keys = [each.layout.keys for each in tables]

    def finish(book: Workbook) -> None:
        named = _Lists(book, lists, plan)
        for sheet, page, own in zip(tuple(book.worksheets), pages, keys, strict=True):
            _finish_sheet(sheet, page, own, named, given=not plan.proxy_for)
        named.write()
        _write_guide(book.create_sheet(form_words.GUIDE))

    title = f"{form_words.NAME} - {office}"
    write_xlsx(pages, out, title=title, author=plan.issuer.name, rules=rules, edition=edition, finish=finish)


def _page(plan: Plan, office: str, table: Appendix, index: int, rules: PageRules) -> EditableAppendix:
    name = f"{form_words.NAME} {roman(index)}" if len(plan.appendices) > 1 else form_words.NAME
    texts = (
        HeadingText(text=name, face=Face.BOLD, size=rules.label_size),
        HeadingText(text=table.title or plan.title, face=Face.BOLD, size=rules.title_size, capitals=True),
        HeadingText(text=f"{form_words.OFFICE}: {office}", face=Face.BOLD, size=rules.note_size),
        HeadingText(text=form_words.HINT, face=Face.ITALIC, size=_TEXT),
    )
    return editable_page(texts, table, rules=rules)


def _with_blanks(table: Appendix) -> Appendix:
    """The table with blank rows at the end of every section, or with nothing but them."""
    if not table.sections:
        blank = Item(level=Level.SECTION, children=(_blank(table.layout, 1),) * _BLANK_TABLE)
        return replace(table, sections=(blank,))
    more = (_blank(table.layout, 1),) * _BLANK_ROWS
    return replace(
        table, sections=tuple(replace(each, children=(*each.children, *more)) for each in table.sections)
    )


def _blank(layout: Layout, depth: int) -> Item:
    level = layout.levels[depth]
    below = (_blank(layout, depth + 1),) if depth + 1 < len(layout.levels) else ()
    return Item(level=level, texts=dict.fromkeys(layout.level_keys(level), ""), children=below)


class _Lists:
    """The lists on a hidden sheet: within a cell's own rule a list is short, and names part at commas."""

    def __init__(self, book: Workbook, lists: FormLists, plan: Plan) -> None:
        self._book = book
        self._lists = lists
        self._plan = plan
        self._columns: dict[tuple[str, ...], int] = {}

    def rule(self, key: str) -> DataValidation | None:
        """The rule for a column; it offers and forbids nothing."""
        entries = self._lists.of(key, self._plan)
        if not entries:
            return None
        letter = get_column_letter(self._columns.setdefault(entries, len(self._columns) + 1))
        last = _FIRST_LISTED + len(entries) - 1
        area = f"{quote_sheetname(form_words.LISTS)}!${letter}${_FIRST_LISTED}:${letter}${last}"
        return DataValidation(type="list", formula1=area, allow_blank=True, showErrorMessage=False)

    def write(self) -> None:
        """Write every list that a rule names."""
        sheet = self._book.create_sheet(form_words.LISTS)
        sheet.sheet_state = "hidden"
        sheet.cell(1, 1, cell_mark(RecordId("lists")))
        for entries, column in self._columns.items():
            for row, text in enumerate(entries, start=_FIRST_LISTED):
                sheet.cell(row, column, text)


def _finish_sheet(
    sheet: Worksheet, page: EditableAppendix, keys: Sequence[str], lists: _Lists, *, given: bool
) -> None:
    """Open what may be filled, offer what is known, protect the rest. `given`: our own tasks are fixed."""
    top = len(page.headings) + 2
    sheet.cell(_OFFICE_ROW, 1).protection = Protection(locked=False)
    rules = [lists.rule(key) for key in keys]
    table = page.table
    for number, column in _open_cells(table, top, keys, given=given) if table is not None else ():
        cell = sheet.cell(number, column)
        cell.protection = Protection(locked=False)
        cell.fill = _FILL
        rule = rules[column - 1]
        if rule is not None:
            rule.add(cell)
    for rule in rules:
        if rule is not None and rule.sqref:
            sheet.add_data_validation(rule)
    if table is not None:
        _give_room(sheet, table, top)
    _protect(sheet)


def _open_cells(
    table: EditableTable, top: int, keys: Sequence[str], *, given: bool
) -> Iterator[tuple[int, int]]:
    """Row and column of each cell to be filled: not of headings and sections, nor what names a given task."""
    for number, row in enumerate(table.rows, start=top):
        if row.is_header or len(row.places) == 1:
            continue
        fixed = given and bool(row.record)
        for column, key in enumerate(keys, start=1):
            if not (fixed and key in _NAMES):
                yield number, column


def _give_room(sheet: Worksheet, table: EditableTable, top: int) -> None:
    """Blank rows for two lines: Excel makes no row higher whose height a file gives. Each says it is new."""
    for number, row in enumerate(table.rows, start=top):
        if not row.is_header and not row.record:
            sheet.row_dimensions[number].height = _BLANK_HEIGHT
            mark = sheet.cell(number, len(table.widths) + 1, cell_mark(NEW_ROW))
            mark.protection = Protection(locked=False)


def _protect(sheet: Worksheet) -> None:
    """Against slips only: there is no password, and rows may be added and made higher."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatRows", "formatColumns", "formatCells", "insertRows", "autoFilter", "sort"):
        setattr(protection, allowed, False)


def _write_guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for number, line in enumerate(form_words.GUIDE_LINES, start=1):
        cell = sheet.cell(number, 1, line)
        first = number == 1
        cell.font = Font(name=FONT, size=_HEADING if first else _TEXT, bold=first)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[number].height = _GUIDE_ROW
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.protection.sheet = True
