"""The rows of the home page as a flat table: how far off, what, whose, which plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.today_texts import about_day, beside, how_far

if TYPE_CHECKING:
    from ccapp.domain.agenda import Entry
    from ccapp.domain.plan import RecordId
    from ccapp.services.today import Agenda

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_READ: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE: Final = QModelIndex()
WHEN, TEXT, LEAD, PLAN, MORE = range(5)
#: Which rows a filter shows, by how far off they are; the values are those of `domain.agenda.Near`.
FILTERS: Final = {
    "overdue": frozenset({"overdue"}),
    "week": frozenset({"week"}),
    "month": frozenset({"week", "month"}),
}
WAITING: Final = "waiting"  # the filter of what waits for an event
_USUAL: Final = frozenset({"overdue", "week", "month", "undated"})


class TodayModel(QAbstractTableModel):
    """One row per entry; chips name its plan and the plans where the same work stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agenda: Agenda | None = None
        self._rows: tuple[Entry, ...] = ()
        self._heads = (self.tr("Time"), self.tr("Work"), self.tr("Lead"), self.tr("Plan"), "")

    def show_rows(self, agenda: Agenda, rows: Sequence[Entry]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._agenda = agenda
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Entry, ...]:
        """The rows shown."""
        return self._rows

    @property
    def today(self) -> date:
        """The day that the rows are counted from."""
        return self._agenda.today if self._agenda else date.min

    def row_of(self, record: RecordId) -> int:
        """The first row of a record; -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._rows) if entry.record == record), -1)

    def near(self, row: int) -> str:
        """How far off a row is, as `Near` says it."""
        return self._rows[row].near(self.today).value

    def chips(self, row: int) -> list[str]:
        """The plan of a row and, behind it, the plans whose products are the same work."""
        return self._chips(self._rows[row])

    def _chips(self, entry: Entry) -> list[str]:
        if self._agenda is None:
            return []
        if entry.ad_hoc:
            return [self.tr("Outside the plan")]
        return [self._plan_name(entry), *(f"= {name}" for name in self._same(entry))]

    def _plan_name(self, entry: Entry) -> str:
        plan = self._agenda.plan(entry.plan) if self._agenda else None
        if plan is None:
            return ""
        return self.tr("{plan}, draft").format(plan=plan.name) if plan.state == "draft" else plan.name

    def _same(self, entry: Entry) -> list[str]:
        agenda = self._agenda
        ends = [each.across(entry.record) for each in agenda.linked] if agenda else []
        plans = [agenda.plan(end.plan) for end in ends if end is not None] if agenda else []
        return [plan.name for plan in plans if plan is not None]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Five; the last one opens the menu of a row."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Words above the columns."""
        wanted = orientation is Qt.Orientation.Horizontal and role == _DISPLAY
        return self._heads[section] if wanted else None

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts; whole ones as tooltips, for they may be cut."""
        entry = self._rows[index.row()]
        if role == _DISPLAY:
            return self._text(entry, index.column())
        if role == _TOOLTIP:
            return self._tip(entry, index.column())
        if role == _READ:
            return self._tip(entry, index.column()) if index.column() == MORE else self._spoken(entry, index)
        return None

    def _spoken(self, entry: Entry, index: _Index) -> str:
        text = self._text(entry, index.column())
        return f"{text}. {about_day(entry)}" if index.column() == WHEN else text

    def _text(self, entry: Entry, column: int) -> str:
        if column == WHEN:
            return how_far(entry, self.today)
        if column == TEXT:
            return " · ".join(filter(None, (entry.text, beside(entry, self.today))))
        if column == LEAD:
            return entry.lead
        return ", ".join(self._chips(entry)) if column == PLAN else "⋯"

    def _tip(self, entry: Entry, column: int) -> str:
        if column == WHEN:
            return about_day(entry)
        if column == TEXT:
            return "\n".join(filter(None, (entry.text, entry.task, entry.by_document, about_day(entry))))
        if column == PLAN:
            plan = self._agenda.plan(entry.plan) if self._agenda else None
            return "\n".join((plan.title if plan else "", *self._chips(entry)[1:])).strip()
        return entry.lead if column == LEAD else self.tr("What can be done with this row")


def chosen(agenda: Agenda, filter_: str) -> tuple[Entry, ...]:
    """The rows of a filter; without one, all that are due within a month and every ad-hoc task."""
    if filter_ == WAITING:
        return agenda.waiting
    wanted = FILTERS.get(filter_, _USUAL)
    return tuple(
        entry
        for entry in agenda.entries
        if entry.near(agenda.today) in wanted or (not filter_ and entry.ad_hoc)
    )


def counted(agenda: Agenda) -> dict[str, int]:
    """How many rows each of the big numbers shows."""
    return {name: len(chosen(agenda, name)) for name in FILTERS}
