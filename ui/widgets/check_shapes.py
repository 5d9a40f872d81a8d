"""The marks of findings: a red square, an amber triangle, a blue dot; shape and colour together."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF

from ui import theme

ERROR: Final = "error"  # the values of `Severity`, which the table must not import before its first paint
WARNING: Final = "warning"
_THIN: Final = 38


def shape_color(severity: str) -> QColor:
    """The colour of a level in the look now in force."""
    chosen = theme.colors()
    return QColor({ERROR: chosen.error, WARNING: chosen.warning}.get(severity, chosen.accent))


def paint_shape(painter: QPainter, rect: QRectF, severity: str, color: QColor) -> None:
    """Paint a mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if severity == ERROR:
        inset = rect.width() / 10
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))
    elif severity == WARNING:
        top = QPointF(rect.center().x(), rect.top())
        painter.drawPolygon(QPolygonF([top, rect.bottomRight(), rect.bottomLeft()]))
    else:
        painter.drawEllipse(rect)
    painter.restore()


def tint(color: str) -> QColor:
    """A colour thin enough for words to stand on."""
    thin = QColor(color)
    thin.setAlpha(_THIN)
    return thin


class _Shape(QIconEngine):
    """A mark as an icon, sharp at every scale."""

    def __init__(self, severity: str, color: QColor) -> None:
        super().__init__()
        self._severity, self._color = severity, color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt's signature
        """The mark in the middle of a rectangle, with the air around it that letters have."""
        side = min(rect.width(), rect.height()) * 0.75
        left = rect.left() + (min(rect.width(), rect.height()) - side) / 2
        top = rect.center().y() + 0.5 - side / 2
        paint_shape(painter, QRectF(left, top, side, side), self._severity, self._color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The mark by itself."""
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """The same mark for a copy that goes its own way."""
        return _Shape(self._severity, self._color)


def shape_icon(severity: str) -> QIcon:
    """The mark of a level as an icon of now."""
    return QIcon(_Shape(severity, shape_color(severity)))
