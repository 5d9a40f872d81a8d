"""Đang chờ: what waits beside the work, one line each with the way to settle it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ccapp.services.today import Waiting


class WaitingStrip(QWidget):
    """A heading and its lines; hidden where nothing waits."""

    def __init__(self, back_up: Callable[[], object], send: Callable[[], object]) -> None:
        super().__init__()
        self.backup = QLabel()
        self.sending = QLabel(self.tr("The office is connected, and nothing has been sent yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QLabel(self.tr("Waiting"))
        heading.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(heading)
        self._parts = (
            (self.backup, self._button(self.tr("Back up now"), back_up)),
            (self.sending, self._button(self.tr("Send, receive"), send)),
        )
        for label, button in self._parts:
            row.addWidget(label)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def _button(self, words: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(call)
        return button

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits."""
        late = waiting.no_backup or waiting.backup_days is not None
        if waiting.backup_days is not None:
            words = self.tr("Last backup: {days} days ago.").format(days=waiting.backup_days)
        else:
            words = self.tr("There is no backup yet.")
        self.backup.setText(words)
        for (label, button), on in zip(self._parts, (late, waiting.nothing_sent), strict=True):
            label.setVisible(on)
            button.setVisible(on)
        self.setVisible(late or waiting.nothing_sent)
