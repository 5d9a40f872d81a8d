"""*Hai nơi cùng sửa* on the plan page: marks on the cells of one plan, and the way to the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import Plan
from ccapp.services.handover import both_edited
from ccapp.services.handover.both_edited import BothEdited
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.asking import ask
from ui.widgets.guide.note_marks import NoteMarks
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class PlanBoth(QObject):
    """What two computers edited in the plan that a view shows; of another office's plan it is only told."""

    def __init__(self, page: QWidget, desk: Desk, view: PlanView, marks: NoteMarks) -> None:
        super().__init__(page)
        self._page, self._desk, self._view, self._marks = page, desk, view, marks
        self._is_own = True
        self.found: tuple[BothEdited, ...] = ()

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is."""
        self._is_own = plan is None or plan.office_id == self._desk.office.id
        if plan is None:
            self.found = ()
        else:
            self.found = both_edited.of_plan(self._desk.session, plan.id)
        self._marks.both.show(self._view.model_, self.found)

    def words(self, one: BothEdited) -> str:
        """What a mark says of its cell."""
        said = " | ".join(each.words or self.tr("(blank)") for each in one.choices)
        if self._is_own:
            return self.tr("Two computers wrote different things: {said}").format(said=said)
        return self.tr("The office has not settled it yet: {said}").format(said=said)

    def add_to(self, menu: QMenu) -> None:
        """The way to the choice, where there is one."""
        if self.found and self._is_own:
            menu.addAction(icon("triangle-alert"), self.tr("Edited at two computers…"), self.open)

    def open(self) -> None:
        """Choose, one place at a time."""
        from ui.dialogs.both_edited import BothEditedDialog  # start-up cost: hardly ever needed

        if self._view.commit():
            ask(BothEditedDialog(self._page.window(), self._desk))
