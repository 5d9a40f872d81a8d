"""What the tests of layouts do: open the dialog and take steps in it, find an action by its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from tests.ui.conftest import PATIENCE, Answer
from tests.ui.plan_steps import Key, press
from ui.dialogs.layout import LayoutDialog
from ui.pages.plan import PlanPage


def keys(page: PlanPage) -> list[str]:
    """The columns the table shows."""
    return list(page.model.layout_.keys)


def chosen(menu: QMenu, words: str) -> QAction:
    """An action of a menu or of one below it, by its words."""
    return next(each for each in menu.findChildren(QAction) if each.text() == words)


def until(holds: Callable[[], bool]) -> None:
    """Wait for what the window system does in its own time."""
    for _ in range(PATIENCE // 10):
        if holds():
            return
        QTest.qWait(10)
    assert holds()


def opened(page: PlanPage, answer: Answer, *steps: Callable[[LayoutDialog], object]) -> None:
    """Open the dialog and take steps in it; what is still open then is cancelled."""

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, LayoutDialog)
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        try:
            for step in steps:
                step(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    answer(treat)
    page.actions_["layout"].trigger()
    page.window().activateWindow()
    until(page.view.hasFocus)


def save(dialog: LayoutDialog) -> None:
    """Enter in the list is the dialog's."""
    press(dialog.list, Key.Key_Return)
