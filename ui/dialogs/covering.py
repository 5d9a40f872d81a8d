"""Mẫu công văn gửi kèm: the letter that goes with connection files, to copy or to save as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.covering import Covering
from ccapp.services.handover import covering
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.file_choice import named
from ui.widgets.scrolled import fit

_SIZE: Final = (760, 520)


class CoveringDialog(QDialog):
    """The letter to all of these communes, or to one of them; its head and signature are in the Word file.

    With a `reminder` it is that letter rather than the one that goes with connection files.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        communes: Sequence[str],
        folder: Path | None = None,
        reminder: Covering | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reminder = reminder
        self._communes = tuple(communes)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = folder or Path(documents)
        title = self.tr("Letter to go with the connection files")
        self.setWindowTitle(title if reminder is None else self.tr("Letter to those who have not sent"))
        self.to = Choice()
        self.text = QPlainTextEdit()
        self.told = QLabel()
        self.copy = QPushButton(icon("copy"), self.tr("Copy the text"))
        self.save = QPushButton(self.tr("Save as Word…"))
        self._build()
        self.to.currentIndexChanged.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._choose)
        self._show()
        fit(self, _SIZE)

    def _build(self) -> None:
        self.to.setAccessibleName(self.tr("Who the letter is for"))
        if len(self._communes) != 1:
            self.to.addItem(
                self.tr("All {count} offices in one letter").format(count=len(self._communes)), ""
            )
        for name in self._communes:
            self.to.addItem(name, name)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the letter"))
        self.text.setTabChangesFocus(True)
        self.told.setWordWrap(True)
        restyled(self.told, "muted")
        self.told.setText(
            self.tr("Number, day, signer and telephone are left blank, to be filled in in Word.")
        )
        self.save.setProperty("filled", True)
        row = QHBoxLayout()
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        for button in (self.copy, close):
            button.setAutoDefault(False)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (self.to, self.text, self.told):
            column.addWidget(part, 1 if part is self.text else 0)
        column.addLayout(row)

    def _letter(self) -> Covering | None:
        one = str(self.to.currentData())
        names = (one,) if one else self._communes
        if self._reminder is not None:
            return replace(self._reminder, communes=names)
        return self._desk.do(self, lambda session: covering.covering_letter(session, names))

    def _show(self) -> None:
        letter = self._letter()
        self.text.setPlainText(letter.text if letter is not None else "")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.told.setText(self.tr("Copied. Paste it into the document system, an e-mail or Zalo."))

    def _choose(self) -> None:
        letter = self._letter()
        if letter is None:
            return
        start = str(self._folder / covering.covering_name(letter))
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the letter"), start, f"Word (*{covering.ENDING})"
        )
        if path:
            self.write_to(named(path, covering.ENDING))

    def write_to(self, out: Path) -> None:
        """Write the letter and open it."""
        letter = self._letter()
        if letter is None:
            return
        done = self._desk.do(self, lambda session: covering.write_covering(session, letter, out))
        if done is not None:
            self._folder = done.parent
            self.told.setText(self.tr("Saved: {file}").format(file=done.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(done)))
