"""What printing.md asks of tables and is not in the other tests: the torture set as a whole, closed borders
wherever a page ends, and the real appendices with a signature block (A3, A4)."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings

from ccapp.domain.layout import Orientation
from ccapp.domain.page import PageSetup
from ccapp.domain.plan import Appendix, Signature
from ccapp.printing.primitives import Rule
from ccapp.printing.rules import DECREE_30
from ccapp.printing.table import Table, sheet_items
from tests.printing.builders import (
    TASK_KEYS,
    corpus_appendix,
    make_appendix,
    make_layout,
    make_plan,
    pdf_bytes,
)
from tests.printing.strategies import appendices
from tests.printing.test_flow import check, drawn, record

SIGNER = "Đặng Thị Ký"
SEEDS = ("002-goc", "003-goc", "004a-goc", "004b-goc")
LONG = "nội dung rất dài của một nhiệm vụ "
TORTURE = {
    "a row of more than 2,000 points": [record(1, product="từng chữ một " * 900), record(2)],
    "a merge of 200 rows": [record(1, product=f"Sản phẩm {row}") for row in range(200)],
    "a merge beside a long text": [
        record(1, title=LONG * 60, product=f"Sản phẩm {row}", lead=LONG * row) for row in range(12)
    ],
    "a word of 400 letters": [record(1, product="x" * 400), record(2, lead="ẫ" * 400)],
    "a section at the end": [*(record(row) for row in range(40)), {"section": "Lĩnh vực cuối"}],
    "no rows": [],
    "markup": [record(1, product="<script>&amp; a < b", lead="<b>UBND</b>")],
    "decomposed letters": [record(1, title=unicodedata.normalize("NFD", "Rà soát thủ tục hành chính"))],
    "pictures among letters": [record(1, product="Xong 👍🏽 ☑ \U0001f1fb\U0001f1f3", lead="①②")],
    "blanks alone": [dict.fromkeys(TASK_KEYS, "") for _ in range(30)],
    "line breaks": [record(1, product="\n".join(f"- Việc {at}" for at in range(120)))],
}


def check_borders(table: Table) -> None:
    """Every box is closed on all four sides on each page that it stands on."""
    for sheet in table.sheets:
        rules = [item for item in sheet_items(table, sheet, DECREE_30) if isinstance(item, Rule)]
        for piece in (piece for part in sheet for piece in part.pieces):
            left, right = table.edges[piece.cell.left], table.edges[piece.cell.right + 1]
            corners = (
                ((left, piece.top), (left, piece.bottom)),
                ((right, piece.top), (right, piece.bottom)),
                ((left, piece.top), (right, piece.top)),
                ((left, piece.bottom), (right, piece.bottom)),
            )
            for side in corners:
                assert any(drawn(rule, *side) for rule in rules)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("name", TORTURE)
def test_the_torture_set(name: str, orientation: Orientation) -> None:
    layout = make_layout(TASK_KEYS, orientation=orientation)
    table = check(make_appendix(TORTURE[name], layout))
    check_borders(table)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices())
def test_random_tables_are_closed_where_a_page_ends(appendix: Appendix) -> None:
    check_borders(check(appendix))


@pytest.mark.heavy
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices())
def test_many_random_tables_are_closed_where_a_page_ends(appendix: Appendix) -> None:
    check_borders(check(appendix))


@pytest.mark.parametrize("name", SEEDS)
def test_real_appendices_are_closed_and_each_line_stands_once(corpus: Path, name: str) -> None:
    check_borders(check(corpus_appendix(corpus, name)))


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("name", SEEDS)
def test_the_signature_of_a_real_appendix_is_never_alone(
    corpus: Path, name: str, orientation: Orientation
) -> None:
    found = corpus_appendix(corpus, name)
    layout = replace(found.layout, page=PageSetup(signed=True), orientation=orientation)
    signature = Signature(authority="TM. ỦY BAN NHÂN DÂN", position="CHỦ TỊCH", signer=SIGNER)
    plan = make_plan(replace(found, layout=layout), signature=signature)
    with pdfplumber.open(io.BytesIO(pdf_bytes(plan))) as pdf:
        named = [sheet for sheet in pdf.pages if SIGNER in sheet.extract_text()]
        (last,) = named
        assert last is pdf.pages[-1]
        table = max(line["bottom"] for line in last.lines)
        texts = last.extract_text_lines()
        assert [line["text"] for line in texts if line["top"] > table] == [
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            SIGNER,
        ]
        header = last.extract_words(extra_attrs=["fontname"])
        plain = [word for word in header if "Bold" not in word["fontname"] and word["bottom"] < table]
        assert len(plain) > 1, "a row of the table stands with it"
