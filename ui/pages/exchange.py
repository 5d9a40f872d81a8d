"""Gửi, nhận: what a commune sends to its superior and gets from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.lineage import LineageKind
from ccapp.domain.plan import RecordId
from ccapp.domain.ready_message import file_request
from ccapp.errors import AppError
from ccapp.exchange.card import OpenedInvite
from ccapp.services.handover import connecting, directory, replacing, sending_look, slips
from ccapp.services.handover.connecting import Paired
from ccapp.services.handover.outcomes import Result
from ccapp.services.reception import handed
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.panels.looked_files import show_prospect
from ui.panels.printing import Printing
from ui.panels.sent_list import SentList
from ui.widgets.asking import ask
from ui.widgets.exchange.pairing import DigitsDialog, InviteDialog
from ui.widgets.exchange.receiving_page import ReceivingPage, heading_row
from ui.widgets.exchange.receptions import ListTabs, ReceptionsList
from ui.widgets.exchange.send import SendPanel, open_folder
from ui.widgets.exchange.words import day
from ui.widgets.file_choice import named
from ui.widgets.notice import Notice
from ui.widgets.standing_out import stand_out

_TITLE = 240  # pixels: a title that wraps is not left a word a line
_NARROW = 860  # pixels below which two cards do not fit beside each other


class ExchangePage(ReceivingPage):
    """Connection, sending, receiving, and the list of what was sent."""

    areas = frozenset({PLANS, PARTNERS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._waiting: RecordId | None = None
        self.title = QLabel()
        self.hint = QLabel()
        self.connect_file = QPushButton(self.tr("Open connection file…"))
        self.handed = QPushButton(icon("inbox"), self.tr("Tasks assigned by the superior…"))
        self.menu = QToolButton()
        self.refused = Notice()
        self.printing = Printing(self, desk)
        self.message = QPushButton(icon("copy"), self.tr("Prepare the message to the superior"))
        self.otherwise = QPushButton(self.tr("Send otherwise (Word, PDF, Excel)…"))
        self.sending = SendPanel(desk)
        self.sendings = SentList(desk, self.take)
        self.sent = self.sendings.table
        self.receptions = ReceptionsList(desk)
        parts: dict[str, QWidget] = {self.tr("Sent"): self.sendings, self.tr("Receptions"): self.receptions}
        self.lists = ListTabs(self.tr("What was sent and received"), parts)
        self.cards = QWidget()
        self._scroll = QScrollArea()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.cards)
        self._build()
        self.receiving.table.opened.connect(self._go_to)
        self.receiving.told.connect(lambda: QTimer.singleShot(0, self, self._lead_to_files))
        self.receiving.led.connect(self._go_to)
        self.receiving.waits.connect(self._leave_one_filled)
        self.receiving.asked.connect(lambda each: show_prospect(self, desk, each))
        self.sending.sent.connect(self.sendings.refresh)
        self.sending.told.connect(lambda: QTimer.singleShot(0, self, self._lead_to_sent))
        self.sending.slip_asked.connect(self.sendings.save_latest_slip)
        self.sending.look_asked.connect(self.look_at_sending)
        self.sending.paper_asked.connect(self.sendings.print_latest_slip)
        self.sendings.again.connect(self.sending.send_again)
        self.otherwise.clicked.connect(lambda: self.navigate("preview", plan=self.sending.chosen[0]))

    def _build(self) -> None:
        self.title.setProperty("role", "title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)  # it holds the names of all superiors
        self.title.setMinimumWidth(_TITLE)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.otherwise.setProperty("link", True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        stand_out(self.connect_file, on=True, picture="link")
        self.connect_file.clicked.connect(self.choose_connection_file)
        self.handed.clicked.connect(lambda: self.navigate("assigned", plan=self._waiting))
        self.message.clicked.connect(self.copy_message)
        self.refused.add_button(self.tr("Prepare the message to the superior"), self.copy_message)
        self.refused.add_button(self.tr("Open connection file…"), self.choose_connection_file)
        self._build_menu()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(12)
        self._beside.addWidget(self.sending, 2)
        self._beside.addWidget(self.receiving, 3)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        box.addLayout(heading_row(self.title, self.handed, self.message, self.connect_file, self.menu))
        box.addWidget(self.refused)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.otherwise, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(below)
        box.addWidget(self.cards, 3)
        box.addWidget(self.lists, 2)
        scroll = self._scroll
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _lead_to_files(self) -> None:
        """What became of files comes into sight: on a low screen it stands below the fold."""
        self._lead_to(self.receiving)

    def _lead_to_sent(self) -> None:
        """That a file was saved, and what can be done with it, is seen without scrolling."""
        self._lead_to(self.sending.done)
        self._lead_to(self.sending, top=False)

    def _lead_to(self, part: QWidget, *, top: bool = True) -> None:
        """Scroll no more than is needed; where a part is higher than the window, its `top` counts."""
        for at in (part.height(), 0) if top else (part.height(),):
            place = part.mapTo(self._scroll.widget(), QPoint(0, at))
            self._scroll.ensureVisible(place.x(), place.y(), 0, 0)

    def _leave_one_filled(self, waits: bool) -> None:  # noqa: FBT001 - a signal's argument
        """What stands out is the next step: to take in files that wait, else to send or to connect."""
        stand_out(self.sending.save, on=not waits, picture="save")
        stand_out(self.connect_file, on=not waits, picture="link")

    def _build_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Open connection file…"), self.choose_connection_file)
        menu.addAction(self.tr("Prepare the message that asks for one"), self.copy_message)
        menu.addSeparator()
        menu.addAction(self.tr("No connection file: save our introduction file…"), self.save_card)
        menu.addAction(
            self.tr("No connection file: open the superior's introduction file…"), self.choose_card
        )
        menu.addSeparator()
        menu.addAction(self.tr("Our office is renamed…"), self.rename_office)
        menu.addAction(self.tr("For the computer officer…"), self.show_facts)
        menu.addAction(self.tr("Moved to another superior…"), self.move_parent)
        self.menu.setText(self.tr("Connection"))
        self.menu.setMenu(menu)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two cards stand one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)

    def refresh(self) -> None:
        """Read connection, plans and what was sent again."""
        above = directory.superiors(self.desk.session)
        connected = bool(above)
        self.title.setText(self._title([each.office.name for each in above]))
        self.hint.setText(self._hint(above[0].connected_at if above else None))
        for button in (self.connect_file, self.message):
            button.setVisible(not connected)
        self._show_refused()
        self._waiting = handed.waiting(self.desk.session)
        self.handed.setVisible(self._waiting is not None)
        for part in (self.sending, self.lists):
            part.setVisible(connected)
        self.sending.refresh()
        self.otherwise.setVisible(self.sending.plan.count() > 0)
        self.sendings.refresh()
        self.receptions.refresh()
        self.receiving.keep_runs(self.receptions.standing)

    def _show_refused(self) -> None:
        """What a superior told us: it takes nothing more from this machine."""
        by = replacing.refused_by(self.desk.session)
        said = self.tr(
            "{office} takes no more data from this computer since {day}: the connection file was issued"
            " again. The next sending needs the new connection file."
        )
        words = [said.format(office=each.office.name, day=each.refused_on) for each in by]
        self.refused.say(" ".join(words))

    def copy_message(self) -> None:
        """Put a message that asks the superior for a connection file on the clipboard."""
        by, above = replacing.refused_by(self.desk.session), directory.superiors(self.desk.session)
        to = next((each.office.name for each in (*by, *above)), "")
        words = file_request(self.desk.office.name, to, by[0].refused_on if by else "")
        QApplication.clipboard().setText(words)
        said = self.tr("The message is copied: paste it into Zalo, an e-mail or a text. It says: {text}")
        self.hint.setText(said.format(text=f"“{words}”"))

    def look_at_sending(self) -> None:
        """Show what the package would hold, before it is saved."""
        from ui.dialogs.sending_content import SendingContentDialog  # start-up cost: dialogs

        plan, to, evidence = self.sending.chosen
        found = self.desk.work(
            self,
            self.tr("Reading what will be sent…"),
            lambda session, _: sending_look.look(session, plan, to, evidence=evidence),
        )
        if found is not None:
            ask(SendingContentDialog(self, found))

    def _go_to(self, key: str) -> None:
        """From a file that waits for us to what it brought."""
        outcome = self.receiving.outcome(key)
        if outcome is None:
            self.receiving.show_file()
        elif outcome.remarks:
            self.navigate("plan", plan=outcome.plan)
        elif outcome.assigned:
            self.navigate("assigned", plan=self._waiting)
        elif outcome.verdict is not None or outcome.result is Result.MERGED:
            self.navigate("plan", plan=outcome.plan)

    def rename_office(self) -> None:
        """Record the new name of this office; its connection stays."""
        from ui.dialogs.lineage import ask_change  # start-up cost: dialogs

        own = self.desk.office
        ask_change(self, self.desk, (LineageKind.RENAME,), {own.id: own.name}, (own.id,))

    def move_parent(self) -> None:
        """Record that a superior is ours no more: it locks nothing from then on."""
        from ui.dialogs.lineage import ask_change  # start-up cost: dialogs

        above = {each.office.id: each.office.name for each in directory.superiors(self.desk.session)}
        ask_change(self, self.desk, (LineageKind.MOVE,), above, tuple(above)[:1])

    def _title(self, names: Sequence[str]) -> str:
        if not names:
            return self.tr("Not connected with a superior yet")
        return self.tr("Superior: {office}").format(office=", ".join(names))

    def _hint(self, since: str | None) -> str:
        """`since` is None while there is no connection, empty where its day is not known."""
        if since is None:
            return self.tr(
                "Plans can still be sent as Word, PDF or Excel. A connection file from the superior, opened"
                " once, lets this program send to it and receive from it."
            )
        return self.tr("Connected since {day}").format(day=day(since)) if since else self.tr("Connected")

    def take(self, paths: Sequence[Path]) -> None:
        """Receive files; a single connection or introduction file is opened as what it is."""
        if len(paths) == 1 and paths[0].is_file() and self._introduce(paths[0]):
            return
        super().take(paths)

    def _introduce(self, path: Path) -> bool:
        try:
            found = connecting.look_into(path)
        except AppError as error:
            self.desk.refuse(self, error)
            return True
        if found is None:
            return False
        if isinstance(found, OpenedInvite):
            ask(InviteDialog(self, self.desk, found))
        else:
            self.open_card(path)
        return True

    def choose_connection_file(self) -> None:
        """Pick a connection file and ask whether it is ours."""
        path = self._choose(self.tr("Open connection file"))
        if path is not None and not self._introduce(path):
            self.take([path])

    def choose_card(self) -> None:
        """Pick the superior's introduction file and show the digits."""
        path = self._choose(self.tr("Open introduction file"))
        if path is not None:
            self.open_card(path)

    def open_card(self, path: Path) -> None:
        """Read another office's introduction and compare digits."""
        paired = self.desk.work(
            self,
            self.tr("Reading the introduction file…"),
            lambda session, _progress: connecting.pair(session, path),
            areas=frozenset({PARTNERS}),
        )
        if paired is not None and not paired.partner.confirmed:
            dialog = DigitsDialog(self, self.desk, paired.partner, paired.code)
            dialog.paper_asked.connect(lambda: self.print_confirmation(paired))
            ask(dialog)

    def print_confirmation(self, paired: Paired) -> None:
        """Print Phiếu xác nhận with the digits; without a printer it is offered as a PDF."""
        to, code = paired.partner.office.name, paired.code
        pages = self.desk.do(self, lambda session: slips.confirmation_pages(session, to, code))
        if pages is None:
            return
        name = self.tr("Confirmation paper")

        def save() -> None:
            start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            path, _ = QFileDialog.getSaveFileName(self, name, f"{start}/Phieu xac nhan.pdf", "*.pdf")
            if path:
                out = named(path, ".pdf")
                done = self.desk.do(self, lambda session: slips.print_confirmation(session, to, code, out))
                self.desk.tell_saved(done)

        self.printing.print_pages(pages, name, save)

    def show_facts(self) -> None:
        """What someone who looks after the computers asks for."""
        from ui.dialogs.office_facts import OfficeFactsDialog  # start-up cost: dialogs

        ask(OfficeFactsDialog(self, self.desk))

    def save_card(self) -> None:
        """Write our introduction file for the superior."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), start)
        if not folder:
            return
        written = self.desk.do(self, lambda session: connecting.write_card(session, Path(folder)))
        if written is not None:
            said = self.tr("Saved: {file}. Send it to the superior, then open the superior's own file here.")
            self.hint.setText(said.format(file=written.name))
            open_folder(written.parent)

    def _choose(self, title: str) -> Path | None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Files of the program ({files});;All files (*)").format(files="*.khx")
        path, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        return Path(path) if path else None
