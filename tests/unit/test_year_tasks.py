"""A year out of a long plan: which lines, what deadlines become, put into the year's plan in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.deadline import occurrences, read_deadline
from ccapp.domain.plan import FROM_RECORD, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.year_part import deadline_in, tasks_of_year
from ccapp.errors import RefusedError
from ccapp.services.guidance import checking, year_tasks
from ccapp.services.plans import keeping, layouts, planning, searching, timing
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker

LONG = (
    "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Thời gian |\n|--|--|--|--|--|\n"
    "| I | **Cải cách thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Hàng năm |\n"
    "| 2 | Hệ thống hóa văn bản kỳ 2024-2028 | Danh mục | Văn phòng | Quý I/2029 |\n"
    "| 3 | Đào tạo công chức | Kế hoạch | Văn phòng | Trước ngày 31/3 hàng năm |\n"
    "| | | Báo cáo | Văn phòng | Quý IV/2027 |\n"
    "| II | **Cải cách tài chính công** | | | |\n"
    "| 4 | Giao quyền tự chủ | Quyết định | Văn phòng | Theo lộ trình của tỉnh |\n"
)

PHRASES = [
    line.split("\t")[0]
    for line in Path(__file__).with_name("deadline_phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.fixture
def long(session: Session, tmp_path: Path) -> RecordId:
    path = tmp_path / "Kế hoạch.md"
    path.write_text(LONG, encoding="utf-8")
    return planning.import_file(session, path, title="Kế hoạch giai đoạn 2025-2030", years="2025-2030").plan


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


def table(session: Session, plan: RecordId) -> list[str]:
    return [
        " | ".join(row.text(key) for key in ("section_number", "number", "title", "product", "deadline"))
        for appendix in planning.show(session, plan).appendices
        for row in rows(appendix)
    ]


@pytest.mark.parametrize(
    ("long_plan", "year_plan"),
    [
        ("Hàng năm", "Năm 2026"),
        ("2025-2030", "Năm 2026"),
        ("Giai đoạn 2026 - 2030", "Năm 2026"),
        ("Trước ngày 31/12 hàng năm", "Trước ngày 31/12/2026"),
        ("Ngày 20/11 hàng năm", "Ngày 20/11/2026"),
        ("Quý IV", "Quý IV/2026"),
        ("Tháng 2 hàng năm", "Tháng 02/2026"),
        ("Tháng 12 hàng năm", "Tháng 12/2026"),
        ("Quý II-III hàng năm", "Từ 01/4/2026 đến 30/9/2026"),
        ("Quý III/2025 - Quý II/2026", "6 tháng đầu năm 2026"),
        ("Thường xuyên, 2025-2030", "Thường xuyên"),
        ("Thường xuyên", "Thường xuyên"),
        ("Hàng quý", "Hàng quý"),
        ("Trước 30/6/2026", "Trước 30/6/2026"),
        ("Trong năm 2026", "Trong năm 2026"),
        ("Theo lộ trình", "Theo lộ trình"),
        ("Quý IV hàng năm; sau khi có hướng dẫn", "Quý IV hàng năm; sau khi có hướng dẫn"),
        ("Thường xuyên 2025-2030; báo cáo trước 15/12", "Thường xuyên 2025-2030; báo cáo trước 15/12"),
        ("", ""),
    ],
)
def test_a_deadline_as_the_plan_of_one_year_writes_it(long_plan: str, year_plan: str) -> None:
    assert deadline_in(long_plan, 2026) == year_plan


@given(st.sampled_from(PHRASES), st.integers(2020, 2032))
def test_a_rewritten_deadline_means_the_very_same_days(text: str, year: int) -> None:
    before = occurrences(read_deadline(text, year=year), year)
    assert occurrences(read_deadline(deadline_in(text, year), year=year), year) == before


def test_only_the_lines_of_the_year_are_offered(session: Session, long: RecordId, plan: RecordId) -> None:
    found = year_tasks.look(session, plan, long)
    assert [(task.title, [each.becomes for each in task.products], task.is_sure) for task in found.tasks] == [
        ("Rà soát văn bản", ["Năm 2026"], False),  # the plan has it already
        ("Đào tạo công chức", ["Trước ngày 31/3/2026"], True),
        ("Giao quyền tự chủ", ["Theo lộ trình của tỉnh"], False),  # no day is known
    ]
    assert found.tasks[0].there is not None
    assert found.tasks[0].there.number == "1"


def test_what_is_taken_comes_into_its_section_with_a_link_and_one_undo(
    session: Session, long: RecordId, plan: RecordId
) -> None:
    before = table(session, plan)
    found = year_tasks.look(session, plan, long)
    year_tasks.take(session, plan, found.tasks[1:])
    assert table(session, plan) == [
        *before[:3],
        "I | 3 | Đào tạo công chức | Kế hoạch | Trước ngày 31/3/2026",
        "II | 4 | Công khai thủ tục | Danh mục | Thường xuyên",
        "III | 5 | Giao quyền tự chủ | Quyết định | Theo lộ trình của tỉnh",
    ]
    items = {item.text("title"): item for item in planning.show(session, plan).appendices[0].items()}
    assert items["Đào tạo công chức"].marks == {FROM_RECORD: found.tasks[1].line.id}
    again = year_tasks.look(session, plan, long)
    assert all(task.there is not None for task in again.tasks)
    planning.undo(session)
    assert table(session, plan) == before
    assert planning.next_undo(session) == "new-plan"


def test_the_link_is_known_after_both_texts_have_changed(
    session: Session, long: RecordId, plan: RecordId
) -> None:
    found = year_tasks.look(session, plan, long)
    year_tasks.take(session, plan, found.tasks[1:2])
    items = {item.text("title"): item.id for item in planning.show(session, plan).appendices[0].items()}
    planning.set_text(session, plan, items["Đào tạo công chức"], "title", "Bồi dưỡng cán bộ thôn")
    there = year_tasks.look(session, plan, long).tasks[1].there
    assert there is not None
    assert there.title == "Bồi dưỡng cán bộ thôn"


def test_a_link_is_no_text(session: Session, long: RecordId, plan: RecordId) -> None:
    found = year_tasks.look(session, plan, long)
    year_tasks.take(session, plan, found.tasks[1:2])
    link = found.tasks[1].line.id
    shown = planning.show(session, plan)
    assert all(link not in item.texts.values() for item in shown.appendices[0].items())
    assert all(link not in finding.about for finding in checking.check(session, plan).findings)
    assert searching.search(session, link) == ()


def test_only_a_plan_of_one_year_takes_a_year(session: Session, long: RecordId, plan: RecordId) -> None:
    assert [each.id for each in year_tasks.sources(session, plan)] == [long]
    later = keeping.new_plan(session, "Kế hoạch năm 2031", (2031, 2031))
    for code, call in (
        ("plan-not-of-a-year", lambda: year_tasks.look(session, long, long)),
        ("plan-not-of-a-year", lambda: year_tasks.sources(session, long)),
        ("no-long-plan", lambda: year_tasks.sources(session, later)),
    ):
        with pytest.raises(RefusedError) as caught:
            call()
        assert caught.value.code == code


def test_indicators_alone_cannot_take_tasks(session: Session, long: RecordId) -> None:
    with session.store.journal.write("new-plan", session.who) as tx:
        empty = insert_plan(
            tx, Plan(title="A", year_from=2026, year_to=2026, office_id=session.store.office.id)
        )
    found = year_tasks.look(session, empty, long)
    with pytest.raises(RefusedError) as caught:
        year_tasks.take(session, empty, found.tasks)
    assert caught.value.code == "plan-no-task-table"


def test_a_real_long_plan_gives_its_yearly_lines(corpus: Path) -> None:
    reading = planning.read_file(corpus / "004-hai-phu-luc.docx")
    plan = Plan(
        title="A", year_from=2025, year_to=2030, appendices=tuple(table.appendix for table in reading.tables)
    )
    found = tasks_of_year(plan, 2026, Plan(title="B", year_from=2026, year_to=2026))
    assert len(found) == 22, "the second table holds indicators"
    assert all(task.is_sure for task in found)
    assert {"Năm 2026", "Trước ngày 31/12/2026", "Tháng 12/2026", "Quý IV/2026"} <= {
        each.becomes for task in found for each in task.products
    }


def test_columns_without_a_meaning_go_where_their_heading_is(
    session: Session, long: RecordId, plan: RecordId
) -> None:
    there, here = (planning.show(session, each).appendices[0].id for each in (long, plan))
    for heading in ("Nguồn lực", "Mức độ"):
        layouts.add_column(session, long, there, heading=heading)
    layouts.add_column(session, plan, here, heading="Mức độ")
    leaf = next(rows(planning.show(session, long).appendices[0])).leaf.id
    planning.set_text(session, long, leaf, "x1", "xe máy")
    planning.set_text(session, long, leaf, "x2", "cao")
    (task, *_) = year_tasks.look(session, plan, long).tasks
    assert "xe máy" not in task.products[0].leaf.texts.values()
    year_tasks.take(session, plan, [replace(task, there=None)])
    made = [row.text("x1") for row in rows(planning.show(session, plan).appendices[0]) if row.text("x1")]
    assert made == ["cao"]


def put_off(session: Session, plan: RecordId, product: str, of: date, until: str) -> None:
    """An extension granted in the long plan."""
    leaf = next(
        row.leaf.id
        for appendix in planning.show(session, plan).appendices
        for row in rows(appendix)
        if row.text("product") == product
    )
    timing.extend(session, [leaf], Grant(until=until, reason="chờ hướng dẫn"), of=of)


def of_year(session: Session, long: RecordId, year: int) -> dict[str, list[str]]:
    """Titles and what their deadlines become."""
    found = planning.show(session, long)
    beside = Plan(title="Kế hoạch", year_from=year, year_to=year)
    return {
        task.title: [each.becomes for each in task.products] for task in tasks_of_year(found, year, beside)
    }


def test_what_was_put_off_counts_by_its_new_day(session: Session, long: RecordId) -> None:
    assert of_year(session, long, 2029)["Hệ thống hóa văn bản kỳ 2024-2028"] == ["Quý I/2029"]
    put_off(session, long, "Danh mục", date(2029, 3, 31), "30/9/2029")
    assert of_year(session, long, 2029)["Hệ thống hóa văn bản kỳ 2024-2028"] == ["Ngày 30/9/2029"]
    put_off(session, long, "Danh mục", date(2029, 3, 31), "Quý I/2030")
    assert "Hệ thống hóa văn bản kỳ 2024-2028" not in of_year(session, long, 2029)
    assert of_year(session, long, 2030)["Hệ thống hóa văn bản kỳ 2024-2028"] == ["Quý I/2030"]


def test_one_year_of_a_repeated_deadline_moves_alone(session: Session, long: RecordId) -> None:
    put_off(session, long, "Kế hoạch", date(2026, 3, 31), "15/6/2026")
    assert of_year(session, long, 2026)["Đào tạo công chức"] == ["Trước ngày 15/6/2026"]
    assert of_year(session, long, 2027)["Đào tạo công chức"] == ["Trước ngày 31/3/2027", "Quý IV/2027"]
    put_off(session, long, "Kế hoạch", date(2026, 3, 31), "15/1/2027")
    assert "Đào tạo công chức" not in of_year(session, long, 2026)
    both = of_year(session, long, 2027)["Đào tạo công chức"]
    assert both == ["Trước ngày 15/01/2027; Trước ngày 31/3/2027", "Quý IV/2027"]
