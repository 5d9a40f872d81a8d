"""Gia hạn and ngày sự kiện through real widgets: from the cell's menu, and from a row of the home page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, keeping, planning, timing
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Session
from ccapp.store.plans import load_plan
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.plan_steps import DEADLINE, PRODUCT, Key, press, shown, type_text
from ui.dialogs.event_day import EventDialog
from ui.dialogs.extending import ExtendDialog
from ui.dialogs.form import FormDialog
from ui.models.plan_table import ACCESSIBLE
from ui.models.today_table import TEXT, WHEN
from ui.pages.plan import PlanPage
from ui.pages.today import TodayPage
from ui.window import MainWindow

GUIDANCE = "15 ngày sau khi có hướng dẫn của tỉnh"
UNREAD = (
    "“12/26” chưa cho biết hạn mới là ngày nào. Ghi một ngày hoặc một khoảng, như 30/9/2026 hoặc Quý IV/2026."
)
JUNE = date(2026, 6, 30)
SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
EXTEND, DROP, EVENT = "Extend the deadline…", "Take back the extension", "The event has come…"


@pytest.fixture
def leaves(session: Session, small_plan: RecordId, clock: Clock) -> list[RecordId]:
    """Two products of one task due on one day, one that waits, one for all the year; seen on 8 June."""
    found = [row.leaf.id for row in rows(load_plan(session.store.connection, small_plan).appendices[0])]
    texts = ("Trước ngày 30/6/2026", "Quý IV/2026", GUIDANCE)
    edits = [
        CellEdit(record=leaf, field="deadline", text=text) for leaf, text in zip(found, texts, strict=False)
    ]
    editing.set_texts(session, small_plan, edits)
    clock.now = clock.now.replace(month=6, day=8)
    return found


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_plan: RecordId, leaves: list[RecordId]) -> PlanPage:
    """Row 1: due on 30 June, row 2: quarter IV, row 3: waits, row 5: all the time."""
    made = shown(qtbot, window, small_plan)
    qtbot.waitUntil(lambda: not made.checks.watch.is_waiting)
    return made


def beneath(page: PlanPage, row: int) -> str:
    """What stands beneath a deadline."""
    return page.view.cells._words_beneath(page.model.text(row, DEADLINE), (row, DEADLINE))[0]


def menu_of(page: PlanPage, row: int, column: int = DEADLINE) -> list[str]:
    """What the menu of a cell offers; it is closed again."""
    page.view.go(row, column)
    page.view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [each.text() for each in menu.actions() if each.isVisible() and each.text()]
    menu.close()
    return names


def choose(page: PlanPage, row: int, name: str) -> None:
    """Choose an entry of a deadline cell's menu."""
    assert name in menu_of(page, row)
    next(each for each in page.actions() if each.text() == name).trigger()


def write(field: QLineEdit, text: str) -> None:
    """Key by key, in the place of what was there."""
    field.clear()
    for letter in text:  # one by one: the offscreen window has no focus that could be followed
        type_text(field, letter)


def agree(dialog: FormDialog) -> None:
    """Press the button; a dialog that stays open says why."""
    dialog.accept()
    if dialog.isVisible():
        dialog.reject()
        raise AssertionError(dialog._wrong.text())


def filled(until: str, reason: str, **more: str) -> Callable[[QWidget], None]:
    """Fill in and agree, as far as the dialog takes it."""

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, ExtendDialog)
        for name, text in {"until": until, "reason": reason, **more}.items():
            write(getattr(dialog, name), text)
        agree(dialog)

    return treat


def came(day: str, due: str = "") -> Callable[[QWidget], None]:
    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, EventDialog)
        write(dialog.day, day)
        write(dialog.due_day, due)
        agree(dialog)

    return treat


# -- from the plan ------------------------------------------------------------------------------------------


