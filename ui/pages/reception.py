"""Tiếp nhận: a superior takes in what its communes have sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ccapp.domain.plan import RecordId
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.panels import return_file
from ui.panels.collected_list import CollectedList
from ui.panels.reception_files import ReceptionPanel
from ui.widgets.asking import ask
from ui.widgets.exchange.given import GivenList
from ui.widgets.exchange.receiving_page import ReceivingPage, heading_row
from ui.widgets.exchange.receptions import ListTabs, ReceptionsList
from ui.widgets.standing_out import stand_out

_SHARES = (2, 3)  # of the height: the files just received, what was collected so far
_FEW = 3  # files that show without more room


class ReceptionPage(ReceivingPage):
    """Files in, results in words, and below the plans collected so far."""

    areas = frozenset({PARTNERS, PLANS, RECEIVED})
    receiving: ReceptionPanel

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.list = CollectedList(desk, navigate)
        self.count, self.collected = self.list.count, self.list.table
        self.show_plan, self.remarks, self.files = self.list.show_plan, self.list.remarks, self.list.files
        self.list.more.part()
        self.rebuild = self.list.more.add(
            "refresh-cw", self.tr("Rebuild the figures from the files received"), self.receiving.rebuild
        )
        self.list.more.add("info", self.tr("For the computer officer…"), self.show_facts)
        self.receptions = ReceptionsList(desk)
        self.given = GivenList(desk)
        self._build()

    def make_panel(self, desk: Desk) -> ReceptionPanel:
        """The panel that takes in files of communes without the program too."""
        return ReceptionPanel(desk, self.take)

    def _build(self) -> None:
        title = QLabel(self.tr("Reception"))
        title.setProperty("role", "title")
        stand_out(self.receiving.files, on=True)
        self.receiving.waits.connect(lambda waits: stand_out(self.receiving.files, on=not waits))
        self.receiving.title.hide()
        parts: dict[str, QWidget] = {
            self.tr("Collected plans"): self.list,
            self.tr("Receipts"): self.given,
            self.tr("Receptions"): self.receptions,
        }
        split = self._split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.receiving)
        split.addWidget(ListTabs(self.tr("What was received"), parts))
        for index, share in enumerate(_SHARES):
            split.setStretchFactor(index, share)
        split.setSizes([share * split.sizeHint().height() for share in _SHARES])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        box.addLayout(heading_row(title, self.list.not_sent, self.receiving.folder, self.receiving.files))
        box.addWidget(split, 1)
        self.remarks.picked.connect(lambda place, stick: self.save_remarks(place, stick=stick))

    def refresh(self) -> None:
        """Read the collected plans and the receptions again."""
        self.list.refresh()
        self.receptions.refresh()
        self.given.refresh()
        self.receiving.keep_runs(self.receptions.standing)
        self.receiving.check_again()

    def take(self, paths: Sequence[Path]) -> None:
        """Look at the files first; a long list of them gets the larger part of the page."""
        super().take(paths)
        self._give_room()

    def take_at_once(self, paths: Sequence[Path]) -> None:
        """As `take`, without a look first."""
        super().take_at_once(paths)
        self._give_room()

    def _give_room(self) -> None:
        long = len(self.receiving.table.model.lines) > _FEW
        shares = tuple(reversed(_SHARES)) if long else _SHARES
        self._split.setSizes([self._split.height() * share // sum(shares) for share in shares])

    def show_facts(self) -> None:
        """What someone who looks after the computers asks for, the codes of refused files among it."""
        from ui.dialogs.office_facts import OfficeFactsDialog  # start-up cost: dialogs

        ask(OfficeFactsDialog(self, self.desk))

    def save_remarks(self, place: Path, *, stick: bool) -> None:
        """Save all our remarks on the current plan for the office whose it is."""
        plan = RecordId(self.collected.current)
        return_file.save(self, self.desk, plan, place, stick=stick)
