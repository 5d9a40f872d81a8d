"""Hôm nay through real widgets: rows, filters, quick add, links, what is copied, a clock that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import AdHocTask, RecordId
from ccapp.domain.records import rows
from ccapp.errors import StorageError
from ccapp.services.plans import adhoc, editing, keeping, linking, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan, load_plan
from tests.conftest import Clock, PlanMaker
from tests.ui.conftest import Answer
from tests.ui.plan_steps import compose, press, type_text
from ui import settings
from ui.desk import PLANS, Desk
from ui.dialogs.linking import LinkDialog
from ui.models.today_table import LEAD, MORE, PLAN, TEXT, WHEN
from ui.pages.plan import PlanPage
from ui.pages.today import TodayPage
from ui.window import MainWindow

Shown = Callable[..., TodayPage]


@pytest.fixture
def plans(session: Session, plan_maker: PlanMaker, clock: Clock) -> tuple[RecordId, RecordId]:
    """Two plans of 2026 with the same lines, seen on Monday, 8 June."""
    made = []
    for title in ("Kế hoạch cải cách hành chính năm 2026", "Kế hoạch chuyển đổi số năm 2026"):
        with session.store.journal.write("new-plan", session.who) as tx:
            made.append(insert_plan(tx, plan_maker(session)))
        keeping.rename(session, made[-1], title)
    clock.now = clock.now.replace(month=6, day=8)
    return made[0], made[1]


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> Shown:
    """The home page in the real window, once it has read what it shows."""

    def show(**place: object) -> TodayPage:
        window.resize(1366, 738)
        window.navigate("today", **place)
        window.show()
        qtbot.waitExposed(window)
        page = window.page("today")
        assert isinstance(page, TodayPage)
        qtbot.waitUntil(lambda: page.agenda is not None)
        return page

    return show


def products(session: Session, plan: RecordId) -> list[RecordId]:
    return [row.leaf.id for row in rows(load_plan(session.store.connection, plan).appendices[0])]


def texts(page: TodayPage, column: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def click(page: TodayPage, row: int, column: int) -> None:
    at = page.list.visualRect(page.model.index(row, column)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def add(session: Session, plan: RecordId, title: str, deadline: str = "", lead: str = "") -> RecordId:
    return adhoc.add(session, AdHocTask(plan_id=plan, title=title, deadline=deadline, lead=lead))


# -- rows ---------------------------------------------------------------------------------------------------


def test_rows_of_all_plans_with_how_far_whose_and_which(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    add(session, plans[0], "Báo cáo theo công văn", "13/6")
    page = shown()
    assert page.day.text() == "Monday, 08/6/2026"
    assert texts(page, WHEN) == [*["69 days overdue"] * 4, "5 days left"]
    assert texts(page, TEXT)[0] == "Kế hoạch · Rà soát văn bản"
    assert texts(page, LEAD) == [*["Văn phòng"] * 4, ""]
    assert texts(page, PLAN)[0] == "CCHC 2026, draft"
    assert texts(page, PLAN)[-1] == "Outside the plan"
    assert {name: page.numbers.numbers[name].accessibleName() for name in page.numbers.numbers} == {
        "overdue": "Overdue: 4",
        "week": "Due within 7 days: 1",
        "month": "Due within 30 days: 1",
    }


def test_a_number_filters_the_list_and_lets_go_again(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId], qtbot: QtBot
) -> None:
    add(session, plans[0], "Gấp", "9/6")
    page = shown()
    page.numbers.numbers["week"].click()
    assert texts(page, WHEN) == ["1 day left"]
    page.numbers.numbers["overdue"].click()
    assert len(texts(page, WHEN)) == 4
    assert not page.numbers.numbers["week"].isChecked()
    page.numbers.numbers["overdue"].click()
    assert len(texts(page, WHEN)) == 5


@pytest.mark.parametrize("by_key", [False, True])
def test_a_row_leads_to_its_line_in_the_plan(
    shown: Shown,
    window: MainWindow,
    session: Session,
    plans: tuple[RecordId, RecordId],
    by_key: bool,
    qtbot: QtBot,
) -> None:
    page = shown()
    entry = page.model.rows[3]
    if by_key:
        page.list.stand_on(3)
        press(page.list, Qt.Key.Key_Return)
    else:
        click(page, 3, TEXT)
    assert window.current_key() == "plan"
    went = window.page("plan")
    assert isinstance(went, PlanPage)
    place = went.view.place()
    assert place is not None
    assert went.model.lines[place[0]].path[-1].id == entry.record
    window.back()
    assert window.current_key() == "today"
    assert page.list.currentIndex().row() == page.model.row_of(entry.record)


def test_nothing_due_names_the_nearest(shown: Shown, plans: tuple[RecordId, RecordId], clock: Clock) -> None:
    page = shown()
    page.numbers.choose("week")
    assert page.empty.text() == "Nothing is due today. Next: “Báo cáo”, 206 days left."
    assert page.empty.isVisible()
    clock.now = clock.now.replace(month=1, day=5)
    page.refresh()
    page.numbers.choose("overdue")
    assert page.empty.text() == "Nothing is overdue. Next: “Kế hoạch”, 85 days left."


def test_without_a_plan_the_ways_to_begin_stand_there(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    assert page.no_plan.isVisible()
    assert not page.list.isVisible()
    assert page.no_plan.text() == (
        "There is no plan yet. Drop the Word or Excel file of a plan here to begin."
    )


def test_plans_of_another_year_are_said_to_be_there(
    shown: Shown, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    clock.now = clock.now.replace(year=2027)
    page = shown()
    assert page.no_plan.text() == "No plan for 2027 is running. 2 earlier or ended plans are in the list."


def test_a_change_elsewhere_shows_at_once_and_the_row_stays(
    shown: Shown, desk: Desk, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    page = shown()
    page.list.stand_on(2)
    record = page.model.rows[2].record
    add(session, plans[1], "Việc cũ", "1/1/2026")
    desk.announce(frozenset({PLANS}))
    assert page.model.rows[0].text == "Việc cũ"
    assert page.model.rows[page.list.currentIndex().row()].record == record


def test_a_new_day_is_read_anew(shown: Shown, plans: tuple[RecordId, RecordId], clock: Clock) -> None:
    page = shown()
    clock.go(days=1)
    page._on_minute()
    assert page.day.text() == "Tuesday, 09/6/2026"
    assert texts(page, WHEN)[0] == "70 days overdue"


# -- a wrong clock, weeks away ------------------------------------------------------------------------------


def test_a_clock_years_back_floods_nobody(
    shown: Shown, plans: tuple[RecordId, RecordId], clock: Clock, qtbot: QtBot
) -> None:
    clock.now = clock.now.replace(year=2017)
    page = shown()
    assert not page.list.isVisible()
    assert page.clock_notice.text.text().startswith("The machine's clock says 08/6/2017, but the latest")
    clock.now = clock.now.replace(year=2026)
    page.refresh()
    assert page.list.isVisible()
    assert not page.clock_notice.isVisible()


def test_who_knows_that_the_clock_is_right_goes_on(
    shown: Shown, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    clock.now = clock.now.replace(year=2017)
    page = shown()
    page._trust_clock()
    assert page._work.isVisible()
    assert page.quick_add.isVisible()


def test_after_weeks_away_one_line_says_what_fell_due(shown: Shown, plans: tuple[RecordId, RecordId]) -> None:
    page = shown(since=date(2026, 3, 20))
    assert page.away_notice.text.text() == "Since the last time here (20/3/2026): 4 have fallen due."
    page._forget_away()
    page.refresh()
    assert not page.away_notice.isVisible()


# -- quick add ----------------------------------------------------------------------------------------------


def fill(page: TodayPage, title: str, deadline: str, document: str) -> None:
    line = page.quick_add
    for field, text in ((line.title, title), (line.deadline, deadline), (line.document, document)):
        field.setFocus()
        type_text(field, text)


def test_enter_in_any_field_stores_the_task_and_shows_it(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId], desk: Desk
) -> None:
    page = shown()
    page.numbers.choose("overdue")
    page.quick_add.plan.setCurrentIndex(1)
    fill(page, "Họp hỏa tốc", "15/7", "1204/SNV")
    press(page.quick_add.document, Qt.Key.Key_Return)
    (task,) = adhoc.tasks(session)
    assert (task.title, task.deadline, task.by_document) == ("Họp hỏa tốc", "15/7/2026", "1204/SNV")
    assert task.plan_id == plans[1]
    assert page.model.rows[page.list.currentIndex().row()].record == task.id, "also far off, also if filtered"
    assert [field.text() for field in (page.quick_add.title, page.quick_add.deadline)] == ["", ""]
    assert page.quick_add.title.hasFocus()
    assert desk.action(planning.next_undo(session) or "") == "thêm việc phát sinh"


def test_without_words_nothing_is_stored_and_nothing_pops_up(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    page = shown()
    fill(page, "  ", "15/7", "")
    press(page.quick_add.deadline, Qt.Key.Key_Return)
    assert adhoc.tasks(session) == ()
    assert page.quick_add.hint.isVisible()
    assert page.quick_add.deadline.text() == "15/7"


def test_the_reading_of_the_deadline_stands_below_it(
    shown: Shown, plans: tuple[RecordId, RecordId], qtbot: QtBot
) -> None:
    page = shown()
    page.quick_add.deadline.setFocus()
    type_text(page.quick_add.deadline, "15-7")
    qtbot.waitUntil(lambda: page.quick_add.hint.text() == "15/7/2026: hiểu là chậm nhất ngày 15/7/2026")


def test_one_plan_needs_no_choice(shown: Shown, small_plan: RecordId) -> None:
    assert not shown().quick_add.plan.isVisible()


def test_an_ad_hoc_row_opens_its_dialog_and_is_changed(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId], answer: Answer
) -> None:
    add(session, plans[0], "Họp", "9/6")
    page = shown()

    def write(dialog: QWidget) -> None:
        dialog.findChildren(QLineEdit)[0].setText("Họp giao ban")
        dialog.accept()  # type: ignore[attr-defined]  # a QDialog

    answer(write)
    click(page, page.model.rowCount() - 1, TEXT)
    assert texts(page, TEXT)[-1] == "Họp giao ban"


def test_a_full_disk_while_an_ad_hoc_row_is_changed_is_told_in_the_status_bar_too(
    shown: Shown,
    desk: Desk,
    session: Session,
    plans: tuple[RecordId, RecordId],
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(session, plans[0], "Họp", "9/6")
    page = shown()
    told: list[str] = []
    desk.unsaved.connect(told.append)

    def full(*_: object) -> None:
        raise StorageError("database-full", file="ccapp.db", detail="")

    def write(dialog: QWidget) -> None:
        monkeypatch.setattr(adhoc, "change", full)
        dialog.accept()  # type: ignore[attr-defined]  # a QDialog
        dialog.close()

    answer(write)
    click(page, page.model.rowCount() - 1, TEXT)
    assert told == [desk.words.text("database-full", file="ccapp.db", detail="")]


def test_a_task_is_removed_from_its_menu_and_comes_back(
    shown: Shown, window: MainWindow, session: Session, plans: tuple[RecordId, RecordId], qtbot: QtBot
) -> None:
    add(session, plans[0], "Họp", "9/6")
    page = shown()
    choose(page, page.model.rowCount() - 1, "Remove")
    assert adhoc.tasks(session) == ()
    assert "Họp" not in texts(page, TEXT)
    window.undo()
    assert texts(page, TEXT)[-1] == "Họp"


def test_the_menu_key_opens_the_menu_of_the_current_row(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    add(session, plans[0], "Họp", "9/6")
    page = shown()
    page.list.stand_on(page.model.rowCount() - 1)
    viewport = page.list.viewport()
    middle = viewport.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, viewport.mapToGlobal(middle))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Change…"
    menu.close()


def choose(page: TodayPage, row: int, words: str) -> None:
    """An entry of the menu that the last cell of a row opens."""
    click(page, row, MORE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == words)
    menu.close()
    action.trigger()


# -- what is copied -----------------------------------------------------------------------------------------


def test_the_summary_is_three_lines_of_plain_text(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId], qtbot: QtBot
) -> None:
    add(session, plans[0], "Họp", "9/6", "Công an xã")
    page = shown()
    page.copy_summary.click()
    assert QApplication.clipboard().text().splitlines() == [
        "As of 08/6/2026: overdue 4 (Văn phòng 4).",
        "Due within 7 days: 1 (Công an 1).",
        "Next: Báo cáo, due 31/12/2026 (Văn phòng).",
    ]
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_a_reminder_holds_all_rows_of_the_unit(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    add(session, plans[0], "Họp", "9/6", "Công an xã")
    page = shown()
    choose(page, 0, "Copy a reminder for the unit")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "To Văn phòng. Please complete the following work (as of 08/6/2026):"
    assert lines[1] == "1. Kế hoạch - Rà soát văn bản (CCHC 2026): due 31/3/2026, 69 days overdue."
    assert len(lines) == 5


def test_the_menu_of_units_names_each_with_its_number(
    shown: Shown, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    add(session, plans[0], "Họp", "9/6", "Công an xã")
    page = shown()
    page.verbs.fill_units(page._units)
    assert [action.text() for action in page._units.actions()] == [
        "Copy a reminder: Văn phòng (4)",
        "Copy a reminder: Công an (1)",
    ]
    page._units.actions()[1].trigger()
    assert "1. Họp: due 09/6/2026, 1 day left." in QApplication.clipboard().text()


def test_the_day_to_aim_for_is_in_the_tip_of_a_row(
    shown: Shown, window: MainWindow, session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    leaf = products(session, plans[0])[0]
    edit = editing.CellEdit(record=leaf, field="deadline", text="Trước ngày 15/6/2026")
    editing.set_texts(session, plans[0], [edit])
    page = shown()
    row = next(at for at, each in enumerate(page.model.rows) if each.record == leaf)
    tip = page.model.index(row, WHEN).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Due 15/6/2026 (“Trước ngày 15/6/2026”). To be done by 14/6/2026."
    window.navigate("plan", plan=plans[0])
    plan = window.page("plan")
    assert isinstance(plan, PlanPage)
    place = plan.view.place_of(leaf, "deadline")
    assert place is not None
    assert plan.checks.tip(*place) == "To be done by 14/6/2026."


# -- the same work ------------------------------------------------------------------------------------------


def test_two_rows_are_linked_from_the_menu_and_show_it(
    shown: Shown,
    window: MainWindow,
    session: Session,
    plans: tuple[RecordId, RecordId],
    answer: Answer,
) -> None:
    page = shown()

    def take(dialog: QWidget) -> None:
        assert isinstance(dialog, LinkDialog)
        press(dialog.words, Qt.Key.Key_Return)

    answer(take)
    choose(page, 0, "The same work as…")
    assert [link.one.record for link in linking.linked(session)] == [products(session, plans[0])[0]]
    chips = {page.model.rows[row].record: page.model.chips(row) for row in range(4)}
    assert chips[products(session, plans[0])[0]] == ["CCHC 2026, draft", "= CĐS 2026"]
    assert chips[products(session, plans[1])[0]] == ["CĐS 2026, draft", "= CCHC 2026"]
    tip = page.model.index(0, PLAN).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Kế hoạch cải cách hành chính năm 2026\n= CĐS 2026"
    window.undo()
    assert linking.linked(session) == ()
    window.redo()
    choose(page, 0, "No longer the same work as in CĐS 2026")
    assert linking.linked(session) == ()


def test_the_link_dialog_searches_after_the_word_is_composed(
    qtbot: QtBot, desk: Desk, session: Session, plans: tuple[RecordId, RecordId], window: MainWindow
) -> None:
    dialog = LinkDialog(window, desk, products(session, plans[0])[0], "Kế hoạch")
    dialog.show()
    before = dialog.results.model_.rowCount()
    compose(dialog.words, "khai")
    qtbot.wait(300)
    assert dialog.results.model_.rowCount() == before
    compose(dialog.words, "")
    type_text(dialog.words, "cong khai")
    qtbot.waitUntil(lambda: dialog.results.model_.rowCount() == 2)
    type_text(dialog.words, " gi đó khác")
    qtbot.waitUntil(dialog.empty.isVisible)
    dialog.close()


# -- waiting ------------------------------------------------------------------------------------------------


def test_an_old_backup_is_told_with_a_way_to_make_one(
    shown: Shown, desk: Desk, session: Session, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    kept = settings.Settings(backup_at="2026-05-30T10:00:00+07:00", backup_file="x.ccbak")
    settings.save(session.store.folder, kept)
    page = shown()
    assert page.waiting.backup.text() == "Last backup: 9 days ago."
    assert page.waiting.isVisible()
    assert not page.waiting.sending.isVisible()
    settings.save(session.store.folder, settings.Settings(backup_at="2026-06-07T10:00:00+07:00"))
    page.refresh()
    assert not page.waiting.isVisible()


# -- reach --------------------------------------------------------------------------------------------------


def test_every_control_is_reached_by_tab_and_has_a_name(
    shown: Shown, window: MainWindow, plans: tuple[RecordId, RecordId]
) -> None:
    page = shown()
    page.list.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
    wanted = [*page.numbers.numbers.values(), page.quick_add.title, page.quick_add.plan, page.copy_summary]
    assert [each for each in wanted if each not in seen] == []
    unnamed = [each for each in seen if not (each.accessibleName() or getattr(each, "text", str)())]
    assert unnamed == []


def test_f6_goes_from_the_list_to_the_line_and_back(shown: Shown, plans: tuple[RecordId, RecordId]) -> None:
    page = shown()
    press(page.list, Qt.Key.Key_F6)
    assert page.quick_add.title.hasFocus()
    press(page.quick_add.title, Qt.Key.Key_F6)
    assert page.list.hasFocus()


@pytest.mark.parametrize("size", [(1366, 738), (910, 492)])
def test_the_page_fits_the_small_screen(
    shown: Shown, window: MainWindow, plans: tuple[RecordId, RecordId], size: tuple[int, int]
) -> None:
    page = shown()
    window.resize(*size)
    QApplication.processEvents()
    assert window.width() == size[0]
    corner = page.remind.mapTo(window, QPoint(page.remind.width(), page.remind.height()))
    assert corner.x() <= size[0]
    assert corner.y() <= size[1]
    assert page.list.columnWidth(WHEN) >= page.list.fontMetrics().horizontalAdvance("Quá hạn 128 ngày")
