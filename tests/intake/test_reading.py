"""Reading whole files: the corpus, made-up appendices in every shape, and tables written by hand."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.layout import Kind, Level, Numbering
from ccapp.domain.records import rows
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.headings import plain
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.sections import split
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.values import Letterhead, Reading, ReadTable
from ccapp.intake.vocabulary import PHRASES
from tests.intake import generator
from tests.intake.word import appendix, cell, row, run, table, word

UP, START = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
HEAD = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
LEGACY = ("tcvn3", "vni", "lan-font")


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def records(read: ReadTable) -> list[dict[str, str]]:
    return [one.record(read.appendix.layout) for one in rows(read.appendix)]


def texts(read: ReadTable, *keys: str) -> list[tuple[str, ...]]:
    return [tuple(record[key] for key in keys) for record in records(read)]


def codes(read: ReadTable) -> list[str]:
    return [finding.code for finding in read.findings]


# --- the corpus -------------------------------------------------------------------------------------------


def check_expected(reading: Reading, expected: dict[str, object], tables: int = 1) -> None:
    assert len(reading.tables) == tables
    first = reading.tables[0]
    assert first.appendix.kind == expected["kind"]
    assert squeezed(first.appendix.title) == expected["table_title"]
    assert sorted(first.appendix.layout.keys) == sorted(expected["columns"])
    fields = ["section_number", "section", *expected["columns"]]
    want = [{key: squeezed(one[key]) for key in fields} for one in expected["records"]]
    assert [{key: squeezed(one[key]) for key in fields} for one in records(first)] == want


def test_every_word_file_of_the_corpus(corpus: Path) -> None:
    files = [path for path in corpus.glob("*.docx") if not any(mark in path.name for mark in LEGACY)]
    assert len(files) >= 20
    for path in files:
        expected = json.loads((corpus / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        check_expected(read(path), expected, tables=2 if "second_table" in expected else 1)


def test_items_say_where_they_stood(corpus: Path) -> None:
    read_table = read(corpus / "002-toan-van.docx").tables[0]
    assert read_table.appendix.sections[0].source == "table 4, row 2"
    assert read_table.appendix.sections[0].children[0].source == "table 4, row 3"


def test_texts_hold_exactly_the_keys_of_their_level(corpus: Path) -> None:
    for name in ("002-goc", "003-goc", "004-hai-phu-luc"):
        for one in read(corpus / f"{name}.docx").tables:
            layout = one.appendix.layout
            for item in one.appendix.items():
                assert tuple(item.texts) == layout.level_keys(item.level)
                assert item.level is Level.PRODUCT or item.children


def test_every_cell_lands_in_a_row(corpus: Path) -> None:
    for path in (corpus / name for name in ("002-goc.docx", "003-ngat-trang.docx", "004-hai-phu-luc.docx")):
        kept = " ".join(
            squeezed(text)
            for one in read(path).tables
            for texts_ in (
                [column.full_heading for column in one.appendix.layout.columns],
                *(item.texts.values() for item in one.appendix.items()),
            )
            for text in texts_
        )
        blocks = sheets(read_docx(path.name, path.read_bytes()))
        boxes = [box for block in blocks if isinstance(block, Sheet) for row_ in block.boxes for box in row_]
        lost = [box.text for box in boxes if not all(squeezed(part) in kept for part in split(box.text))]
        assert lost == []


def test_a_blank_deadline_is_left_blank_and_reported(corpus: Path) -> None:
    blank = [
        f for f in read(corpus / "002-o-trong.docx").tables[0].findings if f.code == "read-deadline-blank"
    ]
    assert [(f.place, f.field) for f in blank] == [("table 1, row 7", "deadline")]


def test_letterhead_and_tables_left_out(corpus: Path) -> None:
    reading = read(corpus / "002-toan-van.docx")
    assert reading.letterhead == Letterhead(
        doc_type="Kế hoạch",
        number="07",
        symbol="KH-UBND",
        signed_on=date(2023, 1, 6),
        issuer="UBND xã Lộc Bình",
    )
    assert [one.place for one in reading.left_out] == ["table 1", "table 2", "table 3"]


def test_layout_follows_the_source(corpus: Path) -> None:
    layout = read(corpus / "002-dau-bang-gop.docx").tables[0].appendix.layout
    assert [column.full_heading for column in layout.columns][3:5] == [
        "Trách nhiệm thực hiện\nChủ trì", "Trách nhiệm thực hiện\nPhối hợp",
    ]  # fmt: skip
    assert [column.width for column in layout.columns] == [100, 720, 480, 340, 320, 290, 220]
    assert read(corpus / "002-lai-so.docx").tables[0].appendix.layout.numbering is Numbering.RESTART
    assert layout.numbering is Numbering.CONTINUOUS


# --- made-up appendices -----------------------------------------------------------------------------------


def check_made(seed: int, *, odd: bool = False) -> None:
    made = generator.make(seed, odd=odd)
    (found,) = read_bytes("a.docx", made.data).tables
    assert list(found.appendix.layout.keys) == made.keys, f"seed {seed}: {made.note}"
    fields = ["section_number", "section", *made.keys]
    assert texts(found, *fields) == [tuple(one[key] for key in fields) for one in made.records], (
        f"seed {seed}"
    )


def test_made_headings_are_not_the_vocabulary() -> None:
    known = {plain(phrase) for table in PHRASES.values() for phrase in table}
    given = [heading for key, table in generator.HEADINGS.items() if key != "number" for heading in table]
    assert sum(plain(heading) in known for heading in given) == 0


@pytest.mark.parametrize("block", range(10))
def test_made_appendices_are_read_whole(block: int) -> None:
    for seed in range(block * 10, block * 10 + 10):
        check_made(seed)


@pytest.mark.heavy
def test_thousands_of_made_appendices() -> None:
    for seed in range(1000, 4000):
        check_made(seed)


# --- tables written by hand -------------------------------------------------------------------------------


def test_further_products_inherit_only_lead_and_partners() -> None:
    found = appendix(
        row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn", "Kinh phí", "Ghi chú"),
        row("1", "Rà soát", "Kế hoạch", "Công an xã", "Quý I", "10 triệu", "gấp"),
        row("", "", "Báo cáo", "", "", "", ""),
    )
    assert texts(found, "number", "title", "product", "lead", "deadline", "budget", "notes") == [
        ("1", "Rà soát", "Kế hoạch", "Công an xã", "Quý I", "10 triệu", "gấp"),
        ("1", "Rà soát", "Báo cáo", "Công an xã", "", "", ""),
    ]
    assert codes(found) == ["read-deadline-blank", "read-budget-blank"]


def test_a_merged_deadline_holds_for_every_row_it_covers() -> None:
    found = appendix(
        HEAD,
        row(cell("1", START), cell("Rà soát", START), "Kế hoạch", "Công an xã", cell("Quý I", START)),
        row(cell("", UP), cell("", UP), "Báo cáo", "", cell("", UP)),
    )
    assert texts(found, "product", "lead", "deadline") == [
        ("Kế hoạch", "Công an xã", "Quý I"),
        ("Báo cáo", "Công an xã", "Quý I"),
    ]


def test_a_task_without_product_column_still_has_a_leaf() -> None:
    found = appendix(
        row("TT", "Công việc", "Phụ trách", "Hạn"), row("1", "Họp dân", "Trưởng thôn", "Tháng 3")
    )
    (section,) = found.appendix.sections
    assert [item.level for item in section.walk()] == [Level.SECTION, Level.TASK, Level.PRODUCT]
    assert section.texts == {"section_number": "", "section": ""}


@pytest.mark.parametrize(
    ("line", "section"),
    [
        (row(cell("I. THỂ CHẾ", '<w:gridSpan w:val="5"/>')), ("I", "THỂ CHẾ")),
        (row(cell("Thể chế", '<w:gridSpan w:val="5"/>')), ("", "Thể chế")),
        (row("II.", "Thể chế", "", "", ""), ("II", "Thể chế")),
        (row("B", cell("Thể chế", '<w:gridSpan w:val="4"/>')), ("B", "Thể chế")),
        (row("", cell(f"<w:p>{run('Thể chế', '<w:b/>')}</w:p>"), "", "", ""), ("", "Thể chế")),
        (row("1", cell("Thể chế", '<w:gridSpan w:val="4"/>')), ("1", "Thể chế")),
        (row("IV. Thể chế"), ("IV", "Thể chế")),
        (row(cell("A - Thể chế", '<w:gridSpan w:val="5"/>')), ("A", "Thể chế")),
    ],
)
def test_sections_in_every_style(line: str, section: tuple[str, str]) -> None:
    data = row("1", "Rà soát văn bản", "Kế hoạch", "Công an xã", "Quý I")
    found = appendix(HEAD, line, data)
    assert texts(found, "section_number", "section", "title") == [(*section, "Rà soát văn bản")]


def test_a_task_without_data_is_no_section() -> None:
    found = appendix(
        HEAD, row("1", "Rà soát", "Kế hoạch", "Công an xã", "Quý I"), row("2", "Tuyên truyền", "", "", "")
    )
    assert texts(found, "number", "title") == [("1", "Rà soát"), ("2", "Tuyên truyền")]


def test_pages_are_joined_and_broken_rows_mended() -> None:
    first = table(HEAD, row("1", "Rà soát văn bản", "Kế hoạch", "Phòng Văn hóa -", "Trước ngày"))
    second = table(
        HEAD, row("", "của xã", "", "Xã hội", "30/6/2026"), row("2", "Họp", "Biên bản", "Thôn", "Quý I")
    )
    (found,) = read_bytes("a.docx", word(f"{first}<w:p>{run('2')}</w:p>{second}")).tables
    assert texts(found, "number", "title", "lead", "deadline") == [
        ("1", "Rà soát văn bản của xã", "Phòng Văn hóa - Xã hội", "Trước ngày 30/6/2026"),
        ("2", "Họp", "Thôn", "Quý I"),
    ]
    assert [(one.code, one.place) for one in found.findings] == [("read-row-joined", "table 2, row 2")]


def test_a_new_product_at_the_top_of_a_page_is_no_broken_row() -> None:
    first = table(HEAD, row("1", "Rà soát", "Kế hoạch", "Công an xã", "Quý I"))
    second = table(HEAD, row("", "", "Báo cáo", "", "Quý IV"), row("2", "Họp", "Biên bản", "Thôn", "Quý I"))
    (found,) = read_bytes("a.docx", word(f"{first}<w:p/>{second}")).tables
    assert texts(found, "number", "product", "deadline")[:2] == [
        ("1", "Kế hoạch", "Quý I"),
        ("1", "Báo cáo", "Quý IV"),
    ]


def test_tables_cut_by_section_headings_are_one_appendix() -> None:
    def page(heading: str, number: str) -> str:
        return f"<w:p>{run(heading)}</w:p>" + table(
            HEAD, row(number, "Việc", "Kế hoạch", "Công an xã", "Quý I")
        )

    body = f"<w:p>{run('PHỤ LỤC')}</w:p>" + page("I. Thể chế", "1") + page("II. Bộ máy", "2")
    (found,) = read_bytes("a.docx", word(body)).tables
    assert texts(found, "section_number", "section", "number") == [
        ("I", "Thể chế", "1"),
        ("II", "Bộ máy", "2"),
    ]


def test_unknown_columns_are_kept_under_their_heading() -> None:
    found = appendix(
        row("STT", "Nhiệm vụ", "Chủ trì", "Đơn vị tính", "Địa điểm"),
        row("1", "Họp", "Công an xã", "buổi", "Nhà văn hóa"),
    )
    assert texts(found, "x1", "x2") == [("buổi", "Nhà văn hóa")]
    assert codes(found) == ["read-column-unknown", "read-column-unknown"]
    assert found.confidence < 0.7


def test_year_targets_keep_their_text() -> None:
    found = appendix(
        row("STT", "Chỉ tiêu", cell("Lộ trình", '<w:gridSpan w:val="2"/>'), "Chủ trì"),
        row("", "", "Năm 2026", "Năm 2027", ""),
        row("1", "Tỷ lệ số hóa", "≥ 0.6", "1,5%", "Công an xã"),
        row("2", "Số sáng kiến", "", "", "Phòng Kinh tế"),
    )
    assert found.appendix.kind is Kind.YEAR_TARGETS
    assert found.appendix.layout.columns[2].full_heading == "Lộ trình\nNăm 2026"
    assert texts(found, "title", "y2026", "y2027", "lead") == [
        ("Tỷ lệ số hóa", "≥ 0.6", "1,5%", "Công an xã"),
        ("Số sáng kiến", "", "", "Phòng Kinh tế"),
    ]


def test_rows_without_any_numbers_are_tasks_of_their_own() -> None:
    found = appendix(
        row("Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"),
        row("Rà soát văn bản", "Kế hoạch", "Công an xã", "Quý I"),
        row("Kiểm tra văn bản", "Báo cáo", "Tư pháp", "Quý II"),
    )
    assert texts(found, "title", "product") == [
        ("Rà soát văn bản", "Kế hoạch"),
        ("Kiểm tra văn bản", "Báo cáo"),
    ]


def test_sums_and_remarks_below_the_table_are_left_out_with_their_place() -> None:
    closing = row(cell("Ghi chú: số liệu tạm tính", '<w:gridSpan w:val="5"/>'))
    found = appendix(HEAD, row("1", "Họp", "Biên bản", "Thôn", "Quý I"), closing)
    assert len(records(found)) == 1
    assert [(one.code, one.place) for one in found.findings] == [("read-cell-left-out", "table 1, row 3")]


@pytest.mark.parametrize(
    "rows_of_table",
    [
        [
            row("STT", "Họ và tên", "Chức vụ", "Nhiệm vụ phân công"),
            row("1", "Nguyễn A", "Chủ tịch", "Chủ trì"),
        ],
        [row("TT", "Nội dung chi", "Số tiền", "Ghi chú"), row("1", "Văn phòng phẩm", "2.000.000", "")],
        [row("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")],
        [
            row("STT", "Số ký hiệu", "Trích yếu nội dung", "Ngày ban hành"),
            row("1", "02/KH-UBND", "Kế hoạch", "5/1"),
        ],
    ],
)
def test_other_tables_give_nothing_and_are_named(rows_of_table: list[str]) -> None:
    reading = read_bytes("a.docx", word(table(*rows_of_table) + "<w:p/>"))
    assert reading.tables == ()
    assert [(one.code, one.place) for one in reading.left_out] == [("read-table-left-out", "table 1")]


def test_a_document_without_tables_is_no_error() -> None:
    assert read_bytes("a.docx", word(f"<w:p>{run('KẾ HOẠCH')}</w:p>")) == Reading(
        letterhead=Letterhead(doc_type="Kế hoạch")
    )


def test_titles_on_one_line_or_several() -> None:
    data = table(HEAD, row("1", "Họp", "Biên bản", "Thôn", "Quý I"))

    def title(*paragraphs: str) -> str:
        body = "".join(f"<w:p>{run(text, '<w:b/>')}</w:p>" for text in paragraphs)
        return read_bytes("a.docx", word(body + data)).tables[0].appendix.title

    assert (
        title("PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", "CỦA XÃ A", "(Kèm theo Kế hoạch số 1)")
        == "NHIỆM VỤ NĂM 2026 CỦA XÃ A"
    )
    assert title("Phụ lục II: Danh mục nhiệm vụ") == "Danh mục nhiệm vụ"
    assert title("DANH MỤC NHIỆM VỤ", "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)") == "DANH MỤC NHIỆM VỤ"
