"""What a newer program wrote: kept by older ones over any number of hops, and read once it is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import make_dot
from ccapp.services.folder import safekeeping
from ccapp.services.handover import attached, exchanging, recovering
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.journal import TxKind
from ccapp.store.tables import TABLES
from tests.conftest import Clock
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.machines import Copies, carried, write
from tests.exchange_e2e.offices import SUPERIOR, exported, held, normal, only

NEWER = "khao_sat"


def from_newer(session: Session, plan: RecordId) -> ScopeRecord:
    """A record of an unknown type, and an unknown field on a line and on the plan, as a newer program of this
    office left them.
    """
    store = session.store
    with store.journal.write("x", "x", kind=TxKind.SYSTEM) as tx:
        tx.counter += 2
        made = ScopeRecord(
            type=NEWER,
            id=RecordId(make_dot(store.device, tx.counter - 1)),
            fields={"plan_id": plan, "text": "Nội dung của bản sau", "n": 3},
            versions={"text": make_dot(store.device, tx.counter)},
        )
        row = (made.type, made.id, json.dumps(dict(made.fields)), json.dumps(dict(made.versions)))
        tx.keep_opaque(plan, [row])
        tx.see(plan, {store.device: tx.counter})
        tx.change(TABLES["item"], only(exported(session, plan), "item", "task").id, {"of_2031": "Trường mới"})
        tx.change(TABLES["plan"], plan, {"of_2031": "Trường mới"})
    return made


def kept(state: ScopeState) -> tuple[list[ScopeRecord], int]:
    """The records of the newer type, and on how many others the newer field stands."""
    records = [each for each in state.records if each.type == NEWER]
    return records, sum(each.fields.get("of_2031") == "Trường mới" for each in state.records)


def test_it_goes_over_machines_to_the_superior_and_back(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    """First machine, second machine, superior, given back to a third: four programs that do not know it."""
    second, third = machines("Bình"), machines("Hoa")
    made = from_newer(world.first, world.plan)
    write(second, world.plan, "Quý III/2026")
    carried(world.first, second, tmp_path)
    assert kept(exported(second, world.plan)) == ([made], 2)
    sent = exchanging.send(second, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    assert kept(exported(world.superior, world.plan)) == ([made], 2)
    file = recovering.give_back(world.superior, world.plan, tmp_path).file
    assert exchanging.receive(third, [file], accept=True)[0].result is Result.MERGED
    assert kept(exported(third, world.plan)) == ([made], 2)
    assert held(third, world.plan) == held(world.superior, world.plan)


def test_a_line_edited_here_keeps_what_is_not_known_of_it(world: World, tmp_path: Path) -> None:
    from_newer(world.first, world.plan)
    task = only(exported(world.first, world.plan), "item", "task").id
    planning.set_text(world.first, world.plan, task, "title", "Tên mới")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    line = next(each for each in exported(world.superior, world.plan).records if each.id == task)
    assert (line.fields["title"], line.fields["of_2031"]) == ("Tên mới", "Trường mới")


class TestAfterTheUpdate:
    def unread(self, session: Session, plan: RecordId, fields: dict[str, object]) -> RecordId:
        """A file of the plan, kept by a program that did not know files."""
        with session.store.journal.write("x", "x", kind=TxKind.SYSTEM) as tx:
            tx.counter += 1
            record = RecordId(make_dot(session.store.device, tx.counter))
            tx.keep_opaque(plan, [("evidence", record, json.dumps({"plan_id": plan, **fields}), "{}")])
            tx.see(plan, {session.store.device: tx.counter})
        return record

    def again(self, session: Session, clock: Clock) -> Session:
        session.store.close()
        return safekeeping.open_session(session.store.folder, who="Lan", clock=clock)

    def test_it_is_read(self, world: World, clock: Clock, tmp_path: Path) -> None:
        fields = {"name": "KH 07.pdf", "sha256": "ab" * 32, "size": 5, "of_2031": "x"}
        record = self.unread(world.first, world.plan, fields)
        before = normal(exported(world.first, world.plan))
        first = self.again(world.first, clock)
        assert normal(exported(first, world.plan)) == before
        (file,) = attached.files(first, world.plan)
        assert (file.file.id, file.file.name, file.here) == (record, "KH 07.pdf", False)
        (left,) = first.store.connection.execute("SELECT count(*) FROM opaque_record").fetchone()
        assert left == 0
        database.require_sound(first.store.connection)
        sent = exchanging.send(first, world.plan, SUPERIOR, tmp_path)
        exchanging.receive(world.superior, [sent.file])
        assert held(world.superior, world.plan) == before
        first.store.close()

    @pytest.mark.parametrize(
        "fields",
        [
            {"name": "KH 07.pdf", "sha256": "ab" * 32},
            {"name": "../KH 07.pdf", "sha256": "x", "size": 5},
            {"plan_id": "AAAAAAAAAAAA1", "name": "a", "sha256": "ab" * 32, "size": 5},
        ],
    )
    def test_what_is_none_stays_kept(self, world: World, clock: Clock, fields: dict[str, object]) -> None:
        self.unread(world.first, world.plan, fields)
        before = normal(exported(world.first, world.plan))
        first = self.again(world.first, clock)
        assert attached.files(first, world.plan) == ()
        assert normal(exported(first, world.plan)) == before
        database.require_sound(first.store.connection)
        first.store.close()
