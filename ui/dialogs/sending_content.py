"""Xem nội dung: what the package that is about to be saved would hold, before it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.services.handover.sending_look import SendingContents
from ccapp.text.sizes import size_words
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import restyled
from ui.widgets.exchange.words import left_words
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_SIZE: Final = (680, 440)
_WIDTH: Final = 460


class SendingContentDialog(QDialog):
    """The plan with its counts, the files that go and those that stay, and how large it all is."""

    def __init__(self, parent: QWidget, found: SendingContents) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What will be sent"))
        self.setMinimumWidth(_WIDTH)
        self.counts = QLabel(self._counts(found))
        self.size_line = QLabel(self._size(found))
        self.note = QLabel(self._note(found))
        self.table = LinesTable(
            LinesModel((self.tr("File"), self.tr("Size"), self.tr("State")), marked=2),
            self.tr("Evidence that goes with it"),
            self.tr("No file of evidence goes with it."),
            wide=(0, 2),
            files=0,
        )
        self.table.show_lines(self._lines(found))
        self._build(found)
        fit(self, _SIZE if self.table.model.lines else None)

    def _build(self, found: SendingContents) -> None:
        title, to = QLabel(found.plan.title), QLabel(self.tr("To: {office}").format(office=found.to))
        restyled(title, "heading")
        restyled(self.note, "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for label in (title, to, self.counts, self.size_line, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.note.setVisible(bool(self.note.text()))
        column.addWidget(self.table, 1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _counts(self, found: SendingContents) -> str:
        said = self.tr("{tasks} tasks, {products} products, {targets} targets, {files} files of evidence")
        return said.format(
            tasks=found.tasks, products=found.products, targets=found.targets, files=len(found.files)
        )

    def _size(self, found: SendingContents) -> str:
        said = self.tr("About {size}. Nothing has been saved yet.")
        if found.files:
            said = self.tr("About {size}; without evidence {bare}. Nothing has been saved yet.")
        return said.format(size=size_words(found.size), bare=size_words(found.bare))

    def _note(self, found: SendingContents) -> str:
        said = []
        if found.plan.is_being_adjusted:
            said.append(self.tr("The plan is in the midst of an adjustment and goes with that mark."))
        if found.withheld:
            words = self.tr(
                "{count} files of evidence stay here, as chosen. The superior can ask for them in a receipt."
            )
            said.append(words.format(count=found.withheld))
        return " ".join(said)

    def _lines(self, found: SendingContents) -> tuple[Line, ...]:
        whys = left_words()
        going = [
            Line(
                key=file.id,
                cells=(file.name, size_words(file.size), self.tr("Goes with it")),
                icon="circle-check",
                tone="good",
            )
            for file in found.files
        ]
        staying = [
            Line(
                key=f"{number}",
                cells=(each.name, "", self.tr("Stays: {why}").format(why=whys[each.why])),
                icon="triangle-alert",
                tone="warning",
            )
            for number, each in enumerate(found.left)
        ]
        return (*going, *staying)
