"""Gia hạn: a later deadline with its reason; what it was and every earlier extension stay in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from ccapp.domain.deadline import written_day
from ccapp.domain.plan import RecordId
from ccapp.domain.timing import Due
from ccapp.errors import AppError, RefusedError
from ccapp.services.plans import timing
from ccapp.services.plans.timing import Grant, LeafDues
from ccapp.services.session import Changes
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.models.timing_texts import granted, original
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.scrolled import fit


class ExtendDialog(FormDialog):
    """One due day of a deadline cell and its new end. `said` tells what was stored, "" for nothing."""

    def __init__(
        self, parent: QWidget, desk: Desk, leaf: LeafDues, records: Sequence[RecordId], of: date | None
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("timing", "Extend the deadline"),
            QCoreApplication.translate("timing", "Extend"),
        )
        self._desk, self._leaf, self._records = desk, leaf, tuple(records)
        self._dues = [due for due in leaf.dues if due.original is not None]
        self.said = ""
        self.which = Choice()
        self.before = QLabel()
        self.reading = QLabel()
        self._build(of)
        self.until.setFocus()
        self.check_with(self._save)

    def _build(self, of: date | None) -> None:
        about = QLabel(about_words(self._leaf, len(self._records)))
        about.setWordWrap(True)
        self._form.addRow(about)
        for due in self._dues:
            self.which.addItem(_due_words(due))
        self.which.setCurrentIndex(self._first(of))
        if len(self._dues) > 1:
            self.add_row(QCoreApplication.translate("timing", "Which due day:"), self.which)
        self.before.setWordWrap(True)
        restyled(self.before, "muted")
        self._form.addRow(self.before)
        self.until = self.add_field(QCoreApplication.translate("timing", "New deadline:"))
        self.until.setPlaceholderText(QCoreApplication.translate("timing", "30/9/2026 or Quý IV/2026"))
        self.reading.setWordWrap(True)
        self._form.addRow(self.reading)
        self.reason = self.add_field(QCoreApplication.translate("timing", "Reason for the extension:"))
        self.document = self.add_field(QCoreApplication.translate("timing", "By document no. (if any):"))
        self.document_day = self.add_field(
            QCoreApplication.translate("timing", "Day of the document (if any):")
        )
        self.drop = self._buttons.addButton(
            QCoreApplication.translate("timing", "Take back the latest extension"),
            QDialogButtonBox.ButtonRole.ResetRole,
        )
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(self._drop)
        self.until.textChanged.connect(lambda _: self._show_reading())
        self.which.currentIndexChanged.connect(lambda _: self._show_due())
        self._show_due()

    def _first(self, of: date | None) -> int:
        """The due day named; else the one that is overdue latest or comes next."""
        today = self._desk.session.clock().date()
        days = [due.original for due in self._dues]
        if of in days:
            return days.index(of)
        past = [at for at, due in enumerate(self._dues) if due.day is not None and due.day < today]
        return past[-1] if past else 0

    @property
    def due(self) -> Due:
        """The due day that is chosen."""
        return self._dues[self.which.currentIndex()]

    def _show_due(self) -> None:
        lines = [granted(at, each) for at, each in enumerate(self.due.extensions, start=1)]
        day = written_day(self.due.original) if self.due.original else ""
        self.before.setText("\n".join((original(day), *lines)))
        self.drop.setVisible(bool(lines))
        self._show_reading()

    def _show_reading(self) -> None:
        """What the new deadline is understood as, with the one it takes the place of; or why it is not."""
        typed = self.until.text()
        self.reading.setVisible(bool(typed.strip()))
        if not typed.strip() or self.due.day is None:
            fit(self)
            return
        try:
            words = QCoreApplication.translate("timing", "read as {until} · the deadline now is {day}")
            until = timing.new_day(self.due, typed)
            self._tell(words.format(until=written_day(until), day=written_day(self.due.day)), "muted")
        except RefusedError as error:
            self._tell(self._desk.words.error(error), "error")
        fit(self)

    def _tell(self, words: str, role: str) -> None:
        self.reading.setText(words)
        restyled(self.reading, role)

    def accept(self) -> None:
        """As the form does; what is wrong is said once, and all of it can be read."""
        super().accept()
        self.reading.setVisible(self.reading.isVisible() and self.reading.text() != self._wrong.text())
        fit(self)

    def _save(self) -> str:
        grant = Grant(
            until=self.until.text(),
            reason=self.reason.text(),
            document=self.document.text(),
            document_day=self.document_day.text(),
        )
        try:
            until = timing.new_day(self.due, grant.until)
            timing.extend(self._desk.session, self._records, grant, of=self.due.original)
        except AppError as error:
            return refused(self._desk, error)
        words = QCoreApplication.translate("timing", "Extended to {day}: {product}")
        self.said = words.format(day=written_day(until), product=self._leaf.product)
        return ""

    def _drop(self) -> None:
        self.said = drop_words(self._leaf)
        of = self.due.original
        self.check_with(
            lambda: stored(
                self._desk, lambda: timing.drop_extension(self._desk.session, self._records, of=of)
            )
        )
        self.accept()
        self.check_with(self._save)


def about_words(leaf: LeafDues, count: int) -> str:
    """Whose deadline it is and how it is written."""
    words = QCoreApplication.translate("timing", "{product}\nDeadline as written: “{cell}”")
    said = words.format(product=leaf.product, cell=" ".join(leaf.cell.split()))
    if count > 1:
        many = QCoreApplication.translate("timing", "This holds for the {count} products of the cell.")
        said = f"{said}\n{many.format(count=count)}"
    return said


def _due_words(due: Due) -> str:
    day = written_day(due.original) if due.original else ""
    if not due.extensions:
        return day
    words = QCoreApplication.translate("timing", "{day}, extended to {until}")
    return words.format(day=day, until=written_day(due.extensions[-1].until))


def drop_words(leaf: LeafDues) -> str:
    """What is said once an extension was taken back."""
    words = QCoreApplication.translate("timing", "Extension taken back: {product}. Undo brings it back.")
    return words.format(product=leaf.product)


def stored(desk: Desk, call: Callable[[], Changes]) -> str:
    """Call a service; what it refuses, in words."""
    try:
        call()
    except AppError as error:
        return refused(desk, error)
    return ""


def refused(desk: Desk, error: AppError) -> str:
    """Words for a refusal, to stand in a dialog; the status bar knows of what was not saved."""
    return desk.told(error)


def ask_extension(parent: QWidget, desk: Desk, records: Sequence[RecordId], of: date | None = None) -> bool:
    """Extend the deadline of the products of one cell; tells whether something was stored.

    `of` is the day that the phrase gives, where one is meant already.
    """
    leaf = desk.do(parent, lambda session: timing.look(session, records[0]))
    if leaf is None:
        return False
    if not any(due.original for due in leaf.dues):
        desk.refuse(parent, RefusedError("extension-no-due"))
        return False
    dialog = ExtendDialog(parent, desk, leaf, records, of)
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        desk.announce(frozenset({PLANS}))
        desk.said.emit(dialog.said)
    return done


def drop_latest(parent: QWidget, desk: Desk, records: Sequence[RecordId], of: date | None = None) -> None:
    """Take back the latest extension of a cell's products; where several days were put off, ask which."""
    leaf = desk.do(parent, lambda session: timing.look(session, records[0]))
    put_off = [due.original for due in leaf.dues if due.extensions] if leaf else []
    if leaf is None:
        return
    if len(put_off) > 1 and of not in put_off:
        ask_extension(parent, desk, records, put_off[0])
        return
    day = of if of in put_off else next(iter(put_off), None)
    call = timing.drop_extension
    if desk.do(parent, lambda session: call(session, records, of=day), areas=frozenset({PLANS})) is not None:
        desk.said.emit(drop_words(leaf))
