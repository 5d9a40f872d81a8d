"""Sao chép phụ lục: the table as Word takes it, and as our own reader takes it back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, assume, given, settings
from lxml import etree, html

from ccapp.domain.plan import Appendix
from ccapp.intake.clipboard import read_clipboard
from ccapp.intake.recognition import recognise
from ccapp.intake.sheet import Sheet, sheets
from ccapp.printing.clipboard_html import clipboard_html, clipboard_text
from ccapp.printing.editable import EditableTable, editable_table
from ccapp.printing.provisions import MILLIMETRE
from ccapp.printing.rules import DECREE_30
from tests.conftest import examples
from tests.printing.builders import make_appendix, make_layout
from tests.printing.coming_back import check_same
from tests.printing.plausible import plausible_appendices
from tests.printing.strategies import appendices, has_symbol_codes


def table_of(appendix: Appendix) -> EditableTable:
    table = editable_table(appendix, rules=DECREE_30)
    assert table is not None
    return table


@pytest.fixture
def markup() -> etree._Element:
    shared = {
        "section_number": "I",
        "section": "THỂ CHẾ",
        "number": "1",
        "title": "Rà soát <b>&",
        "lead": "Văn phòng",
    }
    appendix = make_appendix(
        [{**shared, "product": "Kế hoạch\nBáo cáo"}, {**shared, "product": "=1+1"}],
        make_layout(("number", "title", "product", "lead")),
    )
    return html.document_fromstring(clipboard_html(table_of(appendix), DECREE_30))


def test_the_header_is_repeated_and_rows_hold_together(markup: etree._Element) -> None:
    (head,) = markup.iter("thead")
    assert next(head.iter("td")).text_content() == "TT"
    assert all("page-break-inside:avoid" in row.get("style") for row in markup.iter("tr"))
    section = next(markup.iter("tbody")).find("tr")
    assert "page-break-after:avoid" in section.find(".//p").get("style")
    assert section.find("td").get("colspan") == "4"


def test_widths_are_those_of_the_page(markup: etree._Element) -> None:
    widths = [float(one.get("style").removeprefix("width:").removesuffix("pt")) for one in markup.iter("col")]
    assert sum(widths) == pytest.approx((297 - 30 - 15) * MILLIMETRE, abs=0.3)
    assert "table-layout:fixed" in next(markup.iter("table")).get("style")


def test_text_is_text_in_one_font(markup: etree._Element) -> None:
    cells = list(markup.iter("td"))
    assert "Rà soát <b>&" in {cell.text_content() for cell in cells}
    assert all("mso-number-format:'\\@'" in cell.get("style") for cell in cells)
    assert all("'Times New Roman';font-size:12pt" in one.get("style") for one in markup.iter("span"))
    (broken,) = (cell for cell in cells if cell.find(".//br") is not None)
    assert broken.find(".//br").get("style") == "mso-data-placement:same-cell"


@settings(max_examples=examples(20, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=appendices())
def test_any_table_is_copied_cell_by_cell(appendix: Appendix) -> None:
    assume(not has_symbol_codes(appendix))
    table = table_of(appendix)
    source = read_clipboard(clipboard_html(table, DECREE_30), None)
    (found,) = (block for block in sheets(source) if isinstance(block, Sheet))
    wanted = [
        ["\n".join(place.cell.paragraphs) for place in row.places for _ in range(place.columns)]
        for row in table.rows
    ]
    assert [[box.text for box in boxes] for boxes in found.boxes] == wanted


@settings(max_examples=examples(20, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=plausible_appendices())
def test_a_copied_table_reads_back_as_it_was(appendix: Appendix) -> None:
    source = read_clipboard(clipboard_html(table_of(appendix), DECREE_30), None)
    (table,) = recognise(sheets(source), revised=False).tables
    check_same(appendix, table.appendix, to_the_letter=False)


@settings(max_examples=20, deadline=None)
@given(appendix=plausible_appendices())
def test_the_plain_text_has_each_cell_once(appendix: Appendix) -> None:
    table = table_of(appendix)
    rows = list(csv.reader(io.StringIO(clipboard_text(table), newline=""), dialect="excel-tab"))
    assert {len(row) for row in rows} == {len(table.widths)}
    said = [text for row in rows for text in row if text]
    assert said == [
        place.cell.text for row in table.rows for place in row.places if not place.reaches and place.cell.text
    ]
