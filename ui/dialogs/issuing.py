"""The small questions on the way to a signed plan: submit, number and day, an adjustment, a typing slip."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ccapp.domain.editions import CHANNEL_WORDS, Edition
from ccapp.domain.plan import Channel, Plan, RecordId
from ccapp.domain.signing_form import USUAL_FORMS, USUAL_POSITIONS
from ccapp.errors import AppError
from ccapp.services.paper import adjusting, editions, issuing
from ccapp.services.paper.issuing import Signing
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice, editable
from ui.widgets.elided_label import ElidedLabel

_LINES: Final = 4


def submit_plan(parent: QWidget, desk: Desk, plan: Plan, errors: int | None = None) -> Edition | None:
    """Ask, then save the plan as the next draft round and lock its table; None where it stays a draft.

    `errors` is how much the check wants mended before; where that is not known the plan is checked now.
    """
    number = desk.do(parent, lambda session: editions.round_ahead(session, plan))
    found = errors if errors is not None else _errors(parent, desk, plan)
    if number is None or found is None or not agree_submit(parent, number, found):
        return None
    changed = frozenset({PLANS})
    done = desk.do(parent, lambda session: editions.submit(session, plan.id), areas=changed)
    return done.edition if done is not None else None


def _errors(parent: QWidget, desk: Desk, plan: Plan) -> int | None:
    """How many places must be mended; None where the check was stopped."""
    from ccapp.services.guidance import checking  # start-up cost: the rules of the check

    title = QCoreApplication.translate("issuing", "Checking the plan…")
    checked = desk.work(parent, title, lambda session, _: checking.check(session, plan.id))
    return checked.errors if checked is not None else None


def agree_submit(parent: QWidget, number: int, errors: int) -> bool:
    """Whether to save the draft round of this number and lock the table; says what must still be mended."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    words = QCoreApplication.translate("issuing", "Print draft round {number} for the leader?")
    box.setText(words.format(number=number))
    told = QCoreApplication.translate(
        "issuing",
        "The table is locked while the plan waits for its signature. Each row of the printout has a number "
        "at its left, so that what the leader changes on paper is found again.",
    )
    if errors:
        still = QCoreApplication.translate("issuing", "{count} places should be mended before.")
        told = f"{still.format(count=errors)} {told}"
    box.setInformativeText(told)
    yes = box.addButton(
        QCoreApplication.translate("issuing", "Submit all the same")
        if errors
        else QCoreApplication.translate("issuing", "Submit"),
        QMessageBox.ButtonRole.AcceptRole,
    )
    box.addButton(QCoreApplication.translate("form", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed


def ask_row(parent: QWidget, last: int) -> int | None:
    """The row number of the printout to go to, None where the user went back."""
    dialog = _RowDialog(parent, max(1, last))
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    number = dialog.number
    dialog.deleteLater()
    return number if agreed else None


class _RowDialog(FormDialog):
    """One number, as it is printed at the left of a row."""

    def __init__(self, parent: QWidget, last: int) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("issuing", "Go to a row of the printout"),
            QCoreApplication.translate("issuing", "Go to the row"),
        )
        words = QCoreApplication.translate("issuing", "Number at the left of the row, 1 to {last}:")
        self.field = self.add_field(words.format(last=last))
        self._last = last
        self.check_with(self._missing)

    @property
    def number(self) -> int:
        """The row that was typed; 0 where no number was."""
        typed = self.field.text().strip()
        return int(typed) if typed.isdecimal() else 0

    def _missing(self) -> str:
        if 1 <= self.number <= self._last:
            return ""
        words = QCoreApplication.translate("issuing", "The rows of this printout are numbered 1 to {last}.")
        return words.format(last=self._last)


class IssueDialog(FormDialog):
    """Number, day, signer, the way it went out, and the signed file. `done` is called with what was typed.

    `done` stores it and raises AppError, whose words then stand in the dialog.
    """

    def __init__(
        self, parent: QWidget, desk: Desk, plan: Plan, done: Callable[[Signing, Path | None], object]
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(parent, translate("issuing", "Issue the plan"), translate("issuing", "Go on"))
        self._desk, self._plan, self._done = desk, plan, done
        self._warned = ""
        self.file: Path | None = None
        number = f"{plan.reference.number}/{plan.reference.symbol}".removeprefix("/")
        shown = number if plan.reference.number else ""
        self.number = self.add_field(translate("issuing", "Number, such as 07/KH-UBND:"), shown)
        signed = plan.reference.signed_on
        self.day = self.add_field(
            translate("issuing", "Day of signing, such as 06/01/2026:"),
            f"{signed:%d/%m/%Y}" if signed else "",
        )
        self.signer = self.add_field(translate("issuing", "Signed by:"), plan.signature.signer)
        side = plan.issuer.side
        self.position = editable(USUAL_POSITIONS[side], plan.signature.position)
        self.authority = editable(USUAL_FORMS[side], plan.signature.authority)
        self.add_row(translate("issuing", "Position:"), self.position)
        self.add_row(translate("issuing", "Form of signing:"), self.authority)
        self.channel = Choice()
        self.channel.addItem(translate("issuing", "not noted"), None)
        for channel, code in CHANNEL_WORDS.items():
            self.channel.addItem(desk.words.text(code), channel)
        self.channel.setCurrentIndex(max(0, self.channel.findData(plan.sent_by)))
        self.add_row(translate("issuing", "Sent out by:"), self.channel)
        self.add_row(translate("issuing", "Signed copy (PDF, Word or picture):"), self._build_file())
        kept = QLabel(
            translate("issuing", "Backups hold only the newest of these files: keep the original.")
            + " "
            + translate("issuing", "Do not put secret documents into this program.")
        )
        kept.setProperty("role", "muted")
        kept.setWordWrap(True)
        self.add_row("", kept)
        self.check_with(self._save)

    def _build_file(self) -> QWidget:
        self.chosen = ElidedLabel(QCoreApplication.translate("issuing", "none; it can be added later"))
        choose = QPushButton(QCoreApplication.translate("issuing", "Choose a file…"))
        choose.clicked.connect(self._choose)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.chosen, 1)
        line.addWidget(choose)
        return row

    def _choose(self) -> None:
        path = ask_signed_file(self)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """The signed file to keep with the plan."""
        self.file = path
        self.chosen.setText(path.name)

    def signing(self) -> Signing:
        """What was typed."""
        channel = self.channel.currentData()
        return Signing(
            number=self.number.text(),
            day=self.day.text(),
            signer=self.signer.text(),
            position=self.position.currentText(),
            authority=self.authority.currentText(),
            channel=Channel(channel) if channel else None,
        )

    def _save(self) -> str:
        typed = self.signing()
        try:
            twin = issuing.same_number(self._desk.session, self._plan.id, typed)
            if twin is not None and self._warned != typed.number:
                self._warned = typed.number
                words = QCoreApplication.translate(
                    "issuing", "“{plan}” has this number already. If that is right, press the button again."
                )
                return words.format(plan=twin.title)
            self._done(typed, self.file)
        except AppError as error:
            return self._desk.words.error(error)
        return ""


def ask_signed_file(parent: QWidget) -> Path | None:
    """The signed file the user chose, None where the dialog was left."""
    title = QCoreApplication.translate("issuing", "Choose the signed copy")
    kinds = QCoreApplication.translate("issuing", "PDF, Word and pictures ({types})")
    types = "*.pdf *.docx *.doc *.rtf *.odt *.png *.jpg *.jpeg *.tif *.tiff"
    path, _ = QFileDialog.getOpenFileName(parent, title, "", kinds.format(types=types))
    return Path(path) if path else None


class ReasonDialog(FormDialog):
    """One line of words; `done` stores them and raises AppError, whose words then stand in the dialog."""

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, label: str, button: str, done: Callable[[str], object]
    ) -> None:
        super().__init__(parent, title, button)
        self._desk, self._done = desk, done
        self.words = self.add_field(label)
        self.check_with(self._save)

    def _save(self) -> str:
        return refusal(self._desk, lambda: self._done(self.words.text()))


