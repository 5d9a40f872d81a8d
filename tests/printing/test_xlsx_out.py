"""Excel files out: text stays text, the sheet prints as the page, and everything comes back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ccapp.domain.layout import Orientation
from ccapp.domain.plan import Appendix, RecordId
from ccapp.errors import RefusedError
from ccapp.intake.reading import read
from ccapp.printing.editable import editable_table
from ccapp.printing.provisions import MILLIMETRE
from ccapp.printing.rules import DECREE_30
from ccapp.resources import resource
from tests.conftest import examples
from tests.printing.builders import (
    TASK_KEYS,
    corpus_appendix,
    make_appendix,
    make_layout,
    make_plan,
    make_records,
)
from tests.printing.coming_back import check_comes_back, excel_bytes
from tests.printing.plausible import plausible_appendices
from tests.printing.strategies import appendices

NAMES = ("002-goc", "003-goc", "004a-goc", "004b-goc")
TOP = 5  # the header's row: label, title, note and a blank row stand above it


def opened(*given: Appendix) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel_bytes(make_plan(*given))), rich_text=False)


def sheet_of(appendix: Appendix) -> Worksheet:
    return opened(appendix).worksheets[0]


def noted(*texts: str) -> Appendix:
    """One task for each text, which is its note; the ids are those of a stored plan."""
    made = make_appendix(
        [
            {
                "section_number": "I",
                "section": "THỂ CHẾ",
                "number": str(n),
                "title": f"Việc {n}",
                "notes": text,
            }
            for n, text in enumerate(texts, start=1)
        ],
        make_layout(("number", "title", "deadline", "notes")),
    )
    tasks = tuple(
        replace(
            task,
            children=tuple(
                replace(leaf, id=RecordId(f"leaf{task.text('number')}")) for leaf in task.children
            ),
        )
        for task in made.sections[0].children
    )
    return replace(made, sections=(replace(made.sections[0], id=RecordId("section"), children=tasks),))


MEAN = (
    "=1+1",
    "+84 912",
    "-5",
    "@a",
    "1/4",
    "2026",
    "01",
    "'x",
    "_x0041_",
    "chữ " * 100 + "hết",
    "a\n=b",
    "<b>&",
)


def test_text_stays_text() -> None:
    appendix = noted(*MEAN)
    sheet = sheet_of(appendix)
    cells = [sheet.cell(TOP + 2 + index, 4) for index in range(len(MEAN))]
    assert [cell.data_type for cell in cells] == ["s"] * len(MEAN)
    # openpyxl does not undo the escape that Excel undoes.
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == list(MEAN)
    assert [cell.quotePrefix for cell in cells] == [text[0] in "=+-@'" for text in MEAN]
    assert {cell.number_format for cell in cells} == {"@", "General"}
    with zipfile.ZipFile(io.BytesIO(excel_bytes(make_plan(appendix)))) as package:
        markup = package.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in markup
        assert "_x005F_x0041_" in markup


def test_a_list_on_one_line_stands_an_item_a_line_and_says_the_same() -> None:
    records = make_records(2)
    records[0] |= {
        "title": "- Triển khai nền tảng số; - Số hóa dữ liệu - cả năm.",
        "lead": "- Sở A - Phòng B",
    }
    plan = make_plan(make_appendix(records, make_layout(TASK_KEYS)))
    data = excel_bytes(plan)
    texts = {
        cell.value for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row
    }
    assert "- Triển khai nền tảng số;\n- Số hóa dữ liệu - cả năm." in texts
    assert "- Sở A - Phòng B" in texts
    check_comes_back("a.xlsx", data, plan)


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    assert sheet_of(noted("x" * 32_767)).cell(TOP + 2, 4).value == "x" * 32_767
    with pytest.raises(RefusedError) as refused:
        excel_bytes(make_plan(noted("x" * 32_768)))
    assert (refused.value.code, refused.value.facts["cell"]) == ("excel-text-too-long", "D7")


def test_the_header_is_frozen_and_repeated() -> None:
    grouped = make_appendix(
        [{"number": "1", "title": "Tỷ lệ", "y2025": "80%", "y2026": "90%"}],
        make_layout(("number", "title", "y2025", "y2026")),
    )
    for appendix, rows in ((noted("a"), 1), (grouped, 2)):
        sheet = sheet_of(appendix)
        assert sheet.freeze_panes == f"A{TOP + rows}"
        assert sheet.print_title_rows == f"${TOP}:${TOP + rows - 1}"
        assert sheet.cell(TOP, 1).font.bold


def test_the_paper_is_the_appendixs() -> None:
    wide = noted("a")
    book = opened(wide, replace(wide, layout=replace(wide.layout, orientation=Orientation.PORTRAIT)))
    assert book.sheetnames == ["Phụ lục I", "Phụ lục II"]
    assert [sheet.page_setup.orientation for sheet in book] == ["landscape", "portrait"]
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            9,
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_margins.left == pytest.approx(30 / 25.4)
        assert sheet.page_margins.top == pytest.approx(20 / 25.4)
        assert (sheet.HeaderFooter.differentFirst, sheet.oddHeader.center.text) == (True, "&P")
        assert sheet.firstHeader.center.text is None
        assert sheet.print_area == f"'{sheet.title}'!$A$1:$D$7"


def test_the_heading_stands_over_the_table_in_capitals() -> None:
    sheet = sheet_of(replace(noted("a"), title="Nhiệm vụ năm 2026"))
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["Phụ lục", "NHIỆM VỤ NĂM 2026"]
    assert str(sheet.cell(3, 1).value).startswith("(Kèm theo Kế hoạch")
    assert {f"A{row}:D{row}" for row in (1, 2, 3)} <= {str(area) for area in sheet.merged_cells.ranges}


def test_columns_are_as_wide_as_on_paper() -> None:
    appendix = noted("a")
    table = editable_table(appendix, rules=DECREE_30)
    assert table is not None
    sheet = sheet_of(appendix)
    points = [sheet.column_dimensions[letter].width * 7 * 72 / 96 for letter in "ABCD"]
    assert points == pytest.approx(table.widths, abs=0.01)
    assert sum(points) == pytest.approx((297 - 30 - 15) * MILLIMETRE, abs=0.1)
    assert all(sheet.cell(TOP, column).alignment.wrap_text for column in range(1, 5))


def test_a_hidden_cell_beside_each_row_names_its_record() -> None:
    sheet = sheet_of(noted("a", "b"))
    marks = [sheet.cell(row, 5).value for row in range(1, sheet.max_row + 1)]
    assert marks == [None] * TOP + ["ccapp:section", "ccapp:leaf1", "ccapp:leaf2"]
    assert sheet.column_dimensions["E"].hidden
    plan = make_plan(noted("a", "b"))
    check_comes_back("a.xlsx", excel_bytes(plan), plan)


def test_rows_are_tall_enough_but_never_taller_than_excel_allows() -> None:
    sheet = sheet_of(noted("chữ " * 2000, "a"))
    heights = [sheet.row_dimensions[TOP + 2 + row].height for row in range(2)]
    assert heights[0] == 409
    assert 18 <= heights[1] <= 24


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = make_plan(noted("a", "b"))
    assert excel_bytes(plan) == excel_bytes(plan)
    with zipfile.ZipFile(io.BytesIO(excel_bytes(plan))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:modified" not in package.read("docProps/core.xml")


def test_a_plan_without_appendices_is_an_empty_book() -> None:
    assert len(opened().worksheets) == 1


@settings(max_examples=examples(20, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=appendices())
def test_any_table_stands_in_the_sheet_cell_by_cell(appendix: Appendix) -> None:
    sheet = sheet_of(appendix)
    table = editable_table(appendix, rules=DECREE_30)
    assert table is not None
    top = int(sheet.print_title_rows.split(":")[0].strip("$"))
    merged = set()
    for number, row in enumerate(table.rows, start=top):
        for place in (place for place in row.places if not place.reaches):
            cell = sheet.cell(number, place.cell.left + 1)
            assert (cell.value or "").replace("_x005F_", "_") == "\n".join(place.cell.paragraphs)
            assert cell.alignment.horizontal == place.cell.align.value
            if place.rows > 1 or place.columns > 1:
                merged.add((place.cell.left + 1, number, place.cell.right + 1, number + place.rows - 1))
    assert {area.bounds for area in sheet.merged_cells.ranges if area.min_row >= top} == merged


@settings(max_examples=examples(20, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=plausible_appendices())
def test_a_plan_reads_back_as_it_was(appendix: Appendix) -> None:
    check_comes_back("a.xlsx", excel_bytes(make_plan(appendix)), make_plan(appendix))


@pytest.mark.parametrize("name", NAMES)
def test_real_appendices_read_back_as_they_were(corpus: Path, name: str) -> None:
    plan = make_plan(corpus_appendix(corpus, name))
    check_comes_back("a.xlsx", excel_bytes(plan), plan)


def test_the_sample_reads_back_with_both_appendices() -> None:
    tables = read(resource("resources", "samples", "ke-hoach-cchc-2026.docx")).tables
    plan = make_plan(*(table.appendix for table in tables))
    check_comes_back("a.xlsx", excel_bytes(plan), plan)
