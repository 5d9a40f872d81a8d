"""Sending: which plan, what it holds, where to; saved, read back, and said so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.plan import OfficeId, Plan, PlanState
from ccapp.errors import AppError
from ccapp.exchange.wrapped import wrap
from ccapp.services.folder import drives
from ccapp.services.folder.drives import Drive
from ccapp.services.handover import attached, directory, exchanging, sending_look
from ccapp.services.handover.exchanging import Sending
from ccapp.services.plans import planning
from ccapp.text.sizes import size_words
from ui import settings
from ui.desk import PARTNERS, Desk
from ui.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.exchange.words import sent_files, virus_words
from ui.widgets.flow import FlowLayout
from ui.widgets.standing_out import stand_out

_FOLDER = -2  # id of the first choice in the button group; Qt keeps -1 for itself
_SHARED = -3
_PATH_WIDTH = 260  # pixels of a path beside its caption; a longer one would widen the card


class SendPanel(QFrame):
    """The card that sends. `sent` comes after a package has been written and read back; `told` whenever
    it has just been said what was saved.
    """

    sent = Signal()
    told = Signal()
    slip_asked = Signal()
    paper_asked = Signal()
    look_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drives: tuple[Drive, ...] = ()
        self._shared = ""
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.setProperty("card", True)
        self.plan = Choice()
        self.to = Choice()
        self.holds = QLabel()
        self.look = QPushButton(icon("eye"), self.tr("Look at the content"))
        self.bare = QCheckBox()
        self.places = QButtonGroup(self)
        self.to_folder = QRadioButton(self.tr("Folder, to send by document system, e-mail or Zalo"))
        self.to_shared = QRadioButton()
        self.path = QLabel()
        self.choose = QPushButton(self.tr("Choose…"))
        self.again = QPushButton(icon("refresh-cw"), self.tr("Look for USB sticks"))
        self.save = QPushButton(self.tr("Save to send"))
        self.done = QLabel()
        self.show_folder = QPushButton(icon("folder-open"), self.tr("Open folder"))
        self.paper = QPushButton(icon("printer"), self.tr("Print sending slip…"))
        self.slip = QPushButton(icon("save"), self.tr("Save sending slip…"))
        self.zip = QPushButton(self.tr("Also save as .zip"))
        self._sticks = QVBoxLayout()
        self._written = self._file = Path()
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(self.tr("Send"))
        title.setProperty("role", "heading")
        self.plan.setAccessibleName(self.tr("Plan to send"))
        self.to.setAccessibleName(self.tr("Superior to send to"))
        for box in (self.plan, self.to):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20)
        self.holds.setProperty("role", "muted")
        self.path.setProperty("role", "muted")
        self.path.setWordWrap(True)
        self.again.setProperty("link", True)
        self.look.setProperty("link", True)
        stand_out(self.save, on=True, picture="save")
        self.done.setWordWrap(True)
        self.places.addButton(self.to_folder, _FOLDER)
        self.places.addButton(self.to_shared, _SHARED)
        self.to_folder.setChecked(True)
        box_layout = QVBoxLayout(self)
        box_layout.setContentsMargins(16, 12, 16, 14)
        box_layout.setSpacing(8)
        for widget in (title, self.to, self.plan, self.holds):
            box_layout.addWidget(widget)
        box_layout.addLayout(_row(self.look))
        box_layout.addWidget(self.bare)
        box_layout.addWidget(self.to_folder)
        box_layout.addLayout(_indented(self.path, self.choose))
        box_layout.addWidget(self.to_shared)
        box_layout.addLayout(self._sticks)
        box_layout.addLayout(_row(self.again))
        box_layout.addLayout(_row(self.save))
        box_layout.addWidget(self.done)
        after = FlowLayout()
        for button in (self.show_folder, self.paper, self.slip, self.zip):
            after.addWidget(button)
        box_layout.addLayout(after)
        box_layout.addStretch(1)

    def _connect(self) -> None:
        self.plan.currentIndexChanged.connect(self._choose_superior)
        self.plan.currentIndexChanged.connect(self._show_counts)
        self.to.currentIndexChanged.connect(self._show_counts)
        self.choose.clicked.connect(self._choose_folder)
        self.again.clicked.connect(self.show_drives)
        self.save.clicked.connect(self.send)
        self.look.clicked.connect(self.look_asked)
        self.show_folder.clicked.connect(lambda: open_folder(self._written))
        self.slip.clicked.connect(self.slip_asked)
        self.paper.clicked.connect(self.paper_asked)
        self.zip.clicked.connect(self.save_zip)
        self._say("")

    def refresh(self) -> None:
        """Read plans, superiors and drives again, keeping what is chosen."""
        session = self._desk.session
        own = [plan for plan in planning.plans(session) if plan.state is not PlanState.BINNED]
        _fill(self.plan, [(plan.title, plan.id) for plan in own if not plan.archived])
        known = (*directory.superiors(session), *directory.neighbours(session))
        before = self.to.currentData()
        _fill(self.to, [(each.office.name, each.office.id) for each in known])
        if before is None:
            self._choose_superior()
        self.to.setVisible(self.to.count() > 1)
        for button in (self.save, self.look):
            button.setEnabled(self.plan.count() > 0 and self.to.count() > 0)
        self._show_counts()
        self.show_drives()

    def _choose_superior(self) -> None:
        """Of several superiors the one whose matter the plan is; another can be chosen."""
        plan = self.plan.currentData()
        if plan is None or self.to.count() < 2:  # noqa: PLR2004 - one is no choice
            return
        session = self._desk.session
        of = directory.superior_of(session, planning.show_head(session, plan))
        if of:
            self.to.setCurrentIndex(self.to.findData(of))

    def _show_counts(self) -> None:
        plan = self.plan.currentData()
        if plan is None:
            self.holds.setText(self.tr("There is no plan yet."))
            self.bare.hide()
            return
        found = planning.show(self._desk.session, plan)
        counts, targets = sending_look.counted(found)
        said = [
            self.tr("{tasks} tasks, {products} products").format(tasks=counts.tasks, products=counts.products)
        ]
        if targets:
            said.append(self.tr("{count} targets").format(count=targets))
        files = attached.awaited(self._desk.session, plan, OfficeId(str(self.to.currentData())))
        if files:
            words = self.tr("with {count} files, {size}")
            said.append(words.format(count=len(files), size=size_words(sum(file.size for file in files))))
        adjusting = self._desk.words.text("said-send-adjusting") if found.is_being_adjusted else ""
        self.holds.setText("\n".join(filter(None, (", ".join(said), adjusting))))
        self.holds.setWordWrap(True)
        self._offer_bare(found, files=bool(files))

    def _offer_bare(self, plan: Plan, *, files: bool) -> None:
        """Sending without the files, where there are any, and how small the package is then."""
        self.bare.setVisible(files)
        if not files:
            self.bare.setChecked(False)
            return
        try:
            least = size_words(sending_look.bare_size(self._desk.session, plan, str(self.to.currentData())))
        except AppError:  # it is said when it is sent
            least = ""
        said = self.tr("Without evidence (smaller file, {size})") if least else self.tr("Without evidence")
        self.bare.setText(said.format(size=least))

    @property
    def chosen(self) -> tuple[str, str, bool]:
        """The plan, the office it goes to, and whether its files go along."""
        return str(self.plan.currentData()), str(self.to.currentData()), not self.bare.isChecked()

    def send_again(self, plan: str, to: str) -> None:
        """Send a plan once more to an office, where the last choice of a place says."""
        places = self.plan.findData(plan), self.to.findData(to)
        if min(places) < 0:  # binned since, or no longer connected
            self._say(self.tr("This plan can no longer be sent to that office from here."))
            return
        self.plan.setCurrentIndex(places[0])
        self.to.setCurrentIndex(places[1])
        self.send()

    def show_drives(self) -> None:
        """List the sticks that are plugged in now."""
        chosen = self.chosen_drive
        for button in self.places.buttons():
            if button not in (self.to_folder, self.to_shared):
                self.places.removeButton(button)
                self._sticks.removeWidget(button)
                button.deleteLater()
        self._drives = drives.removable_drives()
        for number, drive in enumerate(self._drives):
            locked = self.tr("USB {name}, read-only: unlock it to save there")
            words = locked if drive.is_locked else self.tr("USB {name}, {free} free")
            button = QRadioButton(words.format(name=drive.name, free=size_words(drive.free)))
            button.setEnabled(not drive.is_locked)
            self._sticks.addWidget(button)
            self.places.addButton(button, number)
            button.setChecked(chosen is not None and chosen.root == drive.root)
        self._show_shared()
        if self.places.checkedButton() is None:
            self.to_folder.setChecked(True)
        self.path.setText(str(self._folder))

    def _show_shared(self) -> None:
        """The watched folder as a place to send to. It is not touched before it is sent to."""
        self._shared = settings.load(self._desk.session.store.folder).watched_folder
        metrics = self.to_shared.fontMetrics()
        short = metrics.elidedText(self._shared, Qt.TextElideMode.ElideMiddle, _PATH_WIDTH)
        self.to_shared.setText(self.tr("Shared folder {folder}").format(folder=short))
        self.to_shared.setToolTip(self._shared)
        self.to_shared.setVisible(bool(self._shared))
        if not self._shared and self.to_shared.isChecked():
            self.to_folder.setChecked(True)

    @property
    def chosen_drive(self) -> Drive | None:
        """The stick chosen, None for the folder."""
        number = self.places.checkedId()
        return self._drives[number] if 0 <= number < len(self._drives) else None

    def set_folder(self, folder: Path) -> None:
        """Send to this folder."""
        self._folder = folder
        self.to_folder.setChecked(True)
        self.path.setText(str(folder))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), str(self._folder))
        if path:
            self.set_folder(Path(path))

    def send(self) -> None:
        """Save the chosen plan where it shall go; a failure changes nothing and takes no number."""
        plan, to, evidence = self.chosen
        drive = self.chosen_drive
        folder = Path(self._shared) if self.to_shared.isChecked() else self._folder
        self._say("")
        title = self.tr("Writing, then reading back to check…")
        if drive is not None:
            root = drive.root
            done = self._desk.work(
                self,
                title,
                lambda session, progress: exchanging.send_to_stick(
                    session, plan, to, root, evidence=evidence, progress=progress
                ),
                areas=frozenset({PARTNERS}),
            )
        else:
            done = self._desk.work(
                self,
                title,
                lambda session, progress: exchanging.send(
                    session, plan, to, folder, evidence=evidence, progress=progress
                ),
                areas=frozenset({PARTNERS}),
            )
        if done is not None:
            self._tell(done, stick=drive is not None)

    def _tell(self, done: Sending, *, stick: bool) -> None:
        self._written, self._file = done.file.parent, done.file
        said = self.tr("Saved and checked. Sending {number}.").format(number=done.sequence)
        if stick:
            said = self.tr("You can remove the USB stick.") + " " + said
        virus = virus_words() if stick and drives.have_virus_signs([done.file]) else ""
        self._say(" ".join(filter(None, (said, sent_files(done), virus))))
        self.zip.setVisible(not stick)
        self.sent.emit()
        self.told.emit()

    def save_zip(self) -> None:
        """Save the file just sent within a zip too, for mail that refuses ours; the file stays beside it."""
        file = self._file
        made = self._desk.work(
            self,
            self.tr("Writing, then reading back to check…"),
            lambda _session, progress: wrap(file, progress=progress),
            areas=frozenset(),
        )
        if made is not None:
            said = self.tr(
                "Saved as {file} too: send it where {ending} files are refused. It is received alike."
            )
            self.done.setText(f"{self.done.text()} {said.format(file=made.name, ending=file.suffix)}")
            self.zip.hide()
            self.told.emit()

    def _say(self, text: str) -> None:
        self.done.setText(text)
        self.done.setVisible(bool(text))
        for button in (self.show_folder, self.paper, self.slip):
            button.setVisible(bool(text))
        self.zip.hide()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, key in entries:
        box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(kept), 0) if entries else -1)
    box.blockSignals(False)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _indented(text: QLabel, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(24, 0, 0, 0)
    row.addWidget(text, 1)
    row.addWidget(button)
    return row
