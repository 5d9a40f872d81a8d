"""How many findings of each level there are; a click shows only those, and what was left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from ccapp.domain.findings import Severity
from ui.icons import icon
from ui.models.check_lines import level_words
from ui.widgets.check_shapes import shape_icon
from ui.widgets.flow import FlowLayout

EVERY: Final = ""
KEPT: Final = "kept"


class CheckCounts(QWidget):
    """One button for each level and one for what is kept. `chosen` gives the level, `KEPT` or `EVERY`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown = EVERY
        self._row = FlowLayout()
        self.setLayout(self._row)
        self.buttons = {name: self._button(name) for name in (*map(str, Severity), KEPT)}

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: self.choose(EVERY if self.shown == name else name))
        self._row.addWidget(button)
        button.hide()
        return button

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """The numbers of now; a level without any has no button."""
        kept = self.tr("Kept as it is {count}").format(count=counts.get(KEPT, 0))
        for name, button in self.buttons.items():
            count = counts.get(name, 0)
            button.setText(kept if name == KEPT else f"{level_words(Severity(name))} {count}")
            button.setVisible(count > 0)
        self._dress()
        if self.shown and not counts.get(self.shown):
            self.choose(EVERY)

    def choose(self, name: str) -> None:
        """Show one level, what is kept, or everything."""
        self.shown = name
        for each, button in self.buttons.items():
            button.setChecked(each == name)
        self.chosen.emit(name)

    def _dress(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(icon("archive") if name == KEPT else shape_icon(name))

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
