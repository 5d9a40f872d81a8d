"""Reading an appendix of every format costs in proportion to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from ccapp.domain.plan import Plan
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.reading import read_bytes
from tests.intake import doc_bytes, test_odt, test_rtf
from tests.intake.excel import as_sheet, xls
from tests.pace import assert_in_proportion
from tests.printing.builders import (
    TASK_KEYS,
    make_appendix,
    make_layout,
    make_plan,
    make_records,
    pdf_bytes,
)
from tests.printing.coming_back import excel_bytes, word_bytes

Rows = Sequence[Sequence[str]]
HEAD = ("TT", "Nội dung, nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí")


def plan(rows: int) -> Plan:
    return make_plan(make_appendix(make_records(rows), make_layout(TASK_KEYS)))


def texts(rows: int) -> Rows:
    """A row for each product, with its task repeated."""
    return [HEAD, *(tuple(one.get(key, "") for key in TASK_KEYS) for one in make_records(rows))]


def docx(rows: int) -> bytes:
    return word_bytes(plan(rows))


def xlsx(rows: int) -> bytes:
    return excel_bytes(plan(rows))


def old_excel(rows: int) -> bytes:
    _, sheet = as_sheet(read_docx("a.docx", docx(rows)).blocks)
    return xls(sheet)


def pdf(rows: int) -> bytes:
    return pdf_bytes(plan(rows))


def doc(rows: int) -> bytes:
    shape = doc_bytes.tdef(range(0, 8_000, 1_000))
    return doc_bytes.word97([para for row in texts(rows) for para in doc_bytes.row(*row, shape=shape)])


def rtf(rows: int) -> bytes:
    body = "".join(test_rtf.row(*(_escaped(text) for text in row)) for row in texts(rows))
    return f"{test_rtf.HEAD}{body}{test_rtf.AFTER}}}".encode("latin-1")


def _escaped(text: str) -> str:
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in text)


def odt(rows: int) -> bytes:
    return test_odt.document(test_odt.table(*(test_odt.row(*row) for row in texts(rows))))


def html(rows: int) -> bytes:
    body = "".join("<tr>" + "".join(f"<td><p>{text}" for text in row) for row in texts(rows))
    return f"<table border=1>{body}</table>".encode()


FORMATS = (
    ("a.docx", docx, 40),
    ("a.xlsx", xlsx, 40),
    ("a.xls", old_excel, 40),
    ("a.pdf", pdf, 20),
    ("a.doc", doc, 40),
    ("a.rtf", rtf, 40),
    ("a.odt", odt, 40),
    ("a.html", html, 40),
)
"""Name, maker, and the rows of the small file of the test."""


@pytest.mark.parametrize(("name", "make", "rows"), FORMATS, ids=[name for name, *_ in FORMATS])
def test_reading_costs_in_proportion_to_the_rows(name: str, make: Callable[[int], bytes], rows: int) -> None:
    (found,) = read_bytes(name, make(rows)).tables
    assert found.appendix.sections
    assert_in_proportion(lambda count: partial(read_bytes, name, make(count)), rows)
