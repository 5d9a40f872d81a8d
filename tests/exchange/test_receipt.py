"""Receipts as bytes: what they say, altered ones, signed ones that lie in form, and a second reader."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.plan import RecordId
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.exchange import crypto
from ccapp.exchange.errors import PackageError
from ccapp.exchange.fields import from_base64, to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.keys import OfficeKeys, from_plain
from ccapp.exchange.package import Recipient, read_header
from ccapp.exchange.receipt import OpenedReceipt, Receipt, open_receipt, receipt_code, seal_receipt
from tests.exchange.conftest import MADE, World, encode
from tests.exchange.test_altered import ALTERATIONS

FOLDER = Path(__file__).parent / "data"
DEVICE = DeviceId("ABCDEFGHIJKL")
SAID = Receipt(
    device=DEVICE,
    sequence=17,
    package="0f" * 16,
    sha256="ab" * 32,
    plan=RecordId(make_dot(DEVICE, 1)),
    result="nothing-new",
    at="2026-11-21T09:30+07:00",
    held={DEVICE: 42},
)
ALTERED = 10_000


def sealed(world: World, receipt: Receipt = SAID, *, giver: OfficeKeys | None = None) -> bytes:
    """The superior's receipt for the commune."""
    to = Recipient(office=world.commune.office, enc_pk=world.commune.enc_pk)
    name = "Sở Nội vụ tỉnh Mộc Giang"
    return seal_receipt(receipt, keys=giver or world.superior, to=to, name=name, made=MADE, app="0.1.0")


def opened(world: World, data: bytes) -> OpenedReceipt:
    """The commune opens what should be its superior's receipt."""
    return open_receipt(data, keys=world.commune, sender_root_pk=world.superior.root_pk)


def test_a_receipt_says_what_was_put_in_and_stays_small(world: World) -> None:
    data = sealed(world)
    found = opened(world, data)
    assert found.receipt == SAID
    assert (found.office, found.name) == (world.superior.office, "Sở Nội vụ tỉnh Mộc Giang")
    assert len(data) < 2_500
    header = split_frame(data).header  # nobody else learns what was received
    assert json.loads(header)["seq"] == 0
    for told in (SAID.sha256, SAID.package, SAID.plan):
        assert told.encode() not in header


def test_nothing_altered_is_accepted(world: World) -> None:
    rng = random.Random(20261121)
    old, new = sealed(world, replace(SAID, sequence=16)), sealed(world)
    tried = 0
    for number in range(ALTERED):
        data = ALTERATIONS[number % len(ALTERATIONS)](rng, new, old)
        if data in (new, old):
            continue
        tried += 1
        with pytest.raises(PackageError):
            opened(world, data)
    assert tried > ALTERED * 0.9


def test_only_its_reader_and_only_of_its_giver(world: World) -> None:
    data = sealed(world)
    for keys, root_pk, code in (
        (world.stranger, world.superior.root_pk, "E-NHAMNGUOI"),
        (world.commune, world.stranger.root_pk, "E-NGUOIGUI"),
    ):
        with pytest.raises(PackageError) as refused:
            open_receipt(data, keys=keys, sender_root_pk=root_pk)
        assert refused.value.code == code
    with pytest.raises(PackageError, match="E-NGUOIGUI"):
        opened(world, sealed(world, giver=world.stranger))


def test_a_receipt_is_no_plan_and_a_plan_no_receipt(world: World) -> None:
    with pytest.raises(PackageError, match="E-"):
        world.open(sealed(world))
    with pytest.raises(PackageError, match="E-"):
        open_receipt(world.seal(), keys=world.superior, sender_root_pk=world.commune.root_pk)


def lying(world: World, line: dict[str, Any] | bytes, header: dict[str, Any] | None = None) -> bytes:
    """A receipt that the superior itself signs and seals correctly, whatever it holds."""
    values = json.loads(split_frame(sealed(world)).header)
    content_key = crypto.new_key()
    keys = {"sender": world.superior.office, "recipient": world.commune.office, "package": values["pkg"]}
    values["to"][0]["wrap"] = to_base64(crypto.wrap(content_key, world.commune.enc_pk, **keys))
    bound = {key: values[key] for key in ("dev", "from", "pkg", "scope", "vv")}
    bound["to"] = [{"kid": each["kid"], "office": each["office"]} for each in values["to"]]
    text = line if isinstance(line, bytes) else encode({**bound, **line}) + b"\n"
    segment = crypto.seal_segment(content_key, 0, values["pkg"], zlib.compress(text))
    values |= {"plain": len(text), "segs": [{"h": hashlib.sha256(segment).hexdigest(), "n": len(segment)}]}
    encoded = encode(values | (header or {}))
    return join_frame(encoded, crypto.sign(world.superior.signing, signed_bytes(encoded)), [segment])


OF = {"dev": DEVICE, "pkg": "0f" * 16, "plan": SAID.plan, "seq": 17, "sha256": "ab" * 32}
LINE: dict[str, Any] = {"at": SAID.at, "held": {}, "name": "Sở", "of": OF, "result": "merged"}


def test_the_liar_tells_the_truth_when_it_does_not_lie(world: World) -> None:
    assert opened(world, lying(world, {**LINE, "later": [1]})).receipt.held == {}
    named = [f"{number:064x}" for number in range(1000)]
    found = opened(world, lying(world, {**LINE, "have": named, "want": named})).receipt
    assert (found.have, found.want) == (tuple(named), tuple(named))


