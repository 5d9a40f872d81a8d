"""Targets by year: owners, values that can be read, and their course."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.checks.amounts import is_garbled, read_amount
from ccapp.domain.findings import Severity
from ccapp.domain.layout import Numbering
from tests.unit.check_plans import codes, only, targets_plan, written


def row(*targets: str, **texts: str) -> dict[str, str]:
    years = ("y2026", "y2027", "y2028")
    return {**dict(zip(years, targets, strict=True)), **texts}


@pytest.mark.parametrize(
    "targets",
    [
        ("≥ 40%", "≥ 45%", "≥ 45%"),
        ("", "≥ 5%", "≥ 5,5%"),
        ("15%", "12%", "9%"),
        ("Hoàn thành", "Duy trì", "Duy trì"),
        ("80-85%", "85-90%", "90-95%"),
        ("900 hồ sơ", "1.000 hồ sơ", "1.100 hồ sơ"),
        ("x", "x", "-"),
        ("98%", "99%", "100%"),
        ("01 mô hình", "02 mô hình", "02 mô hình/năm"),
        ("3/5 thôn", "4/5 thôn", "5/5 thôn"),
    ],
)
def test_ordinary_targets_are_left_alone(targets: tuple[str, ...]) -> None:
    assert codes(targets_plan(row(*targets))) == []


def test_a_year_below_the_one_before_where_others_rise() -> None:
    plan = targets_plan(row("≥ 45%", "≥ 55%", "≥ 50%"), numbering=Numbering.RESTART)
    finding = only(plan, "target-falls")
    assert finding.severity is Severity.WARNING
    assert (finding.field, finding.facts["task"]) == ("y2028", "I.1")
    assert (finding.facts["value"], finding.facts["year"]) == ("≥ 50%", 2028)
    assert (finding.facts["above"], finding.facts["before"]) == ("≥ 55%", 2027)


def test_a_falling_target_is_asked_about_where_it_rises() -> None:
    poverty = "Tỷ lệ hộ nghèo giảm còn"
    assert codes(targets_plan(row("5%", "3%", "4%", title=poverty))) == ["target-rises"]
    assert codes(targets_plan(row("5%", "4%", "3%", title=poverty))) == []


def test_a_share_above_the_whole() -> None:
    assert codes(targets_plan(row("90%", "95%", "110%"))) == ["target-over-100"]
    assert codes(targets_plan(row("105%", "110%", "120%", title="Thu ngân sách so với năm trước"))) == []


@pytest.mark.parametrize("target", ["≥ 9O%", "1,5,5%", "≥ %", "?", "l0%"])
def test_a_number_that_is_none(target: str) -> None:
    assert codes(targets_plan(row("80%", "85%", target))) == ["target-unread"]


def test_an_indicator_without_owner_or_target() -> None:
    assert codes(targets_plan(row("80%", "85%", "90%", lead=""))) == ["indicator-owner"]
    assert codes(targets_plan(row("", "", ""), row("1%", "2%", "3%"))) == ["indicator-blank"]


def test_decimal_marks_are_made_one() -> None:
    finding = only(
        targets_plan(row("≥ 0.6", "≥ 0.8", "≥ 1,0"), row("1.000", "2.000", "3.000")), "decimals-mixed"
    )
    assert finding.severity is Severity.HINT
    assert written(finding) == {("r3", "y2026"): "≥ 0,6", ("r3", "y2027"): "≥ 0,8"}
    assert codes(targets_plan(row("0.6", "0.7", "0.8"))) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("≥ 98,5%", "98.5"),
        ("≥ 0.6", "0.6"),
        ("1.000 hồ sơ", "1000"),
        ("1.250.000,50 đồng", "1250000.50"),
        ("02", "2"),
        ("0.125", "0.125"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    read = read_amount(text)
    assert read is not None
    assert read.value == Decimal(value)


@given(st.text(max_size=30))
def test_any_text_can_be_a_target(text: str) -> None:
    assert not (read_amount(text) and is_garbled(text))


@given(st.integers(0, 999), st.integers(0, 99), st.sampled_from(",."), st.sampled_from(["", "≥ ", "trên "]))
def test_decimals_are_read_with_either_mark(whole: int, part: int, mark: str, sign: str) -> None:
    read = read_amount(f"{sign}{whole}{mark}{part:02d}%")
    assert read is not None
    assert read.value == Decimal(f"{whole}.{part:02d}")
    assert (read.mark, read.percent) == (mark, True)
