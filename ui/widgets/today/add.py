"""One line that takes in what comes up: the work, its deadline, the document it came by; Enter stores it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from ccapp.domain.plan import AdHocTask, RecordId
from ui.icons import icon
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from ccapp.services.today import Watched
    from ui.desk import Desk

_AROUND: Final = 28  # pixels beside the text of a field
_PAUSE: Final = 300  # milliseconds after the last key


class QuickAdd(QFrame):
    """`store` is given the task and says whether it was stored; only then are the fields cleared."""

    def __init__(self, desk: Desk, store: Callable[[AdHocTask], bool]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._desk = desk
        self._store = store
        self._plans: tuple[Watched, ...] = ()
        self.title = self._field(self.tr("What came up"), self.tr("Ad-hoc task: what is to be done"))
        self.deadline = self._field(self.tr("Deadline"), self.tr("Deadline, such as 15/6"))
        self.document = self._field(self.tr("By document no."), self.tr("By document no."))
        self.plan = Choice()
        self.hint = QLabel()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show_reading)
        self._build()

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setToolTip(placeholder)
        field.returnPressed.connect(self.add)
        return field

    def _build(self) -> None:
        self.plan.setAccessibleName(self.tr("Reported with the plan"))
        self.plan.setMaximumWidth(220)
        self.plan.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(10)
        self.hint.setProperty("role", "muted")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()
        for field in (self.deadline, self.document):
            field.ensurePolished()
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance(field.placeholderText()) + _AROUND)
        self.deadline.textChanged.connect(lambda _: self._timer.start())
        add = QPushButton(icon("plus"), self.tr("Add"))
        add.setToolTip(self.tr("Add the ad-hoc task (Enter)"))
        add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, stretch in ((self.title, 6), (self.deadline, 3), (self.document, 3), (self.plan, 0)):
            row.addWidget(widget, stretch)
        row.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)

    def show_plans(self, plans: Sequence[Watched]) -> None:
        """The plans that can take a task; the choice is hidden where there is only one."""
        if tuple(plans) != self._plans:
            kept = self._chosen()
            self._plans = tuple(plans)
            self.plan.clear()
            for plan in plans:
                self.plan.addItem(plan.name)
            at = next((at for at, plan in enumerate(plans) if plan.id == kept), 0)
            self.plan.setCurrentIndex(at)
        self.plan.setVisible(len(self._plans) > 1)

    def _chosen(self) -> RecordId | None:
        at = self.plan.currentIndex()
        return self._plans[at].id if 0 <= at < len(self._plans) else None

    def add(self) -> None:
        """Store what the fields hold, a word that is still being composed included."""
        QGuiApplication.inputMethod().commit()
        plan = self._chosen()
        if not self.title.text().strip() or plan is None:
            self._say(self.tr("Write what is to be done; deadline and document may stay blank."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        task = AdHocTask(
            plan_id=plan,
            title=self.title.text(),
            deadline=self.deadline.text(),
            by_document=self.document.text(),
        )
        if self._store(task):
            self.clear()

    def clear(self) -> None:
        """Empty the fields, ready for the next one."""
        for field in (self.title, self.deadline, self.document):
            field.clear()
        self._timer.stop()
        self._say("")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reading(self) -> None:
        """Say what day the deadline is understood as."""
        self._say(reading_words(self._desk, self.deadline.text()))

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


def reading_words(desk: Desk, typed: str) -> str:
    """What an ad-hoc deadline is understood as today; nothing for a blank one."""
    from ccapp.domain.agenda import dated  # start-up cost: the grammar of deadlines
    from ccapp.domain.deadline import read_deadline, shown

    today = desk.session.clock().date()
    if not typed.strip():
        return ""
    phrase = dated(typed, today)
    said = shown(read_deadline(phrase, year=today.year))
    return f"{phrase}: {desk.words.text(said.code, **said.facts)}"
