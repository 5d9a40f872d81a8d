"""Targets by year that a superior hands out, beside those of the plan: what is ticked is taken over."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ccapp.services.intake.merging import Choice
from ccapp.services.reception.handed_targets import HandedTargets
from ui.widgets.scrolled import fit
from ui.widgets.take.merge import TakeMerge

_SIZE = (980, 560)


class HandedTargetsDialog(QDialog):
    """A list to look through; the filled button takes what is ticked, in one step that can be undone."""

    def __init__(self, parent: QWidget, offer: HandedTargets) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Targets handed out by {office}").format(office=offer.office))
        self.merge = TakeMerge()
        self.merge.show_merging(offer.merging)
        self.merge.changed.connect(self._show_count)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("filled", True)
        self.take.style().polish(self.take)  # the box has had it drawn as an ordinary button before
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.merge, 1)
        box.addWidget(buttons)
        fit(self, _SIZE)
        self._show_count()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is ticked."""
        return self.merge.choices

    def _show_count(self) -> None:
        self.take.setText(self.tr("Take what is ticked ({count})").format(count=self.merge.count))
        self.take.setEnabled(self.merge.count > 0)
