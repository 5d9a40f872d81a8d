"""A page that takes files in, wherever on it they are dropped, and the strip at the top of such a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk import Desk
from ui.registry import Page
from ui.widgets.exchange.receive import ReceivePanel
from ui.widgets.flow import EndFlow


class ReceivingPage(Page):
    """A page on which files may be dropped anywhere."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.setAcceptDrops(True)
        self.receiving = self.make_panel(desk)

    def make_panel(self, desk: Desk) -> ReceivePanel:
        """The panel that takes files in."""
        return ReceivePanel(desk, self.take)

    def take(self, paths: Sequence[Path]) -> None:
        """Do with these paths what the page is for."""
        self.receiving.bring(paths)

    def take_at_once(self, paths: Sequence[Path]) -> None:
        """As `take`, without a look first."""
        self.receiving.receive(paths)

    def open(self, **place: object) -> None:
        """Come to the front, maybe with a `file` or several `dropped` to look at, or `files` to take in at
        once.
        """
        self.refresh()
        files = place.get("files")
        if isinstance(files, list):  # from the shared folder, where they were asked for already
            self.take_at_once([Path(file) for file in files])
        elif place.get("file") or place.get("dropped"):
            several = place.get("dropped")
            named = several if isinstance(several, list) else [place["file"]]
            self.take([Path(str(each)) for each in named])
            self.refresh()  # a page that is not in front yet hears of no change

    def drop(self, path: str) -> bool:
        """Take a file or folder that the window was given."""
        self.take([Path(path)])
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take any number of files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take all that was dropped at once."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.take(paths)


def heading_row(title: QWidget, *buttons: QWidget) -> QHBoxLayout:
    """The strip at the top of a page: title left, buttons right, in a narrow window one below the other."""
    row, right = QHBoxLayout(), EndFlow()
    row.setSpacing(8)
    row.addWidget(title, 1)
    row.addLayout(right)
    for button in buttons:
        right.addWidget(button)
    return row
