"""Giữ nguyên: kept for the words whatever the plan, taken back by undo, and fixes in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.errors import RefusedError
from ccapp.services.guidance import checking
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.store.kept_findings import list_kept
from ccapp.store.plans import insert_plan
from ccapp.store.tables import APPENDIX
from tests.unit.check_plans import leaf, task, tasks_plan


def stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, replace(plan, office_id=session.store.office.id))


@pytest.fixture
def plan(session: Session) -> RecordId:
    line = task("Rà soát văn bản", leaf(deadline="12/26"), leaf(deadline="12/26", product="Kế hoạch"))
    other = task("Tập huấn tổ hòa giải", leaf(product=""))
    return stored(session, tasks_plan(line, other))


def of(session: Session, plan: RecordId, code: str) -> Finding:
    (finding,) = [each for each in checking.check(session, plan).findings if each.code == code]
    return finding


def codes(session: Session, plan: RecordId) -> list[str]:
    return [finding.code for finding in checking.check(session, plan).findings]


def test_what_is_kept_is_no_longer_asked_in_any_plan(session: Session, plan: RecordId) -> None:
    assert codes(session, plan) == ["deadline-unread", "missing-product"]
    changes = checking.keep(session, of(session, plan, "deadline-unread"))
    assert (changes.count, changes.action) == (1, "keep")
    checked = checking.check(session, plan)
    assert [finding.code for finding in checked.findings] == ["missing-product"]
    assert [finding.code for finding in checked.kept] == ["deadline-unread"]
    copied = stored(session, tasks_plan(task("Sơ kết công tác", leaf(deadline=" 12/26"))))
    assert codes(session, copied) == []


def test_only_these_words_are_kept(session: Session, plan: RecordId) -> None:
    checking.keep(session, of(session, plan, "deadline-unread"))
    other = stored(session, tasks_plan(task("Sơ kết công tác", leaf(deadline="11/26"))))
    assert codes(session, other) == ["deadline-unread"]


def test_keeping_is_undone_redone_and_survives_the_database(session: Session, plan: RecordId) -> None:
    checking.keep(session, of(session, plan, "missing-product"))
    planning.undo(session)
    assert codes(session, plan) == ["deadline-unread", "missing-product"]
    assert list_kept(session.store.connection) == ()
    planning.redo(session)
    assert codes(session, plan) == ["deadline-unread"]
    (kept,) = list_kept(session.store.connection)
    assert (kept.code, kept.about) == ("missing-product", "Tập huấn tổ hòa giải")


def test_keeping_twice_is_once_and_can_be_taken_back(session: Session, plan: RecordId) -> None:
    finding = of(session, plan, "missing-product")
    checking.keep(session, finding)
    assert checking.keep(session, finding).tx is None
    assert checking.unkeep(session, finding).count == 1
    assert codes(session, plan) == ["deadline-unread", "missing-product"]
    checking.keep(session, finding)
    assert codes(session, plan) == ["deadline-unread"]


def test_what_was_kept_stands_in_history(session: Session, plan: RecordId) -> None:
    checking.keep(session, of(session, plan, "missing-product"))
    last = list(planning.history(session))[-1]
    assert (last.action, last.field, last.after) == ("keep", "about", "Tập huấn tổ hòa giải")


def test_a_fix_writes_all_its_texts_as_one_undo(session: Session, plan: RecordId) -> None:
    changes = checking.apply_fix(session, plan, of(session, plan, "deadline-unread").fixes[0])
    assert (changes.count, changes.action) == (2, "fix")
    assert codes(session, plan) == ["missing-product"]
    planning.undo(session)
    assert codes(session, plan) == ["deadline-unread", "missing-product"]


def test_a_fix_without_texts_changes_nothing(session: Session, plan: RecordId) -> None:
    fix = of(session, plan, "missing-product").fixes[-1]
    assert checking.apply_fix(session, plan, fix).tx is None


def test_a_locked_plan_is_checked_and_not_written(session: Session, plan: RecordId) -> None:
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    finding = of(session, plan, "deadline-unread")
    with pytest.raises(RefusedError, match="plan-locked"):
        checking.apply_fix(session, plan, finding.fixes[0])


def test_lines_have_names_for_a_list(session: Session, plan: RecordId) -> None:
    checked = checking.check(session, plan)
    assert [checked.labels[finding.record] for finding in checked.findings] == ["1", "2"]


def test_an_unprintable_tick_is_mended_and_one_in_the_title_stands_at_its_table(session: Session) -> None:
    made = stored(session, tasks_plan(task("Rà soát ☑ văn bản")))
    finding = of(session, made, "unprintable-in-task")
    checking.apply_fix(session, made, finding.fixes[0])
    assert codes(session, made) == []
    table = planning.show(session, made).appendices[0]
    assert table.sections[0].children[0].text("title") == "Rà soát x văn bản"
    with session.store.journal.write("set", session.who) as tx:
        tx.change(APPENDIX, table.id, {"title": "Kế hoạch 🙂"})
    said = of(session, made, "unprintable")
    assert (said.record, said.field, said.facts["char"]) == (table.id, "title", "🙂")
    checking.keep(session, said)
    assert codes(session, made) == []
