"""A line above the table: why it is locked, or what was typed into a cell that is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QToolButton

from ui.icons import icon
from ui.widgets.notice_layout import NoticeLayout

_SHOWN: Final = 240  # characters of a typed text; all of it is copied


class Notice(QFrame):
    """One sentence on a card, and what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._picture = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.row = NoticeLayout(self)
        self.row.addWidget(self._picture)
        self.row.addWidget(self.text)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture only now: most lines are never shown."""
        self._picture.setPixmap(icon("info").pixmap(20))
        super().showEvent(event)

    def add_button(self, words: str, call: Callable[[], object]) -> QPushButton:
        """A way on at the right end."""
        button = QPushButton(words)
        button.clicked.connect(call)
        self.row.addWidget(button)
        return button

    def say(self, words: str) -> None:
        """Show a sentence; an empty one hides the line."""
        self.text.setText(words)
        self.setVisible(bool(words))


class StrandedText(Notice):
    """Keeps a typed text whose cell changed or went away meanwhile, until it is copied or dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = self.add_button(self.tr("Copy what I typed"), self._copy)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self._dismiss)
        self.row.addWidget(close)

    def keep(self, typed: str) -> None:
        """Take over a text. One that is still waiting stays, above the new one."""
        self.typed = f"{self.typed}\n{typed}" if self.typed else typed
        short = self.typed if len(self.typed) <= _SHOWN else self.typed[:_SHOWN] + "…"
        words = self.tr("The cell was changed while you were typing, so this was not saved: “{text}”")
        self.say(words.format(text=short))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.typed)
        self._dismiss()

    def _dismiss(self) -> None:
        self.typed = ""
        self.say("")
