"""The bar of the chosen rows: one text for a column, units added without doubling, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Unit
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.plans import keeping, planning, units
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.plan_steps import (
    CTRL,
    DEADLINE,
    LEAD,
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
from tests.ui.typing import NONE, SENTENCE, WORDS, InputMethod, key, unikey
from ui.desk import PLANS, Desk
from ui.models.plan_arrangement import Arrangement, Wanted
from ui.pages.plan import PlanPage
from ui.widgets.plan.bulk_bar import BulkBar
from ui.window import MainWindow


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId) -> PlanPage:
    """The small plan: row 0 section I, rows 1-2 task 1, row 3 task 2, row 4 section II, row 5 task 3."""
    for name in ("Phòng Kinh tế", "Công an xã"):
        units.add(session, Unit(name=name))
    return shown(qtbot, window, small_plan)


def chosen(page: PlanPage, column: int, first: int = 1, down: int = 2) -> BulkBar:
    """Several rows by the keyboard, and the keyboard in the bar."""
    page.view.go(first, column)
    for _ in range(down):
        press(page.view, Key.Key_Down, SHIFT)
    key(Key.Key_E, CTRL)
    assert page.many.bulk.bar.isVisible()
    return page.many.bulk.bar


def column(bar: BulkBar, name: str) -> None:
    at = next(row for row in range(bar.columns.count()) if bar.columns.itemText(row) == name)
    bar.columns.setCurrentIndex(at)
    bar.columns.activated.emit(at)


def test_the_bar_comes_with_several_rows_and_goes_with_one(page: PlanPage, qtbot: QtBot) -> None:
    page.view.go(1, PRODUCT)
    QTest.qWait(200)
    assert "bar" not in vars(page.many.bulk)
    press(page.view, Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: "bar" in vars(page.many.bulk))
    assert page.many.bulk.bar.isVisible()
    assert page.view.hasFocus()
    assert page.many.bulk.bar.write_button.text() == "Write into 2 cells"
    press(page.view, Key.Key_Up)
    qtbot.waitUntil(lambda: not page.many.bulk.bar.isVisible())


def test_a_merged_cell_alone_is_one_row(page: PlanPage) -> None:
    at = page.view.visualRect(page.model.index(1, TITLE)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    page.many.bulk.look()
    assert "bar" not in vars(page.many.bulk)


def test_rows_chosen_by_the_pointer(page: PlanPage, qtbot: QtBot) -> None:
    for row in (1, 5):
        at = page.view.visualRect(page.model.index(row, DEADLINE)).center()
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, CTRL if row > 1 else NONE, at)
    qtbot.waitUntil(lambda: "bar" in vars(page.many.bulk))
    page.many.bulk.bar.words.setText("Quý II/2026")
    page.many.bulk.bar.write_button.click()
    assert [page.model.text(row, DEADLINE) for row in (1, 2, 3, 5)] == [
        "Quý II/2026",
        "Quý IV/2026",
        "Tháng 3/2026",
        "Quý II/2026",
    ]


def test_one_text_for_all_in_one_step(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    bar = chosen(page, PRODUCT)
    assert bar.words.hasFocus()
    type_text(bar.words, "Báo cáo  quý")
    key(Key.Key_Return)
    assert texts(session, small_plan, "product") == ["Báo cáo quý"] * 3 + ["Danh mục"]
    assert page.verbs.result.isVisible()
    assert planning.next_undo(session) == "bulk-set"
    page.verbs.result.undo.click()
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Báo cáo", "Kế hoạch", "Danh mục"]
    assert planning.next_undo(session) == "unit-add"


def test_the_bar_follows_the_cursor_into_another_column(page: PlanPage) -> None:
    bar = chosen(page, PRODUCT)
    assert bar.column is not None
    assert bar.column.key == "product"
    page.view.setFocus()
    page.view.go(1, DEADLINE)
    press(page.view, Key.Key_Down, SHIFT)  # before the bar has come to rest
    page.many.bulk.look()
    assert bar.column.key == "deadline"
    column(bar, "title")
    press(page.view, Key.Key_Down, SHIFT)
    page.many.bulk.look()
    assert bar.column.key == "title", "chosen in the bar, it stays while rows are added"


def test_merged_cells_count_once(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    bar = chosen(page, PRODUCT)
    column(bar, "title")
    assert bar.write_button.text() == "Write into 2 cells"
    column(bar, "lead")
    assert bar.write_button.text() == "Write into 2 cells"
    bar.take_focus()
    type_text(bar.units, "Công an xã")
    bar.write_button.click()
    assert texts(session, small_plan, "lead") == ["Công an xã"] * 3 + ["Văn phòng"]
    column(bar, "title")
    bar.words.setText("Việc chung")
    bar.write_button.click()
    assert texts(session, small_plan, "title") == ["Việc chung"] * 3 + ["Công khai thủ tục"]


def test_numbers_cannot_be_written(page: PlanPage) -> None:
    bar = chosen(page, PRODUCT)
    names = [bar.columns.itemText(row) for row in range(bar.columns.count())]
    assert names == ["title", "product", "lead", "deadline"]


def test_a_unit_is_added_without_doubling(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    bar = chosen(page, LEAD, first=3, down=2)
    type_text(bar.units, "kinh")
    key(Key.Key_Down)
    key(Key.Key_Return)
    assert bar.units.chips.units == ("Phòng Kinh tế",)
    bar.add_button.click()
    assert texts(session, small_plan, "lead") == ["Văn phòng"] * 2 + ["Văn phòng; Phòng Kinh tế"] * 2
    assert planning.next_undo(session) == "bulk-add"
    bar.add_button.click()
    assert texts(session, small_plan, "lead")[3] == "Văn phòng; Phòng Kinh tế"
    assert "nothing was written" in page.verbs.result.text.text()
    planning.undo(session)
    assert texts(session, small_plan, "lead") == ["Văn phòng"] * 4


def test_cells_are_emptied(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    chosen(page, DEADLINE).clear_button.click()
    assert texts(session, small_plan, "deadline") == ["", "", "", "Thường xuyên"]
    assert planning.next_undo(session) == "bulk-clear"


def test_blank_text_writes_nothing(page: PlanPage, session: Session) -> None:
    bar = chosen(page, PRODUCT)
    bar.words.setText("  ")
    bar.write_button.click()
    assert planning.next_undo(session) == "unit-add"


def test_a_deadline_shows_its_reading(page: PlanPage, qtbot: QtBot) -> None:
    bar = chosen(page, DEADLINE)
    type_text(bar.words, "Quý II/2026")
    qtbot.waitUntil(lambda: "01/4 - 30/6/2026" in bar.reading.text())
    bar.words.setText("lúc nào đó")
    qtbot.waitUntil(lambda: bar.reading.property("role") == "error")
    column(bar, "product")
    qtbot.waitUntil(lambda: not bar.reading.text())


def test_rows_that_are_filtered_away_are_left_alone(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.model.arrange(Arrangement(filters={"product": Wanted(words="kế hoạch")}))
    bar = chosen(page, DEADLINE, down=1)
    bar.words.setText("Quý II/2026")
    bar.write_button.click()
    assert texts(session, small_plan, "deadline") == [
        "Quý II/2026",
        "Quý IV/2026",
        "Quý II/2026",
        "Thường xuyên",
    ]


def test_a_text_that_is_refused_stays_in_the_bar(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    def close(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        box.accept()

    bar = chosen(page, PRODUCT)
    bar.words.setMaxLength(40_000)
    bar.words.setText("ă" * 20_001)
    answer(close)
    bar.write_button.click()
    assert len(bar.words.text()) == 20_001
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"


def test_a_locked_plan_has_no_bar(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    bar = chosen(page, PRODUCT)
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    desk.announce(frozenset({PLANS}))
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert page.view.hasFocus()


def test_with_one_row_it_says_how_to_choose_more(page: PlanPage) -> None:
    page.view.go(1, PRODUCT)
    key(Key.Key_E, CTRL)
    assert "two rows" in page.verbs.result.text.text()
    assert not page.verbs.result.undo.isVisible()


def test_escape_goes_back_to_the_rows(page: PlanPage) -> None:
    bar = chosen(page, PRODUCT)
    key(Key.Key_Escape)
    assert page.view.hasFocus()
    assert bar.isVisible()
    assert len(page.view.places()) == 3


def test_fill_down_over_merged_and_filtered_rows(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.model.arrange(Arrangement(filters={"product": Wanted(words="kế hoạch")}))
    page.view.go(1, DEADLINE)
    press(page.view, Key.Key_Down, SHIFT)
    press(page.view, Key.Key_D, CTRL)
    assert texts(session, small_plan, "deadline") == [
        "Quý I/2026",
        "Quý IV/2026",
        "Quý I/2026",
        "Thường xuyên",
    ]
    page.model.arrange(Arrangement())
    page.view.go(1, TITLE)
    press(page.view, Key.Key_Down, SHIFT)
    press(page.view, Key.Key_D, CTRL)
    assert texts(session, small_plan, "title") == ["Rà soát văn bản"] * 3 + ["Công khai thủ tục"]


def test_a_thousand_rows_in_one_step(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    plan = stored(session, long_plan(500, products=2))
    page = shown(qtbot, window, plan)
    page.view.selectColumn(PRODUCT)
    page.many.bulk.open()
    bar = page.many.bulk.bar
    column(bar, "deadline")
    bar.words.setText("Quý II/2026")
    bar.write_button.click()
    assert set(texts(session, plan, "deadline")) == {"Quý II/2026"}
    planning.undo(session)
    assert planning.next_undo(session) == "import"


# -- Vietnamese typing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("vni", [False, True])
@pytest.mark.parametrize("clipboard", [False, True])
@pytest.mark.parametrize("name", ["product", "lead"])
def test_unikey_types_into_the_bar(
    page: PlanPage, session: Session, small_plan: RecordId, vni: bool, clipboard: bool, name: str
) -> None:
    bar = chosen(page, PRODUCT)
    column(bar, name)
    bar.take_focus()
    unikey(WORDS, vni=vni, clipboard=clipboard)
    QTest.qWait(250)
    assert bar.text() == SENTENCE
    key(Key.Key_Return)
    assert texts(session, small_plan, name)[:3] == [SENTENCE] * 3


@pytest.mark.parametrize("name", ["product", "lead"])
def test_a_word_being_composed_goes_with_the_rest(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    bar = chosen(page, PRODUCT)
    column(bar, name)
    bar.take_focus()
    method.words(WORDS[:4])
    key(Key.Key_Space)
    method.compose(WORDS[4].stages)
    QTest.qWait(250)
    assert method.pending == WORDS[4].text
    bar.write_button.click()
    assert texts(session, small_plan, name)[:3] == [SENTENCE] * 3
    method.close()
