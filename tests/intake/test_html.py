"""The reader of web pages: of Word, Excel, LibreOffice and document systems, sound and broken."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.html.reader import read_html, read_markup
from ccapp.intake.reading import read_bytes
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.source import Grid, Paragraph
from tests.intake.altering import check_altered, check_records
from tests.pace import assert_in_proportion


def grids(markup: str) -> list[Grid]:
    return [block for block in read_markup("a.html", markup).blocks if isinstance(block, Grid)]


def grid(markup: str) -> Grid:
    (found,) = grids(markup)
    return found


def texts(markup: str) -> list[list[str]]:
    """The clean texts of the only table."""
    (found,) = (block for block in sheets(read_markup("a.html", markup)) if isinstance(block, Sheet))
    return [[box.text for box in boxes] for boxes in found.boxes]


def cell(markup: str) -> str:
    return texts(f"<table><tr><td>{markup}</td></tr></table>")[0][0]


def unseen(markup: str) -> list[str]:
    return [text for one in grid(f"<table><tr><td>{markup}</td></tr></table>").cells for text in one.unseen]


def lines(markup: str) -> list[str]:
    blocks = read_markup("a.html", markup).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


# --- the corpus -------------------------------------------------------------------------------------------


def test_every_page_of_the_corpus(corpus: Path) -> None:
    files = sorted(corpus.glob("*.html"))
    assert len(files) >= 14
    for path in files:
        check_records(corpus, path)


# --- cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Xây dựng\n   văn bản", "Xây dựng văn bản"),
        ("một<br>hai<br/>ba", "một\nhai\nba"),
        ("<p>một</p>\n<p>hai</p>", "một\nhai"),
        ("<div>một<div>hai</div>ba</div>", "một\nhai\nba"),
        ("<p>một<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>hai</p>", "một\nhai"),
        ("a<span style='mso-spacerun:yes'>  </span>b", "a b"),
        ("a&nbsp;&nbsp;b", "a b"),
        ("một <b>hai</b> <i>ba</i>", "một hai ba"),
        ("a<del>b</del><ins>c</ins>", "ac"),
        ("a<!-- b --><!--[if gte mso 9]><xml><w:View>c</w:View></xml><![endif]-->d", "ad"),
        (
            "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>việc",
            "1. việc",
        ),
        ("<span style='font-family:Symbol'>·</span> việc", "- việc"),
        ("<span style='font-family:Symbol'>³</span> 40%", "≥ 40%"),
        ("<st1:place w:st='on'>Lộc</st1:place> Bình", "Lộc Bình"),
        ("a<script>b</script><style>c{}</style><noscript>d</noscript>e", "ae"),
        ("x<span style='display:none'>ẩn</span>y", "xy"),
        ("x<span style='mso-hide:all'>ẩn</span>y", "xy"),
        ("đất<sup>1</sup> đai", "đất đai"),
        ("đất<span style='vertical-align:super'>(1)</span> đai", "đất đai"),
        ("500 m<sup>2</sup>", "500 m2"),
        ("12 km<sup>2</sup>", "12 km2"),
        ("một<a style='mso-footnote-id:ftn1' href='#_ftn1'><sup>[1]</sup></a>", "một"),
        ("một<span class=MsoFootnoteReference>[1]</span>", "một"),
        ("việc<a class=msocomanchor href='#_msocom_1'>[A1]</a>", "việc"),
        ("<ol><li><p>một</p></li><li>hai</li></ol>", "1. một\n2. hai"),
        ("<ol start=4><li></li></ol>", "4."),
        ("<ol type=I><li>một<li>hai</ol>", "I. một\nII. hai"),
        ("<ol style='list-style-type:lower-alpha'><li value=3>việc</ol>", "c. việc"),
        ("<ul><li>một</li><li>hai</li></ul>", "- một\n- hai"),
        ("<ul style='list-style:none'><li>một</li></ul>", "một"),
        ("<b><p>một</b> hai</p>", "một hai"),
        ("trên<table><tr><td>a<td>b<tr><td>c<td>d</table>dưới", "trên\na b\nc d\ndưới"),
    ],
)  # fmt: skip
def test_a_cell_holds_what_the_page_shows(markup: str, text: str) -> None:
    assert cell(markup) == text


def test_what_is_not_shown_is_kept_apart() -> None:
    assert unseen("<span style='display:none'>ẩn</span>đất<sup>1</sup>") == ["ẩn", "1"]


def test_deleted_text_is_said_to_be_revised() -> None:
    assert read_markup("a.html", "<p>a<del>b</del>").revised
    assert not read_markup("a.html", "<p>a").revised


# --- tables -----------------------------------------------------------------------------------------------


def test_spans_in_both_directions() -> None:
    assert texts(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td rowspan=0>d<tr><td>e<td>f</table>"
    ) == [["a", "b", "b"], ["a", "c", "d"], ["e", "f", "d"]]


def test_spans_that_go_too_far_are_cut() -> None:
    found = grid("<table><tr><td colspan=1000>I. MỤC</tr><tr><td rowspan=900>1<td>a<td colspan=5>b</table>")
    assert (found.height, found.width) == (2, 3)
    assert {(one.column, one.height, one.width) for one in found.cells} == {
        (0, 1, 3),
        (0, 1, 1),
        (1, 1, 1),
        (2, 1, 1),
    }


def test_cells_of_broken_pages_do_not_overlap() -> None:
    found = grid("<table><tr><td>a<td rowspan=2>b<td>c</tr><tr><td colspan=3>d<td>e</tr></table>")
    taken = [
        (row, column)
        for one in found.cells
        for row in range(one.row, one.row + one.height)
        for column in range(one.column, one.column + one.width)
    ]
    assert len(taken) == len(set(taken))
    assert all(row < found.height and column < found.width for row, column in taken)


def test_text_that_excel_drew_over_blank_cells_is_no_merge() -> None:
    assert texts(
        "<table><tr><td>1<td colspan=2 style='mso-ignore:colspan'>dài<td>x<tr><td>2<td>a<td>b<td>c</table>"
    )[0] == ["1", "dài", "", "x"]


def test_rows_that_only_set_widths_are_dropped() -> None:
    found = grid(
        "<table><tr><td width=97 style='width:72.6pt'>a<td>b</tr><![if supportMisalignedColumns]>"
        "<tr height=0 style='display:none'><td width=10></td><td width=20></td></tr><![endif]></table>"
    )
    assert found.height == 1
    assert found.widths == ()


def test_a_hidden_column_is_unseen() -> None:
    found = grid("<table><col width=10><col style='display:none'><tr><td>a<td>b</table>")
    assert [(one.column, one.unseen) for one in found.cells] == [(0, ()), (1, ("b",))]


def test_widths_of_columns_in_tenths_of_a_millimetre() -> None:
    assert grid("<table><col width=96><col style='width:1in' span=2><tr><td>a<td>b<td>c</table>").widths == (
        254,
        254,
        254,
    )
    assert grid("<table><tr><td style='width:72pt'>a<td width=48>b</table>").widths == (254, 127)


@pytest.mark.parametrize(
    "markup",
    [
        "<tr><td>a</td><td>b</td></tr>",
        "<table><td>a<td>b</table>",
        "<table><tr><td>a<td>b",
        "<table><tbody><form><tr><td>a<td>b</form></table>",
        "<table><tr><td><font>a<td>b</table></table></div>",
        "<google-sheets-html-origin><table><colgroup><col></colgroup><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_unclosed_and_missing_tags(markup: str) -> None:
    assert texts(markup) == [["a", "b"]]


def test_tables_that_frame_a_page_are_opened() -> None:
    inner = "<table>" + "<tr><td>1<td>việc<td>nơi</tr>" * 4 + "</table>"
    page = f"<table><tr><td>trình đơn<td><table><tr><td>Phụ lục</tr><tr><td>{inner}</table>cuối</table>"
    assert lines(page) == ["trình đơn", "Phụ lục", "cuối"]
    assert (grid(page).height, grid(page).width) == (4, 3)


def test_text_beside_rows_is_no_cell() -> None:
    assert lines("<table><caption>Biểu 1</caption>lạc<tr><td>a</table>sau") == ["Biểu 1", "lạc", "sau"]


# --- fonts, weight, pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<td><font face='.VnTime, serif'>a",
        "<td style='font-family:\".VnTime\",sans-serif'>a",
        "<td style='font-family:&quot;.VnTime&quot;'>a",
        "<td style='font:italic 13.0pt \".VnTime\"'>a",
        "<style><!-- /* x */ @font-face {font-family:A;} .x6 {font-family:.VnTime} --></style><td class=x6>a",
        "<style>p.MsoNormal, li.MsoNormal {font-family:'.VnTime'}</style><td><p class='MsoNormal x'>a",
        "<style>@media print { td {font-family:.VnTime} }</style><td>a",
        "<style>td{font-family:Arial} #c{font-family:.VnTime}</style><td id=c>a",
        "<style>body {font-family:.VnTime}</style><td><b>a",
        "<style>td{font-family:.VnTime} .a{font-weight:700}</style><td class=a>a",
    ],
)  # fmt: skip
def test_fonts_of_tags_attributes_and_style_sheets(markup: str) -> None:
    style, _, rest = markup.rpartition("</style>")
    found = grid(f"{style}</style><table><tr>{rest}</table>" if style else f"<table><tr>{rest}</table>")
    assert found.cells[0].paragraphs[0].runs[0].font == ".VnTime"


@pytest.mark.parametrize(
    ("markup", "bold"),
    [
        ("<td><b style='mso-bidi-font-weight:normal'>a</b>", True),
        ("<td><b style='font-weight:normal'>a</b>", False),
        ("<td style='font-weight:700'>a", True),
        ("<th>a", True),
        ("<td>a<b>b</b>", False),
    ],
)
def test_bold(markup: str, bold: bool) -> None:
    assert grid(f"<table><tr>{markup}</table>").cells[0].paragraphs[0].bold is bold


def test_centred_paragraphs() -> None:
    blocks = read_markup(
        "a.html", "<p align=center>a</p><center><p>b</p></center><p style='text-align:center'>c</p><p>d</p>"
    ).blocks
    assert [block.centered for block in blocks if isinstance(block, Paragraph)] == [True, True, True, False]


def test_pages_are_turned_as_their_section_says() -> None:
    page = (
        "<style>@page Section1 {size:595.3pt 841.9pt;} @page Section2 {size:841.9pt 595.3pt;"
        "mso-page-orientation:landscape;} div.Section1{page:Section1;} div.Section2{page:Section2;}</style>"
        "<div class=Section1><table><tr><td>a</table></div><div class=Section2><table><tr><td>a</table></div>"
    )
    assert [one.orientation for one in grids(page)] == [Orientation.PORTRAIT, Orientation.LANDSCAPE]
    tall = "<style>@page { size: 8.27in 11.69in; margin: 1in }</style><table><tr><td>a</table>"
    assert grid(tall).orientation is Orientation.PORTRAIT


def test_notes_comments_headers_and_footers_are_no_lines() -> None:
    assert lines(
        "<div title=header><p>trang</p></div><p>thân</p><div style='mso-element:footnote-list'><p>chú</div>"
        "<div id=sdfootnote1><p>chú</p></div><div style='mso-element:comment-list'>ý kiến</div>"
    ) == ["thân"]


# --- bytes ------------------------------------------------------------------------------------------------

PAGE = "<html><head>{}</head><body><p>Đánh giá kết quả</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset=windows-1252>"),
        ("utf-8-sig", ""),
        ("utf-16", "<meta charset=utf-16>"),
        ("utf-16-le", ""),
    ],
)
def test_bytes_win_over_what_the_page_declares(encoding: str, declared: str) -> None:
    (line,) = sheets(read_html("a.html", PAGE.format(declared).encode(encoding)))
    assert not isinstance(line, Sheet)
    assert line.text == "Đánh giá kết quả"


def test_the_vietnamese_code_page_of_windows() -> None:
    words = PAGE.replace("Đánh giá kết quả", "Đa\u0301nh gia\u0301 kê\u0301t qua\u0309")
    for meta in ("<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>", ""):
        (line,) = sheets(read_html("a.htm", words.format(meta).encode("cp1258")))
        assert not isinstance(line, Sheet)
        assert line.text == "Đánh giá kết quả"


def archive(content: bytes, transfer: str) -> bytes:
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_x"\r\n\r\n------=_x\r\n'
        f"Content-Location: a.htm\r\nContent-Transfer-Encoding: {transfer}\r\n"
        'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    )
    return (
        head.encode() + content + b"\r\n------=_x\r\nContent-Type: image/png\r\n\r\n<p>x\r\n------=_x--\r\n"
    )


def test_a_page_saved_as_one_file() -> None:
    page = PAGE.format("<meta charset=3D>")
    quoted = page.replace("=", "=3D").encode().replace("Đ".encode(), b"=C4=90=\r\n")
    packed = base64.encodebytes(page.encode())
    for content, transfer in ((quoted, "quoted-printable"), (packed, "base64"), (page.encode(), "8bit")):
        (paragraph,) = read_html("a.mht", archive(content, transfer)).blocks
        assert isinstance(paragraph, Paragraph)
        assert paragraph.text == "Đánh giá kết quả"


def test_an_archive_without_a_page_is_refused() -> None:
    for data in (
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n<html>",
        b"MIME-Version: 1.0\r\nContent-Type: text/html",
    ):
        with pytest.raises(FileError) as caught:
            read_html("a.mht", data)
        assert caught.value.code == "file-unsupported"


# --- bad pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup", ["", " ", "<!-- a -->", "<html></html>", "<frameset><frame src=a>", "\0\x01", "<![", "&#xD800;"]
)
def test_pages_that_hold_nothing(markup: str) -> None:
    assert grids(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 3000,
        "<table><tr><td>" * 40,
        "<table><tr>" + "<td>a" * 300 + "</table>",
        "<table>" + ("<tr>" + "<td>a" * 150) * 14 + "</table>",
        "<" * 1_000_001,
    ],
)
def test_pages_beyond_the_limits_are_refused(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 2_000)
    with pytest.raises(FileError) as caught:
        read_markup("a.html", markup)
    assert (caught.value.code, caught.value.facts["file"]) == ("file-too-complex", "a.html")


def test_tags_left_open_hundreds_of_times() -> None:
    assert cell("<font>" * 800 + "sâu") == "sâu"


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        (
            "<table>",
            "<tr style='mso-yfti-irow:1'>"
            + "<td width=97 style='width:72.6pt'><p class=MsoNormal>Việc cần làm ngay" * 7,
        ),
        ("<table>", "<tr><td rowspan=2>Việc<td>cần<td>làm</tr>"),
        ("", "<p class=MsoNormal>Việc cần làm ngay"),
        ("<table><tr><td>", "Việc <b>cần</b> làm <br>"),
        ("<table><tr><td>", "<span>Việc</span> <!-- x --> &nbsp;"),
        ("", "</b></td></table>"),
    ],
)
def test_the_cost_of_a_page_is_in_proportion(before: str, repeated: str) -> None:
    assert_in_proportion(
        lambda letters: partial(read_markup, "a.html", before + repeated * (letters // len(repeated))), 10_000
    )


PIECES = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=2>", "<th>", "</td>",
    "<p>", "</p>", "<ol>", "<li>", "</ol>", "<b>", "</b>", "<del>", "<div hidden>", "</div>", "<col span=9>",
    "text", " 1. ", "<sup>1</sup>", "<style>td{font-family:", "</style>", "<caption>", "<br>", "<colgroup>",
    "&nbsp;", "<!--", "-->", "<body>", "<html>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_order_of_tags_is_read(pieces: list[str]) -> None:
    markup = "".join(pieces)
    for one in grids(markup):
        assert all(c.row + c.height <= one.height and c.column + c.width <= one.width for c in one.cells)
    read_bytes("a.html", markup.encode() or b" ")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read_markup("a.html", text)


@pytest.mark.timeout(1800)
def test_altered_pages_never_end_in_a_traceback(corpus: Path) -> None:
    check_altered("a.html", [path.read_bytes() for path in sorted(corpus.glob("*.html"))], read_bytes)
