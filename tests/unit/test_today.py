"""Hôm nay over a real store: several plans, ad-hoc tasks, the same work in two plans, what waits."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime

import pytest

from ccapp.domain.agenda import ClockTrouble, Near
from ccapp.domain.plan import AdHocTask, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services import today
from ccapp.services.folder import safekeeping
from ccapp.services.plans import adhoc, keeping, linking, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan, load_plan
from tests.conftest import Clock, PlanMaker


@pytest.fixture
def plans(session: Session, plan_maker: PlanMaker, clock: Clock) -> tuple[RecordId, RecordId]:
    """Two plans of 2026 with the same lines, seen on 8 June."""
    made = []
    for title in ("Kế hoạch cải cách hành chính năm 2026", "Kế hoạch chuyển đổi số năm 2026"):
        with session.store.journal.write("new-plan", session.who) as tx:
            made.append(insert_plan(tx, plan_maker(session)))
        keeping.rename(session, made[-1], title)
    clock.now = clock.now.replace(month=6, day=8)
    return made[0], made[1]


def products(session: Session, plan: RecordId) -> list[RecordId]:
    return [row.leaf.id for row in rows(load_plan(session.store.connection, plan).appendices[0])]


def added(session: Session, plan: RecordId, **texts: str) -> RecordId:
    task = AdHocTask(plan_id=plan, title="Báo cáo theo công văn")
    return adhoc.add(session, replace(task, **texts))  # type: ignore[arg-type]  # texts only


# -- what is due --------------------------------------------------------------------------------------------


def test_rows_come_from_all_plans_that_run(session: Session, plans: tuple[RecordId, RecordId]) -> None:
    found = today.agenda(session)
    assert [plan.name for plan in found.plans] == ["CCHC 2026", "CĐS 2026"]
    assert [(entry.plan in plans, entry.near(found.today)) for entry in found.entries] == [
        *[(True, Near.OVERDUE)] * 4,
        *[(True, Near.LATER)] * 2,
    ]
    assert {entry.plan for entry in found.entries} == set(plans)


def test_plans_put_away_bring_no_rows(session: Session, plans: tuple[RecordId, RecordId]) -> None:
    keeping.archive(session, plans[0], archived=True)
    keeping.change_state(session, plans[1], PlanState.BINNED)
    found = today.agenda(session)
    assert (found.entries, found.plans, found.own) == ((), (), 1)


def test_last_year_s_plan_brings_no_rows_but_may_still_take_ad_hoc_tasks(
    session: Session, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    clock.now = clock.now.replace(year=2027)
    added(session, plans[0], deadline="20/6")
    found = today.agenda(session)
    assert [entry.deadline for entry in found.entries] == ["20/6/2027"]
    assert [plan.alive for plan in found.plans] == [False, False]


def test_a_clock_before_the_latest_change_is_told(
    session: Session, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    assert today.agenda(session).trouble is None
    clock.now = clock.now.replace(year=2017)
    found = today.agenda(session)
    assert found.trouble is ClockTrouble.BEFORE_CHANGE
    assert found.changed is not None
    assert found.changed.year == 2026


def test_rows_are_grouped_by_the_unit_the_office_knows(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    added(session, plans[0], title="Không ai", deadline="9/6")
    added(session, plans[0], title="Hai nơi", lead="Văn phòng; Công an xã", deadline="9/6")
    found = today.by_unit(session, today.agenda(session).entries)
    assert [(each.unit, len(each.entries)) for each in found][:1] == [("Văn phòng", 7)]
    assert [len(each.entries) for each in found if each.unit.startswith("Công an")] == [1]
    assert found[-1].unit == ""


# -- ad-hoc tasks -------------------------------------------------------------------------------------------


def test_an_ad_hoc_task_is_stored_shown_and_undone(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    record = added(session, plans[1], deadline="13/6", by_document="1204/SNV", lead="Văn phòng")
    (task,) = adhoc.tasks(session)
    assert (task.id, task.plan_id, task.deadline) == (record, plans[1], "13/6/2026")
    (entry,) = (each for each in today.agenda(session).entries if each.ad_hoc)
    assert (entry.record, entry.days(today.agenda(session).today)) == (record, 5)
    planning.undo(session)
    assert adhoc.tasks(session) == ()
    planning.redo(session)
    assert adhoc.tasks(session) == (task,)


def test_an_ad_hoc_task_is_never_part_of_the_table(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    before = load_plan(session.store.connection, plans[0]).appendices
    added(session, plans[0])
    assert load_plan(session.store.connection, plans[0]).appendices == before


def test_an_ad_hoc_task_changes_moves_to_another_plan_and_goes(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    record = added(session, plans[0])
    changed = AdHocTask(id=record, plan_id=plans[1], title=" Họp ", deadline="1/7")
    assert adhoc.change(session, changed).count == 1
    assert adhoc.change(session, changed).tx is None, "the same again changes nothing"
    (task,) = adhoc.tasks(session)
    assert (task.title, task.deadline, task.plan_id) == ("Họp", "1/7/2026", plans[1])
    adhoc.remove(session, record)
    assert adhoc.tasks(session) == ()
    with pytest.raises(NotFoundError, match="ad-hoc-not-found"):
        adhoc.remove(session, record)
    planning.undo(session)
    assert len(adhoc.tasks(session)) == 1


def test_what_cannot_be_an_ad_hoc_task(session: Session, plans: tuple[RecordId, RecordId]) -> None:
    with pytest.raises(RefusedError, match="ad-hoc-title-missing"):
        added(session, plans[0], title="  ")
    with pytest.raises(RefusedError, match="text-too-long"):
        added(session, plans[0], title="a" * 200_000)
    keeping.change_state(session, plans[0], PlanState.BINNED)
    with pytest.raises(RefusedError, match="plan-ended"):
        added(session, plans[0])
    with pytest.raises(NotFoundError, match="plan-not-found"):
        added(session, RecordId("0"))
    assert adhoc.tasks(session) == ()


def test_an_ad_hoc_task_goes_with_the_making_of_its_plan_and_comes_back(
    session: Session, clock: Clock
) -> None:
    plan = keeping.new_plan(session, "Kế hoạch năm 2026", (2026, 2026))
    added(session, plan)
    planning.undo(session)
    planning.undo(session)
    assert adhoc.tasks(session) == ()
    planning.redo(session)
    planning.redo(session)
    assert len(adhoc.tasks(session)) == 1


@pytest.mark.parametrize(
    ("words", "found"), [("cong van", 1), ("1204 snv", 1), ("bao c", 1), ("x", 0), ("", 0)]
)
def test_ad_hoc_tasks_are_found_without_accents(
    session: Session, plans: tuple[RecordId, RecordId], words: str, found: int
) -> None:
    added(session, plans[0], by_document="1204/SNV")
    assert len(adhoc.search(session, words)) == found


# -- the same work ------------------------------------------------------------------------------------------


def test_two_products_are_linked_seen_from_both_and_undone(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    one, other = products(session, plans[0])[0], products(session, plans[1])[2]
    assert linking.link(session, one, other).count == 1
    assert linking.link(session, other, one).tx is None, "said already"
    (link,) = linking.linked(session)
    ends = [link.across(one), link.across(other)]
    assert [end.record for end in ends if end] == [other, one]
    assert link.across(RecordId("0")) is None
    planning.undo(session)
    assert linking.linked(session) == ()
    planning.redo(session)
    assert len(linking.linked(session)) == 1
    linking.unlink(session, other, one)
    assert linking.linked(session) == ()
    with pytest.raises(NotFoundError, match="link-not-found"):
        linking.unlink(session, one, other)


def test_what_cannot_be_linked(session: Session, plans: tuple[RecordId, RecordId]) -> None:
    one, second = products(session, plans[0])[:2]
    with pytest.raises(RefusedError, match="link-same-plan"):
        linking.link(session, one, second)
    section = load_plan(session.store.connection, plans[1]).appendices[0].sections[0].id
    with pytest.raises(RefusedError, match="link-no-product"):
        linking.link(session, one, section)
    with pytest.raises(NotFoundError, match="record-not-found"):
        linking.link(session, one, RecordId("0"))


def test_a_link_rests_while_one_of_its_products_is_gone(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    from ccapp.services.plans import editing

    one, other = products(session, plans[0])[0], products(session, plans[1])[0]
    linking.link(session, one, other)
    editing.remove(session, plans[1], [other])
    assert linking.linked(session) == ()
    planning.undo(session)
    assert len(linking.linked(session)) == 1


def test_the_most_alike_products_of_other_plans_are_offered_first(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    one = products(session, plans[0])[1]
    offered = linking.candidates(session, one)
    assert {each.plan for each in offered} == {plans[1]}
    assert (offered[0].task, offered[0].product) == ("Rà soát văn bản", "Báo cáo")
    assert [each.product for each in linking.candidates(session, one, "cong khai")] == ["Danh mục"]
    linking.link(session, one, offered[0].record)
    assert offered[0] not in linking.candidates(session, one)
    keeping.archive(session, plans[1], archived=True)
    assert linking.candidates(session, one) == ()


# -- what waits ---------------------------------------------------------------------------------------------


def test_a_backup_that_is_old_or_missing_is_told(
    session: Session, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    assert today.waiting(session, None) == today.Waiting(no_backup=True)
    hand = clock.now.replace(day=6)
    assert today.waiting(session, hand) == today.Waiting()
    clock.now = clock.now.replace(day=15)
    assert today.waiting(session, hand) == today.Waiting(backup_days=9)


def test_the_daily_backup_counts_too(
    session: Session, plans: tuple[RecordId, RecordId], clock: Clock
) -> None:
    from ccapp.store import due_backups

    kept = due_backups.keep_daily(session.store.connection, session.store.folder, clock())
    assert kept is not None
    assert safekeeping.last_backup(session.store.folder) is not None
    for path in (session.store.folder / "backup").glob("*.ccbak"):
        os.utime(path, (datetime(2026, 6, 7).timestamp(),) * 2)  # noqa: DTZ001 - the machine's own day
    assert today.waiting(session, None) == today.Waiting()
