"""Đang chờ: what waits beside the work, one line each with the way to settle it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ccapp.services.today import Waiting


class WaitingStrip(QWidget):
    """A heading and its lines; hidden where nothing waits."""

    def __init__(
        self, back_up: Callable[[], object], send: Callable[[], object], list_events: Callable[[], object]
    ) -> None:
        super().__init__()
        self.events = QLabel()
        self.list_events = self._button("", list_events)
        self.backup = QLabel()
        self.sending = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QLabel(self.tr("Waiting"))
        heading.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(heading)
        self._parts = (
            (self.events, self.list_events),
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

    def show_waiting(self, waiting: Waiting, events: int) -> None:
        """Show what waits; `events` counts the products whose event has not come."""
        late = waiting.no_backup or waiting.backup_days is not None
        if waiting.backup_days is not None:
            words = self.tr("Last backup: {days} days ago.").format(days=waiting.backup_days)
        else:
            words = self.tr("There is no backup yet.")
        self.backup.setText(words)
        self.events.setText(self.tr("Work that waits for a document or event: {count}.").format(count=events))
        words = self.tr("The office is connected, and nothing has been sent yet.")
        if waiting.late_sending:
            words = self.tr("Sending {number}: no receipt yet ({days} days).")
        self.sending.setText(words.format(number=waiting.late_sending, days=waiting.late_days))
        unsent = waiting.nothing_sent or waiting.late_sending > 0
        for (label, button), on in zip(self._parts, (events > 0, late, unsent), strict=True):
            label.setVisible(on)
            button.setVisible(on)
        self.setVisible(late or unsent or events > 0)

    def show_listed(self, *, listed: bool) -> None:
        """Whether the rows that wait for an event are the ones in the list."""
        self.list_events.setText(self.tr("Back to all work") if listed else self.tr("List it"))
