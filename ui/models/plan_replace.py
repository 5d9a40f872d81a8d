"""What a replacement changes in a plan: which texts hold the words exactly, and how they read afterwards.

Numbers are left alone, for the program writes them; so are columns that are hidden and rows that are
filtered away. A merged cell is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ccapp.domain.plan import Appendix
from ccapp.services.plans.editing import CellEdit
from ccapp.text.normalize import clean
from ccapp.text.replacing import replaced
from ui.models.plan_arranging import Key
from ui.models.plan_lines import lines
from ui.models.plan_table import Cell, PlanTableModel

_NUMBERS: Final = frozenset({NUMBER, SECTION_NUMBER})

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to replace: in some rows, in one column, in the whole table shown, or in every appendix."""

    rows: frozenset[Key] = frozenset()
    column: str = ""
    whole_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """The texts that change, how many cells that is, and in how many places of them."""

    edits: tuple[CellEdit, ...] = ()
    cells: int = 0
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for in a plan, and where."""

    wanted: re.Pattern[str]
    scope: Scope = field(default_factory=Scope)

    def found_at(self, model: PlanTableModel) -> list[Place]:
        """The cells of the table shown that hold the words, in reading order; merged ones once."""
        return [
            (row, column)
            for row, line in enumerate(model.lines)
            for column, text in enumerate(line.texts)
            if self.wanted.search(text) and self._is_open(model, (row, column))
        ]

    def _is_open(self, model: PlanTableModel, place: Place) -> bool:
        """Whether a cell may be changed, is the first of its span, and has a row inside the scope."""
        row, column = place
        line, span = model.lines[row], model.span_at(*place)
        if line.records[column] is None or line.fields[column] in _NUMBERS:
            return False
        if place != (span.row, span.column):
            return False
        if self.scope.column and model.layout_.columns[column].key != self.scope.column:
            return False
        spanned = model.lines[span.row : span.row + span.rows]
        return not self.scope.rows or any(each.key in self.scope.rows for each in spanned)

    def replace_at(self, model: PlanTableModel, place: Place, words: str) -> Replacement:
        """Replacing in one cell, nothing where it does not hold the words or is outside."""
        cell = model.cell(*place) if self._is_open(model, place) else None
        return self._replaced([cell] if cell else [], words)

    def replace(self, model: PlanTableModel, words: str, others: Sequence[Appendix] = ()) -> Replacement:
        """Replacing everywhere: in the table shown and, for every appendix, in those that are `others`."""
        shown = (cell for place in self.found_at(model) if (cell := model.cell(*place)))
        rest = _cells(others) if self.scope.whole_plan else iter(())
        return self._replaced([*shown, *rest], words)

    def _replaced(self, cells: Iterable[Cell], words: str) -> Replacement:
        edits: dict[tuple[str, str], CellEdit] = {}
        changed = places = 0
        for cell in cells:
            text, count = replaced(cell.text, self.wanted, words)
            text = clean(text)
            if text == cell.text or (cell.records[0], cell.field) in edits:
                continue
            changed, places = changed + 1, places + count
            for record in cell.records:
                edits[record, cell.field] = CellEdit(record=record, field=cell.field, text=text)
        return Replacement(edits=tuple(edits.values()), cells=changed, places=places)


def _cells(appendices: Sequence[Appendix]) -> Iterator[Cell]:
    """The texts of other appendices, each once; hidden columns and numbers are none of them."""
    for appendix in appendices:
        for line in lines(appendix.visible):
            for record, name, text in zip(line.records, line.fields, line.texts, strict=True):
                if record is not None and name not in _NUMBERS:
                    yield Cell(records=(record,), field=name, text=text)
