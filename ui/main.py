"""`ccapp-gui`: start the window, once per data folder."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ccapp import app as core
from ccapp.errors import AppError, StorageError
from ccapp.folders import data_folder
from ccapp.services import safekeeping
from ccapp.services.session import Session
from ccapp.words import LANGUAGES, Words
from ui import settings, theme, translation
from ui.errors import CrashReporter, show_refusal

if TYPE_CHECKING:
    from ui.window import MainWindow

_log = logging.getLogger("ccapp.qt")
_AFTER_PAINT = 50  # milliseconds
_DAMAGED = frozenset({"database-damaged", "database-foreign", "identity-damaged"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it closes; returns the exit code. Arguments: `--data DIR`, then files to open."""
    app = QApplication(list(sys.argv if argv is None else argv))
    app.setApplicationName("ccapp")
    qInstallMessageHandler(_note)
    reporter = CrashReporter(app)
    reporter.install()
    place, files = _arguments(app.arguments()[1:])  # without those that Qt takes for itself
    folder = data_folder(place)
    chosen = settings.load(folder)
    language = os.environ.get("CCAPP_LANG", "")
    words = Words(language if language in LANGUAGES else chosen.language)
    translation.apply(app, language if language in LANGUAGES else chosen.language)
    theme.apply(app, theme.Theme(chosen.theme))
    return _start(app, folder, words, files)


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
    app: QApplication,
    session: Session,
    words: Words,
    files: Sequence[str],
    place: tuple[str, dict[str, object]] = ("plans", {}),
) -> int:
    from ui.desk import Desk
    from ui.dialogs.person import choose_person
    from ui.pages import PAGES
    from ui.window import MainWindow

    _watch_for_crashes(session.store.folder)
    desk = Desk(session, words, app)
    window = MainWindow(desk, PAGES, choose_person)
    window.navigate(place[0], **place[1])
    window.show()
    core.log_to(session.store.folder)  # after the first paint: its import takes a while
    QTimer.singleShot(
        _AFTER_PAINT, window, lambda: _after_first_paint(app, window, session.store.folder, files)
    )
    code = app.exec()
    try:
        safekeeping.close_session(desk.session, daily=True)
    except AppError as error:  # the work is safe in the database; only the day's backup failed
        _log.warning("backup failed: %s", error)
        show_refusal(None, words, error)
    return code


def _after_first_paint(app: QApplication, window: MainWindow, folder: Path, files: Sequence[str]) -> None:
    """What the first picture need not wait for."""
    from ui.instance import Listener  # start-up cost: QtNetwork

    listener = Listener(folder, window)
    app.aboutToQuit.connect(listener.close)
    app.styleHints().colorSchemeChanged.connect(lambda _: _follow_system(app, folder, window))
    for path in files:
        window.open_file(path)


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


if __name__ == "__main__":
    sys.exit(main())
