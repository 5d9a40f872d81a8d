"""Tables of OpenDocument texts: cells at their positions, repeats and spans within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ccapp.domain.layout import Orientation
from ccapp.domain.row_marks import edition_of, marked_in_word
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.odt.flow import Flow
from ccapp.intake.odt.package import TABLE, TEXT, whole
from ccapp.intake.odt.styles import Styles
from ccapp.intake.source import Cell, Grid, Paragraph, Run

ROW_GROUPS: Final = frozenset(TABLE + tag for tag in ("table-header-rows", "table-rows", "table-row-group"))
COLUMN_GROUPS: Final = frozenset(
    TABLE + tag for tag in ("table-header-columns", "table-columns", "table-column-group")
)
COVERED: Final = TABLE + "covered-table-cell"
CELLS: Final = frozenset((TABLE + "table-cell", COVERED))
HIDDEN: Final = frozenset(("collapse", "filter"))
_BOOKMARKS: Final = (TEXT + "bookmark", TEXT + "bookmark-start")


def grouped(element: etree._Element, tag: str, groups: frozenset[str]) -> Iterator[etree._Element]:
    """The rows or columns of a table, groups opened."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in groups:
            yield from grouped(child, tag, groups)


def marks(element: etree._Element) -> Iterator[str]:
    """What bookmarks of ours say anywhere below an element."""
    for one in element.iter(*_BOOKMARKS):
        mark = marked_in_word(one.get(TEXT + "name", ""))
        if mark:
            yield mark


@dataclass(slots=True, kw_only=True)
class _Draft:
    row: int
    column: int
    height: int
    width: int
    paragraphs: tuple[Paragraph, ...]
    unseen: list[str] = field(default_factory=list)

    def cell(self, height: int, width: int) -> Cell:
        """The finished value within a grid of a size."""
        return Cell(
            row=self.row,
            column=self.column,
            height=min(self.height, height - self.row),
            width=min(self.width, width - self.column),
            paragraphs=self.paragraphs,
            unseen=tuple(self.unseen),
        )


@dataclass(slots=True, kw_only=True)
class _Plan:
    """A table being read; `reach`: which cell covers a column, down to which row; `marks` as in `Grid`."""

    drafts: list[_Draft] = field(default_factory=list)
    reach: dict[int, _Draft] = field(default_factory=dict)
    rows: int = 0
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)


