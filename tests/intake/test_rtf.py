"""The reader of Rich Text Format: text, tables in every form, and files that are broken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake.reading import read_bytes
from ccapp.intake.rtf.reader import read_rtf
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.source import Grid, Paragraph, Source
from tests.intake.altering import check_altered, check_records
from tests.pace import assert_in_proportion

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset163 Times New Roman (Vietnamese);}"
    r"{\f4\fcharset163{\*\falt Arial}.VnTimeH;}"
    r"{\f5\fnil VNI-Times;}}"
)


def source(body: str, head: str = HEAD) -> Source:
    return read_rtf("a.rtf", f"{head}{body}}}".encode("latin-1"))


def grids(body: str) -> list[Grid]:
    return [block for block in source(body).blocks if isinstance(block, Grid)]


def texts(body: str) -> list[list[str]]:
    (found,) = (block for block in sheets(source(body)) if isinstance(block, Sheet))
    return [[box.text for box in boxes] for boxes in found.boxes]


def lines(body: str, head: str = HEAD) -> list[str]:
    return [block.text for block in sheets(source(body, head)) if not isinstance(block, Sheet)]


def row(*cells: str, shape: str = "") -> str:
    """A row as Word writes it; `shape` holds the marks of cells and their edges."""
    edges = shape or "".join(rf"\cellx{1000 * (index + 1)}" for index in range(len(cells)))
    content = "".join(rf"\pard\intbl {one}\cell" for one in cells)
    return rf"\trowd\trgaph108\trleft-108{edges}{content}\pard\intbl\row" + "\r\n"


AFTER = r"\pard\par"


# --- the corpus -------------------------------------------------------------------------------------------


def test_every_rich_text_of_the_corpus(corpus: Path) -> None:
    files = sorted(corpus.glob("*.rtf"))
    assert len(files) >= 3
    for path in files:
        check_records(corpus, path)


# --- text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"m\u7897\'6ft h\u224\'e0ng", "một hàng"),
        (r"m\u7897?t", "một"),
        (r"\uc0 m\u7897t", "một"),
        (r"\uc2 m\u7897\'6f\'6ft", "một"),
        (r"{\uc3\u7897\'6fab}t", "ột"),
        (r"\u8211\endash x", "–x"),
        (r"\u-3913?", "·"),
        (r"d\'e9\emdash x\~y\_z", "dé—x y-z"),
        (r"a\'92b", "a’b"),
        (r"một".encode().decode("latin-1"), "má»™t"),
        (r"{\f3 k\'ea\'ect qua\'d2}", "kết quả"),
        (r"{\f2\'b3} 40%", "≥ 40%"),
        (r"a\line b\tab c", "a\nb c"),
        (r"\{a\}\\", "{a}\\"),
        ("a\r\nb", "ab"),
        (r"{\b b}{\i c}", "bc"),
        (r"a{\v ẩn}b".encode("cp1258", "replace").decode("latin-1"), "ab"),
        (r"a{\deleted b}{\revised c}", "ac"),
        (r"\'80", "€"),
        (r"{\mmath{\*\moMath{\mr x}{\*\mctrlPr y}{\mr =1}}{\mmathPict z}}", "x=1"),
        (r"m{\super 2}", "m2"),
        (r"500 m{\super 2} {\up6 1}", "500 m2 1"),
        (r"\'d0\'f3{\super (1)} x", "Ðó x"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt li\u234\'ean}} k", "liên k"),
        (r"{\listtext\pard\plain 1.\tab}vi\u7879\'65c", "1. việc"),
        (r"{\pntext\f2\'b7\tab}x", "- x"),
        (r"{\*\unknown x{y}z}a{\*\bkmkstart b}", "a"),
        (r"{\pict\wmetafile8 010009{\*\x}ff}a", "a"),
        ("{\\pict\\bin5 }}}}}}a", "a"),
        (r"{\object{\*\objdata 00}{\result k\u7871\'65t}}", "kết"),
        (r"{\upr{a?b}{\*\ud a\u7871\'65b}}", "aếb"),
        (r"a{\footnote \chftn ch\u250 u}b", "ab"),
        (r"{\header tr\u234\'ean}{\footer x}a", "a"),
        (r"{\info{\title x}}{\stylesheet{\s1 Heading;}}a", "a"),
        (r"\zzz1\b0\'zz a", "'zz a"),
    ],
)  # fmt: skip
def test_a_paragraph_holds_what_the_page_shows(rtf: str, text: str) -> None:
    assert "".join(lines(rf"{rtf}\par")) == text


def test_a_text_box_stands_beside_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt \pard\plain trong h\u7897\'6fp\par}}{\shprslt lặp}}"
    assert lines(rf"a{box}b\par".replace("lặp", "l")) == ["trong hộp", "ab"]


def test_fonts_and_weight() -> None:
    (first, second) = source(r"a{\f1 b\b c}\plain d\par\pard\s7 e\par").blocks
    assert isinstance(first, Paragraph)
    assert [(run.text, run.font, run.bold) for run in first.runs] == [
        ("a", "Times New Roman", False), ("b", ".VnTime", False), ("c", ".VnTime", True),
        ("d", "Times New Roman", False),
    ]  # fmt: skip
    assert isinstance(second, Paragraph)


def test_a_style_gives_its_font_where_the_text_names_none() -> None:
    sheet = (
        r"{\stylesheet{\f1 Normal;}{\s7\sbasedon8 A;}{\s8\f4\sbasedon7 B;}{\s9\sbasedon9 C;}{\*\cs10\f5 D;}}"
    )
    blocks = source(rf"{sheet}\pard\plain a\par\s7 b\par\s9 c\par").blocks
    fonts = [block.runs[0].font for block in blocks if isinstance(block, Paragraph)]
    assert fonts == [".VnTime", ".VnTimeH", "Times New Roman"]


def test_bytes_of_legacy_fonts_stay_bytes() -> None:
    (block,) = source(r"{\f1 v\'a8n \u173\'ad\-}{\f4 \'cd\'d2}{\f5 a\'f9}\par").blocks
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.runs] == ["v\xa8n \xad\xad", "\xcd\xd2", "a\xf9"]


def test_words_that_old_word_writes_for_each_script_change_nothing() -> None:
    (block,) = source(r"{\rtlch\fcs1 \af5\ab \ltrch\fcs0 \f1\hich\af2\dbch\af0\loch\f1 a}\par").blocks
    assert isinstance(block, Paragraph)
    assert [(run.font, run.bold) for run in block.runs] == [(".VnTime", False)]


def test_centred_paragraphs() -> None:
    blocks = source(r"\pard\qc a\par{\ql b\par}c\par\pard d\par").blocks
    assert [block.centered for block in blocks if isinstance(block, Paragraph)] == [True, False, True, False]


# --- tables -----------------------------------------------------------------------------------------------


def test_rows_and_paragraphs_around_them() -> None:
    body = r"\pard tr\'ean\par" + row("a", r"b\par c") + row("d", "") + r"\pard sau\par"
    assert texts(body) == [["a", "b\nc"], ["d", ""]]
    assert lines(body) == ["trên", "sau"]


def test_cells_are_known_by_their_edges() -> None:
    body = (
        row("a", "b", "c") + row("rong", "d", shape=r"\cellx2010\cellx3000") + row("e", shape=r"\cellx2990")
    )
    (found,) = grids(body + AFTER)
    assert found.width == 3
    assert [(one.row, one.column, one.width) for one in found.cells] == [
        (0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 2), (1, 2, 1), (2, 0, 3),
    ]  # fmt: skip
    assert found.widths == (195, 176, 175)


def test_merges_in_both_directions() -> None:
    body = (
        row("a", "b", "c", shape=r"\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000")
        + row("", "d", "e", shape=r"\clvmrg\cellx1000\cellx2000\clvmgf\cellx3000")
        + row("thua", "f", "", shape=r"\clvmrg\cellx1000\cellx2000\clvmrg\cellx3000")
        + row("", "g", "h", shape=r"\clvmrg\cellx1000\cellx2000\cellx3000").replace("clvmrg", "x")
    )
    assert texts(body + AFTER) == [["a", "b", "b"], ["a", "d", "e"], ["a", "f", "e"], ["", "g", "h"]]
    (found,) = grids(body + AFTER)
    assert [one.unseen for one in found.cells if one.unseen] == [("thua",), ("c",)]


def test_a_definition_holds_for_rows_without_their_own() -> None:
    body = r"\trowd\cellx1000\cellx3000 a\intbl\cell b\cell\row c\cell d\cell\row" + AFTER
    assert texts(body) == [["a", "b"], ["c", "d"]]


def test_a_definition_may_stand_behind_its_cells_too() -> None:
    definition = r"\trowd\cellx1000\cellx2000"
    end = rf"{{{definition}\row}}"
    body = rf"{definition}\pard\intbl a\cell b\cell{end}\pard\intbl c\cell d\cell{end}{AFTER}"
    assert texts(body) == [["a", "b"], ["c", "d"]]


def test_measures_that_are_none_leave_cells_in_order() -> None:
    edges = r"\cellx1000\cellx1000\cellx500"
    assert texts(row("a", "b", "c", shape=edges) + row("d", "e", "f") + AFTER) == [
        ["a", "b", "c"],
        ["d", "e", "f"],
    ]


def test_more_cells_than_defined_are_kept() -> None:
    assert texts(row("a", "b", "c", shape=r"\cellx1000") + AFTER) == [["a", "b", "c"]]
    assert texts(r"\trowd\pard\intbl a\cell b\cell\row" + AFTER) == [["a", "b"]]


def test_nested_tables_become_lines() -> None:
    end = r"{\*\nesttableprops\trowd\cellx10\cellx20\nestrow}"
    inner = (
        rf"\pard\intbl\itap2 a\nestcell b\nestcell{end}{{\nonesttables\par}}"
        rf"\pard\intbl\itap2 c\nestcell d\nestcell{end}\pard\intbl duoi"
    )
    assert texts(row(rf"tren\par {inner}", "x") + AFTER) == [["tren\na b\nc d\nduoi", "x"]]


def test_what_is_not_shown_in_a_cell_is_kept_apart() -> None:
    (found,) = grids(row(r"{\v an}a{\super 1}{\footnote x}") + AFTER)
    assert found.cells[0].unseen == ("an", "1", "(*)")


def test_each_section_turns_its_own_tables() -> None:
    tall = r"\paperw11906\paperh16838\sectd " + row("a") + r"\pard\par\sect"
    wide = r"\sectd\lndscpsxn\pgwsxn16838\pghsxn11906 " + row("b") + AFTER
    assert [one.orientation for one in grids(tall + wide)] == [Orientation.PORTRAIT, Orientation.LANDSCAPE]
    assert grids(r"\paperw16838\paperh11906\landscape " + row("a"))[0].orientation is Orientation.LANDSCAPE


def test_a_table_at_the_very_end_is_read() -> None:
    assert texts(row("a", "b").replace(r"\pard\intbl\row", "")) == [["a", "b"]]
    assert texts(row("a", "b")) == [["a", "b"]]


# --- bad files --------------------------------------------------------------------------------------------

ROWS_OF_ALL_WIDTHS = b"".join(b"\\trowd\\cellx%d a\\cell\\row" % (50 * n) for n in range(1, 500))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{\\rtf1 a", "file-damaged"),
        (b"{\\rtf1 {\\b a}", "file-damaged"),
        (b"{\\rtf1 " + b"{" * 20_000 + b"}" * 20_001, "file-too-complex"),
        (b"{\\rtf1 \\trowd" + b"\\cellx1" * 300 + b"}", "file-too-complex"),
        (b"{\\rtf1 \\trowd" + b" a\\cell" * 300 + b"\\row}", "file-too-complex"),
        (b"{\\rtf1 " + b"{}" * 1_600_000 + b"}", "file-too-complex"),
        (b"{\\rtf1 " + ROWS_OF_ALL_WIDTHS + b"}", "file-too-complex"),
    ],
)  # fmt: skip
def test_each_kind_of_bad_file_has_its_code(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        read_bytes("a.rtf", data)
    assert (caught.value.code, caught.value.facts["file"]) == (code, "a.rtf")


def test_what_stands_behind_the_last_brace_is_passed_over() -> None:
    assert [block.text for block in sheets(read_rtf("a.rtf", b"{\\rtf1 a\\par}\0\0}}{"))] == ["a"]  # type: ignore[union-attr]


@pytest.mark.parametrize("number", ["99999999999", "-99999999999", "2147483647", "-1"])
def test_great_numbers_do_no_harm(number: str) -> None:
    body = row("a", "b", shape=rf"\trleft{number}\cellx{number}\cellx5")
    assert source(rf"\u{number} \uc{number} \f{number} \itap{number} {body}\paperw{number}\s{number}").blocks


WORDS = (
    r"\trowd", r"\cellx100", r"\cellx900", r"\clvmgf", r"\clvmrg", r"\clmgf", r"\clmrg", r"\intbl ",
    r"\itap2 ", r"\cell", r"\row", r"\nestcell", r"\nestrow", r"\par", r"\pard ", r"\plain ", r"\sect",
    r"\sectd", "{", "}", "a", "1", r"\u7897?", r"\'e1", r"{\*\nesttableprops", r"{\shptxt ", r"{\shp",
    r"{\footnote ", r"{\fonttbl", r"{\f9 x;}", r"{\stylesheet", r"\super ", r"\v ", r"\line", r"\-", r"\uc2 ",
    r"\bin2 ",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_order_of_words_is_read_or_refused(words: list[str]) -> None:
    try:
        found = source("".join(words))
    except FileError as error:
        assert error.facts["file"] == "a.rtf"
        return
    for one in found.blocks:
        if isinstance(one, Grid):
            assert all(c.row + c.height <= one.height and c.column + c.width <= one.width for c in one.cells)
    sheets(found)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_rtf("a.rtf", b"{\\rtf1" + data)
    except FileError as error:
        assert error.code in {"file-damaged", "file-too-complex"}


@pytest.mark.timeout(1800)
def test_altered_files_never_end_in_a_traceback(corpus: Path) -> None:
    check_altered("a.rtf", [path.read_bytes() for path in sorted(corpus.glob("*.rtf"))], read_bytes)


def test_pictures_of_many_megabytes_cost_in_proportion() -> None:
    def reading(length: int) -> Callable[[], None]:
        text = r"{\pict\pngblip " + "89504e47\r\n" * (length // 10) + r"}a\par"
        return partial(_reads_as, ["a"], text)

    assert_in_proportion(reading, 1_000_000)


def _reads_as(expected: list[str], body: str) -> None:
    assert lines(body) == expected
