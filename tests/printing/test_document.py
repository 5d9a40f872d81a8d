"""Pages of a plan: heading, note line, page numbers and margins as ND 30/2020 has them."""

from __future__ import annotations

from datetime import date

import pytest

from ccapp.domain.layout import Orientation
from ccapp.domain.plan import Body, Plan, PlanState, Reference, Side
from ccapp.errors import Cancelled
from ccapp.printing.document import lay_out
from ccapp.printing.fonts import font
from ccapp.printing.heading import note, roman
from ccapp.printing.primitives import Box, Face, Page, Rule, TextRun
from ccapp.printing.provisions import MILLIMETRE
from ccapp.printing.rules import Mode
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records

SIGNED = Reference(number="7", symbol="KH-UBND", signed_on=date(2023, 1, 6))


def small_plan(
    *, orientation: Orientation = Orientation.LANDSCAPE, title: str = "Nhiệm vụ", rows: int = 30
) -> Plan:
    layout = make_layout(TASK_KEYS, orientation=orientation)
    return make_plan(make_appendix(make_records(rows), layout, title=title))


def runs(page: Page, *, face: Face | None = None) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun) and (face is None or item.face is face)]


def middle(run: TextRun) -> float:
    return run.x + font(run.face).advance(run.text) * run.size / 2


def test_heading_faces_sizes_and_capitals() -> None:
    first, *_ = lay_out(small_plan(title="Nhiệm vụ cải cách hành chính"))
    label, title, note_line, *_ = runs(first)
    assert (label.text, label.face, label.size) == ("Phụ lục", Face.BOLD, 14)
    assert (title.text, title.face) == ("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", Face.BOLD)
    assert 13 <= title.size <= 14
    assert note_line.face is Face.ITALIC
    assert middle(label) == pytest.approx(middle(title)) == pytest.approx(middle(note_line))


def test_the_rule_under_the_heading_is_a_third_of_the_note() -> None:
    first, *_ = lay_out(small_plan())
    rule = next(item for item in first.items if isinstance(item, Rule))
    _, _, note_line, *_ = runs(first)
    assert rule.x2 - rule.x1 == pytest.approx(font(Face.ITALIC).advance(note_line.text) * 14 / 3)
    assert rule.y1 > note_line.y


@pytest.mark.parametrize("orientation", Orientation)
def test_everything_stays_within_the_margins(orientation: Orientation) -> None:
    for page in lay_out(small_plan(orientation=orientation, rows=60)):
        left, right = 30 * MILLIMETRE, page.width - 15 * MILLIMETRE
        bottom = page.height - 20 * MILLIMETRE
        for run in runs(page):
            assert left <= run.x
            assert run.x + font(run.face).advance(run.text) * run.size <= right
            assert run.y <= bottom
        for rule in (item for item in page.items if isinstance(item, Rule)):
            assert left - 1e-6 <= rule.x1 <= rule.x2 <= right + 1e-6
            assert 20 * MILLIMETRE - 1e-6 <= rule.y1 <= rule.y2 <= bottom + 1e-6


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(Orientation.LANDSCAPE, (841.89, 595.28)), (Orientation.PORTRAIT, (595.28, 841.89))],
)
def test_paper_is_a4(orientation: Orientation, size: tuple[float, float]) -> None:
    page = lay_out(small_plan(orientation=orientation))[0]
    assert (page.width, page.height) == pytest.approx(size, abs=0.01)


def page_number(page: Page) -> TextRun | None:
    return next((run for run in runs(page) if run.y < 20 * MILLIMETRE), None)


def test_each_appendix_numbers_its_pages_and_hides_the_first() -> None:
    appendix = make_appendix(make_records(60), make_layout(TASK_KEYS))
    pages = lay_out(make_plan(appendix, appendix))
    for index in (1, 2):
        own = [page for page in pages if page.appendix == index]
        assert [page.number for page in own] == list(range(1, len(own) + 1))
        assert page_number(own[0]) is None
        for page in own[1:]:
            run = page_number(page)
            assert run is not None
            assert (run.text, run.face, run.size) == (str(page.number), Face.REGULAR, 13)
            assert middle(run) == pytest.approx((30 * MILLIMETRE + page.width - 15 * MILLIMETRE) / 2)


def test_several_appendices_get_roman_numbers() -> None:
    appendix = make_appendix([], make_layout(TASK_KEYS))
    pages = lay_out(make_plan(appendix, appendix, appendix))
    assert [runs(page)[0].text for page in pages] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman(number: int, written: str) -> None:
    assert roman(number) == written


