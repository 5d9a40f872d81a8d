"""A list of differences to read: what is new, what changed, what is no longer there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ccapp.services.reception.differences import Kind, Line
from ui.models.exchange_lines import Line as Shown
from ui.models.exchange_lines import LinesModel
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_SIZE: Final = (980, 520)
_LOOKS: Final = {
    Kind.NEW: ("plus", "good"),
    Kind.CHANGED: ("pencil", "warning"),
    Kind.REMOVED: ("x", "error"),
}


class DifferencesDialog(QDialog):
    """One line for each difference."""

    def __init__(self, parent: QWidget, title: str, head: str, lines: Sequence[Line]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, _SIZE)
        said = QLabel(head)
        said.setWordWrap(True)
        headings = (
            self.tr("Difference"), self.tr("Row"), self.tr("Column"), self.tr("Before"), self.tr("Now"),
        )  # fmt: skip
        self.table = LinesTable(
            LinesModel(headings), title, self.tr("There is no difference."), wide=(1, 3, 4)
        )
        only_rows = not any(each.kind is Kind.CHANGED for each in lines)
        for column in (2, 3, 4):
            self.table.view.setColumnHidden(column, only_rows)
        self.table.show_lines(tuple(_shown(str(at), each) for at, each in enumerate(lines)))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(said)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)


def show_differences(parent: QWidget, title: str, head: str, lines: Sequence[Line]) -> None:
    """Show a list of differences that is only to be read."""
    dialog = DifferencesDialog(parent, title, head, lines)
    dialog.exec()
    dialog.deleteLater()


def _shown(key: str, each: Line) -> Shown:
    look, tone = _LOOKS[each.kind]
    words = {
        Kind.NEW: QCoreApplication.translate("DifferencesDialog", "New row"),
        Kind.CHANGED: QCoreApplication.translate("DifferencesDialog", "Changed"),
        Kind.REMOVED: QCoreApplication.translate("DifferencesDialog", "No longer there"),
    }
    cells = (words[each.kind], each.row, each.column, each.before, each.after)
    return Shown(key=key, cells=cells, icon=look, tone=tone)
