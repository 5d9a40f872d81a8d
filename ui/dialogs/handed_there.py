"""What one office noted of tasks handed out: to whom each is given and by when, or why it does not apply."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ccapp.services.reception.acknowledging import Noted, Seen, TaskThere
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_SIZE: Final = (980, 560)


class HandedThereDialog(QDialog):
    """A list to read: our task and deadline, and what stands in the office's plan for it."""

    def __init__(self, parent: QWidget, noted: Noted) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tasks handed out to {office}").format(office=noted.office.name))
        fit(self, _SIZE)
        head = QLabel(self._head(noted))
        head.setWordWrap(True)
        heads = (
            self.tr("Task"), self.tr("Deadline"), self.tr("What the office does"), self.tr("Given to"),
            self.tr("Deadline there"),
        )  # fmt: skip
        self.table = LinesTable(LinesModel(heads, marked=2), self.tr("Tasks"), "", wide=(0, 2))
        self.table.show_lines(tuple(map(self._line, noted.tasks)))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(head)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)

    def _head(self, noted: Noted) -> str:
        day = f"{noted.day:%d/%m/%Y}" if noted.day else "-"
        if noted.seen is Seen.CURRENT:
            words = self.tr("Noted on {day} as it is handed out now.")
        else:
            words = self.tr("Noted on {day} in another version than the present one.")
        told = self.tr("{settled} of {all} tasks are settled. It is what its last file says.")
        counts = told.format(settled=noted.settled, all=len(noted.tasks))
        return f"{words.format(day=day)} {counts}"

    def _line(self, each: TaskThere) -> Line:
        title, deadline = " ".join(each.task.title.split()), each.task.deadline
        if each.line:
            look, tone = ("circle-check", "good")
            said = " ".join(each.title.split())
        elif each.reason:
            look, tone = ("info", "accent")
            said = self.tr("Does not apply: {reason}").format(reason=each.reason)
        else:
            look, tone = ("circle-help", "warning")
            said = self.tr("Not said yet")
        if each.deadline and deadline and each.deadline != deadline:
            look, tone = ("triangle-alert", "warning")
        cells = (title, deadline, said, each.given_to, each.deadline)
        return Line(key=each.task.source, cells=cells, icon=look, tone=tone)
