"""Samples frozen with the format: a change that cannot read them is a new format, not a fix."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from ccapp.domain.office import Role
from ccapp.domain.scope import ScopeRecord
from ccapp.exchange.card import Invitation, comparison_code, open_card, open_invite, require_join
from ccapp.exchange.fields import from_base64
from ccapp.exchange.keyevents import open_chain
from ccapp.exchange.keys import from_plain
from ccapp.exchange.package import open_scope, read_header
from tests.exchange import second_kinds, second_outset, second_reader

FOLDER = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def facts() -> dict:
    return json.loads((FOLDER / "v1-facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def package() -> bytes:
    return (FOLDER / "v1-data.khx").read_bytes()


def plain(records: Iterable[ScopeRecord]) -> list[dict]:
    return [{"t": each.type, "id": each.id, "f": each.fields, "v": each.versions} for each in records]


def test_remarks_a_machines_package_and_key_events_of_format_1_are_read() -> None:
    """By the program and by the second reader."""
    facts = json.loads((FOLDER / "v1-kinds-facts.json").read_text(encoding="utf-8"))
    remarks, machine, events = (
        (FOLDER / f"v1-{name}.khx").read_bytes() for name in ("remarks", "machine", "keyevent")
    )
    commune, root = from_plain(facts["commune"]), from_base64(facts["superior_root_pk"])
    reader = second_reader.Office(
        office=commune.office,
        private=commune.encryption,
        known={facts["superior_office"]: (root, Role.SUPERIOR.value)},
    )
    opened = open_scope(remarks, keys=commune, sender_root_pk=root, sender_role=Role.SUPERIOR)
    assert plain(opened.state.records) == facts["remarks"]
    assert second_reader.open_data(remarks, reader, "remarks").records == facts["remarks"]
    own = open_scope(machine, keys=commune, sender_root_pk=commune.root_pk, sender_role=Role.COMMUNE)
    assert plain(own.state.records) == facts["machine"]
    theirs, authors = second_kinds.open_machine(machine, reader, commune.root_pk, Role.COMMUNE.value)
    assert [*authors, *theirs.records] == facts["machine"]
    now, _ = open_chain(events, root)
    said = second_kinds.open_keyevents(events, root)
    assert now.root_pk == said.root_pk == from_base64(facts["last_root_pk"])
    assert now.revoked == said.revoked == facts["revoked"]


def test_a_plan_given_back_of_format_1_is_read() -> None:
    """By the program and by the second reader."""
    facts = json.loads((FOLDER / "v1-recovery-facts.json").read_text(encoding="utf-8"))
    data = (FOLDER / "v1-recovery.khx").read_bytes()
    commune, root = from_plain(facts["commune"]), from_base64(facts["superior_root_pk"])
    known = {facts["superior_office"]: (root, Role.SUPERIOR.value)}
    reader = second_reader.Office(office=commune.office, private=commune.encryption, known=known)
    opened = open_scope(data, keys=commune, sender_root_pk=root, sender_role=Role.SUPERIOR)
    assert plain(opened.state.records) == facts["recovery"]
    assert tuple(opened.attachments) == (b"%PDF-sample",)
    second = second_reader.open_data(data, reader, "recovery")
    assert second.records == facts["recovery"]
    assert list(second.attachments.values()) == [b"%PDF-sample"]


def test_the_data_package_of_format_1_is_read(facts, package) -> None:
    opened = open_scope(
        package,
        keys=from_plain(facts["superior"]),
        sender_root_pk=from_base64(facts["commune_root_pk"]),
        sender_role=Role.COMMUNE,
    )
    records = [
        {"t": item.type, "id": item.id, "f": item.fields, "v": item.versions} for item in opened.state.records
    ]
    assert records == facts["records"]
    assert tuple(opened.attachments) == (b"%PDF-sample",)
    assert (opened.names.sender, opened.names.plan) == ("UBND xã Mẫu", "Kế hoạch mẫu")
    assert opened.header.made == "2026-11-20T08:15+07:00"


def test_the_card_and_the_connection_file_of_format_1_are_read(facts, package) -> None:
    card = open_card((FOLDER / "v1-card.khx").read_bytes())
    invite = open_invite((FOLDER / "v1-invite.khx").read_bytes())
    expected = facts["invitation"]
    assert card == invite.card
    assert card.name == "Sở Nội vụ tỉnh Mẫu"
    invitation = Invitation(id=expected["id"], secret=from_base64(expected["secret"]), name=expected["name"])
    assert invite.invitation == invitation
    assert require_join(read_header(package), invitation).root_pk == from_base64(facts["commune_root_pk"])
    code = comparison_code(
        card.office, card.root_pk, facts["commune_office"], from_base64(facts["commune_root_pk"])
    )
    assert code == facts["code"]


def test_a_connection_file_that_sets_up_is_read_by_both(facts) -> None:
    """Model, calendar and handed-out plan; the file without them, above, brings nothing."""
    told = json.loads((FOLDER / "v1-outset-facts.json").read_text(encoding="utf-8"))
    data = (FOLDER / "v1-outset.khx").read_bytes()
    brought = open_invite(data).outset
    assert open_invite((FOLDER / "v1-invite.khx").read_bytes()).outset.is_empty
    assert brought.tasks == 1
    assert brought.model is not None
    assert brought.calendar is not None
    (table,) = brought.model.appendices
    assert table.layout.as_data() == told["layout"]
    lines = [[item.level.value, item.texts, item.marks] for item in table.items()]
    periods = [[each.name, each.cut_off.shown, each.send.shown] for each in brought.calendar.periods]
    assert (lines, periods, brought.calendar.basis) == (told["lines"], told["periods"], told["basis"])
    (handed,) = brought.handed
    assert (handed.state.plan, handed.state.office) == (told["plan"], told["office"])
    assert plain(handed.state.records) == told["records"]
    opened, second = second_outset.open_invite(data)
    assert opened.header["rows"] == 0  # a program of before takes the file and passes over the key
    (theirs,) = second["model"]["tables"]
    assert [[each["level"], each["texts"]] for each in theirs["lines"]] == [each[:2] for each in lines]
    assert [each.get("signed_by") for each in theirs["lines"]] == [None, None, "CHỦ TỊCH"]
    assert json.loads(theirs["layout"]) == told["layout"]
    assert [each["name"] for each in second["calendar"]["periods"]] == [each[0] for each in periods]
    assert second["handed"][0]["records"] == told["records"]


def test_format_md_is_enough_to_write_a_reader(facts, package) -> None:
    """A second reader, written from FORMAT.md alone and sharing no code with the first."""
    assert package[:8] == b"KHXG1\r\n\x1a"
    (length,) = struct.unpack(">I", package[8:12])
    raw, signature = package[12 : 12 + length], package[12 + length : 76 + length]
    header = json.loads(raw)
    certificate = from_base64(header["dev_cert"])
    statement = json.loads(certificate[64:])
    root = Ed25519PublicKey.from_public_bytes(from_base64(facts["commune_root_pk"]))
    root.verify(certificate[:64], b"khx/devcert/v1\0" + certificate[64:])
    device = Ed25519PublicKey.from_public_bytes(from_base64(statement["sign_pk"]))
    device.verify(signature, b"khx/package/v1\0" + raw)
    keys, wrap = facts["superior"], header["to"][0]
    private = X25519PrivateKey.from_private_bytes(from_base64(keys["encryption"]))
    assert wrap["kid"] == hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()[:16]
    info = f"khx1|{header['from']}|{wrap['office']}|{header['pkg']}".encode()
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    content_key = suite.decrypt(from_base64(wrap["wrap"]), private, info)
    at, plain = 76 + length, []
    for index, segment in enumerate(header["segs"]):
        part = package[at : at + segment["n"]]
        assert hashlib.sha256(part).hexdigest() == segment["h"]
        bound = f"seg{index}{header['pkg']}".encode()
        plain.append(ChaCha20Poly1305(content_key).decrypt(index.to_bytes(12, "big"), part, bound))
        at += segment["n"]
    assert at == len(package)
    lines = [json.loads(line) for line in zlib.decompress(plain[0]).splitlines()]
    assert len(zlib.decompress(plain[0])) == header["plain"]
    assert lines[1:] == facts["records"]
    assert lines[0]["name"] == "UBND xã Mẫu"
