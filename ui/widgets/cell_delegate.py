"""Paints the cells of the plan table: wrapped text, section rows, the focus frame, what was found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccapp.domain.layout import Align, Level
from ui import theme
from ui.models.plan_find import Finder, marks
from ui.models.plan_guard import OnceGuard
from ui.models.plan_lines import Kind, Line
from ui.models.plan_table import PlanTableModel
from ui.widgets.row_heights import PAD_X, PAD_Y, TextWrap

_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus
_INTERSECT: Final = Qt.ClipOperation.IntersectClip
_FRAME: Final = 2
_SELECTED_ALPHA: Final = 38
_FOUND_ALPHA: Final = 90


class CellDelegate(QStyledItemDelegate):
    """Draws straight from the model's lines, with the line breaks that the row heights were made from."""

    def __init__(self, model: PlanTableModel, finder: Finder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._finder = finder
        self._guard = OnceGuard()
        self.body = TextWrap(QFont())
        self.bold = TextWrap(QFont())
        self.restyle(QFont())

    def restyle(self, font: QFont) -> None:
        """Take on the font and colours now in force."""
        strong = QFont(font)
        strong.setBold(True)
        self.body, self.bold = TextWrap(font), TextWrap(strong)
        chosen = theme.colors()
        self._text, self._muted = QColor(chosen.text), QColor(chosen.muted)
        self._section = QColor(chosen.section)
        self._selected, self._found = QColor(chosen.accent), QColor(chosen.warning)
        self._selected.setAlpha(_SELECTED_ALPHA)
        self._found.setAlpha(_FOUND_ALPHA)
        self._pen = QPen(QColor(chosen.accent), _FRAME)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """The text on one line; rows get their heights elsewhere."""
        text = self._model.text(index.row(), index.column())
        return QSize(int(self.body.advance(text)) + 2 * PAD_X, self.body.line_height + 2 * PAD_Y)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell or span."""
        with self._guard:
            self._paint(painter, option, index.row(), index.column())

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        line = self._model.lines[row]
        if line.kind is Kind.SECTION:
            painter.fillRect(rect, self._section)
        if state & _SELECTED:
            painter.fillRect(rect, self._selected)
        self._paint_text(painter, rect, line, row, column)
        if state & _FOCUSED:
            painter.setPen(self._pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_text(self, painter: QPainter, rect: QRect, line: Line, row: int, column: int) -> None:
        text = self._model.text(row, column)
        wrap = self.bold if line.kind is Kind.SECTION else self.body
        shade = self._muted if line.kind is Kind.VACANT else self._text
        if line.kind is Kind.SECTION and not text and column:
            text, shade = self.tr("Name of the section"), self._muted
        if line.kind is Kind.SECTION and column:
            self._paint_count(painter, rect, line)
        if text:
            painter.setFont(wrap.font)
            painter.setPen(shade)
            self._paint_lines(painter, rect, text, wrap, (row, column))

    def _paint_lines(
        self, painter: QPainter, rect: QRect, text: str, wrap: TextWrap, place: tuple[int, int]
    ) -> None:
        """The lines that are in sight; a text of many pages costs no more than what shows of it."""
        ranges = wrap.lines(text, rect.width() + 1 - 2 * PAD_X)
        free = rect.height() - len(ranges) * wrap.line_height
        top = rect.top() + (free // 2 if free > 2 * PAD_Y else PAD_Y)
        seen = painter.window()
        first = max(0, (seen.top() - top) // wrap.line_height)
        last = max(0, (seen.bottom() - top) // wrap.line_height + 1)
        found = marks(text, self._finder.wanted) if self._finder.holds(*place) else []
        align = self._align(place)
        if free < PAD_Y:
            painter.save()
            painter.setClipRect(rect, _INTERSECT)
        for number, (start, end) in enumerate(ranges[first:last], start=first):
            words = text[start:end]
            left = rect.left() + PAD_X
            if align is not Align.LEFT:
                room = rect.width() - 2 * PAD_X - wrap.advance(words)
                left += int(room / 2 if align is Align.CENTER else room)
            base = top + number * wrap.line_height
            for begin, stop in found:
                if begin < end and stop > start:
                    self._paint_mark(painter, wrap, words, left, base, (begin - start, stop - start))
            painter.drawText(QPointF(left, base + wrap.ascent), words)
        if free < PAD_Y:
            painter.restore()

    def _paint_mark(
        self, painter: QPainter, wrap: TextWrap, words: str, left: int, top: int, mark: tuple[int, int]
    ) -> None:
        begin = wrap.advance(words[: max(0, mark[0])])
        width = wrap.advance(words[: mark[1]]) - begin
        painter.fillRect(QRectF(left + begin, top, width, wrap.line_height), self._found)

    def _align(self, place: tuple[int, int]) -> Align:
        row, column = place
        if self._model.lines[row].kind is Kind.LEAF:
            return self._model.layout_.columns[column].align
        return Align.CENTER if column == 0 and self._model.lines[row].kind is Kind.SECTION else Align.LEFT

    def _paint_count(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """How many tasks a section has, at the right end of its row."""
        count = sum(item.level is Level.TASK for item in line.path[0].walk())
        if not count:
            return
        words = self.tr("{count} tasks").format(count=count)
        room = rect.width() - 2 * PAD_X - self.body.advance(words)
        if self.bold.advance(line.texts[-1]) + 2 * PAD_X > room:
            return
        painter.setFont(self.body.font)
        painter.setPen(self._muted)
        top = rect.top() + (rect.height() - self.body.line_height) / 2
        painter.drawText(QPointF(rect.left() + PAD_X + room, top + self.body.ascent), words)
