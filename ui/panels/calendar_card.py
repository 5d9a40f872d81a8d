"""Lịch báo cáo in the settings: a superior's own for its communes, with the way to change it; at a commune
what its superiors gave.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ccapp.domain.office import Role
from ui.desk import Desk
from ui.icons import icon
from ui.models.outset_words import calendar_words
from ui.widgets.guide.finding_panel import plain


class CalendarCard(QFrame):
    """Hidden at a commune that was given none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("card", True)
        self.said = plain()
        self.change = QPushButton(icon("calendar-check"), self.tr("Change…"))
        heading = QLabel(self.tr("Calendar of reports"))
        heading.setProperty("role", "heading")
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(row)
        self.change.clicked.connect(self._ask)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force now."""
        from ccapp.services.handover.calendars import calendars  # start-up cost: settings come after it

        is_superior = self._desk.office.role is Role.SUPERIOR
        found = calendars(self._desk.session)
        words = [
            calendar_words(each.calendar)
            if each.own
            else f"{each.office_name}\n{calendar_words(each.calendar)}"
            for each in found
        ]
        none = self.tr("There is none yet. Connection files bring it to the communes.")
        self.said.setText("\n\n".join(words) if found else none)
        self.change.setVisible(is_superior)
        self.setVisible(is_superior or bool(found))

    def _ask(self) -> None:
        from ui.dialogs.outset import ask_outset  # start-up cost: dialogs

        if ask_outset(self, self._desk):
            self.refresh()
