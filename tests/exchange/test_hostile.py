"""Packages that a registered office signs and seals correctly, and that must be refused all the same."""

from __future__ import annotations

import json
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import pytest

from ccapp.domain.versions import make_dot
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import join_frame, split_frame
from ccapp.exchange.keys import new_device
from ccapp.exchange.package import open_scope
from tests.pace import assert_in_proportion, assert_within


def line(world, encoder, **changes: object) -> bytes:
    """One record line of the commune, well formed but for the changes."""
    device = world.commune.device
    return encoder({"t": "item", "id": make_dot(device, 2), "f": {"notes": "x"}, "v": {}, **changes})


def assert_refused(world, data: bytes, fault: Fault, reason: str) -> None:
    with pytest.raises(PackageError) as caught:
        world.open(data)
    assert (caught.value.fault, caught.value.facts["reason"]) == (fault, reason)


def open_refused(world, data: bytes) -> None:
    with pytest.raises(PackageError):
        world.open(data)


def test_the_forger_makes_a_good_package_when_nothing_is_changed(world) -> None:
    assert world.open(world.forge()).state == world.state(2)


@pytest.mark.parametrize(
    ("changes", "fault", "reason"),
    [
        ({"t": "assignment"}, Fault.AUTHORITY, "record"),
        ({"t": "decision"}, Fault.AUTHORITY, "record"),
        ({"t": "suggestion"}, Fault.AUTHORITY, "record"),
        ({"t": "proxy"}, Fault.AUTHORITY, "record"),
        ({"t": "keyevent"}, Fault.AUTHORITY, "record"),
        ({"t": "card"}, Fault.AUTHORITY, "record"),
        ({"t": "receipt"}, Fault.AUTHORITY, "record"),
        ({"t": "plan"}, Fault.AUTHORITY, "record"),
        ({"f": {"plan_id": "ABCDEFGHIJKL1"}}, Fault.AUTHORITY, "record"),
        ({"t": "Item"}, Fault.FRAME, "record-type"),
        ({"t": "../item"}, Fault.FRAME, "record-type"),
        ({"t": "x" * 41}, Fault.FRAME, "record-type"),
        ({"t": 1}, Fault.FRAME, "record-values"),
        ({"id": ""}, Fault.FRAME, "dot"),
        ({"id": "../../etc/passwd"}, Fault.FRAME, "dot"),
        ({"id": "abcdefghijkl1"}, Fault.FRAME, "dot"),
        ({"id": "ABCDEFGHIJKL"}, Fault.FRAME, "dot"),
        ({"id": "ABCDEFGHIJKL01"}, Fault.FRAME, "dot"),
        ({"id": "ABCDEFGHIJKLzzzzzzzzzzz"}, Fault.FRAME, "dot"),
        ({"id": "ABCDEFGHIJKL2"}, Fault.FRAME, "dot-unseen"),
        ({"id": None}, Fault.FRAME, "record-values"),
        ({"f": []}, Fault.FRAME, "record-values"),
        ({"f": {"notes": ["x"]}}, Fault.FRAME, "field-value"),
        ({"f": {"notes": {"a": "x"}}}, Fault.FRAME, "field-value"),
        ({"f": {"notes": True}}, Fault.FRAME, "field-value"),
        ({"f": {"notes": 1.5}}, Fault.FRAME, "json"),
        ({"f": {"notes": 2**53}}, Fault.FRAME, "field-value"),
        ({"f": {"notes": -(2**53)}}, Fault.FRAME, "field-value"),
        ({"f": {"notes": 10**300}}, Fault.FRAME, "json"),
        ({"f": {"notes": float("nan")}}, Fault.FRAME, "json"),
        ({"f": {"notes": "a\0b"}}, Fault.FRAME, "field-control"),
        ({"f": {"notes": "a\x1b[2J"}}, Fault.FRAME, "field-control"),
        ({"f": {"notes": "e\u0302"}}, Fault.FRAME, "json-not-canonical"),
        ({"f": {"notes": "x" * 20_001}}, Fault.LIMIT, "text"),
        ({"f": {f"n{number}": "x" * 19_000 for number in range(15)}}, Fault.LIMIT, "line"),
        ({"f": {"": "x"}}, Fault.FRAME, "field-name"),
        ({"f": {"__class__!": "x"}}, Fault.FRAME, "field-name"),
        ({"f": {"đơn_vị": "x"}}, Fault.FRAME, "field-name"),
        ({"v": {"notes": 1}}, Fault.FRAME, "version"),
        ({"v": {"notes": "ABCDEFGHIJKL2"}}, Fault.FRAME, "dot-unseen"),
        ({"v": {"notes": "x"}}, Fault.FRAME, "dot"),
        ({"v": {"NOTES": "ABCDEFGHIJKL2"}}, Fault.FRAME, "version"),
        ({"v": "x"}, Fault.FRAME, "record-values"),
        ({"extra": 1}, Fault.FRAME, "record-keys"),
        ({"t": "evidence", "f": {"name": "..\\..\\windows\\x.exe"}}, Fault.FRAME, "file-name"),
        ({"t": "evidence", "f": {"name": "../x.pdf"}}, Fault.FRAME, "file-name"),
        ({"t": "evidence", "f": {"name": "C:x.pdf"}}, Fault.FRAME, "file-name"),
        ({"t": "evidence", "f": {"name": "bao cao\u202efdp.exe"}}, Fault.FRAME, "file-name"),
        ({"t": "evidence", "f": {"name": ".."}}, Fault.FRAME, "file-name"),
    ],
)
def test_a_bad_record_rejects_the_whole_package(world, encoder, changes, fault, reason) -> None:
    good = line(world, encoder)
    data = world.forge(
        lines=[good, line(world, encoder, **{"id": make_dot(world.commune.device, 3), **changes})]
    )
    assert_refused(world, data, fault, reason)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"{}",
        b"{",
        b"\xff\xfe",
        b'{"f":{},"f":{},"id":"DEV2","t":"item","v":{}}',
        b'{"t":"item","id":"DEV2","f":{},"v":{}}',
        b'{"f":{}, "id":"DEV2","t":"item","v":{}}',
        b'{"f":{"b":"x","a":"y"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"x","a":"y"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"x" },"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"\\u0078"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"x\\/"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"x\\u000A"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"a":"x"},"id":"DEV2","t":"item","v":{"b":"DEV2","a":"DEV2"}}',
        b'{"f":{"a":"x"},"id":"DEV2","t":"item","v":{"a":"DEV2","a":"DEV2"}}',
        b'{"f":{"a":"x"},"id":"DEV2","t":"item","v":{"a": "DEV2"}}',
        b'{"f":{},"id":"DEV2","t":"it\\u0065m","v":{}}',
        b'{"f":{"notes":"\\ud800"},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"notes":-0},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"notes":1e3},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"notes":Infinity},"id":"DEV2","t":"item","v":{}}',
        b'\xef\xbb\xbf{"f":{},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{},"id":"DEV2","t":"item","v":{}}\r',
        b'{"f":{"notes":' + b"9" * 100_000 + b'},"id":"DEV2","t":"item","v":{}}',
        b'{"f":{"notes":' + b"[" * 100_000,
        b"[" * 200_000 + b"]" * 50_000,
    ],
    ids=lambda raw: raw[:30].decode("latin-1"),
)
def test_another_spelling_is_refused(world, raw) -> None:
    data = world.forge(lines=[raw.replace(b"DEV", world.commune.device.encode())])
    with pytest.raises(PackageError) as caught:
        world.open(data)
    assert caught.value.fault in {Fault.FRAME, Fault.LIMIT}


