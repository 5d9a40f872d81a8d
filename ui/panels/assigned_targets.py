"""A strip that tells of targets by year that a superior hands out and the plan has not; it lays them open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ccapp.domain.plan import RecordId
from ccapp.services.reception import handed_targets
from ccapp.services.reception.handed_targets import HandedTargets
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.dialogs.handed_targets import HandedTargetsDialog
from ui.panels.offer_strip import OfferStrip
from ui.widgets.asking import ask


class TargetsStrip(OfferStrip[HandedTargets]):
    """Targets handed out; those of several superiors are laid open one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, QCoreApplication.translate("TargetsStrip", "Look through and take…"))

    def read(self, session: Session, plan: RecordId) -> tuple[HandedTargets, ...]:
        """Targets that the plan has not, or has otherwise."""
        return handed_targets.offers(session, plan)

    def words(self, offer: HandedTargets) -> str:
        """How many targets are not in the plan, and how many texts differ."""
        words = self.tr("{office} hands out targets: {new} are not in this plan, {other} texts differ.")
        if not offer.differences:
            words = self.tr("{office} hands out targets: {new} are not in this plan.")
        elif not offer.additions:
            words = self.tr("{office} hands out targets: {other} texts differ from this plan.")
        return words.format(office=offer.office, new=offer.additions, other=offer.differences)

    def lay_open(self) -> None:
        """Show the first of them, and take over what is ticked."""
        plan, offer = self.plan, self.offers[0]
        dialog = HandedTargetsDialog(self, offer)
        if plan is None or not ask(dialog):
            return
        choices = dialog.choices
        done = self.desk.do(
            self,
            lambda session: handed_targets.take(session, plan, choices, offer),
            areas=frozenset({PLANS}),
        )
        if done is not None:
            self.desk.said.emit(self.tr("Took over targets of {office}.").format(office=offer.office))
