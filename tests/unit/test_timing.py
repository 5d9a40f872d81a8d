"""The day of an event and deadlines put off: read back, counted in, refused; the phrase stays as written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.agenda import Near, carried_over, plan_days
from ccapp.domain.deadline import Kind
from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import TIMING, Appendix, Item, Plan
from ccapp.domain.progress import Extension
from ccapp.domain.timing import (
    Due,
    Event,
    Extended,
    LeafTiming,
    dues,
    extended,
    extension_dropped,
    mark_of,
    read_event_day,
    read_new_deadline,
    timing_of,
    told,
    waited_for,
)
from ccapp.errors import RefusedError
from tests.conftest import task

TODAY = date(2026, 6, 8)
PLAN = Plan(title="Kế hoạch", year_from=2026, year_to=2026)
GUIDANCE = "15 ngày sau khi có hướng dẫn của tỉnh"
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TEXTS = st.text(max_size=30)


def plan(deadline: str, timing: LeafTiming, years: tuple[int, int] = (2026, 2026)) -> Plan:
    """A plan with one product that has this deadline, and this kept about it."""
    keys = ("number", "title", "product", "lead", "deadline")
    line = task("1", "Rà soát", ("Báo cáo", deadline))
    leaf = replace(line.children[0], marks={TIMING: mark_of(timing)})
    section = Item(level=Level.SECTION, texts={}, children=(replace(line, children=(leaf,)),))
    layout = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in keys))
    table = Appendix(title="", layout=layout, sections=(section,))
    return replace(PLAN, year_from=years[0], year_to=years[1], appendices=(table,))


def put_off(of: date, *until: date) -> LeafTiming:
    by = tuple(Extension(until=day, reason="chờ vốn") for day in until)
    return LeafTiming(extended=(Extended(of=of, by=by),))


def came(phrase: str, day: date, due: date | None = None) -> LeafTiming:
    return LeafTiming(events=(Event(phrase=phrase, day=day, due=due),))


def only(cell: str, timing: LeafTiming) -> Due:
    (found,) = dues(cell, timing, PLAN)
    return found


# -- what counts --------------------------------------------------------------------------------------------


def test_what_waits_is_due_once_its_event_has_come() -> None:
    waiting = only(GUIDANCE, LeafTiming())
    assert (waiting.is_waiting, waiting.day) == (True, None)
    due = only(GUIDANCE, came(GUIDANCE, date(2026, 3, 12)))
    assert (due.is_waiting, due.day, due.original) == (False, date(2026, 3, 27), date(2026, 3, 27))
    assert due.phrase == GUIDANCE


def test_an_event_may_lead_beyond_the_plan_s_year() -> None:
    assert only(GUIDANCE, came(GUIDANCE, date(2026, 12, 25))).day == date(2027, 1, 9)


def test_without_a_length_of_time_the_officer_names_the_day() -> None:
    phrase = "Sau khi được phê duyệt"
    opened = only(phrase, came(phrase, date(2026, 3, 12)))
    assert (opened.reading.kind, opened.day, opened.is_waiting) == (Kind.WINDOW, None, False)
    assert only(phrase, came(phrase, date(2026, 3, 12), date(2026, 4, 1))).day == date(2026, 4, 1)


def test_the_event_of_another_phrase_counts_no_more() -> None:
    timing = came(GUIDANCE, date(2026, 3, 12))
    assert only("15 ngày  sau khi có\nhướng dẫn của tỉnh", timing).day == date(2026, 3, 27)
    assert only("15 ngày sau khi có hướng dẫn của bộ", timing).is_waiting
    assert only("Quý II/2026", came("Quý II/2026", date(2026, 3, 12))).day == date(2026, 6, 30)


def test_one_occurrence_of_a_repetition_is_put_off_alone() -> None:
    timing = put_off(date(2026, 3, 31), date(2026, 4, 20))
    found = dues("Hằng quý", timing, PLAN)
    assert [(due.original, due.day) for due in found] == [
        (date(2026, 3, 31), date(2026, 4, 20)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ]


def test_each_phrase_of_a_list_is_counted_by_itself() -> None:
    cell = f"- Quý I/2026\n- {GUIDANCE}"
    timing = replace(came(GUIDANCE, date(2026, 3, 12)), extended=put_off(date(2026, 3, 31), TODAY).extended)
    assert [(due.phrase, due.day) for due in dues(cell, timing, PLAN)] == [
        (GUIDANCE, date(2026, 3, 27)),
        ("Quý I/2026", TODAY),
    ]


def test_what_runs_on_is_due_when_its_report_is() -> None:
    [due] = dues("Thường xuyên; báo cáo trước 15/12", LeafTiming(), PLAN)
    assert (due.original, due.target) == (date(2026, 12, 15), date(2026, 12, 14))
    found = dues("Thường xuyên, báo cáo hằng quý", LeafTiming(), PLAN)
    assert [each.original for each in found] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    assert dues("Thường xuyên, hằng quý", LeafTiming(), PLAN) == ()
    [left] = dues("Thường xuyên; báo cáo trước 15/12/2025", LeafTiming(), PLAN)
    assert left.original == date(2025, 12, 15), "left over from last year: told as overdue"
    later = dues("Thường xuyên; báo cáo trước 15/12", put_off(due.original, date(2026, 12, 20)), PLAN)
    assert [each.day for each in later] == [date(2026, 12, 20)]


def test_the_report_of_what_runs_on_is_told_beside_it() -> None:
    said = told("Thường xuyên; báo cáo trước 15/12", LeafTiming(), PLAN)
    assert [(each.code, dict(each.facts)) for each in said] == [
        ("reading-continuous", {}),
        ("reading-before", {"end": "15/12/2026"}),
    ]


def test_extensions_of_a_day_that_is_no_longer_written_are_kept_and_count_no_more() -> None:
    timing = put_off(date(2026, 6, 30), date(2026, 9, 30))
    assert only("Quý III/2026", timing).extensions == ()
    assert only("Quý II/2026", timing).day == date(2026, 9, 30)


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_extending_and_taking_back_ends_where_it_began(days: list[date]) -> None:
    timing, steps = LeafTiming(), []
    for day in days:
        due = only("Quý II/2026", timing)
        if due.day is not None and day > due.day:
            steps.append(timing)
            timing = extended(timing, due, Extension(until=day, reason="chờ"))
        assert only("Quý II/2026", timing).original == date(2026, 6, 30)
    while steps:
        timing = extension_dropped(timing, only("Quý II/2026", timing))
        assert timing == steps.pop()
    with pytest.raises(RefusedError, match="extension-none"):
        extension_dropped(timing, only("Quý II/2026", timing))


# -- what is due now ----------------------------------------------------------------------------------------


def test_overdue_follows_the_extended_day() -> None:
    later = plan("Tháng 5/2026", put_off(date(2026, 5, 31), date(2026, 6, 5), date(2026, 6, 20)))
    (entry,) = plan_days(later, TODAY).entries
    assert (entry.due, entry.original, entry.is_extended) == (date(2026, 6, 20), date(2026, 5, 31), True)
    assert entry.near(TODAY) is Near.MONTH
    assert entry.near(date(2026, 6, 21)) is Near.OVERDUE


def test_what_was_put_off_has_a_row_beside_the_next_one() -> None:
    later = plan("Hằng quý", put_off(date(2026, 3, 31), date(2026, 7, 15)))
    found = plan_days(later, TODAY).entries
    assert [(entry.original, entry.due) for entry in found] == [
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 3, 31), date(2026, 7, 15)),
    ]


def test_a_day_put_off_onto_another_due_day_hides_neither() -> None:
    later = plan("Hằng quý", put_off(date(2026, 3, 31), date(2026, 6, 30)))
    found = plan_days(later, TODAY).entries
    assert [(entry.original, entry.due) for entry in found] == [
        (date(2026, 3, 31), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 6, 30)),
    ]
    later = plan("Hằng quý", put_off(date(2026, 6, 30), date(2026, 9, 30)))
    assert [entry.original for entry in plan_days(later, date(2026, 7, 1)).entries] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
    ]


def test_what_waits_stands_apart_until_its_event() -> None:
    found = plan_days(plan(GUIDANCE, LeafTiming()), TODAY)
    assert (found.entries, found.unread) == ((), 0)
    (entry,) = found.waiting
    assert (entry.near(TODAY), entry.phrase) == (Near.WAITING, GUIDANCE)
    come = plan_days(plan(GUIDANCE, came(GUIDANCE, TODAY)), TODAY)
    assert come.waiting == ()
    assert [(each.due, each.event) for each in come.entries] == [(date(2026, 6, 23), TODAY)]


def test_what_has_come_without_a_day_still_stands_there_to_be_given_one() -> None:
    phrase = "Sau khi được phê duyệt"
    found = plan_days(plan(phrase, came(phrase, date(2026, 6, 1))), TODAY)
    assert found.entries == ()
    (entry,) = found.waiting
    assert (entry.near(TODAY), entry.event, entry.waiting) == (Near.UNDATED, date(2026, 6, 1), False)


def test_a_plan_that_is_over_still_has_what_was_put_off_into_this_year() -> None:
    day = date(2027, 1, 5)
    assert carried_over(plan("Quý IV/2026", LeafTiming()), day) == ()
    (entry,) = carried_over(plan("Quý IV/2026", put_off(date(2026, 12, 31), date(2027, 2, 28))), day)
    assert entry.due == date(2027, 2, 28)


# -- what is typed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/9/2026", date(2026, 9, 30)),
        ("30-9", date(2026, 9, 30)),
        ("30.9.2026", date(2026, 9, 30)),
        ("2026-09-30", date(2026, 9, 30)),
        ("ngày 30 tháng 9 năm 2026", date(2026, 9, 30)),
        ("Quý IV/2026", date(2026, 12, 31)),
        ("tháng 9", date(2026, 9, 30)),
        ("trước ngày 15/01/2027", date(2027, 1, 15)),
    ],
)
def test_a_new_deadline_is_a_day_or_a_period(text: str, day: date) -> None:
    assert read_new_deadline(text, 2026) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/11/2026", "day-unread"),
        ("29-02-2026", "day-unread"),
        ("Quý V", "extension-unread"),
        ("Hằng quý", "extension-unread"),
        ("Thường xuyên", "extension-unread"),
        ("Sau khi có vốn", "extension-unread"),
        ("30/9/2026 và 15/10/2026", "extension-unread"),
        ("12/26", "extension-unread"),
        ("khi rảnh", "extension-unread"),
        ("", "extension-unread"),
        ("01/01/9999", "extension-unread"),
    ],
)
def test_what_gives_no_single_end_is_no_new_deadline(text: str, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        read_new_deadline(text, 2026)


def test_the_day_of_an_event_is_one_day() -> None:
    assert read_event_day("12/3", 2026) == read_event_day("12-3-2026", 2026) == date(2026, 3, 12)
    for text in ("31/11/2026", "tháng 3", "trước ngày 12/3/2026", "6/2026", "", "mai", "12/3/9999"):
        with pytest.raises(RefusedError):
            read_event_day(text, 2026)


@given(TEXTS)
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (read_new_deadline, read_event_day):
        try:
            assert isinstance(read(text, 2026), date)
        except RefusedError as error:
            assert error.code in {"day-unread", "extension-unread", "event-day-unread"}


@pytest.mark.parametrize(
    ("phrase", "awaited"),
    [
        (GUIDANCE, "hướng dẫn của tỉnh"),
        ("Sau khi được phê duyệt.", "được phê duyệt"),
        ("10 ngày trước kỳ họp", "kỳ họp"),
        ("trong vòng 05 ngày kể từ ngày nhận được văn bản", "nhận được văn bản"),
        ("Theo lộ trình", "theo lộ trình"),
        ("Đột xuất", "đột xuất"),
    ],
)
def test_what_is_waited_for_is_named(phrase: str, awaited: str) -> None:
    assert waited_for(phrase) == awaited


# -- as it is stored ----------------------------------------------------------------------------------------


@st.composite
def timings(draw: st.DrawFn) -> LeafTiming:
    extensions = st.builds(
        Extension,
        until=DAYS,
        reason=TEXTS,
        phrase=TEXTS,
        document=TEXTS,
        document_day=st.none() | DAYS,
    )
    by = st.lists(extensions, min_size=1, max_size=3).map(tuple)
    return LeafTiming(
        events=tuple(
            draw(st.lists(st.builds(Event, phrase=TEXTS, day=DAYS, due=st.none() | DAYS), max_size=2))
        ),
        extended=tuple(draw(st.lists(st.builds(Extended, of=DAYS, by=by), max_size=2))),
    )


@given(timings())
def test_what_is_stored_reads_back(timing: LeafTiming) -> None:
    assert timing_of({TIMING: mark_of(timing)}) == timing
    assert mark_of(LeafTiming()) == ""


def test_a_day_counted_in_working_days_says_that_holidays_are_in_it() -> None:
    phrase = "10 ngày làm việc sau khi có hướng dẫn của tỉnh"
    (said,) = told(phrase, came(phrase, date(2026, 4, 27)), PLAN)
    assert (said.code, said.facts["due"]) == ("timing-came-working", "11/5/2026")
    (plain,) = told(GUIDANCE, came(GUIDANCE, date(2026, 4, 27)), PLAN)
    assert plain.code == "timing-came"


@given(st.sampled_from((GUIDANCE, "Hằng quý", "Quý II/2026", "Thường xuyên", "")) | TEXTS, timings())
def test_whatever_is_kept_beside_whatever_is_written_can_be_told(cell: str, timing: LeafTiming) -> None:
    for due in dues(cell, timing, PLAN):
        assert due.day is None or due.original is not None
        assert due.extensions or due.day == due.original
    codes = [each.code for each in told(cell, timing, PLAN)]
    assert all(code.startswith(("reading-", "timing-")) for code in codes)
    assert plan_days(plan(cell, timing), TODAY).unread in (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        "[" * 100_000,
        '{"events": 3}',
        '{"events": [{"day": "2026-01-01"}]}',
        '{"events": [{"phrase": "a", "day": "2026-02-30"}]}',
        '{"extended": [{"of": "2026-01-01", "by": []}]}',
        '{"extended": [{"of": "0001-01-01", "by": [{"until": "9999-12-31", "reason": ""}]}]}',
        '{"extended": [{"of": 20260101, "by": [{"until": "2026-01-01", "reason": ""}]}]}',
    ],
)
def test_a_mark_of_any_kind_harms_nobody(text: str) -> None:
    assert timing_of({TIMING: text}) == LeafTiming()


@given(
    st.recursive(
        st.none() | st.integers() | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)
    )
)
def test_any_json_harms_nobody(data: object) -> None:
    for wrapped in (data, {"events": data}, {"extended": data}, {"events": [data], "extended": [data]}):
        assert isinstance(timing_of({TIMING: json.dumps(wrapped)}), LeafTiming)
