"""The PDF file: the same bytes for the same plan, letters that can be copied, version, fonts, bookmarks."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace

import pdfplumber
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from ccapp.domain.plan import Appendix
from ccapp.errors import Cancelled
from ccapp.printing.document import lay_out
from ccapp.printing.fonts import font
from ccapp.printing.pdf import write_pdf
from ccapp.printing.primitives import Face, Page, Rule, TextRun
from tests.conftest import examples
from tests.printing.builders import (
    TASK_KEYS,
    make_appendix,
    make_layout,
    make_plan,
    make_records,
    pdf_bytes,
)
from tests.printing.strategies import appendices

_VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES] + ["đ"]
LETTERS = "".join(_LOWER) + "".join(_LOWER).upper()
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"


def written(*pages: Page, title: str = "Kế hoạch", author: str = "UBND xã") -> bytes:
    out = io.BytesIO()
    write_pdf(pages, out, title=title, author=author)
    return out.getvalue()


def page_of(*items: TextRun) -> Page:
    return Page(width=595, height=842, appendix=1, number=1, items=items)


def run(text: str, y: float, face: Face = Face.REGULAR) -> TextRun:
    return TextRun(x=40, y=y, text=text, face=face, size=10)


@pytest.mark.parametrize("face", Face)
def test_every_vietnamese_letter_and_mark_has_a_glyph(face: Face) -> None:
    assert len(set(LETTERS)) == 146
    assert font(face).covers(LETTERS + MARKS)


@pytest.mark.parametrize("face", Face)
def test_every_vietnamese_letter_copies_out_as_written(face: Face) -> None:
    lines = [LETTERS[start : start + 30] for start in range(0, len(LETTERS), 30)]
    page = page_of(*(run(text, 60 + 20 * index, face) for index, text in enumerate(lines)))
    with pdfplumber.open(io.BytesIO(written(page))) as pdf:
        assert pdf.pages[0].extract_text().split("\n") == lines


@pytest.mark.parametrize("widths", ["given", "from the text"])
def test_decomposed_text_gives_the_same_bytes(widths: str) -> None:
    records = make_records(12)
    decomposed = [{key: unicodedata.normalize("NFD", text) for key, text in row.items()} for row in records]
    layout = make_layout(TASK_KEYS)
    if widths == "from the text":
        layout = layout.with_columns(*(replace(column, width=300) for column in layout.columns))
    title = "Kế hoạch cải cách"
    composed = pdf_bytes(make_plan(make_appendix(records, layout, title=title)))
    other = make_appendix(decomposed, layout, title=unicodedata.normalize("NFD", title))
    assert pdf_bytes(make_plan(other)) == composed


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = make_plan(make_appendix(make_records(40), make_layout(TASK_KEYS)))
    assert pdf_bytes(plan) == pdf_bytes(plan)


def test_file_properties() -> None:
    data = written(page_of(run("Kế hoạch", 60)))
    assert data.startswith(b"%PDF-1.7")
    assert b"/Lang (vi-VN)" in data
    assert b"/ASCII85Decode" not in data
    assert b"Helvetica" not in data
    document = pypdfium2.PdfDocument(data)
    metadata = document.get_metadata_dict()
    document.close()
    assert (metadata["Title"], metadata["Author"]) == ("Kế hoạch", "UBND xã")


def test_fonts_are_embedded_subsets_with_unicode_maps() -> None:
    data = written(page_of(run("Kế hoạch", 60), run("Kế hoạch", 90, Face.BOLD)))
    names = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert {name.split(b"+")[-1] for name in names} == {b"Tinos", b"Tinos-Bold"}
    assert all(re.fullmatch(rb"[A-Z]{6}\+.+", name) for name in names)
    assert data.count(b"/FontFile2") == data.count(b"/ToUnicode") == len(names)
    assert len(data) < 60_000


def test_bookmarks_lead_to_their_places() -> None:
    appendix = make_appendix(make_records(90), make_layout(TASK_KEYS), title="Nhiệm vụ")
    pages = lay_out(make_plan(appendix, appendix))
    document = pypdfium2.PdfDocument(written(*pages))
    found = []
    for mark in document.get_toc():
        dest = mark.get_dest()
        assert dest is not None
        mode, (left, top, zoom) = dest.get_view()
        assert (mode, left, zoom) == (pypdfium2.raw.PDFDEST_VIEW_XYZ, 0, 0)
        found.append((mark.level, mark.get_title(), dest.get_index(), top))
    document.close()
    assert found == [
        (mark.level, mark.title, index, pytest.approx(page.height - mark.y, abs=0.01))
        for index, page in enumerate(pages)
        for mark in page.bookmarks
    ]


def test_text_and_rules_stand_where_the_layout_put_them() -> None:
    page = lay_out(make_plan(make_appendix(make_records(4), make_layout(TASK_KEYS))))[0]
    with pdfplumber.open(io.BytesIO(written(page))) as pdf:
        chars = [char for char in pdf.pages[0].chars if char["text"] == "P" and char["size"] == 14]
        lines = [(line["x0"], line["x1"], line["top"], line["bottom"]) for line in pdf.pages[0].lines]
    first = next(item for item in page.items if isinstance(item, TextRun))
    assert chars[0]["x0"] == pytest.approx(first.x, abs=0.01)
    assert chars[0]["matrix"][5] == pytest.approx(page.height - first.y, abs=0.01)
    rules = [(item.x1, item.x2, item.y1, item.y2) for item in page.items if isinstance(item, Rule)]
    assert len(rules) > 10
    assert lines == [pytest.approx(rule, abs=0.01) for rule in rules]


def check_text_of_file(appendix: Appendix) -> None:
    """Every letter of every run stands in the file once, in the order of the layout."""
    pages = lay_out(make_plan(appendix))
    with pdfplumber.open(io.BytesIO(written(*pages))) as pdf:
        assert len(pdf.pages) == len(pages)
        for page, sheet in zip(pages, pdf.pages, strict=True):
            runs = [item for item in page.items if isinstance(item, TextRun)]
            assert glyphs("".join(char["text"] for char in sheet.chars)) == glyphs(
                "".join(run.text for run in runs)
            )


def glyphs(text: str) -> list[int]:
    """The drawn shapes: one may stand for several characters, as a space does for the unbreakable one."""
    known = font(Face.REGULAR).program.face.charToGlyph
    return [known[ord(char)] for char in text]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices())
def test_every_letter_of_random_tables_is_in_the_file(appendix: Appendix) -> None:
    check_text_of_file(appendix)


@pytest.mark.heavy
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices())
def test_every_letter_of_many_random_tables_is_in_the_file(appendix: Appendix) -> None:
    check_text_of_file(appendix)


@settings(max_examples=examples(5, 50), deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices())
def test_random_tables_give_the_same_bytes_twice(appendix: Appendix) -> None:
    assert pdf_bytes(make_plan(appendix)) == pdf_bytes(make_plan(appendix))


def test_an_empty_plan_gives_a_readable_file() -> None:
    with pdfplumber.open(io.BytesIO(pdf_bytes(make_plan(make_appendix([], make_layout(TASK_KEYS)))))) as pdf:
        assert len(pdf.pages) == 1


def test_writing_can_be_cancelled() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf([page_of()], io.BytesIO(), title="", author="", progress=stop)
