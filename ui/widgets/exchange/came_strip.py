"""What came of files in one sentence, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.icons import icon
from ui.widgets.notice_layout import NoticeLayout


class CameStrip(QWidget):
    """The words, the button that leads to what a file asks for, then `deeds`: below the words where it is
    narrow. It takes no room while there is nothing in it.
    """

    def __init__(self, deeds: Sequence[QWidget]) -> None:
        super().__init__()
        self.said, self.lead, self._picture = QLabel(), QPushButton(), QLabel()
        self._deeds = tuple(deeds)
        self.said.setWordWrap(True)
        self.lead.setProperty("filled", True)
        self._picture.setPixmap(icon("info").pixmap(18))
        row = NoticeLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._picture, self.said, self.lead, *self._deeds):
            row.addWidget(part)

    def say(self, text: str) -> None:
        """Show a sentence, none for an empty one."""
        self.said.setText(text)
        for part in (self._picture, self.said):
            part.setVisible(bool(text))
        self.fit()

    def show_lead(self, words: str) -> None:
        """Show the button that leads on under this name, none for an empty one."""
        self.lead.setVisible(bool(words))
        self.lead.setText(words)

    def fit(self) -> None:
        """Take room only while some part is shown."""
        self.setHidden(all(each.isHidden() for each in (self.said, self.lead, *self._deeds)))
