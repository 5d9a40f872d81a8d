"""A plan issued on one machine while the other, which did not know, edits it: what was issued stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.content import content_of
from ccapp.domain.layout import Level
from ccapp.domain.plan import PlanState
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.services.handover import both_edited, exchanging
from ccapp.services.handover.outcomes import Result
from ccapp.services.paper import adjusting, editions, issuing
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.store import database
from tests.exchange_e2e.conftest import SIGNING, World
from tests.exchange_e2e.machines import Copies, carried, cell, exchanged, leaf, write
from tests.exchange_e2e.offices import SUPERIOR, exported, held, normal


def words(session: Session, plan: str) -> str:
    """What a plan says, tables and head."""
    return content_of(planning.show(session, plan))


def waiting(session: Session) -> set[tuple[str, str, str, str]]:
    """What waits in Hai nơi cùng sửa: record, field, the words shown, those beside them."""
    found = set()
    for one in both_edited.list_both(session):
        (shown,) = (each.words for each in one.choices if each.is_shown)
        (beside,) = (each.words for each in one.choices if not each.is_shown)
        found.add((one.record, one.field, shown, beside))
    return found


@pytest.fixture(params=["issue first", "edit first"])
def order(request: pytest.FixtureRequest) -> bool:
    """Which of the two machines brings its file first."""
    return bool(request.param == "issue first")


def met(issuer: Session, editor: Session, place: Path, *, issue_first: bool) -> None:
    """Both take in the other's file, in one order or the other; then once more, to be sure."""
    exchanged(*((issuer, editor) if issue_first else (editor, issuer)), place)
    exchanged(issuer, editor, place)


def test_edits_of_every_kind_stand_beside_what_was_issued(
    world: World, machines: Copies, tmp_path: Path, order: bool
) -> None:
    office, home = world.first, machines("Bình")
    first, last = leaf(office, world.plan, 0), leaf(office, world.plan, 2)
    was = cell(office, world.plan, 0)
    issuing.issue(office, world.plan, SIGNING)
    issued = words(office, world.plan)
    for _ in range(9):  # numbers do not decide: this machine has written far more
        write(home, world.plan, "Tháng 8/2026", at=0)
        write(home, world.plan, "Tháng 9/2026", at=0)
    editing.remove(home, world.plan, [last])
    added = editing.add_line(home, world.plan, first, Level.TASK)
    planning.set_text(home, world.plan, added.record, "title", "Việc thêm ở máy kia")
    met(office, home, tmp_path, issue_first=order)
    for session in (office, home):
        assert planning.show(session, world.plan).state is PlanState.ISSUED
        assert words(session, world.plan) == issued
        found = waiting(session)
        assert (first, "deadline", was, "Tháng 9/2026") in found
        assert [each for each in found if each[1:] == ("deleted", "", "deleted")]  # a line it had removed
        assert [each for each in found if each[1:] == ("deleted", "deleted", "")]
        authors = {
            each.author.who
            for one in both_edited.list_both(session)
            for each in one.choices
            if each.words == "Tháng 9/2026" and each.author
        }
        assert authors == {"Bình"}
        database.require_sound(session.store.connection)
    assert waiting(office) == waiting(home)
    assert held(office, world.plan) == held(home, world.plan)


def test_what_stands_beside_is_taken_over_by_an_adjustment(
    world: World, machines: Copies, tmp_path: Path, order: bool
) -> None:
    office, home = world.first, machines("Bình")
    first = leaf(office, world.plan, 0)
    issuing.issue(office, world.plan, SIGNING)
    write(home, world.plan, "Tháng 9/2026", at=0)
    added = editing.add_line(home, world.plan, first, Level.TASK)
    planning.set_text(home, world.plan, added.record, "title", "Việc thêm ở máy kia")
    met(office, home, tmp_path, issue_first=order)
    edited = next(one for one in both_edited.list_both(office) if one.field == "deadline")
    line = next(one for one in both_edited.list_both(office) if one.field == "deleted")
    assert line.line == "Việc thêm ở máy kia"
    theirs = next(each.dot for each in edited.choices if not each.is_shown)
    stays = next(each.dot for each in line.choices if not each.is_shown)
    with pytest.raises(RefusedError, match="plan-locked"):
        both_edited.take_value(office, edited, theirs)
    adjusting.open_adjustment(office, world.plan, "Theo máy kia")
    both_edited.take_value(office, edited, theirs)
    both_edited.take_value(office, line, stays)
    adjusting.close_adjustment(office, world.plan, document="09/QĐ-UBND", day="01/02/2026")
    assert cell(office, world.plan, 0) == "Tháng 9/2026"
    titles = [row.path[-2].text("title") for row in rows(planning.show(office, world.plan).appendices[0])]
    assert "Việc thêm ở máy kia" in titles
    assert both_edited.list_both(office) == ()
    exchanged(office, home, tmp_path)
    assert held(office, world.plan) == held(home, world.plan)
    assert both_edited.list_both(home) == ()


