"""A field for words to look for: it waits for a pause, and for an input method that is still composing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_PAUSE: Final = 200  # milliseconds after the last key
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchBox(QLineEdit):
    """`searched` follows typing, `opened` asks for what the list stands on.

    Arrow keys move in the list, which never writes into the field. Enter first finishes a word in
    composition and looks for what is typed by then.
    """

    searched = Signal(str)
    opened = Signal()

    def __init__(self, results: QAbstractItemView) -> None:
        super().__init__()
        self._results = results
        self._sought = ""
        self._composing = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._look)
        self.textChanged.connect(lambda _: self._timer.start())
        self.setClearButtonEnabled(True)

    def _look(self) -> None:
        """Search for what is there; while a word is composed, only after it."""
        if self._composing:
            return
        if self.text() != self._sought:
            self._sought = self.text()
            self.searched.emit(self._sought)

    def look_now(self) -> None:
        """Search without waiting, a word in composition included."""
        QGuiApplication.inputMethod().commit()
        self._composing = False
        self._timer.stop()
        self._look()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed; its end starts the pause."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if not self._composing:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows move in the list."""
        if event.key() in _ENTER:
            self.look_now()
            self.opened.emit()
        elif event.key() in _MOVES:
            self._results.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
