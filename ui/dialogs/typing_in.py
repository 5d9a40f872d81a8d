"""Nhập thay: for which commune a plan is typed in, from which of our plans, when and how it was told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ccapp.domain.editions import CHANNEL_WORDS
from ccapp.domain.plan import NOT_STORED, Channel, Plan, RecordId
from ccapp.services.reception import proxy_typed
from ccapp.services.reception.proxy_taking import Came
from ccapp.services.session import Session
from ccapp.text.days import read_day
from ui.desk import Desk
from ui.dialogs.form import FormDialog
from ui.dialogs.unit import refused
from ui.widgets.choice import Choice


class TypingInDialog(FormDialog):
    """Makes the plan when the officer agrees; `made` is then its id."""

    def __init__(self, parent: QWidget, desk: Desk, plans: Sequence[Plan], offices: Sequence[str]) -> None:
        super().__init__(parent, self.tr("Type in for a commune"), self.tr("Begin"))
        self._desk = desk
        self.made = NOT_STORED
        self.office = QComboBox()
        self.office.setEditable(True)
        self.office.setCompleter(None)  # type: ignore[arg-type]  # it would write into a word in composition
        self.office.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.office.addItems(list(offices))
        self.add_row(self.tr("Commune, ward:"), self.office)
        self.plan = Choice()
        for each in plans:
            self.plan.addItem(" ".join(each.title.split()), each.id)
        self.add_row(self.tr("With the rows of the plan:"), self.plan)
        self.day = self.add_field(
            self.tr("Day of sending, such as 14/06/2026:"), f"{desk.session.clock():%d/%m/%Y}"
        )
        self.channel = Choice()
        for channel, code in CHANNEL_WORDS.items():
            self.channel.addItem(desk.words.text(code), channel)
        self.channel.setCurrentIndex(self.channel.findData(Channel.PAPER))
        self.add_row(self.tr("Came by:"), self.channel)
        self.check_with(self._begin)

    def _begin(self) -> str:
        day = read_day(self.day.text())
        if day is None:
            return self.tr("The day could not be read. Write it as 14/06/2026.")
        came = Came(day=day, channel=Channel(self.channel.currentData()))
        plan, name = str(self.plan.currentData() or ""), self.office.currentText()

        def make(session: Session) -> RecordId:
            self.made = proxy_typed.begin(session, plan, name, came)
            return self.made

        return refused(self._desk, make)
