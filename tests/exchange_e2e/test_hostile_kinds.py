"""Packages of remarks and of another machine, signed and sealed correctly, that must not change anything."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from ccapp import __version__
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.exchange.codec import Names
from ccapp.exchange.errors import PackageError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import Dispatch, Recipient, seal_scope
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.session import Session
from ccapp.store import partners
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.machines import Copies, leaf, write
from tests.exchange_e2e.offices import (
    deliver,
    dump,
    exported,
    held,
    merged,
    only,
    packed,
    with_new,
    with_record,
    without_record,
)

LAST = 2**53 - 1
STRANGE = DeviceId("STRANGE22222")
Spoil = Callable[[ScopeState], ScopeState]


def sealed(giver: Session, state: ScopeState, kind: PackageKind, reader: Session) -> bytes:
    """A package of any kind for one office, whatever the state holds."""
    dispatch = Dispatch(
        sequence=90,
        made=giver.clock(),
        app=__version__,
        names=Names(sender=giver.store.office.name, plan="Kế hoạch"),
    )
    to = Recipient(office=reader.store.office.id, enc_pk=own_keys(reader.store).enc_pk)
    return seal_scope(state, keys=own_keys(giver.store), to=[to], dispatch=dispatch, kind=kind)


def refused(reader: Session, data: bytes, world: World) -> str | None:
    """The code of a refusal that left every byte of the reader's data."""
    before = _without_writes(reader)
    outcome = deliver(reader, data, world.place)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert _without_writes(reader) == before
    return package_code(outcome.error)


def _without_writes(session: Session) -> list[str]:
    return [line for line in dump(session).splitlines() if not line.startswith("('writes'")]


class TestOfAnotherMachine:
    """The other machine of the first commune is in wrong hands, or broken."""

    @pytest.fixture
    def other(self, machines: Copies, world: World) -> Session:
        made = machines("Bình")
        write(made, world.plan, "Quý III/2026")
        return made

    def counted(self, state: ScopeState, by: int) -> ScopeState:
        device, counter = next(iter(state.vector.items()))
        return dataclasses.replace(state, vector={**state.vector, device: counter + by})

    def new(self, state: ScopeState, /, **fields: Any) -> ScopeState:
        """One more record of a strange device."""
        record = ScopeRecord(
            type=fields.pop("type", "item"),
            id=RecordId(make_dot(STRANGE, 1)),
            fields={"plan_id": state.plan, **fields},
            versions={},
        )
        return dataclasses.replace(with_new(state, record), vector={**state.vector, STRANGE: 1})

    def test_it_is_merged_when_nothing_is_wrong(self, world: World, other: Session) -> None:
        data = sealed(other, exported(other, world.plan), PackageKind.MACHINE, world.first)
        merged(world.first, data, world.place)

    @pytest.mark.parametrize("by", [10**7 + 1, 2**40])
    def test_a_counter_from_the_far_future(self, world: World, other: Session, by: int) -> None:
        state = self.counted(exported(other, world.plan), by)
        assert (
            refused(world.first, sealed(other, state, PackageKind.MACHINE, world.first), world) == "E-GIOIHAN"
        )

    def test_a_strange_device_at_the_last_number(self, world: World, other: Session) -> None:
        """Nothing could be written after it."""
        state = exported(other, world.plan)
        state = dataclasses.replace(state, vector={**state.vector, STRANGE: LAST})
        assert (
            refused(world.first, sealed(other, state, PackageKind.MACHINE, world.first), world) == "E-GIOIHAN"
        )

    def test_devices_of_another_office(self, world: World, other: Session) -> None:
        merged(world.superior, packed(world.second, exported(world.second, world.other_plan)), world.place)
        state = exported(other, world.plan)
        with world.first.store.writing() as connection:
            partners.note_devices(connection, world.superior.store.office.id, (STRANGE,))
        state = dataclasses.replace(state, vector={**state.vector, STRANGE: 1})
        assert (
            refused(world.first, sealed(other, state, PackageKind.MACHINE, world.first), world) == "E-QUYEN"
        )

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda state: without_record(state, only(state, "plan").id),
            lambda state: with_record(state, state.plan, year_from="2026"),
            lambda state: with_record(state, state.plan, title=None),
            lambda state: with_record(state, state.plan, state="approved"),
            lambda state: with_record(state, only(state, "appendix").id, layout="{}"),
            lambda state: with_record(state, only(state, "appendix").id, layout="["),
        ],
        ids=["no plan", "a year", "no title", "a state", "no layout", "a broken layout"],
    )
    def test_records_that_do_not_make_a_plan(self, world: World, machines: Copies, spoil: Spoil) -> None:
        """On a machine that has nothing yet, so that nothing of its own heals the plan."""
        other = machines("Bình")
        made = with_office(exported(world.second, world.other_plan), other.store.office.id)
        data = sealed(other, spoil(made), PackageKind.MACHINE, world.first)
        assert refused(world.first, data, world) == "E-KHUNG"

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"level": "product"}, "E-KHUNG"),
            ({"level": "section", "position": "a", "appendix_id": "AAAAAAAAAAAA1"}, "E-KHUNG"),
            ({"type": "evidence", "name": "a", "sha256": "x", "size": 1}, "E-KHUNG"),
            ({"type": "evidence", "name": "a", "sha256": "0" * 64, "size": 0}, "E-KHUNG"),
            ({"type": "comment", "remark": 5, "state": "open"}, "E-KHUNG"),
            ({"type": "comment", "remark": "x", "state": "odd"}, "E-KHUNG"),
        ],
        ids=str,
    )
    def test_one_more_record_that_is_none(
        self, world: World, other: Session, fields: dict[str, Any], code: str
    ) -> None:
        state = self.new(exported(other, world.plan), **fields)
        assert refused(world.first, sealed(other, state, PackageKind.MACHINE, world.first), world) == code

    def test_a_superior_s_record(self, world: World, other: Session) -> None:
        state = self.new(exported(other, world.plan), type="assignment")
        with pytest.raises(PackageError, match="E-QUYEN"):
            sealed(other, state, PackageKind.MACHINE, world.first)

    def test_a_machine_of_another_office(self, world: World) -> None:
        """Sealed to us, signed by the second for a plan of its own: no machine of ours."""
        with pytest.raises(PackageError):
            sealed(world.second, exported(world.second, world.other_plan), PackageKind.MACHINE, world.first)


