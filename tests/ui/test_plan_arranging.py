"""Filter fields under the headings and the order by a click, in the real window with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.plans import editing, keeping, layouts, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.text.replacing import exactly
from tests.ui.plan_steps import (
    ALT,
    CTRL,
    DEADLINE,
    LEAD,
    NONE,
    NUMBER,
    PRODUCT,
    TITLE,
    Key,
    compose,
    long_plan,
    press,
    shown,
    stored,
    texts,
    type_text,
)
from tests.ui.typing import SENTENCE, WORDS, InputMethod, unikey
from ui.desk import PLANS, Desk
from ui.models.plan_bulk import cells, chosen_rows
from ui.models.plan_lines import Kind
from ui.models.plan_replace import Scope, Search
from ui.pages.plan import PlanPage
from ui.widgets.plan.filter_field import FilterField
from ui.window import MainWindow


def field(page: PlanPage, column: int) -> FilterField:
    """The filter of a column, with the keyboard in it."""
    row = page.strips.arranging.row
    if not row.shown:
        press(page.view, Key.Key_L, CTRL)
    found = row.fields[page.model.layout_.keys[column]]
    found.setFocus()
    return found


def filtered(page: PlanPage, column: int, words: str) -> FilterField:
    """Words typed into the filter of a column, and looked for at once."""
    found = field(page, column)
    type_text(found, words)
    found.tell_now()
    return found


def column_texts(page: PlanPage, column: int) -> list[str]:
    return [line.texts[column] for line in page.model.lines if line.kind is Kind.LEAF]


def click(page: PlanPage, column: int) -> None:
    """A heading, with the mouse."""
    header = page.view.header
    at = QPoint(header.left_of(column) + header.sectionSize(column) // 2, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)


# -- the fields


def test_a_field_with_the_keyboard_says_no_longer_what_was_lifted(page: PlanPage) -> None:
    last = page.model.lines[-1].path[-1].id
    found = filtered(page, TITLE, "ra soat")
    assert page.model.leaf_counts == (2, 4)
    page.view.place_of(last)
    assert page.model.leaf_counts == (4, 4)
    assert (found.hasFocus(), found.text()) == (True, "")
    type_text(found, "ra soat")
    found.tell_now()
    assert page.model.leaf_counts == (2, 4)


def test_the_table_takes_the_keyboard_of_a_field_whose_column_is_hidden(
    page: PlanPage, session: Session, desk: Desk, small_plan: RecordId
) -> None:
    filtered(page, LEAD, "van phong")
    assert page.model.appendix_id is not None
    layouts.show_column(session, small_plan, page.model.appendix_id, "lead", shown=False)
    desk.announce(frozenset({PLANS}))
    assert "lead" not in page.strips.arranging.row.fields
    assert page.view.hasFocus()
    assert not page.model.arranged


def test_the_filter_follows_typing_and_says_how_many(page: PlanPage, qtbot: QtBot) -> None:
    found = field(page, PRODUCT)
    type_text(found, "bao cao")
    assert page.model.rowCount() == 6, "not before a pause"
    qtbot.waitUntil(lambda: column_texts(page, PRODUCT) == ["Báo cáo"])
    assert [line.kind for line in page.model.lines] == [Kind.SECTION, Kind.LEAF]
    strip = page.strips.arranging.strip
    assert strip.text.text() == "Filtered: 1 of 4 rows shown."
    assert strip.isVisible()
    assert not strip.order.isVisible()
    assert found.hasFocus()
    strip.all.click()
    assert page.model.rowCount() == 6
    assert not strip.isVisible()
    assert found.text() == ""


def test_keys_lead_from_field_to_field_and_into_the_table(page: PlanPage) -> None:
    first = field(page, NUMBER)
    press(first, Key.Key_Tab)
    assert field(page, TITLE).hasFocus()
    title = QApplication.focusWidget()
    assert isinstance(title, FilterField)
    assert title.accessibleName() == "Filter the column title"
    press(title, Key.Key_Backtab)
    assert first.hasFocus()
    for key, modifiers in ((Key.Key_F2, NONE), (Key.Key_Up, ALT), (Key.Key_Insert, NONE)):
        press(first, key, modifiers)
    assert page.view.editor is None, "keys of the table are not the field's"
    assert page.model.rowCount() == 6
    type_text(first, "3")
    press(first, Key.Key_Down)
    assert page.view.hasFocus()
    assert column_texts(page, NUMBER) == ["3"]
    page.view.go(page.model.rowCount() - 1, NUMBER)
    press(page.view, Key.Key_L, CTRL)
    assert first.hasFocus()
    press(first, Key.Key_Escape)
    assert len(column_texts(page, NUMBER)) == 4
    assert first.hasFocus()
    press(first, Key.Key_Escape)
    assert not page.strips.arranging.row.shown
    assert page.view.hasFocus()
    filtered(page, TITLE, "công khai")
    press(QApplication.focusWidget(), Key.Key_L, CTRL)
    assert not page.strips.arranging.row.shown
    assert page.model.rowCount() == 6


def test_blank_cells_are_a_choice(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    leaf = page.model.lines[3].records[LEAD]
    assert leaf is not None
    editing.set_texts(session, small_plan, [CellEdit(record=leaf, field="lead", text="")])
    page.refresh()
    found = field(page, LEAD)
    press(found, Key.Key_Down, ALT)
    menu = found.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert column_texts(page, NUMBER) == ["2"]
    found.selectAll()
    type_text(found, "(not blank)")
    found.tell_now()
    assert column_texts(page, NUMBER) == ["1", "1", "3"]


@pytest.mark.parametrize("way", ["telex", "vni", "clipboard"])
def test_unikey_types_whole_words_into_a_field(page: PlanPage, way: str) -> None:
    found = field(page, TITLE)
    unikey(WORDS, vni=way == "vni", clipboard=way == "clipboard")
    assert found.text() == SENTENCE
    found.tell_now()
    assert page.model.rowCount() == 0
    told = page.strips.arranging.strip
    assert told.text.text() == f"No row matches. Filtered: title = “{SENTENCE}”."
    assert told.all.isVisible()
    told.all.click()
    assert page.model.rowCount() > 0
    page.strips.arranging.strip.all.click()
    assert page.model.rowCount() == 6
    assert page.view.place() == (1, TITLE), "back where it stood"


def test_nothing_is_filtered_while_a_word_is_composed(
    page: PlanPage, method: InputMethod, qtbot: QtBot
) -> None:
    found = field(page, TITLE)
    type_text(found, "k")
    compose(found, "kiể")
    qtbot.wait(350)
    assert page.model.rowCount() == 6
    compose(found, "")
    qtbot.waitUntil(lambda: page.model.rowCount() < 6)
    found.clear()
    method.words(WORDS)
    assert found.text() == SENTENCE


def test_an_open_editor_is_committed_before_the_rows_change(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án")
    press(page.view.editor, Key.Key_L, CTRL)
    assert page.view.editor is None
    assert texts(session, small_plan, "product")[0] == "Đề án"
    page.view.go(2, PRODUCT)
    press(page.view, Key.Key_F2)
    type_text(page.view.editor, " năm")
    click(page, TITLE)
    assert texts(session, small_plan, "product")[1] == "Báo cáo năm"
    assert page.model.arranged.by == "title"


def test_a_refused_editor_keeps_the_rows_as_they_are(page: PlanPage) -> None:
    page.view._save = page.view.editing._save = lambda *_: False
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án")
    click(page, TITLE)
    assert not page.model.arranged
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "Đề án"
    page.view.editing.cancel()


def test_a_row_stays_in_sight_while_it_is_written_in(page: PlanPage, desk: Desk, session: Session) -> None:
    filtered(page, PRODUCT, "kế hoạch")
    assert column_texts(page, NUMBER) == ["1", "2"]
    page.view.setFocus()
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án")
    press(page.view.editor, Key.Key_Return)
    assert column_texts(page, PRODUCT) == ["Đề án", "Kế hoạch"]
    page.actions_["undo"].trigger()
    assert column_texts(page, PRODUCT) == ["Kế hoạch", "Kế hoạch"]


def test_the_filter_outlives_a_change_from_elsewhere(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    filtered(page, TITLE, "van ban")
    hidden = planning.show(session, small_plan).appendices[0].sections[1].children[0]
    edit = CellEdit(record=hidden.id, field="title", text="Công khai văn bản")
    editing.set_texts(session, small_plan, [edit])
    desk.changed.emit(frozenset({PLANS}))
    assert column_texts(page, NUMBER) == ["1", "1", "2", "3"], "what matches now is shown"
    edit = CellEdit(record=hidden.id, field="title", text="Công khai")
    editing.set_texts(session, small_plan, [edit])
    desk.changed.emit(frozenset({PLANS}))
    assert column_texts(page, NUMBER) == ["1", "1", "2", "3"], "what was shown does not vanish"


# -- rows that are hidden are left alone


def test_hidden_rows_are_not_moved_or_removed_with_others(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    before = planning.next_undo(session)
    filtered(page, PRODUCT, "bao")
    page.view.setFocus()
    page.view.go(1, TITLE)
    press(page.view, Key.Key_Down, ALT)
    assert "not moved" in page.verbs.result.text.text()
    press(page.view, Key.Key_Delete, CTRL)
    assert page.verbs.result.text.text().startswith("1 rows below")
    page.view.go(0, TITLE)
    press(page.view, Key.Key_Delete, CTRL)
    assert page.verbs.result.text.text().startswith("2 rows below")
    assert planning.next_undo(session) == before
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_Delete, CTRL)
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Kế hoạch", "Danh mục"]


def select(page: PlanPage, first: tuple[int, int], last: tuple[int, int]) -> None:
    page.view.setFocus()
    page.view.go(*first)
    area = QItemSelection(page.model.index(*first), page.model.index(*last))
    page.view.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_hidden_rows_are_not_filled_cleared_or_pasted_over(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    filtered(page, PRODUCT, "e hoach")
    shown_rows = [row for row, line in enumerate(page.model.lines) if line.kind is Kind.LEAF]
    select(page, (shown_rows[0], DEADLINE), (shown_rows[-1], DEADLINE))
    press(page.view, Key.Key_D, CTRL)
    after = ["Quý I/2026", "Quý IV/2026", "Quý I/2026", "Thường xuyên"]
    assert texts(session, small_plan, "deadline") == after
    select(page, (shown_rows[0], LEAD), (shown_rows[-1], LEAD))
    QGuiApplication.clipboard().setText("Trạm Y tế")
    press(page.view, Key.Key_V, CTRL)
    was = "Văn phòng"
    assert texts(session, small_plan, "lead") == ["Trạm Y tế", was, "Trạm Y tế", was]
    QGuiApplication.clipboard().setText("A\r\nB\r\nC\r\n")
    select(page, (shown_rows[0], LEAD), (shown_rows[0], LEAD))
    press(page.view, Key.Key_V, CTRL)
    assert texts(session, small_plan, "lead") == ["A", was, "B", was]
    assert "1 pasted texts had no cell" in page.verbs.result.text.text()
    select(page, (shown_rows[0], LEAD), (shown_rows[-1], LEAD))
    press(page.view, Key.Key_Delete)
    assert texts(session, small_plan, "lead") == ["", was, "", was]
    select(page, (shown_rows[0], PRODUCT), (shown_rows[-1], PRODUCT))
    press(page.view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split() == ["Kế", "hoạch", "Kế", "hoạch"]


def test_a_new_line_is_shown_whatever_the_filter_says(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    filtered(page, TITLE, "rà soát")
    page.view.setFocus()
    page.view.go(1, TITLE)
    press(page.view, Key.Key_Insert)
    assert column_texts(page, TITLE) == ["Rà soát văn bản", "Rà soát văn bản", ""]
    type_text(page.view, "Mới")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "title") == [
        *("Rà soát văn bản", "Rà soát văn bản", "Mới", "Kiểm tra văn bản", "Công khai thủ tục"),
    ]


def test_going_to_a_hidden_record_lifts_the_filter(page: PlanPage) -> None:
    record = page.model.lines[5].path[-1].id
    found = filtered(page, TITLE, "rà soát")
    page.view.setFocus()
    page._go_to(record, "product")
    assert page.view.place() == (5, PRODUCT)
    assert page.model.rowCount() == 6
    assert found.text() == ""
    assert not page.strips.arranging.strip.isVisible()


def test_another_plan_is_shown_whole(page: PlanPage, session: Session) -> None:
    filtered(page, TITLE, "rà soát")
    page.view.setFocus()
    page.open(plan=stored(session, long_plan(4)))
    assert page.model.rowCount() == 5
    fields = page.strips.arranging.row.fields
    assert list(fields) == list(page.model.layout_.keys)
    assert not any(each.text() for each in fields.values())


# -- order


def test_clicks_on_a_heading_change_the_order_and_back(page: PlanPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._checks is not None)
    strip = page.strips.arranging.strip
    click(page, DEADLINE)
    assert column_texts(page, DEADLINE) == ["Quý I/2026", "Tháng 3/2026", "Quý IV/2026", "Thường xuyên"]
    assert strip.text.text() == "Seen in the order of “deadline”; the numbers stay as they are."
    assert not strip.all.isVisible()
    assert all(page.view.rowSpan(row, TITLE) == 1 for row in range(4))
    click(page, DEADLINE)
    assert column_texts(page, DEADLINE) == ["Quý IV/2026", "Quý I/2026", "Tháng 3/2026", "Thường xuyên"]
    assert "from the end" in strip.text.text()
    click(page, DEADLINE)
    assert page.model.rowCount() == 6
    assert not strip.isVisible()
    assert page.view.rowSpan(1, TITLE) == 2


def test_cells_are_written_in_any_order(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    click(page, TITLE)
    assert column_texts(page, NUMBER) == ["3", "2", "1", "1"]
    page.view.go(2, TITLE)
    type_text(page.view, "Ấn định")
    press(page.view.editor, Key.Key_Return)
    assert column_texts(page, TITLE)[2:] == ["Ấn định", "Ấn định"], "both rows of the task, where they were"
    assert page.view.place() == (3, TITLE)
    press(page.view, Key.Key_Up, ALT)
    assert "not moved" in page.verbs.result.text.text()
    assert texts(session, small_plan, "number") == ["1", "1", "2", "3"]
    page.strips.arranging.strip.order.click()
    assert page.view.place() == (1, TITLE), "the current task stays current"


def test_a_filter_and_an_order_go_together(page: PlanPage) -> None:
    filtered(page, TITLE, "van ban")
    click(page, TITLE)
    assert column_texts(page, NUMBER) == ["2", "1", "1"]
    strip = page.strips.arranging.strip
    assert strip.all.isVisible()
    assert strip.order.isVisible()
    strip.all.click()
    assert column_texts(page, NUMBER) == ["3", "2", "1", "1"]
    strip.order.click()
    assert page.model.rowCount() == 6


def test_a_locked_plan_is_filtered_and_ordered_too(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    page.refresh()
    filtered(page, TITLE, "công khai")
    assert column_texts(page, NUMBER) == ["3"]
    click(page, TITLE)
    assert page.model.arranged.by == "title"


def test_dragging_an_edge_is_no_click(page: PlanPage) -> None:
    header = page.view.header
    edge = QPoint(header.left_of(TITLE) + header.sectionSize(TITLE) - 1, 8)
    target = header.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, edge)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, edge)
    middle = edge - QPoint(40, 0)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, middle)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, middle - QPoint(30, 0))
    assert not page.model.arranged


def test_a_thousand_rows_are_filtered_and_ordered(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = shown(qtbot, window, stored(session, long_plan(500, products=2)))
    found = filtered(page, TITLE, "vụ 77:")
    assert column_texts(page, NUMBER) == [str(each) for each in range(77, 500, 100) for _ in "12"]
    assert page.strips.arranging.strip.text.text() == "Filtered: 10 of 1000 rows shown."
    found.clear()
    found.tell_now()
    click(page, 5)
    assert len(column_texts(page, NUMBER)) == 1000
    assert page.view.verticalHeader().count() == 1000


def test_a_new_section_is_shown_in_the_plans_own_order(page: PlanPage, session: Session) -> None:
    filtered(page, TITLE, "rà soát")
    click(page, TITLE)
    page.actions_["add-section"].trigger()
    assert not page.model.arranged
    assert page.view.editor is not None
    place = page.view.place()
    assert place is not None
    assert page.model.lines[place[0]].kind is Kind.SECTION
    assert page.model.lines[place[0]].texts[0] == "III"
    page.view.editing.cancel()


def test_the_order_of_the_current_column_by_keys_alone(page: PlanPage) -> None:
    page.view.go(1, TITLE)
    for by, back in (("title", False), ("title", True), ("", False)):
        press(page.view, Key.Key_S, ALT)
        assert (page.model.arranged.by, page.model.arranged.back) == (by, back)


def test_the_mark_of_the_order_is_on_its_heading(page: PlanPage) -> None:
    header = page.view.header
    area = QRect(header.left_of(TITLE), 0, header.sectionSize(TITLE), header.height())

    def seen() -> QImage:
        return header.viewport().grab(area).toImage()

    plain = seen()
    click(page, TITLE)
    up = seen()
    click(page, TITLE)
    assert up != plain
    assert seen() not in (plain, up)
    click(page, TITLE)
    assert seen() == plain


def test_a_column_is_made_as_wide_as_its_texts(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    header = page.view.header
    menu = page.layouts.menu(TITLE)
    fit = next(each for each in menu.actions() if each.text() == "Fit the width to the texts")
    fit.trigger()
    menu.close()
    longest = max(page.view.cells.body.advance(text) for text in column_texts(page, TITLE))
    assert longest < header.sectionSize(TITLE) < longest + 24
    qtbot.waitUntil(lambda: planning.next_undo(session) == "layout-width")
    edge = QPoint(header.left_of(PRODUCT) + header.sectionSize(PRODUCT) - 2, 8)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, edge)
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, NONE, edge)  # which QTest leaves out
    longest = max(page.view.cells.body.advance(text) for text in column_texts(page, PRODUCT))
    assert max(longest, 84) <= header.sectionSize(PRODUCT) <= max(longest + 24, 84)


def test_hidden_rows_are_not_replaced_or_changed_in_bulk(page: PlanPage) -> None:
    filtered(page, PRODUCT, "e hoach")
    page.view.setFocus()
    hidden = {line.path[-1].id for line in page.model._arranger.all} - {
        line.path[-1].id for line in page.model.lines
    }
    assert len(hidden) == 3, "two products and a section"
    wanted = exactly("Văn phòng", case=True)
    assert wanted is not None
    edits = Search(wanted=wanted, scope=Scope()).replace(page.model, "Trạm Y tế", ()).edits
    assert len(edits) == 2
    assert not hidden & {edit.record for edit in edits}
    every = [(row, column) for row in range(page.model.rowCount()) for column in range(5)]
    rows = chosen_rows(page.model, every)
    changed = {record for cell in cells(page.model, rows, LEAD) for record in cell.records}
    assert len(changed) == 2
    assert not hidden & changed
