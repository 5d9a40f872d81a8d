"""Find and replace: exactly what was meant, counted beforehand, in one step, where it was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import editing, keeping, layouts, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.tables import APPENDIX
from tests.conftest import PlanMaker
from tests.ui.plan_steps import (
    CTRL,
    DEADLINE,
    PRODUCT,
    SHIFT,
    TITLE,
    Key,
    long_plan,
    press,
    shown,
    stored,
    texts,
    type_text,
)
from tests.ui.typing import SENTENCE, WORDS, InputMethod, key, unikey
from ui.desk import PLANS, Desk
from ui.models.plan_arrangement import Arrangement, Wanted
from ui.pages.plan import PlanPage
from ui.widgets.plan.replacing import PlanReplacing
from ui.window import MainWindow


def asked(page: PlanPage, wanted: str, words: str) -> PlanReplacing:
    """The replace line open with these words."""
    key(Key.Key_H, CTRL)
    made = page.many.replacing
    page.strips.find_bar.words.setText(wanted)
    made.row.words.setText(words)
    page.strips.find_bar.ask(back=False)
    made.row.changed.emit()
    return made


def where(made: PlanReplacing, number: int) -> None:
    """Choose a place with the keyboard."""
    made.row.where.setCurrentIndex(number)
    made.row.where.activated.emit(number)


def test_all_are_counted_beforehand_and_replaced_in_one_step(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    made = asked(page, "văn bản", "văn kiện")
    assert made.row.all.text() == "Replace 2 places in 2 cells"
    assert page.view.finder.places == [(1, TITLE), (3, TITLE)]
    made.row.all.click()
    assert texts(session, small_plan, "title")[::2] == ["Rà soát văn kiện", "Kiểm tra văn kiện"]
    assert page.verbs.result.isVisible()
    assert not made.row.all.isEnabled()
    assert planning.next_undo(session) == "replace"
    planning.undo(session)
    assert texts(session, small_plan, "title")[::2] == ["Rà soát văn bản", "Kiểm tra văn bản"]
    assert planning.next_undo(session) == "new-plan"


def test_accents_and_case_count(page: PlanPage) -> None:
    made = asked(page, "van ban", "x")
    assert not made.row.all.isEnabled()
    page.strips.find_bar.words.setText("kế hoạch")
    page.strips.find_bar.ask(back=False)
    assert not made.row.all.isEnabled()
    made.row.case.click()
    assert made.row.all.text() == "Replace 2 places in 2 cells"


def test_finding_alone_needs_no_accents_again_after_closing(page: PlanPage) -> None:
    asked(page, "van ban", "x")
    key(Key.Key_Escape)
    assert not page.many.replacing.row.isVisible()
    assert page.view.finder.places == []
    key(Key.Key_F, CTRL)
    assert page.view.finder.places == [(1, TITLE), (3, TITLE)]


def test_one_after_the_other(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    made = asked(page, "văn bản", "văn bản, văn bản mới")
    page.view.go(1, TITLE)
    made.row.words.setFocus()
    press(made.row.words, Key.Key_Return)
    assert texts(session, small_plan, "title")[::2] == ["Rà soát văn bản, văn bản mới", "Kiểm tra văn bản"]
    assert page.view.place() == (3, TITLE)
    assert made.row.words.hasFocus()
    press(made.row.words, Key.Key_Return)
    assert texts(session, small_plan, "title")[2] == "Kiểm tra văn bản, văn bản mới"


def test_one_where_the_cell_does_not_hold_it_only_goes_there(page: PlanPage, session: Session) -> None:
    made = asked(page, "Danh mục", "Bảng")
    page.view.go(1, PRODUCT)
    made.row.here.click()
    assert page.view.place() == (5, PRODUCT)
    assert planning.next_undo(session) == "new-plan"


def test_only_the_chosen_rows(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_Down, SHIFT)
    made = asked(page, "Kế hoạch", "Đề án")
    assert made.row.where.currentText() == "2 chosen rows"
    assert made.row.all.text() == "Replace 1 places in 1 cells"
    made.row.all.click()
    assert texts(session, small_plan, "product")[:3] == ["Đề án", "Báo cáo", "Kế hoạch"]


def test_only_this_column(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(3, DEADLINE)
    made = asked(page, "/2026", "/2027")
    where(made, 1)
    assert made.row.where.currentText() == "Column “deadline”"
    made.row.all.click()
    assert texts(session, small_plan, "deadline") == [
        "Quý I/2027",
        "Quý IV/2027",
        "Tháng 3/2027",
        "Thường xuyên",
    ]
    page.view.go(3, TITLE)
    assert page.many.replacing.row.where.currentText() == "Column “deadline”"


def test_the_place_follows_what_is_chosen_but_not_the_next_cell(page: PlanPage) -> None:
    made = asked(page, "Kế hoạch", "Đề án")
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_Down, SHIFT)
    made.row.where.setFocus()
    assert made.row.where.currentText() == "The whole appendix"
    where(made, made.row.where.findText("2 chosen rows"))
    page.view.go(3, PRODUCT)
    page.view.setFocus()
    made.row.where.setFocus()
    assert made.row.where.currentText() == "2 chosen rows"
    assert page.view.finder.places == [(1, PRODUCT)]


def test_tab_goes_from_the_words_to_those_that_replace_them(page: PlanPage) -> None:
    made = asked(page, "Kế hoạch", "")
    page.strips.find_bar.words.setFocus()
    key(Key.Key_Tab)
    assert made.row.words.hasFocus()
    key(Key.Key_Tab)
    assert made.row.where.hasFocus()


def test_numbers_are_left_alone(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    made = asked(page, "I", "1")
    assert made.row.all.text() == "Replace 2 places in 2 cells"
    made.row.all.click()
    table = planning.show(session, small_plan).appendices[0]
    assert [each.text("section_number") for each in table.sections] == ["I", "II"]
    made = asked(page, "3", "9")
    made.row.all.click()
    numbers = [row.text("number") for row in rows(planning.show(session, small_plan).appendices[0])]
    assert numbers == ["1", "1", "2", "3"]
    assert texts(session, small_plan, "deadline")[2] == "Tháng 9/2026"


def test_equal_cells_count_once_and_all_change(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    made = asked(page, "Văn phòng", "Công an")
    assert made.row.all.text() == "Replace 3 places in 3 cells"
    made.row.all.click()
    assert texts(session, small_plan, "lead") == ["Công an"] * 4


def test_what_is_written_is_cleaned_as_typed_text_is(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    made = asked(page, "Danh mục", "  Bảng \u00a0 kê\u200b ")
    made.row.all.click()
    assert texts(session, small_plan, "product")[3] == "Bảng kê"
    made = asked(page, "Bảng kê", "Bảng kê ")
    assert not made.row.all.isEnabled()


def test_nothing_takes_words_away(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    asked(page, "Rà soát ", "").row.all.click()
    assert texts(session, small_plan, "title")[0] == "văn bản"


def test_every_appendix_of_the_plan(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    made_plan = plan_maker(session)
    table = made_plan.appendices[0]
    hidden = replace(table.layout.columns[PRODUCT], hidden=True)
    layout = replace(table.layout, columns=(*table.layout.columns[:2], hidden, *table.layout.columns[3:]))
    second = replace(table, title="Phụ lục 2", layout=layout)
    plan = stored(session, replace(made_plan, appendices=(table, second)))
    page = shown(qtbot, window, plan)
    made = asked(page, "Kế hoạch", "Đề án")
    where(made, made.row.where.count() - 1)
    assert made.row.where.currentText() == "All appendices of the plan"
    assert made.row.all.text() == "Replace 2 places in 2 cells"  # the other's column is hidden
    page.strips.find_bar.words.setText("Rà soát")
    made.row.words.setText("Kiểm tra")
    page.strips.find_bar.ask(back=False)
    assert made.row.all.text() == "Replace 2 places in 2 cells"
    made.row.all.click()
    titles = [next(iter(rows(each))).text("title") for each in planning.show(session, plan).appendices]
    assert titles == ["Kiểm tra văn bản"] * 2
    page.verbs.undo()
    assert planning.next_undo(session) == "import"
    where(made, made.row.where.findText("Column “title”"))
    page.appendices.setCurrentIndex(1)
    page.appendices.activated.emit(1)
    assert made.row.where.currentText() == "The whole appendix"
    assert made.row.all.text() == "Replace 1 places in 1 cells"


def test_a_column_that_was_hidden_is_no_place_any_more(
    page: PlanPage, session: Session, desk: Desk, small_plan: RecordId
) -> None:
    page.view.go(1, DEADLINE)
    made = asked(page, "/2026", "/2027")
    where(made, made.row.where.findText("Column “deadline”"))
    assert page.model.appendix_id is not None
    layouts.show_column(session, small_plan, page.model.appendix_id, "deadline", shown=False)
    desk.announce(frozenset({PLANS}))
    assert not made.row.all.isEnabled(), "not suddenly the whole table"
    made.row.where.setFocus()
    assert made.row.where.currentText() == "The whole appendix"
    assert not made.row.all.isEnabled(), "counted anew: no other column has it"


def test_an_appendix_that_went_is_no_place_any_more(
    qtbot: QtBot, window: MainWindow, session: Session, desk: Desk, plan_maker: PlanMaker
) -> None:
    made = plan_maker(session)
    second = replace(made.appendices[0], title="Phụ lục II")
    plan = stored(session, replace(made, appendices=(*made.appendices, second)))
    line = asked(shown(qtbot, window, plan), "văn bản", "văn kiện")
    where(line, line.row.where.count() - 1)
    with session.store.journal.write("remove", session.who) as tx:
        tx.delete(APPENDIX, planning.show(session, plan).appendices[1].id)
    desk.announce(frozenset({PLANS}))
    line.row.where.setFocus()
    assert line.row.where.currentText() == "The whole appendix"


def test_rows_that_are_filtered_away_are_left_alone(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.model.arrange(Arrangement(filters={"title": Wanted(words="kiểm tra")}))
    made = asked(page, "Kế hoạch", "Đề án")
    assert made.row.all.text() == "Replace 1 places in 1 cells"
    made.row.all.click()
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Báo cáo", "Đề án", "Danh mục"]


def test_a_sorted_table_counts_a_task_once(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.model.arrange(Arrangement(by="product"))
    made = asked(page, "văn bản", "văn kiện")
    assert made.row.all.text() == "Replace 2 places in 2 cells"
    made.row.all.click()
    assert texts(session, small_plan, "title")[::2] == ["Rà soát văn kiện", "Kiểm tra văn kiện"]


def test_a_locked_table_is_only_searched(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    made = asked(page, "văn bản", "x")
    assert made.row.all.isEnabled()
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    desk.announce(frozenset({PLANS}))
    assert not made.row.words.isEnabled()
    assert not made.row.here.isEnabled()
    assert not made.row.all.isEnabled()
    made.replace_all()
    page.view.go(1, TITLE)
    made.replace_here()
    assert texts(session, small_plan, "title")[0] == "Rà soát văn bản"
    assert page.view.finder.places == [(1, TITLE), (3, TITLE)]


def test_an_open_editor_is_finished_first(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(5, PRODUCT)
    type_text(page.view, "Kế hoạch mới")
    made = asked(page, "Kế hoạch", "Đề án")
    assert made.row.all.text() == "Replace 3 places in 3 cells"
    made.row.all.click()
    assert texts(session, small_plan, "product")[3] == "Đề án mới"


def test_the_count_follows_the_table(page: PlanPage, desk: Desk, small_plan: RecordId) -> None:
    made = asked(page, "Kế hoạch", "Đề án")
    cell = page.model.cell(5, PRODUCT)
    assert cell is not None
    editing.set_texts(
        desk.session, small_plan, [CellEdit(record=cell.records[0], field="product", text="Kế hoạch 3")]
    )
    desk.announce(frozenset({PLANS}))
    assert made.row.all.text() == "Replace 3 places in 3 cells"


def test_a_thousand_rows_in_one_step(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    plan = stored(session, long_plan(500, products=2))
    page = shown(qtbot, window, plan)
    made = asked(page, "Văn phòng HĐND", "Phòng HĐND")
    assert made.row.all.text() == "Replace 1000 places in 1000 cells"
    made.row.all.click()
    assert {text.startswith("Phòng") for text in texts(session, plan, "lead")} == {True}
    planning.undo(session)
    assert planning.next_undo(session) == "import"


def test_from_the_find_bar_by_key_and_by_button(page: PlanPage) -> None:
    key(Key.Key_F, CTRL)
    type_text(page.strips.find_bar.words, "Kế hoạch")
    key(Key.Key_H, CTRL)
    assert page.strips.find_bar.words.text() == "Kế hoạch"
    assert page.many.replacing.row.isVisible()
    key(Key.Key_Escape)
    key(Key.Key_F, CTRL)
    assert not page.many.replacing.row.isVisible()
    button = next(
        each
        for each in page.strips.find_bar.findChildren(QToolButton)
        if each.accessibleName() == "Replace (Ctrl+H)"
    )
    button.click()
    assert page.many.replacing.row.isVisible()


# -- Vietnamese typing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("vni", [False, True])
@pytest.mark.parametrize("clipboard", [False, True])
def test_unikey_types_into_both_fields(
    page: PlanPage, session: Session, small_plan: RecordId, vni: bool, clipboard: bool, qtbot: QtBot
) -> None:
    cell = page.model.cell(5, PRODUCT)
    assert cell is not None
    page.verbs.save([CellEdit(record=cell.records[0], field="product", text=f"Về {SENTENCE}.")], "set")
    key(Key.Key_H, CTRL)
    row = page.many.replacing.row
    unikey(WORDS, vni=vni, clipboard=clipboard)
    assert page.strips.find_bar.words.text() == SENTENCE
    row.words.setFocus()
    unikey(tuple(reversed(WORDS)), vni=vni, clipboard=clipboard)
    new = " ".join(SENTENCE.split()[::-1])
    assert row.words.text() == new
    qtbot.waitUntil(row.all.isEnabled)
    row.all.click()
    assert texts(session, small_plan, "product")[3] == f"Về {new}."


def test_an_input_method_composes_into_both_fields(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    key(Key.Key_H, CTRL)
    row = page.many.replacing.row
    method.compose(("B", "Ba", "Bao", "Báo"))
    method.commit()
    QTest.qWait(300)
    assert page.view.place() == (2, PRODUCT)
    assert page.strips.find_bar.words.hasFocus()
    row.words.setFocus()
    method.words(WORDS[:4])
    key(Key.Key_Space)
    method.compose(WORDS[4].stages)
    key(Key.Key_Return)  # the word that is still composed goes with it
    assert texts(session, small_plan, "product")[1] == f"{SENTENCE} cáo"
    method.close()
