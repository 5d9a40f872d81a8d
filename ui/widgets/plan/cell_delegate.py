"""Paints the cells of the plan table: wrapped text, section rows, the focus frame, what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ccapp.domain.layout import DEADLINE, Align, Level
from ui import theme
from ui.models.plan_find import Finder
from ui.models.plan_guard import OnceGuard
from ui.models.plan_lines import Kind, Line
from ui.models.plan_table import PlanTableModel
from ui.widgets.table.row_heights import PAD_X, PAD_Y, Beneath, TextWrap, Wraps

_INTERSECT: Final = Qt.ClipOperation.IntersectClip
_FRAME: Final = 2
_SELECTED_ALPHA: Final = 38
_FOUND_ALPHA: Final = 90
_SMALL: Final = 0.88  # of the size of the text above
_MARK: Final = 8  # pixels

Tip = Callable[[int, int], str]


class Marks(Protocol):
    """Which cells are marked, with the level of what was found in them."""

    def at(self, row: int, column: int) -> str:
        """The level, "" for a cell without a mark."""


class Notes(Protocol):
    """What is noted about cells beside what the check found."""

    def paint(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Paint the marks of a cell."""

    def tip(self, row: int, column: int) -> str:
        """The words for them, "" for a cell without any."""


class CellDelegate(QStyledItemDelegate):
    """Draws straight from the model's lines, with the line breaks that the row heights were made from."""

    def __init__(self, model: PlanTableModel, finder: Finder, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._finder = finder
        self._guard = OnceGuard()
        self._marks: Marks | None = None
        self._beneath: Beneath | None = None
        self._notes: tuple[Notes, ...] = ()
        self._tip: Tip = lambda *_: ""
        self.restyle(QFont())

    def follow(self, font: QFont) -> None:
        """Take on the font and colours now in force if they are others: Qt tells of more than that."""
        if font != self.body.font or theme.colors() is not self._look:
            self.restyle(font)

    def restyle(self, font: QFont) -> None:
        """Take on the font and colours now in force, measuring everything anew."""
        strong = QFont(font)
        strong.setBold(True)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        self.body, self.bold, self.small = TextWrap(font), TextWrap(strong), TextWrap(small)
        self._look = chosen = theme.colors()
        self._text, self._muted = QColor(chosen.text), QColor(chosen.muted)
        self._section, self._error = QColor(chosen.section), QColor(chosen.error)
        self._selected, self._found = QColor(chosen.accent), QColor(chosen.warning)
        self._selected.setAlpha(_SELECTED_ALPHA)
        self._found.setAlpha(_FOUND_ALPHA)
        self._pen = QPen(QColor(chosen.accent), _FRAME)

    def add_checks(self, marks: Marks, beneath: Beneath, tip: Tip) -> None:
        """Show from now on which cells have something found in them, and what deadlines are read as."""
        self._marks, self._beneath, self._tip = marks, beneath, tip

    def add_notes(self, notes: Notes) -> None:
        """Show from now on what is noted about cells, beside what is noted already."""
        self._notes = (*self._notes, notes)

    def wraps(self) -> Wraps:
        """What the heights of rows follow from."""
        keys = self._model.layout_.keys
        at = keys.index(DEADLINE) if self._beneath is not None and DEADLINE in keys else -1
        return Wraps(body=self.body, bold=self.bold, small=self.small, beneath=self._beneath, column=at)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What was found in the cell under the pointer."""
        place = index.row(), index.column()
        told = (self._tip, *(each.tip for each in self._notes)) if index.isValid() else ()
        tips = [tip(*place) for tip in told]
        words = "\n".join(filter(None, tips))
        if words:
            QToolTip.showText(event.globalPos(), words, view)
            return True
        return super().helpEvent(event, view, option, index)

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
            self._paint(painter, option, index)

    def _paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        row, column = index.row(), index.column()
        line = self._model.lines[row]
        if line.kind is Kind.SECTION:
            _fill(painter, QRectF(rect), self._section)
        # Asked of the view: the option's state would build all of QStyle's enums before the first paint.
        if self._view.selectionModel().isSelected(index):
            _fill(painter, QRectF(rect), self._selected)
        for notes in self._notes:
            notes.paint(painter, QRectF(rect), row, column)
        self._paint_text(painter, rect, line, row, column)
        if self._marks is not None and (level := self._marks.at(row, column)):
            from ui.widgets.check_shapes import paint_shape, shape_color  # start-up cost: marks come later

            corner = QRectF(rect.right() - _MARK, rect.top() + 1, _MARK, _MARK)
            paint_shape(painter, corner, level, shape_color(level))
        if self._view.hasFocus() and index == self._view.currentIndex():
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
        beneath, good = self._words_beneath(text, place)
        under = self.small.lines(beneath, rect.width() + 1 - 2 * PAD_X) if beneath else ()
        free = rect.height() - len(ranges) * wrap.line_height - len(under) * self.small.line_height
        top = rect.top() + (free // 2 if free > 2 * PAD_Y else PAD_Y)
        seen = painter.window()
        first = max(0, (seen.top() - top) // wrap.line_height)
        last = max(0, (seen.bottom() - top) // wrap.line_height + 1)
        found = self._finder.marks(text) if self._finder.holds(*place) else []
        if free < PAD_Y:
            painter.save()
            painter.setClipRect(rect, _INTERSECT)
        for number, (start, end) in enumerate(ranges[first:last], start=first):
            words = text[start:end]
            left = self._left(rect, place, wrap.advance(words))
            base = top + number * wrap.line_height
            for begin, stop in found:
                if begin < end and stop > start:
                    self._paint_mark(painter, wrap, words, left, base, (begin - start, stop - start))
            painter.drawText(QPointF(left, base + wrap.ascent), words)
        painter.setPen(self._muted if good else self._error)
        self._paint_beneath(
            painter,
            rect,
            [beneath[start:end] for start, end in under],
            place,
            top + len(ranges) * wrap.line_height,
        )
        if free < PAD_Y:
            painter.restore()

    def _paint_beneath(
        self, painter: QPainter, rect: QRect, lines: list[str], place: tuple[int, int], top: int
    ) -> None:
        if lines:
            painter.setFont(self.small.font)
        for number, words in enumerate(lines):
            base = top + number * self.small.line_height + self.small.ascent
            painter.drawText(QPointF(self._left(rect, place, self.small.advance(words)), base), words)

    def _words_beneath(self, text: str, place: tuple[int, int]) -> tuple[str, bool]:
        """What a deadline is read as, and whether it was understood."""
        line = self._model.lines[place[0]]
        if self._beneath is None or line.kind is not Kind.LEAF or line.fields[place[1]] != DEADLINE:
            return "", True
        return self._beneath.of(text, line.timing)

    def _paint_mark(
        self, painter: QPainter, wrap: TextWrap, words: str, left: int, top: int, mark: tuple[int, int]
    ) -> None:
        begin = wrap.advance(words[: max(0, mark[0])])
        width = wrap.advance(words[: mark[1]]) - begin
        _fill(painter, QRectF(left + begin, top, width, wrap.line_height), self._found)

    def _left(self, rect: QRect, place: tuple[int, int], width: float) -> int:
        """Where a line of a cell begins."""
        align, left = self._align(place), rect.left() + PAD_X
        if align is Align.LEFT:
            return left
        room = rect.width() - 2 * PAD_X - width
        return left + int(room / 2 if align is Align.CENTER else room)

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
        said = self.tr("{count} targets") if self._model.for_targets else self.tr("{count} tasks")
        words = said.format(count=count)
        room = rect.width() - 2 * PAD_X - self.body.advance(words)
        if self.bold.advance(line.texts[-1]) + 2 * PAD_X > room:
            return
        painter.setFont(self.body.font)
        painter.setPen(self._muted)
        top = rect.top() + (rect.height() - self.body.line_height) / 2
        painter.drawText(QPointF(rect.left() + PAD_X + room, top + self.body.ascent), words)


def _fill(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Qt's own fillRect would build the enums of gradients before the first paint."""
    pen = painter.pen()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
