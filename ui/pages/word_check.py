"""Soát văn bản Word as a page of the window: any file, chosen or dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ccapp.exchange.arrivals import is_ours
from ccapp.services.folder.safekeeping import BACKUP_SUFFIX
from ui.desk import Desk
from ui.registry import Page
from ui.widgets.back_button import back_button
from ui.widgets.check.word import Found, WordCheck
from ui.widgets.elided_label import restyled

_MARGIN = 16


class WordCheckPage(Page):
    """The check of a file; it opens no plan and changes none."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._from = "plans"
        self.check = WordCheck(desk.words, self._run)
        back = back_button(self.tr("Back"), lambda: self.navigate(self._from))
        title = QLabel(self.tr("Check a Word text"))
        restyled(title, "title")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(back)
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.check, 1)

    def _run(self, title: str, call: Callable[[], Found]) -> Found | None:
        return self.desk.work(self, title, lambda *_: call())

    def open(self, **place: object) -> None:
        """Come to the front; `file` names a file to check at once, `back` the page to go back to."""
        self._from = str(place.get("back", "plans"))
        if place.get("file"):
            self.check.load(Path(str(place["file"])))
        self.check.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, path: str) -> bool:
        """Check a dropped file; what another office sent is not for this page."""
        if Path(path).suffix.lower() == BACKUP_SUFFIX or is_ours(Path(path)):
            return False
        self.check.load(Path(path))
        return True

    def status(self) -> str:
        """Where the file stays."""
        return self.tr("Nothing is stored.")