def adjusting_dialog(parent: QWidget, desk: Desk, plan: RecordId) -> ReasonDialog:
    """Asks what an adjustment of an issued plan is about, and opens the table for it."""
    translate = QCoreApplication.translate
    return ReasonDialog(
        parent,
        desk,
        translate("issuing", "Adjust the issued plan"),
        translate("issuing", "What it is about, such as “Theo văn bản số 21 của UBND tỉnh”:"),
        translate("issuing", "Open the table"),
        lambda words: adjusting.open_adjustment(desk.session, plan, words),
    )


class ClosingDialog(FormDialog):
    """Number and day of the adjusting document."""

    def __init__(self, parent: QWidget, desk: Desk, count: int, done: Callable[[str, str], object]) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("issuing", "End of the adjustment"),
            translate("issuing", "Lock the table again"),
        )
        self._desk, self._done = desk, done
        told = QLabel(
            translate("issuing", "{count} places differ from the version in force.").format(count=count)
        )
        told.setProperty("role", "muted")
        self.document = self.add_field(translate("issuing", "Number of the adjusting document:"))
        self.day = self.add_field(translate("issuing", "Its day, such as 06/01/2026:"))
        self.add_row("", told)
        self.check_with(
            lambda: refusal(self._desk, lambda: self._done(self.document.text(), self.day.text()))
        )


class CorrectDialog(FormDialog):
    """A text of an issued plan that was typed wrong, and why it is set right."""

    def __init__(
        self, parent: QWidget, desk: Desk, heading: str, text: str, done: Callable[[str, str], object]
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("issuing", "Correct a typing slip"),
            translate("issuing", "Write into the table"),
        )
        self._desk, self._done = desk, done
        told = QLabel(
            translate(
                "issuing",
                "Only for what was typed otherwise than signed. "
                "A change of what was signed is an adjustment.",
            )
        )
        told.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 16)
        self.reason = QLineEdit()
        self.add_row("", told)
        self.add_row(f"{heading}:", self.text)
        self.add_row(translate("issuing", "Reason:"), self.reason)
        self.check_with(self._save)
        self.text.setFocus()

    def _save(self) -> str:
        return refusal(self._desk, lambda: self._done(self.text.toPlainText(), self.reason.text()))


def refusal(desk: Desk, call: Callable[[], object]) -> str:
    """Do it; the words of a refusal, "" where there was none."""
    try:
        call()
    except AppError as error:
        return desk.words.error(error)
    return ""
