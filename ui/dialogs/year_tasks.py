"""Lấy việc của năm: which tasks of a plan of several years go into the plan of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.year_part import YearTask
from ccapp.services.guidance import year_tasks
from ccapp.services.guidance.year_tasks import YearTasks
from ui.desk import PLANS, Desk
from ui.models.exchange_lines import Line
from ui.widgets.choice import Choice
from ui.widgets.elided_label import restyled
from ui.widgets.scrolled import fit
from ui.widgets.table.ticking import TickTable

_SIZE: Final = (960, 540)


def take_year(parent: QWidget, desk: Desk, plan: RecordId) -> int:
    """Offer the tasks of the year and put the chosen ones into the plan; how many they were."""
    sources = desk.do(parent, lambda session: year_tasks.sources(session, plan))
    if not sources:
        return 0
    dialog = YearTasksDialog(parent, desk, plan, sources)
    dialog.exec()
    dialog.deleteLater()
    return dialog.taken


class YearTasksDialog(QDialog):
    """Tasks of the long plan with ticks, and what each deadline becomes. `taken` counts what was put in."""

    def __init__(self, parent: QWidget, desk: Desk, plan: RecordId, sources: Sequence[Plan]) -> None:
        super().__init__(parent)
        self._desk, self._plan = desk, plan
        self._found: YearTasks | None = None
        self.taken = 0
        self.sources = Choice()
        for each in sources:
            self.sources.addItem(" ".join(each.title.split()), each.id)
        heads = (
            self.tr("Task"),
            self.tr("In the long plan"),
            self.tr("In this plan"),
            self.tr("Remark"),
        )
        self.table = TickTable(heads, self.tr("Tasks of the year"), marked=4)
        self.counts = QLabel()
        self.take = QPushButton()
        self._build()
        self._read()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Take the tasks of the year"))
        fit(self, _SIZE)
        label = QLabel(self.tr("From the plan"))
        label.setBuddy(self.sources)
        self.sources.setAccessibleName(label.text())
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.sources, 1)
        restyled(self.counts, "muted")
        self.counts.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.take.setProperty("filled", True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(
            QCoreApplication.translate("form", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.sources.activated.connect(lambda _: self._read())
        self.table.model.ticked.connect(self._show_counts)

    def _read(self) -> None:
        source = RecordId(str(self.sources.currentData()))
        self._found = self._desk.do(self, lambda session: year_tasks.look(session, self._plan, source))
        tasks = self._found.tasks if self._found is not None else ()
        self.table.show_lines(tuple(self._line(at, task) for at, task in enumerate(tasks)))
        self._show_counts()

    def _line(self, at: int, task: YearTask) -> Line:
        was = "; ".join(dict.fromkeys(each.was for each in task.products))
        becomes = "; ".join(dict.fromkeys(each.becomes for each in task.products))
        title = " ".join(task.title.split())
        remark, tone = self._remark(task)
        return Line(key=str(at), cells=("", title, was, becomes, remark), tone=tone, ticked=task.is_sure)

    def _remark(self, task: YearTask) -> tuple[str, str]:
        if task.there is not None:
            return self.tr("Already task {task}").format(task=task.there.number or task.there.title), "muted"
        if not task.is_sure:
            return self.tr("No day is known: tick it if it belongs to this year"), "warning"
        return task.section, ""

    def _ticked(self) -> list[YearTask]:
        tasks = self._found.tasks if self._found is not None else ()
        return [tasks[int(line.key)] for line in self.table.model.lines if line.ticked]

    def _show_counts(self) -> None:
        chosen = len(self._ticked())
        year = self._found.plan.year_from if self._found is not None else 0
        self.take.setText(self.tr("Take {count} tasks").format(count=chosen))
        self.take.setEnabled(chosen > 0)
        self.counts.setText(
            self.tr("{count} tasks have to do with {year}. The link to the long plan is kept.").format(
                count=len(self.table.model.lines), year=year
            )
            if self.table.model.lines
            else self.tr("That plan has no task for {year}.").format(year=year)
        )

    def _take(self) -> None:
        chosen = self._ticked()
        done = self._desk.do(
            self,
            lambda session: year_tasks.take(session, self._plan, chosen),
            areas=frozenset({PLANS}),
        )
        if done is not None:
            self.taken = len(chosen)
            self.accept()
