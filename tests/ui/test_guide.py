"""The guide beside the table: path, next thing, lines; by mouse and keys, wide and narrow, each one undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.guidance.steps import Step
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.guidance import checking, drafting, guiding
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.words import Words
from tests.ui.conftest import Answer
from tests.ui.plan_steps import ALT, CTRL, PRODUCT, TITLE, Key, long_plan, press, shown
from ui import settings
from ui.desk import LOOK, PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.pages.plan import PlanPage
from ui.panels.guide_plan import PAUSE, PlanGuide
from ui.widgets.plan.path_strip import PathStrip, guide_button
from ui.window import MainWindow


def guide_of(qtbot: QtBot, page: PlanPage) -> PlanGuide:
    """The guide, once the check has answered."""
    qtbot.waitUntil(lambda: page._guide is not None and page._guide._over is not None)
    assert page._guide is not None
    return page._guide


def told(guide: PlanGuide) -> list[str]:
    """What the column says, the next thing first."""
    column = guide.column
    return [column.next.said.text(), *(line.said.text() for line in column.lines if not line.isHidden())]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_plan: RecordId, session: Session) -> PlanPage:
    """The small plan, its last task without a product."""
    leaf = list(rows(planning.show(session, small_plan).appendices[0]))[-1].leaf.id
    planning.set_text(session, small_plan, leaf, "product", "")
    return shown(qtbot, window, small_plan)


def test_the_next_thing_is_done_by_one_key_and_one_undo(qtbot: QtBot, page: PlanPage) -> None:
    guide = guide_of(qtbot, page)
    assert told(guide)[0] == "Nhiệm vụ 3 chưa ghi sản phẩm."
    before = page.view.place()
    page.view.setFocus()
    press(page.view, Key.Key_0, ALT)
    assert page.model.lines[5].texts[PRODUCT] == "Kế hoạch"
    assert page.view.place() == before, "the table is not moved"
    qtbot.waitUntil(lambda: told(guide)[0] != "Nhiệm vụ 3 chưa ghi sản phẩm.")
    page.verbs.undo()
    assert page.model.lines[5].texts[PRODUCT] == ""
    qtbot.waitUntil(lambda: told(guide)[0] == "Nhiệm vụ 3 chưa ghi sản phẩm.")


def test_it_follows_the_row_after_a_pause(qtbot: QtBot, page: PlanPage) -> None:
    guide = guide_of(qtbot, page)
    page.view.go(1, TITLE)
    qtbot.waitUntil(lambda: guide.column.row_name.text() == "Task 1")
    page.view.go(5, TITLE)
    assert guide.column.row_name.text() == "Task 1"
    assert guide._pause.isActive(), "not before the pause is over"
    assert guide._pause.interval() == PAUSE
    qtbot.waitUntil(lambda: guide.column.row_name.text() == "Task 3")
    assert "Chưa ghi sản phẩm." in guide.column.dots.accessibleDescription()
    assert guide.column.dots.accessibleName() == "Clear: 3 of 5"
    assert guide.column.section_name.text() == "Section II: Thủ tục hành chính"


def test_ctrl_and_a_number_goes_to_a_section(qtbot: QtBot, page: PlanPage) -> None:
    guide_of(qtbot, page)
    page.view.setFocus()
    press(page.view, Key.Key_2, CTRL)
    assert page.view.place() == (4, TITLE)
    press(page.view, Key.Key_9, CTRL)
    assert page.view.place() == (4, TITLE)


def test_f4_folds_and_the_next_window_finds_it_so(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    guide = guide_of(qtbot, page)
    wide = page.view.width()
    assert guide.column.isVisible()
    press(page.view, Key.Key_F4)
    assert not guide.column.isVisible()
    qtbot.waitUntil(lambda: page.view.width() > wide + 250)
    assert settings.load(desk.session.store.folder).guide == "folded"
    press(page.view, Key.Key_F4)
    assert guide.column.isVisible()
    assert guide.toggle.isChecked()


def test_in_a_narrow_window_it_is_a_drawer_over_the_table(
    qtbot: QtBot, page: PlanPage, window: MainWindow
) -> None:
    guide = guide_of(qtbot, page)
    window.resize(910, 512)
    qtbot.waitUntil(lambda: not guide.column.isVisible() and page.view.width() > 800)
    wide = page.view.width()
    page.view.setFocus()
    press(page.view, Key.Key_F4)
    assert guide.column.isVisible()
    assert page.view.width() == wide
    assert guide.column.geometry().right() <= page.width()
    guide.column.fold.click()
    assert not guide.column.isVisible()
    assert page.view.hasFocus()
    window.resize(1366, 768)
    qtbot.waitUntil(guide.column.isVisible)


def test_the_path_says_what_each_step_needs(qtbot: QtBot, page: PlanPage) -> None:
    strip = guide_of(qtbot, page).strip
    assert strip.buttons[Step.DRAFT].text() == "✓ Soạn"
    assert strip.buttons[Step.CHECK].text() == "Soát lỗi 1"
    assert strip.sentence.text().startswith("Còn 1 chỗ phải sửa")
    strip.buttons[Step.TRACK].click()
    assert strip.sentence.text() == "Theo dõi bắt đầu khi kế hoạch đã ban hành."
    assert not strip.go.isVisible()
    assert strip.buttons[Step.TRACK].accessibleName() == "Theo dõi, sau đó"


def test_a_way_on_of_the_path_leads_to_the_check(qtbot: QtBot, page: PlanPage, window: MainWindow) -> None:
    guide_of(qtbot, page).strip.go.click()
    assert window.current_key() == "checking"


def test_an_offer_is_added_by_its_number(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    plan = drafting.from_last_year(session, drafting.shifted(session, small_plan, 2027))
    removed = planning.show(session, plan).appendices[0].sections[0].children[0]
    from ccapp.services.plans import editing

    editing.remove(session, plan, [removed.id])
    page = shown(qtbot, window, plan)
    guide = guide_of(qtbot, page)
    page.view.go(1, TITLE)
    qtbot.waitUntil(lambda: any("Rà soát văn bản (năm trước, dòng 1)" in each for each in told(guide)))
    before = len(planning.show(session, plan).appendices[0].sections[0].children)
    press(page.view, Key.Key_1, ALT)
    press(page.view, Key.Key_1, ALT)  # held a little too long: the offer is still shown
    tasks = planning.show(session, plan).appendices[0].sections[0].children
    assert len(tasks) == before + 1
    made = tasks[-1]
    assert (made.text("title"), made.text("number")) == ("Rà soát văn bản", "2")
    assert [leaf.text("deadline") for leaf in made.children] == ["Quý I/2027", "Quý IV/2027"]


def test_the_sixth_is_asked_when_wanted_and_said_by_a_click(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    guide = guide_of(qtbot, page)
    column = guide.column
    page.view.go(1, TITLE)
    column.six.trigger()
    qtbot.waitUntil(lambda: column.dots.accessibleName() == "Clear: 4 of 6")
    assert planning.show(session, small_plan).six_clear
    assert column.signing.said.text() == "Chưa rõ ai ký sản phẩm này."
    assert [each.text() for each in column.signing.buttons] == [
        "Chủ tịch",
        "Phó Chủ tịch",
        "Không cần ghi",
        "Ghi khác…",
    ]
    column.signing.buttons[1].click()
    qtbot.waitUntil(lambda: column.signing.said.text() == "Phó Chủ tịch ký")
    assert column.dots.accessibleName() == "Clear: 5 of 6"
    assert "Rõ thẩm quyền: ✓ Phó Chủ tịch ký" in column.dots.accessibleDescription()
    column.signing.buttons[0].click()
    qtbot.waitUntil(lambda: column.dots.accessibleName() == "Clear: 4 of 6")
    page.verbs.undo()
    qtbot.waitUntil(lambda: column.signing.said.text() == "Phó Chủ tịch ký")
    page.verbs.undo()
    page.verbs.undo()
    qtbot.waitUntil(lambda: column.dots.accessibleName() == "Clear: 4 of 5")
    assert not column.six.isChecked()
    assert not column.signing.isVisible()


def test_another_signer_is_written_in_words(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    guiding.ask_six(session, small_plan, six=True)
    page.refresh()
    column = guide_of(qtbot, page).column
    page.view.go(1, TITLE)
    qtbot.waitUntil(lambda: bool(column.signing.buttons))
    leaf = page.model.lines[1].path[-1].id

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.accept()
        assert dialog._wrong.isVisible(), "words are wanted"
        dialog.findChildren(QLineEdit)[0].setText(" Chủ tịch  HĐND xã ")
        dialog.accept()

    answer(write)
    column.signing.buttons[3].click()
    found = next(row for row in rows(planning.show(session, small_plan).appendices[0]) if row.leaf.id == leaf)
    assert found.leaf.marks == {"signed_by": "Chủ tịch HĐND xã"}


def test_a_plan_that_is_undone_leaves_no_guide_behind(
    qtbot: QtBot, window: MainWindow, session: Session, page: PlanPage
) -> None:
    plan = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    window.navigate("plan", plan=plan)
    guide = guide_of(qtbot, page)
    qtbot.waitUntil(lambda: "chưa có nhiệm vụ" in told(guide)[0])
    window.undo()
    QTest.qWait(PAUSE + 200)
    assert page.isVisible()


def test_while_a_long_plan_is_looked_over_a_button_does_what_it_says(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    guide = guide_of(qtbot, page)
    with session.store.journal.write("import", session.who) as tx:
        long = insert_plan(tx, replace(long_plan(150), office_id=session.store.office.id))
    guide.show_checked(long, checking.check(session, long))
    assert guide._plan == page.verbs.plan
    guide.column.press(0)
    assert page.model.lines[5].texts[PRODUCT] == "Kế hoạch"


def test_everything_in_the_column_has_a_name(qtbot: QtBot, page: PlanPage) -> None:
    from PySide6.QtWidgets import QAbstractButton

    column = guide_of(qtbot, page).column
    for button in column.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
    assert QApplication.focusWidget() is page.view


def test_a_page_made_anew_leaves_no_guide_behind(
    qtbot: QtBot, page: PlanPage, desk: Desk, window: MainWindow
) -> None:
    guide_of(qtbot, page)
    with qtbot.waitSignal(page.destroyed):
        desk.changed.emit(frozenset({LOOK}))
    desk.changed.emit(frozenset({PLANS}))  # an exception in a slot fails the test
    assert window.current_key() == "plan"


def test_no_answer_of_the_check_while_the_worker_has_the_session(
    qtbot: QtBot, page: PlanPage, desk: Desk
) -> None:
    guide_of(qtbot, page)
    told: list[object] = []
    watch = page.checks.watch
    watch.checked.connect(told.append)
    desk.busy = True
    watch._steps = checking.checked_in_steps(desk.session, page.verbs.plan)
    watch._next.start(0)
    qtbot.wait(100)
    assert told == []
    desk.busy = False
    qtbot.waitUntil(lambda: len(told) == 1)


def test_the_steps_keep_their_height_where_the_sentence_has_no_room_and_still_stands(
    qtbot: QtBot, words: Words
) -> None:
    strip, toggle = PathStrip(words), guide_button("Hướng dẫn")
    qtbot.addWidget(strip)
    strip.add_right(toggle)
    strip.go.setText("Trình ký")
    strip.resize(700, 62)
    strip.show()
    strip.setFixedHeight(32)
    strip._below.show()  # as long as the layout has not heard of its going
    layout = strip.layout()
    assert layout is not None
    layout.activate()
    assert {each.height() for each in (toggle, *strip.buttons.values())} == {30}
    assert toggle.fontMetrics().height() <= toggle.height() - 6


def test_another_plan_is_never_shown_the_guide_of_the_one_before(
    qtbot: QtBot, window: MainWindow, page: PlanPage, sample_plan: RecordId, small_plan: RecordId
) -> None:
    guide = guide_of(qtbot, page)
    before = told(guide)[0]
    window.navigate("plan", plan=sample_plan)
    column, strip = guide.column, guide.strip
    assert guide._over is None
    assert column.waiting.isVisible()
    assert not any(each.isVisible() for each in (column.next, column.onward, *column.lines, column.row_name))
    assert strip.sentence.text() == "Đang soát các bảng của kế hoạch."
    assert [button.text() for button in strip.buttons.values()][:2] == ["Soạn", "Soát lỗi"]
    strip.buttons[Step.ISSUE].click()
    assert strip.current is None
    press(page.view, Key.Key_0, ALT)
    press(page.view, Key.Key_1, CTRL)
    guide._follow()
    assert column.waiting.isVisible()
    qtbot.waitUntil(lambda: guide._over is not None)
    assert not column.waiting.isVisible()
    assert column.next.isVisible()
    assert told(guide)[0] != before
    window.navigate("plan", plan=small_plan)
    assert column.waiting.isVisible()
    qtbot.waitUntil(lambda: guide._over is not None)
    assert told(guide)[0] == before


def test_an_edit_leaves_the_guide_in_sight(qtbot: QtBot, page: PlanPage) -> None:
    guide = guide_of(qtbot, page)
    page.refresh()
    assert not guide.column.waiting.isVisible()
    assert guide._over is not None


def test_before_the_first_answer_the_guide_says_that_it_looks(
    qtbot: QtBot, window: MainWindow, small_plan: RecordId
) -> None:
    page = shown(qtbot, window, small_plan)
    page.checks.watch.stop()
    page._complete()
    assert page._guide is not None
    assert page._guide.column.waiting.isVisible()
    assert page._guide.strip.isVisible()
    page.refresh()
    guide = guide_of(qtbot, page)
    assert not guide.column.waiting.isVisible()
