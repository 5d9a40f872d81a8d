"""The document of a plan: gaps filled however Word cut them, doubts named, appendices as own sections."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ccapp.domain.coverage import Assigning
from ccapp.domain.letter import DOTS, Gap, gap_of, gap_texts
from ccapp.domain.plan import Body, Plan, RecordId, Reference, Side, Signature
from ccapp.errors import FileError, RefusedError
from ccapp.printing.docx.filling import W, fill
from ccapp.printing.fonts import font
from ccapp.printing.primitives import Face
from ccapp.services.intake import taking_in
from ccapp.services.paper import adjusting, issuing, letters, returning
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import shipped_plan

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def plan(session: Session) -> RecordId:
    return shipped_plan(session)


def template(tmp_path: Path, *paragraphs: str) -> Path:
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    path = tmp_path / "Mau cua xa.docx"
    word.save(str(path))
    return path


def texts(word: Word) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def written(session: Session, plan: RecordId, folder: Path, source: Path | None = None) -> Word:
    return Document(str(letters.write_letter(session, plan, folder / "KH.docx", source).file))


def paragraph_of(pieces: list[str]) -> etree._Element:
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)
    return etree.fromstring(f'<w:body xmlns:w="{SPACE}"><w:p>{runs}</w:p></w:body>')


def test_a_half_made_adjustment_gets_no_letter(session: Session, plan: RecordId, tmp_path: Path) -> None:
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình"))
    adjusting.open_adjustment(session, plan)
    with pytest.raises(RefusedError, match="adjust-under-way"):
        letters.write_letter(session, plan, tmp_path / "KH.docx")
    assert list(tmp_path.glob("*.docx")) == []


@given(st.lists(st.integers(1, 60), max_size=12))
def test_a_gap_is_filled_wherever_word_has_cut_it(cuts: list[int]) -> None:
    text = "Số {{so}} ngày {{ ngay }} và {{SO}} rồi {{khong_biet}} hết"
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    body = paragraph_of([text[low:high] for low, high in pairwise(edges)])
    said = {"so": "07/KH-UBND", " ngay ": "06", "SO": "VIII"}
    done = fill(body, said.get, lambda _: False)
    assert "".join(node.text or "" for node in body.iter(W + "t")) == (
        "Số 07/KH-UBND ngày 06 và VIII rồi {{khong_biet}} hết"
    )
    assert done.unknown == [("{{khong_biet}}", 1)]


def test_several_lines_become_paragraphs_of_the_same_shape() -> None:
    body = paragraph_of(["{{noi", "_nhan}}"])
    fill(body, lambda _: "- Một;\n- Hai;\n- Ba.", lambda _: False)
    lines = ["".join(node.text or "" for node in line.iter(W + "t")) for line in body.iter(W + "p")]
    assert lines == ["- Một;", "- Hai;", "- Ba."]


@pytest.mark.parametrize("alike", ["{so}", "{ {so} }", "«so»", "[[so]]", "｛｛so｝｝"])
def test_what_only_looks_like_a_gap_is_named_and_stays(alike: str) -> None:
    body = paragraph_of([f"Số: {alike}"])
    done = fill(body, {"so": "07"}.get, lambda _: False)
    assert done.alike == [(alike, 1)]
    assert "07" not in "".join(map(str, body.itertext()))


def test_names_are_known_in_any_spelling() -> None:
    spelt = ("ten_ke_hoach", "Tên kế hoạch", "TEN-KE-HOACH", " tên_kế_hoạch ")
    assert {gap_of(name) for name in spelt} == {Gap.TITLE}
    assert gap_of("tên gì đó") is None


def test_the_shipped_template_follows_the_plan(session: Session, plan: RecordId, tmp_path: Path) -> None:
    planning.set_text(session, plan, plan, "number", "7")
    planning.set_text(session, plan, plan, "signed_on", "06/01/2026")
    word = written(session, plan, tmp_path)
    everything = "\n".join(
        [*texts(word), *(cell.text for table in word.tables for row in table.rows for cell in row.cells)]
    )
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY",
        "Số: 07/KH-UBND",
        "ngày 06 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "III. TỔ CHỨC THỰC HIỆN",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
    ):
        assert words in everything
    assert "{{" not in everything
    assert sum(text.startswith("1. Văn phòng HĐND và UBND: chủ trì") for text in texts(word)) == 1


def test_each_appendix_is_a_section_of_its_own(session: Session, plan: RecordId, tmp_path: Path) -> None:
    word = written(session, plan, tmp_path)
    shapes = [section.orientation for section in word.sections]
    assert shapes == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE]
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in word.sections]
    assert starts == ["1", "1", "1"]
    assert not any(
        paragraph.text for section in word.sections for paragraph in section.first_page_header.paragraphs
    )


def test_the_appendices_come_back_from_it(session: Session, plan: RecordId, tmp_path: Path) -> None:
    letters.write_letter(session, plan, tmp_path / "KH.docx")
    file = taking_in.look_at(tmp_path / "KH.docx")
    assert returning.plan_of_file(session, file) == plan
    found = returning.lay_beside(session, plan, file)
    assert found.base is not None
    assert all(table.found.is_empty for table in found.tables)


def test_the_offices_own_template_keeps_its_own(session: Session, plan: RecordId, tmp_path: Path) -> None:
    source = template(tmp_path, "Năm {{Năm kế hoạch}}", "{{phu_luc}}", "Sau phụ lục", "{{bi_thu}}", "{so}")
    word = Document(str(source))
    word.sections[0].header.paragraphs[0].text = "Đầu trang: {{co_quan}}"
    word.sections[0].first_page_header.paragraphs[0].text = "Trang đầu"
    word.sections[0].different_first_page_header_footer = True
    word.save(str(source))
    done = letters.write_letter(session, plan, tmp_path / "KH.docx", source)
    made = Document(str(done.file))
    assert made.paragraphs[0].text == "Năm 2026"
    assert made.sections[0].header.paragraphs[0].text.startswith("Đầu trang: ỦY BAN NHÂN DÂN")
    assert [(one.text, one.paragraph) for one in done.unknown] == [("{{bi_thu}}", 4)]
    assert [one.text for one in done.alike] == ["{so}"]
    assert texts(made)[-3:] == ["Sau phụ lục", "{{bi_thu}}", "{so}"]
    assert [section.orientation for section in made.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT
    ]  # fmt: skip
    assert made.sections[1].first_page_header.paragraphs[0].text == ""


def test_a_template_without_a_place_gets_them_at_its_end(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    made = written(session, plan, tmp_path, template(tmp_path, "{{ten_ke_hoach}}"))
    assert len(made.sections) == 3
    assert len(made.tables) == 2


def test_other_files_are_refused(session: Session, plan: RecordId, tmp_path: Path) -> None:
    other = tmp_path / "Mau.docx"
    other.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(FileError):
        letters.write_letter(session, plan, tmp_path / "KH.docx", other)
    with pytest.raises(RefusedError, match="letter-form"):
        letters.write_letter(session, plan, tmp_path / "KH.pdf")
    assert not (tmp_path / "KH.docx").exists()


def test_a_word_template_becomes_a_document(session: Session, plan: RecordId, tmp_path: Path) -> None:
    own = template(tmp_path, "{{ten_ke_hoach}}")
    dotx = tmp_path / "Mau.dotx"
    with zipfile.ZipFile(own) as source, zipfile.ZipFile(dotx, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"ml.document.main+xml", b"ml.template.main+xml"))
    out = letters.write_letter(session, plan, tmp_path / "KH.docx", dotx).file
    assert b"ml.template.main+xml" not in zipfile.ZipFile(out).read("[Content_Types].xml")
    assert "Kế hoạch" in texts(Document(str(out)))[0]


def test_the_template_is_not_written_over(session: Session, plan: RecordId, tmp_path: Path) -> None:
    own = template(tmp_path, "{{ten_ke_hoach}}")
    before = own.read_bytes()
    with pytest.raises(RefusedError, match="letter-over-template"):
        letters.write_letter(session, plan, own.parent / "." / own.name, own)
    assert own.read_bytes() == before


def test_the_shipped_template_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (letters.save_template(tmp_path / name).read_bytes() for name in ("a.docx", "b.docx"))
    assert one == other
    said = texts(Document(io.BytesIO(one)))
    after = said[said.index("{{to_chuc_thuc_hien}}") + 1 :]
    assert next(filter(None, after)).endswith("./.")


def bare(**fields: object) -> Plan:
    return replace(Plan(title="Kế hoạch chuyển đổi số", year_from=2026, year_to=2026), **fields)  # type: ignore[arg-type]


def test_a_deputy_signs_in_the_committees_name() -> None:
    signature = Signature(authority="KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH", signer="Lò Văn An")
    said = gap_texts(bare(issuer=Body(name="UBND xã Suối Mây"), signature=signature))
    assert said[Gap.AUTHORITY] == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert (said[Gap.POSITION], said[Gap.SIGNER]) == ("PHÓ CHỦ TỊCH", "Lò Văn An")
    acting = gap_texts(
        bare(issuer=Body(name="UBND xã Suối Mây"), signature=Signature(authority="Q. CHỦ TỊCH"))
    )
    assert (acting[Gap.AUTHORITY], acting[Gap.POSITION]) == ("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH", "")


def test_a_party_document_has_its_own_head_and_number() -> None:
    issuer = Body(name="Đảng ủy xã Suối Mây", side=Side.PARTY)
    said = gap_texts(bare(issuer=issuer, reference=Reference(number="7", symbol="KH/ĐU")))
    assert (said[Gap.HEADLINE], said[Gap.MOTTO]) == ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
    assert said[Gap.NUMBER] == "07-KH/ĐU"


def test_bases_are_the_documents_that_assign() -> None:
    base = Assigning(number="12", symbol="KH-UBND", signed_on=date(2026, 1, 2), issuer="UBND tỉnh")
    assert gap_texts(bare(), (base,))[Gap.BASES].startswith(
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh;"
    )
    assert gap_texts(bare())[Gap.BASES].startswith(f"Căn cứ {DOTS};")


def rules_of(word: Word) -> list[float]:
    """Lengths in points of the rules below the issuer, the headline and the title of a document."""
    issuer, headline = word.tables[0].rows[0].cells
    widths = [(cell.width or Pt(0)).pt for cell in (issuer, headline)]
    page = word.sections[0]
    whole, left, right = (each or Pt(0) for each in (page.page_width, page.left_margin, page.right_margin))
    widths.append(whole.pt - left.pt - right.pt)
    found = []
    for paragraphs, width in zip(
        (issuer.paragraphs, headline.paragraphs, word.paragraphs), widths, strict=True
    ):
        line = next(each for each in paragraphs if each._p.find(f".//{qn('w:pBdr')}") is not None)
        shape = line.paragraph_format
        assert shape.left_indent is not None
        assert shape.left_indent == shape.right_indent
        found.append(width - 2 * shape.left_indent.pt)
    return found


def test_rules_below_the_head_are_as_long_as_the_decree_wants(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    issuer, motto, subject = rules_of(written(session, plan, tmp_path))
    bold = font(Face.BOLD)
    assert motto == pytest.approx(bold.advance("Độc lập - Tự do - Hạnh phúc") * 14, abs=0.5)
    last = bold.advance("XÃ SUỐI MÂY") * 13
    assert last / 3 - 0.5 <= issuer <= last / 2
    said = letters.texts(session, plan)[Gap.SUBJECT]
    assert subject == pytest.approx(bold.advance(f"Về {said}") * 14 / 3, abs=0.5)


def test_a_party_document_stands_on_the_partys_page(session: Session, plan: RecordId, tmp_path: Path) -> None:
    planning.set_text(session, plan, plan, "issuer", "Đảng ủy xã Suối Mây")
    word = written(session, plan, tmp_path)
    assert [round((section.right_margin or Pt(0)).mm) for section in word.sections] == [20, 20, 20]
    assert rules_of(word)[1] == pytest.approx(font(Face.BOLD).advance("ĐẢNG CỘNG SẢN VIỆT NAM") * 13, abs=0.5)
