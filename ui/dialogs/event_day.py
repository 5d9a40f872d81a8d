"""Ngày sự kiện: what a deadline waits for has come; from its day the due day is counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from ccapp.domain.deadline import written_day
from ccapp.domain.plan import RecordId
from ccapp.domain.timing import Due, after_event, waited_for
from ccapp.errors import AppError, RefusedError
from ccapp.services.plans import timing
from ccapp.services.plans.timing import LeafDues
from ui.desk import PLANS, Desk
from ui.dialogs.extending import about_words, refused, stored
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.scrolled import fit


class EventDialog(FormDialog):
    """The day of one event of a deadline cell. `said` tells what was stored, "" for nothing."""

    def __init__(
        self, parent: QWidget, desk: Desk, leaf: LeafDues, records: Sequence[RecordId], phrase: str
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("timing", "The event has come"),
            QCoreApplication.translate("timing", "Note the day"),
        )
        self._desk, self._leaf, self._records = desk, leaf, tuple(records)
        self._waits = leaf.waits()
        self.said = ""
        self.which = Choice()
        self.reading = QLabel()
        self._build(phrase)
        self.day.setFocus()
        self.check_with(self._save)

    def _build(self, phrase: str) -> None:
        about = QLabel(about_words(self._leaf, len(self._records)))
        about.setWordWrap(True)
        self._form.addRow(about)
        for due in self._waits:
            self.which.addItem(waited_for(due.phrase))
        phrases = [due.phrase for due in self._waits]
        self.which.setCurrentIndex(phrases.index(phrase) if phrase in phrases else 0)
        if len(self._waits) > 1:
            self.add_row(QCoreApplication.translate("timing", "Which event:"), self.which)
        self.day = self.add_field(QCoreApplication.translate("timing", "It came on the day:"))
        self.day.setPlaceholderText(QCoreApplication.translate("timing", "such as 12/3/2026"))
        self.reading.setWordWrap(True)
        self._form.addRow(self.reading)
        self.due_day = self.add_field(QCoreApplication.translate("timing", "To be done by (if known):"))
        self.drop = self._buttons.addButton(
            QCoreApplication.translate("timing", "It has not come after all"),
            QDialogButtonBox.ButtonRole.ResetRole,
        )
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(self._drop)
        self.day.textChanged.connect(lambda _: self._show_reading())
        self.which.currentIndexChanged.connect(lambda _: self._show_event())
        self._show_event()

    @property
    def due(self) -> Due:
        """The phrase whose event is meant."""
        return self._waits[self.which.currentIndex()]

    def _show_event(self) -> None:
        event = self.due.event
        self.day.setText(written_day(event.day) if event else "")
        self.due_day.setText(written_day(event.due) if event and event.due else "")
        self._form.setRowVisible(self.due_day, self.due.reading.delay is None)
        self.drop.setVisible(event is not None)
        self._show_reading()

    def _show_reading(self) -> None:
        """The due day that follows from the day, or why none does."""
        typed = self.day.text()
        self.reading.setVisible(bool(typed.strip()))
        if not typed.strip():
            return
        try:
            day = timing.event_day(self._desk.session, self._leaf.plan, typed)
            due = after_event(self.due, day)
        except RefusedError as error:
            self._tell(self._desk.words.error(error), "error")
            return
        facts = {"day": written_day(day), "due": written_day(due) if due else ""}
        delay = self.due.reading.delay
        if due is None:
            words = QCoreApplication.translate("timing", "read as {day} · the deadline names no day after it")
        elif delay is not None and delay.working:
            words = self._desk.words.text("timing-came-working", day=facts["day"], due=facts["due"])
        else:
            words = QCoreApplication.translate("timing", "read as {day} · due {due}")
        self._tell(words.format(**facts), "muted")

    def _tell(self, words: str, role: str) -> None:
        self.reading.setText(words)
        restyled(self.reading, role)
        fit(self)

    def accept(self) -> None:
        """As the form does; what is wrong is said once, and all of it can be read."""
        super().accept()
        self.reading.setVisible(self.reading.isVisible() and self.reading.text() != self._wrong.text())
        fit(self)

    def _save(self) -> str:
        try:
            timing.set_event(
                self._desk.session,
                self._records,
                self.day.text(),
                phrase=self.due.phrase,
                due=self.due_day.text(),
            )
        except AppError as error:
            return refused(self._desk, error)
        words = QCoreApplication.translate("timing", "Noted: {event}")
        self.said = words.format(event=waited_for(self.due.phrase))
        return ""

    def _drop(self) -> None:
        self.said = waits_again(self.due)
        phrase = self.due.phrase
        session = self._desk.session
        self.check_with(
            lambda: stored(self._desk, lambda: timing.clear_event(session, self._records, phrase=phrase))
        )
        self.accept()
        self.check_with(self._save)


def waits_again(due: Due) -> str:
    """What is said once an event was taken back."""
    words = QCoreApplication.translate("timing", "Waiting again: {event}. Undo brings the day back.")
    return words.format(event=waited_for(due.phrase))


def ask_event(parent: QWidget, desk: Desk, records: Sequence[RecordId], phrase: str = "") -> bool:
    """Ask for the day of the event that a cell's products wait for; tells whether something was stored."""
    leaf = desk.do(parent, lambda session: timing.look(session, records[0]))
    if leaf is None:
        return False
    if not leaf.waits():
        desk.refuse(parent, RefusedError("event-not-conditional"))
        return False
    dialog = EventDialog(parent, desk, leaf, records, phrase)
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        desk.announce(frozenset({PLANS}))
        desk.said.emit(dialog.said)
    return done
