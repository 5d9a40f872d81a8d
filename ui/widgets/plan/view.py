"""The appendix table in use: the keys of a spreadsheet, an editor over the cell, the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import Appendix
from ui.models.plan_arrangement import Arrangement
from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel
from ui.widgets.plan.editing import CellEditing
from ui.widgets.plan.grid import Memory, PlanGrid
from ui.widgets.table.cell_moves import KEPT_OPEN, Start, Step

if TYPE_CHECKING:
    from ccapp.services.plans.editing import CellEdit
    from ui.widgets.plan.cell_editor import CellEditor
    from ui.widgets.plan.clip import PlanClip

_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TAB: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_MOVING: Final = _TAB | {Qt.Key.Key_Return, Qt.Key.Key_Enter}

Save = Callable[[Sequence["CellEdit"], str], bool]


class PlanView(PlanGrid):
    """Shows a `PlanTableModel`. Every change goes through `save`, which tells whether it was taken.

    `vacant` asks for a first task in the section of the current row; a typed event comes with it and is to
    be handed back to `type_into` once there is one. `pasted` gives the rows of texts of a paste. `refused`
    tells that somebody tried to write in a locked table.
    """

    vacant = Signal(object)
    pasted = Signal(list)
    refused = Signal()

    def __init__(self, model: PlanTableModel, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._save = save
        self._stood: Memory = (None, 0, [])
        self.editing = CellEditing(self, model, save)
        self.editing.moved.connect(self.step)
        self.placed.connect(self.editing.place)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setAccessibleName(self.tr("Table of the plan"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_appendix(self, appendix: Appendix | None, *, editable: bool) -> None:
        """Show an appendix as it now is; current cell, selection and open editor stay with their records."""
        with self.editing.paused():
            memory = self.remembered()
            self.model_.show(appendix, editable=editable)
            self.recall(memory)
        self.editing.follow()

    def arrange(self, wanted: Arrangement) -> bool:
        """Show other rows or another order of them, after finishing the open editor; False where it was
        refused and stays open. The current cell stays with its record; where that is hidden it is the first.
        """
        if not self.commit():
            return False
        if not wanted and not self.model_.arranged:
            return True
        memory = self.remembered()
        if memory[0] is not None:
            self._stood = memory
        self.model_.arrange(wanted)
        current, lines = self._stood[0], self.model_.lines
        if current is not None and lines and all(line.key != current[0] for line in lines):
            first = next((row for row, line in enumerate(lines) if line.kind is Kind.LEAF), 0)
            self.scrollToTop()
            self.go(first, min(current[1], self.model_.columnCount() - 1))
        else:
            self.recall(self._stood)
        return True

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing replaces, F2 edits at the end, Enter and Tab go on, Delete clears; arrows are Qt's."""
        if self.editing.waiting and self.editing.hand_over(event):
            return
        if self._clipboard_key(event) or self._moving_key(event) or self._editing_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _clipboard_key(self, event: QKeyEvent) -> bool:
        calls = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Cut: self.cut,
            QKeySequence.StandardKey.Paste: self.paste,
        }
        for key, call in calls.items():
            if event.matches(key):
                call()
                return True
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
            return True
        return False

    def _moving_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & _COMMANDS or key not in _MOVING:
            return False
        if key in _TAB:
            return self._tab(back=key == Qt.Key.Key_Backtab or shift)
        if self._is_vacant() and self.model_.editable:
            self.vacant.emit(None)
        else:
            self.step(Step.UP if shift else Step.DOWN)
        return True

    def _tab(self, *, back: bool) -> bool:
        """The next cell; from the last one (or first) out of the table."""
        before = self.currentIndex()
        self.step(Step.LEFT if back else Step.RIGHT)
        if self.currentIndex() == before:
            self.setTabKeyNavigation(False)
            self.focusNextPrevChild(not back)
            self.setTabKeyNavigation(True)
        return True

    def _editing_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_F2:
            return self.edit_here(Start.AT_END)
        if key == Qt.Key.Key_Delete and modifiers == _PLAIN:
            self.clear_cells()
            return True
        if key == Qt.Key.Key_Backspace and modifiers == _PLAIN:
            return self.edit_here(Start.REPLACE)
        commands = modifiers & _COMMANDS
        text = event.text()
        if not text or not text.isprintable() or (commands and commands != _ALT_GR):
            return False
        return self.type_into(event)

    def type_into(self, event: QEvent) -> bool:
        """Begin editing with a typed key or a word being composed: the first letter is not lost."""
        if self._is_vacant() and self.model_.editable:
            self.vacant.emit(event)
            return True
        waiting = isinstance(event, QInputMethodEvent) and bool(event.preeditString())
        return self.edit_here(Start.REPLACE, waiting=waiting) and self.editing.hand_over(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A composed word opens the editor and goes on there."""
        if self.editing.hand_over(event):
            return
        if event.preeditString() or event.commitString():
            self.type_into(event)
        else:
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """While the editor waits for the end of a word, the input method is told of the editor."""
        if not self.editing.waiting or self.editor is None:
            return super().inputMethodQuery(query)
        found = self.editor.inputMethodQuery(query)
        if isinstance(found, QRect | QRectF):
            found.translate(self.editor.mapTo(self, QPoint()))
        return found

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere commits an editor that has not had the focus yet."""
        super().focusOutEvent(event)
        if self.editing.waiting and event.reason() not in KEPT_OPEN:
            self.editing.commit_soon()

    def keyboardSearch(self, search: str) -> None:
        """No jumping about by typed letters: Ctrl+F finds."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell under the pointer."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            if self._is_vacant() and self.model_.editable:
                self.vacant.emit(None)
            else:
                self.edit_here(Start.AT_END)

    def _on_current(self, current: QModelIndex) -> None:
        """Leaving the cell commits its editor."""
        self.editing.leave(current.row(), current.column())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.model_.editable)

    # -- changes

    def _is_vacant(self) -> bool:
        here = self.place()
        return here is not None and self.model_.lines[here[0]].kind is Kind.VACANT

    def edit_here(self, start: Start, *, waiting: bool = False) -> bool:
        """Open the editor over the current cell; tells whether it can be edited."""
        here = self.place()
        return here is not None and self._may_write() and self.editing.open(*here, start, waiting=waiting)

    def _may_write(self) -> bool:
        """Whether the table can be written in; where it cannot, that is told."""
        if not self.model_.editable:
            self.refused.emit()
        return self.model_.editable

    @property
    def editor(self) -> CellEditor | None:
        """The open editor."""
        return self.editing.editor

    def commit(self) -> bool:
        """Finish the open editor; False when its text was refused and is still there."""
        self.columns.settle()
        return self.editing.commit()

    @cached_property
    def _clip(self) -> PlanClip:
        from ui.widgets.plan.clip import PlanClip  # start-up cost: the first paint copies nothing

        done = (self.commit, self._save, self.pasted.emit, self.type_into)
        return PlanClip(self.model_, self.places, *done)

    def clear_cells(self) -> None:
        """Empty the selected cells in one step."""
        if self._may_write():
            self._clip.clear_cells()

    def fill_down(self) -> None:
        """Give the selected cells the text of the topmost in each column."""
        if self._may_write():
            self._clip.fill_down()

    def copy(self) -> None:
        """Selected cells to the clipboard."""
        self._clip.copy()

    def cut(self) -> None:
        """Copy, then clear."""
        self._clip.cut()

    def paste(self) -> None:
        """The clipboard's texts into the table, from the chosen cells on."""
        if self._may_write():
            self._clip.paste()
