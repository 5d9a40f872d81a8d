"""Looks into the watched folder while the window is open, in a thread of its own: a dead share holds nothing.

Asking the system to tell of changes does not work on shares, so the folder is looked at every minute.
"""

from __future__ import annotations

import threading
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ccapp.errors import AppError
from ui import settings
from ui.desk import LOOK, PARTNERS, RECEIVED, WATCHED, Desk

if TYPE_CHECKING:
    from ccapp.exchange.watched import FolderWatch, Found, Look

_EVERY: Final = 60_000  # milliseconds between looks
_BEAT: Final = 200  # milliseconds between questions whether a look has ended
_SILENT: Final = 15.0  # seconds after which a folder does not answer


class _Looking:
    """One look on its way. Its thread never keeps the program from ending."""

    def __init__(self, watch: FolderWatch) -> None:
        self.look: Look | None = None
        self.error: AppError | None = None
        self.since = monotonic()
        self._watch = watch
        self._thread = threading.Thread(target=self._run, name="ccapp-watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.look = self._watch.look()
        except AppError as error:
            self.error = error

    @property
    def is_under_way(self) -> bool:
        return self._thread.is_alive()


class Watcher(QObject):
    """What the watched folder of this machine holds for us. `told` comes whenever that may be another thing.

    `news` are the files not taken in yet, `unfinished` counts those still being copied, `error` says why
    the folder cannot be looked at, `is_silent` that it has not answered for long.
    """

    told = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.news: tuple[Found, ...] = ()
        self.unfinished = 0
        self.error: AppError | None = None
        self.is_silent = False
        self._desk = desk
        self._watch: FolderWatch | None = None
        self._looking: _Looking | None = None
        self._look: Look | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._ask)
        desk.changed.connect(self._on_changed)
        self.follow()

    def follow(self) -> None:
        """Watch the folder that the settings name now, none where they name none."""
        named = settings.load(self._desk.session.store.folder).watched_folder
        self.folder = Path(named) if named else None
        self._watch = self._looking = self._look = self.error = None
        self.news, self.unfinished, self.is_silent = (), 0, False
        self._beat.stop()
        self._timer.stop()
        if self.folder is not None:
            from ccapp.services.handover import (
                watching,  # start-up cost: cryptography, only where a folder is watched
            )

            self._watch = watching.watch(self._desk.session, self.folder)
            self._timer.start(_EVERY)
            self.look()
        self.told.emit()

    def look(self) -> None:
        """Begin to look, unless the look before has not come back."""
        if self._watch is not None and self._looking is None:
            self._looking = _Looking(self._watch)
            self._beat.start(_BEAT)

    def _ask(self) -> None:
        looking = self._looking
        if looking is None or self._desk.busy or not self._desk.is_open:
            return
        if looking.is_under_way:
            if not self.is_silent and monotonic() - looking.since > _SILENT:
                self.is_silent = True
                self.told.emit()
            return
        self._beat.stop()
        self._looking, self.is_silent = None, False
        self._look, self.error = looking.look, looking.error
        self._judge()

    def _judge(self) -> None:
        """Of what lies there, what is new by now."""
        self.news = ()
        if self._look is not None:
            from ccapp.services.handover import watching  # loaded since `follow`

            self.unfinished = self._look.unfinished
            self.news = watching.news(self._desk.session, self._look)
        self.told.emit()

    def _on_changed(self, areas: frozenset[str]) -> None:
        if areas & {WATCHED, LOOK}:
            self.follow()
        elif areas & {RECEIVED, PARTNERS} and self._look is not None:
            self._judge()
