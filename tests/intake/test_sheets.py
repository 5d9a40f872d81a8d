"""Reading Excel files of both kinds: the corpus, made-up appendices, and every quirk by hand."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from ccapp.domain.layout import Orientation
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.sheets.xls import read_xls
from ccapp.intake.sheets.xlsx import read_xlsx
from ccapp.intake.source import Grid, Paragraph
from tests.intake import generator
from tests.intake.excel import (
    HEAD,
    MAIN,
    PLAIN,
    TASK,
    amount,
    around,
    as_sheet,
    code,
    font,
    grid,
    label,
    old_source,
    ole,
    ranges,
    record,
    row,
    shape,
    sheet,
    source,
    styles,
    text,
    texts,
    unseen,
    value,
    xls,
    xlsx,
)
from tests.intake.test_reading import check_expected
from tests.intake.test_reading import texts as record_texts

LEGACY = ("tcvn3", "vni")
THIRD = 2  # the first style a test gives itself


# --- whole files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_every_sheet_of_the_corpus(corpus: Path, ending: str) -> None:
    files = [path for path in corpus.glob(f"*.{ending}") if not any(mark in path.name for mark in LEGACY)]
    assert len(files) >= 5
    for path in files:
        expected = json.loads((corpus / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        check_expected(read(path), expected)


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
@pytest.mark.parametrize("name", ["002-tcvn3-bang", "002-vni-bang"])
def test_old_encodings_are_told_by_their_fonts(corpus: Path, name: str, ending: str) -> None:
    title = read(corpus / f"{name}.{ending}").tables[0].appendix.title
    assert title.startswith("NHIỆM VỤ CỤ THỂ TRIỂN KHAI")


def check_made(seed: int) -> None:
    made = generator.make(seed)
    new, old = as_sheet(read_docx("a.docx", made.data).blocks)
    fields = ["section_number", "section", *made.keys]
    want = [tuple(one[key] for key in fields) for one in made.records]
    for name, data in (("a.xlsx", xlsx(new)), ("a.xls", xls(old))):
        (found,) = read_bytes(name, data).tables
        assert record_texts(found, *fields) == want, f"seed {seed} in {name}: {made.note}"


@pytest.mark.parametrize("block", range(4))
def test_made_appendices_are_read_whole(block: int) -> None:
    for seed in range(block * 5, block * 5 + 5):
        check_made(seed)


@pytest.mark.heavy
def test_hundreds_of_made_appendices() -> None:
    for seed in range(1000, 1500):
        check_made(seed)


# --- where things stand -----------------------------------------------------------------------------------


def test_words_above_and_below_a_table_are_no_rows() -> None:
    found = source(
        row("", "PHỤ LỤC I", style=PLAIN),
        row("", "NHIỆM VỤ NĂM 2026", style=PLAIN),
        row("", *HEAD, at=5),
        row("", *TASK),
        row("", "Người lập", "", "TM. ỦY BAN NHÂN DÂN", style=PLAIN),
        row("", "", "", "CHỦ TỊCH", style=PLAIN),
    )
    assert texts(grid(found)) == [list(HEAD), list(TASK)]
    assert around(found) == [
        "PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", "Người lập", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def test_two_tables_on_one_sheet() -> None:
    found = source(
        row(*HEAD), row(*TASK), row("PHỤ LỤC II", at=4, style=PLAIN), row(*HEAD[1:], at=5), row(*TASK[1:])
    )
    assert [block.text if isinstance(block, Paragraph) else texts(block)[1] for block in found.blocks] == [
        list(TASK), "PHỤ LỤC II", [*TASK[1:], ""],
    ]  # fmt: skip


def test_a_section_between_blank_rows_does_not_end_the_table() -> None:
    found = source(row(*HEAD), row(*TASK), row("II. BỘ MÁY", at=4, style=PLAIN), row("2", *TASK[1:], at=6))
    assert [line[0] for line in texts(grid(found))] == ["TT", "1", "", "II. BỘ MÁY", "", "2"]


def test_without_lines_a_short_row_below_spacers_stays_in_the_table() -> None:
    rows = [row(*HEAD, style=PLAIN), row(*TASK, at=3, style=PLAIN), row("", "", "Báo cáo", at=5, style=PLAIN)]
    assert texts(grid(source(*rows)))[-1] == ["", "", "Báo cáo", "", ""]


def test_headings_in_two_rows_begin_the_table() -> None:
    upper = row("TT", "", "Thực hiện")
    lower = row("", "Nhiệm vụ", "Chủ trì", "Phối hợp")
    found = source(upper, lower, row("1", "Việc", "A", "B"), merged=["C1:D1"])
    assert texts(grid(found))[0] == ["TT", "", "Thực hiện", ""]


def test_blank_columns_and_hidden_ones_go_and_spans_shrink() -> None:
    found = source(
        row("", "TT", "Nhiệm vụ", "", "Thực hiện", "", "Hạn"),
        row("", "1", "Việc", "", "A", "bí mật", "Quý I"),
        merged=["C1:D1", "C2:D2", "E1:F1"],
        columns='<col min="6" max="6" width="9" hidden="1"/><col min="3" max="4" width="10"/>',
    )
    table = grid(found)
    assert texts(table) == [["TT", "Nhiệm vụ", "Thực hiện", "Hạn"], ["1", "Việc", "A", "Quý I"]]
    assert [cell.width for cell in table.cells] == [1] * 8
    assert unseen(table) == [(1, "bí mật")]
    assert table.widths[1] == 2 * round(70 * 25.4 / 96 * 10)


def test_hidden_rows_are_left_out_and_said() -> None:
    found = source(row(*HEAD), row("9", "Việc ẩn", shape='hidden="1"'), row(*TASK))
    table = grid(found)
    assert texts(table)[1:] == [[""] * 5, list(TASK)]
    assert unseen(table) == [(1, "9 | Việc ẩn")]


def test_a_merge_that_begins_in_a_hidden_line_still_shows() -> None:
    first = row("1", "Việc", "A", shape='hidden="1"')
    found = source(row(*HEAD), first, row("", "", "B", "C", "D"), merged=["B2:B3"])
    assert texts(grid(found))[2] == ["", "Việc", "B", "C", "D"]


def test_a_hidden_row_below_a_merge_leaves_the_merge_whole() -> None:
    found = source(
        row(*HEAD), row(*TASK), row("", "", "ẩn", shape='hidden="1"'), row("", "", "Báo cáo", "", ""),
        merged=["A2:A4", "B2:B4", "D2:D4", "E2:E4"],
    )  # fmt: skip
    table = grid(found)
    assert [cell.height for cell in table.cells if cell.row == 1] == [3, 3, 1, 3, 3]
    assert unseen(table) == [(2, "ẩn")]


def test_text_under_a_merge_is_said_unless_it_repeats() -> None:
    found = source(row(*HEAD), row("I. THỂ CHẾ", "sót", "THỂ CHẾ"), row(*TASK), merged=["A2:E2"])
    table = grid(found)
    assert texts(table)[1] == ["I. THỂ CHẾ", "", "", "", ""]
    assert unseen(table) == [(1, "sót")]


def test_each_visible_sheet_is_a_table_and_the_hidden_one_is_said() -> None:
    data = xlsx(
        sheet(row(*HEAD), row(*TASK)),
        sheet(row(*HEAD), row(*TASK)),
        sheet(row("Tư pháp"), row("Công an")),
        names=("Kế hoạch CCHC", "Sheet2", "Danh mục"),
        state='state="hidden"',
    )
    found = read_xlsx("a.xlsx", data)
    first, second = (block for block in found.blocks if isinstance(block, Grid))
    assert (unseen(first), unseen(second)) == ([(0, "Danh mục: Tư pháp | Công an")], [])
    assert [(block.text, block.bold) for block in found.blocks if isinstance(block, Paragraph)] == [
        ("Kế hoạch CCHC", True),
        ("Sheet2", False),
    ]
    reading = read_bytes("a.xlsx", data)
    assert [one.appendix.title for one in reading.tables] == ["Kế hoạch CCHC", ""]


def test_a_title_on_the_sheet_goes_before_the_name_of_the_sheet() -> None:
    rows = sheet(row("DANH MỤC NHIỆM VỤ", style=PLAIN), row(*HEAD), row(*TASK))
    (found,) = read_bytes("a.xlsx", xlsx(rows, names=["Bản nháp"])).tables
    assert found.appendix.title == "DANH MỤC NHIỆM VỤ"


def test_paper_and_widths() -> None:
    data = xlsx(
        sheet(row(*HEAD), columns='<col min="1" max="5" width="9.140625"/>',
              after='<pageSetup orientation="portrait"/>')
    )  # fmt: skip
    table = grid(read_xlsx("a.xlsx", data))
    assert (table.orientation, table.widths) == (Orientation.PORTRAIT, (169,) * 5)


# --- what a cell shows ------------------------------------------------------------------------------------


def shown(cell: str, **more: str) -> str:
    """The words of a cell in the middle of a table."""
    return texts(grid(source(row("a", "b", "c"), row("a", cell, "c"), **more)))[1][1]


def test_numbers_days_and_truths() -> None:
    formats = '<numFmt numFmtId="200" formatCode="&quot;Quý &quot;0"/>'
    style = styles('<xf numFmtId="200"/>', '<xf numFmtId="14"/>', '<xf numFmtId="9"/>', formats=formats)
    assert shown(value("2")) == "2"
    assert shown(value("2.50")) == "2,5"
    assert shown(value("3", style=2), style=style) == "Quý 3"
    assert shown(value("46203", style=3), style=style) == "30/06/2026"
    assert shown(value("0.98", style=4), style=style) == "98%"
    assert shown(value("1", kind="b")) == "TRUE"
    assert shown(value("2026-06-30T00:00:00", kind="d")) == "30/06/2026"
    assert shown(value("chưa rõ", kind="d")) == "chưa rõ"
    assert shown(value("05", kind="str")) == "05"
    assert shown(value("x")) == "x"


def test_days_from_1904() -> None:
    book, style = '<workbookPr date1904="1"/>', styles('<xf numFmtId="14"/>')
    data = xlsx(sheet(row("a", value("44741", style=THIRD), "c")), book=book, style=style)
    assert texts(grid(read_xlsx("a.xlsx", data)))[0][1] == "30/06/2026"


def test_numbers_of_the_first_column_count_lines() -> None:
    assert texts(grid(source(row(value("1.1"), value("1.1"), "c")))) == [["1.1", "1,1", "c"]]


def test_errors_and_formulas_without_a_result_are_blank_and_said() -> None:
    cells = (value("#REF!", kind="e"), value("", formula="A1&B1"), value("", kind="str", formula='""'))
    table = grid(source(row("a", "b", "c"), row("a", *cells)))
    assert texts(table)[1] == ["a", "", ""]
    assert unseen(table) == [(1, "#REF! | =A1&B1")]
    assert shown(value("Quý IV", kind="str", formula="B9")) == "Quý IV"


def test_rich_text_has_the_font_of_each_run() -> None:
    rich = (
        '<c t="inlineStr" s="2"><is><r><t>Xã </t></r><r><rPr><b/><rFont val=".VnTime"/></rPr><t>héi</t></r>'
        '<r><rPr><b val="0"/></rPr><t>, m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
        '<r><rPr><vertAlign val="superscript"/></rPr><t> (1)</t></r>'
        '<rPh sb="0" eb="1"><t>âm</t></rPh></is></c>'
    )
    style = styles('<xf fontId="1"/>', fonts='<font><b/><name val="VNI-Times"/></font>')
    cell = grid(source(row("a", rich, "c"), style=style)).cells[1]
    assert [(run.text, run.font, run.bold) for run in cell.paragraphs[0].runs] == [
        ("Xã ", "VNI-Times", True),
        ("héi", ".VnTime", True),
        (", m", "VNI-Times", False),
        ("2", "VNI-Times", False),
    ]
    assert unseen(grid(source(row("a", rich, "c"), style=style))) == [(0, " (1)")]


def test_shared_strings_escapes_and_line_ends() -> None:
    strings = "<si><t>một_x000D_\nhai_x005F_x0041_</t></si><si/>"
    data = xlsx(sheet(row("a", value("0", kind="s"), value("1", kind="s"), "d")), strings=strings)
    assert texts(grid(read_xlsx("a.xlsx", data))) == [["a", "một\nhai_x0041_", "d"]]


def test_centered_words() -> None:
    style = styles('<xf><alignment horizontal="center"/></xf>')
    title = source(row(text("PHỤ LỤC", style=THIRD)), row(*HEAD), style=style).blocks[0]
    assert isinstance(title, Paragraph)
    assert (title.text, title.centered) == ("PHỤ LỤC", True)


def test_strict_files_use_other_addresses() -> None:
    strict = sheet(row(*HEAD)).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert texts(grid(read_xlsx("a.xlsx", xlsx(strict)))) == [list(HEAD)]


def test_cells_with_their_places_and_columns_left_out() -> None:
    line = '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c><c r="G3"><v>3</v></c></row>'
    assert texts(grid(source(line))) == [["1", "2", "3"]]


# --- old files --------------------------------------------------------------------------------------------


def lines(*rows: tuple[str, ...]) -> bytes:
    """The cells of an old sheet."""
    return b"".join(
        label(at, column, words) for at, row_ in enumerate(rows) for column, words in enumerate(row_) if words
    )


def test_old_files_with_merges_hidden_lines_and_paper() -> None:
    hidden_row = record(0x0208, struct.pack("<6HI", 2, 0, 5, 255, 0, 0, 0x20))
    columns = record(0x007D, struct.pack("<6H", 5, 5, 2560, 0, 1, 0))
    columns += record(0x007D, struct.pack("<6H", 0, 4, 2560, 0, 0, 0))
    portrait = record(0x00A1, struct.pack("<6H", 9, 100, 1, 1, 1, 2) + bytes(22))
    body = lines(HEAD, (*TASK, "mật"), ("2", "Ẩn"), ("", "", "Báo cáo"))
    found = old_source(columns + hidden_row + portrait + body + ranges((1, 3, 0, 0), (1, 3, 1, 1)))
    table = grid(found)
    assert texts(table) == [list(HEAD), list(TASK), [""] * 5, ["", "", "Báo cáo", "", ""]]
    assert unseen(table) == [(1, "mật"), (2, "2 | Ẩn")]
    assert [cell.height for cell in table.cells][5:7] == [3, 3]
    assert (table.orientation, len(table.widths)) == (Orientation.PORTRAIT, 5)


def test_old_files_with_fonts_and_formats() -> None:
    extra = font(".VnTime", bold=True) + code(200, '#,##0" đ"') + shape(font_at=1) + shape(code=200, align=2)
    body = label(0, 0, "a") + label(0, 1, "héi", style=2) + amount(0, 2, 1500000, style=3) + amount(0, 3, 2)
    table = grid(old_source(body, extra=extra))
    assert texts(table) == [["a", "héi", "1.500.000 đ", "2"]]
    (run,) = table.cells[1].paragraphs[0].runs
    assert (run.font, run.bold) == (".VnTime", True)
    assert table.cells[2].paragraphs[0].centered


def test_old_hidden_sheets_are_said() -> None:
    found = old_source(lines(HEAD, TASK), lines(("Tư pháp",)), hidden=(False, True))
    assert unseen(grid(found)) == [(0, "Sheet2: Tư pháp")]


def test_files_of_excel_95() -> None:
    head = record(0x0809, struct.pack("<4H", 0x0500, 0x0005, 0, 0)) + record(0x0042, struct.pack("<H", 1252))
    name = b".VnTime"
    head += record(0x0031, struct.pack("<5H4BB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, len(name)) + name)
    head += record(0x00E0, struct.pack("<8H", 0, 0, 0, 0, 0, 0, 0, 0))
    cells = (b"TT", b"Nhi\xd6m v\xf4", b"Ch\xf1 tr\xd7")
    body = b"".join(
        record(0x0204, struct.pack("<4H", 0, column, 0, len(one)) + one) for column, one in enumerate(cells)
    )
    listed = record(0x0085, struct.pack("<I3B", len(head) + 4 + 7 + 2 + 4, 0, 0, 2) + b"S1")
    sheets = record(0x0809, struct.pack("<4H", 0x0500, 0x0010, 0, 0)) + body + record(0x000A, b"")
    data = ole("Book", head + listed + record(0x000A, b"") + sheets)
    table = grid(read_xls("a.xls", data))
    assert texts(table) == [[one.decode("latin-1") for one in cells]]
    assert table.cells[1].paragraphs[0].runs[0].font == ".VnTime"
