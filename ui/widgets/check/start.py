"""A file dropped at the first start: looked over for slips with nothing set up, or taken as a plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccapp.words import Words
from ui.icons import icon
from ui.widgets.check.word import Run, WordCheck
from ui.widgets.guide.finding_panel import plain


def _back(words: str) -> QPushButton:
    button = QPushButton(icon("chevron-left"), words)
    button.setAutoDefault(False)
    return button


class FilePage(QWidget):
    """What shall be done with this file? Both ways, big."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.check = self._big("circle-check", self.tr("Look for slips in this text"))
        self.take = self._big("file-input", self.tr("Take it as a plan"))
        self.back = _back(self.tr("Back"))
        hints = {
            self.check: self.tr("A list of what to mend, before it is signed. Nothing is stored."),
            self.take: self.tr(
                "The table of tasks is read, then you look it over. Your file is not changed."
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(6)
        column.addWidget(plain(path.name, "title"))
        column.addSpacing(8)
        for button, hint in hints.items():
            button.setAccessibleDescription(hint)
            below = plain(hint, "muted")
            below.setContentsMargins(20, 0, 0, 8)
            column.addWidget(button)
            column.addWidget(below)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)

    def _big(self, picture: str, words: str) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.setProperty("big", True)
        button.setAutoDefault(False)
        return button


class StartCheck(QWidget):
    """The check of a file before there is an office. `wanted` asks to take the file as a plan after all."""

    wanted = Signal(object)

    def __init__(self, words: Words, run: Run, path: Path) -> None:
        super().__init__()
        self._path = path
        self.check = WordCheck(words, run)
        self.back = _back(self.tr("Back"))
        self.take = QPushButton(icon("file-input"), self.tr("Take it as a plan"))
        self.take.setAutoDefault(False)
        self.check.loaded.connect(self._on_loaded)
        self.take.clicked.connect(lambda: self.wanted.emit(self._path))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(plain(self.tr("Check a Word text"), "title"))
        column.addWidget(self.check, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.take)
        column.addLayout(row)

    def _on_loaded(self, path: Path) -> None:
        self._path = path
