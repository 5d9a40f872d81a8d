"""One button of a page stands out: the next step. Which one that is may change while the page is open."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton

from ui.icons import icon


def stand_out(button: QPushButton, *, on: bool, picture: str = "") -> None:
    """Fill a button, or draw it as all others; `picture` names its icon, in the text's colour."""
    if button.property("filled") is on:
        return
    button.setProperty("filled", on)
    if picture:
        role = QPalette.ColorRole.HighlightedText if on else QPalette.ColorRole.ButtonText
        button.setIcon(icon(picture, role))
    button.style().unpolish(button)
    button.style().polish(button)
