"""Row numbers of a printout beside the table: as wide as they are, told of the printout they are from."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.pages.plan import PlanPage


def test_room_follows_the_largest_number(qtbot: QtBot, page: PlanPage) -> None:
    numbers, record = page.view.numbers, page.model.lines[1].key[1]
    numbers.show_numbers({record: 9}, "Bản trình lần 1")
    qtbot.waitUntil(lambda: page.view.viewport().x() >= numbers.sizeHint().width())
    narrow = numbers.width()
    numbers.show_numbers({record: 1500}, "Bản trình lần 2")
    assert numbers.width() == numbers.sizeHint().width() > narrow
    assert page.view.viewport().x() >= numbers.width()
    numbers.show_numbers({}, "")
    assert page.view.viewport().x() < narrow


def test_the_same_rows_printed_again_are_told_of_the_new_round(page: PlanPage) -> None:
    numbers, record = page.view.numbers, page.model.lines[1].key[1]
    numbers.show_numbers({record: 1}, "Bản trình lần 1")
    numbers.show_numbers({record: 1}, "Bản trình lần 2")
    assert numbers.toolTip() == "Bản trình lần 2"
