"""Kiểm tra nhật ký: whether the audit trail is as the program wrote it, asked by whoever looks after it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ccapp.services.folder import safekeeping
from ccapp.store.chain import Trail
from ui.days import day_and_time
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.elided_label import restyled


class TrailCheck(QWidget):
    """A button and, beside it, what was found the last time it was pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.said = QLabel(self.tr("The history has every change, each entry linked to the one before."))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        restyled(self.said, "muted")
        self.check = QPushButton(icon("history"), self.tr("Check the history"))
        self.check.clicked.connect(self.verify)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.check)

    def verify(self) -> None:
        """Follow the chain from its beginning and say what was found."""
        found = self._desk.work(
            self,
            self.tr("Checking the history…"),
            lambda session, _progress: safekeeping.verify_trail(session),
        )
        if found is None:
            return
        restyled(self.said, "error" if found.broken else "")
        self.said.setText(self._words(found))

    def _words(self, found: Trail) -> str:
        words = self._desk.words
        if not found.broken:
            return words.text("said-trail", entries=found.entries)
        return words.text("said-trail-broken", number=found.broken, at=_moment(found.at), who=found.who)


def _moment(at: str) -> str:
    """Day and time; whatever another program has written there stays as it is."""
    try:
        return day_and_time(datetime.fromisoformat(at))
    except ValueError:
        return at
