"""Mẫu bảng in the real window: its dialog, the menu of a heading, dragged edges, goals and years edited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain import column_edits
from ccapp.domain.layout import Layout, Numbering, Orientation, column
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.shapes import Shape, year_grid
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.layout_steps import chosen, keys, opened, save
from tests.ui.plan_steps import (
    ALT,
    LEAD,
    NONE,
    PRODUCT,
    TITLE,
    Key,
    press,
    shown,
    table,
    texts,
    type_text,
)
from ui import translation
from ui.dialogs.layout import LayoutDialog
from ui.pages.plan import PlanPage
from ui.widgets.plan.layout_columns import HEADING, WIDTH, ColumnsModel, millimetres, tenths
from ui.widgets.plan.layout_preview import boxes
from ui.window import MainWindow

KEYS = ["number", "title", "product", "lead", "deadline"]


def headings(page: PlanPage) -> list[str]:
    header = page.model
    horizontal = Qt.Orientation.Horizontal
    return [str(header.headerData(each, horizontal)) for each in range(header.columnCount())]


# -- the menu of a heading


def test_a_column_is_hidden_and_shown_from_its_heading(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, LEAD)
    leads = texts(session, small_plan, "lead")
    chosen(page.layouts.menu(LEAD), "Hide column").trigger()
    assert keys(page) == ["number", "title", "product", "deadline"]
    assert "lead" not in headings(page)
    assert texts(session, small_plan, "lead") == leads
    assert page.view.place() == (1, LEAD), "the cursor stays in its row"
    total = sum(page.view.columnWidth(each) for each in range(4))
    assert abs(total - page.view.viewport().width()) <= 2
    chosen(page.layouts.menu(0), "lead").trigger()
    assert keys(page) == KEYS
    page.verbs.undo()
    page.verbs.undo()
    assert keys(page) == KEYS
    assert planning.next_undo(session) == "new-plan"


def test_a_heading_is_renamed(page: PlanPage, answer: Answer, session: Session, small_plan: RecordId) -> None:
    def write(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field.text() == "lead"
        field.clear()
        press(field, Key.Key_Return)
        assert dialog.isVisible(), "a blank heading is not taken"
        type_text(field, "Đơn vị chủ trì")
        press(field, Key.Key_Return)

    answer(write)
    chosen(page.layouts.menu(LEAD), "Rename column…").trigger()
    assert headings(page)[LEAD] == "Đơn vị chủ trì"
    page.verbs.undo()
    assert headings(page)[LEAD] == "lead"


def test_columns_move_and_the_edges_are_known(page: PlanPage) -> None:
    chosen(page.layouts.menu(LEAD), "Move left").trigger()
    assert keys(page) == ["number", "title", "lead", "product", "deadline"]
    chosen(page.layouts.menu(PRODUCT), "Move right").trigger()
    assert keys(page) == KEYS
    assert not chosen(page.layouts.menu(0), "Move left").isEnabled()
    assert not chosen(page.layouts.menu(4), "Move right").isEnabled()


def test_the_menu_opens_at_the_heading_of_a_draft_only(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    header = page.view.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    page.refresh()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    assert QApplication.activePopupWidget() is None
    assert not page.actions_["layout"].isVisible()
    page.layouts.ask()
    page.layouts.show_column("lead", shown=False)
    assert keys(page) == KEYS


# -- dragged edges


def drag(page: PlanPage, column_: int, by: int) -> None:
    """The right edge of a heading, with the mouse, in several moves."""
    header = page.view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column_) + header.sectionSize(column_) - 1, 8)
    target = header.viewport()
    QTest.mouseMove(target, edge)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, edge)
    for part in (by // 3, by // 2, by):
        QTest.mouseMove(target, edge + QPoint(part, 0))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, edge + QPoint(by, 0))


def widths(page: PlanPage) -> list[int]:
    return [page.view.columnWidth(each) for each in range(page.model.columnCount())]


def test_a_dragged_edge_is_stored_as_one_step(
    page: PlanPage, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    before, stored = widths(page), table(session, small_plan).layout
    drag(page, TITLE, 90)
    now = widths(page)
    assert abs(now[TITLE] - before[TITLE] - 90) <= 2
    assert sum(now) == sum(before), "the column after it gives the room"
    assert now[LEAD] == before[LEAD]
    qtbot.waitUntil(lambda: planning.next_undo(session) == "layout-width")
    after = table(session, small_plan).layout
    wide = {each.key: each.width for each in after.columns}
    assert wide["title"] > wide["product"]
    assert abs(sum(wide.values()) - sum(each.width for each in stored.columns)) <= 2
    assert widths(page) == now
    page.verbs.undo()
    assert widths(page) == before
    assert table(session, small_plan).layout == stored
    page.verbs.redo()
    assert widths(page) == now


def test_a_drag_is_stored_before_anything_else_is_done(page: PlanPage, session: Session) -> None:
    drag(page, TITLE, 50)
    assert planning.next_undo(session) == "new-plan"
    assert page.commit()
    assert planning.next_undo(session) == "layout-width"


def test_a_drag_while_a_cell_is_written_keeps_the_text(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    page.view.go(1, TITLE)
    type_text(page.view, "Đang viết")
    page.view.horizontalHeader().resizeSection(TITLE, 300)
    qtbot.waitUntil(lambda: planning.next_undo(session) == "layout-width")
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "Đang viết"


def test_the_edges_of_a_locked_table_are_this_windows_alone(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    page.refresh()
    drag(page, TITLE, 60)
    now = widths(page)
    page.commit()
    assert planning.next_undo(session) == "state-submitted"
    page.refresh()
    assert widths(page) == now


# -- the dialog


def test_the_dialog_by_keyboard_alone(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId
) -> None:
    def write(dialog: LayoutDialog) -> None:
        assert dialog.list.hasFocus()
        press(dialog.list, Key.Key_Down)
        press(dialog.list, Key.Key_Down)
        press(dialog.list, Key.Key_Space)
        press(dialog.list, Key.Key_Down)
        press(dialog.list, Key.Key_Up, ALT)
        press(dialog.list, Key.Key_F2)
        editor = dialog.list.findChild(QLineEdit)
        editor.selectAll()
        type_text(editor, "Đơn vị")
        press(editor, Key.Key_Return)
        QApplication.processEvents()  # Qt takes the text over a moment later
        press(dialog.list, Key.Key_Right)
        press(dialog.list, Key.Key_F2)
        editor = dialog.list.findChildren(QLineEdit)[-1]
        editor.selectAll()
        type_text(editor, "45,5")
        press(editor, Key.Key_Return)
        QApplication.processEvents()  # Qt takes the text over a moment later
        save(dialog)

    opened(page, answer, write)
    now = table(session, small_plan).layout
    assert [each.key for each in now.columns if each.hidden] == ["product"]
    lead = next(each for each in now.columns if each.key == "lead")
    assert (lead.heading, lead.width) == ("Đơn vị", 455)
    assert now.keys == ("number", "lead", "title", "product", "deadline")
    assert planning.next_undo(session) == "layout"
    page.verbs.undo()
    assert keys(page) == KEYS


def test_columns_are_added_and_empty_ones_removed(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId
) -> None:
    def write(dialog: LayoutDialog) -> None:
        words = [each.text() for each in dialog.add_menu().actions()]
        assert words == ["Cơ quan phối hợp", "Kinh phí", "Ghi chú", "", "Another column…"]
        chosen(dialog.add_menu(), "Kinh phí").trigger()
        chosen(dialog.add_menu(), "Ghi chú").trigger()
        assert dialog.list.key == "notes"
        assert dialog.remove.isEnabled()
        dialog.remove.click()
        dialog.list.go("lead")
        assert not dialog.remove.isEnabled()
        chosen(dialog.add_menu(), "Another column…").trigger()
        editor = dialog.list.findChild(QLineEdit)
        editor.selectAll()
        type_text(editor, "Tình trạng")
        dialog.buttons.buttons()[0].click()

    opened(page, answer, write)
    assert keys(page) == [*KEYS, "budget", "x1"]
    assert headings(page)[-1] == "Tình trạng"
    page.view.go(1, 6)
    type_text(page.view, "Chờ vốn")
    press(page.view.editor, Key.Key_Return)
    assert texts(session, small_plan, "x1")[0] == "Chờ vốn"


def test_another_numbering_offers_to_number_again(
    page: PlanPage, answer: Answer, session: Session, small_plan: RecordId
) -> None:
    def numbers() -> list[str]:
        return [each.text("number") for each in table(session, small_plan).items() if each.text("title")]

    def pick(dialog: LayoutDialog) -> None:
        assert not dialog.again.isVisible()
        for field, value in (
            (dialog.numbering, Numbering.RESTART),
            (dialog.size_, "11"),
            (dialog.paper, Orientation.PORTRAIT),
        ):
            field.setCurrentIndex(field.findData(str(value)))
            field.activated.emit(field.currentIndex())
        assert dialog.again.isVisible()
        assert dialog.again.isChecked()
        save(dialog)

    opened(page, answer, pick)
    now = table(session, small_plan).layout
    assert (now.numbering, now.font_size, now.orientation) == (Numbering.RESTART, 11, Orientation.PORTRAIT)
    assert numbers() == ["1", "2", "1"]
    page.verbs.undo()
    assert numbers() == ["1", "2", "3"]


def test_what_cannot_be_is_refused_and_the_dialog_stays(page: PlanPage, answer: Answer) -> None:
    came: list[QWidget] = []

    def write(dialog: LayoutDialog) -> None:
        dialog.model.setData(dialog.model.index(1, HEADING), "  ")
        assert not dialog.model.setData(dialog.model.index(1, WIDTH), "rộng")
        came.extend(answer(lambda box: box.close()))
        save(dialog)
        assert dialog.isVisible()
        for row in range(1, 5):
            dialog.model.setData(dialog.model.index(row, HEADING), 0, int(Qt.ItemDataRole.CheckStateRole))

    opened(page, answer, write)
    assert keys(page) == KEYS


@pytest.mark.parametrize("shape", list(Shape))
def test_an_empty_table_takes_a_ready_shape(
    qtbot: QtBot, window: MainWindow, session: Session, answer: Answer, shape: Shape
) -> None:
    plan = keeping.new_plan(session, "Kế hoạch chuyển đổi số", (2025, 2030))
    page = shown(qtbot, window, plan)

    def pick(dialog: LayoutDialog) -> None:
        assert dialog.ready.isVisible()
        dialog.ready_menu().actions()[list(Shape).index(shape)].trigger()
        save(dialog)

    opened(page, answer, pick)
    expected = {
        Shape.GOALS: 9,
        Shape.TASK_NOTES: 6,
        Shape.TASK_SHORT: 5,
        Shape.YEAR_TARGETS: 9,
        Shape.TASK_PRODUCT: 7,
    }
    assert page.model.columnCount() == expected[shape]
    page.view.go(1, 0)
    type_text(page.view, "Dòng đầu")
    press(page.view.editor, Key.Key_Return)
    first = table(session, plan).sections[0].children[0]
    assert first.level is table(session, plan).layout.numbered_level
    assert "Dòng đầu" in first.texts.values()


def test_a_table_with_texts_is_not_offered_ready_shapes(page: PlanPage, answer: Answer) -> None:
    seen: list[bool] = []
    opened(page, answer, lambda dialog: seen.append(dialog.ready.isVisible()))
    assert seen == [False]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_fits_a_small_screen(
    qapp: QApplication, qtbot: QtBot, page: PlanPage, session: Session, language: str
) -> None:
    translation.apply(qapp, language)
    plan = keeping.new_plan(session, "Kế hoạch", (2025, 2030))
    dialog = LayoutDialog(page, table(session, plan), (2025, 2030), lambda _: True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    translation.plain(qapp)
    least = dialog.minimumSizeHint()
    assert least.width() <= 880, least
    assert least.height() <= 440, least
    assert dialog.height() <= 480


def test_widths_are_read_as_officers_write_them() -> None:
    assert [tenths(each) for each in ("34", "33,7", "33.7 mm", "0", "", "x", "9e9")] == [
        *(340, 337, 337),
        *(None,) * 4,
    ]
    assert [millimetres(each) for each in (340, 337, 5)] == ["34", "33,7", "0,5"]


def test_a_heading_not_changed_keeps_its_line_break() -> None:
    layout = Layout(columns=(column("number", "TT"), column("title", "Nội dung,\nnhiệm vụ", group="Việc")))
    model = ColumnsModel(layout)
    assert model.data(model.index(1, HEADING)) == "Việc / Nội dung, nhiệm vụ"
    assert model.setData(model.index(1, HEADING), "Nội dung, nhiệm vụ")
    assert model.layout_ == layout


def test_the_preview_fills_its_width_with_the_columns_shown() -> None:
    grid = year_grid((2025, 2030))
    grouped = grid.with_columns(
        *(column(each.key, each.heading, group="Năm" if each.year else "") for each in grid.columns)
    )
    found = list(boxes(column_edits.shown(grouped, "lead", shown=False), 600, 60))
    assert [each.text for each in found if each.rect.top() > 0] == [str(year) for year in range(2025, 2031)]
    above = next(each for each in found if each.text == "Năm")
    assert above.rect.right() == max(each.rect.right() for each in found) == 599
    assert all(each.text != "Cơ quan chủ trì, theo dõi" for each in found)
