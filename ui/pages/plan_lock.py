"""Whether the plan shown can be changed here, and the words for why it cannot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import MOVES, Plan, PlanState
from ccapp.services.plans import pen
from ui.desk import Desk


class PlanLock(QObject):
    """Answers for one plan at a time; no plan is nobody's."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def is_own(self, plan: Plan | None) -> bool:
        """Whether it is this office's."""
        return plan is not None and plan.office_id == self._desk.office.id

    def is_editable(self, plan: Plan | None) -> bool:
        """Whether its table can be written in: not in a copy, nor while another machine holds the pen."""
        if self._desk.is_copy or plan is None or not self.is_own(plan) or not plan.is_editable:
            return False
        return pen.pen_away(self._desk.session) is None

    def way_back(self, plan: Plan | None) -> str:
        """What the way back to a draft is called, or what there is beside another's plan; "" for nothing."""
        if plan is not None and not self.is_own(plan):
            return self._files_of(plan)
        if plan is None or plan.accepted_by or PlanState.DRAFT not in MOVES[plan.state]:
            return ""
        if plan.state is PlanState.SUBMITTED:
            return self.tr("Changes by the leader")
        return self.tr("Back to draft")

    def go_back(self, plan: Plan | None, to_draft: Callable[[], object]) -> None:
        """Do what `way_back` says."""
        if plan is None or self.is_own(plan):
            to_draft()
            return
        from ui.dialogs.attached import show_attached  # start-up cost: the exchange

        show_attached(self._page, self._desk, plan.id, plan.title)

    def _files_of(self, plan: Plan) -> str:
        from ccapp.services.handover import attached  # start-up cost: the exchange

        found = self._desk.do(self._page, lambda session: attached.files(session, plan.id)) or ()
        lost = sum(not each.here for each in found)
        if lost:
            return self.tr("Files of the plan ({count} missing)…").format(count=lost)
        return self.tr("Files of the plan ({count})…").format(count=len(found)) if found else ""

    def why(self, plan: Plan | None) -> str:
        """Why it is locked; "" where it is not. A plan held in proxy says so, locked or not."""
        if plan is not None and plan.proxy_for and self.is_own(plan):
            return self._held(plan)
        if plan is None or (self.is_own(plan) and plan.is_editable):
            return ""  # that the pen is elsewhere, or this a copy, is said above every page
        if not self.is_own(plan):
            words = self.tr("This is the plan of {office}. It can be looked at and printed, not changed.")
            said = words.format(office=self._office_of(plan))
            if plan.is_being_adjusted:
                said += " " + self.tr("Its adjustment is not finished: what stands here is not in force yet.")
            return said
        if plan.accepted_by:
            words = self.tr(
                "{office} has accepted the data of this plan, so its table is locked. To change it, ask for"
                " it to be opened again. Extensions, events and answers to remarks stay possible."
            )
            return words.format(office=plan.accepted_by)
        words = self.tr("The state of this plan is “{state}”, so its table is locked.")
        return words.format(state=self._desk.words.text(f"state-{plan.state}"))

    def _held(self, plan: Plan) -> str:
        if plan.replaced_by:
            words = self.tr("{office} has sent its own plan. What was held in proxy stays to be read.")
        else:
            words = self.tr(
                "Held in proxy for {office}: read or typed here, to be edited by this office only, until"
                " the commune sends its own plan."
            )
        return words.format(office=plan.proxy_for)

    def _office_of(self, plan: Plan) -> str:
        from ccapp.services.handover.exchanging import collected  # start-up cost: the exchange

        plans = self._desk.do(self._page, collected) or ()
        named = (entry.office.name for entry in plans if entry.plan == plan.id)
        return next(named, self.tr("another office"))
