"""The arrow at the head of a page that leads back to where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from ui.icons import icon


def back_button(words: str, call: Callable[[], object] | None = None) -> QToolButton:
    """A button with the arrow; `words` say where it leads."""
    button = QToolButton()
    button.setIcon(icon("chevron-left"))
    button.setAccessibleName(words)
    button.setToolTip(words)
    if call is not None:
        button.clicked.connect(call)
    return button
