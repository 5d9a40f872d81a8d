"""What stands where there is nothing yet: one sentence and the ways on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon

_PICTURE = 48
_WIDTH = 420


class EmptyState(QWidget):
    """A picture, a sentence, buttons; in the middle of the room it gets."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture = picture
        self._image = image = QLabel()
        image.setFixedHeight(_PICTURE)
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setFixedWidth(_WIDTH)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(image)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._buttons)
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture only now: most pages have something to show."""
        self._image.setPixmap(icon(self._picture, QPalette.ColorRole.PlaceholderText).pixmap(_PICTURE))
        super().showEvent(event)

    def set_text(self, text: str) -> None:
        """The sentence."""
        self._text.setText(text)
        # A centred label in a layout is not asked how high it is at its width.
        self._text.setMinimumHeight(self._text.heightForWidth(_WIDTH))

    def text(self) -> str:
        """The sentence that stands there."""
        return self._text.text()

    def add_button(self, words: str, call: Callable[[], object]) -> QPushButton:
        """One more way on."""
        button = QPushButton(words)
        button.clicked.connect(call)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
