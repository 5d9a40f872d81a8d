"""Soát lỗi: buttons that add, remove or lay lines beside each other do it there, each in one undo."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.coverage import AssignedTask, Assigning, Standing
from ccapp.domain.guidance.values import Button, Does, Said
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.guidance import assigned
from ccapp.services.plans import linking, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker, task
from tests.ui.check_steps import checked_page, settle
from tests.ui.conftest import Answer
from tests.ui.test_checking import fix, stand_on
from ui.pages.checking import CheckingPage
from ui.pages.plan import PlanPage
from ui.panels.guide_plan import PlanGuide
from ui.window import MainWindow

LISTED = "- Kế hoạch\n- Báo cáo"


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """Two products in a cell, a blank line, a task that stands twice."""
    made = plan_maker(session)
    table = made.appendices[0]
    lines = (
        task("1", "Xây dựng kế hoạch kiểm tra", (LISTED, "Quý I/2026")),
        task("2", "", ("", "")),
        task("3", "Công khai thủ tục hành chính tại trụ sở", ("Danh mục", "Quý I/2026")),
        task("4", "Công khai các thủ tục hành chính tại trụ sở", ("Danh mục", "Quý II/2026")),
    )
    blank = dataclasses.replace(lines[1].children[0], texts=dict.fromkeys(lines[1].children[0].texts, ""))
    lines = (lines[0], dataclasses.replace(lines[1], children=(blank,)), *lines[2:])
    section = dataclasses.replace(table.sections[0], children=lines)
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(
            tx, dataclasses.replace(made, appendices=(dataclasses.replace(table, sections=(section,)),))
        )


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> CheckingPage:
    """The page in the real window, checked."""
    return checked_page(qtbot, window, plan)


def titles(session: Session, plan: RecordId) -> list[str]:
    return [row.text("title") for row in rows(planning.show(session, plan).appendices[0])]


def test_a_cell_is_split_and_put_together_again_by_undo(
    qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId
) -> None:
    stand_on(page, "counts-differ")
    fix(page, "Tách thành 2 dòng")
    settle(qtbot, page)
    assert titles(session, plan)[:2] == ["Xây dựng kế hoạch kiểm tra"] * 2
    assert "counts-differ" not in [line.first.code for line in page.list.model_.lines]
    assert page.isVisible()
    planning.undo(session)
    assert titles(session, plan).count("Xây dựng kế hoạch kiểm tra") == 1


def test_a_blank_line_is_removed(qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId) -> None:
    stand_on(page, "row-blank")
    fix(page, "Xóa dòng")
    settle(qtbot, page)
    assert "" not in titles(session, plan)
    assert "row-blank" not in [line.first.code for line in page.list.model_.lines]
    planning.undo(session)
    assert "" in titles(session, plan)


def test_both_lines_are_shown_one_below_the_other_and_the_other_is_reached(
    qtbot: QtBot, page: CheckingPage, window: MainWindow
) -> None:
    stand_on(page, "task-twice")
    assert page.panel.other.isHidden()
    fix(page, "Xem cả hai")
    assert not page.panel.other.isHidden()
    assert page.panel.place.text() == "Task 4, column title"
    assert page.panel.other_place.text() == "Task 3, column title"
    page.panel.go_other.click()
    shown = window.page("plan")
    assert isinstance(shown, PlanPage)
    qtbot.waitUntil(lambda: shown.view.place() is not None)
    place = shown.view.place()
    assert place is not None
    assert shown.view.model_.lines[place[0]].path[1].text("number") == "3"


def test_the_second_line_goes_with_its_finding(page: CheckingPage) -> None:
    stand_on(page, "task-twice")
    fix(page, "Xem cả hai")
    stand_on(page, "row-blank")
    assert page.panel.other.isHidden()


def test_the_guide_of_the_plan_page_leads_to_both(
    qtbot: QtBot, page: CheckingPage, window: MainWindow, plan: RecordId
) -> None:
    found = next(line.first for line in page.list.model_.lines if line.first.code == "task-twice")
    window.navigate("plan", plan=plan)
    shown = window.page("plan")
    assert isinstance(shown, PlanPage)
    qtbot.waitUntil(lambda: shown.findChild(PlanGuide) is not None)
    qtbot.waitUntil(lambda: not shown.checks.watch.is_waiting)
    guide = shown.findChild(PlanGuide)
    assert isinstance(guide, PlanGuide)
    guide.press(Button(words=Said(code="fix-see-both"), does=Does.FIX, finding=found, fix=found.fixes[0]))
    assert window.current_key() == "checking"
    settle(qtbot, page)
    assert page.list.current is not None
    assert page.list.current.first.code == "task-twice"
    assert not page.panel.other.isHidden()


# What was assigned


@pytest.fixture
def assigned_task(session: Session, small_plan: RecordId) -> RecordId:
    """A plan that lacks a task which a superior's document assigns."""
    document = Assigning(
        doc_type="Kế hoạch", number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh"
    )
    task_ = AssignedTask(document=document, title="Số hóa hồ sơ lưu trữ của xã", section="Chuyển đổi số")
    assigned.take_in(session, small_plan, document, [task_])
    return small_plan


