"""A line above the table: what was found in the cell that F8 led to, and the way to mend it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton

from ui.icons import icon
from ui.widgets.check_shapes import shape_icon
from ui.widgets.notice import Notice


class CheckBar(Notice):
    """Shows one finding at a time; `walk` goes on to the next (True: the one before), `mend` to its page."""

    def __init__(self, walk: Callable[[bool], object], mend: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("finding")
        self._severity = ""
        self.mend = self.add_button(self.tr("Ways to mend it"), mend)
        self._tool("arrow-up", self.tr("Previous place (Shift+F8)"), lambda: walk(True))
        self._tool("arrow-down", self.tr("Next place (F8)"), lambda: walk(False))
        self._tool("x", self.tr("Close"), self.hide)

    def _tool(self, picture: str, words: str, call: Callable[[], object]) -> None:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(call)
        self.row.addWidget(button)

    def tell(self, severity: str, words: str) -> None:
        """Show words with the mark of their level; without a level they are about no cell."""
        self._severity = severity
        self.mend.setVisible(bool(severity))
        self.say(words)
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the mark rather than the usual picture."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        picture = shape_icon(self._severity) if self._severity else icon("info")
        self._picture.setPixmap(picture.pixmap(20))
