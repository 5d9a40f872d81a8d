"""The buttons of an empty section in the list of findings: last year's tasks, or none this year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import count
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker
from tests.ui.check_steps import checked_page, settle
from ui.pages.checking import CheckingPage
from ui.window import MainWindow


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """A new plan beside last year's of the same kind."""
    made = plan_maker(session)
    before = replace(made, title="Kế hoạch cải cách hành chính năm 2025", year_from=2025, year_to=2025)
    with session.store.journal.write("new-plan", session.who) as tx:
        insert_plan(tx, before)
    return keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> CheckingPage:
    made = checked_page(qtbot, window, plan)
    stand_on_first(made)
    return made


def codes(page: CheckingPage) -> list[str]:
    return [line.first.code for line in page.list.model_.lines]


def stand_on_first(page: CheckingPage) -> None:
    page.list.setCurrentIndex(page.list.model_.index(codes(page).index("section-empty-before")))


def press(page: CheckingPage, words: str) -> None:
    {button.accessibleName(): button for button in page.panel.buttons}[words].click()


def test_last_years_tasks_are_taken_from_the_list(
    qtbot: QtBot, page: CheckingPage, session: Session, plan: RecordId
) -> None:
    assert page.panel.why.text() == "Năm trước có 2 nhiệm vụ."
    said = [button.text() for button in page.panel.buttons]
    assert said == ["Lấy từ năm trước", "Thêm nhiệm vụ"]
    asked = codes(page).count("section-empty-before")
    press(page, "Lấy từ năm trước")
    settle(qtbot, page)
    assert count(planning.show(session, plan).appendices[0]).tasks == 2
    qtbot.waitUntil(lambda: codes(page).count("section-empty-before") == asked - 1)


def test_none_this_year_settles_it_for_good(qtbot: QtBot, page: CheckingPage) -> None:
    asked = codes(page).count("section-empty-before")
    assert page.panel.keep.text() == "Nothing this year"
    page.panel.keep.click()
    settle(qtbot, page)
    qtbot.waitUntil(lambda: codes(page).count("section-empty-before") == asked - 1)
    assert not page.counts.buttons["kept"].isHidden()
