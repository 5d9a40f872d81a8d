"""Replacing touches exactly what was meant: accents, case, whole letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.replacing import exactly, replaced


@pytest.mark.parametrize(
    ("text", "wanted", "case", "after"),
    [
        ("UBND xã, xa nhà", "xã", True, ("UBND phường, xa nhà", 1)),
        ("Xã và xã", "xã", True, ("Xã và phường", 1)),
        ("XÃ và xã", "xã", False, ("phường và phường", 2)),
        ("hoà, hòa", "hoà", True, ("phường, hòa", 1)),
        ("đường, duong", "duong", False, ("đường, phường", 1)),
        ("a.c abc", "a.c", True, ("phường abc", 1)),
        ("m\u0300a ma", "m", True, ("m\u0300a phườnga", 1)),
    ],
)
def test_only_what_reads_so_is_replaced(text: str, wanted: str, case: bool, after: tuple[str, int]) -> None:
    pattern = exactly(wanted, case=case)
    assert pattern is not None
    assert replaced(text, pattern, "phường") == after


def test_words_of_another_composition_are_the_same() -> None:
    pattern = exactly("xa\u0303", case=True)
    assert pattern is not None
    assert replaced("xã", pattern, "") == ("", 1)


def test_blank_words_find_nothing() -> None:
    assert exactly("  ", case=True) is None


@given(st.text(), st.text(min_size=1), st.text(), st.booleans())
def test_new_words_stand_as_they_are(text: str, wanted: str, words: str, case: bool) -> None:
    pattern = exactly(wanted, case=case)
    if pattern is not None:
        after, count = replaced(text, pattern, words)
        assert after == words.join(pattern.split(text))
        assert count == len(pattern.findall(text))
