"""Receiving: files dropped or chosen go in, one result per file comes out in plain words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ccapp.domain.office import Role
from ccapp.errors import FileError
from ccapp.services.collected import accepting, lineage
from ccapp.services.folder import drives
from ccapp.services.handover import directory, receipts, watching
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.reception import looking
from ccapp.services.reception.looking import Prospect
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.exchange.came_strip import CameStrip
from ui.widgets.exchange.given import PlacesButton, save_receipts
from ui.widgets.exchange.looked import KEY, looked_line
from ui.widgets.exchange.receptions import undo_runs
from ui.widgets.exchange.words import lead_words, result_line, tell_sender, virus_words, written
from ui.widgets.flow import FlowLayout
from ui.widgets.table.whole_lines import LinesTable

_TAKEN = frozenset({Result.MERGED, Result.NOTHING_NEW, Result.OLDER})
DONE = _TAKEN | {Result.RECEIPT}
_NEEDLESS = _TAKEN - {Result.MERGED}
_CHANGES = frozenset({PLANS, PARTNERS, RECEIVED})


class ReceivePanel(QFrame):
    """Buttons, what came of each file, and a yes for files that wait. `take` gets paths to look into.

    `asked` gives the file whose rows are to be seen before it is taken in; `told` says that what
    came of files has just been shown; `waits` whether the next step is with these files now; `led` asks to
    go to what a file brought, by the key of its line.
    """

    asked = Signal(object)
    told = Signal()
    waits = Signal(bool)
    led = Signal(str)

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._take = take
        self._outcomes: list[Outcome] = []
        self._looked: tuple[Prospect, ...] = ()
        self._waiting_paths: tuple[Path, ...] = ()
        self.setProperty("card", True)
        self.title = QLabel(self.tr("Receive"))
        self.files = QPushButton(self.tr("Choose files…"))
        self.folder = QPushButton(icon("folder-open"), self.tr("Choose folder…"))
        self.anyway = QPushButton(self.tr("Take anyway"))
        self.take_in = QPushButton()
        self.leave = QPushButton(self.tr("Do not receive"))
        self.look = QPushButton(self.tr("Look at the file…"))
        self.waiting = FlowLayout()
        self.undo = QPushButton(icon("undo-2"), self.tr("Undo this reception"))
        self.receipts = PlacesButton(self.tr("Save receipts"), desk)
        self.came = CameStrip((self.receipts, self.undo))
        self.said, self.lead = self.came.said, self.came.lead
        headings = (
            self.tr("File"), self.tr("Office"), self.tr("Result"), self.tr("What to do"),
            self.tr("Receipt code"),
        )  # fmt: skip
        self.table = LinesTable(
            LinesModel(headings, marked=2),
            self.tr("Results of the files"),
            self.empty_words(),
            wide=(0, 2, 3),
            files=0,
        )
        self._build()
        self._show()

    def empty_words(self) -> str:
        """What the list says while it is empty."""
        return self.tr(
            "Drop files or a whole folder here, or a stick's folder. Files of the program are found by"
            " what is in them, whatever they are called; nothing else is opened."
        )

    def _build(self) -> None:
        self.title.setProperty("role", "heading")
        buttons = QHBoxLayout()
        for button in (self.files, self.folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.anyway)
        box = self.box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(10)
        box.addWidget(self.title)
        box.addLayout(buttons)
        self.take_in.setProperty("filled", True)
        for button in (self.take_in, self.look, self.leave):
            self.waiting.addWidget(button)
        box.addWidget(self.came)
        box.addLayout(self.waiting)
        self.table.view.setColumnHidden(4, self._desk.office.role is not Role.SUPERIOR)
        self.receipts.picked.connect(self.save_receipts)
        box.addWidget(self.table, 1)
        self.files.clicked.connect(self._choose_files)
        self.folder.clicked.connect(self._choose_folder)
        self.anyway.clicked.connect(self.take_anyway)
        self.undo.clicked.connect(self.undo_reception)
        self.lead.clicked.connect(lambda: self.led.emit(self._leading()))
        self.take_in.clicked.connect(self.take_files)
        self.leave.clicked.connect(self.leave_files)
        self.look.clicked.connect(self.show_file)
        self.table.picked.connect(self._show_buttons)

    def _choose_files(self) -> None:
        title = self.tr("Choose files")
        paths, _ = QFileDialog.getOpenFileNames(self, title, _downloads(), self.kinds())
        if paths:
            self._take([Path(path) for path in paths])

    def kinds(self) -> str:
        """The kinds of file that are offered."""
        return self.tr("Files of the program, zip ({files});;All files (*)").format(files="*.khx *.zip")

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose folder"), _downloads())
        if path:
            self._take([Path(path)])

    def bring(self, paths: Sequence[Path]) -> None:
        """Look at files first; where none of them would change a plan here, take them in at once."""
        looked = self._desk.work(
            self,
            self.tr("Reading the files…"),
            lambda session, progress: looking.look(session, paths, progress=progress),
            areas=frozenset({PARTNERS}),
        )
        if looked is None:
            return
        if not any(_to_see(each) for each in looked):
            self.receive(paths)
            return
        self._outcomes, self._looked, self._waiting_paths = [], looked, tuple(paths)
        self._show(looked=True)
        first = next(at for at, each in enumerate(looked) if _to_see(each))
        self.table.view.selectRow(self.table.model.row_of(f"{KEY}{first}"))
        self.table.view.scrollToTop()
        self._warn_of_virus(paths)

    def take_files(self) -> None:
        """Take in the files that were looked at."""
        if self.are_there():
            self.take_looked()

    def take_looked(self) -> bool:
        """Take in what was looked at; also what came before and was undone, for that was told. False where it
        was broken off.
        """
        waits = {each.arrival.path for each in self._looked if each.arrival and each.result is Result.HELD}
        agreed = {each.arrival.path for each in self._looked if each.arrival and each.is_taken_back}
        apart = {each.arrival.path for each in self._looked if each.arrival and not each.is_taken_back}
        if not ReceivePanel.receive(self, self._waiting_paths):
            return False
        self._take_again(sorted(agreed - (apart & waits)))
        return True

    def _take_again(self, paths: Sequence[Path]) -> None:
        """Say yes to these files."""
        outcomes = (self._receive(paths, accept=True) or ()) if paths else ()
        renewed = {outcome.file: outcome for outcome in outcomes}
        self._outcomes = [
            renewed.get(outcome.file, outcome) if _may_pass(outcome) else outcome
            for outcome in self._outcomes
        ]
        self._show(looked=True)

    def are_there(self) -> bool:
        """Whether all files that were looked at can still be seen; a stick that was pulled is told of."""
        try:
            looking.require_there(self._looked)
        except FileError as error:
            self._desk.refuse(self, error)
            return False
        return True

    def leave_files(self) -> None:
        """Forget the files that were looked at; nothing of them was kept."""
        self._looked, self._waiting_paths = (), ()
        self._show()

    def show_file(self) -> None:
        """Ask for the rows of the current file, of one that was looked at."""
        each = self.prospect(self.table.current)
        if each is not None and _to_see(each):
            self.asked.emit(each)

    def prospect(self, key: str) -> Prospect | None:
        """The file on a line that was only looked at; None for other lines."""
        at = int(key.removeprefix(KEY)) if key.startswith(KEY) else -1
        return self._looked[at] if 0 <= at < len(self._looked) else None

    def receive(self, paths: Sequence[Path]) -> tuple[Outcome, ...]:
        """Take in what is at these paths and show what came of each file."""
        outcomes = self._receive(paths, accept=False)
        if outcomes is not None:
            self.show_outcomes(outcomes)
            self._warn_of_virus(paths)
        return outcomes or ()

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show what came of these files, in the place of whatever was listed."""
        self._looked, self._waiting_paths = (), ()
        self._outcomes = list(outcomes)
        self._show(looked=True)

    def _warn_of_virus(self, paths: Sequence[Path]) -> None:
        if drives.have_virus_signs(paths):
            self.came.say(f"{self.said.text()} {virus_words()}")

    def _receive(self, paths: Sequence[Path], *, accept: bool) -> tuple[Outcome, ...] | None:
        return self._desk.work(
            self,
            self.tr("Receiving…"),
            lambda session, progress: watching.receive(session, paths, accept=accept, progress=progress),
            areas=_CHANGES,
        )

    def outcome(self, key: str) -> Outcome | None:
        """What became of the file on a line; None where it was only looked at."""
        return self._outcomes[int(key)] if key.isdecimal() else None

    def take_anyway(self) -> None:
        """Say yes to the file that waits in the current line."""
        held = self._held()
        if held is None or held.path is None:
            return
        self._take_again([held.path])

    def keep_runs(self, standing: Collection[int]) -> None:
        """Forget files whose reception was taken back elsewhere."""
        kept = [outcome for outcome in self._outcomes if not outcome.run or outcome.run in standing]
        if len(kept) < len(self._outcomes):
            self._outcomes = kept
            self._show()

    def undo_reception(self) -> None:
        """Take back, as a whole, what these files changed; those that were refused stay in the list."""
        self.undo_with(0)

    def undo_with(self, proxies: int) -> None:
        """As `undo_reception`; `proxies` is how many others of it were taken back already."""
        runs = {outcome.run for outcome in self._outcomes if outcome.run}
        count = sum(outcome.run > 0 for outcome in self._outcomes) + proxies
        if undo_runs(self, self._desk, runs) is None:
            return
        self.keep_runs(())
        said = self.tr("Undone: {count} files of this reception. They can be received again.")
        self.came.say(f"{said.format(count=count)} {tell_sender(self._desk.office)}".rstrip())

    def save_receipts(self, place: Path, stick: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Save a receipt for each file of this reception that was taken."""
        given = save_receipts(self, self._desk, list(self._codes()), place, stick=stick)
        if given is not None:
            said = self.tr("Receipts saved and checked: {count}.")
            self.came.say(written(said.format(count=len(given)), stick=stick))

    def _codes(self) -> dict[str, str]:
        """The receipt codes of the files taken, by hash; at an office that has no superior's part, none."""
        hashes = {outcome.sha256 for outcome in self._outcomes if outcome.result in _TAKEN}
        if not hashes or self._desk.office.role is not Role.SUPERIOR:
            return {}
        found = receipts.received(self._desk.session, hashes=hashes)
        return {each.package.sha256: each.code for each in found}

    def _held(self) -> Outcome | None:
        waiting = self._braked()
        key = self.table.current
        chosen = self._outcomes[int(key)] if key.isdecimal() else None
        if chosen is not None and chosen in waiting:
            return chosen
        return waiting[0] if len(waiting) == 1 else None

    def _braked(self) -> list[Outcome]:
        """The files that a yes lets pass; one that differs from accepted data is none of them."""
        return [outcome for outcome in self._outcomes if _may_pass(outcome)]

    def _show(self, *, looked: bool = False) -> None:
        self.table.show_lines(self.lines())
        self.came.say(self.summary() if looked else "")
        self.table.view.scrollToTop()  # what is still to be settled stands first
        self._show_buttons()
        if looked:
            self.told.emit()

    def lines(self) -> tuple[Line, ...]:
        """One line for each file, by its number in the list."""
        if self._looked:
            return tuple(looked_line(at, each, self._desk.words) for at, each in enumerate(self._looked))
        offices = {str(office): name for office, name in directory.names(self._desk.session).items()}
        own, codes = self._desk.office, self._codes()
        return tuple(
            result_line(str(number), outcome, self._desk.words, offices, own, codes.get(outcome.sha256, ""))
            for number, outcome in enumerate(self._outcomes)
        )

    def _leading(self) -> str:
        """The line whose file asks for something: the current one, else the first; empty for none."""
        if self._desk.office.role is Role.SUPERIOR:
            return ""
        keys = [str(number) for number, each in enumerate(self._outcomes) if lead_words(each)]
        return self.table.current if self.table.current in keys else next(iter(keys), "")

    def summary(self) -> str:
        """How many files were taken, and how many are left to be looked at."""
        if self._looked:
            text = self.tr("Looked at, nothing taken in yet. Ready: {count} of {files} files.")
            return text.format(count=self._to_take(), files=len(self._looked))
        if not self._outcomes:
            return self._desk.words.text("said-no-packages")
        left = sum(outcome.result not in DONE for outcome in self._outcomes)
        return " ".join(filter(None, (*self.tally(), self.left_words(left))))

    def tally(self, proxies: int = 0) -> tuple[str, ...]:
        """How many files were taken in, `proxies` of them for communes, and how many told nothing new."""
        needless = sum(outcome.result in _NEEDLESS for outcome in self._outcomes)
        taken = sum(outcome.result in DONE for outcome in self._outcomes) - needless + proxies
        said = self.tr("Received: {taken}.") if taken else self.tr("Nothing was received.")
        if proxies:
            said = self.tr("Received: {taken}, of these for communes: {proxies}.")
        more = self.tr("Nothing new in {count}, nothing to do there.").format(count=needless)
        return said.format(taken=taken, proxies=proxies), more if needless else ""

    def left_words(self, count: int) -> str:
        """How many files are still to be looked at; empty for none."""
        return (
            self.tr("Still to be looked at: {count}, the reasons are below.").format(count=count)
            if count
            else ""
        )

    def _to_take(self) -> int:
        """How many of the files that were looked at would be taken in."""
        return sum(
            each.is_taken_back or (each.error is None and each.result in (None, Result.MERGED))
            for each in self._looked
        )

    def _show_buttons(self) -> None:
        for button in (self.take_in, self.look, self.leave):
            button.setVisible(bool(self._looked))
        self.take_in.setText(self.tr("Receive {count} files").format(count=self._to_take()))
        self.take_in.setVisible(self._to_take() > 0)
        current = self.prospect(self.table.current)
        self.look.setEnabled(current is not None and _to_see(current))
        leading = self.outcome(self._leading())
        self.came.show_lead(lead_words(leading) if leading is not None else "")
        self.waits.emit(not (self.take_in.isHidden() and self.lead.isHidden()))
        self.undo.setVisible(any(outcome.run for outcome in self._outcomes))
        self.receipts.setVisible(any(line.cells[4] for line in self.table.model.lines))
        self.came.fit()
        self.anyway.setVisible(bool(self._braked()))
        self.anyway.setEnabled(self._held() is not None)


def _to_see(each: Prospect) -> bool:
    """Whether the rows of a file that was looked at are worth a look: they would be taken in, or wait."""
    return each.brings_plan or each.is_unconfirmed or each.is_taken_back


def _may_pass(outcome: Outcome) -> bool:
    """Whether a yes lets a file in: held by the safety brake, or late from an office that ended."""
    if outcome.result is Result.HELD:
        return not accepting.waits(outcome.error)
    return outcome.error is not None and outcome.error.code == lineage.ENDED


def _downloads() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
