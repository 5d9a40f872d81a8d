"""Where taking in begins: drop or choose a file; what was taken last can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState


class TakeStart(QWidget):
    """Step 0, and 3 where something was just taken in."""

    undo_asked = Signal()
    plan_asked = Signal()
    folder_asked = Signal()
    paste_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.done = QFrame()
        self.done.setProperty("card", True)
        self._words = ElidedLabel()
        self.undo = QPushButton(icon("undo-2"), self.tr("Undo"))
        self._open = QPushButton(self.tr("Open the plan"))
        empty = EmptyState("file-input")
        empty.set_text(
            self.tr(
                "Drop the file of a plan here, or choose it: Word, Excel, PDF and others, also several"
                " or a whole folder. The program finds the table of tasks and shows it before anything"
                " is stored. The file itself is not changed."
            )
        )
        empty.add_button(self.tr("Choose a folder…"), self.folder_asked.emit)
        empty.add_button(self.tr("Paste a copied table"), self.paste_asked.emit)
        row = QHBoxLayout(self.done)
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        row.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.done)
        column.addWidget(empty, 1)
        self.done.hide()
        self.undo.clicked.connect(self.undo_asked)
        self._open.clicked.connect(self.plan_asked)

    def show_done(self, words: str, *, can_undo: bool) -> None:
        """Say what was taken in; nothing without words."""
        self._words.setText(words)
        self.undo.setVisible(can_undo)
        self.done.setVisible(bool(words))

    def words(self) -> str:
        """What is said of the file taken in last."""
        return self._words.text()
