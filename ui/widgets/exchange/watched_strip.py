"""The strip above the page that offers what is new in the watched folder. Nothing is taken in unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.watching import Watcher
from ui.widgets.notice import Notice


class WatchedStrip(QWidget):
    """Says how many files are new, or why the folder cannot be looked at; `take` gets the new files."""

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._take = take
        self._put_off: object = None
        self.watcher = Watcher(desk, self)
        self.notice = Notice()
        self.notice.setObjectName("watched")
        self.receive = self.notice.add_button("", self._receive)
        self.again = self.notice.add_button("", self._look_again)
        self.later = self.notice.add_button("", self._later)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(self.notice)
        self.watcher.told.connect(self._show)
        self._show()

    def _state(self) -> object:
        """What the strip is about; once put off, it stays away until this is another thing."""
        watcher = self.watcher
        if watcher.error is not None or watcher.is_silent:
            return "gone"
        return frozenset(each.sha256 for each in watcher.news)

    def _show(self) -> None:
        state = self._state()
        self._desk.tell_of_folder(self._words() if state == "gone" else "")
        if state != self._put_off:
            self._put_off = None
        words = self._words() if self._put_off is None else ""
        if not words:
            self.hide()
            return
        trouble = state == "gone"
        self.receive.setText(self.tr("Receive them"))
        self.receive.setVisible(not trouble)
        self.again.setText(self.tr("Look again"))
        self.again.setVisible(trouble and not self.watcher.is_silent)
        self.later.setText(self.tr("Close") if trouble else self.tr("Later"))
        self.notice.say(words)
        self.show()

    def _words(self) -> str:
        watcher = self.watcher
        if watcher.error is not None:
            return self._desk.words.error(watcher.error)
        if watcher.is_silent:
            words = self.tr(
                "{folder}: the shared folder does not answer. The program goes on looking; data here is"
                " unaffected."
            )
            return words.format(folder=watcher.folder)
        if not watcher.news:
            return ""
        new = self.tr("New files in the shared folder {folder}: {count}.")
        said = new.format(folder=watcher.folder, count=len(watcher.news))
        if watcher.unfinished:
            more = self.tr("Not copied completely yet: {count}; they are looked at again by themselves.")
            said = f"{said} {more.format(count=watcher.unfinished)}"
        return said

    def _receive(self) -> None:
        if not self._desk.busy:
            self._take([each.path for each in self.watcher.news])

    def _look_again(self) -> None:
        self._put_off = None
        self.watcher.look()

    def _later(self) -> None:
        self._put_off = self._state()
        self.hide()
