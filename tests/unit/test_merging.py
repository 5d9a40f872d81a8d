"""A file laid beside a plan and merged into it: one step, one undo, nothing doubled, nothing blanked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.services.intake import merging, taking_in
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.session import Session

HEAD = "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Thời gian |\n|--|--|--|--|--|\n"
FIRST = (
    "| I | **Thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý I/2026 |\n"
    "| 2 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Quý II/2026 |\n"
)
SECOND = (
    "| I | **Thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | | Quý III/2026 |\n"
    "| 2 | Xây dựng cơ sở dữ liệu dùng chung | Cơ sở dữ liệu | Văn phòng | Năm 2026 |\n"
    "| 3 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Quý II/2026 |\n"
    "| II | **Thủ tục hành chính** | | | |\n"
    "| 4 | Công khai thủ tục | Danh mục | Văn phòng | Năm 2026 |\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(body: str) -> Path:
        path = tmp_path / "Kế hoạch năm 2026.md"
        path.write_text(HEAD + body, encoding="utf-8")
        return path

    return write


def choices(found: merging.Merging) -> list[merging.Choice]:
    """Everything a comparison offers."""
    return [
        merging.Choice(
            appendix=pairing.ours.id,
            differences=pairing.comparison.differences,
            additions=pairing.comparison.additions,
        )
        for pairing in found.pairings
    ]


def table(session: Session, plan: RecordId) -> list[str]:
    shown = planning.show(session, plan)
    return [
        " | ".join(row.text(key) for key in ("section_number", "number", "title", "lead", "deadline"))
        for appendix in shown.appendices
        for row in rows(appendix)
    ]


def test_new_and_changed_lines_come_in_and_one_undo_takes_them_back(
    session: Session, written: Callable[[str], Path]
) -> None:
    plan = planning.import_file(session, written(FIRST)).plan
    before = table(session, plan)
    found = merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    (pairing,) = found.pairings
    assert [(one.field, one.after) for one in pairing.comparison.differences] == [
        ("deadline", "Quý III/2026")
    ]
    merging.merge(session, plan, choices(found))
    assert table(session, plan) == [
        "I | 1 | Rà soát văn bản | Văn phòng | Quý III/2026",
        "I | 2 | Xây dựng cơ sở dữ liệu dùng chung | Văn phòng | Năm 2026",
        "I | 3 | Kiểm tra văn bản | Văn phòng | Quý II/2026",
        "II | 4 | Công khai thủ tục | Văn phòng | Năm 2026",
    ]
    again = merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    assert all(pairing.comparison.is_empty for pairing in again.pairings)
    planning.undo(session)
    assert table(session, plan) == before


def test_what_is_not_chosen_stays_out(session: Session, written: Callable[[str], Path]) -> None:
    plan = planning.import_file(session, written(FIRST)).plan
    before = table(session, plan)
    found = merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    assert merging.merge(session, plan, [merging.Choice(appendix=found.pairings[0].ours.id)]).tx is None
    assert table(session, plan) == before


def test_a_table_of_another_shape_is_refused(
    session: Session, written: Callable[[str], Path], goal_plan: Plan, tmp_path: Path
) -> None:
    plan = planning.import_file(session, written(FIRST)).plan
    other = tmp_path / "b.md"
    heads = "| TT | Mục tiêu | Nhiệm vụ | Hoạt động | Sản phẩm | Chủ trì | Thời gian |\n"
    line = "| 1 | Hoàn thiện thể chế | Rà soát | Lập danh mục | Danh mục | Văn phòng | Hàng năm |\n"
    other.write_text(heads + "|-|-|-|-|-|-|-|\n" + line * 2, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        merging.lay_beside(session, plan, taking_in.look_at(other))
    assert caught.value.code == "merge-other-shape"


def test_a_plan_that_is_no_draft_takes_nothing(session: Session, written: Callable[[str], Path]) -> None:
    plan = planning.import_file(session, written(FIRST)).plan
    keeping.change_state(session, plan, PlanState.BINNED)
    with pytest.raises(RefusedError) as caught:
        merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    assert caught.value.code == "plan-locked"


def gone_line(session: Session, plan: RecordId) -> None:
    table_ = planning.show(session, plan).appendices[0]
    editing.remove(session, plan, [table_.sections[0].children[0].id])


def gone_section(session: Session, plan: RecordId) -> None:
    section = planning.show(session, plan).appendices[0].sections[0]
    editing.remove(session, plan, [section.id])


def another_text(session: Session, plan: RecordId) -> None:
    leaf = next(rows(planning.show(session, plan).appendices[0])).leaf
    planning.set_text(session, plan, leaf.id, "deadline", "Tháng 9/2026")


@pytest.mark.parametrize("meanwhile", [gone_line, gone_section, another_text])
def test_a_plan_that_changed_since_the_comparison_is_left_alone(
    session: Session, written: Callable[[str], Path], meanwhile: Callable[[Session, RecordId], None]
) -> None:
    plan = planning.import_file(session, written(FIRST)).plan
    found = merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    meanwhile(session, plan)
    before = table(session, plan)
    with pytest.raises(RefusedError) as caught:
        merging.merge(session, plan, choices(found))
    assert caught.value.code == "merge-plan-changed"
    assert table(session, plan) == before


def test_what_was_compared_with_one_plan_does_not_go_into_another(
    session: Session, written: Callable[[str], Path]
) -> None:
    plan, other = (planning.import_file(session, written(FIRST)).plan for _ in range(2))
    found = merging.lay_beside(session, plan, taking_in.look_at(written(SECOND)))
    keeping.change_state(session, plan, PlanState.BINNED)
    before = table(session, plan)
    with pytest.raises(RefusedError):
        merging.merge(session, other, choices(found))
    assert table(session, plan) == before == table(session, other)
