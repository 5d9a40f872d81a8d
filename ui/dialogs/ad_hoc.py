"""The dialog that changes an ad-hoc task: all its words, and the plan it is reported with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import AdHocTask, RecordId
from ccapp.errors import AppError
from ccapp.services.plans import adhoc
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccapp.services.today import Watched


class AdHocDialog(FormDialog):
    """The fields of one task; `changed` tells whether something was stored."""

    def __init__(self, parent: QWidget, desk: Desk, task: AdHocTask, plans: Sequence[Watched]) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ad-hoc", "Ad-hoc task"),
            QCoreApplication.translate("ad-hoc", "Save"),
        )
        self._desk = desk
        self._task = task
        self._plans = [plan.id for plan in plans]
        self.changed = False
        self.title = self.add_field(QCoreApplication.translate("ad-hoc", "What is to be done:"), task.title)
        self.deadline = self.add_field(QCoreApplication.translate("ad-hoc", "Deadline:"), task.deadline)
        self.document = self.add_field(
            QCoreApplication.translate("ad-hoc", "By document no.:"), task.by_document
        )
        self.lead = self.add_field(QCoreApplication.translate("ad-hoc", "Lead:"), task.lead)
        self.plan = Choice()
        self.plan.addItems([plan.name for plan in plans])
        known = task.plan_id in self._plans
        self.plan.setCurrentIndex(self._plans.index(task.plan_id) if known else -1)
        if len(plans) > 1:
            self.add_row(QCoreApplication.translate("ad-hoc", "Reported with the plan:"), self.plan)
        self.check_with(self._save)

    def _save(self) -> str:
        at = self.plan.currentIndex()
        new = replace(
            self._task,
            plan_id=self._plans[at] if at >= 0 else self._task.plan_id,
            title=self.title.text(),
            deadline=self.deadline.text(),
            by_document=self.document.text(),
            lead=self.lead.text(),
        )
        try:
            self.changed = adhoc.change(self._desk.session, new).tx is not None
        except AppError as error:
            return self._desk.told(error)
        return ""


def change_ad_hoc(parent: QWidget, desk: Desk, record: RecordId, plans: Sequence[Watched]) -> None:
    """Show a task's words and store what was changed; a task that is gone is left alone."""
    found = desk.do(parent, adhoc.tasks) or ()
    task = next((each for each in found if each.id == record), None)
    if task is None:
        return
    dialog = AdHocDialog(parent, desk, task, plans)
    dialog.exec()
    dialog.deleteLater()
    if dialog.changed:
        desk.announce(frozenset({PLANS}))
