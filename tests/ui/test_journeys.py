"""Journey C2 driven end to end through the real window: a Word file in, corrected, undone, on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.ui.plan_steps import CTRL, TITLE, Key, press, shown, texts, type_text
from tests.ui.take_steps import button
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.window import MainWindow

DEADLINE = 5


def test_last_years_word_appendix(qtbot: QtBot, window: MainWindow, session: Session, corpus: Path) -> None:
    window.resize(1366, 768)
    window.navigate("plans")
    window.show()
    window.open_file(str(corpus / "002-goc.docx"))  # what a drop on the window does
    taking = window.page("take-in")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in taking.findChildren(QPushButton)))
    assert planning.plans(session) == ()  # looking stores nothing
    button(taking, "Take into a new plan").click()
    (plan,) = planning.plans(session)
    assert plan.title == "NHIỆM VỤ CỤ THỂ TRIỂN KHAI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023"
    taken = texts(session, plan.id, "deadline")
    assert len(taken) == 34
    assert taken[1:3] == ["Trước ngày 31/12 hàng năm", "Năm 2023"]

    window.navigate("plan", plan=plan.id)
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    window.activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    for row, text in ((1, "Quý I/2023"), (2, "Trước ngày 15/12/2023")):
        page.view.setCurrentIndex(page.model.index(row, DEADLINE))
        type_text(page.view, text)
        press(page.view.focusWidget() or page.view, Key.Key_Return)
    assert texts(session, plan.id, "deadline")[:2] == ["Quý I/2023", "Trước ngày 15/12/2023"]

    press(page.view, Key.Key_Z, CTRL)
    assert texts(session, plan.id, "deadline")[1] == taken[1]
    press(page.view, Key.Key_Y, CTRL)
    assert texts(session, plan.id, "deadline")[1] == "Trước ngày 15/12/2023"

    window.navigate("preview", plan=plan.id)
    paper = window.page("preview")
    assert isinstance(paper, PreviewPage)
    assert "4" in paper.status()

    for _ in range(3):
        window.undo()
    assert planning.plans(session) == ()
    for _ in range(3):
        window.redo()
    assert texts(session, plan.id, "deadline")[:2] == ["Quý I/2023", "Trước ngày 15/12/2023"]


def test_a_selected_merged_cell_can_be_read(
    qtbot: QtBot, window: MainWindow, session: Session, sample_plan: RecordId
) -> None:
    """The style once painted its own full colour over merged cells, under dark text."""
    page = shown(qtbot, window, sample_plan)
    page.view.setCurrentIndex(page.model.index(1, TITLE))
    cell = page.view.visualRect(page.model.index(1, TITLE))
    picture = page.view.viewport().grab(cell.adjusted(4, 4, -4, -4)).toImage()
    assert picture.pixelColor(1, 1).lightness() > 200


def test_coming_to_the_navigation_by_tab_does_not_turn_the_page(
    qtbot: QtBot, window: MainWindow, session: Session, sample_plan: RecordId
) -> None:
    page = shown(qtbot, window, sample_plan)
    navigation = window.findChild(QListWidget, "navigation")
    navigation.setCurrentRow(-1)
    navigation.setFocus()
    assert window.centralWidget().isAncestorOf(page)
    assert page.isVisible()
