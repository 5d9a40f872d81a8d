"""Hợp nhất kế hoạch các xã cũ: two to four files are read, looked over side by side, made one plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from ccapp.exchange.arrivals import is_ours
from ccapp.progress import Progress
from ccapp.services.intake import taking_in, uniting
from ccapp.services.intake.uniting import OldPlan
from ccapp.services.session import Session
from ui.days import usual_year
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.registry import Page
from ui.widgets.elided_label import restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.unite.files import UniteFiles
from ui.widgets.unite.review import UniteReview

_MARGIN: Final = 16


class UnitingPage(Page):
    """Choose files, look them over, make one plan. Nothing is stored before."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self._more = QPushButton(self.tr("Add files…"))
        self._go = QPushButton()
        self._steps = QStackedWidget()
        self._empty = EmptyState("merge")
        self.files = UniteFiles()
        self.review = UniteReview()
        self._build()
        self._connect()
        self._show_step(self._empty)

    def _build(self) -> None:
        heading = QLabel(self.tr("Unite the plans of old communes"))
        restyled(heading, "title")
        self._go.setProperty("filled", True)
        self._empty.set_text(
            self.tr(
                "Choose the plans of two to four old communes, or drop them here: Word, Excel or PDF. The"
                " program lays them side by side; a task that several of them have is kept once, with its"
                " sources."
            )
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(heading)
        head.addStretch(1)
        for widget in (self._back, self._more, self._go):
            head.addWidget(widget)
        for step in (self._empty, self.files, self.review):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._more.clicked.connect(self.choose_files)
        self._go.clicked.connect(self._go_on)
        self.files.changed.connect(self._allow)
        self.review.changed.connect(self._allow)
        self.review.units.other_asked.connect(self._choose_unit)

    def open(self, **place: object) -> None:
        """Come to the front; `files` are read at once."""
        files = place.get("files")
        if isinstance(files, list | tuple):
            self.load([Path(str(each)) for each in files])

    def drop(self, path: str) -> bool:
        """Add a dropped file; what another office sent is not for this page."""
        if is_ours(Path(path)) or self._steps.currentWidget() is self.review:
            return False
        self.load([Path(path)])
        return True

    def choose_files(self) -> None:
        """Ask for files and read them."""
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Choose the plans of the old communes"), self._folder, self.tr("All files (*)")
        )
        if paths:
            self.load([Path(each) for each in paths])

    def load(self, paths: Sequence[Path]) -> None:
        """Read files and add them; one that cannot be read is refused in words, the others stay out too."""
        self._folder = str(paths[0].parent)

        def read(session: Session, progress: Progress) -> list[OldPlan]:
            known = taking_in.known_headings(session)
            found = []
            for done, path in enumerate(paths):
                progress(done, len(paths))
                found.append(uniting.old_plan(taking_in.look_at(path, known)))
            return found

        plans = self.desk.work(self, self.tr("Reading the files…"), read)
        if plans is not None:
            self.files.show_plans((*self.files.plans, *plans))
            self._show_step(self.files)

    def _show_step(self, step: EmptyState | UniteFiles | UniteReview) -> None:
        self._steps.setCurrentWidget(step)
        words = {
            self._empty: self.tr("Choose files…"),
            self.files: self.tr("Lay them side by side"),
            self.review: self.tr("Make one plan of them"),
        }
        self._go.setText(words[step])
        self._back.setVisible(step is not self._empty)
        self._more.setVisible(step is self.files)
        self._allow()

    def _allow(self) -> None:
        """The filled button waits until what it needs is there."""
        step = self._steps.currentWidget()
        if step is self.files:
            count = len(self.files.plans)
            self._go.setEnabled(uniting.FEWEST <= count <= uniting.MOST)
            if not count:
                self._show_step(self._empty)
        else:
            self._go.setEnabled(step is self._empty or self.review.is_complete)

    def _go_back(self) -> None:
        if self._steps.currentWidget() is self.review:
            self._show_step(self.files)
        else:
            self.files.show_plans(())
            self._show_step(self._empty)

    def _go_on(self) -> None:
        step = self._steps.currentWidget()
        if step is self._empty:
            self.choose_files()
        elif step is self.files:
            self._lay_beside()
        else:
            self.unite()

    def _lay_beside(self) -> None:
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to a name
        plans = self.files.plans
        joining = self.desk.do(self, lambda _: uniting.lay_beside(plans))
        if joining is None:
            return
        units = self.desk.do(self, lambda session: uniting.unit_changes(session, joining, plans)) or ()
        year = usual_year(self.desk.session.clock())
        self.review.start(joining, units, _usual_title(year), year)
        self._show_step(self.review)
        self.review.focus_table()

    def _choose_unit(self) -> None:
        """Another of the units that an old one's work went to."""
        from ui.dialogs.choosing import choose_line  # start-up cost: dialogs

        change = self.review.units.current
        if change is None:
            return
        chosen = choose_line(
            self,
            self.tr("Who does its work now?"),
            change.old,
            self.tr("This unit"),
            [(name, name) for name in change.choices],
        )
        if chosen is not None:
            self.review.units.become(change.old, chosen)

    def unite(self) -> None:
        """Store the result as a new plan and go to it."""
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to the title
        joining, years = self.review.joining, self.review.plan_years
        if joining is None or years is None or not self.review.is_complete:
            return
        title, renamed = self.review.plan_title, self.review.units.renamed
        done = self.desk.work(
            self,
            self.tr("Making the plan…"),
            lambda session, _: uniting.unite(session, joining, title, years, renamed),
            areas=frozenset({PLANS}),
        )
        if done is None:
            return
        self.review.forget()
        self.files.show_plans(())
        self._show_step(self._empty)
        self.navigate("plan", plan=done.plan)
        self.desk.said.emit(
            self.tr("Made one plan: {tasks} tasks, {products} products. Undo takes it back.").format(
                tasks=done.counts.tasks, products=done.counts.products
            )
        )

    def status(self) -> str:
        """What is in hand."""
        return self.tr("Nothing is stored yet.") if self._steps.currentWidget() is not self._empty else ""


def _usual_title(year: int) -> str:
    """What such a plan is mostly called; text of the document, hence Vietnamese in every language."""
    return f"Kế hoạch cải cách hành chính năm {year}"
