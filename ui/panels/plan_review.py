"""The line above a plan that says how its review stands, with the superior's three buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.domain.lineage import LineageKind
from ccapp.domain.office import Role
from ccapp.domain.plan import Plan, RecordId
from ccapp.services.collected import adopting, decided, decisions, lineage
from ccapp.services.collected.adopting import former_offices
from ccapp.services.handover import directory
from ui.desk import PLANS, Desk
from ui.models.review_words import decided_words, review_words
from ui.panels import return_file
from ui.widgets.exchange.given import PlacesButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccapp.services.session import Session


class PlanReview(Notice):
    """At the superior: state and buttons on a collected plan. At the commune: what was decided about ours.

    `rows` gives the lines that are selected; `walk` goes to the first remark.
    """

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        rows: Callable[[], Sequence[RecordId]],
        walk: Callable[[], object],
        navigate: Callable[..., object],
    ) -> None:
        super().__init__()
        self._page, self._desk, self._rows, self._navigate = page, desk, rows, navigate
        self._plan: Plan | None = None
        self.supplement = self.add_button(self.tr("Ask for a supplement…"), self._supplement)
        self.accept = self.add_button(self.tr("Accept the data"), self._accept)
        self.reopen = self.add_button(self.tr("Open again…"), self._reopen)
        self.take = self.add_button(self.tr("Receive what waits"), self._take)
        self.save = PlacesButton("", desk)
        self.save.picked.connect(self._save)
        self.row.addWidget(self.save)
        self.show_remarks = self.add_button(self.tr("Go to the remarks (F9)"), walk)
        self.carry_on = self.add_button(self.tr("Carry it on as our plan"), self._adopt)
        self.send_again = self.add_button(self.tr("Send again"), lambda: navigate("exchange"))

    def look_at(self, plan: Plan | None) -> None:
        """Read again how the review of a plan stands; a plan of ours nobody decided about has no line."""
        self._plan = plan
        words = "" if plan is None else self._desk.do(self._page, lambda session: self._words(session, plan))
        self.say(words or "")

    def _words(self, session: Session, plan: Plan) -> str:
        own = plan.office_id == session.store.office.id
        superior = session.store.office.role is Role.SUPERIOR and not own
        for button in (self.supplement, self.accept, self.reopen, self.take, self.save):
            button.setVisible(superior)
        told = decided.of_plan(session, plan.id) if own else ()
        asked = any(each.is_waiting for each in told)
        self.show_remarks.setVisible(asked and any(each.decision.rows for each in told))
        self.send_again.setVisible(asked or any(each.changed for each in told))
        old = "" if own else self._ended(session, plan) if superior else self._carried(session, plan)
        self.carry_on.setVisible(bool(old))
        if not superior:
            return old or "\n".join(filter(None, map(decided_words, told)))
        found = decisions.review(session, plan.id)
        accepted = bool(plan.accepted_by)
        self.supplement.setVisible(not accepted)
        self.accept.setVisible(found.state not in ("accepted", "differs"))
        self.reopen.setVisible(accepted)
        self.take.setVisible(bool(found.waiting) and not accepted)
        words, worth = return_file.caption(self._desk, plan.id)
        self.save.setText(words)
        self.save.setVisible(worth)
        return "\n".join(filter(None, (review_words(found, self._desk.words), old)))

    def _ended(self, session: Session, plan: Plan) -> str:
        """What a superior is told of the plan of an office that has ended; "" of others."""
        change = lineage.register(session).ended_by(plan.office_id)
        if change is None or change.kind is LineageKind.MOVE:
            return ""
        words = self.tr(
            "This office ended. If it cannot hand its plan over itself, carry the plan on here and assign it "
            "to {heirs}."
        )
        return words.format(heirs=", ".join(change.heirs))

    def _carried(self, session: Session, plan: Plan) -> str:
        """What is said of the plan of another commune, and of a superior's with the work of a former office;
        "" of one that is only handed out.
        """
        known = {each.office.id: each.office.name for each in directory.neighbours(session)}
        if plan.office_id in known:
            words = self.tr("If {office} goes into this office, its plan can be carried on here.")
            return words.format(office=known[plan.office_id])
        former = former_offices(plan)
        if not former:
            return ""
        return self.tr("The superior hands over the work of {offices}: it can be carried on here.").format(
            offices=", ".join(former)
        )

    def _adopt(self) -> None:
        plan = self._plan
        if plan is None:
            return
        made = self._desk.do(
            self._page, lambda session: adopting.adopt(session, plan.id), areas=frozenset({PLANS})
        )
        if made is not None:
            self._navigate("plan", plan=made)

    def _save(self, place: Path, stick: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self._plan is not None:
            return_file.save(self._page, self._desk, self._plan.id, place, stick=stick)

    def _supplement(self) -> None:
        from ui.dialogs.reviewing import ask_supplement  # start-up cost: dialogs

        if self._plan is not None:
            ask_supplement(self._page, self._desk, self._plan, self._rows())

    def _accept(self) -> None:
        from ui.dialogs.reviewing import accept  # start-up cost: dialogs

        if self._plan is not None:
            accept(self._page, self._desk, self._plan)

    def _take(self) -> None:
        from ui.dialogs.reviewing import take_waiting  # start-up cost: dialogs

        if self._plan is not None:
            take_waiting(self._page, self._desk, self._plan)

    def _reopen(self) -> None:
        from ui.dialogs.reviewing import ask_reopen  # start-up cost: dialogs

        if self._plan is not None:
            ask_reopen(self._page, self._desk, self._plan)
