"""The list below a search field: headings of plans, lines with what was found marked in them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.today_found import LINE, FoundLine, FoundModel
from ui.widgets.check_shapes import tint

_PAD: Final = 10
_SIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MARK: Final = "#f0c36b"
_THIN: Final = 130  # of 255: text can be read on the mark, light or dark
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Paints a heading in bold, a place with its marks."""

    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """One line of text with air."""
        return QSize(10, QFontMetrics(self._view.font()).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        line: FoundLine = index.data(LINE)
        colors = theme.colors()
        painter.save()
        painter.setFont(self._view.font())
        if line.place is None:
            self._paint_heading(painter, rect, line)
        else:
            if index == self._view.currentIndex():
                painter.fillRect(rect, tint(colors.accent))
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colors.accent))
            self._paint_place(painter, rect.adjusted(2 * _PAD, 0, -_PAD, 0), line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: FoundLine) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.fillRect(rect, QColor(theme.colors().section))
        painter.setPen(QColor(theme.colors().text))
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(room, int(_SIDE), self._cut(painter, line.text, room))

    def _paint_place(self, painter: QPainter, rect: QRect, line: FoundLine) -> None:
        metrics = painter.fontMetrics()
        shown = self._cut(painter, line.text, rect)
        color = QColor(_MARK)
        color.setAlpha(_THIN)
        for first, end in line.spans:
            if first < len(shown):
                left = rect.left() + metrics.horizontalAdvance(shown[:first])
                right = rect.left() + metrics.horizontalAdvance(shown[: min(end, len(shown))])
                top = rect.center().y() - metrics.height() // 2
                painter.fillRect(QRect(left, top, right - left, metrics.height() + 1), color)
        painter.setPen(QColor(theme.colors().text))
        painter.drawText(rect, int(_SIDE), shown)

    def _cut(self, painter: QPainter, text: str, rect: QRect) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())


class FoundList(QListView):
    """Shows a `FoundModel`; `opened` follows a click. It never takes the focus from the field above it."""

    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model_ = FoundModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.opened.emit() if self.line(index) else None)

    def show_lines(self, lines: list[FoundLine]) -> None:
        """Replace the lines and stand on the first that opens something."""
        self.model_.show_lines(lines)
        self.setCurrentIndex(self.model_.first())
        self.scrollToTop()

    def line(self, index: QModelIndex) -> FoundLine | None:
        """The place of an index; None for a heading or nowhere."""
        line = self.model_.lines[index.row()] if index.isValid() else None
        return line if line is not None and line.place is not None else None

    @property
    def current(self) -> FoundLine | None:
        """The place stood on."""
        return self.line(self.currentIndex())
