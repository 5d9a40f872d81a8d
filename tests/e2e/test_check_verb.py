"""`check PLAN` in the terminal: the contract's object, the exit code, lines for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Run


def taken_in(run: Run, sample: Path) -> str:
    return str(run("import", sample, "--json").object["plan"])


def first_leaf(run: Run, plan: str) -> dict[str, str]:
    record: dict[str, str] = run("show", plan, "--json").object["tables"][0]["records"][0]
    return record


def test_a_plan_without_errors_exits_0(run: Run, office: str, sample: Path) -> None:
    said = run("check", taken_in(run, sample), "--json")
    assert said.code == 0
    assert [each for each in said.object["findings"] if each["severity"] == "error"] == []


def test_an_error_exits_1_and_has_the_contract_s_shape(run: Run, office: str, sample: Path) -> None:
    plan = taken_in(run, sample)
    leaf = first_leaf(run, plan)
    run("set", plan, leaf["id"], "deadline", "31/6/2026")
    said = run("check", plan, "--json")
    assert said.code == 1
    assert said.object["findings"][0] == {
        "code": "deadline-no-such-day",
        "severity": "error",
        "record": leaf["id"],
        "place": None,
        "field": "deadline",
        "message": "Không có ngày 31/6/2026.",
        "fix": "Đổi thành 30/6/2026",
    }


def test_lines_for_people_name_the_task_and_the_sum(run: Run, office: str, sample: Path) -> None:
    plan = taken_in(run, sample)
    run("set", plan, first_leaf(run, plan)["id"], "product", "")
    said = run("check", plan)
    assert said.code == 1
    first, *_, last = said.out.splitlines()
    assert first == "■ 1: Nhiệm vụ 1 chưa ghi sản phẩm."
    assert last.startswith("Phải sửa 1, nên xem lại 0,")


def test_it_speaks_english_too(run: Run, office: str, sample: Path) -> None:
    plan = taken_in(run, sample)
    run("set", plan, first_leaf(run, plan)["id"], "product", "")
    said = run("--lang", "en", "check", plan)
    assert "Task 1 has no product." in said.out


def test_an_unknown_plan_is_refused(run: Run, office: str) -> None:
    said = run("check", "none", "--json")
    assert (said.code, said.out) == (2, "")


def test_checking_stores_nothing(run: Run, office: str, sample: Path) -> None:
    plan = taken_in(run, sample)
    before = run("history", "--json").object
    run("check", plan)
    assert run("history", "--json").object == before


def test_a_character_no_page_can_show_is_an_error_with_its_cell(run: Run, office: str, sample: Path) -> None:
    plan = taken_in(run, sample)
    leaf = first_leaf(run, plan)
    run("set", plan, leaf["id"], "product", "☑ Báo cáo")
    said = run("check", plan, "--json")
    assert said.code == 1
    assert [each for each in said.object["findings"] if each["severity"] == "error"] == [
        {
            "code": "unprintable-in-task",
            "severity": "error",
            "record": leaf["id"],
            "place": None,
            "field": "product",
            "message": "Ký tự “☑” ở nhiệm vụ 1 không in được bằng phông chữ quy định.",
            "fix": "Đổi thành “x”",
        }
    ]


@pytest.mark.parametrize("verb", ["check", "show"])
def test_a_plan_that_is_not_there_is_called_a_plan(run: Run, office: str, verb: str) -> None:
    said = run(verb, "nope")
    assert (said.code, said.out) == (2, "")
    assert "Không tìm thấy kế hoạch “nope”" in said.err
    assert "dòng" not in said.err


def test_an_id_that_several_plans_begin_with_says_so_of_plans(run: Run, office: str, sample: Path) -> None:
    first, second = taken_in(run, sample), taken_in(run, sample)
    assert first[:8] == second[:8]
    said = run("show", first[:8])
    assert said.code == 2
    assert f"Có nhiều kế hoạch có mã bắt đầu bằng “{first[:8]}”" in said.err
