"""Units for the cells of a plan: what is offered, and a unit added to many cells in one step."""

from __future__ import annotations

import pytest

from ccapp.domain.office import Tier, Unit
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.services.plans import editing, keeping, planning, unit_cells, units
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


def leads(session: Session, plan: RecordId) -> list[str]:
    return [row.text("lead") for row in rows(planning.show(session, plan).appendices[0])]


def leaves(session: Session, plan: RecordId) -> list[RecordId]:
    return [row.path[-1].id for row in rows(planning.show(session, plan).appendices[0])]


def test_own_units_and_the_plans_words_come_first(session: Session, plan: RecordId) -> None:
    units.add(session, Unit(name="Tổ công nghệ số"))
    units.add(session, Unit(name="Sở Nội vụ", tier=Tier.PROVINCE))
    names = [offer.name for offer in unit_cells.offers(session, plan)]
    assert set(names[:2]) == {"Tổ công nghệ số", "Văn phòng"}
    assert "Sở Nội vụ" in names[2:]


def test_a_unit_is_added_to_many_cells_in_one_step(session: Session, plan: RecordId) -> None:
    first, second, third, _ = leaves(session, plan)
    edits = [
        CellEdit(record=second, field="lead", text="Công an xã, Văn phòng"),
        CellEdit(record=third, field="lead", text="CA xã"),
    ]
    editing.set_texts(session, plan, edits)
    places = [(record, "lead") for record in (first, second, third)]
    units.add(session, Unit(name="Công an xã", aliases=("CA xã",)))
    changes = unit_cells.add_units(session, plan, places, ["Công an xã", "Trạm Y tế"])
    assert changes.action == "bulk-add"
    assert leads(session, plan) == [
        "Văn phòng; Công an xã; Trạm Y tế",
        "Công an xã, Văn phòng, Trạm Y tế",
        "CA xã; Trạm Y tế",
        "Văn phòng",
    ]
    assert unit_cells.add_units(session, plan, places, ["Trạm Y tế"]).tx is None
    planning.undo(session)
    assert leads(session, plan)[0] == "Văn phòng"


def test_a_locked_plan_refuses(session: Session, plan: RecordId) -> None:
    places = [(record, "lead") for record in leaves(session, plan)]
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        unit_cells.add_units(session, plan, places, ["Công an xã"])
    assert leads(session, plan) == ["Văn phòng"] * 4
