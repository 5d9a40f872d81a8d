"""The columns of a table as a list: shown or not, heading, width; changed with mouse or keys alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ccapp.domain import column_edits
from ccapp.domain.layout import Column, Layout
from ccapp.text.normalize import clean

Index = QModelIndex | QPersistentModelIndex

HEADING, WIDTH = range(2)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_TEXTS: Final = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)})
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_NO_PARENT: Final = QModelIndex()
_WIDTH_ROOM: Final = 110  # pixels


class ColumnsModel(QAbstractTableModel):
    """Shows the columns of a layout, a row each; `edited` follows every change of it."""

    edited = Signal()

    def __init__(self, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout_ = layout

    def show(self, layout: Layout) -> None:
        """Another layout."""
        self.beginResetModel()
        self.layout_ = layout
        self.endResetModel()
        self.edited.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """One row for each column of the table."""
        return 0 if parent.isValid() else len(self.layout_.columns)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Heading with its tick, and width."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """The heading on one line; the width in millimetres as written here."""
        if not index.isValid():
            return None
        column = self.layout_.columns[index.row()]
        if role == _CHECK and index.column() == HEADING:
            return (Qt.CheckState.Unchecked if column.hidden else Qt.CheckState.Checked).value
        if role not in _TEXTS:
            return None
        return _heading(column, role) if index.column() == HEADING else millimetres(column.width)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """What stands in the two columns."""
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Shown, and its heading"), self.tr("Width (mm)"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited; a heading has the tick."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == HEADING else flags

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Take a tick, a heading or a width; False for a width that is no number."""
        key = self.layout_.columns[index.row()].key
        if role == _CHECK:
            shown = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._take(index, column_edits.shown(self.layout_, key, shown=shown))
        if role != _EDIT:
            return False
        if index.column() == HEADING:
            # What was not changed keeps the line breaks that one line cannot show.
            same = clean(str(value)) == _heading(self.layout_.columns[index.row()], _EDIT)
            return same or self._take(index, column_edits.renamed(self.layout_, key, str(value)))
        width = tenths(str(value))
        return width is not None and self._take(index, column_edits.widened(self.layout_, {key: width}))

    def _take(self, index: Index, layout: Layout) -> bool:
        self.layout_ = layout
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


def _heading(column: Column, role: int) -> str:
    heading = " ".join(column.heading.split())
    group = " ".join(column.group.split())
    return f"{group} / {heading}" if group and role == _DISPLAY else heading


def millimetres(tenths_: int) -> str:
    """340 as `34`, 337 as `33,7`."""
    whole, rest = divmod(tenths_, 10)
    return f"{whole},{rest}" if rest else str(whole)


def tenths(text: str) -> int | None:
    """Millimetres as typed, with comma or point, as tenths; None for what is no number."""
    try:
        number = float(text.replace(",", ".").replace("mm", "").strip())
    except ValueError:
        return None
    return round(number * 10) if 0 < number < column_edits.WIDTHS[-1] else None


class ColumnList(QTableView):
    """The list itself. Space ticks, F2 and typing edit, Alt with an arrow asks to move the column."""

    moving = Signal(bool)

    def __init__(self, model: ColumnsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(WIDTH, _WIDTH_ROOM)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)

    @property
    def key(self) -> str:
        """The key of the current column; "" for none."""
        row = self.currentIndex().row()
        return self.model_.layout_.columns[row].key if 0 <= row < self.model_.rowCount() else ""

    def go(self, key: str) -> None:
        """Make a column current; where it has gone, the first."""
        keys = self.model_.layout_.keys
        row = keys.index(key) if key in keys else 0
        self.setCurrentIndex(self.model_.index(row, HEADING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move; Enter is the dialog's when nothing is being written."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        }:
            self.moving.emit(event.key() == Qt.Key.Key_Up)
            return
        super().keyPressEvent(event)
