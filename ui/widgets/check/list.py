"""The list of findings: mark, place and wrapped words, each line as high as it needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.models.check_lines import LINE, CheckLine, CheckModel
from ui.widgets.check_shapes import paint_shape, shape_color, tint

_PAD: Final = 8
_MARK: Final = 11
_GAP: Final = 10
_SHARE: Final = 0.4  # of the width, at most, for places
_LEAST_PLACE: Final = 28
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Delegate(QStyledItemDelegate):
    """Paints mark, place and words; all places of the list share one column."""

    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """As high as the words are at the width of the list."""
        width = self._view.viewport().width()
        left = self._view.words_left()
        room = QRect(0, 0, max(40, width - left - _PAD), 10_000)
        text = str(index.data())
        high = QFontMetrics(self._view.font()).boundingRect(room, int(_WRAP), text).height()
        return QSize(width, high + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        line: CheckLine = index.data(LINE)
        colors = theme.colors()
        chosen = index == self._view.currentIndex()
        painter.save()
        if chosen:
            painter.fillRect(rect, tint(colors.accent))
            if self._view.hasFocus():
                painter.setPen(QPen(QColor(colors.accent), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self._paint_line(painter, rect, line)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, line: CheckLine) -> None:
        colors = theme.colors()
        metrics = QFontMetrics(self._view.font())
        severity = line.first.severity
        top = rect.top() + _PAD + (metrics.height() - _MARK) / 2
        mark = QRectF(rect.left() + _PAD, top, _MARK, _MARK)
        paint_shape(painter, mark, severity, shape_color(severity))
        left = rect.left() + _PAD + _MARK + _GAP
        wide = self._view.place_width
        painter.setFont(self._view.place_font())
        painter.setPen(colors.text if self._view.strong else colors.muted)
        place = QFontMetrics(painter.font()).elidedText(line.place, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, rect.top() + _PAD, wide, metrics.height()), int(_WRAP), place)
        painter.setFont(self._view.font())
        painter.setPen(colors.text)
        words = rect.adjusted(self._view.words_left(), _PAD, -_PAD, 0)
        painter.drawText(words, int(_WRAP), line.text)
        painter.setPen(colors.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


class CheckList(QListView):
    """Shows a `CheckModel`. `opened` follows Enter and a double click on the current line.

    `strong` places are short, such as numbers of rows.
    """

    opened = Signal()
    picked = Signal()

    def __init__(self, name: str, *, strong: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strong = strong
        self.model_ = CheckModel(self)
        self.place_width = _LEAST_PLACE
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def place_font(self) -> QFont:
        """Numbers of rows stand out; long names of places do not."""
        return _strong(self.font()) if self.strong else self.font()

    def words_left(self) -> int:
        """Where the words begin."""
        return _PAD + _MARK + _GAP + self.place_width + (_GAP if self.place_width else 0)

    def show_lines(self, lines: tuple[CheckLine, ...], row: int = 0) -> None:
        """Replace the lines and stand on one of them, the last where there are fewer."""
        self.model_.show_lines(lines)
        self._measure()
        if lines:
            self.setCurrentIndex(self.model_.index(min(max(row, 0), len(lines) - 1)))
        self.picked.emit()

    def _measure(self) -> None:
        metrics = QFontMetrics(self.place_font())
        widest = max((metrics.horizontalAdvance(line.place) for line in self.model_.lines), default=0)
        most = int(self.viewport().width() * _SHARE)
        self.place_width = min(max(widest + 1, _LEAST_PLACE), max(most, _LEAST_PLACE)) if widest else 0

    @property
    def current(self) -> CheckLine | None:
        """The line stood on."""
        row = self.currentIndex().row()
        return self.model_.lines[row] if 0 <= row < len(self.model_.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current line; other keys keep their meaning."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.scheduleDelayedItemsLayout()
