"""Coming to know another office: a connection file agreed to, or twelve digits compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ccapp.services.handover import connecting, kept_packages
from ccapp.services.handover.outcomes import Result
from ccapp.store.partners import Partner
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.models.outset_words import brought_words
from ui.widgets.scrolled import fit

if TYPE_CHECKING:
    from ccapp.exchange.card import OpenedInvite

_WIDTH = 520


class InvitePage(QWidget):
    """Who invites whom, and a yes or no (K3)."""

    agreed = Signal()

    def __init__(self, opened: OpenedInvite) -> None:
        super().__init__()
        self.opened = opened
        title = QLabel(self.tr("{superior} invites you to connect").format(superior=opened.card.name))
        title.setProperty("role", "title")
        office = QLabel(
            self.tr("Your office: {office}. Is that right?").format(office=opened.invitation.name)
        )
        office.setProperty("role", "heading")
        self.brings = QLabel(self._brought(opened))
        self.brings.setVisible(bool(self.brings.text()))
        calm = QLabel(self._calm(opened))
        calm.setProperty("role", "muted")
        self.yes = QPushButton(self.tr("Yes, connect"))
        self.yes.setProperty("filled", True)
        self.yes.setDefault(True)
        self.no = QPushButton(self.tr("Not our office"))
        self.back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self.back.hide()
        self.said = QLabel()
        self.said.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        box = QVBoxLayout(self)
        box.setSpacing(14)
        for label in (title, office, self.brings, calm, self.said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)  # names from a file are text, not markup
            box.addWidget(label)
        box.addStretch(1)
        box.addLayout(buttons)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self._decline)

    def _brought(self, opened: OpenedInvite) -> str:
        """`Once connected there are: a model plan for 2026, 12 assigned tasks, a calendar of reports.`"""
        words = brought_words(opened.outset)
        return self.tr("Once connected, there are: {what}.").format(what=words) if words else ""

    def _calm(self, opened: OpenedInvite) -> str:
        if opened.outset.is_empty:
            return self.tr("Once connected, plans can be sent and received. Plans here do not change.")
        return self.tr("The plan you are writing does not change.")

    def _decline(self) -> None:
        """Say what to do with a connection file for somebody else."""
        text = self.tr("This file is for {office}. Ask {superior} to send the right file.")
        self.said.setText(text.format(office=self.opened.invitation.name, superior=self.opened.card.name))
        self.said.show()
        self.yes.setEnabled(False)


class InviteDialog(QDialog):
    """The same question while an office is at work already."""

    def __init__(self, parent: QWidget, desk: Desk, opened: OpenedInvite) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Connection file"))
        self.setMinimumWidth(_WIDTH)
        self.page = InvitePage(opened)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.addWidget(self.page)
        self.page.agreed.connect(self._connect)
        self.page.back.setText(self.tr("Later"))
        self.page.back.show()
        self.page.back.clicked.connect(self.reject)
        self.page.yes.setFocus()
        fit(self)

    def _connect(self) -> None:
        opened = self.page.opened
        done = self._desk.do(
            self,
            lambda session: connecting.connect(session, opened),
            areas=frozenset({PARTNERS, PLANS, RECEIVED}),
        )
        if done is not None:
            self._desk.said.emit(self.tr("Connected with {office}.").format(office=done.office.name))
            self.accept()


class DigitsDialog(QDialog):
    """An office asks to be connected: the digits on its stamped paper are typed here (K5).

    With `code`, at a commune, the digits are shown instead: they go on the paper and are compared by
    telephone. `paper_asked` wants them printed.
    """

    paper_asked = Signal()

    def __init__(self, parent: QWidget, desk: Desk, partner: Partner, code: str = "") -> None:
        super().__init__(parent)
        self._desk = desk
        self._partner = partner
        self._code = code
        self.setWindowTitle(self.tr("Confirm an office"))
        self.setMinimumWidth(_WIDTH)
        self.digits = QLineEdit(code)
        self.confirm = QPushButton(self.tr("They agree, connect") if code else self.tr("Confirm"))
        self.later = QPushButton(self.tr("Later"))
        self.paper = QPushButton(icon("printer"), self.tr("Print the confirmation paper…"))
        self.paper.setVisible(bool(code))
        self._build()

    def _build(self) -> None:
        title = QLabel(self._title().format(office=self._partner.office.name))
        title.setProperty("role", "heading")
        hint = QLabel(self._hint().format(office=self._partner.office.name))
        hint.setProperty("role", "muted")
        for label in (title, hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.digits.setReadOnly(bool(self._code))
        self.digits.setAccessibleName(self.tr("Twelve digits"))
        self.digits.setPlaceholderText("____ ____ ____")
        font = self.digits.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.digits.setFont(font)
        self.confirm.setProperty("filled", True)
        self.confirm.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.later)
        self.paper.setAutoDefault(False)
        self.paper.clicked.connect(self.paper_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        for widget in (title, self.digits, hint):
            box.addWidget(widget)
        box.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(buttons)
        self.confirm.clicked.connect(self._confirm)
        self.later.clicked.connect(self.reject)
        fit(self)

    def _title(self) -> str:
        if self._code:
            return self.tr("Twelve digits of your office and {office}")
        return self.tr("{office} asks to be connected. Type the 12 digits of its stamped confirmation paper.")

    def _hint(self) -> str:
        if self._code:
            return self.tr(
                "Write these digits on the confirmation paper, have it stamped and send it to {office}."
                " Compare them by telephone, at a number you know already, before you connect."
            )
        return self.tr(
            "Without the paper choose “Later”: nothing of this office is taken in before it is confirmed."
        )

    def _confirm(self) -> None:
        office, typed = self._partner.office.id, self.digits.text()
        done = self._desk.work(
            self,
            self.tr("Comparing the digits…"),
            lambda session, _progress: connecting.confirm(session, office, typed),
            areas=frozenset({PARTNERS}),
        )
        if done is not None:
            said = self.tr("Connected with {office}.").format(office=done.office.name)
            self._desk.said.emit(f"{said} {self._take_waiting()}".rstrip())
            self.accept()
        else:
            self.digits.selectAll()
            self.digits.setFocus()

    def _take_waiting(self) -> str:
        """Take in what the office has sent before it was confirmed, and say how many files that are."""
        office = self._partner.office.id
        tried = self._desk.work(
            self,
            self.tr("Receiving…"),
            lambda session, _progress: kept_packages.retry_of(session, office),
            areas=frozenset({PARTNERS, PLANS, RECEIVED}),
        )
        taken = sum(each.result is Result.MERGED for each in tried or ())
        return (
            self.tr("Its files that had waited are received: {count}.").format(count=taken) if taken else ""
        )
