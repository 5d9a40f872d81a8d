"""A strip that tells what a superior's file hands out and nobody has noted; its button lays it open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ccapp.domain.assignments import Change
from ccapp.domain.deadline import written_day
from ccapp.domain.plan import RecordId
from ccapp.services.reception import handed
from ccapp.services.reception.handed import Handed
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.dialogs.handed_tasks import HandedTasksDialog
from ui.panels.offer_strip import OfferStrip
from ui.widgets.asking import ask


class HandedStrip(OfferStrip[Handed]):
    """Tasks handed out; several assignments are laid open one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, QCoreApplication.translate("HandedStrip", "Look through and note…"))

    def read(self, session: Session, plan: RecordId) -> tuple[Handed, ...]:
        """What is handed out for a plan and not noted as it is now."""
        return handed.offers(session, plan)

    def words(self, offer: Handed) -> str:
        """Who hands out, by which document, and how much of it differs from what was noted."""
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
        plan, offer = self.plan, self.offers[0]
        if plan is None or not ask(HandedTasksDialog(self, offer)):
            return
        done = self.desk.do(
            self,
            lambda session: handed.accept(session, plan, offer.source),
            areas=frozenset({PLANS}),
        )
        if done is not None:
            self.desk.said.emit(self.tr("Noted what {office} hands out.").format(office=offer.office))