class TableReader:
    """Reads `table:table` elements. Raises FileError where a table goes beyond the limits."""

    def __init__(self, name: str, styles: Styles, flow: Flow) -> None:
        self._name = name
        self._styles = styles
        self._flow = flow
        self._cells = 0

    def read(self, table: etree._Element, orientation: Orientation) -> Grid:
        """Read one table of the text with everything nested in its cells."""
        plan = _Plan()
        for row in grouped(table, TABLE + "table-row", ROW_GROUPS):
            self._row(row, plan)
        height = max((min(one.row + one.height, plan.rows) for one in plan.drafts), default=0)
        widths = self._widths(table)
        columns = max((one.column + 1 for one in plan.drafts), default=0)
        width = max(
            columns, min(len(widths), max((one.column + one.width for one in plan.drafts), default=0))
        )
        cells = tuple(draft.cell(height, width) for draft in plan.drafts)
        # Cells of a damaged file may overlap: together they may not cover more than a table can hold.
        if max(height * width, sum(cell.height * cell.width for cell in cells)) > limits.CELLS:
            raise self._too_complex()
        return Grid(
            height=height,
            width=width,
            cells=cells,
            widths=widths[:width] if len(widths) >= width else (),
            orientation=orientation,
            marks=plan.marks,
        )

    def _row(self, row: etree._Element, plan: _Plan) -> None:
        hidden = row.get(TABLE + "visibility") in HIDDEN
        before = len(plan.drafts)
        column = 0
        for element in row:
            if element.tag in CELLS:
                column = self._cell(element, column, plan, hidden=hidden)
        found = tuple(mark for mark in marks(row) if not edition_of(mark))
        if found:
            plan.marks[plan.rows] = found
        repeats = whole(row.get(TABLE + "number-rows-repeated"))
        for draft in plan.drafts[before:] if repeats > 1 else ():
            for number in range(1, repeats):
                self._require(draft.column)
                plan.drafts.append(_repeated(draft, plan.rows + number, draft.column))
        plan.rows += repeats

    def _cell(self, element: etree._Element, column: int, plan: _Plan, *, hidden: bool) -> int:
        """Add a cell with its repeats; the column after them."""
        repeats = whole(element.get(TABLE + "number-columns-repeated"))
        draft = self._draft(element, plan.rows, column, hidden=hidden)
        owner = plan.reach.get(column)
        if element.tag == COVERED and owner is not None and owner.row + owner.height > plan.rows:
            texts = (paragraph.text for paragraph in draft.paragraphs)
            owner.unseen += [*filter(str.strip, texts), *draft.unseen]
        elif draft.paragraphs or draft.unseen or draft.width * draft.height > 1:
            for number in range(repeats):
                self._require(column + number + draft.width - 1)
                plan.drafts.append(_repeated(draft, plan.rows, column + number))
            plan.reach |= dict.fromkeys(range(column, column + draft.width), plan.drafts[-1])
        return column + repeats

    def _draft(self, element: etree._Element, row: int, column: int, *, hidden: bool) -> _Draft:
        paragraphs, unseen = self._content(element)
        if hidden:
            unseen = [*(one.text for one in paragraphs if one.text.strip()), *unseen]
            paragraphs = []
        return _Draft(
            row=row,
            column=column,
            height=max(1, whole(element.get(TABLE + "number-rows-spanned"))),
            width=min(max(1, whole(element.get(TABLE + "number-columns-spanned"))), limits.COLUMNS),
            paragraphs=tuple(paragraphs),
            unseen=unseen,
        )

    def _content(self, cell: etree._Element, depth: int = 0) -> tuple[list[Paragraph], list[str]]:
        if depth > limits.NESTED_TABLES:
            raise self._too_complex()
        paragraphs: list[Paragraph] = []
        unseen: list[str] = []
        for element, words in self._flow.of(cell):
            if words is not None:
                paragraphs.append(words.paragraph())
                unseen += words.unseen
                continue
            for row in grouped(element, TABLE + "table-row", ROW_GROUPS):
                line, hidden = self._nested_row(row, depth + 1)
                paragraphs.append(line)
                unseen += hidden
        return (paragraphs if any(one.runs for one in paragraphs) else []), unseen

    def _nested_row(self, row: etree._Element, depth: int) -> tuple[Paragraph, list[str]]:
        """A row of a table inside a cell as one line of text."""
        runs: list[Run] = []
        unseen: list[str] = []
        for cell in row:
            if cell.tag in CELLS:
                self._require(0)
                paragraphs, hidden = self._content(cell, depth)
                unseen += hidden
                for paragraph in paragraphs:
                    runs += [*paragraph.runs, Run(text=" ")]
        return Paragraph(runs=tuple(runs)), unseen

    def _widths(self, table: etree._Element) -> tuple[int, ...]:
        widths: list[int] = []
        for column in grouped(table, TABLE + "table-column", COLUMN_GROUPS):
            repeats = min(whole(column.get(TABLE + "number-columns-repeated")), limits.COLUMNS - len(widths))
            widths += [self._styles.column_width(column.get(TABLE + "style-name", ""))] * repeats
        return tuple(widths) if all(widths) else ()

    def _require(self, column: int) -> None:
        self._cells += 1
        if column >= limits.COLUMNS or self._cells > limits.CELLS:
            raise self._too_complex()

    def _too_complex(self) -> FileError:
        return FileError("file-too-complex", file=self._name)


def _repeated(draft: _Draft, row: int, column: int) -> _Draft:
    return _Draft(
        row=row,
        column=column,
        height=draft.height,
        width=draft.width,
        paragraphs=draft.paragraphs,
        unseen=draft.unseen,
    )
