"""The clipboard: markup first, then values between tabs, then words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.clipboard import read_clipboard
from ccapp.intake.recognition import recognise
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.source import Grid, Paragraph, Source
from tests.intake.altering import check_appendix

TABLE = "<table><tr><td>1<td>Rà soát<td rowspan=2>Văn phòng</tr><tr><td>2<td>Kiểm tra</tr></table>"


def texts(source: Source) -> list[list[str]]:
    (found,) = (block for block in sheets(source) if isinstance(block, Sheet))
    return [[box.text for box in boxes] for boxes in found.boxes]


def test_every_imitation_of_word_and_excel_in_the_corpus(corpus: Path) -> None:
    files = [path for path in sorted(corpus.glob("*-dan-*.*")) if "tcvn3" not in path.name]
    assert len(files) >= 10
    for path in files:
        held = path.read_text(encoding="utf-8")
        html, text = (None, held) if path.suffix == ".tsv" else (held, None)
        reading = recognise(sheets(read_clipboard(html, text)), revised=False)
        expected = json.loads((corpus / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        check_appendix(reading.tables[0].appendix, expected)


def test_rows_without_a_heading_come_through() -> None:
    rows = [["1", "Rà soát", "Văn phòng"], ["2", "Kiểm tra", "Văn phòng"]]
    assert texts(read_clipboard(TABLE, "1\tRà soát\tVăn phòng")) == rows
    assert texts(read_clipboard(None, "1\tRà soát\tVăn phòng\r\n2\tKiểm tra\tVăn phòng\r\n")) == rows


def test_the_header_that_windows_writes_is_no_text() -> None:
    header = (
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000290\r\nStartFragment:1\r\nEndFragment:2\r\n"
    )
    markup = f"{header}<html><body>\r\n<!--StartFragment-->{TABLE}<!--EndFragment-->\r\n</body></html>"
    (block,) = read_clipboard(markup, None).blocks
    assert isinstance(block, Grid)
    assert (block.height, block.width) == (2, 3)


def test_cells_without_their_table_tag() -> None:
    assert texts(
        read_clipboard("<!--StartFragment--><tr><td>a</td><td>b</td></tr><!--EndFragment-->", "")
    ) == [["a", "b"]]


def test_values_of_excel_keep_their_line_breaks() -> None:
    assert texts(read_clipboard(None, '1\t"một\nhai ""ba"""\tx\r\n')) == [["1", 'một\nhai "ba"', "x"]]


def test_markup_without_a_table_gives_way_to_values_between_tabs() -> None:
    assert texts(read_clipboard("<p>1 a</p>", "1\ta")) == [["1", "a"]]


def test_words_alone_stay_paragraphs() -> None:
    for source in (
        read_clipboard("<p>một</p><p>hai</p>", "một\nhai"),
        read_clipboard(None, "một\r\n\r\nhai"),
    ):
        assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["một", "hai"]


def test_an_empty_clipboard_holds_nothing() -> None:
    for html, text in ((None, None), ("", ""), ("<html></html>", "\0")):
        assert read_clipboard(html, text).blocks == ()


def test_far_too_much_is_refused_under_the_name_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    with pytest.raises(FileError) as caught:
        read_clipboard(None, "a\t" * 100, name="bảng tạm")
    assert (caught.value.code, caught.value.facts["file"]) == ("file-too-large", "bảng tạm")


@given(st.none() | st.text(max_size=200), st.none() | st.text(max_size=200))
def test_anything_is_read_or_refused(html: str | None, text: str | None) -> None:
    try:
        assert isinstance(read_clipboard(html, text), Source)
    except FileError as error:
        assert error.facts["file"] == "clipboard"
