"""Packages that are signed and sealed correctly but hold one wrong value: both readers refuse the same ones.

What FORMAT.md leaves open shows here, as a package that one reader takes and the other refuses.
"""

from __future__ import annotations

import copy
import hashlib
import json
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.versions import make_dot
from ccapp.exchange import codec, crypto
from ccapp.exchange.card import new_invitation, open_card, open_invite, seal_card, seal_invite
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.keys import OfficeKeys
from tests.exchange import second_reader
from tests.exchange.conftest import MADE, World, codec_base64, encode, unchanged
from tests.exchange.second_reader import Office
from tests.exchange.test_receipt import opened, sealed
from tests.exchange.test_second_reader import SHARED_WORLD, agreed, superior_of

GONE = object()
Part = tuple[str | int, ...]

# Values that are wrong somewhere: of the wrong type, at and beyond limits, not canonical, not plain.
LIES = (
    *(GONE, None, True, False, 0, -1, 1, 2, 8, 2**53 - 1, 2**53, -(2**53), 10**30, 1.5, 64 * 2**20 + 1),
    *(200_001, "", "x", " ", "\n", "\t", "\x01", "\x7f", "\u3000", "\u200b", "\u2028", "\ud800", "\u0301"),
    *("e\u0301", "A A", "a" * 500, "a" * 501, "b" * 20_000, "b" * 20_001, "ab" * 8, "ab" * 16, "AB" * 16),
    *("ab" * 32, "A" * 12, "A" * 12 + "1", "A" * 12 + "01", "A" * 12 + "zzzzzzzzzzz", "a" * 12 + "1", "AAAA"),
    *("AAA=", "AAB=", "AA", "2026-02-30T99:99+07:00", "2026-02-30T09:09Z", "commune", "superior", "card"),
    *("data", "invite", "receipt", "later", "Later", "..", ". .", "a/b", "C:", "a\\b", "tệp.pdf", "merged"),
    *([], {}, [[]], [1], ["x"] * 9, {"a": 1}, [{}], {"é": 1}, [[[[[1]]]]], [[[[[[1]]]]]], {"A" * 12: 1}),
    *({"A" * 12: 0}, {"A" * 12: 2**53 - 1}),
)  # fmt: skip
NEW_KEYS = ("a", "zz", "Z", "_a", "é", "x" * 64, "x" * 65, "name", "plan_id", "office_id", "deleted", "title")


class Lie(NamedTuple):
    """One place in an object, and what stands there instead or beside it."""

    place: Part
    value: Any
    key: str = ""

    def __call__(self, target: Any) -> None:
        *above, last = (*self.place, self.key) if self.key else self.place
        for step in above:
            target = target[step]
        if self.value is not GONE:
            target[last] = copy.deepcopy(self.value)
        elif isinstance(target, list) or last in target:
            del target[last]


