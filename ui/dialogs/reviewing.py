"""Đề nghị bổ sung, Chấp nhận số liệu, Mở lại: what the superior is asked, what is said once done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from ccapp.services.collected import accepting, decisions
from ccapp.services.handover import exchanging
from ui.desk import PARTNERS, PLANS, RECEIVED
from ui.dialogs.form import FormDialog
from ui.dialogs.unit import refused, written_day
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from ccapp.domain.plan import Plan, RecordId
    from ui.desk import Desk

AREAS: Final = frozenset({PARTNERS, PLANS, RECEIVED})
_LINES: Final = 4


class SupplementDialog(FormDialog):
    """What is missing, by when, of the whole plan or of the lines that are selected."""

    def __init__(self, parent: QWidget, desk: Desk, plan: Plan, rows: Sequence[RecordId]) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent, translate("review", "Ask for a supplement"), translate("review", "Ask for a supplement")
        )
        self._desk, self._plan = desk, plan
        self.reason = _field()
        self.add_row(translate("review", "What is missing or to be corrected:"), self.reason)
        self.rows = Choice()
        self.rows.addItem(translate("review", "The whole plan"), ())
        if rows:
            words = translate("review", "The selected lines ({count})").format(count=len(rows))
            self.rows.addItem(words, tuple(rows))
            self.add_row(translate("review", "About:"), self.rows)
        self.until = self.add_field(translate("review", "Until which day (dd/mm/yyyy; may be empty):"))
        self.check_with(self._save)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> str:
        day, wrong = written_day(self.until)
        if wrong:
            return wrong
        reason, rows = self.reason.toPlainText(), self.rows.currentData() or ()
        return refused(
            self._desk,
            lambda session: decisions.ask_supplement(session, self._plan.id, reason, day, rows),
        )


def ask_supplement(parent: QWidget, desk: Desk, plan: Plan, rows: Sequence[RecordId] = ()) -> bool:
    """Ask what is missing and store it; tells whether it was stored."""
    said = QCoreApplication.translate(
        "review", "The supplement is noted. Save the file that goes back so that the office learns of it."
    )
    return _finish(SupplementDialog(parent, desk, plan, rows), desk, said)


def accept(parent: QWidget, desk: Desk, plan: Plan) -> bool:
    """Accept the data at once: undo takes it back."""
    done = desk.do(parent, lambda session: decisions.accept_data(session, plan.id), areas=AREAS)
    if done is not None:
        said = QCoreApplication.translate(
            "review",
            "The data is accepted and locked. Save the file that goes back so that the office learns of it.",
        )
        desk.said.emit(said)
    return done is not None


def ask_reopen(parent: QWidget, desk: Desk, plan: Plan) -> bool:
    """Ask why the data is opened again, store it, and take in the files that waited for it."""
    translate = QCoreApplication.translate
    dialog = FormDialog(parent, translate("review", "Open the data again"), translate("review", "Open again"))
    waiting = accepting.waiting_files(desk.session, plan.id)
    if waiting:
        words = translate("review", "Files that differ and will be taken in then: {count}.")
        about = QLabel(words.format(count=len(waiting)))
        about.setWordWrap(True)
        dialog.add_row("", about)
    reason = _field()
    dialog.add_row(translate("review", "Why it is opened again:"), reason)
    reason.setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.check_with(
        lambda: refused(desk, lambda session: decisions.reopen(session, plan.id, reason.toPlainText()))
    )
    said = translate(
        "review", "The data is open again. Save the file that goes back so that the office can correct it."
    )
    done = _finish(dialog, desk, said)
    if done:
        take_waiting(parent, desk, plan)
    return done


def take_waiting(parent: QWidget, desk: Desk, plan: Plan) -> None:
    """Take in the files that were held while the data was accepted; why one stays out is told."""
    waiting = accepting.waiting_files(desk.session, plan.id)
    if not waiting:
        return
    outcomes = desk.work(
        parent,
        QCoreApplication.translate("review", "Receiving…"),
        lambda session, progress: exchanging.receive(session, waiting, progress=progress),
        areas=AREAS,
    )
    error = next((each.error for each in outcomes or () if each.error is not None), None)
    if error is not None:
        desk.refuse(parent, error)


def _field() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 2 * field.fontMetrics().height() // 2)
    return field


def _finish(dialog: FormDialog, desk: Desk, said: str) -> bool:
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        desk.announce(AREAS)
        desk.said.emit(said)
    return done
