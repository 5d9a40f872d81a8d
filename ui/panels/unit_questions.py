"""How a plan writes units, and what each way seems to mean: asked, never guessed."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.office import Unit
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.units.directory import MatchKind
from ccapp.domain.units.mentions import MentionKind
from ccapp.services.plans import planning, units
from ccapp.services.plans.units import Proposal
from ccapp.services.session import Session
from ui.desk import PLANS, UNITS, Desk
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.flow import FlowLayout
from ui.widgets.guide.finding_panel import plain
from ui.widgets.table.whole_lines import LinesTable

_CHANGED: Final = frozenset({PLANS, UNITS})
_NAMED: Final = frozenset({MentionKind.UNIT, MentionKind.BODY})


class UnitQuestions(QWidget):
    """One plan at a time: every way of writing a unit, the doubtful ones in front, with their question."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plans: dict[str, Plan] = {}
        self._proposals: dict[str, Proposal] = {}
        self.plans = Choice()
        self.plans.setAccessibleName(self.tr("Plan"))
        headings = (self.tr("Written in the plan"), self.tr("Cells"), self.tr("Understood as"))
        empty = self.tr("No unit is named in this plan yet, or there is no plan.")
        self.table = LinesTable(
            LinesModel(headings, marked=2), self.tr("Spellings in plans"), empty, wide=(0, 2)
        )
        self.question = plain(role="heading")
        self.yes_all = QPushButton()
        self.yes = QPushButton(self.tr("Yes, only remember it"))
        self.add = QPushButton(self.tr("Add to the units"))
        self.other = QPushButton(self.tr("Another unit…"))
        self._card = QFrame()
        self._build()
        self.plans.activated.connect(lambda _: self._show_plan())
        self.table.picked.connect(self._ask)
        self.yes_all.clicked.connect(self._respell)
        self.yes.clicked.connect(self._learn)
        self.add.clicked.connect(self._add)
        self.other.clicked.connect(self._choose)

    def _build(self) -> None:
        label = QLabel(self.tr("Plan:"))
        restyled(label, "muted")
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.plans, 1)
        self._card.setProperty("card", True)
        buttons = FlowLayout()
        for button in (self.yes_all, self.yes, self.add, self.other):
            buttons.addWidget(button)
        card = QVBoxLayout(self._card)
        card.setContentsMargins(14, 10, 14, 10)
        card.setSpacing(8)
        card.addWidget(self.question)
        card.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._card)

    def refresh(self) -> None:
        """Read plans and spellings again; plan and line stay."""
        found = self._desk.do(self, planning.plans)
        if found is None:
            return
        own = [plan for plan in found if plan.state is not PlanState.BINNED and not plan.archived]
        kept = str(self.plans.currentData() or "")
        self._plans = {plan.id: plan for plan in own}
        self.plans.clear()
        for plan in own:
            self.plans.addItem(" ".join(plan.title.split()), plan.id)
        self.plans.setCurrentIndex(max(0, self.plans.findData(kept)))
        self._show_plan()

    def _show_plan(self) -> None:
        plan = RecordId(str(self.plans.currentData() or ""))
        found = self._desk.do(self, lambda session: units.proposals(session, plan)) if plan else ()
        ordered = sorted(found or (), key=lambda each: not is_question(each))
        self._proposals = {each.text: each for each in ordered}
        self.table.show_lines(tuple(self._line(each) for each in ordered))
        if ordered and not self.table.current:
            self.table.view.selectRow(0)
        self._ask()

    def _line(self, each: Proposal) -> Line:
        picture = ("triangle-alert", "warning") if is_question(each) else ("", "")
        cells = (each.text, str(each.count), self._meaning(each))
        return Line(key=each.text, cells=cells, icon=picture[0], tone=picture[1])

    def _meaning(self, each: Proposal) -> str:
        match = each.match
        if match.unit is not None and not match.valid:
            return self.tr("{name}, no longer there").format(name=match.unit.name)
        if match.unit is not None:
            return match.unit.name
        if match.candidates:
            return self.tr("{name}?").format(name=match.candidates[0].name)
        return self.tr("not among the units") if each.kind in _NAMED else self.tr("a group or a role")

    def _ask(self) -> None:
        """The question of the line stood on, and the answers it may have."""
        each = self._proposals.get(self.table.current)
        self._card.setVisible(each is not None and is_question(each))
        if each is None:
            return
        target = meant(each)
        editable = self._is_editable()
        self.question.setText(self._question(each))
        self.yes_all.setText(self.tr("Yes, write it so in all {count} cells").format(count=each.count))
        self.yes_all.setVisible(target is not None and editable)
        self.yes.setVisible(target is not None and each.match.valid)
        self.add.setVisible(target is None)

    def _question(self, each: Proposal) -> str:
        target = meant(each)
        if not each.match.valid and target is not None:
            words = self.tr("“{text}” is no longer there on the day of this plan. Is “{name}” meant now?")
            return words.format(text=each.text, name=target.name)
        if target is not None:
            return self.tr("Is “{text}” the same as “{name}”?").format(text=each.text, name=target.name)
        return self.tr("“{text}” is not among the units.").format(text=each.text)

    def _is_editable(self) -> bool:
        plan = self._plans.get(str(self.plans.currentData() or ""))
        own = plan is not None and plan.office_id == self._desk.office.id
        return own and plan is not None and plan.is_editable

    def _current(self) -> Proposal:
        return self._proposals[self.table.current]

    def _respell(self) -> None:
        each = self._current()
        target = meant(each)
        if target is not None:
            self._write(each.text, target.name)

    def _write(self, old: str, new: str) -> None:
        plan = RecordId(str(self.plans.currentData()))
        self._desk.do(self, lambda session: units.respell(session, plan, old, new), areas=_CHANGED)

    def _learn(self) -> None:
        each = self._current()
        target = meant(each)
        if target is not None:
            self._desk.do(self, lambda session: units.learn(session, target.id, each.text), areas=_CHANGED)

    def _add(self) -> None:
        from ui.dialogs.unit import ask_new_unit  # start-up cost: dialogs

        ask_new_unit(self, self._desk, self._current().text)

    def _choose(self) -> None:
        """Another unit is meant: remember it, or write it where the plan may be written in."""
        from ui.dialogs.unit import choose_unit  # start-up cost: dialogs

        each = self._current()
        known = self._desk.do(self, _directory_units)
        chosen = choose_unit(self, known or (), self._desk.session.clock().date())
        if chosen is None:
            return
        if self._is_editable():
            self._write(each.text, chosen.name)
        else:
            self._desk.do(self, lambda session: units.learn(session, chosen.id, each.text), areas=_CHANGED)


def is_question(each: Proposal) -> bool:
    """Whether an officer has to say what is meant; groups and roles are nobody in particular."""
    if each.match.kind is MatchKind.UNKNOWN:
        return each.kind in _NAMED
    return each.match.kind is MatchKind.QUESTION or not each.match.valid


def meant(each: Proposal) -> Unit | None:
    """The unit to be asked about: the likeliest, or the one that took over."""
    if each.match.unit is not None and not each.match.valid:
        return next(iter(each.match.successors), None)
    return next(iter(each.match.candidates), None)


def _directory_units(session: Session) -> tuple[Unit, ...]:
    return units.directory(session).units