def test_a_deadline_is_put_off_from_its_menu_and_both_days_are_shown(
    page: PlanPage, answer: Answer, session: Session, leaves: list[RecordId]
) -> None:
    assert DROP not in menu_of(page, 1)
    answer(filled("30/9", "chờ vốn", document="15/CV-UBND", document_day="20/6/2026"))
    choose(page, 1, EXTEND)
    assert beneath(page, 1) == "gia hạn đến 30/9/2026 · hạn cũ 30/6/2026"
    assert page.model.text(1, DEADLINE) == "Trước ngày 30/6/2026"
    assert page.view.place() == (1, DEADLINE)
    assert page.checks.tip(1, DEADLINE).endswith(
        "Original deadline: 30/6/2026\nExtension 1: to 30/9/2026, because: chờ vốn · 15/CV-UBND · 20/6/2026"
    )
    assert "Extension" not in page.checks.tip(1, PRODUCT)
    body, small = page.view.cells.body.line_height, page.view.cells.small.line_height
    assert page.view.rowHeight(1) >= body + small
    answer(filled("Quý IV/2026", "chờ tỉnh"))
    choose(page, 1, EXTEND)
    assert beneath(page, 1) == "gia hạn lần 2 đến 31/12/2026 · hạn cũ 30/6/2026"
    choose(page, 1, DROP)
    assert beneath(page, 1) == "gia hạn đến 30/9/2026 · hạn cũ 30/6/2026"
    page.actions_["undo"].trigger()
    assert beneath(page, 1).startswith("gia hạn lần 2")
    for _ in range(2):
        page.actions_["undo"].trigger()
    assert beneath(page, 1) == "hiểu là trước ngày 30/6/2026"
    page.actions_["redo"].trigger()
    assert timing.look(session, leaves[0]).dues[0].day == date(2026, 9, 30)
    assert page.actions_["undo"].toolTip() == "Undo: gia hạn (Ctrl+Z)"


def test_the_dialog_says_what_is_read_and_what_is_wrong_while_typing(page: PlanPage, answer: Answer) -> None:
    seen: list[str] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, ExtendDialog)
        assert dialog.before.text() == "Original deadline: 30/6/2026"
        assert not dialog.which.isVisible()
        assert not dialog.drop.isVisible()
        for typed in ("30/9", "31/11/2026", "15/6/2026", "12/26"):
            write(dialog.until, typed)
            seen.append(dialog.reading.text())
        dialog.accept()
        assert dialog._wrong.text() == UNREAD  # said once, and all of it can be read
        assert not dialog.reading.isVisible()
        dialog.until.setText("30/9/2026")
        dialog.accept()
        seen.append(dialog._wrong.text())
        assert dialog.reading.isVisible()
        dialog.reject()

    answer(treat)
    choose(page, 1, EXTEND)
    assert seen == [
        "read as 30/9/2026 · the deadline now is 30/6/2026",
        "“31/11/2026” không phải ngày có thật. Ghi như 05/01/2026.",
        "Ngày 15/6/2026 không muộn hơn hạn đang có (30/6/2026). Chọn ngày muộn hơn.",
        UNREAD,
        "Gia hạn thì cần ghi lý do. Ghi lý do rồi lưu lại.",
    ]
    assert beneath(page, 1) == "hiểu là trước ngày 30/6/2026"


def test_an_event_that_came_gives_the_day_and_can_be_taken_back(page: PlanPage, answer: Answer) -> None:
    assert beneath(page, 3) == "chờ: hướng dẫn của tỉnh"
    assert EXTEND not in menu_of(page, 3)
    answer(came("12/3/2026"))
    choose(page, 3, EVENT)
    assert beneath(page, 3) == "có từ 12/3/2026 → hạn 27/3/2026"
    answer(filled("30/9/2026", "chờ vốn"))
    choose(page, 3, EXTEND)
    assert beneath(page, 3) == ("có từ 12/3/2026 → hạn 27/3/2026; gia hạn đến 30/9/2026 · hạn cũ 27/3/2026")
    page.actions_["undo"].trigger()

    def take_back(dialog: QWidget) -> None:
        assert isinstance(dialog, EventDialog)
        assert dialog.day.text() == "12/3/2026"
        assert dialog.reading.text() == "read as 12/3/2026 · due 27/3/2026"
        assert not dialog.due_day.isVisible()
        dialog.drop.click()

    answer(take_back)
    choose(page, 3, EVENT)
    assert beneath(page, 3) == "chờ: hướng dẫn của tỉnh"


def test_a_day_counted_in_working_days_says_that_holidays_are_in_it(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId, leaves: list[RecordId]
) -> None:
    text = "10 ngày làm việc sau khi có hướng dẫn"
    editing.set_texts(session, small_plan, [CellEdit(record=leaves[2], field="deadline", text=text)])
    page.refresh()
    told = "có từ 27/4/2026 → hạn 11/5/2026, chưa trừ ngày nghỉ lễ"

    def note(dialog: QWidget) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.day.setText("27/4/2026")
        assert dialog.reading.text() == told
        dialog.accept()

    answer(note)
    choose(page, 3, EVENT)
    assert beneath(page, 3) == told


