"""Lấy từ tệp: a Word file is read, looked over, set right and made into a plan; one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from ccapp.domain.plan import RecordId
from ccapp.intake.values import Corrections
from ccapp.services import planning, taking_in
from ccapp.services.planning import Imported
from ccapp.services.taking_in import TakenFile
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.registry import Page
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.take_choice import TakeChoice
from ui.widgets.take_review import TakeReview
from ui.widgets.take_start import TakeStart

_MARGIN: Final = 16
_PACKAGE: Final = ".khx"


class TakeInPage(Page):
    """Choose a file, choose its tables (where it has several), review, take in. Nothing is stored before."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._file: TakenFile | None = None
        self._done: Imported | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._name = ElidedLabel()
        self._step = QLabel()
        self._back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self._another = QPushButton(self.tr("Choose another file…"))
        self._go = QPushButton()
        self._steps = QStackedWidget()
        self._start = TakeStart()
        self._choice = TakeChoice()
        self._review = TakeReview(desk.words)
        self._build()
        self._connect()
        self._show_step(self._start)

    def _build(self) -> None:
        heading = QLabel(self.tr("Take from file"))
        restyled(heading, "title")
        restyled(self._name, "muted")
        restyled(self._step, "muted")
        self._go.setProperty("filled", True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(heading)
        head.addWidget(self._name, 1)
        for widget in (self._step, self._back, self._another, self._go):
            head.addWidget(widget)
        for step in (self._start, self._choice, self._review):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self._start.undo_asked.connect(self._take_back)
        self._start.plan_asked.connect(self._open_plan)
        self._another.clicked.connect(self.choose_file)
        self._back.clicked.connect(self._go_back)
        self._go.clicked.connect(self._go_on)
        self._choice.changed.connect(self._allow)
        self._review.edited.connect(self._allow)
        self._review.corrected.connect(self._correct)

    def open(self, **place: object) -> None:
        """Come to the front; `file` names a file to read at once."""
        self.refresh()
        file = place.get("file")
        if file:
            self.load(Path(str(file)))

    def refresh(self) -> None:
        """What was taken in last may be gone by now, or no longer the latest edit."""
        done = self._done
        can_undo = done is not None and bool(
            self.desk.do(self, lambda session: taking_in.is_latest(session, done))
        )
        there = done is not None and self._is_there(done.plan)
        words = self._done_words(done) if done is not None and there else ""
        self._start.show_done(words, can_undo=can_undo)

    def _is_there(self, plan: RecordId) -> bool:
        found = self.desk.do(self, planning.plans) or ()
        return any(each.id == plan for each in found)

    def _done_words(self, done: Imported) -> str:
        return self.tr("Took {tasks} tasks and {products} products into a new plan.").format(
            tasks=done.counts.tasks, products=done.counts.products
        )

    def drop(self, path: str) -> bool:
        """Read a dropped file; what another office sent is not for this page."""
        if Path(path).suffix.lower() == _PACKAGE:
            return False
        self.load(Path(path))
        return True

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the file of a plan"),
            self._folder,
            self.tr("Word files (*.docx *.docm *.doc)"),
        )
        if path:
            self.load(Path(path))

    def load(self, path: Path) -> None:
        """Read a file and show it; one that cannot be read is refused in words and changes nothing."""
        self._folder = str(path.parent)
        file = self.desk.work(self, self.tr("Reading the file…"), lambda *_: taking_in.look_at(path))
        if file is None:
            return
        self._review.forget()
        self._file = file
        self._choice.offer(file.reading.tables)
        if len(file.reading.tables) > 1:
            self._show_step(self._choice)
        else:
            self._start_review()

    def _start_review(self) -> None:
        if self._file is not None:
            self._review.start(taking_in.chosen(self._file, self._choice.tables))
            self._show_step(self._review)

    def _correct(self, table: int, corrections: Corrections) -> None:
        """Read again with other meanings; a refusal leaves everything as it was."""
        file = self._file
        if file is None:
            return
        made = self.desk.work(
            self,
            self.tr("Reading the file…"),
            lambda *_: taking_in.set_right(file, table, corrections),
        )
        self._file = made or file
        self._review.show_file(taking_in.chosen(self._file, self._choice.tables))

    def _show_step(self, step: TakeStart | TakeChoice | TakeReview) -> None:
        self._steps.setCurrentWidget(step)
        started = step is not self._start
        several = len(self._choice.boxes) > 1
        self._name.setText(self._file.name if self._file is not None and started else "")
        steps = {
            self._start: ("", self.tr("Choose file…")),
            self._choice: (self.tr("Step 1 of 2: choose tables"), self.tr("Look at the rows")),
            self._review: (
                self.tr("Step 2 of 2: look it over") if several else "",
                self.tr("Take into a new plan"),
            ),
        }
        words, button = steps[step]
        self._step.setText(words)
        self._go.setText(button)
        self._back.setVisible(started)
        self._another.setVisible(started)
        self._allow()

    def _allow(self) -> None:
        """The filled button waits until what it needs is there."""
        step = self._steps.currentWidget()
        if step is self._review:
            self._go.setEnabled(self._review.is_complete)
        else:
            self._go.setEnabled(step is self._start or bool(self._choice.tables))

    def _go_back(self) -> None:
        several = len(self._choice.boxes) > 1
        if several and self._steps.currentWidget() is self._review:
            self._show_step(self._choice)
        else:
            self._file = None
            self._show_step(self._start)

    def _go_on(self) -> None:
        step = self._steps.currentWidget()
        if step is self._start:
            self.choose_file()
        elif step is self._choice:
            self._start_review()
        else:
            self.take_in()

    def take_in(self) -> None:
        """Store what is shown as a new plan and go to it."""
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to the title
        if self._file is None or not self._review.is_complete:
            return
        file = taking_in.chosen(self._file, self._choice.tables)
        title, years = self._review.plan_title, self._review.years.text().strip()
        done = self.desk.work(
            self,
            self.tr("Taking the tasks in…"),
            lambda session, _: taking_in.take_in(session, file, title=title, years=years),
            areas=frozenset({PLANS}),
        )
        if done is None:
            return
        self._file, self._done = None, done
        self._show_step(self._start)
        self.refresh()
        self.navigate("plan", plan=done.plan)
        self.desk.said.emit(self._done_words(done))

    def _take_back(self) -> None:
        if self.desk.do(self, planning.undo, areas=frozenset({PLANS})) is not None:
            self._done = None
            self.refresh()
            self.desk.said.emit(self.tr("What was taken from the file has been undone."))

    def _open_plan(self) -> None:
        if self._done is not None:
            self.navigate("plan", plan=self._done.plan)

    def status(self) -> str:
        """The file in hand."""
        return self.tr("Nothing is stored yet.") if self._file is not None else ""
