"""The history of a row: who changed what and when, the latest first, and a way back to what stood there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import column
from ccapp.domain.plan import RecordId
from ccapp.services.plans import editing, layouts, timing
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.plan_steps import ALT, CTRL, NUMBER, PRODUCT, Key, press, type_text
from ui.desk import Desk
from ui.dialogs.row_history import RowHistory
from ui.pages.plan import PlanPage


def told(page: PlanPage, answer: Answer) -> list[tuple[str, ...]]:
    """The lines of the dialog at the current row, with the prior text of the first one copied."""
    seen: list[tuple[str, ...]] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, RowHistory)
        seen.extend(line.cells for line in dialog.table.model.lines)
        dialog.table.view.selectRow(0)
        if dialog.copy.isEnabled():
            dialog.copy.click()
        dialog.reject()

    answer(look)
    page.notes.show_history()
    return seen


def test_changes_are_told_with_both_texts_and_the_person(
    page: PlanPage, session: Session, clock: Clock, answer: Answer
) -> None:
    clock.go(minutes=7)
    page.view.go(1, PRODUCT)
    type_text(page.view, "Quyết định")
    press(page.view.editor, Key.Key_Return)
    page.view.go(1, PRODUCT)
    lines = told(page, answer)
    assert [line[1:] for line in lines] == [
        ("Lan", "Sửa nội dung", "product", "Kế hoạch", "Quyết định"),
        ("Lan", "Lập kế hoạch mới", "", "", ""),
    ]
    assert lines[0][0] != lines[1][0]
    assert QApplication.clipboard().text() == "Kế hoạch"


def test_moves_removal_and_return_are_told(page: PlanPage, answer: Answer) -> None:
    page.view.go(3, PRODUCT)
    press(page.view, Key.Key_Up, ALT)
    press(page.view, Key.Key_Delete, CTRL)
    page.verbs.undo()
    page.view.go(1, PRODUCT)
    names = [line[2] for line in told(page, answer)]
    assert names[:2] == ["Lấy lại", "Xóa"] or names[:2] == ["Brought back", "Removed"]
    assert "Chuyển dòng" in names


def test_an_extension_is_told_with_both_days(
    page: PlanPage, session: Session, clock: Clock, answer: Answer
) -> None:
    leaf = page.model.lines[1].path[-1].id
    clock.go(days=90)
    timing.extend(session, [leaf], Grant(until="30/9/2026", reason="chờ vốn"))
    clock.go(days=1)
    timing.drop_extension(session, [leaf])
    page.view.go(1, PRODUCT)
    put_off = "31/3/2026 → 30/9/2026 (chờ vốn)"
    assert [line[2:] for line in told(page, answer)][:2] == [
        ("Bỏ gia hạn", "deadline", put_off, ""),
        ("Gia hạn", "deadline", "", put_off),
    ]


def test_the_first_text_in_a_new_column_is_told(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    leaf, appendix = page.model.lines[1].path[-1].id, page.appendix()
    assert appendix is not None
    columns = (*appendix.layout.columns, column("notes", "Ghi chú"))
    layouts.set_layout(session, small_plan, appendix.id, replace(appendix.layout, columns=columns))
    editing.set_texts(session, small_plan, [CellEdit(record=leaf, field="notes", text="Làm trước")])
    page.refresh()
    page.view.go(1, PRODUCT)
    assert told(page, answer)[0][2:] == ("Sửa nội dung", "Ghi chú", "", "Làm trước")


def test_what_is_typed_is_saved_first_and_stands_there(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án")
    assert told(page, answer)[0][4:] == ("Kế hoạch", "Đề án")


def test_a_section_has_one_too(page: PlanPage, answer: Answer) -> None:
    page.view.go(0, NUMBER)
    assert [line[2] for line in told(page, answer)] == ["Lập kế hoạch mới"]


def test_a_row_without_changes_says_so(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    dialog = RowHistory(page, desk, [], page.model.layout_)
    qtbot.addWidget(dialog)
    assert dialog.table.model.lines == ()
    assert dialog.table.currentIndex() == 0
    assert not dialog.copy.isEnabled()
