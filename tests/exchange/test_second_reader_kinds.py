"""Packages between machines and key events (FORMAT.md 9c, 9e): both readers say the same."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccapp import __version__
from ccapp.domain.counted_twice import merge_twice
from ccapp.domain.issued_meanwhile import keep_in_force
from ccapp.domain.merge import merge
from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, Dots, contains, make_dot
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.clear import seal_clear
from ccapp.exchange.codec import Names
from ccapp.exchange.fields import to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.header import PackageKind
from ccapp.exchange.keyevents import Introduced, KeyEvent
from ccapp.exchange.keys import OfficeKeys, new_office, with_keys
from ccapp.exchange.package import Dispatch, Recipient, open_scope, seal_scope
from ccapp.services.handover import own_machines
from ccapp.services.handover.keyring import own_keys
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.exchange import second_kinds, second_merge, second_reader
from tests.exchange.conftest import MADE, encode
from tests.exchange.second_reader import Office
from tests.exchange.test_second_reader import SHARED_WORLD, agreed, by_id, code_of, plain
from tests.exchange.test_second_reader_lies import Lie, lies_about, made
from tests.exchange_e2e.offices import stored
from tests.unit.test_merge_laws import STEPS, reached

# Between machines.


@pytest.fixture
def carried(session: Session, plan_maker: PlanMaker, tmp_path: Path) -> list[bytes]:
    """What an office carries to another of its machines: an edited plan with its signed copy."""
    plan = stored(session, plan_maker(session))
    leaf = next(rows(planning.show(session, plan).appendices[0])).leaf.id
    editing.set_texts(session, plan, [CellEdit(record=leaf, field="deadline", text="Quý III/2026")])
    scan = tmp_path / "đã ký.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình"), scan)
    with zipfile.ZipFile(own_machines.carry(session, tmp_path).file) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_what_goes_between_machines_is_read_alike(session: Session, carried: list[bytes]) -> None:
    keys, role = own_keys(session.store), session.store.office.role
    reader = Office(office=keys.office, private=keys.encryption, devices={DeviceId(keys.device): keys.office})
    files: dict[str, bytes] = {}
    who = set()
    for data in carried:
        theirs = open_scope(data, keys=keys, sender_root_pk=keys.root_pk, sender_role=role)
        ours, authors = second_kinds.open_machine(data, reader, keys.root_pk, role.value)
        assert [*ours.records, *authors] == sorted(
            plain(theirs.state.records), key=lambda each: each["t"] == "author"
        )
        who |= {author["f"]["who"] for author in authors}
        files |= second_kinds.attached(ours)
        assert second_kinds.attached(ours).keys() == set(theirs.attachments.hashes)
        assert code_of(lambda data=data: second_reader.open_data(data, reader)) == "E-KHUNG"
        stranger = crypto.signing_public(crypto.new_key())
        wrong = code_of(lambda d=data, s=stranger: second_kinds.open_machine(d, reader, s, "commune"))
        assert wrong == "E-NGUOIGUI"
    assert who == {"Lan"}
    assert any(data.startswith(b"\x89PNG") for data in files.values())


@SHARED_WORLD
@given(steps=STEPS)
def test_two_machines_are_merged_alike(steps: list[tuple[int, str, int, str, str]]) -> None:
    machines, sticks = reached(steps)
    for machine in machines:
        for stick in (*sticks, *(each.state for each in machines)):
            theirs = plain(merge(machine.state, stick).records)
            mine, other = plain(machine.state.records), plain(stick.records)
            ours = second_merge.merged(mine, machine.state.vector, other, stick.vector)
            assert by_id(ours) == by_id(theirs)


def test_what_a_machine_made_of_an_open_case_comes_as_a_later_state() -> None:
    """A reader need not know how numbers counted twice, or lines under an issued table, are put right."""
    machines, _ = reached([(0, "add", 1, "title", ""), (1, "take", 0, "title", "")])
    frozen, issuing, other = (copy.deepcopy(machines[at]) for at in (0, 0, 1))
    frozen.write(1, "lead", "sau")
    frozen.add(1)
    issuing.write(1, "lead", "trước")
    issuing.delete(1)
    issuing.write(0, "state", "issued")
    other.write(2, "title", "máy kia")
    other.add(0)
    twice, _ = merge_twice(frozen.state, issuing.state, Dots(DeviceId("E" * 12), 0))
    both = merge(issuing.state, other.state)
    issued, _ = keep_in_force(both, issuing.state, Dots(DeviceId("E" * 12), 0), {"at": "", "by": "Lan"})
    for state, *sides in ((twice, frozen, issuing), (issued, issuing, other)):
        for old in (side.state for side in sides):
            assert contains(state.vector, old.vector)
            mine, later = plain(old.records), plain(state.records)
            assert by_id(second_merge.merged(mine, old.vector, later, state.vector)) == by_id(later)


# A plan given back.


@pytest.mark.parametrize(
    ("sender", "role", "to", "owner", "code"),
    [
        ("superior", "superior", "commune", "commune", ""),
        ("superior", "commune", "commune", "commune", "E-QUYEN"),  # known as a commune
        ("superior", "superior", "other", "other", "E-NHAMNGUOI"),
        ("superior", "superior", "commune", "other", "E-KHUNG"),  # addressed to none of its owners
        ("superior", "superior", "commune", "superior", "E-KHUNG"),
    ],
)
def test_a_plan_given_back_is_read_alike(sender: str, role: str, to: str, owner: str, code: str) -> None:
    offices = {"commune": new_office(Role.COMMUNE), "other": new_office(Role.COMMUNE)}
    offices["superior"] = new_office(Role.SUPERIOR)
    commune, giver, reader_keys = offices["commune"], offices[sender], offices[to]
    plan = RecordId(make_dot(commune.device, 1))
    record = ScopeRecord(type="plan", id=plan, fields={"title": "Kế hoạch"}, versions={})
    state = ScopeState(office=offices[owner].office, plan=plan, vector={commune.device: 1}, records=(record,))
    reader = Office(
        office=commune.office,
        private=commune.encryption,
        known={giver.office: (giver.root_pk, role)},
        devices={giver.device: giver.office, commune.device: commune.office},
    )

    def sealed() -> bytes:
        return seal_scope(
            state,
            keys=giver,
            to=[Recipient(office=reader_keys.office, enc_pk=reader_keys.enc_pk)],
            dispatch=Dispatch(sequence=1, made=MADE, app="1", names=Names(sender="Sở", plan="Kế hoạch")),
            kind=PackageKind.RECOVERY,
        )

    if code == "E-KHUNG":
        assert code_of(sealed) == code  # it cannot even be made
        return
    data = sealed()
    said = agreed(
        lambda: open_scope(
            data, keys=commune, sender_root_pk=giver.root_pk, sender_role=Role(role), foreign=(giver.device,)
        ),
        lambda: second_reader.open_data(data, reader, "recovery"),
    )
    assert said == code


# Key events.


def chain_of(first: OfficeKeys) -> tuple[OfficeKeys, tuple[KeyEvent, ...]]:
    """A device revoked twice, another encryption key, another root key, and a device revoked under it."""
    chain: tuple[KeyEvent, ...] = ()
    for last in (7, 90):
        chain = (*chain, keyevents.revoked(chain, first, DeviceId("A" * 12), last))
    private, root = crypto.new_key(), crypto.new_key()
    chain = (*chain, keyevents.new_encryption(chain, first, crypto.encryption_public(private)))
    keys = with_keys(first, encryption=private)
    chain = (*chain, keyevents.new_root(chain, keys, root))
    keys = with_keys(keys, root=root)
    return keys, (*chain, keyevents.revoked(chain, keys, DeviceId("B" * 12), 0))


@pytest.fixture(scope="module")
def office() -> tuple[OfficeKeys, OfficeKeys, tuple[KeyEvent, ...]]:
    """A commune's first keys, its last ones, and the chain between."""
    first = new_office(Role.COMMUNE)
    return first, *chain_of(first)


