"""The table of the exchange pages: whole lines, wrapped texts, a line of words where it is empty."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.table.fitted_rows import keep_rows_fitted
from ui.widgets.table.shared_room import SharedRoom

_LEAST_ROW: Final = 30
_HEIGHT: Final = 96
_CONTENTS: Final = QHeaderView.ResizeMode.ResizeToContents
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _View(QTableView):
    """Enter on a line is the same as a double click."""

    enter_pressed = Signal(QModelIndex)  # not `entered`: that is what Qt says of the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line with Enter; other keys keep their meaning."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.enter_pressed.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _OneLine(QStyledItemDelegate):
    """For names of files, which would else be broken at every hyphen; the tooltip has the whole of them."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the text be cut with dots in its middle."""
        super().initStyleOption(option, index)
        wraps = QStyleOptionViewItem.ViewItemFeature.WrapText
        option.features &= ~wraps  # type: ignore[attr-defined]  # the stubs lack the option's fields


class LinesTable(QStackedWidget):
    """Shows a `LinesModel`; `opened` gives the key of a line that was double-clicked or entered.

    `wide` columns hold sentences and get the room that is left; column `files` holds names of files, which
    stay on one line.
    """

    opened = Signal(str)
    picked = Signal()

    def __init__(
        self,
        model: LinesModel,
        name: str,
        empty: str,
        *,
        wide: tuple[int, ...],
        files: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.view = _View()
        self.view.setProperty("list", True)  # first of all: the header takes its look from it
        self.view.setModel(model)
        self.view.setAccessibleName(name)
        self._empty = QLabel(empty)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.addWidget(self._empty)
        self.addWidget(self.view)
        self._set_up(wide)
        if files is not None:
            self.view.setItemDelegateForColumn(files, _OneLine(self))
        self.view.enter_pressed.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self.picked.emit())

    def _set_up(self, wide: tuple[int, ...]) -> None:
        view = self.view
        view.setObjectName("ticks")  # the look of the ticks, if there are any
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setMinimumHeight(_HEIGHT)
        view.verticalHeader().hide()
        view.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
        view.verticalHeader().setSectionResizeMode(_CONTENTS)  # tens of short lines, never a plan's table
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        SharedRoom(view, wide)
        keep_rows_fitted(view)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Replace the lines and keep the place by id."""
        key = self.current
        self.model.show(lines)
        self.setCurrentIndex(1 if lines else 0)
        row = self.model.row_of(key)
        if row >= 0:
            self.view.selectRow(row)

    @property
    def current(self) -> str:
        """The key of the current line, empty where there is none."""
        row = self.view.currentIndex().row()
        return self.model.lines[row].key if 0 <= row < len(self.model.lines) else ""

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.lines[index.row()].key)
