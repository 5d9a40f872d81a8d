"""The dialogs of the plans list: a new plan, another title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.outset import OfficeModel
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.templates import Template
from ccapp.domain.year_shift import YearShift
from ccapp.domain.years import Years
from ccapp.errors import AppError
from ccapp.services.guidance import drafting
from ccapp.services.plans import keeping
from ccapp.services.session import Session
from ui.days import usual_year
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.dialogs.new_plan_pages import EmptyPage, LastYearPage, NewPlanPage, StartPage, TemplatePage
from ui.dialogs.plan_files import ask_files
from ui.widgets.guide.finding_panel import plain
from ui.widgets.page_room import PageRoom

if TYPE_CHECKING:
    from ui.dialogs.new_plan_assigned import AssignedPage

T = TypeVar("T")
_SIZE: Final = (760, 560)
_MARGIN: Final = 80  # of the screen that a dialog leaves free


class Start(StrEnum):
    """How a plan may begin."""

    LAST_YEAR = "last-year"
    TEMPLATE = "template"
    FILE = "file"
    ASSIGNED = "assigned"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """What came of it: a plan that was made, or None where a file is to be taken in."""

    plan: RecordId | None = None


def _usual_title(year: int) -> str:
    """What such a plan is mostly called; text of the document, hence Vietnamese in every language."""
    return f"Kế hoạch cải cách hành chính năm {year}"


def ask_new_plan(parent: QWidget, desk: Desk, *, start: Start | None = None) -> NewPlan | None:
    """Ask how to begin (unless `start` says it) and make the plan; None where the user went back."""
    dialog = NewPlanDialog(parent, desk)
    if start is not None:
        dialog.begin(start)
    dialog.exec()
    made = dialog.outcome
    dialog.deleteLater()
    if made is not None and made.plan is not None:
        desk.announce(frozenset({PLANS}))
    return made


class NewPlanDialog(QDialog):
    """First the way, then at most five answers; what is wrong is said in place."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.outcome: NewPlan | None = None
        self._year = usual_year(desk.session.clock())
        self._before = drafting.beginning(desk.session, self._year).before
        self._models = _tried(desk, drafting.models)[0] or ()
        self.heading = plain("", "title")
        self.wrong = plain("", "error")
        self.back = QPushButton(self.tr("Back"))
        self.agree = QPushButton(self.tr("Make the plan"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._pages = PageRoom()  # a low screen does not hold all fields at once
        self.start = StartPage(self._ways())
        self._first = QScrollArea()  # a low screen does not hold all ways at once
        self._build()
        self.start.chosen.connect(lambda name: self.begin(Start(name)))
        self._show(None)

    def _ways(self) -> dict[str, tuple[str, str, str]]:
        ways = {
            Start.TEMPLATE: (
                "list",
                self.tr("From a template"),
                self._template_hint(),
            ),
            Start.FILE: (
                "file-input",
                self.tr("From a file…"),
                self.tr("A plan in Word, Excel or PDF that is there already."),
            ),
            Start.ASSIGNED: (
                "inbox",
                self.tr("From what the superior assigns…"),
                self.tr("The superior's plan as a file; the rows that name this commune become tasks."),
            ),
            Start.EMPTY: ("table", self.tr("An empty table"), self.tr("The usual columns and sections.")),
        }
        if not self._before:
            return {way.value: told for way, told in ways.items()}
        words = self.tr("From the plan of {year}").format(year=self._year - 1)
        hint = self.tr("All of its lines with their years moved on; every change is shown first.")
        return {Start.LAST_YEAR.value: ("copy", words, hint)} | {
            way.value: told for way, told in ways.items()
        }

    def _template_hint(self) -> str:
        if not self._models:
            return self.tr("Usual tasks with product, lead and deadline, for one, five or ten years.")
        words = self.tr("The model plan of {office}, or usual tasks for one, five or ten years.")
        return words.format(office=", ".join(each.office_name for each in self._models))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New plan"))
        self.agree.setProperty("filled", True)
        self.agree.setDefault(True)
        for button, call in (
            (self.back, self._go_back),
            (self.agree, self.accept),
            (self.cancel, self.reject),
        ):
            button.clicked.connect(call)
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.agree)
        row.addWidget(self.cancel)
        self._first.setWidget(self.start)
        self._first.setWidgetResizable(True)
        self._first.setFrameShape(QFrame.Shape.NoFrame)
        self._pages.add(self._first)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._pages, 1)
        column.addWidget(self.wrong)
        column.addLayout(row)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_SIZE[0], room.width() - _MARGIN), min(_SIZE[1], room.height() - _MARGIN))

    def begin(self, way: Start) -> None:
        """Go to the page of a way; a file is taken in elsewhere."""
        if way is Start.FILE:
            self.outcome = NewPlan()
            super().accept()
            return
        page = self._page(way)
        if page is not None:
            self._pages.add(page)
            self._show(page)

    def _page(self, way: Start) -> NewPlanPage | None:
        year, title = self._year, _usual_title(self._year)
        if way is Start.ASSIGNED:
            return self._assigned(title)
        if way is Start.TEMPLATE:
            return TemplatePage(year, self._preview, self._models)
        if way is Start.LAST_YEAR and self._before:
            return LastYearPage(self._desk.words, self._before, self._shifted)
        return EmptyPage(title, year)

    def _shifted(self, plan: Plan) -> YearShift:
        return drafting.shifted(self._desk.session, plan.id, plan.year_to + 1)

    def _preview(self, chosen: Template | OfficeModel, years: Years) -> Plan | None:
        title = drafting.title_for(chosen, years)

        def drafted(session: Session) -> Plan:
            if isinstance(chosen, OfficeModel):
                return drafting.model_plan(session, chosen, title, years)
            return drafting.template_plan(session, chosen, title, years)

        plan, _ = _tried(self._desk, drafted)
        return plan

    def _assigned(self, title: str) -> AssignedPage | None:
        """The page for a file of the superior's, once it is chosen and has been read."""
        chosen = ask_files(self, "")
        if not chosen:
            return None
        from ccapp.services.guidance import assigned  # start-up cost: only this way reads files
        from ccapp.services.intake import taking_in  # start-up cost: only this way reads files
        from ui.dialogs.new_plan_assigned import AssignedPage

        self._say("")
        offer = self._desk.work(
            self,
            self.tr("Reading the file…"),
            lambda session, _progress: assigned.look(
                session, taking_in.look_at(chosen[0], taking_in.known_headings(session))
            ),
        )
        return AssignedPage(offer, title, self._year) if offer is not None else None

    def _show(self, page: NewPlanPage | None) -> None:
        self._pages.bring(page or self._first)
        self.heading.setText(page.title if page else self.tr("How shall the plan begin?"))
        self.back.setVisible(page is not None)
        self.agree.setVisible(page is not None)
        self._say("")
        first = page.first() if page else next(iter(self.start.buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._show(None)

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def accept(self) -> None:
        """Take a word still in composition with it, and make the plan; a refusal keeps the dialog open."""
        QGuiApplication.inputMethod().commit()
        page = self._pages.page()
        if not isinstance(page, NewPlanPage):
            return
        plan, refused = _tried(self._desk, page.make)
        self._say(refused)
        if plan is not None:
            self.outcome = NewPlan(plan=plan)
            super().accept()


def ask_title(parent: QWidget, desk: Desk, plan: RecordId, present: str) -> None:
    """Ask for another title of a plan and store it."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("new-plan", "Rename plan"),
        QCoreApplication.translate("new-plan", "Rename"),
    )
    title = dialog.add_field(QCoreApplication.translate("new-plan", "Title:"), present)
    changed: list[bool] = []

    def rename() -> str:
        changes, refused = _tried(desk, lambda session: keeping.rename(session, plan, title.text()))
        changed.append(changes is not None and changes.tx is not None)
        return refused

    dialog.check_with(rename)
    dialog.exec()
    dialog.deleteLater()
    if changed and changed[-1]:
        desk.announce(frozenset({PLANS}))


def _tried(desk: Desk, call: Callable[[Session], T]) -> tuple[T | None, str]:
    """The result, or the words of the refusal to be shown in the dialog itself."""
    try:
        return call(desk.session), ""
    except AppError as error:
        return None, desk.told(error)
