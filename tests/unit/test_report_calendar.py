"""The calendar of reports: days as typed, turns of periods over the years, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.report_calendar import (
    MOST_PERIODS,
    USUAL,
    Calendar,
    Coming,
    Period,
    YearDay,
    checked,
    coming,
    read_year_day,
)
from ccapp.errors import RefusedError

YEAR_DAYS = st.dates().map(lambda day: YearDay(month=day.month, day=day.day))


def period(name: str = "Quý I", cut: str = "14/3", send: str = "17/3") -> Period:
    return Period(name=name, cut_off=read_year_day(cut), send=read_year_day(send))


def coming_of(today: date, *periods: Period) -> list[tuple[str, date, date]]:
    return [(each.name, each.cut_off, each.send) for each in coming(Calendar(periods=periods), today)]


@pytest.mark.parametrize("text", ["14/3", "14-03", "14.3", " 14 / 3 ", "ngày 14 tháng 3", "14/03"])
def test_a_day_is_read_as_it_is_typed(text: str) -> None:
    assert read_year_day(text) == YearDay(month=3, day=14)


@pytest.mark.parametrize("text", ["", "14", "31/2", "0/1", "14/13", "14/3/2026", "quý I", "1 4/3", "14/3x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_year_day(text)
    assert caught.value.code == "calendar-day"


@given(YEAR_DAYS)
def test_a_day_is_shown_as_it_can_be_typed_again(day: YearDay) -> None:
    assert read_year_day(day.shown) == day


@pytest.mark.parametrize(("day", "shown"), [((3, 14), "14/3"), ((1, 5), "05/01"), ((12, 9), "09/12")])
def test_a_day_is_shown_as_documents_write_it(day: tuple[int, int], shown: str) -> None:
    assert YearDay(month=day[0], day=day[1]).shown == shown


def test_the_usual_calendar_is_the_decrees() -> None:
    assert [each.cut_off.shown for each in USUAL.periods] == ["14/3", "14/6", "14/9", "14/12"]
    assert "09/2019/NĐ-CP" in USUAL.basis
    assert checked(USUAL) == USUAL


def test_the_next_turn_is_of_this_year_until_it_was_to_be_sent() -> None:
    assert coming_of(date(2026, 3, 5), period()) == [("Quý I", date(2026, 3, 14), date(2026, 3, 17))]
    assert coming_of(date(2026, 3, 17), period()) == [("Quý I", date(2026, 3, 14), date(2026, 3, 17))]
    assert coming_of(date(2026, 3, 18), period()) == [("Quý I", date(2027, 3, 14), date(2027, 3, 17))]


def test_a_report_closed_in_december_is_sent_in_january() -> None:
    year = period("Năm", "31/12", "05/01")
    assert coming_of(date(2027, 1, 2), year) == [("Năm", date(2026, 12, 31), date(2027, 1, 5))]
    assert coming_of(date(2027, 1, 6), year) == [("Năm", date(2027, 12, 31), date(2028, 1, 5))]


def test_the_29th_of_february_is_the_28th_in_a_common_year() -> None:
    leap = period("Hai tháng", "29/02", "01/3")
    assert coming_of(date(2026, 2, 1), leap)[0][1] == date(2026, 2, 28)
    assert coming_of(date(2028, 2, 1), leap)[0][1] == date(2028, 2, 29)


def test_days_count_to_the_cut_off_and_after_it_to_the_sending() -> None:
    turn = Coming(name="Quý I", cut_off=date(2026, 3, 14), send=date(2026, 3, 17))
    assert [
        (turn.days(date(2026, 3, day)), turn.is_closed(date(2026, 3, day))) for day in (5, 14, 15, 17)
    ] == [
        (9, False),
        (0, False),
        (2, True),
        (0, True),
    ]


@given(today=st.dates(date(1990, 1, 1), date(2100, 1, 1)), cut=YEAR_DAYS, send=YEAR_DAYS)
def test_every_period_always_comes_again_within_a_year(today: date, cut: YearDay, send: YearDay) -> None:
    (turn,) = coming(Calendar(periods=(Period(name="Kỳ", cut_off=cut, send=send),)), today)
    assert today <= turn.send <= today + timedelta(days=366)
    assert turn.send - timedelta(days=366) <= turn.cut_off <= turn.send
    assert turn.days(today) >= 0


def test_the_report_that_is_to_be_sent_first_stands_in_front() -> None:
    found = coming(USUAL, date(2026, 6, 18))
    assert [each.name for each in found] == ["9 tháng", "Năm", "Quý I", "6 tháng đầu năm"]


@pytest.mark.parametrize(
    ("periods", "code"),
    [
        ((period(name="  "),), "calendar-name"),
        ((period(name="x" * 101),), "calendar-name"),
        ((period(), period(name="QUÝ I")), "calendar-twice"),
        ((period(cut="17/3"),), "calendar-same-day"),
        (tuple(period(name=f"Kỳ {number}") for number in range(MOST_PERIODS + 1)), "calendar-many"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(periods: tuple[Period, ...], code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        checked(Calendar(periods=periods))
    assert caught.value.code == code


def test_a_basis_is_one_short_text() -> None:
    assert checked(Calendar(periods=(), basis="  CV   15 ")).basis == "CV 15"
    lines = checked(Calendar(periods=(period("Quý I\n2026"),), basis="CV 15\nngày 5/1"))
    assert (lines.periods[0].name, lines.basis) == ("Quý I 2026", "CV 15 ngày 5/1")
    with pytest.raises(RefusedError, match="calendar-twice"):
        checked(Calendar(periods=(period("Quý I"), period("Quý\nI"))))
    with pytest.raises(RefusedError) as caught:
        checked(Calendar(periods=(), basis="x" * 501))
    assert caught.value.code == "calendar-basis"
