"""What can wait until a widget has been seen: done once, a moment after its first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AFTER: Final = 30  # milliseconds: the picture is on the screen by then


class FirstPaint(QObject):
    """Calls something once, a moment after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, call: Callable[[], object]) -> None:
        super().__init__(widget)
        self._call = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then look no longer."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_AFTER, self, self._call)
        return False
