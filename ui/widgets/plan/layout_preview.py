"""The header of a table as it will be printed, in small: headings in the proportions of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ccapp.domain.layout import Layout
from ui import theme

_HEIGHT: Final = 76
_SMALL: Final = 0.82  # of the window's own letters
_PAD: Final = 3
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A heading with its place in a strip."""

    rect: QRect
    text: str


def boxes(layout: Layout, width: int, height: int) -> Iterator[Box]:
    """The boxes of the header of a layout that fill a strip: neighbours of one group share one above them."""
    columns = layout.visible.columns
    total = sum(max(1, each.width) for each in columns)
    upper = height // 3 if any(each.group for each in columns) else 0
    done = 0
    for group, members in groupby(columns, key=lambda each: each.group):
        begin = done
        top = upper if group else 0
        for each in members:
            left, right = done * width // total, (done + max(1, each.width)) * width // total
            done += max(1, each.width)
            yield Box(rect=QRect(left, top, right - left, height - top), text=each.heading)
        if group:
            left = begin * width // total
            yield Box(rect=QRect(left, 0, done * width // total - left, upper), text=group)


class HeaderPreview(QWidget):
    """Paints the header of `layout_`."""

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_ = layout
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("How the head of the table will look"))
        self.show_layout(layout)

    def show_layout(self, layout: Layout) -> None:
        """Another layout; in words too, for who cannot see it."""
        self.layout_ = layout
        headings = (" ".join(each.full_heading.split()) for each in layout.visible.columns)
        self.setAccessibleDescription(" | ".join(headings))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """White paper in either look, as the printer has it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        font.setBold(True)
        painter.setFont(font)
        line, ink = QPen(QColor(theme.LIGHT.muted)), QPen(QColor(theme.LIGHT.text))
        for box in boxes(self.layout_, self.width() - 1, self.height() - 1):
            painter.setPen(line)
            painter.drawRect(box.rect)
            painter.setPen(ink)
            painter.drawText(box.rect.adjusted(_PAD, 0, -_PAD, 0), _WRAPPED, box.text)
        painter.end()
