"""What connection files bring: the communes' model plan, the calendar of reports, tasks handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.outset import OutsetChoice
from ccapp.domain.plan import RecordId
from ccapp.domain.report_calendar import USUAL, Calendar
from ccapp.errors import AppError
from ccapp.services.guidance.shipped_templates import templates
from ccapp.services.handover import outsets
from ccapp.services.reception import setting_out
from ccapp.services.reception.setting_out import GivenOut
from ui.desk import PARTNERS, PLANS, Desk
from ui.models.template_words import template_words
from ui.widgets.asking import ask
from ui.widgets.choice import Choice
from ui.widgets.exchange.calendar_rows import CalendarRows
from ui.widgets.guide.finding_panel import plain
from ui.widgets.scrolled import Scrolled, fit

_SIZE: Final = (660, 660)
_LETTERS: Final = 40  # of a plan's title that show at least


def ask_outset(parent: QWidget, desk: Desk, *, first: bool = False) -> bool:
    """Ask what connection files bring and remember it; whether the user agreed. `first`: files come next."""
    return bool(ask(OutsetDialog(parent, desk, first=first)))


class OutsetDialog(QDialog):
    """Model, calendar and tasks; what is wrong is said in place and keeps the dialog open."""

    def __init__(self, parent: QWidget, desk: Desk, *, first: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("What connection files bring"))
        chosen = outsets.choice(desk.session)
        self.model = Choice()
        self.send = QCheckBox(self.tr("With a calendar of reports"))
        self.calendar = CalendarRows()
        self.basis = QLineEdit()
        self.tasks: dict[RecordId, QCheckBox] = {}
        self.wrong = plain("", "error")
        self.wrong.hide()
        self._buttons = QDialogButtonBox()
        words = self.tr("Go on, choose folder…") if first else self.tr("Remember")
        self.agree = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(chosen or OutsetChoice(calendar=USUAL))
        self._build(setting_out.handed_out(desk.session), chosen or OutsetChoice())
        fit(self, _SIZE)

    def _fill(self, chosen: OutsetChoice) -> None:
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.setMinimumContentsLength(_LETTERS)
        self.model.setAccessibleName(self.tr("Model plan for the communes"))
        self.model.addItem(self.tr("No model"), "")
        for plan in setting_out.model_plans(self._desk.session):
            self.model.addItem(plan.title, plan.id)
        for template in templates():
            self.model.addItem(
                self.tr("Template: {name}").format(name=template_words(template)), template.key
            )
        self.model.setCurrentIndex(max(0, self.model.findData(chosen.model)))
        self.send.setChecked(chosen.calendar is not None)
        self.calendar.show_calendar(chosen.calendar or USUAL)
        self.basis.setText(chosen.calendar.basis if chosen.calendar is not None else USUAL.basis)
        self.send.toggled.connect(self._show_calendar)
        self._show_calendar(self.send.isChecked())

    def _show_calendar(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        for widget in (self.calendar, self.basis):
            widget.setEnabled(wanted)

    def _build(self, handed: Sequence[GivenOut], chosen: OutsetChoice) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(8)
        said = self.tr(
            "Every file brings this, so that the commune can begin at once. It is asked once; later it can be"
            " changed under “More” on the page Directory."
        )
        fields.addWidget(plain(said, "muted"))
        self._add_model(fields)
        self._add_tasks(fields, handed, chosen)
        fields.addWidget(self.send)
        fields.addWidget(self.calendar)
        label = QLabel(self.tr("According to document:"))
        label.setBuddy(self.basis)
        self.basis.setAccessibleName(label.text())
        fields.addWidget(label)
        fields.addWidget(self.basis)
        fields.addWidget(plain(self._source_words(), "muted"))
        fields.addStretch(1)
        self.agree.setProperty("filled", True)
        self.agree.style().polish(self.agree)  # the box has had it drawn as an ordinary button before
        self.agree.setDefault(True)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        self._fields = Scrolled(fields)
        column.addWidget(self._fields, 1)
        column.addWidget(self.wrong)
        column.addWidget(self._buttons)

    def _source_words(self) -> str:
        return self.tr(
            "Figures are closed on the 14th by Article 12 of Decree 09/2019/NĐ-CP; for 9 months Circular"
            " 06/2025/TT-TTCP counts alike. The day of sending is the superior's to set; the 17th is that"
            " circular's for communes."
        )

    def _add_model(self, fields: QVBoxLayout) -> None:
        label = QLabel(self.tr("Model plan for the communes:"))
        label.setBuddy(self.model)
        fields.addWidget(label)
        fields.addWidget(self.model)
        said = self.tr("They get its table with sections and tasks; without number, day, signer and results.")
        fields.addWidget(plain(said, "muted"))

    def _add_tasks(self, fields: QVBoxLayout, handed: Sequence[GivenOut], chosen: OutsetChoice) -> None:
        if not handed:
            return
        fields.addWidget(plain(self.tr("Tasks handed out already:"), "heading"))
        for each in handed:
            words = self.tr("{title}: {count} tasks").format(title=each.title, count=each.tasks)
            box = self.tasks[each.plan] = QCheckBox(words.replace("&", "&&"))  # a title is no shortcut
            box.setChecked(each.plan not in chosen.without)
            fields.addWidget(box)

    @property
    def choice(self) -> OutsetChoice:
        """What the fields say. Raises RefusedError for a day that is none."""
        calendar = None
        if self.send.isChecked():
            calendar = Calendar(periods=self.calendar.read(), basis=self.basis.text())
        left = frozenset(plan for plan, box in self.tasks.items() if not box.isChecked())
        return OutsetChoice(calendar=calendar, model=str(self.model.currentData() or ""), without=left)

    def accept(self) -> None:
        """Remember it, a word still in composition with it; a refusal is said in place."""
        QGuiApplication.inputMethod().commit()
        try:
            setting_out.choose(self._desk.session, self.choice)
        except AppError as error:
            self.wrong.setText(self._desk.told(error))
            self.wrong.show()
            wrong = self.focusWidget()
            if wrong is not None and self._fields.isAncestorOf(wrong):
                self._fields.ensureWidgetVisible(wrong)
            return
        self._desk.announce(frozenset({PARTNERS, PLANS}))
        super().accept()
