"""Printed rounds, comparisons and adjustments: what stands on the paper, in PDF and in Word."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from openpyxl import load_workbook

from ccapp.domain.editions import printed_lines, rows_of
from ccapp.domain.plan import Plan
from ccapp.errors import RefusedError
from ccapp.intake.reading import read
from ccapp.printing.primitives import Rule, TextRun
from ccapp.printing.rules import PARTY
from ccapp.services.paper import adjusting, editions, issuing, publishing, reports
from ccapp.services.paper.issuing import Signing
from ccapp.services.paper.publishing import Form, file_name
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.conftest import shipped_plan

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")


@pytest.fixture
def plan(session: Session) -> Plan:
    return planning.show(session, shipped_plan(session))


def write(session: Session, plan: Plan, at: int, field: str, text: str) -> None:
    edit = CellEdit(record=rows_of(plan)[at].leaf.id, field=field, text=text)
    editing.set_texts(session, plan.id, [edit])


def text_of(file: Path) -> str:
    with pdfplumber.open(file) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


def test_every_page_of_a_round_names_it_and_every_row_has_its_number(session: Session, plan: Plan) -> None:
    edition = editions.submit(session, plan.id).edition
    made = publishing.preview(session, plan.id, edition=edition.id)
    plain = publishing.preview(session, plan.id)
    assert len(made.pages) == len(plain.pages)
    numbers = []
    for page in made.pages:
        runs = [item for item in page.items if isinstance(item, TextRun)]
        assert sum(run.text == "DỰ THẢO LẦN 1" for run in runs) == 1
        left = min(run.x for run in runs if run.size == 12 and run.text != "DỰ THẢO LẦN 1")
        numbers += [int(run.text) for run in runs if run.size == 9 and run.x < left]
    assert numbers == list(range(1, len(printed_lines(plan)) + 1))
    assert not any("DỰ THẢO" in getattr(item, "text", "") for page in plain.pages for item in page.items)


def test_a_round_is_printed_as_it_was_after_the_plan_went_on(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    edition = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    write(session, plan, 0, "deadline", "Tháng 11 năm 2026")
    out = tmp_path / file_name(plan, edition=edition)
    assert out.name.endswith(" - du thao 1.pdf")
    publishing.print_plan(session, plan.id, out, edition=edition.id)
    assert "Tháng 11 năm 2026" not in text_of(out)
    assert "DỰ THẢO LẦN 1 lưu 10:32 ngày 05/01/2026" in text_of(out).replace("- ", "")


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD])
def test_the_comparison_lists_both_texts(session: Session, plan: Plan, tmp_path: Path, form: Form) -> None:
    first = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    before = rows_of(plan)[0].leaf.text("deadline")
    write(session, plan, 0, "deadline", "Tháng 11 năm 2026")
    second = editions.submit(session, plan.id).edition
    compared = editions.compare(session, first.id, second.id)
    out = tmp_path / reports.comparison_name(compared, form)
    assert out.name.endswith(f" - du thao 2 - so sanh{form.value}")
    reports.print_comparison(compared, out)
    if form is Form.PDF:
        said = text_of(out)
        assert "BẢNG SO SÁNH DỰ THẢO LẦN 1 VÀ DỰ THẢO LẦN 2" in said
        for text in (before, "Tháng 11 năm 2026", rows_of(plan)[0].text("title")[:20]):
            assert text in said
    else:
        cells = [item.texts for table in read(out).tables for item in table.appendix.items()]
        assert any("Tháng 11 năm 2026" in texts.values() for texts in cells)
    with pytest.raises(RefusedError, match="print-form"):
        reports.print_comparison(compared, tmp_path / "a.xlsx")


@pytest.mark.parametrize("form", list(Form))
def test_an_adjustment_under_way_says_so_on_every_page(
    session: Session, plan: Plan, tmp_path: Path, form: Form
) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, 0, "deadline", "Tháng 11 năm 2026")
    out = tmp_path / f"ban{form.value}"
    said = "ĐANG ĐIỀU CHỈNH - chưa có hiệu lực"
    now = planning.show(session, plan.id)
    assert file_name(now, form).endswith(f" - dang dieu chinh{form.value}")
    publishing.print_plan(session, plan.id, out)
    assert _marked(out, form) == {said}
    issued = editions.issued_edition(session, plan.id)
    assert issued is not None
    publishing.print_plan(session, plan.id, out, edition=issued.id)
    assert _marked(out, form) == set(), "what is in force is printed as it was signed"
    adjusting.close_adjustment(session, plan.id, document="21/KH-UBND", day="01/06/2026")
    publishing.print_plan(session, plan.id, out)
    assert _marked(out, form) == set()


def _marked(file: Path, form: Form) -> set[str]:
    """The marks in the top margins, where every page or header has the same one."""
    if form is Form.PDF:
        with pdfplumber.open(file) as pdf:
            found = [page.crop((0, 0, page.width, 50)).extract_text() or "" for page in pdf.pages]
        lines = [" ".join(text.split()) for text in found]
        lines = [line.rstrip("0123456789 ") for line in lines]
    elif form is Form.WORD:
        word = Document(str(file))
        headers = [part for each in word.sections for part in (each.first_page_header, each.header)]
        lines = [header.paragraphs[0].text.strip("0123456789") for header in headers]
    else:
        book = load_workbook(file)
        lines = [part.left.text or "" for each in book for part in (each.firstHeader, each.oddHeader)]
    assert len(set(lines)) == 1
    return set(filter(None, lines))


def test_an_adjustment_is_an_appendix_of_only_what_changed(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, 0, "deadline", "Tháng 11 năm 2026")
    draft = reports.preview_adjustment(session, plan.id)
    assert draft.file.endswith(" - noi dung dieu chinh.pdf")
    adjusting.close_adjustment(session, plan.id, document="21/KH-UBND", day="01/06/2026")
    closed = editions.issued_edition(session, plan.id)
    assert closed is not None
    out = tmp_path / "dieu chinh.pdf"
    reports.print_adjustment(session, plan.id, out, closed.id)
    said = text_of(out)
    assert "NỘI DUNG ĐIỀU CHỈNH, BỔ SUNG" in said
    assert "số 21/KH-UBND ngày 01 tháng 6 năm 2026" in said.replace("\u00a0", " ")
    assert "Tháng 11 năm 2026" in said
    assert rows_of(plan)[5].text("title")[:25] not in said


def test_an_adjustment_of_a_party_plan_stands_on_the_partys_page(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    planning.set_text(session, plan.id, plan.id, "issuer", "Đảng ủy xã Suối Mây")
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, 0, "deadline", "Tháng 11 năm 2026")
    page = reports.preview_adjustment(session, plan.id).pages[0]
    right = max(item.x2 for item in page.items if isinstance(item, Rule))
    assert page.width - right == pytest.approx(PARTY.right, abs=0.5)
    out = tmp_path / "dieu chinh.docx"
    reports.print_adjustment(session, plan.id, out)
    (section,) = Document(str(out)).sections
    assert section.right_margin is not None
    assert round(section.right_margin.mm) == 20
