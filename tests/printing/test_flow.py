"""Table flow on random and torture tables: it ends, each line stands once inside its cell, nothing overlaps.

The tables are read back from the sheets and from the very primitives that painters replay.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.layout import Column
from ccapp.domain.plan import Appendix
from ccapp.printing.cells import Block, Cell, Entry, body_blocks
from ccapp.printing.flow import ROOM_TO_BEGIN, TALL_ROW, TITLE, Part, Piece
from ccapp.printing.fonts import ASCENT, DESCENT, font
from ccapp.printing.lines import Line
from ccapp.printing.primitives import Rule, TextRun
from ccapp.printing.rules import DECREE_30
from ccapp.printing.table import Table, lay_out_table, sheet_items
from ccapp.progress import silent
from ccapp.text.normalize import clean
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_records
from tests.printing.strategies import appendices

TOP = 120.0


def lay(appendix: Appendix, below: float = 0.0) -> Table:
    paper = DECREE_30.paper(appendix.layout.orientation)
    return lay_out_table(appendix, rules=DECREE_30, top=TOP, paper=paper, progress=silent, below=below)


def letters(text: str) -> str:
    return "".join(clean(text).split())


def header_of(table: Table) -> Block:
    return next(sheet[0].block for sheet in table.sheets if sheet)


def check_each_line_once(appendix: Appendix, table: Table) -> None:
    header = header_of(table)
    cells: dict[int, Cell] = {}
    shown: defaultdict[int, list[Line]] = defaultdict(list)
    for part in (part for sheet in table.sheets for part in sheet if part.block is not header):
        for piece in part.pieces:
            cells[id(piece.cell)] = piece.cell
            shown[id(piece.cell)] += piece.lines
    for key, cell in cells.items():
        assert shown[key] == list(cell.lines)
    printed = (letters("".join(line.text for line in cell.lines)) for cell in cells.values())
    assert sorted(filter(None, printed)) == sorted(filter(None, map(letters, entry_texts(appendix))))


def entry_texts(appendix: Appendix) -> list[str]:
    """The texts of all boxes, found without breaking them into lines."""
    texts: list[str] = []

    def keep(entry: Entry) -> Cell:
        texts.append(entry.text)
        return Cell(first=0, last=0, left=0, right=0, lines=(), face=entry.face, align=entry.align)

    list(body_blocks(appendix, keep))
    return texts


def overlaps(first: Piece, second: Piece) -> bool:
    across = min(first.cell.right, second.cell.right) >= max(first.cell.left, second.cell.left)
    return across and min(first.bottom, second.bottom) - max(first.top, second.top) > 1e-6


def check_geometry(table: Table) -> None:
    measures = table.measures
    for number, sheet in enumerate(table.sheets):
        y = measures.first_top if number == 0 else measures.top
        for part in sheet:
            assert part.top == pytest.approx(y)
            assert part.bottom <= measures.bottom + 1e-6
            check_part(part, table)
            y = part.bottom


def check_part(part: Part, table: Table) -> None:
    """Boxes cover the part without overlapping."""
    area = 0.0
    for piece in part.pieces:
        assert part.top - 1e-6 <= piece.top < piece.bottom <= part.bottom + 1e-6
        area += (piece.bottom - piece.top) * (
            table.edges[piece.cell.right + 1] - table.edges[piece.cell.left]
        )
    whole = (part.bottom - part.top) * (table.edges[-1] - table.edges[0])
    assert area == pytest.approx(whole)
    assert not any(overlaps(first, second) for first, second in combinations(part.pieces, 2))


def check_text_in_cells(table: Table) -> None:
    for sheet in table.sheets:
        boxes = [piece for part in sheet for piece in part.pieces if piece.lines]
        for item in sheet_items(table, sheet, DECREE_30):
            if isinstance(item, TextRun):
                assert any(holds(table, piece, item) for piece in boxes), item


def holds(table: Table, piece: Piece, run: TextRun) -> bool:
    right = run.x + font(run.face).advance(run.text) * run.size
    return (
        table.edges[piece.cell.left] <= run.x + 1e-6
        and right <= table.edges[piece.cell.right + 1] + 1e-6
        and piece.top <= run.y - ASCENT * run.size
        and run.y + DESCENT * run.size <= piece.bottom
    )


def check_leading_rows(table: Table) -> None:
    """No section title is parted from the rows that follow it."""
    header = header_of(table)
    for sheet, following in pairwise(table.sheets):
        bodies = [part for part in following if part.block is not header]
        if sheet and sheet[-1].block.leads and bodies:
            height = table.measures.height(len(sheet[-1].block.cells[0].lines))
            assert bodies[0].block.leads or height > table.measures.page * TITLE


def check_header(table: Table) -> None:
    """Each sheet opens with the header, unless it is too tall to be repeated."""
    first, *others = [sheet[0] for sheet in table.sheets if sheet]
    lines = sum(len(piece.lines) for piece in first.pieces)
    whole = lines == sum(len(cell.lines) for cell in first.block.cells)
    repeats = whole and first.bottom - first.top <= table.measures.page * TALL_ROW
    assert all((part.block is first.block and part.begins) == repeats for part in others)


def check_room_below(table: Table, below: float) -> None:
    """A row of the table and the room asked for stand on the last sheet, unless the header leaves none."""
    header = header_of(table)
    measures = table.measures
    tallest = max(part.bottom - part.top for sheet in table.sheets for part in sheet if part.block is header)
    if measures.bottom - TOP - tallest - below < measures.page * ROOM_TO_BEGIN:
        return
    rows = [part for sheet in table.sheets for part in sheet if part.block is not header]
    assert table.end + below <= measures.bottom + 1e-6
    assert not rows or table.sheets[-1][-1].block is not header


def check(appendix: Appendix, below: float = 0.0) -> Table:
    table = lay(appendix, below)
    check_room_below(table, below)
    check_each_line_once(appendix, table)
    check_geometry(table)
    check_text_in_cells(table)
    check_leading_rows(table)
    check_header(table)
    return table


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(appendix=appendices(), below=st.sampled_from((0.0, 0.0, 60.0, 170.0)))
def test_random_tables(appendix: Appendix, below: float) -> None:
    check(appendix, below)


@pytest.mark.heavy
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices(), below=st.sampled_from((0.0, 0.0, 60.0, 170.0)))
def test_many_random_tables(appendix: Appendix, below: float) -> None:
    check(appendix, below)


def record(number: int, **texts: str) -> dict[str, str]:
    return {"section": "Mở", "number": str(number), "title": f"Việc {number}"} | texts


def task_table(*records: dict[str, str]) -> Table:
    return check(make_appendix(records, make_layout(TASK_KEYS)))


def shares(table: Table, text: str) -> list[Piece]:
    """The pieces of the box whose text begins with these words."""
    return [
        piece
        for sheet in table.sheets
        for part in sheet
        for piece in part.pieces
        if piece.cell.lines and piece.cell.lines[0].text.startswith(text)
    ]


def test_an_appendix_without_rows_prints_its_header() -> None:
    table = task_table()
    assert [len(sheet) for sheet in table.sheets] == [1]


def test_a_row_taller_than_pages_is_divided_between_lines() -> None:
    table = task_table(record(1, product="từng chữ một " * 900), record(2))
    assert len(table.sheets) > 2
    pieces = shares(table, "từng chữ")
    assert [bool(piece.lines) for piece in pieces] == [True] * len(pieces)


def test_short_cells_of_a_divided_row_stand_at_its_top() -> None:
    table = task_table(record(1, product="từng chữ một " * 900, lead="UBND xã"))
    first, *_ = shares(table, "UBND xã")
    assert first.bottom - first.top > 200
    assert not first.centred


def test_a_merge_over_many_pages_closes_on_each() -> None:
    table = task_table(*(record(1, product=f"Sản phẩm {row}") for row in range(200)))
    pieces = shares(table, "Việc 1")
    assert len(pieces) == len(table.sheets) > 5
    assert [len(piece.lines) for piece in pieces] == [1] + [0] * (len(pieces) - 1)


def test_a_merge_over_pages_has_closed_borders_on_each() -> None:
    """Both sides of every box, and its upper and lower edge, are drawn on each page it stands on."""
    table = task_table(*(record(1, product=f"Sản phẩm {row}") for row in range(60)))
    for sheet in table.sheets:
        rules = [item for item in sheet_items(table, sheet, DECREE_30) if isinstance(item, Rule)]
        for piece in (piece for part in sheet for piece in part.pieces):
            left, right = table.edges[piece.cell.left], table.edges[piece.cell.right + 1]
            for x in (left, right):
                assert any(drawn(rule, (x, piece.top), (x, piece.bottom)) for rule in rules)
            for y in (piece.top, piece.bottom):
                assert any(drawn(rule, (left, y), (right, y)) for rule in rules)


def drawn(rule: Rule, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a rule covers a stretch."""
    slack = 1e-6
    return (
        rule.x1 - slack <= start[0]
        and end[0] <= rule.x2 + slack
        and rule.y1 - slack <= start[1]
        and end[1] <= rule.y2 + slack
    )


