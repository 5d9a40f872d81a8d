"""The first start (K1, K2, K10): a backup that is found, a file, a connection file, or a new plan."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccapp import app as core
from ccapp.domain.office import Role
from ccapp.domain.records import Counts, count
from ccapp.errors import AppError, Cancelled
from ccapp.exchange.arrivals import is_ours
from ccapp.progress import Progress
from ccapp.services.folder import starting
from ccapp.services.folder.contents import contents_of
from ccapp.services.folder.safekeeping import BACKUP_SUFFIX
from ccapp.services.guidance import shipped_templates
from ccapp.services.handover import connecting, directory
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from ui import settings
from ui.dialogs.plan_files import file_kinds
from ui.errors import show_refusal
from ui.tasks import Task
from ui.widgets.check.start import FilePage, StartCheck
from ui.widgets.check.word import FILES
from ui.widgets.exchange.pairing import InvitePage
from ui.widgets.start_pages import BackupPage, OfficeForm, WaysPage, form_for_file, form_for_new

if TYPE_CHECKING:
    from ccapp.exchange.card import OpenedInvite
    from ccapp.intake.values import Reading

T = TypeVar("T")
_WIDTH: Final = 760
_HEIGHT: Final = 640
_MARGIN: Final = 60  # kept free around the window on a small screen


def first_start(folder: Path, words: Words) -> Session | None:
    """Ask how to begin; None where the user closes the window. Nothing is stored before a choice is whole."""
    dialog = StartDialog(folder, words)
    dialog.exec()
    session = dialog.session
    dialog.deleteLater()
    return session


def landing(session: Session) -> tuple[str, dict[str, object]]:
    """Where the window opens after a first start: on the plan, else where the next step is."""
    plans = planning.plans(session)
    if len(plans) == 1:
        return "plan", {"plan": plans[0].id}
    if session.store.office.role is Role.SUPERIOR:
        return "directory", {}
    from ccapp.services import today  # start-up cost: its neighbours

    if not plans and today.model_given(session):
        return "today", {}  # it tells of the model plan to begin with
    return ("exchange", {}) if directory.superiors(session) else ("plans", {})


class StartDialog(QDialog):
    """One window with the three ways in; `session` is set once one of them has been gone to its end."""

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__()
        self._words = words
        self._given = folder
        self.folder = starting.proposed_folder(folder)
        self.session: Session | None = None
        self._who = core.person(None)
        self._found = starting.find_backup(folder)
        self.ways = WaysPage(self._found)
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self._show_place()

    def _build(self) -> None:
        self.setWindowTitle("ccapp")
        self.setAcceptDrops(True)
        self.setMinimumSize(500, 280)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_WIDTH, room.width() - _MARGIN), min(_HEIGHT, room.height() - _MARGIN))
        self.stack.addWidget(_scrolled(self.ways))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        first = self.ways.backup.go_on if self.ways.backup is not None else self.ways.file
        first.setFocus()

    def _connect(self) -> None:
        ways = self.ways
        ways.file.clicked.connect(self.choose_file)
        ways.connection.clicked.connect(self.choose_connection)
        ways.new.clicked.connect(self.show_new)
        ways.check.clicked.connect(self.choose_text)
        ways.sample.clicked.connect(self.open_sample)
        ways.restore.clicked.connect(self.choose_backup)
        ways.elsewhere.clicked.connect(self.choose_elsewhere)
        found = self._found
        if ways.backup is not None and found is not None:
            ways.backup.go_on.clicked.connect(lambda: self.restore(found.file))
            ways.backup.look.clicked.connect(lambda: self.look_into(found.file))

    def _show_place(self) -> None:
        self.ways.show_place(str(self.folder), moved=self.folder != self._given)
        may = self._tried(lambda: starting.may_choose_folder(self._given))
        self.ways.elsewhere.setVisible(bool(may))

    # Ways in

    def choose_file(self) -> None:
        """Pick last year's file."""
        title = self.tr("Open last year's plan")
        path, _ = QFileDialog.getOpenFileName(self, title, _documents(), file_kinds())
        if path:
            self.show_file(Path(path))

    def show_file(self, path: Path) -> None:
        """Read a plan and show what it proposes for the office."""
        reading = self._worked(self.tr("Reading the file…"), lambda _: planning.read_file(path))
        proposal = self._tried(lambda: starting.propose(reading, path.name)) if reading else None
        if reading is None or proposal is None:
            return
        counts = sum((count(table.appendix) for table in reading.tables), Counts())
        form = form_for_file(path.name, counts.tasks, counts.products)
        form.propose(proposal)
        form.agreed.connect(lambda: self._start_from_file(form, reading, path.name))
        self._show_form(form)

    def _start_from_file(self, form: OfficeForm, reading: Reading, name: str) -> None:
        beginning, written = form.beginning, form.written_years
        years = f"{written[0]}-{written[1]}" if written else ""
        self._finish(
            self.tr("Taking the plan in…"),
            lambda folder: starting.start_from_file(
                folder, beginning, reading, name, years=years, who=self._who, clock=core.now
            ),
        )

    def show_choice(self, path: Path) -> None:
        """A text: look it over, or take it as a plan?"""
        page = FilePage(path)
        page.check.clicked.connect(lambda: self.show_check(path))
        page.take.clicked.connect(lambda: self.show_file(path))
        page.back.clicked.connect(self.show_ways)
        self._show_page(page, page.check)

    def show_check(self, path: Path) -> None:
        """Look a text over; nothing is stored by that."""
        page = StartCheck(self._words, lambda title, call: self._worked(title, lambda _: call()), path)
        if page.check.load(path):
            page.back.clicked.connect(self.show_ways)
            page.wanted.connect(self.show_file)
            self.show_ways()
            self.stack.setCurrentIndex(self.stack.addWidget(page))  # its list scrolls by itself
            page.check.list.setFocus()

    def choose_text(self) -> None:
        """Pick a text to look over."""
        kinds = self.tr("Texts ({files});;All files (*)").format(files=FILES)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Check a Word text"), _documents(), kinds)
        if path:
            self.show_check(Path(path))

    def choose_connection(self) -> None:
        """Pick a connection file."""
        kinds = self.tr("Connection files ({files});;All files (*)").format(files="*.khx")
        title = self.tr("Open the superior's connection file")
        path, _ = QFileDialog.getOpenFileName(self, title, _documents(), kinds)
        if path:
            self.show_connection(Path(path))

    def show_connection(self, path: Path) -> None:
        """Ask whether a connection file is ours."""
        opened = self._tried(lambda: connecting.read_invite(path))
        if opened is None:
            return
        page = InvitePage(opened)
        page.setContentsMargins(24, 16, 24, 12)
        page.agreed.connect(lambda: self._start_connected(opened))
        page.back.clicked.connect(self.show_ways)
        page.back.show()
        self._show_page(page, page.yes)

    def _start_connected(self, opened: OpenedInvite) -> None:
        self._finish(
            self.tr("Connecting…"),
            lambda folder: starting.start_connected(folder, opened, who=self._who, clock=core.now),
        )

    def show_new(self) -> None:
        """Show the form of a new plan."""
        form = form_for_new()
        form.start_plan(core.now().year, shipped_templates.templates())
        form.agreed.connect(lambda: self._start_new(form))
        self._show_form(form)

    def _start_new(self, form: OfficeForm) -> None:
        beginning, title, years = form.beginning, form.title.text(), form.written_years
        template = form.chosen_template
        self._finish(
            self.tr("Making the plan…"),
            lambda folder: starting.start_new(
                folder,
                beginning,
                title=title,
                years=years,
                who=self._who,
                clock=core.now,
                template=template,
            ),
        )

    def open_sample(self) -> None:
        """Open the sample office; the place for real data stays empty."""
        self._finish(
            self.tr("Opening the sample data…"),
            lambda folder: starting.open_sample(folder, who=self._who, clock=core.now),
            settle=False,
        )

    def choose_backup(self) -> None:
        """Pick a backup file."""
        kinds = self.tr("Backups ({files});;All files (*)").format(files="*.ccbak")
        title = self.tr("Restore from a backup")
        path, _ = QFileDialog.getOpenFileName(self, title, _documents(), kinds)
        if path:
            self.restore(Path(path))

    def look_into(self, path: Path) -> None:
        """Show what is in a backup; nothing is restored by that."""
        found = self._worked(self.tr("Reading the backup…"), lambda _: contents_of(path))
        if found is None:
            return
        page = BackupPage(found, self._words)
        page.back.clicked.connect(self.show_ways)
        page.go_on.clicked.connect(lambda: self.restore(path))
        self._show_page(page, page.go_on)

    def restore(self, path: Path) -> None:
        """Go on with a backup."""
        self._finish(
            self.tr("Restoring the backup…"),
            lambda folder: starting.restore(folder, path, who=self._who, clock=core.now),
        )
        if self.session is not None:
            folder = self.session.store.folder
            with suppress(AppError):  # else the name of the account signs, and it is asked who is working
                settings.save(folder, replace(settings.load(folder), person=self.session.who))

    def choose_elsewhere(self) -> None:
        """Pick another place for the data; the choice is kept once the start is whole."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Where data is kept"), str(self.folder.parent))
        if not path:
            return
        place = self._tried(lambda: starting.require_place(Path(path)))
        if place is not None:
            self.folder = place
            self._show_place()

    # The window itself

    def show_ways(self) -> None:
        """Back to the three ways in."""
        while self.stack.count() > 1:
            page = self.stack.widget(1)
            self.stack.removeWidget(page)
            page.deleteLater()
        self.ways.file.setFocus()

    def _show_form(self, form: OfficeForm) -> None:
        form.back.connect(self.show_ways)
        self._show_page(form, form.office)

    def _show_page(self, page: QWidget, first: QWidget) -> None:
        self.show_ways()
        shown = page if isinstance(page, OfficeForm | BackupPage) else _scrolled(page)
        self.stack.setCurrentIndex(self.stack.addWidget(shown))
        first.setFocus()

    def take(self, path: Path) -> None:
        """A file dropped on the window: opened as what it is, for a download may be called anything."""
        if path.suffix.lower() == BACKUP_SUFFIX:
            self.restore(path)
        elif is_ours(path):
            self.show_connection(path)
        else:
            self.show_choice(path)

    def _finish(self, title: str, start: Callable[[Path], Session], *, settle: bool = True) -> None:
        """Do the one thing that stores something; a refusal leaves the window as it was."""
        QGuiApplication.inputMethod().commit()
        folder, given = self.folder, self._given

        def work(_: Progress) -> Session:
            if settle and folder != given:
                starting.choose_folder(folder)
            return start(folder if settle else given)

        session = self._worked(title, work)
        if session is not None:
            self.session = session
            self.accept()

    def _worked(self, title: str, work: Callable[[Progress], T]) -> T | None:
        try:
            return Task(self, title, work).run()
        except Cancelled:
            return None
        except AppError as error:
            show_refusal(self, self._words, error)
            return None

    def _tried(self, call: Callable[[], T]) -> T | None:
        try:
            return call()
        except AppError as error:
            show_refusal(self, self._words, error)
            return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the three ways in, and from there out."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex() > 0:
            self.show_ways()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped file by what it is."""
        event.acceptProposedAction()
        for url in event.mimeData().urls()[:1]:
            self.take(Path(url.toLocalFile()))


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
