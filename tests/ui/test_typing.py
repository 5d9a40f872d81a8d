"""Vietnamese typing reaches every field whole: no letter lost, none doubled, nothing written in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Unit
from ccapp.domain.plan import RecordId
from ccapp.services.plans import adhoc, editing, planning, units
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.layout_steps import until
from tests.ui.plan_steps import DEADLINE, PRODUCT, TITLE, Key, table, texts
from tests.ui.typing import (
    ALT,
    AT_ONCE,
    CTRL,
    NONE,
    SENTENCE,
    SHIFT,
    WORDS,
    InputMethod,
    Word,
    ascii_key,
    key,
    unikey,
)
from ui.desk import PLANS, Desk
from ui.dialogs.choosing import choose_line
from ui.dialogs.layout import LayoutDialog
from ui.dialogs.new_plan import NewPlanDialog, Start
from ui.dialogs.new_plan_pages import EmptyPage, TemplatePage
from ui.dialogs.search_everywhere import SearchEverywhere
from ui.dialogs.unit import UnitDialog
from ui.pages.plan import PlanPage
from ui.pages.today import TodayPage
from ui.widgets.plan.layout_columns import HEADING
from ui.window import MainWindow

Typist = Callable[[], None]  # types SENTENCE into whatever has the focus

WAYS = ("telex", "vni", "telex by clipboard", "vni by clipboard", "input method")


@pytest.fixture(params=WAYS)
def typist(request: pytest.FixtureRequest) -> Typist:
    """Each way in which offices type."""
    way = str(request.param)
    if way == "input method":
        made: InputMethod = request.getfixturevalue("method")
        return lambda: made.words(WORDS)
    return lambda: unikey(WORDS, vni=way.startswith("vni"), clipboard=way.endswith("clipboard"))


def opened(qtbot: QtBot, dialog: QWidget) -> None:
    """Show a dialog with the keyboard in it."""
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


# -- into a cell --------------------------------------------------------------------------------------------


def test_straight_into_a_cell(page: PlanPage, session: Session, small_plan: RecordId, typist: Typist) -> None:
    page.view.go(1, PRODUCT)
    typist()
    key(Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == SENTENCE
    assert page.view.editor is None
    assert page.view.place() == (2, PRODUCT)


def test_one_cell_after_the_other_without_a_pause(
    page: PlanPage, session: Session, small_plan: RecordId, typist: Typist
) -> None:
    page.view.go(1, PRODUCT)
    for _ in range(3):
        typist()
        key(Key.Key_Return)
    assert texts(session, small_plan, "product")[:3] == [SENTENCE] * 3


def test_into_a_section_without_tasks(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId, typist: Typist
) -> None:
    editing.remove(session, small_plan, [page.model.lines[5].path[1].id])
    desk.announce(frozenset({PLANS}))
    page.view.go(5, TITLE)
    typist()
    key(Key.Key_Return)
    assert table(session, small_plan).sections[1].children[0].text("title") == SENTENCE


def test_into_an_open_editor(page: PlanPage, session: Session, small_plan: RecordId, typist: Typist) -> None:
    page.view.go(1, PRODUCT)
    key(Key.Key_F2)
    key(Key.Key_Space)
    typist()
    key(Key.Key_Tab)
    assert texts(session, small_plan, "product")[0] == f"Kế hoạch {SENTENCE}"


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.text)
@pytest.mark.parametrize("clipboard", [False, True])
def test_a_backspace_as_the_second_event_reaches_the_editor(
    page: PlanPage, session: Session, small_plan: RecordId, clipboard: bool, word: Word
) -> None:
    page.view.go(3, TITLE)
    unikey((word,), clipboard=clipboard)
    key(Key.Key_Return)
    assert texts(session, small_plan, "title")[2] == word.text


@pytest.mark.parametrize("clipboard", [False, True])
def test_a_word_whose_first_key_is_eaten(
    page: PlanPage, session: Session, small_plan: RecordId, clipboard: bool
) -> None:
    page.view.go(1, PRODUCT)
    unikey((AT_ONCE, *WORDS), clipboard=clipboard)
    key(Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == f"ưu {SENTENCE}"


def test_a_first_letter_does_not_end_the_composition(page: PlanPage, method: InputMethod) -> None:
    page.view.go(1, PRODUCT)
    method.compose(WORDS[0].stages[:3])
    assert method.pending == "đu"
    editor = page.view.editor
    assert editor is not None
    assert (editor.toPlainText(), editor.pending) == ("", "đu")
    asked = page.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(asked, QRectF)
    there = editor.geometry().translated(page.view.viewport().pos())
    assert QRectF(there).contains(asked.center())


def test_enter_during_a_composition_is_the_input_methods(
    page: PlanPage, method: InputMethod, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    page.view.go(1, PRODUCT)
    method.compose(WORDS[0].stages)
    method.commit()  # it has eaten the key
    editor = page.view.editor
    assert editor is not None
    assert editor.toPlainText() == "đường"
    qtbot.waitUntil(editor.hasFocus)
    assert texts(session, small_plan, "product")[0] == "Kế hoạch"
    key(Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == "đường"


def test_a_key_that_passes_an_unfinished_word_goes_to_its_editor(
    page: PlanPage, method: InputMethod, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    method.compose(WORDS[0].stages)
    key(Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == "đường"
    assert page.view.place() == (2, PRODUCT)
    method.compose(WORDS[1].stages)
    key(Key.Key_Escape)
    assert texts(session, small_plan, "product")[1] != "Ứng"
    assert page.view.editor is None


@pytest.mark.parametrize("modifiers", [ALT, CTRL | SHIFT])
def test_keys_that_switch_unikey_do_nothing(
    page: PlanPage, session: Session, small_plan: RecordId, modifiers: Qt.KeyboardModifier
) -> None:
    page.view.go(1, PRODUCT)

    def switch() -> None:
        if modifiers == ALT:
            key(Key.Key_Z, ALT)
        else:
            key(Key.Key_Shift, CTRL)
            key(Key.Key_Control, SHIFT)

    switch()
    assert page.view.editor is None
    unikey(WORDS[:1])
    switch()
    assert page.view.editor is not None
    unikey(WORDS[1:2])
    assert page.view.editor.toPlainText() == "đườngỨng"
    assert planning.next_undo(session) == "new-plan"


# -- leaving a word that is not finished --------------------------------------------------------------------


def click(page: PlanPage) -> None:
    at = page.view.visualRect(page.model.index(5, DEADLINE)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)


LEAVING: dict[str, Callable[[PlanPage], object]] = {
    "click": click,
    "tab": lambda _: key(Key.Key_Tab),
    "find": lambda _: key(Key.Key_F, CTRL),
    "page": lambda page: page.navigate("plans"),
    "close": lambda page: page.window().close(),
}


@pytest.mark.parametrize("first", [True, False], ids=["first word", "later word"])
@pytest.mark.parametrize("way", LEAVING)
def test_an_unfinished_word_is_stored_on_the_way_out(
    page: PlanPage,
    method: InputMethod,
    session: Session,
    small_plan: RecordId,
    qtbot: QtBot,
    way: str,
    first: bool,
) -> None:
    page.view.go(1, PRODUCT)
    if not first:
        method.words(WORDS[:2])
        key(Key.Key_Space)
    method.compose(WORDS[3].stages)
    LEAVING[way](page)
    wanted = "Nguyễn" if first else "đường Ứng Nguyễn"
    qtbot.waitUntil(lambda: texts(session, small_plan, "product")[0] == wanted)
    qtbot.wait(20)
    assert texts(session, small_plan, "product")[0] == wanted
    assert page.view.editor is None


def test_going_back_and_forth_between_two_cells_doubles_nothing(
    page: PlanPage, method: InputMethod, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    page.view.go(1, PRODUCT)
    for stages in (WORDS[0].stages, WORDS[4].stages):
        method.compose(stages)
        key(Key.Key_Tab)
        method.compose(WORDS[1].stages)
        key(Key.Key_Backtab, SHIFT)
    qtbot.wait(20)
    assert texts(session, small_plan, "product")[0] == "trưởng"


# -- fields -------------------------------------------------------------------------------------------------


def test_the_find_bar(page: PlanPage, typist: Typist, qtbot: QtBot) -> None:
    key(Key.Key_F, CTRL)
    heard: list[str] = []
    page.strips.find_bar.searched.connect(heard.append)
    typist()
    assert page.strips.find_bar.words.text() == SENTENCE
    qtbot.waitUntil(lambda: heard[-1:] == [SENTENCE])
    assert page.strips.find_bar.words.text() == SENTENCE
    assert page.strips.find_bar.words.hasFocus()
    assert set(heard) <= {"", SENTENCE}


def test_ctrl_k(qtbot: QtBot, window: MainWindow, desk: Desk, page: PlanPage, typist: Typist) -> None:
    dialog = SearchEverywhere(window, desk, [])
    opened(qtbot, dialog)
    typist()
    qtbot.waitUntil(lambda: SENTENCE in dialog.count.text())
    assert dialog.words.text() == SENTENCE


def test_the_filter_of_a_unit(qtbot: QtBot, window: MainWindow, typist: Typist) -> None:
    known = (Unit(name=f"Tổ {SENTENCE}"), Unit(name="Văn phòng HĐND và UBND"))
    dialog = UnitDialog(window, known)
    opened(qtbot, dialog)
    dialog.filter.setFocus()
    typist()
    assert dialog.filter.text() == SENTENCE
    assert dialog.list.count() == 1
    assert dialog.chosen == known[0]


def test_the_title_of_a_new_plan(
    qtbot: QtBot, window: MainWindow, desk: Desk, session: Session, typist: Typist
) -> None:
    dialog = NewPlanDialog(window, desk)
    opened(qtbot, dialog)
    dialog.begin(Start.EMPTY)
    assert isinstance(dialog.findChild(EmptyPage), EmptyPage)
    typist()
    key(Key.Key_Return)
    assert not dialog.isVisible()
    assert [plan.title for plan in planning.plans(session)] == [SENTENCE]


def test_a_typed_title_outlives_another_year(
    qtbot: QtBot, window: MainWindow, desk: Desk, session: Session, typist: Typist
) -> None:
    dialog = NewPlanDialog(window, desk)
    opened(qtbot, dialog)
    dialog.begin(Start.TEMPLATE)
    form = dialog.findChild(TemplatePage)
    assert form is not None
    proposed = form.name.text()
    form.years.setFocus()
    form.years.selectAll()
    for digit in "2027":
        ascii_key(digit)
    assert form.name.text() == proposed.replace("2026", "2027")
    form.name.setFocus()
    form.name.selectAll()
    typist()
    form.years.setFocus()
    key(Key.Key_Backspace)
    key(Key.Key_6)
    key(Key.Key_Return)
    assert [(plan.title, plan.year_from) for plan in planning.plans(session)] == [(SENTENCE, 2026)]


def test_the_filter_of_a_list_to_choose_from(
    qtbot: QtBot, window: MainWindow, typist: Typist, answer: Answer
) -> None:
    heard: list[str] = []

    def type_and_agree(dialog: QWidget) -> None:
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setFocus()
        typist()
        heard.append(field.text())
        key(Key.Key_Return)
        if dialog.isVisible():
            dialog.close()

    window.show()
    answer(type_and_agree)
    lines = (("a", "Văn phòng"), ("b", f"Tổ {SENTENCE}"))
    assert choose_line(window, "Chọn", "Chọn dòng nào?", "Chọn", lines) == "b"
    assert heard == [SENTENCE]


@pytest.fixture
def today(qtbot: QtBot, window: MainWindow, small_plan: RecordId) -> TodayPage:
    window.navigate("today")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = window.page("today")
    assert isinstance(made, TodayPage)
    qtbot.waitUntil(lambda: made.agenda is not None)
    return made


def test_an_ad_hoc_task(today: TodayPage, session: Session, typist: Typist, qtbot: QtBot) -> None:
    today.quick_add.title.setFocus()
    typist()
    key(Key.Key_Tab)
    typist()
    qtbot.wait(350)  # what the deadline is read as is shown meanwhile
    assert today.quick_add.deadline.text() == SENTENCE
    key(Key.Key_Return)
    (task,) = adhoc.tasks(session)
    assert (task.title, task.deadline) == (SENTENCE, SENTENCE)
    assert today.quick_add.title.text() == ""


def test_an_unfinished_word_goes_with_the_ad_hoc_task(
    today: TodayPage, session: Session, method: InputMethod
) -> None:
    today.quick_add.title.setFocus()
    method.compose(WORDS[0].stages)
    today.quick_add.add()
    assert [task.title for task in adhoc.tasks(session)] == ["đường"]


def test_the_heading_of_a_column(qtbot: QtBot, window: MainWindow, page: PlanPage, typist: Typist) -> None:
    appendix = page.appendix()
    assert appendix is not None
    dialog = LayoutDialog(window, appendix, (2026, 2026), lambda _: True)
    opened(qtbot, dialog)
    dialog.list.go("product")
    dialog.list.setFocus()
    typist()
    key(Key.Key_Return)
    row = dialog.layout_.keys.index("product")
    assert dialog.layout_.columns[row].heading == SENTENCE
    assert dialog.list.currentIndex().column() == HEADING


def test_a_new_unit_with_an_unfinished_word(
    qtbot: QtBot, window: MainWindow, desk: Desk, session: Session, method: InputMethod
) -> None:
    from ui.dialogs.form import FormDialog

    dialog = FormDialog(window, "Đơn vị", "Thêm")
    field = dialog.add_field("Tên")
    dialog.check_with(lambda: str(units.add(session, Unit(name=field.text())) and ""))
    opened(qtbot, dialog)
    method.words(WORDS[:4])
    key(Key.Key_Space)
    method.compose(WORDS[4].stages)
    key(Key.Key_Return)
    assert [unit.name for unit in units.units(session)] == [SENTENCE]


def every_field(window: MainWindow) -> list[QLineEdit]:
    return [field for field in window.findChildren(QLineEdit) if field.isVisible() and field.isEnabled()]


def test_no_field_completes_in_line_or_refuses_a_letter_on_the_way(
    page: PlanPage, window: MainWindow, today: TodayPage
) -> None:
    for name in ("today", "plans", "settings", "units", "take-in", "uniting"):
        window.navigate(name)
        for field in every_field(window):
            assert field.completer() is None, (name, field.accessibleName())
            assert field.validator() is None, (name, field.accessibleName())
            assert not field.inputMask(), (name, field.accessibleName())


def test_the_clipboard_letter_is_a_letter_only_from_elsewhere(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, PRODUCT)
    unikey((AT_ONCE,))
    key(Key.Key_Backspace)
    key(Key.Key_Return)
    assert texts(session, small_plan, "product")[0] == "ư"
    page.view.go(1, PRODUCT)
    key(Key.Key_C, CTRL)
    page.view.go(3, PRODUCT)
    key(Key.Key_V, CTRL)
    assert page.view.editor is None
    assert texts(session, small_plan, "product")[2] == "ư"


def test_no_shortcut_is_a_letter_or_one_of_unikeys(page: PlanPage, window: MainWindow) -> None:
    for name in ("today", "plans", "units", "settings", "take-in", "plan"):
        window.navigate(name)
    keys = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    keys += [each for action in window.findChildren(QAction) for each in action.shortcuts()]
    written = {each.toString() for each in keys if not each.isEmpty()}
    assert "F3" in written
    assert not written & {"Alt+Z", "Ctrl+Shift", "Ctrl+Shift+F5", "Ctrl+Shift+F6", "Ctrl+Shift+F9"}
    assert not {each for each in written if len(each) == 1 or each == "Backspace"}
