"""The list of the home page: mark and days, the work, who leads it, a chip for its plan, a menu per row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.models.today_table import LEAD, MORE, PLAN, TEXT, WHEN, TodayModel
from ui.models.today_texts import beside, happened
from ui.widgets.check_shapes import WARNING, paint_shape, tint

_ROW: Final = 34
_PAD: Final = 8
_MARK: Final = 11
_SHARES: Final = {WHEN: 0.15, LEAD: 0.18, PLAN: 0.24}  # of the width
_LEAST: Final = {WHEN: 168, LEAD: 90, PLAN: 150}
_MORE: Final = 40
_BEHIND: Final = 0.6  # the most that what came of a deadline takes of the width from the work itself
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_DOTS: Final = Qt.TextElideMode.ElideRight
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Paints whole cells: the row that is current has a tint and, with the focus, a frame."""

    def __init__(self, view: TodayList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        colors = theme.colors()
        painter.save()
        painter.fillRect(rect, QColor(colors.base))  # over what the style drew for a selected row
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, tint(colors.accent))
            if self._view.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), QColor(colors.accent))
                painter.fillRect(
                    QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), QColor(colors.accent)
                )
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setClipRect(rect)
        self._paint(painter, rect.adjusted(_PAD, 0, -_PAD, 0), index)
        painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        model = self._view.model_
        if index.column() == WHEN:
            self._paint_when(painter, rect, index)
        elif index.column() == TEXT:
            entry = model.rows[index.row()]
            first = happened(entry, model.today)
            kept = painter.fontMetrics().horizontalAdvance(f"{first} · …") if first else 0
            self._paint_two(painter, rect, entry.text, beside(entry, model.today), kept)
        elif index.column() == PLAN:
            self._paint_chips(painter, rect, model.chips(index.row()), model.rows[index.row()].ad_hoc)
        else:
            painter.setPen(QColor(theme.colors().text))
            shown = painter.fontMetrics().elidedText(str(index.data()), _DOTS, rect.width())
            side = Qt.AlignmentFlag.AlignCenter if index.column() == MORE else _SIDE
            painter.drawText(rect, int(side), shown)

    def _paint_when(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        near = self._view.model_.near(index.row())
        colors = theme.colors()
        color = QColor({"overdue": colors.error, "week": colors.warning}.get(near, colors.muted))
        mark = QRectF(rect.left(), rect.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
        if near == "week":
            paint_shape(painter, mark, WARNING, color)
        elif near == "overdue":
            _paint_call(painter, mark, color)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color, 1.6))
            painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        painter.setPen(color if near in ("overdue", "week") else QColor(colors.text))
        text = rect.adjusted(_MARK + _PAD, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(str(index.data()), _DOTS, text.width())
        painter.drawText(text, int(_SIDE), shown)

    def _paint_two(self, painter: QPainter, rect: QRect, text: str, behind: str, kept: int) -> None:
        """What is due, and what it belongs to in a paler colour as far as there is room.

        `kept` is how wide the beginning of that is for which what is due gives way.
        """
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.colors().text))
        room = rect.width() - (min(kept + 2 * _PAD, int(rect.width() * _BEHIND)) if kept else 0)
        shown = metrics.elidedText(text, _DOTS, room)
        painter.drawText(rect, int(_SIDE), shown)
        used = metrics.horizontalAdvance(shown) + 2 * _PAD
        if behind and used < rect.width():
            painter.setPen(QColor(theme.colors().muted))
            rest = rect.adjusted(used, 0, 0, 0)
            painter.drawText(rest, int(_SIDE), metrics.elidedText(behind, _DOTS, rest.width()))

    def _paint_chips(self, painter: QPainter, rect: QRect, chips: list[str], special: bool) -> None:  # noqa: FBT001
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.colors()
        metrics = painter.fontMetrics()
        left = rect.left()
        others = sum(metrics.horizontalAdvance(text) + 3 * _PAD for text in chips[1:])
        for number, text in enumerate(chips):
            kept = min(others, rect.width() // 2) if number == 0 else 0  # the plan's own name gives way first
            room = rect.right() - left - 2 * _PAD - kept
            if room < 3 * _PAD:
                return
            shown = metrics.elidedText(text, _DOTS, room)
            chip = QRectF(left, rect.center().y() - metrics.height() / 2 - 1, 0, metrics.height() + 3)
            chip.setWidth(metrics.horizontalAdvance(shown) + 2 * _PAD)
            marked = special or number > 0
            painter.setPen(QPen(QColor(colors.accent if marked else colors.line), 1))
            painter.setBrush(tint(colors.accent) if marked else QColor(colors.section))
            painter.drawRoundedRect(chip, 8, 8)
            painter.setPen(QColor(colors.text))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), shown)
            left = int(chip.right()) + 6


def _paint_call(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """An exclamation mark on a square: overdue is told by its shape too."""
    paint_shape(painter, rect, "error", color)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(_MARK - 2)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(theme.colors().base))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "!")
    painter.restore()


class TodayList(QTableView):
    """Shows a `TodayModel`. `opened` follows a click or Enter on a row, `asked` wants its menu at a place."""

    opened = Signal(int)
    asked = Signal(int, QPoint)

    def __init__(self, model: TodayModel) -> None:
        super().__init__()
        self.model_ = model
        self.setProperty("list", True)  # first of all: the header takes its look from it
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Work that is due"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self._build_heads()
        self.clicked.connect(self._on_click)

    def _build_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(_SIDE)

    def resizeEvent(self, event: object) -> None:
        """Share the width: the work has what the other columns leave."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        width = self.viewport().width()
        shares = {column: max(int(width * part), _LEAST[column]) for column, part in _SHARES.items()}
        for column, share in shares.items():
            self.setColumnWidth(column, share)
        self.setColumnWidth(MORE, _MORE)
        self.setColumnWidth(TEXT, max(120, width - sum(shares.values()) - _MORE))

    def stand_on(self, row: int) -> None:
        """Make a row current and bring it into sight; one that is not there leaves none."""
        self.setCurrentIndex(self.model_.index(row, TEXT) if row >= 0 else QModelIndex())

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == MORE:
            self.asked.emit(index.row(), self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        else:
            self.opened.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse; from the keyboard, of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.asked.emit(index.row(), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; other keys keep their meaning."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
