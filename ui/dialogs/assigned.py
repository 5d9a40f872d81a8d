"""The question why an assigned task does not apply to this office."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.domain.coverage import AssignedTask
from ccapp.errors import AppError
from ccapp.services.guidance import assigned
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog


def ask_reason(parent: QWidget, desk: Desk, task: AssignedTask) -> None:
    """Ask for the reason and store it; without one nothing changes."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("assigned", "The task does not apply"),
        QCoreApplication.translate("assigned", "It does not apply"),
    )
    reason = dialog.add_field(QCoreApplication.translate("assigned", "Reason:"))
    done: list[bool] = []

    def drop() -> str:
        try:
            done.append(assigned.drop(desk.session, task.id, reason.text()).tx is not None)
        except AppError as error:
            return desk.told(error)
        return ""

    dialog.check_with(drop)
    dialog.exec()
    dialog.deleteLater()
    if done and done[-1]:
        desk.announce(frozenset({PLANS}))
