"""Word files out: the page of the decree, merges, what other programs need, and the way back."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, assume, given, settings
from lxml import etree

from ccapp.domain.layout import Column, Layout, Orientation
from ccapp.domain.plan import Appendix, Item, Plan, PlanState, RecordId, Reference
from ccapp.errors import AppError
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.sheet import Line, Sheet, sheets
from ccapp.printing.editable import Row, editable_table
from ccapp.printing.provisions import MILLIMETRE
from ccapp.printing.rules import DECREE_30, Mode
from ccapp.resources import resource
from tests.conftest import examples
from tests.printing.builders import (
    TASK_KEYS,
    corpus_appendix,
    make_appendix,
    make_column,
    make_layout,
    make_plan,
    make_records,
    pdf_bytes,
)
from tests.printing.coming_back import check_comes_back, check_same, word_bytes
from tests.printing.plausible import plausible_appendices
from tests.printing.strategies import appendices, has_symbol_codes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("002-goc", "003-goc", "004a-goc", "004b-goc")


def opened(plan: Plan) -> Document:
    return docx.Document(io.BytesIO(word_bytes(plan)))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def stored(appendix: Appendix) -> Appendix:
    """The appendix with an id on each line, as the store gives."""
    count = iter(range(1, 100_000))

    def named(item: Item) -> Item:
        own = RecordId(f"abc123def456{next(count):x}")
        return replace(item, id=own, children=tuple(map(named, item.children)))

    return replace(appendix, sections=tuple(map(named, appendix.sections)))


@pytest.fixture
def small() -> Appendix:
    """Two sections, three tasks; the second task has three products and equal units."""
    shared = {"section_number": "I", "section": "THỂ CHẾ", "lead": "Văn phòng", "deadline": "Năm 2026"}
    second = {**shared, "number": "2", "title": "Kiểm tra văn bản"}
    return make_appendix(
        [
            {**shared, "number": "1", "title": "Rà soát văn bản", "product": "Kế hoạch"},
            {**second, "product": "Kế hoạch"},
            {**second, "product": "Báo cáo"},
            {**second, "product": "Biên bản", "lead": "Tư pháp"},
            {**shared, "section_number": "II", "section": "THỦ TỤC", "number": "3", "title": "Công khai"},
        ],
        make_layout(("number", "title", "product", "lead", "deadline")),
    )


# --- the page ---------------------------------------------------------------------------------------------


def test_each_appendix_is_a_section_on_its_own_paper(small: Appendix) -> None:
    upright = replace(small, layout=replace(small.layout, orientation=Orientation.PORTRAIT))
    first, second = opened(make_plan(small, upright)).sections
    assert (first.page_width, first.page_height) == (second.page_height, second.page_width)
    for section, width in ((first, 297), (second, 210)):
        assert section.page_width == pytest.approx(Mm(width), abs=Pt(0.1))
        assert section.top_margin == pytest.approx(Mm(20), abs=Pt(0.1))
        assert section.left_margin == pytest.approx(Mm(30), abs=Pt(0.1))
        assert section.right_margin == pytest.approx(Mm(15), abs=Pt(0.1))
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
    assert second._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) is None


def test_the_page_number_is_centred_in_the_top_margin(small: Appendix) -> None:
    document = opened(make_plan(small))
    (paragraph,) = document.sections[0].header.paragraphs
    assert "".join(node.text for node in paragraph._p.iter(qn("w:instrText"))).strip() == "PAGE"
    assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
    assert {run.font.size for run in paragraph.runs} == {Pt(13)}
    assert document.sections[0].header_distance < Mm(14)
    assert not document.sections[0].first_page_header.paragraphs[0].text


def test_the_heading_is_the_decrees(small: Appendix) -> None:
    plan = make_plan(
        small,
        small,
        state=PlanState.ISSUED,
        reference=Reference(number="7", symbol="KH-UBND", signed_on=date(2026, 1, 6)),
    )
    label, title, note = opened(plan).paragraphs[:3]
    assert (label.text, title.text) == ("Phụ lục I", "Nhiệm vụ cải cách")
    assert " ".join(note.text.split()).startswith(
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 06 tháng 01 năm 2026"
    )
    for paragraph in (label, title, note):
        assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        assert paragraph.runs[0].font.size == Pt(14)
    assert (label.runs[0].bold, label.runs[0].font.all_caps) == (True, None)
    assert (title.runs[0].bold, title.runs[0].font.all_caps) == (True, True)
    assert (note.runs[0].bold, note.runs[0].italic) == (None, True)


def test_an_electronic_document_leaves_the_note_blank(small: Appendix) -> None:
    plan = make_plan(small, state=PlanState.ISSUED, reference=Reference(number="7", symbol="KH-UBND"))
    assert "07/KH-UBND" in parts(word_bytes(plan))["word/document.xml"]
    assert "07/KH-UBND" not in parts(word_bytes(plan, Mode.ELECTRONIC))["word/document.xml"]


def test_one_font_for_every_script_and_the_language_is_vietnamese(small: Appendix) -> None:
    styles = etree.fromstring(parts(word_bytes(make_plan(small)))["word/styles.xml"].encode())
    (fonts,) = styles.iterfind(f"{W}docDefaults//{W}rFonts")
    assert {fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    (language,) = styles.iter(W + "lang")
    assert language.get(W + "val") == "vi-VN"
    document = opened(make_plan(small))
    cell = document.tables[0].rows[1].cells[0].paragraphs[0]
    assert cell.style.font.size == Pt(12)
    assert cell.paragraph_format.space_after in (None, 0)


# --- the table --------------------------------------------------------------------------------------------


def rows_of(appendix: Appendix) -> list[etree._Element]:
    (table,) = opened(make_plan(appendix)).element.body.iter(W + "tbl")
    return list(table.iter(W + "tr"))


def merges(row: etree._Element) -> list[str]:
    """For each cell: a number of columns, `from` or `on` for merges, or nothing."""
    said = []
    for cell in row.iter(W + "tcPr"):
        span, merge = cell.find(W + "gridSpan"), cell.find(W + "vMerge")
        reach = "" if merge is None else ("from" if merge.get(W + "val") == "restart" else "on")
        said.append(reach or ("" if span is None else span.get(W + "val")))
    return said


def test_number_and_title_span_their_products_and_equal_units_join(small: Appendix) -> None:
    assert [merges(row) for row in rows_of(small)] == [
        ["", "", "", "", ""],
        ["5"],
        ["", "", "", "", ""],
        ["from", "from", "", "from", "from"],
        ["on", "on", "", "on", "on"],
        ["on", "on", "", "", "on"],
        ["5"],
        ["", "", "", "", ""],
    ]


def test_sections_are_bold_and_stay_with_their_first_row(small: Appendix) -> None:
    row = rows_of(small)[1]
    assert [node.text for node in row.iter(W + "t")] == ["I. THỂ CHẾ"]
    assert row.find(f".//{W}r/{W}rPr/{W}b") is not None
    assert row.find(f".//{W}pPr/{W}keepNext") is not None
    assert rows_of(small)[2].find(f".//{W}keepNext") is None


def test_header_rows_repeat_and_rows_are_not_divided() -> None:
    layout = make_layout(("number", "title", "y2025", "y2026"))
    appendix = make_appendix([{"number": "1", "title": "Tỷ lệ", "y2025": "80%", "y2026": "90%"}], layout)
    rows = rows_of(appendix)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert merges(rows[0]) == ["from", "from", "2"]
    assert merges(rows[1]) == ["on", "on", "", ""]


def test_a_row_taller_than_half_a_page_may_be_divided() -> None:
    long = make_appendix([{"number": "1", "title": "chữ " * 900}], make_layout(("number", "title", "lead")))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows_of(long)] == [True, False]


def test_columns_fill_the_width_between_the_margins_as_on_our_page(corpus: Path) -> None:
    appendix = corpus_appendix(corpus, "002-goc")
    table = editable_table(appendix, rules=DECREE_30)
    assert table is not None
    markup = rows_of(appendix)[0].getparent()
    widths = [int(column.get(W + "w")) for column in markup.iter(W + "gridCol")]
    assert sum(widths) == pytest.approx((297 - 30 - 15) * MILLIMETRE * 20, abs=1)
    assert widths == pytest.approx([points * 20 for points in table.widths], abs=1)
    assert markup.find(f"{W}tblPr/{W}tblLayout").get(W + "type") == "fixed"


def test_list_items_hang_and_stand_to_the_left() -> None:
    text = "- Xây dựng kế hoạch kiểm soát thủ tục hành chính của xã\n- Báo cáo"
    layout = make_layout((), *map(make_column, ("number", "title")), Column(key="lead", heading="Chủ trì"))
    (_, row) = rows_of(make_appendix([{"number": "1", "title": text, "lead": "X"}], layout))
    paragraphs = list(row.findall(W + "tc")[1].iter(W + "p"))
    assert ["".join(node.text for node in one.iter(W + "t")) for one in paragraphs] == text.split("\n")


def test_nothing_ends_in_a_table_and_the_last_paragraph_takes_no_room(small: Appendix) -> None:
    body = opened(make_plan(small, small)).element.body
    for table in body.iter(W + "tbl"):
        after = table.getnext()
        assert after.tag == W + "p"
        assert after.find(f"{W}pPr/{W}spacing").get(W + "line") == "20"
    assert body[-1].tag == W + "sectPr"


def test_each_stored_row_is_named_by_its_record(small: Appendix) -> None:
    kept = stored(small)
    names = [node.get(W + "name") for node in opened(make_plan(kept)).element.body.iter(W + "bookmarkStart")]
    wanted = []
    for section in kept.sections:
        wanted.append(section.id)
        wanted += [leaf.id for task in section.children for leaf in task.children]
    assert names == [f"_cc_{record}" for record in wanted]
    assert all(len(name) <= 40 for name in names)
    ids = [
        node.get(W + "id") for node in opened(make_plan(kept, kept)).element.body.iter(W + "bookmarkStart")
    ]
    assert len(set(ids)) == len(ids) == 2 * len(names)
    assert not list(opened(make_plan(small)).element.body.iter(W + "bookmarkStart"))


# --- the file ---------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes(small: Appendix) -> None:
    plan = make_plan(stored(small), small)
    assert word_bytes(plan) == word_bytes(plan)
    with zipfile.ZipFile(io.BytesIO(word_bytes(plan))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dcterms" not in parts(word_bytes(plan))["docProps/core.xml"]


def test_title_and_author_stand_in_the_properties(small: Appendix) -> None:
    found = opened(make_plan(small, title="Kế hoạch <b>& 2026"))
    assert found.core_properties.title == "Kế hoạch <b>& 2026"
    assert found.core_properties.author == "UBND xã Suối Mây"


def test_only_words_that_word_2007_knows(small: Appendix) -> None:
    for name, text in parts(word_bytes(make_plan(stored(small)))).items():
        root = etree.fromstring(text.encode("utf-8"))
        spaces = {etree.QName(node).namespace for node in root.iter()}
        assert not any("office/word/20" in space or "markup-compatibility" in space for space in spaces), name
        assert "w14:" not in text
        assert "<w:sdt>" not in text


def test_plans_without_tables_are_files_too() -> None:
    bare = Appendix(title="Chưa có cột", layout=Layout(columns=()))
    assert [p.text for p in opened(make_plan(bare)).paragraphs][:2] == ["Phụ lục", "Chưa có cột"]
    assert opened(make_plan()).paragraphs == []


# --- the way back -----------------------------------------------------------------------------------------


def grid(rows: list[Row]) -> list[list[str]]:
    return [[place.cell.text for place in row.places for _ in range(place.columns)] for row in rows]


@settings(max_examples=examples(25, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=appendices())
def test_any_table_stands_in_the_file_cell_by_cell(appendix: Appendix) -> None:
    assume(not has_symbol_codes(appendix))
    data = word_bytes(make_plan(appendix))
    blocks = sheets(read_docx("a.docx", data))
    table = editable_table(appendix, rules=DECREE_30)
    (found,) = [block for block in blocks if isinstance(block, Sheet)]
    assert table is not None
    assert [[box.text for box in boxes] for boxes in found.boxes] == grid(list(table.rows))
    shapes = [
        {(place.cell.left, place.columns, place.rows) for place in row.places if not place.reaches}
        for row in table.rows
    ]
    read_shapes = [
        {(box.column, box.width, box.height) for box in found.row(row) if box.row == row}
        for row in range(found.height)
    ]
    assert read_shapes == shapes
    lines = [block.text for block in blocks if isinstance(block, Line)]
    assert lines[0] == "Phụ lục"
    assert not any(finding.code == "read-unseen-text" for finding in found.findings)


@settings(max_examples=examples(25, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(appendix=plausible_appendices())
def test_a_plan_reads_back_as_it_was(appendix: Appendix) -> None:
    check_comes_back("a.docx", word_bytes(make_plan(appendix)), make_plan(appendix))


@pytest.mark.parametrize("name", NAMES)
def test_real_appendices_read_back_as_they_were(corpus: Path, name: str) -> None:
    plan = make_plan(corpus_appendix(corpus, name))
    data = word_bytes(plan)
    check_comes_back("a.docx", data, plan)
    (found,) = [block for block in sheets(read_docx("a.docx", data)) if isinstance(block, Sheet)]
    assert found.height > 10


def test_the_sample_reads_back_with_both_appendices_and_titles() -> None:
    tables = read(resource("resources", "samples", "ke-hoach-cchc-2026.docx")).tables
    plan = make_plan(*(stored(table.appendix) for table in tables))
    check_comes_back("a.docx", word_bytes(plan), plan)


@pytest.mark.heavy
def test_every_readable_file_of_the_corpus_reads_back(corpus: Path) -> None:
    count = 0
    for path in sorted(corpus.glob("*.*")):
        try:
            tables = read(path).tables
        except AppError:
            continue
        plan = make_plan(*(table.appendix for table in tables))
        if tables:
            check_comes_back("a.docx", word_bytes(plan), plan)
            count += 1
    assert count > 50


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_prints_every_word_on_as_many_pages(corpus: Path, tmp_path: Path, name: str) -> None:
    plan = make_plan(corpus_appendix(corpus, name))
    (tmp_path / "a.docx").write_bytes(word_bytes(plan))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=240)
    with pdfplumber.open(tmp_path / "a.pdf") as theirs, pdfplumber.open(io.BytesIO(pdf_bytes(plan))) as ours:
        assert len(theirs.pages) == len(ours.pages)
        found, wanted = (Counter(_letters(pdf)) for pdf in (theirs, ours))
        assert found == wanted


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_ends_each_page_where_ours_ends(tmp_path: Path) -> None:
    """The sample is long enough for half a point a row to become a page."""
    tables = read(resource("resources", "samples", "ke-hoach-cchc-2026.docx")).tables
    plan = make_plan(*(stored(table.appendix) for table in tables))
    (tmp_path / "a.docx").write_bytes(word_bytes(plan))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)
    with pdfplumber.open(tmp_path / "a.pdf") as theirs, pdfplumber.open(io.BytesIO(pdf_bytes(plan))) as ours:
        found, wanted = ([_bottom(page) for page in pdf.pages] for pdf in (theirs, ours))
    assert found == pytest.approx(wanted, abs=1.5)


def _bottom(page: pdfplumber.page.Page) -> float:
    """Where the table ends on a page, in points from its top."""
    return float(max(one["bottom"] for one in (*page.lines, *page.rects)))


def test_the_border_is_part_of_a_rows_height_as_on_paper(small: Appendix) -> None:
    """Word adds the borders to padding and least heights."""
    markup = parts(word_bytes(make_plan(small)))["word/document.xml"]
    padding = round((DECREE_30.pad_y - DECREE_30.grid_thickness / 2) * 20)
    assert f'<w:top w:w="{padding}" w:type="dxa"/>' in markup
    assert f'<w:bottom w:w="{padding}" w:type="dxa"/>' in markup


def _letters(pdf: pdfplumber.PDF) -> Iterator[str]:
    """Every letter on paper; spaces are no letters, and lines break elsewhere."""
    return (char["text"] for page in pdf.pages for char in page.chars if char["text"].strip())


def test_large_tables_are_written_in_full() -> None:
    appendix = make_appendix(make_records(2000), make_layout(TASK_KEYS))
    check_same(appendix, read_bytes("a.docx", word_bytes(make_plan(appendix))).tables[0].appendix)


def test_hidden_columns_stay_at_home(small: Appendix) -> None:
    columns = tuple(replace(one, hidden=one.key == "lead") for one in small.layout.columns)
    plan = make_plan(replace(small, layout=small.layout.with_columns(*columns)))
    assert "Tư pháp" in parts(word_bytes(make_plan(small)))["word/document.xml"]
    assert "Tư pháp" not in parts(word_bytes(plan))["word/document.xml"]


def test_a_list_on_one_line_stands_on_several_and_comes_back_on_one() -> None:
    written = "- Triển khai nền tảng số; - Số hóa dữ liệu - cả năm."
    records = make_records(2)
    records[0] |= {"title": written}
    records[1] |= {"product": "- Kế hoạch\n- Báo cáo"}
    plan = make_plan(make_appendix(records, make_layout(TASK_KEYS)))
    data = word_bytes(plan)
    table = docx.Document(io.BytesIO(data)).tables[0]
    cell = next(cell for row in table.rows for cell in row.cells if "nền tảng" in cell.text)
    assert [each.text for each in cell.paragraphs] == [
        "- Triển khai nền tảng số;",
        "- Số hóa dữ liệu - cả năm.",
    ]
    back = read_bytes("x.docx", data).tables[0].appendix
    texts = [text for item in back.items() for text in item.texts.values()]
    assert written in texts
    assert "- Kế hoạch\n- Báo cáo" in texts
