"""Every part of the plan's own text has size, face, place and spacing of the decree's table (A2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ccapp.domain.plan import RecordId
from ccapp.printing import provisions
from ccapp.printing.provisions import MILLIMETRE, Provision
from ccapp.resources import resource
from ccapp.services.paper import letters
from ccapp.services.plans import planning
from ccapp.services.session import Session


@pytest.fixture
def word(session: Session, tmp_path: Path) -> Word:
    plan = planning.import_file(session, resource("resources", "samples", "ke-hoach-cchc-2026.docx")).plan
    said = {
        "issuer": "Sở Nội vụ tỉnh Mộc Giang",
        "superior": "UBND tỉnh Mộc Giang",
        "authority": "KT. Giám đốc",
        "position": "Phó Giám đốc",
        "number": "7",
        "signed_on": "06/01/2026",
    }
    for field, text in said.items():
        planning.set_text(session, plan, RecordId(plan), field, text)
    return Document(str(letters.write_letter(session, plan, tmp_path / "KH.docx").file))


def everything(word: Word) -> Iterator[Paragraph]:
    yield from word.paragraphs
    for table in word.tables[:2]:
        for cell in table.rows[0].cells:
            yield from cell.paragraphs


PARTS = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", provisions.HEADLINE, ALIGN.CENTER),
    ("Độc lập - Tự do - Hạnh phúc", provisions.MOTTO, ALIGN.CENTER),
    ("ỦY BAN NHÂN DÂN TỈNH MỘC GIANG", provisions.ABOVE, ALIGN.CENTER),
    ("SỞ NỘI VỤ TỈNH MỘC GIANG", provisions.ISSUER, ALIGN.CENTER),
    ("Số: 07/", provisions.NUMBER, ALIGN.CENTER),
    ("Suối Mây, ngày 06 tháng 01 năm 2026", provisions.PLACE_AND_DAY, ALIGN.CENTER),
    ("KẾ HOẠCH", provisions.KIND, ALIGN.CENTER),
    ("Về ", provisions.SUBJECT, ALIGN.CENTER),
    ("Căn cứ", provisions.BASES, ALIGN.JUSTIFY),
    ("1. Mục đích", provisions.BODY, ALIGN.JUSTIFY),
    ("I. MỤC ĐÍCH, YÊU CẦU", provisions.SECTION_HEAD, ALIGN.JUSTIFY),
    ("KT. GIÁM ĐỐC", provisions.SIGNING, ALIGN.CENTER),
    ("PHÓ GIÁM ĐỐC", provisions.SIGNING, ALIGN.CENTER),
    ("Hoàng Minh Khôi", provisions.SIGNER, ALIGN.CENTER),
    ("Nơi nhận:", provisions.RECIPIENTS_HEAD, ALIGN.LEFT),
    ("- Lưu: VT.", provisions.RECIPIENTS, ALIGN.LEFT),
]


@pytest.mark.parametrize(("begins", "provision", "where"), PARTS)
def test_each_part_has_its_size_and_face(word: Word, begins: str, provision: Provision, where: ALIGN) -> None:
    found = [each for each in everything(word) if each.text.startswith(begins)]
    line = found[0]
    assert line.alignment == where
    for run in line.runs:
        assert run.font.size is not None
        assert provision.allows(run.font.size.pt)
        assert (bool(run.bold), bool(run.italic)) == ("Bold" in provision.face, "Italic" in provision.face)
    assert not provision.capitals or line.text == line.text.upper()


def test_paragraphs_of_the_body_are_set_in_and_apart(word: Word) -> None:
    body = [each for each in word.paragraphs if each.alignment == ALIGN.JUSTIFY and each.text]
    assert len(body) > 10
    for each in body:
        shape = each.paragraph_format
        assert shape.first_line_indent is not None
        assert shape.space_after is not None
        assert isinstance(shape.line_spacing, float)
        assert provisions.INDENT.allows(round(shape.first_line_indent.pt / MILLIMETRE, 1))
        assert provisions.PARAGRAPH_GAP.allows(shape.space_after.pt)
        assert provisions.LINE_SPACING.allows(shape.line_spacing)


def test_the_page_is_upright_with_the_decrees_margins_and_its_number_in_the_top_one(word: Word) -> None:
    first = word.sections[0]
    sides = (
        (first.top_margin, provisions.TOP),
        (first.bottom_margin, provisions.BOTTOM),
        (first.left_margin, provisions.LEFT),
        (first.right_margin, provisions.RIGHT),
    )
    for length, provision in sides:
        assert length is not None
        assert provision.allows(round(length.mm, 1))
    paper = [each.mm for each in (first.page_width, first.page_height) if each is not None]
    assert [round(each) for each in paper] == [each.used for each in provisions.PAPER]
    assert first.different_first_page_header_footer
    assert not any(each.text for each in first.first_page_header.paragraphs)
    (number,) = (
        each for each in first.header.paragraphs if each._p.find(f".//{qn('w:instrText')}") is not None
    )
    assert number.alignment == ALIGN.CENTER
    sizes = {run.font.size.pt for run in number.runs if run.font.size is not None}
    assert all(map(provisions.PAGE_NUMBER.allows, sizes))
    assert sizes
