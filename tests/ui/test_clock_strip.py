"""The line about a clock that does not fit, and what the superior sees of places nobody has settled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import both_edited, exchanging, own_machines, receptions
from ccapp.services.plans import editing, pen, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.ui.receive_steps import receive, reception_page
from tests.ui.test_exchange import SUPERIOR, edit
from ui.desk import RECEIVED
from ui.pages.plan import PlanPage
from ui.panels.clock_strip import ClockStrip
from ui.window import MainWindow


@pytest.fixture
def sent(connected: Session, small_plan: RecordId, clock: Clock, tmp_path: Path) -> Path:
    """A package made by a clock that is a year ahead."""
    clock.go(days=365)
    made = exchanging.send(connected, small_plan, SUPERIOR, tmp_path).file
    clock.go(days=-365)
    return made


def test_the_line_comes_with_the_file_and_goes_by_its_button(
    qtbot: QtBot, above: MainWindow, sent: Path
) -> None:
    strip = ClockStrip(above.desk)
    qtbot.addWidget(strip)
    above.add_strip(strip)
    assert strip.isHidden()
    receive(reception_page(above), [sent])
    above.desk.announce(frozenset({RECEIVED}))
    assert strip.isVisibleTo(above)
    assert "05/01/2026" in strip.notice.text.text()
    assert "05/01/2027" in strip.notice.text.text()
    strip.right.click()
    assert strip.isHidden()
    again = ClockStrip(above.desk)
    qtbot.addWidget(again)
    assert again.isHidden()


@pytest.fixture
def unsettled(
    connected: Session, small_plan: RecordId, clock: Clock, tmp_path: Path
) -> Iterator[tuple[Session, Path]]:
    """A commune whose two machines wrote different things into a cell, and what it sent."""
    backup = safekeeping.backup(connected, tmp_path / "một.ccbak")
    safekeeping.restore(tmp_path / "hai", backup, who="Bình", clock=clock)
    other = safekeeping.open_session(tmp_path / "hai", who="Bình", clock=clock)
    edit(connected, small_plan, "Quý III/2026")
    edit(other, small_plan, "Tháng 9/2026")
    exchanging.receive(connected, [own_machines.carry(other, tmp_path).file])
    yield connected, exchanging.send(connected, small_plan, SUPERIOR, tmp_path).file
    other.store.close()


def test_the_superior_sees_what_is_not_settled(
    qtbot: QtBot, above: MainWindow, unsettled: tuple[Session, Path], small_plan: RecordId, tmp_path: Path
) -> None:
    commune, file = unsettled
    page = reception_page(above)
    receive(page, [file])
    page.refresh()
    (line,) = page.collected.model.lines
    assert "Not settled by the office yet: 1" in line.cells[5]
    assert line.icon == "triangle-alert"
    above.navigate("plan", plan=small_plan)
    plan = above.page("plan")
    assert isinstance(plan, PlanPage)
    qtbot.waitUntil(lambda: plan._notes is not None)
    (place,) = plan.notes.marks.both.places
    tip = plan.notes.marks.tip(*place)
    assert tip.startswith("The office has not settled it yet: ")
    assert {"Quý III/2026", "Tháng 9/2026"} == set(tip.partition(": ")[2].split(" | "))
    (one,) = both_edited.list_both(commune)
    both_edited.take_value(commune, one, one.choices[0].dot)
    again = exchanging.send(commune, small_plan, SUPERIOR, tmp_path)
    receive(page, [again.file])
    page.refresh()
    (line,) = page.collected.model.lines
    assert "Not settled" not in line.cells[5]
    (last, *_) = receptions.list_receptions(above.desk.session)
    receptions.undo_receptions(above.desk.session, [last.run])
    assert both_edited.unsettled(above.desk.session) == {small_plan: 1}


def test_the_office_sees_it_on_the_cell_and_chooses_there(
    qtbot: QtBot, window: MainWindow, unsettled: tuple[Session, Path], small_plan: RecordId
) -> None:
    assert unsettled
    assert pen.pen_away(window.desk.session) is None
    window.show()
    window.navigate("plan", plan=small_plan)
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(lambda: page._notes is not None)
    (place,) = page.notes.marks.both.places
    assert page.notes.marks.tip(*place).startswith("Two computers wrote different things: ")
    first = next(iter(rows(planning.show(window.desk.session, small_plan).appendices[0]))).leaf
    cell = CellEdit(record=first.id, field="deadline", text="Quý IV/2026")
    editing.set_texts(window.desk.session, small_plan, [cell])
    page.refresh()
    assert page.notes.marks.both.places == []
