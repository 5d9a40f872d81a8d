"""What is due: occurrences from phrases, reporting periods, events with their lengths of time, extensions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.deadline import Kind, Reading, occurrences, read_deadline
from ccapp.domain.due import (
    drop_extension,
    due_within,
    extend,
    open_within,
    product_occurrences,
    with_event,
    working_target,
)
from ccapp.domain.plan import RecordId
from ccapp.domain.progress import Extension, Occurrence, Status, Timing, timing
from ccapp.errors import RefusedError

PRODUCT = RecordId("p")
YEAR = 2026


def read(text: str) -> Reading:
    return read_deadline(text, year=YEAR)


def of(text: str, year: int = YEAR) -> tuple[Occurrence, ...]:
    return product_occurrences(PRODUCT, read(text), year)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Trước ngày 30/6/2026", [(None, date(2026, 6, 30))]),
        ("Quý II/2026", [(date(2026, 4, 1), date(2026, 6, 30))]),
        ("6 tháng/lần", [(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31))]),
        ("Từ quý III/2026", [(date(2026, 7, 1), date(2026, 12, 31))]),
        ("Quý II/2027", []),
        ("12/26", [(None, None)]),
        ("31/11/2026", [(None, None)]),
        ("Định kỳ", [(None, None)]),
        ("", [(None, None)]),
    ],
)
def test_a_product_has_an_occurrence_for_each_due_window(
    text: str, dates: list[tuple[date | None, date | None]]
) -> None:
    found = of(text)
    assert [(item.start, item.end) for item in found] == dates
    assert {item.status for item in found} <= {Status.NOT_STARTED}


def test_a_conditional_product_waits() -> None:
    (waiting,) = of("Sau khi có hướng dẫn của tỉnh")
    assert (waiting.status, waiting.due) == (Status.WAITING, None)
    assert timing(waiting, date(2026, 12, 31)) is Timing.NONE


def test_the_working_target_of_before_is_the_day_before() -> None:
    end = date(2026, 6, 30)
    assert working_target(read("Trước ngày 30/6/2026"), end) == date(2026, 6, 29)
    assert working_target(read("Chậm nhất 30/6/2026"), end) == end
    (item,) = of("Trước ngày 30/6/2026")
    assert timing(item, end) is Timing.DUE_SOON
    assert timing(item, date(2026, 7, 1)) is Timing.OVERDUE


def test_what_is_due_and_open_in_a_reporting_period() -> None:
    items = (*of("Hằng quý"), *of("Trước ngày 14/6/2026"), *of("Theo lộ trình"), *of("Năm 2026"))
    first, last = date(2025, 12, 15), date(2026, 6, 14)
    assert [item.end for item in due_within(items, first, last)] == [date(2026, 3, 31), date(2026, 6, 14)]
    assert [item.end for item in open_within(items, date(2026, 5, 1), last)] == [
        date(2026, 6, 30),
        date(2026, 6, 14),
        None,
        date(2026, 12, 31),
    ]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("15 ngày sau khi Kế hoạch được phê duyệt", date(2026, 3, 21)),
        ("trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản", date(2026, 3, 13)),
        ("Sau 02 tuần kể từ ngày họp", date(2026, 3, 20)),
        ("3 tháng kể từ ngày ban hành", date(2026, 6, 6)),
        ("10 ngày trước kỳ họp", date(2026, 2, 24)),
    ],
)
def test_an_event_gives_a_day_to_what_waits_for_it(text: str, end: date) -> None:
    reading = with_event(read(text), date(2026, 3, 6))  # a Friday
    assert (reading.kind, reading.start, reading.end) == (Kind.BY_DATE, None, end)
    assert reading.text == text
    assert [window.end for window in occurrences(reading, YEAR)] == [end]


def test_days_off_do_not_count_as_working_days() -> None:
    reading = read("Trong 2 ngày làm việc kể từ khi nhận hồ sơ")
    off = frozenset({date(2026, 4, 30), date(2026, 5, 1)})
    assert with_event(reading, date(2026, 4, 29), days_off=off).end == date(2026, 5, 5)


def test_months_after_an_event_end_on_a_day_that_exists() -> None:
    assert with_event(read("1 tháng kể từ ngày ký"), date(2026, 1, 31)).end == date(2026, 2, 28)
    assert with_event(read("2 năm kể từ ngày ký"), date(2024, 2, 29)).end == date(2026, 2, 28)


def test_an_event_without_a_length_opens_the_window() -> None:
    reading = with_event(read("Sau khi được phê duyệt"), date(2026, 3, 6))
    assert (reading.kind, reading.start, reading.end) == (Kind.WINDOW, date(2026, 3, 7), None)
    other = read("Quý II/2026")
    assert with_event(other, date(2026, 3, 6)) is other


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(1, 400))
def test_the_end_after_an_event_is_that_many_days_later(day: date, count: int) -> None:
    reading = with_event(read(f"{count % 99 + 1} ngày kể từ ngày ký"), day)
    assert reading.end is not None
    assert (reading.end - day).days == count % 99 + 1


def granted(until: date, reason: str) -> Extension:
    return Extension(until=until, reason=reason)


def test_an_extension_keeps_the_original() -> None:
    (item,) = of("Trước ngày 30/6/2026")
    once = extend(item, granted(date(2026, 7, 31), "chờ tỉnh"))
    later = extend(once, granted(date(2026, 8, 31), "chờ vốn"))
    assert (later.end, later.due) == (date(2026, 6, 30), date(2026, 8, 31))
    assert [each.reason for each in later.extensions] == ["chờ tỉnh", "chờ vốn"]
    assert due_within([later], date(2026, 8, 1), date(2026, 8, 31)) == (later,)
    assert drop_extension(later) == once
    assert drop_extension(once) == item
    with pytest.raises(RefusedError, match="extension-none"):
        drop_extension(item)


@pytest.mark.parametrize(
    ("phrase", "until", "reason", "code"),
    [
        ("Trước ngày 30/6/2026", date(2026, 7, 31), "  ", "extension-reason"),
        ("Trước ngày 30/6/2026", date(2026, 6, 30), "chờ tỉnh", "extension-not-later"),
        ("Sau khi có hướng dẫn", date(2026, 6, 30), "chờ tỉnh", "extension-no-due"),
        ("31/11/2026", date(2026, 12, 31), "chờ tỉnh", "extension-no-due"),
    ],
)
def test_an_extension_needs_a_due_day_a_reason_and_a_later_day(
    phrase: str, until: date, reason: str, code: str
) -> None:
    (item,) = of(phrase)
    with pytest.raises(RefusedError, match=code):
        extend(item, granted(until, reason))


@given(st.lists(st.dates(date(2026, 7, 1), date(2029, 12, 31)), min_size=1, max_size=6))
def test_extensions_never_lose_the_original_nor_their_order(days: list[date]) -> None:
    (item,) = of("Trước ngày 30/6/2026")
    taken: list[date] = []
    for day in days:
        if day > (item.due or day):
            item = extend(item, granted(day, "chờ"))
            taken.append(day)
        else:
            with pytest.raises(RefusedError):
                extend(item, granted(day, "chờ"))
    assert item.end == date(2026, 6, 30)
    assert [each.until for each in item.extensions] == taken == sorted(set(taken))
    assert item.due == taken[-1]
