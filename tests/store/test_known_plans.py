"""Plans kept as they were read: never older than the database, and what did not change is the same value."""

from __future__ import annotations

import pytest

from ccapp.domain.plan import Item, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan, load_plan
from ccapp.store.tables import ITEM
from tests.conftest import PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


def leaves(plan: Plan) -> list[Item]:
    return [row.leaf for appendix in plan.appendices for row in rows(appendix)]


def test_nothing_written_nothing_read_again(session: Session, plan: RecordId) -> None:
    assert planning.show(session, plan) is planning.show(session, plan)


def test_after_an_edit_only_its_line_and_those_above_are_new(session: Session, plan: RecordId) -> None:
    before = planning.show(session, plan)
    chosen = leaves(before)[1]
    editing.set_texts(session, plan, [CellEdit(record=chosen.id, field="deadline", text="Quý I")])
    after = planning.show(session, plan)
    assert after == load_plan(session.store.connection, plan)
    assert leaves(after)[1].text("deadline") == "Quý I"
    pairs = list(zip(leaves(before), leaves(after), strict=True))
    assert [old.id for old, new in pairs if old is not new] == [chosen.id]
    assert after.appendices[0].sections[0] is not before.appendices[0].sections[0]


def test_what_is_not_committed_is_not_kept(session: Session, plan: RecordId) -> None:
    chosen = leaves(planning.show(session, plan))[0]
    with pytest.raises(RuntimeError), session.store.journal.write("set", session.who) as tx:
        tx.change(ITEM, chosen.id, {"deadline": "Quý IV"})
        assert leaves(planning.show(session, plan))[0].text("deadline") == "Quý IV"
        raise RuntimeError
    assert leaves(planning.show(session, plan))[0].text("deadline") == chosen.text("deadline")


def test_moved_removed_and_undone_lines_are_as_stored(session: Session, plan: RecordId) -> None:
    def true() -> None:
        assert planning.show(session, plan) == load_plan(session.store.connection, plan)

    first = leaves(planning.show(session, plan))[0]
    section = planning.show(session, plan).appendices[0].sections[0]
    editing.move(session, plan, section.children[0].id, up=False)
    true()
    editing.remove(session, plan, [first.id])
    true()
    assert first.id not in {leaf.id for leaf in leaves(planning.show(session, plan))}
    planning.undo(session)
    true()
    assert first.id in {leaf.id for leaf in leaves(planning.show(session, plan))}
