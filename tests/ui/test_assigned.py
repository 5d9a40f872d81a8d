"""Văn bản giao through real widgets: a file read, rows ticked, coverage settled; a year of a long plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.coverage import Standing
from ccapp.domain.plan import RecordId
from ccapp.services.guidance import assigned, checking
from ccapp.services.plans import keeping, planning
from tests.ui.conftest import Answer
from tests.unit.test_assigned import TARGETS
from ui.desk import Desk
from ui.dialogs.year_tasks import YearTasksDialog, take_year
from ui.pages.assigned import AssignedPage
from ui.pages.checking import CheckingPage
from ui.pages.plans import PlansPage
from ui.widgets.empty_state import EmptyState
from ui.widgets.plan.more_tasks import MoreTasks
from ui.window import MainWindow

HEAD = "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|--|\n"
ROWS = (
    "| I | **Cải cách thể chế** | | | | |\n"
    "| 1 | Rà soát các văn bản | Kế hoạch | UBND các xã, phường | Sở Tư pháp | Quý II/2026 |\n"
    "| 2 | Sơ kết công tác pháp chế | Báo cáo | Sở Tư pháp | Các sở, ngành | Quý IV/2026 |\n"
    "| II | **Cải cách TTHC** | | | | |\n"
    "| 3 | Số hóa kết quả giải quyết thủ tục hành chính | Kế hoạch | Sở KH&CN | UBND cấp xã | Quý I/2026 |\n"
)
LONG = (
    "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Thời gian |\n|--|--|--|--|--|\n"
    "| I | **Cải cách thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Hàng năm |\n"
    "| 2 | Đào tạo công chức | Kế hoạch | Văn phòng | Trước ngày 31/3 hàng năm |\n"
    "| 3 | Giao quyền tự chủ | Quyết định | Văn phòng | Theo lộ trình |\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch tỉnh.md"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, small_plan: RecordId, gone: list[tuple[str, dict[str, object]]]
) -> AssignedPage:
    made = AssignedPage(desk, lambda key, **place: gone.append((key, place)))
    desk.changed.connect(lambda _: made.refresh())
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.open(plan=small_plan)
    return made


def button(within: QWidget, words: str) -> QPushButton:
    return next(one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible())


def fill_document(page: AssignedPage) -> None:
    for field, text in (
        (page.pick.number, "12"),
        (page.pick.symbol, "KH-UBND"),
        (page.pick.day, "05/01/2026"),
        (page.pick.issuer, "UBND tỉnh Mộc Giang"),
    ):
        field.setText(text)


@pytest.fixture
def noted(page: AssignedPage, file: Path) -> AssignedPage:
    """The page with two assigned tasks beside the plan."""
    page.load(file)
    fill_document(page)
    button(page, "Note 2 tasks").click()
    return page


def said(page: AssignedPage) -> list[str]:
    return [line.cells[3] for line in page.cover.table.model.lines]


def test_without_a_document_the_page_says_how_to_begin(page: AssignedPage) -> None:
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    assert empty.text().startswith("No document is noted for this plan yet.")


def test_rows_that_name_us_are_ticked_and_the_document_is_asked_for(page: AssignedPage, file: Path) -> None:
    page.load(file)
    lines = page.pick.table.model.lines
    assert [(line.cells[1], line.cells[4], line.ticked) for line in lines] == [
        ("Rà soát các văn bản", "Leads", True),
        ("Sơ kết công tác pháp chế", "No", False),
        ("Số hóa kết quả giải quyết thủ tục hành chính", "Takes part", True),
    ]
    note = button(page, "Note 2 tasks")
    assert not note.isEnabled()
    assert "give number, day and body" in page.pick.counts.text()
    fill_document(page)
    assert note.isEnabled()
    page.pick.day.setText("31/02/2026")
    assert not note.isEnabled()


def test_tables_that_are_left_out_are_named_with_the_reason(
    page: AssignedPage, file: Path, tmp_path: Path
) -> None:
    page.load(file)
    assert page.pick.left_out.isHidden()
    both = tmp_path / "Kế hoạch.md"
    both.write_text(HEAD + ROWS + TARGETS, encoding="utf-8")
    page.load(both)
    assert not page.pick.left_out.isHidden()
    assert "targets by year are no tasks" in page.pick.left_out.text()
    assert "Chỉ tiêu" in page.pick.left_out.text()


def test_ticks_follow_the_keyboard_and_the_buttons(qtbot: QtBot, page: AssignedPage, file: Path) -> None:
    page.load(file)
    view = page.pick.table.view
    view.selectRow(1)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(page.pick.tasks) == 3
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(page.pick.tasks) == 2
    button(page, "Tick none").click()
    assert page.pick.tasks == ()
    button(page, "Tick all").click()
    assert len(page.pick.tasks) == 3


def test_noted_tasks_stand_beside_the_plan(noted: AssignedPage, desk: Desk) -> None:
    assert said(noted) == ["Not in the plan", "Maybe task 1"]
    assert noted.cover.summary.text() == "In the plan: 0 · maybe: 1 · not in the plan: 1 · does not apply: 0"
    labels = " ".join(each.text() for each in noted.cover.findChildren(QLabel))
    assert "Kế hoạch số 12/KH-UBND, 05/01/2026, UBND tỉnh Mộc Giang (obligatory)" in labels
    assert planning.next_undo(desk.session) == "assign"


def test_a_missing_task_is_added_and_one_undo_takes_it_back(
    noted: AssignedPage, desk: Desk, small_plan: RecordId
) -> None:
    button(noted, "Add to section II").click()
    assert sorted(said(noted)) == ["In the plan: task 4", "Maybe task 1"]
    desk.do(noted, planning.undo, areas=noted.areas)
    assert said(noted) == ["Not in the plan", "Maybe task 1"]


def test_a_proposal_is_confirmed_and_looked_at_again(noted: AssignedPage) -> None:
    noted.cover.table.view.selectRow(1)
    button(noted, "It is task 1").click()
    assert "In the plan: task 1" in said(noted)
    button(noted, "Look at it again").click()
    assert "Maybe task 1" in said(noted)


def test_a_line_is_linked_by_hand(noted: AssignedPage, answer: Answer) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText("cong khai")
        dialog.accept()

    answer(choose)
    button(noted, "It is in line…").click()
    assert "In the plan: task 3" in said(noted)


def test_a_reason_is_asked_for_and_kept(noted: AssignedPage, answer: Answer) -> None:
    wrong: list[str] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        dialog.accept()
        wrong.extend(each.text() for each in dialog.findChildren(QLabel) if each.property("role") == "error")
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText("xã không có đối tượng")
        dialog.accept()

    answer(treat)
    button(noted, "Does not apply…").click()
    assert wrong == [noted.desk.words.text("assigned-reason-missing")]
    assert "Does not apply: xã không có đối tượng" in said(noted)


def test_the_line_is_gone_to_and_the_document_taken_away(
    noted: AssignedPage, gone: list[tuple[str, dict[str, object]]], small_plan: RecordId
) -> None:
    noted.cover.table.view.selectRow(1)
    button(noted, "Go to the line").click()
    ((key, place),) = gone
    assert (key, place["plan"]) == ("plan", small_plan)
    button(noted, "Take the document away").click()
    assert said(noted) == []


def test_a_document_that_cannot_be_read_changes_nothing(
    page: AssignedPage, tmp_path: Path, answer: Answer
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"")
    came = answer(lambda dialog: dialog.close())
    page.load(path)
    assert len(came) == 1
    assert not page.pick.isVisible()


def test_everything_is_reached_by_tab(qtbot: QtBot, noted: AssignedPage) -> None:
    noted.activateWindow()
    noted.cover.table.view.setFocus()
    reached: set[str] = set()
    for _ in range(16):
        qtbot.keyClick(QApplication.focusWidget() or noted, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        reached.add(str(here.property("text") or here.accessibleName()) if here is not None else "")
    assert {"Assigned tasks", "For the plan", "Read a document…", "Does not apply…"} <= reached


def test_the_pages_fit_a_small_screen(page: AssignedPage, noted: AssignedPage) -> None:
    assert page.minimumSizeHint().width() <= 858, "910 logical pixels less the narrow navigation"
    assert page.minimumSizeHint().height() <= 430


def test_the_buttons_of_a_finding_settle_it_where_they_stand(
    window: MainWindow, noted: AssignedPage, small_plan: RecordId, answer: Answer
) -> None:
    session = window.desk.session
    window.navigate("checking", plan=small_plan)
    window.show()
    page = window.page("checking")
    assert isinstance(page, CheckingPage)
    finding = next(
        each for each in checking.check(session, small_plan).findings if each.code == "assigned-not-covered"
    )
    add, link, _ = finding.fixes
    assert window.desk.words.text(add.code, **add.facts) == "Thêm vào lĩnh vực II"
    page.fixes.apply(small_plan, finding, add)
    assert {each.standing for each in assigned.coverage(session, small_plan)} == {
        Standing.COVERED,
        Standing.LIKELY,
    }
    came = answer(lambda dialog: dialog.close())
    page.fixes.apply(small_plan, finding, link)
    assert len(came) == 1
    assert window.current_key() == "checking"


# -- a year out of a long plan -----------------------------------------------------------------------------


@pytest.fixture
def long(desk: Desk, tmp_path: Path) -> RecordId:
    path = tmp_path / "Kế hoạch giai đoạn 2025-2030.md"
    path.write_text(LONG, encoding="utf-8")
    return planning.import_file(desk.session, path, title="Kế hoạch giai đoạn", years="2025-2030").plan


def test_tasks_of_the_year_are_offered_with_their_deadlines_and_taken(
    qtbot: QtBot, desk: Desk, small_plan: RecordId, long: RecordId, answer: Answer
) -> None:
    seen: list[tuple[tuple[str, ...], bool | None]] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, YearTasksDialog)
        seen.extend((line.cells[1:], line.ticked) for line in dialog.table.model.lines)
        assert dialog.take.text() == "Take 1 tasks"
        dialog.table.tick_all(ticked=False)
        assert not dialog.take.isEnabled()
        dialog.table.opened.emit("1")
        dialog.take.click()

    parent = QWidget()
    qtbot.addWidget(parent)
    answer(treat)
    assert take_year(parent, desk, small_plan) == 1
    ask = "No day is known: tick it if it belongs to this year"
    assert seen == [
        (("Rà soát văn bản", "Hàng năm", "Năm 2026", "Already task 1"), False),
        (("Đào tạo công chức", "Trước ngày 31/3 hàng năm", "Trước ngày 31/3/2026", "Cải cách thể chế"), True),
        (("Giao quyền tự chủ", "Theo lộ trình", "Theo lộ trình", ask), False),
    ]
    assert planning.next_undo(desk.session) == "year-tasks"


def test_without_a_long_plan_the_way_out_is_said(
    qtbot: QtBot, desk: Desk, small_plan: RecordId, answer: Answer
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    came = answer(lambda dialog: dialog.close())
    assert take_year(parent, desk, small_plan) == 0
    assert len(came) == 1


def test_the_list_of_plans_leads_to_all_of_them(window: MainWindow, small_plan: RecordId) -> None:
    window.navigate("plans", plan=small_plan)
    window.show()
    plans = window.page("plans")
    assert isinstance(plans, PlansPage)
    more = plans.findChild(MoreTasks)
    assert isinstance(more, MoreTasks)
    more.menu().aboutToShow.emit()
    actions = {action.text(): action for action in more.menu().actions()}
    assert list(actions) == [
        "Assigning documents…",
        "A plan of several years: tasks of 2026…",
        "Plans of old communes…",
    ]
    actions["Assigning documents…"].trigger()
    page = window.page("assigned")
    assert isinstance(page, AssignedPage)
    assert (window.current_key(), page.plan) == ("assigned", small_plan)
    actions["Plans of old communes…"].trigger()
    assert window.current_key() == "uniting"
    keeping.new_plan(window.desk.session, "Kế hoạch giai đoạn", (2025, 2030))
    window.navigate("plans")
    more.menu().aboutToShow.emit()
    assert "A plan of several years: tasks of 2026…" in [action.text() for action in more.menu().actions()]
