"""The table of a plan as it is seen: merged cells, own row heights, columns that stay, its current cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ccapp.domain.plan import RecordId
from ui.models.plan_arrangement import PLAIN
from ui.models.plan_arranging import Key
from ui.models.plan_find import Finder
from ui.models.plan_guard import OnceGuard
from ui.models.plan_table import PlanTableModel
from ui.widgets.plan.cell_delegate import CellDelegate
from ui.widgets.plan.frozen import FrozenColumns
from ui.widgets.plan.row_numbers import RowNumbers
from ui.widgets.table.cell_moves import Step
from ui.widgets.table.columns import PlanColumns, fitting_width
from ui.widgets.table.header import PlanHeader
from ui.widgets.table.row_heights import KnownHeights

_DEBOUNCE: Final = 60  # milliseconds after the last move of a column's edge
_MOST_REMEMBERED: Final = 2000  # cells of a selection that is kept over a change of shape
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select
_SELECT_ONLY: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
Memory = tuple[tuple[Key, int] | None, int, list[tuple[Key, int]]]


class PlanGrid(QTableView):
    """Shows a `PlanTableModel`; the keys and the editing of its cells are its heir's.

    `placed` follows whatever may have moved cells on the screen.
    """

    placed = Signal()

    def __init__(self, model: PlanTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self.finder = Finder()
        self._guard = OnceGuard()
        self.cells = CellDelegate(model, self.finder, self)
        self._heights: list[int] = []
        self._measured = KnownHeights()
        self._spanned: object = None  # the spans that are set
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self._timer.timeout.connect(self.lay_out)
        self.frozen = FrozenColumns(self, model)
        self._build()
        self.header.frozen = lambda: (self.frozen.count, self.frozen.width)
        self.setModel(model)
        self.setProperty("plan", True)  # its delegate paints the selection; the style must not paint over it
        self.setItemDelegate(self.cells)
        self.columns = PlanColumns(self, model, lambda: self.cells.bold)
        self.columns.dragged.connect(self.lay_out_soon)
        model.reshaped.connect(self._on_reshaped)

    def _build(self) -> None:
        self.setViewport(QWidget())  # start-up cost: Qt's own would be sought among all classes of widgets
        self.header = PlanHeader(self)
        self.setHorizontalHeader(self.header)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)  # else Qt moves the focus before the key comes here
        self.setCornerButtonEnabled(False)
        self.numbers = RowNumbers(self, lambda row: self.model_.lines[row].key[1])
        self.setVerticalHeader(self.numbers)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalScrollBar().setSingleStep(20)

    # -- layout

    def _on_reshaped(self) -> None:
        if self._spanned is not self.model_.spans:
            self._spanned = self.model_.spans
            self.clearSpans()
            for span in self.model_.spans:
                self.setSpan(span.row, span.column, span.rows, span.columns)
        self.columns.fit()
        self.finder.search(self.model_, self.finder.wanted)
        self.lay_out()

    def lay_out(self) -> None:
        """Give rows the heights their texts need at the present widths; a current cell that was in sight
        stays there.
        """
        in_sight = self._is_in_sight()
        self.frozen.measure()
        self.header.shifted.emit()
        if not self.model_.lines:
            self._heights = []
            return
        widths = [self.columnWidth(column) for column in range(self.model_.columnCount())]
        heights = self._measured.of(self.model_, widths, self.cells.wraps(), self.frozen.across)
        header = self.verticalHeader()
        before = self._heights if len(self._heights) == len(heights) else [0] * len(heights)
        for row, (old, new) in enumerate(zip(before, heights, strict=True)):
            if old != new or header.sectionSize(row) != new:
                header.resizeSection(row, new)
        self._heights = heights
        if in_sight:
            self.scrollTo(self.currentIndex())
        self.viewport().update()
        self.placed.emit()

    def _is_in_sight(self) -> bool:
        here = self.visualRect(self.currentIndex())
        return here.isValid() and here.intersects(self.viewport().rect())

    def lay_out_soon(self) -> None:
        """Lay out once the column's edge has come to rest."""
        self.header.shifted.emit()
        self._timer.start()

    def sizeHintForColumn(self, column: int) -> int:
        """The width that a double click on the edge of a heading gives its column."""
        return fitting_width(self.model_, column, self.cells.body, self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width; a current cell that was in sight stays there."""
        super().resizeEvent(event)
        here = self.visualRect(self.currentIndex())
        if here.isValid() and event.size().height() < here.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        wider = event.size().width() != event.oldSize().width()
        if wider and (self.columns.fit() or self.frozen.count):
            if self._heights and self.isVisible():
                self.lay_out_soon()
            else:
                self.lay_out()
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another look or font means other colours and line breaks."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.cells.follow(self.font())
            self.lay_out_soon()

    # -- columns that stay

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells; where the table is too wide, those that stay over those that scroll."""
        super().paintEvent(event)
        if self.frozen.count:
            with self._guard:
                self.frozen.paint(self.cells)

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is seen."""
        rect = super().visualRect(index)
        if not self.frozen.count or not index.isValid():
            return rect
        return self.frozen.rect(self.model_.span_at(index.row(), index.column()), rect)

    def seen_rect(self, index: Index) -> QRect:
        """Where a cell is seen, without what is under columns that stay."""
        return self.frozen.clipped(self.model_.span_at(index.row(), index.column()), self.visualRect(index))

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell seen at a point."""
        found = self.frozen.index_at(pos) if self.frozen.count else None
        return super().indexAt(pos) if found is None else found

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell in sight, out from under the columns that stay."""
        before = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.frozen.scroll_for(index, before)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Columns that stay must not be moved along with the picture of the others."""
        super().scrollContentsBy(dx, dy)
        if dx and self.frozen.count:
            self.viewport().update()
            self.header.viewport().update()
        if dx:
            self.header.shifted.emit()
        self.placed.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt repaints where cells would be if all of them scrolled."""
        super().selectionChanged(selected, deselected)
        if self.frozen.count:
            self.viewport().update()

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

    def place_of(self, record: RecordId, field: str = "") -> Place | None:
        """Where a record is shown, as the model says; a filter that hides it is lifted."""
        if self.model_.is_hidden(record):
            self.model_.arrange(PLAIN)
        return self.model_.place_of(record, field)

    def remembered(self) -> Memory:
        """Current cell, its row, and the selection, by id: for `recall` after a change of shape."""
        lines = self.model_.lines
        here = self.place()
        chosen = self.selectedIndexes()[:_MOST_REMEMBERED]
        kept = [(lines[index.row()].key, index.column()) for index in chosen]
        return ((lines[here[0]].key, here[1]) if here else None), (here[0] if here else 0), kept

    def recall(self, memory: Memory) -> None:
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