def test_one_quarter_is_chosen_and_can_be_taken_back_there(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId, leaves: list[RecordId]
) -> None:
    editing.set_texts(session, small_plan, [CellEdit(record=leaves[1], field="deadline", text="Hằng quý")])
    page.refresh()

    def second(dialog: QWidget) -> None:
        assert isinstance(dialog, ExtendDialog)
        texts = [dialog.which.itemText(at) for at in range(dialog.which.count())]
        assert texts == ["31/3/2026", "30/6/2026", "30/9/2026", "31/12/2026"]
        assert dialog.which.currentIndex() == 0  # overdue
        dialog.which.setCurrentIndex(1)
        filled("15/8/2026", "chờ số liệu")(dialog)

    answer(second)
    choose(page, 2, EXTEND)
    assert beneath(page, 2) == "hiểu là hằng quý; gia hạn đến 15/8/2026 · hạn cũ 30/6/2026"

    def back(dialog: QWidget) -> None:
        assert isinstance(dialog, ExtendDialog)
        dialog.which.setCurrentIndex(1)
        assert dialog.before.text() == (
            "Original deadline: 30/6/2026\nExtension 1: to 15/8/2026, because: chờ số liệu"
        )
        dialog.drop.click()

    answer(back)
    choose(page, 2, EXTEND)
    assert beneath(page, 2) == "hiểu là hằng quý"


def test_what_has_no_due_day_is_refused_in_words(page: PlanPage, answer: Answer) -> None:
    refused = answer(lambda box: box.close())
    choose(page, 5, EXTEND)
    assert "chưa có ngày hạn" in refused[0].text()  # type: ignore[attr-defined]  # a message box


def test_rows_of_plans_that_run_offer_it(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    assert not {EXTEND, DROP, EVENT} & set(menu_of(page, 0, PRODUCT)), "a section has no deadline"
    for move in (
        lambda: None,
        lambda: keeping.change_state(session, small_plan, PlanState.SUBMITTED),
        lambda: issuing.issue(session, small_plan, SIGNING),
    ):
        move()
        page.refresh()
        assert EXTEND in menu_of(page, 1)
        assert EXTEND in menu_of(page, 1, PRODUCT)
    answer(filled("30/9", "chờ vốn"))
    next(each for each in page.actions() if each.text() == EXTEND).trigger()
    assert page.view.place() == (1, DEADLINE)
    assert beneath(page, 1).startswith("gia hạn đến 30/9/2026")
    keeping.change_state(session, small_plan, PlanState.CLOSED)
    page.refresh()
    assert not {EXTEND, DROP, EVENT} & set(menu_of(page, 1))


def test_the_strip_says_so_where_no_row_is_chosen(page: PlanPage, window: MainWindow) -> None:
    told: list[str] = []
    page.desk.said.connect(told.append)
    page.view.go(0, PRODUCT)
    page.timing.extend()
    assert told == ["Choose the row whose deadline is meant first."]


def test_a_screen_reader_hears_what_stands_beneath_a_deadline(page: PlanPage) -> None:
    said = page.model.data(page.model.index(1, DEADLINE), ACCESSIBLE)
    text, reading, *found = str(said).split("\n")
    assert (text, reading) == (page.model.text(1, DEADLINE), beneath(page, 1))
    assert found == list(filter(None, page.checks.tip(1, DEADLINE).split("\n")))
    assert page.model.data(page.model.index(1, DEADLINE)) == text
    assert "hiểu là" not in str(page.model.data(page.model.index(1, PRODUCT), ACCESSIBLE))


# -- from the home page -------------------------------------------------------------------------------------


@pytest.fixture
def home(qtbot: QtBot, window: MainWindow, leaves: list[RecordId]) -> TodayPage:
    """The home page in the real window."""
    window.resize(1366, 738)
    window.navigate("today")
    window.show()
    qtbot.waitExposed(window)
    made = window.page("today")
    assert isinstance(made, TodayPage)
    qtbot.waitUntil(lambda: made.agenda is not None)
    return made


def column(page: TodayPage, of: int) -> list[str]:
    return [str(page.model.index(row, of).data()) for row in range(page.model.rowCount())]


def row_entry(page: TodayPage, row: int, name: str) -> None:
    """Choose an entry of a row's menu."""
    at = page.list.visualRect(page.model.index(row, TEXT)).center()
    where = page.list.viewport().mapToGlobal(at)
    page.list.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == name))
    press(menu, Key.Key_Return)


