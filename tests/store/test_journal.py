"""Edits, undo and redo on a real database."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccapp.domain.office import Role
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.versions import counter_of, device_of
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.history import history
from ccapp.store.plans import insert_plan, load_plan
from ccapp.store.tables import PLAN
from tests.conftest import Clock, PlanMaker


def stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan)


def texts(plan: Plan) -> list[dict[str, str]]:
    return [row.record(entry.layout) for entry in plan.appendices for row in rows(entry)]


def test_a_plan_comes_back_as_it_was_stored(session: Session, plan_maker: PlanMaker, goal_plan: Plan) -> None:
    for plan in (plan_maker(session), goal_plan):
        back = planning.show(session, stored(session, _owned(session, plan)))
        assert texts(back) == texts(plan)
        assert back.appendices[0].layout == plan.appendices[0].layout


def _owned(session: Session, plan: Plan) -> Plan:
    from dataclasses import replace

    return replace(plan, office_id=session.store.office.id)


def test_ids_are_the_dots_of_creation(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    ids = [item.id for item in plan.appendices[0].items()]
    assert all(device_of(record) == session.store.device for record in ids)
    counters = sorted(counter_of(record) for record in (plan.id, plan.appendices[0].id, *ids))
    assert counters == list(range(1, len(counters) + 1))


def test_set_changes_one_text_and_keeps_the_old_one_in_history(
    session: Session, plan_maker: PlanMaker
) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    done = planning.set_text(session, plan.id, leaf.id, "deadline", "  Trước ngày 31/3/2026 ")
    assert done.count == 1
    last = list(planning.history(session, leaf.id))[-1]
    assert (last.field, last.before, last.after) == ("deadline", "Quý I/2026", "Trước ngày 31/3/2026")
    assert (last.who, last.tx) == ("Lan", done.tx)


def test_setting_the_same_text_leaves_no_trace(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    before = list(history(session.store.connection))
    done = planning.set_text(session, plan.id, leaf.id, "deadline", "Quý I/2026")
    assert (done.tx, done.count) == (None, 0)
    assert list(history(session.store.connection)) == before


@pytest.mark.parametrize("field", ["title", "section", "goal", "budget", "y2026", "position", "rác"])
def test_a_field_of_another_level_or_of_no_column_is_refused(
    session: Session, plan_maker: PlanMaker, field: str
) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    with pytest.raises(RefusedError, match="field-not-of-record"):
        planning.set_text(session, plan.id, leaf.id, field, "x")
    assert planning.show(session, plan.id) == plan


def test_on_a_row_with_goals_task_and_leaf_reach_the_words_beside_them(
    session: Session, goal_plan: Plan
) -> None:
    plan = planning.show(session, stored(session, _owned(session, goal_plan)))
    first, _, third = rows(plan.appendices[0])
    planning.set_text(session, plan.id, first.path[2].id, "goal", "Mục tiêu mới")
    planning.set_text(session, plan.id, first.path[2].id, "number", "7")
    planning.set_text(session, plan.id, first.leaf.id, "activity", "A1 mới")
    planning.set_text(session, plan.id, third.path[2].id, "activity", "B1 mới")
    with pytest.raises(RefusedError, match="field-not-of-record"):  # two activities: which one?
        planning.set_text(session, plan.id, first.path[2].id, "activity", "?")
    after = texts(planning.show(session, plan.id))
    assert [row["goal"] for row in after] == ["Mục tiêu mới"] * 3
    assert [row["activity"] for row in after] == ["A1 mới", "A2", "B1 mới"]
    assert {row["number"] for row in after} == {"7"}


def test_undo_takes_a_whole_import_away_and_redo_brings_it_back(
    session: Session, plan_maker: PlanMaker
) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    planning.undo(session)
    assert planning.plans(session) == ()
    with pytest.raises(NotFoundError, match="plan-not-found"):
        planning.show(session, plan.id)
    planning.redo(session)
    assert planning.show(session, plan.id) == plan


def test_nothing_to_undo_or_redo_is_said(session: Session) -> None:
    with pytest.raises(NotFoundError, match="nothing-to-undo"):
        planning.undo(session)
    with pytest.raises(NotFoundError, match="nothing-to-redo"):
        planning.redo(session)


def test_a_new_edit_ends_redo(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    planning.set_text(session, plan.id, leaf.id, "deadline", "A")
    planning.undo(session)
    planning.set_text(session, plan.id, leaf.id, "deadline", "B")
    with pytest.raises(NotFoundError, match="nothing-to-redo"):
        planning.redo(session)


def test_undo_and_redo_are_new_edits_under_new_dots(session: Session, plan_maker: PlanMaker) -> None:
    plan_id = stored(session, plan_maker(session))
    plan = planning.show(session, plan_id)
    leaf = next(rows(plan.appendices[0])).leaf

    def top() -> int:
        row = session.store.connection.execute(
            "SELECT counter FROM scope_version WHERE plan_id = ?", (plan_id,)
        ).fetchone()
        return int(row[0])

    seen = [top()]
    for step in (
        lambda: planning.set_text(session, plan.id, leaf.id, "deadline", "A"),
        lambda: planning.undo(session),
        lambda: planning.redo(session),
    ):
        step()
        seen.append(top())
    assert seen == sorted(set(seen))


@given(steps=st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.text("abc", max_size=3)), max_size=25))
@settings(max_examples=40, deadline=None)
def test_undo_follows_the_model_also_across_restarts(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("undo") / "data"
    clock = Clock()
    session = safekeeping.init(folder, name="X", role=Role.COMMUNE, who="Lan", clock=clock)
    plan = Plan(title="0", year_from=2026, year_to=2026, office_id=session.store.office.id)
    plan_id = stored(session, plan)
    past, future, now = [""], [], "0"  # past[0]: before the plan existed
    for number, step in enumerate(steps):
        if number % 7 == 6:
            session.store.close()
            session = safekeeping.open_session(folder, who="Lan", clock=clock)
        now = _model_step(session, plan_id, step, past, future, now)
        titles = [found.title for found in planning.plans(session)]
        assert titles == ([now] if now else [])
    session.store.close()


def _model_step(
    session: Session, plan_id: RecordId, step: str, past: list[str], future: list[str], now: str
) -> str:
    if step == "undo":
        if not past:
            with pytest.raises(NotFoundError):
                planning.undo(session)
            return now
        planning.undo(session)
        future.append(now)
        return past.pop()
    if step == "redo":
        if not future:
            with pytest.raises(NotFoundError):
                planning.redo(session)
            return now
        planning.redo(session)
        past.append(now)
        return future.pop()
    if not now or step in ("", now):
        return now
    with session.store.journal.write("set", "Lan") as tx:
        tx.change(PLAN, plan_id, {"title": step})
    past.append(now)
    future.clear()
    return step


def test_what_raises_inside_a_transaction_leaves_nothing(session: Session, plan_maker: PlanMaker) -> None:
    plan_id = stored(session, plan_maker(session))
    before = load_plan(session.store.connection, plan_id)
    with pytest.raises(ZeroDivisionError), session.store.journal.write("set", "Lan") as tx:
        tx.change(PLAN, plan_id, {"title": "mất"})
        raise ZeroDivisionError
    assert load_plan(session.store.connection, plan_id) == before
    with session.store.journal.write("set", "Lan") as tx:
        tx.change(PLAN, plan_id, {"title": "còn"})
    assert load_plan(session.store.connection, plan_id).title == "còn"


def test_a_locked_plan_is_not_edited(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    for state in ("submitted", "issued", "closed", "binned"):
        with session.store.journal.write("move", "Lan") as tx:
            tx.change(PLAN, plan.id, {"state": state})
        with pytest.raises(RefusedError, match="plan-locked"):
            planning.set_text(session, plan.id, leaf.id, "deadline", "x")


def test_records_are_named_by_unique_prefix(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    with pytest.raises(NotFoundError, match="record-ambiguous"):
        planning.set_text(session, plan.id, session.store.device, "title", "x")
    with pytest.raises(NotFoundError, match="record-not-found"):
        planning.set_text(session, plan.id, "KHONGCO", "title", "x")
    other = stored(session, plan_maker(session))
    leaf = next(rows(plan.appendices[0])).leaf
    with pytest.raises(NotFoundError, match="record-not-in-plan"):
        planning.set_text(session, other, leaf.id, "deadline", "x")


def test_a_text_longer_than_the_limit_is_refused(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker(session)))
    leaf = next(rows(plan.appendices[0])).leaf
    planning.set_text(session, plan.id, leaf.id, "product", "ơ" * 20_000)
    with pytest.raises(RefusedError, match="text-too-long"):
        planning.set_text(session, plan.id, leaf.id, "product", "ơ" * 20_001)


def test_the_journal_needs_no_name_of_a_person(tmp_path: Path, clock: Clock) -> None:
    session = safekeeping.init(tmp_path / "d", name="X", role=Role.SUPERIOR, who="?", clock=clock)
    assert session.store.office.role is Role.SUPERIOR
    session.store.close()


def test_a_known_id_never_stands_for_another_record(session: Session, plan_maker: PlanMaker) -> None:
    """Ids are counters, so one is often the beginning of another."""
    first = stored(session, plan_maker(session))
    planning.undo(session)
    for _ in range(4):
        stored(session, plan_maker(session))
    assert any(plan.id.startswith(first) for plan in planning.plans(session)) or len(first) > 13
    with pytest.raises(NotFoundError, match="plan-not-found"):
        planning.show(session, first)


def test_a_submitted_plan_takes_number_day_and_signer_only(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker(session))
    with session.store.journal.write("move", "Lan") as tx:
        tx.change(PLAN, plan, {"state": "submitted"})
    planning.set_text(session, plan, plan, "number", "07")
    planning.set_text(session, plan, plan, "signed_on", "06/01/2026")
    with pytest.raises(RefusedError, match="plan-locked"):
        planning.set_text(session, plan, plan, "title", "x")


def test_a_plan_keeps_a_title(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker(session))
    with pytest.raises(RefusedError, match="plan-title-missing"):
        planning.set_text(session, plan, plan, "title", "  ")


def test_clearing_what_was_never_set_is_no_edit(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker(session))
    assert planning.set_text(session, plan, plan, "signed_on", "").tx is None
