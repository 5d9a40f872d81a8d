"""*Cùng một việc* on the plan page: linked from the menu, seen on cell and guide, followed, cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import editing, linking, planning
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.conftest import Answer
from tests.ui.plan_steps import PRODUCT, TITLE, shown, stored, table
from tests.ui.test_guide import guide_of
from ui.desk import PLANS, Desk
from ui.dialogs.linking import LinkDialog
from ui.pages.plan import PlanPage
from ui.window import MainWindow

Two = tuple[RecordId, RecordId]


@pytest.fixture
def plans(session: Session, plan_maker: PlanMaker) -> Two:
    """Two plans with the same tasks."""
    one = plan_maker(session)
    return stored(session, one), stored(session, replace(one, title="Kế hoạch chuyển đổi số năm 2026"))


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plans: Two) -> PlanPage:
    made = shown(qtbot, window, plans[0])
    qtbot.waitUntil(lambda: made._notes is not None)
    return made


def leaf(session: Session, plan: RecordId, at: int) -> RecordId:
    return list(rows(table(session, plan)))[at].leaf.id


def test_the_menu_links_a_row_with_one_of_another_plan(
    qtbot: QtBot, page: PlanPage, session: Session, plans: Two, answer: Answer
) -> None:
    page.view.go(3, TITLE)

    def take(dialog: QWidget) -> None:
        assert isinstance(dialog, LinkDialog)
        try:
            dialog._take()
        finally:
            if dialog.isVisible():
                dialog.reject()

    answer(take)
    menu = QMenu()
    page.notes.add_to(menu)
    next(each for each in menu.actions() if each.text() == "The same work as…").trigger()
    (end,) = linking.ends(session, plans[0])
    assert (end.record, end.other and end.other.plan) == (leaf(session, plans[0], 2), plans[1])
    assert page.notes.marks.tip(3, PRODUCT) == "Same work: plan CĐS 2026"
    page.verbs.undo()
    assert linking.ends(session, plans[0]) == ()
    assert page.notes.marks.tip(3, PRODUCT) == ""


def test_the_chip_goes_there_and_alt_left_comes_back(
    qtbot: QtBot, window: MainWindow, page: PlanPage, session: Session, plans: Two, desk: Desk
) -> None:
    one, other = leaf(session, plans[0], 2), leaf(session, plans[1], 3)
    linking.link(session, one, other)
    desk.announce(frozenset({PLANS}))
    guide = guide_of(qtbot, page)
    page.view.go(3, TITLE)
    chips = page.notes.links.chips
    qtbot.waitUntil(chips.isVisible)
    assert guide.column.isAncestorOf(chips)
    (chip,) = chips.findChildren(QPushButton)
    assert (chip.text(), chip.accessibleName()) == ("Plan CĐS 2026", "Same work: plan CĐS 2026")
    chip.click()
    assert page.verbs.plan == plans[1]
    assert page.model.lines[page.view.currentIndex().row()].path[-1].id == other
    window.back()
    assert page.verbs.plan == plans[0]
    assert page.view.currentIndex().row() == 3
    menu = QMenu()
    page.notes.add_to(menu)
    assert menu.actions()[-1].text() == "Go to the same work: plan CĐS 2026"


def test_a_link_whose_other_row_was_removed_can_be_taken_back(
    qtbot: QtBot, page: PlanPage, session: Session, plans: Two, desk: Desk
) -> None:
    one, other = leaf(session, plans[0], 2), leaf(session, plans[1], 2)
    linking.link(session, one, other)
    editing.remove(session, plans[1], [other])
    desk.announce(frozenset({PLANS}))
    page.view.go(3, TITLE)
    (end,) = linking.ends(session, plans[0])
    assert end.other is None
    gone = "The row of the same work in another plan was removed."
    assert page.notes.marks.tip(3, PRODUCT) == gone
    chips = page.notes.links.chips
    assert chips.findChildren(QPushButton) == []
    planning.undo(session)
    desk.announce(frozenset({PLANS}))
    assert page.notes.marks.tip(3, PRODUCT) == "Same work: plan CĐS 2026"
    planning.redo(session)
    desk.announce(frozenset({PLANS}))
    page.notes.links.chips.findChildren(QToolButton)[-1].click()
    assert linking.ends(session, plans[0]) == ()
    assert page.notes.marks.tip(3, PRODUCT) == ""
