"""The reader of OpenDocument files: texts, spreadsheets, and files that are neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.archive import Archive
from ccapp.intake.odt.reader import read_odt
from ccapp.intake.reading import read_bytes
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.source import Grid, Paragraph, Source
from tests.intake.altering import check_altered, check_records
from tests.intake.word import zipped

NAMES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"' for short, full in NAMES.items()
)
LO = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def document(body: str, *, styles: str = "", common: str = "", kind: str = "text", **more: str) -> bytes:
    """A file with the given body, automatic styles, and common styles."""
    return zipped(
        {
            "content.xml": f"<office:document-content {NAMESPACES} {LO}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {NAMESPACES} {LO}>{common}</office:document-styles>",
            **more,
        }
    )


def source(body: str, **parts: str) -> Source:
    return read_odt("a.odt", document(body, **parts))


def grids(body: str, **parts: str) -> list[Grid]:
    return [block for block in source(body, **parts).blocks if isinstance(block, Grid)]


def texts(body: str, **parts: str) -> list[list[str]]:
    (found,) = (block for block in sheets(source(body, **parts)) if isinstance(block, Sheet))
    return [[box.text for box in boxes] for boxes in found.boxes]


def style(name: str, family: str, inner: str = "", attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inner}</style:style>'


def cell(content: str, attributes: str = "") -> str:
    inner = content if content.startswith("<") else f"<text:p>{content}</text:p>"
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(one if one.startswith("<table:") else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str, columns: str = "") -> str:
    return f"<table:table>{columns}{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"
TEXT_STYLES = (
    style("B", "text", '<style:text-properties fo:font-weight="bold"/>')
    + style("H", "text", '<style:text-properties text:display="none"/>')
    + style("S", "text", '<style:text-properties style:text-position="super 58%"/>')
    + style("Y", "text", '<style:text-properties style:font-name="Symbol"/>')
)


NOTE = (
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>chú</text:p></text:note-body></text:note>"
)
BOX = "<draw:frame><svg:title>x</svg:title><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame>"


def span(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


# --- the corpus -------------------------------------------------------------------------------------------


def test_every_open_document_of_the_corpus(corpus: Path) -> None:
    files = sorted(corpus.glob("*.odt"))
    assert len(files) >= 2
    for path in files:
        check_records(corpus, path)


# --- cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<text:p>một\n   hai</text:p>", "một hai"),
        ("<text:p>một</text:p><text:p>hai</text:p>", "một\nhai"),
        ("<text:p>a<text:line-break/>b<text:tab/>c<text:s text:c='4'/>d</text:p>", "a\nb c d"),
        ("<text:h>mục</text:h>", "mục"),
        (f"<text:p>{span('H', 'ẩn')}hiện</text:p>", "hiện"),
        (f"<text:p>đất{span('S', '1')} đai</text:p>", "đất đai"),
        (f"<text:p>500 m{span('S', '2')}</text:p>", "500 m2"),
        (f"<text:p>{span('Y', '³')} 40%</text:p>", "≥ 40%"),
        (f"<text:p>việc{NOTE} x</text:p>", "việc x"),
        ("<text:p>a<office:annotation><text:p>ý kiến</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:p><text:a>liên <text:span>kết</text:span></text:a></text:p>", "liên kết"),
        ("<text:p>a<text:change-start text:change-id='1'/>b<text:change-end/>c</text:p>", "abc"),
        (f"<text:p>a{BOX}</text:p><text:p>b</text:p>", "a\nhộp\nb"),
        ("<text:section><text:p>trong phần</text:p></text:section>", "trong phần"),
        (f"<text:p>trên</text:p>{table(row('a', 'b'), row('c', 'd'))}", "trên\na b\nc d"),
    ],
)  # fmt: skip
def test_a_cell_holds_what_the_page_shows(xml: str, text: str) -> None:
    assert texts(table(row(cell(xml))), styles=TEXT_STYLES) == [[text]]


def test_what_is_not_shown_is_kept_apart() -> None:
    xml = f"<text:p>{span('H', 'ẩn')}đất{span('S', '1')}<text:note/></text:p>"
    (found,) = grids(table(row(cell(xml))), styles=TEXT_STYLES)
    assert found.cells[0].unseen == ("ẩn", "1", "(*)")


def test_deleted_text_is_no_line() -> None:
    region = "<text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
    read = source(f"{deleted}<text:p>còn</text:p>")
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == ["còn"]
    assert read.revised


# --- automatic numbers ------------------------------------------------------------------------------------

NUMBER, BULLET = "<text:list-level-style-number", "<text:list-level-style-bullet"
LISTS = (
    f'<text:list-style style:name="L">{NUMBER} text:level="1" style:num-format="I" style:num-suffix="."/>'
    f'{NUMBER} text:level="2" style:num-format="1" text:display-levels="2" text:start-value="3" '
    f'style:num-suffix=")"/>{BULLET} text:level="3" text:bullet-char="•"/></text:list-style>'
    f'<text:list-style style:name="M">{NUMBER} text:level="1" loext:num-list-format="(%1%)" '
    'style:num-format="a"/></text:list-style>'
)


def item(text: str, below: str = "", attributes: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{text}</text:p>{below}</text:list-item>"


def listed(*items: str, name: str = "L", attributes: str = "") -> str:
    inner = "".join(one if one.startswith("<") else item(one) for one in items)
    return f'<text:list text:style-name="{name}" {attributes}>{inner}</text:list>'


def test_automatic_numbers_are_counted() -> None:
    deep = item("x", f"<text:p>y</text:p>{listed(item('z', listed('u', name='')), name='')}")
    body = [
        listed("a", "b"),
        listed("c", attributes='text:continue-numbering="true" xml:id="one"'),
        listed("d"),
        listed("e", name="M"),
        listed(deep, attributes='text:continue-list="one"'),
        listed(item("f", attributes='text:start-value="9"'), "g"),
        listed("<text:list-header><text:p>h</text:p></text:list-header>"),
    ]
    read = texts(table(*(row(cell(one)) for one in body)), styles=LISTS)
    assert [boxes[0] for boxes in read] == [
        "I. a\nII. b", "III. c", "I. d", "(a) e", "IV. x\ny\nIV.3) z\n• u", "IX. f\nX. g", "h",
    ]  # fmt: skip


# --- tables -----------------------------------------------------------------------------------------------


def test_spans_repeats_and_header_rows() -> None:
    wide, tall = 'table:number-columns-spanned="2"', 'table:number-rows-spanned="2"'
    body = table(
        f"<table:table-header-rows>{row(cell('a', wide), COVERED, 'b')}</table:table-header-rows>",
        row(cell("c", tall), cell("lặp", 'table:number-columns-repeated="2"')),
        row(COVERED, "d", "<table:table-cell/>"),
        row(
            "<table:table-cell table:number-columns-repeated='9'/>",
            attributes='table:number-rows-repeated="99999"',
        ),
    )
    assert texts(body) == [["a", "a", "b"], ["c", "lặp", "lặp"], ["c", "d", ""]]


def test_text_under_a_merge_is_unseen() -> None:
    wide = 'table:number-columns-spanned="2"'
    (found,) = grids(
        table(row(cell("a", wide), "<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>"))
    )
    assert [(one.paragraphs[0].text, one.unseen) for one in found.cells] == [("a", ("b",))]


def test_a_repeated_row_is_repeated() -> None:
    assert texts(table(row("a", "b", attributes='table:number-rows-repeated="3"'))) == [["a", "b"]] * 3


def test_widths_of_columns() -> None:
    styles = style("C", "table-column", '<style:table-column-properties style:column-width="1in"/>')
    columns = '<table:table-column table:style-name="C" table:number-columns-repeated="2"/>'
    (found,) = grids(table(row("a", "b"), columns=columns), styles=styles)
    assert found.widths == (254, 254)


def test_fonts_and_weight_come_from_every_layer() -> None:
    styles = (
        '<style:font-face style:name="F1" svg:font-family="\'.VnTimeH\'"/>'
        '<style:default-style style:family="paragraph"><style:text-properties style:font-name=".VnTime"/>'
        "</style:default-style>"
        + style(
            "P", "paragraph", '<style:text-properties fo:font-weight="bold"/>', 'style:parent-style-name="Q"'
        )
        + style(
            "Q",
            "paragraph",
            "<style:text-properties fo:font-family=\"'VNI-Times'\"/>",
            'style:parent-style-name="P"',
        )
        + style("T", "text", '<style:text-properties style:font-name="F1" fo:font-weight="normal"/>')
        + style("C", "paragraph", '<style:paragraph-properties fo:text-align="center"/>')
    )
    styled = f'<text:p text:style-name="P">b{span("T", "c")}</text:p><text:p text:style-name="C"/>'
    body = f"<text:p>a</text:p>{styled}"
    first, second, third = (
        block for block in source(body, common=styles).blocks if isinstance(block, Paragraph)
    )
    assert [(one.font, one.bold) for one in first.runs] == [(".VnTime", False)]
    assert [(one.font, one.bold) for one in second.runs] == [("VNI-Times", True), (".VnTimeH", False)]
    assert [block.centered for block in (first, second, third)] == [False, False, True]


def test_pages_are_turned_by_their_master() -> None:
    pages = "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{wide}" '
        f'fo:page-height="{high}"/></style:page-layout>'
        f'<style:master-page style:name="{master}" style:page-layout-name="{name}"/>'
        for name, wide, high, master in (
            ("p1", "21cm", "29.7cm", "Standard"),
            ("p2", "29.7cm", "21cm", "Wide"),
        )
    )
    styles = style("P", "paragraph", "", 'style:master-page-name="Wide"')
    body = table(row("a")) + '<text:p text:style-name="P"/>' + table(row("b"))
    found = grids(body, styles=styles, common=pages)
    assert [one.orientation for one in found] == [Orientation.PORTRAIT, Orientation.LANDSCAPE]


# --- spreadsheets -----------------------------------------------------------------------------------------

DAY = 'office:value-type="date" office:date-value="2026-01-31"'


def book(*rows: str, columns: str = "") -> str:
    return f'<table:table table:name="Sheet1">{columns}{"".join(rows)}</table:table>'


def sheet(*rows: str, **parts: str) -> list[list[str]]:
    return texts(book(*rows), kind="spreadsheet", **parts)


def test_a_spreadsheet_is_read_as_displayed() -> None:
    head = row("TT", "Nhiệm vụ", "Thời hạn", "<table:table-cell table:number-columns-repeated='16381'/>")
    rows = sheet(
        head,
        row("1", "a", cell("01/31/26", DAY)),
        row("2", "b", cell("Tháng 1/2026", DAY)),
        row("3", "c", cell("01/2026", DAY)),
        row(
            "<table:table-cell table:number-columns-repeated='16384'/>",
            attributes='table:number-rows-repeated="1048570"',
        ),
    )
    assert [boxes[2] for boxes in rows] == ["Thời hạn", "31/01/2026", "Tháng 1/2026", "01/2026"]


def test_fonts_of_a_spreadsheet_come_from_cell_and_column_styles() -> None:
    styles = style("A", "table-cell", '<style:text-properties style:font-name=".VnTime"/>') + style(
        "B", "table-cell", '<style:text-properties fo:font-weight="bold"/>', 'style:parent-style-name="A"'
    )
    column = '<table:table-column table:number-columns-repeated="16384" table:default-cell-style-name="A"/>'
    rows = row("a", cell("b", 'table:style-name="B"'), "c"), row("d", "e", "f")
    (found,) = grids(book(*rows, columns=column), styles=styles, kind="spreadsheet")
    runs = [one.paragraphs[0].runs[0] for one in found.cells]
    assert {run.font for run in runs} == {".VnTime"}
    assert [run.bold for run in runs] == [False, True, False, False, False, False]


def test_hidden_columns_of_a_spreadsheet_are_left_out() -> None:
    plain, hidden = "<table:table-column/>", '<table:table-column table:visibility="collapse"/>'
    rows = row("a", "ẩn", "b", "c"), row("d", "ẩn", "e", "f")
    (found,) = grids(book(*rows, columns=plain + hidden + plain * 2), kind="spreadsheet")
    assert found.width == 3


# --- bad files --------------------------------------------------------------------------------------------

ENTITIES = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
MANIFEST = '<m><manifest:encryption-data xmlns:manifest="m"/></m>'


def nested(depth: int) -> str:
    body = "<text:p>x</text:p>"
    for _ in range(depth):
        body = table(row(cell(body)))
    return body


ROWS, COLUMNS = "table:number-rows-repeated", "table:number-columns-repeated"
HUGE = 'table:number-columns-spanned="150" table:number-rows-spanned="1300"'
BAD = {
    "password": (document("", **{"META-INF/manifest.xml": MANIFEST}), "file-encrypted"),
    "entities": (zipped({"content.xml": ENTITIES}), "file-unsafe"),
    "broken xml": (zipped({"content.xml": "<a"}), "file-damaged"),
    "presentation": (document("", kind="presentation"), "file-unsupported"),
    "no body": (zipped({"content.xml": "<a/>"}), "file-unsupported"),
    "nested tables": (document(nested(limits.NESTED_TABLES + 3)), "file-too-complex"),
    "wide": (document(table(row(*["a"] * 300))), "file-too-complex"),
    "repeated columns": (document(table(row(cell("a", f'{COLUMNS}="999999"')))), "file-too-complex"),
    "repeated rows": (document(table(row("a", attributes=f'{ROWS}="999999"'))), "file-too-complex"),
    "overlapping": (document(table(*(row(cell("a", HUGE)) for _ in range(1300)))), "file-too-complex"),
    "repeated in a sheet": (
        document(book(row("a", attributes=f'{ROWS}="999999"')), kind="spreadsheet"),
        "file-too-complex",
    ),
    "deep xml": (document("<text:p>" * 5000 + "</text:p>" * 5000), "file-damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_each_kind_of_bad_file_has_its_code(case: str) -> None:
    data, code = BAD[case]
    with pytest.raises(FileError) as caught:
        read_bytes("a.odt", data)
    assert (caught.value.code, caught.value.facts["file"]) == (code, "a.odt")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:p>" + "<text:span>" * 240, "</text:span>" * 240 + "</text:p>"),
        ("<text:section>" * 240 + "<text:p>", "</text:p>" + "</text:section>" * 240),
    ],
)
def test_the_deepest_xml_the_parser_takes_is_read(before: str, after: str) -> None:
    assert texts(table(row(cell(f"{before}sâu{after}")))) == [["sâu"]]


@pytest.mark.timeout(1800)
def test_altered_files_never_end_in_a_traceback(corpus: Path) -> None:
    check_altered("a.odt", [path.read_bytes() for path in sorted(corpus.glob("*.odt"))], read_bytes)


@pytest.mark.timeout(1800)
def test_altered_parts_never_end_in_a_traceback(corpus: Path) -> None:
    def reader(name: str, content: bytes) -> object:
        return read_bytes(name, zipped({"content.xml": content}))

    rows = row("TT", "Nhiệm vụ", "Chủ trì"), row("1", "Việc", cell("Phòng", HUGE))
    files = [document(table(*rows)), *(path.read_bytes() for path in corpus.glob("*.odt"))]
    check_altered("a.odt", [Archive("a.odt", data).read("content.xml") for data in files], reader)
