"""Find in the table: without accents, next and previous, how many; it waits while a word is composed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from ui.icons import icon

_PAUSE: Final = 200  # milliseconds after the last key


class FindBar(QFrame):
    """`searched` follows typing, `asked` asks for the next found cell (True: the one before), `replacing` for
    the line to replace with.
    """

    searched = Signal(str)
    asked = Signal(bool)
    replacing = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.count = QLabel()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self._sought = ""
        self._build()

    def _build(self) -> None:
        self.say_exact(exact=False)
        self.words.setAccessibleName(self.tr("Find in the table"))
        self.words.setClearButtonEnabled(True)
        self.words.textEdited.connect(lambda _: self._timer.start())
        self.words.textChanged.connect(lambda text: None if text else self._search())
        self.count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        row.addWidget(self._button("arrow-up", self.tr("Previous (Shift+F3)"), lambda: self.ask(back=True)))
        row.addWidget(self._button("arrow-down", self.tr("Next (F3)"), lambda: self.ask(back=False)))
        self.replace = self._button("pencil", self.tr("Replace (Ctrl+H)"), self.replacing.emit)
        row.addWidget(self.replace)
        row.addWidget(self._button("x", self.tr("Close (Esc)"), self.close_bar))

    def _button(self, picture: str, words: str, call: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(call)
        return button

    def say_exact(self, *, exact: bool) -> None:
        """What the words are compared by: to be replaced, a text must read exactly so."""
        loose = self.tr("Find in the table; accents are not needed")
        self.words.setPlaceholderText(self.tr("Find exactly these words") if exact else loose)

    def _search(self) -> None:
        if self.words.text() != self._sought:
            self._sought = self.words.text()
            self.searched.emit(self._sought)

    def ask(self, *, back: bool) -> None:
        """Go to the next or previous found cell; new words first lead to the nearest one from here on."""
        self._timer.stop()
        if self.words.text() != self._sought:
            self._search()
        else:
            self.asked.emit(back)

    def show_count(self, at: int, of: int) -> None:
        """Which of how many is current (0: none of them)."""
        if not self._sought:
            self.count.setText("")
        elif not of:
            self.count.setText(self.tr("Not found"))
        elif at:
            self.count.setText(self.tr("{at} of {of}").format(at=at, of=of))
        else:
            self.count.setText(self.tr("{of} found").format(of=of))

    def open_bar(self) -> None:
        """Show the bar with its words selected, ready to be typed over."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and what it found."""
        self.hide()
        self._timer.stop()
        self._sought = ""
        self.searched.emit("")
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ask(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
