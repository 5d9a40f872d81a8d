"""The strip after a sudden end: up to when everything is there, and what may be missing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.days import day_and_time
from ui.desk import Desk
from ui.widgets.notice import Notice


class RecoveredStrip(QWidget):
    """Says it once, above the page, until it is closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        notice = Notice()
        notice.setObjectName("recovered")
        notice.add_button(self.tr("Close"), self.deleteLater)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(notice)
        notice.say(self._words(desk))

    def _words(self, desk: Desk) -> str:
        at = desk.session.store.last_change()
        if at is None:
            return self.tr(
                "Last time the program ended suddenly; a cell that was being typed in may not have been"
                " saved."
            )
        words = self.tr(
            "Last time the program ended suddenly. Everything up to {time} is here; a cell that was being"
            " typed in may not have been saved."
        )
        today = at.date() == desk.session.clock().date()
        return words.format(time=f"{at:%H:%M}" if today else day_and_time(at))
