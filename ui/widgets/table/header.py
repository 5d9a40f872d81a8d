"""The headings of the plan's table: the first stay with their columns, a click asks for another order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.models.plan_guard import OnceGuard

_GRIP: Final = 5  # pixels at either side of an edge that belong to its dragging
_STILL: Final = 6  # pixels a hand moves in a click
_ARROW: Final = 4.0
_LEFT: Final = Qt.MouseButton.LeftButton


class PlanHeader(QHeaderView):
    """Column headings above a row of room for `below` pixels, with a mark at the one the rows are ordered by.

    `chosen` tells which heading was clicked; `shifted` that headings stand elsewhere now.
    """

    chosen = Signal(int)
    shifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.frozen: Callable[[], tuple[int, int]] = lambda: (0, 0)  # how many stay, and their right edge
        self.below = 0
        self._order: tuple[int, bool] | None = None
        self._pressed: tuple[int, QPoint] | None = None
        self._dragged: tuple[int, int] | None = None  # a column, its width less the pointer's place
        self._guard = OnceGuard()

    def mark(self, column: int | None, *, back: bool) -> None:
        """Show by which column the rows are ordered."""
        order = None if column is None else (column, back)
        if order != self._order:
            self._order = order
            self.viewport().update()

    def left_of(self, column: int) -> int:
        """Where a heading is seen."""
        stays = column < self.frozen()[0]
        return self.sectionPosition(column) if stays else self.sectionViewportPosition(column)

    def column_at(self, x: int) -> int:
        """The heading seen at a place; -1 for none."""
        return self.logicalIndexAt(x - self.offset() if self._stays_at(x) else x)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's signature
        """The least a heading needs is what its longest word does; it is broken between words."""
        whole = super().sectionSizeFromContents(logicalIndex)
        heading = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        words = max((self.fontMetrics().horizontalAdvance(word) for word in heading.split()), default=0)
        return QSize(min(whole.width(), round(words * 1.15) + 4 * _GRIP), whole.height())

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings that stay are painted over those that scroll beneath them."""
        super().paintEvent(event)
        count, _ = self.frozen()
        if not count or not self.offset():
            return
        painter = QPainter(self.viewport())
        for column in range(count):
            rect = QRect(self.sectionPosition(column), 0, self.sectionSize(column), self.height())
            painter.fillRect(rect, QColor(theme.colors().navigation))
            self.paintSection(painter, rect, column)
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - as above
        """A heading, above the room that is kept below it."""
        with self._guard:
            self._paint_section(painter, rect, logicalIndex)

    def _paint_section(self, painter: QPainter, rect: QRect, column: int) -> None:
        if self.below:
            painter.fillRect(rect, QColor(theme.colors().navigation))
        painter.save()  # the style leaves its font, pen and clipping behind
        super().paintSection(painter, rect.adjusted(0, 0, 0, -self.below), column)
        painter.restore()
        if self._order is not None and self._order[0] == column:
            self._paint_arrow(painter, QPointF(rect.right() - 2 * _ARROW, rect.top() + 2 * _ARROW))

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        assert self._order is not None  # noqa: S101 - the only caller has just looked
        high = _ARROW if self._order[1] else -_ARROW  # down for the reverse
        corners = [QPointF(-_ARROW, -high / 2), QPointF(_ARROW, -high / 2), QPointF(0, high / 2)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colors().accent))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.restore()

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click or the drag of an edge begins."""
        at = event.position().toPoint()
        column, edge = self.column_at(at.x()), self._edge_at(at.x())
        left = event.button() == _LEFT
        self._pressed = (column, at) if left and column >= 0 and edge is None else None
        if not self._stays_at(at.x()):
            super().mousePressEvent(event)
        elif left and edge is not None:
            self._dragged = edge, self.sectionSize(edge) - at.x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer's shape, and dragged edges; those of headings that stay are unknown to Qt."""
        x = event.position().toPoint().x()
        if self._dragged is not None:
            column, offset = self._dragged
            self.resizeSection(column, max(self.minimumSectionSize(), offset + x))
        elif self._stays_at(x) and not event.buttons():
            on_edge = self._edge_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if on_edge else Qt.CursorShape.ArrowCursor)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that stayed on its heading chooses it."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed, self._dragged = self._pressed, None, None
        at = event.position().toPoint()
        if pressed is not None and (at - pressed[1]).manhattanLength() < _STILL:
            self.chosen.emit(pressed[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """At an edge: as wide as the texts need. Elsewhere it is the second of two clicks."""
        at = event.position().toPoint()
        column, edge = self.column_at(at.x()), self._edge_at(at.x())
        if event.button() == _LEFT and edge is not None:
            self.sectionHandleDoubleClicked.emit(edge)
        elif event.button() == _LEFT and column >= 0:
            self._pressed = column, at

    def _stays_at(self, x: int) -> bool:
        return bool(self.offset()) and x < self.frozen()[1]

    def _edge_at(self, x: int) -> int | None:
        """The column whose right edge is seen at a place."""
        column = self.column_at(x)
        left = self.left_of(column) if column >= 0 else 0
        if column >= 0 and left + self.sectionSize(column) - x < _GRIP:
            return column
        return column - 1 if column > 0 and x - left < _GRIP else None
