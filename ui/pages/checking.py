"""Soát lỗi: what was found in a plan before signing, one place after the other, settled or left as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from ccapp.domain.checks.groups import line_labels
from ccapp.domain.plan import Plan, RecordId
from ccapp.errors import NotFoundError
from ccapp.services.guidance.checking import Checked
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.models.check_lines import CheckLine, check_lines
from ui.models.check_row import FoundRow, row_of
from ui.panels.check_fixes import CheckFixes
from ui.panels.finding_print import FindingPrint
from ui.registry import Page
from ui.widgets.back_button import back_button
from ui.widgets.check.counts import EVERY, KEPT, CheckCounts
from ui.widgets.check.list import CheckList
from ui.widgets.check.watch import CheckWatch
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.guide.finding_panel import CheckPanel

_MARGIN = 16


class CheckingPage(Page):
    """The findings of one plan. After each fix the plan is checked again and the next one is stood on."""

    areas = frozenset({PLANS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan_id = RecordId("")
        self._plan: Plan | None = None
        self._checked: Checked | None = None
        self._wanted: RecordId | None = None
        self._both: tuple[RecordId, RecordId, RecordId] | None = None  # line, other line, its plan
        self._seen: set[tuple[str, str, str]] = set()
        self.watch = CheckWatch(desk, self)
        self.fixes = CheckFixes(self, desk)
        self.counts = CheckCounts()
        self.list = CheckList(self.tr("What was found"))
        self.panel = CheckPanel(desk.words)
        self.empty = EmptyState("circle-check")
        self.done = QLabel()
        self.paper = QPushButton(icon("printer"), self.tr("Print the list…"))
        self.printing = FindingPrint(self, desk)
        self._title = ElidedLabel()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # -- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        row = QHBoxLayout()
        row.addWidget(self.counts, 1)
        row.addWidget(self.done)
        column.addLayout(row)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(_MARGIN)
        split.addWidget(self.list)
        split.addWidget(self.panel)
        split.setSizes([560, 480])
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        restyled(self.done, "muted")
        self.empty.add_button(self.tr("Print preview"), self._to_preview)

    def _build_head(self) -> QHBoxLayout:
        back = back_button(
            self.tr("To the table of the plan"), lambda: self.navigate("plan", plan=self._plan_id)
        )
        self.paper.clicked.connect(self.print_list)
        word = QPushButton(icon("file-text"), self.tr("Check a Word text…"))
        word.clicked.connect(lambda: self.navigate("word-check", back="checking"))
        preview = QPushButton(self.tr("Print preview"))
        preview.setProperty("filled", True)
        preview.setShortcut(QKeySequence("Ctrl+P"))
        preview.clicked.connect(self._to_preview)
        restyled(self._title, "title")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(back)
        row.addWidget(self._title, 1)
        row.addWidget(word)
        row.addWidget(self.paper)
        row.addWidget(preview)
        return row

    def _connect(self) -> None:
        self.watch.checked.connect(self._on_checked)
        self.counts.chosen.connect(lambda _: self._show_list(0))
        self.list.picked.connect(self._show_current)
        self.list.opened.connect(self._to_cell)
        self.panel.gone.connect(self._to_cell)
        self.panel.gone_other.connect(self._to_other)
        self.panel.kept.connect(lambda: self._with_current(self.fixes.keep))
        self.panel.asked_again.connect(lambda: self._with_current(self.fixes.ask_again))
        self.panel.fixed.connect(self._on_fix)
        self.fixes.both_asked.connect(self._show_both)
        self.fixes.led.connect(lambda: self._to_cell(edit=True))
        shortcut = QShortcut(QKeySequence("F8"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._to_cell)

    # -- showing

    def open(self, **place: object) -> None:
        """Check a plan (`plan`), and stand on what was found at a line of it (`record`) if one is named, with
        another line (`other`, of the plan `beside`) shown below it.
        """
        plan, record = place.get("plan"), place.get("record")
        if plan is not None and plan != self._plan_id:
            self._plan_id, self._seen, self._checked = RecordId(str(plan)), set(), None
        self._wanted = RecordId(str(record)) if record else None
        self._both = None
        if record and "other" in place:
            self._ask_both(str(record), str(place["other"]), str(place.get("beside", "")))
        self.counts.choose(EVERY)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the plan and check it again."""
        self._plan = self.desk.do(self, self._read)
        self._title.setText(
            self.tr("Check: {plan}").format(plan=self._plan.title) if self._plan else self.tr("Check")
        )
        if self._plan is None:
            self._checked = None
            self._show_list(0)
            return
        self.panel.fixes.setEnabled(False)
        self.watch.look_now(self._plan_id)

    def _read(self, session: Session) -> Plan | None:
        try:
            return planning.show(session, self._plan_id)
        except NotFoundError:  # the taking in of it was undone
            return None

    def _on_checked(self, checked: Checked) -> None:
        """Show what was found; where the line stood on is gone, the one now in its place is stood on."""
        self._checked = checked
        here = self.list.current
        row = self.list.currentIndex().row()
        self._seen.update(line.key for line in self._lines(EVERY))
        self._show_list(row, here)
        self.panel.fixes.setEnabled(True)
        self.desk.changed.emit(frozenset())  # nothing changed, but the status bar has another line to show

    def _lines(self, shown: str) -> tuple[CheckLine, ...]:
        """The lines of one level, of what is kept, or of every level."""
        if self._checked is None:
            return ()
        found = self._checked.kept if shown == KEPT else self._checked.findings
        if shown not in (EVERY, KEPT):
            found = tuple(each for each in found if each.severity == shown)
        return check_lines(self.desk.words, found, self._checked.labels)

    def _show_list(self, row: int, here: CheckLine | None = None) -> None:
        self._show_counts()  # first: where nothing is left of the level shown, every level is
        lines = self._lines(self.counts.shown)
        keys = [line.key for line in lines]
        if here is not None and here.key in keys:
            row = keys.index(here.key)
        if self._wanted:
            row = next((at for at, line in enumerate(lines) if self._is_wanted(line)), row)
            self._wanted = None if self._checked else self._wanted
        self.list.show_lines(lines, row)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.paper.setEnabled(bool(lines))
        self.empty.set_text(self._empty_words())

    def print_list(self) -> None:
        """Print the lines shown, for work with the pen."""
        if self._plan is not None:
            self.printing.print_lines(self._plan.title, self.list.model_.lines)

    def _is_wanted(self, line: CheckLine) -> bool:
        return any(finding.record == self._wanted for finding in line.findings)

    def _empty_words(self) -> str:
        if self._plan is None:
            return self.tr("This plan is no longer here. If it was undone, redo brings it back.")
        if self._checked is None:
            return self.tr("Checking…")
        return self.tr("Nothing was found that needs mending. Read it over once more before it is submitted.")

    def _show_counts(self) -> None:
        counts = Counter(str(line.first.severity) for line in self._lines(EVERY))
        counts[KEPT] = len(self._lines(KEPT))
        blocked = self.counts.blockSignals(True)
        self.counts.show_counts(counts)
        self.counts.blockSignals(blocked)
        there = {line.key for line in self._lines(EVERY)}
        settled = len(self._seen - there)
        words = self.tr("Settled {done}/{all}").format(done=settled, all=len(self._seen))
        self.done.setText(words if self._seen else "")

    def _show_current(self) -> None:
        line = self.list.current
        row = FoundRow()
        if line is not None and self._plan is not None:
            row = row_of(self._plan, line.first, self._labels())
        self.panel.show_line(line, row, is_kept=self.counts.shown == KEPT, locked=not self._is_editable())
        self.panel.show_other(self._other_row(line))

    def _other_row(self, line: CheckLine | None) -> FoundRow:
        """The second line that was asked for, as long as the finding it was asked for is shown."""
        if line is None or self._plan is None or self._both is None or self._both[0] != line.first.record:
            return FoundRow()
        wanted = replace(line.first, record=self._both[1])
        if self._both[2] == self._plan.id:
            return row_of(self._plan, wanted, self._labels())
        other_plan = self._both[2]
        beside = self.desk.do(self, lambda session: planning.show(session, other_plan))
        if beside is None:
            return FoundRow()
        row = row_of(beside, wanted, line_labels(beside))
        return replace(row, name=f"{beside.title}: {row.name}")

    def _labels(self) -> Mapping[RecordId, str]:
        return self._checked.labels if self._checked else {}

    def _is_editable(self) -> bool:
        plan = self._plan
        return plan is not None and plan.office_id == self.desk.office.id and plan.is_editable

    def status(self) -> str:
        """How much is left."""
        if self._checked is None:
            return ""
        return self.tr("Places left: {count}").format(count=len(self._lines(EVERY)))

    # -- doing

    def _with_current(self, call: Callable[..., object]) -> None:
        line = self.list.current
        if line is not None:
            call(line.first)

    def _on_fix(self, fix: object) -> None:
        self._with_current(lambda finding: self.fixes.apply(self._plan_id, finding, fix))  # type: ignore[arg-type]  # a signal carries it as an object

    def _to_cell(self, *, edit: bool = False) -> None:
        line = self.list.current
        if line is not None:
            place = {"record": line.first.record, "field": line.first.field, "edit": edit}
            self.navigate("plan", plan=self._plan_id, **place)

    def _show_both(self, other: str, plan: str) -> None:
        line = self.list.current
        if line is not None:
            self._ask_both(line.first.record, other, plan)
            self._show_current()

    def _ask_both(self, record: str, other: str, plan: str) -> None:
        self._both = (RecordId(record), RecordId(other), RecordId(plan or self._plan_id))

    def _to_other(self) -> None:
        if self._both is not None:
            self.navigate("plan", plan=self._both[2], record=self._both[1])

    def _to_preview(self) -> None:
        self.navigate("preview", plan=self._plan_id)
