"""Windows shuts down, or the account signs out, while a cell is being written."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ccapp.domain.plan import RecordId
from ccapp.services.session import Session
from tests.ui.plan_steps import TITLE, texts, type_text
from ui import program
from ui.pages.plan import PlanPage
from ui.window import MainWindow


class Desktop(QObject):
    """Tells that it ends as the application does; the manager which Qt sends along cannot be made here."""

    commitDataRequest = Signal(object)  # noqa: N815 - Qt's name


def test_the_open_cell_is_saved_when_the_desktop_ends(
    page: PlanPage, window: MainWindow, session: Session, small_plan: RecordId, qapp: QApplication
) -> None:
    assert hasattr(qapp, "commitDataRequest"), "what the program listens to"
    desktop = Desktop()
    program.end_with_desktop(cast("QApplication", desktop), window)
    page.view.go(1, TITLE)
    type_text(page.view, "Rà soát văn bản hai lần")
    assert page.view.editor is not None, "still being written"
    desktop.commitDataRequest.emit(None)
    assert "Rà soát văn bản hai lần" in texts(session, small_plan, "title")
    assert not window.isVisible()
