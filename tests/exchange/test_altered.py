"""Altered packages: whatever is changed on the way, nothing is accepted and only PackageError is raised."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest

from ccapp.exchange import codec, crypto
from ccapp.exchange.errors import PackageError
from ccapp.exchange.fields import to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.package import read_header
from tests.pace import assert_within, dearest

SLICE, WHOLE = 4_000, 1_050_000
LINES, ALL_LINES = 1_000, 100_000
DEAREST = 20  # times what opening a good package costs
MOST_MEMORY = 200 * 1024  # KiB above what the process had before
CLUSTER = 512

Alteration = Callable[[random.Random, bytes, bytes], bytes]


def truncate(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def flip(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 5, 40))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def zero_tail(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes(len(data) - at)


def swap_clusters(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    parts = [data[at : at + CLUSTER] for at in range(0, len(data), CLUSTER)]
    one, two = rng.sample(range(len(parts)), 2)
    parts[one], parts[two] = parts[two], parts[one]
    return b"".join(parts)


def append(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    return data + rng.randbytes(rng.choice((1, 2, 16, 512)))


def splice(rng: random.Random, data: bytes, old: bytes) -> bytes:
    at = rng.randrange(1, min(len(data), len(old)))
    return data[:at] + old[at:]


def insert_or_cut(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    at, size = rng.randrange(len(data)), rng.randrange(1, 20)
    return data[:at] + (data[at + size :] if rng.random() < 0.5 else rng.randbytes(size) + data[at:])


def text_mode(_rng: random.Random, data: bytes, _old: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def edit_header(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    frame = split_frame(data)
    header = _edited(rng, frame.header)
    return join_frame(header, frame.signature, [bytes(frame.body)])


def edit_and_sign(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    """A structure-aware edit, signed again with a key that the office never vouched for."""
    frame = split_frame(data)
    header = _edited(rng, frame.header)
    return join_frame(header, crypto.sign(crypto.new_key(), signed_bytes(header)), [bytes(frame.body)])


def own_certificate(rng: random.Random, data: bytes, _old: bytes) -> bytes:
    """The forger's key in the certificate as well; the root never signed that."""
    from ccapp.domain.office import Role
    from ccapp.exchange.keys import new_office

    forger = new_office(rng.choice(list(Role)))
    frame = split_frame(data)
    values = json.loads(frame.header)
    values["dev_cert"] = to_base64(forger.certificate.encode())
    if rng.random() < 0.5:
        values |= {"from": forger.office, "dev": forger.device}
    header = _encode(values)
    return join_frame(header, crypto.sign(forger.signing, signed_bytes(header)), [bytes(frame.body)])


def _edited(rng: random.Random, header: bytes) -> bytes:
    values = json.loads(header)
    key = rng.choice(list(values))
    match rng.randrange(5):
        case 0:
            del values[key]
        case 1:
            values[key] = rng.choice([None, 0, -1, 2**70, "", "x", [], {}, True, [[[[[[[]]]]]]], "\u202e"])
        case 2:
            values[rng.choice(["zz", "to2", "\u0111"])] = rng.choice([1, "x", {"a": [1]}])
        case 3 if isinstance(values[key], int) and not isinstance(values[key], bool):
            values[key] += rng.choice([-1, 1, 1000, 10**7])
        case _:
            values[key] = values[rng.choice(list(values))]
    encoded = _encode(values)
    return encoded if encoded != header else header.replace(b",", b", ", 1)


def _encode(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


ALTERATIONS: tuple[Alteration, ...] = (
    truncate, flip, zero_tail, swap_clusters, append, splice, insert_or_cut, text_mode, edit_header,
    edit_and_sign, own_certificate,
)  # fmt: skip


def run(world, count: int, seed: int) -> int:
    """Alter and open `count` times; gives how many differed from the original. The dearest is no dear one."""
    rng, tried = random.Random(seed), 0
    old, new = world.seal(world.state(30), sequence=1), world.seal(world.state(40), sequence=2)

    def packages() -> Iterator[bytes]:
        nonlocal tried
        for number in range(count):
            alter = ALTERATIONS[number % len(ALTERATIONS)]
            data = alter(rng, new, old)
            if data not in (new, old):
                tried += 1
                yield data

    def refuse(data: bytes) -> None:
        with pytest.raises(PackageError):
            world.open(data)
        with suppress(PackageError):
            read_header(data)

    slowest = dearest(packages(), refuse)
    assert_within(partial(refuse, slowest), partial(world.open, new), DEAREST)
    return tried


def peak() -> int:
    """The most memory this process has had, in KiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_no_altered_package_is_accepted(world) -> None:
    assert run(world, SLICE, seed=20261120) > SLICE * 0.95


@pytest.mark.heavy
@pytest.mark.timeout(7_200)
@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured the POSIX way")
def test_no_altered_package_is_accepted_in_the_whole_run(world) -> None:
    before, tried = peak(), 0
    for seed in range(WHOLE // 10_000):
        tried += run(world, 10_000, seed)
        if seed % 10 == 9:
            more = (peak() - before) / 1024
            print(f"{tried} altered packages, 0 accepted, {more:.0f} MiB more memory", flush=True)
    assert tried > 1_000_000
    assert peak() - before < MOST_MEMORY


def _spoiled(rng: random.Random, line: bytes) -> bytes:
    """A record line with something else in it: other bytes, or another value at some place of its tree."""
    if rng.random() < 0.5:
        out = bytearray(line)
        at = rng.randrange(len(out))
        out[at : at + rng.choice((0, 0, 1, 3))] = rng.choice(
            (b"", rng.randbytes(2), b'"', b"{}", b"0", b",", b"\\")
        )
        return bytes(out).replace(b"\n", b" ")
    values = json.loads(line)
    inner = rng.choice([values, values["f"], values["v"]])
    key = rng.choice([*inner, "zz"])
    odd = [
        None,
        -1,
        2**53,
        1.5,
        True,
        "",
        "x",
        "\u202e",
        "\0",
        "e\u0301",
        "x" * 20_001,
        [],
        {},
        [[[[[[[]]]]]]],
    ]
    inner[key] = rng.choice([*odd, *inner.values()])
    if rng.random() < 0.2:
        inner.pop(rng.choice(list(inner)))
    return _encode(values)


def run_lines(world, count: int, seed: int) -> tuple[int, int]:
    """Spoil lines that are then signed and sealed correctly; gives how many were tried and how many refused.

    What is accepted all the same reads as exactly what was sent: nothing is mended, guessed or dropped.
    """
    rng, refused = random.Random(seed), 0
    for _ in range(count):
        state = world.state(4)
        lines, vector = list(codec.encode_records(state)), dict(state.vector)
        at = rng.randrange(len(lines))
        lines[at] = _spoiled(rng, lines[at])
        data = world.forge(lines=lines, header=lambda values: values.update({"vv": vector}))  # noqa: B023 - called at once
        try:
            opened = world.open(data)
        except PackageError:
            refused += 1
            continue
        assert list(codec.encode_records(opened.state)) == lines
    return count, refused


def test_spoiled_lines_are_refused_or_read_as_they_stand(world) -> None:
    tried, refused = run_lines(world, LINES, seed=7)
    assert tried * 0.5 < refused < tried


@pytest.mark.heavy
@pytest.mark.timeout(7_200)
def test_spoiled_lines_in_the_whole_run(world) -> None:
    tried, refused = run_lines(world, ALL_LINES, seed=8)
    print(
        f"{tried} signed packages with a spoiled line, {refused} refused, the rest exactly as sent",
        flush=True,
    )
