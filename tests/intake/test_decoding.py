"""Legacy fonts on whole documents: what is decoded, what is left, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.intake.decoding import decoded
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.source import Block, Cell, Grid, Paragraph, Run, Source
from ccapp.text.legacy import Encoding
from tests.intake.test_reading import HEAD, check_expected
from tests.intake.word import cell, row, run, table, word
from tests.unit.test_legacy import TEXT as KNOWN
from tests.unit.test_legacy import to_tcvn3, to_vni

TEXT = KNOWN.lower()  # capitals with marks have no codes of their own
TCVN3 = Run(text=to_tcvn3(TEXT), font=".VnTime")


def paragraph(*runs: Run | tuple[str, str]) -> Paragraph:
    return Paragraph(
        runs=tuple(one if isinstance(one, Run) else Run(text=one[0], font=one[1]) for one in runs)
    )


def texts(*paragraphs: Paragraph) -> list[str]:
    return [
        block.text for block in decoded(Source(blocks=paragraphs))[0].blocks if isinstance(block, Paragraph)
    ]


def fonts(text: str) -> str:
    return f'<w:rFonts w:ascii="{text}" w:hAnsi="{text}"/>'


def test_legacy_files_of_the_corpus(corpus: Path) -> None:
    files = [path for mark in ("tcvn3", "vni", "lan-font") for path in corpus.glob(f"*-{mark}*.doc*")]
    assert len(files) >= 8
    for path in files:
        expected = json.loads((corpus / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        reading = read(path)
        check_expected(reading, expected)
        assert reading.decoded is not None
        assert reading.decoded.by_font
        assert reading.decoded.encoding is (Encoding.VNI if "vni" in path.stem else Encoding.TCVN3)


def test_unicode_files_of_the_corpus_stay(corpus: Path) -> None:
    for path in corpus.glob("*.doc*"):
        if not any(mark in path.name for mark in ("tcvn3", "vni", "lan-font")):
            assert read(path).decoded is None


def everywhere(source: Source, change: Callable[[Run], Run]) -> Source:
    """A source with every run changed."""

    def of(one: Paragraph) -> Paragraph:
        return replace(one, runs=tuple(map(change, one.runs)))

    def cell_of(one: Cell) -> Cell:
        return replace(one, paragraphs=tuple(map(of, one.paragraphs)))

    def block_of(one: Block) -> Block:
        return of(one) if isinstance(one, Paragraph) else replace(one, cells=tuple(map(cell_of, one.cells)))

    return replace(source, blocks=tuple(map(block_of, source.blocks)))


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_a_unicode_document_that_kept_the_name_of_its_old_font(corpus: Path, font: str) -> None:
    path = corpus / "003-goc.docx"
    tagged = everywhere(read_docx(path.name, path.read_bytes()), lambda one: replace(one, font=font))
    assert decoded(tagged) == (tagged, None)


def test_a_document_whose_fonts_are_gone(corpus: Path) -> None:
    path = corpus / "003-goc.docx"
    source = read_docx(path.name, path.read_bytes())
    for encode, encoding in ((to_tcvn3, Encoding.TCVN3), (to_vni, Encoding.VNI)):
        garbled = everywhere(source, lambda one, encode=encode: replace(one, text=encode(one.text)))  # type: ignore[misc]
        back, done = decoded(garbled)
        assert done is not None
        assert (done.encoding, done.by_font) == (encoding, False)
        if encoding is Encoding.VNI:
            assert back == source


def test_fonts_mixed_in_a_paragraph() -> None:
    mixed = paragraph(
        ("C\xb6i c\xb8ch ", ".VnTime"), ("thể chế ", "Times New Roman"), ("ngöôøi", "VNI-Times")
    )
    assert texts(mixed) == ["Cải cách thể chế người"]


def test_unicode_in_a_run_of_a_legacy_font_stays() -> None:
    assert texts(paragraph(TCVN3), paragraph(("Phòng Nội vụ", ".VnTime"))) == [
        TEXT,
        "Phòng Nội vụ",
    ]
    pieces = paragraph(("Phòng ", ".VnTime"), ("Nội vụ, ", ".VnTime"), ("k\xd5 ho\xb9ch", ".VnTime"))
    assert texts(paragraph(TCVN3), pieces)[1] == "Phòng Nội vụ, kế hoạch"


def test_capitals_come_from_the_font() -> None:
    heading = paragraph(("Phô lôc 1: tthc, c\xb6i c\xb8ch", ".VnTimeH"))
    assert texts(heading) == ["PHỤ LỤC 1: TTHC, CẢI CÁCH"]


def test_a_letter_cut_in_two_runs() -> None:
    cut = paragraph(Run(text="nga", font="VNI-Times"), Run(text="øy thaùng", font="VNI-Times", bold=True))
    (block,) = decoded(Source(blocks=(cut,)))[0].blocks
    assert isinstance(block, Paragraph)
    assert [(one.text, one.bold) for one in block.runs] == [("ngà", False), ("y tháng", True)]


def test_text_set_apart_is_decoded_too() -> None:
    unseen = ("(*)", "ch\xf3 th\xddch c\xf1a b\xb6ng", "Nội vụ", "m2")
    grid = Grid(
        height=1, width=1, cells=(Cell(row=0, column=0, paragraphs=(paragraph(TCVN3),), unseen=unseen),)
    )
    (block,) = decoded(Source(blocks=(grid,)))[0].blocks
    assert isinstance(block, Grid)
    assert block.cells[0].unseen == ("(*)", "chú thích của bảng", "Nội vụ", "m2")


def test_ascii_alone_is_nothing_to_decode() -> None:
    source = Source(blocks=(paragraph(("ABC 123", ".VnTime")), paragraph()))
    assert decoded(source) == (source, None)


def test_samples_show_both_sides() -> None:
    _, done = decoded(Source(blocks=(paragraph(("Ng\xb5y 5", ".VnTime")), paragraph(("x", "Arial")))))
    assert done is not None
    assert [(one.before, one.after) for one in done.samples] == [("Ng\xb5y 5", "Ngày 5")]


def legacy_file(font: str) -> bytes:
    words = ("R\xb5 so\xb8t v\xa8n b\xb6n quy ph\xb9m", "B\xb8o c\xb8o", "Phßng T\xad ph\xb8p", "Th\xb8ng 6")
    cells = (cell(f"<w:p>{run(text, fonts(font))}</w:p>") for text in words)
    names = (to_tcvn3(text) for text in ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"))
    heading = row(*(cell(f"<w:p>{run(text, fonts(font))}</w:p>") for text in names))
    return word(table(heading, row("1", *cells)))


@pytest.mark.parametrize(
    ("font", "code"), [(".VnTime", "read-decoded"), ("Times New Roman", "read-decoded-guessed")]
)
def test_a_reading_says_what_was_decoded(font: str, code: str) -> None:
    reading = read_bytes("a.docx", legacy_file(font))
    (first,) = reading.tables
    assert first.findings[0].code == code
    assert first.findings[0].facts == {"encoding": "TCVN3"}
    assert first.appendix.sections[0].children[0].texts["title"] == "Rà soát văn bản quy phạm"
    assert reading.decoded is not None


def test_the_officer_may_leave_text_as_it_is() -> None:
    words = run("R\xb5 so\xb8t", fonts(".VnTime"))
    line = row("1", cell(f"<w:p>{words}</w:p>"), "Báo cáo", "Phòng", "Quý I")
    reading = read_bytes("a.docx", word(table(HEAD, line)), decode=False)
    assert reading.decoded is None
    assert reading.tables[0].appendix.sections[0].children[0].texts["title"] == "R\xb5 so\xb8t"
