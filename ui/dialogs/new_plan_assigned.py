"""A new plan from what a superior assigns: the document's rows, those that name us ticked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ccapp.domain.addressees import Share
from ccapp.domain.coverage import Assigning
from ccapp.domain.deadline import written_day
from ccapp.domain.plan import RecordId
from ccapp.services.guidance import drafting
from ccapp.services.guidance.assigned import Candidate, Offer
from ccapp.services.session import Session
from ccapp.text.days import read_day
from ui.dialogs.new_plan_pages import NewPlanPage, years_of
from ui.models.exchange_lines import Line
from ui.widgets.guide.finding_panel import plain
from ui.widgets.take.ticks import TickTable


class AssignedPage(NewPlanPage):
    """Five answers, most of them read from the file: number, day, body of the document; years, title."""

    def __init__(self, offer: Offer, usual_title: str, year: int) -> None:
        super().__init__()
        self.title = self.tr("From what the superior assigns")
        self._offer = offer
        document = offer.document
        number = f"{document.number}/{document.symbol}".strip("/") if document.number else document.symbol
        self.number = QLineEdit(number)
        self.day = QLineEdit(written_day(document.signed_on) if document.signed_on else "")
        self.issuer = QLineEdit(document.issuer)
        self.name = QLineEdit(usual_title)
        self.years = QLineEdit(str(year))
        self.rows = TickTable(
            (self.tr("Task"), self.tr("Product"), self.tr("Lead"), self.tr("Deadline")),
            self.tr("Tasks of the document"),
            self.tr("The document has no task."),
            wide=(0,),
        )
        self._build()
        self.rows.show_lines([_line(at, each) for at, each in enumerate(offer.candidates)])

    def _build(self) -> None:
        grid = QGridLayout()
        fields = (
            (self.tr("Number and symbol of the document:"), self.number),
            (self.tr("Its day, such as 12/01/2026:"), self.day),
            (self.tr("Issued by:"), self.issuer),
            (self.tr("Year, or years such as 2026-2030:"), self.years),
            (self.tr("Title of the new plan:"), self.name),
        )
        for at, (label, field) in enumerate(fields):
            field.setAccessibleName(label)
            box = QFormLayout()
            box.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            box.addRow(label, field)
            grid.addLayout(box, at // 2, at % 2, 1, 2 if at == len(fields) - 1 else 1)
        told = plain(self.tr("Rows that name this commune are ticked; tick others that are yours."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(told)
        column.addWidget(self.rows, 1)

    def make(self, session: Session) -> RecordId:
        """The plan with the ticked tasks, each linked to the document."""
        ticked = set(self.rows.ticked)
        tasks = [each.task for at, each in enumerate(self._offer.candidates) if str(at) in ticked]
        years = years_of(self.years.text())
        return drafting.from_assigned(session, self._document(), tasks, self.name.text(), years)

    def _document(self) -> Assigning:
        number, _, symbol = self.number.text().strip().partition("/")
        return replace(
            self._offer.document,
            number=number.strip(),
            symbol=symbol.strip(),
            signed_on=read_day(self.day.text()),
            issuer=" ".join(self.issuer.text().split()),
        )

    def first(self) -> QWidget:
        """The first field that the file has left open."""
        fields = (self.number, self.day, self.issuer)
        return next((each for each in fields if not each.text().strip()), self.name)


def _line(at: int, candidate: Candidate) -> Line:
    task = candidate.task
    cells = (task.title, task.product, task.lead, task.deadline)
    return Line(key=str(at), cells=cells, ticked=candidate.share is not Share.NOBODY)
