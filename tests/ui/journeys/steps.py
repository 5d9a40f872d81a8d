"""What the journeys do: take pictures, find a button by its words in any language, compare plans."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.spoken import shown
from ui import program
from ui.pages.plan import PlanPage
from ui.window import MainWindow

SCREEN = (1366, 768)
FRAME = 30  # dots that the system's own title bar takes
SETTLE = 900  # milliseconds for layouts and checks that wait a moment


def scale() -> float:
    """How much larger than its logical pixels the window is drawn."""
    return float(os.environ.get("QT_SCALE_FACTOR") or 1)


def room() -> QSize:
    """What a window may be on the small screen."""
    return QSize(int(SCREEN[0] / scale()), int((SCREEN[1] - FRAME) / scale()))


@dataclass(frozen=True, slots=True)
class Camera:
    """Keeps pictures in a folder; without one it does nothing."""

    folder: Path | None
    language: str

    def __call__(self, name: str, widget: QWidget) -> None:
        """A picture of a widget once it has settled."""
        if self.folder is None:
            return
        place = self.folder / f"{self.language}-{round(scale() * 100)}"
        place.mkdir(parents=True, exist_ok=True)
        QTest.qWait(SETTLE)
        assert widget.grab().save(str(place / f"{name}.png"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The program around the windows of a journey; `seen` gathers every word that was on the screen."""

    app: QApplication
    qtbot: QtBot
    words: Words
    picture: Camera
    seen: set[str] = field(default_factory=set)

    def look(self, name: str, widget: QWidget) -> None:
        """Read what stands on a widget, and take its picture."""
        self.seen.update(shown(widget))
        self.picture(name, widget)

    def open(self, session: Session, place: program.Place) -> MainWindow:
        """The main window as the program opens it."""
        window = program.open_window(self.app, session, self.words, place)
        self.qtbot.addWidget(window)
        window.resize(room())
        self.qtbot.waitExposed(window)
        return window

    def plan_page(self, window: MainWindow) -> PlanPage:
        """The page of the plan in front, once the keyboard is in it and the check is through."""
        page = window.in_front()
        assert isinstance(page, PlanPage)
        window.activateWindow()
        self.qtbot.waitUntil(page.view.hasFocus)
        self.qtbot.waitUntil(lambda: not page.checks.watch.is_waiting)
        return page


def said(context: str, english: str) -> str:
    """A caption in the language of this run."""
    return QCoreApplication.translate(context, english)


def press_button(parent: QWidget, context: str, english: str, **facts: object) -> None:
    """Press the one visible button with these words, their blanks filled in."""
    wanted = said(context, english).format(**facts)
    (found,) = [
        each for each in parent.findChildren(QPushButton) if each.text() == wanted and each.isVisible()
    ]
    found.click()
