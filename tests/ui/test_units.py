"""Danh mục → Đơn vị through real widgets: starter lists, edits of a unit, people, questions of a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Unit
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.units.starter import Era
from ccapp.errors import StorageError
from ccapp.services.handover import directory
from ccapp.services.plans import keeping, planning, units
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.check_steps import OFFICE, SHORT, slipped_plan
from tests.ui.conftest import Answer
from tests.ui.plan_steps import texts
from ui.desk import Desk
from ui.dialogs.unit import UnitDialog
from ui.pages import PAGES
from ui.pages.units import UnitsPage
from ui.widgets import unit_tabs
from ui.widgets.unit_tabs import CatalogueTabs
from ui.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> UnitsPage:
    """The page in the real window."""
    window.show()
    window.navigate("units")
    made = window.page("units")
    assert isinstance(made, UnitsPage)
    return made


def filled(*values: str) -> Callable[[QWidget], None]:
    """Write into the fields of a form in order, then agree."""

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        for field, text in zip(dialog.findChildren(QLineEdit), values, strict=False):
            field.setText(text)
        dialog.accept()

    return fill


def listed(page: UnitsPage) -> list[str]:
    return [line.cells[0] for line in page.units.table.model.lines]


def stand_on(page: UnitsPage, name: str) -> None:
    page.units.table.view.selectRow(listed(page).index(name))


def test_the_starter_list_of_today_is_taken_in_one_step_and_undone(
    page: UnitsPage, window: MainWindow, session: Session
) -> None:
    assert page.units.empty.isVisible()
    page.units.since.click()
    assert "Phòng Kinh tế" in listed(page)
    assert OFFICE not in listed(page)
    assert page.units.table.isVisible()
    window.undo()
    assert units.units(session) == ()
    assert page.units.empty.isVisible()


def test_the_list_of_before_says_until_when_and_what_came_after(page: UnitsPage) -> None:
    page.units.before.click()
    (line,) = (each for each in page.units.table.model.lines if each.cells[0] == OFFICE)
    assert line.cells[3] == "to 30/6/2025"
    assert "Văn phòng HĐND và UBND" in line.cells[4]
    assert line.tone == "muted"


def test_a_unit_is_added_with_abbreviation_spellings_and_first_day(
    page: UnitsPage, session: Session, answer: Answer
) -> None:
    answer(filled("Phòng Văn hóa - Xã hội", "P.VHXH", "Phòng VH-XH; Văn xã", "01/7/2025"))
    page.add.click()
    (unit,) = units.units(session)
    assert (unit.name, unit.abbreviation) == ("Phòng Văn hóa - Xã hội", "P.VHXH")
    assert unit.aliases == ("Phòng VH-XH", "Văn xã")
    assert unit.valid_from == date(2025, 7, 1)
    assert listed(page) == ["Phòng Văn hóa - Xã hội"]


def test_what_is_wrong_is_said_in_the_form_which_stays_open(
    page: UnitsPage, session: Session, words: Words, answer: Answer
) -> None:
    told: list[str] = []

    def wrong(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        fields = dialog.findChildren(QLineEdit)
        dialog.accept()
        told.append(error_of(dialog))
        fields[0].setText("Công an xã")
        fields[3].setText("31/6/2025")
        dialog.accept()
        told.append(error_of(dialog))
        dialog.reject()

    answer(wrong)
    page.add.click()
    assert told[0] == words.text("unit-name-missing")
    assert told[1] == "“31/6/2025” is no day. Write it as 01/7/2025."
    assert units.units(session) == ()


def error_of(dialog: QDialog) -> str:
    (label,) = (each for each in dialog.findChildren(QLabel) if each.property("role") == "error")
    return label.text()


def test_a_full_disk_while_a_unit_is_edited_is_told_in_the_status_bar_too(
    page: UnitsPage, session: Session, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    units.add(session, Unit(name="Văn phòng"))
    page.refresh()
    told: list[str] = []
    page.desk.unsaved.connect(told.append)

    def full(*_: object, **__: object) -> None:
        raise StorageError("database-full", file="ccapp.db", detail="")

    monkeypatch.setattr(units, "edit", full)

    def agree_and_leave(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        dialog.accept()
        assert dialog.isVisible()
        dialog.reject()

    answer(agree_and_leave)
    page.units.edit.click()
    assert told == [page.desk.words.text("database-full", file="ccapp.db", detail="")]


def test_rename_spelling_and_end_of_a_unit(page: UnitsPage, session: Session, answer: Answer) -> None:
    first = units.add(session, Unit(name="Văn phòng"))
    second = units.add(session, Unit(name="Văn phòng HĐND và UBND"))
    page.refresh()
    stand_on(page, "Văn phòng")
    answer(filled("Văn phòng Ủy ban", "VPUB", "01/3/2025"))
    page.units.edit.click()
    (edited,) = (each for each in units.units(session) if each.id == first)
    assert (edited.abbreviation, edited.valid_from) == ("VPUB", date(2025, 3, 1))
    stand_on(page, "Văn phòng Ủy ban")
    answer(filled("VP UBND xã"))
    page.units.spell.click()

    def end(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        dialog.findChildren(QLineEdit)[0].setText("30/6/2025")
        (after,) = dialog.findChildren(QComboBox)
        after.setCurrentIndex(after.findText("Văn phòng HĐND và UBND"))
        dialog.accept()

    answer(end)
    page.units.end.click()
    (unit,) = (each for each in units.units(session) if each.id == first)
    assert unit.name == "Văn phòng Ủy ban"
    assert unit.aliases == ("Văn phòng", "VP UBND xã")
    assert unit.valid_to == date(2025, 6, 30)
    assert unit.successors == (second,)
    assert page.units.table.model.lines[0].cells[4] == "Văn phòng HĐND và UBND"


def test_people_are_added_and_hand_over_from_a_day(page: UnitsPage, session: Session, answer: Answer) -> None:
    page.tabs.setCurrentIndex(page.tabs.parts.index(unit_tabs.PEOPLE))
    answer(filled("Nguyễn Thị Lan", "Công chức Văn phòng", "01/01/2025"))
    page.add.click()
    (lan,) = units.people(session)
    assert (lan.title, lan.valid_from) == ("Công chức Văn phòng", date(2025, 1, 1))
    page.people.table.view.selectRow(0)
    answer(filled("Trần Văn Hòa", "01/01/2026"))
    page.people.hand_over.click()
    lan, hoa = units.people(session)
    assert (lan.valid_to, hoa.name, hoa.valid_from) == (date(2025, 12, 31), "Trần Văn Hòa", date(2026, 1, 1))
    assert hoa.title == "Công chức Văn phòng"
    assert [line.tone for line in page.people.table.model.lines] == ["muted", ""]


# -- questions


@pytest.fixture
def plan(session: Session, tmp_path: Path) -> RecordId:
    """A plan that writes one unit in two ways; the office knows it under the longer one."""
    made = slipped_plan(session, tmp_path)
    units.add(session, Unit(name=OFFICE))
    return made


@pytest.fixture
def asked(plan: RecordId, page: UnitsPage, window: MainWindow) -> UnitsPage:
    """The questions of the plan in front."""
    assert plan
    window.navigate("units", part=unit_tabs.SPELLINGS)
    return page


def ask_about(page: UnitsPage, text: str) -> None:
    names = [line.cells[0] for line in page.questions.table.model.lines]
    page.questions.table.view.selectRow(names.index(text))


def test_spellings_of_a_plan_are_told_with_what_they_seem_to_mean(asked: UnitsPage) -> None:
    lines = {line.cells[0]: line for line in asked.questions.table.model.lines}
    assert lines[OFFICE].cells == (OFFICE, "2", OFFICE)
    assert lines[SHORT].cells[1] == "2"
    assert lines["Các ban, ngành, đoàn thể"].cells[2] == "a group or a role"


DOUBTFUL, MEANT, UNKNOWN = "Phòng Văn hóa", "Phòng Văn hóa - Xã hội", "Tổ rà soát"


@pytest.fixture
def doubtful(session: Session, plan: RecordId, asked: UnitsPage) -> UnitsPage:
    """The same where two cells name a unit shortly, and one names a unit that nobody knows."""
    leaves = [row.leaf.id for row in rows(planning.show(session, plan).appendices[0])]
    for leaf, text in zip(leaves[:3], (DOUBTFUL, DOUBTFUL, UNKNOWN), strict=True):
        planning.set_text(session, plan, leaf, "lead", text)
    asked.refresh()
    return asked


def test_a_question_stands_in_front_and_is_answered_for_every_cell(
    session: Session, plan: RecordId, doubtful: UnitsPage, window: MainWindow
) -> None:
    first = doubtful.questions.table.model.lines[0]
    assert (first.cells[0], first.tone) == (DOUBTFUL, "warning")
    ask_about(doubtful, DOUBTFUL)
    assert doubtful.questions.question.text() == f"Is “{DOUBTFUL}” the same as “{MEANT}”?"
    assert doubtful.questions.yes_all.text() == "Yes, write it so in all 2 cells"
    doubtful.questions.yes_all.click()
    assert texts(session, plan, "lead").count(MEANT) == 2
    window.undo()
    assert texts(session, plan, "lead").count(DOUBTFUL) == 2
    assert doubtful.questions.table.model.lines[0].cells[0] == DOUBTFUL


def test_a_spelling_can_be_remembered_only(session: Session, plan: RecordId, doubtful: UnitsPage) -> None:
    ask_about(doubtful, DOUBTFUL)
    doubtful.questions.yes.click()
    assert texts(session, plan, "lead").count(DOUBTFUL) == 2
    assert [unit.name for unit in units.units(session) if DOUBTFUL in unit.aliases] == [MEANT]
    lines = {line.cells[0]: line for line in doubtful.questions.table.model.lines}
    assert (lines[DOUBTFUL].cells[2], lines[DOUBTFUL].tone) == (MEANT, "")


def test_a_unit_nobody_knows_can_be_added(session: Session, doubtful: UnitsPage, answer: Answer) -> None:
    ask_about(doubtful, UNKNOWN)
    assert doubtful.questions.yes.isHidden()
    answer(filled())
    doubtful.questions.add.click()
    assert UNKNOWN in [unit.name for unit in units.units(session)]


def test_another_unit_is_chosen_and_written(
    session: Session, plan: RecordId, asked: UnitsPage, answer: Answer
) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, UnitDialog)
        dialog.filter.setText("kinh te")
        dialog.accept()

    questions = asked.questions
    ask_about(asked, SHORT)
    answer(choose)
    questions.other.click()
    assert texts(session, plan, "lead").count("Phòng Kinh tế") == 2


# -- where it stands


def test_a_commune_finds_units_in_the_navigation(window: MainWindow) -> None:
    window.show()
    from ui.widgets.navigation import Navigation

    navigation = window.findChild(Navigation)
    assert isinstance(navigation, Navigation)
    offered = navigation.keys()
    assert "units" in offered
    assert "directory" not in offered


def test_a_superior_steps_between_offices_and_units(qtbot: QtBot, superior: Session, words: Words) -> None:
    directory.expect(superior, ["UBND xã Suối Mây"])
    desk = Desk(superior, words)
    window = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(window)
    window.show()
    window.navigate("directory")
    tabs = window.page("directory").findChild(CatalogueTabs)
    assert isinstance(tabs, CatalogueTabs)
    assert tabs.parts == [unit_tabs.OFFICES, unit_tabs.UNITS, unit_tabs.PEOPLE, unit_tabs.SPELLINGS]
    tabs.setCurrentIndex(2)
    assert window.current_key() == "units"
    page = window.page("units")
    assert isinstance(page, UnitsPage)
    assert page.people.isVisible()
    page.tabs.setCurrentIndex(0)
    assert window.current_key() == "directory"
    assert tabs.currentIndex() == 0
    desk.deleteLater()


def test_a_locked_plan_is_asked_about_but_not_written(
    session: Session, plan: RecordId, asked: UnitsPage
) -> None:
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    asked.refresh()
    for line in asked.questions.table.model.lines:
        ask_about(asked, line.cells[0])
        assert asked.questions.yes_all.isHidden()


def test_the_starter_list_is_refused_where_there_are_units(session: Session, page: UnitsPage) -> None:
    units.fill(session, Era.SINCE)
    page.refresh()
    assert not page.units.empty.isVisible()
