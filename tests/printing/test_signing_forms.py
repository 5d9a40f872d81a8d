"""TM., KT., TL., TUQ., Q. (ND 30/2020, Phụ lục I, II.7.b): the lines above a signature, on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from ccapp.domain.page import PageSetup
from ccapp.domain.plan import Body, Plan, PlanState, Side, Signature
from ccapp.printing.document import lay_out
from ccapp.printing.docx.package import write_docx
from ccapp.printing.editable import editable
from ccapp.printing.pdf import write_pdf
from ccapp.printing.rules import Mode, template_of
from ccapp.printing.xlsx import write_xlsx
from ccapp.resources import resource
from ccapp.services.paper import letters
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records

SIGNER = "Nguyễn Văn An"
COMMITTEE, COUNCIL, OFFICE = "UBND xã Suối Mây", "HĐND xã Suối Mây", "Sở Nội vụ tỉnh Mộc Giang"
UB, CT = "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
FORMS = [
    (COMMITTEE, "TM. Ủy ban nhân dân", "Chủ tịch", [f"TM. {UB}", CT]),
    (COMMITTEE, "", "Chủ tịch", [f"TM. {UB}", CT]),
    (COUNCIL, "", "Chủ tịch", ["TM. HỘI ĐỒNG NHÂN DÂN", CT]),
    (COMMITTEE, "KT. Chủ tịch", "Phó Chủ tịch", [f"TM. {UB}", f"KT. {CT}", f"PHÓ {CT}"]),
    (COMMITTEE, f"TM. {UB}\nKT. {CT}", f"PHÓ {CT}", [f"TM. {UB}", f"KT. {CT}", f"PHÓ {CT}"]),
    (OFFICE, "KT. Giám đốc", "Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    (OFFICE, "", "Giám đốc", ["GIÁM ĐỐC"]),
    (COMMITTEE, "TL. Chủ tịch", "Chánh Văn phòng", [f"TL. {CT}", "CHÁNH VĂN PHÒNG"]),
    (
        COMMITTEE,
        "TL. Chủ tịch\nKT. Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        [f"TL. {CT}", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    (COMMITTEE, "TUQ. Chủ tịch", "Trưởng phòng", [f"TUQ. {CT}", "TRƯỞNG PHÒNG"]),
    (COMMITTEE, "Q. Chủ tịch", "Chủ tịch", [f"TM. {UB}", f"Q. {CT}"]),
    (OFFICE, "Q. Giám đốc", "", ["Q. GIÁM ĐỐC"]),
    ("Đảng ủy xã Suối Mây", "T/M Ban Thường vụ", "Bí thư", ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
]
each_form = pytest.mark.parametrize(("issuer", "authority", "position", "lines"), FORMS)


def plan_of(issuer: str, authority: str, position: str) -> Plan:
    layout = replace(make_layout(TASK_KEYS), page=PageSetup(signed=True))
    side = Side.PARTY if issuer.startswith("Đảng") else Side.STATE
    return make_plan(
        make_appendix(make_records(3), layout),
        state=PlanState.ISSUED,
        issuer=Body(name=issuer, side=side),
        signature=Signature(authority=authority, position=position, signer=SIGNER),
    )


@each_form
def test_below_an_appendix_as_pdf(issuer: str, authority: str, position: str, lines: list[str]) -> None:
    out = io.BytesIO()
    write_pdf(lay_out(plan_of(issuer, authority, position)), out, title="", author="")
    with pdfplumber.open(out) as pdf:
        (page,) = pdf.pages
        table = max(line["bottom"] for line in page.lines)
        found = [line for line in page.extract_text_lines() if line["top"] > table]
    assert [line["text"] for line in found] == [*lines, SIGNER]
    middles = {round((line["x0"] + line["x1"]) / 2) for line in found}
    assert max(middles) - min(middles) <= 1


@each_form
def test_below_an_appendix_as_word(issuer: str, authority: str, position: str, lines: list[str]) -> None:
    plan, out = plan_of(issuer, authority, position), io.BytesIO()
    write_docx(editable(plan, mode=Mode.PAPER), out, title="", author="", rules=template_of(plan))
    body = Document(out).element.body
    (table,) = body.iterchildren(qn("w:tbl"))
    below = [Paragraph(each, None) for each in table.itersiblings(qn("w:p"))]  # type: ignore[arg-type]
    assert [printed(each) for each in below if each.text] == [*lines, SIGNER]


@each_form
def test_below_an_appendix_as_excel(issuer: str, authority: str, position: str, lines: list[str]) -> None:
    plan, out = plan_of(issuer, authority, position), io.BytesIO()
    write_xlsx(editable(plan, mode=Mode.PAPER), out, title="", author="", rules=template_of(plan))
    texts = [cell.value for row in load_workbook(out).worksheets[0].iter_rows() for cell in row if cell.value]
    assert texts[-len(lines) - 1 :] == [*lines, SIGNER]


@each_form
def test_below_the_plans_own_text(
    session: Session, tmp_path: Path, issuer: str, authority: str, position: str, lines: list[str]
) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = planning.import_file(session, sample).plan
    said = {"issuer": issuer, "authority": authority, "position": position, "signer": SIGNER}
    for field, text in said.items():
        planning.set_text(session, plan, plan, field, text)
    word = Document(str(letters.write_letter(session, plan, tmp_path / "KH.docx").file))
    (cells,) = [row.cells for row in word.tables[1].rows if "Nơi nhận" in row.cells[0].text]
    assert [printed(each) for each in cells[1].paragraphs if each.text] == [*lines, SIGNER]


def printed(paragraph: Paragraph) -> str:
    """A paragraph as it is seen: capitals may be a look and not the letters."""
    capitals = paragraph._p.find(f".//{qn('w:r')}/{qn('w:rPr')}/{qn('w:caps')}") is not None
    return paragraph.text.upper() if capitals else paragraph.text
