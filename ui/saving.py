"""What the status bar knows of saving: what reached the disk and when, another try, a copy elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.registry import Page
from ui.widgets.status_line import StatusLine

_AGAIN: Final = 10_000  # milliseconds between two tries of a disk that took nothing


class SaveState(QObject):
    """Follows a desk for the status bar of its window; `in_front` gives the page whose editor may be open."""

    def __init__(
        self, window: QWidget, desk: Desk, status: StatusLine, in_front: Callable[[], Page | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._status = status
        self._in_front = in_front
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.try_again)
        desk.saved.connect(self._on_saved)
        desk.unsaved.connect(self._on_unsaved)
        status.elsewhere_asked.connect(self._save_elsewhere)

    def tell_backup(self) -> None:
        """What the status bar says before anything has been saved."""
        at = self._desk.last_backup()
        if at is not None:
            self._status.show_backup(at, self._desk.session.clock().astimezone())

    def try_again(self) -> None:
        """Try once more, without a word, to store the text that a full disk left in its editor."""
        here = self._in_front()
        modal = QApplication.activeModalWidget() is not None
        free = self._desk.is_open and not self._desk.busy and not modal
        if here is None or not free or not here.unsaved():
            return
        with self._desk.quietly():
            here.save_open()

    def _on_saved(self, at: datetime) -> None:
        self._again.stop()
        self._status.show_saved(at)

    def _on_unsaved(self) -> None:
        self._status.show_unsaved(kept=bool(self._unsaved()))
        self._again.start()

    def _unsaved(self) -> str:
        here = self._in_front()
        return here.unsaved() if here is not None else ""

    def _save_elsewhere(self) -> None:
        from ui.dialogs.backing_up import save_elsewhere  # start-up cost: dialogs

        if not self._desk.busy:
            save_elsewhere(self._window, self._desk, self._unsaved())