def visible(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.ISSUED, PlanState.CLOSED])
def test_the_note_is_filled_once_the_plan_has_its_number(state: PlanState) -> None:
    plan = make_plan(state=state, reference=SIGNED)
    assert (
        visible(note(plan, Mode.PAPER))
        == "(Kèm theo Kế hoạch số 07/KH-UBND ngày 06 tháng 01 năm 2023 của UBND xã Suối Mây)"
    )


@pytest.mark.parametrize(
    ("state", "mode"), [(PlanState.DRAFT, Mode.PAPER), (PlanState.ISSUED, Mode.ELECTRONIC)]
)
def test_number_and_day_stay_blank_on_drafts_and_electronic_documents(state: PlanState, mode: Mode) -> None:
    text = note(make_plan(state=state, reference=SIGNED), mode)
    assert visible(text) == "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2023 của UBND xã Suối Mây)"
    assert "số" + "\u00a0" * 4 in text


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_leading_zeros_of_the_date(day: date, written: str) -> None:
    plan = make_plan(
        state=PlanState.ISSUED, reference=Reference(number="12", symbol="KH-UBND", signed_on=day)
    )
    assert f"số 12/KH-UBND {written} của" in visible(note(plan, Mode.PAPER))


@pytest.mark.parametrize(
    ("number", "symbol", "side", "written"),
    [
        ("15", "KH/ĐU", Side.PARTY, "số 15-KH/ĐU"),
        ("15", "-KH/ĐU", Side.PARTY, "số 15-KH/ĐU"),
        ("07/KH-UBND", "KH-UBND", Side.STATE, "số 07/KH-UBND"),
        ("3", "", Side.STATE, "số 03"),
        ("12a", "KH-UBND", Side.STATE, "số 12a/KH-UBND"),
    ],
)
def test_number_and_symbol(number: str, symbol: str, side: Side, written: str) -> None:
    plan = make_plan(
        state=PlanState.ISSUED,
        reference=Reference(number=number, symbol=symbol, signed_on=date(2024, 5, 5)),
        issuer=Body(name="Đảng ủy xã", side=side),
    )
    assert f"{written} ngày 05 tháng 5 năm 2024 của Đảng ủy xã)" in visible(note(plan, Mode.PAPER))


def test_a_plan_without_issuer_or_type_still_has_a_note() -> None:
    plan = make_plan(issuer=Body(), reference=Reference(doc_type=""))
    assert visible(note(plan, Mode.PAPER)) == "(Kèm theo văn bản số ngày tháng năm 2023)"


def test_an_endless_title_takes_pages_of_its_own() -> None:
    pages = lay_out(small_plan(title="tên rất dài " * 600, rows=1))
    assert len(pages) > 2
    words = " ".join(run.text for page in pages for run in runs(page, face=Face.BOLD)).split()
    assert words.count("DÀI") == 600


def test_bookmarks_name_appendix_and_sections() -> None:
    pages = lay_out(small_plan(rows=90))
    marks = [mark for page in pages for mark in page.bookmarks]
    assert [(mark.level, mark.title) for mark in marks] == [
        (0, "Phụ lục. Nhiệm vụ"),
        (1, "1. NỘI DUNG THỨ 1 CỦA KẾ HOẠCH"),
        (1, "2. NỘI DUNG THỨ 2 CỦA KẾ HOẠCH"),
        (1, "3. NỘI DUNG THỨ 3 CỦA KẾ HOẠCH"),
    ]


def test_a_letter_without_glyph_is_framed_and_its_neighbours_stay_in_place() -> None:
    layout = make_layout(("title",))
    page = lay_out(make_plan(make_appendix([{"title": "trước ☑ sau"}], layout)))[0]
    before = next(run for run in runs(page) if run.text == "trước ")
    after = next(run for run in runs(page) if run.text == " sau")
    (box,) = [item for item in page.items if isinstance(item, Box)]
    assert before.x + font(Face.REGULAR).advance("trước ") * 12 < box.x < box.x + box.width < after.x
    assert before.y == after.y == pytest.approx(box.y + box.height)


def test_a_layout_without_columns_prints_its_heading() -> None:
    (page,) = lay_out(make_plan(make_appendix([], make_layout(()))))
    assert [run.text for run in runs(page)][:1] == ["Phụ lục"]


def test_printing_can_be_cancelled() -> None:
    def stop(done: int, total: int) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        lay_out(small_plan(rows=300), progress=stop)
