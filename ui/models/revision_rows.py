"""What differs between two versions of a plan as a flat table, one row for each difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccapp.domain.revisions import Revision, what_code
from ccapp.words import Words

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_NOWHERE = QModelIndex()
NUMBER, TITLE, COLUMN, BEFORE, AFTER = range(5)


class RevisionRows(QAbstractTableModel):
    """Number and words of the task, what changed of it, how it was and how it is."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Revision, ...] = ()
        self._heads = ["TT", self.tr("Content, task"), self.tr("Column"), "", ""]

    def show_rows(self, rows: Sequence[Revision], older: str, newer: str) -> None:
        """Replace all rows; `older` and `newer` name the two versions."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._heads[BEFORE], self._heads[AFTER] = older, newer
        self.endResetModel()

    def revision(self, row: int) -> Revision:
        """The difference of a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Differences."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Five."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Words above the columns; none beside the rows."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts; also as a tooltip, for they may be cut."""
        if role in (_DISPLAY, _TOOLTIP):
            return self._text(self._rows[index.row()], index.column())
        return _TOP if role == _ALIGN else None

    def _text(self, one: Revision, column: int) -> str:
        if column == COLUMN:
            code = what_code(one)
            return self._words.text(code) if code else one.heading or one.field
        return {NUMBER: one.label, TITLE: one.title, BEFORE: one.before, AFTER: one.after}[column]
