"""Urgency, drafter's mark, address: what a document may carry beside its main parts, in the Word file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from ccapp.domain.letter import URGENCY_WORDS, Gap, gap_texts
from ccapp.domain.plan import Body, Extras, Plan, RecordId, Reference, Urgency
from ccapp.printing import provisions
from ccapp.printing.provisions import MILLIMETRE, Provision
from ccapp.resources import resource
from ccapp.services.intake import taking_in
from ccapp.services.paper import letters, returning
from ccapp.services.plans import document_form, planning
from ccapp.services.session import Session

CONTACT = "Số 1, đường Suối Mây, tỉnh Mộc Giang\nĐT: 0200 111 222; thư điện tử: vanthu@suoimay.example"


@pytest.fixture
def plan(session: Session) -> RecordId:
    return planning.import_file(session, resource("resources", "samples", "ke-hoach-cchc-2026.docx")).plan


def written(session: Session, plan: RecordId, folder: Path, extras: Extras) -> Word:
    form = document_form.form_of(planning.show(session, plan))
    document_form.set_form(session, plan, replace(form, extras=extras))
    return Document(str(letters.write_letter(session, plan, folder / "KH.docx").file))


def check(paragraph: Paragraph, provision: Provision) -> None:
    (run,) = paragraph.runs
    assert run.font.size is not None
    assert provision.allows(run.font.size.pt)
    assert (bool(run.bold), bool(run.italic)) == ("Bold" in provision.face, "Italic" in provision.face)
    assert not provision.capitals or run.text == run.text.upper()


@pytest.mark.parametrize("urgency", Urgency)
def test_an_urgency_stands_in_a_frame_below_the_number(
    session: Session, plan: RecordId, tmp_path: Path, urgency: Urgency
) -> None:
    word = written(session, plan, tmp_path, Extras(urgency=urgency))
    cell = word.tables[0].rows[0].cells[0]
    (frame,) = cell.tables
    inner = frame.rows[0].cells[0]
    (line,) = inner.paragraphs
    assert line.text == URGENCY_WORDS[urgency]
    check(line, provisions.URGENCY)
    assert line.runs[0].font.color.rgb is not None
    assert str(line.runs[0].font.color.rgb) == "FF0000"
    wide = {Urgency.EXPRESS: 30, Urgency.VERY_URGENT: 40, Urgency.URGENT: 20}[urgency]
    assert isinstance(inner.width, Length)
    assert inner.width.pt / MILLIMETRE == pytest.approx(wide, abs=0.1)
    high = frame._tbl.find(f".//{qn('w:trHeight')}")
    assert high is not None
    assert high.get(qn("w:hRule")) == "exact"
    assert int(high.get(qn("w:val"), "0")) / 20 / MILLIMETRE == pytest.approx(8, abs=0.1)
    borders = frame._tbl.find(f".//{qn('w:tblBorders')}")
    assert borders is not None
    assert [each.get(qn("w:val")) for each in borders] == ["single"] * 4
    number = next(each for each in cell.paragraphs if each.text.startswith("Số:"))
    assert frame._tbl in list(number._p.itersiblings())
    assert cell._tc[-1].tag == qn("w:p"), "a cell never ends with a table"


def test_the_frame_is_no_table_of_the_plan(session: Session, plan: RecordId, tmp_path: Path) -> None:
    written(session, plan, tmp_path, Extras(urgency=Urgency.EXPRESS, contact=CONTACT))
    found = returning.lay_beside(session, plan, taking_in.look_at(tmp_path / "KH.docx"))
    assert len(found.tables) == 2
    assert all(table.found.is_empty for table in found.tables)


def test_nothing_chosen_leaves_no_room(session: Session, plan: RecordId, tmp_path: Path) -> None:
    word = written(session, plan, tmp_path, Extras())
    assert word.tables[0].rows[0].cells[0].tables == []
    assert not any(each.text for each in word.sections[0].first_page_footer.paragraphs)
    assert "w:pBdr" not in word.sections[0].first_page_footer._element.xml
    recipients = word.tables[1].rows[0].cells[0].paragraphs
    assert recipients[-1].text == "- Lưu: VT."


@pytest.mark.parametrize(
    ("extras", "line"),
    [
        (Extras(unit="VP", drafter="pl", copies=300), "- Lưu: VT, VP. PL.(300)"),
        (Extras(drafter="PL"), "- Lưu: VT. PL"),
        (Extras(copies=15), "- Lưu: VT. (15)"),
        (Extras(unit="VHXH"), "- Lưu: VT, VHXH."),
    ],
)
def test_the_last_recipient_names_who_drafted_it_and_how_many_copies(
    session: Session, plan: RecordId, tmp_path: Path, extras: Extras, line: str
) -> None:
    last = written(session, plan, tmp_path, extras).tables[1].rows[0].cells[0].paragraphs[-1]
    assert last.text == line
    check(last, provisions.DRAFTER)


def test_the_address_stands_below_a_rule_at_the_foot_of_the_first_page(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    word = written(session, plan, tmp_path, Extras(contact=CONTACT))
    first, *appendices = word.sections
    lines = [each for each in first.first_page_footer.paragraphs if each.text]
    assert [each.text for each in lines] == CONTACT.split("\n")
    for each in lines:
        check(each, provisions.CONTACT)
        border = each._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}")
        assert border is not None
        assert border.get(qn("w:val")) == "single"
        indents = (each.paragraph_format.left_indent, each.paragraph_format.right_indent)
        assert indents == (None, None), "the rule is as wide as the text"
    assert first.different_first_page_header_footer
    assert not any(each.text for each in first.footer.paragraphs)
    for section in appendices:
        for part in (section.first_page_footer, section.footer):
            assert not any(each.text for each in part.paragraphs)


def test_the_template_to_be_edited_has_places_for_them(tmp_path: Path) -> None:
    word = Document(str(letters.save_template(tmp_path / "mau.docx")))
    cell = word.tables[0].rows[0].cells[0]
    assert "{{muc_do_khan}}" in [each.text for each in cell.paragraphs]
    assert "{{dia_chi_co_quan}}" in [each.text for each in word.sections[0].first_page_footer.paragraphs]


def test_an_edited_template_is_filled_with_them(session: Session, plan: RecordId, tmp_path: Path) -> None:
    own = letters.save_template(tmp_path / "mau.docx")
    form = document_form.form_of(planning.show(session, plan))
    extras = Extras(urgency=Urgency.URGENT, contact="Số 1, đường Suối Mây")
    document_form.set_form(session, plan, replace(form, extras=extras))
    word = Document(str(letters.write_letter(session, plan, tmp_path / "KH.docx", own).file))
    assert "KHẨN" in [each.text for each in word.tables[0].rows[0].cells[0].paragraphs]
    assert word.sections[0].first_page_footer.paragraphs[0].text == "Số 1, đường Suối Mây"


def test_a_missive_has_its_subject_below_the_number_and_says_whom_it_is_for(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    form = document_form.form_of(planning.show(session, plan))
    asked = replace(form, doc_type="Công văn", symbol="UBND-VX", superior="UBND tỉnh Mộc Giang")
    document_form.set_form(session, plan, asked)
    word = Document(str(letters.write_letter(session, plan, tmp_path / "CV.docx").file))
    texts = [each.text for each in word.paragraphs if each.text]
    assert texts[0] == "Kính gửi: Ủy ban nhân dân tỉnh Mộc Giang"
    assert not any(text.isupper() and "CÔNG VĂN" in text for text in texts)
    head = word.tables[0].rows[0].cells[0].paragraphs
    at = next(index for index, each in enumerate(head) if each.text.startswith("Số:"))
    assert head[at + 1].text.startswith("V/v ")
    assert head[at + 1].paragraph_format.space_before == Pt(6)
    size = head[at + 1].runs[0].font.size
    assert size is not None
    assert provisions.LETTER_SUBJECT.allows(size.pt)
    assert "- Như trên;" in [each.text for each in word.tables[1].rows[0].cells[0].paragraphs]


def test_a_plan_is_never_asked_for_addressees() -> None:
    plan = Plan(title="Kế hoạch", year_from=2026, year_to=2026, superior=Body(), reference=Reference())
    assert gap_texts(plan)[Gap.ADDRESSEES] == ""
