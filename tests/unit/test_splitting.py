"""Cells taken apart: every word is kept, one undo, the check is content afterwards."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Level
from ccapp.domain.plan import SIGNED_BY, TIMING, Item, Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.splitting import listed, products_of, tasks_of, whole_tasks
from ccapp.errors import RefusedError
from ccapp.services.guidance import checking
from ccapp.services.plans import keeping, planning, splitting
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker, task

LIST = "Gồm:\n- Kế hoạch của xã\n- Báo cáo kết quả\ntheo mẫu\n- Biên bản"
WORDS = st.text(alphabet="aăđ -–+•*\n", max_size=40)


def test_a_list_is_taken_apart_with_what_follows_and_what_stands_before() -> None:
    assert listed(LIST) == ("Gồm:\nKế hoạch của xã", "Báo cáo kết quả\ntheo mẫu", "Biên bản")
    assert listed("Kế hoạch của xã") == ()


def test_long_paragraphs_are_tasks_and_a_list_is_not() -> None:
    two = "Rà soát văn bản của xã\nhàng năm\nĐánh giá việc thi hành văn bản"
    assert whole_tasks(two) == ("Rà soát văn bản của xã\nhàng năm", "Đánh giá việc thi hành văn bản")
    assert whole_tasks("- Rà soát văn bản của xã\n- Đánh giá việc thi hành văn bản") == ()


@given(WORDS)
def test_no_letter_is_lost(text: str) -> None:
    for parts in (listed(text), whole_tasks(text)):
        if parts:
            assert [each for part in parts for each in part if each in "aăđ"] == [
                each for each in text if each in "aăđ"
            ]


def test_money_stays_with_the_first_product() -> None:
    texts = {
        "product": "- A\n- B",
        "lead": "Văn phòng",
        "deadline": "Quý I",
        "budget": "5 triệu",
        "y2026": "3",
    }
    first, second = products_of(Item(level=Level.PRODUCT, texts=texts))
    assert first.texts == {**texts, "product": "A"}
    assert second.texts == {**texts, "product": "B", "budget": "", "y2026": ""}


def test_a_deadline_put_off_is_put_off_for_every_product() -> None:
    leaf = Item(
        level=Level.PRODUCT,
        texts={"product": "- A\n- B", "deadline": "Quý I/2026"},
        marks={TIMING: "{}", SIGNED_BY: "Chủ tịch"},
    )
    first, second = products_of(leaf)
    assert first.marks == leaf.marks
    assert second.marks == {TIMING: "{}"}


def with_products(maker: PlanMaker, session: Session) -> Plan:
    made = maker(session)
    table = made.appendices[0]
    section = table.sections[0]
    long = task("1", "Xây dựng kế hoạch", ("- Kế hoạch\n- Báo cáo\n- Biên bản", "Quý I/2026"))
    children = (long, *section.children[1:])
    sections = (dataclasses.replace(section, children=children), *table.sections[1:])
    return dataclasses.replace(made, appendices=(dataclasses.replace(table, sections=sections),))


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, with_products(plan_maker, session))


def table(session: Session, plan: RecordId) -> list[tuple[str, str, str]]:
    found = rows(planning.show(session, plan).appendices[0])
    return [(row.text("title"), row.text("product"), row.text("deadline")) for row in found]


def test_a_cell_of_three_products_becomes_three_lines_in_one_undo(session: Session, plan: RecordId) -> None:
    before = planning.show(session, plan)
    found = next(each for each in checking.check(session, plan).findings if each.code == "counts-differ")
    assert found.fixes[0].facts["count"] == 3
    done = splitting.split(session, plan, found.record)
    assert table(session, plan)[:4] == [
        ("Xây dựng kế hoạch", "Kế hoạch", "Quý I/2026"),
        ("Xây dựng kế hoạch", "Báo cáo", "Quý I/2026"),
        ("Xây dựng kế hoạch", "Biên bản", "Quý I/2026"),
        ("Kiểm tra văn bản", "Kế hoạch", "Tháng 3/2026"),
    ]
    assert "counts-differ" not in {each.code for each in checking.check(session, plan).findings}
    assert done.action == "split"
    planning.undo(session)
    assert planning.show(session, plan) == before
    planning.redo(session)
    assert len(table(session, plan)) == 5


def test_a_cell_of_one_product_and_a_locked_plan_are_refused(session: Session, plan: RecordId) -> None:
    leaves = [row.leaf.id for row in rows(planning.show(session, plan).appendices[0])]
    with pytest.raises(RefusedError, match="nothing-to-split"):
        splitting.split(session, plan, leaves[1])
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        splitting.split(session, plan, leaves[0])


def test_the_title_of_a_section_is_not_split(session: Session, plan: RecordId) -> None:
    section = planning.show(session, plan).appendices[0].sections[0].id
    both = "Rà soát văn bản của xã\nĐánh giá việc thi hành văn bản"
    planning.set_text(session, plan, section, "section", both)
    with pytest.raises(RefusedError, match="nothing-to-split"):
        splitting.split(session, plan, section)


def test_two_tasks_of_one_goal_are_taken_apart(session: Session, goal_plan: Plan) -> None:
    both = "Rà soát văn bản của cấp xã\nĐánh giá việc thi hành các văn bản"
    goal = goal_plan.appendices[0].sections[0].children[0]
    first = dataclasses.replace(goal.children[0], texts={"task": both})
    parts = tasks_of(first, "task")
    assert [each.texts["task"] for each in parts] == both.splitlines()
    assert parts[0].children == first.children
    assert [each.texts["activity"] for each in parts[1].children] == [""]
    changed = dataclasses.replace(goal, children=(first, *goal.children[1:]))
    section = dataclasses.replace(goal_plan.appendices[0].sections[0], children=(changed,))
    appendix = dataclasses.replace(goal_plan.appendices[0], sections=(section,))
    stored = dataclasses.replace(goal_plan, office_id=session.store.office.id, appendices=(appendix,))
    with session.store.journal.write("import", session.who) as tx:
        plan = insert_plan(tx, stored)
    found = next(each for each in checking.check(session, plan).findings if each.code == "goal-tasks-joined")
    splitting.split(session, plan, found.record)
    tasks = planning.show(session, plan).appendices[0].sections[0].children[0].children
    assert [each.texts["task"] for each in tasks] == [*both.splitlines(), "Việc B"]