@pytest.mark.parametrize("piece", [b"9", b"[", b'{"a":', b'"', b"\\u0061", b"e", b" "])
def test_refusing_a_spelling_costs_in_proportion_to_its_length(world, piece) -> None:
    def refuse(length: int) -> Callable[[], None]:
        raw = b'{"f":{"notes":' + piece * (length // len(piece))
        return partial(open_refused, world, world.forge(lines=[raw]))

    assert_in_proportion(refuse, 25_000)


def test_nothing_nests_within_a_field(world, encoder) -> None:
    deep: object = "x"
    for _ in range(5):
        deep = [deep]
    assert_refused(
        world, world.forge(lines=[line(world, encoder, f={"a": deep})]), Fault.FRAME, "field-value"
    )


def test_the_end_of_a_line_is_no_comma_of_a_list(world, encoder) -> None:
    """Lines are read many at once: what is one object over two lines and two in a third is refused."""
    good = line(world, encoder, f={"a": ["b", "c"]})
    torn = good.replace(b'["b","c"]', b"[{}\n{}]")
    pair = b",".join([line(world, encoder), line(world, encoder)])
    for lines in ([*torn.split(b"\n"), pair], [pair, *torn.split(b"\n")], [good], [pair]):
        data = world.forge(lines=lines)
        with pytest.raises(PackageError) as caught:
            world.open(data)
        assert caught.value.fault is Fault.FRAME


def test_one_id_cannot_stand_for_two_records(world, encoder) -> None:
    good = line(world, encoder)
    assert_refused(world, world.forge(lines=[good, good]), Fault.FRAME, "record-twice")


@pytest.mark.parametrize(
    ("edit", "fault", "reason"),
    [
        ({"rows": 3}, Fault.FRAME, "rows"),
        ({"rows": 0}, Fault.FRAME, "rows"),
        ({"rows": 200_001}, Fault.LIMIT, "rows"),
        ({"rows": 10_000_000}, Fault.LIMIT, "rows"),
        ({"rows": -1}, Fault.FRAME, "key-value"),
        ({"rows": True}, Fault.FRAME, "key-value"),
        ({"plain": 10}, Fault.FRAME, "plain"),
        ({"plain": 100_000}, Fault.FRAME, "plain"),
        ({"plain": 64 * 2**20}, Fault.LIMIT, "ratio"),
        ({"plain": 64 * 2**20 + 1}, Fault.LIMIT, "plain"),
        ({"fmt": 2}, Fault.VERSION, "fmt"),
        ({"fmt": 0}, Fault.FRAME, "key-value"),
        ({"fmt": "1"}, Fault.FRAME, "key-value"),
        ({"min_sv": 2}, Fault.VERSION, "sv"),
        ({"kind": "parcel"}, Fault.VERSION, "kind"),
        ({"kind": "want"}, Fault.VERSION, "kind"),
        ({"kind": "keyevent"}, Fault.FRAME, "header-kind"),
        ({"kind": "card"}, Fault.FRAME, "header-kind"),
        ({"suite": 2}, Fault.VERSION, "suite"),
        ({"suite": 0}, Fault.FRAME, "header-kind"),
        ({"base": "delta"}, Fault.VERSION, "base"),
        ({"to": []}, Fault.FRAME, "header-kind"),
        ({"scope": None}, Fault.FRAME, "header-kind"),
        ({"scope": {"office": "0" * 32, "plan": "../plan"}}, Fault.FRAME, "key-value"),
        ({"scope": {"office": "0" * 32, "plan": "ABCDEFGHIJKL1"}}, Fault.AUTHORITY, "scope"),
        ({"seq": 0}, Fault.FRAME, "header-kind"),
        ({"seq": 2**60}, Fault.FRAME, "json"),
        ({"vv": {}}, Fault.FRAME, "dot-unseen"),
        ({"vv": {"x": 1}}, Fault.FRAME, "key-value"),
        ({"vv": {"ABCDEFGHIJKL": 2**53}}, Fault.FRAME, "json-integer"),
        ({"vv": {"ABCDEFGHIJKL": 0}}, Fault.FRAME, "key-value"),
        ({"from": "f" * 32}, Fault.SENDER, "certificate-of-another"),
        ({"dev": "ABCDEFGHIJKL"}, Fault.SENDER, "certificate-of-another"),
        ({"from": "UBND xã"}, Fault.FRAME, "key-value"),
        ({"pkg": "../../x"}, Fault.FRAME, "key-value"),
        ({"pkg": "0" * 32}, Fault.SIGNATURE, "wrap"),
        ({"made": "hôm nay"}, Fault.FRAME, "key-value"),
        ({"prev": "x"}, Fault.FRAME, "key-value"),
        ({"app": "\u202e"}, Fault.FRAME, "key-value"),
        ({"dev_cert": "!!"}, Fault.FRAME, "key-value"),
        ({"dev_cert": ""}, Fault.FRAME, "json"),
        ({"segs": []}, Fault.FRAME, "key-value"),
        ({"segs": [{"n": 5, "h": "0" * 64}]}, Fault.FRAME, "body-length"),
        ({"segs": [{"n": 1, "h": "0" * 64}, {"n": 21 * 2**20, "h": "0" * 64}]}, Fault.LIMIT, "attachment"),
        ({"segs": [{"n": 20 * 2**20, "h": "0" * 64}] * 27}, Fault.LIMIT, "attachments"),
        ({"join": {}}, Fault.FRAME, "key-missing"),
        ({"join": None}, Fault.FRAME, "not-an-object"),
    ],
    ids=str,
)
def test_a_signed_header_that_lies_is_refused(world, edit, fault, reason) -> None:
    data = world.forge(header=lambda values: values.update(edit))
    assert_refused(world, data, fault, reason)


@pytest.mark.parametrize("key", ["from", "dev", "to", "pkg", "scope", "vv"])
def test_the_first_line_belongs_to_its_header(world, key) -> None:
    data = world.forge(first=lambda values: values.update({key: "x"}))
    assert_refused(world, data, Fault.SIGNATURE, "binding")


@pytest.mark.parametrize(
    ("edit", "fault", "reason"),
    [
        ({"name": "UBND\u202e xã"}, Fault.FRAME, "key-value"),
        ({"name": "UBND xã\nLộc Bình"}, Fault.FRAME, "key-value"),
        ({"name": "\u200b"}, Fault.FRAME, "key-value"),
        ({"name": ""}, Fault.FRAME, "key-value"),
        ({"name": None}, Fault.FRAME, "key-value"),
        ({"name": "x" * 501}, Fault.LIMIT, "name"),
        ({"title": "\u2066Kế hoạch"}, Fault.FRAME, "key-value"),
    ],
)
def test_names_hide_nothing(world, edit, fault, reason) -> None:
    assert_refused(world, world.forge(first=lambda values: values.update(edit)), fault, reason)


@pytest.mark.parametrize("declared", [None, 60 * 2**20, 1000])
def test_a_bomb_is_refused_without_inflating_it(world, declared) -> None:
    packed = zlib.compress(b"\n" * (60 * 2**20))

    def lie(values: dict) -> None:
        values.update({"plain": declared or values["plain"], "rows": 4})

    data = world.forge(packed=packed, header=lie)
    tracemalloc.start()
    try:
        with pytest.raises(PackageError) as caught:
            world.open(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.fault in {Fault.LIMIT, Fault.FRAME}
    assert most < 2 * 2**20


def test_ten_million_empty_rows_are_refused(world) -> None:
    packed = zlib.compress(b"\n" * 10_000_000)

    def within_limits(values: dict) -> None:
        values.update({"rows": 199_999, "plain": 10_000_000})

    assert_refused(world, world.forge(packed=packed, header=within_limits), Fault.LIMIT, "ratio")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda packed: packed[:-1], "plain"),
        (lambda packed: packed + b"\0", "plain"),
        (lambda packed: packed + packed, "plain"),
        (lambda packed: b"\0" + packed[1:], "zlib"),
        (lambda packed: packed[:0], "plain"),
        (lambda packed: zlib.compress(zlib.decompress(packed), wbits=-15), "zlib"),
    ],
)
def test_the_inflated_stream_ends_where_it_should(world, encoder, spoil, reason) -> None:
    base = world.forge(lines=[line(world, encoder)])
    length = json.loads(split_frame(base).header)["plain"]
    stream = zlib.compress(b"x" * (length - 1) + b"\n")
    data = world.forge(
        packed=spoil(stream), header=lambda values: values.update({"plain": length, "rows": 0})
    )
    assert_refused(world, data, Fault.FRAME, reason)


