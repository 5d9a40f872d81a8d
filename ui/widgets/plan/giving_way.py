"""In a low window one strip gives way to another, so that the table both are about keeps its room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.notice import Notice

_LOW: Final = 560  # pixels of a page
_TURNS: Final = (QEvent.Type.Show, QEvent.Type.Hide)


class GivingWay(QObject):
    """Keeps `strip` away while `before` shows; whether it has anything to say is for its owner."""

    def __init__(self, page: QWidget, strip: Notice, before: QWidget) -> None:
        super().__init__(strip)
        self._page, self._strip, self._before = page, strip, before
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._settle)
        for each in (strip, before, page):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Either strip came or went, or the page has another height."""
        if event.type() in _TURNS or (watched is self._page and event.type() is QEvent.Type.Resize):
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        crowded = self._page.height() < _LOW and not self._before.isHidden()
        self._strip.setVisible(bool(self._strip.text.text()) and not crowded)
