"""FORMAT.md is enough to write a reader: `second_reader.py` and the program agree on every package.

It opens the frozen samples and what the program writes today, gives the same records, and refuses what the
program refuses: altered bytes, wrong readers, and packages that are signed and sealed correctly but lie.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import make_dot
from ccapp.exchange import crypto
from ccapp.exchange.card import Invitation, make_join
from ccapp.exchange.errors import PackageError
from ccapp.exchange.package import Recipient, seal_scope
from ccapp.services.handover import connecting, exchanging, receipts
from ccapp.services.handover.keyring import own_keys
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.partners import Partner
from tests.conftest import Clock, PlanMaker
from tests.exchange import second_reader
from tests.exchange.conftest import World
from tests.exchange.second_forms import RefusedError
from tests.exchange.second_reader import Office
from tests.exchange_e2e.offices import (
    SUPERIOR,
    commune_at,
    exported,
    merged,
    packed,
    stored,
    superior_at,
    with_new,
    with_record,
)

FOLDER = Path(__file__).parent / "data"
FLIPS = (0x01, 0x80, 0xFF)
SHARED_WORLD = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=150,
    deadline=None,
)


def facts_of(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def octets(text: str) -> bytes:
    return base64.b64decode(text)


def holder(keys: Mapping[str, Any], **more: Any) -> Office:
    """An office of the samples, from its keys as the facts give them."""
    statement = json.loads(octets(keys["certificate"])[64:])
    return Office(office=statement["office"], private=octets(keys["encryption"]), **more)


def superior_of(world: World, **more: Any) -> Office:
    """The superior as the second reader: it knows the commune and that its own device is its own."""
    given: dict[str, Any] = {
        "office": world.superior.office,
        "private": world.superior.encryption,
        "known": {world.commune.office: (world.commune.root_pk, "commune")},
        "devices": {world.superior.device: world.superior.office},
    }
    return Office(**given | more)


def plain(records: tuple[ScopeRecord, ...]) -> list[dict[str, Any]]:
    return [{"t": each.type, "id": each.id, "f": each.fields, "v": each.versions} for each in records]


def code_of(read: Callable[[], object]) -> str:
    """The code under which a reader refuses, empty where it does not."""
    try:
        read()
    except PackageError as error:
        return error.fault.value
    except RefusedError as error:
        return error.code
    return ""


def agreed(program: Callable[[], object], second: Callable[[], object]) -> str:
    """The code of both readers. Where one value breaks a form and a limit, either may be named."""
    theirs, ours = code_of(program), code_of(second)
    if {theirs, ours} != {"E-KHUNG", "E-GIOIHAN"}:
        assert ours == theirs
    return theirs


# The frozen samples.


def test_the_data_sample_opens_by_root_key_and_by_invitation() -> None:
    facts, data = facts_of("v1-facts.json"), (FOLDER / "v1-data.khx").read_bytes()
    root = octets(facts["commune_root_pk"])
    known = holder(facts["superior"], known={facts["commune_office"]: (root, "commune")})
    invited = holder(
        facts["superior"], invitations={facts["invitation"]["id"]: octets(facts["invitation"]["secret"])}
    )
    for reader in (known, invited):
        found = second_reader.open_data(data, reader)
        assert found.records == facts["records"]
        assert (found.first["name"], found.first["title"]) == ("UBND xã Mẫu", "Kế hoạch mẫu")
        assert list(found.attachments.values()) == [b"%PDF-sample"]
        assert (found.header["seq"], found.root) == (17, root)


def test_card_connection_file_and_comparison_code_of_the_samples() -> None:
    facts = facts_of("v1-facts.json")
    card = second_reader.open_card((FOLDER / "v1-card.khx").read_bytes())
    invite = second_reader.open_card((FOLDER / "v1-invite.khx").read_bytes(), "invite")
    assert card.first["name"] == "Sở Nội vụ tỉnh Mẫu"
    assert invite.first["invitation"] == facts["invitation"]
    sides = ((card.header["from"], card.root), (facts["commune_office"], octets(facts["commune_root_pk"])))
    assert second_reader.comparison_code(*sides) == facts["code"]
    assert second_reader.comparison_code(*reversed(sides)) == facts["code"]


def test_receipt_and_receipt_code_of_the_samples() -> None:
    facts, package = facts_of("v1-receipt-facts.json"), (FOLDER / "v1-data.khx").read_bytes()
    data = (FOLDER / "v1-receipt.khx").read_bytes()
    giver = second_reader.frame(data)[2]["from"]
    reader = holder(facts["commune"], known={giver: (octets(facts["superior_root_pk"]), "superior")})
    receipt = second_reader.open_receipt(data, reader)
    assert receipt.first["of"]["sha256"] == facts["sha256"] == hashlib.sha256(package).hexdigest()
    assert not second_reader.is_receipt_of(receipt, package)  # another office of the samples sent it
    code = second_reader.receipt_code(
        private=octets(facts["commune"]["encryption"]),
        other=octets(facts["superior_enc_pk"]),
        sender=reader.office,
        file_sha256=facts["sha256"],
    )
    assert code == facts["code"]


@pytest.mark.parametrize("name", ["v1-data", "v1-card", "v1-invite", "v1-receipt"])
def test_a_sample_with_one_byte_changed_never_opens(name: str) -> None:
    data = (FOLDER / f"{name}.khx").read_bytes()
    facts, of_receipt = facts_of("v1-facts.json"), facts_of("v1-receipt-facts.json")
    root = octets(facts["commune_root_pk"])
    known = {facts["commune_office"]: (root, "commune")}
    giver = {second_reader.frame(data)[2]["from"]: (octets(of_receipt["superior_root_pk"]), "superior")}
    read: dict[str, Callable[[bytes], object]] = {
        "v1-data": lambda got: second_reader.open_data(got, holder(facts["superior"], known=known)),
        "v1-card": second_reader.open_card,
        "v1-invite": lambda got: second_reader.open_card(got, "invite"),
        "v1-receipt": lambda got: second_reader.open_receipt(got, holder(of_receipt["commune"], known=giver)),
    }
    assert read[name](data)
    for at in range(len(data)):
        altered = bytearray(data)
        altered[at] ^= FLIPS[at % len(FLIPS)]
        assert code_of(lambda got=bytes(altered): read[name](got)), at


# What the program writes today.

VALUES = st.none() | st.integers(-(2**53) + 1, 2**53 - 1)
# Marks too: one right after a line break meets the letter of an escape.
TEXTS = st.text('ạăâđêôơưỳ Ộn\n\t"\\/,0\u0303\u0307', max_size=40) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=40
)
NAMES_OF_FIELDS = st.from_regex(r"[a-z_][a-z0-9_.]{0,15}", fullmatch=True)
TYPES = st.sampled_from(["item", "appendix", "comment", "assignment_ack", "later_kind", "x9"])


@SHARED_WORLD
@given(
    drawn=st.lists(
        st.tuples(TYPES, st.dictionaries(NAMES_OF_FIELDS, VALUES | TEXTS, max_size=5)), max_size=6
    ),
    files=st.lists(st.binary(max_size=80), max_size=3),
)
def test_both_readers_give_the_same_of_any_state(world: World, drawn: Any, files: list[bytes]) -> None:
    device, base = world.commune.device, world.state(1)
    records = [
        ScopeRecord(
            type=kind,
            id=RecordId(make_dot(device, 10 + number)),
            fields={key: value for key, value in fields.items() if key != "plan_id"} | {"deleted": "2026"},
            versions={key: make_dot(device, 99) for key in fields},
        )
        for number, (kind, fields) in enumerate(drawn)
    ]
    state = ScopeState(
        office=base.office, plan=base.plan, vector={device: 99}, records=(*base.records, *records)
    )
    data = world.seal(state, attachments=files)
    theirs, ours = world.open(data), second_reader.open_data(data, superior_of(world))
    assert ours.records == plain(theirs.state.records)
    assert (ours.first["name"], ours.first["title"]) == (theirs.names.sender, theirs.names.plan)
    assert ours.header["vv"] == theirs.state.vector
    assert ours.attachments == {hashlib.sha256(each).hexdigest(): each for each in theirs.attachments}
    assert all(
        unicodedata.is_normalized("NFC", text)
        for each in ours.records
        for text in map(str, each["f"].values())
    )


@pytest.fixture(scope="module")
def large(world: World) -> bytes:
    """Three hundred records and two files."""
    return world.seal(world.state(300), attachments=[b"%PDF" * 5_000, b""])


ALTERED = st.tuples(
    st.sampled_from(["flip", "cut", "zero", "insert", "double", "append"]),
    st.integers(0, 10**9),
    st.integers(1, 700),
    st.binary(min_size=1, max_size=20),
)


@SHARED_WORLD
@given(alteration=ALTERED)
def test_whatever_is_altered_both_refuse_for_the_same_reason(
    world: World, large: bytes, alteration: tuple[str, int, int, bytes]
) -> None:
    how, place, size, more = alteration
    at = place % (2_000 if place % 3 == 0 else len(large))  # a third of them in and near the header
    part = large[at : at + size]
    altered = {
        "flip": large[:at] + bytes(byte ^ 0x20 for byte in part) + large[at + size :],
        "cut": large[:at] + large[at + size :],
        "zero": large[:at] + bytes(len(part)) + large[at + size :],
        "insert": large[:at] + more + large[at:],
        "double": large[:at] + part + large[at:],
        "append": large + more,
    }[how]
    program, second = (
        (lambda: world.open(altered)),
        (lambda: second_reader.open_data(altered, superior_of(world))),
    )
    assert bool(agreed(program, second)) == (altered != large)


# Who reads, and whom it knows.


def test_nobody_but_the_reader_it_was_sealed_to_opens_it(world: World) -> None:
    data, stranger, other = world.seal(), world.stranger, crypto.new_key()
    same = superior_of(world)
    assert second_reader.open_data(data, same)
    wrong = [
        (replace(same, office=stranger.office, private=stranger.encryption), stranger),
        (replace(same, office=world.commune.office, private=world.commune.encryption), world.commune),
        (replace(same, private=other), replace(world.superior, encryption=other)),
    ]
    for reader, keys in wrong:
        codes = agreed(
            lambda keys=keys: world.open(data, keys=keys),
            lambda reader=reader: second_reader.open_data(data, reader),
        )
        assert codes == "E-NHAMNGUOI"


def test_a_wrap_that_says_the_reader_but_was_sealed_to_another_does_not_open(world: World) -> None:
    info = {"sender": world.commune.office, "recipient": world.superior.office, "package": "0f" * 16}
    for wrap in (
        crypto.wrap(crypto.new_key(), world.stranger.enc_pk, **info),
        crypto.wrap(crypto.new_key(), world.superior.enc_pk, **info),  # of another package
        bytes(80),  # a key of small order
    ):
        text = base64.b64encode(wrap).decode("ascii")
        data = world.forge(header=lambda values, text=text: values["to"][0].update(wrap=text))
        reader = superior_of(world)
        assert agreed(lambda: world.open(data), lambda: second_reader.open_data(data, reader)) == "E-CHUKY"  # noqa: B023


def test_an_unknown_a_revoked_and_a_borrowed_sender_are_refused_alike(world: World) -> None:
    data, device = world.seal(sequence=17), world.commune.device
    stranger_root = {world.commune.office: (world.stranger.root_pk, "commune")}
    cases: list[tuple[dict[str, Any], dict[str, Any], str]] = [
        ({"known": stranger_root}, {"sender_root_pk": world.stranger.root_pk}, "E-NGUOIGUI"),
        ({"revoked": {device: 16}}, {"revoked": {device: 16}}, "E-THUHOI"),
        ({"revoked": {device: 17}}, {"revoked": {device: 17}}, ""),
        ({"devices": {device: world.stranger.office}}, {"foreign": [device]}, "E-QUYEN"),
    ]
    for ours, theirs, code in cases:
        reader = superior_of(world, **ours)
        program, second = (
            (lambda t=theirs: world.open(data, **t)),
            (lambda r=reader: second_reader.open_data(data, r)),
        )
        assert agreed(program, second) == code
    assert code_of(lambda: second_reader.open_data(data, superior_of(world, known={}))) == "E-NGUOIGUI"


def test_an_invitation_introduces_a_commune_only_with_its_own_secret(world: World) -> None:
    invitation = Invitation(id="ab" * 16, secret=bytes(range(32)), name="UBND xã Lộc Bình")
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    dispatch = replace(world.dispatch(), join=make_join(world.commune, invitation))
    data = seal_scope(world.state(), keys=world.commune, to=to, dispatch=dispatch)
    for secret, code in ((invitation.secret, ""), (bytes(32), "E-NGUOIGUI")):
        reader = superior_of(world, known={}, invitations={invitation.id: secret})
        assert code_of(lambda reader=reader: second_reader.open_data(data, reader)) == code


# Whole offices.


def test_what_offices_really_send_is_read_alike(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> None:
    superior = superior_at(tmp_path / "s", clock)
    commune = commune_at(tmp_path / "c", superior, "UBND xã Một", clock)
    with closing(superior.store), closing(commune.store):
        plan = stored(commune, plan_maker(commune))
        lines = [each.leaf.id for each in rows(planning.show(commune, plan).appendices[0])]
        decomposed = unicodedata.normalize("NFD", "Nghị quyết về giữ rừng, chuỗi “ổn định”")
        planning.set_text(commune, plan, lines[0], "product", f"Kế hoạch\n- ường ỵ Ỷ ₫\n{decomposed}")
        editing.remove(commune, plan, [lines[1]])
        reader = reading(superior, partners.find_partner(commune.store.connection, SUPERIOR))
        sending = exchanging.send(commune, plan, SUPERIOR, tmp_path)
        first = second_reader.open_data(sending.file.read_bytes(), reader)
        assert first.records == plain(exported(commune, plan).records)
        assert any(record["f"].get("deleted") for record in first.records)
        assert any("“ổn định”" in str(record["f"].get("product")) for record in first.records)
        data = packed(commune, of_a_later_version(exported(commune, plan)), 2)
        merged(superior, data, tmp_path)
        later = second_reader.open_data(data, reader)
        assert by_id(later.records) == by_id(plain(exported(superior, plan).records))
        assert "x_later" in later.records[0]["f"]
        told_alike(superior, commune, data, tmp_path)


def reading(superior: Session, partner: Partner) -> Office:
    """The superior as the second reader, which knows the commune only by the invitation it gave."""
    invitation, keys = connecting.kept_invitation(partner), own_keys(superior.store)
    assert invitation is not None
    return Office(office=keys.office, private=keys.encryption, invitations={invitation.id: invitation.secret})


def of_a_later_version(state: ScopeState) -> ScopeState:
    """The state with a field and a record that no program of today knows."""
    (device, counter), *_ = state.vector.items()
    record = ScopeRecord(
        type="later_kind",
        id=RecordId(make_dot(device, counter + 1)),
        fields={"words": "Điều chưa biết\nở đây", "n": -(2**53) + 1, "none": None},
        versions={"words": make_dot(device, counter + 1)},
    )
    more = with_new(with_record(state, state.records[0].id, x_later="giữ nguyên"), record)
    return replace(more, vector={**state.vector, device: counter + 1})


def by_id(records: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {record["id"]: record for record in records}


def told_alike(superior: Session, commune: Session, package: bytes, place: Path) -> None:
    """The receipt for a package, and its ten digits, say to the second reader what the program says."""
    digest, giver, keys = (
        hashlib.sha256(package).hexdigest(),
        own_keys(superior.store),
        own_keys(commune.store),
    )
    (made,) = receipts.give(superior, [digest], place)
    reader = Office(
        office=keys.office, private=keys.encryption, known={giver.office: (giver.root_pk, "superior")}
    )
    receipt = second_reader.open_receipt(made.file.read_bytes(), reader)
    assert second_reader.is_receipt_of(receipt, package)
    assert (receipt.first["result"], receipt.first["name"]) == ("merged", SUPERIOR)
    code = second_reader.receipt_code(
        private=keys.encryption, other=giver.enc_pk, sender=keys.office, file_sha256=digest
    )
    assert code == made.acknowledged.code
