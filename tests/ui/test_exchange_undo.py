"""A reception taken back on the pages Tiếp nhận and Gửi, nhận, through real widgets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.services.handover import connecting, exchanging
from ccapp.services.plans import keeping
from ccapp.services.reception import missing
from ccapp.services.session import Session
from tests.ui.receive_steps import receive, reception_page
from ui.pages.directory import DirectoryPage
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow


@pytest.fixture
def out(session: Session, superior: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """A folder with two sendings of the commune's plan."""
    assert small_plan
    folder = tmp_path / "gửi"
    folder.mkdir()
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    for title in ("Kế hoạch một", "Kế hoạch hai"):
        keeping.rename(session, small_plan, title)
        exchanging.send(session, small_plan, superior.store.office.name, folder)
    return folder


@pytest.fixture
def page(above: MainWindow) -> ReceptionPage:
    """Tiếp nhận in the superior's own window."""
    return reception_page(above)


WAITS = "Waits for your yes"


def titles(page: ReceptionPage) -> list[str]:
    return [line.cells[1] for line in page.collected.model.lines]


def test_what_was_just_received_is_undone_by_one_button_and_may_come_again(
    page: ReceptionPage, out: Path
) -> None:
    panel = page.receiving
    assert not panel.undo.isVisible()
    (out / "hỏng.khx").write_bytes(next(out.iterdir()).read_bytes()[:-9])
    receive(page, [out])
    assert titles(page) == ["Kế hoạch hai"]
    assert panel.undo.isVisible()
    panel.undo.click()
    assert titles(page) == []
    assert "2" in panel.said.text()
    assert [line.cells[2] for line in panel.table.model.lines] == ["Not taken"]
    assert not panel.undo.isVisible()
    page.take([out])
    assert titles(page) == [], "what was undone is asked about once"
    words = [line.cells[3] for line in panel.table.model.lines if line.cells[2] == WAITS]
    assert len(words) == 2
    assert all("undid that on" in each for each in words)
    assert panel.take_in.text() == "Receive 2 files"
    panel.take_in.click()
    assert titles(page) == ["Kế hoạch hai"]
    assert panel.undo.isVisible()


def test_what_was_undone_and_was_not_looked_at_waits_for_a_yes(page: ReceptionPage, out: Path) -> None:
    """As a shared folder gives it."""
    first = min(out.iterdir())
    receive(page, [first])
    page.receiving.undo.click()
    page.take_at_once([first])
    assert [line.cells[2] for line in page.receiving.table.model.lines] == [WAITS]
    assert "Take anyway" in page.receiving.table.model.lines[0].cells[3]
    assert titles(page) == []
    page.receiving.anyway.click()
    assert titles(page) == ["Kế hoạch một"]


def test_a_reception_is_undone_later_from_the_list_the_newest_first(
    page: ReceptionPage, out: Path, refusals: list[AppError]
) -> None:
    first, second = sorted(out.iterdir())
    receive(page, [first])
    receive(page, [second])
    receptions = page.receptions
    states = [line.cells[4] for line in receptions.table.model.lines]
    assert states == ["Can be undone", "A later reception is on top"]
    receptions.table.view.selectRow(0)
    receptions.undo.click()
    assert titles(page) == ["Kế hoạch một"]
    assert not page.receiving.undo.isVisible(), "what was taken back in the list is not offered again"
    assert page.receiving.table.model.lines == ()
    assert [line.cells[4] for line in receptions.table.model.lines] == ["Undone", "Can be undone"]
    receptions.table.view.selectRow(1)
    receptions.undo.click()
    assert titles(page) == []
    assert refusals == []


def test_a_reception_is_undone_with_those_that_stand_on_it(page: ReceptionPage, out: Path) -> None:
    for each in sorted(out.iterdir()):
        receive(page, [each])
    page.receptions.table.view.selectRow(1)
    assert page.receptions.undo.text() == "Undo this one and 1 later"
    assert sorted(out.iterdir())[1].name in page.receptions.hint.text()
    page.receptions.undo.click()
    assert titles(page) == []
    assert [line.cells[4] for line in page.receptions.table.model.lines] == ["Undone", "Undone"]
    assert not page.receptions.undo.isEnabled()


def test_every_list_of_the_superior_goes_back_with_the_reception(
    page: ReceptionPage, out: Path, superior: Session
) -> None:
    first, second = sorted(out.iterdir())

    def lists() -> tuple[object, ...]:
        page.refresh()
        window = page.window()
        assert isinstance(window, MainWindow)
        window.navigate("directory")
        directory_page = window.page("directory")
        assert isinstance(directory_page, DirectoryPage)
        known = [line.cells for line in directory_page.table.model.lines]
        window.navigate("reception")
        every = (page.collected, page.given.table)
        shown = tuple(tuple(line.cells for line in each.model.lines) for each in every)
        return (*shown, known, missing.missing(superior).names, page.list.count.text())

    before = lists()
    receive(page, [first])
    once = lists()
    assert page.collected.model.lines[0].cells[2] == "1"
    receive(page, [second])
    assert page.collected.model.lines[0].cells[2] == "2"
    page.receiving.undo.click()
    assert lists() == once
    page.receptions.refresh()
    page.receptions.table.view.selectRow(1)
    page.receptions.undo.click()
    gone = lists()
    assert gone[:2] == before[:2]
    assert gone[3:] == before[3:]


def test_an_undo_that_came_too_late_is_told(
    page: ReceptionPage, out: Path, superior: Session, refusals: list[AppError]
) -> None:
    first, second = sorted(out.iterdir())
    receive(page, [first])
    exchanging.receive(superior, [second])  # as the other window of a shared evening would
    page.receiving.undo.click()
    assert [error.code for error in refusals] == ["reception-overtaken"]
    assert page.receiving.undo.isVisible()


def test_an_open_received_plan_that_is_taken_back_does_not_break_its_page(
    page: ReceptionPage, out: Path, small_plan: RecordId, refusals: list[AppError]
) -> None:
    receive(page, [out])
    window = page.window()
    assert isinstance(window, MainWindow)
    window.navigate("plan", plan=small_plan)
    window.navigate("reception")
    page.receiving.undo.click()
    window.navigate("plan", plan=small_plan)
    assert {error.code for error in refusals} <= {"plan-not-found"}


def test_the_commune_has_the_same_list(window: MainWindow, out: Path) -> None:
    assert out.is_dir()
    window.show()
    window.navigate("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    assert not page.receptions.isVisible()
    page.lists.tabs.setCurrentIndex(1)
    assert page.receptions.isVisible()
    assert not page.sent.isVisible()
