"""A strip that tells what a superior's file hands out and nobody has noted; its button lays it open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ccapp.domain.assignments import Change
from ccapp.domain.deadline import written_day
from ccapp.domain.plan import RecordId
from ccapp.services import handed
from ccapp.services.handed import Handed
from ui.desk import PLANS, Desk
from ui.dialogs.handed_tasks import HandedTasksDialog
from ui.widgets.asking import ask


class HandedStrip(QFrame):
    """Hidden where nothing waits. Several assignments are laid open one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plan: RecordId | None = None
        self._offers: tuple[Handed, ...] = ()
        self.setProperty("card", True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.look = QPushButton(self.tr("Look through and note…"))
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
        found = self._desk.do(self, lambda session: handed.offers(session, plan)) if plan else ()
        self._offers = found or ()
        if self._offers:
            self.said.setText(self._words(self._offers[0]))

    def _words(self, offer: Handed) -> str:
        document, day = offer.document, offer.document.signed_on
        cited = self.tr("{office} hands out tasks by {document} of {day}, {issuer}: ").format(
            office=offer.office,
            document=document.cited,
            day=written_day(day) if day else "-",
            issuer=document.issuer,
        )
        counts = (
            (Change.NEW, self.tr("{count} new")),
            (Change.CHANGED, self.tr("{count} changed")),
            (Change.WITHDRAWN, self.tr("{count} withdrawn")),
        )
        parts = [words.format(count=offer.count(kind)) for kind, words in counts if offer.count(kind)]
        parts += [self.tr("the document is another now")] if offer.cites_anew else []
        return cited + ", ".join(parts) + ". " + self.tr("They are not noted for this plan yet.")

    def lay_open(self) -> None:
        """Show the differences of the first assignment and note them after a yes."""
        plan, offer = self._plan, self._offers[0]
        if plan is None or not ask(HandedTasksDialog(self, offer)):
            return
        done = self._desk.do(
            self,
            lambda session: handed.accept(session, plan, offer.source),
            areas=frozenset({PLANS}),
        )
        if done is not None:
            self._desk.said.emit(self.tr("Noted what {office} hands out.").format(office=offer.office))
