"""A clock that does not go with what other offices have said: noticed, and nothing decided by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.clock import ClockDoubt, Heard, clock_doubt

NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
YEARS = timedelta(days=9 * 365)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("heard", "why"),
    [
        (Heard(), None),
        (Heard(built=NOW + DAY), None),
        (Heard(built=NOW + DAY + MINUTE), ClockDoubt.BEFORE_PROGRAM),
        (Heard(built=NOW - YEARS), None),
        (Heard(newest=NOW + DAY), None),
        (Heard(newest=NOW + DAY + MINUTE), ClockDoubt.BEFORE_OTHERS),
        (Heard(newest=NOW - YEARS), None),
        (Heard(sent=NOW, taken=NOW + DAY), None),
        (Heard(sent=NOW, taken=NOW + YEARS), ClockDoubt.BEFORE_OTHERS),
        (Heard(sent=NOW, taken=NOW - DAY), None),
        (Heard(sent=NOW, taken=NOW - DAY - MINUTE), ClockDoubt.AHEAD),
        (Heard(sent=NOW + YEARS, taken=NOW), None),  # it was set back since
    ],
)
def test_a_day_is_let_pass_and_a_minute_more_is_not(heard: Heard, why: ClockDoubt | None) -> None:
    found = clock_doubt(NOW, heard)
    assert (found.why if found is not None else None) is why


@given(st.datetimes(), st.integers(-4000, 4000), st.integers(-4000, 4000))
def test_a_clock_that_is_right_is_never_doubted(now: datetime, ago: int, longer: int) -> None:
    here = min(max(now, datetime(1990, 1, 1)), datetime(2090, 1, 1)).replace(tzinfo=UTC)  # noqa: DTZ001 - a zone follows
    past = here - timedelta(days=abs(ago))
    heard = Heard(built=past, newest=past, sent=past, taken=past + timedelta(days=min(abs(longer), abs(ago))))
    assert clock_doubt(here, heard) is None
