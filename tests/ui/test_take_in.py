"""Lấy từ tệp: from a file to a plan through real widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ccapp.domain.records import rows
from ccapp.intake.findings import column_guessed
from ccapp.services.intake import taking_in
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.take_steps import (
    SAMPLE,
    Answer,
    Gone,
    button,
    choose,
    meanings,
    open_page,
    review,
    take,
    texts,
)
from ui.desk import Desk
from ui.pages.take_in import TakeInPage
from ui.widgets.take.choice import TakeChoice
from ui.widgets.take.findings import finding_words, place_words
from ui.widgets.take.meanings import meaning_words
from ui.widgets.take.start import TakeStart


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: Gone) -> TakeInPage:
    return open_page(qtbot, desk, gone)


# --- the straight way -------------------------------------------------------------------------------------


def test_a_chosen_file_becomes_a_plan_and_one_undo_takes_it_back(
    page: TakeInPage, desk: Desk, session: Session, gone: Gone, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(SAMPLE)], ""))
    button(page, "Choose files…").click()
    button(page, "Look at the rows").click()
    one = review(page)
    assert one.plan_title == "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA XÃ SUỐI MÂY"
    assert one.plan_years == (2026, 2026)
    assert planning.plans(session) == ()
    take(page)
    (plan,) = planning.plans(session)
    assert gone == [("plan", {"plan": plan.id, "told": said[0]})]
    assert said == ["Took 68 tasks and 111 products into a new plan."]
    stored = planning.show(session, plan.id)
    read = planning.read_file(SAMPLE)
    for before, after in zip(read.tables, stored.appendices, strict=True):
        layout = before.appendix.layout
        assert [line.record(layout) for line in rows(before.appendix)] == [
            line.record(layout) for line in rows(after)
        ]
    page.open()
    assert page.findChild(TakeStart).words() == said[0]
    button(page, "Undo").click()
    assert planning.plans(session) == ()
    assert page.findChild(TakeStart).words() == ""


def test_nothing_is_stored_by_looking(page: TakeInPage, session: Session, one_table: Path) -> None:
    before = session.store.connection.total_changes
    page.load(one_table)
    choose(page, 3, "partners")
    button(page, "Back").click()
    assert session.store.connection.total_changes == before
    assert page.status() == ""


def test_a_dropped_file_is_read_and_a_package_is_left_to_others(page: TakeInPage, one_table: Path) -> None:
    assert not page.drop("gửi.khx")
    assert page.drop(str(one_table))
    assert review(page).isVisible()
    assert page.status() == "Nothing is stored yet."


def test_a_file_given_on_opening_is_read(page: TakeInPage, one_table: Path) -> None:
    page.open(file=str(one_table))
    assert review(page).isVisible()


# --- which tables -----------------------------------------------------------------------------------------


def test_one_table_needs_no_choice(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    assert review(page).isVisible()
    assert not review(page).tabs.isVisible()


def test_only_the_chosen_tables_are_taken(page: TakeInPage, session: Session) -> None:
    page.load(SAMPLE)
    first, second = page.findChild(TakeChoice).findChildren(QCheckBox)
    assert "CHỈ TIÊU" in second.text()
    first.click()
    second.click()
    assert not button(page, "Look at the rows").isEnabled()
    second.click()
    button(page, "Look at the rows").click()
    assert review(page).tabs.count() == 1
    assert review(page).plan_years == (2026, 2030)
    take(page)
    (plan,) = planning.plans(session)
    assert [one.title for one in planning.show(session, plan.id).appendices] == [second.text()]


def test_back_leads_to_the_choice_and_keeps_what_was_typed(page: TakeInPage) -> None:
    page.load(SAMPLE)
    button(page, "Look at the rows").click()
    QTest.keyClicks(review(page).title, " A")
    button(page, "Back").click()
    assert page.findChild(TakeChoice).isVisible()
    button(page, "Look at the rows").click()
    assert review(page).title.text().startswith(" ANHIỆM VỤ")
    button(page, "Back").click()
    button(page, "Back").click()
    assert page.findChild(TakeStart).isVisible()


# --- the columns ------------------------------------------------------------------------------------------


def test_source_and_rows_stand_side_by_side_with_merged_cells(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    one = review(page)
    assert [one.source.rows.text(row_, 1) for row_ in range(4)] == [
        "",
        "Rà soát văn bản",
        "",
        "Kiểm tra công vụ",
    ]
    assert one.source.columnSpan(0, 0) == one.taken.columnSpan(0, 0) == 6
    assert one.source.rowSpan(1, 1) == one.taken.rowSpan(1, 1) == 2
    assert texts(one, 2) == ["", "Kế hoạch", "Báo cáo", "Kế hoạch"]
    assert texts(one, 0)[0] == "I. CẢI CÁCH THỂ CHẾ"
    headings = [one.source.rows.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert headings == ["STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn"]
    assert meanings(page) == ["number", "task", "product", "lead", "partners", "deadline"]


def test_swapping_two_columns_is_one_choice_and_shows_at_once(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    choose(page, 3, "partners")
    assert meanings(page) == ["number", "task", "product", "partners", "lead", "deadline"]
    review(page).years.setText("2026")
    choose(page, 5, "lead")
    assert meanings(page) == ["number", "task", "product", "partners", "deadline", "lead"]
    choose(page, 4, "other")
    assert meanings(page) == ["number", "task", "product", "partners", "other", "lead"]


def test_the_plan_has_the_columns_as_they_were_set(
    page: TakeInPage, session: Session, one_table: Path
) -> None:
    page.load(one_table)
    choose(page, 3, "partners")
    review(page).years.setText("2026")
    take(page)
    (plan,) = planning.plans(session)
    (appendix,) = planning.show(session, plan.id).appendices
    assert [line.text("lead") for line in rows(appendix)] == ["Tư pháp", "Tư pháp", "Công an"]
    assert [line.text("partners") for line in rows(appendix)] == ["Văn phòng", "Văn phòng", "Nội vụ"]


def test_a_year_can_be_chosen_for_a_column(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    review(page).years.setText("2026-2027")
    choose(page, 2, "notes")
    choose(page, 3, "y2026")
    assert meanings(page)[3] == "y2026"
    assert review(page).meanings.choices[3].currentText() == "2026"


def test_without_a_task_column_nothing_changes(page: TakeInPage, one_table: Path, answer: Answer) -> None:
    page.load(one_table)
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), box.accept()))
    choose(page, 1, "notes")
    assert told[0].startswith("Chưa có cột nào là nhiệm vụ")
    assert meanings(page) == ["number", "task", "product", "lead", "partners", "deadline"]
    assert texts(review(page), 1)[1] == "Rà soát văn bản"


def test_every_table_keeps_its_own_columns(page: TakeInPage) -> None:
    page.load(SAMPLE)
    button(page, "Look at the rows").click()
    one = review(page)
    choose(page, 3, "partners")
    one.tabs.setCurrentIndex(1)
    before = meanings(page)
    assert [meaning for meaning in before if meaning.startswith("y")] == [
        f"y{year}" for year in range(2026, 2031)
    ]
    choose(page, 7, "notes")
    assert meanings(page)[7] == "notes"
    one.tabs.setCurrentIndex(0)
    assert meanings(page)[3:5] == ["partners", "lead"]


def test_the_combo_boxes_stand_above_their_columns_and_have_names(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    header = review(page).meanings
    for column, combo in enumerate(header.choices):
        assert combo.isVisible()
        assert abs(combo.x() - header.sectionViewportPosition(column)) <= 4
        assert combo.width() <= header.sectionSize(column)
    assert header.choices[3].accessibleName() == "Column “Chủ trì” is read as"
    assert meaning_words("title") == meaning_words("task") == "Task"
    assert meaning_words("x2") == "Other column"


# --- findings ---------------------------------------------------------------------------------------------


def test_a_finding_leads_to_its_row_on_both_sides(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    one = review(page)
    items = [one.findings.needs_look.item(i).text() for i in range(one.findings.needs_look.count())]
    at = next(index for index, text in enumerate(items) if "chưa ghi thời gian hoàn thành" in text)
    assert items[at].startswith("Row 4: ")
    one.findings.needs_look.setCurrentRow(at)
    assert one.source.currentIndex().row() == 2
    assert one.taken.currentIndex().row() == 2


def test_a_row_selected_on_one_side_is_selected_on_the_other(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    one = review(page)
    one.taken.select_row(3)
    assert one.source.currentIndex().row() == 3
    QTest.keyClick(one.taken, Qt.Key.Key_Up)
    assert one.taken.currentIndex().row() == one.source.currentIndex().row() < 3


def test_a_row_joined_to_the_one_above_leads_there(page: TakeInPage, corpus: Path) -> None:
    page.load(corpus / "002-ngat-trang.docx")
    one = review(page)
    items = [one.findings.needs_look.item(i) for i in range(one.findings.needs_look.count())]
    joined = next(item for item in items if "nối" in item.text())
    one.findings.needs_look.setCurrentItem(joined)
    source, taken = one.source, one.taken
    assert source.place == joined.data(Qt.ItemDataRole.UserRole)
    assert taken.currentIndex().row() >= 0
    places = source.rows.shown.places
    assert places.index(taken.place) < places.index(source.place)


def test_what_is_left_out_is_listed_apart(page: TakeInPage) -> None:
    page.load(SAMPLE)
    button(page, "Look at the rows").click()
    one = review(page)
    heads = [label.text() for label in one.findings.findChildren(QLabel)]
    assert heads == [f"Needs a look ({one.findings.needs_look.count()})", "Left out (2)"]
    assert all("không phải phụ lục" in one.findings.left_out.item(i).text() for i in range(2))
    named = [one.findings.needs_look.item(i).text() for i in range(one.findings.needs_look.count())]
    assert all(text.startswith(("Table 1, row ", "Table 2, row ")) for text in named)


def test_a_guessed_column_is_named_in_the_users_words() -> None:
    guessed = column_guessed("table 1, row 1", "Xong khi nào", "deadline")
    told = finding_words(Words("vi"), guessed, ())
    assert told.startswith("Cột “Xong khi nào” được hiểu là “Deadline”")


def test_places_count_tables_as_they_are_shown(one_table: Path) -> None:
    alone = taking_in.look_at(one_table).reading.tables
    several = planning.read_file(SAMPLE).tables
    number = several[1].source.number
    assert place_words("table 1, row 3", alone) == "Row 3"
    assert place_words("table 1", alone) == ""
    assert (
        place_words(several[1].source.places[4], several) == f"Table 2, row {several[1].source.places[4][-1]}"
    )
    assert place_words(f"table {number}", several) == "Table 2"
    assert place_words("", several) == place_words("table 99", several) == ""


# --- title and years --------------------------------------------------------------------------------------


def test_a_plan_without_a_year_is_not_taken_until_one_is_given(
    page: TakeInPage, session: Session, one_table: Path
) -> None:
    page.load(one_table)
    one = review(page)
    assert one.plan_title == "Kế hoạch xã"
    assert not button(page, "Take into a new plan").isEnabled()
    assert "For which year" in one.counts.text()
    page.take_in()
    QTest.keyClicks(one.years, "202")
    assert not button(page, "Take into a new plan").isEnabled()
    QTest.keyClicks(one.years, "6")
    assert one.counts.text() == "Found: 1 tables, 1 sections, 2 tasks, 3 products."
    take(page)
    (plan,) = planning.plans(session)
    assert (plan.title, plan.year_from, plan.year_to) == ("Kế hoạch xã", 2026, 2026)


def test_a_plan_needs_a_title(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    review(page).years.setText("2026")
    review(page).title.setText("  ")
    assert not button(page, "Take into a new plan").isEnabled()


def test_a_title_typed_through_an_input_method_is_taken(
    page: TakeInPage, session: Session, one_table: Path, qapp: QApplication
) -> None:
    page.load(one_table)
    one = review(page)
    one.years.setText("2026-2030")
    one.title.setFocus()
    one.title.setCursorPosition(len(one.title.text()))
    commit = QInputMethodEvent()
    commit.setCommitString(" Suối Mây")
    qapp.sendEvent(one.title, commit)
    take(page)
    (plan,) = planning.plans(session)
    assert (plan.title, plan.year_to) == ("Kế hoạch xã Suối Mây", 2030)


def test_what_was_typed_for_one_file_is_not_kept_for_the_next(page: TakeInPage, one_table: Path) -> None:
    page.load(one_table)
    QTest.keyClicks(review(page).title, "AB")
    page.load(SAMPLE)
    button(page, "Look at the rows").click()
    assert review(page).plan_title.startswith("NHIỆM VỤ")
    assert review(page).years.text() == "2026"
