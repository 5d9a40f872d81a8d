"""What every page works with: the open session, its words, and one way to call services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccapp.domain.office import Office
from ccapp.errors import AppError, Cancelled, FileError, StorageError
from ccapp.progress import Progress
from ccapp.services.folder import safekeeping
from ccapp.services.session import Changes, Session
from ccapp.words import Words
from ui import settings
from ui.errors import show_refusal

T = TypeVar("T")

PLANS = "plans"
PARTNERS = "partners"
RECEIVED = "received"
UNITS = "units"
PERSON = "person"
WATCHED = "watched"
#: Language, look or the whole office changed: every page is made anew.
LOOK = "look"
# Refusals that nobody has to answer: a key pressed once too often.
_NO_MATTER = frozenset({"nothing-to-undo", "nothing-to-redo"})


class Desk(QObject):
    """The session with signals. Pages call `do` for quick calls and `work` for long ones; both turn a
    refusal into words and then return None.
    """

    changed = Signal(frozenset)
    said = Signal(str)
    saved = Signal(datetime)
    unsaved = Signal(str)
    folder_told = Signal()
    is_copy = False  # whether the data is a backup that is only looked at
    copy_asked = Signal(object)  # the path of a backup that is to be looked at in a window of its own

    def __init__(self, session: Session, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.words = words
        self.busy = False
        self.folder_trouble = ""
        """Why the watched folder cannot be looked at, in words; `folder_told` says that it is another one."""
        #: Why the latest change did not reach the disk; None once one has.
        self.failed: StorageError | None = None
        self._quiet = False

    def tell_of_folder(self, trouble: str) -> None:
        """The watched folder was looked at: what is wrong with it, empty where nothing is."""
        if trouble != self.folder_trouble:
            self.folder_trouble = trouble
            self.folder_told.emit()

    @property
    def office(self) -> Office:
        """The office whose data is open."""
        return self.session.store.office

    @property
    def is_open(self) -> bool:
        """Whether the data can be asked: not once the window is closing."""
        return self.session.store.is_open

    def tell_saved(self, path: Path | None) -> None:
        """Say that a file was written; None where it was not, which has been said."""
        if path is not None:
            self.said.emit(self.tr("Saved: {file}").format(file=path.name))

    def do(
        self, parent: QWidget, call: Callable[[Session], T], *, areas: frozenset[str] = frozenset()
    ) -> T | None:
        """Call a service; `areas` are what it changes and make the pages that show them read again.

        None where it refused, and once the data is closed: a page may still be woken then by its timer.
        """
        if self.busy:
            raise RuntimeError("a service was called while the worker has the session")
        if not self.is_open:
            return None
        try:
            with safekeeping.readable(self.session):
                result = call(self.session)
        except AppError as error:
            self._refuse(parent, error, areas)
            return None
        self._announce(areas, result)
        return result

    def work(
        self,
        parent: QWidget,
        title: str,
        call: Callable[[Session, Progress], T],
        *,
        areas: frozenset[str] = frozenset(),
    ) -> T | None:
        """Call a long service in the worker with progress and a way to stop it."""
        if self.busy:
            raise RuntimeError("a service was called while the worker has the session")
        self.busy = True
        try:
            with safekeeping.readable(self.session):
                from ui.tasks import Task  # start-up cost: only where there is long work

                result = Task(parent, title, lambda progress: call(self.session, progress)).run()
        except Cancelled:
            self.said.emit(self.words.text("cancelled"))
            return None
        except AppError as error:
            self.busy = False  # the words are shown in a dialog, behind which the window lives on
            self._refuse(parent, error, areas)
            return None
        finally:
            self.busy = False
        self._announce(areas, result)
        return result

    def _announce(self, areas: frozenset[str], result: object) -> None:
        """A call that changed nothing saved nothing, and the status bar does not say so."""
        changes = getattr(result, "changes", result)
        if not (isinstance(changes, Changes) and changes.tx is None):
            self.announce(areas)

    def announce(self, areas: frozenset[str]) -> None:
        """Tell the pages what changed, and the status bar that it is saved."""
        if areas:
            self.failed = None
            self.saved.emit(self.session.clock())
            self.changed.emit(areas)

    def _refuse(self, parent: QWidget, error: AppError, areas: frozenset[str]) -> None:
        if areas:
            self.told(error)
        if error.code in _NO_MATTER:
            self.said.emit(self.words.error(error))
        elif not self._quiet:
            self.refuse(parent, error)

    def refuse(self, parent: QWidget, error: AppError) -> None:
        """Words for a refusal."""
        show_refusal(parent, self.words, error)

    def told(self, error: AppError) -> str:
        """Words for a refusal that a dialog shows in itself; the status bar learns of what was not saved."""
        words = self.words.error(error)
        if isinstance(error, StorageError):
            self.failed = error
            self.unsaved.emit(words)
        return words

    def why_unsaved(self) -> str:
        """A few words for why the latest change did not reach the disk; "" where it did."""
        return self.words.text(safekeeping.why_unsaved(self.failed)) if self.failed is not None else ""

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Within it no refusal opens a dialog, for nobody asked; the status bar knows of the disk."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def last_backup(self) -> datetime | None:
        """The later of the program's own and the one by hand; None before the first one that can be told."""
        folder = self.session.store.folder
        found = []
        with suppress(FileError):
            found.append(safekeeping.last_backup(folder))
        with suppress(ValueError):  # the file may have been edited by hand; it is no data
            found.append(datetime.fromisoformat(settings.load(folder).backup_at))
        return max((each.astimezone() for each in found if each is not None), default=None)

    def action(self, name: str) -> str:
        """The words of an action of the journal, for undo and redo; one of a newer version is an edit."""
        try:
            return self.words.text(f"action-{name}")
        except KeyError:
            return self.words.text("action-set")
