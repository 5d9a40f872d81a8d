"""The list of what was sent, with the receipts that came, the code that can be typed, and other ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.decisions import Verdict
from ccapp.domain.other_ways import OtherWay
from ccapp.domain.plan import PlanState
from ccapp.services.collected import decided
from ccapp.services.handover import directory, other_ways, sendings, slips
from ccapp.services.handover.sendings import Arrival, Sending
from ccapp.services.plans import planning
from ccapp.store.partners import HELD
from ccapp.store.sendings import KeptReceipt
from ui.desk import PARTNERS, PLANS, Desk
from ui.dialogs.receipt_code import ReceiptCodeDialog
from ui.dialogs.sent_otherwise import OtherWayDialog
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.panels.printing import Printing
from ui.widgets.asking import ask
from ui.widgets.exchange.given import ask_slip
from ui.widgets.exchange.words import day, moment, other_way
from ui.widgets.flow import FlowLayout
from ui.widgets.table.whole_lines import LinesTable

_LOOKS: Final = {
    Arrival.WAITING: ("", ""),
    Arrival.ARRIVED: ("circle-check", "good"),
    Arrival.COVERED: ("circle-check", "muted"),
    Arrival.REPLACED: ("", "muted"),
}
_RECEIPT: Final = 4
_CHANGES: Final = frozenset({PARTNERS, PLANS})


class SentList(QWidget):
    """One line per sending and per other way. `take` receives the files that were chosen as receipts.

    `again` asks for a plan (its id) to be sent once more to an office (its id).
    """

    again = Signal(str, str)

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._take = take
        self._sendings: dict[str, Sending] = {}
        self._ways: dict[str, OtherWay] = {}
        self._verdicts: Mapping[str, Verdict] = {}
        self.hint = QLabel()
        self.code = QPushButton(self.tr("Type receipt code…"))
        self.file = QPushButton(icon("file-input"), self.tr("Open receipt file…"))
        self.paper = QPushButton(icon("printer"), self.tr("Print sending slip…"))
        self.slip = QPushButton(icon("save"), self.tr("Save sending slip…"))
        self.resend = QPushButton(icon("send"), self.tr("Send again"))
        self._printing = Printing(self, desk)
        self.otherwise = QPushButton(icon("plus"), self.tr("Sent otherwise…"))
        self.remove = QPushButton(icon("trash-2"), self.tr("Take off the list"))
        headings = (
            self.tr("Sending"), self.tr("Saved"), self.tr("Plan"), self.tr("To"), self.tr("Receipt"),
            self.tr("File"),
        )  # fmt: skip
        self.table = LinesTable(
            LinesModel(headings, marked=_RECEIPT),
            self.tr("What was sent"),
            self.tr("Nothing has been sent yet."),
            wide=(2, 4, 5),
            files=5,
        )
        self._build()

    def _build(self) -> None:
        self.hint.setProperty("role", "warning")
        self.hint.setWordWrap(True)
        row = FlowLayout()
        buttons = (self.code, self.file, self.paper, self.slip, self.resend, self.otherwise, self.remove)
        for button in buttons:
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.hint)
        box.addWidget(self.table, 1)
        self.code.clicked.connect(self.type_code)
        self.file.clicked.connect(self._choose_file)
        self.slip.clicked.connect(lambda: self._save_slip(self._current()))
        self.paper.clicked.connect(lambda: self.print_slip(self._current()))
        self.resend.clicked.connect(self._ask_again)
        self.otherwise.clicked.connect(self.note_other)
        self.remove.clicked.connect(self._remove)
        self.table.picked.connect(self._show_buttons)
        self.table.opened.connect(lambda _: self.type_code())

    def refresh(self) -> None:
        """Read again what was sent and which receipts came."""
        found = sendings.sendings(self._desk.session)
        ways = other_ways.other_ways(self._desk.session)
        self._verdicts = decided.verdicts(self._desk.session, {each.package.plan for each in found})
        titles = {plan.id: plan.title for plan in planning.plans(self._desk.session)} if ways else {}
        self._sendings = {f"{each.package.device} {each.package.sequence}": each for each in found}
        self._ways = {each.id: each for each in ways}
        lines = [
            (each.package.at[:10], self._sending_line(key, each)) for key, each in self._sendings.items()
        ]
        lines += [(each.day.isoformat(), self._way_line(each, titles.get(each.plan, ""))) for each in ways]
        lines.sort(key=lambda line: line[0], reverse=True)
        self.table.show_lines(tuple(line for _, line in lines))
        self._show_hint()
        self._show_buttons()

    def _sending_line(self, key: str, each: Sending) -> Line:
        package = each.package
        held = package.receipt is not None and package.receipt.result == HELD
        look, tone = ("triangle-alert", "warning") if each.is_late or held else _LOOKS[each.arrival]
        cells = (str(package.sequence), moment(package.at), package.title, package.office_name)
        return Line(key=key, cells=(*cells, self._receipt(each), package.file), icon=look, tone=tone)

    def _way_line(self, way: OtherWay, title: str) -> Line:
        said = other_way(way, self._desk.words)
        cells = (self.tr("Otherwise"), f"{way.day:%d/%m/%Y}", title, way.office, said, "")
        return Line(key=way.id, cells=cells, icon="circle-check", tone="muted")

    def _receipt(self, each: Sending) -> str:
        receipt = each.package.receipt
        if receipt is not None and receipt.by_code:
            return self.tr("Received (the receipt code fits)")
        if receipt is not None:
            return self._received(each, receipt)
        words = {
            Arrival.WAITING: self.tr("Saved, waiting for the receipt"),
            Arrival.COVERED: self.tr("Received together with sending {number}"),
            Arrival.REPLACED: self.tr("Sending {number} takes its place"),
        }
        return words[each.arrival].format(number=each.by)

    def _received(self, each: Sending, receipt: KeptReceipt) -> str:
        """What the receipt says became of the data, and what was decided about it since."""
        said = {
            "nothing-new": self.tr("Received on {day}: nothing new to the superior"),
            "older": self.tr("Received on {day}, not used: the superior had newer data"),
            HELD: self.tr("Received on {day}, not taken in: it differs from the accepted data"),
        }.get(receipt.result, self.tr("Received on {day}"))
        parts = [said.format(day=day(receipt.taken_at))]
        verdict = self._verdicts.get(each.package.sha256)
        if verdict is not None:
            parts.append(
                {
                    Verdict.SUPPLEMENT: self.tr("supplement asked for"),
                    Verdict.ACCEPTED: self.tr("accepted"),
                    Verdict.REOPENED: self.tr("opened again"),
                }[verdict]
            )
        return " · ".join(parts)

    def _show_hint(self) -> None:
        late = next((each for each in sendings.awaited(self._desk.session) if each.is_late), None)
        self.hint.setVisible(late is not None)
        if late is not None:
            words = self.tr(
                "Sending {number}: no receipt after {days} days. Ask the superior or send again; sending"
                " again doubles nothing."
            )
            self.hint.setText(words.format(number=late.package.sequence, days=late.days))

    def _current(self) -> Sending | None:
        """The sending of the current line; without a choice the latest one."""
        key = self.table.current
        return self._sendings.get(key) if key else next(iter(self._sendings.values()), None)

    def _show_buttons(self) -> None:
        chosen = self._current()
        self.code.setEnabled(chosen is not None and chosen.package.receipt is None)
        self.file.setEnabled(bool(self._sendings))
        for button in (self.slip, self.paper, self.resend):
            button.setEnabled(chosen is not None)
        self.remove.setVisible(self.table.current in self._ways)

    def type_code(self) -> None:
        """Ask for the ten digits of the current sending."""
        chosen = self._current()
        if chosen is None or chosen.package.receipt is not None:
            return
        package = chosen.package
        if ask(ReceiptCodeDialog(self, self._desk, package)):
            self._desk.announce(_CHANGES)
            said = self._desk.words.text("said-confirm", sequence=package.sequence, name=package.office_name)
            self._desk.said.emit(said)

    def _choose_file(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Files of the program ({files});;All files (*)").format(files="*.khx")
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Open receipt file"), start, kinds)
        if paths:
            self._take([Path(path) for path in paths])

    def save_latest_slip(self) -> None:
        """Save the slip of the latest sending."""
        self._save_slip(next(iter(self._sendings.values()), None))

    def print_latest_slip(self) -> None:
        """Print the slip of the latest sending."""
        self.print_slip(next(iter(self._sendings.values()), None))

    def print_slip(self, chosen: Sending | None) -> None:
        """Print the slip of a sending; without a printer it is offered as a PDF."""
        if chosen is None:
            return
        package = chosen.package
        pages = self._desk.do(self, lambda session: slips.sending_pages(session, package))
        if pages is not None:
            name = self.tr("Slip of sending {number}").format(number=package.sequence)
            self._printing.print_pages(pages, name, lambda: self._save_slip(chosen))

    def _ask_again(self) -> None:
        chosen = self._current()
        if chosen is not None:
            self.again.emit(chosen.package.plan, chosen.package.office)

    def _save_slip(self, chosen: Sending | None) -> None:
        if chosen is None:
            return
        package = chosen.package
        path = ask_slip(self, "Phieu gui - lan gui {number}", package.sequence)
        if path is not None:
            done = self._desk.do(self, lambda session: slips.print_sending(session, package, path))
            self._desk.tell_saved(done)

    def note_other(self) -> None:
        """Write down that a plan went by other means."""
        session = self._desk.session
        plans = [plan for plan in planning.plans(session) if plan.state is not PlanState.BINNED]
        above = directory.superiors(session)
        office = above[0].office.name if above else ""
        if plans and ask(OtherWayDialog(self, self._desk, office=office, plans=plans)):
            self._desk.announce(_CHANGES)

    def _remove(self) -> None:
        way = self._ways[self.table.current]
        self._desk.do(self, lambda session: other_ways.remove(session, way.id), areas=_CHANGES)
