"""Old plans side by side: sections and tasks of the result, the old units in it, title and years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.joining import Joining, apart, keep, together
from ccapp.services.intake import uniting
from ccapp.services.intake.uniting import UnitChange
from ui.models.unite_rows import UniteRows
from ui.widgets.elided_label import restyled
from ui.widgets.plan_named import PlanNamed
from ui.widgets.table.fitted_rows import keep_rows_fitted
from ui.widgets.unite.group import UniteGroup
from ui.widgets.unite.units import UniteUnits

_YEARS_WIDTH: Final = 150
_SOURCE_WIDTH: Final = 150
_LEAST_ROW: Final = 28
_LEAST_TABLE: Final = 130


class UniteReview(QWidget, PlanNamed):
    """What would be made. `changed` says that tasks, title or years are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._joining: Joining | None = None
        self.title, self.years = QLineEdit(), QLineEdit()
        self.counts = QLabel()
        self.tabs = QTabBar()
        self.rows = UniteRows(self)
        self.table = QTableView()
        self.group = UniteGroup()
        self.units = UniteUnits()
        self._views = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.counts.setWordWrap(True)
        self.years.setFixedWidth(_YEARS_WIDTH)
        self.years.setPlaceholderText("2026")
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in ((self.tr("Plan title"), self.title), (self.tr("Year"), self.years)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(field)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Parts of the result"))
        self.tabs.addTab("")
        self.tabs.addTab("")
        self._build_table()
        tasks = QWidget()
        below = QVBoxLayout(tasks)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.table, 1)
        below.addWidget(self.group)
        self._views.addWidget(tasks)
        self._views.addWidget(self.units)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.counts)
        column.addWidget(self.tabs)
        column.addWidget(self._views, 1)

    def _build_table(self) -> None:
        table = self.table
        table.setProperty("list", True)  # first of all: the header takes its look from it
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("Tasks of the new plan"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMinimumHeight(_LEAST_TABLE)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads = table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        keep_rows_fitted(table)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_edited)
        self.years.textChanged.connect(self._on_edited)
        self.tabs.currentChanged.connect(self._views.setCurrentIndex)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_group())
        self.units.changed.connect(self._show_tabs)
        self.group.kept.connect(lambda one, two: self._change(keep, one, two))
        self.group.parted.connect(lambda one, two: self._change(apart, one, two))
        self.group.joined.connect(lambda one, two: self._change(together, one, two))

    @property
    def joining(self) -> Joining | None:
        """The proposal as it is now."""
        return self._joining

    @property
    def is_complete(self) -> bool:
        """Whether the plan can be made."""
        return self._joining is not None and bool(self.plan_title) and self.plan_years is not None

    def start(self, joining: Joining, units: Sequence[UnitChange], title: str, year: int) -> None:
        """Show a new proposal; what was typed stays."""
        if not self.title.isModified():
            self.title.setText(title)
        if not self.years.isModified():
            self.years.setText(str(year))
        self.units.show_changes(units)
        self.tabs.setCurrentIndex(0)
        self._show(joining, "")

    def _change(self, change: Callable[[Joining, str, str], Joining], group: str, other: str) -> None:
        if self._joining is not None:
            self._show(change(self._joining, group, other), other)

    def _show(self, joining: Joining, member: str) -> None:
        """Show the proposal, at the task that a member belongs to, else at the first that needs a look."""
        self._joining = joining
        self.rows.show_joining(joining)
        table = self.table
        table.clearSpans()
        for row in self.rows.sections:
            table.setSpan(row, 0, 1, self.rows.columnCount())
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.rows.columnCount()):
            table.setColumnWidth(column, _SOURCE_WIDTH)
        self._go_to(max(self.rows.row_of(member), 0) or 1)
        self._show_tabs()
        self._on_edited()

    def _go_to(self, row: int) -> None:
        index = self.rows.index(min(row, self.rows.rowCount() - 1), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self._show_group()

    def _show_group(self) -> None:
        if self._joining is not None:
            self.group.show_group(self._joining, self.rows.group(self.table.currentIndex().row()))

    def _show_tabs(self) -> None:
        count = sum(1 for _ in self._joining.groups()) if self._joining is not None else 0
        goals = self._joining is not None and self._joining.of_goals
        words = self.tr("Goals ({count})") if goals else self.tr("Tasks ({count})")
        self.tabs.setTabText(0, words.format(count=count))
        self.tabs.setTabText(1, self.tr("Old units ({count})").format(count=len(self.units.renamed)))

    def _on_edited(self) -> None:
        self._show_counts()
        self.changed.emit()

    def _show_counts(self) -> None:
        """What the result holds, or the one thing that is still to be said."""
        if self._joining is None:
            return
        if self.plan_years is None:
            restyled(self.counts, "error")
            self.counts.setText(self.tr("For which year is the plan? Write 2026 or 2026-2030."))
            return
        found, groups = uniting.counts(self._joining), list(self._joining.groups())
        restyled(self.counts, "muted")
        self.counts.setText(
            self.tr(
                "{tasks} tasks, {products} products. Tasks that several plans have: {shared}."
                " Tasks that may be the same: {like}."
            ).format(
                tasks=found.tasks,
                products=found.products,
                shared=sum(len(each.members) > 1 for each in groups),
                like=sum(bool(each.like) for each in groups),
            )
        )

    def forget(self) -> None:
        """Let go of the proposal and of what was typed for it."""
        self._joining = None
        for field in (self.title, self.years):
            field.clear()
            field.setModified(False)

    def focus_table(self) -> None:
        """Bring the keyboard to the tasks."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
