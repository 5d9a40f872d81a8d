"""A window that takes files: dropped on it, handed over by a second start, or named at the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.desk import Desk
from ui.registry import Page

_LATER: Final = 200  # milliseconds between looks whether a dialog is still open
# Which page takes a dropped file; the first that this office has. Anything else is read as a plan.
_TAKERS: Final = {
    ".khx": ("reception", "exchange", "settings"),
    ".zip": ("reception", "exchange"),
    ".ccbak": ("settings",),
}


class FileTaker(QMainWindow):
    """Gives each file to the page in front, else to the one that opens its kind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAcceptDrops(True)

    def in_front(self) -> Page | None:
        """The page in front, None before the first."""
        raise NotImplementedError

    def has(self, key: str) -> bool:
        """Whether this office has a page."""
        raise NotImplementedError

    def navigate(self, key: str, **place: object) -> None:
        """Go to a page, and to a place in it."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # Only after the drop has ended: the desktop waits for it, and the file may open a dialog.
        QTimer.singleShot(0, self, lambda: self._open_dropped(paths))

    def _open_dropped(self, paths: Sequence[str]) -> None:
        """Several plans are taken in together; of other files the first one counts."""
        if len(paths) > 1 and not any(Path(path).suffix.lower() in _TAKERS for path in paths):
            self.navigate("take-in", files=paths)
        elif paths:
            self.open_file(paths[0])

    def open_file(self, path: str) -> None:
        """Open a file by what it is; it waits while a dialog is open."""
        if self.desk.busy or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LATER, self, lambda: self.open_file(path))
            return
        here = self.in_front()
        if here is not None and here.drop(path):
            return
        takers = _TAKERS.get(Path(path).suffix.lower(), ("take-in",))
        self.navigate(next(key for key in takers if self.has(key)), file=path)

    def come_forward(self) -> None:
        """Show the window to a user who started the program again."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
