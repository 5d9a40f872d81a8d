"""Small marks on cells of the plan table: a bubble for an open remark, arrows for the same work, a triangle
where two computers wrote different things.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui import theme
from ui.models.check_marks import CellMarks, OfCell

_SIZE: Final = 10  # pixels
_TINT: Final = 26

Draw = Callable[[QPainter, QRectF, QColor], None]
Tip = Callable[[OfCell], str]


class NoteMarks:
    """What is noted about cells: open remarks, links, and what two computers edited, with the words for each.

    Shape and colour tell them apart, from each other and from what the check found.
    """

    def __init__(self, remark_words: Tip, link_words: Tip, both_words: Tip) -> None:
        self.remarks: CellMarks[OfCell] = CellMarks()
        self.links: CellMarks[OfCell] = CellMarks()
        self.both: CellMarks[OfCell] = CellMarks()
        self._words = ((self.remarks, remark_words), (self.links, link_words), (self.both, both_words))

    def tip(self, row: int, column: int) -> str:
        """What is noted about a cell, a line for each; "" where nothing is."""
        return "\n".join(words(each) for marks, words in self._words for each in marks.found((row, column)))

    def paint(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Paint the marks of a cell: remarks at its upper left corner, links at its lower right one, what
        two computers edited at its lower left one.
        """
        if self.remarks.found((row, column)):
            thin = QColor(theme.colors().warning)
            thin.setAlpha(_TINT)
            painter.fillRect(rect, thin)
            corner = QRectF(rect.left() + 2, rect.top() + 2, _SIZE, _SIZE)
            paint_bubble(painter, corner, QColor(theme.colors().warning))
        if self.links.found((row, column)):
            corner = QRectF(rect.right() - _SIZE - 3, rect.bottom() - _SIZE - 2, _SIZE, _SIZE)
            paint_arrows(painter, corner, QColor(theme.colors().accent))
        if self.both.found((row, column)):
            corner = QRectF(rect.left() + 2, rect.bottom() - _SIZE - 2, _SIZE, _SIZE)
            paint_triangle(painter, corner, QColor(theme.colors().warning))


def paint_bubble(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A filled speech bubble with its tail at the lower left."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    body = rect.adjusted(0, 0, 0, -rect.height() * 0.28)
    painter.drawRoundedRect(body, 2, 2)
    left, low = rect.left() + rect.width() * 0.2, body.bottom() - 1
    tail = (QPointF(left, low), QPointF(left + rect.width() * 0.4, low), QPointF(left, rect.bottom()))
    painter.drawPolygon(QPolygonF(tail))
    painter.restore()


def paint_triangle(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A filled triangle with a bar in it, as on a warning sign."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    middle = rect.center().x()
    painter.drawPolygon(QPolygonF((QPointF(middle, rect.top()), rect.bottomRight(), rect.bottomLeft())))
    painter.setPen(QPen(QColor(theme.colors().base), 1.4))
    painter.drawLine(QPointF(middle, rect.top() + 4), QPointF(middle, rect.bottom() - 2))
    painter.restore()


def paint_arrows(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Two arrows, one above the other, to either side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.3))
    head = rect.width() * 0.28
    for share, begin, end in ((0.3, rect.left(), rect.right()), (0.72, rect.right(), rect.left())):
        level = rect.top() + rect.height() * share
        back = head if begin > end else -head
        painter.drawLine(QPointF(begin, level), QPointF(end, level))
        painter.drawLine(QPointF(end, level), QPointF(end + back, level - head * 0.8))
        painter.drawLine(QPointF(end, level), QPointF(end + back, level + head * 0.8))
    painter.restore()


def picture(draw: Draw, color: str, size: int, ratio: float) -> QPixmap:
    """A mark by itself, sharp at a scale of the screen."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, QRectF(1, 1, size - 2, size - 2), QColor(color))
    painter.end()
    return made
