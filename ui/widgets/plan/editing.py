"""The one editor a table can have open: which record it writes to, and what becomes of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccapp.domain.plan import RecordId
from ccapp.text.normalize import clean
from ui.models.plan_table import Cell, PlanTableModel
from ui.widgets.table.cell_moves import Start, Step

if TYPE_CHECKING:
    from ccapp.services.plans.editing import CellEdit
    from ui.widgets.plan.cell_editor import CellEditor
    from ui.widgets.plan.grid import PlanGrid
    from ui.widgets.plan.unit_editor import Offers


class CellEditing(QObject):
    """Opens, places, commits and closes the editor.

    The editor is our own and not the item view's: that one closes on refusal and takes the text with it.
    `moved` asks to go on after a commit; `typed` follows each change of the text;
    `stranded` hands over a typed text whose cell has changed or gone.
    """

    moved = Signal(Step)
    typed = Signal()
    stranded = Signal(str)

    def __init__(
        self, view: PlanGrid, model: PlanTableModel, save: Callable[[Sequence[CellEdit], str], bool]
    ) -> None:
        super().__init__(view)
        self.editor: CellEditor | None = None
        self._view = view
        self._model = model
        self._save = save
        self._cell: Cell | None = None
        self._at = (0, 0)
        self._busy = False
        self.waiting = False  # for the end of a word before it takes the focus
        self.offers: Offers | None = None  # units for the cells that name them

    def open(self, row: int, column: int, start: Start, *, waiting: bool = False) -> bool:
        """Open the editor over a cell, after finishing one that is open elsewhere.

        `waiting` leaves the focus with the table while an input method composes the first word: a change of
        focus would end the composition after its first letter (Qt's own item views wait likewise).
        """
        cell = self._model.cell(row, column)
        if cell is None or not self.commit():
            return False
        cell = self._model.cell(row, column) or cell  # the commit before may have changed it
        self._cell, self._at = cell, (row, column)
        editor = self._made(cell, start)
        self.editor = editor
        editor.finished.connect(self._on_finished)
        editor.cancelled.connect(self.cancel)
        editor.left.connect(self.commit_soon)
        self._view.scrollTo(self._model.index(row, column))
        editor.show()
        self.place()
        editor.reshaped.connect(self.place)
        editor.reshaped.connect(self.typed)
        self.waiting = waiting
        if not waiting:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _made(self, cell: Cell, start: Start) -> CellEditor:
        """An editor of units for a cell that names nothing else, the plain one for all others."""
        over = self._view.viewport()
        if self.offers is not None:
            from ui.widgets.plan.unit_editor import (
                unit_editor,  # start-up cost: the first paint edits nothing
            )

            made = unit_editor(over, cell, start, self.offers)
            if made is not None:
                return made
        from ui.widgets.plan.cell_editor import CellEditor  # start-up cost, as above

        return CellEditor(over, cell.text, start)

    def make_ready(self) -> None:
        """Load what editors need, once something is painted: the first key in a cell does not wait for it."""
        import ui.widgets.plan.unit_editor  # noqa: F401 - start-up cost: the first paint edits nothing
        from ui.widgets.plan.cell_editor import CellEditor

        aside = QWidget()
        CellEditor(aside, "", Start.AT_END)
        aside.deleteLater()

    def hand_over(self, event: QEvent) -> bool:
        """Pass on what came to the table but belongs to its open editor; False where none is open."""
        if self.editor is None:
            return False
        composed = isinstance(event, QInputMethodEvent)
        if not composed:
            self._take_focus()
        QApplication.sendEvent(self.editor, event)
        if composed and self.waiting:  # not at once: the input method is still handing the word over
            QTimer.singleShot(0, self, self._take_focus_if_done)
        return True

    def _take_focus_if_done(self) -> None:
        if self.editor is not None and self.waiting and not self.editor.pending:
            self._take_focus()

    def _take_focus(self) -> None:
        self.waiting = False
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Keep the editor over its cell."""
        place = self._place()
        if self.editor is not None and place is not None:
            rect = self._view.seen_rect(self._model.index(*place))
            self.editor.fit(rect, self._view.viewport().size())

    def _place(self) -> tuple[int, int] | None:
        """Where the edited cell is now: most often where it was."""
        if self._cell is None:
            return None
        record, field = self._cell.records[0], self._cell.field
        lines = self._model.lines
        row, column = self._at
        there = lines[row] if row < len(lines) and column < len(lines[row].records) else None
        if there and (there.records[column], there.fields[column]) == (record, field):
            return self._at
        for row, line in enumerate(lines):
            for column, found in enumerate(line.records):
                if found == record and line.fields[column] == field:
                    self._at = (row, column)
                    return self._at
        return None

    def commit(self) -> bool:
        """Save what is in the editor and close it; False when it was refused and stays open."""
        if self.editor is None or self._cell is None or self._busy:
            return True
        text = clean(self.editor.take_pending())
        if text != clean(self._cell.text) and not self._saved(text):
            self.editor.setFocus()
            return False
        self._close()
        return True

    def _saved(self, text: str) -> bool:
        assert self._cell is not None  # noqa: S101 - the only caller has just looked
        from ccapp.services.plans.editing import CellEdit  # start-up cost: the first paint writes nothing

        edits = [CellEdit(record=record, field=self._cell.field, text=text) for record in self._cell.records]
        with self.paused():  # what comes back from our own change is no reason to give up the editor
            return self._save(edits, "set")

    def unsaved(self) -> str:
        """What the open editor has that is not stored; "" where it has nothing new."""
        if self.editor is None or self._cell is None:
            return ""
        text = clean(self.editor.whole_text())
        return "" if text == clean(self._cell.text) else text

    def save_open(self) -> None:
        """Store what the editor has and leave it open; a word that is being composed is waited for."""
        if self._busy or not self.unsaved() or self.editor is None or self.editor.pending:
            return
        if self._saved(clean(self.editor.whole_text())):
            place = self._place()
            self._cell = (self._model.cell(*place) if place else None) or self._cell

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While the table is read again, the current cell comes and goes: the editor waits."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def cancel(self) -> None:
        """Close without saving: the cell keeps its text."""
        self._close()

    def _close(self) -> None:
        editor, self.editor, self._cell = self.editor, None, None
        self.waiting = False
        if editor is None:
            return
        inside = editor.hasFocus()
        editor.blockSignals(True)
        editor.hide()
        editor.deleteLater()
        if inside:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, row: int, column: int) -> None:
        """The current cell is another now: finish the editor unless it is the same cell's."""
        if self.editor is not None and not self._busy and self._place() != (row, column):
            self.commit()

    def _on_finished(self, step: Step) -> None:
        if self.commit():
            self.moved.emit(step)

    def commit_soon(self) -> None:
        """Commit once the click that took the focus has been dealt with: a refusal opens a dialog."""
        QTimer.singleShot(0, self, self._commit_if_left)

    def _commit_if_left(self) -> None:
        if self.editor is not None and not self.editor.hasFocus():
            self.commit()

    def follow(self) -> None:
        """After the table was read again: stay with the cell, or close where it is another's or gone.

        What was typed by then is handed to `stranded` and not lost.
        """
        if self.editor is None or self._cell is None or self._busy:
            return
        place = self._place()
        now = self._model.cell(*place) if place else None
        if self._model.editable and now is not None and now.text == self._cell.text:
            self._cell = now if _shared(now, self._cell.records) else self._cell
            self.place()
            return
        text, base = self.editor.take_pending(), self._cell.text
        self._close()
        if clean(text) != clean(base) and (now is None or clean(text) != clean(now.text)):
            self.stranded.emit(text)


def _shared(cell: Cell, records: tuple[RecordId, ...]) -> bool:
    return bool(set(cell.records) & set(records))