def test_what_was_issued_can_be_confirmed_without_an_adjustment(
    world: World, machines: Copies, tmp_path: Path, order: bool
) -> None:
    office, home = world.first, machines("Bình")
    issuing.issue(office, world.plan, SIGNING)
    issued = words(office, world.plan)
    write(home, world.plan, "Tháng 9/2026", at=0)
    added = editing.add_line(home, world.plan, leaf(home, world.plan), Level.TASK)
    planning.set_text(home, world.plan, added.record, "title", "Việc thêm ở máy kia")
    met(office, home, tmp_path, issue_first=order)
    for one in both_edited.list_both(home):
        both_edited.take_value(home, one, next(each.dot for each in one.choices if each.is_shown))
    assert both_edited.list_both(home) == ()
    exchanged(home, office, tmp_path)
    assert both_edited.list_both(office) == ()
    assert words(office, world.plan) == words(home, world.plan) == issued


def test_edits_that_the_issuing_machine_had_seen_are_issued(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    office, home = world.first, machines("Bình")
    write(home, world.plan, "Tháng 9/2026", at=0)
    carried(home, office, tmp_path)
    issuing.issue(office, world.plan, SIGNING)
    exchanged(office, home, tmp_path)
    assert cell(home, world.plan, 0) == "Tháng 9/2026"
    assert both_edited.list_both(home) == both_edited.list_both(office) == ()


def test_an_adjustment_opened_elsewhere_is_no_edit_behind_the_issue(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    office = world.first
    issuing.issue(office, world.plan, SIGNING)
    home = machines("Bình")
    adjusting.open_adjustment(home, world.plan, "Đổi hạn")
    write(home, world.plan, "Tháng 9/2026", at=0)
    exchanged(home, office, tmp_path)
    assert cell(office, world.plan, 0) == "Tháng 9/2026"
    assert planning.show(office, world.plan).is_being_adjusted
    adjusting.close_adjustment(office, world.plan, document="09/QĐ-UBND", day="01/02/2026")
    write(home, world.plan, "Tháng 10/2026", at=0)  # it has not heard that the adjustment was closed
    exchanged(office, home, tmp_path)
    for session in (office, home):
        assert cell(session, world.plan, 0) == "Tháng 9/2026"
        assert not planning.show(session, world.plan).is_being_adjusted
        assert {each[1:] for each in waiting(session)} == {("deadline", "Tháng 9/2026", "Tháng 10/2026")}


def test_two_issues_apart_leave_one_in_force_on_both_machines(
    world: World, machines: Copies, tmp_path: Path, order: bool
) -> None:
    office, home = world.first, machines("Bình")
    write(home, world.plan, "Tháng 9/2026", at=0)
    for session in (office, home):
        issuing.issue(session, world.plan, SIGNING)
    said = {words(office, world.plan), words(home, world.plan)}
    met(office, home, tmp_path, issue_first=order)
    assert words(office, world.plan) == words(home, world.plan)
    assert words(office, world.plan) in said
    assert len(waiting(office)) == 1
    assert waiting(office) == waiting(home)
    assert len(editions.editions(office, world.plan)) == len(editions.editions(home, world.plan)) == 2


def test_a_third_machine_and_the_superior_see_what_was_issued(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    office, home, third = world.first, machines("Bình"), machines("Hoa")
    issuing.issue(office, world.plan, SIGNING)
    issued = words(office, world.plan)
    write(home, world.plan, "Tháng 9/2026", at=0)
    write(third, world.plan, "Tháng 10/2026", at=0)
    carried(home, third, tmp_path)
    carried(third, office, tmp_path)
    exchanged(office, home, tmp_path)
    exchanged(home, third, tmp_path)
    exchanged(third, office, tmp_path)
    for session in (office, home, third):
        assert words(session, world.plan) == issued
        (one,) = both_edited.list_both(session)
        assert {each.words for each in one.choices if not each.is_shown} == {"Tháng 9/2026", "Tháng 10/2026"}
    sent = exchanging.send(home, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    assert held(world.superior, world.plan) == normal(exported(home, world.plan))
    assert cell(world.superior, world.plan, 0) == cell(office, world.plan, 0)
