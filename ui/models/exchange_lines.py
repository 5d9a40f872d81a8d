"""A small table of texts for the exchange pages: lines with an id, an icon, a tone, maybe a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui import theme
from ui.icons import icon

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ICON: Final = int(Qt.ItemDataRole.DecorationRole)
_COLOR: Final = int(Qt.ItemDataRole.ForegroundRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_TICKED: Final = Qt.CheckState.Checked.value
_UNTICKED: Final = Qt.CheckState.Unchecked.value
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NO_PARENT: Final = QModelIndex()
_TICKABLE: Final = Qt.ItemFlag.ItemIsUserCheckable

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row. `icon` and `tone` (a colour of `theme.Colors`) mark the cell in column `marked`."""

    key: str
    cells: tuple[str, ...]
    icon: str = ""
    tone: str = ""
    ticked: bool | None = None


class LinesModel(QAbstractTableModel):
    """Lines under headings. Ticks, where lines have them, stand in the first column."""

    ticked = Signal()

    def __init__(self, headings: Sequence[str], *, marked: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._marked = marked
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as shown."""
        return tuple(self._lines)

    def row_of(self, key: str) -> int:
        """The row of a line, -1 where it is gone."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Lines; a table has nothing below a line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text, tip, icon, colour and tick of a cell."""
        line, column = self._lines[index.row()], index.column()
        if role in (_DISPLAY, _TIP):
            return line.cells[column]
        if role == _CHECK and column == 0 and line.ticked is not None:
            return _TICKED if line.ticked else _UNTICKED
        if column != self._marked:
            return None
        if role == _ICON and line.icon:
            return icon(line.icon)
        return QColor(getattr(theme.colors(), line.tone)) if role == _COLOR and line.tone else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings; rows have none."""
        if role == _DISPLAY and orientation == _HORIZONTAL:
            return self._headings[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A line with a tick can be ticked."""
        given = super().flags(index)
        tickable = index.column() == 0 and self._lines[index.row()].ticked is not None
        return given | _TICKABLE if tickable else given

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """Tick or untick a line."""
        line = self._lines[index.row()]
        if role != _CHECK or line.ticked is None:
            return False
        self._lines[index.row()] = replace(line, ticked=value in (_TICKED, Qt.CheckState.Checked))
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True
