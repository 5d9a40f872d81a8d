"""The .docx reader: what the page shows is read, and nothing else."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Orientation
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.numbering import letters, roman
from ccapp.intake.source import Grid, Paragraph
from ccapp.text.normalize import clean
from tests.intake.word import cell, cell_text, row, run, sheet, table, word

SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'


def one_run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('còn ')}<w:ins>{run('thêm')}</w:ins></w:p>", "còn thêm"),
        (f"<w:p>{run('còn')}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>", "còn"),
        (f"<w:p><w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo></w:p>", "mới"),
        (f"<w:p><w:ins>{run('a')}<w:del>{run('b')}</w:del></w:ins></w:p>", "a"),
        (f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run('ô chọn')}</w:sdtContent></w:sdt></w:p>", "ô chọn"),
        (f"<w:sdt><w:sdtContent><w:p>{run('đoạn')}</w:p></w:sdtContent></w:sdt>", "đoạn"),
        (f"<w:p><w:smartTag><w:smartTag>{run('thẻ')}</w:smartTag></w:smartTag></w:p>", "thẻ"),
        (f"<w:p><w:hyperlink>{run('liên kết')}</w:hyperlink></w:p>", "liên kết"),
        (f"<w:p><w:fldSimple w:instr='DATE'>{run('2026')}</w:fldSimple></w:p>", "2026"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>", "3"),
        (one_run("<w:t>TC</w:t><w:noBreakHyphen/><w:t>KT</w:t>"), "TC-KT"),
        (one_run("<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>"), "a\nb c"),
        (one_run("<w:t>từ</w:t><w:softHyphen/><w:t>ng</w:t>"), "từng"),
        (one_run('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 40%</w:t>'), "≥ 40%"),
        (f"<w:p>{run(chr(0xF0B3), SYMBOL)}{run(' 5')}</w:p>", "≥ 5"),
        (f"<w:p>{run('a' + chr(0xF062))}</w:p>", "ab"),
        (f"<w:p>{run('a' + chr(0xF000))}</w:p>", "a\uf000"),
        (f"<w:p>{run('đất')}{run('1', RAISED)}{run(' đai')}</w:p>", "đất đai"),
        (f"<w:p>{run('500 m')}{run('2', RAISED)}</w:p>", "500 m2"),
        (f"<w:p>{run('12km')}{run('2', RAISED)}</w:p>", "12km2"),
        (f"<w:p>{run('năm')}{run('1', RAISED)}</w:p>", "năm"),
        (f"<w:p>{run('ẩn', '<w:vanish/>')}{run('hiện')}</w:p>", "hiện"),
        (f"<w:p>{run('một')}</w:p><w:p>{run('hai')}</w:p>", "một\nhai"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('liền ')}</w:p><w:p>{run('nhau')}</w:p>",
            "liền nhau",
        ),
        (
            one_run(
                "<mc:AlternateContent><mc:Choice Requires='wps'><w:t>mới</w:t></mc:Choice>"
                "<mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent>"
            ),
            "mới",
        ),
        (table(row("trong", "ô"), row("lồng", "nhau")) + "<w:p/>", "trong ô\nlồng nhau"),
    ],
)
def test_a_cell_holds_what_the_page_shows(xml: str, text: str) -> None:
    assert cell_text(xml) == text


def test_what_is_not_shown_is_reported() -> None:
    read = sheet(table(row(cell(f"<w:p>{run('ẩn', '<w:vanish/>')}{run('đất')}{run('1', RAISED)}</w:p>"))))
    assert [(one.code, one.place, one.facts["text"]) for one in read.findings] == [
        ("read-unseen-text", "table 1, row 1", "ẩn"),
        ("read-unseen-text", "table 1, row 1", "1"),
    ]


def test_merges_of_every_form() -> None:
    read = sheet(
        table(
            row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>'), "c"),
            row("d", cell("e", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "f"),
            row("g", properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
            widths=(567, 567, 567, 567),
        )
    )
    assert [[box.text for box in boxes] for boxes in read.boxes] == [
        ["a", "a", "b", "c"],
        ["d", "e", "e", "f"],
        ["", "", "g", ""],
    ]
    assert read.widths == (100, 100, 100, 100)


def test_vertical_merges_keep_their_first_text_and_report_the_rest() -> None:
    up = "<w:vMerge/>"
    read = sheet(
        table(
            row(cell("chung", '<w:vMerge w:val="restart"/>'), "1"),
            row(cell("", up), "2"),
            row(cell("thừa", up), "3"),
            row("riêng", cell("4", up)),
        )
    )
    boxes = [boxes[0] for boxes in read.boxes]
    assert [box.text for box in boxes] == ["chung", "chung", "chung", "riêng"]
    assert boxes[0] is boxes[2]
    assert boxes[0].height == 3
    assert [one.facts["text"] for one in read.findings] == ["thừa"]


def test_rows_and_cells_in_content_controls_and_deleted_rows() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>{cell('d')}</w:tr>"
    read = sheet(table(wrapped, row("x", "y", properties="<w:del/>"), inner))
    assert [[box.text for box in boxes] for boxes in read.boxes] == [["a", "b"], ["c", "d"]]


ABSTRACT = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level: int, number: int = 5) -> str:
    reference = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{reference}</w:pPr>{run(text) if text else ''}</w:p>"


def test_automatic_numbers_are_counted() -> None:
    cells = [
        numbered("", 0), numbered("a", 1), numbered("", 1), numbered("", 0), numbered("", 1),
        numbered("việc", 2), numbered("", 0, 6), numbered("", 0, 6),
    ]  # fmt: skip
    read = sheet(table(*(row(cell(xml)) for xml in cells)), numbering=ABSTRACT)
    texts = [boxes[0].text for boxes in read.boxes]
    assert texts == ["I.", "I.3 a", "I.4", "II.", "II.3", "- việc", "VII.", "VIII."]


def test_numbers_and_fonts_come_from_styles() -> None:
    default = '<w:rFonts w:ascii="Arial"/>'
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N">'
        '<w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="N"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>'
    )
    lettered, light = '<w:rStyle w:val="C"/>', '<w:b w:val="0"/>'
    listed = '<w:pPr><w:pStyle w:val="L"/></w:pPr>'
    body = f"<w:p>{run('a')}{run('b', lettered)}</w:p><w:p>{listed}{run('c')}{run('d', light)}</w:p>"
    source = read_docx("a.docx", word(body, styles=styles, numbering=ABSTRACT))
    first, second = (block for block in source.blocks if isinstance(block, Paragraph))
    assert [one.font for one in first.runs] == [".VnTime", "VNI-Times"]
    assert second.text == "I. cd"
    assert [one.bold for one in second.runs] == [True, True, False]
    assert second.runs[0].font == ".VnTime"


def test_a_table_in_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{table(row('trong hộp', 'b'))}<w:p/></w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    source = read_docx("a.docx", word(f"<w:p><w:r>{drawing}</w:r></w:p>"))
    assert len([block for block in source.blocks if isinstance(block, Grid)]) == 1


def test_each_section_turns_its_own_tables() -> None:
    tall = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    source = read_docx("a.docx", word(table(row("a")) + tall + table(row("b")) + wide))
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    assert [grid.orientation for grid in grids] == [Orientation.PORTRAIT, Orientation.LANDSCAPE]


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(number: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    signs = [worth[sign] for sign in roman(number)]
    following = [*signs[1:], 0]
    assert sum(-one if one < after else one for one, after in zip(signs, following, strict=True)) == number


def test_letters_go_on_after_z() -> None:
    assert [letters(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=60))
def test_any_text_survives(text: str) -> None:
    assert cell_text(f"<w:p>{run(escape(text))}</w:p>") == clean(text)
