"""A line that says what was just done, with ways to look at it and to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from ui.icons import icon
from ui.widgets.notice import Notice


class ResultLine(Notice):
    """One result at a time. It goes when dismissed, and when it is no longer the latest that happened."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self._look: Callable[[], object] | None = None
        self.look = self.add_button(self.tr("Show"), self._show)
        self.undo = self.add_button(self.tr("Undo"), undo)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self.forget)
        self.row.addWidget(close)

    def tell(self, words: str, *, look: Callable[[], object] | None = None, can_undo: bool = True) -> None:
        """Show a result; `look` leads to what should be seen of it."""
        self._look = look
        self.look.setVisible(look is not None)
        self.undo.setVisible(can_undo)
        self.say(words)

    def _show(self) -> None:
        if self._look is not None:
            self._look()

    def forget(self) -> None:
        """Show nothing."""
        self.say("")
