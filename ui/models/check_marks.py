"""Which cells of the table have something said of them, and where the next of them is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from ui.models.plan_table import PlanTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccapp.domain.findings import Finding
    from ccapp.domain.plan import RecordId

Place = tuple[int, int]
_WEIGHT: Final = ("error", "warning", "hint")


class OfCell(Protocol):
    """What is said of a record, or of one of its fields."""

    @property
    def record(self) -> RecordId:
        """The line it is about."""

    @property
    def field(self) -> str:
        """The key of the text it is about, "" for the whole line."""


T = TypeVar("T", bound=OfCell)


class CellMarks(Generic[T]):
    """Things by the cell they are shown in: that of their field, else the words of their line.

    Of a merged cell it is the one that can be seen. Things about no line of the table are left out.
    """

    def __init__(self) -> None:
        self._found: tuple[T, ...] = ()
        self._at: dict[Place, list[T]] = {}
        self.places: list[Place] = []

    def show(self, model: PlanTableModel, found: Sequence[T]) -> None:
        """Take in what was found."""
        self._found = tuple(found)
        self.place(model)

    def place(self, model: PlanTableModel) -> None:
        """Find the cells again after a change of shape."""
        if not self._found:
            self._at, self.places = {}, []
            return
        held: defaultdict[RecordId, list[T]] = defaultdict(list)
        for each in self._found:
            held[each.record].append(each)
        at: defaultdict[Place, list[T]] = defaultdict(list)
        for record, row, columns in _lines_of(model, held):
            for each in held.pop(record):
                fields = model.lines[row].fields
                named = [column for column in columns if fields[column] == each.field]
                span = model.span_at(row, named[0] if named else model.title_column(row, columns))
                at[span.row, span.column].append(each)
        self._at = dict(at)
        self.places = sorted(at)

    def found(self, place: Place) -> tuple[T, ...]:
        """What is said of a cell."""
        return tuple(self._at.get(place, ()))

    def next_from(self, place: Place, *, back: bool) -> Place | None:
        """The marked cell after (or before) a place, around the end."""
        if not self.places:
            return None
        if back:
            earlier = [each for each in self.places if each < place]
            return earlier[-1] if earlier else self.places[-1]
        return next((each for each in self.places if each > place), self.places[0])


class CheckMarks(CellMarks["Finding"]):
    """Findings by the cell they are shown in."""

    def at(self, row: int, column: int) -> str:
        """The level of the heaviest finding of a cell, "" where there is none."""
        found = self.found((row, column))
        return str(min((each.severity for each in found), key=_WEIGHT.index)) if found else ""

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What was found in a cell."""
        return self.found(place)


def _lines_of(
    model: PlanTableModel, wanted: defaultdict[RecordId, list[T]]
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
