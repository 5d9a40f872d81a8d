"""One plan out of several as a flat table: a row for each section, a row for each task of the result."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ccapp.domain.joining import Group, Joining
from ui import theme
from ui.icons import icon

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_BACKGROUND: Final = int(Qt.ItemDataRole.BackgroundRole)
_ICON: Final = int(Qt.ItemDataRole.DecorationRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_CENTER: Final = int(Qt.AlignmentFlag.AlignCenter)
_TOP: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_NOWHERE: Final = QModelIndex()


class UniteRows(QAbstractTableModel):
    """First the task, then a column for each old plan with the number the task has there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, Group | None]] = []
        self._sources: tuple[str, ...] = ()
        self._of_goals = False
        self._bold = QFont()
        self._bold.setBold(True)

    def show_joining(self, joining: Joining) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._sources = joining.sources
        self._of_goals = joining.of_goals
        self._rows = []
        for part in joining.parts:
            self._rows.append((part.name, None))
            self._rows += [(" ".join(group.main.title.split()), group) for group in part.groups]
        self.endResetModel()

    @property
    def sections(self) -> list[int]:
        """Rows that hold the name of a section."""
        return [row for row, (_, group) in enumerate(self._rows) if group is None]

    def group(self, row: int) -> Group | None:
        """The task of a row; None for a section or outside."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def row_of(self, member: str) -> int:
        """The row of the task that a member belongs to; -1 where there is none."""
        for row, (_, group) in enumerate(self._rows):
            if group is not None and any(each.id == member for each in group.members):
                return row
        return -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Sections and tasks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The task and the plans."""
        return 0 if parent.isValid() else 1 + len(self._sources)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Words above the columns; none beside the rows."""
        if orientation is not Qt.Orientation.Horizontal or role not in (_DISPLAY, _TOOLTIP):
            return None
        if section:
            return self._sources[section - 1]
        return self.tr("Goal of the new plan") if self._of_goals else self.tr("Task of the new plan")

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts; sections stand out, a task that may be another one is marked."""
        words, group = self._rows[index.row()]
        if role == _DISPLAY or (role == _TOOLTIP and index.column() == 0):
            return words if index.column() == 0 else self._numbers(group, index.column() - 1)
        if role == _ALIGN:
            return _TOP if index.column() == 0 else _CENTER
        if group is None:
            section = QColor(theme.colors().section)
            return self._bold if role == _FONT else section if role == _BACKGROUND else None
        asks = role == _ICON and index.column() == 0 and group.like
        return icon("circle-help") if asks else None

    def _numbers(self, group: Group | None, source: int) -> str:
        """The numbers a task has in a plan; a dash where that plan does not have it."""
        if group is None:
            return ""
        there = [each.number or "✓" for each in group.members if each.source == source]
        return ", ".join(there) or "-"