def not_covered(window: MainWindow, qtbot: QtBot, plan: RecordId) -> CheckingPage:
    page = checked_page(qtbot, window, plan)
    stand_on(page, "assigned-not-covered")
    return page


def test_the_line_that_does_an_assigned_task_is_chosen_where_the_button_stands(
    window: MainWindow, qtbot: QtBot, assigned_task: RecordId, session: Session, answer: Answer
) -> None:
    page = not_covered(window, qtbot, assigned_task)

    def choose(dialog: QWidget) -> None:
        (lines,) = dialog.findChildren(QListWidget)
        lines.setCurrentRow(1)
        assert isinstance(dialog, QDialog)
        dialog.accept()

    came = answer(choose)
    fix(page, "Đã có ở dòng…")
    assert len(came) == 1
    settle(qtbot, page)
    assert window.current_key() == "checking"
    (cover,) = assigned.coverage(session, assigned_task)
    assert cover.standing is Standing.COVERED
    assert cover.line is not None
    assert cover.line.title == "Kiểm tra văn bản"
    assert "assigned-not-covered" not in [line.first.code for line in page.list.model_.lines]
    planning.undo(session)
    assert assigned.coverage(session, assigned_task)[0].standing is Standing.MISSING


def test_why_an_assigned_task_does_not_apply_is_asked_where_the_button_stands(
    window: MainWindow, qtbot: QtBot, assigned_task: RecordId, session: Session, answer: Answer
) -> None:
    page = not_covered(window, qtbot, assigned_task)

    def refuse(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        (reason,) = dialog.findChildren(QLineEdit)
        reason.setText("Xã không có kho lưu trữ")
        dialog.accept()

    answer(refuse)
    fix(page, "Không áp dụng…")
    settle(qtbot, page)
    (cover,) = assigned.coverage(session, assigned_task)
    assert cover.standing is Standing.NOT_APPLICABLE
    assert "assigned-not-covered" not in [line.first.code for line in page.list.model_.lines]


# The same work in another plan


@pytest.fixture
def two_plans(session: Session, plan_maker: PlanMaker) -> tuple[RecordId, RecordId]:
    """Two plans of one year with the same three tasks."""
    made = []
    for title in ("Kế hoạch CCHC năm 2026", "Kế hoạch kiểm soát TTHC năm 2026"):
        with session.store.journal.write("import", session.who) as tx:
            made.append(insert_plan(tx, dataclasses.replace(plan_maker(session), title=title)))
    return made[0], made[1]


def at_the_other_plan(window: MainWindow, qtbot: QtBot, plan: RecordId) -> CheckingPage:
    window.resize(1366, 768)
    window.show()
    window.navigate("checking", plan=plan)
    page = window.page("checking")
    assert isinstance(page, CheckingPage)
    settle(qtbot, page)
    stand_on(page, "task-elsewhere")
    return page


def left(page: CheckingPage) -> int:
    return sum(line.first.code == "task-elsewhere" for line in page.list.model_.lines)


def test_the_line_of_another_plan_is_shown_and_reached(
    window: MainWindow, qtbot: QtBot, two_plans: tuple[RecordId, RecordId]
) -> None:
    page = at_the_other_plan(window, qtbot, two_plans[0])
    fix(page, "Xem cả hai")
    assert page.panel.other_place.text().startswith("Kế hoạch kiểm soát TTHC năm 2026: Task 1")
    page.panel.go_other.click()
    shown = window.page("plan")
    assert isinstance(shown, PlanPage)
    qtbot.waitUntil(lambda: bool(shown.status()))
    assert window.current_key() == "plan"


def test_the_same_work_is_linked_and_different_work_kept_apart(
    window: MainWindow, qtbot: QtBot, two_plans: tuple[RecordId, RecordId], session: Session
) -> None:
    page = at_the_other_plan(window, qtbot, two_plans[0])
    assert left(page) == 3
    fix(page, "Cùng một việc")
    settle(qtbot, page)
    assert (left(page), len(linking.linked(session))) == (2, 1)
    stand_on(page, "task-elsewhere")
    fix(page, "Hai việc khác nhau")
    settle(qtbot, page)
    assert (left(page), len(linking.linked(session))) == (1, 1)
