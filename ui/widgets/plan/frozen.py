"""The first columns of a table too wide for the window: they stay while the others scroll past them.

One view draws both, with the model, selection, heights, editor and delegate it has: the places of cells are
told anew, and what stays is painted over what scrolls. Rows over all columns (a section's) stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from ccapp.domain.layout import Level
from ui import theme
from ui.models.plan_lines import Kind, Span
from ui.models.plan_table import PlanTableModel
from ui.widgets.plan.cell_delegate import CellDelegate

_MOST: Final = 0.55  # of the window: more must be left to scroll in


class FrozenColumns:
    """How many columns stay, and where the cells of the table are seen because of it."""

    def __init__(self, view: QTableView, model: PlanTableModel) -> None:
        self._view = view
        self._model = model
        self.count = 0

    def measure(self) -> None:
        """Find out anew: none where the table fits; else the leading ones of what stands above the leaves."""
        header, room = self._view.horizontalHeader(), self._view.viewport().width()
        self.count = 0
        if header.length() <= room:
            return
        layout = self._model.layout_
        for key in layout.keys:
            right = header.sectionPosition(self.count) + header.sectionSize(self.count)
            if layout.level_of(key) in {None, Level.PRODUCT} or right > room * _MOST:
                return
            self.count += 1

    @property
    def width(self) -> int:
        """The right edge of what stays, from the left of the table; 0 where nothing does."""
        header, last = self._view.horizontalHeader(), self.count - 1
        return header.sectionPosition(last) + header.sectionSize(last) if self.count else 0

    @property
    def across(self) -> int:
        """The width of a row over all columns."""
        length, room = self._view.horizontalHeader().length(), self._view.viewport().width()
        return min(length, room) if self.count else length

    def rect(self, span: Span, scrolled: QRect) -> QRect:
        """Where cells are seen that would stand at `scrolled`."""
        header = self._view.horizontalHeader()
        if not self._stays(span):
            return scrolled
        left = header.sectionPosition(span.column)
        last = span.column + span.columns == self._model.columnCount()
        width = self.across - left - 1 if last else scrolled.width()
        return QRect(left, scrolled.top(), width, scrolled.height())

    def _stays(self, span: Span) -> bool:
        return bool(self.count) and (
            span.column < self.count or self._model.lines[span.row].kind is not Kind.LEAF
        )

    def clipped(self, span: Span, rect: QRect) -> QRect:
        """What of a seen cell is not under those that stay."""
        return (
            rect if self._stays(span) else rect.intersected(rect.adjusted(self.width - rect.left(), 0, 0, 0))
        )

    def index_at(self, point: QPoint) -> QModelIndex | None:
        """The cell seen at a point where something stays; None where the table scrolls as ever."""
        row = self._view.rowAt(point.y())
        if not self.count or row < 0 or not 0 <= point.x() < self.across:
            return None
        if point.x() >= self.width and self._model.lines[row].kind is Kind.LEAF:
            return None
        header = self._view.horizontalHeader()
        span = self._model.span_at(row, header.logicalIndexAt(point.x() - header.offset()))
        return self._model.index(span.row, span.column)

    def scroll_for(self, index: QModelIndex | QPersistentModelIndex, before: int) -> None:
        """After the view scrolled to a cell: no scrolling for what stays, and nothing hides under it."""
        if not self.count or not index.isValid():
            return
        bar = self._view.horizontalScrollBar()
        if self._stays(self._model.span_at(index.row(), index.column())):
            bar.setValue(before)
        else:
            hidden = self.width - self._view.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(0, hidden))

    # -- painting

    def paint(self, cells: CellDelegate) -> None:
        """Paint what stays over what was scrolled beneath it."""
        painter = QPainter(self._view.viewport())
        try:
            self._paint(painter, cells)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, cells: CellDelegate) -> None:
        colors = theme.colors()
        base, line, edge = QColor(colors.base), QColor(colors.line), QColor(colors.muted)
        option = QStyleOptionViewItem()
        for span in self._spans_in_sight():
            index = self._model.index(span.row, span.column)
            rect = self._view.visualRect(index)
            painter.setPen(line)
            painter.setBrush(base)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            option.rect = rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
            cells.paint(painter, option, index)
            if span.column == self.count - 1 and span.columns == 1:
                painter.setPen(edge)
                painter.drawLine(rect.right() + 1, rect.top(), rect.right() + 1, rect.bottom())

    def _spans_in_sight(self) -> Iterator[Span]:
        view = self._view
        row, bottom = view.rowAt(0), view.viewport().height()
        seen: set[tuple[int, int]] = set()
        while 0 <= row < len(self._model.lines) and view.rowViewportPosition(row) < bottom:
            whole = self._model.lines[row].kind is not Kind.LEAF
            for column in range(self._model.columnCount() if whole else self.count):
                span = self._model.span_at(row, column)
                if (span.row, span.column) not in seen:
                    seen.add((span.row, span.column))
                    yield span
            row += 1
