"""Cells to and from the clipboard: tab-separated text for spreadsheets, HTML for Word and Excel."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ccapp.domain.layout import NUMBER, TASK_LEVELS, Level
from ccapp.domain.plan import Item
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.pasting import NewTasks, read_table
from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel

OWN_TYPE: Final = "application/x-ccapp-cells"
# Keeps Excel, which takes the HTML, from reading "=…" or "1/4" as something else. The plain text beside it
# stays as it is: a mark before "=" would be part of the words in Word, in a note, and in the next paste here.
_EXCEL_TEXT: Final = "mso-number-format:'\\@'"

NEW: Final = -1
NOWHERE: Final = -2
_WIDE: Final = 3  # columns of a table that has sections
_LONGEST_NUMBER: Final = 12  # characters

Place = tuple[int, int]
Table = Sequence[Sequence[str]]


def copied(model: PlanTableModel, places: Sequence[Place]) -> QMimeData:
    """The rectangle around the places as text and HTML, and once more without section rows for ourselves.

    A cell over several rows stands once, at its first row; equal leaf texts stand on every row, for each
    row has that text of its own.
    """
    rows = range(min(row for row, _ in places), max(row for row, _ in places) + 1)
    columns = range(min(col for _, col in places), max(col for _, col in places) + 1)
    chosen = set(places)
    table = [[_copied_text(model, row, col, chosen) for col in columns] for row in rows]
    leaves = [line for row, line in zip(rows, table, strict=True) if model.lines[row].kind is Kind.LEAF]
    data = QMimeData()
    data.setText(_tsv(table))
    data.setHtml(_html(model, rows, columns, chosen))
    data.setData(OWN_TYPE, _tsv(leaves or table).encode("utf-8"))
    return data


def _copied_text(model: PlanTableModel, row: int, column: int, chosen: set[Place]) -> str:
    span = model.span_at(row, column)
    origin = (span.row, span.column) == (row, column)
    shared = span.rows > 1 and _is_leaf(model, column)
    wanted = (row, column) in chosen or (span.row, span.column) in chosen
    kept = wanted and (origin or shared) and model.lines[row].kind is not Kind.VACANT
    return model.text(row, column) if kept else ""


def _is_leaf(model: PlanTableModel, column: int) -> bool:
    return model.layout_.level_of(model.layout_.columns[column].key) is Level.PRODUCT


def _tsv(table: Sequence[Sequence[str]]) -> str:
    import csv  # start-up cost: only where something is copied

    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab").writerows(table)
    return out.getvalue()


def _html(model: PlanTableModel, rows: range, columns: range, chosen: set[Place]) -> str:
    from html import escape  # start-up cost: it brings every entity there is

    parts = ['<table border="1" style="border-collapse:collapse">']
    for row in rows:
        parts.append("<tr>")
        for column in columns:
            span = model.span_at(row, column)
            if (max(span.row, rows.start), max(span.column, columns.start)) != (row, column):
                continue
            high = min(span.row + span.rows, rows.stop) - row
            wide = min(span.column + span.columns, columns.stop) - column
            shown = (span.row, span.column) in chosen or (row, column) in chosen
            vacant = model.lines[row].kind is Kind.VACANT
            text = escape(model.text(row, column)) if shown and not vacant else ""
            broken = text.replace("\n", "<br>")
            parts.append(f'<td rowspan="{high}" colspan="{wide}" style="{_EXCEL_TEXT}">{broken}</td>')
        parts.append("</tr>")
    return "".join([*parts, "</table>"])


def on_clipboard() -> QMimeData:
    """What other programs see on the clipboard; where it was cleared, Qt gives nothing at all."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def typed_letter(data: QMimeData) -> str:
    """The letter that UniKey types by way of the clipboard, as some offices have set it; else nothing."""
    letter = "" if data.hasFormat(OWN_TYPE) or data.hasHtml() else data.text()
    return letter if len(letter) == 1 and letter.isalpha() and not letter.isascii() else ""


def parsed(data: QMimeData) -> list[list[str]]:
    """Rows of texts from the clipboard; line breaks in cells survive. Empty where there is no text.

    A table in HTML comes first, as Word and Excel give it, for plain text knows no merged cells. In plain
    text, quotes mean a spreadsheet's cell only where every one of them does; else they are words.
    """
    if not data.hasFormat(OWN_TYPE) and "<table" in data.html().lower():
        found = read_table(data.html(), data.text())
        if found:
            return [list(row) for row in found]
    return _parsed_text(data)


def _parsed_text(data: QMimeData) -> list[list[str]]:
    import csv  # start-up cost: only where something is pasted

    own = bytes(data.data(OWN_TYPE).data())
    text = own.decode("utf-8") if own else data.text()
    if not text:
        return []
    if not own and not {"\t", "\n", "\r"} & set(text):
        return [[text]]
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.rstrip("\r\n").splitlines()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """What a paste sets and adds. `left_out` counts texts that have no cell to go to.

    `table` are the rows pasted, the first of their cells in column `left`; `goes` says for each of them over
    which row of the model it goes, or that it is `NEW` or goes `NOWHERE`.
    """

    edits: tuple[CellEdit, ...]
    left_out: int = 0
    table: tuple[tuple[str, ...], ...] = ()
    left: int = 0
    goes: tuple[int, ...] = ()
    new: NewTasks | None = None

    @property
    def rows(self) -> int:
        """How many rows found their place."""
        return sum(goal != NOWHERE for goal in self.goes)

    @property
    def over(self) -> int:
        """How many rows go over rows that are there."""
        return sum(goal >= 0 for goal in self.goes)


