"""Events and extensions over a real store: kept, undone, done again, kept over a restart, sent, refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import TIMING, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services import today
from ccapp.services.folder import safekeeping
from ccapp.services.paper import issuing, publishing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, keeping, planning, searching, timing
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan, load_plan
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import commune_at, deliver, exported, packed, superior_at

GUIDANCE = "15 ngày sau khi có hướng dẫn của tỉnh"
GRANT = Grant(until="30/9/2026", reason="chờ vốn", document="15/CV-UBND", document_day="20/6/2026")
JUNE = date(2026, 6, 30)
SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")


def written(session: Session, plan: RecordId, *deadlines: str) -> list[RecordId]:
    """Write deadlines into the first leaves of a plan; all its leaves."""
    leaves = [row.leaf.id for row in rows(load_plan(session.store.connection, plan).appendices[0])]
    edits = [
        CellEdit(record=leaf, field="deadline", text=text)
        for leaf, text in zip(leaves, deadlines, strict=False)
    ]
    editing.set_texts(session, plan, edits)
    return leaves


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker, clock: Clock) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        made = insert_plan(tx, plan_maker(session))
    clock.now = clock.now.replace(month=6, day=8)
    return made


@pytest.fixture
def leaves(session: Session, plan: RecordId) -> list[RecordId]:
    """Leaves due by 30 June, after an event, every quarter, and all the time."""
    return written(session, plan, "Trước ngày 30/6/2026", GUIDANCE, "Hằng quý")


def days(session: Session, record: RecordId) -> list[tuple[date | None, date | None]]:
    return [(due.original, due.day) for due in timing.look(session, record).dues]


# -- events -------------------------------------------------------------------------------------------------


def test_an_event_gives_the_day_and_can_be_taken_back(session: Session, leaves: list[RecordId]) -> None:
    done = timing.set_event(session, [leaves[1]], "12/3/2026")
    assert (done.action, done.count) == ("set-event", 1)
    assert days(session, leaves[1]) == [(date(2026, 3, 27), date(2026, 3, 27))]
    assert timing.clear_event(session, [leaves[1]]).action == "clear-event"
    assert timing.look(session, leaves[1]).dues[0].is_waiting
    planning.undo(session)
    assert days(session, leaves[1]) == [(date(2026, 3, 27), date(2026, 3, 27))]
    planning.undo(session)
    assert timing.look(session, leaves[1]).dues[0].is_waiting
    planning.redo(session)
    assert days(session, leaves[1]) == [(date(2026, 3, 27), date(2026, 3, 27))]


def test_an_event_noted_anew_takes_the_place_of_the_first(session: Session, leaves: list[RecordId]) -> None:
    timing.set_event(session, [leaves[1]], "12/3/2026")
    timing.set_event(session, [leaves[1]], "15-3")
    found = timing.look(session, leaves[1])
    assert [each.day for each in found.timing.events] == [date(2026, 3, 15)]


def test_without_a_length_of_time_the_officer_names_the_last_day(session: Session, plan: RecordId) -> None:
    record = written(session, plan, "Sau khi có hướng dẫn")[0]
    timing.set_event(session, [record], "12/3/2026")
    assert days(session, record) == [(None, None)]
    timing.set_event(session, [record], "12/3/2026", due="30/4")
    assert days(session, record) == [(date(2026, 4, 30), date(2026, 4, 30))]
    with pytest.raises(RefusedError, match="event-due-early"):
        timing.set_event(session, [record], "12/3/2026", due="01/3/2026")


@pytest.mark.parametrize(
    ("at", "day", "code"),
    [
        (0, "12/3/2026", "event-not-conditional"),
        (1, "31/11/2026", "day-unread"),
        (1, "tháng 3", "event-day-unread"),
        (1, " ", "event-day-unread"),
    ],
)
def test_an_event_needs_a_phrase_that_waits_and_a_real_day(
    session: Session, leaves: list[RecordId], at: int, day: str, code: str
) -> None:
    with pytest.raises(RefusedError, match=code):
        timing.set_event(session, [leaves[at]], day)
    with pytest.raises(RefusedError, match="event-none"):
        timing.clear_event(session, [leaves[1]])


def test_of_several_events_one_is_named(session: Session, plan: RecordId) -> None:
    record = written(session, plan, f"- {GUIDANCE}\n- Sau khi được phê duyệt")[0]
    with pytest.raises(RefusedError, match="event-which"):
        timing.set_event(session, [record], "12/3/2026")
    timing.set_event(session, [record], "12/3/2026", phrase=GUIDANCE)
    assert [due.is_waiting for due in timing.look(session, record).dues] == [False, True]


# -- extensions ---------------------------------------------------------------------------------------------


def test_an_extension_keeps_phrase_and_original_and_is_taken_back(
    session: Session, plan: RecordId, leaves: list[RecordId]
) -> None:
    assert timing.extend(session, [leaves[0]], GRANT).action == "extend"
    timing.extend(session, [leaves[0]], Grant(until="Quý IV", reason="chờ tỉnh"), of=JUNE)
    found = timing.look(session, leaves[0])
    assert (found.cell, days(session, leaves[0])) == ("Trước ngày 30/6/2026", [(JUNE, date(2026, 12, 31))])
    first, second = found.dues[0].extensions
    assert (first.until, first.reason, first.phrase) == (date(2026, 9, 30), "chờ vốn", "30/9/2026")
    assert (first.document, first.document_day) == ("15/CV-UBND", date(2026, 6, 20))
    assert (second.until, second.phrase) == (date(2026, 12, 31), "Quý IV")
    timing.drop_extension(session, [leaves[0]])
    assert days(session, leaves[0]) == [(JUNE, date(2026, 9, 30))]
    timing.drop_extension(session, [leaves[0]])
    assert days(session, leaves[0]) == [(JUNE, JUNE)]
    assert TIMING not in load_plan(session.store.connection, plan).appendices[0].sections[0].marks
    planning.undo(session)
    planning.undo(session)
    assert len(timing.look(session, leaves[0]).dues[0].extensions) == 2


def test_all_products_of_one_cell_are_put_off_in_one_step(session: Session, plan: RecordId) -> None:
    leaves = written(session, plan, "30/6/2026", "30/6/2026")
    assert timing.extend(session, leaves[:2], GRANT).count == 2
    planning.undo(session)
    assert [days(session, leaf) for leaf in leaves[:2]] == [[(JUNE, JUNE)]] * 2
    timing.extend(session, leaves[:1], GRANT)
    with pytest.raises(RefusedError, match="extension-none"):
        timing.drop_extension(session, leaves[:2])
    assert days(session, leaves[0]) == [(JUNE, date(2026, 9, 30))]


def test_one_quarter_of_four_is_put_off(session: Session, leaves: list[RecordId]) -> None:
    with pytest.raises(RefusedError, match="extension-which"):
        timing.extend(session, [leaves[2]], GRANT)
    timing.extend(session, [leaves[2]], GRANT, of=JUNE)
    assert days(session, leaves[2])[1] == (JUNE, date(2026, 9, 30))
    assert days(session, leaves[2])[2] == (date(2026, 9, 30), date(2026, 9, 30))
    with pytest.raises(RefusedError, match="extension-no-due"):
        timing.extend(session, [leaves[2]], GRANT, of=date(2026, 5, 31))


def test_the_day_an_event_gave_can_be_put_off_and_then_stands(
    session: Session, leaves: list[RecordId]
) -> None:
    with pytest.raises(RefusedError, match="extension-no-due"):
        timing.extend(session, [leaves[1]], GRANT)
    timing.set_event(session, [leaves[1]], "12/3/2026")
    timing.extend(session, [leaves[1]], GRANT)
    assert days(session, leaves[1]) == [(date(2026, 3, 27), date(2026, 9, 30))]
    for call in (lambda: timing.set_event(session, [leaves[1]], "15/3/2026"), lambda: clear(session, leaves)):
        with pytest.raises(RefusedError, match="event-extended"):
            call()


def clear(session: Session, leaves: list[RecordId]) -> None:
    timing.clear_event(session, [leaves[1]])


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (Grant(until="30/9/2026", reason=" \n"), "extension-reason"),
        (Grant(until="30/6/2026", reason="chờ"), "extension-not-later"),
        (Grant(until="Quý I/2026", reason="chờ"), "extension-not-later"),
        (Grant(until="31/11/2026", reason="chờ"), "day-unread"),
        (Grant(until="khi xong", reason="chờ"), "extension-unread"),
        (Grant(until="", reason="chờ"), "extension-unread"),
        (Grant(until="30/9/2026", reason="chờ", document_day="30/2/2026"), "day-unread"),
        (Grant(until="30/9/2026", reason="chờ", document_day="12/3"), "event-day-unread"),
        (Grant(until="30/9/2026", reason="x" * 100_000), "text-too-long"),
    ],
)
def test_what_is_no_extension_is_refused_and_nothing_stored(
    session: Session, leaves: list[RecordId], grant: Grant, code: str
) -> None:
    before = planning.next_undo(session)
    with pytest.raises(RefusedError, match=code):
        timing.extend(session, [leaves[0]], grant)
    assert (planning.next_undo(session), days(session, leaves[0])) == (before, [(JUNE, JUNE)])


def test_submitted_and_issued_plans_take_it_closed_and_binned_ones_do_not(
    session: Session, plan: RecordId, leaves: list[RecordId]
) -> None:
    for move in (
        lambda: keeping.change_state(session, plan, PlanState.SUBMITTED),
        lambda: issuing.issue(session, plan, SIGNING),
    ):
        move()
        timing.extend(session, [leaves[0]], GRANT)
        timing.drop_extension(session, [leaves[0]])
        timing.set_event(session, [leaves[1]], "12/3/2026")
    timing.extend(session, [leaves[0]], GRANT)
    planning.undo(session)
    planning.redo(session)
    assert days(session, leaves[0]) == [(JUNE, date(2026, 9, 30))]
    keeping.change_state(session, plan, PlanState.CLOSED)
    refused: tuple[Callable[[], object], ...] = (
        lambda: timing.extend(session, [leaves[0]], Grant(until="31/12/2026", reason="chờ")),
        lambda: timing.drop_extension(session, [leaves[0]]),
        lambda: timing.set_event(session, [leaves[1]], "13/3/2026"),
        lambda: timing.clear_event(session, [leaves[1]]),
    )
    for call in refused:
        with pytest.raises(RefusedError, match="timing-plan-ended"):
            call()


def test_a_binned_plan_a_task_and_lines_of_two_plans_are_refused(
    session: Session, plan: RecordId, leaves: list[RecordId], plan_maker: PlanMaker
) -> None:
    with session.store.journal.write("new-plan", session.who) as tx:
        other = insert_plan(tx, plan_maker(session))
    there = written(session, other, "30/6/2026")[0]
    with pytest.raises(NotFoundError, match="record-not-in-plan"):
        timing.extend(session, [leaves[0], there], GRANT)
    above = load_plan(session.store.connection, plan).appendices[0].sections[0].children[0].id
    with pytest.raises(RefusedError, match="timing-no-product"):
        timing.extend(session, [above], GRANT)
    keeping.change_state(session, other, PlanState.BINNED)
    with pytest.raises(RefusedError, match="timing-plan-ended"):
        timing.extend(session, [there], GRANT)


# -- beside the table ---------------------------------------------------------------------------------------


def test_it_is_neither_printed_nor_searched_and_stands_in_the_history(
    session: Session, plan: RecordId, leaves: list[RecordId], tmp_path: Path
) -> None:
    before = publishing.print_plan(session, plan, tmp_path / "a.pdf").pages
    table = load_plan(session.store.connection, plan).appendices[0]
    records = [row.record(table.layout) for row in rows(table)]
    timing.extend(session, [leaves[0]], Grant(until="30/9/2026", reason="chờ ngân sách bổ sung"))
    after = load_plan(session.store.connection, plan).appendices[0]
    assert [row.record(after.layout) for row in rows(after)] == records
    assert searching.search(session, "ngân sách bổ sung") == ()
    assert publishing.print_plan(session, plan, tmp_path / "b.pdf").pages == before
    last = list(planning.history(session, leaves[0]))[-1]
    assert (last.action, last.who, last.field, last.before) == ("extend", "Lan", TIMING, None)
    assert "chờ ngân sách bổ sung" in str(last.after)


def test_it_is_there_after_a_restart_and_can_still_be_undone(
    session: Session, plan: RecordId, leaves: list[RecordId], clock: Clock
) -> None:
    timing.extend(session, [leaves[0]], GRANT)
    folder = session.store.folder
    safekeeping.close_session(session, daily=False)
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert days(again, leaves[0]) == [(JUNE, date(2026, 9, 30))]
    planning.undo(again)
    assert days(again, leaves[0]) == [(JUNE, JUNE)]
    again.store.close()


def test_it_travels_with_the_plan_and_the_superior_only_looks_at_it(
    tmp_path: Path, clock: Clock, plan_maker: PlanMaker
) -> None:
    superior = superior_at(tmp_path / "trên", clock)
    commune = commune_at(tmp_path / "xã", superior, "UBND xã Suối Mây", clock)
    with commune.store.journal.write("import", commune.who) as tx:
        plan = insert_plan(tx, plan_maker(commune))
    leaves = written(commune, plan, "30/6/2026", GUIDANCE)
    timing.extend(commune, [leaves[0]], GRANT)
    timing.set_event(commune, [leaves[1]], "12/3/2026")
    outcome = deliver(superior, packed(commune, exported(commune, plan)), tmp_path)
    assert outcome.plan == plan
    assert timing.look(superior, leaves[0]).dues == timing.look(commune, leaves[0]).dues
    assert days(superior, leaves[1]) == [(date(2026, 3, 27), date(2026, 3, 27))]
    with pytest.raises(RefusedError, match="plan-foreign"):
        timing.drop_extension(superior, [leaves[0]])
    assert superior.store.office.role is Role.SUPERIOR


def test_what_is_kept_of_a_leaf_is_never_longer_than_a_package_may_carry(
    tmp_path: Path, clock: Clock, plan_maker: PlanMaker
) -> None:
    superior = superior_at(tmp_path / "trên", clock)
    commune = commune_at(tmp_path / "xã", superior, "UBND xã Suối Mây", clock)
    with commune.store.journal.write("import", commune.who) as tx:
        plan = insert_plan(tx, plan_maker(commune))
    leaves = written(commune, plan, "30/6/2026")
    long = "chờ văn bản của tỉnh " * 600
    timing.extend(commune, [leaves[0]], Grant(until="30/9/2026", reason=long))
    with pytest.raises(RefusedError, match="text-too-long"):
        timing.extend(commune, [leaves[0]], Grant(until="31/10/2026", reason=long))
    assert deliver(superior, packed(commune, exported(commune, plan)), tmp_path).plan == plan
    assert days(superior, leaves[0]) == [(JUNE, date(2026, 9, 30))]


# -- what is due --------------------------------------------------------------------------------------------


def test_the_home_page_counts_from_the_extended_day_and_names_what_waits(
    session: Session, plan: RecordId, leaves: list[RecordId], clock: Clock
) -> None:
    clock.now = clock.now.replace(month=7, day=15)
    waiting = today.agenda(session).waiting
    assert [(each.record, each.phrase) for each in waiting] == [(leaves[1], GUIDANCE)]
    timing.extend(session, [leaves[0]], GRANT)
    timing.set_event(session, [leaves[1]], "12/3/2026")
    found = today.agenda(session)
    of = {each.record: each for each in found.entries}
    assert (of[leaves[0]].due, of[leaves[0]].original) == (date(2026, 9, 30), JUNE)
    assert of[leaves[0]].days(found.today) == 77
    assert (of[leaves[1]].due, of[leaves[1]].event) == (date(2026, 3, 27), date(2026, 3, 12))
    assert found.waiting == ()


def test_what_was_put_off_into_the_next_year_is_still_watched_then(
    session: Session, plan: RecordId, leaves: list[RecordId], clock: Clock
) -> None:
    timing.extend(session, [leaves[0]], Grant(until="28/02/2027", reason="chờ vốn"))
    clock.now = clock.now.replace(year=2027, month=1)
    assert [(each.record, each.due) for each in today.agenda(session).entries] == [
        (leaves[0], date(2027, 2, 28))
    ]
    issuing.issue(session, plan, SIGNING)
    keeping.change_state(session, plan, PlanState.CLOSED)
    assert today.agenda(session).entries == ()
