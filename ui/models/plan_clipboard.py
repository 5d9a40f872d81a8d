"""Cells to and from the clipboard: tab-separated text for spreadsheets, HTML for Word and Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData

from ccapp.domain.layout import Level
from ccapp.services.editing import CellEdit
from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel

OWN_TYPE: Final = "application/x-ccapp-cells"
_EXCEL_TEXT: Final = "mso-number-format:'\\@'"  # keeps Excel from reading "=…" or "1/4" as something else

Place = tuple[int, int]


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


def parsed(data: QMimeData) -> list[list[str]]:
    """Rows of texts from the clipboard; line breaks in quoted cells survive. Empty where there is no text.

    Quotes mean a spreadsheet's cell only where every one of them does; else they are part of the words.
    """
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
    """What a paste sets; `left_out` counts texts that have no cell to go to."""

    edits: tuple[CellEdit, ...]
    left_out: int


def pasted(model: PlanTableModel, table: Sequence[Sequence[str]], places: Sequence[Place]) -> Paste:
    """Where texts go that are pasted at the chosen places: one text into each, a rectangle from the first on.

    A rectangle that begins on a task's row goes into tasks only and leaves section rows between alone.
    """
    if len(table) == 1 and len(table[0]) == 1:
        return Paste(edits=filled(model, places, table[0][0]), left_out=0)
    first, left = min(row for row, _ in places), min(col for _, col in places)
    kind = model.lines[first].kind
    rows = [row for row in range(first, len(model.lines)) if model.lines[row].kind is kind]
    edits: dict[tuple[str, str], CellEdit] = {}
    lost = 0
    for number, texts in enumerate(table):
        for offset, text in enumerate(texts):
            placed = number < len(rows) and _place(model, edits, (rows[number], left + offset), text)
            lost += bool(text.strip()) and not placed
    return Paste(edits=tuple(edits.values()), left_out=lost)


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
        return not text.strip()
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
