"""Plain text: tab-separated values, Markdown, one cell per line, and the encodings they come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.records import rows
from ccapp.errors import FileError
from ccapp.intake.plain.encoding import decode
from ccapp.intake.plain.reader import read_plain
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.source import Grid, Source

HEAD = ("TT", "Nội dung, nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian hoàn thành")
SECTION = ("I. CẢI CÁCH THỂ CHẾ", "", "", "", "")
TASK = ("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I/2026")


def texts(source: Source) -> list[list[str]]:
    """The cells of the only table, blank where nothing stands."""
    (grid,) = (block for block in source.blocks if isinstance(block, Grid))
    found = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        found[cell.row][cell.column] = cell.paragraphs[0].text
    return found


def tsv(*lines: tuple[str, ...]) -> bytes:
    return "\r\n".join("\t".join(line) for line in lines).encode()


def test_values_between_tabs_become_a_table() -> None:
    assert texts(read_plain("a.tsv", tsv(HEAD, SECTION, TASK))) == [list(HEAD), list(SECTION), list(TASK)]


def test_a_quoted_value_keeps_its_line_breaks() -> None:
    data = '1\t"Rà soát\r\nvăn bản ""mới"""\tBáo cáo'.encode()
    assert texts(read_plain("a.tsv", data)) == [["1", 'Rà soát\nvăn bản "mới"', "Báo cáo"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_of_text_called_excel_is_read(encoding: str) -> None:
    data = tsv(HEAD, SECTION, TASK).decode().encode(encoding)
    (table,) = read_bytes("a.xls", data).tables
    assert [row.text("title") for row in rows(table.appendix)] == ["Rà soát văn bản"]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_says_by_itself_what_parts_its_values(delimiter: str) -> None:
    lines = [delimiter.join(f'"{text}"' for text in line) for line in (HEAD, SECTION, TASK)]
    assert texts(read_plain("a.csv", "\n".join(lines).encode()))[2] == list(TASK)


def test_markdown_marks_are_no_text() -> None:
    data = "# Phụ lục\n\n| **TT** | Việc |\n|:--|---|\n| 1 | a<br>b \\| c |\n\nHết".encode()
    source = read_plain("a.md", data)
    assert texts(source) == [["TT", "Việc"], ["1", "a\nb | c"]]
    before, grid, after = source.blocks
    assert not isinstance(before, Grid)
    assert (before.text, before.bold) == ("Phụ lục", True)
    assert isinstance(grid, Grid)
    assert not isinstance(after, Grid)
    assert after.text == "Hết"


def test_one_cell_per_line_keeps_paragraphs_of_a_cell_together() -> None:
    rows_of_cells = [
        "\n".join(f"\t{text}" for text in HEAD),
        "\tI. CẢI CÁCH THỂ CHẾ",
        "\t1\n\tRà soát\n\t- Kế hoạch\n\n- Báo cáo\n\tVăn phòng\n\tQuý I/2026",
        "\t2\n\tKiểm tra\n\tBiên bản\n\n\tVăn phòng\n\tQuý II/2026",
    ]
    data = ("Lời đầu\n\n" + "\n\n".join(rows_of_cells) + "\n\n\nPhụ lục II\n").encode()
    source = read_plain("a.txt", data)
    assert texts(source)[2] == ["1", "Rà soát", "- Kế hoạch\n- Báo cáo", "Văn phòng", "Quý I/2026"]
    assert texts(source)[3] == ["2", "Kiểm tra", "Biên bản", "Văn phòng", "Quý II/2026"]
    assert [block.text for block in source.blocks if not isinstance(block, Grid)] == ["Lời đầu", "Phụ lục II"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_vietnamese_survives_every_encoding_of_notepad(encoding: str) -> None:
    text = "Đánh giá kết quả"
    # Windows-1258 has tone marks of their own and no letters with two accents.
    written = text if encoding != "cp1258" else "Đa\u0301nh gia\u0301 k\u00ea\u0301t qua\u0309"
    data = written.encode(encoding)
    assert decode(data) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_plain_refusal(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.tsv", "a.csv"):
        try:
            assert isinstance(read_plain(name, data), Source)
        except FileError as error:
            assert error.code in {"file-damaged", "file-too-complex"}


def test_a_table_with_too_many_columns_is_refused() -> None:
    with pytest.raises(FileError) as caught:
        read_bytes("a.tsv", b"\t".join([b"x"] * 300))
    assert caught.value.code == "file-too-complex"


@pytest.mark.parametrize(
    ("seed", "expected"), [("000", []), ("001", []), ("002", [34]), ("003", [25]), ("004", [22, 27])]
)
def test_whole_plans_as_text_give_their_rows(corpus: Path, seed: str, expected: list[int]) -> None:
    (path,) = (corpus.parent / "seeds").glob(f"{seed}_*.txt")
    assert [len(list(rows(table.appendix))) for table in read(path).tables] == expected
