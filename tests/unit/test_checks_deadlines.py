"""Deadlines that are not understood, not in the calendar or outside the plan's time."""

from __future__ import annotations

from datetime import date

import pytest

from ccapp.domain.checks.sheet import Context
from ccapp.domain.findings import Severity
from tests.unit.check_plans import check, codes, leaf, only, plan_of, section, task, tasks_plan, written

ISSUED = Context(issued=date(2026, 2, 10))


def one(deadline: str, years: tuple[int, int] = (2026, 2026), context: Context | None = None) -> list[str]:
    line = task("Rà soát văn bản", leaf(deadline=deadline), number="1")
    return codes(plan_of(section("I", "Việc chung", line), years=years), context)


@pytest.mark.parametrize(
    "deadline",
    [
        "Quý II - III/2026",
        "Trước ngày 31/12/2026",
        "Thường xuyên",
        "Hằng quý",
        "Khi có yêu cầu",
        "Tháng 5 và tháng 10",
        "Theo lộ trình của UBND tỉnh",
        "Định kỳ 6 tháng và năm",
        "2026-2027",
        "Từ quý II/2026",
    ],
)
def test_ordinary_deadlines_are_left_alone(deadline: str) -> None:
    assert one(deadline) == []
    assert one(deadline, context=ISSUED) == []


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        ("12/26", "deadline-unread"),
        ("abc", "deadline-unread"),
        ("nt", "deadline-unread"),
        ("31/6/2026", "deadline-no-such-day"),
        ("Trước ngày 30/02/2026", "deadline-no-such-day"),
        ("Quý V/2026", "deadline-no-such-period"),
        ("Tháng 13/2026", "deadline-no-such-period"),
        ("Từ 01/3/2026 đến 15/02/2026", "deadline-reversed"),
        ("Quý IV/2025", "deadline-outside"),
        ("Từ quý II/2028", "deadline-outside"),
        ("Trước ngày 31/12 hàng năm", "deadline-yearly"),
    ],
)
def test_what_cannot_be_right_is_told(deadline: str, code: str) -> None:
    assert one(deadline) == [code]


def test_a_month_is_offered_for_two_short_numbers() -> None:
    finding = only(tasks_plan(task("Rà soát văn bản", leaf(deadline="12/26"))), "deadline-unread")
    assert finding.severity is Severity.ERROR
    assert written(finding) == {("r3", "deadline"): "Tháng 12/2026"}
    assert finding.about == "12/26"


def test_a_ditto_mark_takes_the_deadline_above() -> None:
    plan = tasks_plan(task("Rà soát văn bản"), task("Tập huấn tổ hòa giải", leaf(deadline="nt")))
    assert written(only(plan, "deadline-unread")) == {("r5", "deadline"): "Quý I/2026"}


def test_the_last_day_of_the_month_is_offered() -> None:
    plan = tasks_plan(task("Rà soát văn bản", leaf(deadline="Trước ngày 31/6/2026")))
    finding = only(plan, "deadline-no-such-day")
    assert (finding.facts["day"], finding.facts["month"], finding.facts["days"]) == ("31/6/2026", 6, 30)
    assert finding.fixes[0].facts == {"text": "30/6/2026"}
    assert written(finding) == {("r3", "deadline"): "Trước ngày 30/6/2026"}


def test_an_older_year_is_moved_to_the_plan_s() -> None:
    finding = only(tasks_plan(task("Rà soát văn bản", leaf(deadline="Quý IV/2025"))), "deadline-outside")
    assert finding.severity is Severity.WARNING
    assert finding.facts["years"] == "2026"
    assert written(finding) == {("r3", "deadline"): "Quý IV/2026"}


def test_a_report_left_over_from_last_year_is_moved_too() -> None:
    cell = "Thường xuyên; báo cáo trước 15/12/2025"
    finding = only(tasks_plan(task("Rà soát văn bản", leaf(deadline=cell))), "deadline-outside")
    assert written(finding) == {("r3", "deadline"): "Thường xuyên; báo cáo trước 15/12/2026"}
    assert one("Thường xuyên; báo cáo trước 15/12") == []


