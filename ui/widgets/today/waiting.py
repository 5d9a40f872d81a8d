"""Đang chờ: what waits beside the work, one line each with the way to settle it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from ccapp.domain.plan import RecordId
    from ccapp.services.today import Waiting


def _pair(label: QLabel, button: QPushButton) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(10)
    row.addWidget(label)
    row.addWidget(button)
    return pair


class WaitingStrip(QWidget):
    """A heading and its lines; hidden where nothing waits."""

    def __init__(
        self, back_up: Callable[[], object], send: Callable[[], object], list_events: Callable[[], object]
    ) -> None:
        super().__init__()
        self.open_plan: Callable[[RecordId], object] = lambda _: None
        self.open_handed: Callable[[RecordId], object] = lambda _: None
        self._waiting: Waiting | None = None
        self.asked = QLabel()
        self.handed = QLabel()
        self.events = QLabel()
        self.list_events = self._button("", list_events)
        self.backup = QLabel()
        self.sending = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QLabel(self.tr("Waiting"))
        heading.setProperty("role", "heading")
        row = FlowLayout()
        row.addWidget(heading)
        self._parts = (
            (self.asked, self._button(self.tr("Open the plan"), self._to_asked)),
            (self.handed, self._button(self.tr("Look at them"), self._to_handed)),
            (self.events, self.list_events),
            (self.backup, self._button(self.tr("Back up now"), back_up)),
            (self.sending, self._button(self.tr("Send, receive"), send)),
        )
        self._pairs = [_pair(label, button) for label, button in self._parts]
        for pair in self._pairs:
            row.addWidget(pair)
        heading.setFixedHeight(self._pairs[0].sizeHint().height())  # in one line with the buttons
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
        self._waiting = waiting
        self.asked.setText(self._asked_words(waiting))
        self.handed.setText(self.tr("Tasks are assigned that no plan has noted yet."))
        shown = (waiting.asked is not None, waiting.handed_for is not None, events > 0, late, unsent)
        for pair, (label, button), on in zip(self._pairs, self._parts, shown, strict=True):
            for part in (pair, label, button):
                part.setVisible(on)
        self.setVisible(any(shown))

    def _asked_words(self, waiting: Waiting) -> str:
        asked = waiting.asked
        if asked is None:
            return ""
        from ccapp.domain.decisions import Verdict  # start-up cost: dataclasses

        if asked.decision.verdict is Verdict.REOPENED:
            words = self.tr("{office} opened accepted data again: “{reason}”. Correct it, then send again.")
            return words.format(office=asked.office, reason=asked.decision.reason)
        until = asked.decision.until
        words = self.tr("{office} asks for a supplement.")
        if until is not None:
            words = self.tr("{office} asks for a supplement until {day}.")
        return words.format(office=asked.office, day=f"{until:%d/%m/%Y}" if until else "")

    def _to_asked(self) -> None:
        if self._waiting is not None and self._waiting.asked is not None:
            self.open_plan(self._waiting.asked.decision.plan_id)

    def _to_handed(self) -> None:
        if self._waiting is not None and self._waiting.handed_for is not None:
            self.open_handed(self._waiting.handed_for)

    def show_listed(self, *, listed: bool) -> None:
        """Whether the rows that wait for an event are the ones in the list."""
        self.list_events.setText(self.tr("Back to all work") if listed else self.tr("List it"))
