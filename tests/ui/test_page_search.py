"""Words found on pages: without accents, over line ends, at the letters themselves."""

from __future__ import annotations

import pytest

from ccapp.printing.document import lay_out
from ccapp.printing.fonts import font
from ccapp.printing.primitives import Face, Page, TextRun
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records
from ui.models.page_hits import PageSearch


def page_of(*texts: tuple[float, float, str]) -> Page:
    items = tuple(TextRun(x=x, y=y, text=text, face=Face.REGULAR, size=12) for x, y, text in texts)
    return Page(width=600, height=800, appendix=1, number=1, items=items)


def test_accents_case_and_signs_are_not_needed() -> None:
    (hit,) = PageSearch([page_of((50, 100, "Đề án: Văn phòng - Thống kê"))]).find("van PHÒNG thong ke")
    (area,) = hit.areas
    measure = font(Face.REGULAR).advance
    assert area.x == pytest.approx(50 + measure("Đề án: ") * 12)
    assert area.width == pytest.approx(measure("Văn phòng - Thống kê") * 12)
    assert area.y < 100 < area.y + area.height


def test_words_over_a_line_end_are_found_with_an_area_on_each_line() -> None:
    page = page_of((50, 100, "Cơ quan chủ"), (50, 114, "trì là Văn phòng"))
    (hit,) = PageSearch([page]).find("chủ trì")
    assert [round(area.y) for area in hit.areas] == [89, 103]
    assert hit.areas[1].width == pytest.approx(font(Face.REGULAR).advance("trì") * 12)


@pytest.mark.parametrize("second", [(300.0, 100.0), (50.0, 160.0), (300.0, 60.0)])
def test_neighbouring_cells_are_not_read_on(second: tuple[float, float]) -> None:
    page = page_of((50, 100, "Cơ quan chủ"), (*second, "trì là Văn phòng"))
    assert PageSearch([page]).find("chủ trì") == ()


@pytest.mark.parametrize("words", ["", "   ", " - ", "không có đâu", "("])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert PageSearch([page_of((50, 100, "Văn phòng"))]).find(words) == ()


def test_letters_that_fold_to_several_or_none_keep_their_places() -> None:
    text = "ﬁ… Vă\u0300n ½ phòng"
    (hit,) = PageSearch([page_of((50, 100, text))]).find("phong")
    (area,) = hit.areas
    assert area.x == pytest.approx(50 + font(Face.REGULAR).advance(text[: text.index("phòng")]) * 12)


def test_every_row_of_a_table_is_found_in_order() -> None:
    pages = lay_out(make_plan(make_appendix(make_records(80), make_layout(TASK_KEYS))))
    search = PageSearch(pages)
    hits = search.find("đoàn thể xã")
    assert len(hits) == 80 // 2  # one box for the two products of a task
    assert [hit.page for hit in hits] == sorted(hit.page for hit in hits)
    assert {hit.page for hit in hits} == set(range(len(pages)))
    for hit in hits:
        for area in hit.areas:
            assert 0 <= area.x <= area.x + area.width <= pages[hit.page].width
