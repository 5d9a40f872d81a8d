"""Several rows of a table as what one edit is for: which rows are chosen, and which cells of a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ccapp.domain.layout import NUMBER
from ui.models.plan_lines import Kind
from ui.models.plan_table import Cell, PlanTableModel

Place = tuple[int, int]
_SEVERAL: Final = 2


def chosen_rows(model: PlanTableModel, places: Iterable[Place]) -> list[int]:
    """The tasks' rows that chosen cells stand in, merged cells over all of theirs; none for fewer than two
    rows, and a merged cell alone is one.
    """
    spans = {model.span_at(*place) for place in places}
    if len({span.row for span in spans}) < _SEVERAL:
        return []
    rows = {row for span in spans for row in range(span.row, span.row + span.rows)}
    leaves = sorted(row for row in rows if model.lines[row].kind is Kind.LEAF)
    return leaves if len(leaves) >= _SEVERAL else []


def columns(model: PlanTableModel) -> list[int]:
    """The columns to write in: all but the numbers, which the program writes."""
    return [number for number, key in enumerate(model.layout_.keys) if key != NUMBER]


def cells(model: PlanTableModel, rows: Sequence[int], column: int) -> list[Cell]:
    """The cells of a column in some rows, each once."""
    found = (model.cell(row, column) for row in rows)
    return list({(cell.records, cell.field): cell for cell in found if cell is not None}.values())