def places(value: Any, at: Part = ()) -> list[Part]:
    """Every place in an object, the outermost first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, part in inner for place in places(part, (*at, key)))]


def reached(value: Any, place: Part) -> Any:
    for step in place:
        value = value[step]
    return value


def lies_about(value: Any) -> st.SearchStrategy[Lie]:
    """One lie about an object like ``value``."""
    everywhere = places(value)
    inside = [place for place in everywhere if isinstance(reached(value, place), dict)]
    lie, key = st.sampled_from(LIES), st.sampled_from(NEW_KEYS)
    replaced = st.builds(Lie, st.sampled_from(everywhere[1:]), lie, st.just(""))
    return replaced | st.builds(Lie, st.sampled_from(inside), lie, key)


def made(build: Callable[[], bytes]) -> bytes | None:
    """The package with the lie, None where it cannot even be written down."""
    try:
        return build()
    except (UnicodeEncodeError, TypeError):
        return None


# Data packages.

DEVICE = "ABCDEFGHIJKL"
SCOPE = {"office": "0f" * 16, "plan": DEVICE + "1"}
READER = {"kid": "0f" * 8, "office": "0f" * 16}
BOUND = {"dev": DEVICE, "from": "0f" * 16, "pkg": "0f" * 16, "scope": SCOPE, "to": [READER], "vv": {}}
CERTIFIED = {"fmt": 1, "kind": "data", "sv": 1, "min_sv": 1, "app": "1", "dev_cert": "", "base": None}
COUNTED = {"seq": 1, "prev": None, "made": "", "suite": 1, "plain": 1, "rows": 1, "segs": [{"h": "", "n": 1}]}
SEALED_TO = [{**READER, "wrap": ""}]
HEADER = {**BOUND, **CERTIFIED, **COUNTED, "to": SEALED_TO}
FIRST = {**BOUND, "name": "UBND xã", "title": "Kế hoạch"}


def both(world: World, data: bytes) -> str:
    reader = superior_of(world)
    return agreed(lambda: world.open(data), lambda: second_reader.open_data(data, reader))


@SHARED_WORLD
@given(lie=lies_about(HEADER))
def test_a_header_that_lies(world: World, lie: Lie) -> None:
    data = made(lambda: world.forge(header=lie))
    if data is not None:
        both(world, data)


JOIN = {"enc_pk": "", "invitation": "ab" * 16, "mac": "", "root_pk": ""}
STATEMENT = {
    "device": DEVICE, "enc_pk": "", "from_seq": 1, "n": 1, "office": "0f" * 16, "role": "", "sign_pk": "",
}  # fmt: skip


@SHARED_WORLD
@given(lie=lies_about(JOIN))
def test_a_join_that_lies(world: World, lie: Lie) -> None:
    keys = world.commune
    true = JOIN | {"enc_pk": codec_base64(keys.enc_pk), "root_pk": codec_base64(keys.root_pk)}
    join = {**true, "mac": codec_base64(bytes(32))}
    assert both(world, world.forge(header=lambda values: values.update(join=join))) == ""
    lie(join)
    data = made(lambda: world.forge(header=lambda values: values.update(join=join)))
    if data is not None:
        both(world, data)


@SHARED_WORLD
@given(lie=lies_about(STATEMENT))
def test_a_certificate_that_lies(world: World, lie: Lie) -> None:
    statement = json.loads(world.commune.certificate.statement)
    lie(statement)
    data = made(lambda: world.forge(header=certified(world.commune, statement)))
    if data is not None:
        both(world, data)


def certified(keys: OfficeKeys, statement: object) -> Callable[[Any], None]:
    """A header's certificate with another statement, which the office's root key signed."""
    text = encode(statement)
    signature = crypto.sign(keys.root, b"khx/devcert/v1\0" + text)
    return lambda values: values.update(dev_cert=codec_base64(signature + text))


@SHARED_WORLD
@given(lie=lies_about(FIRST))
def test_a_first_line_that_lies(world: World, lie: Lie) -> None:
    data = made(lambda: world.forge(first=lie))
    if data is not None:
        both(world, data)


def records_of(world: World) -> list[dict[str, Any]]:
    """Three records of the commune's plan, one of them a file's."""
    lines = [json.loads(line) for line in codec.encode_records(world.state(4))]
    device = world.commune.device
    fields = {"name": "Báo cáo quý I.pdf", "plan_id": make_dot(device, 1), "size": 5}
    edited = {"name": make_dot(device, 60)}
    return [lines[0], lines[3], {"t": "evidence", "id": make_dot(device, 50), "f": fields, "v": edited}]


def seen(values: Any) -> None:
    """A version vector above every dot of the records."""
    (device,) = values["vv"]
    values["vv"] = {device: 100}


RECORD = {"t": "item", "id": DEVICE + "1", "f": {}, "v": {}}
ITEM_FIELDS = {"level": "", "parent": "", "product": "", "lead": "", "deadline": "", "notes": None}
FILE_FIELDS = {"name": "", "plan_id": "", "size": 5}
RECORDS = [
    {**RECORD, "f": {"title": "", "year_from": 1}},
    {**RECORD, "f": ITEM_FIELDS, "v": {"deadline": ""}},
    {**RECORD, "f": FILE_FIELDS, "v": {"name": ""}},
]


@SHARED_WORLD
@given(lie=lies_about(RECORDS).filter(lambda lie: len(lie.place) > 1 or lie.value is GONE))
def test_a_record_that_lies(world: World, lie: Lie) -> None:
    records = records_of(world)
    lie(records)
    data = made(lambda: world.forge(lines=[encode(each) for each in records], header=seen))
    if data is not None:
        both(world, data)


# Cards, connection files, receipts.

KINDS = ("card", "invite", "receipt")


def template(world: World, kind: str) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    """Header, line 1 and content key of a package of a kind that the superior makes."""
    keys, content_key = world.superior, crypto.new_key()
    shown: dict[str, Any] = {"name": "Sở Nội vụ", "made": MADE, "app": "1"}
    if kind == "receipt":
        header = json.loads(split_frame(sealed(world)).header)
        to = {"sender": keys.office, "recipient": world.commune.office, "package": header["pkg"]}
        header["to"][0]["wrap"] = codec_base64(crypto.wrap(content_key, world.commune.enc_pk, **to))
        first = {key: header[key] for key in ("dev", "from", "pkg", "scope", "vv")}
        first["to"] = [{key: header["to"][0][key] for key in ("kid", "office")}]
        of = {"dev": DEVICE, "pkg": "0f" * 16, "plan": DEVICE + "1", "seq": 17, "sha256": "ab" * 32}
        more = {"of": of, "result": "merged", "at": header["made"], "held": {DEVICE: 1}, "name": "Sở Nội vụ"}
        return header, {**first, **more}, content_key
    made_one = (
        seal_card(keys, **shown) if kind == "card" else seal_invite(keys, new_invitation("Xã"), **shown)
    )
    parts = split_frame(made_one)
    return json.loads(parts.header), json.loads(zlib.decompress(parts.body)), content_key


def same(body: bytes) -> bytes:
    return body


def forged(
    world: World,
    kind: str,
    header_lie: Callable[[Any], None],
    line_lie: Callable[[Any], None],
    *,
    stream_lie: Callable[[bytes], bytes] = same,
) -> bytes:
    """A package of the superior with a lie in its header or line 1, signed and sealed as it should be."""
    header, first, content_key = template(world, kind)
    line_lie(first)
    text = encode(first) + b"\n"
    body = stream_lie(zlib.compress(text))
    if kind == "receipt":
        body = crypto.seal_segment(content_key, 0, header["pkg"], body)
    header |= {"plain": len(text), "segs": [{"h": hashlib.sha256(body).hexdigest(), "n": len(body)}]}
    header_lie(header)
    encoded = encode(header)
    return join_frame(encoded, crypto.sign(world.superior.signing, signed_bytes(encoded)), [body])


def both_of(world: World, kind: str, data: bytes) -> str:
    keys, giver = world.commune, {world.superior.office: (world.superior.root_pk, "superior")}
    reader = Office(office=keys.office, private=keys.encryption, known=giver)
    program, second = {
        "card": (lambda: open_card(data), lambda: second_reader.open_card(data)),
        "invite": (lambda: open_invite(data), lambda: second_reader.open_card(data, "invite")),
        "receipt": (lambda: opened(world, data), lambda: second_reader.open_receipt(data, reader)),
    }[kind]
    return agreed(program, second)


@pytest.mark.parametrize("kind", KINDS)
def test_an_honest_one_of_each_kind_opens(world: World, kind: str) -> None:
    assert both_of(world, kind, forged(world, kind, unchanged, unchanged)) == ""
    for other in KINDS:
        if other != kind:
            assert both_of(world, other, forged(world, kind, unchanged, unchanged))


@pytest.mark.parametrize("kind", KINDS)
@SHARED_WORLD
@given(draw=st.data())
def test_one_of_each_kind_that_lies(world: World, kind: str, draw: st.DataObject) -> None:
    header, first, _ = template(world, kind)
    if draw.draw(st.booleans(), label="in the header"):
        lies, about = (draw.draw(lies_about(header)), unchanged), header
    else:
        lies, about = (unchanged, draw.draw(lies_about(first))), first
    assert about
    data = made(lambda: forged(world, kind, *lies))
    if data is not None:
        both_of(world, kind, data)
