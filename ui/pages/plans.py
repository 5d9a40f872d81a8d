"""Kế hoạch: all plans of the office, several alive at once; where every day of work starts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.services.plans import keeping
from ccapp.services.plans.keeping import Summary
from ccapp.services.session import Session
from ui.days import usual_year
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.models.plans_table import PRODUCTS, STATE, TASKS, TITLE, YEARS, PlansModel
from ui.registry import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.plan.more_tasks import MoreTasks

_WIDTHS = {YEARS: 110, STATE: 170, TASKS: 110, PRODUCTS: 110}
_ROW = 36
_MARGIN = 16


class PlansPage(Page):
    """The list with its actions. Archived and binned plans are shown only when asked for."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._all: tuple[Summary, ...] = ()
        self._model = PlansModel(desk.words, self)
        self._table = QTableView()
        self._away = QCheckBox()
        self._hint = Notice()
        self._tools = QWidget()
        self._views = QStackedWidget()
        self._empty = EmptyState("file-text")
        self._actions: dict[str, QAction] = {}
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        self._action("open", "folder-open", self.tr("Open"), self._open_selected, "")
        self._action("rename", "pencil", self.tr("Rename…"), self._rename, "F2")
        self._action("archive", "archive", self.tr("Archive"), lambda: self._archive(archived=True), "")
        self._action(
            "unarchive",
            "archive-restore",
            self.tr("Take out of the archive"),
            lambda: self._archive(archived=False),
            "",
        )
        self._action("bin", "trash-2", self.tr("Move to the bin"), self._bin, "Del")
        self._action("restore", "rotate-ccw", self.tr("Take out of the bin"), self._restore, "")

    def _action(self, name: str, picture: str, words: str, call: Callable[[], None], keys: str) -> None:
        action = QAction(icon(picture), words, self)
        action.triggered.connect(call)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(action)
        self._actions[name] = action

    def _build(self) -> None:
        self._build_table()
        self._build_empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        column.addWidget(self._build_tools())
        column.addWidget(self._hint)
        column.addWidget(self._views, 1)
        self._from_before = self._hint.add_button("", lambda: self._make("last-year"))
        self._hint.add_button(self.tr("Take from file…"), lambda: self.navigate("take-in"))
        self._hint.add_button(self.tr("Use a template"), lambda: self._make("template"))

    def _build_head(self) -> QHBoxLayout:
        title = QLabel(self.tr("Plans"))
        title.setProperty("role", "title")
        take = QPushButton(icon("file-input"), self.tr("Take from file…"))
        take.clicked.connect(lambda: self.navigate("take-in"))
        check = QPushButton(icon("circle-check"), self.tr("Check a Word text…"))
        check.clicked.connect(lambda: self.navigate("word-check"))
        new = QPushButton(self.tr("New plan…"))
        new.setProperty("filled", True)
        new.clicked.connect(self._new)
        more = MoreTasks(self.navigate, self._selected)
        more.year_asked.connect(self._take_year)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addStretch(1)
        for button in (more, check, take, new):
            row.addWidget(button)
            if self.desk.is_copy:
                button.hide()
        return row

    def _build_tools(self) -> QWidget:
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for action in self._actions.values():
            button = QToolButton(self._tools)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setVisible(action.isVisible())
            action.changed.connect(lambda b=button, a=action: b.setVisible(a.isVisible()))
            row.addWidget(button)
        row.addStretch(1)
        self._away.toggled.connect(self._show)
        row.addWidget(self._away)
        return self._tools

    def _build_table(self) -> None:
        table = self._table
        table.setProperty("list", True)  # first of all: the header takes its look from it
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Plans"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        heads = table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.activated.connect(lambda _: self._open_selected())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._views.addWidget(table)

    def _build_empty(self) -> None:
        self._empty.add_button(self.tr("Choose a file…"), self._choose_file)
        self._empty.add_button(self.tr("Use a template"), lambda: self._make("template"))
        self._empty.add_button(self.tr("New plan…"), self._new)
        self._views.addWidget(self._empty)

    def refresh(self) -> None:
        """Read the list again and keep the plan that was selected."""
        found = self.desk.do(self, keeping.summaries)
        if found is not None:
            self._all = found
            self._show()

    def open(self, **place: object) -> None:
        """Show the list, with the plan `plan=…` selected if one is named."""
        self.refresh()
        if "plan" in place:
            self._select(RecordId(str(place["plan"])))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def status(self) -> str:
        """How many plans are shown."""
        return self.tr("Plans: {count}").format(count=self._model.rowCount())

    def _show(self) -> None:
        kept = self._selected()
        away = [each for each in self._all if _is_away(each.plan)]
        shown = [each for each in self._all if self._away.isChecked() or not _is_away(each.plan)]
        self._away.setText(self.tr("Show archived and binned plans ({count})").format(count=len(away)))
        self._away.setVisible(bool(away))
        self._tools.setVisible(bool(self._all))
        self._model.show_plans(shown)
        self._views.setCurrentWidget(self._table if shown else self._empty)
        self._empty.set_text(
            self.tr("There is no plan yet. Drop the Word or Excel file of a plan here to begin.")
            if not away
            else self.tr("All plans are archived or in the bin.")
        )
        self._show_hint(shown)
        self._select(kept.id if kept is not None else None)

    def _show_hint(self, shown: list[Summary]) -> None:
        """Say where the plan of the year is missing though there are others."""
        year = usual_year(self.desk.session.clock())
        wanted = bool(shown) and not self.desk.is_copy
        missing = wanted and not any(each.plan.year_from <= year <= each.plan.year_to for each in shown)
        before = sum(each.plan.year_from <= year - 1 <= each.plan.year_to for each in shown)
        words = self.tr("There is no plan for {year} yet. Plans for {before}: {count}.")
        self._hint.say(words.format(year=year, before=year - 1, count=before) if missing else "")
        self._from_before.setText(self.tr("From the plan of {year}").format(year=year - 1))
        self._from_before.setVisible(any(each.plan.year_to == year - 1 for each in shown))

    def _selected(self) -> Plan | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.plan(rows[0].row()) if rows else None

    def _select(self, plan: RecordId | None) -> None:
        """Select a plan, the first where it is gone; show what can be done with it."""
        row = max(self._model.row_of(plan), 0) if plan is not None else 0
        if self._model.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._model.index(row, TITLE), flags)
        self._enable()

    def _enable(self) -> None:
        plan = self._selected()
        draft = plan is not None and plan.state is PlanState.DRAFT
        binned = plan is not None and plan.state is PlanState.BINNED
        archived = plan is not None and plan.archived
        self._actions["open"].setEnabled(plan is not None)
        self._actions["rename"].setEnabled(draft)
        self._actions["archive"].setEnabled(plan is not None)
        self._actions["bin"].setEnabled(draft)
        shown = {"archive": not archived, "unarchive": archived, "bin": not binned, "restore": binned}
        for name, fits in {"rename": True, **shown}.items():
            self._actions[name].setVisible(fits and not self.desk.is_copy)

    def _show_menu(self, at: QPoint) -> None:
        if self._selected() is None:
            return
        menu = QMenu(self)
        menu.addActions([action for action in self._actions.values() if action.isVisible()])
        menu.exec(self._table.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _open_selected(self) -> None:
        plan = self._selected()
        if plan is not None:
            self.navigate("plan", plan=plan.id)

    def _new(self) -> None:
        self._make("")

    def _make(self, start: str) -> None:
        from ui.dialogs.new_plan import Start, ask_new_plan  # start-up cost: dialogs

        made = ask_new_plan(self, self.desk, start=Start(start) if start else None)
        if made is not None and made.plan is not None:
            self.navigate("plan", plan=made.plan)
        elif made is not None:
            self.navigate("take-in")

    def _take_year(self, plan: Plan) -> None:
        from ui.dialogs.year_tasks import take_year  # start-up cost: dialogs

        taken = take_year(self, self.desk, plan.id)
        if taken:
            self.navigate("plan", plan=plan.id)
            self.desk.said.emit(
                self.tr("Took {count} tasks from the long plan. Undo takes them back.").format(count=taken)
            )

    def _rename(self) -> None:
        plan = self._selected()
        if plan is not None:
            from ui.dialogs.new_plan import ask_title  # start-up cost: dialogs

            ask_title(self, self.desk, plan.id, plan.title)

    def _choose_file(self) -> None:
        from ui.dialogs.plan_files import file_kinds  # start-up cost: dialogs

        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take from file"), "", file_kinds())
        if path:
            self.navigate("take-in", file=path)

    def _archive(self, *, archived: bool) -> None:
        done = self.tr("Archived: {title}") if archived else self.tr("Taken out of the archive: {title}")
        plan = self._selected()
        if plan is not None:
            self._change(plan, done, lambda session: keeping.archive(session, plan.id, archived=archived))

    def _bin(self) -> None:
        self._move(PlanState.BINNED, self.tr("Moved to the bin: {title}. Undo brings it back."))

    def _restore(self) -> None:
        self._move(PlanState.DRAFT, self.tr("Taken out of the bin: {title}"))

    def _move(self, to: PlanState, done: str) -> None:
        plan = self._selected()
        if plan is not None:
            self._change(plan, done, lambda session: keeping.change_state(session, plan.id, to))

    def _change(self, plan: Plan, done: str, call: Callable[[Session], object]) -> None:
        if self.desk.do(self, call, areas=self.areas) is not None:
            self.desk.said.emit(done.format(title=plan.title))


def _is_away(plan: Plan) -> bool:
    return plan.archived or plan.state is PlanState.BINNED
