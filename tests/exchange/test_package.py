"""What is sealed opens again, for the right office only, and says what it said."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import make_dot
from ccapp.exchange.codec import Names
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import split_frame
from ccapp.exchange.header import PackageKind
from ccapp.exchange.keys import new_device
from ccapp.exchange.limits import MAX_COUNTER_JUMP, MAX_TEXT, counter_jump
from ccapp.exchange.package import Dispatch, Recipient, open_scope, read_header, seal_scope, stamp


def refused(fault: Fault, reason: str, action, *args, **kwargs) -> PackageError:
    """Run and expect one refusal."""
    with pytest.raises(PackageError) as caught:
        action(*args, **kwargs)
    assert (caught.value.fault, caught.value.facts["reason"]) == (fault, reason)
    return caught.value


def test_the_state_comes_out_as_it_went_in(world) -> None:
    state = world.state(200)
    data = world.seal(state)
    opened = world.open(data)
    assert opened.state == state
    assert opened.names.sender == "UBND xã Lộc Bình"
    assert tuple(opened.attachments) == ()
    assert opened.sha256 == hashlib.sha256(data).hexdigest()


def test_an_empty_plan_travels(world) -> None:
    state = dataclasses.replace(world.state(), records=())
    assert world.open(world.seal(state)).state == state


def test_attachments_travel_in_order(world) -> None:
    parts = (b"%PDF-1.7 mot", b"hai" * 5000)
    assert tuple(world.open(world.seal(attachments=parts)).attachments) == parts


def test_the_header_can_be_read_by_anyone_and_tells_no_names(world) -> None:
    data = world.seal()
    header = read_header(data)
    assert header.kind is PackageKind.DATA
    assert (header.office, header.to[0].office) == (world.commune.office, world.superior.office)
    assert (header.sequence, header.made, header.rows) == (17, "2026-11-20T08:15+07:00", 4)
    assert header.scope is not None
    assert header.scope.plan == world.state().plan
    assert header.vector == world.state().vector
    assert "Lộc Bình".encode() not in data
    assert json.loads(split_frame(data).header)["segs"][0]["n"] == len(split_frame(data).body)


def test_the_header_is_readable_from_the_start_of_a_file(world) -> None:
    data = world.seal(world.state(3000))
    assert read_header(data[:70_000]) == read_header(data)


def test_packages_differ_though_the_state_is_the_same(world) -> None:
    assert world.seal() != world.seal()


def test_a_second_pc_of_the_office_writes_under_the_same_root(world) -> None:
    second = new_device(world.commune)
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    data = seal_scope(world.state(), keys=second, to=to, dispatch=world.dispatch(1))
    assert world.open(data).header.device == second.device
    assert second.device != world.commune.device


def test_an_office_reads_what_its_other_pc_wrote_for_it(world) -> None:
    second = new_device(world.commune)
    to = [Recipient(office=second.office, enc_pk=second.enc_pk)]
    data = seal_scope(world.state(), keys=second, to=to, dispatch=world.dispatch(1))
    opened = open_scope(
        data, keys=world.commune, sender_root_pk=world.commune.root_pk, sender_role=Role.COMMUNE
    )
    assert opened.state == world.state()


def test_another_office_cannot_open_it(world) -> None:
    refused(Fault.RECIPIENT, "office", world.open, world.seal(), keys=world.stranger)


def test_a_package_to_an_old_key_of_ours_is_not_for_us(world) -> None:
    renewed = dataclasses.replace(world.superior, encryption=world.stranger.encryption)
    refused(Fault.RECIPIENT, "key", world.open, world.seal(), keys=renewed)


def test_an_unknown_root_is_an_unknown_sender(world) -> None:
    refused(Fault.SENDER, "certificate", world.open, world.seal(), sender_root_pk=world.stranger.root_pk)


def test_a_revoked_device_is_read_up_to_its_last_valid_package(world) -> None:
    data = world.seal(sequence=17)
    assert world.open(data, revoked={world.commune.device: 17}).header.sequence == 17
    refused(Fault.REVOKED, "device", world.open, data, revoked={world.commune.device: 16})


def test_a_state_that_claims_our_own_device_is_refused(world) -> None:
    dot = make_dot(world.superior.device, 5)
    state = world.state()
    stolen = ScopeRecord(type="item", id=RecordId(dot), fields={}, versions={})
    state = dataclasses.replace(
        state, records=(*state.records, stolen), vector={**state.vector, world.superior.device: 5}
    )
    refused(Fault.AUTHORITY, "device", world.open, world.seal(state))


def test_a_state_that_claims_another_offices_device_is_refused(world, device) -> None:
    state = dataclasses.replace(world.state(), vector={**world.state().vector, device: 9})
    assert world.open(world.seal(state)).state.vector[device] == 9
    refused(Fault.AUTHORITY, "device", world.open, world.seal(state), foreign={device})


@pytest.mark.parametrize("kind", ["assignment", "decision", "suggestion", "proxy", "keyevent", "receipt"])
def test_a_commune_cannot_seal_what_only_others_may_write(world, kind) -> None:
    record = ScopeRecord(type=kind, id=RecordId(make_dot(world.commune.device, 2)), fields={}, versions={})
    error = refused(
        Fault.AUTHORITY, "record", world.seal, dataclasses.replace(world.state(), records=(record,))
    )
    assert error.facts["type"] == kind


def test_a_superior_writes_assignments_about_a_communes_plan_in_its_own_scope(world) -> None:
    plan, keys = world.state().plan, world.superior
    task = ScopeRecord(
        type="assignment", id=RecordId(make_dot(keys.device, 3)), fields={"plan_id": plan}, versions={}
    )
    state = ScopeState(office=keys.office, plan=plan, vector={keys.device: 3}, records=(task,))
    to = [Recipient(office=world.commune.office, enc_pk=world.commune.enc_pk)]
    data = seal_scope(state, keys=keys, to=to, dispatch=world.dispatch(2))
    opened = open_scope(data, keys=world.commune, sender_root_pk=keys.root_pk, sender_role=Role.SUPERIOR)
    assert opened.state == state
    refused(
        Fault.AUTHORITY, "record", open_scope, data,
        keys=world.commune, sender_root_pk=keys.root_pk, sender_role=Role.COMMUNE,
    )  # fmt: skip


def test_nobody_seals_the_scope_of_another_office(world) -> None:
    state = dataclasses.replace(world.state(), office=world.superior.office)
    refused(Fault.AUTHORITY, "scope", world.seal, state)


def test_a_text_above_the_limit_is_refused_before_it_leaves(world) -> None:
    record = world.state().records[1]
    state = dataclasses.replace(
        world.state(), records=(dataclasses.replace(record, fields={"product": "x" * (MAX_TEXT + 1)}),)
    )
    error = refused(Fault.LIMIT, "text", world.seal, state)
    assert (error.facts["record"], error.facts["most"]) == (record.id, MAX_TEXT)


def test_more_than_eight_recipients_are_refused(world) -> None:
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)] * 9
    with pytest.raises(PackageError) as caught:
        seal_scope(world.state(), keys=world.commune, to=to, dispatch=world.dispatch())
    assert caught.value.fault is Fault.LIMIT


def test_a_repetitive_state_is_not_taken_for_a_bomb(world) -> None:
    state = world.state(1)
    records = tuple(
        ScopeRecord(
            type="item",
            id=RecordId(make_dot(world.commune.device, number)),
            fields={"notes": "a" * 19_000},
            versions={},
        )
        for number in range(2, 302)
    )
    vector = {world.commune.device: 400}
    state = dataclasses.replace(state, records=records, vector=vector)
    assert world.open(world.seal(state)).state == state


def test_a_time_needs_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        stamp(datetime(2026, 11, 20, 8, 15))  # noqa: DTZ001 - the point of the test


def test_an_office_without_a_name_cannot_send(world) -> None:
    nameless = dataclasses.replace(world.dispatch(), names=Names(sender="\u202e \u200b"))
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    with pytest.raises(ValueError, match="name"):
        seal_scope(world.state(), keys=world.commune, to=to, dispatch=nameless)


def test_hidden_characters_leave_a_name_before_it_travels(world) -> None:
    tricky = dataclasses.replace(world.dispatch(), names=Names(sender="UBND\u202e xã\nLộc Bình"))
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    data = seal_scope(world.state(), keys=world.commune, to=to, dispatch=tricky)
    assert world.open(data).names.sender == "UBND xã Lộc Bình"


def test_the_jump_of_a_counter_is_told_to_the_caller(world, device) -> None:
    assert counter_jump({device: 5}, {device: 9, world.commune.device: 7}) == 7
    assert counter_jump({device: 5}, {device: 3}) == -2
    assert counter_jump({}, {}) == 0
    assert counter_jump({}, {device: 2**52}) > MAX_COUNTER_JUMP


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)
_NAME = st.from_regex(r"[a-z_][a-z0-9_.]{0,12}", fullmatch=True)
_VALUE = st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXT


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["item", "occurrence", "comment", "future_type"]),
            st.dictionaries(_NAME.filter(lambda name: name != "plan_id"), _VALUE, max_size=6),
            st.dictionaries(_NAME, st.integers(1, 10**6), max_size=3),
        ),
        max_size=12,
    )
)
def test_any_state_survives_the_journey(world, rows) -> None:
    import unicodedata

    device = world.commune.device
    records = tuple(
        ScopeRecord(
            type=kind,
            id=RecordId(make_dot(device, number)),
            fields={
                key: unicodedata.normalize("NFC", value) if isinstance(value, str) else value
                for key, value in fields.items()
            },
            versions={key: make_dot(device, counter) for key, counter in versions.items()},
        )
        for number, (kind, fields, versions) in enumerate(rows, start=1)
    )
    plan = RecordId(make_dot(device, 1))
    state = ScopeState(office=world.commune.office, plan=plan, vector={device: 10**6}, records=records)
    assert world.open(world.seal(state)).state == state


def test_dispatch_carries_the_chain(world) -> None:
    previous = hashlib.sha256(b"the package before").hexdigest()
    dispatch = Dispatch(
        sequence=18, made=world.dispatch().made, app="0.1.0", names=world.dispatch().names, previous=previous
    )
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    data = seal_scope(world.state(), keys=world.commune, to=to, dispatch=dispatch)
    assert read_header(data).previous == previous
