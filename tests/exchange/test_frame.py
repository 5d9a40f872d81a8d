"""The frame: cut exactly, by lengths that are checked before they are used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.exchange import frame as frames
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import MAGIC, join_frame, split_body, split_frame

HEADERS = st.binary(min_size=64, max_size=300)


@given(
    header=HEADERS, signature=st.binary(min_size=64, max_size=64), segments=st.lists(st.binary(), max_size=5)
)
def test_what_is_joined_is_split_again(header, signature, segments) -> None:
    frame = split_frame(join_frame(header, signature, segments))
    assert (frame.header, frame.signature) == (header, signature)
    assert [bytes(part) for part in split_body(frame.body, [len(part) for part in segments])] == segments


@given(header=HEADERS, cut=st.integers(0, 140))
def test_a_short_file_is_refused(header, cut) -> None:
    data = join_frame(header, bytes(64), [])
    short = data[: min(cut, len(data) - 1)]
    with pytest.raises(PackageError) as caught:
        split_frame(short)
    assert caught.value.fault is Fault.FRAME


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data) -> None:
    for raw in (data, MAGIC + data):
        with pytest.raises(PackageError):
            split_frame(raw)


@pytest.mark.parametrize("length", [0, 1, 63])
def test_a_header_has_a_least_length(length) -> None:
    with pytest.raises(PackageError) as caught:
        split_frame(MAGIC + length.to_bytes(4, "big") + bytes(1000))
    assert caught.value.fault is Fault.FRAME


@pytest.mark.parametrize("length", [65_537, 2**32 - 1])
def test_a_header_has_a_greatest_length(length) -> None:
    with pytest.raises(PackageError) as caught:
        split_frame(MAGIC + length.to_bytes(4, "big") + bytes(70_000))
    assert caught.value.fault is Fault.LIMIT


def test_a_header_that_is_too_large_is_not_written() -> None:
    with pytest.raises(PackageError) as caught:
        join_frame(bytes(65_537), bytes(64), [])
    assert caught.value.fault is Fault.LIMIT


def test_a_file_above_the_limit_is_refused_at_once(monkeypatch) -> None:
    monkeypatch.setattr(frames, "MAX_FILE", 500)
    with pytest.raises(PackageError) as caught:
        split_frame(MAGIC + bytes(500))
    assert caught.value.facts["reason"] == "file"


@pytest.mark.parametrize("sizes", [[2], [4], [3, 1], []])
def test_segments_fill_the_body_exactly(sizes) -> None:
    with pytest.raises(PackageError) as caught:
        split_body(memoryview(b"abc"), sizes)
    assert caught.value.facts["reason"] == "body-length"


def test_the_magic_notices_a_copy_in_text_mode() -> None:
    data = join_frame(bytes(64), bytes(64), [])
    with pytest.raises(PackageError):
        split_frame(data.replace(b"\r\n", b"\n"))
