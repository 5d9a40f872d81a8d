"""The letter that goes with connection files, and the message that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from ccapp.domain.covering import LISTED_HERE, REMINDED, SUBJECT, Covering
from ccapp.domain.office import Role
from ccapp.domain.ready_message import file_request
from ccapp.errors import RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import covering, directory
from ccapp.services.reception import missing
from ccapp.services.session import Session
from tests.conftest import Clock

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
COMMUNE = "UBND xã Suối Mây"


@pytest.fixture
def superior(tmp_path: Path, clock: Clock) -> Session:
    return safekeeping.init(tmp_path / "so", name=SUPERIOR, role=Role.SUPERIOR, who="Sơn", clock=clock)


def words_of(path: Path) -> str:
    """Every paragraph of a Word file, those in its tables too."""
    word = Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(each.text for each in word.paragraphs)])


def test_the_letter_to_one_commune_names_it_and_both_ways_in(superior: Session, tmp_path: Path) -> None:
    letter = covering.covering_letter(superior, [f"  {COMMUNE} "])
    assert letter.addressees == (f"Kính gửi: {COMMUNE}",)
    out = covering.write_covering(superior, letter, tmp_path / covering.covering_name(letter))
    assert out.name == "Cong van gui kem tep ket noi - ubnd xa suoi may.docx"
    said = words_of(out)
    for words in ("ỦY BAN NHÂN DÂN TỈNH MỘC GIANG", "SỞ NỘI VỤ", SUBJECT, *letter.paragraphs):
        assert words in said
    assert f"tệp kết nối của {COMMUNE}" in said
    assert "Mở tệp kết nối của cấp trên" in said
    assert "DANH SÁCH" not in said
    assert f"năm {superior.clock().year}" in said


def test_the_text_to_copy_says_what_the_file_says(superior: Session, tmp_path: Path) -> None:
    letter = covering.covering_letter(superior, [COMMUNE, "UBND phường Bến Đá", COMMUNE])
    assert letter.addressees == ("Kính gửi:", f"- {COMMUNE};", "- UBND phường Bến Đá.")
    said = words_of(covering.write_covering(superior, letter, tmp_path / "a.docx"))
    for part in letter.text.split("\n"):
        assert part in said


def test_a_reminder_says_who_has_not_sent_what_and_leaves_the_deadline_open(
    superior: Session, tmp_path: Path
) -> None:
    directory.expect(superior, [COMMUNE, "UBND phường Bến Đá"])
    letter = missing.reminder(superior, year=2026)
    assert letter.subject == "V/v đôn đốc gửi kế hoạch cải cách hành chính năm 2026"
    out = missing_letter(superior, letter, tmp_path)
    assert out.name == "Cong van don doc.docx"
    said = words_of(out)
    for words in (letter.subject, *letter.paragraphs, f"- {COMMUNE}", "SỞ NỘI VỤ"):
        assert words in said
    assert letter.paragraphs[0].startswith("Đến ngày 05/01/2026, Sở Nội vụ tỉnh Mộc Giang chưa nhận được kế")
    assert "tệp kết nối" not in said
    assert SUBJECT not in said


def test_where_everybody_has_sent_nobody_is_reminded(superior: Session) -> None:
    with pytest.raises(RefusedError, match="missing-nobody"):
        missing.reminder(superior)


def test_many_are_reminded_by_a_list(superior: Session, tmp_path: Path) -> None:
    names = [f"UBND xã Suối Mây {number}" for number in range(LISTED_HERE + 1)]
    directory.expect(superior, names)
    letter = missing.reminder(superior)
    assert f"của {len(names)} cơ quan có tên trong danh sách kèm theo." in letter.paragraphs[0]
    said = words_of(missing_letter(superior, letter, tmp_path))
    for words in (REMINDED, f"1. {names[0]}", f"{len(names)}. {names[-1]}"):
        assert words in said


def missing_letter(superior: Session, letter: Covering, folder: Path) -> Path:
    return covering.write_covering(superior, letter, folder / covering.covering_name(letter))


def test_many_communes_stand_in_a_list_of_their_own(superior: Session, tmp_path: Path) -> None:
    names = [f"UBND xã Suối Mây {number}" for number in range(LISTED_HERE + 1)]
    letter = covering.covering_letter(superior, names)
    assert letter.addressees == ("Kính gửi: Các cơ quan có tên trong danh sách kèm theo",)
    said = words_of(covering.write_covering(superior, letter, tmp_path / "a.docx"))
    for number, name in enumerate(names, start=1):
        assert f"{number}. {name}" in said
        assert f"{number}. {name}" in letter.text
    few = covering.covering_letter(superior, names[:LISTED_HERE])
    assert few.listed == ()


def test_the_same_letter_is_the_same_bytes(superior: Session, tmp_path: Path) -> None:
    letter = covering.covering_letter(superior, [COMMUNE])
    first, second = (
        covering.write_covering(superior, letter, tmp_path / name) for name in ("a.docx", "b.docx")
    )
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("office", "above", "issuer"),
    [
        (SUPERIOR, "ỦY BAN NHÂN DÂN TỈNH MỘC GIANG", "SỞ NỘI VỤ"),
        ("Phòng Nội vụ huyện Núi Xa", "ỦY BAN NHÂN DÂN HUYỆN NÚI XA", "PHÒNG NỘI VỤ"),
        ("UBND tỉnh Mộc Giang", "", "ỦY BAN NHÂN DÂN TỈNH MỘC GIANG"),
        ("Đảng ủy xã Suối Mây", "", "ĐẢNG ỦY XÃ SUỐI MÂY"),
    ],
)
def test_a_department_names_its_committee_above_it(office: str, above: str, issuer: str) -> None:
    letter = Covering(office=office, communes=(COMMUNE,))
    assert (letter.above, letter.issuer) == (above, issuer)


def test_a_letter_needs_a_superior_a_name_and_a_word_file(
    session: Session, superior: Session, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match="invite-not-superior"):
        covering.covering_letter(session, [COMMUNE])
    with pytest.raises(RefusedError, match="name-missing"):
        covering.covering_letter(superior, ["  "])
    letter = covering.covering_letter(superior, [COMMUNE])
    with pytest.raises(RefusedError, match="letter-form"):
        covering.write_covering(superior, letter, tmp_path / "a.pdf")


def test_the_message_says_who_asks_whom_and_why() -> None:
    first, again, refused = (
        file_request(COMMUNE),
        file_request(COMMUNE, SUPERIOR),
        file_request(COMMUNE, SUPERIOR, "12/06/2026"),
    )
    assert COMMUNE in first
    assert "đã" not in first
    assert again.startswith(f"Kính gửi {SUPERIOR}. ")
    assert "cài lại máy" in again
    assert "từ ngày 12/06/2026" in refused
    assert "cài lại máy" not in refused
