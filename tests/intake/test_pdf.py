"""The PDF reader: real files, our own prints, and pages drawn for one question each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.layout import Orientation
from ccapp.domain.records import rows
from ccapp.intake.pdf.reader import read_pdf
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.source import Grid, Paragraph, Run
from tests.conftest import ROOT
from tests.intake.altering import check_records
from tests.intake.pages import BOLD, HEIGHT, PAD, WIDTH, Pages, blocks, cells, page, stream, width
from tests.printing.builders import make_appendix, make_layout, make_plan, pdf_bytes

SUBSTITUTED = "002-tcvn3.pdf"  # written without its fonts: neither "ư" nor capitals are in the file
WIDTHS = (40, 200, 160, 120, 100)
HEAD = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")


def only_grid(data: bytes) -> Grid:
    (grid,) = (block for block in read_pdf("a.pdf", data).blocks if isinstance(block, Grid))
    return grid


def only_paragraphs(data: bytes) -> list[Paragraph]:
    return [block for block in read_pdf("a.pdf", data).blocks if isinstance(block, Paragraph)]


def records(data: bytes) -> list[dict[str, str]]:
    (table,) = read_bytes("a.pdf", data).tables
    return [row.record(table.appendix.layout) for row in rows(table.appendix)]


# --- real files -------------------------------------------------------------------------------------------


def test_every_file_of_the_corpus_is_read_exactly(corpus: Path) -> None:
    files = [path for path in corpus.glob("*.pdf") if path.name != SUBSTITUTED]
    assert len(files) >= 9
    for path in files:
        check_records(corpus, path)


def test_a_file_that_lost_its_fonts_keeps_its_rows(corpus: Path) -> None:
    (table,) = read(corpus / SUBSTITUTED).tables
    assert len(list(rows(table.appendix))) == 34


def test_letterhead_title_and_other_tables_of_a_whole_plan(corpus: Path) -> None:
    reading = read(corpus / "002-toan-van.pdf")
    assert (reading.letterhead.number, reading.letterhead.symbol) == ("07", "KH-UBND")
    assert reading.letterhead.issuer == "UBND xã Lộc Bình"
    assert reading.signing.place == "Lộc Bình"
    assert len(reading.left_out) == 4
    title = reading.tables[0].appendix.title
    assert title == "NHIỆM VỤ CỤ THỂ TRIỂN KHAI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023"


def test_what_we_print_reads_back_equal() -> None:
    sample = read(ROOT / "resources" / "samples" / "ke-hoach-cchc-2026.docx")
    printed = read_bytes("a.pdf", pdf_bytes(make_plan(*(table.appendix for table in sample.tables))))
    assert len(printed.tables) == len(sample.tables) == 2
    for before, after in zip(sample.tables, printed.tables, strict=True):
        assert after.appendix.title == before.appendix.title
        assert [row.record(after.appendix.layout) for row in rows(after.appendix)] == [
            row.record(before.appendix.layout) for row in rows(before.appendix)
        ]


_LEADS = st.sampled_from(("Văn phòng - Thống kê", "Tư pháp - Hộ tịch"))
_DAYS = st.sampled_from(("", "Quý I", "Tháng 11 năm 2026"))
_PRODUCT = st.tuples(st.sampled_from((0, 0, 1, 5, 60)), _DAYS, st.sampled_from(("", "Ngân sách xã")))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_LEADS, st.lists(_PRODUCT, min_size=6, max_size=25)), min_size=2, max_size=3))
def test_blank_and_merged_cells_over_our_pages_read_back_equal(
    tasks: list[tuple[str, list[tuple[int, str, str]]]],
) -> None:
    """A box is closed on both sides of a page break: only our mark tells a blank from one that goes on."""
    written = [
        {
            "section": "NỘI DUNG",
            "number": str(number),
            "title": f"Xây dựng, trình ban hành văn bản số {number}",
            "product": f"Báo cáo {number}.{at}" + " về việc thực hiện nhiệm vụ được giao" * length,
            "lead": lead,
            "deadline": day,
            "budget": money,
        }
        for number, (lead, products) in enumerate(tasks, start=1)
        for at, (length, day, money) in enumerate(products)
    ]
    keys = ("number", "title", "product", "lead", "deadline", "budget")
    before = make_appendix(written, make_layout(keys))
    (after,) = read_bytes("a.pdf", pdf_bytes(make_plan(before))).tables
    assert [row.record(after.appendix.layout) for row in rows(after.appendix)] == [
        row.record(before.layout) for row in rows(before)
    ]


@pytest.mark.parametrize(
    "mark", ["", "(x)", "<</At 7>>", "<</At [1]>>", "<</At [/a (b)]>>", "<</At [9 9 9]>>"]
)
def test_marks_that_say_nothing_are_passed_over(mark: str) -> None:
    made = []
    for drawn in ("", f"/CcappGoesOn {mark} DP"):
        pages = Pages(size=(WIDTH, 300))
        pages.table(60, 60, WIDTHS, [HEAD, ("1", "Họp", "Biên bản", "Thôn", "Quý I")])
        pages.canvas.addLiteral(drawn)
        made.append(records(pages.data()))
    assert made[0] == made[1]
    assert len(made[0]) == 1


# --- tables -----------------------------------------------------------------------------------------------


def test_cells_and_merges_follow_the_lines() -> None:
    pages = Pages()
    pages.table(60, 80, WIDTHS, [HEAD, ("1", "Rà soát", "Kế hoạch", "Công an xã", "Quý I"),
                                 (None, None, "Báo cáo", None, "Quý IV")])  # fmt: skip
    grid = only_grid(pages.data())
    assert (grid.height, grid.width, grid.orientation) == (3, 5, Orientation.LANDSCAPE)
    assert grid.widths == (141, 706, 564, 423, 353)
    assert cells(grid)[5:] == [
        (1, 0, 2, 1, "1"),
        (1, 1, 2, 1, "Rà soát"),
        (1, 2, 1, 1, "Kế hoạch"),
        (1, 3, 2, 1, "Công an xã"),
        (1, 4, 1, 1, "Quý I"),
        (2, 2, 1, 1, "Báo cáo"),
        (2, 4, 1, 1, "Quý IV"),
    ]


@pytest.mark.parametrize("thickness", [0.5, 2.5])
def test_lines_drawn_as_thin_shapes_and_in_pieces(thickness: float) -> None:
    pages = Pages()
    for x in (100, 200, 300):
        for y in (100, 130):
            pages.canvas.rect(x - thickness / 2, HEIGHT - y - 30, thickness, 29.5, stroke=0, fill=1)
    for y in (100, 130, 160):
        for x in (100, 200):
            pages.canvas.rect(x, HEIGHT - y - thickness / 2, 99.5, thickness, stroke=0, fill=1)
    pages.text(105, 120, "một")
    pages.text(205, 150, "hai")
    assert cells(only_grid(pages.data())) == [(0, 0, 1, 1, "một"), (1, 1, 1, 1, "hai")]


def test_open_sides_a_frame_and_underlines() -> None:
    pages = Pages()
    pages.line(100, 60, 300, 60)  # below a letterhead
    for y in (100, 130, 160):
        pages.line(100, y, 400, y)
    pages.line(200, 100, 200, 160)
    pages.canvas.rect(50, 50, 700, 100)
    pages.text(105, 120, "trái")
    pages.text(205, 120, "phải")
    pages.text(105, 500, "trong khung")
    source = read_pdf("a.pdf", pages.data())
    assert blocks(source) == [2, "trong khung"]
    assert cells(only_grid(pages.data())) == [(0, 0, 1, 1, "trái"), (0, 1, 1, 1, "phải")]


def test_lines_broken_by_a_cell_are_one_paragraph_and_meant_ones_are_not() -> None:
    pages = Pages()
    long = "Rà soát, hệ thống hóa văn bản\nquy phạm pháp luật 2021-\n2025\nBáo cáo"
    listed = "- Kế hoạch triển khai năm\n- Báo cáo"
    pages.table(60, 80, (170, 170), [("Một", "Hai"), (long, listed)])
    assert [text for *_, text in cells(only_grid(pages.data()))][2:] == [
        "Rà soát, hệ thống hóa văn bản quy phạm pháp luật 2021-2025\nBáo cáo",
        "- Kế hoạch triển khai năm\n- Báo cáo",
    ]


def test_words_and_dates_broken_for_want_of_room() -> None:
    pages = Pages()
    broken = ("VII\nI", "Thườn\ng xuyên", "15/3/202\n6", "Báo cáo\ntháng")
    room = [width(words.split("\n")[0]) + 2 * PAD + 2 for words in broken]
    pages.table(60, 80, room, [broken, ("a", "b", "c", "d")])
    assert [text for *_, text in cells(only_grid(pages.data()))][:4] == [
        "VIII",
        "Thường xuyên",
        "15/3/2026",
        "Báo cáo tháng",
    ]


def test_footnote_marks_are_left_out_and_powers_are_not() -> None:
    pages = Pages()
    pages.table(60, 80, (200, 200), [("Năm 2023", "100 m"), ("a", "b")])
    pages.text(60 + PAD + width("Năm 2023"), 92, "1", size=7)
    pages.text(260 + PAD + width("100 m"), 92, "2", size=7)
    found = only_grid(pages.data()).cells
    assert [(cell.paragraphs[0].text, cell.unseen) for cell in found[:2]] == [
        ("Năm 2023", ("1",)),
        ("100 m2", ()),
    ]


# --- pages ------------------------------------------------------------------------------------------------


def test_a_row_cut_by_a_page_and_its_merged_cells_are_whole() -> None:
    pages = Pages(size=(WIDTH, 300))
    first = ("1", "Rà soát\ncác\nvăn bản", "Kế hoạch", "Trưởng\nPhòng\nVăn hóa -", "Quý IV")
    pages.table(60, 60, WIDTHS, [HEAD, first, (None, None, "Báo cáo", None, None)])
    pages.next()
    rest = ("", "của xã", "Công văn", "Xã hội", "")
    pages.table(60, 60, WIDTHS, [rest, ("2", "Họp", "Biên bản", "Thôn", "Quý I")])
    fields = ("number", "title", "product", "lead", "deadline")
    title, lead = "Rà soát\ncác\nvăn bản của xã", "Trưởng\nPhòng\nVăn hóa - Xã hội"
    assert [tuple(record[key] for key in fields) for record in records(pages.data())] == [
        ("1", title, "Kế hoạch", lead, "Quý IV"),
        ("1", title, "Báo cáo", lead, "Quý IV"),
        ("1", title, "Công văn", lead, "Quý IV"),
        ("2", "Họp", "Biên bản", "Thôn", "Quý I"),
    ]


def test_a_page_that_begins_with_a_new_task_takes_nothing_over() -> None:
    pages = Pages(size=(WIDTH, 300))
    pages.table(
        60,
        60,
        WIDTHS,
        [HEAD, ("1", "Rà soát", "Kế hoạch", "Phòng", "Quý IV"), (None, None, "Báo cáo", None, None)],
    )
    pages.next()
    pages.table(
        60,
        60,
        WIDTHS,
        [HEAD, ("2", "Họp", "Biên bản", "thôn", ""), ("3", "Gặp", "Biên bản", "Thôn", "Quý I")],
    )
    assert [(one["lead"], one["deadline"]) for one in records(pages.data())][2] == ("thôn", "")


def test_page_numbers_and_running_lines_are_left_out() -> None:
    pages = Pages()
    for number in range(1, 4):
        pages.text(60, 40, f"Kế hoạch số {number}0/KH-UBND")
        pages.centered(WIDTH / 2, HEIGHT - 30, f"Trang {number}/3")
        pages.text(60, 200, f"Nội dung thứ {number}.")
        pages.next()
    assert blocks(read_pdf("a.pdf", pages.data())) == [f"Nội dung thứ {number}." for number in range(1, 4)]


def test_titles_are_centred_and_paragraphs_whole() -> None:
    lines = (
        "Thực hiện Quyết định của Ủy ban nhân dân tỉnh về việc phê duyệt Kế hoạch cải",
        "cách hành chính giai đoạn 2021-2030, Ủy ban nhân dân xã ban hành kế hoạch với",
        "nội dung như sau:",
    )
    full = max(57 + width(lines[1]), 85 + width(lines[0]))
    pages = Pages(size=(full + 57, 842))
    pages.centered((57 + full) / 2, 100, "PHỤ LỤC", face=BOLD)
    pages.centered((57 + full) / 2, 116, "(Kèm theo Kế hoạch số 01/KH-UBND)")
    for number, line in enumerate(lines):
        pages.text(57 if number else 85, 150 + 16 * number, line)
    pages.text(85, 198, "1. Mục tiêu")
    found = only_paragraphs(pages.data())
    assert [(one.text, one.bold, one.centered) for one in found] == [
        ("PHỤ LỤC", True, True),
        ("(Kèm theo Kế hoạch số 01/KH-UBND)", False, True),
        (" ".join(lines), False, False),
        ("1. Mục tiêu", False, False),
    ]


def test_columns_side_by_side_are_a_table_of_two_cells() -> None:
    pages = Pages(size=(595, 842))
    for y, (left, right) in enumerate((("UBND XÃ SUỐI MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                                       ("Số: 01/KH-UBND", "Độc lập - Tự do - Hạnh phúc"))):  # fmt: skip
        pages.centered(150, 80 + 16 * y, left)
        pages.centered(420, 80 + 16 * y, right)
    pages.centered(310, 150, "KẾ HOẠCH", face=BOLD)
    for y, (left, right) in enumerate(
        (("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Phòng Nội vụ;", "CHỦ TỊCH"))
    ):
        pages.text(60, 600 + 16 * y, left)
        pages.centered(430, 600 + 16 * y, right)
    pages.text(60, 632, "- Lưu: VT.")
    pages.centered(430, 690, "Hoàng Minh Khôi")
    pages.text(60, 648, "- Trang thông tin;")
    pages.text(60, 706, "- Các thôn.")
    source = read_pdf("a.pdf", pages.data())
    assert blocks(source) == [1, "KẾ HOẠCH", 1]
    first, _, last = source.blocks
    assert isinstance(first, Grid)
    assert isinstance(last, Grid)
    assert cells(first)[0][-1] == "UBND XÃ SUỐI MÂY\nSố: 01/KH-UBND"
    assert [text for *_, text in cells(last)] == [
        "Nơi nhận:\n- Phòng Nội vụ;\n- Lưu: VT.\n- Trang thông tin;\n- Các thôn.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Minh Khôi",
    ]
    assert read_bytes("a.pdf", pages.data()).signing.signer == "Hoàng Minh Khôi"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
def test_pages_turned_by_the_file_or_by_their_text(rotation: int, drawn: int) -> None:
    pages = Pages(size=(800, 800))
    pages.canvas.setPageRotation(rotation)
    pages.canvas.translate(400, 400)
    pages.canvas.rotate(drawn)
    pages.canvas.translate(-400, -400)
    pages.table(100, 100, (100, 100, 100), [("một", "hai", "ba"), ("bốn", "năm", "sáu")])
    assert [text for *_, text in cells(only_grid(pages.data()))] == ["một", "hai", "ba", "bốn", "năm", "sáu"]


# --- letters ----------------------------------------------------------------------------------------------


def test_letters_drawn_twice_are_bold_once() -> None:
    pages = Pages()
    for shift in (0, 0.4):
        pages.text(60 + shift, 100, "Quyết định bbb")
    (run,) = only_paragraphs(pages.data())[0].runs
    assert run == Run(text="Quyết định bbb", font="Tinos", bold=True)


def test_stroked_letters_are_bold_and_invisible_ones_are_text() -> None:
    pages = Pages()
    words = pages.canvas.beginText(60, 400)
    words.setFont("Helvetica", 12)
    for mode in (0, 2, 3):
        words.setTextRenderMode(mode)
        words.textLine(f"mode {mode}")
    pages.canvas.drawText(words)
    found = [run for one in only_paragraphs(pages.data()) for run in one.runs]
    assert [(run.text, run.bold) for run in found] == [("mode 0", False), ("mode 2", True), ("mode 3", False)]


def test_marks_over_letters_stay_with_them_and_gaps_are_spaces() -> None:
    pages = Pages()
    pages.text(60, 100, "Tie\u0302\u0301ng Vie\u0323\u0302t")
    pages.text(60, 130, "Hai")
    pages.text(84, 130, "từ")
    assert [one.text for one in only_paragraphs(pages.data())] == [
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "Hai từ",
    ]


def test_text_drawn_out_of_order_is_read_from_left_to_right() -> None:
    pages = Pages()
    pages.text(200, 100, "sau")
    pages.text(60, 200, "dưới")
    pages.text(185, 100, "và")
    assert [one.text for one in only_paragraphs(pages.data())] == ["và sau", "dưới"]


def test_legacy_fonts_keep_their_names_and_codes() -> None:
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+.VnTimeH,Bold/Encoding/WinAnsiEncoding/FirstChar 32"
        + (b"/Widths[%s]/FontDescriptor 6 0 R>>" % (b"500 " * 224))
    )
    descriptor = b"<</Type/FontDescriptor/FontName/ABCDEF+.VnTimeH,Bold/Flags 32/Ascent 900/Descent -200>>"
    words = "§\xad¬ng l\xad¬ng ®¸p ¸n kh¶ thi cña c¸c ®¬n vÞ".encode("latin-1")
    data = page(stream(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % words), font=font, more=[descriptor])
    (run,) = only_paragraphs(data)[0].runs
    assert run == Run(text="§\xad¬ng l\xad¬ng ®¸p ¸n kh¶ thi cña c¸c ®¬n vÞ", font=".VnTimeH", bold=True)


def test_a_soft_hyphen_at_the_end_of_a_line_joins_its_word() -> None:
    pages = Pages()
    pages.table(60, 80, (60, 60), [("phương\u00ad\nán", "b"), ("c", "d")])
    assert read_pdf("a.pdf", pages.data()).blocks
    assert cells(only_grid(pages.data()))[0][-1].replace("\u00ad", "") == "phươngán"


def test_a_page_without_anything_between_others_is_no_matter() -> None:
    pages = Pages()
    pages.text(60, 100, "Trang đầu")
    pages.next()
    pages.next()
    pages.text(60, 100, "Trang cuối")
    assert blocks(read_pdf("a.pdf", pages.data())) == ["Trang đầu", "Trang cuối"]
