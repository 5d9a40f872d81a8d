"""Soát lỗi through real widgets: the list, fixes and undo, what is kept and the way back, no plan harmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import keeping, planning, units
from ccapp.services.session import Session
from tests.ui.check_steps import OFFICE, SHORT, checked_page, settle, slipped_plan
from tests.ui.conftest import Answer
from tests.ui.plan_steps import press, stored, texts
from ui.dialogs.unit import UnitDialog
from ui.pages.checking import CheckingPage
from ui.window import MainWindow


@pytest.fixture
def plan(session: Session, tmp_path: Path) -> RecordId:
    """A plan with a slip of each kind, taken in from Word."""
    return slipped_plan(session, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> CheckingPage:
    """The page in the real window, checked."""
    return checked_page(qtbot, window, plan)


def said(page: CheckingPage) -> list[str]:
    return [line.text for line in page.list.model_.lines]


def stand_on(page: CheckingPage, code: str) -> None:
    """Stand on the first line of a code."""
    codes = [line.first.code for line in page.list.model_.lines]
    page.list.setCurrentIndex(page.list.model_.index(codes.index(code)))


def fix(page: CheckingPage, words: str) -> None:
    """Press the button of a fix."""
    found = {button.accessibleName(): button for button in page.panel.buttons}
    found[words].click()


def test_the_list_tells_level_row_and_words(page: CheckingPage) -> None:
    lines = {line.first.code: line for line in page.list.model_.lines}
    assert lines["missing-product"].text == "Nhiệm vụ 2 chưa ghi sản phẩm."
    assert lines["missing-product"].place == "2"
    assert lines["deadline-unread"].text == "Chưa hiểu thời hạn “xong sớm”."
    assert lines["deadline-no-such-day"].place == "3"
    question = lines["unit-question"]
    assert question.text == f"“{SHORT}” có phải là “{OFFICE}” không? (2 rows)"
    assert question.place == "3, 4"
    assert page.counts.buttons["error"].text() == "Must be mended 6"
    assert page.counts.buttons["kept"].isHidden()
    assert page.done.text() == "Settled 0/8"


def test_the_panel_shows_row_reason_and_what_can_be_done(page: CheckingPage) -> None:
    stand_on(page, "missing-product")
    assert page.panel.place.text() == "Task 2, column Sản phẩm"
    assert page.panel.why.text() == "Không có sản phẩm thì cuối kỳ khó chứng minh đã hoàn thành."
    assert [button.text() for button in page.panel.buttons][-1] == "Ghi khác…"


def test_a_fix_writes_the_cell_goes_on_to_the_next_and_is_one_undo(
    qtbot: QtBot, page: CheckingPage, window: MainWindow, session: Session, plan: RecordId
) -> None:
    stand_on(page, "deadline-no-such-day")
    row = page.list.currentIndex().row()
    fix(page, "Đổi thành 30/6/2026")
    settle(qtbot, page)
    assert texts(session, plan, "deadline")[2] == "30/6/2026"
    assert "Không có ngày 31/6/2026." not in said(page)
    assert page.list.currentIndex().row() == row
    assert page.done.text() == "Settled 1/8"
    window.undo()
    settle(qtbot, page)
    assert texts(session, plan, "deadline")[2] == "31/6/2026"
    assert page.done.text() == "Settled 0/8"


def test_a_spelling_is_mended_in_all_its_rows_or_only_remembered(
    qtbot: QtBot, page: CheckingPage, window: MainWindow, session: Session, plan: RecordId
) -> None:
    stand_on(page, "unit-question")
    fix(page, "Đúng, sửa cả 2 dòng")
    settle(qtbot, page)
    assert texts(session, plan, "lead").count(OFFICE) == 4
    window.undo()
    settle(qtbot, page)
    stand_on(page, "unit-question")
    fix(page, "Đúng, chỉ ghi nhớ")
    settle(qtbot, page)
    assert texts(session, plan, "lead").count(SHORT) == 2
    assert [unit.name for unit in units.units(session) if SHORT in unit.aliases] == [OFFICE]
    assert not any("có phải là" in each for each in said(page))


def test_what_is_kept_goes_stays_gone_and_can_be_asked_about_again(
    qtbot: QtBot, page: CheckingPage, window: MainWindow, plan: RecordId
) -> None:
    stand_on(page, "deadline-yearly")
    words = said(page)[page.list.currentIndex().row()]
    page.panel.keep.click()
    settle(qtbot, page)
    assert words not in said(page)
    window.navigate("plans")
    window.navigate("checking", plan=plan)
    settle(qtbot, page)
    assert words not in said(page)
    kept = page.counts.buttons["kept"]
    assert kept.text() == "Kept as it is 1"
    kept.click()
    assert said(page) == [words]
    assert page.panel.buttons == ()
    page.panel.ask_again.click()
    settle(qtbot, page)
    assert words in said(page)
    assert kept.isHidden()


def test_a_level_can_be_looked_at_alone(page: CheckingPage) -> None:
    everything = said(page)
    page.counts.buttons["warning"].click()
    assert len(said(page)) == 1
    page.counts.buttons["warning"].click()
    assert said(page) == everything


def test_enter_and_f8_lead_to_the_cell(page: CheckingPage, window: MainWindow) -> None:
    stand_on(page, "deadline-unread")
    press(page.list, Qt.Key.Key_Return)
    assert window.current_key() == "plan"
    window.navigate("checking")
    stand_on(page, "deadline-unread")
    window.activateWindow()
    page.list.setFocus()
    press(page.list, Qt.Key.Key_F8)
    assert window.current_key() == "plan"


def test_a_button_without_edits_leads_to_the_cell(page: CheckingPage, window: MainWindow) -> None:
    stand_on(page, "deadline-unread")
    fix(page, "Ghi lại…")
    assert window.current_key() == "plan"


def test_a_unit_is_chosen_from_the_list_and_written_in_every_row(
    qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId, answer: Answer
) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, UnitDialog)
        dialog.filter.setText("kinh te")
        listed = dialog.findChild(QListWidget)
        assert isinstance(listed, QListWidget)
        assert listed.item(0).text() == "Phòng Kinh tế"
        dialog.accept()

    stand_on(page, "unit-question")
    came = answer(choose)
    fix(page, "Đơn vị khác…")
    settle(qtbot, page)
    assert [type(each) for each in came] == [UnitDialog]
    assert texts(session, plan, "lead").count("Phòng Kinh tế") == 2


def test_choosing_no_unit_changes_nothing(
    qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId, answer: Answer
) -> None:
    before = texts(session, plan, "lead")
    stand_on(page, "unit-question")
    answer(lambda dialog: dialog.reject() if isinstance(dialog, QDialog) else None)
    fix(page, "Đơn vị khác…")
    settle(qtbot, page)
    assert texts(session, plan, "lead") == before


def test_a_locked_plan_is_looked_at_without_fixes(
    qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId
) -> None:
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    page.refresh()
    settle(qtbot, page)
    stand_on(page, "missing-product")
    assert page.panel.buttons == ()
    assert not page.panel.locked.isHidden()
    assert not page.panel.keep.isHidden()


def test_a_clean_plan_says_so_and_offers_the_preview(
    qtbot: QtBot, window: MainWindow, sample_plan: RecordId
) -> None:
    window.show()
    window.navigate("checking", plan=sample_plan)
    page = window.page("checking")
    assert isinstance(page, CheckingPage)
    settle(qtbot, page)
    assert page.empty.isVisible()
    assert page.empty.text().startswith("Nothing was found")
    assert page.status() == "Places left: 0"


def test_a_plan_that_is_gone_is_said_and_stops_the_check(
    qtbot: QtBot, page: CheckingPage, window: MainWindow, session: Session, plan: RecordId
) -> None:
    window.undo()  # the taking in
    settle(qtbot, page)
    assert [each.id for each in planning.plans(session)] == []
    assert page.empty.isVisible()
    assert "no longer here" in page.empty.text()


def test_a_long_plan_is_checked_in_steps_between_which_the_window_lives(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    from tests.ui.plan_steps import long_plan

    plan = stored(session, long_plan(250, products=2, words=20))
    window.show()
    window.navigate("plans")
    window.navigate("checking", plan=plan)
    page = window.page("checking")
    assert isinstance(page, CheckingPage)
    assert page.watch.is_waiting, "the check went through in one go"
    QApplication.processEvents()
    settle(qtbot, page)
    assert len(list(rows(planning.show(session, plan).appendices[0]))) == 500