def file_of(chain: tuple[KeyEvent, ...], keys: OfficeKeys) -> bytes:
    return keyevents.seal_chain(chain, keys, made=MADE, app=__version__)


def header_of(keys: OfficeKeys) -> dict[str, Any]:
    """The header of a file of key events, whose segment is still to come."""
    return json.loads(split_frame(file_of((), keys)).header)


def forged(keys: OfficeKeys, header: dict[str, Any], line: Any) -> bytes:
    """A file of key events with this first line, signed by the device as it should be."""
    text = encode(line) + b"\n"
    body = zlib.compress(text)
    segment = {"h": hashlib.sha256(body).hexdigest(), "n": len(body)}
    encoded = encode({**header, "plain": len(text), "segs": [segment]})
    return join_frame(encoded, crypto.sign(keys.signing, signed_bytes(encoded)), [body])


def line_of(chain: tuple[KeyEvent, ...], header: dict[str, Any]) -> dict[str, Any]:
    bound = {key: header[key] for key in ("dev", "from", "pkg")}
    return {**bound, "events": [each.as_data() for each in chain]}


def both(data: bytes, root_pk: bytes) -> str:
    return agreed(
        lambda: keyevents.open_chain(data, root_pk), lambda: second_kinds.open_keyevents(data, root_pk)
    )