def test_a_row_is_put_off_and_tells_both_days(
    home: TodayPage, answer: Answer, session: Session, clock: Clock, leaves: list[RecordId]
) -> None:
    clock.now = clock.now.replace(month=7, day=10)
    home.refresh()
    assert (column(home, WHEN), column(home, TEXT)) == (["10 days overdue"], ["Kế hoạch · Rà soát văn bản"])
    answer(filled("25/7", "chờ vốn"))
    row_entry(home, 0, EXTEND)
    assert column(home, WHEN) == ["15 days left"]
    assert column(home, TEXT) == ["Kế hoạch · deadline was 30/6, extended to 25/7 · Rà soát văn bản"]
    home.verbs.remind(home.model.rows[0])
    assert "due 25/7/2026 (extended, before 30/6/2026)" in QApplication.clipboard().text()
    row_entry(home, 0, DROP)
    assert column(home, WHEN) == ["10 days overdue"]
    planning.undo(session)
    assert timing.look(session, leaves[0]).dues[0].day == date(2026, 7, 25)


def test_what_waits_is_listed_apart_until_its_event(home: TodayPage, answer: Answer) -> None:
    assert home.waiting.events.text() == "Work that waits for a document or event: 1."
    home.waiting.list_events.click()
    assert column(home, WHEN) == ["Waits for an event"]
    assert column(home, TEXT) == ["Kế hoạch · waits for: hướng dẫn của tỉnh · Kiểm tra văn bản"]
    answer(came("01/6"))
    row_entry(home, 0, EVENT)
    assert column(home, WHEN) == ["8 days left", "22 days left"]
    assert column(home, TEXT)[0] == "Kế hoạch · there since 01/6 · Kiểm tra văn bản"
    assert home.waiting.events.isHidden()


def test_an_event_that_says_no_day_asks_for_one(
    home: TodayPage, answer: Answer, session: Session, small_plan: RecordId, leaves: list[RecordId]
) -> None:
    text = CellEdit(record=leaves[2], field="deadline", text="Sau khi được phê duyệt")
    editing.set_texts(session, small_plan, [text])
    home.refresh()
    home.waiting.list_events.click()
    answer(came("01/6"))
    row_entry(home, 0, EVENT)
    assert column(home, WHEN) == ["No date"]
    assert home.model.index(0, WHEN).data(Qt.ItemDataRole.ToolTipRole) == (
        "There since 01/6/2026; by when is not said"
    )
    answer(came("01/6", "30/6"))
    row_entry(home, 0, EVENT)
    assert home.waiting.events.isHidden()
    assert column(home, WHEN) == ["22 days left", "22 days left"]


def test_the_button_of_the_strip_leads_back_to_all_work(home: TodayPage) -> None:
    home.waiting.list_events.click()
    assert home.waiting.list_events.text() == "Back to all work"
    home.waiting.list_events.click()
    assert column(home, WHEN) == ["22 days left"]
    home.waiting.list_events.click()
    home.numbers.numbers["overdue"].click()
    assert home.waiting.list_events.text() == "List it"


def test_products_of_one_cell_are_put_off_together(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId, leaves: list[RecordId]
) -> None:
    same = [CellEdit(record=leaf, field="deadline", text="30/6/2026") for leaf in leaves[:2]]
    editing.set_texts(session, small_plan, same)
    page.refresh()
    assert page.model.span_at(2, DEADLINE).rows == 2
    seen = answer(filled("30/9/2026", "chờ vốn"))
    choose(page, 1, EXTEND)
    assert isinstance(seen[0], ExtendDialog)
    assert page.model.span_at(2, DEADLINE).rows == 2
    assert [timing.look(session, leaf).dues[0].day for leaf in leaves[:2]] == [date(2026, 9, 30)] * 2


def test_equal_deadlines_of_which_one_was_put_off_stand_apart(
    page: PlanPage, session: Session, small_plan: RecordId, leaves: list[RecordId]
) -> None:
    same = [CellEdit(record=leaf, field="deadline", text="30/6/2026") for leaf in leaves[:2]]
    editing.set_texts(session, small_plan, same)
    timing.extend(session, leaves[:1], Grant(until="30/9/2026", reason="chờ vốn"))
    page.refresh()
    assert page.model.span_at(2, DEADLINE).rows == 1
    assert (beneath(page, 1), beneath(page, 2)) == (
        "gia hạn đến 30/9/2026 · hạn cũ 30/6/2026",
        "hiểu là chậm nhất ngày 30/6/2026",
    )
