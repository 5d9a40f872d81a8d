"""The plan page as a whole: adding, moving, removing, undo, appendices, locked plans, find, status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import OfficeId, Plan, PlanState, RecordId
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import PlanMaker
from tests.ui.conftest import Answer
from tests.ui.plan_steps import (
    ALT,
    CTRL,
    LEAD,
    NUMBER,
    PRODUCT,
    SHIFT,
    TITLE,
    Key,
    long_plan,
    press,
    shown,
    stored,
    table,
    texts,
    type_text,
)
from ui import theme
from ui.desk import PLANS, Desk
from ui.dialogs.table_help import Place, TableHelp, place_of
from ui.pages.plan import PlanPage
from ui.widgets.table.cell_moves import Start
from ui.window import MainWindow


def titles(session: Session, plan: RecordId) -> list[list[str]]:
    return [
        [f"{task.text('number')} {task.text('title')}" for task in section.children]
        for section in table(session, plan).sections
    ]


def test_a_task_is_added_below_with_the_cursor_in_it(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(2, PRODUCT)
    press(page.view, Key.Key_Insert)
    assert titles(session, small_plan)[0] == ["1 Rà soát văn bản", "2 ", "3 Kiểm tra văn bản"]
    assert page.view.place() == (3, TITLE)
    type_text(page.view, "Việc mới")
    press(page.view.editor, Key.Key_Return)
    assert titles(session, small_plan)[0][1] == "2 Việc mới"


def test_a_product_is_added_beside_or_last(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_Return, CTRL)
    assert texts(session, small_plan, "product")[:3] == ["Kế hoạch", "", "Báo cáo"]
    assert page.view.place() == (2, PRODUCT)
    page.view.go(1, TITLE)
    page.actions_["add-product"].trigger()
    assert texts(session, small_plan, "product")[:4] == ["Kế hoạch", "", "Báo cáo", ""]
    assert page.view.place() == (4, PRODUCT)
    assert page.view.rowSpan(1, TITLE) == 4


def test_a_product_is_not_offered_on_a_section(page: PlanPage) -> None:
    page.view.go(0, TITLE)
    assert not page.actions_["add-product"].isEnabled()
    page.view.go(1, TITLE)
    assert page.actions_["add-product"].isEnabled()


def test_a_new_plan_is_written_from_its_first_row(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    plan = keeping.new_plan(session, "Kế hoạch mới", (2026, 2026))
    page = shown(qtbot, window, plan)
    assert page.view.place() == (1, NUMBER)
    type_text(page.view, "Việc đầu tiên")
    press(page.view.editor, Key.Key_Return)
    assert titles(session, plan)[0] == ["1 Việc đầu tiên"]
    assert all(section.text("section") for section in table(session, plan).sections)


def test_a_section_is_added_with_its_title_to_be_written(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.actions_["add-section"].trigger()
    assert page.view.editor is not None
    type_text(page.view.editor, "Tài chính công")
    press(page.view.editor, Key.Key_Return)
    section = table(session, small_plan).sections[-1]
    assert (section.text("section_number"), section.text("section")) == ("III", "Tài chính công")
    assert len(section.children) == 1


def test_lines_move_with_the_selection(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, TITLE)
    press(page.view, Key.Key_Down, ALT)
    assert titles(session, small_plan)[0] == ["1 Kiểm tra văn bản", "2 Rà soát văn bản"]
    assert page.model.text(*(page.view.place() or (0, 0))) == "Rà soát văn bản"
    page.view.go(2, PRODUCT)
    press(page.view, Key.Key_Down, ALT)
    assert texts(session, small_plan, "product")[1:3] == ["Báo cáo", "Kế hoạch"]
    page.view.go(5, PRODUCT)  # the only product of its task takes the task along
    press(page.view, Key.Key_Up, ALT)
    assert titles(session, small_plan) == [
        ["1 Kiểm tra văn bản", "2 Rà soát văn bản", "3 Công khai thủ tục"],
        [],
    ]
    page.view.go(4, TITLE)
    press(page.view, Key.Key_Up, ALT)
    assert page.view.hasFocus()


def test_one_row_goes_without_a_question(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(1, PRODUCT)
    page.actions_["remove"].trigger()
    assert texts(session, small_plan, "product") == ["Báo cáo", "Kế hoạch", "Danh mục"]
    assert page.view.place() == (1, PRODUCT)
    page.actions_["undo"].trigger()
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"


def test_several_rows_go_after_a_question(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    answer: Answer,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    asked: list[str] = []

    def choose(which: int) -> Callable[[QWidget], object]:
        def treat(box: QWidget) -> None:
            assert isinstance(box, QMessageBox)
            asked.append(box.text())
            box.buttons()[which].click()

        return treat

    page.view.go(1, TITLE)
    answer(choose(1))
    page.actions_["remove"].trigger()
    assert len(texts(session, small_plan, "product")) == 4
    answer(choose(0))
    window.activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    press(page.view, Key.Key_Delete, CTRL)
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Danh mục"]
    assert len(asked) == 2
    assert "2" in asked[0]
    planning.undo(session)
    assert len(texts(session, small_plan, "product")) == 4


def test_undo_and_redo_say_what_they_would_do(page: PlanPage, words: Words) -> None:
    page.view.go(1, PRODUCT)
    type_text(page.view, "X")
    press(page.view.editor, Key.Key_Return)
    assert words.text("action-set") in page.actions_["undo"].toolTip()
    assert not page.actions_["redo"].isEnabled()
    page.actions_["undo"].trigger()
    assert words.text("action-set") in page.actions_["redo"].toolTip()
    page.actions_["redo"].trigger()
    assert page.model.text(1, PRODUCT) == "X"


def test_undo_keeps_the_selected_cells_by_id(page: PlanPage, window: MainWindow) -> None:
    page.view.go(1, PRODUCT)
    page.actions_["add-task"].trigger()
    page.view.go(4, PRODUCT)
    before = page.model.lines[4].key
    window.undo()
    place = page.view.place()
    assert place is not None
    assert page.model.lines[place[0]].key == before
    assert place == (3, PRODUCT)


def test_a_removed_plan_leaves_a_way_back(
    page: PlanPage, window: MainWindow, session: Session, desk: Desk
) -> None:
    window.undo()
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert page.status() == ""
    window.redo()
    assert not page.empty.isVisible()
    assert page.model.rowCount() == 6
    window.undo()
    page.empty.findChild(QPushButton).click()
    assert window.current_key() == "plans"


def test_the_page_alone_says_that_no_plan_is_open(qtbot: QtBot, window: MainWindow) -> None:
    window.navigate("plan")
    window.show()
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    assert page.empty.isVisible()
    assert page.commit()


def test_the_status_line_counts(page: PlanPage) -> None:
    assert "3" in page.status()
    assert "4" in page.status()


def test_a_place_can_be_named(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    task = table(session, small_plan).sections[1].children[0]
    page = shown(qtbot, window, small_plan, record=task.id)
    assert page.view.place() == (5, TITLE)
    window.navigate("plan", plan=small_plan, record=task.children[0].id)
    assert page.view.place() == (5, PRODUCT)


def test_preview_is_the_one_filled_button(page: PlanPage, small_plan: RecordId) -> None:
    went: list[tuple[str, object]] = []
    page.navigate = lambda key, **place: went.append((key, place.get("plan")))
    filled = [button for button in page.findChildren(QPushButton) if button.property("filled")]
    assert [button.objectName() for button in filled] == ["preview"]
    filled[0].click()
    page.findChild(QToolButton, "back").click()
    assert went == [("preview", small_plan), ("plans", None)]


def test_several_appendices_are_chosen_by_title(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    made = plan_maker(session)
    second = replace(long_plan(3).appendices[0], title="Phụ lục II")
    plan = stored(session, replace(made, appendices=(*made.appendices, second)))
    page = shown(qtbot, window, plan)
    assert page.appendices.isVisible()
    shown_titles = [page.appendices.itemText(at) for at in range(2)]
    assert shown_titles == [f"Appendix I: {made.appendices[0].title}", "Phụ lục II"], "no number twice"
    page.view.go(1, PRODUCT)
    type_text(page.view, "đang gõ")
    page.appendices.setCurrentIndex(1)
    page.appendices.activated.emit(1)
    assert texts(session, plan, "product")[0] == "đang gõ"
    assert page.model.columnCount() == 7
    assert page.model.rowCount() == 4
    page.view.go(1, PRODUCT)
    type_text(page.view, "ở phụ lục II")
    press(page.view.editor, Key.Key_Return)
    assert page.appendices.currentIndex() == 1
    leaf = planning.show(session, plan).appendices[1].sections[0].children[0].children[0]
    assert leaf.text("product") == "ở phụ lục II"
    window.navigate("plan", plan=plan, record=table(session, plan).sections[0].id)
    assert page.appendices.currentIndex() == 0
    assert page.view.place() == (0, TITLE)


def test_a_single_appendix_needs_no_choice(page: PlanPage) -> None:
    assert not page.appendices.isVisible()


def test_a_submitted_plan_is_locked_and_can_come_back(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    assert not page.strips.locked.isVisible()
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    desk.announce(frozenset({PLANS}))
    assert page.strips.locked.isVisible()
    assert desk.words.text("state-submitted") in page.strips.locked.text.text()
    assert not page.actions_["add-task"].isVisible()
    page.view.go(1, PRODUCT)
    assert not page.view.edit_here(Start.AT_END)
    said: list[str] = []
    desk.said.connect(said.append)
    page.view.go(1, TITLE)
    type_text(page.view, "x")
    for key in (Key.Key_F2, Key.Key_Delete):
        press(page.view, key)
    assert said == [page.strips.locked.text.text()] * 3, "whoever writes all the same is told why not"
    back = page.strips.locked.findChild(QPushButton)
    assert back.text() == "Changes by the leader"
    back.click()
    assert planning.show(session, small_plan).state is PlanState.DRAFT
    assert not page.strips.locked.isVisible()
    assert page.actions_["add-task"].isVisible()


def test_an_issued_plan_has_no_way_back_to_draft(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    issuing.issue(session, small_plan, Signing(number="07", day="06/01/2026", signer="Trần Văn Bình"))
    desk.announce(frozenset({PLANS}))
    assert page.strips.locked.isVisible()
    assert not page.strips.locked.findChild(QPushButton).isVisible()


def test_another_offices_plan_is_only_looked_at(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    with session.store.writing() as connection:
        connection.execute("INSERT INTO office VALUES ('other', 'UBND xã Khác', 'commune', 0)")
    plan = stored(session, replace(plan_maker(session), office_id=OfficeId("other")))
    page = shown(qtbot, window, plan)
    assert page.strips.locked.isVisible()
    assert not page.strips.locked.findChild(QPushButton).isVisible()
    page.view.go(1, PRODUCT)
    type_text(page.view, "X")
    press(page.view, Key.Key_Delete)
    assert page.view.editor is None
    assert texts(session, plan, "product")[0] == "Kế hoạch"


def test_goals_and_activities_have_actions_of_their_own(
    qtbot: QtBot, window: MainWindow, session: Session, goal_plan: Plan, small_plan: RecordId
) -> None:
    plan = stored(session, goal_plan)
    page = shown(qtbot, window, plan)
    assert page.actions_["add-goal"].isVisible()
    page.view.go(1, 3)
    page.actions_["add-activity"].trigger()
    assert page.model.lines[2].path[3].text("activity") == ""
    assert page.view.place() == (2, 3)
    page.actions_["add-goal"].trigger()
    goals = table(session, plan).sections[0].children
    assert [goal.text("number") for goal in goals] == ["1", "2"]
    window.navigate("plan", plan=small_plan)
    assert not page.actions_["add-goal"].isVisible()


# -- finding


def test_find_needs_no_accents_and_goes_around(page: PlanPage) -> None:
    page.view.go(0, TITLE)
    press(page.view, Key.Key_F, CTRL)
    assert page.strips.find_bar.words.hasFocus()
    type_text(page.strips.find_bar.words, "ke hoach")
    press(page.strips.find_bar.words, Key.Key_Return)
    assert page.view.place() == (1, PRODUCT)
    assert "1" in page.strips.find_bar.count.text()
    assert "2" in page.strips.find_bar.count.text()
    press(page.strips.find_bar.words, Key.Key_Return)
    assert page.view.place() == (3, PRODUCT)
    press(page.strips.find_bar.words, Key.Key_F3)
    assert page.view.place() == (1, PRODUCT)
    press(page.strips.find_bar.words, Key.Key_F3, SHIFT)
    assert page.view.place() == (3, PRODUCT)
    assert page.view.visualRect(page.view.currentIndex()).intersects(page.view.viewport().rect())
    assert page.view.finder.holds(1, PRODUCT)
    press(page.strips.find_bar.words, Key.Key_Escape)
    assert not page.strips.find_bar.isVisible()
    assert page.view.hasFocus()
    assert not page.view.finder.holds(1, PRODUCT)


def test_find_waits_for_a_pause_and_follows_typing(page: PlanPage, qtbot: QtBot) -> None:
    press(page.view, Key.Key_F, CTRL)
    type_text(page.strips.find_bar.words, "danh")
    assert page.view.finder.places == []
    qtbot.waitUntil(lambda: page.view.finder.places == [(5, PRODUCT)])
    assert page.view.place() == (5, PRODUCT)
    assert page.strips.find_bar.words.hasFocus()
    page.strips.find_bar.words.setText("không có")
    page.strips.find_bar.ask(back=False)
    assert page.strips.find_bar.count.text() != ""
    assert page.view.place() == (5, PRODUCT)


def test_a_merged_cell_is_found_once_and_found_cells_are_marked(page: PlanPage) -> None:
    press(page.view, Key.Key_F, CTRL)
    page.strips.find_bar.words.setText("van phong")
    before = page.view.viewport().grab().toImage()
    page.strips.find_bar.ask(back=False)
    assert page.view.finder.places == [(1, LEAD), (3, LEAD), (5, LEAD)]
    assert page.view.viewport().grab().toImage() != before


# -- look and reach


def test_the_context_menu_offers_the_same(page: PlanPage, qtbot: QtBot) -> None:
    page.view.go(1, LEAD)
    page.view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert page.actions_["apart"] in menu.actions()
    assert page.actions_["apart"].isVisible()
    menu.close()
    page.view.go(3, PRODUCT)
    page.view.customContextMenuRequested.emit(QPoint(5, 5))
    assert not page.actions_["apart"].isVisible()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def named(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return str(face.text(QAccessible.Text.Name))


def test_every_control_has_a_name_and_a_focus(page: PlanPage) -> None:
    press(page.view, Key.Key_F, CTRL)
    page.strips.stranded.keep("x")
    controls = [
        control
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for control in page.findChildren(kind)
        if control.isVisible() and control.objectName() != "qt_scrollarea_viewport"
    ]
    assert len(controls) > 14
    for control in controls:
        inner = isinstance(control.parent(), QLineEdit)  # the line's own clear button
        assert inner or (named(control) and control.focusPolicy() & Qt.FocusPolicy.TabFocus), control
    assert named(page.view)


def test_f6_goes_between_the_table_and_the_buttons(page: PlanPage) -> None:
    press(page.view, Key.Key_F6)
    assert page.findChild(QToolButton, "back").hasFocus()
    press(page.findChild(QToolButton, "back"), Key.Key_F6)
    assert page.view.hasFocus()


def test_dragged_columns_keep_their_width(page: PlanPage, window: MainWindow, qtbot: QtBot) -> None:
    total = sum(page.view.columnWidth(each) for each in range(5))
    assert abs(total - page.view.viewport().width()) <= 2
    tall = page.view.rowHeight(3)
    page.view.horizontalHeader().resizeSection(TITLE, 60)
    qtbot.waitUntil(lambda: page.view.rowHeight(3) > tall)
    window.resize(1100, 700)
    page.refresh()
    assert page.view.columnWidth(TITLE) == 60


def test_a_cell_in_sight_stays_there_when_the_table_gets_lower(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = shown(qtbot, window, stored(session, long_plan(60)))
    row = page.view.rowAt(page.view.viewport().height() - 5) - 1
    page.view.go(row, PRODUCT)
    page.strips.stranded.keep("x")
    press(page.view, Key.Key_F, CTRL)
    QTest.qWait(50)
    qtbot.waitUntil(
        lambda: page.view.viewport().rect().contains(page.view.visualRect(page.view.currentIndex()))
    )


def test_columns_share_a_new_width(page: PlanPage, window: MainWindow, qtbot: QtBot) -> None:
    wide = page.view.columnWidth(TITLE)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: page.view.columnWidth(TITLE) < wide)
    assert page.view.columnWidth(NUMBER) >= 46


def test_a_small_window_cuts_no_text(page: PlanPage, window: MainWindow, qtbot: QtBot) -> None:
    for name, words in (("add-task", "Thêm nhiệm vụ"), ("add-product", "Thêm sản phẩm"), ("up", "Lên")):
        page.actions_[name].setText(words)
    page.appendices.addItems(["Phụ lục I", "Phụ lục II"])
    page.appendices.show()
    window.resize(910, 512)
    qtbot.waitUntil(lambda: window.width() == 910 and page.width() <= 910)
    QTest.qWait(120)
    for button in page.findChildren(QToolButton):
        if button.isVisible() and button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            assert button.width() >= button.sizeHint().width()
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 30
    assert page.findChild(QPushButton, "preview").geometry().right() < page.width()


def test_another_look_is_taken_on(page: PlanPage, qapp: QApplication) -> None:
    before = page.view.viewport().grab().toImage()
    theme.apply(qapp, theme.Theme.DARK)
    try:
        image = page.view.viewport().grab().toImage()
        assert image.pixelColor(30, 40).lightness() < 128 < before.pixelColor(30, 40).lightness()
    finally:
        theme.apply(qapp, theme.Theme.LIGHT)


def test_f1_has_the_keys_of_the_focused_thing_in_front(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, PRODUCT)
    page.view.edit_here(Start.AT_END)
    type_text(page.view.editor, " mới")
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, TableHelp)
        headings = [each for each in dialog.findChildren(QLabel) if each.property("role") == "heading"]
        seen.extend(each.text() for each in headings)
        dialog.reject()

    answer(look)
    press(page.view.editor, Key.Key_F1)
    assert seen[:2] == ["Column “product”", "While a cell is written"]
    assert sorted(seen[2:]) == ["Find, filter, order", "Guide, check, remarks", "In the table"]
    assert page.view.editor is not None, "what is being written stays"
    assert page.view.editor.toPlainText().endswith(" mới")
    assert place_of(page.view) is Place.TABLE
    assert place_of(page.strips.find_bar.words) is Place.FIND
