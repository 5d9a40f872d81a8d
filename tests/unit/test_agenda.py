"""What is due now: rows of a plan, their order, deadlines typed in a hurry, a clock that cannot be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.agenda import (
    ClockTrouble,
    Entry,
    Near,
    ad_hoc_entry,
    clock_trouble,
    dated,
    in_order,
    is_alive,
    nearest,
    plan_days,
)
from ccapp.domain.deadline import read_deadline
from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import AdHocTask, Appendix, Item, Plan, PlanState, RecordId
from ccapp.domain.plan_names import short_name
from ccapp.domain.progress import Extension
from ccapp.domain.timing import LeafTiming, dues
from tests.conftest import task

TODAY = date(2026, 6, 8)
PLAN = RecordId("P")


def plan(*deadlines: str, years: tuple[int, int] = (2026, 2026)) -> Plan:
    """A plan with one task whose products have these deadlines."""
    keys = ("number", "title", "product", "lead", "deadline")
    layout = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in keys))
    line = task("1", "Rà soát  văn bản", *((f"Báo cáo {at}", text) for at, text in enumerate(deadlines)))
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Thể chế"}, children=(line,))
    return Plan(
        id=PLAN,
        title="Kế hoạch",
        year_from=years[0],
        year_to=years[1],
        appendices=(Appendix(title="", layout=layout, sections=(section,)),),
    )


def days_of(*deadlines: str, years: tuple[int, int] = (2026, 2026)) -> list[tuple[date | None, int]]:
    found = plan_days(plan(*deadlines, years=years), TODAY)
    return [(entry.due, entry.earlier) for entry in found.entries]


@pytest.mark.parametrize(
    ("deadline", "rows"),
    [
        ("Trước ngày 15/5/2026", [(date(2026, 5, 15), 0)]),
        ("Quý II/2026", [(date(2026, 6, 30), 0)]),
        ("Hằng tháng", [(date(2026, 5, 31), 4), (date(2026, 6, 30), 0)]),
        ("Hằng quý", [(date(2026, 3, 31), 0), (date(2026, 6, 30), 0)]),
        ("Quý I và Quý III/2026", [(date(2026, 3, 31), 0), (date(2026, 9, 30), 0)]),
        ("Thường xuyên", []),
        ("Sau khi có hướng dẫn", []),
        ("khi rảnh", []),
        ("", []),
    ],
)
def test_a_product_has_its_latest_past_day_and_its_next_one(
    deadline: str, rows: list[tuple[date, int]]
) -> None:
    assert days_of(deadline) == rows


def test_a_plan_of_several_years_is_due_where_its_windows_end() -> None:
    assert days_of("2025 - 2027", years=(2025, 2027)) == [(date(2027, 12, 31), 0)]
    assert days_of("Năm 2026", years=(2025, 2030)) == [(date(2026, 12, 31), 0)]
    assert days_of("Hàng năm", years=(2025, 2030)) == [(date(2025, 12, 31), 0), (date(2026, 12, 31), 0)]


def test_deadlines_that_cannot_be_read_are_counted() -> None:
    assert plan_days(plan("12/26", "Quý II/2026", "31/6/2026", ""), TODAY).unread == 2


@pytest.mark.parametrize(
    ("deadline", "target"),
    [
        ("Trước ngày 15/7/2026", date(2026, 7, 14)),
        ("Trước ngày 01/7/2026", date(2026, 6, 30)),
        ("Chậm nhất ngày 15/7/2026", date(2026, 7, 15)),
        ("Quý III/2026", date(2026, 9, 30)),
        ("Trước tháng 8/2026", date(2026, 7, 31)),
    ],
)
def test_a_row_says_which_day_to_aim_for(deadline: str, target: date) -> None:
    (entry,) = plan_days(plan(deadline), TODAY).entries
    assert entry.target == target


def test_a_day_put_off_is_the_one_to_aim_for() -> None:
    (due,) = dues("Trước ngày 15/7/2026", LeafTiming(), plan("x"))
    granted = replace(due.occurrence, extensions=(Extension(until=date(2026, 8, 31), reason="chờ"),))
    assert replace(due, occurrence=granted).target == date(2026, 8, 31)


def test_a_row_says_what_is_delivered_and_what_is_done() -> None:
    (entry,) = plan_days(plan("Quý II/2026"), TODAY).entries
    assert (entry.text, entry.task, entry.lead) == ("Báo cáo 0", "Rà soát văn bản", "Văn phòng")


@pytest.mark.parametrize(
    ("ahead", "near"),
    [
        (-1, Near.OVERDUE),
        (0, Near.WEEK),
        (7, Near.WEEK),
        (8, Near.MONTH),
        (30, Near.MONTH),
        (31, Near.LATER),
    ],
)
def test_nothing_is_overdue_on_its_own_day(ahead: int, near: Near) -> None:
    entry = Entry(plan=PLAN, record=RecordId("R"), text="x", due=TODAY + timedelta(days=ahead))
    assert (entry.near(TODAY), entry.days(TODAY)) == (near, ahead)


def test_rows_come_oldest_first_and_those_without_a_day_last() -> None:
    days = [None, date(2026, 6, 9), date(2026, 1, 1), date(2026, 6, 8)]
    entries = [Entry(plan=PLAN, record=RecordId(str(at)), text="", due=day) for at, day in enumerate(days)]
    assert [entry.record for entry in in_order(entries, TODAY)] == ["2", "3", "1", "0"]
    found = nearest(entries, TODAY)
    assert found is not None
    assert found.record == "3"
    assert nearest(entries[:1], TODAY) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15/6", "15/6/2026"),
        ("15-6", "15/6/2026"),
        ("15.6", "15/6/2026"),
        ("15/1", "15/1/2027"),
        (" 8/6 ", "8/6/2026"),
        ("Trước 20/6", "Trước 20/6/2026"),
        ("Quý III", "Quý III/2026"),
        ("tháng 3", "tháng 3/2027"),
        ("30/5/2026", "30/5/2026"),
        ("Hằng tháng", "Hằng tháng"),
        ("Thường xuyên", "Thường xuyên"),
        ("khi rảnh", "khi rảnh"),
        ("31/6", "31/6"),
        ("", ""),
    ],
)
def test_a_deadline_typed_in_a_hurry_gets_the_year_it_means(typed: str, kept: str) -> None:
    assert dated(typed, TODAY) == kept


@given(day=st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31)), text=st.text(max_size=30))
def test_a_deadline_that_was_dated_stays_and_nothing_makes_it_fail(day: date, text: str) -> None:
    once = dated(text, day)
    assert dated(once, day) == once


@given(today=st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31)), ahead=st.integers(0, 300))
def test_a_day_and_month_mean_the_next_such_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    meant = read_deadline(dated(f"{day.day}/{day.month}", today), year=2000).end
    assert meant == day or (day.day, day.month) == (29, 2)


def test_an_ad_hoc_task_is_due_where_its_deadline_ends() -> None:
    made = AdHocTask(plan_id=PLAN, title="Họp  hỏa tốc", deadline="13/6/2026", by_document="1204/SNV")
    entry = ad_hoc_entry(made, TODAY)
    assert (entry.text, entry.due, entry.ad_hoc) == ("Họp hỏa tốc", date(2026, 6, 13), True)
    late = ad_hoc_entry(replace(made, deadline="15/1/2027"), TODAY)
    assert late.due == date(2027, 1, 15)
    steady = replace(made, deadline="Thường xuyên; báo cáo trước 15/12/2026")
    assert ad_hoc_entry(steady, TODAY).due == date(2026, 12, 15)
    assert ad_hoc_entry(replace(made, deadline="Thường xuyên"), TODAY).due is None
    assert ad_hoc_entry(replace(made, deadline="khi rảnh"), TODAY).near(TODAY) is Near.UNDATED


@pytest.mark.parametrize(
    ("changes", "alive"),
    [
        ({}, True),
        ({"year_from": 2025, "year_to": 2030}, True),
        ({"year_from": 2027, "year_to": 2027}, True),
        ({"year_from": 2025, "year_to": 2025}, False),
        ({"archived": True}, False),
        ({"state": PlanState.BINNED}, False),
        ({"state": PlanState.CLOSED}, False),
        ({"state": PlanState.ISSUED}, True),
    ],
)
def test_which_plans_are_watched(changes: dict[str, object], alive: bool) -> None:
    assert is_alive(replace(plan(), **changes), TODAY) is alive  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("today", "changed", "trouble"),
    [
        (date(2026, 6, 8), date(2026, 6, 8), None),
        (date(2026, 6, 7), date(2026, 6, 8), None),
        (date(2025, 12, 1), None, None),
        (date(2026, 6, 6), date(2026, 6, 8), ClockTrouble.BEFORE_CHANGE),
        (date(2017, 1, 1), date(2026, 6, 8), ClockTrouble.BEFORE_CHANGE),
        (date(2017, 1, 1), None, ClockTrouble.BEFORE_PLANS),
        (date(2036, 1, 1), date(2026, 6, 8), ClockTrouble.LONG_AFTER),
    ],
)
def test_a_clock_that_cannot_be_right_is_noticed(
    today: date, changed: date | None, trouble: ClockTrouble | None
) -> None:
    assert clock_trouble(today, changed, [plan()]) is trouble


@pytest.mark.parametrize(
    ("title", "years", "name"),
    [
        ("Kế hoạch cải cách hành chính năm 2026", (2026, 2026), "CCHC 2026"),
        ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA XÃ SUỐI MÂY", (2026, 2026), "CCHC 2026"),
        ("Kế hoạch chuyển đổi số giai đoạn 2025-2030", (2025, 2030), "CĐS 2025-2030"),
        (
            "Kế hoạch kiểm soát thủ tục hành chính trên địa bàn xã Lộc Bình năm 2026",
            (2026, 2026),
            "KSTTHC 2026",
        ),
        ("Kế hoạch tuyên truyền CCHC năm 2026", (2026, 2026), "Tuyên truyền CCHC 2026"),
        ("Kế hoạch", (2026, 2026), "Kế hoạch 2026"),
        ("Kế hoạch năm 2026", (2026, 2026), "Kế hoạch năm 2026"),
        ("", (2026, 2026), "2026"),
    ],
)
def test_a_plan_has_a_name_as_officers_say_it(title: str, years: tuple[int, int], name: str) -> None:
    assert short_name(title, *years) == name
