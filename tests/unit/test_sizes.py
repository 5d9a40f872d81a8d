"""How large a file is, in words: nothing that holds something reads as nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.sizes import size_words


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (0, "0 B"),
        (512, "512 B"),
        (1023, "1023 B"),
        (1024, "1 KB"),
        (3_100, "3 KB"),
        (1_048_000, "1023 KB"),
        (1_048_575, "1,0 MB"),
        (9_856_614, "9,4 MB"),
        (104_857_600, "100 MB"),
        (3_328_599_654, "3,1 GB"),
        (2 * 1024**4, "2048 GB"),
    ],
)
def test_sizes_are_said_with_the_unit_that_fits(octets: int, said: str) -> None:
    assert size_words(octets) == said


@given(st.integers(min_value=1, max_value=2**50))
def test_what_is_not_empty_never_reads_as_nothing(octets: int) -> None:
    amount, unit = size_words(octets).split()
    assert float(amount.replace(",", ".")) >= 1
    assert unit in {"B", "KB", "MB", "GB"}
