"""Most of many lines are not written out to be compared: none may pass that alone is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.versions import make_dot
from ccapp.exchange import canonical
from ccapp.exchange.errors import PackageError

# Texts as JSON writes them, and as only others write them, or nobody.
SPELT = st.text('aâ\u0302\n"\\/} ,{\x7f\u200b\t', max_size=6).map(
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1]
) | st.text('aâ\u0302n"\\/} ,{', max_size=6)


def line(device: str, number: int, fields: str, versions: str = "") -> bytes:
    """A record as it may stand in a file, whatever its fields are written as."""
    return f'{{"f":{{{fields}}},"id":"{make_dot(device, number)}","t":"later","v":{{{versions}}}}}'.encode()


def is_canonical(text: bytes) -> bool:
    """Whether a line read on its own is the one spelling of what it says."""
    try:
        return canonical.dumps(canonical.loads(text)) == text
    except PackageError:
        return False


def forged(world, lines: list[bytes]) -> bytes:
    """A signed package of these lines whose vector has seen them all."""
    return world.forge(lines=lines, header=lambda header: header.update(vv={world.commune.device: 9}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(SPELT, SPELT, SPELT), min_size=1, max_size=4))
def test_many_lines_are_read_as_each_alone(world, spelt) -> None:
    device = world.commune.device
    lines = [
        line(device, at, f'"a":"{a}","b":"{b}"', f'"a{c}":"{make_dot(device, at)}"' if at % 2 else "")
        for at, (a, b, c) in enumerate(spelt, start=1)
    ]
    try:
        opened = world.open(forged(world, lines)).state.records
    except PackageError:
        names_fit = not any(c for at, (_, _, c) in enumerate(spelt, start=1) if at % 2)
        assert not names_fit or not all(map(is_canonical, lines))
    else:
        assert all(map(is_canonical, lines))
        assert [canonical.loads(each)["f"] for each in lines] == [each.fields for each in opened]


def test_the_end_of_a_line_is_no_comma_of_a_text(world) -> None:
    """A text that goes from one line into the next, and two objects in a third line."""
    device = world.commune.device
    torn = line(device, 1, '"a":"b},{c"').replace(b"},{", b"}\n{").split(b"\n")
    pair = b",".join([line(device, 2, '"a":"b"'), line(device, 3, '"a":"b"')])
    for lines in ([*torn, pair], [pair, *torn]):
        with pytest.raises(PackageError) as caught:
            world.open(forged(world, lines))
        assert caught.value.facts["reason"] == "json-not-canonical"


def test_edited_records_and_signs_that_are_escaped_are_read(world) -> None:
    device = world.commune.device
    texts = ["Việc", 'Đề án "06"', "a\\b", "một\nhai", "1\u00a0000", ""]
    lines = [
        canonical.dumps(
            {
                "f": {"a": text, "n": None},
                "id": make_dot(device, at),
                "t": "later",
                "v": {"a": make_dot(device, 9)},
            }
        )
        for at, text in enumerate(texts, start=1)
    ]
    opened = world.open(forged(world, lines)).state.records
    assert [each.fields["a"] for each in opened] == texts


@given(st.lists(st.lists(st.text('aâ\u0302\n"\\},{:', max_size=8), max_size=3), max_size=6))
def test_many_records_are_written_as_each_alone(texts) -> None:
    objects = [{"f": {f"x{at}": text for at, text in enumerate(each)}} for each in texts]
    assert canonical.dumps_each(objects) == [canonical.dumps(each) for each in objects]


def test_half_a_sign_is_not_written() -> None:
    with pytest.raises(PackageError):
        canonical.dumps_each([{"f": {"a": "\ud800"}}])
