"""Units and people as rows: journaled, undone, in the history, and never part of a plan that is sent."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from ccapp.domain.office import Person, Tier, Unit, UnitKind
from ccapp.domain.plan import RecordId
from ccapp.domain.versions import counter_of
from ccapp.errors import NotFoundError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import units as stored
from ccapp.store.history import history
from ccapp.store.plans import insert_plan
from ccapp.store.scopes import export_scope
from ccapp.store.tables import PERSON, UNIT
from tests.conftest import Clock, PlanMaker

FULL = Unit(
    name="Văn phòng HĐND và UBND",
    aliases=("Văn phòng UBND xã", "VP"),
    abbreviation="VP",
    tier=Tier.PROVINCE,
    kind=UnitKind.BODY,
    valid_from=date(2025, 7, 1),
    valid_to=date(2030, 1, 1),
    successors=(RecordId("so-noi-vu"), RecordId("abc")),
)


def entered(session: Session, unit: Unit) -> RecordId:
    with session.store.journal.write("unit-add", session.who) as tx:
        return tx.create(UNIT, stored.unit_fields(unit))


@pytest.mark.parametrize("unit", [FULL, Unit(name="Công an")], ids=["full", "bare"])
def test_a_unit_comes_back_as_it_went_in(session: Session, unit: Unit) -> None:
    record = entered(session, unit)
    found = stored.load_unit(session.store.connection, record)
    assert stored.unit_fields(found) == stored.unit_fields(unit)
    assert stored.list_units(session.store.connection) == (found,)


def test_a_person_comes_back_as_they_went_in(session: Session) -> None:
    unit = entered(session, FULL)
    lan = Person(name="Lan", title="Công chức", unit=unit, valid_from=date(2026, 1, 1))
    with session.store.journal.write("person-add", session.who) as tx:
        record = tx.create(PERSON, stored.person_fields(lan))
    found = stored.load_person(session.store.connection, record)
    assert stored.person_fields(found) == stored.person_fields(lan)
    assert stored.list_people(session.store.connection) == (found,)


def test_a_person_of_no_stored_unit_is_refused(session: Session) -> None:
    with pytest.raises(sqlite3.IntegrityError), session.store.journal.write("person-add", "Lan") as tx:
        tx.create(PERSON, stored.person_fields(Person(name="Lan", unit=RecordId("none"))))


def test_what_is_not_there_is_not_found(session: Session) -> None:
    connection = session.store.connection
    with pytest.raises(NotFoundError, match="unit-not-found"):
        stored.load_unit(connection, RecordId("none"))
    with pytest.raises(NotFoundError, match="person-not-found"):
        stored.load_person(connection, RecordId("none"))


def test_units_stand_in_the_history_and_are_undone(session: Session) -> None:
    record = entered(session, FULL)
    connection = session.store.connection
    changes = {change.field: change.after for change in history(connection, record)}
    assert changes["name"] == FULL.name
    assert changes["aliases"] == "Văn phòng UBND xã\nVP"
    assert "tier" not in changes
    planning.undo(session)
    assert stored.list_units(connection) == ()
    planning.redo(session)
    assert [unit.name for unit in stored.list_units(connection)] == [FULL.name]


def test_counters_go_on_after_a_restart(session: Session, clock: Clock) -> None:
    first = entered(session, FULL)
    folder = session.store.folder
    session.store.close()
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    second = entered(again, Unit(name="Công an"))
    assert counter_of(second) > counter_of(first)
    again.store.close()


def test_units_do_not_travel_with_a_plan(session: Session, plan_maker: PlanMaker) -> None:
    with session.store.journal.write("import", session.who) as tx:
        plan = insert_plan(tx, plan_maker(session))
    before = export_scope(session.store.connection, plan)
    entered(session, FULL)
    assert export_scope(session.store.connection, plan) == before
    assert {record.type for record in before.records} == {"plan", "appendix", "item"}
