"""What is missing, misnumbered, doubled or misplaced in a plan's tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.checks.groups import group, line_labels
from ccapp.domain.checks.numbers import roman_of, section_number
from ccapp.domain.findings import Severity
from ccapp.domain.layout import Kind, Numbering
from ccapp.domain.standard import FIELDS, roman
from ccapp.words import LANGUAGES, Words
from tests.unit.check_plans import (
    TASK_KEYS,
    check,
    codes,
    goal,
    goals_plan,
    leaf,
    numbered,
    only,
    plan_of,
    section,
    task,
    tasks_plan,
    written,
)


def test_a_complete_table_gives_nothing() -> None:
    tasks = [task("Rà soát văn bản"), task("Tập huấn tổ hòa giải", leaf(), leaf(product="Kế hoạch"))]
    assert check(tasks_plan(*tasks)) == []


def test_a_blank_product_is_told_with_usual_ones_to_choose_from() -> None:
    finding = only(tasks_plan(task("Rà soát văn bản", leaf(product=""))), "missing-product")
    assert finding.severity is Severity.ERROR
    assert (finding.record, finding.field, finding.facts["task"]) == ("r3", "product", "1")
    assert written(finding, 1) == {("r3", "product"): "Báo cáo"}


def test_only_columns_of_the_layout_can_be_missing() -> None:
    line = task("Rà soát văn bản", {"lead": "Phòng Kinh tế"}, number="1")
    assert codes(plan_of(section("I", "Việc chung", line), keys=("number", "title", "lead"))) == []


def test_a_lead_missing_on_every_product_is_one_finding_that_the_line_above_can_fill() -> None:
    plan = tasks_plan(
        task("Rà soát văn bản", leaf(lead="Công an xã")),
        task("Tập huấn tổ hòa giải", leaf(lead=""), leaf(lead="", product="Kế hoạch")),
    )
    finding = only(plan, "missing-lead")
    assert finding.record == "r5"
    assert written(finding, 1) == {("r5", "lead"): "Công an xã", ("r6", "lead"): "Công an xã"}


def test_the_lead_of_another_section_is_not_offered() -> None:
    plan = plan_of(
        section("I", "Việc chung", task("Rà soát văn bản", number="1")),
        section("II", "Việc khác", task("Tập huấn tổ hòa giải", leaf(lead=""), number="2")),
    )
    assert [fix.code for fix in only(plan, "missing-lead").fixes] == ["fix-choose-unit"]


def test_a_blank_deadline_may_share_the_one_above_within_its_task() -> None:
    plan = tasks_plan(
        task("Rà soát văn bản", leaf(), leaf(product="Báo cáo năm 2025", deadline="")),
        task("Tập huấn tổ hòa giải", leaf(deadline="")),
    )
    first, second = (each for each in check(plan) if each.code.startswith("missing-deadline"))
    assert first.code == "missing-deadline-below"
    assert written(first) == {("r4", "deadline"): "Quý I/2026"}
    assert second.code == "missing-deadline-product"
    assert [fix.code for fix in second.fixes] == ["fix-write-deadline"]


def test_an_empty_line_is_one_finding_and_a_nameless_one_another() -> None:
    blank = dict.fromkeys(TASK_KEYS[2:], "")
    assert codes(tasks_plan(task("Rà soát văn bản"), task("", blank))) == ["row-blank"]
    assert codes(tasks_plan(task("", leaf()))) == ["missing-title"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["I", "II", "III"], []),
        (["I", "II", "II"], ["section-number-twice"]),
        (["I", "III"], ["section-number-jump"]),
        (["A", "I", "II", "B", "I", "II"], []),
        (["A", "I", "II", "B", "I", "I"], ["section-number-twice"]),
        (["", "Phần đầu"], []),
        (["1.", "2.", "4."], ["section-number-jump"]),
        (["VIII", "IX", "X", "XI"], []),
    ],
)
def test_section_numbers(numbers: list[str], found: list[str]) -> None:
    tasks = numbered([task(f"Việc {word}") for word in ("rà soát", "tập huấn", "sơ kết", "đối thoại")] * 2)
    names = ("Thể chế", "Thủ tục", "Bộ máy", "Công vụ", "Tài chính", "Chính quyền số")
    sections = [
        section(number, name, line) for number, name, line in zip(numbers, names, tasks, strict=False)
    ]
    assert [code for code in codes(plan_of(*sections)) if code.startswith("section")] == found


def test_doubled_sections_are_renumbered_in_one_step() -> None:
    plan = plan_of(
        section("I.", "Thể chế", task("Rà soát văn bản", number="1")),
        section("II.", "Thủ tục", task("Công khai thủ tục", number="2")),
        section("II.", "Bộ máy", task("Kiện toàn tổ chức", number="3")),
    )
    assert written(only(plan, "section-number-twice")) == {("r7", "section_number"): "III."}


def test_one_name_over_two_sections() -> None:
    plan = plan_of(
        section("I", "Cải cách thể chế", task("Rà soát văn bản", number="1")),
        section("II", "CẢI CÁCH THỂ CHẾ", task("Công khai thủ tục", number="2")),
    )
    assert codes(plan) == ["section-name-twice"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["1", "2", "3"], []),
        (["01", "02", "03"], []),
        (["1", "2", "2"], ["number-twice"]),
        (["1", "2", "4"], ["number-jump"]),
        (["1", "", "3"], ["number-missing"]),
        (["2", "3", "4"], ["number-start"]),
        (["1.1", "1.2", "2.1"], []),
        (["1", "1.1", "1.2"], []),
        (["1.1", "1.2", "1.4"], ["number-jump"]),
        (["", "", ""], []),
        (["a)", "b)", "c)"], []),
    ],
)
def test_task_numbers(numbers: list[str], found: list[str]) -> None:
    titles = ("Rà soát văn bản", "Tập huấn tổ hòa giải", "Sơ kết công tác")
    tasks = [task(title, number=number) for title, number in zip(titles, numbers, strict=True)]
    assert codes(plan_of(section("I", "Việc chung", *tasks))) == found


def test_renumbering_is_offered_whole_and_makes_the_finding_go() -> None:
    plan = tasks_plan(task("Rà soát văn bản"), task("Tập huấn tổ hòa giải"), task("Sơ kết công tác"))
    broken = plan_of(section("I", "Việc chung", *numbered(plan.appendices[0].sections[0].children, start=7)))
    finding = only(broken, "number-start")
    assert written(finding) == {("r2", "number"): "1", ("r4", "number"): "2", ("r6", "number"): "3"}


def test_numbers_restart_only_where_the_layout_says_so() -> None:
    sections = (
        section("I", "Thể chế", task("Rà soát văn bản", number="1")),
        section("II", "Thủ tục", task("Công khai thủ tục", number="1")),
    )
    assert codes(plan_of(*sections)) == ["number-twice"]
    assert codes(plan_of(*sections, numbering=Numbering.RESTART)) == []


def test_labels_carry_the_section_where_numbers_restart() -> None:
    line = task("Rà soát văn bản", leaf(product=""), number="1.")
    plan = plan_of(section("II.", "Thủ tục", line), numbering=Numbering.RESTART)
    assert only(plan, "missing-product").facts["task"] == "II.1"
    assert line_labels(plan) == {"r1": "II", "r2": "II.1", "r3": "II.1"}


def fields_plan(*names: str, title: str = "Kế hoạch cải cách hành chính năm 2026") -> list[str]:
    tasks = numbered(task(f"Nhiệm vụ riêng về {name.lower()}") for name in names)
    pairs = zip(names, tasks, strict=True)
    sections = [section(roman(at), name, line) for at, (name, line) in enumerate(pairs, start=1)]
    return [str(each.facts["field"]) for each in check(plan_of(*sections, title=title))]


def test_an_absent_field_is_told_by_name() -> None:
    upper = [field.upper() for field in FIELDS]
    assert fields_plan(*upper) == []
    assert fields_plan(*upper[:4], *upper[5:]) == ["Cải cách tài chính công"]
    assert fields_plan("Duy trì ISO 9001", *upper) == []


def test_fields_are_asked_for_only_in_plans_of_the_reform_that_are_arranged_by_them() -> None:
    assert fields_plan(*FIELDS[:5], title="Kế hoạch chuyển đổi số năm 2026") == []
    assert fields_plan("Nhiệm vụ thường xuyên", "Nhiệm vụ đột xuất") == []


def test_a_section_without_tasks() -> None:
    plan = plan_of(section("I", "Thể chế", task("Rà soát văn bản", number="1")), section("II", "Bộ máy"))
    assert only(plan, "section-empty").facts["section"] == "II “Bộ máy”"


def test_a_table_whose_last_section_was_removed() -> None:
    assert codes(plan_of()) == []


def test_a_heading_over_sections_is_not_empty() -> None:
    plan = plan_of(section("A", "Việc năm nay"), section("I", "Thể chế", task("Rà soát văn bản", number="1")))
    assert codes(plan) == []


@pytest.mark.parametrize(
    ("title", "other", "alike"),
    [
        ("Rà soát, đánh giá thủ tục hành chính", "Rà soát, đánh giá các thủ tục hành chính", True),
        ("Tuyên truyền cải cách hành chính năm 2026", "Tuyên truyền cải cách hành chinh năm 2026", True),
        ("Báo cáo kết quả quý I", "Báo cáo kết quả quý II", False),
        ("Khảo sát hài lòng về dịch vụ y tế công", "Khảo sát hài lòng về dịch vụ giáo dục công", False),
        ("Kế hoạch đào tạo cán bộ", "Kế hoạch đào tạo công chức", False),
        ("Nâng cấp hạ tầng của các phòng", "Nâng cấp hạ tầng", False),
    ],
)
def test_duplicate_tasks(title: str, other: str, alike: bool) -> None:
    plan = tasks_plan(task(title), task("Sơ kết công tác"), task(other))
    assert codes(plan) == (["task-twice"] if alike else [])


def test_a_duplicate_names_both_lines() -> None:
    plan = tasks_plan(task("Rà soát văn bản"), task("Rà soát văn bản"), task("Rà soát văn bản"))
    found = [(each.facts["task"], each.facts["other"]) for each in check(plan)]
    assert found == [("2", "1"), ("3", "1")]


@pytest.mark.parametrize(
    ("product", "deadline", "differ"),
    [
        ("- Kế hoạch\n- Báo cáo", "Năm 2026", True),
        ("- Kế hoạch\n- Báo cáo", "Tháng 3/2026\nTháng 9/2026", False),
        ("Kế hoạch\nkèm danh mục", "Năm 2026", False),
        ("- Kế hoạch - Báo cáo", "Năm 2026", False),
    ],
)
def test_several_products_in_one_cell(product: str, deadline: str, differ: bool) -> None:
    plan = tasks_plan(task("Thực hành tiết kiệm", leaf(product=product, deadline=deadline)))
    assert ("counts-differ" in codes(plan)) is differ


def test_goals_and_tasks_that_slipped_apart() -> None:
    bare = goal("2", "Quản lý ngân sách chặt chẽ", "")
    moved = goal("1", "Tự chủ của đơn vị sự nghiệp", "Phát triển chính quyền số của xã")
    assert only(goals_plan(moved, bare), "goal-without-task").facts["task"] == "2"
    finding = only(goals_plan(moved), "goal-task-field")
    assert finding.facts["phrase"] == "chính quyền số"


def test_a_task_may_speak_of_a_field_that_its_goal_names() -> None:
    meant = goal("1", "Ngân sách cho chính quyền số", "Phát triển chính quyền số của xã")
    assert codes(goals_plan(meant)) == []
    own = goal("1", "Nâng mức độ dịch vụ", "Phát triển chính quyền số của xã")
    assert codes(goals_plan(own, name="Xây dựng chính quyền điện tử, chính quyền số")) == []


def test_two_tasks_in_one_cell() -> None:
    both = "Rà soát quy định về tài sản công\nKiểm tra việc sử dụng tài sản công"
    listed = "- Rà soát quy định về tài sản công\n- Kiểm tra việc sử dụng tài sản công"
    assert only(goals_plan(goal("1", "Dùng đúng tài sản", both)), "goal-tasks-joined").facts["count"] == 2
    assert codes(goals_plan(goal("1", "Dùng đúng tài sản", listed))) == []


def test_findings_stand_in_table_order_and_equal_ones_group() -> None:
    plan = tasks_plan(
        task("Rà soát văn bản", leaf(lead="", product="")),
        task("Tập huấn tổ hòa giải", leaf(deadline="12/26")),
        task("Sơ kết công tác", leaf(deadline="12/26", product="")),
    )
    found = check(plan)
    assert [(each.record, each.field) for each in found] == [
        ("r3", "product"),
        ("r3", "lead"),
        ("r5", "deadline"),
        ("r7", "product"),
        ("r7", "deadline"),
    ]
    assert [len(each) for each in group(found)] == [1, 1, 2, 1]


def test_lines_that_are_not_stored_go_by_their_source() -> None:
    plan = tasks_plan(task("Rà soát văn bản", leaf(product="")), task("Sơ kết công tác", leaf(product="")))
    lines = [replace(item, id="", source=f"row {item.id}") for item in plan.appendices[0].sections]
    assert plan.appendices[0].kind is Kind.TASK_PRODUCT
    appendix = replace(plan.appendices[0], sections=tuple(lines))
    found = check(replace(plan, appendices=(appendix,)))
    assert [each.code for each in found] == ["missing-product", "missing-product"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_its_reason_and_its_buttons_have_words(language: str) -> None:
    plan = plan_of(
        section("I", "Việc chung", task("Rà soát văn bản", leaf(lead="", product="", deadline=""))),
        section("I", "Việc chung", task("Rà soát văn bản", leaf(deadline="12/26"), leaf(deadline=""))),
        section("III", "Bộ máy", task("", leaf(deadline="31/6/2026"), number="3")),
        section("IV", "Công vụ"),
    )
    words = Words(language)
    found = check(plan)
    assert len({each.code for each in found}) > 8
    for each in found:
        assert "-" not in words.text(each.code, **each.facts).split(), each.code
        words.text(f"why-{each.code}", **each.facts)
        for fix in each.fixes:
            assert words.text(fix.code, **fix.facts)


@given(st.integers(1, 39))
def test_roman_numbers_are_read_as_they_are_written(number: int) -> None:
    read = section_number(f"{roman_of(number)}.")
    assert read is not None
    assert read.value == number


@given(st.text(max_size=12), st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_checked(number: str, title: str, cell: str) -> None:
    line = task(title, leaf(product=cell, lead=cell, partners=cell, deadline=cell), number=number)
    check(plan_of(section(number, title, line, line)))


@pytest.mark.parametrize("text", ["", "…", "...", "-", "–", " … ", "……", "____", "/"])
def test_signs_that_only_keep_the_place_are_no_product(text: str) -> None:
    assert "missing-product" in codes(tasks_plan(task("Rà soát văn bản", leaf(product=text))))


@pytest.mark.parametrize("text", ["Báo cáo…", "- Báo cáo", "…/KH-UBND", "A"])
def test_words_beside_such_signs_are_a_product(text: str) -> None:
    assert "missing-product" not in codes(tasks_plan(task("Rà soát văn bản", leaf(product=text))))
