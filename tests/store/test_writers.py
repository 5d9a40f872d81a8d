"""Under which id each opening of a data folder writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.office import Unit
from ccapp.domain.versions import DeviceId, device_of
from ccapp.exchange.limits import MAX_TEXT
from ccapp.services.folder import safekeeping
from ccapp.services.plans import units
from ccapp.services.session import Session
from ccapp.store import devices, writers
from ccapp.store.tables import OFFICE_SCOPE
from ccapp.store.writers import is_behind, is_of
from tests.exchange_e2e.machines import image_of, put_back


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


def test_where_there_are_very_many_the_last_one_goes_on(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "MAX_WRITERS", 3)
    found = []
    for number in range(6):
        found.append(wrote(session, f"Tổ {number}"))
        session = reopened(session)
    assert len({*found}) == 3
    assert found[2:] == [found[2]] * 4


def test_most_ids_fit_where_a_vector_is_one_text() -> None:
    assert writers.MAX_WRITERS * len('"ABCDEFGHIJKL":12345678,') < MAX_TEXT


def test_what_others_saw_of_it_tells_a_machine_that_it_was_put_back(session: Session) -> None:
    connection, machine = session.store.connection, session.store.device
    units.add(session, Unit(name="Tổ Một cửa"))
    known = devices.highest_counter(connection, machine)
    own = DeviceId(machine[: writers.OF_MACHINE] + "ABC234")
    other = DeviceId("2" * 6 + machine[6:])
    assert not is_behind(connection, machine, {machine: known, other: 900})
    assert is_behind(connection, machine, {machine: known + 1})
    assert is_behind(connection, machine, {own: 1})


def test_the_system_says_of_which_start_it_is() -> None:
    assert writers.boot_mark() == writers.boot_mark()
