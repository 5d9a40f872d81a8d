"""What changes a plan from its page: each verb finishes the open editor, then calls one service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ccapp.domain.layout import Level
from ccapp.domain.plan import Appendix, PlanState, RecordId
from ccapp.domain.standard import roman
from ccapp.services import editing, keeping, planning
from ccapp.services.editing import Added, CellEdit
from ccapp.services.session import Changes, Session
from ui.desk import PLANS, RECEIVED, Desk
from ui.models.plan_lines import Kind
from ui.models.plan_place import line_to_move, lines_to_remove, near_for, rows_below
from ui.widgets.cell_editor import Start
from ui.widgets.plan_view import PlanView

T = TypeVar("T")
_CHANGED: Final = frozenset({PLANS})
_ANY: Final = frozenset({PLANS, RECEIVED})


class PlanVerbs(QObject):
    """The verbs of the plan shown. `plan` is set by the page."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self.plan = RecordId("")

    def attach(self, view: PlanView, go_to: Callable[[RecordId], None]) -> None:
        """The table to work on, and how to go to a record of the plan."""
        self._view = view
        self._go_to = go_to
        view.vacant.connect(self.add_first)
        view.left_out.connect(self._tell_left_out)

    def _do(self, call: Callable[[Session], T]) -> T | None:
        return self._desk.do(self._page, call, areas=_CHANGED)

    def save(self, edits: Sequence[CellEdit], action: str) -> bool:
        """Set texts in one step; tells whether they were taken."""
        done = self._do(lambda session: editing.set_texts(session, self.plan, edits, action=action))
        return done is not None

    def add(self, level: Level) -> None:
        """A new line of a level next to the current cell."""
        if not self._view.commit():
            return
        near = near_for(self._view.model_, self._view.place(), level)
        if near is not None:
            record, at = near
            self._go_new(self._do(lambda session: editing.add_line(session, self.plan, record, at)))

    def add_first(self, event: QEvent | None) -> None:
        """The first task of a section; what was typed goes into it."""
        self.add(Level.TASK)
        place = self._view.place()
        if place is None or self._view.model_.lines[place[0]].kind is not Kind.LEAF:
            return
        if event is None:
            self._view.edit_here(Start.AT_END)
        else:
            self._view.type_into(event)

    def add_section(self, appendix: Appendix) -> None:
        """A new section at the end of an appendix, with its title open to be written."""
        if self._view.commit():
            number = roman(len(appendix.sections) + 1)
            added = self._do(lambda session: editing.add_section(session, self.plan, appendix.id, number, ""))
            if self._go_new(added):
                self._view.edit_here(Start.AT_END)

    def _go_new(self, added: Added | None) -> bool:
        if added is not None:
            self._go_to(added.record)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        return added is not None

    def remove(self) -> None:
        """The lines of the chosen cells; more than one row only after a question."""
        if not self._view.commit():
            return
        records = lines_to_remove(self._view.model_, self._view.places())
        rows = rows_below(self._view.model_, records)
        if records and (rows < 2 or self._agreed(rows)):  # noqa: PLR2004 - one row needs no question
            self._do(lambda session: editing.remove(session, self.plan, records))

    def _agreed(self, rows: int) -> bool:
        box = QMessageBox(self._page)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Remove {count} rows?").format(count=rows))
        box.setInformativeText(self.tr("Undo brings them back."))
        words = self.tr("Remove {count} rows").format(count=rows)
        yes = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("No"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def move(self, *, up: bool) -> None:
        """The current line one place up or down."""
        record = line_to_move(self._view.model_, self._view.place()) if self._view.commit() else None
        if record is not None:
            self._do(lambda session: editing.move(session, self.plan, record, up=up))

    def undo(self) -> None:
        """Take back the latest edit."""
        self._step(planning.undo, self.tr("Undone: {action}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(planning.redo, self.tr("Done again: {action}"))

    def _step(self, step: Callable[[Session], Changes], said: str) -> None:
        changes = self._desk.do(self._page, step, areas=_ANY) if self._view.commit() else None
        if changes is not None:
            self._desk.said.emit(said.format(action=self._desk.action(changes.action)))

    def to_draft(self) -> None:
        """Open a plan for editing again."""
        self._do(lambda session: keeping.change_state(session, self.plan, PlanState.DRAFT))

    def set_apart(self) -> None:
        """Show equal cells that are one each by itself, to be written apart."""
        place = self._view.place() if self._view.commit() else None
        if place is not None:
            self._view.model_.set_apart(*place)

    def _tell_left_out(self, lost: int) -> None:
        words = self.tr("{count} pasted texts had no cell to go to and were left out.")
        self._desk.said.emit(words.format(count=lost))