def test_the_last_line_is_ended(world) -> None:
    data = world.forge(plain=b"{}\n{}", header=lambda values: values.update({"rows": 1}))
    assert_refused(world, data, Fault.FRAME, "rows")


def test_one_recipient_stands_once(world) -> None:
    def twice(values: dict) -> None:
        values["to"] = values["to"] * 2

    assert_refused(world, world.forge(header=twice), Fault.FRAME, "recipient-twice")


def test_nine_recipients_are_too_many(world) -> None:
    def many(values: dict) -> None:
        values["to"] = values["to"] * 9

    assert_refused(world, world.forge(header=many), Fault.LIMIT, "header.to")


def test_unknown_header_keys_are_ignored_but_signed(world) -> None:
    data = world.forge(header=lambda values: values.update({"zz_later": {"a": [1, True, None]}}))
    assert world.open(data).state == world.state(2)
    frame = split_frame(data)
    stripped = frame.header.replace(b'"zz_later":', b'"zz_never":')
    assert_refused(
        world, join_frame(stripped, frame.signature, [bytes(frame.body)]), Fault.SIGNATURE, "signature"
    )


def test_a_newer_writer_with_an_old_enough_floor_is_read(world, encoder) -> None:
    newer = line(world, encoder, t="future_type", f={"of_2031": "Nội dung mới", "n": 3})
    data = world.forge(lines=[newer], header=lambda values: values.update({"sv": 9}))
    record = world.open(data).state.records[0]
    assert (record.type, record.fields) == ("future_type", {"of_2031": "Nội dung mới", "n": 3})


