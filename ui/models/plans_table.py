"""The list of plans as a flat table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccapp.domain.plan import Plan, RecordId
from ccapp.services.plans.keeping import Summary
from ccapp.words import Words

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()
TITLE, YEARS, STATE, TASKS, PRODUCTS = range(5)


class PlansModel(QAbstractTableModel):
    """One row per plan: title, years, state, numbers of tasks and products."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Summary, ...] = ()
        self._heads = (
            self.tr("Plan"),
            self.tr("Year"),
            self.tr("State"),
            self.tr("Tasks"),
            self.tr("Products"),
        )

    def show_plans(self, rows: Sequence[Summary]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def plan(self, row: int) -> Plan:
        """The plan of a row."""
        return self._rows[row].plan

    def row_of(self, plan: RecordId) -> int:
        """Where a plan stands; -1 where it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.plan.id == plan), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Plans shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Five."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Words above the columns; none beside the rows."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._heads[section]
        return (_RIGHT if section >= TASKS else _LEFT) if role == _ALIGN else None

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts; the whole title also as a tooltip, for it may be cut."""
        if role == _DISPLAY:
            return self._text(self._rows[index.row()], index.column())
        if role == _TOOLTIP and index.column() == TITLE:
            return self._rows[index.row()].plan.title
        if role == _ALIGN:
            return _RIGHT if index.column() >= TASKS else _LEFT
        return None

    def _text(self, row: Summary, column: int) -> str:
        plan = row.plan
        if column == TITLE:
            return " ".join(plan.title.split())
        if column == YEARS:
            first, last = plan.year_from, plan.year_to
            return str(first) if first == last else f"{first}-{last}"
        if column == STATE:
            state = self._words.text(f"state-{plan.state}")
            if plan.adjusting:
                state = self.tr("{state}, being adjusted").format(state=state)
            elif plan.adjusted:
                state = self.tr("{state}, adjusted").format(state=state)
            return self.tr("{state}, archived").format(state=state) if plan.archived else state
        return str(row.counts.tasks if column == TASKS else row.counts.products)
