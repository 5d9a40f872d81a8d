"""A window that takes files: dropped on it, handed over by a second start, or named at the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ccapp.errors import FileError
from ccapp.services.folder.safekeeping import BACKUP_SUFFIX
from ui.desk import Desk
from ui.registry import Page

_LATER: Final = 200  # milliseconds between looks whether a dialog is still open
# Which page takes what; the first that this office has. Anything else is read as a plan.
_OURS: Final = ("reception", "exchange", "settings")
_ZIPPED: Final = ("reception", "take-in")
_ZIP: Final = ".zip"
_RECEIVING: Final = frozenset(_OURS[:2])


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
        """Files of one kind are taken together; of several kinds those of the first, and it is said."""
        if len(paths) < 2:  # noqa: PLR2004 - one is for the page in front
            for path in paths:
                self.open_file(path)
            return
        pages = [self._taker(path) for path in paths]
        chosen = [path for path, page in zip(paths, pages, strict=True) if page == pages[0]]
        if pages[0] in _RECEIVING:
            self.navigate(pages[0], dropped=chosen)
        elif pages[0] == "take-in":
            self.navigate("take-in", files=chosen)
        else:
            self.open_file(chosen[0])
            chosen = chosen[:1]
        if len(chosen) < len(paths):
            said = QCoreApplication.translate(
                "file-taker", "{count} of the files belong to another page: drop them by themselves."
            )
            self.desk.said.emit(said.format(count=len(paths) - len(chosen)))

    def _taker(self, path: str) -> str:
        """The page that takes a file, by what is in it: a download may be called anything."""
        file = Path(path)
        pages: tuple[str, ...] = ("take-in",)
        if file.suffix.lower() == BACKUP_SUFFIX:
            pages = ("settings",)
        elif _is_ours(file):
            pages = _OURS
        elif file.suffix.lower() == _ZIP:
            pages = _ZIPPED
        return next(key for key in pages if self.has(key))

    def open_file(self, path: str) -> None:
        """Open a file by what it is; it waits while a dialog is open."""
        if self.desk.busy or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LATER, self, lambda: self.open_file(path))
            return
        here = self.in_front()
        if here is not None and here.drop(path):
            return
        self.navigate(self._taker(path), file=path)

    def come_forward(self) -> None:
        """Show the window to a user who started the program again."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()


def _is_ours(path: Path) -> bool:
    """Whether a file is the program's, or a folder holds such; one of too many files is for the page that
    says so.
    """
    from ccapp.exchange.arrivals import holds_package, is_ours, walk  # start-up cost: cryptography

    try:
        return is_ours(path) or (path.is_dir() and any(holds_package(each) for each in walk(path)))
    except FileError:
        return True
