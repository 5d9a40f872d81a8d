"""Ngày gửi: when a commune sent a plan, by what channel and under which number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ccapp.domain.editions import CHANNEL_WORDS
from ccapp.domain.plan import Channel
from ccapp.services.reception.proxy_taking import Came
from ccapp.text.days import read_day
from ui.desk import Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice


class SentDayDialog(FormDialog):
    """Asks for the day and its source; `save` gets them and answers with what is wrong, or with nothing.

    `go` is what the button does, where that is more than to write the day down.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        *,
        office: str,
        came: Came,
        save: Callable[[Came], str],
        go: str = "",
    ) -> None:
        title = self.tr("Day of sending: {office}").format(office=office)
        super().__init__(parent, title, go or self.tr("Write down"))
        self._save = save
        self.add_row("", _said(title))
        self.add_row("", _said(self.tr("It says whether a plan came in time, not the day it is taken in.")))
        day = came.day if came.day is not None else desk.session.clock().date()
        self.day = self.add_field(self.tr("Day, such as 14/06/2026:"), f"{day:%d/%m/%Y}")
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()
        self.channel = Choice()
        for channel, code in CHANNEL_WORDS.items():
            self.channel.addItem(desk.words.text(code), channel)
        self.channel.setCurrentIndex(max(0, self.channel.findData(came.channel)))
        self.add_row(self.tr("Came by:"), self.channel)
        self.number = self.add_field(self.tr("Number of the covering document, if any:"), came.number)
        self.check_with(self._agree)

    @property
    def came(self) -> Came | None:
        """What was typed; None where the day cannot be read."""
        day: date | None = read_day(self.day.text())
        if day is None:
            return None
        channel = Channel(self.channel.currentData())
        return Came(day=day, channel=channel, number=self.number.text().strip())

    def _agree(self) -> str:
        came = self.came
        if came is None:
            return self.tr("The day could not be read. Write it as 14/06/2026.")
        return self._save(came)


def _said(words: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
