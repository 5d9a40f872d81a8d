"""A whole Word file as passages: parts told apart, places an officer finds, broken paragraphs joined."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.checks.own import setting_of
from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.texts import check_passages
from ccapp.errors import FileError
from ccapp.intake import titles
from ccapp.intake.document import passages, read_document
from ccapp.intake.sheet import Line
from ccapp.resources import resource

PLAN = (
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2026 của xã Suối Mây",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Mộc Giang;",
    "UBND xã ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "1. Mục tiêu",
    "Nâng cao chất lượng phục vụ người dân, tổ chức và doanh",
    "nghiệp trên địa bàn xã.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Hoàng Minh Khôi",
    "PHỤ LỤC",
    "NHIỆM VỤ NĂM 2026",
    "(Kèm theo Kế hoạch số    /KH-UBND ngày    tháng 01 năm 2026 của UBND xã Suối Mây)",
)


def lines(*texts: str) -> list[Passage]:
    return list(passages([Line(text=text) for text in texts]))


def test_parts_are_told_apart() -> None:
    parts = [(each.part, each.text[:12]) for each in lines(*PLAN)]
    assert parts == [
        (Part.TITLE, "KẾ HOẠCH"),
        (Part.TITLE, "Cải cách hàn"),
        (Part.BASIS, "Căn cứ Luật "),
        (Part.BASIS, "Thực hiện Kế"),
        (Part.PROSE, "UBND xã ban "),
        (Part.HEADING, "I. MỤC ĐÍCH"),
        (Part.HEADING, "1. Mục tiêu"),
        (Part.PROSE, "Nâng cao chấ"),
        (Part.RECIPIENTS, "Nơi nhận:"),
        (Part.RECIPIENTS, "- Như trên;"),
        (Part.RECIPIENTS, "- Lưu: VT."),
        (Part.SIGNATURE, "TM. ỦY BAN N"),
        (Part.SIGNATURE, "CHỦ TỊCH"),
        (Part.SIGNATURE, "Hoàng Minh K"),
        (Part.TITLE, "PHỤ LỤC"),
        (Part.TITLE, "NHIỆM VỤ NĂM"),
        (Part.NOTE, "(Kèm theo Kế"),
    ]


def test_places_name_the_paragraph_and_the_section() -> None:
    found = lines(*PLAN)
    assert found[0].place == "paragraph 1"
    assert found[6].place == "paragraph 7, section I.1"
    assert found[7].place == "paragraph 8, section I.1"
    assert found[14].place == "paragraph 15"


def test_a_broken_sentence_is_one_passage_again() -> None:
    broken = lines(*PLAN)[7]
    assert broken.text.endswith("và doanh nghiệp trên địa bàn xã.")
    assert broken.text[: broken.breaks[0]].endswith("doanh")


def test_a_file_of_printed_lines_has_whole_paragraphs_and_no_breaks() -> None:
    printed = [
        "Cải cách hành chính phải được thực hiện thường xuyên, liên tục, đồng bộ",
        "và có trọng tâm, trọng điểm trên cơ sở kế thừa những kết quả đã đạt được",
        "trong giai đoạn trước.",
    ] * 12
    found = lines("I. MỤC ĐÍCH", *printed)
    assert len(found) == 13
    assert all(not each.breaks for each in found)


def test_a_word_file_with_letterhead_and_task_table(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY\nSố:        /KH-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSuối Mây, ngày     tháng 01 năm 2026"
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Cải cách hành chính năm 2026")
    table = document.add_table(3, 2)
    for at, (number, text) in enumerate([("TT", "Nhiệm vụ"), ("1", "Rà soát"), ("2", "Công khai")]):
        table.cell(at, 0).text, table.cell(at, 1).text = number, text
    path = tmp_path / "kế hoạch.docx"
    document.save(str(path))
    found = read_document(path).passages
    assert [each.part for each in found[:2]] == [Part.LETTERHEAD, Part.LETTERHEAD]
    assert [(each.place, each.field) for each in found if each.text in {"2", "Công khai"}] == [
        ("table 2, row 3", "number"),
        ("table 2, row 3", ""),
    ]
    setting = setting_of(found)
    assert (setting.year_from, setting.level, setting.issuer) == (
        2026,
        "commune",
        "XÃ SUỐI MÂY",
    )


def test_the_sample_plan_shows_nothing() -> None:
    found = read_document(resource("resources", "samples", "ke-hoach-cchc-2026.docx")).passages
    assert check_passages(found, setting_of(found)) == ()


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ảnh.docx"
    path.write_bytes(BytesIO(b"\x89PNG\r\n").getvalue())
    with pytest.raises(FileError):
        read_document(path)


@given(st.lists(st.text(st.sampled_from("aàIV1.2-(); ,\nKẾHOẠCH"), max_size=30), max_size=12))
def test_every_word_of_every_paragraph_is_kept(texts: list[str]) -> None:
    """Page numbers and lines of signs that stand alone are no words."""
    paragraphs = [Line(text=" ".join(text.split())) for text in texts]
    worded = [each.text for each in paragraphs if each.text and not titles.is_blank(each)]
    kept = [each.text for each in passages(paragraphs)]
    assert " ".join(kept).split() == " ".join(worded).split()
