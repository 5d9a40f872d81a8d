"""A long working day at the table, by a script: what is shown is what is stored, and memory stays flat.

An officer does something about every five seconds, so two hours are some 1,500 deeds: the heavy run. A short
one runs with every change.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.session import Session
from tests.ui.conftest import PATIENCE
from tests.ui.plan_steps import ALT, CTRL, NONE, SHIFT, Key, long_plan, shown, stored, table
from tests.ui.typing import WORDS, key, unikey
from ui.collecting import Collector
from ui.models.plan_lines import Kind
from ui.pages.plan import PlanPage
from ui.tasks import _Waiting
from ui.window import MainWindow

HOURS_TWO = 1_500
SHORT = 60
WARM = 300  # deeds: caches are filled by then
GROWTH = 1.12  # memory at the end against memory when warm

Deed = Callable[[], object]


@pytest.fixture(autouse=True)
def _agree(qapp: QApplication) -> Iterator[None]:
    """Removing many is asked about: agreed to. Nothing else may stand before the window."""
    timer = QTimer(interval=5)
    strange: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox) and dialog.icon() is QMessageBox.Icon.Question:
            dialog.buttons()[0].click()
        elif dialog is not None and not isinstance(dialog, _Waiting):  # on a slow machine work says so
            strange.append(dialog.windowTitle())
            dialog.close()

    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    assert not strange


class Officer:
    """Does one thing after another with the keyboard, by chance but the same for one seed."""

    def __init__(self, window: MainWindow, page: PlanPage, plan: RecordId, seed: int) -> None:
        self.window, self.page, self.plan = window, page, plan
        self.chance = random.Random(seed)
        self.deeds: dict[str, Deed] = {
            "type over": self.type_over,
            "type over again": self.type_over,
            "edit": self.edit,
            "clear": lambda: key(Key.Key_Delete),
            "fill down": self.fill_down,
            "new task": lambda: self.write_new(Key.Key_Insert, NONE),
            "new product": lambda: self.write_new(Key.Key_Return, CTRL),
            "remove": lambda: key(Key.Key_Delete, CTRL),
            "up": lambda: key(Key.Key_Up, ALT),
            "down": lambda: key(Key.Key_Down, ALT),
            "undo": lambda: key(Key.Key_Z, CTRL),
            "undo more": lambda: [key(Key.Key_Z, CTRL) for _ in range(5)],
            "redo": lambda: key(Key.Key_Y, CTRL),
            "copy and paste": self.copy_and_paste,
            "look elsewhere": self.look_elsewhere,
        }

    def work(self) -> str:
        """Go to a cell and do something there; its name is returned for the report."""
        self.go()
        name = self.chance.choice(list(self.deeds))
        self.deeds[name]()
        QTest.qWait(1)
        if self.chance.random() < 0.1:  # a moment's rest, in which the check looks at the plan
            self.rest()
        return name

    def rest(self) -> None:
        """Until the check has answered."""
        while self.page.checks.watch.is_waiting:
            QTest.qWait(5)

    def go(self) -> None:
        """To any cell; an editor that is open is committed by that."""
        if not self.page.isVisible():
            self.window.navigate("plan", plan=self.plan)
        self.window.activateWindow()  # a dialog that went away gave the keyboard to nobody
        assert QTest.qWaitForWindowActive(self.window, PATIENCE)
        self.page.view.setFocus()
        model = self.page.model
        while not model.lines:  # undone back to before the plan: it comes again
            self.window.redo()
        row = self.chance.randrange(len(model.lines))
        self.page.view.go(row, self.chance.randrange(1, model.columnCount()))

    def type_over(self) -> None:
        """Some words into the cell, in either typing method, and away with Enter, Tab or Esc, or not."""
        unikey(tuple(self.chance.sample(WORDS, 2)), vni=self.chance.random() < 0.5)
        self.leave()

    def edit(self) -> None:
        """More words at the end of the cell."""
        key(Key.Key_F2)
        unikey((self.chance.choice(WORDS),))
        self.leave()

    def leave(self) -> None:
        """The ways out of an editor; the last one leaves it open for the next deed."""
        way = self.chance.choice((Key.Key_Return, Key.Key_Tab, Key.Key_Escape, None))
        if way is not None:
            key(way)

    def write_new(self, what: Key, with_: object) -> None:
        """A new line, and words in it."""
        key(what, with_)  # type: ignore[arg-type]
        unikey((self.chance.choice(WORDS),))
        key(Key.Key_Return)

    def fill_down(self) -> None:
        """The cell's text into the rows below."""
        for _ in range(self.chance.randrange(1, 4)):
            key(Key.Key_Down, SHIFT)
        key(Key.Key_D, CTRL)

    def copy_and_paste(self) -> None:
        """A cell to another place."""
        key(Key.Key_C, CTRL)
        self.go()
        key(Key.Key_V, CTRL)

    def look_elsewhere(self) -> None:
        """Another page, and back."""
        self.window.navigate(self.chance.choice(("today", "plans", "checking")), plan=self.plan)
        QTest.qWait(1)
        self.window.navigate("plan", plan=self.plan)


def same_as_stored(page: PlanPage, session: Session, plan: RecordId) -> bool:
    """Whether every leaf shows the texts of the store, in its order."""
    kept = [row.path for row in rows(table(session, plan))]
    return [line.path for line in page.model.lines if line.kind is Kind.LEAF] == kept


def resident() -> float:
    """Memory of this process in MB, with what the window's own collecting has left by then."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def busy_day(qtbot: QtBot, window: MainWindow, session: Session, deeds: int) -> list[float]:
    """Do so many things; memory after each tenth of them."""
    plan = stored(session, long_plan(40, products=2))
    officer = Officer(window, shown(qtbot, window, plan), plan, seed=deeds)
    Collector(window)
    memory = []
    for number in range(1, deeds + 1):
        done = officer.work()
        if number % max(1, deeds // 10) == 0:
            assert officer.page.commit(), done
            officer.rest()
            assert same_as_stored(officer.page, session, plan), f"after {number} deeds, at last: {done}"
            memory.append(resident() if sys.platform == "linux" else 0.0)
    return memory


def test_an_hour_in_short(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    busy_day(qtbot, window, session, SHORT)


@pytest.mark.heavy
@pytest.mark.timeout(3600)  # two hours of work take minutes, on a busy machine many
def test_two_hours_of_work(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    memory = busy_day(qtbot, window, session, HOURS_TWO)
    print("memory, MB:", *(f"{each:.0f}" for each in memory))
    assert memory[-1] < memory[WARM * 10 // HOURS_TWO] * GROWTH
