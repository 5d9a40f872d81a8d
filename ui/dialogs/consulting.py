"""The dialogs of asking for opinions: who is asked, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QWidget

from ccapp.text.days import read_day
from ui.dialogs.form import FormDialog

_HEIGHT: Final = 150
_SHORT: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who is asked, until when, and whether a column for opinions is added."""

    names: tuple[str, ...]
    reply_by: date | None
    with_column: bool


class SendDialog(FormDialog):
    """Names one a line; `units` are the office's own, put in by one click."""

    def __init__(self, parent: QWidget, units: Sequence[str]) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("consulting", "Send for opinions"),
            QCoreApplication.translate("consulting", "Choose the folder and write the files…"),
        )
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setMinimumHeight(_HEIGHT)
        self.add_row(QCoreApplication.translate("consulting", "Who is asked, one name a line:"), self.names)
        if units:
            fill = QPushButton(QCoreApplication.translate("consulting", "Put in the units of the office"))
            fill.setProperty("link", True)
            fill.clicked.connect(lambda: self.names.setPlainText("\n".join(units)))
            self.add_row("", fill)
        self.day = self.add_field(QCoreApplication.translate("consulting", "Answer by (day/month/year):"))
        self.column = QCheckBox(
            QCoreApplication.translate("consulting", "Add a blank column “Ý kiến góp ý” to the table")
        )
        self.column.setChecked(True)
        self.add_row("", self.column)
        self.check_with(self._wrong_words)
        self.names.setFocus()

    def _wrong_words(self) -> str:
        if not self.asking.names:
            return QCoreApplication.translate("consulting", "Write at least one name.")
        if self.day.text().strip() and self.asking.reply_by is None:
            return QCoreApplication.translate("consulting", "Write the day like 15/01/2026.")
        return ""

    @property
    def asking(self) -> Asking:
        """What was filled in; a day that is none counts as none."""
        lines = (" ".join(line.split()) for line in self.names.toPlainText().splitlines())
        return Asking(
            names=tuple(filter(None, lines)),
            reply_by=read_day(self.day.text().strip()),
            with_column=self.column.isChecked(),
        )


class WordsDialog(FormDialog):
    """A field of several lines; `must` says whether it may stay blank."""

    def __init__(self, parent: QWidget, title: str, label: str, button: str, *, must: bool) -> None:
        super().__init__(parent, title, button)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(_SHORT)
        self.add_row(label, self.words)
        missing = QCoreApplication.translate("consulting", "Write the words first.")
        self.check_with(lambda: missing if must and not self.text else "")
        self.words.setFocus()

    @property
    def text(self) -> str:
        """What was written."""
        return self.words.toPlainText().strip()


def ask_words(
    parent: QWidget, title: str, label: str, button: str, *, must: bool, then: Callable[[str], object]
) -> None:
    """Ask for words and go on with them; nothing happens where the dialog is left."""
    dialog = WordsDialog(parent, title, label, button, must=must)
    agreed = dialog.exec()
    dialog.deleteLater()
    if agreed:
        then(dialog.text)
