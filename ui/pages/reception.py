"""Tiếp nhận: a superior takes in what its communes have sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services import attached, decisions, exchanging, lineage
from ccapp.services.attached import Badge
from ccapp.store.partners import Collected
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.dialogs.attached import show_attached
from ui.models.exchange_lines import Line, LinesModel
from ui.models.lineage_words import ended_words, formerly_words
from ui.models.review_words import LOOKS, state_words
from ui.panels import return_file
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
        self.files = QPushButton(self.tr("Files of the plan…"))
        self.remarks = PlacesButton("", desk)
        headings = (
            self.tr("Office"), self.tr("Plan"), self.tr("Sending"), self.tr("Received"), self.tr("Files"),
            self.tr("Review"),
        )  # fmt: skip
        self.collected = LinesTable(
            LinesModel(headings, marked=5),
            self.tr("Collected plans"),
            self.tr("No plan of any office has been received yet. Drop files or a whole folder here."),
            wide=(0, 1, 5),
        )
        self._badges: dict[RecordId, Badge] = {}
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
        row.addWidget(self.files)
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
        self.files.clicked.connect(self.show_files)

    def refresh(self) -> None:
        """Read the collected plans and the receptions again."""
        found = exchanging.collected(self.desk.session)
        self._register = lineage.register(self.desk.session)
        self._badges = self.desk.do(self, attached.badges) or {}
        self.collected.show_lines(tuple(map(self._line, found)))
        offices = len({each.office.id for each in found})
        text = self.tr("Collected plans: {plans}, offices: {offices}")
        self.count.setText(text.format(plans=len(found), offices=offices))
        self._show_buttons()
        self.receptions.refresh()
        self.given.refresh()
        self.receiving.keep_runs(self.receptions.standing)

    def _office(self, each: Collected) -> str:
        """The office's name now, with the one it had when the plan came, and how it ended."""
        office, came = each.office, date.fromisoformat(each.received_at[:10])
        ended = self._register.ended_by(office.id)
        said = formerly_words(office.name, self._register.name_at(office.id, came))
        return f"{said}\n{ended_words(ended)}" if ended is not None else said

    def _files(self, plan: RecordId) -> str:
        """How many files the plan has here, or how many are missing."""
        badge = self._badges.get(plan, Badge())
        words = self.tr("{count} missing") if badge.lost else self.tr("{count} here")
        return words.format(count=badge.lost or badge.count) if badge.count else ""

    def _line(self, each: Collected) -> Line:
        review = decisions.review(self.desk.session, each.plan)
        look, tone = LOOKS[review.state]
        said, came = state_words(review, self.desk.words), moment(each.received_at)
        cells = (self._office(each), each.title, str(each.sequence), came, self._files(each.plan), said)
        return Line(key=each.plan, cells=cells, icon=look, tone=tone)

    def show_files(self) -> None:
        """The files of the current plan."""
        plan = RecordId(self.collected.current)
        found = next((each for each in exchanging.collected(self.desk.session) if each.plan == plan), None)
        if found is not None:
            show_attached(self, self.desk, plan, f"{found.office.name} · {found.title}")

    def _show_buttons(self) -> None:
        plan = RecordId(self.collected.current)
        self.show_plan.setEnabled(bool(plan))
        self.files.setEnabled(plan in self._badges)
        words, worth = return_file.caption(self.desk, plan)
        self.remarks.setText(words)
        self.remarks.setEnabled(worth)

    def save_remarks(self, place: Path, *, stick: bool) -> None:
        """Save all our remarks on the current plan for the office whose it is."""
        plan = RecordId(self.collected.current)
        return_file.save(self, self.desk, plan, place, stick=stick)
