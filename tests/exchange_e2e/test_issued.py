"""An issued plan that travels: state, number and what goes with it; odd marks of a bad sender do no harm."""

from __future__ import annotations

import pytest

from ccapp.domain.plan import Channel, PlanState
from ccapp.errors import RefusedError
from ccapp.services.paper import adjusting, editions, issuing, publishing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import exported, merged, only, packed, with_record

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình", channel=Channel.ZALO)


def test_an_issued_and_adjusted_plan_arrives_as_it_is(world: World) -> None:
    commune, plan = world.first, world.plan
    issuing.issue(commune, plan, SIGNING)
    adjusting.open_adjustment(commune, plan)
    leaf = next(item for item in planning.show(commune, plan).appendices[0].items() if not item.children)
    editing.set_texts(commune, plan, [CellEdit(record=leaf.id, field="deadline", text="Quý II/2026")])
    adjusting.close_adjustment(commune, plan, document="21/KH-UBND", day="01/06/2026")
    merged(world.superior, packed(commune, exported(commune, plan)), world.place)
    arrived = planning.show(world.superior, plan)
    assert arrived == planning.show(commune, plan)
    assert (arrived.state, arrived.adjusted, arrived.sent_by) == (PlanState.ISSUED, 1, Channel.ZALO)
    assert editions.editions(world.superior, plan) == ()  # the versions stay with the office
    with pytest.raises(RefusedError, match="plan-foreign"):
        adjusting.open_adjustment(world.superior, plan)


def test_a_half_made_adjustment_arrives_with_its_mark(world: World) -> None:
    commune, plan = world.first, world.plan
    issuing.issue(commune, plan, SIGNING)
    adjusting.open_adjustment(commune, plan)
    merged(world.superior, packed(commune, exported(commune, plan)), world.place)
    shown = publishing.preview(world.superior, plan)
    assert shown.plan.is_being_adjusted
    assert all(
        sum(getattr(item, "text", "") == "ĐANG ĐIỀU CHỈNH" for item in page.items) == 1
        for page in shown.pages
    )


@pytest.mark.parametrize("value", ["nhiều", "", 7])
def test_marks_that_make_no_sense_are_none(world: World, value: str | int) -> None:
    commune, plan = world.first, world.plan
    state = exported(commune, plan)
    odd = with_record(state, only(state, "plan").id, sent_by=value, adjusting=value, adjusted="nhiều")
    merged(world.superior, packed(commune, odd), world.place)
    arrived = planning.show(world.superior, plan)
    assert (arrived.sent_by, arrived.adjusted) == (None, 0)
