"""Preflight: letters the font lacks are told with their row and column before printing."""

from __future__ import annotations

from ccapp.domain.findings import Severity
from ccapp.domain.plan import Body
from ccapp.printing.document import lay_out
from ccapp.printing.preflight import MISSING_GLYPH, unprintable
from ccapp.printing.primitives import Box
from tests.printing.builders import make_appendix, make_layout, make_plan, make_records

KEYS = ("number", "title", "product", "lead")


def test_an_ordinary_plan_has_no_findings() -> None:
    assert unprintable(make_plan(make_appendix(make_records(20), make_layout(KEYS)))) == ()


def test_row_column_and_character_are_named() -> None:
    records = [
        {"section": "Mở", "number": "1", "title": "Một", "product": "A"},
        {"section": "Mở", "number": "2", "title": "Hai", "product": "☑ xong, ☑ đủ"},
    ]
    (finding,) = unprintable(make_plan(make_appendix(records, make_layout(KEYS))))
    assert (finding.code, finding.severity) == (MISSING_GLYPH, Severity.WARNING)
    assert (finding.place, finding.field) == ("table 1, row 3", "product")
    assert finding.facts == {
        "char": "☑",
        "codepoint": "U+2611",
        "name": "BALLOT BOX WITH CHECK",
        "appendix": 1,
        "row": 3,
        "column": "Sản phẩm",
    }


def test_a_title_over_several_rows_is_told_once() -> None:
    records = [{"section": "Mở", "number": "1", "title": "Một 🙂", "product": name} for name in "AB"]
    (finding,) = unprintable(make_plan(make_appendix(records, make_layout(KEYS))))
    assert (finding.place, finding.field) == ("table 1, row 2", "title")


def test_titles_headings_and_the_document_are_looked_at() -> None:
    layout = make_layout(KEYS)
    plan = make_plan(make_appendix([], layout, title="Ⅳ"), issuer=Body(name="UBND ☎"))
    assert [(finding.field, finding.facts["char"]) for finding in unprintable(plan)] == [
        ("issuer", "☎"),
        ("title", "Ⅳ"),
    ]


def test_a_decomposed_letter_is_no_finding() -> None:
    records = [{"number": "1", "title": "ke\u0302\u0301 hoa\u0323ch"}]
    assert unprintable(make_plan(make_appendix(records, make_layout(KEYS)))) == ()


def test_what_is_framed_is_what_was_told() -> None:
    records = [{"number": "1", "title": "☑ một 🙂", "product": "plain"}]
    plan = make_plan(make_appendix(records, make_layout(KEYS)))
    boxes = [item for page in lay_out(plan) for item in page.items if isinstance(item, Box)]
    assert len(boxes) == len(unprintable(plan)) == 2
