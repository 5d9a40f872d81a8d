"""Who is working: asked once a day, not at every start; names that have worked here are offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from ui import settings
from ui.desk import PLANS, Desk
from ui.dialogs.person import choose_person
from ui.panels.person_strip import PersonStrip


def strip_on(qtbot: QtBot, desk: Desk) -> PersonStrip:
    made = PersonStrip(desk)
    qtbot.addWidget(made)
    made.ask(desk.session.clock())
    return made


def named(name: str) -> Callable[[QWidget], object]:
    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        field = dialog.findChild(QComboBox)
        assert field is not None
        field.setEditText(name)
        dialog.accept()

    return treat


def test_it_is_asked_once_a_day_and_not_at_every_start(qtbot: QtBot, desk: Desk) -> None:
    first = strip_on(qtbot, desk)
    assert not first.isHidden()
    assert desk.session.who in first.notice.text.text()
    first.yes.click()
    assert first.isHidden()
    assert strip_on(qtbot, desk).isHidden()


def test_a_program_left_open_asks_at_the_first_change_of_the_next_day(qtbot: QtBot, desk: Desk) -> None:
    strip = strip_on(qtbot, desk)
    strip.yes.click()
    now = desk.session.clock()
    desk.announce(frozenset({PLANS}))
    assert strip.isHidden()
    desk.saved.emit(now + timedelta(days=1))
    assert not strip.isHidden()


def test_another_name_signs_from_then_on_and_is_offered_later(
    qtbot: QtBot, desk: Desk, answer: Answer
) -> None:
    before = desk.session.who
    strip = strip_on(qtbot, desk)
    answer(named("Chị Bình"))
    strip.other.click()
    assert desk.session.who == "Chị Bình"
    assert strip.isHidden()
    offered: list[str] = []

    def read(dialog: QWidget) -> None:
        field = dialog.findChild(QComboBox)
        assert field is not None
        offered.extend(field.itemText(at) for at in range(field.count()))
        dialog.close()

    answer(read)
    choose_person(strip, desk)
    assert offered == ["Chị Bình", before]
    assert settings.load(desk.session.store.folder).people.splitlines() == ["Chị Bình", before]


def test_a_day_that_cannot_be_kept_hinders_nobody(qtbot: QtBot, desk: Desk) -> None:
    (desk.session.store.folder / settings.FILE).mkdir()
    assert not strip_on(qtbot, desk).isHidden()
