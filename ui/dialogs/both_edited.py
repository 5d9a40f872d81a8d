"""Hai nơi cùng sửa: one place at a time, what each computer wrote, and a choice that can wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.merge import DELETED
from ccapp.domain.plan import PlanState
from ccapp.errors import AppError
from ccapp.services.handover import both_edited, own_machines
from ccapp.services.handover.both_edited import BothEdited, Choice
from ccapp.services.session import Changes, Session
from ui.days import day_and_time
from ui.desk import PLANS, UNITS, Desk
from ui.widgets.asking import ask
from ui.widgets.scrolled import Scrolled, fit

_WIDTH = 620
_WORDS = 300  # pixels that a value keeps in a narrow dialog
_LINES = 4
_AREAS = frozenset({PLANS, UNITS})


class BothEditedDialog(QDialog):
    """Shows one that waits; after a choice the next one. Closing it leaves the rest as it is, and so does
    passing one over, such as a place in a table that is locked.
    """

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = list(both_edited.list_both(desk.session))
        self._own = own_machines.given_name(desk.session)
        self._of = len(self._waiting)
        self._refused: Callable[[Session], Changes] | None = None
        self._at = 0
        self.setWindowTitle(self.tr("Edited at two computers"))
        self.setMinimumWidth(_WIDTH)
        self.heading = _plain(role="heading")
        self.where = _plain(role="muted")
        self.values = QGridLayout()
        self.takes: list[QPushButton] = []
        self.own = QPlainTextEdit()
        self.write = QPushButton(self.tr("Write something else…"))
        self.save = QPushButton(self.tr("Save this"))
        self.adjust = QPushButton(self.tr("Adjust the plan…"))
        self.next = QPushButton(self.tr("Next place"))
        self.same = QCheckBox(self.tr("Choose the same computer for the places that are left"))
        self._wrong = _plain(role="error")
        self._build()
        self._show_next()

    def _build(self) -> None:
        self.values.setHorizontalSpacing(14)
        self.values.setVerticalSpacing(10)
        self.values.setColumnStretch(1, 1)
        self.own.setAccessibleName(self.tr("Something else"))
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.save.setProperty("filled", True)
        self.write.clicked.connect(self._open_field)
        self.save.clicked.connect(self._save_own)
        self.adjust.clicked.connect(self._adjust)
        self.next.clicked.connect(self._pass_over)
        kept = _plain(role="muted")
        kept.setText(self.tr("Everything that was written stays in the history; a choice can be undone."))
        column = QVBoxLayout()
        for part in (self.heading, self.where):
            column.addWidget(part)
        column.addLayout(self.values)
        column.addWidget(self.own)
        column.addWidget(self.same)
        column.addWidget(kept)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(12)
        outer.addWidget(Scrolled(column), 1)
        outer.addWidget(self._wrong)
        outer.addLayout(self._ending())

    def _ending(self) -> QHBoxLayout:
        buttons = QDialogButtonBox()
        later = buttons.addButton(self.tr("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setDefault(True)
        self._later = later
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.write)
        row.addWidget(self.save)
        row.addWidget(self.adjust)
        row.addWidget(buttons)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def _show_next(self) -> None:
        """The next of those that wait, after the last the first; when none is left, the dialog is done."""
        if not self._waiting:
            self.accept()
            return
        self._at %= len(self._waiting)
        one = self._waiting[self._at]
        self.heading.setText(_heading(one))
        told = self.tr("{number} of {count} · {plan}") if one.plan_title else self.tr("{number} of {count}")
        number = self._of - len(self._waiting) + self._at + 1
        self.where.setText(told.format(number=number, count=self._of, plan=one.plan_title))
        self._show_values(one)
        self.own.hide()
        self.own.setPlainText("")
        self.save.hide()
        for part in (self.next, self.same):
            part.setVisible(len(self._waiting) > 1)
        self.same.setChecked(False)
        self.write.setVisible(one.is_text)
        self.adjust.hide()
        self._wrong.hide()
        self._later.setFocus()
        fit(self)

    def _show_values(self, one: BothEdited) -> None:
        while self.values.count():
            gone = self.values.takeAt(0).widget()
            if gone is not None:
                gone.hide()  # it lives on to the end of this call
                gone.deleteLater()
        self.takes = []
        row = 0
        if one.field == DELETED and one.line:
            self._add_row(row, self.tr("The line:"), one.line, None)
            row += 1
        elif one.before is not None:
            self._add_row(row, self.tr("Before:"), self._told(one, one.before), None)
            row += 1
        for choice in one.choices:
            take = QPushButton(self.tr("Do this") if one.field == DELETED else self.tr("Take this"))
            take.clicked.connect(self._taking(one, choice))
            said = _going(choice) if one.field == DELETED else self._told(one, choice.words)
            take.setAccessibleName(f"{take.text()}: {said}")
            self._add_row(row, _whose(one, choice, self._own), said, take)
            self.takes.append(take)
            row += 1

    def _add_row(self, row: int, label: str, words: str, button: QPushButton | None) -> None:
        who, said = _plain(role="muted"), _plain()
        who.setText(label)
        said.setText(words)
        said.setMinimumWidth(_WORDS)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        self.values.addWidget(who, row, 0, top)
        self.values.addWidget(said, row, 1, top)
        if button is not None:
            self.values.addWidget(button, row, 2, top)

    def _told(self, one: BothEdited, words: str) -> str:
        """What stands in a place, as people say it."""
        if (one.type, one.field) == ("plan", "state"):
            return self._desk.words.text(f"state-{words}")
        return words or _blank()

    def _taking(self, one: BothEdited, choice: Choice) -> Callable[[], None]:
        def take() -> None:
            if self.same.isChecked() and choice.author is not None:
                self._take_rest(choice.author.machine)
            else:
                self._decide(lambda session: both_edited.take_value(session, one, choice.dot))

        return take

    def _take_rest(self, machine: str) -> None:
        """The same computer for all places that are left, one step; what cannot be decided so stays to be."""
        waiting = tuple(self._waiting)
        done = self._desk.do(self, lambda session: both_edited.take_machine(session, waiting, machine))
        if done is None:
            return
        self._desk.announce(_AREAS)
        left = {(each.record, each.field) for each in both_edited.list_both(self._desk.session)}
        self._waiting = [each for each in waiting if (each.record, each.field) in left]
        self._show_next()

    def _open_field(self) -> None:
        self.own.setPlainText(next(each.words for each in self._waiting[self._at].choices if each.is_shown))
        self.own.show()
        self.own.selectAll()
        self.own.setFocus()
        self.write.hide()
        self.save.show()
        fit(self)

    def _save_own(self) -> None:
        QGuiApplication.inputMethod().commit()
        one, words = self._waiting[self._at], self.own.toPlainText()
        self._decide(lambda session: both_edited.write_value(session, one, words))

    def _pass_over(self) -> None:
        self._at += 1
        self._show_next()

    def _decide(self, call: Callable[[Session], Changes]) -> None:
        """One step that can be undone; a refusal is said here and the place stays to be decided."""
        try:
            call(self._desk.session)
        except AppError as error:
            self._show_refusal(error, call)
            return
        self._desk.announce(_AREAS)
        self._waiting.pop(self._at)
        self._show_next()

    def _show_refusal(self, error: AppError, call: Callable[[Session], Changes]) -> None:
        """Of an issued plan the way on is an adjustment; whatever else is said as it is."""
        is_issued = error.code == "plan-locked" and error.facts.get("state") == PlanState.ISSUED.value
        self._refused = call if is_issued else None
        self.adjust.setVisible(is_issued)
        said = self.tr(
            "The plan is issued. What is printed stays as it was signed; another value is taken by an"
            " adjustment, which opens the table."
        )
        self._wrong.setText(said if is_issued else self._desk.told(error))
        self._wrong.show()
        fit(self)

    def _adjust(self) -> None:
        """Open the table by an adjustment, then do what was refused."""
        from ui.dialogs.issuing import adjusting_dialog  # start-up cost: dialogs

        call, plan = self._refused, self._waiting[self._at].plan
        if call is not None and ask(adjusting_dialog(self, self._desk, plan)):
            self._desk.announce(_AREAS)
            self._decide(call)


def _plain(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def _heading(one: BothEdited) -> str:
    """Which line, which column: `Nhiệm vụ 10 - Thời gian hoàn thành: hai máy ghi khác nhau.`"""
    translate = QCoreApplication.translate
    if one.field == DELETED:
        said = translate("both", "Line {number}: one computer removed it, the other one edited it.")
        return said.format(number=one.number or "?")
    what = one.heading or translate("both", "particulars")
    if one.number:
        said = translate("both", "Task {number} - {column}: two computers wrote different things.")
        return said.format(number=one.number, column=what)
    return translate("both", "{column}: two computers wrote different things.").format(column=what)


def _whose(one: BothEdited, choice: Choice, own: str) -> str:
    """Which computer, who, when; `own` is the name that this one was given."""
    translate = QCoreApplication.translate
    author = choice.author
    if author is None and one.field == DELETED:
        return translate("both", "The computer that edited:")
    if author is None:
        return translate("both", "Written earlier:")
    machine = author.machine or own or translate("both", "This computer")
    told = translate("both", "{machine} ({who}, {time}):")
    if choice.is_doubtful:
        told = translate("both", "{machine} ({who}, {time}, the clock of that computer is wrong):")
    return told.format(machine=machine, who=author.who, time=day_and_time(datetime.fromisoformat(author.at)))


def _going(choice: Choice) -> str:
    translate = QCoreApplication.translate
    return translate("both", "Remove the line") if choice.words else translate("both", "Keep the line")


def _blank() -> str:
    return QCoreApplication.translate("both", "(blank)")
