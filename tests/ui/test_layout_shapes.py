"""Goals, tasks and activities written in their merged cells; targets written year by year."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import RecordId
from ccapp.domain.shapes import GOALS, year_grid
from ccapp.services.plans import keeping, layouts
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.layout_steps import chosen, keys, opened, save
from tests.ui.plan_steps import (
    CTRL,
    Key,
    press,
    shown,
    table,
    texts,
    type_text,
)
from ui.dialogs.layout import LayoutDialog
from ui.pages.plan import PlanPage
from ui.window import MainWindow


def shaped(session: Session, layout: Layout, years: tuple[int, int] = (2025, 2030)) -> RecordId:
    plan = keeping.new_plan(session, "Kế hoạch", years)
    layouts.use_shape(session, plan, table(session, plan).id, layout)
    return plan


def write(page: PlanPage, *words: str) -> None:
    """Type into cells one after the other, with Tab between them."""
    for each in words:
        type_text(page.view, each)
        press(page.view.editor, Key.Key_Tab)


def sketch(session: Session, plan: RecordId) -> list[str]:
    """The lines of the first section, indented by level."""
    depth = {Level.GOAL: 0, Level.TASK: 1, Level.ACTIVITY: 2, Level.PRODUCT: 3}
    return [
        " " * depth[item.level] + item.text(item.level.value)
        for item in table(session, plan).sections[0].walk()
        if item.level is not Level.SECTION
    ]


def test_goals_tasks_and_activities_are_written_in_their_merged_cells(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    plan = shaped(session, GOALS)
    page = shown(qtbot, window, plan)
    page.view.go(1, 0)
    write(page, "MT1", "NV1", "HĐ1", "SP1")
    assert page.view.place() == (1, 5)
    page.view.go(1, 4)
    press(page.view, Key.Key_Return, CTRL)
    write(page, "SP2")
    page.view.go(1, 2)  # the task's own cell: what comes below it comes last
    page.actions_["add-activity"].trigger()
    write(page, "HĐ2", "SP3")
    page.view.go(1, 1)
    page.actions_["add-task"].trigger()
    write(page, "NV2")
    page.view.go(1, 1)
    page.actions_["add-task"].trigger()
    write(page, "NV3")
    page.actions_["add-goal"].trigger()
    write(page, "MT2")
    assert sketch(session, plan) == [
        *("MT1", " NV1", "  HĐ1", "   SP1", "   SP2", "  HĐ2", "   SP3"),
        *(" NV2", "  ", "   ", " NV3", "  ", "   ", "MT2", " ", "  ", "   "),
    ]
    assert [page.view.rowSpan(1, each) for each in range(5)] == [5, 5, 3, 2, 1]
    assert [page.view.rowSpan(3, each) for each in (3, 4)] == [1, 1]


@pytest.fixture
def goals(qtbot: QtBot, window: MainWindow, session: Session) -> tuple[PlanPage, RecordId]:
    """Rows 1 and 2 are one activity, row 3 a second one of the same task, row 4 a second task."""
    plan = shaped(session, GOALS)
    page = shown(qtbot, window, plan)
    page.view.go(1, 0)
    write(page, "MT1", "NV1", "HĐ1", "SP1")
    page.view.go(1, 4)
    press(page.view, Key.Key_Return, CTRL)
    write(page, "SP2")
    page.view.go(1, 2)
    page.actions_["add-activity"].trigger()
    write(page, "HĐ2")
    page.view.go(1, 1)
    page.actions_["add-task"].trigger()
    write(page, "NV2")
    return page, plan


def test_each_level_is_edited_from_any_row_its_cell_covers(
    goals: tuple[PlanPage, RecordId], session: Session
) -> None:
    page, plan = goals
    for row, column_, words in ((4, 1, "Mục tiêu"), (3, 2, "Nhiệm vụ"), (2, 3, "Hoạt động")):
        page.view.go(row, column_)
        assert page.view.place() == (1, column_)
        type_text(page.view, words)
        press(page.view.editor, Key.Key_Return)
    assert sketch(session, plan)[:4] == ["Mục tiêu", " Nhiệm vụ", "  Hoạt động", "   SP1"]
    for _ in range(3):
        page.verbs.undo()
    assert sketch(session, plan)[:4] == ["MT1", " NV1", "  HĐ1", "   SP1"]


def test_tab_visits_every_merged_cell_once(goals: tuple[PlanPage, RecordId]) -> None:
    page, _ = goals
    page.view.go(1, 0)
    seen = [page.view.place()]
    while seen[-1] != (4, 8):
        press(page.view, Key.Key_Tab)
        seen.append(page.view.place())
    assert seen == [
        *((1, each) for each in range(9)),
        *((2, each) for each in range(4, 9)),
        *((3, each) for each in range(3, 9)),
        *((4, each) for each in range(2, 9)),
    ]


def test_an_activity_a_task_and_a_goal_are_removed_and_come_back(
    goals: tuple[PlanPage, RecordId], session: Session, answer: Answer
) -> None:
    page, plan = goals
    whole = sketch(session, plan)
    page.view.go(3, 3)
    press(page.view, Key.Key_Delete, CTRL)
    assert sketch(session, plan) == whole[:5] + whole[7:]
    page.verbs.undo()
    page.view.go(4, 2)
    press(page.view, Key.Key_Delete, CTRL)
    assert sketch(session, plan) == whole[:7]
    page.verbs.undo()
    page.view.go(1, 1)
    answer(lambda box: press(box.findChildren(QPushButton)[0], Key.Key_Space))
    press(page.view, Key.Key_Delete, CTRL)
    assert sketch(session, plan) == []
    page.verbs.undo()
    assert sketch(session, plan) == whole


# -- targets by year


def test_a_year_grid_is_written_year_by_year_and_given_more_years(
    qtbot: QtBot, window: MainWindow, session: Session, answer: Answer
) -> None:
    plan = shaped(session, year_grid((2026, 2028)), (2026, 2030))
    page = shown(qtbot, window, plan)
    page.view.go(1, 0)
    write(page, "Tỷ lệ hồ sơ trực tuyến", "≥ 40%", "≥ 50%", "1,5%")
    assert page.view.place() == (1, 5)
    assert [texts(session, plan, f"y{year}")[0] for year in (2026, 2027, 2028)] == ["≥ 40%", "≥ 50%", "1,5%"]

    def add(dialog: LayoutDialog) -> None:
        offered = [each.text() for each in dialog.add_menu().actions()]
        assert [each for each in offered if each.isdigit()] == ["2025", "2029", "2030", "2031"]
        for year in ("2030", "2029", "2025"):
            chosen(dialog.add_menu(), year).trigger()
        save(dialog)

    opened(page, answer, add)
    assert keys(page) == ["number", "title", *(f"y{year}" for year in range(2025, 2031)), "lead"]
    page.view.go(1, 6)
    write(page, "≥0.6", "≥ 60%")
    assert (texts(session, plan, "y2029"), texts(session, plan, "y2030")) == (["≥0.6"], ["≥ 60%"])
    page.verbs.undo()
    page.verbs.undo()
    page.verbs.undo()
    assert keys(page) == ["number", "title", "y2026", "y2027", "y2028", "lead"]


def test_a_target_has_one_row(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    plan = shaped(session, year_grid((2025, 2030)))
    page = shown(qtbot, window, plan)
    page.view.go(1, 0)
    write(page, "Tỷ lệ")
    assert not page.actions_["add-product"].isEnabled()
    press(page.view, Key.Key_Return, CTRL)
    assert len(texts(session, plan, "lead")) == 1


def test_a_narrow_cell_is_edited_in_its_place(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = shown(qtbot, window, shaped(session, year_grid((2026, 2030)), (2026, 2030)))
    page.view.go(1, 1)
    write(page, "Tỷ lệ hồ sơ trực tuyến", "60%", "65%")
    page.view.go(1, 3)
    press(page.view, Key.Key_F2)
    editor, cell = page.view.editor, page.view.visualRect(page.model.index(1, 3))
    assert editor is not None
    assert editor.width() <= cell.width() + 20
    type_text(editor, " trở lên, theo kết quả khảo sát")
    assert editor.width() > 2 * cell.width()


def test_a_grid_speaks_of_targets(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = shown(qtbot, window, shaped(session, year_grid((2026, 2030)), (2026, 2030)))
    page.view.go(1, 1)
    assert page.model.text(1, 0) == "No target here yet. Press Enter or type to add one."
    write(page, "Tỷ lệ hồ sơ trực tuyến", "60%")
    assert page.status().startswith("1 targets")
    assert page.actions_["add-task"].text() == "Add target"
    window.navigate("plan", plan=shaped(session, GOALS))
    assert page.actions_["add-task"].text() == "Add task"
    assert page.status().startswith("0 tasks, 0 products")
