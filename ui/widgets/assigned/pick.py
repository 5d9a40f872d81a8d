"""A superior's document in hand: its number, day and body, and which of its rows are assigned to us."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.addressees import Share
from ccapp.domain.coverage import AssignedTask, Assigning
from ccapp.services.guidance.assigned import Offer
from ui.models.exchange_lines import Line
from ui.widgets.document_fields import DocumentFields
from ui.widgets.elided_label import restyled
from ui.widgets.table.ticking import TickTable

_PRODUCT: Final = 2


class AssignedPick(QWidget):
    """Rows that name us are ticked at first. `changed` says that a tick or a field is another now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.fields = DocumentFields()
        self.number, self.symbol = self.fields.number, self.fields.symbol
        self.day, self.issuer = self.fields.day, self.fields.issuer
        self.obligatory = QCheckBox(self.tr("The tasks are obligatory"))
        self.counts = QLabel()
        self.left_out = QLabel()
        self.all = QPushButton(self.tr("Tick all"))
        self.none = QPushButton(self.tr("Tick none"))
        heads = (self.tr("Task"), self.tr("Product"), self.tr("Deadline"), self.tr("Our part"))
        self.table = TickTable(heads, self.tr("Rows of the document"), marked=4)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        about = QHBoxLayout()
        about.addWidget(self.fields, 1)
        about.addWidget(self.obligatory, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(about)
        self.obligatory.setChecked(True)
        self.fields.changed.connect(self._on_changed)
        row = QHBoxLayout()
        self.counts.setWordWrap(True)
        row.addWidget(self.counts, 1)
        for button, ticked in ((self.all, True), (self.none, False)):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, on=ticked: self.table.tick_all(ticked=on))
        column.addLayout(row)
        self.left_out.setWordWrap(True)
        restyled(self.left_out, "muted")
        column.addWidget(self.left_out)
        column.addWidget(self.table, 1)
        self.table.model.ticked.connect(self._on_changed)

    def show_offer(self, offer: Offer) -> None:
        """Show a document that was just read."""
        self._offer = offer
        self.fields.show_document(offer.document)
        self.obligatory.setChecked(True)
        self.table.show_lines(tuple(self._line(at, offer) for at in range(len(offer.candidates))))
        self.table.view.setColumnHidden(_PRODUCT, not any(each.task.product for each in offer.candidates))
        self._show_left_out(offer)
        self._on_changed()

    def _show_left_out(self, offer: Offer) -> None:
        titles = "; ".join(" ".join(title.split()) or self.tr("(no title)") for title in offer.left_out)
        words = self.tr("Left out, because targets by year are no tasks: {titles}.")
        self.left_out.setText(words.format(titles=titles))
        self.left_out.setVisible(bool(offer.left_out))

    def _line(self, at: int, offer: Offer) -> Line:
        candidate = offer.candidates[at]
        shares = {
            Share.LEAD: self.tr("Leads"),
            Share.PARTNER: self.tr("Takes part"),
            Share.NOBODY: self.tr("No"),
        }
        task = candidate.task
        title = " ".join(task.title.split())
        cells = ("", title, task.product, task.deadline, shares[candidate.share])
        return Line(key=str(at), cells=cells, ticked=candidate.share is not Share.NOBODY)

    @property
    def tasks(self) -> tuple[AssignedTask, ...]:
        """The rows that are ticked."""
        if self._offer is None:
            return ()
        ticked = [int(line.key) for line in self.table.model.lines if line.ticked]
        return tuple(self._offer.candidates[at].task for at in ticked)

    @property
    def document(self) -> Assigning:
        """The document as its fields say now; the day is None where it cannot be read."""
        made = self._offer.document if self._offer is not None else Assigning()
        return replace(self.fields.document(made), obligatory=self.obligatory.isChecked())

    @property
    def is_complete(self) -> bool:
        """Whether the document has number, day and body, and some row is ticked."""
        return self.fields.is_complete and bool(self.tasks)

    def _on_changed(self) -> None:
        self._show_counts()
        self.changed.emit()

    def _show_counts(self) -> None:
        """How many rows there are, or what is still to be said."""
        if not self.fields.is_complete:
            restyled(self.counts, "error")
            self.counts.setText(self.tr("Tasks are assigned only by a document: give number, day and body."))
            return
        restyled(self.counts, "muted")
        found = self._offer.candidates if self._offer is not None else ()
        ours = sum(each.share is not Share.NOBODY for each in found)
        self.counts.setText(
            self.tr("{count} tasks in the document; {ours} name this office and are ticked.").format(
                count=len(found), ours=ours
            )
            if ours
            else self.tr("No row names this office. Tick those that are assigned to it.")
        )
