"""Units in the cells of a plan: written in several ways, leading and joining at once, unknown, ended."""

from __future__ import annotations

from datetime import date

import pytest

from ccapp.domain.checks.sheet import Context
from ccapp.domain.findings import Severity
from ccapp.domain.office import Tier, Unit
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.units.directory import Directory
from ccapp.words import Words
from tests.unit.check_plans import check, codes, leaf, only, task, tasks_plan, written

UNITS = (
    Unit(id=RecordId("u1"), name="Văn phòng HĐND và UBND"),
    Unit(id=RecordId("u2"), name="Phòng Kinh tế"),
    Unit(
        id=RecordId("u3"),
        name="Văn phòng - Thống kê",
        valid_to=date(2025, 6, 30),
        successors=(RecordId("u1"),),
    ),
    Unit(id=RecordId("u4"), name="Phòng Tư pháp", tier=Tier.DISTRICT, valid_to=date(2025, 6, 30)),
    Unit(id=RecordId("u5"), name="Thanh tra huyện", tier=Tier.DISTRICT, valid_to=date(2025, 6, 30)),
)
KNOWN = Context(directory=Directory(units=UNITS), own_units=True)


def led_by(*leads: str) -> Plan:
    titles = ("Rà soát văn bản", "Tập huấn tổ hòa giải", "Sơ kết công tác", "Đối thoại với dân")
    return tasks_plan(*(task(title, leaf(lead=lead)) for title, lead in zip(titles, leads, strict=False)))


def test_one_unit_in_two_spellings_is_asked_once_for_all_rows() -> None:
    plan = led_by("Văn phòng - TK", "Văn phòng - Thống kê", "Văn phòng - TK; Công an xã")
    finding = only(plan, "unit-question")
    assert finding.severity is Severity.WARNING
    assert (finding.record, finding.facts["count"]) == ("r3", 2)
    assert written(finding) == {
        ("r3", "lead"): "Văn phòng - Thống kê",
        ("r7", "lead"): "Văn phòng - Thống kê; Công an xã",
    }
    assert [fix.code for fix in finding.fixes] == ["fix-unit-all", "fix-unit-remember", "fix-unit-other"]


def test_spellings_that_differ_in_signs_only_are_a_hint() -> None:
    plan = led_by("Phòng Văn hoá – Xã hội", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội")
    finding = only(plan, "unit-question")
    assert finding.severity is Severity.HINT
    assert written(finding) == {("r3", "lead"): "Phòng Văn hóa - Xã hội"}


def test_groups_and_roles_are_no_units() -> None:
    assert codes(led_by("Các ban, ngành", "Các ban ngành, đoàn thể"), KNOWN) == []


@pytest.mark.parametrize(
    ("partners", "left"),
    [
        ("Phòng Kinh tế", ""),
        ("Phòng Kinh tế; Công an xã", "Công an xã"),
        ("Công an xã; Phòng Kinh tế", "Công an xã"),
        ("Công an xã; PHÒNG KINH TẾ; các thôn", "Công an xã; các thôn"),
        ("Công an xã,\nPhòng Kinh tế", "Công an xã"),
    ],
)
def test_a_lead_that_is_partner_too_is_dropped_there(partners: str, left: str) -> None:
    plan = tasks_plan(task("Rà soát văn bản", leaf(partners=partners), leaf(product="Kế hoạch")))
    assert written(only(plan, "lead-is-partner")) == {("r3", "partners"): left}


def test_a_lead_that_is_partner_is_told_once_for_a_task() -> None:
    both = leaf(partners="Phòng Kinh tế; Công an xã")
    plan = tasks_plan(task("Rà soát văn bản", both, {**both, "product": "Kế hoạch"}))
    finding = only(plan, "lead-is-partner")
    assert finding.facts == {"unit": "Phòng Kinh tế", "task": "1"}
    assert len(written(finding)) == 2


def test_a_group_may_lead_and_join() -> None:
    plan = tasks_plan(task("Rà soát văn bản", leaf(lead="Các phòng, ban", partners="Các phòng, ban")))
    assert codes(plan) == []


def test_known_units_are_left_alone() -> None:
    assert codes(led_by("Văn phòng HĐND và UBND", "Phòng Kinh tế"), KNOWN) == []


def test_a_likely_name_is_asked_about() -> None:
    finding = only(led_by("Phòng Kinh té", "Phòng Kinh té"), "unit-question", KNOWN)
    assert finding.facts == {"unit": "Phòng Kinh té", "name": "Phòng Kinh tế", "count": 2}


def test_an_unknown_lead_is_a_hint_only_where_the_office_has_entered_its_units() -> None:
    plan = led_by("Trạm Khuyến nông", "Phòng Kinh tế")
    assert only(plan, "unit-unknown", KNOWN).severity is Severity.HINT
    assert codes(plan, Context(directory=KNOWN.directory)) == []
    assert codes(plan) == []


def test_a_unit_that_has_ended_gives_way_to_its_successor() -> None:
    finding = only(led_by("Văn phòng - Thống kê"), "unit-ended", KNOWN)
    assert finding.severity is Severity.ERROR
    assert finding.facts["day"] == "01/7/2025"
    assert written(finding) == {("r3", "lead"): "Văn phòng HĐND và UBND"}


def test_a_unit_of_the_district_is_said_to_be_one_unless_its_name_says_so() -> None:
    finding = only(led_by("Phòng Tư pháp"), "unit-ended-district", KNOWN)
    said = Words().text(finding.code, **finding.facts)
    assert said == "“Phòng Tư pháp” cấp huyện không còn từ ngày 01/7/2025."
    finding = only(led_by("Thanh tra huyện"), "unit-ended", KNOWN)
    assert Words().text(finding.code, **finding.facts) == "“Thanh tra huyện” không còn từ ngày 01/7/2025."


def test_it_is_the_plan_s_day_that_counts() -> None:
    before = Context(directory=KNOWN.directory, own_units=True, issued=date(2025, 6, 1))
    assert [each.code for each in check(led_by("Văn phòng - Thống kê"), before)] == []


def test_a_unit_that_is_still_to_come_on_the_day_of_issue() -> None:
    units = (Unit(id=RecordId("u9"), name="Phòng Kinh tế", valid_from=date(2026, 7, 1)),)
    context = Context(directory=Directory(units=units), own_units=True, issued=date(2026, 1, 10))
    assert only(led_by("Phòng Kinh tế"), "unit-not-yet", context).facts["day"] == "01/7/2026"
    assert codes(led_by("Phòng Kinh tế"), Context(directory=context.directory, own_units=True)) == []
