"""The program of the window, from its arguments to its end; `ui.main` is the way in."""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ccapp import app as core
from ccapp.errors import AppError, StorageError
from ccapp.folders import data_folder
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import LANGUAGES, Words
from ui import settings, theme, translation
from ui.collecting import Collector
from ui.errors import CrashReporter, show_refusal

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.window import MainWindow

Place = tuple[str, dict[str, object]]  # a page, and where in it

_log = logging.getLogger("ccapp.qt")
HOME: Final[Place] = ("today", {})
_AFTER_PAINT = 50  # milliseconds
_AWAY: Final = timedelta(days=14)
_PLAN_PAGES: Final = frozenset({"plan", "preview", "checking"})
_RESTORED: Final = frozenset({"plans", "units"})
_DAMAGED = frozenset({"database-damaged", "database-foreign", "identity-damaged"})


def run(argv: Sequence[str]) -> int:
    """Run the window until it closes; returns the exit code. Arguments: `--data DIR`, then files to open."""
    app = make_app(argv)
    reporter = CrashReporter(app)
    reporter.install()
    Collector(app)
    place, files = _arguments(app.arguments()[1:])  # without those that Qt takes for itself
    folder = data_folder(place)
    return _start(app, folder, dress(app, folder), files)


def make_app(argv: Sequence[str]) -> QApplication:
    """The application, in the one style that looks the same everywhere and takes our colours."""
    app = QApplication([*argv[:1], "-style", "fusion", *argv[1:]])
    app.setApplicationName("ccapp")
    qInstallMessageHandler(_note)
    return app


def dress(app: QApplication, folder: Path) -> Words:
    """Language and look as chosen on this machine; returns the words in that language."""
    chosen = settings.load(folder)
    language = os.environ.get("CCAPP_LANG", "")
    words = Words(language if language in LANGUAGES else chosen.language)
    translation.apply(app, words.language)
    theme.apply(app, theme.Theme(chosen.theme))
    return words


def _arguments(given: Sequence[str]) -> tuple[str | None, list[str]]:
    """The data folder, if named, and the files."""
    rest = list(given)
    place = None
    if "--data" in rest[:-1]:
        at = rest.index("--data")
        place = rest[at + 1]
        del rest[at : at + 2]
    return place, [argument for argument in rest if not argument.startswith("-")]


