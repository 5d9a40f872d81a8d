"""Boxes of a table: what merges, what never does, and that no line of a plan is left out."""

from __future__ import annotations

import pytest

from ccapp.domain.layout import Column, Layout, Level
from ccapp.domain.plan import Appendix, Item
from ccapp.printing.cells import Cell, Entry, body_blocks, header_block, section_label
from ccapp.printing.lines import Line
from tests.printing.builders import make_appendix, make_layout


def set_cell(entry: Entry) -> Cell:
    """One line per box: enough to see which boxes there are."""
    return Cell(
        first=entry.first,
        last=entry.last,
        left=entry.left,
        right=entry.right,
        lines=(Line(text=entry.text, width=0),),
        face=entry.face,
        align=entry.align,
    )


Found = list[tuple[int, int, str]]


def column_boxes(appendix: Appendix, key: str, block: int = 0) -> Found:
    """First row, last row and text of each box of a column in one block."""
    index = appendix.layout.keys.index(key)
    cells = list(body_blocks(appendix, set_cell))[block].cells
    return [(cell.first, cell.last, cell.lines[0].text) for cell in cells if cell.left == index]


def two_products(**second: str) -> Appendix:
    keys = ("number", "title", "product", "lead", "deadline", "budget")
    first = {"number": "1", "title": "Việc", "product": "Kế hoạch", "lead": "Văn phòng", "deadline": "Quý I"}
    return make_appendix([first, first | second], make_layout(keys))


def test_number_and_title_span_their_leaves() -> None:
    appendix = two_products(product="Báo cáo")
    assert column_boxes(appendix, "number") == [(0, 1, "1")]
    assert column_boxes(appendix, "title") == [(0, 1, "Việc")]


def test_equal_units_and_deadlines_of_one_task_share_a_box() -> None:
    appendix = two_products(product="Báo cáo", deadline="Quý II")
    assert column_boxes(appendix, "lead") == [(0, 1, "Văn phòng")]
    assert column_boxes(appendix, "deadline") == [(0, 0, "Quý I"), (1, 1, "Quý II")]


def test_products_never_share_a_box() -> None:
    assert column_boxes(two_products(), "product") == [(0, 0, "Kế hoạch"), (1, 1, "Kế hoạch")]


def test_blanks_never_merge() -> None:
    blank = two_products(product="Báo cáo", lead="")
    assert column_boxes(blank, "lead") == [(0, 0, "Văn phòng"), (1, 1, "")]
    keys = ("number", "product", "lead")
    blank = make_appendix([{"number": "1", "product": name} for name in "AB"], make_layout(keys))
    assert column_boxes(blank, "lead") == [(0, 0, ""), (1, 1, "")]


def test_equal_texts_of_two_tasks_of_a_goal_stay_apart() -> None:
    keys = ("number", "goal", "task", "activity", "product", "lead")
    record = {"number": "1", "goal": "G", "lead": "Văn phòng"}
    appendix = make_appendix(
        [record | {"task": "A", "activity": "a"}, record | {"task": "B", "activity": "b"}], make_layout(keys)
    )
    assert column_boxes(appendix, "goal") == [(0, 1, "G")]
    assert column_boxes(appendix, "lead") == [(0, 0, "Văn phòng"), (1, 1, "Văn phòng")]


def test_a_task_without_leaves_is_printed() -> None:
    task = Item(level=Level.TASK, texts={"number": "1", "title": "Việc mới"})
    appendix = Appendix(
        title="", layout=make_layout(("number", "title", "lead")), sections=(section("", "", task),)
    )
    assert column_boxes(appendix, "title") == [(0, 0, "Việc mới")]
    assert column_boxes(appendix, "lead") == [(0, 0, "")]


def section(number: str, title: str, *children: Item) -> Item:
    texts = {"section_number": number, "section": title}
    return Item(level=Level.SECTION, texts=texts, children=children)


@pytest.mark.parametrize(
    ("number", "title", "label"),
    [
        ("I", "CẢI CÁCH THỂ CHẾ", "I. CẢI CÁCH THỂ CHẾ"),
        ("I.", "Thể chế", "I. Thể chế"),
        ("A)", "Thể chế", "A) Thể chế"),
        ("", "Thể chế", "Thể chế"),
        ("II", "", "II"),
        ("", "", ""),
    ],
)
def test_section_label(number: str, title: str, label: str) -> None:
    assert section_label(section(number, title)) == label


def test_a_section_without_words_has_no_row() -> None:
    layout = make_layout(("number", "title"))
    assert list(body_blocks(Appendix(title="", layout=layout, sections=(section("", ""),)), set_cell)) == []


def test_a_section_row_spans_all_columns_and_leads() -> None:
    layout = make_layout(("number", "title", "lead"))
    (block,) = body_blocks(Appendix(title="", layout=layout, sections=(section("I", "Mở"),)), set_cell)
    assert block.leads
    assert [(cell.left, cell.right) for cell in block.cells] == [(0, 2)]


def test_grouped_headings_stand_under_one_box() -> None:
    layout = Layout(
        columns=(
            Column(key="number", heading="TT"),
            Column(key="y2025", heading="2025", group="Năm"),
            Column(key="y2026", heading="2026", group="Năm"),
        )
    )
    boxes = {
        cell.lines[0].text: (cell.first, cell.last, cell.left, cell.right)
        for cell in header_block(layout.columns, set_cell).cells
    }
    assert boxes == {"TT": (0, 1, 0, 0), "Năm": (0, 0, 1, 2), "2025": (1, 1, 1, 1), "2026": (1, 1, 2, 2)}
