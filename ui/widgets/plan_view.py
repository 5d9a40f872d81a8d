"""The appendix table: merged cells, own row heights, an editor over the cell, the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ccapp.domain.plan import Appendix
from ui.models.plan_find import Finder
from ui.models.plan_lines import Kind
from ui.models.plan_table import Key, PlanTableModel
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.cell_moves import KEPT_OPEN, Start, Step
from ui.widgets.plan_columns import PlanColumns
from ui.widgets.plan_editing import CellEditing
from ui.widgets.row_heights import row_heights

if TYPE_CHECKING:
    from ccapp.services.editing import CellEdit
    from ui.widgets.cell_editor import CellEditor
    from ui.widgets.plan_clip import PlanClip

_DEBOUNCE: Final = 60  # milliseconds after the last move of a column's edge
_MOST_REMEMBERED: Final = 2000  # cells of a selection that is kept over a change of shape
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select
_SELECT_ONLY: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TAB: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_MOVING: Final = _TAB | {Qt.Key.Key_Return, Qt.Key.Key_Enter}

Place = tuple[int, int]
Save = Callable[[Sequence["CellEdit"], str], bool]


class PlanView(QTableView):
    """Shows a `PlanTableModel`. Every change goes through `save`, which tells whether it was taken.

    `vacant` asks for a first task in the section of the current row; a typed event comes with it and is to
    be handed back to `type_into` once there is one. `pasted` gives the rows of texts of a paste.
    """

    vacant = Signal(object)
    pasted = Signal(list)

    def __init__(self, model: PlanTableModel, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self.finder = Finder()
        self.cells = CellDelegate(model, self.finder, self)
        self._save = save
        self.editing = CellEditing(self, model, save)
        self._heights: list[int] = []
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self._timer.timeout.connect(self.lay_out)
        self.setModel(model)
        self.setProperty("plan", True)  # its delegate paints the selection; the style must not paint over it
        self.setItemDelegate(self.cells)
        self._build()
        self.columns = PlanColumns(self, model, lambda: self.cells.bold)
        self.columns.dragged.connect(self.lay_out_soon)
        model.reshaped.connect(self._on_reshaped)
        self.editing.moved.connect(self.step)

    def _build(self) -> None:
        self.setViewport(QWidget())  # start-up cost: Qt's own would be sought among all classes of widgets
        self.setAccessibleName(self.tr("Table of the plan"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)  # else Qt moves the focus before the key comes here
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalScrollBar().setSingleStep(20)

    def show_appendix(self, appendix: Appendix | None, *, editable: bool) -> None:
        """Show an appendix as it now is; current cell, selection and open editor stay with their records."""
        with self.editing.paused():
            memory = self.remembered()
            self.model_.show(appendix, editable=editable)
            self.recall(memory)
        self.editing.follow()

    # -- layout

    def _on_reshaped(self) -> None:
        self.clearSpans()
        for span in self.model_.spans:
            self.setSpan(span.row, span.column, span.rows, span.columns)
        self.columns.fit()
        self.finder.search(self.model_, self.finder.wanted)
        self.lay_out()

    def lay_out(self) -> None:
        """Give rows the heights their texts need at the present widths."""
        if not self.model_.lines:
            self._heights = []
            return
        widths = [self.columnWidth(column) for column in range(self.model_.columnCount())]
        heights = row_heights(self.model_, widths, self.cells.wraps())
        header = self.verticalHeader()
        before = self._heights if len(self._heights) == len(heights) else [0] * len(heights)
        for row, (old, new) in enumerate(zip(before, heights, strict=True)):
            if old != new or header.sectionSize(row) != new:
                header.resizeSection(row, new)
        self._heights = heights
        self.viewport().update()
        self.editing.place()

    def lay_out_soon(self) -> None:
        """Lay out once the column's edge has come to rest."""
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width; a current cell that was in sight stays there."""
        super().resizeEvent(event)
        here = self.visualRect(self.currentIndex())
        if here.isValid() and event.size().height() < here.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        if event.size().width() != event.oldSize().width() and self.columns.fit():
            if self._heights and self.isVisible():
                self.lay_out_soon()
            else:
                self.lay_out()
        self.editing.place()

    def changeEvent(self, event: QEvent) -> None:
        """Another look or font means other colours and line breaks."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.cells.restyle(self.font())
            self.lay_out_soon()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The open editor stays with its cell."""
        super().scrollContentsBy(dx, dy)
        self.editing.place()

    # -- places

    def place(self) -> Place | None:
        """Row and column of the current cell, at the origin of its span."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        span = self.model_.span_at(index.row(), index.column())
        return span.row, span.column

    def places(self) -> list[Place]:
        """The selected cells, else the current one."""
        chosen = [(index.row(), index.column()) for index in self.selectedIndexes()]
        here = self.place()
        return sorted(chosen) or ([here] if here else [])

    def go(self, row: int, column: int) -> None:
        """Make a cell the current and only selected one, in sight."""
        span = self.model_.span_at(row, column)
        index = self.model_.index(span.row, span.column)
        self.selectionModel().setCurrentIndex(index, _SELECT_ONLY)
        self.scrollTo(index)

    def step(self, step: Step) -> None:
        """Go to the neighbouring cell that can be seen; from the last of a row to the next row's first."""
        here = self.place()
        if here is None or step is Step.STAY:
            return
        span = self.model_.span_at(*here)
        if step is Step.RIGHT:
            there = self._after(span.row, span.column + span.columns)
        elif step is Step.LEFT:
            wide = self.model_.columnCount()
            there = (here[0], here[1] - 1) if here[1] else (here[0] - 1, wide - 1)
        else:
            there = (span.row + span.rows if step is Step.DOWN else span.row - 1, here[1])
        if there is not None and 0 <= there[0] < len(self.model_.lines):
            self.go(*there)

    def _after(self, row: int, column: int) -> Place | None:
        """The first cell from a place on that no other one covers, in reading order."""
        wide = self.model_.columnCount()
        for at in range(row * wide + column, len(self.model_.lines) * wide):
            span = self.model_.span_at(*divmod(at, wide))
            if (span.row, span.column) == divmod(at, wide):
                return span.row, span.column
        return None

    def remembered(self) -> tuple[tuple[Key, int] | None, int, list[tuple[Key, int]]]:
        """Current cell, its row, and the selection, by id: for `recall` after a change of shape."""
        lines = self.model_.lines
        here = self.place()
        chosen = self.selectedIndexes()[:_MOST_REMEMBERED]
        kept = [(lines[index.row()].key, index.column()) for index in chosen]
        return ((lines[here[0]].key, here[1]) if here else None), (here[0] if here else 0), kept

    def recall(self, memory: tuple[tuple[Key, int] | None, int, list[tuple[Key, int]]]) -> None:
        """Select again what was remembered; where the current row has gone, the one now in its place."""
        current, row, kept = memory
        if current is None or not self.model_.lines:
            return
        rows = {line.key: number for number, line in enumerate(self.model_.lines)}
        column = min(current[1], self.model_.columnCount() - 1)
        self.go(rows.get(current[0], min(row, len(self.model_.lines) - 1)), column)
        if len(kept) > 1:
            selection = QItemSelection()
            for key, col in kept:
                if key in rows:
                    index = self.model_.index(rows[key], col)
                    selection.select(index, index)
            self.selectionModel().select(selection, _SELECT)

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

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leaving the cell commits its editor."""
        super().currentChanged(current, previous)
        self.editing.leave(current.row(), current.column())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.model_.editable)

    # -- changes

    def _is_vacant(self) -> bool:
        here = self.place()
        return here is not None and self.model_.lines[here[0]].kind is Kind.VACANT

    def edit_here(self, start: Start, *, waiting: bool = False) -> bool:
        """Open the editor over the current cell; tells whether it can be edited."""
        here = self.place()
        return here is not None and self.model_.editable and self.editing.open(*here, start, waiting=waiting)

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
        from ui.widgets.plan_clip import PlanClip  # start-up cost: the first paint copies nothing

        done = (self.commit, self._save, self.pasted.emit, self.type_into)
        return PlanClip(self.model_, self.places, *done)

    def clear_cells(self) -> None:
        """Empty the selected cells in one step."""
        self._clip.clear_cells()

    def fill_down(self) -> None:
        """Give the selected cells the text of the topmost in each column."""
        self._clip.fill_down()

    def copy(self) -> None:
        """Selected cells to the clipboard."""
        self._clip.copy()

    def cut(self) -> None:
        """Copy, then clear."""
        self._clip.cut()

    def paste(self) -> None:
        """The clipboard's texts into the table, from the chosen cells on."""
        self._clip.paste()
