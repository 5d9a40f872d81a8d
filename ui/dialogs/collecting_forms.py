"""Biểu thu thập: of which plan, and for which communes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.plan import Plan, RecordId
from ccapp.services.handover.directory import Standing, Subordinate
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.choice import Choice
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_SIZE: Final = (640, 520)
_LETTERS: Final = 40  # of a plan's title that show at least


class CollectingFormsDialog(QDialog):
    """Communes that are not connected are ticked; the filled button goes on to ask for a folder."""

    def __init__(self, parent: QWidget, plans: Sequence[Plan], offices: Sequence[Subordinate]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Excel forms for communes without the program"))
        fit(self, _SIZE)
        hint = QLabel(
            self.tr(
                "Each commune gets an Excel file of its own with the rows of the plan. It fills the yellow"
                " cells and sends the file back; drop it on this page."
            )
        )
        hint.setWordWrap(True)
        self._plan = Choice()
        self._plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._plan.setMinimumContentsLength(_LETTERS)
        self._plan.setAccessibleName(self.tr("Plan"))
        for plan in plans:
            self._plan.addItem(plan.title, plan.id)
        self.table = LinesTable(
            LinesModel((self.tr("Office"),)),
            self.tr("Offices"),
            self.tr("No office is on the list. Add the communes on the page Directory first."),
            wide=(0,),
        )
        self.table.show_lines(
            tuple(
                Line(key=each.name, cells=(each.name,), ticked=each.standing is not Standing.CONNECTED)
                for each in offices
            )
        )
        self.make = QPushButton()
        self._build(hint)
        self.table.model.ticked.connect(self._show_button)
        self._show_button()

    def _build(self, hint: QLabel) -> None:
        self.make.setProperty("filled", True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.style().polish(self.make)  # the box has had it drawn as an ordinary button before
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        for widget in (hint, self._plan):
            box.addWidget(widget)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)

    @property
    def plan(self) -> RecordId:
        """The plan chosen, "" where there is none."""
        return RecordId(self._plan.currentData() or "")

    @property
    def offices(self) -> tuple[str, ...]:
        """The names that are ticked."""
        return tuple(line.key for line in self.table.model.lines if line.ticked)

    def _show_button(self) -> None:
        count = len(self.offices)
        self.make.setText(self.tr("Make {count} forms…").format(count=count))
        self.make.setEnabled(bool(count and self.plan))
