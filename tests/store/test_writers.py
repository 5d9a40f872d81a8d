"""Under which id each opening of a data folder writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccapp.domain.office import Role, Unit
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows as rows_of
from ccapp.domain.versions import DeviceId, device_of
from ccapp.exchange.limits import KIB, MAX_HEADER, MAX_TEXT
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, own_machines
from ccapp.services.plans import editing, planning, units
from ccapp.services.session import Session
from ccapp.store import devices, writers
from ccapp.store import units as stored
from ccapp.store.tables import CONSULTATION, CONSULTED, OFFICE_SCOPE, OPINION, UNIT
from ccapp.store.writers import is_behind, is_of
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.machines import image_of, put_back
from tests.exchange_e2e.offices import stored as store_plan

LETTERS = str.maketrans("01", "AB")


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """An office made at this very opening, not a copy of one that was."""
    name = "UBND xã Suối Mây"
    made = safekeeping.init(tmp_path / "data", name=name, role=Role.COMMUNE, who="Lan", clock=clock)
    yield made
    made.store.close()


@pytest.fixture
def small_plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    return store_plan(session, plan_maker(session))


def wrote(session: Session, name: str) -> DeviceId:
    """The id under which this opening writes."""
    units.add(session, Unit(name=name))
    row = session.store.connection.execute("SELECT id FROM unit WHERE name = ?", (name,)).fetchone()
    return device_of(row[0])


def reopened(session: Session, *, is_brief: bool = False) -> Session:
    session.store.close()
    folder, clock = session.store.folder, session.clock
    return safekeeping.open_session(folder, who="Lan", clock=clock, is_brief=is_brief)


def counters(session: Session) -> list[int]:
    rows = session.store.connection.execute(
        "SELECT counter FROM scope_version WHERE plan_id = ? ORDER BY counter", (OFFICE_SCOPE,)
    )
    return [counter for (counter,) in rows]


def test_each_opening_that_writes_has_an_id_of_its_own_that_names_the_machine(session: Session) -> None:
    machine = session.store.device
    found = [wrote(session, "Tổ 0"), wrote(session, "Tổ 1")]
    for number in range(2, 6):
        session = reopened(session)
        found.append(wrote(session, f"Tổ {number}"))
    assert found[:2] == [machine, machine]
    assert len({*found}) == len(found) - 1
    assert all(is_of(each, machine) for each in found)
    assert session.store.device == machine
    assert counters(session) == sorted({*counters(session)})  # the numbers go on as of one machine
    assert devices.renewed(session.store.connection) == ()


def test_an_opening_that_only_reads_or_changes_nothing_takes_none(session: Session) -> None:
    made = wrote(session, "Tổ Một cửa")
    session = reopened(session)
    (unit,) = [each for each in units.units(session) if each.name == "Tổ Một cửa"]
    units.edit(session, unit.id, name=unit.name, abbreviation=unit.abbreviation, valid_from=None)
    query = "SELECT count(*) FROM device"
    assert session.store.connection.execute(query).fetchone() == (1,)
    assert made == session.store.device


def test_an_id_whose_first_write_failed_is_noted_with_the_next(session: Session) -> None:
    session = reopened(session)
    journal, connection = session.store.journal, session.store.connection
    with pytest.raises(ZeroDivisionError), journal.write("x", "x") as tx:
        tx.create(UNIT, stored.unit_fields(Unit(name="Tổ Hai")))
        _ = 1 // 0
    made = [wrote(session, "Tổ Một cửa"), wrote(session, "Tổ Ba")]
    assert made[0] == made[1] != session.store.device
    assert connection.execute("SELECT reason FROM device WHERE id = ?", (made[0],)).fetchall() == [("open",)]
    assert counters(session) == [2]


def test_a_machine_put_back_again_and_again_gives_out_no_number_twice(
    session: Session, tmp_path: Path
) -> None:
    image, found = image_of(session, tmp_path), []
    for _ in range(5):
        session = put_back(session, image, notes_too=True)
        found.append(wrote(session, "Tổ Một cửa"))
    assert len({*found}) == 5


def test_verbs_of_the_terminal_share_one_until_the_system_starts_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for number, boot in enumerate(["a", "a", "b", "b", "", ""]):
        monkeypatch.setattr(writers, "boot_mark", lambda now=boot: now)
        session = reopened(session, is_brief=True)
        found.append(wrote(session, f"Tổ {number}"))
    assert found[0] == found[1] != found[2] == found[3]
    assert len({*found[2:]}) == 3
    assert wrote(reopened(session), "Tổ Hai") not in found


@pytest.mark.parametrize("limit", ["MAX_WRITERS", "MAX_OF_OFFICE"])
def test_where_there_are_very_many_the_last_one_goes_on(
    session: Session, small_plan: RecordId, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(writers, limit, 3)
    found = []
    for number in range(6):
        if limit == "MAX_WRITERS":
            planning.set_text(session, small_plan, small_plan, "title", f"Kế hoạch {number}")
        found.append(wrote(session, f"Tổ {number}"))
        session = reopened(session)
    assert len({*found}) == 3
    assert found[2:] == [found[2]] * 4


def test_with_as_many_as_there_can_be_everything_is_carried(
    session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    """Plan and office each with all the ids they may have; a unit and a line are deleted and stay so."""
    out = safekeeping.backup(session, tmp_path / "a.ccbak")
    unit = units.add(session, Unit(name="Tổ Một cửa"))
    many = [(OFFICE_SCOPE, writers.MAX_OF_OFFICE), (small_plan, writers.MAX_WRITERS)]
    for scope, most in many:
        rows = [(scope, f"{number:012b}".translate(LETTERS), 10**7 - 1) for number in range(most - 1)]
        statement = "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?)"
        session.store.connection.executemany(statement, rows)
    line = next(rows_of(planning.show(session, small_plan).appendices[0])).leaf.id
    editing.remove(session, small_plan, [line])
    with session.store.journal.write("x", "x") as tx:
        tx.delete(UNIT, unit)
    (stone,) = session.store.connection.execute("SELECT deleted FROM unit WHERE id = ?", (unit,)).fetchone()
    assert set(json.loads(stone)["saw"]) == {session.store.device}
    safekeeping.restore(tmp_path / "máy kia", out, who="Bình", clock=session.clock)
    other = safekeeping.open_session(tmp_path / "máy kia", who="Bình", clock=session.clock)
    outcomes = exchanging.receive(other, [own_machines.carry(session, tmp_path).file], accept=True)
    assert [each.error for each in outcomes] == [None, None]
    assert unit not in {each.id for each in units.units(other)}
    assert line not in {row.leaf.id for row in rows_of(planning.show(other, small_plan).appendices[0])}


def test_what_was_removed_with_lines_of_many_days_stays_removed(
    session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    """A tombstone that names few ids names those of the lines below it too, which other openings wrote."""
    out = safekeeping.backup(session, tmp_path / "a.ccbak")
    rows = [(small_plan, f"{number:012b}".translate(LETTERS), 7) for number in range(writers.MAX_SEEN)]
    statement = "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?)"
    session.store.connection.executemany(statement, rows)
    section = planning.show(session, small_plan).appendices[0].sections[0]
    for number, row in enumerate(rows_of(planning.show(session, small_plan).appendices[0])):
        session = reopened(session)
        planning.set_text(session, small_plan, row.leaf.id, "lead", f"Phòng {number}")
    session = reopened(session)
    editing.remove(session, small_plan, [section.id])
    safekeeping.restore(tmp_path / "máy kia", out, who="Bình", clock=session.clock)
    other = safekeeping.open_session(tmp_path / "máy kia", who="Bình", clock=session.clock)
    planning.set_text(other, small_plan, small_plan, "title", "Kế hoạch")
    outcomes = exchanging.receive(other, [own_machines.carry(session, tmp_path).file], accept=True)
    assert [each.error for each in outcomes] == [None, None]
    assert section.id not in {each.id for each in planning.show(other, small_plan).appendices[0].sections}


def test_what_was_removed_with_answers_of_many_days_stays_removed(
    session: Session, small_plan: RecordId
) -> None:
    connection = session.store.connection
    rows = [(OFFICE_SCOPE, f"{number:012b}".translate(LETTERS), 7) for number in range(writers.MAX_SEEN)]
    statement = "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?)"
    connection.executemany(statement, rows)
    with session.store.journal.write("x", "x") as tx:
        asked = tx.create(CONSULTATION, {"plan_id": small_plan})
        office = tx.create(CONSULTED, {"consultation_id": asked, "name": "Phòng Một"})
    session = reopened(session)
    with session.store.journal.write("x", "x") as tx:
        opinion = tx.create(OPINION, {"consulted_id": office, "words": "Nhất trí"})
    session = reopened(session)
    with session.store.journal.write("x", "x") as tx:
        for table, record in ((OPINION, opinion), (CONSULTED, office), (CONSULTATION, asked)):
            tx.delete(table, record)
    (stone,) = session.store.connection.execute("SELECT deleted FROM consultation").fetchone()
    assert {device_of(asked), device_of(opinion)} < {*json.loads(stone)["saw"]}


def test_most_ids_fit_where_a_vector_is_one_text_or_in_a_head() -> None:
    longest = len('"ABCDEFGHIJKL":12345678,')
    assert writers.MAX_WRITERS * longest < MAX_TEXT
    assert writers.MAX_OF_OFFICE * longest < MAX_HEADER - 8 * KIB


def test_what_others_saw_of_it_tells_a_machine_that_it_was_put_back(session: Session) -> None:
    connection, machine = session.store.connection, session.store.device
    units.add(session, Unit(name="Tổ Một cửa"))
    known = max(counters(session))
    own = DeviceId(machine[: writers.OF_MACHINE] + "ABC234")
    other = DeviceId("2" * 6 + machine[6:])
    assert not is_behind(connection, machine, {machine: known, other: 900})
    assert is_behind(connection, machine, {machine: known + 1})
    assert is_behind(connection, machine, {own: 1})


def test_what_others_saw_of_many_openings_is_asked_at_once(session: Session) -> None:
    connection, machine = session.store.connection, session.store.device
    asked: list[str] = []
    seen = {DeviceId(f"{machine[:6]}{number:06b}".translate(LETTERS)): 0 for number in range(40)}
    connection.set_trace_callback(asked.append)
    assert not is_behind(connection, machine, seen)
    connection.set_trace_callback(None)
    assert len(asked) == 1


def test_the_system_says_of_which_start_it_is() -> None:
    assert writers.boot_mark() == writers.boot_mark()
