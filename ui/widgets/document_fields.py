"""Number, symbol, day and body of an assigning document, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ccapp.domain.coverage import Assigning
from ccapp.domain.deadline import written_day
from ccapp.text.days import read_day
from ui.widgets.choice import Choice

_SHORT: Final = 130


class DocumentFields(QWidget):
    """The four fields; `changed` says that one of them is another now. With `kinds` the document's kind is
    chosen before them.
    """

    changed = Signal()

    def __init__(self, kinds: Sequence[str] = ()) -> None:
        super().__init__()
        self.kind = Choice()
        self.kind.addItems(list(kinds))
        self.kind.setVisible(bool(kinds))
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.number, self.symbol, self.day, self.issuer = (QLineEdit() for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Number"), self.number),
            (self.tr("Symbol"), self.symbol),
            (self.tr("Day"), self.day),
            (self.tr("Issued by"), self.issuer),
        )
        if kinds:
            fields = ((self.tr("Kind of document"), self.kind), *fields)
        for place, (words, field) in enumerate(fields):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        for text in (self.number, self.symbol, self.day, self.issuer):
            text.textChanged.connect(lambda _: self.changed.emit())
            if text is not self.issuer:
                text.setMaximumWidth(_SHORT)
        self.day.setPlaceholderText("05/01/2026")
        grid.setColumnStretch(len(fields) - 1, 1)

    def show_document(self, document: Assigning) -> None:
        """Fill the fields; a kind that is not among those offered joins them."""
        if self.kind.count():
            if self.kind.findText(document.doc_type) < 0:
                self.kind.addItem(document.doc_type)
            self.kind.setCurrentText(document.doc_type)
        self.number.setText(document.number)
        self.symbol.setText(document.symbol)
        self.day.setText(written_day(document.signed_on) if document.signed_on else "")
        self.issuer.setText(document.issuer)

    def document(self, made: Assigning) -> Assigning:
        """A document with what the fields say now; the day is None where it cannot be read."""
        return replace(
            made,
            doc_type=self.kind.currentText() or made.doc_type,
            number=self.number.text().strip(),
            symbol=self.symbol.text().strip(),
            signed_on=read_day(self.day.text().strip()),
            issuer=self.issuer.text().strip(),
        )

    @property
    def is_complete(self) -> bool:
        """Whether number, day and body are there."""
        said = self.document(Assigning())
        return bool(said.number and said.signed_on and said.issuer)
