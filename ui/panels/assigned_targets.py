"""A strip that tells of targets by year that a superior hands out and the plan has not; it lays them open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ccapp.domain.plan import RecordId
from ccapp.services import handed_targets
from ccapp.services.handed_targets import HandedTargets
from ui.desk import PLANS, Desk
from ui.dialogs.handed_targets import HandedTargetsDialog


class TargetsStrip(QFrame):
    """Hidden where nothing waits. Targets of several superiors are laid open one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plan: RecordId | None = None
        self._offers: tuple[HandedTargets, ...] = ()
        self.setProperty("card", True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.look = QPushButton(self.tr("Look through and take…"))
        self.look.clicked.connect(self.lay_open)
        row = QHBoxLayout(self)
        row.addWidget(self.said, 1)
        row.addWidget(self.look)
        self.hide()

    @property
    def has_offers(self) -> bool:
        """Whether something waits for the plan."""
        return bool(self._offers)

    def show_offers(self, plan: RecordId | None) -> None:
        """Read what waits for a plan; whether the strip is seen is for its page to say."""
        self._plan = plan
        found = self._desk.do(self, lambda session: handed_targets.offers(session, plan)) if plan else ()
        self._offers = found or ()
        if self._offers:
            self.said.setText(self._words(self._offers[0]))

    def _words(self, offer: HandedTargets) -> str:
        words = self.tr("{office} hands out targets: {new} are not in this plan, {other} texts differ.")
        if not offer.differences:
            words = self.tr("{office} hands out targets: {new} are not in this plan.")
        elif not offer.additions:
            words = self.tr("{office} hands out targets: {other} texts differ from this plan.")
        return words.format(office=offer.office, new=offer.additions, other=offer.differences)

    def lay_open(self) -> None:
        """Show the first of them, and take over what is ticked."""
        plan, offer = self._plan, self._offers[0]
        dialog = HandedTargetsDialog(self, offer)
        agreed, choices = dialog.exec(), dialog.choices
        dialog.deleteLater()
        if plan is None or not agreed:
            return
        done = self._desk.do(
            self,
            lambda session: handed_targets.take(session, plan, choices, offer),
            areas=frozenset({PLANS}),
        )
        if done is not None:
            self._desk.said.emit(self.tr("Took over targets of {office}.").format(office=offer.office))