def with_office(state: ScopeState, office: OfficeId) -> ScopeState:
    """The state as a plan of another office."""
    return dataclasses.replace(with_record(state, state.plan, office_id=office), office=office)


class TestRemarks:
    """A superior whose key is in wrong hands."""

    @pytest.fixture(autouse=True)
    def _collected(self, world: World) -> None:
        merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)

    def state(self, world: World, counter: int = 5, **fields: Any) -> ScopeState:
        device = world.superior.store.device
        remark = {
            "plan_id": world.plan,
            "record": leaf(world.first, world.plan),
            "field": "deadline",
            "words": "Ghi rõ",
            "by": "Sở",
        }
        type_ = fields.pop("type", "comment")
        record = ScopeRecord(
            type=type_, id=RecordId(make_dot(device, 5)), fields={**remark, **fields}, versions={}
        )
        return ScopeState(
            office=world.superior.store.office.id,
            plan=world.plan,
            vector={device: counter},
            records=(record,),
        )

    def give(self, world: World, state: ScopeState) -> str | None:
        return refused(world.first, sealed(world.superior, state, PackageKind.REMARKS, world.first), world)

    def test_they_are_taken_when_nothing_is_wrong(self, world: World) -> None:
        data = sealed(world.superior, self.state(world), PackageKind.REMARKS, world.first)
        merged(world.first, data, world.place)

    @pytest.mark.parametrize("counter", [10**7 + 1, 2**40, LAST])
    def test_a_counter_that_would_shut_out_all_later_ones(self, world: World, counter: int) -> None:
        assert self.give(world, self.state(world, counter)) == "E-GIOIHAN"
        data = sealed(world.superior, self.state(world), PackageKind.REMARKS, world.first)
        merged(world.first, data, world.place)

    @pytest.mark.parametrize(
        "fields",
        [
            {"words": 5},
            {"words": None},
            {"field": 7},
            {"by": None},
            {"record": 1},
            {"day": "2026-13-01"},
            {"type": "decision", "verdict": "accepted", "number": 0, "held": "{}"},
            {"type": "decision", "verdict": "odd", "number": 1, "held": "{}"},
            {"type": "decision", "verdict": "supplement", "number": 1, "held": "{}"},
            {"type": "decision", "verdict": "accepted", "number": 1, "held": "["},
            {"type": "decision", "verdict": "accepted", "number": 1, "held": '{"x":-1}'},
            {"type": "decision", "verdict": "accepted", "number": "1", "held": "{}"},
            {"type": "decision", "verdict": "reopened", "number": 1, "held": "{}", "reason": " "},
        ],
        ids=str,
    )
    def test_a_record_that_is_none(self, world: World, fields: dict[str, Any]) -> None:
        assert self.give(world, self.state(world, **fields)) == "E-KHUNG"

    def test_a_plan_of_the_reader_is_not_written_by_remarks(self, world: World) -> None:
        before = held(world.first, world.plan)
        assert self.give(world, self.state(world, type="item", level="product")) in ("E-KHUNG", "E-QUYEN")
        assert held(world.first, world.plan) == before

    def test_on_a_plan_that_is_not_the_readers(self, world: World) -> None:
        merged(world.superior, packed(world.second, exported(world.second, world.other_plan)), world.place)
        data = sealed(world.superior, self.state(world), PackageKind.REMARKS, world.second)
        assert refused(world.second, data, world) == "E-QUYEN"
