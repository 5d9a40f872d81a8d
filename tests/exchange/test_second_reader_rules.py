"""The rules of FORMAT.md one by one: what each refuses, and under which code, in both readers."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.versions import make_dot
from ccapp.exchange.card import Invitation, require_join
from ccapp.exchange.package import read_header
from ccapp.services.handover.keyring import own_keys
from tests.conftest import Clock, PlanMaker
from tests.exchange import second_reader
from tests.exchange.conftest import World, codec_base64, encode, unchanged
from tests.exchange.second_reader import Office
from tests.exchange.test_second_reader import agreed, code_of, superior_of
from tests.exchange.test_second_reader_lies import (
    DEVICE,
    GONE,
    Lie,
    both,
    both_of,
    certified,
    forged,
    records_of,
    seen,
)
from tests.exchange_e2e.offices import commune_at, deliver, exported, packed, stored, superior_at, with_new

LOOSE_KEY = "A" * 42 + "B="  # 32 bytes, but the last character has bits that say nothing
LOOSE_JOIN = {"enc_pk": LOOSE_KEY, "invitation": "ab" * 16, "mac": LOOSE_KEY, "root_pk": LOOSE_KEY}


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (Lie(("segs", 0, "h"), "ab" * 32), "E-CHUKY"),
        (Lie(("segs", 0, "n"), 5), "E-KHUNG"),
        (Lie(("dev",), DEVICE), "E-NGUOIGUI"),
        (Lie(("from",), "ab" * 16), "E-NGUOIGUI"),
        (Lie(("pkg",), "ab" * 16), "E-CHUKY"),
        (Lie(("to", 0, "kid"), "ab" * 8), "E-NHAMNGUOI"),
        (Lie(("to", 0, "wrap"), "A" * 106 + "B="), "E-KHUNG"),
        (Lie(("to",), []), "E-KHUNG"),
        (Lie(("seq",), 0), "E-KHUNG"),
        (Lie(("seq",), True), "E-KHUNG"),
        (Lie(("suite",), 0), "E-KHUNG"),
        (Lie(("suite",), 2), "E-PHIENBAN"),
        (Lie(("base",), "ab" * 16), "E-PHIENBAN"),
        (Lie(("base",), GONE), "E-KHUNG"),
        (Lie(("prev",), GONE), "E-KHUNG"),
        (Lie(("scope",), None), "E-KHUNG"),
        (Lie(("segs", 0), 1, "later"), ""),
        (Lie((), {"any": [1]}, "later"), ""),
        (Lie(("rows",), 200_001), "E-GIOIHAN"),
        (Lie(("made",), "2026-02-30T99:99+07:00"), ""),
        (Lie((), LOOSE_JOIN, "join"), "E-KHUNG"),
    ],
)  # fmt: skip
def test_what_a_header_may_say(world: World, lie: Lie, code: str) -> None:
    assert both(world, world.forge(header=lie)) == code


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (Lie(("name",), "a" * 500), ""),
        (Lie(("name",), "a" * 501), "E-GIOIHAN"),
        (Lie(("name",), "\u3000"), "E-KHUNG"),
        (Lie(("name",), "tên\u202e"), "E-KHUNG"),
        (Lie(("title",), ""), ""),
        (Lie(("title",), GONE), "E-KHUNG"),
        (Lie(("vv",), GONE), "E-KHUNG"),
        (Lie(("vv",), {}), "E-CHUKY"),
        (Lie(("scope",), 1, "later"), "E-CHUKY"),
        (Lie(("to", 0), 1, "later"), "E-CHUKY"),
        (Lie((), 1, "later"), ""),
    ],
)
def test_what_a_first_line_may_say(world: World, lie: Lie, code: str) -> None:
    assert both(world, world.forge(first=lie)) == code


def test_an_office_named_twice_and_a_record_that_comes_twice(world: World) -> None:
    def twice(values: Any) -> None:
        values["to"] = values["to"] * 2

    assert both(world, world.forge(header=twice)) == "E-KHUNG"
    records = records_of(world)
    lines = [encode(each) for each in (*records, records[-1])]
    assert both(world, world.forge(lines=lines, header=seen)) == "E-KHUNG"


def test_text_that_grows_too_much_is_refused_unless_it_is_stored(world: World) -> None:
    fields = {"notes": "a" * 1_000}
    lines = [
        encode({"t": "later", "id": make_dot(world.commune.device, number), "f": fields, "v": {}})
        for number in range(1, 2_001)
    ]

    def widely(values: Any) -> None:
        values["vv"] = {world.commune.device: 2_000}

    assert both(world, world.forge(lines=lines, header=widely)) == "E-GIOIHAN"
    assert both(world, world.forge(lines=lines[:1_000], header=widely)) == ""


@pytest.mark.parametrize(
    "stream_lie",
    [
        lambda stream: stream + b"0",
        lambda stream: stream[:-1],
        lambda stream: zlib.compress(zlib.decompress(stream)[:-1]),
        lambda stream: zlib.compress(zlib.decompress(stream) + b"{}\n"),
    ],
)
def test_a_stream_ends_with_its_segment_and_its_line(
    world: World, stream_lie: Callable[[bytes], bytes]
) -> None:
    data = forged(world, "card", unchanged, unchanged, stream_lie=stream_lie)
    assert both_of(world, "card", data) == "E-KHUNG"


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (Lie(("from_seq",), 17), ""),
        (Lie(("from_seq",), 18), "E-NGUOIGUI"),
        (Lie(("device",), DEVICE), "E-NGUOIGUI"),
        (Lie(("office",), "ab" * 16), "E-NGUOIGUI"),
        (Lie(("role",), "superior"), ""),
        (Lie(("role",), "other"), "E-KHUNG"),
        (Lie((), 1, "later"), "E-KHUNG"),
        (Lie(("sign_pk",), codec_base64(bytes(range(32)))), "E-CHUKY"),
    ],
)
def test_what_a_certificate_may_say(world: World, lie: Lie, code: str) -> None:
    statement = json.loads(world.commune.certificate.statement)
    lie(statement)
    assert both(world, world.forge(header=certified(world.commune, statement))) == code


def test_a_key_of_small_order_is_nobodys(world: World) -> None:
    zero = {"enc_pk": codec_base64(bytes(32))}
    statement = json.loads(world.superior.certificate.statement) | zero
    card = forged(world, "card", certified(world.superior, statement), lambda line: line.update(zero))
    assert both_of(world, "card", card) == "E-KHUNG"
    invitation = Invitation(id="ab" * 16, secret=bytes(range(32)), name="UBND xã Lộc Bình")
    values = {"office": world.commune.office, "invitation": invitation.id, **zero}
    values["root_pk"] = codec_base64(world.commune.root_pk)
    mac = second_reader.mac(invitation.secret, b"khx/join/v1\0" + encode(values))
    join = {key: value for key, value in values.items() if key != "office"} | {"mac": codec_base64(mac)}
    certify = certified(world.commune, json.loads(world.commune.certificate.statement) | zero)

    def joining(header: Any) -> None:
        certify(header)
        header["join"] = join

    data = world.forge(header=joining)
    reader = superior_of(world, known={}, invitations={invitation.id: invitation.secret})
    program, second = (
        lambda: require_join(read_header(data), invitation),
        lambda: second_reader.open_data(data, reader),
    )
    assert agreed(program, second) == "E-KHUNG"


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (Lie((1, "t"), "assignment"), "E-QUYEN"),
        (Lie((1, "t"), "receipt"), "E-QUYEN"),
        (Lie((1, "t"), "assignment_ack"), ""),
        (Lie((1, "t"), "later_kind"), ""),
        (Lie((1, "t"), "plan"), "E-QUYEN"),
        (Lie((0, "f"), "0f" * 16, "office_id"), "E-QUYEN"),
        (Lie((1, "f"), DEVICE + "1", "plan_id"), "E-QUYEN"),
        (Lie((1, "v", "deadline"), DEVICE + "1"), "E-KHUNG"),
        (Lie((1, "v"), DEVICE, "never_a_field"), "E-KHUNG"),
        (Lie((2, "f", "name"), "..\\khác.pdf"), "E-KHUNG"),
        (Lie((2, "f", "name"), None), ""),
        (Lie((1, "f"), "2026-11-20", "deleted"), ""),
        (Lie((1, "f"), "b" * 20_001, "notes"), "E-GIOIHAN"),
    ],
)
def test_what_a_record_may_say(world: World, lie: Lie, code: str) -> None:
    records = records_of(world)
    lie(records)
    assert both(world, world.forge(lines=[encode(each) for each in records], header=seen)) == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"plain": b""}, "E-KHUNG"),
        ({"plain": b"{}\n"}, "E-KHUNG"),
        ({"plain": b"{}"}, "E-KHUNG"),
        ({"packed": zlib.compress(b"{}\n") + b"0"}, "E-KHUNG"),
        ({"packed": zlib.compress(b"{}\n")[:-1]}, "E-KHUNG"),
        ({"packed": zlib.compress(bytes(2**21)), "header": {"plain": 2**21, "rows": 0}}, "E-GIOIHAN"),
        ({"plain": b"{" + b" " * 262_143 + b"}\n"}, "E-GIOIHAN"),
        ({"raw_header": b'{"fmt":2}' + b" " * 60}, "E-KHUNG"),
        ({"raw_header": encode({"fmt": 2, "any": "thing" * 20})}, "E-PHIENBAN"),
        ({"raw_header": encode({"fmt": 1, "kind": "later", "any": "thing" * 20})}, "E-PHIENBAN"),
        ({"raw_header": b"[" * 7 + b" " * 60 + b"]" * 7}, "E-GIOIHAN"),
    ],
)  # fmt: skip
def test_bodies_and_headers_that_are_none(world: World, body: dict[str, Any], code: str) -> None:
    given_header = body.get("header", {})
    data = world.forge(**{**body, "header": lambda values: values.update(given_header)})
    assert both(world, data) == code


# Plans that are handed out.

ASSIGNED = {
    "doc_type": "Quyết định", "number": "15", "symbol": "QĐ-UBND", "signed_on": "2026-01-05",
    "issuer": "UBND tỉnh", "title": "Giao nhiệm vụ năm 2026", "optional": "",
}  # fmt: skip


def test_an_assignment_without_a_document_is_refused_by_both(
    tmp_path: Path, clock: Clock, plan_maker: PlanMaker
) -> None:
    superior = superior_at(tmp_path / "s", clock)
    commune = commune_at(tmp_path / "c", superior, "UBND xã Một", clock)
    with closing(superior.store), closing(commune.store):
        deliver(superior, packed(commune, exported(commune, stored(commune, plan_maker(commune)))), tmp_path)
        state = exported(superior, stored(superior, plan_maker(superior)))
        keys, giver = own_keys(commune.store), own_keys(superior.store)
        known = {giver.office: (giver.root_pk, "superior")}
        reader = Office(office=keys.office, private=keys.encryption, known=known)
        (device, counter), *_ = state.vector.items()
        lies = [
            ("number", ""),
            ("issuer", " "),
            ("signed_on", ""),
            ("signed_on", "2026-02-30"),
            ("title", None),
        ]
        lies += [("title", "b" * 501), ("optional", 1), ("optional", "")]
        for sequence, (key, value) in enumerate(lies, 1):
            record = ScopeRecord(
                type="assignment",
                id=RecordId(make_dot(device, counter + 1)),
                fields={**ASSIGNED, "plan_id": state.plan, key: value},
                versions={},
            )
            more = replace(with_new(state, record), vector={device: counter + 1})
            data = packed(superior, more, sequence, "UBND xã Một")
            outcome = deliver(commune, data, tmp_path)
            ours = code_of(lambda data=data: second_reader.open_data(data, reader))
            assert ours == (outcome.error.code if outcome.error else ""), (key, value)
