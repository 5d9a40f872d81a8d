"""An empty section that had tasks last year: said so, filled in one step, or said to be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccapp.domain.findings import Finding
from ccapp.domain.layout import Level
from ccapp.domain.plan import RecordId
from ccapp.domain.records import count, rows
from ccapp.errors import RefusedError
from ccapp.services.guidance import checking, last_year
from ccapp.services.paper import editions
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.words import Words
from tests.conftest import PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """A new plan of 2026 beside that of 2025, whose two sections hold two tasks and one."""
    before = replace(
        plan_maker(session), title="Kế hoạch cải cách hành chính năm 2025", year_from=2025, year_to=2025
    )
    with session.store.journal.write("new-plan", session.who) as tx:
        insert_plan(tx, before)
    return keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))


def empty(session: Session, plan: RecordId) -> list[Finding]:
    return [each for each in checking.check(session, plan).findings if each.code.startswith("section-empty")]


def test_an_empty_section_tells_what_it_had_last_year_and_is_filled_by_one_undoable_step(
    session: Session, plan: RecordId
) -> None:
    first, second, *_ = empty(session, plan)
    words = Words("vi")
    assert (first.code, first.facts["before"]) == ("section-empty-before", 2)
    assert words.text(f"why-{first.code}", **first.facts) == "Năm trước có 2 nhiệm vụ."
    said = [words.text(fix.code, **fix.facts) for fix in first.fixes]
    assert said == ["Lấy từ năm trước", "Thêm nhiệm vụ"]
    changes = last_year.take(session, plan, first.record)
    table = planning.show(session, plan).appendices[0]
    assert (changes.action, count(table).tasks) == ("last-year", 2)
    assert [row.text("product") for row in rows(table)] == ["Kế hoạch", "Báo cáo", "Kế hoạch"]
    assert first.record not in {each.record for each in empty(session, plan)}
    assert second.record in {each.record for each in empty(session, plan)}
    planning.undo(session)
    assert count(planning.show(session, plan).appendices[0]).tasks == 0


def test_a_section_that_was_empty_last_year_too_says_no_more_than_that(
    session: Session, plan: RecordId
) -> None:
    (last,) = {each.record for each in empty(session, plan) if each.code == "section-empty"} & {
        planning.show(session, plan).appendices[0].sections[-1].id
    }
    with pytest.raises(RefusedError) as refused:
        last_year.take(session, plan, last)
    assert refused.value.code == "nothing-last-year"


def test_what_stands_elsewhere_in_the_plan_is_not_taken_a_second_time(
    session: Session, plan: RecordId
) -> None:
    sections = planning.show(session, plan).appendices[0].sections
    added = editing.add_line(session, plan, sections[1].id, Level.TASK)
    planning.set_text(session, plan, added.record, "title", "Rà soát văn bản")
    first = next(each for each in empty(session, plan) if each.record == sections[0].id)
    assert first.facts["before"] == 2
    assert last_year.take(session, plan, sections[0].id).action == "last-year"
    titles = [row.path[-2].text("title") for row in rows(planning.show(session, plan).appendices[0])]
    assert titles.count("Rà soát văn bản") == 1


def test_that_there_is_none_this_year_is_remembered_for_this_year(session: Session, plan: RecordId) -> None:
    first, *others = empty(session, plan)
    checking.keep(session, first)
    assert [each.record for each in empty(session, plan)] == [each.record for each in others]
    beside = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    following = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2027", (2027, 2027))
    assert len(empty(session, beside)) == len(others)
    assert len(empty(session, following)) == len(others) + 1


def test_a_plan_that_is_locked_takes_nothing(session: Session, plan: RecordId) -> None:
    first, *_ = empty(session, plan)
    editions.submit(session, plan)
    assert last_year.TAKE not in {fix.code for each in empty(session, plan) for fix in each.fixes}
    with pytest.raises(RefusedError):
        last_year.take(session, plan, first.record)
