"""The deadline reader: typing does not matter, nothing is invented, nothing raises, time is linear."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ccapp.domain.deadline import Kind, _read, occurrences, read_deadline, shown
from ccapp.domain.phrases.vocabulary import TABLE
from tests.conftest import examples
from tests.pace import assert_in_proportion
from tests.unit.deadline_phrases import PHRASES

YEAR = 2026
ALL = [text for cases in PHRASES.values() for text, _, _ in cases]
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
WORDS = [word for _, _, phrases in TABLE for word in phrases.split(" | ")]
PIECES = [
    *WORDS,
    *"/-.,;()…_",
    "2026",
    "26",
    "31",
    "13",
    "0",
    "6",
    "15/6",
    "2026-2030",
    "KH-UBND",
    "x",
    "29/02",
]
ROMAN = ("I", "II", "III", "IV")


def meaning(text: str) -> tuple[object, ...]:
    reading = read_deadline(text, year=YEAR)
    windows = occurrences(reading, YEAR)
    return (reading.kind, reading.start, reading.end, reading.recurrence, reading.before, windows)


@given(st.sampled_from(ALL), st.data())
@settings(max_examples=examples(150, 2_000))
def test_typing_does_not_matter(text: str, data: st.DataObject) -> None:
    change = data.draw(
        st.sampled_from(
            [
                str.upper,
                str.lower,
                lambda t: unicodedata.normalize("NFD", t),
                lambda t: t.replace(" ", "\u00a0"),
                lambda t: t.replace(" ", "  "),
                lambda t: t.replace(" ", "\n", 1),
                lambda t: f"  {t} ",
                lambda t: t.replace("-", "–"),
                lambda t: t.replace("–", "—").replace("-", "\u2011"),
                lambda t: t.replace("Quý", "Qúy").replace("quý", "qúy"),
                lambda t: f"{t}." if t and t[-1].isalnum() else t,
            ]
        )
    )
    assert meaning(change(text)) == meaning(text)


def test_accents_may_be_missing() -> None:
    lost = [text for text in ALL if meaning(_bare(text)) != meaning(text)]
    assert lost == ["tháng sáu"]  # bare letters do not tell it from "tháng sau"


def _bare(text: str) -> str:
    base = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in base if not unicodedata.combining(char))


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=examples(300, 5_000))
def test_any_text_is_kept_and_gives_ordered_windows_in_the_year(text: str) -> None:
    reading = read_deadline(text, year=YEAR)
    assert reading.text == unicodedata.normalize("NFC", text)
    assert not (reading.start and reading.end and reading.start > reading.end)
    windows = occurrences(reading, YEAR)
    ends = [window.end or date.max for window in windows]
    assert ends == sorted(ends)
    for window in windows:
        assert window.end is not None
        assert window.end.year == YEAR
        assert window.start is None or date(YEAR, 1, 1) <= window.start <= window.end
    if reading.kind in (Kind.CONDITIONAL, Kind.NONE):
        assert (windows, reading.start, reading.end) == ((), None, None)
    assert shown(reading).code


@given(
    DAYS, st.sampled_from(["{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "{d}-{m}-{y}", "ngày {d} tháng {m} năm {y}"])
)
def test_a_day_reads_back(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year)
    for words in ("", "Trước ", "Chậm nhất ", "Hoàn thành trước ", "đến ", "Xong "):
        reading = read_deadline(words + text, year=YEAR)
        assert (reading.kind, reading.start, reading.end) == (Kind.BY_DATE, None, day), words + text
    assert read_deadline(day.isoformat() + "T00:00:00", year=YEAR).end == day


@given(DAYS, st.integers(1, 900))
def test_a_range_of_days_reads_back(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    for text in (f"từ {day:%d/%m/%Y} đến {last:%d/%m/%Y}", f"{day:%d/%m/%Y}-{last:%d/%m/%Y}"):
        reading = read_deadline(text, year=YEAR)
        assert (reading.kind, reading.start, reading.end) == (Kind.WINDOW, day, last)
        turned = f"từ {last:%d/%m/%Y} đến {day:%d/%m/%Y}"
    assert read_deadline(turned, year=YEAR).kind is Kind.NONE


@given(st.integers(1, 12), st.integers(0, 30), st.integers(2000, 2050))
def test_months_and_their_ranges_read_back(month: int, length: int, year: int) -> None:
    end_year, end_month = year + (month - 1 + length) // 12, (month - 1 + length) % 12 + 1
    end = date(end_year + end_month // 12, end_month % 12 + 1, 1) - timedelta(days=1)
    start = date(year, month, 1)
    text = f"từ tháng {month}/{year} đến tháng {end_month} năm {end_year}"
    reading = read_deadline(text, year=YEAR)
    assert (reading.start, reading.end) == (start, end)
    if length == 0:
        for form in (
            f"Tháng {month}/{year}",
            f"T{month}/{year}",
            f"{month}/{year}",
            f"tháng {month} năm {year}",
        ):
            one = read_deadline(form, year=YEAR)
            assert (one.kind, one.start, one.end) == (Kind.WINDOW, start, end)


@given(st.integers(1, 4), st.integers(1, 4), st.sampled_from(["Quý {}/2026", "Q.{} năm 2026", "quý {}"]))
def test_quarters_read_back(first: int, last: int, form: str) -> None:
    assume(first <= last)
    start = date(YEAR, 3 * first - 2, 1)
    end = date(YEAR, 12, 31) if last == 4 else date(YEAR, 3 * last + 1, 1) - timedelta(days=1)
    for names in (ROMAN, "1234"):
        number = names[first - 1] if first == last else f"{names[first - 1]} - {names[last - 1]}"
        reading = read_deadline(form.format(number), year=YEAR)
        assert (reading.kind, reading.start, reading.end) == (Kind.WINDOW, start, end)


@given(st.integers(0, 40), st.integers(0, 20), st.integers(2000, 2050))
def test_a_day_that_does_not_exist_gives_no_date(day: int, month: int, year: int) -> None:
    try:
        date(year, month, day)
        assume(False)
    except ValueError:
        pass
    for form in ("{}/{}/{}", "Trước ngày {}/{}/{}", "ngày {} tháng {} năm {}", "từ 01/01/1999 đến {}/{}/{}"):
        reading = read_deadline(form.format(day, month, year), year=YEAR)
        assert (reading.start, reading.end) == (None, None), reading
        assert reading.notes


@pytest.mark.parametrize(
    "piece", ["từ ", "đến ", "1, ", "(", "sau ", ". ", "quý I, ", "theo ", "6 tháng, ", "x ", "1-"]
)
def test_time_is_in_proportion_to_the_length(piece: str) -> None:
    assert_in_proportion(
        lambda length: partial(_read.__wrapped__, piece * (length // len(piece)), YEAR, None), 1_500
    )
