"""A task that another plan of the same year has too: told once, linked, kept apart, never for a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import rows
from ccapp.services.guidance import checking
from ccapp.services.plans import keeping, linking, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.unit.check_plans import leaf, task, tasks_plan

SHARED = "Rà soát thủ tục hành chính thuộc thẩm quyền của xã"
OWN = ("Tập huấn tổ hòa giải ở cơ sở", "Mua sắm trang thiết bị")


def stored(session: Session, plan: Plan, title: str, year: int = 2026) -> RecordId:
    named = replace(plan, title=title, year_from=year, year_to=year, office_id=session.store.office.id)
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, named)


@pytest.fixture
def plans(session: Session) -> tuple[RecordId, RecordId]:
    one = tasks_plan(task(OWN[0]), task(SHARED, leaf(), leaf(product="Kế hoạch rà soát")))
    two = tasks_plan(
        task("Rà soát các thủ tục hành chính thuộc thẩm quyền", leaf(product="Kế hoạch rà soát")),
        task(OWN[1]),
    )
    return stored(session, one, "Kế hoạch CCHC năm 2026"), stored(
        session, two, "Kế hoạch kiểm soát TTHC năm 2026"
    )


def asked(session: Session, plan: RecordId) -> list[Finding]:
    return [each for each in checking.check(session, plan).findings if each.code == "task-elsewhere"]


def test_the_same_work_in_two_plans_is_asked_about_in_both(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    (here,) = asked(session, plans[0])
    (there,) = asked(session, plans[1])
    facts = here.facts
    assert (facts["task"], facts["other"], facts["plan"]) == ("2", "1", "Kế hoạch kiểm soát TTHC năm 2026")
    assert here.fixes[-1].facts == {"record": there.record, "plan": plans[1]}


def test_the_products_that_are_alike_are_linked_and_the_question_is_settled(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    (finding,) = asked(session, plans[0])
    ends = [RecordId(str(finding.fixes[0].facts[end])) for end in ("one", "other")]
    linking.link(session, *ends)
    assert {each.product for each in (linking.linked(session)[0].one, linking.linked(session)[0].other)} == {
        "Kế hoạch rà soát"
    }
    assert asked(session, plans[0]) == asked(session, plans[1]) == []
    planning.undo(session)
    assert len(asked(session, plans[0])) == 1


def test_two_different_works_are_not_asked_about_again(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    checking.keep(session, asked(session, plans[0])[0])
    assert asked(session, plans[0]) == []


def test_a_binned_or_archived_plan_or_one_of_another_year_is_left_out(
    session: Session, plans: tuple[RecordId, RecordId]
) -> None:
    keeping.archive(session, plans[1], archived=True)
    assert asked(session, plans[0]) == []
    stored(session, tasks_plan(task(SHARED)), "Kế hoạch năm 2025", 2025)
    assert asked(session, plans[0]) == []


def test_a_copy_of_the_plan_is_no_other_plan(session: Session) -> None:
    words = ("Rà soát văn bản", "Tập huấn hòa giải", "Mua máy tính", "Xây dựng nhà văn hóa", "Trồng cây xanh")
    one = tasks_plan(*(task(each) for each in words))
    first = stored(session, one, "Kế hoạch")
    stored(session, one, "Kế hoạch (bản 2)")
    assert asked(session, first) == []
    assert len(list(rows(planning.show(session, first).appendices[0]))) == len(words)
