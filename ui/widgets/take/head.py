"""The line at the top of taking in: which file, which step, back, another file, and the one filled button."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel, restyled


class TakeHead(QWidget):
    """Title, file, step and buttons; the page says what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self.another = QPushButton(self.tr("Choose another file…"))
        self.go = QPushButton()
        self._name = ElidedLabel()
        self._step = QLabel()
        heading = QLabel(self.tr("Take from file"))
        restyled(heading, "title")
        restyled(self._name, "muted")
        restyled(self._step, "muted")
        self.go.setProperty("filled", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(heading)
        row.addWidget(self._name, 1)
        for widget in (self._step, self.back, self.another, self.go):
            row.addWidget(widget)

    def show_file(self, name: str) -> None:
        """The file in hand."""
        self._name.setText(name)

    def show_step(self, words: str, button: str, *, ready: bool) -> None:
        """The step in words, what the filled button does, and whether what it needs is there."""
        self._step.setText(words)
        self.go.setText(button)
        self.go.setEnabled(ready)
