"""Programs of different age: files frozen as older ones wrote them, files as a newer one would write them.

`data/N-of-<commit>.khx` are the shipped plan, its first deadline `Quý N`, from 3 on issued with a signed
copy, as the program at that commit sent it to the superior that the first of them had made. There are no
releases yet: the commits are the first whole handover, watched folders, attachments, the audit trail, and the
present. All five programs also read each other's files and receipts when these were made; the first knew no
receipts and kept them.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord
from ccapp.exchange import crypto, header
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.services.folder import safekeeping
from ccapp.services.handover import attached, exchanging, kept_packages, receipts, receptions
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database, program
from tests.conftest import Clock
from tests.exchange_e2e.cheating import grown, next_dot
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import (
    deliver,
    dump,
    exported,
    held,
    merged,
    normal,
    only,
    packed,
    with_new,
    with_record,
)

DATA = Path(__file__).with_name("data")
FROZEN = sorted(DATA.glob("*-of-*.khx"))
FIRST_WITH_FILES = 3


@pytest.fixture
def superior(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """The superior of the first program, its data brought up to date by this one."""
    folder = tmp_path / "cấp trên"
    with zipfile.ZipFile(DATA / "superior-of-41593a3.zip") as frozen:
        frozen.extractall(folder)
    session = safekeeping.open_session(folder, who="Minh", clock=clock)
    yield session
    session.store.close()


def test_there_is_a_frozen_file_of_three_programs_before() -> None:
    assert [int(path.name.split("-")[0]) for path in FROZEN] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("file", FROZEN, ids=lambda file: file.stem)
def test_a_file_of_an_older_program_is_read(superior: Session, file: Path) -> None:
    number = int(file.name[0])
    before = file.read_bytes()
    (outcome,) = exchanging.receive(superior, [file])
    assert (outcome.result, outcome.error, outcome.fresh) == (Result.MERGED, None, True)
    (line,) = exchanging.collected(superior)
    assert line.office.name == f"UBND xã Mẫu {number}"
    plan = planning.show(superior, line.plan)
    assert next(rows(plan.appendices[0])).leaf.text("deadline") == f"Quý {number}"
    assert sum(1 for _ in rows(plan.appendices[0])) > 50
    files = attached.files(superior, line.plan)
    assert len(files) == (number >= FIRST_WITH_FILES)
    assert all(each.here for each in files)
    assert len(receipts.received(superior)) == 1
    database.require_sound(superior.store.connection)
    assert file.read_bytes() == before


@pytest.mark.parametrize("order", [1, -1])
def test_files_of_all_programs_come_together(superior: Session, order: int) -> None:
    outcomes = exchanging.receive(superior, FROZEN[::order])
    assert [each.result for each in outcomes] == [Result.MERGED] * len(FROZEN)
    again = exchanging.receive(superior, FROZEN)
    assert {each.result for each in again} == {Result.NOTHING_NEW}
    receptions.undo_receptions(superior, [outcomes[0].run])
    assert exchanging.collected(superior) == ()
    again = exchanging.receive(superior, FROZEN, accept=True)
    assert {each.result for each in again} == {Result.MERGED}


def of_newer(session: Session, data: bytes, **edits: Any) -> bytes:
    """The package with other words in its header, signed anew by the same hand."""
    frame, keys = split_frame(data), own_keys(session.store)
    values = json.loads(frame.header) | edits
    raw = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return join_frame(raw, crypto.sign(keys.signing, signed_bytes(raw)), [bytes(frame.body)])


READ: list[dict[str, Any]] = [
    {"sv": 2},
    {"sv": 900, "app": "9.0.0-rc.1+2031"},
    {"zz_later": {"a": [1, True, None]}},
]


@pytest.mark.parametrize("edits", READ, ids=str)
def test_a_file_of_a_newer_program_that_can_be_read_is(world: World, edits: dict[str, Any]) -> None:
    state = exported(world.first, world.plan)
    merged(world.superior, of_newer(world.first, packed(world.first, state), **edits), world.place)
    assert held(world.superior, world.plan) == normal(state)


WAITING: list[dict[str, Any]] = [
    {"fmt": 2},
    {"sv": 2, "min_sv": 2},
    {"kind": "letter"},
    {"kind": "want"},
    {"suite": 2},
    {"base": {"vv": {}}},
]


@pytest.mark.parametrize("edits", WAITING, ids=str)
def test_a_file_of_a_newer_program_that_cannot_be_read_waits(world: World, edits: dict[str, Any]) -> None:
    data = of_newer(world.first, packed(world.first, exported(world.first, world.plan)), **edits)
    before = dump(world.superior)
    outcome = deliver(world.superior, data, world.place)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-PHIENBAN"
    assert dump(world.superior) == before
    (kept,) = (world.superior.store.folder / "quarantine").glob("*.khx")
    assert kept.read_bytes() == data


def test_what_waited_is_taken_in_by_the_program_that_can_read_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = exported(world.first, world.plan)
    data = of_newer(world.first, packed(world.first, state), sv=2, min_sv=2)
    assert deliver(world.superior, data, world.place).result is Result.REFUSED
    assert kept_packages.retry_newer(world.superior) == ()
    with world.superior.store.writing() as connection:
        program.note_tried(connection, "0.0.1")  # an update of the program
    monkeypatch.setattr(header, "SV", 2)
    (outcome,) = kept_packages.retry_newer(world.superior)
    assert outcome.result is Result.MERGED
    assert held(world.superior, world.plan) == normal(state)
    assert list((world.superior.store.folder / "quarantine").iterdir()) == []


def test_what_is_not_known_stays_through_backup_and_restore(
    world: World, tmp_path: Path, clock: Clock
) -> None:
    state = grown(exported(world.first, world.plan), 2)
    record = ScopeRecord(
        type="khao_sat", id=next_dot(state), fields={"n": 3, "plan_id": world.plan}, versions={}
    )
    task = only(state, "item", "task").id
    newer = with_new(with_record(grown(state), task, of_2031="Trường mới"), record)
    fresh = packed(world.first, newer, 2)
    merged(world.superior, fresh, world.place)
    backup = safekeeping.backup(world.superior, tmp_path / "s.ccbak")
    safekeeping.restore(tmp_path / "s2", backup, who="Minh", clock=clock)
    again = safekeeping.open_session(tmp_path / "s2", who="Minh", clock=clock)
    assert held(again, world.plan) == held(world.superior, world.plan) == normal(newer)
    assert deliver(again, fresh, world.place).result is Result.NOTHING_NEW
    again.store.close()
