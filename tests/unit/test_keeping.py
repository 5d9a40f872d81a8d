"""The list of plans: new, renamed, archived, binned, counted; every step undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import OfficeId, Plan, PlanState, RecordId
from ccapp.domain.records import count
from ccapp.errors import NotFoundError, RefusedError
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker

TITLE = "Kế hoạch cải cách hành chính năm 2026"


def stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan)


def heads(session: Session) -> dict[RecordId, Plan]:
    return {each.plan.id: each.plan for each in keeping.summaries(session)}


def test_a_new_plan_has_the_usual_table_and_the_fixed_fields(session: Session) -> None:
    made = planning.show(session, keeping.new_plan(session, f"  {TITLE} ", (2026, 2027)))
    assert (made.title, made.year_from, made.year_to) == (TITLE, 2026, 2027)
    assert made.state is PlanState.DRAFT
    assert made.issuer.name == session.store.office.name
    assert made.reference.symbol == "KH-UBND"
    (appendix,) = made.appendices
    assert [section.text("section_number") for section in appendix.sections][:3] == ["I", "II", "III"]
    assert count(appendix).tasks == 0


def test_a_superior_has_no_symbol_of_a_commune(tmp_path: Path, clock: Clock) -> None:
    with safekeeping.init(
        tmp_path / "cấp trên", name="Sở Nội vụ", role=Role.SUPERIOR, who="Sơn", clock=clock
    ).store as store:
        superior = Session(store=store, who="Sơn")
        assert (
            planning.show_head(superior, keeping.new_plan(superior, TITLE, (2026, 2026))).reference.symbol
            == ""
        )


@pytest.mark.parametrize(
    ("title", "years", "code"),
    [
        ("  ", (2026, 2026), "plan-title-missing"),
        ("x" * 20_001, (2026, 2026), "text-too-long"),
        (TITLE, (2027, 2026), "years-unread"),
        (TITLE, (26, 26), "years-unread"),
        (TITLE, (2026, 20_260), "years-unread"),
    ],
)
def test_what_is_no_plan_is_refused_and_nothing_is_stored(
    session: Session, title: str, years: tuple[int, int], code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        keeping.new_plan(session, title, years)
    assert refused.value.code == code
    assert keeping.summaries(session) == ()
    assert planning.next_undo(session) is None


def test_undo_takes_a_new_plan_away_and_redo_brings_it_back_whole(session: Session) -> None:
    plan = keeping.new_plan(session, TITLE, (2026, 2026))
    planning.undo(session)
    assert heads(session) == {}
    planning.redo(session)
    assert len(planning.show(session, plan).appendices[0].sections) == 7


def test_only_a_draft_gets_another_title(session: Session) -> None:
    plan = keeping.new_plan(session, TITLE, (2026, 2026))
    assert keeping.rename(session, plan, " Kế hoạch  chuyển đổi số ").action == "rename"
    assert heads(session)[plan].title == "Kế hoạch chuyển đổi số"
    assert keeping.rename(session, plan, "Kế hoạch chuyển đổi số").tx is None
    with pytest.raises(RefusedError, match="plan-title-missing"):
        keeping.rename(session, plan, " ")
    planning.undo(session)
    assert heads(session)[plan].title == TITLE
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        keeping.rename(session, plan, "Tên khác")


@pytest.mark.parametrize("state", list(PlanState))
def test_archiving_is_a_mark_on_any_state(session: Session, plan_maker: PlanMaker, state: PlanState) -> None:
    plan = stored(session, replace(plan_maker(session), state=state))
    assert keeping.archive(session, plan, archived=True).action == "archive"
    assert (heads(session)[plan].archived, heads(session)[plan].state) == (True, state)
    assert keeping.archive(session, plan, archived=True).tx is None
    assert keeping.archive(session, plan, archived=False).action == "unarchive"
    assert not heads(session)[plan].archived
    planning.undo(session)
    assert heads(session)[plan].archived


def test_only_a_draft_is_binned_and_comes_back_as_one(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker(session))
    keeping.change_state(session, plan, PlanState.BINNED)
    assert heads(session)[plan].state is PlanState.BINNED
    with pytest.raises(RefusedError, match="plan-locked"):
        keeping.rename(session, plan, "Tên khác")
    keeping.change_state(session, plan, PlanState.DRAFT)
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-move"):
        keeping.change_state(session, plan, PlanState.BINNED)
    assert heads(session)[plan].state is PlanState.SUBMITTED


def test_a_plan_is_not_issued_without_number_day_and_signer(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker(session))
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-issue-unsigned"):
        keeping.change_state(session, plan, PlanState.ISSUED, reason="gấp")
    assert heads(session)[plan].state is PlanState.SUBMITTED


def test_reopening_keeps_its_reason_and_the_next_move_does_not(
    session: Session, plan_maker: PlanMaker
) -> None:
    plan = stored(session, replace(plan_maker(session), state=PlanState.CLOSED))
    with pytest.raises(RefusedError, match="plan-reopen-reason"):
        keeping.change_state(session, plan, PlanState.ISSUED, reason="  ")
    keeping.change_state(session, plan, PlanState.ISSUED, reason=" Bổ sung  việc ")
    keeping.change_state(session, plan, PlanState.CLOSED)
    reasons = [each.after for each in planning.history(session, plan) if each.field == "state_reason"]
    assert reasons == ["Bổ sung việc", None]


def test_plans_of_other_offices_are_not_in_the_list_and_stay_as_they_are(
    session: Session, plan_maker: PlanMaker
) -> None:
    other = OfficeId("f" * 32)
    with session.store.writing() as connection:
        connection.execute(
            "INSERT INTO office (id, name, role, own) VALUES (?, 'Xã khác', 'commune', 0)", (other,)
        )
    foreign = stored(session, replace(plan_maker(session), office_id=other))
    assert heads(session) == {}
    for call in (
        lambda: keeping.archive(session, foreign, archived=True),
        lambda: keeping.rename(session, foreign, "Tên khác"),
        lambda: keeping.change_state(session, foreign, PlanState.BINNED),
    ):
        with pytest.raises(RefusedError, match="plan-foreign"):
            call()
    with pytest.raises(NotFoundError, match="plan-not-found"):
        keeping.archive(session, RecordId("none"), archived=True)


def test_the_counts_are_those_of_the_loaded_plan(
    session: Session, plan_maker: PlanMaker, goal_plan: Plan
) -> None:
    small = stored(session, plan_maker(session))
    stored(session, replace(goal_plan, office_id=session.store.office.id))
    planning.import_file(session, resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    keeping.new_plan(session, TITLE, (2027, 2027))
    task = planning.show(session, small).appendices[0].sections[0].children[0]
    editing.remove(session, small, [task.id])
    listed = keeping.summaries(session)
    assert len(listed) == 4
    for each in listed:
        whole = planning.show(session, each.plan.id)
        counts = [count(appendix) for appendix in whole.appendices]
        assert (each.counts.sections, each.counts.tasks, each.counts.products) == (
            sum(one.sections for one in counts),
            sum(one.tasks for one in counts),
            sum(one.products for one in counts),
        )
    assert [each.plan.year_from for each in listed] == sorted(
        (each.plan.year_from for each in listed), reverse=True
    )
