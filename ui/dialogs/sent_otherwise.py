"""Gửi cách khác: what went, or came, as Word, PDF, Excel or paper is written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from ccapp.domain.editions import CHANNEL_WORDS
from ccapp.domain.other_ways import FORM_WORDS, OtherForm, OtherWay
from ccapp.domain.plan import NOT_STORED, Channel, Plan, RecordId
from ccapp.errors import AppError
from ccapp.services.handover import other_ways
from ccapp.text.days import read_day
from ui.desk import Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice

_LETTERS: Final = 30  # of a plan's title that show at least


class OtherWayDialog(FormDialog):
    """Which plan, whose office, when, as what, by what way. A superior has no `plans` and notes what came."""

    def __init__(self, parent: QWidget, desk: Desk, *, office: str, plans: Sequence[Plan] = ()) -> None:
        translate = QCoreApplication.translate
        sent, came = translate("receipt", "Sent otherwise"), translate("receipt", "Received otherwise")
        super().__init__(parent, sent if plans else came, translate("receipt", "Write down"))
        self._desk = desk
        self.plan = Choice()
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(_LETTERS)
        for plan in plans:
            self.plan.addItem(plan.title, plan.id)
        if plans:
            self.add_row(self.tr("Plan:"), self.plan)
        self.office = self.add_field(self.tr("Sent to:") if plans else self.tr("Came from:"), office)
        today = f"{desk.session.clock():%d/%m/%Y}"
        self.day = self.add_field(self.tr("Day, such as 14/06/2026:"), today)
        self.form = self._choice(each for each in FORM_WORDS.items() if each[0] is not OtherForm.PROGRAM)
        self.channel = self._choice(CHANNEL_WORDS.items())
        self.add_row(self.tr("As:"), self.form)
        self.add_row(self.tr("By:"), self.channel)
        self.number = self.add_field(self.tr("Number of the covering document, if any:"))
        self.check_with(self._save)

    def _choice(self, offered: Iterable[tuple[StrEnum, str]]) -> Choice:
        choice = Choice()
        for value, code in offered:
            choice.addItem(self._desk.words.text(code), value)
        return choice

    def _save(self) -> str:
        day = read_day(self.day.text())
        if day is None:
            return self.tr("The day could not be read. Write it as 14/06/2026.")
        way = OtherWay(
            plan=RecordId(self.plan.currentData() or NOT_STORED),
            office=self.office.text(),
            day=day,
            form=OtherForm(self.form.currentData()),
            channel=Channel(self.channel.currentData()),
            number=self.number.text(),
        )
        try:
            other_ways.note(self._desk.session, way)
        except AppError as error:
            return self._desk.words.error(error)
        return ""