@pytest.mark.parametrize(
    "lie",
    [
        {"of": None}, {"of": {}}, {"of": {**OF, "seq": 0}}, {"of": {**OF, "seq": True}},
        {"of": {**OF, "sha256": "AB" * 32}}, {"of": {**OF, "plan": "x"}}, {"of": {**OF, "dev": "../../x"}},
        {"of": {**OF, "pkg": ""}}, {"result": "Merged"}, {"result": "../x"}, {"result": 1},
        {"at": "hôm qua"}, {"held": {"x": 1}}, {"held": {DEVICE: 0}}, {"held": []}, {"name": "a\u202eb"},
        {"name": ""}, {"dev": "AAAAAAAAAAAA"}, {"from": "0" * 32}, {"pkg": "0" * 32}, {"to": []},
        {"scope": {"office": "0" * 32, "plan": SAID.plan}}, {"vv": {DEVICE: 1}},
        {"have": "ab" * 32}, {"have": ["AB" * 32]}, {"have": None}, {"want": [1]}, {"want": {}},
        {"want": [f"{number:064x}" for number in range(1001)]},
        {"at": "2026-02-30T08:00+07:00"}, {"at": "2026-01-05T08:00+25:00"}, {"at": "0000-01-01T00:00+00:00"},
    ],
)  # fmt: skip
def test_a_signed_line_that_lies_is_refused(world: World, lie: dict[str, Any]) -> None:
    with pytest.raises(PackageError):
        opened(world, lying(world, {**LINE, **lie}))


@pytest.mark.parametrize(
    "lie",
    [
        {"seq": 5}, {"suite": 0}, {"to": []}, {"vv": {DEVICE: 1}}, {"rows": 1}, {"plain": 2**26},
        {"scope": {"office": "0" * 32, "plan": SAID.plan}}, {"segs": []}, {"kind": "card"}, {"kind": "data"},
    ],
)  # fmt: skip
def test_a_signed_header_that_lies_is_refused(world: World, lie: dict[str, Any]) -> None:
    with pytest.raises(PackageError):
        opened(world, lying(world, LINE, lie))


@given(line=st.binary(max_size=60))
def test_whatever_is_sealed_only_package_errors_come_out(world: World, line: bytes) -> None:
    with pytest.raises(PackageError):
        opened(world, lying(world, line + b"\n"))


def test_a_bomb_and_a_second_line_are_refused(world: World) -> None:
    for line in (b" " * 5_000_000 + b"\n", encode(LINE) + b"\n{}\n"):
        with pytest.raises(PackageError):
            opened(world, lying(world, line))


def test_both_offices_see_the_same_ten_digits_and_nobody_else(world: World) -> None:
    commune, superior, stranger = world.commune, world.superior, world.stranger
    about = {"sender": commune.office, "sha256": SAID.sha256}
    code = receipt_code(superior, commune.enc_pk, **about)
    assert code == receipt_code(commune, superior.enc_pk, **about)
    assert len(code) == 11
    assert code.replace(" ", "").isdecimal()
    others = {
        receipt_code(stranger, commune.enc_pk, **about),
        receipt_code(stranger, superior.enc_pk, **about),
        receipt_code(superior, commune.enc_pk, sender=superior.office, sha256=SAID.sha256),
        receipt_code(superior, commune.enc_pk, sender=commune.office, sha256="ac" * 32),
    }
    assert len(others | {code}) == 5
    with pytest.raises(PackageError):
        receipt_code(superior, bytes(32), **about)


def test_the_sample_is_read_and_format_md_is_enough_for_a_second_reader() -> None:
    """The second reader is written from FORMAT.md alone and shares no code with the first."""
    facts = json.loads((FOLDER / "v1-receipt-facts.json").read_text(encoding="utf-8"))
    data, sent = (FOLDER / "v1-receipt.khx").read_bytes(), (FOLDER / "v1-data.khx").read_bytes()
    commune = from_plain(facts["commune"])
    root_pk = from_base64(facts["superior_root_pk"])
    assert root_pk is not None
    said = open_receipt(data, keys=commune, sender_root_pk=root_pk).receipt
    (length,) = struct.unpack(">I", data[8:12])
    raw, signature, sealed_part = data[12 : 12 + length], data[12 + length : 76 + length], data[76 + length :]
    header = json.loads(raw)
    certificate = from_base64(header["dev_cert"]) or b""
    root = Ed25519PublicKey.from_public_bytes(root_pk)
    root.verify(certificate[:64], b"khx/devcert/v1\0" + certificate[64:])
    signer = from_base64(json.loads(certificate[64:])["sign_pk"]) or b""
    Ed25519PublicKey.from_public_bytes(signer).verify(signature, b"khx/package/v1\0" + raw)
    private = X25519PrivateKey.from_private_bytes(commune.encryption)
    (wrap,) = header["to"]
    info = f"khx1|{header['from']}|{wrap['office']}|{header['pkg']}".encode()
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    content_key = suite.decrypt(from_base64(wrap["wrap"]) or b"", private, info)
    bound = f"seg0{header['pkg']}".encode()
    text = zlib.decompress(ChaCha20Poly1305(content_key).decrypt(bytes(12), sealed_part, bound))
    (line,) = map(json.loads, text.splitlines())
    assert line["of"]["sha256"] == hashlib.sha256(sent).hexdigest() == facts["sha256"] == said.sha256
    assert line["of"]["seq"] == 17 == read_header(sent).sequence
    assert line["result"] == "merged"
    theirs = X25519PublicKey.from_public_bytes(from_base64(facts["superior_enc_pk"]) or b"")
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"khx/receipt-code/v1\0")
    statement = f'{{"sender":"{commune.office}","sha256":"{facts["sha256"]}","word":"đã nhận"}}'
    mac = hmac.digest(kdf.derive(private.exchange(theirs)), statement.encode(), "sha256")
    digits = f"{int.from_bytes(mac, 'big') % 10**10:010d}"
    assert f"{digits[:5]} {digits[5:]}" == facts["code"]
