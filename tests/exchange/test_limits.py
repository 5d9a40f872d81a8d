"""Every bound of FORMAT.md 8 at its edge: what is exactly on it passes, one more is E-GIOIHAN."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.exchange import canonical, keyevents, lines
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import MAGIC, StoredPackage, frame_head, split_frame
from ccapp.exchange.header import Header, decode_header
from ccapp.exchange.keyevents import KeyEvent
from ccapp.exchange.keys import new_office
from ccapp.exchange.limits import plain_allowed
from ccapp.exchange.package import Recipient, open_scope, seal_scope
from ccapp.exchange.receipt import open_receipt, seal_receipt
from tests.exchange import second_reader
from tests.exchange.conftest import MADE, World
from tests.exchange.test_hostile import line
from tests.exchange.test_receipt import SAID

MIB = 2**20
SEGMENT = {"n": 20 * MIB, "h": "0" * 64}
FIRST = {"n": 100, "h": "0" * 64}


def is_refused(read: Callable[[], object]) -> bool:
    """Whether it is refused for a limit; another refusal is none."""
    try:
        read()
    except PackageError as error:
        assert error.fault is Fault.LIMIT, error
        return True
    return False


def header_of(world: World, **edit: object) -> Callable[[], Header]:
    """The header of a good package with other values, read for itself: no size of it is asked for here."""
    values = json.loads(split_frame(world.seal()).header) | edit
    return lambda: decode_header(canonical.dumps(values))


@pytest.mark.parametrize(
    ("on_it", "beyond"),
    [
        ({"plain": 64 * MIB}, {"plain": 64 * MIB + 1}),
        ({"rows": 200_000}, {"rows": 200_001}),
        ({"segs": [FIRST, SEGMENT]}, {"segs": [FIRST, {**SEGMENT, "n": 20 * MIB + 1}]}),
        (
            {"segs": [FIRST, *[SEGMENT] * 25, {**SEGMENT, "n": 12 * MIB}]},
            {"segs": [FIRST, *[SEGMENT] * 25, {**SEGMENT, "n": 12 * MIB + 1}]},
        ),
        ({"segs": [FIRST] * 2_000}, {"segs": [FIRST] * 2_001}),
        ({"later": {"a": {"b": {"c": {"d": {}}}}}}, {"later": {"a": {"b": {"c": {"d": {"e": {}}}}}}}),
    ],
    ids=["plain", "rows", "attachment", "attachments", "segments", "nesting"],
)
def test_of_a_header(world: World, on_it: dict[str, object], beyond: dict[str, object]) -> None:
    assert not is_refused(header_of(world, **on_it))
    encoded = json.dumps(json.loads(split_frame(world.seal()).header) | beyond, sort_keys=True)
    raw = encoded.replace(", ", ",").replace(": ", ":").encode()
    assert is_refused(lambda: decode_header(raw))


def test_of_the_file_and_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.khx"
    path.write_bytes(frame_head(b"x" * 65_536, b"\0" * 64))
    for size, refused in ((1024 * MIB, False), (1024 * MIB + 1, True)):
        stored = StoredPackage(path=path, size=size, sha256="")
        assert is_refused(lambda stored=stored: split_frame(stored)) is refused
    long = MAGIC + (65_537).to_bytes(4, "big") + b"x" * 65_537 + b"\0" * 64
    assert is_refused(lambda: split_frame(long))
    assert is_refused(lambda: frame_head(b"x" * 65_537, b"\0" * 64))


def test_of_recipients(world: World) -> None:
    offices = [world.superior, *(new_office(Role.SUPERIOR) for _ in range(8))]
    to = [Recipient(office=each.office, enc_pk=each.enc_pk) for each in offices]
    data = seal_scope(world.state(), keys=world.commune, to=to[:8], dispatch=world.dispatch())
    for each in offices[:8]:
        assert world.open(data, keys=each).state == world.state()
    assert is_refused(lambda: seal_scope(world.state(), keys=world.commune, to=to, dispatch=world.dispatch()))
    wraps = json.loads(split_frame(data).header)["to"]
    assert is_refused(header_of(world, to=[*wraps, {**wraps[0], "office": "f" * 32}]))


@pytest.mark.parametrize(("length", "refused"), [(262_144, False), (262_145, True)])
def test_of_a_line(length: int, refused: bool) -> None:
    text = b"x" * length + b"\n"
    packed = zlib.compress(text, 0)
    assert is_refused(lambda: list(lines.unpack(packed, plain=len(text), rows=0))) is refused
    assert is_refused(lambda: lines.pack([b"x" * length])) is refused


def test_of_the_ratio() -> None:
    text = b"\n" * 2_000_000
    packed = zlib.compress(text)
    most = plain_allowed(len(packed))
    assert most == 40 * len(packed) + MIB
    assert is_refused(lambda: lines.unpack(packed, plain=most + 1, rows=0).__next__())
    with pytest.raises(PackageError, match="E-KHUNG"):  # it was inflated, and is not what was declared
        lines.unpack(packed, plain=most, rows=0).__next__()


def test_of_rows_when_written() -> None:
    assert not is_refused(lambda: lines.pack([b"{}"] * 200_001))  # the first line and 200,000 records
    assert is_refused(lambda: lines.pack([b"{}"] * 200_002))


@pytest.mark.parametrize(("length", "refused"), [(20_000, False), (20_001, True)])
def test_of_a_text(
    world: World,
    encoder: Callable[[object], bytes],
    length: int,
    refused: bool,
) -> None:
    for letter in ("x", "ậ"):  # characters, not bytes
        data = world.forge(lines=[line(world, encoder, f={"notes": letter * length})])
        assert is_refused(lambda data=data: world.open(data)) is refused


@pytest.mark.parametrize(("length", "refused"), [(500, False), (501, True)])
def test_of_a_name(world: World, length: int, refused: bool) -> None:
    for key in ("name", "title"):
        data = world.forge(first=lambda values, key=key: values.update({key: "ậ" * length}))
        assert is_refused(lambda data=data: world.open(data)) is refused


@pytest.mark.parametrize(("count", "refused"), [(500, False), (501, True)])
def test_of_key_events(count: int, refused: bool) -> None:
    keys, chain = new_office(Role.SUPERIOR), list[KeyEvent]()
    for number in range(count):
        chain.append(keyevents.revoked(chain, keys, DeviceId("A" * 12), number))
    try:
        data = keyevents.seal_chain(chain, keys, made=MADE, app="1")
    except PackageError as error:
        assert error.fault is Fault.LIMIT
        assert refused
        return
    assert is_refused(lambda: keyevents.open_chain(data, keys.root_pk)) is refused


@pytest.mark.parametrize("named", ["have", "want"])
def test_a_receipt_names_a_thousand_files_and_leaves_the_rest(world: World, named: str) -> None:
    hashes = tuple(f"{number:064x}" for number in range(1_001))
    said = dataclasses.replace(SAID, **{named: hashes})
    to = Recipient(office=world.commune.office, enc_pk=world.commune.enc_pk)
    data = seal_receipt(said, keys=world.superior, to=to, name="Sở Nội vụ", made=MADE, app="0.1.0")
    opened = open_receipt(data, keys=world.commune, sender_root_pk=world.superior.root_pk)
    assert getattr(opened.receipt, named) == hashes[:1_000]


def test_a_full_package_is_read_by_both_readers(world: World) -> None:
    """As much as fits of everything at once: texts and names on their limits, eight readers."""
    state = world.state(3)
    long = dataclasses.replace(state.records[1], fields={"notes": "ậ" * 20_000, "product": "x" * 20_000})
    state = dataclasses.replace(state, records=(state.records[0], long, state.records[2]))
    data = world.seal(state)
    assert world.open(data).state == state
    reader = second_reader.Office(
        office=world.superior.office,
        private=world.superior.encryption,
        known={world.commune.office: (world.commune.root_pk, "commune")},
    )
    assert len(second_reader.open_data(data, reader).records) == 3
    assert make_dot(world.commune.device, 2) == state.records[1].id
    keys = {"keys": world.superior, "sender_root_pk": world.commune.root_pk, "sender_role": Role.COMMUNE}
    assert open_scope(data, **keys).state == state
