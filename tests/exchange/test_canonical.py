"""Canonical JSON: one value, one spelling."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.exchange.canonical import dumps, loads
from ccapp.exchange.errors import Fault, PackageError

TEXT = st.text(st.characters(codec="utf-8")).map(lambda text: unicodedata.normalize("NFC", text))
KEY = st.text(st.characters(codec="ascii"), max_size=8)
LEAF = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT
VALUE = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=12)  # fmt: skip  # noqa: E501


def depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(VALUE.filter(lambda value: depth(value) <= 6))
def test_a_value_survives(value) -> None:
    assert loads(dumps(value)) == value


@given(VALUE.filter(lambda value: depth(value) <= 6))
def test_the_spelling_is_plain_json(value) -> None:
    assert json.loads(dumps(value)) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_the_one_spelling_or_refused(data) -> None:
    try:
        value = loads(data)
    except PackageError:
        return
    assert dumps(value) == data


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}', b'{"b":1,"a":1}', b'{"a": 1}', b' {"a":1}', b'{"a":1}\n', b"1.0", b"1e2", b"-0",
        b"NaN", b"Infinity", b'"\\u0061"', b'"\\/"', b'"\\ud800"', b'"e\xcc\x82"', b"\xef\xbb\xbf1",
        b'"\xff"', b"01", b"9007199254740992", b"9" * 100_000, b"", b'"\x01"', '{"đ":1}'.encode(),
    ],
)  # fmt: skip
def test_other_spellings_are_refused(data) -> None:
    with pytest.raises(PackageError) as caught:
        loads(data)
    assert caught.value.fault is Fault.FRAME


@pytest.mark.parametrize("data", [b"[" * 7 + b"]" * 7, b'{"a":' * 7 + b"1" + b"}" * 7])
def test_seven_levels_are_too_deep(data) -> None:
    with pytest.raises(PackageError) as caught:
        loads(data)
    assert caught.value.fault is Fault.LIMIT


@pytest.mark.parametrize("value", [1.0, 2**53, {1: 2}, {"đ": 1}, object(), b"x", {1, 2}, "\ud800"])
def test_what_has_no_spelling_is_not_written(value) -> None:
    with pytest.raises(PackageError):
        dumps(value)


def test_text_is_brought_to_one_form() -> None:
    assert dumps("e\u0302") == '"ê"'.encode()
