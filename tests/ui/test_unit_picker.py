"""The editor of unit cells: chips, offers, keys; nothing typed is lost, nothing is written in between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Unit
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.plans import editing, keeping, planning, units
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.ui.plan_steps import LEAD, TITLE, Key, press, shown, texts, type_text
from tests.ui.typing import ALT, CTRL, NONE, SENTENCE, WORDS, InputMethod, key, unikey
from ui.desk import PLANS, Desk
from ui.pages.plan import PlanPage
from ui.widgets.plan.unit_editor import UnitEditor
from ui.widgets.plan.unit_offers import OfferList
from ui.window import MainWindow


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId) -> PlanPage:
    """The small plan in an office with units; its lead cells read "Văn phòng", rows 1 and 2 are one."""
    for name in ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã"):
        units.add(session, Unit(name=name))
    return shown(qtbot, window, small_plan)


def editor(page: PlanPage) -> UnitEditor:
    found = page.view.editor
    assert isinstance(found, UnitEditor)
    return found


def opened(page: PlanPage, row: int = 3) -> UnitEditor:
    page.view.go(row, LEAD)
    key(Key.Key_F2)
    return editor(page)


def offered(page: PlanPage) -> list[str]:
    shown_list = editor(page).offered
    return shown_list.names() if shown_list is not None else []


def write(page: PlanPage, desk: Desk, row: int, text: str) -> None:
    """What stands in a lead cell, as if it had always."""
    cell = page.model.cell(row, LEAD)
    assert cell is not None
    edits = [CellEdit(record=record, field="lead", text=text) for record in cell.records]
    editing.set_texts(desk.session, page.verbs.plan, edits)
    desk.announce(frozenset({PLANS}))


def test_units_of_the_cell_are_chips_and_a_look_changes_nothing(page: PlanPage, session: Session) -> None:
    assert opened(page).chips.units == ("Văn phòng",)
    assert editor(page).toPlainText() == ""
    key(Key.Key_Return)
    assert page.view.editor is None
    assert planning.next_undo(session) == "unit-add"


def test_typing_offers_without_accents_and_enter_takes_the_chosen_one(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    opened(page)
    type_text(editor(page), "van hoa")
    assert offered(page)[0] == "Phòng Văn hóa - Xã hội"
    assert editor(page).hasFocus()
    key(Key.Key_Down)
    key(Key.Key_Return)
    assert editor(page).chips.units == ("Văn phòng", "Phòng Văn hóa - Xã hội")
    assert editor(page).toPlainText() == ""
    assert not offered(page)
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "Văn phòng; Phòng Văn hóa - Xã hội"
    assert planning.next_undo(session) == "set"


def test_enter_without_a_choice_keeps_the_words(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(3, LEAD)
    type_text(page.view, "kinh")
    assert offered(page) == ["Phòng Kinh tế"]
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "kinh"
    assert page.view.place() == (4, TITLE)


def test_tab_takes_a_chosen_one_and_goes_on(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(3, LEAD)
    type_text(page.view, "kinh")
    key(Key.Key_Down)
    key(Key.Key_Tab)
    assert texts(session, small_plan, "lead")[2] == "Phòng Kinh tế"
    assert page.view.place() == (3, LEAD + 1)


def test_any_text_is_allowed(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    opened(page)
    type_text(editor(page), "Các ban, ngành")
    key(Key.Key_Tab)
    assert texts(session, small_plan, "lead")[2] == "Văn phòng; Các ban, ngành"


def test_backspace_takes_a_chip_only_where_no_word_is(page: PlanPage, desk: Desk) -> None:
    write(page, desk, 3, "Văn phòng, Công an xã")
    opened(page)
    type_text(editor(page), "ab")
    for _ in "ab":
        key(Key.Key_Backspace)
    assert editor(page).chips.units == ("Văn phòng", "Công an xã")
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Backspace, NONE, "\b", True)
    QApplication.sendEvent(editor(page), held)  # a key that is kept down for the word stops there
    assert len(editor(page).chips.units) == 2
    key(Key.Key_Backspace)
    assert editor(page).chips.units == ("Văn phòng",)


def test_a_cross_takes_its_chip_away_and_the_keyboard_stays(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    write(page, desk, 3, "Văn phòng\nCông an xã\nPhòng Kinh tế")
    opened(page)
    crosses = [each for each in editor(page).findChildren(QToolButton) if each.isVisible()]
    QTest.mouseClick(crosses[1], Qt.MouseButton.LeftButton)
    assert editor(page).hasFocus()
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "Văn phòng\nPhòng Kinh tế"


def test_a_click_takes_an_offer_and_the_keyboard_stays(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(3, LEAD)
    type_text(page.view, "xa")
    found = editor(page).offered
    assert found is not None
    place = found.visualItemRect(found.item(found.names().index("Công an xã"))).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert editor(page).hasFocus()
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "Công an xã"


@pytest.mark.parametrize(("code", "modifiers"), [(Key.Key_F4, NONE), (Key.Key_Down, ALT)])
def test_the_whole_list_opens_without_what_is_there(
    page: PlanPage, desk: Desk, code: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    write(page, desk, 3, "Văn phòng; Công an xã")
    opened(page)
    before = page.view.place()
    key(code, modifiers)
    assert {"Phòng Văn hóa - Xã hội", "Phòng Kinh tế"} <= set(offered(page))
    assert not {"Văn phòng", "Công an xã"} & set(offered(page))
    key(Key.Key_Escape)
    assert not offered(page)
    assert page.view.place() == before
    key(Key.Key_Escape)
    assert page.view.editor is None


def test_the_list_stays_inside_the_window(page: PlanPage, desk: Desk) -> None:
    page.window().resize(910, 480)
    write(page, desk, 5, "Văn phòng; Công an xã; Trạm Y tế; Hội Nông dân; các thôn")
    opened(page, 5)
    key(Key.Key_Down, ALT)
    found = editor(page).offered
    assert found is not None
    assert page.window().rect().contains(found.geometry())
    editing_at = editor(page).mapTo(page.window(), editor(page).rect().topLeft())
    assert not found.geometry().intersects(editor(page).rect().translated(editing_at))


def test_a_piece_after_a_sign_is_offered_too(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(3, LEAD)
    type_text(page.view, "Các thôn; kinh")
    assert offered(page) == ["Phòng Kinh tế"]
    key(Key.Key_Down)
    key(Key.Key_Return)
    assert editor(page).chips.units == ("Các thôn", "Phòng Kinh tế")
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "Các thôn; Phòng Kinh tế"


@pytest.mark.parametrize(
    "text", ["Công an xã: đối với hồ sơ cư trú; Văn phòng", "- Công an xã\n- Trạm Y tế", "Văn phòng\nvà xã"]
)
def test_a_cell_that_says_more_is_plain_text(page: PlanPage, desk: Desk, text: str) -> None:
    write(page, desk, 3, text)
    page.view.go(3, LEAD)
    key(Key.Key_F2)
    assert not isinstance(page.view.editor, UnitEditor)
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == text


def test_f2_in_the_cell_makes_words_of_its_chips(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    write(page, desk, 3, "Văn phòng, Công an xã")
    opened(page)
    key(Key.Key_F2)
    assert (editor(page).toPlainText(), editor(page).chips.units) == ("Văn phòng, Công an xã", ())
    type_text(editor(page), " Suối Mây")
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[2] == "Văn phòng, Công an xã Suối Mây"


def test_escape_leaves_the_cell_as_it_was(page: PlanPage, session: Session) -> None:
    opened(page)
    key(Key.Key_Backspace)
    assert not editor(page).chips.units
    key(Key.Key_Escape)
    assert planning.next_undo(session) == "unit-add"


def test_equal_cells_stay_equal(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    opened(page, 1)
    type_text(editor(page), "cong an")
    key(Key.Key_Down)
    key(Key.Key_Return)
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[:2] == ["Văn phòng; Công an xã"] * 2


def test_leaving_takes_the_list_away_and_keeps_the_words(
    page: PlanPage, session: Session, small_plan: RecordId, qtbot: QtBot
) -> None:
    page.view.go(3, LEAD)
    type_text(page.view, "kinh")
    assert offered(page)
    key(Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: page.view.editor is None)
    assert not [each for each in page.window().findChildren(OfferList) if each.isVisible()]
    assert texts(session, small_plan, "lead")[2] == "kinh"


def test_a_locked_cell_has_no_list(
    page: PlanPage, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    desk.announce(frozenset({PLANS}))
    page.view.go(3, LEAD)
    press(page.view, Key.Key_F2)
    type_text(page.view, "kinh")
    assert page.view.editor is None


# -- Vietnamese typing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("vni", [False, True])
@pytest.mark.parametrize("clipboard", [False, True])
@pytest.mark.parametrize("into", ["an open cell", "straight"])
def test_unikey_types_whole_words_beside_offers(
    page: PlanPage, session: Session, small_plan: RecordId, vni: bool, clipboard: bool, into: str
) -> None:
    units.add(session, Unit(name="Đường bộ"))
    units.add(session, Unit(name="Nguyễn Trường"))
    page.view.go(3, LEAD)
    if into == "an open cell":
        key(Key.Key_F2)
    unikey(WORDS, vni=vni, clipboard=clipboard)
    assert editor(page).toPlainText() == SENTENCE
    key(Key.Key_Return)
    before = "Văn phòng; " if into == "an open cell" else ""
    assert texts(session, small_plan, "lead")[2] == before + SENTENCE


@pytest.mark.parametrize("into", ["an open cell", "straight"])
def test_an_input_method_composes_whole_words_beside_offers(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    into: str,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    page.view.go(3, LEAD)
    if into == "an open cell":
        key(Key.Key_F2)
    method.words(WORDS)
    assert editor(page).toPlainText() == SENTENCE
    key(Key.Key_Return)
    before = "Văn phòng; " if into == "an open cell" else ""
    assert texts(session, small_plan, "lead")[2] == before + SENTENCE
    method.close()


def test_a_word_being_composed_is_kept_when_an_offer_is_taken_or_the_cell_is_left(
    page: PlanPage,
    session: Session,
    small_plan: RecordId,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    opened(page)
    type_text(editor(page), "kinh ")
    method.compose(("t", "tê", "tế"))
    assert editor(page).toPlainText() == "kinh "
    assert page.commit()
    assert texts(session, small_plan, "lead")[2] == "Văn phòng; kinh tế"
    opened(page, 5)
    key(Key.Key_Down, ALT)
    method.compose(("c", "cô"))
    assert editor(page).pending == "cô"
    assert len(editor(page).chips.units) == 1
    method.commit()
    key(Key.Key_Down)
    key(Key.Key_Return)
    assert editor(page).chips.units == ("Văn phòng", "Công an xã")
    key(Key.Key_Return)
    assert texts(session, small_plan, "lead")[3] == "Văn phòng; Công an xã"
    method.close()


def test_backspaces_of_unikey_never_reach_a_chip(page: PlanPage) -> None:
    opened(page)
    for word in WORDS:
        unikey((word,))
        for _ in word.text:
            key(Key.Key_Backspace)
        assert editor(page).chips.units == ("Văn phòng",)
        assert editor(page).toPlainText() == ""
