"""The four real appendices on paper: every word is there, header, page numbers and margins are right."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from ccapp.domain.plan import Appendix
from ccapp.printing.cells import section_label
from ccapp.printing.preflight import unprintable
from ccapp.printing.provisions import MILLIMETRE
from ccapp.text.normalize import clean
from tests.printing.builders import corpus_appendix, make_plan, pdf_bytes

NAMES = ("002-goc", "003-goc", "004a-goc", "004b-goc")


@pytest.fixture(scope="module", params=NAMES)
def appendix(request: pytest.FixtureRequest, corpus: Path) -> Appendix:
    return corpus_appendix(corpus, request.param)


@pytest.fixture(scope="module")
def pages(appendix: Appendix) -> Iterator[list[Page]]:
    with pdfplumber.open(io.BytesIO(pdf_bytes(make_plan(appendix)))) as pdf:
        yield pdf.pages


def cropped_words(pages: list[Page]) -> set[str]:
    return {word["text"] for page in pages for word in page.extract_words(x_tolerance=1.5)}


def test_every_word_of_every_cell_can_be_copied(appendix: Appendix, pages: list[Page]) -> None:
    wanted = {
        word for item in appendix.items() for text in item.texts.values() for word in clean(text).split()
    }
    # A section's number carries the point printed after it.
    wanted -= {section.text("section_number") for section in appendix.sections}
    assert wanted <= cropped_words(pages)


def test_the_header_opens_every_page(appendix: Appendix, pages: list[Page]) -> None:
    word = clean(appendix.layout.columns[-1].heading).split()[0]
    for page in pages:
        assert any(
            found["text"] == word and "Bold" in found["fontname"]
            for found in page.extract_words(extra_attrs=["fontname"])
        )


def test_pages_are_numbered_from_the_second(pages: list[Page]) -> None:
    top_words = [
        [word["text"] for word in page.extract_words() if word["bottom"] < 20 * MILLIMETRE] for page in pages
    ]
    assert top_words == [[]] + [[str(number)] for number in range(2, len(pages) + 1)]


def test_margins_hold(pages: list[Page]) -> None:
    for page in pages:
        for thing in [*page.chars, *page.lines]:
            assert thing["x0"] >= 30 * MILLIMETRE - 0.1
            assert thing["x1"] <= page.width - 15 * MILLIMETRE + 0.1
            assert thing["bottom"] <= page.height - 20 * MILLIMETRE + 0.1


def test_no_section_title_ends_a_page(appendix: Appendix, pages: list[Page]) -> None:
    labels = {section_label(section) for section in appendix.sections}
    for page in pages:
        assert page.extract_text_lines()[-1]["text"] not in labels


def test_nothing_is_unprintable(appendix: Appendix) -> None:
    assert unprintable(make_plan(appendix)) == ()
