"""A file in a form: its name, a button to choose it, and one to do without."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel


def named(path: str, suffix: str) -> Path:
    """The file meant by a name that was typed, with or without its ending: `07.KH` is `07.KH.pdf`."""
    typed = Path(path)
    return typed if typed.suffix.lower() == suffix else typed.with_name(f"{typed.name}{suffix}")


class FileChoice(QWidget):
    """`path` is what was chosen; `nothing` are the words shown where nothing is."""

    changed = Signal()

    def __init__(self, title: str, kinds: str, nothing: str, path: Path | None = None) -> None:
        super().__init__()
        self._title, self._kinds, self._nothing = title, kinds, nothing
        self.path: Path | None = None
        self._name = ElidedLabel()
        self.choose = QPushButton(QCoreApplication.translate("file_choice", "Choose…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self._clear = QToolButton()
        self._clear.setIcon(icon("x"))
        self._clear.setToolTip(QCoreApplication.translate("file_choice", "Without"))
        self._clear.setAccessibleName(self._clear.toolTip())
        self._clear.clicked.connect(lambda: self.take(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name, 1)
        line.addWidget(self._clear)
        line.addWidget(self.choose)
        self.take(path)

    def take(self, path: Path | None) -> None:
        """Show a file as chosen; one that is gone meanwhile is not."""
        self.path = path if path is not None and path.is_file() else None
        self._name.setText(self.path.name if self.path else self._nothing)
        self._clear.setVisible(self.path is not None)
        self.changed.emit()

    def _ask(self) -> None:
        folder = str(self.path.parent) if self.path else ""
        chosen, _ = QFileDialog.getOpenFileName(self, self._title, folder, self._kinds)
        if chosen:
            self.take(Path(chosen))
