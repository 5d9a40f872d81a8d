"""Cơ quan trực thuộc: the offices below a superior, and their connection files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.lineage import LineageKind
from ccapp.services.collected import lineage
from ccapp.services.handover import connecting, directory
from ccapp.services.handover.directory import Standing, Subordinate
from ccapp.services.reception import setting_out
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.dialogs.sent_otherwise import OtherWayDialog
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.models.lineage_words import ended_words, formerly_words
from ui.models.outset_words import brought_words
from ui.panels.rival_strip import RivalStrip, reissue
from ui.registry import Page
from ui.widgets import unit_tabs
from ui.widgets.asking import ask
from ui.widgets.exchange.pairing import DigitsDialog
from ui.widgets.exchange.receiving_page import heading_row
from ui.widgets.exchange.send import open_folder
from ui.widgets.exchange.words import day, other_way
from ui.widgets.flow import FlowLayout
from ui.widgets.more_button import MoreButton
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable
from ui.widgets.unit_tabs import CatalogueTabs

_LOOKS = {
    Standing.EXPECTED: ("", "muted"),
    Standing.INVITED: ("send", ""),
    Standing.WAITING: ("triangle-alert", "warning"),
    Standing.CONNECTED: ("circle-check", "good"),
}


class NamesDialog(QDialog):
    """One name a line, typed or pasted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add offices"))
        fit(self, (460, 380))
        hint = QLabel(self.tr("One office a line. A column can be pasted from Excel or Word."))
        hint.setWordWrap(True)
        self.names = QPlainTextEdit()
        self.names.setPlaceholderText(self.tr("UBND xã Suối Mây"))
        self.names.setAccessibleName(self.tr("Names of offices, one a line"))
        self.names.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        add = buttons.addButton(self.tr("Add to the list"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setProperty("filled", True)
        add.style().polish(add)  # the box has had it drawn as an ordinary button before
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(hint)
        box.addWidget(self.names, 1)
        box.addWidget(buttons)

    def _agree(self) -> None:
        QGuiApplication.inputMethod().commit()  # a word still being composed is part of the names
        self.accept()


class DirectoryPage(Page):
    """Who is expected, invited, waiting or connected; connection files for those that are ticked."""

    areas = frozenset({PARTNERS, PLANS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._offices: dict[str, Subordinate] = {}
        self._ticked: dict[str, bool] = {}
        self.tabs = CatalogueTabs(desk.office.role, unit_tabs.OFFICES)
        self.make = QPushButton()
        self.add = QPushButton(icon("plus"), self.tr("Add offices…"))
        self.confirm = QPushButton(self.tr("Type the 12 digits…"))
        self.rivals = RivalStrip(desk)
        self.done = QLabel()
        self.show_folder = QPushButton(icon("folder-open"), self.tr("Open folder"))
        self.letter = QPushButton(icon("file-text"), self.tr("Letter to go with them…"))
        self._made_in = Path()
        self._made_for: tuple[str, ...] = ()
        self.close_handover = QPushButton(self.tr("Close the handover"))
        self.came = QPushButton(icon("inbox"), self.tr("Received otherwise…"))
        more = self.more = MoreButton()
        self.change = more.add("building-2", self.tr("Rename, merge, split…"), self.ask_change)
        self.again = more.add("refresh-cw", self.tr("Issue again…"), self.issue_again)
        self.covering = more.add("file-text", self.tr("Letter for connection files…"), self.show_letter)
        self.brings = more.add("list", self.tr("What connection files bring…"), self.ask_brings)
        self.card = more.add("file-input", self.tr("Open introduction file…"), self.choose_card)
        more.part()
        self.remove = more.add("trash-2", self.tr("Take off the list"), self.take_off)
        headings = (self.tr("Office"), self.tr("State"), self.tr("Since"), self.tr("Sent to us"))
        empty = self.tr(
            "No office is on the list yet. Add one, or paste a list of names; then make a connection file"
            " for each and send it by document system, e-mail, Zalo or USB stick."
        )
        model = LinesModel(headings, marked=1)
        self.table = LinesTable(model, self.tr("Subordinate offices"), empty, wide=(0, 1, 3))
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(self.tr("Directory"))
        title.setProperty("role", "title")
        self.make.setProperty("filled", True)
        self.done.setWordWrap(True)
        tools = FlowLayout()
        for button in (self.add, self.confirm, self.came, self.close_handover, self.more):
            tools.addWidget(button)
        told = QHBoxLayout()
        told.addWidget(self.done, 1)
        for told_one in (self.show_folder, self.letter):
            told.addWidget(told_one)
            told_one.hide()
        self.done.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        box.addLayout(heading_row(title, self.make))
        box.addWidget(self.tabs)
        box.addWidget(self.rivals)
        box.addLayout(tools)
        box.addLayout(told)
        box.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.make.clicked.connect(self.choose_place)
        self.tabs.chosen.connect(self._to_part)
        self.add.clicked.connect(self.add_names)
        self.confirm.clicked.connect(lambda: self.confirm_office(self.table.current))
        self.came.clicked.connect(self.note_other)
        self.close_handover.clicked.connect(self.close_current)
        self.show_folder.clicked.connect(lambda: open_folder(self._made_in))
        self.letter.clicked.connect(lambda: self.write_letter(self._made_for))
        self.table.picked.connect(self._show_buttons)
        self.table.opened.connect(self.confirm_office)
        self.table.model.ticked.connect(self._on_ticked)

    def _to_part(self, part: str) -> None:
        self.tabs.show_part(unit_tabs.OFFICES)
        self.navigate("units", part=part)

    def refresh(self) -> None:
        """Read the offices again; what is ticked stays ticked."""
        found = directory.subordinates(self.desk.session)
        self._offices = {each.office or each.name: each for each in found}
        self.table.show_lines(tuple(self._line(key, each) for key, each in self._offices.items()))
        self._show_buttons()
        self.rivals.refresh()

    def _line(self, key: str, each: Subordinate) -> Line:
        look, tone = _LOOKS[each.standing]
        ticked = self._ticked.get(key, each.standing is Standing.EXPECTED)
        standing = self._standing(each.standing) if each.ended is None else ended_words(each.ended)
        if each.ended is not None:
            look, tone = "archive", "muted"
        cells = (formerly_words(each.name, each.before), standing, day(each.since), self._sent(each))
        return Line(key=key, cells=cells, icon=look, tone=tone, ticked=ticked)

    def _sent(self, each: Subordinate) -> str:
        """What came last from an office, as the program's file or otherwise."""
        way = each.otherwise
        if way is not None and way.day.isoformat() >= each.sent_at[:10]:
            return f"{way.day:%d/%m/%Y}: {other_way(way, self.desk.words)}"
        if each.sending:
            said = self.tr("{day}: sending {number}")
            return said.format(day=day(each.sent_at), number=each.sending)
        return self.tr("Not sent yet")

    def note_other(self) -> None:
        """Write down that the current office handed something over by other means."""
        name = self._offices[self.table.current].name
        if ask(OtherWayDialog(self, self.desk, office=name)):
            self.desk.announce(frozenset({PARTNERS}))

    def _standing(self, standing: Standing) -> str:
        words = {
            Standing.EXPECTED: self.tr("Not invited yet"),
            Standing.INVITED: self.tr("Connection file made"),
            Standing.WAITING: self.tr("Not confirmed yet: type the 12 digits"),
            Standing.CONNECTED: self.tr("Connected"),
        }
        return words[standing]

    def _on_ticked(self) -> None:
        self._ticked = {line.key: bool(line.ticked) for line in self.table.model.lines}
        self._show_buttons()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the ticked offices."""
        return tuple(self._offices[line.key].name for line in self.table.model.lines if line.ticked)

    def _show_buttons(self) -> None:
        current = self._offices.get(self.table.current)
        many = self.tr("Make connection files for {count}").format(count=len(self.chosen))
        self.make.setText(many if self.chosen else self.tr("Make connection files"))
        self.make.setEnabled(bool(self.chosen))
        self.remove.setEnabled(current is not None and current.standing is Standing.EXPECTED)
        self.came.setEnabled(current is not None)
        self.covering.setEnabled(bool(self._offices))
        known = any(each.office for each in self._offices.values())
        self.change.setEnabled(known)
        ended = current.ended if current is not None else None
        self.close_handover.setVisible(ended is not None and ended.handover is None)
        self.confirm.setEnabled(current is not None and current.standing is Standing.WAITING)
        self.again.setEnabled(current is not None and current.standing is Standing.CONNECTED)

    def ask_change(self) -> None:
        """Ask what became of offices: the current one is ticked already."""
        from ui.dialogs.lineage import ask_change  # start-up cost: dialogs

        going_on = {
            each.office: each.name for each in self._offices.values() if each.office and not each.ended
        }
        current = self._offices.get(self.table.current)
        chosen = [current.office] if current is not None and current.office in going_on else []
        ask_change(self, self.desk, tuple(LineageKind), going_on, chosen)

    def close_current(self) -> None:
        """Note what the current office has handed over; later files of it wait for a yes."""
        change = self._offices[self.table.current].ended
        if change is not None:
            self.desk.do(
                self,
                lambda session: lineage.close_handover(session, change.id),
                areas=frozenset({PARTNERS, RECEIVED}),
            )

    def add_names(self) -> None:
        """Ask for names and put them on the list."""
        dialog = NamesDialog(self)
        if ask(dialog):
            names = dialog.names.toPlainText().splitlines()
            self.desk.do(self, lambda session: directory.expect(session, names), areas=frozenset({PARTNERS}))

    def take_off(self) -> None:
        """Take the current name off the list."""
        name = self._offices[self.table.current].name
        self.desk.do(self, lambda session: directory.forget(session, [name]), areas=frozenset({PARTNERS}))

    def choose_place(self) -> None:
        """Ask for a folder and make the connection files there; the first time also what they bring."""
        if setting_out.must_ask(self.desk.session) and not self.ask_brings(first=True):
            return
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), start)
        if path:
            self.make_files(Path(path))

    def ask_brings(self, *, first: bool = False) -> bool:
        """Ask what connection files bring; whether it was agreed."""
        from ui.dialogs.outset import ask_outset  # start-up cost: dialogs

        return ask_outset(self, self.desk, first=first)

    def make_files(self, folder: Path) -> None:
        """Make a connection file for each ticked office."""
        names = self.chosen
        self._ticked = {}
        made = self.desk.work(
            self,
            self.tr("Making connection files…"),
            lambda session, progress: setting_out.invite_all(session, names, folder, progress=progress),
            areas=frozenset({PARTNERS}),
        )
        if made is None:
            self.refresh()
            return
        text = self.tr(
            "{count} files are in the folder “{folder}”. Each is for one office only: send it by document"
            " system, e-mail, Zalo or USB stick."
        )
        self._tell(f"{text.format(count=len(made), folder=folder.name)}{self._brought(names)}", folder, names)

    def _brought(self, names: tuple[str, ...]) -> str:
        """What the files have beside card and secret, the same for all communes that are new."""
        brings = self.desk.do(self, lambda session: setting_out.outset_for(session, names[0]))
        words = brought_words(brings) if brings is not None else ""
        return " " + self.tr("They bring: {what}.").format(what=words) if words else ""

    def _tell(self, words: str, folder: Path, names: tuple[str, ...]) -> None:
        """What was made, for whom, and what can be done with it next."""
        self._made_in, self._made_for = folder, names
        self.done.setText(words)
        for part in (self.done, self.show_folder, self.letter):
            part.show()

    def show_letter(self) -> None:
        """The letter for the current office where its file was made, else for all whose file was made."""
        current = self._offices.get(self.table.current)
        if current is not None and current.standing is Standing.INVITED:
            self.write_letter((current.name,))
            return
        made = [each.name for each in self._offices.values() if each.standing is Standing.INVITED]
        self.write_letter(tuple(made) or tuple(each.name for each in self._offices.values()))

    def write_letter(self, names: tuple[str, ...]) -> None:
        """Show the letter that goes with the connection files of these offices."""
        from ui.dialogs.covering import CoveringDialog  # start-up cost: dialogs

        ask(CoveringDialog(self, self.desk, names, self._made_in if self._made_for else None))

    def issue_again(self) -> None:
        """A new connection file for the current office, which lost everything it had."""
        name = self._offices[self.table.current].name
        made = reissue(self, self.desk, self._offices[self.table.current])
        if made is not None:
            text = self.tr("Made: {file}. Send it to the office; its old computer is refused from now on.")
            self._tell(text.format(file=made.name), made.parent, (name,))

    def choose_card(self) -> None:
        """Pick an office's introduction file."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Files of the program ({files});;All files (*)").format(files="*.khx")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open introduction file"), start, kinds)
        if path:
            self.open_card(Path(path))

    def open_card(self, path: Path) -> None:
        """Read an office's introduction and ask for the digits on its paper."""
        paired = self.desk.work(
            self,
            self.tr("Reading the introduction file…"),
            lambda session, _progress: connecting.pair(session, path),
            areas=frozenset({PARTNERS}),
        )
        if paired is not None and not paired.partner.confirmed:
            ask(DigitsDialog(self, self.desk, paired.partner))

    def confirm_office(self, key: str) -> None:
        """Ask for the digits of an office that waits."""
        each = self._offices.get(key)
        if each is None or each.standing is not Standing.WAITING:
            return
        partner = self.desk.do(self, lambda session: directory.office(session, each.office))
        if partner is not None:
            ask(DigitsDialog(self, self.desk, partner))
