"""Tiếp nhận: a superior takes in what its communes have sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services import exchanging, remark_files
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.exchange_given import GivenList, PlacesButton
from ui.widgets.exchange_receive import ReceivingPage, heading_row
from ui.widgets.exchange_receptions import ListTabs, ReceptionsList
from ui.widgets.exchange_table import LinesTable
from ui.widgets.exchange_words import moment


class ReceptionPage(ReceivingPage):
    """Files in, results in words, and below the plans collected so far."""

    areas = frozenset({PARTNERS, PLANS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.count = QLabel()
        self.show_plan = QPushButton(self.tr("Open to read"))
        self.remarks = PlacesButton(self.tr("Save our remarks"), desk)
        headings = (self.tr("Office"), self.tr("Plan"), self.tr("Sending"), self.tr("Received"))
        self.collected = LinesTable(
            LinesModel(headings),
            self.tr("Collected plans"),
            self.tr("No plan of any office has been received yet. Drop files or a whole folder here."),
            wide=(1,),
        )
        self.receptions = ReceptionsList(desk)
        self.given = GivenList(desk)
        self._build()

    def _build(self) -> None:
        title = QLabel(self.tr("Reception"))
        title.setProperty("role", "title")
        self.receiving.files.setProperty("filled", True)
        self.receiving.title.hide()
        self.count.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.remarks)
        row.addWidget(self.show_plan)
        plans = QWidget()
        plans_box = QVBoxLayout(plans)
        plans_box.setContentsMargins(0, 0, 0, 0)
        plans_box.addLayout(row)
        plans_box.addWidget(self.collected, 1)
        parts: dict[str, QWidget] = {
            self.tr("Collected plans"): plans,
            self.tr("Receipts"): self.given,
            self.tr("Receptions"): self.receptions,
        }
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.receiving)
        split.addWidget(ListTabs(self.tr("What was received"), parts))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        box.addLayout(heading_row(title, self.receiving.folder, self.receiving.files))
        box.addWidget(split, 1)
        self.collected.opened.connect(lambda plan: self.navigate("plan", plan=plan))
        self.collected.picked.connect(self._show_buttons)
        self.remarks.picked.connect(lambda place, stick: self.save_remarks(place, stick=stick))
        self.show_plan.clicked.connect(lambda: self.navigate("plan", plan=self.collected.current))

    def refresh(self) -> None:
        """Read the collected plans and the receptions again."""
        found = exchanging.collected(self.desk.session)
        lines = tuple(
            Line(
                key=each.plan,
                cells=(each.office.name, each.title, str(each.sequence), moment(each.received_at)),
            )
            for each in found
        )
        self.collected.show_lines(lines)
        offices = len({each.office.id for each in found})
        text = self.tr("Collected plans: {plans}, offices: {offices}")
        self.count.setText(text.format(plans=len(found), offices=offices))
        self._show_buttons()
        self.receptions.refresh()
        self.given.refresh()
        self.receiving.keep_runs(self.receptions.standing)

    def _show_buttons(self) -> None:
        plan, session = RecordId(self.collected.current), self.desk.session
        self.show_plan.setEnabled(bool(plan))
        count = remark_files.sendable(session, plan) if plan else 0
        words = self.tr("Save our {count} remarks").format(count=count)
        self.remarks.setText(words if count else self.tr("Save our remarks"))
        self.remarks.setEnabled(bool(plan) and (count > 0 or remark_files.is_sent(session, plan)))

    def save_remarks(self, place: Path, *, stick: bool) -> None:
        """Save all our remarks on the current plan for the office whose it is."""
        plan = self.collected.current
        save = remark_files.send_remarks_to_stick if stick else remark_files.send_remarks
        done = self.desk.work(
            self,
            self.tr("Writing, then reading back to check…"),
            lambda session, progress: save(session, plan, place, progress=progress),
            areas=frozenset({PARTNERS}),
        )
        if done is not None:
            said = self.tr("{count} remarks are saved and checked in {file}. Send the file to the office.")
            self.desk.said.emit(said.format(count=done.records, file=done.file.name))
