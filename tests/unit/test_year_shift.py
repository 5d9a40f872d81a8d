"""Last year's plan for this year: what moves, what stays and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan, PlanState, RecordId, Reference
from ccapp.domain.year_shift import Stays, shift_text, shift_years
from ccapp.words import LANGUAGES, Words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kế hoạch CCHC năm 2023", "Kế hoạch CCHC năm 2024"),
        ("KẾ HOẠCH NĂM 2023", "KẾ HOẠCH NĂM 2024"),
        ("Quý II - III/2023", "Quý II - III/2024"),
        ("Trước ngày 31/12/2023", "Trước ngày 31/12/2024"),
        ("ngày 05 tháng 01 năm 2023", "ngày 05 tháng 01 năm 2024"),
        ("2023-2025", "2024-2026"),
        ("T12/2023", "T12/2024"),
        ("2023", "2024"),
        ("Báo cáo năm 2022 và Kế hoạch năm 2023", "Báo cáo năm 2023 và Kế hoạch năm 2024"),
        ("từ tháng 11/2022 đến tháng 02/2023", "từ tháng 11/2023 đến tháng 02/2024"),
        ("Trước ngày 31/12 hàng năm", "Trước ngày 31/12 hàng năm"),
        ("Đạt 95% hồ sơ", "Đạt 95% hồ sơ"),
        ("Theo dõi thi hành pháp luật của xã năm 2023", "Theo dõi thi hành pháp luật của xã năm 2024"),
    ],
)
def test_years_move(before: str, after: str) -> None:
    assert shift_text(before, 1) == (after, ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Quyết định số 123/QĐ-UBND ngày 15/3/2022 của UBND tỉnh", [("2022", Stays.CITED)]),
        ("Nghị định 61/2018/NĐ-CP", [("2018", Stays.CITED)]),
        ("Kế hoạch số 07/KH-UBND năm 2022", [("2022", Stays.CITED)]),
        ("Luật Tổ chức chính quyền địa phương năm 2015", [("2015", Stays.CITED)]),
        ("Luật Ban hành văn bản quy phạm pháp luật năm 2015", [("2015", Stays.CITED)]),
        ("Căn cứ Nghị quyết năm 2021 của Quốc hội", [("2021", Stays.CITED)]),
        ("Giai đoạn 2021-2030", [("2021", Stays.STAGE), ("2030", Stays.STAGE)]),
        ("Trước ngày 29/02/2024", [("2024", Stays.NO_SUCH_DAY)]),
        ("Thứ Sáu, ngày 20/6/2025", [("2025", Stays.WEEKDAY)]),
        ("Hỗ trợ 2000 đồng", [("2000", Stays.UNSURE)]),
    ],
)
def test_some_years_stay_and_are_listed(text: str, left: list[tuple[str, Stays]]) -> None:
    assert shift_text(text, 1) == (text, tuple(left))


def test_a_cited_document_stays_beside_a_year_that_moves() -> None:
    text = "Thực hiện Quyết định số 468/QĐ-TTg ngày 27 tháng 3 năm 2021 trong năm 2023"
    after, left = shift_text(text, 1)
    assert after == text.replace("năm 2023", "năm 2024")
    assert left == (("2021", Stays.CITED),)


@given(
    st.text()
    | st.lists(st.sampled_from(["năm", "2023", "29/02/2024", "ngày", "/", "số 12/KH", "-", "x"])).map(
        " ".join
    )
)
def test_any_text_moves_there_and_back(text: str) -> None:
    after, _ = shift_text(text, 1)
    assert len(after) == len(text)
    assert shift_text(text, 0)[0] == text


def plan() -> Plan:
    keys = ("number", "title", "product", "deadline", "y2023", "y2024")
    leaf = Item(
        level=Level.PRODUCT,
        texts={"product": "Báo cáo năm 2022", "deadline": "Trước 15/01/2023", "y2023": "50%", "y2024": "60%"},
        id=RecordId("leaf"),
    )
    task = Item(
        level=Level.TASK,
        texts={"number": "1", "title": "Theo QĐ 15/2022/QĐ-UBND"},
        children=(leaf,),
        id=RecordId("task"),
    )
    section = Item(
        level=Level.SECTION, texts={"section_number": "I", "section": "Năm 2023"}, children=(task,)
    )
    layout = Layout(columns=tuple(column(key, key) for key in keys))
    return Plan(
        title="Kế hoạch năm 2023",
        year_from=2023,
        year_to=2023,
        state=PlanState.ISSUED,
        archived=True,
        reference=Reference(number="07", symbol="KH-UBND"),
        appendices=(
            Appendix(title="Phụ lục năm 2023", layout=layout, sections=(section,), id=RecordId("table")),
        ),
        id=RecordId("plan"),
    )


def test_a_plan_moves_as_a_whole_and_says_what_changed() -> None:
    old = plan()
    done = shift_years(old, 1)
    new = done.plan
    assert (new.title, new.year_from, new.year_to) == ("Kế hoạch năm 2024", 2024, 2024)
    assert (new.state, new.archived, new.reference.number) == (PlanState.DRAFT, False, "")
    assert new.reference.symbol == "KH-UBND"
    assert {(change.record, change.field): (change.before, change.after) for change in done.changes} == {
        ("table", "title"): ("Phụ lục năm 2023", "Phụ lục năm 2024"),
        ("", "section"): ("Năm 2023", "Năm 2024"),
        ("leaf", "product"): ("Báo cáo năm 2022", "Báo cáo năm 2023"),
        ("leaf", "deadline"): ("Trước 15/01/2023", "Trước 15/01/2024"),
        ("plan", "title"): ("Kế hoạch năm 2023", "Kế hoạch năm 2024"),
    }
    assert [(left.record, left.field, left.words, left.why) for left in done.left] == [
        ("table", "y2023", "2023", Stays.COLUMN),
        ("table", "y2024", "2024", Stays.COLUMN),
        ("task", "title", "2022", Stays.CITED),
    ]
    assert old == plan()
    again = replace(shift_years(new, -1).plan, state=old.state, archived=True, reference=old.reference)
    assert again == old


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    assert all(Words(language).text(why) for why in Stays)