def test_a_plan_of_several_years_is_not_told_which_to_take() -> None:
    line = task("Rà soát văn bản", leaf(deadline="Quý IV/2024"), number="1")
    finding = only(plan_of(section("I", "Việc chung", line), years=(2026, 2030)), "deadline-outside")
    assert finding.facts["years"] == "2026 - 2030"
    assert [fix.code for fix in finding.fixes] == ["fix-edit"]
    assert one("Quý IV/2029", years=(2026, 2030)) == []
    assert one("Hằng năm", years=(2026, 2030)) == []


def test_what_is_over_before_the_day_of_issue() -> None:
    assert one("Tháng 01/2026", context=ISSUED) == ["deadline-passed"]
    assert one("Trước ngày 10/02/2026", context=ISSUED) == []
    assert one("Tháng 01/2026") == []
    plan = tasks_plan(task("Rà soát văn bản", leaf(deadline="Tháng 01/2026")))
    assert only(plan, "deadline-passed", ISSUED).facts["day"] == "10/02/2026"


@pytest.mark.parametrize(
    ("deadline", "once"),
    [
        ("Trước ngày 31/12 hàng năm", "Trước ngày 31/12/2026"),
        ("Tháng 12 hằng năm", "Tháng 12/2026"),
        ("Quý IV hàng năm", "Quý IV/2026"),
        ("Hàng năm", "Năm 2026"),
    ],
)
def test_a_yearly_phrase_is_said_for_the_plan_s_year(deadline: str, once: str) -> None:
    finding = only(tasks_plan(task("Rà soát văn bản", leaf(deadline=deadline))), "deadline-yearly")
    assert finding.severity is Severity.HINT
    assert written(finding) == {("r3", "deadline"): once}


def test_equal_deadlines_of_a_task_are_one_finding_that_mends_all() -> None:
    plan = tasks_plan(task("Rà soát văn bản", leaf(deadline="12/26"), leaf(deadline="12/26", product="KH")))
    assert len(check(plan)) == 1
    assert len(written(check(plan)[0])) == 2


def test_a_list_of_deadlines_is_read_line_by_line() -> None:
    cell = "- Trước ngày 31/12 hàng năm\n- Quý IV/2025"
    plan = tasks_plan(task("Rà soát văn bản", leaf(deadline=cell, product="- Kế hoạch\n- Báo cáo")))
    outside, yearly = check(plan)
    assert (yearly.code, outside.code) == ("deadline-yearly", "deadline-outside")
    assert written(yearly) == {("r3", "deadline"): "- Trước ngày 31/12/2026\n- Quý IV/2025"}
    assert written(outside) == {("r3", "deadline"): "- Trước ngày 31/12 hàng năm\n- Quý IV/2026"}


@pytest.mark.parametrize("deadline", ["30/6 và 31/11", "Trước ngày 30/6, 31/9/2026", "15/6/2026 (31/6)"])
def test_a_second_day_that_does_not_exist_is_told_too(deadline: str) -> None:
    assert codes(tasks_plan(task("Rà soát văn bản", leaf(deadline=deadline)))) == ["deadline-no-such-day"]


@pytest.mark.parametrize("deadline", ["30/6/2026; quý V/2026", "Quý I/2026 và báo cáo trước tháng 13/2026"])
def test_a_second_quarter_or_month_that_does_not_exist_is_told_too(deadline: str) -> None:
    assert codes(tasks_plan(task("Rà soát văn bản", leaf(deadline=deadline)))) == ["deadline-no-such-period"]


@pytest.mark.parametrize(
    "deadline", ["15/6/2026 theo Quyết định 31/6", "15/6/2026 (Công văn 45/2025)", "15/6/2026 35/40 hồ sơ"]
)
def test_numbers_of_documents_after_a_day_are_no_days(deadline: str) -> None:
    assert codes(tasks_plan(task("Rà soát văn bản", leaf(deadline=deadline)))) == []


@pytest.mark.parametrize("deadline", ["Hàng quý năm 2024", "Thường xuyên đến hết năm 2024"])
def test_a_repetition_that_ended_before_the_plan_is_outside(deadline: str) -> None:
    assert codes(tasks_plan(task("Rà soát văn bản", leaf(deadline=deadline)))) == ["deadline-outside"]
