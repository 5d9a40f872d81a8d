"""Which cells of the table have something found in them, and where the next of them is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ui.models.plan_table import PlanTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccapp.domain.findings import Finding
    from ccapp.domain.plan import RecordId

Place = tuple[int, int]
_WEIGHT: Final = ("error", "warning", "hint")


class CheckMarks:
    """Findings by the cell they are shown in: that of their field, else the words of their line.

    Of a merged cell it is the one that can be seen. Findings about no line of the table are left out.
    """

    def __init__(self) -> None:
        self._found: tuple[Finding, ...] = ()
        self._at: dict[Place, list[Finding]] = {}
        self.places: list[Place] = []

    def show(self, model: PlanTableModel, findings: Sequence[Finding]) -> None:
        """Take in what was found."""
        self._found = tuple(findings)
        self.place(model)

    def place(self, model: PlanTableModel) -> None:
        """Find the cells again after a change of shape."""
        held: defaultdict[RecordId, list[Finding]] = defaultdict(list)
        for finding in self._found:
            held[finding.record].append(finding)
        at: defaultdict[Place, list[Finding]] = defaultdict(list)
        for record, row, columns in _lines_of(model, held):
            for finding in held.pop(record):
                fields = model.lines[row].fields
                named = [column for column in columns if fields[column] == finding.field]
                span = model.span_at(row, named[0] if named else model.title_column(row, columns))
                at[span.row, span.column].append(finding)
        self._at = dict(at)
        self.places = sorted(at)

    def at(self, row: int, column: int) -> str:
        """The level of the heaviest finding of a cell, "" where there is none."""
        found = self._at.get((row, column))
        return str(min((each.severity for each in found), key=_WEIGHT.index)) if found else ""

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What was found in a cell."""
        return tuple(self._at.get(place, ()))

    def next_from(self, place: Place, *, back: bool) -> Place | None:
        """The marked cell after (or before) a place, around the end."""
        if not self.places:
            return None
        if back:
            earlier = [each for each in self.places if each < place]
            return earlier[-1] if earlier else self.places[-1]
        return next((each for each in self.places if each > place), self.places[0])


def _lines_of(
    model: PlanTableModel, wanted: dict[RecordId, list[Finding]]
) -> list[tuple[RecordId, int, list[int]]]:
    """Each wanted record with its first row and the columns that hold it."""
    found: dict[RecordId, tuple[RecordId, int, list[int]]] = {}
    for row, line in enumerate(model.lines):
        for column, record in enumerate(line.records):
            if record is None or record not in wanted:
                continue
            _, first, columns = found.setdefault(record, (record, row, []))
            if first == row:
                columns.append(column)
    return list(found.values())
