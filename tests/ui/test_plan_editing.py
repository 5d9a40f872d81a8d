"""Typing into the table: keys, merged cells, refusals, words being composed, rows that change underneath."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.plan_steps import (
    ALT,
    CTRL,
    DEADLINE,
    LEAD,
    PRODUCT,
    SHIFT,
    TITLE,
    Key,
    compose,
    double_click,
    long_plan,
    press,
    shown,
    stored,
    table,
    texts,
    type_text,
)
from ui.desk import PLANS, Desk
from ui.models.plan_lines import Kind
from ui.pages.plan import PlanPage
from ui.widgets.table.cell_moves import Start
from ui.window import MainWindow


def close(box: QWidget) -> None:
    assert isinstance(box, QMessageBox)
    box.accept()


def test_typing_replaces_and_enter_goes_down(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án mới")
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "Đề án mới"
    press(page.view.editor, Key.Key_Return)
    assert page.view.editor is None
    assert page.view.hasFocus()
    assert texts(session, small_plan, "product")[0] == "Đề án mới"
    assert page.view.place() == (2, PRODUCT)
    planning.undo(session)
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Key.Key_Return, SHIFT, (1, PRODUCT)),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, (3, PRODUCT)),
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, (2, DEADLINE)),
        (Key.Key_Backtab, SHIFT, (1, TITLE)),
    ],
)
def test_keys_commit_and_go_on(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    place: tuple[int, int],
) -> None:
    page.view.go(2, PRODUCT)
    type_text(page.view, "X")
    press(page.view.editor, key, modifiers)
    assert texts(session, small_plan, "product")[1] == "X"
    assert page.view.place() == place


def test_f2_edits_at_the_end_and_alt_enter_breaks_the_line(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    press(page.view.editor, Key.Key_Return, ALT)
    type_text(page.view.editor, "năm 2026")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == "Kế hoạch\nnăm 2026"


def test_escape_cancels_and_saves_nothing(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "abc")
    press(page.view.editor, Key.Key_Escape)
    assert page.view.editor is None
    assert page.view.hasFocus()
    assert planning.next_undo(session) == "new-plan"
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"


def test_the_same_text_is_no_change(page: PlanPage, session: Session) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    type_text(page.view.editor, "  ")
    press(page.view.editor, Key.Key_Return)
    assert planning.next_undo(session) == "new-plan"


def test_double_click_edits_and_another_click_commits(
    page: PlanPage, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    double_click(page, 3, PRODUCT)
    type_text(page.view.editor, " kiểm tra")
    point = page.view.visualRect(page.model.index(1, PRODUCT)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.view.editor is None
    assert texts(session, small_plan, "product")[2] == "Kế hoạch kiểm tra"
    assert page.view.place() == (1, PRODUCT)


def test_delete_clears_and_backspace_begins_empty(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, DEADLINE)
    press(page.view, Key.Key_Delete)
    assert texts(session, small_plan, "deadline")[0] == ""
    page.view.go(2, DEADLINE)
    press(page.view, Key.Key_Backspace)
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == ""


def test_a_task_is_edited_in_its_merged_cell(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    assert page.view.rowSpan(1, TITLE) == 2
    page.view.go(2, TITLE)
    assert page.view.place() == (1, TITLE)
    type_text(page.view, "Rà soát lại")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "title")[:2] == ["Rà soát lại"] * 2
    assert page.view.place() == (3, TITLE)


def test_a_section_has_its_number_and_its_title(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(0, 3)
    assert page.view.place() == (0, TITLE)
    type_text(page.view, "Xây dựng thể chế")
    press(page.view.editor, Key.Key_Backtab, SHIFT)
    type_text(page.view, "A")
    press(page.view.editor, Key.Key_Return)
    section = table(session, small_plan).sections[0]
    assert dict(section.texts) == {"section_number": "A", "section": "Xây dựng thể chế"}


def test_equal_cells_change_together_in_one_undo(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    assert page.view.rowSpan(1, LEAD) == 2
    page.view.go(1, LEAD)
    type_text(page.view, "Công an")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "lead")[:2] == ["Công an"] * 2
    assert page.view.place() == (3, LEAD)
    planning.undo(session)
    assert texts(session, small_plan, "lead")[:2] == ["Văn phòng"] * 2


def test_equal_cells_can_be_written_apart(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, LEAD)
    page.actions_["apart"].trigger()
    assert page.view.rowSpan(1, LEAD) == 1
    page.view.go(2, LEAD)
    type_text(page.view, "Công an")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "lead")[:2] == ["Văn phòng", "Công an"]


def test_rows_grow_with_their_text(page: PlanPage) -> None:
    before = page.view.rowHeight(3)
    page.view.go(3, PRODUCT)
    type_text(page.view, "rất dài " * 40)
    press(page.view.editor, Key.Key_Return)
    assert page.view.rowHeight(3) > 3 * before
    wrap = page.view.cells.body
    text = page.model.text(3, PRODUCT)
    needed = wrap.height(text, page.view.columnWidth(PRODUCT) - 14)
    assert page.view.rowHeight(3) == needed + 12


def test_a_composed_word_opens_the_editor_and_is_not_lost_on_the_way_out(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    compose(page.view, "đuye")
    assert page.view.editor is not None
    compose(page.view.editor, "duyệt")
    assert page.view.editor.toPlainText() == ""
    assert page.commit()
    assert texts(session, small_plan, "product")[0] == "duyệt"


def test_closing_the_window_saves_a_word_being_composed(
    page: PlanPage, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    type_text(page.view.editor, " ")
    compose(page.view.editor, "đã")
    window.close()
    assert not window.isVisible()
    assert texts(session, small_plan, "product")[0] == "Kế hoạch đã"


def test_unikey_backspaces_and_retypes_within_the_editor(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "N")
    for keys in ("guye", "\b\b", "yê", "\b", "ễ", "n"):
        if set(keys) == {"\b"}:
            for _ in keys:
                press(page.view.editor, Key.Key_Backspace)
        else:
            type_text(page.view.editor, keys)
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == "Nguyễn"


def test_a_refused_text_stays_on_the_screen(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer, window: MainWindow
) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    long = "ă" * 20_001
    assert page.view.editor is not None
    page.view.editor.setPlainText(long)
    boxes = answer(close)
    assert not page.commit()
    assert isinstance(boxes[0], QMessageBox)
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == long
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"
    answer(close)
    window.navigate("plans")
    assert window.current_key() == "plan"
    assert page.view.editor.toPlainText() == long
    press(page.view.editor, Key.Key_Escape)


def test_going_to_another_cell_with_a_refused_text_keeps_it(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    assert page.view.editor is not None
    page.view.editor.setPlainText("ă" * 20_001)
    answer(close)
    page.view.go(3, PRODUCT)
    assert page.view.editor is not None
    assert len(page.view.editor.toPlainText()) == 20_001
    press(page.view.editor, Key.Key_Escape)


def test_twenty_thousand_characters_are_edited_and_laid_out(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    long = ("cải cách hành chính " * 1000).strip()
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_F2)
    assert page.view.editor is not None
    page.view.editor.setPlainText(long)
    assert page.view.editor.height() <= page.view.viewport().height()
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == long
    assert page.view.rowHeight(1) > 5000
    unbroken = "ă" * 20_000
    page.view.edit_here(Start.AT_END)
    assert page.view.editor is not None
    page.view.editor.setPlainText(unbroken)
    assert page.commit()
    page.view.grab()


def test_the_editor_grows_with_what_is_typed_and_stays_inside(page: PlanPage) -> None:
    page.view.go(5, DEADLINE)
    press(page.view, Key.Key_F2)
    editor = page.view.editor
    assert editor is not None
    before = editor.height()
    type_text(editor, " và những việc phát sinh" * 6)
    assert editor.height() > before
    assert page.view.viewport().rect().contains(editor.geometry())


def other_edit(desk: Desk, plan: RecordId, record: RecordId, field: str, text: str) -> None:
    """A change that comes from elsewhere, such as a received package."""
    editing.set_texts(desk.session, plan, [CellEdit(record=record, field=field, text=text)])
    desk.announce(frozenset({PLANS}))


def test_a_change_underneath_closes_the_editor_and_keeps_what_was_typed(
    page: PlanPage, desk: Desk, small_plan: RecordId, session: Session
) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "của tôi")
    cell = page.model.cell(1, PRODUCT)
    assert cell is not None
    other_edit(desk, small_plan, cell.records[0], "product", "của người khác")
    assert page.view.editor is None
    assert texts(session, small_plan, "product")[0] == "của người khác"
    assert page.strips.stranded.isVisible()
    assert "của tôi" in page.strips.stranded.text.text()
    page.strips.stranded.copy.click()
    assert QApplication.clipboard().text() == "của tôi"
    assert not page.strips.stranded.isVisible()


def test_a_change_elsewhere_leaves_the_editor_with_its_cell(
    page: PlanPage, desk: Desk, small_plan: RecordId, session: Session
) -> None:
    page.view.go(3, PRODUCT)
    type_text(page.view, "đang gõ")
    first = page.model.lines[1].path[-1].id
    editing.remove(desk.session, small_plan, [first])
    desk.announce(frozenset({PLANS}))
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "đang gõ"
    place = page.view.visualRect(page.model.index(2, PRODUCT))
    assert page.view.editor.geometry().top() == place.top()
    assert page.commit()
    assert texts(session, small_plan, "product")[1] == "đang gõ"


def test_a_row_that_goes_takes_no_typed_text_with_it(
    page: PlanPage, desk: Desk, small_plan: RecordId
) -> None:
    page.view.go(5, PRODUCT)
    type_text(page.view, "đang gõ dở")
    editing.remove(desk.session, small_plan, [page.model.lines[5].path[-1].id])
    desk.announce(frozenset({PLANS}))
    assert page.view.editor is None
    assert page.strips.stranded.typed == "đang gõ dở"
    assert page.view.currentIndex().isValid()


def test_an_unchanged_editor_goes_without_a_word(page: PlanPage, desk: Desk, small_plan: RecordId) -> None:
    page.view.go(5, PRODUCT)
    press(page.view, Key.Key_F2)
    editing.remove(desk.session, small_plan, [page.model.lines[5].path[-1].id])
    desk.announce(frozenset({PLANS}))
    assert page.view.editor is None
    assert not page.strips.stranded.isVisible()


def test_undo_of_the_window_finishes_the_editor_first(
    page: PlanPage, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "vừa gõ")
    window.undo()
    assert page.view.editor is None
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"
    window.redo()
    assert page.model.text(1, PRODUCT) == "vừa gõ"
    assert page.view.place() == (1, PRODUCT)


def test_undo_keys_in_the_editor_are_the_editors_own(page: PlanPage, session: Session) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "abc")
    press(page.view.editor, Key.Key_Z, CTRL)
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() != "abc"
    assert planning.next_undo(session) == "new-plan"


def test_the_focus_going_elsewhere_commits(
    page: PlanPage, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "rời ô")
    page.actions_["find"].trigger()
    qtbot.waitUntil(lambda: page.view.editor is None)
    assert texts(session, small_plan, "product")[0] == "rời ô"
    assert page.strips.find_bar.words.hasFocus()


def test_typing_into_a_section_without_tasks_makes_its_first(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    editing.remove(session, small_plan, [page.model.lines[5].path[1].id])
    desk.announce(frozenset({PLANS}))
    assert page.model.lines[5].kind is Kind.VACANT
    page.view.go(5, 0)
    type_text(page.view, "Việc đầu tiên")
    press(page.view.editor, Key.Key_Return)
    assert table(session, small_plan).sections[1].children[0].text("title") == "Việc đầu tiên"
    assert table(session, small_plan).sections[1].children[0].text("number") == "3"


def test_enter_on_a_vacant_row_opens_its_first_task(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    editing.remove(session, small_plan, [page.model.lines[5].path[1].id])
    desk.announce(frozenset({PLANS}))
    page.view.go(5, 2)
    press(page.view, Key.Key_Return)
    assert page.view.editor is not None
    assert page.view.place() == (5, TITLE)


def test_arrows_go_over_merged_cells_as_the_eye_expects(page: PlanPage) -> None:
    page.view.go(2, PRODUCT)
    press(page.view, Key.Key_Left)
    assert page.view.place() == (1, TITLE)
    press(page.view, Key.Key_Down)
    assert page.view.place() == (3, TITLE)
    press(page.view, Key.Key_Down)
    assert page.view.place() == (4, TITLE)
    press(page.view, Key.Key_Up)
    press(page.view, Key.Key_Up)
    assert page.view.place() == (1, TITLE)
    press(page.view, Key.Key_Up)
    assert page.view.place() == (0, TITLE)


def test_tab_walks_the_cells_that_can_be_seen_and_leaves_at_the_end(page: PlanPage) -> None:
    page.view.go(0, 0)
    walked = []
    while page.view.hasFocus() and len(walked) < 40:
        walked.append(page.view.place())
        press(page.view, Key.Key_Tab)
    assert walked[:5] == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)]
    assert walked[5:10] == [(1, LEAD), (1, DEADLINE), (2, PRODUCT), (2, DEADLINE), (3, 0)]
    assert walked[-1] == (5, DEADLINE)


def test_letters_are_not_searched_for_in_a_locked_table(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    planning.set_text(session, small_plan, small_plan, "title", "x")
    with session.store.journal.write("set", "x") as tx:
        from ccapp.store.tables import PLAN

        tx.change(PLAN, small_plan, {"state": "submitted"})
    desk.announce(frozenset({PLANS}))
    page.view.go(1, PRODUCT)
    type_text(page.view, "B")
    press(page.view, Key.Key_F2)
    press(page.view, Key.Key_Delete)
    assert page.view.editor is None
    assert page.view.place() == (1, PRODUCT)
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"


def test_a_thousand_rows_are_edited_at_once(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    plan = stored(session, long_plan(500, products=2))
    page = shown(qtbot, window, plan)
    assert page.model.rowCount() == 1001
    page.view.go(900, PRODUCT)
    type_text(page.view, "xong")
    press(page.view.editor, Key.Key_Return)
    assert page.model.text(900, PRODUCT) == "xong"
    assert page.view.place() == (901, PRODUCT)


def test_a_bug_in_painting_is_told_once(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))

    def broken(*_: Any) -> str:
        raise LookupError("bug")

    monkeypatch.setattr(page.model, "text", broken)
    page.view.grab()
    page.view.grab()
    assert page.model.data(page.model.index(1, 1)) is None
    assert told == [LookupError, LookupError]  # one from painting, one from the model


def test_the_cursor_of_an_opened_cell_is_at_its_end(page: PlanPage) -> None:
    page.view.go(1, PRODUCT)
    page.view.edit_here(Start.SELECTED)
    assert page.view.editor is not None
    assert page.view.editor.textCursor().selectedText() == "Kế hoạch"
    page.view.editing.cancel()
    page.view.edit_here(Start.AT_END)
    assert page.view.editor.textCursor().atEnd()
    page.view.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert not page.view.editor.textCursor().atEnd()
    assert page.model.index(1, PRODUCT, QModelIndex()).isValid()
