"""Pages of paper below one another, to scroll, zoom and leaf through."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from ui import theme
from ui.widgets.paper.edges import GRIP, Edge, bounded, edge_at, moved
from ui.widgets.paper.painter import paint_page

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page
    from ui.models.page_hits import Hit

_GAP: Final = 16
_STEP: Final = 1.25
_SMALLEST: Final = 0.25
_LARGEST: Final = 4.0
_POINTS_PER_INCH: Final = 72
_NOTCH: Final = 120  # eighths of a degree in one step of a wheel
_FOUND: Final = QColor(255, 226, 89)  # on white paper in every look
_FOUND_HERE: Final = QColor(255, 160, 64)


class Fit(StrEnum):
    """Sizes that follow the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float
"""A fit, or how large a page is shown: 1.0 is its size on paper."""


class PageView(QAbstractScrollArea):
    """Shows positioned pages. Page Up, Page Down, Home and End leaf through them, Ctrl+wheel zooms.

    With `let_drag` the edges of columns follow the pointer, and `edge_moved` tells where one was let go
    (`page_edges.Moved`); Esc lets it be.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    edge_moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._frames: list[QRectF] = []
        self._zoom: Zoom = Fit.WIDTH
        self._scale = 1.0
        self._current = 0
        self._hits: dict[int, list[Hit]] = {}
        self._hit: Hit | None = None
        self._placing = False
        self._draggable = False
        self._edge: Edge | None = None
        self._edge_x = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages shown."""
        return self._pages

    @property
    def current(self) -> int:
        """The page in front, from 0."""
        return self._current

    @property
    def zoom(self) -> Zoom:
        """The size asked for."""
        return self._zoom

    @property
    def factor(self) -> float:
        """How large pages are shown at present; 1.0 is their size on paper."""
        return self._scale * _POINTS_PER_INCH / self.logicalDpiX()

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages, at the same place as far as there is one."""
        known = bool(self._frames)
        self._pages = tuple(pages)
        self._hits, self._hit = {}, None  # of the pages before
        self._drop_edge()
        if self._current >= len(self._pages):
            self._current = max(len(self._pages) - 1, 0)
        self._frames = self._frames[: len(self._pages)]
        self._place()
        if known and self._pages:
            self.page_changed.emit(self._current)
        else:
            self.go_to(0)

    def let_drag(self, *, on: bool) -> None:
        """Whether the edges of columns may be dragged."""
        self._draggable = on
        self._drop_edge()
        self.viewport().setMouseTracking(on)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size; the middle of the view stays where it is."""
        self._zoom = zoom if isinstance(zoom, Fit) else min(max(zoom, _SMALLEST), _LARGEST)
        self._place()
        self.zoom_changed.emit()

    def zoom_by(self, steps: int) -> None:
        """Larger by so many steps, smaller for a negative number."""
        self.set_zoom(self.factor * _STEP**steps)

    def go_to(self, index: int) -> None:
        """Bring a page to the front."""
        if not self._pages:
            return
        self._current = min(max(index, 0), len(self._pages) - 1)
        self._placing = True
        self.verticalScrollBar().setValue(round(self._frames[self._current].top()) - _GAP // 2)
        self._placing = False
        self.page_changed.emit(self._current)

    def show_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark found words, the current ones more strongly, and bring these into sight."""
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.page, []).append(hit)
        self._hit = current
        if current is not None:
            self._reveal(current)
        self.viewport().update()

    def _reveal(self, hit: Hit) -> None:
        """Scroll no more than is needed to have the words well inside the view."""
        frame = self._frames[hit.page]
        first, last = hit.areas[0], hit.areas[-1]
        for bar, low, high in (
            (
                self.verticalScrollBar(),
                frame.top() + first.y * self._scale,
                frame.top() + (last.y + last.height) * self._scale,
            ),
            (
                self.horizontalScrollBar(),
                frame.left() + first.x * self._scale,
                frame.left() + (first.x + first.width) * self._scale,
            ),
        ):
            room = bar.pageStep()
            if not bar.value() + _GAP <= low <= high <= bar.value() + room - _GAP:
                bar.setValue(round((low + high - room) / 2))

    def sizeHint(self) -> QSize:
        """Room for a page of A4 to be read."""
        return QSize(800, 560)

    def _place(self) -> None:
        """Work out where each page stands and set the scroll bars; the upper edge keeps its place."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        above = (down.value() - self._frames[self._current].top()) / self._scale if self._frames else 0.0
        middle = (across.value() + across.pageStep() / 2) / max(across.maximum() + across.pageStep(), 1)
        self._scale = self._wanted_scale()
        extent = self._place_frames()
        self._placing = True
        self._set_range(down, extent.height(), self.viewport().height())
        self._set_range(across, extent.width(), self.viewport().width())
        if self._frames:
            down.setValue(round(self._frames[self._current].top() + above * self._scale))
        across.setValue(round(middle * extent.width() - self.viewport().width() / 2))
        self._placing = False
        self.viewport().update()

    def _place_frames(self) -> QSizeF:
        """Set the frames of all pages below one another; returns the room they take."""
        sizes = [(page.width * self._scale, page.height * self._scale) for page in self._pages]
        width = max((width for width, _ in sizes), default=0.0) + 2 * _GAP
        middle = max(width, self.viewport().width()) / 2
        self._frames, y = [], float(_GAP)
        for wide, high in sizes:
            self._frames.append(QRectF(middle - wide / 2, y, wide, high))
            y += high + _GAP
        return QSizeF(width, y)

    @staticmethod
    def _set_range(bar: QScrollBar, extent: float, visible: int) -> None:
        bar.setPageStep(visible)
        bar.setSingleStep(_GAP * 2)
        bar.setRange(0, max(round(extent) - visible, 0))

    def _wanted_scale(self) -> float:
        """Pixels per point."""
        whole = self.logicalDpiX() / _POINTS_PER_INCH
        if not isinstance(self._zoom, Fit):
            return self._zoom * whole
        if not self._pages:
            return whole
        # Room for the scroll bar is kept free, or showing it would change what fits.
        bar = self.verticalScrollBar().sizeHint().width()
        size = self.maximumViewportSize()
        fitting = (size.width() - bar - 2 * _GAP) / max(page.width for page in self._pages)
        if self._zoom is Fit.PAGE:
            fitting = min(fitting, (size.height() - 2 * _GAP) / max(page.height for page in self._pages))
        return min(max(fitting, _SMALLEST * whole), _LARGEST * whole)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        if self._placing or not self._frames:
            return
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        shown = [min(frame.bottom(), bottom) - max(frame.top(), top) for frame in self._frames]
        current = shown.index(max(shown))
        if current != self._current:
            self._current = current
            self.page_changed.emit(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight: paper is white in every look."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.colors().navigation))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        for number, frame in enumerate(self._frames):
            if frame.adjusted(0, 0, _GAP, _GAP).intersects(seen):
                self._paint_sheet(painter, number, frame, seen)
        painter.end()

    def _paint_hits(self, painter: QPainter, number: int) -> None:
        for hit in self._hits.get(number, ()):
            color = _FOUND_HERE if hit is self._hit else _FOUND
            for area in hit.areas:
                painter.fillRect(QRectF(area.x, area.y, area.width, area.height), color)

    def _paint_sheet(self, painter: QPainter, number: int, frame: QRectF, seen: QRectF) -> None:
        page = self._pages[number]
        for spread in range(1, 5):
            painter.fillRect(frame.adjusted(-spread, -spread + 2, spread, spread + 2), QColor(0, 0, 0, 12))
        painter.fillRect(frame, QColor(Qt.GlobalColor.white))
        painter.save()
        painter.setClipRect(frame)
        painter.translate(frame.topLeft())
        painter.scale(self._scale, self._scale)
        self._paint_hits(painter, number)
        shown = seen.translated(-frame.topLeft())
        paint_page(
            painter, page, QRectF(0, shown.top() / self._scale, page.width, shown.height() / self._scale)
        )
        if self._edge is not None and self._edge.page == number:
            painter.setPen(QPen(QColor(theme.colors().accent), 2 / self._scale, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(self._edge_x, 0), QPointF(self._edge_x, page.height))
        painter.restore()

    # -- dragging the edge of a column

    def _on_page(self, number: int, event: QMouseEvent) -> tuple[float, float]:
        """Where on a page the pointer is, in points."""
        frame, at = self._frames[number], event.position()
        x = at.x() + self.horizontalScrollBar().value() - frame.left()
        y = at.y() + self.verticalScrollBar().value() - frame.top()
        return x / self._scale, y / self._scale

    def _edge_under(self, event: QMouseEvent) -> Edge | None:
        if not self._draggable:
            return None
        for number, page in enumerate(self._pages):
            x, y = self._on_page(number, event)
            if 0 <= y <= page.height and 0 <= x <= page.width:
                return edge_at(page, number, x, y, GRIP / self._scale)
        return None

    def _drop_edge(self) -> None:
        self._edge = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge."""
        edge = self._edge_under(event) if event.button() is Qt.MouseButton.LeftButton else None
        if edge is None:
            super().mousePressEvent(event)
            return
        self._edge, self._edge_x = edge, self._pages[edge.page].edges[edge.number]
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The edge held follows between its neighbours; else the pointer shows what can be taken hold of."""
        edge = self._edge
        if edge is not None:
            x, _ = self._on_page(edge.page, event)
            self._edge_x = bounded(self._pages[edge.page], edge.number, x)
            self.viewport().update()
        elif self._edge_under(event) is not None:
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.viewport().unsetCursor()
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where the edge was let go, unless it stands where it was."""
        edge, x = self._edge, self._edge_x
        if edge is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._drop_edge()
        page = self._pages[edge.page]
        if abs(page.edges[edge.number] - x) >= 1:
            self.edge_moved.emit(moved(page, edge.number, x))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits fitting."""
        super().resizeEvent(event)
        self._place()
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_by(round(turned / _NOTCH) or (1 if turned > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the pages; arrows scroll. Esc lets go of an edge."""
        if event.key() == Qt.Key.Key_Escape and self._edge is not None:
            self._drop_edge()
            return
        goal = {
            Qt.Key.Key_PageUp: self._current - 1,
            Qt.Key.Key_PageDown: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._pages) - 1,
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.go_to(goal)
