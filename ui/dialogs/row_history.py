"""Lịch sử của dòng này: who changed what in a row, when, and what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.layout import SECTION_NUMBER, Level
from ccapp.services.plans import planning
from ui.models.exchange_lines import LinesModel
from ui.models.history_lines import history_lines
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

if TYPE_CHECKING:
    from ccapp.domain.layout import Layout
    from ccapp.domain.plan import RecordId
    from ccapp.services.session import Session
    from ccapp.store.history import FieldChange
    from ui.desk import Desk

_SIZE: Final = (980, 520)
_BEFORE: Final = 4  # the column of the text that stood there


class RowHistory(QDialog):
    """What happened to the records of one row, the latest first."""

    def __init__(self, parent: QWidget, desk: Desk, records: Sequence[RecordId], layout: Layout) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of this row"))
        headings = (
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Column"),
            self.tr("Before"),
            self.tr("After"),
        )
        none = self.tr("Nothing of this row has changed yet.")
        self.table = LinesTable(LinesModel(headings), self.windowTitle(), none, wide=(4, 5))
        self.copy = QPushButton(self.tr("Copy what stood before"))
        self.copy.setToolTip(self.tr("The text of the chosen line before that change, to be pasted again"))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.table.picked.connect(self._allow)
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        columns = {each.key: " ".join(each.full_heading.split()) for each in layout.columns}
        columns |= dict.fromkeys((SECTION_NUMBER, Level.SECTION.value), self.tr("Section"))
        found = desk.do(self, lambda session: _changes(session, records)) or ()
        self.table.show_lines(history_lines(found, columns, desk.action))
        fit(self, _SIZE)

    def _chosen(self) -> str:
        row = self.table.view.currentIndex().row()
        lines = self.table.model.lines
        return lines[row].cells[_BEFORE] if 0 <= row < len(lines) else ""

    def _allow(self) -> None:
        self.copy.setEnabled(bool(self._chosen()))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._chosen())


def _changes(session: Session, records: Sequence[RecordId]) -> tuple[FieldChange, ...]:
    return tuple(change for record in records for change in planning.history(session, record))


def show_history(parent: QWidget, desk: Desk, records: Sequence[RecordId], layout: Layout) -> None:
    """Show the history of a row until it is closed."""
    dialog = RowHistory(parent, desk, records, layout)
    dialog.exec()
    dialog.deleteLater()
