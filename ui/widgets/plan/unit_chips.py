"""The units of a cell side by side, each with a cross to take it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow import FlowLayout

_BELOW: Final = 4  # pixels between the chips and the words
_CROSS: Final = QSize(12, 12)


class ChipRow(QWidget):
    """Shows names; `removed` tells the number of the one whose cross was pressed. It takes no focus."""

    removed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._flow = FlowLayout()
        self.setLayout(self._flow)

    def show_units(self, names: Sequence[str]) -> None:
        """A chip for each name, in their order."""
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for number, name in enumerate(names):
            self._flow.addWidget(self._chip(number, name))
        self.setVisible(bool(names))

    def _chip(self, number: int, name: str) -> QFrame:
        chip = QFrame(self)
        chip.setProperty("chip", True)
        cross = QToolButton()
        cross.setIcon(icon("x"))
        cross.setIconSize(_CROSS)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setAccessibleName(self.tr("Remove {unit}").format(unit=name))
        cross.setToolTip(self.tr("Remove {unit}").format(unit=name))
        cross.clicked.connect(lambda: self.removed.emit(number))
        row = QHBoxLayout(chip)
        row.setContentsMargins(6, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(ElidedLabel(name))
        row.addWidget(cross)
        chip.show()
        return chip

    def height_for(self, width: int) -> int:
        """How high the chips are at a width, the gap below included; nothing without chips."""
        return self._flow.heightForWidth(width) + _BELOW if self._flow.count() else 0
