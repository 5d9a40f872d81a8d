"""Two pages on one sheet: each whole within its half, in order, as large as the half allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccapp.domain.layout import Orientation
from ccapp.domain.plan import Plan
from ccapp.printing.document import lay_out
from ccapp.printing.primitives import Box, Page, Primitive, Rule, TextRun
from ccapp.printing.sheets import two_up
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records


def plan_of(*orientations: Orientation) -> Plan:
    layout = make_layout(TASK_KEYS)
    return make_plan(
        *(make_appendix(make_records(40), replace(layout, orientation=one)) for one in orientations)
    )


def words(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, TextRun)]


def points(item: Primitive) -> tuple[tuple[float, float], ...]:
    if isinstance(item, TextRun):
        return ((item.x, item.y),)
    if isinstance(item, Rule):
        return (item.x1, item.y1), (item.x2, item.y2)
    return (item.x, item.y), (item.x + item.width, item.y + item.height)


@pytest.mark.parametrize("orientation", Orientation)
def test_each_page_stands_whole_in_its_half(orientation: Orientation) -> None:
    pages = lay_out(plan_of(orientation))
    sheets = two_up(pages)
    assert len(pages) > 2
    assert len(sheets) == (len(pages) + 1) // 2
    lying = orientation is Orientation.LANDSCAPE
    for index, sheet in enumerate(sheets):
        pair = pages[2 * index : 2 * index + 2]
        assert (sheet.width, sheet.height) == (pair[0].height, pair[0].width)
        assert words(sheet) == [text for page in pair for text in words(page)]
        count = len(pair[0].items)
        for at, item in enumerate(sheet.items):
            for x, y in points(item):
                along, whole = (y, sheet.height) if lying else (x, sheet.width)
                assert 0 < x < sheet.width
                assert 0 < y < sheet.height
                assert (along < whole / 2) is (at < count)


def test_letters_shrink_as_the_paper_does() -> None:
    (page, *_) = lay_out(plan_of(Orientation.LANDSCAPE))
    (sheet, *_) = two_up((page,))
    (whole, *_), (small, *_) = (
        [each.size for each in one.items if isinstance(each, TextRun)] for one in (page, sheet)
    )
    assert small / whole == pytest.approx(210 / 297, rel=1e-3)


def test_pages_that_lie_differently_share_no_sheet() -> None:
    pages = lay_out(plan_of(Orientation.LANDSCAPE, Orientation.PORTRAIT))
    lying = [page for page in pages if page.width > page.height]
    sheets = two_up(pages)
    assert len(sheets) == (len(lying) + 1) // 2 + (len(pages) - len(lying) + 1) // 2
    assert {sheet.appendix for sheet in sheets} == {1, 2}


def test_a_frame_where_a_glyph_lacks_shrinks_with_its_page() -> None:
    frame = Box(x=10, y=20, width=30, height=40, thickness=1)
    (sheet,) = two_up([Page(width=200, height=100, appendix=1, number=1, items=(frame,))])
    (small,) = sheet.items
    assert isinstance(small, Box)
    assert (small.x, small.y, small.width, small.height) == (5, 35, 15, 20)
