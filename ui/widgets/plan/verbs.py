"""What changes a plan from its page: each verb finishes the open editor, then calls one service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from ccapp.domain.layout import DEADLINE, Level
from ccapp.domain.plan import Appendix, PlanState, RecordId
from ccapp.domain.standard import roman
from ccapp.services.plans import editing, keeping, pasting, planning
from ccapp.services.plans.editing import Added, CellEdit
from ccapp.services.plans.pasting import Pasted, is_heading_row
from ccapp.services.session import Changes, Session
from ui.desk import PLANS, RECEIVED, Desk
from ui.models.plan_clipboard import Paste, Table, pasted
from ui.models.plan_lines import Kind
from ui.models.plan_place import line_to_move, lines_to_remove, near_for, removed_words, rows_below
from ui.widgets.plan.view import PlanView
from ui.widgets.result_line import ResultLine
from ui.widgets.table.cell_moves import Start

if TYPE_CHECKING:
    from ccapp.domain.units.offers import Offer

T = TypeVar("T")
_LARGE: Final = 10  # pasted rows from which they are looked at before they are written
_LONG_WORK: Final = 500  # texts from which a paste takes long enough to show how far it is
_CHANGED: Final = frozenset({PLANS})
_ANY: Final = frozenset({PLANS, RECEIVED})


class PlanVerbs(QObject):
    """The verbs of the plan that a view shows. `plan` tells which it is, `go_to` leads to its records."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        view: PlanView,
        plan: Callable[[], RecordId],
        go_to: Callable[[RecordId], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._view = view
        self._plan = plan
        self._go_to = go_to
        self.result = ResultLine(self.undo)
        desk.changed.connect(self._on_changed)

    @property
    def plan(self) -> RecordId:
        """The plan they work on."""
        return self._plan()

    def _on_changed(self, areas: frozenset[str]) -> None:
        """What was told last is no longer the latest."""
        if areas & _ANY:
            self.result.forget()

    def _do(self, call: Callable[[Session], T]) -> T | None:
        return self._desk.do(self._page, call, areas=_CHANGED)

    def save(self, edits: Sequence[CellEdit], action: str) -> bool:
        """Set texts in one step; tells whether they were taken."""
        done = self._do(lambda session: editing.set_texts(session, self.plan, edits, action=action))
        return done is not None

    def add_units(self, places: Sequence[tuple[RecordId, str]], names: Sequence[str]) -> Changes | None:
        """Add units to many cells in one step; what changed, None where it was refused."""
        from ccapp.services.plans import unit_cells  # start-up cost, as below

        return self._do(lambda session: unit_cells.add_units(session, self.plan, places, names))

    def unit_offers(self) -> Sequence[Offer]:
        """The units to offer in a cell; none where the plan can no longer be read."""
        from ccapp.services.plans import unit_cells  # start-up cost: first when a unit is typed

        return self._desk.do(self._page, lambda session: unit_cells.offers(session, self.plan)) or ()

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
        rows, hidden = rows_below(self._view.model_, records), self._view.model_.hidden_below(records)
        if hidden:
            words = self.tr(
                "{count} rows below what is to be removed are filtered away, so nothing was removed. "
                "Remove the filter first."
            )
            self.result.tell(words.format(count=hidden), can_undo=False)
        elif records and (rows < 2 or self._agreed(rows)):  # noqa: PLR2004 - one row needs no question
            words = removed_words(self._view.model_, records, rows)
            if self._do(lambda session: editing.remove(session, self.plan, records)) is not None:
                self.result.tell(words)

    def _agreed(self, rows: int) -> bool:
        from PySide6.QtWidgets import QMessageBox  # start-up cost: dialogs

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
        """The current line one place up or down, where its neighbours are those that it has in the plan."""
        if self._view.model_.arranged:
            words = self.tr("Rows are not moved while they are filtered or shown in another order.")
            self.result.tell(words, can_undo=False)
            return
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

    def say(self, words: str) -> None:
        """Tell something in the status bar."""
        self._desk.said.emit(words)

    def to_draft(self) -> None:
        """Open a plan for editing again."""
        self._do(lambda session: keeping.change_state(session, self.plan, PlanState.DRAFT))

    def set_apart(self) -> None:
        """Show equal cells that are one each by itself, to be written apart."""
        place = self._view.place() if self._view.commit() else None
        if place is not None:
            self._view.model_.set_apart(*place)

    def paste(self, table: Table) -> None:
        """Rows of texts into the table from the chosen cells on; larger ones are looked at first."""
        model, places = self._view.model_, self._view.places()
        paste = pasted(model, table, places)
        if len(table) >= _LARGE or paste.new is not None:
            from ui.widgets.plan.paste_preview import PastePreview  # start-up cost: dialogs

            headed = is_heading_row(table[0])
            preview = PastePreview(
                self._page,
                model,
                table,
                lambda rest, below: pasted(model, rest, places, below=below),
                headed=headed,
            )
            if not preview.exec():
                return
            paste = preview.paste
        done = self._written(paste)
        if done is not None:
            self._tell_pasted(paste, done)
            if done.first is not None:  # the new rows may stand below what is in sight
                self._go_to(done.first)
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, paste: Paste) -> Pasted | None:
        if not paste.edits and paste.new is None:
            return Pasted(changes=Changes(tx=None, action="paste", count=0), unread=())
        if paste.new is None and len(paste.edits) < _LONG_WORK:
            return self._do(lambda session: pasting.paste(session, self.plan, paste.edits))
        return self._desk.work(
            self._page,
            self.tr("Pasting…"),
            lambda session, progress: pasting.paste(session, self.plan, paste.edits, paste.new, progress),
            areas=_CHANGED,
        )

    def _tell_pasted(self, paste: Paste, done: Pasted) -> None:
        said = []
        if done.changes.tx is not None:
            said.append(self.tr("Pasted {count} rows.").format(count=paste.rows))
        if done.unread:
            said.append(self.tr("{count} deadlines are not understood.").format(count=len(done.unread)))
        if paste.left_out:
            words = self.tr("{count} pasted texts had no cell to go to and were left out.")
            said.append(words.format(count=paste.left_out))
        look = cycle(done.unread)
        show = (lambda: self._show_deadline(next(look))) if done.unread else None
        self.result.tell(" ".join(said), look=show, can_undo=done.changes.tx is not None)

    def _show_deadline(self, record: RecordId) -> None:
        """Go to the deadline of a record, or to what shows where it is."""
        self._go_to(record)
        here, keys = self._view.place(), self._view.model_.layout_.keys
        if here is not None and DEADLINE in keys:
            self._view.go(here[0], keys.index(DEADLINE))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