def _note(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Qt's own remarks belong in the log, not on an officer's screen."""
    level = logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    _log.log(level, "%s", text)


def _start(app: QApplication, folder: Path, words: Words, files: Sequence[str]) -> int:
    try:
        session = _open(folder)
    except AppError as error:
        if error.code == "in-use" and _handed_over(folder, files):
            return 0
        if error.code == "no-data":
            return _first_start(app, folder, words, files)
        return _repair(app, folder, words, files, error)
    return _run(app, session, words, files)


def _open(folder: Path) -> Session:
    return safekeeping.open_session(folder, who=core.person(settings.load(folder).person), clock=core.now)


def _handed_over(folder: Path, files: Sequence[str]) -> bool:
    from ui.instance import hand_over  # start-up cost: QtNetwork, only where another window is open

    return hand_over(folder, files)


def _first_start(app: QApplication, folder: Path, words: Words, files: Sequence[str]) -> int:
    from ui.start import first_start, landing  # only at the first start

    session = first_start(folder, words)
    return 0 if session is None else _run(app, session, words, files, landing(session))


def _repair(app: QApplication, folder: Path, words: Words, files: Sequence[str], error: AppError) -> int:
    """Data that cannot be opened: words, and for damaged data a backup in its place if there is one."""
    show_refusal(None, words, error)
    if not isinstance(error, StorageError) or error.code not in _DAMAGED:
        return 2
    from ui.dialogs.restoring import restore_into

    if restore_into(None, folder, words) is None:
        return 2
    return _run(app, _open(folder), words, files)


def _run(
    app: QApplication, session: Session, words: Words, files: Sequence[str], place: Place | None = None
) -> int:
    folder = session.store.folder
    _watch_for_crashes(folder)
    crashed = _mark(folder, safekeeping.mark_running)
    window = open_window(app, session, words, place or last_place(session))
    if crashed:
        from ui.widgets.plan.recovered import RecoveredStrip  # start-up cost: hardly ever needed

        window.add_strip(RecoveredStrip(window.desk))
    QTimer.singleShot(_AFTER_PAINT, window, lambda: _after_first_paint(app, window, folder, files))
    app.lastWindowClosed.connect(lambda: _mark(folder, safekeeping.mark_ended))
    code = app.exec()
    _mark(folder, safekeeping.mark_ended)
    try:
        safekeeping.close_session(window.desk.session, daily=True)
    except AppError as error:  # the work is safe in the database; only the day's backup failed
        _log.warning("backup failed: %s", error)
        show_refusal(None, words, error)
    return code


def _mark(folder: Path, call: Callable[[Path], bool | None]) -> bool:
    """Mark the start or the end; a disk that refuses the mark keeps nobody from working."""
    try:
        return bool(call(folder))
    except AppError as error:
        _log.warning("no mark: %s", error)
        return False


def open_window(app: QApplication, session: Session, words: Words, place: Place) -> MainWindow:
    """The window on a session, shown at a place."""
    from ui.desk import Desk
    from ui.pages import PAGES
    from ui.window import MainWindow

    window = MainWindow(Desk(session, words, app), PAGES, _ask_person)
    window.desk.copy_asked.connect(lambda path: _show_copy(window, path))
    window.navigate(place[0], **place[1])
    window.show()
    return window


def _show_copy(window: MainWindow, path: Path) -> None:
    from ui.copy_window import show_copy  # start-up cost: seldom asked for

    show_copy(window, window.desk, path)


def last_place(session: Session) -> Place:
    """Where the window was when it closed; home where that is gone, or after some weeks away."""
    kept = settings.load(session.store.folder)
    since = _day(kept.seen)
    if since is not None and session.clock().date() - since >= _AWAY:
        return HOME[0], {"since": since}
    if kept.page in _PLAN_PAGES and kept.plan:
        if not any(plan.id == kept.plan for plan in planning.plans(session)):
            return HOME
        return "plan", {"plan": kept.plan, "record": kept.record or None}
    return (kept.page, {}) if kept.page in _RESTORED else HOME


def _day(text: str) -> date | None:
    """A day as the settings keep it; whatever else stands there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _ask_person(parent: QWidget, desk: Desk) -> None:
    from ui.dialogs.person import choose_person  # start-up cost: dialogs

    choose_person(parent, desk)


def _after_first_paint(app: QApplication, window: MainWindow, folder: Path, files: Sequence[str]) -> None:
    """What the first picture need not wait for."""
    gc.freeze()  # what is there now stays to the end: no later collection need look at it
    core.log_to(folder)
    from ui.instance import Listener  # start-up cost: QtNetwork

    listener = Listener(folder, window)
    app.aboutToQuit.connect(listener.close)
    end_with_desktop(app, window)
    app.styleHints().colorSchemeChanged.connect(lambda _: _follow_system(app, folder, window))
    add_strips(window)
    try_newer(window)
    ask_person_daily(window)
    window.saving.tell_backup()
    for path in files:
        window.open_file(path)


def end_with_desktop(app: QApplication, window: MainWindow) -> None:
    """When Windows shuts down or the account signs out: the open cell is saved, and the window closes."""
    app.commitDataRequest.connect(lambda _: window.close())


def add_strips(window: MainWindow) -> None:
    """What may have to be said above every page: of the clock, the pen on another machine, new files."""
    from ui.panels.clock_strip import ClockStrip  # start-up cost: nothing to say on most days
    from ui.panels.machine_strip import MachineStrip  # start-up cost: nothing to say on most days
    from ui.widgets.exchange.watched_strip import WatchedStrip

    window.add_strip(ClockStrip(window.desk))
    window.add_strip(MachineStrip(window.desk))
    window.add_strip(WatchedStrip(window.desk, lambda paths: _take(window, paths)))


def ask_person_daily(window: MainWindow) -> None:
    """Several people may share the computer: once a day it is asked who is working."""
    from ui.panels.person_strip import PersonStrip  # start-up cost: dialogs

    strip = PersonStrip(window.desk)
    window.add_strip(strip)
    strip.ask(window.desk.session.clock())


def try_newer(window: MainWindow) -> None:
    """After an update: files that only a newer program could read are taken in, and that is told once."""
    from ccapp.services.handover.links import newer_waits

    if newer_waits(window.desk.session):
        from ui.widgets.exchange.newer_strip import NewerStrip  # start-up cost: once after an update

        window.add_strip(NewerStrip(window.desk, lambda paths: _take(window, paths)))


def _take(window: MainWindow, paths: Sequence[Path]) -> None:
    """To the page that takes files in, with these if there are any."""
    page = "reception" if window.has("reception") else "exchange"
    window.navigate(page, **({"files": list(paths)} if paths else {}))


def _follow_system(app: QApplication, folder: Path, window: MainWindow) -> None:
    """The desktop turned light or dark; only who chose neither goes with it."""
    from ui.desk import LOOK

    if settings.load(folder).theme == theme.Theme.SYSTEM:
        theme.apply(app, theme.Theme.SYSTEM)
        window.desk.changed.emit(frozenset({LOOK}))


def _watch_for_crashes(folder: Path) -> None:
    """A crash below Python leaves its trace in the log folder."""
    place = folder / "log" / "crash.txt"
    if place.parent.is_dir():
        faulthandler.enable(place.open("a", encoding="utf-8"))