def pasted(model: PlanTableModel, table: Table, places: Sequence[Place], *, below: bool = False) -> Paste:
    """Where texts go that are pasted at the chosen places: one text into each, a rectangle from the first on.

    A rectangle that begins on a task's row goes into tasks only: section rows between are left alone, and so
    are those of the rectangle. Rows beyond the last task become new tasks below it, where a title is among
    their texts; with `below` all of them do, right below the task that is chosen.
    """
    if len(table) == 1 and len(table[0]) == 1:
        return Paste(edits=filled(model, places, table[0][0]), table=((table[0][0],),), goes=(places[0][0],))
    first, left = min(row for row, _ in places), min(col for _, col in places)
    kind = model.lines[first].kind
    after = range(first, first if below else len(model.lines))
    there = [row for row in after if model.lines[row].kind is kind is not Kind.VACANT]
    wanted = [texts for texts in table if kind is Kind.SECTION or not _is_section(model, left, texts)]
    kept = {id(texts) for texts in wanted}
    edits: dict[tuple[str, str], CellEdit] = {}
    lost = sum(map(_texts, table)) - sum(map(_texts, wanted))
    for row, texts in zip(there, wanted, strict=False):
        for offset, text in enumerate(texts):
            placed = _place(model, edits, (row, left + offset), text)
            lost += bool(text.strip()) and not placed
    rest = wanted[len(there) :]
    new = _new_tasks(model, rest, left, there[-1] if there else first, below=below)
    lost += sum(_texts(texts[model.columnCount() - left :] if new else texts) for texts in rest)
    goals = iter([*there[: len(wanted)], *(NEW if new else NOWHERE for _ in rest)])
    return Paste(
        edits=tuple(edits.values()),
        left_out=lost,
        table=tuple(map(tuple, table)),
        left=left,
        goes=tuple(next(goals) if id(texts) in kept else NOWHERE for texts in table),
        new=new,
    )


def _texts(texts: Sequence[str]) -> int:
    return sum(bool(text.strip()) for text in texts)


def _is_section(model: PlanTableModel, left: int, texts: Sequence[str]) -> bool:
    """Whether a row of another table is a section over all its columns: words alone where numbers stand."""
    numbers = left == 0 and model.layout_.keys[:1] == (NUMBER,)
    return numbers and len(texts) >= _WIDE and _texts(texts) == 1 and len(texts[0].strip()) > _LONGEST_NUMBER


def _new_tasks(
    model: PlanTableModel, rest: Sequence[Sequence[str]], left: int, last: int, *, below: bool
) -> NewTasks | None:
    """Rows of texts as tasks of the section that row `last` is in, or right `below` its task; None where they
    have no title or no place.
    Below rows that are filtered or in another order there is no place: it would be elsewhere in the plan.

    A row without title and number, or with those of the row above it, is a further product of that task.
    """
    line, layout = model.lines[last], model.layout_
    keys = layout.keys[left:]
    appendix = model.appendix_id
    titled = "title" in keys and layout.levels == TASK_LEVELS and line.kind is not Kind.SECTION
    if not rest or not titled or appendix is None or model.arranged:
        return None
    tasks: list[Item] = []
    for texts in filter(any, rest):
        said = dict(zip(keys, texts, strict=False))
        head = {key: said.get(key, "") for key in layout.level_keys(Level.TASK)}
        leaf = Item(
            level=Level.PRODUCT, texts={key: said.get(key, "") for key in layout.level_keys(Level.PRODUCT)}
        )
        named = {key: text for key, text in head.items() if text.strip()}
        if tasks and named.items() <= dict(tasks[-1].texts).items():
            tasks[-1] = replace(tasks[-1], children=(*tasks[-1].children, leaf))
        else:
            tasks.append(Item(level=Level.TASK, texts=head, children=(leaf,)))
    if not tasks:
        return None
    task = next((item.id for item in line.path if item.level is Level.TASK), None) if below else None
    return NewTasks(appendix=appendix, section=line.path[0].id, tasks=tuple(tasks), after=task)


def _place(model: PlanTableModel, edits: dict[tuple[str, str], CellEdit], place: Place, text: str) -> bool:
    """Set one cell of a rectangle; a blank over the lower part of a merged cell takes the text above it."""
    row, column = place
    cell = model.cell(row, column)
    if cell is None:
        return False
    span = model.span_at(row, column)
    record = model.lines[row].records[column]
    if record is None:
        return False
    hidden = (span.row, span.column) != place
    if hidden and not _is_leaf(model, column):
        origin = edits.get((record, cell.field))
        return not text.strip() or (origin is not None and origin.text == text)
    if hidden and not text.strip():
        above = model.lines[span.row].records[column]
        origin = edits.get((above or "", cell.field))
        if origin is None:
            return True
        text = origin.text
    edits[record, cell.field] = CellEdit(record=record, field=cell.field, text=text)
    return True


def filled(model: PlanTableModel, places: Sequence[Place], text: str) -> tuple[CellEdit, ...]:
    """One text for every chosen cell, each record once."""
    cells = [cell for place in places if (cell := model.cell(*place))]
    edits = {
        (record, cell.field): CellEdit(record=record, field=cell.field, text=text)
        for cell in cells
        for record in cell.records
    }
    return tuple(edits.values())


def filled_down(model: PlanTableModel, places: Sequence[Place]) -> tuple[CellEdit, ...]:
    """In each chosen column, the text of its uppermost chosen cell for all below it."""
    edits: list[CellEdit] = []
    for column in sorted({col for _, col in places}):
        rows = sorted(row for row, col in places if col == column and model.lines[row].kind is Kind.LEAF)
        if rows:
            text = model.text(rows[0], column)
            edits.extend(filled(model, [(row, column) for row in rows[1:]], text))
    return tuple(edits)
