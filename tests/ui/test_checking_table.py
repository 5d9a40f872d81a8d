"""The check on the table of a plan: marks, readings beneath deadlines, the walk by F8, the button's count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from ccapp.domain.guidance.steps import Step
from ccapp.domain.plan import Plan, RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.check_steps import slipped_plan
from tests.ui.plan_steps import SHIFT, Key, press, shown, stored, type_text
from ui import theme
from ui.pages.plan import PlanPage
from ui.window import MainWindow

# Columns and rows of the plan that was taken in: a section stands above rows 1 to 3 and 5 to 7.
PRODUCT, LEAD, DEADLINE = 2, 3, 5


@pytest.fixture
def plan(session: Session, tmp_path: Path) -> RecordId:
    """A plan with a slip of each kind."""
    return slipped_plan(session, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> PlanPage:
    """The table, checked."""
    made = shown(qtbot, window, plan)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: PlanPage) -> None:
    """Wait until the check has ended."""
    qtbot.waitUntil(lambda: not page.checks.watch.is_waiting)


def beneath(page: PlanPage, row: int, column: int) -> str:
    """What stands beneath a text of the table."""
    return page.checks.readings.of(page.model.text(row, column))[0]


def strip(page: PlanPage) -> QToolButton:
    """The step of the path that says how much is to be mended."""
    assert page._guide is not None
    return page._guide.strip.buttons[Step.CHECK]


def colors_in(page: PlanPage, row: int, column: int) -> set[str]:
    """The colours that a cell is painted with."""
    rect = page.view.visualRect(page.model.index(row, column))
    picture = page.view.viewport().grab(rect).toImage()
    return {
        QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())
    }


def test_cells_with_findings_are_marked_and_tell_them(page: PlanPage) -> None:
    marks = page.checks.marks
    assert marks.at(2, PRODUCT) == "error"
    assert marks.at(7, DEADLINE) == "hint"
    assert marks.at(1, PRODUCT) == ""
    assert page.checks.tip(2, PRODUCT) == "Nhiệm vụ 2 chưa ghi sản phẩm."
    assert theme.LIGHT.error in colors_in(page, 2, PRODUCT)
    assert theme.LIGHT.error not in colors_in(page, 1, PRODUCT)
    assert theme.LIGHT.accent in colors_in(page, 7, DEADLINE)


def test_the_tooltip_over_a_marked_cell_is_what_was_found(page: PlanPage) -> None:
    at = page.view.visualRect(page.model.index(2, PRODUCT)).center()
    over = page.view.viewport().mapToGlobal(at)
    page.view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, at, over))
    assert QToolTip.text() == "Nhiệm vụ 2 chưa ghi sản phẩm."
    QToolTip.hideText()
    page.view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), over))


def test_button_and_status_say_how_much_was_found(page: PlanPage, window: MainWindow) -> None:
    assert strip(page).text().endswith(" 6")
    assert page.status() == "6 tasks, 6 products · 6 to be mended, 1 worth a look (F8)"
    strip(page).click()
    assert page._guide is not None
    page._guide.strip.go.click()
    assert window.current_key() == "checking"


def test_deadlines_are_read_beneath_and_red_where_they_are_not(page: PlanPage) -> None:
    assert beneath(page, 1, DEADLINE) == "hiểu là 01/01 - 31/3/2026"
    assert beneath(page, 6, DEADLINE) == "chưa hiểu thời hạn"
    assert beneath(page, 2, PRODUCT) == ""
    assert theme.LIGHT.error in colors_in(page, 6, DEADLINE)
    body, small = page.view.cells.body.line_height, page.view.cells.small.line_height
    assert page.view.rowHeight(1) >= body + small


def test_a_list_of_deadlines_is_read_line_by_line(page: PlanPage) -> None:
    words, understood = page.checks.readings.of("- Quý I/2026\n- Tháng 6/2026")
    assert words == "hiểu là 01/01 - 31/3/2026; hiểu là 01/6 - 30/6/2026"
    assert understood
    assert page.checks.readings.of("- Quý I/2026\n- xong sớm")[1] is False


def test_readings_follow_the_year_of_the_plan(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    other = replace(plan_maker(session), year_from=2030, year_to=2030)
    page = shown(qtbot, window, stored(session, other))
    settle(qtbot, page)
    assert page.checks.readings.of("Quý I")[0] == "hiểu là 01/01 - 31/3/2030"


def test_f8_walks_over_the_marked_cells_and_around_the_end(page: PlanPage) -> None:
    press(page.view, Key.Key_F8)
    places = page.checks.marks.places
    assert page.view.place() == places[0]
    assert "không còn từ ngày 01/7/2025" in page.checks.bar.text.text()
    press(page.view, Key.Key_F8)
    assert page.view.place() == places[1]
    assert page.checks.bar.text.text().startswith("Nhiệm vụ 2 chưa ghi sản phẩm.")
    press(page.view, Key.Key_F8, SHIFT)
    press(page.view, Key.Key_F8, SHIFT)
    assert page.view.place() == places[-1]
    press(page.view, Key.Key_F8)
    assert page.view.place() == places[0]


def test_the_bar_leads_to_the_ways_to_mend_what_it_tells(
    qtbot: QtBot, page: PlanPage, window: MainWindow
) -> None:
    press(page.view, Key.Key_F8)
    press(page.view, Key.Key_F8)
    page.checks.bar.mend.click()
    assert window.current_key() == "checking"
    checking = window.page("checking")
    found = checking.list  # type: ignore[attr-defined]  # the page of the check
    qtbot.waitUntil(lambda: found.current is not None)
    assert found.current.first.code == "missing-product"


def test_f8_goes_on_in_the_next_table(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    plan: Plan = plan_maker(session)
    (table,) = plan.appendices
    first, second = table.sections
    one, two = replace(table, sections=(first,)), replace(table, title="Hai", sections=(second,))
    page = shown(qtbot, window, stored(session, replace(plan, appendices=(one, two))))
    edits = [(0, "lead"), (1, "lead")]
    for number, field in edits:
        leaf = list(planning.show(session, plan_of(session)).appendices[number].items())[2]
        planning.set_text(session, plan_of(session), leaf.id, field, "")
    page.refresh()
    settle(qtbot, page)
    seen = []
    for _ in range(len(page.checks.marks.places) + 1):
        press(page.view, Key.Key_F8)
        seen.append(page.appendices.currentIndex())
    assert seen[0] == 0
    assert seen[-1] == 1
    press(page.view, Key.Key_F8, SHIFT)
    assert page.appendices.currentIndex() == 0


def plan_of(session: Session) -> RecordId:
    """The only plan there is."""
    (found,) = planning.plans(session)
    return found.id


def test_a_mended_cell_loses_its_mark_once_typing_has_paused(
    qtbot: QtBot, page: PlanPage, window: MainWindow
) -> None:
    page.view.go(2, PRODUCT)
    type_text(page.view, "Báo cáo")
    press(page.view.editor, Key.Key_Return)
    assert page.checks.watch.is_waiting
    settle(qtbot, page)
    assert page.checks.marks.at(2, PRODUCT) == ""
    assert strip(page).text().endswith(" 5")
    window.undo()
    settle(qtbot, page)
    assert page.checks.marks.at(2, PRODUCT) == "error"


def test_the_check_waits_while_somebody_types(qtbot: QtBot, page: PlanPage) -> None:
    page.view.go(2, PRODUCT)
    type_text(page.view, "Báo cáo")
    press(page.view.editor, Key.Key_Return)
    page.view.go(3, PRODUCT)
    pause = page.checks.watch._pause
    for _ in range(5):
        before = pause.timerId()
        type_text(page.view.editor or page.view, "a")
        assert pause.isActive()
        assert pause.timerId() != before, "each letter begins the pause anew"
        assert page.checks.marks.at(2, PRODUCT) == "error"
    settle(qtbot, page)
    assert page.checks.marks.at(2, PRODUCT) == ""
    assert page.view.editor is not None


def test_a_place_named_by_its_field_is_gone_to_and_opened(page: PlanPage, window: MainWindow) -> None:
    record = page.model.lines[6].records[DEADLINE]
    window.navigate("plan", record=record, field="deadline", edit=True)
    assert page.view.place() == (6, DEADLINE)
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "xong sớm"
    press(page.view.editor, Qt.Key.Key_Escape)


def test_marks_follow_their_lines_when_rows_move(qtbot: QtBot, page: PlanPage) -> None:
    page.view.go(2, PRODUCT)
    page.verbs.move(up=True)
    assert page.checks.marks.at(1, PRODUCT) == "error"
    assert page.checks.marks.at(2, PRODUCT) == ""
    settle(qtbot, page)