def test_an_unregistered_device_cannot_sign(world) -> None:
    assert_refused(world, world.forge(signer=new_device(world.commune)), Fault.SIGNATURE, "signature")


def test_a_stranger_cannot_take_over_a_package(world) -> None:
    """Strip the signature, put one's own certificate in, sign again: the content still names its author."""
    from ccapp.exchange import crypto
    from ccapp.exchange.fields import to_base64
    from ccapp.exchange.frame import signed_bytes

    frame, thief = split_frame(world.seal()), world.stranger
    values = json.loads(frame.header)
    values |= {"from": thief.office, "dev": thief.device}
    values["dev_cert"] = to_base64(thief.certificate.encode())
    header = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    data = join_frame(header, crypto.sign(thief.signing, signed_bytes(header)), [bytes(frame.body)])
    with pytest.raises(PackageError) as caught:
        open_scope(data, keys=world.superior, sender_root_pk=thief.root_pk, sender_role=world.commune.role)
    assert (caught.value.fault, caught.value.facts["reason"]) == (Fault.SIGNATURE, "wrap")


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 60_000,
        b'{"a":' * 9_000,
        b'{"fmt":' + b"9" * 60_000 + b"}",
        b"\xff" * 100,
        b" " * 100,
        b"null" + b" " * 96,
        b"{}" + b" " * 98,
    ],
    ids=lambda raw: raw[:12].decode("latin-1"),
)
def test_a_hostile_header_costs_no_more_than_a_good_package(world, raw) -> None:
    refuse = partial(open_refused, world, world.forge(raw_header=raw))
    assert_within(refuse, partial(world.open, world.seal()), 10)
