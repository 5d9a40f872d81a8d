"""A button with the verbs that are wanted less often, so that those of every day stand in one row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ui.icons import icon


class MoreButton(QToolButton):
    """Opens a menu; `add` gives the action of one verb, to be allowed, hidden or named anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icon("list"))
        self.setText(self.tr("More"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def add(self, picture: str, words: str, call: Callable[[], object]) -> QAction:
        """One more verb at the end of the menu; `picture` may be empty."""
        action = self._menu.addAction(icon(picture), words) if picture else self._menu.addAction(words)
        action.triggered.connect(call)
        return action

    def part(self) -> None:
        """A line below the verbs so far."""
        self._menu.addSeparator()
