"""Ctrl+K and the ways between places: search over all plans, back and forward, where the window opens."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import AdHocTask, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import adhoc, keeping
from ccapp.services.session import Session
from ccapp.store.plans import load_plan
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.plan_steps import ALT, CTRL, compose, press, type_text
from ui import program, settings
from ui.desk import Desk
from ui.dialogs.search_everywhere import SearchEverywhere
from ui.models.today_found import place_line
from ui.pages import PAGES
from ui.pages.plan import PlanPage
from ui.trail import Trail
from ui.window import MainWindow


@pytest.fixture
def plan(session: Session, small_plan: RecordId) -> RecordId:
    """The small plan, and beside it an empty one and a task that came up."""
    keeping.new_plan(session, "Kế hoạch kiểm tra công vụ năm 2026", (2026, 2026))
    adhoc.add(session, AdHocTask(plan_id=small_plan, title="Báo cáo kiểm tra đột xuất"))
    return small_plan


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, desk: Desk, plan: RecordId) -> SearchEverywhere:
    made = SearchEverywhere(window, desk, [])
    qtbot.addWidget(made)
    made.show()
    return made


def lines(dialog: SearchEverywhere) -> list[tuple[str, bool]]:
    """Texts, and whether each can be opened."""
    return [(line.text, line.place is not None) for line in dialog.results.model_.lines]


# -- search -------------------------------------------------------------------------------------------------


def test_results_stand_below_their_plans(dialog: SearchEverywhere, qtbot: QtBot) -> None:
    type_text(dialog.words, "kiem tra")
    qtbot.waitUntil(lambda: dialog.count.text().startswith("3 places"))
    assert lines(dialog) == [
        ("Ad-hoc tasks, outside the plans", False),
        ("Báo cáo kiểm tra đột xuất", True),
        ("Kế hoạch cải cách hành chính năm 2026", False),
        ("Kiểm tra văn bản", True),
        ("Kế hoạch kiểm tra công vụ năm 2026", False),
        ("Kế hoạch kiểm tra công vụ năm 2026", True),
    ]
    found = next(line for line in dialog.results.model_.lines if line.text == "Kiểm tra văn bản")
    assert [found.text[first:end] for first, end in found.spans] == ["Kiểm", "tra"]


def test_it_waits_while_a_word_is_composed_and_never_writes_into_the_field(
    dialog: SearchEverywhere, qtbot: QtBot
) -> None:
    before = lines(dialog)
    compose(dialog.words, "kiểm")
    qtbot.wait(350)
    assert lines(dialog) == before
    end = QInputMethodEvent("", [])
    end.setCommitString("kiểm")
    QApplication.sendEvent(dialog.words, end)
    qtbot.waitUntil(lambda: lines(dialog) != before)
    press(dialog.words, Qt.Key.Key_Down)
    assert dialog.words.text() == "kiểm"


def test_enter_takes_what_is_typed_by_then(dialog: SearchEverywhere) -> None:
    type_text(dialog.words, "cong khai thu tuc")
    press(dialog.words, Qt.Key.Key_Return)
    assert dialog.place is not None
    assert dialog.place[0] == "plan"
    assert dialog.place[1]["field"] == "title"


def test_arrows_step_over_headings(dialog: SearchEverywhere, qtbot: QtBot) -> None:
    type_text(dialog.words, "kiem tra")
    qtbot.waitUntil(lambda: len(lines(dialog)) == 6)
    seen = []
    for _ in range(4):
        assert dialog.results.current is not None
        seen.append(dialog.results.current.whole)
        press(dialog.words, Qt.Key.Key_Down)
    assert len(set(seen)) == 3
    assert seen[3] == seen[2], "at the end it stays"


def test_nothing_found_is_said_with_a_way_on(dialog: SearchEverywhere, qtbot: QtBot) -> None:
    type_text(dialog.words, "tu kiem tra xyz")
    words = "“tu kiem tra xyz” was not found. Try fewer words; accents are not needed."
    qtbot.waitUntil(lambda: dialog.count.text() == words)
    press(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_without_words_the_plans_opened_last_come_first(
    qtbot: QtBot, window: MainWindow, desk: Desk, plan: RecordId
) -> None:
    made = SearchEverywhere(window, desk, [plan, "gone"])
    qtbot.addWidget(made)
    assert [text for text, _ in lines(made)] == [
        "Opened last",
        "Kế hoạch cải cách hành chính năm 2026",
        "Plans",
        "Kế hoạch kiểm tra công vụ năm 2026",
    ]


def test_what_stands_in_the_bin_says_so(
    dialog: SearchEverywhere, session: Session, plan: RecordId, qtbot: QtBot
) -> None:
    keeping.change_state(session, plan, PlanState.BINNED)
    type_text(dialog.words, "cong khai")
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2)
    assert lines(dialog)[0][0].endswith("· Đã bỏ")


def test_a_long_text_begins_near_what_was_found() -> None:
    text = "một hai ba bốn " * 20 + "kiểm\ntra xong"
    at = text.index("kiểm")
    line = place_line(text, ((at, at + 4),), ("plan", {}))
    assert line.text.startswith("…")
    assert [line.text[first:end] for first, end in line.spans] == ["kiểm"]
    assert "\n" not in line.text


# -- from the window ----------------------------------------------------------------------------------------


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, plan: RecordId) -> MainWindow:
    window.resize(1366, 738)
    window.navigate("plans")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def row_of(window: MainWindow) -> RecordId:
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    place = page.view.place()
    assert place is not None
    return page.model.lines[place[0]].path[-1].id


def test_ctrl_k_goes_to_the_row(opened: MainWindow, answer: Answer, qtbot: QtBot) -> None:
    def take(dialog: QWidget) -> None:
        assert isinstance(dialog, SearchEverywhere)
        dialog.words.setText("cong khai thu tuc")
        press(dialog.words, Qt.Key.Key_Return)

    answer(take)
    press(opened, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: opened.current_key() == "plan")
    page = opened.page("plan")
    assert isinstance(page, PlanPage)
    assert page.model.text(*page.view.place()) == "Công khai thủ tục"  # type: ignore[misc]  # a cell is current


def test_ctrl_k_saves_the_open_editor_first(
    opened: MainWindow, session: Session, plan: RecordId, answer: Answer, qtbot: QtBot
) -> None:
    opened.navigate("plan", plan=plan)
    page = opened.page("plan")
    assert isinstance(page, PlanPage)
    page.view.go(1, 2)
    type_text(page.view, "Quyết định")
    answer(lambda dialog: dialog.close())
    opened.search()
    leaf = next(rows(load_plan(session.store.connection, plan).appendices[0])).leaf
    assert leaf.text("product") == "Quyết định"


def test_back_and_forward_return_to_the_row(
    opened: MainWindow, session: Session, plan: RecordId, qtbot: QtBot
) -> None:
    opened.navigate("plan", plan=plan)
    page = opened.page("plan")
    assert isinstance(page, PlanPage)
    page.view.go(3, 2)
    record = row_of(opened)
    opened.navigate("settings")
    page.view.go(0, 0)
    press(opened, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: opened.current_key() == "plan")
    assert row_of(opened) == record
    press(opened, Qt.Key.Key_Left, ALT)
    assert opened.current_key() == "plans"
    press(opened, Qt.Key.Key_Left, ALT)
    assert opened.current_key() == "plans", "the beginning"
    opened.forward()
    opened.forward()
    assert opened.current_key() == "settings"


def test_going_somewhere_forgets_what_lay_ahead(opened: MainWindow, plan: RecordId) -> None:
    opened.navigate("settings")
    opened.back()
    opened.navigate("plan", plan=plan)
    opened.forward()
    assert opened.current_key() == "plan"


def test_a_file_is_not_taken_in_again_by_going_back(opened: MainWindow) -> None:
    opened._place = {"file": "x.docx", "told": "y", "plan": "P"}
    assert opened._here() == ("plans", {"plan": "P"})


def test_the_trail_forgets_the_oldest() -> None:
    trail = Trail()
    for at in range(60):
        trail.leave(("plan", {"plan": str(at)}))
    steps = 0
    here = ("today", dict[str, object]())
    while trail.back(here) is not None:
        steps += 1
    assert steps == 50
    for plan in "abcabcdefghij":
        trail.opened(plan)
    assert trail.recent == list("jihgfedc")


# -- where the window opens ---------------------------------------------------------------------------------


def test_the_window_opens_where_it_was_closed(
    opened: MainWindow, session: Session, plan: RecordId, desk: Desk, qtbot: QtBot
) -> None:
    opened.navigate("plan", plan=plan)
    page = opened.page("plan")
    assert isinstance(page, PlanPage)
    page.view.go(3, 2)
    record = row_of(opened)
    opened.close()
    key, place = program.last_place(session)
    again = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(again)
    again.navigate(key, **place)
    assert again.current_key() == "plan"
    assert row_of(again) == record
    assert again._trail.recent == [plan]


def test_home_where_the_last_plan_is_gone_or_the_page_cannot_be_entered_again(
    session: Session, plan: RecordId
) -> None:
    folder = session.store.folder
    assert program.last_place(session) == ("today", {})
    for kept in (
        settings.Settings(page="plan", plan="gone"),
        settings.Settings(page="take-in"),
        settings.Settings(page="no such page", seen="no day"),
        settings.Settings(page="today"),
    ):
        settings.save(folder, kept)
        assert program.last_place(session) == ("today", {})
    settings.save(folder, settings.Settings(page="plans"))
    assert program.last_place(session) == ("plans", {})
    settings.save(folder, settings.Settings(page="preview", plan=plan))
    assert program.last_place(session) == ("plan", {"plan": plan, "record": None})


def test_after_weeks_away_the_window_opens_at_home(session: Session, plan: RecordId, clock: Clock) -> None:
    settings.save(session.store.folder, settings.Settings(page="plan", plan=plan, seen="2026-01-05"))
    clock.go(days=13)
    assert program.last_place(session)[0] == "plan"
    clock.go(days=1)
    assert program.last_place(session) == ("today", {"since": date(2026, 1, 5)})
