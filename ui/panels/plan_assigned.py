"""Nhiệm vụ cấp trên giao on the plan page: by which document the current row was assigned, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccapp.domain.coverage import AssignedTask
from ccapp.domain.deadline import written_day
from ccapp.domain.plan import Plan, RecordId
from ccapp.services.guidance import assigned
from ui.desk import Desk
from ui.models.plan_lines import Kind
from ui.widgets.guide.finding_panel import plain
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAF_AND_TASK: Final = 2  # a path that is long enough to have a line right above the leaf


class PlanAssigned(QObject):
    """Says of the row that the cursor is on what assigns it; a row that nothing assigns has no words."""

    def __init__(self, page: QWidget, desk: Desk, view: PlanView) -> None:
        super().__init__(page)
        self._page, self._desk, self._view = page, desk, view
        self._known: Mapping[RecordId, tuple[AssignedTask, ...]] = {}
        self.said = plain("", "muted")
        self.said.setObjectName("assigned")
        self.said.hide()

    def look_at(self, plan: Plan | None) -> None:
        """Read again which rows of a plan of ours are assigned."""
        own = plan is not None and plan.office_id == self._desk.office.id
        read = (lambda session: assigned.by_line(session, plan.id)) if plan is not None and own else None
        self._known = (self._desk.do(self._page, read) if read else None) or {}
        self.show_row()

    def show_row(self) -> None:
        """Say it of the current row."""
        words = "\n".join(map(self._words, self._known.get(self._line(), ())))
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _line(self) -> RecordId:
        """The line right above the leaf of the current row, which is what a superior assigns."""
        place, lines = self._view.place(), self._view.model_.lines
        line = lines[place[0]] if place and place[0] < len(lines) else None
        if line is None or line.kind is not Kind.LEAF or len(line.path) < _LEAF_AND_TASK:
            return RecordId("")
        return line.path[-2].id

    def _words(self, task: AssignedTask) -> str:
        document = task.document
        day = written_day(document.signed_on) if document.signed_on else "-"
        if task.deadline:
            words = self.tr("Assigned by {document} of {day}, {issuer}. Deadline assigned: {deadline}.")
        else:
            words = self.tr("Assigned by {document} of {day}, {issuer}.")
        return words.format(document=document.cited, day=day, issuer=document.issuer, deadline=task.deadline)
