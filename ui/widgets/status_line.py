"""The status bar, which tells the truth: saved or not and when, what just happened, what undo would do."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel, restyled

_SAID_FOR = 12_000  # milliseconds


class StatusLine(QStatusBar):
    """From left to right: saved at, what was just done, the page's own line, next undo, who is working."""

    person_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._saved = ElidedLabel()
        self._said = ElidedLabel()
        self._place = ElidedLabel()
        self._undo = ElidedLabel()
        self._who = QToolButton()
        self._who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self._said.clear)
        restyled(self._undo, "muted")
        self.addWidget(self._saved)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._place)
        self.addPermanentWidget(self._undo)
        self.addPermanentWidget(self._who)
        self._who.setAutoRaise(True)
        self._who.clicked.connect(self.person_asked)

    def show_saved(self, at: datetime) -> None:
        """The latest change reached the disk at this time."""
        restyled(self._saved, "")
        self._saved.setText(self.tr("Saved {time}").format(time=f"{at:%H:%M}"))

    def show_unsaved(self, why: str) -> None:
        """The latest change did not reach the disk; this stays until one does."""
        restyled(self._saved, "error")
        self._saved.setText(self.tr("Not saved: {reason}").format(reason=why))

    def say(self, words: str) -> None:
        """What was just done; it goes after a while."""
        self._said.setText(words)
        self._forget.start(_SAID_FOR)

    def show_place(self, place: str, undo: str, person: str) -> None:
        """The page's own line, the words of the step that undo would take back, the person's name."""
        self._place.setText(place)
        self._undo.setText(self.tr("Undo: {action}").format(action=undo) if undo else "")
        self._who.setIcon(icon("user"))
        self._who.setText(self.tr("Working: {person}").format(person=person))
        self._who.setToolTip(self.tr("The name that signs the history. Click to change it."))

    def texts(self) -> dict[str, str]:
        """What stands in the bar, by part."""
        parts: dict[str, QLabel] = {
            "saved": self._saved,
            "said": self._said,
            "place": self._place,
            "undo": self._undo,
        }
        return {name: label.text() for name, label in parts.items()} | {"who": self._who.text()}
