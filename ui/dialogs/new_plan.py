"""The dialogs of the plans list: a new plan, another title."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import RecordId
from ccapp.domain.years import parse_years
from ccapp.errors import AppError, StorageError
from ccapp.services import keeping
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog

T = TypeVar("T")
_NEXT_YEAR_FROM = 10  # month: from October on, offices write the plan of the coming year


def _usual_title(year: int) -> str:
    """What such a plan is mostly called; text of the document, hence Vietnamese in every language."""
    return f"Kế hoạch cải cách hành chính năm {year}"


def usual_year(now: datetime) -> int:
    """The year that a plan begun now is most likely for."""
    return now.year + (now.month >= _NEXT_YEAR_FROM)


def ask_new_plan(parent: QWidget, desk: Desk) -> RecordId | None:
    """Ask for title and years and make the plan; None where the user went back."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("new-plan", "New plan"),
        QCoreApplication.translate("new-plan", "Make the plan"),
    )
    year = usual_year(desk.session.clock())
    title = dialog.add_field(QCoreApplication.translate("new-plan", "Title:"), _usual_title(year))
    years = dialog.add_field(
        QCoreApplication.translate("new-plan", "Year, or years such as 2026-2030:"), str(year)
    )
    made: list[RecordId] = []

    def make() -> str:
        read = parse_years(years.text())
        if read is None:
            return desk.words.text("years-unread", years=years.text().strip())
        plan, refused = _tried(desk, lambda session: keeping.new_plan(session, title.text(), read))
        made.extend([] if plan is None else [plan])
        return refused

    dialog.check_with(make)
    dialog.exec()
    dialog.deleteLater()
    if made:
        desk.announce(frozenset({PLANS}))
    return made[0] if made else None


def ask_title(parent: QWidget, desk: Desk, plan: RecordId, present: str) -> None:
    """Ask for another title of a plan and store it."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("new-plan", "Rename plan"),
        QCoreApplication.translate("new-plan", "Rename"),
    )
    title = dialog.add_field(QCoreApplication.translate("new-plan", "Title:"), present)
    changed: list[bool] = []

    def rename() -> str:
        changes, refused = _tried(desk, lambda session: keeping.rename(session, plan, title.text()))
        changed.append(changes is not None and changes.tx is not None)
        return refused

    dialog.check_with(rename)
    dialog.exec()
    dialog.deleteLater()
    if changed and changed[-1]:
        desk.announce(frozenset({PLANS}))


def _tried(desk: Desk, call: Callable[[Session], T]) -> tuple[T | None, str]:
    """The result, or the words of the refusal to be shown in the dialog itself."""
    try:
        return call(desk.session), ""
    except AppError as error:
        words = desk.words.error(error)
        if isinstance(error, StorageError):
            desk.unsaved.emit(words)
        return None, words