def test_a_chain_is_followed_alike_from_either_root(office: Any) -> None:
    first, last, chain = office
    data = file_of(chain, last)
    for root in (first.root_pk, last.root_pk):
        theirs, _ = keyevents.open_chain(data, root)
        ours = second_kinds.open_keyevents(data, root)
        assert (ours.root_pk, ours.enc_pk) == (last.root_pk, last.enc_pk) == (theirs.root_pk, theirs.enc_pk)
        assert ours.revoked == theirs.revoked == {"A" * 12: 7, "B" * 12: 0}
    header = header_of(last)
    assert both(forged(last, header, line_of(chain, header)), first.root_pk) == ""
    assert both(file_of((), first), first.root_pk) == ""
    stranger = crypto.signing_public(crypto.new_key())
    assert both(data, stranger) == both(file_of(chain, first), first.root_pk) == "E-NGUOIGUI"
    assert code_of(lambda: second_reader.open_card(data)) == "E-KHUNG"


def spoiled(chain: tuple[KeyEvent, ...], keys: OfficeKeys) -> Iterator[tuple[KeyEvent, ...]]:
    """Chains that do not hold, the file's own signatures apart."""
    yield from (chain[1:], chain[::-1], chain[:2] + chain[3:])
    for at, link in enumerate(chain):
        for field in ("signature", "own") if link.own else ("signature",):
            yield (*chain[:at], dataclasses.replace(link, **{field: bytes(64)}), *chain[at + 1 :])
        told = link.statement.replace(b'"n":', b'"m":')
        yield (*chain[:at], dataclasses.replace(link, statement=told), *chain[at + 1 :])
    thief = dataclasses.replace(keys, root=crypto.new_key())
    yield (*chain, keyevents.new_encryption(chain, thief, keys.enc_pk))
    yield (keyevents.new_encryption((), thief, keys.enc_pk),)


def test_a_chain_that_does_not_hold_is_refused_alike(office: Any) -> None:
    first, last, chain = office
    codes = [
        both(file_of(each, last), root)
        for each in spoiled(chain, last)
        for root in (first.root_pk, last.root_pk)
    ]
    assert set(codes) == {"", "E-NGUOIGUI", "E-KHUNG"}
    assert codes.count("") == 5, "signatures before one of the known root: held by their hashes alone"


STATEMENT = {"kind": "", "n": 1, "office": "", "prev": "", "device": "", "last": 1}


@SHARED_WORLD
@given(lie=lies_about(STATEMENT))
def test_an_event_that_lies(office: Any, lie: Lie) -> None:
    """The root key has signed it, and the device the file."""
    first, _, chain = office
    said = json.loads(chain[0].statement)
    lie(said)
    statement = made(lambda: encode(said))
    if statement is not None:
        link = KeyEvent(
            statement=statement, signature=crypto.sign(first.root, b"khx/keyevent/v1\0" + statement)
        )
        both(file_of((link,), first), first.root_pk)


LINE = {"dev": "", "from": "", "pkg": "", "events": [{"own": "", "sig": "", "statement": ""}] * 5}


@SHARED_WORLD
@given(lie=lies_about(LINE))
def test_a_line_of_events_that_lies(office: Any, lie: Lie) -> None:
    first, last, chain = office
    header = header_of(last)
    line = line_of(chain, header)
    lie(line)
    data = made(lambda: forged(last, header, line))
    if data is not None:
        both(data, first.root_pk)


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({}, ""),
        ({"later": 1}, ""),
        ({"office": "x"}, "E-KHUNG"),
        ({"name": "UBND\u202e xã"}, "E-KHUNG"),
        ({"name": "x" * 501}, "E-GIOIHAN"),
        ({"role": "ministry"}, "E-KHUNG"),
        ({"root_pk": "AAAA"}, "E-KHUNG"),
        ({"enc_pk": to_base64(bytes(32))}, "E-KHUNG"),  # a key of small order is nobody's
        ({"enc_pk": None}, "E-KHUNG"),
    ],
    ids=str,
)
def test_a_roster_is_read_alike(lie: dict[str, object], code: str) -> None:
    superior, commune = new_office(Role.SUPERIOR), new_office(Role.COMMUNE)
    one = Introduced(
        office=commune.office,
        name="UBND xã Mẫu",
        role=Role.COMMUNE,
        root_pk=commune.root_pk,
        enc_pk=commune.enc_pk,
    )
    values = {"events": [], "roster": [{**one.as_data(), **lie}]}
    data = seal_clear(PackageKind.KEYEVENT, superior, values, made=MADE, app="1")
    said = agreed(
        lambda: keyevents.open_roster(data), lambda: second_kinds.open_keyevents(data, superior.root_pk)
    )
    assert said == code
    if not lie:
        assert keyevents.open_roster(data) == (one,)
        (theirs,) = second_kinds.open_keyevents(data, superior.root_pk).roster
        assert theirs == one.as_data()
        bare = seal_clear(PackageKind.KEYEVENT, superior, {"events": []}, made=MADE, app="1")
        assert keyevents.open_roster(bare) == second_kinds.open_keyevents(bare, superior.root_pk).roster == ()
