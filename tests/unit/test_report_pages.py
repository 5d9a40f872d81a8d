"""What goes with a plan stands on the plan's own page: side, margins, letters, PHỤ LỤC, signature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ccapp.domain.editions import rows_of
from ccapp.domain.layout import Orientation
from ccapp.domain.page import Margins, PageSetup
from ccapp.domain.plan import Plan, RecordId
from ccapp.printing.provisions import MILLIMETRE
from ccapp.resources import resource
from ccapp.services.paper import adjusting, consulting, editions, issuing, opinion_table, reports
from ccapp.services.paper.issuing import Signing
from ccapp.services.paper.publishing import Form
from ccapp.services.plans import editing, layouts, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.layouts import PageChoice
from ccapp.services.session import Session

MARGINS = Margins(top=25, bottom=22, left=34, right=18)
SIGNER = "Hoàng Minh Khôi"  # of the sample
CHOSEN = PageSetup(margins=MARGINS, capitals=True, signed=True)
Write = Callable[[Session, RecordId, Path], object]


@pytest.fixture
def plan(session: Session) -> Plan:
    file = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    return planning.show(session, planning.import_file(session, file).plan)


def set_up(session: Session, plan: Plan, setup: PageSetup = CHOSEN) -> None:
    choice = PageChoice(setup=setup, orientation=Orientation.LANDSCAPE, font_size=11)
    layouts.set_pages(session, plan.id, [plan.appendices[0].id], choice)


def adjusted(session: Session, plan: RecordId, out: Path) -> None:
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer=SIGNER))
    adjusting.open_adjustment(session, plan)
    leaf = rows_of(planning.show(session, plan))[0].leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="deadline", text="Tháng 11 năm 2026")])
    reports.print_adjustment(session, plan, out)


def opinions(session: Session, plan: RecordId, out: Path) -> None:
    sent = consulting.send(session, plan, ["Công an xã", "Phòng Kinh tế"], out.parent)
    opinion_table.print_opinions(session, plan, sent.consultation, out)


def compared(session: Session, plan: RecordId, out: Path) -> None:
    first = editions.submit(session, plan).edition
    editions.take_back(session, plan)
    leaf = rows_of(planning.show(session, plan))[0].leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="deadline", text="Tháng 11 năm 2026")])
    reports.print_comparison(editions.compare(session, first.id, None), out)


def mm(points: float) -> float:
    return points / MILLIMETRE


@pytest.mark.parametrize("write", [adjusted, opinions, compared])
def test_a_pdf_has_the_margins_and_letters_of_the_plan(
    session: Session, plan: Plan, tmp_path: Path, write: Write
) -> None:
    set_up(session, plan)
    write(session, plan.id, tmp_path / "bang.pdf")
    with pdfplumber.open(tmp_path / "bang.pdf") as pdf:
        for page in pdf.pages:
            grid = [line for line in page.lines if abs(line["linewidth"] - 0.5) < 0.01]
            assert mm(min(line["x0"] for line in grid)) == pytest.approx(MARGINS.left, abs=0.2)
            right = float(page.width) - max(line["x1"] for line in grid)
            assert mm(right) == pytest.approx(MARGINS.right, abs=0.2)
            above = min(line["top"] for line in grid)
            below = max(line["bottom"] for line in grid)
            cells = [char for char in page.chars if above < char["top"] < below]
            assert {round(char["size"], 1) for char in cells} == {11.0}
        texts = [line["text"] for line in pdf.pages[-1].extract_text_lines()]
        first = pdf.pages[0].extract_text_lines()[0]["text"]
    signed = write is not compared  # a comparison stays in the house
    assert (SIGNER in texts) == signed
    assert (first == "PHỤ LỤC") == (write is adjusted)


@pytest.mark.parametrize("write", [adjusted, opinions, compared])
def test_word_has_them_too(session: Session, plan: Plan, tmp_path: Path, write: Write) -> None:
    set_up(session, plan)
    write(session, plan.id, tmp_path / "bang.docx")
    word = Document(str(tmp_path / "bang.docx"))
    check_margins(word)
    (table,) = word.tables
    below = table._tbl.itersiblings(qn("w:p"))
    texts = [Paragraph(each, word._body).text for each in below]  # type: ignore[arg-type]
    assert (SIGNER in texts) == (write is not compared)
    sizes = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:sz"))}
    assert "22" in sizes, "letters of 11 points"
    label = word.paragraphs[0]
    capitals = label._p.find(f".//{qn('w:caps')}") is not None
    assert label.text != "Phụ lục" or capitals


def check_margins(word: Word) -> None:
    for section in word.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        found = [round(each.mm) for each in sides if each is not None]
        assert found == [MARGINS.top, MARGINS.bottom, MARGINS.left, MARGINS.right]


def test_an_electronic_plan_has_an_electronic_adjustment(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    """Number and day are the system's to fill in (III.1.c)."""
    set_up(session, plan, PageSetup(electronic=True))
    adjusted(session, plan.id, tmp_path / "dieu chinh.pdf")
    adjusting.close_adjustment(session, plan.id, document="21/KH-UBND", day="01/06/2026")
    closed = editions.issued_edition(session, plan.id)
    assert closed is not None
    reports.print_adjustment(session, plan.id, tmp_path / "dieu chinh.pdf", closed.id)
    with pdfplumber.open(tmp_path / "dieu chinh.pdf") as pdf:
        said = pdf.pages[0].extract_text()
    assert "Kèm theo" in said
    assert "21/KH-UBND" not in said


def test_the_file_for_an_opinion_stands_on_the_plans_page(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    for appendix in plan.appendices:
        choice = PageChoice(setup=CHOSEN, orientation=Orientation.PORTRAIT, font_size=11)
        layouts.set_pages(session, plan.id, [appendix.id], choice)
    (file,) = consulting.send(session, plan.id, ["Công an xã"], tmp_path).files
    word = Document(str(file))
    check_margins(word)
    assert all(
        each.page_width < each.page_height for each in word.sections if each.page_width and each.page_height
    )
    assert word.tables[0].rows[0].cells[-1].text == "Ý kiến góp ý"
    labels = [each for each in word.paragraphs if each.text.startswith("Phụ lục")]
    assert len(labels) == len(plan.appendices)
    assert all(each._p.find(f".//{qn('w:caps')}") is not None for each in labels)
    assert sum(each.text == SIGNER for each in word.paragraphs) == len(plan.appendices)


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD])
def test_a_party_plans_table_of_opinions_stands_on_the_partys_page(
    session: Session, plan: Plan, tmp_path: Path, form: Form
) -> None:
    planning.set_text(session, plan.id, plan.id, "issuer", "Đảng ủy xã Suối Mây")
    out = tmp_path / f"bang{form.value}"
    opinions(session, plan.id, out)
    if form is Form.PDF:
        with pdfplumber.open(out) as pdf:
            page = pdf.pages[0]
            assert mm(float(page.width) - max(line["x1"] for line in page.lines)) == pytest.approx(
                20, abs=0.2
            )
    else:
        (section,) = Document(str(out)).sections
        assert section.right_margin is not None
        assert round(section.right_margin.mm) == 20