@pytest.mark.parametrize("before", range(8, 30))
def test_room_below_the_table_takes_a_row_along(before: int) -> None:
    """As the signature block needs it: wherever the last page ends, the block has a row above it."""
    rows = [record(row) for row in range(before)]
    check(
        make_appendix([*rows, record(99, product="a"), record(99, product="b")], make_layout(TASK_KEYS)), 170
    )
    check(make_appendix([*rows, record(99, product="chữ " * 400)], make_layout(TASK_KEYS)), 170)


def test_a_long_text_beside_many_short_rows() -> None:
    long = "nhiệm vụ dài " * 250
    table = task_table(*(record(1, title=long, product=f"Sản phẩm {row}") for row in range(3)))
    assert sum(bool(piece.lines) for piece in shares(table, "nhiệm vụ dài")) > 1


def test_a_divided_row_takes_some_lines_along() -> None:
    rows = [record(row) for row in range(9)]
    for words in range(60, 240, 7):
        *_, last = shares(task_table(*rows, record(10, title="từng chữ một " * words)), "từng chữ")
        assert len(last.lines) >= 3


def test_a_small_task_is_not_divided() -> None:
    for before in range(12, 24):
        rows = [record(row) for row in range(before)]
        table = task_table(*rows, *(record(99, product=f"Sản phẩm {row}") for row in range(4)))
        assert len(shares(table, "Việc 99")) == 1


def test_products_of_a_task_share_the_height_of_its_title() -> None:
    table = task_table(
        record(1, title="rất dài " * 40, product="A"), record(1, title="rất dài " * 40, product="B")
    )
    heights = [piece.bottom - piece.top for name in "AB" for piece in shares(table, name)]
    assert heights[0] == pytest.approx(heights[1])
    assert heights[0] > 40


def test_an_endless_heading_is_printed_once() -> None:
    columns = (Column(key="title", heading="tiêu đề " * 2_000), Column(key="product", heading="Sản phẩm"))
    table = check(make_appendix([record(1, product="x")], make_layout(("title", "product"), *columns)))
    assert len(table.sheets) > 3


def test_markup_characters_are_plain_text() -> None:
    table = task_table(record(1, product="<script>&amp; a < b"))
    assert shares(table, "<script>&amp; a < b")


def test_three_thousand_rows() -> None:
    table = check(make_appendix(make_records(3_000), make_layout(TASK_KEYS)))
    assert len(table.sheets) > 100
