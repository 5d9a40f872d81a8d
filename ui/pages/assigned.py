"""Văn bản giao: a superior's document is read, the rows for us are ticked, and laid beside the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from ccapp.domain.coverage import Cover
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.exchange.arrivals import is_ours
from ccapp.services.guidance import assigned
from ccapp.services.intake import taking_in
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.days import usual_year
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.panels.assigned_choice import link_to_line, say_not_applicable
from ui.panels.assigned_handed import HandedStrip
from ui.panels.assigned_targets import TargetsStrip
from ui.registry import Page
from ui.widgets.assigned.cover import AssignedCover
from ui.widgets.assigned.pick import AssignedPick
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.standing_out import stand_out

_MARGIN: Final = 16
_CHANGED: Final = frozenset({PLANS})


class AssignedPage(Page):
    """The coverage list of one plan, or a document being looked over; that is not stored yet."""

    areas = _CHANGED

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plans: tuple[Plan, ...] = ()
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.plan_choice = Choice()
        self._back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self._go = QPushButton()
        self._steps = QStackedWidget()
        self._empty = EmptyState("inbox")
        self.handed = HandedStrip(desk)
        self.targets = TargetsStrip(desk)
        self.cover = AssignedCover()
        self.pick = AssignedPick()
        self._build()
        self._connect()

    def _build(self) -> None:
        heading = QLabel(self.tr("Assigning documents"))
        restyled(heading, "title")
        label = QLabel(self.tr("For the plan"))
        label.setBuddy(self.plan_choice)
        self.plan_choice.setAccessibleName(self.tr("For the plan"))
        self.plan_choice.setMinimumContentsLength(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(heading)
        head.addWidget(label)
        head.addWidget(self.plan_choice, 1)
        head.addWidget(self._back)
        head.addWidget(self._go)
        for step in (self._empty, self.cover, self.pick):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.handed)
        column.addWidget(self.targets)
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self.plan_choice.activated.connect(lambda _: self._show_plan())
        self._back.clicked.connect(self._go_back)
        self._go.clicked.connect(self._go_on)
        self.pick.changed.connect(self._show_head)
        cover = self.cover
        cover.confirmed.connect(self._confirm)
        cover.add_asked.connect(
            lambda: self._settle(lambda session, each: assigned.add(session, each.task.id))
        )
        cover.reopened.connect(
            lambda: self._settle(lambda session, each: assigned.reopen(session, each.task.id))
        )
        cover.remove_asked.connect(
            lambda: self._settle(lambda session, each: assigned.remove(session, each.task.document.id))
        )
        cover.link_asked.connect(self._link)
        cover.drop_asked.connect(self._drop)
        cover.line_asked.connect(self._go_to_line)

    def open(self, **place: object) -> None:
        """Come to the front for `plan`; `file` names a document to read at once."""
        self._read_plans()
        if "plan" in place:
            self.plan_choice.setCurrentIndex(self.plan_choice.findData(str(place["plan"])))
        self._show_plan()
        if place.get("file"):
            self.load(Path(str(place["file"])))

    def refresh(self) -> None:
        """Read again what is shown; a document in hand stays."""
        self._read_plans()
        self._show_covers()
        self._show_head()

    def _read_plans(self) -> None:
        """The plans that can be covered, the one that was chosen still chosen, else that of the year."""
        kept = self.plan_choice.currentData()
        found = self.desk.do(self, planning.plans) or ()
        self._plans = tuple(
            each for each in found if not each.archived and each.state is not PlanState.BINNED
        )
        self.plan_choice.clear()
        for each in self._plans:
            self.plan_choice.addItem(" ".join(each.title.split()), each.id)
        year = usual_year(self.desk.session.clock())
        usual = next((each.id for each in self._plans if each.year_from == each.year_to == year), None)
        place = self.plan_choice.findData(kept or usual)
        self.plan_choice.setCurrentIndex(max(place, 0) if self._plans else -1)

    @property
    def plan(self) -> RecordId | None:
        """The plan that is covered; None while there is none."""
        key = self.plan_choice.currentData()
        return RecordId(str(key)) if key else None

    def _show_plan(self) -> None:
        self._steps.setCurrentWidget(self.cover)
        self._show_covers()
        self._show_head()
        self.cover.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_covers(self) -> None:
        plan = self.plan
        covers = self.desk.do(self, lambda session: assigned.coverage(session, plan)) if plan else ()
        self.handed.show_offers(plan)
        self.targets.show_offers(plan)
        self.cover.show_covers(covers or ())
        if self._steps.currentWidget() is not self.pick:
            self._steps.setCurrentWidget(self.cover if covers else self._empty)
        self._empty.set_text(
            self.tr(
                "No document is noted for this plan yet. Drop the superior's plan here (Word, Excel, PDF) or"
                " choose it. The program finds the tasks for this office and shows which of them the plan"
                " has."
            )
            if plan
            else self.tr("There is no plan yet. Make one first, then note what the superior has assigned.")
        )

    def _show_head(self) -> None:
        picking = self._steps.currentWidget() is self.pick
        self._back.setVisible(picking)
        waiting = [strip for strip in (self.handed, self.targets) if strip.has_offers and not picking]
        for strip in (self.handed, self.targets):
            strip.setVisible(strip in waiting)
            stand_out(strip.look, on=strip in waiting[:1])
        stand_out(self._go, on=not waiting)
        self.plan_choice.setEnabled(not picking)
        words = self.tr("Note {count} tasks").format(count=len(self.pick.tasks))
        self._go.setText(words if picking else self.tr("Read a document…"))
        self._go.setEnabled(self.pick.is_complete if picking else self.plan is not None)

    def drop(self, path: str) -> bool:
        """Read a dropped document; what another office sent is not for this page."""
        if is_ours(Path(path)) or self.plan is None:
            return False
        self.load(Path(path))
        return True

    def _go_back(self) -> None:
        self._show_plan()

    def _go_on(self) -> None:
        if self._steps.currentWidget() is self.pick:
            self.take_in()
        else:
            self.choose_file()

    def choose_file(self) -> None:
        """Ask for a document and read it."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the superior's document"), self._folder, self.tr("All files (*)")
        )
        if path:
            self.load(Path(path))

    def load(self, path: Path) -> None:
        """Read a document and show its rows; one that cannot be read is refused in words."""
        self._folder = str(path.parent)
        offer = self.desk.work(
            self,
            self.tr("Reading the file…"),
            lambda session, _: assigned.look(
                session, taking_in.look_at(path, taking_in.known_headings(session))
            ),
        )
        if offer is not None:
            self.pick.show_offer(offer)
            self._steps.setCurrentWidget(self.pick)
            self._show_head()
            self.pick.number.setFocus()

    def take_in(self) -> None:
        """Note the ticked rows for the plan."""
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to the document
        plan, document, tasks = self.plan, self.pick.document, self.pick.tasks
        if plan is None or not self.pick.is_complete:
            return
        self._steps.setCurrentWidget(self.cover)  # before the list is read again
        done = self.desk.do(
            self, lambda session: assigned.take_in(session, plan, document, tasks), areas=_CHANGED
        )
        if done is None:
            self._steps.setCurrentWidget(self.pick)
            return
        self._show_plan()
        self.desk.said.emit(
            self.tr("Noted {count} assigned tasks.").format(count=done.count - 1)
        )  # and the document

    def _confirm(self, covers: tuple[Cover, ...]) -> None:
        self.desk.do(self, lambda session: assigned.confirm(session, covers), areas=_CHANGED)

    def _settle(self, call: Callable[[Session, Cover], object]) -> None:
        cover = self.cover.current
        if cover is not None:
            self.desk.do(self, lambda session: call(session, cover), areas=_CHANGED)

    def _link(self) -> None:
        plan, cover = self.plan, self.cover.current
        if cover is not None and plan is not None:
            link_to_line(self, self.desk, plan, cover.task)

    def _drop(self) -> None:
        cover = self.cover.current
        if cover is not None:
            say_not_applicable(self, self.desk, cover.task)

    def _go_to_line(self) -> None:
        cover, plan = self.cover.current, self.plan
        if cover is not None and cover.line is not None and plan is not None:
            self.navigate("plan", plan=plan, record=cover.line.record)

    def status(self) -> str:
        """What is in hand."""
        return self.tr("Nothing is stored yet.") if self._steps.currentWidget() is self.pick else ""
