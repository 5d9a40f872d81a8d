"""The status bar, which tells the truth: saved or not and when, what just happened, what undo would do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from ccapp.services.handover.links import is_connected
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel, restyled

if TYPE_CHECKING:
    from ccapp.services.handover.sendings import Sending

_SAID_FOR = 12_000  # milliseconds
_STATE = 240  # pixels at least for what is saved
_UNSAVED = 470  # and for what is not, with its reason
_SAID = 400  # and for what was just done
_GAP = 8  # between two parts


class StatusLine(QStatusBar):
    """From left to right: saved at, what was just done, the page's own line, a receipt that is still to come,
    next undo, who is working. Where not all have room, the undo goes first, then a receipt that is not late.
    """

    person_asked = Signal()
    elsewhere_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setSizeGripEnabled(False)
        self._saved = ElidedLabel()
        self._said = ElidedLabel()
        self._place = ElidedLabel()
        self._receipt = ElidedLabel()
        self._undo = ElidedLabel()
        self._elsewhere = QToolButton()
        self._who = QToolButton()
        self._who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(lambda: self._show_said(""))
        restyled(self._undo, "muted")
        self._receipt.hide()
        self._name_elsewhere()
        self._elsewhere.clicked.connect(self.elsewhere_asked)
        self._elsewhere.hide()
        self.addWidget(self._saved)
        self.addWidget(self._elsewhere)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._place)
        self.addPermanentWidget(self._receipt)
        self.addPermanentWidget(self._undo)
        self.addPermanentWidget(self._who)
        self._who.setAutoRaise(True)
        self._who.clicked.connect(self.person_asked)

    def show_backup(self, at: datetime, now: datetime) -> None:
        """When the latest backup was made, until something is saved."""
        if self._saved.text():
            return
        days = (now.date() - at.date()).days
        words = {0: self.tr("Last backup: today {time}"), 1: self.tr("Last backup: yesterday {time}")}.get(
            days, self.tr("Last backup: {day} {time}")
        )
        self._show_state(words.format(day=f"{at:%d/%m/%Y}", time=f"{at:%H:%M}"), "muted", _STATE)

    def show_saved(self, at: datetime) -> None:
        """The latest change reached the disk at this time."""
        self._elsewhere.hide()
        self._show_state(self.tr("Saved {time}").format(time=f"{at:%H:%M}"), "", _STATE)

    def show_unsaved(self, *, kept: bool) -> None:
        """The latest change did not reach the disk; this stays until one does. `kept` tells of a text that is
        still on the screen.
        """
        self._name_elsewhere()
        self._elsewhere.show()
        words = self.tr("Not saved: {reason}.")
        if kept:
            words = self.tr("Not saved: {reason}. The text is still on the screen.")
        self._show_state(words.format(reason=self._desk.why_unsaved()), "error", _UNSAVED)

    def _name_elsewhere(self) -> None:
        """The language may be another by now."""
        self._elsewhere.setText(self.tr("Save somewhere else…"))

    def _show_state(self, words: str, role: str, most: int) -> None:
        """Whatever else is cut on a narrow screen, this is not."""
        restyled(self._saved, role)
        self._saved.setText(words)
        self._saved.setMinimumWidth(min(self._saved.sizeHint().width(), most))
        self._make_room()

    def say(self, words: str) -> None:
        """What was just done; it goes after a while."""
        self._show_said(words)
        self._forget.start(_SAID_FOR)

    def _show_said(self, words: str) -> None:
        self._said.setText(words)
        self._said.setMinimumWidth(min(self._said.sizeHint().width(), _SAID) if words else 0)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or fewer parts."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what can be read elsewhere rather than cut everything to a letter or two."""
        self._receipt.setVisible(bool(self._receipt.text()))
        self._undo.setVisible(bool(self._undo.text()))
        late = self._receipt.property("role") == "warning"
        for part in (self._undo, *(() if late else (self._receipt,))):
            if self._wanted() > self.width():
                part.hide()

    def _wanted(self) -> int:
        parts = (self._saved, self._elsewhere, self._said, self._place, self._receipt, self._undo, self._who)
        return sum(max(each.sizeHint().width(), 0) + _GAP for each in parts if not each.isHidden())

    def show_place(self, place: str, undo: str, person: str) -> None:
        """The page's own line, the words of the step that undo would take back, the person's name."""
        self._place.setText(place)
        self._undo.setText(self.tr("Undo: {action}").format(action=undo) if undo else "")
        self._show_awaited()
        self._who.setVisible(bool(person))  # nobody works in a copy that is only looked at
        self._who.setIcon(icon("user"))
        self._who.setText(self.tr("Working: {person}").format(person=person))
        self._who.setToolTip(self.tr("The name that signs the history. Click to change it."))
        self._make_room()

    def _show_awaited(self) -> None:
        """The latest sending whose receipt has not come; in another colour when it is time to ask."""
        waiting = self._awaited()
        restyled(self._receipt, "warning" if any(each.is_late for each in waiting) else "muted")
        words = self.tr("No receipt yet for sending {number}")
        self._receipt.setText(words.format(number=waiting[0].package.sequence) if waiting else "")

    def _awaited(self) -> tuple[Sending, ...]:
        if not is_connected(self._desk.session):
            return ()
        from ccapp.services.handover.sendings import (
            awaited,  # start-up cost: only where the office is connected
        )

        return awaited(self._desk.session)

    def texts(self) -> dict[str, str]:
        """What stands in the bar, by part."""
        parts: dict[str, QLabel] = {
            "saved": self._saved,
            "said": self._said,
            "place": self._place,
            "undo": self._undo,
        }
        return {name: label.text() for name, label in parts.items()} | {"who": self._who.text()}
