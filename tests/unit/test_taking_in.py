"""Files looked at before they are stored: headings remembered, old fonts converted or not, copied tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.intake.headings import plain
from ccapp.intake.reading import read_bytes
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.text.legacy import Encoding
from tests.intake import generator
from tests.intake.word import run, word

BODY = (
    "| 1 | Rà soát văn bản | Báo cáo | chị Hoa | Quý I/2026 |\n"
    "| 2 | Kiểm tra công vụ | Kế hoạch | anh Nam | Quý II/2026 |\n"
)
PROSE = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026
I. MỤC TIÊU
- Trên 98% hồ sơ được giải quyết đúng hạn.
II. NHIỆM VỤ
- Rà soát văn bản quy phạm pháp luật đã ban hành.
"""
# "Nhiệm vụ", "Sản phẩm", … as TCVN3 codes in the font .VnTime.
TCVN3_HEAD = ("STT", "NhiÖm vô", "S¶n phÈm", "Chñ tr×", "Thêi h¹n")
TCVN3_ROW = ("1", "Rµ so¸t v¨n b¶n", "B¸o c¸o", "V¨n phßng", "Quý I/2026")


def table_file(
    folder: Path, lead: str, *, name: str = "Kế hoạch năm 2026.md", task: str = "Nhiệm vụ"
) -> Path:
    """A plan whose fourth heading is as given."""
    path = folder / name
    head = f"| STT | {task} | Sản phẩm | {lead} | Thời hạn |\n|--|--|--|--|--|\n"
    path.write_text(head + BODY, encoding="utf-8")
    return path


def keys(file: TakenFile) -> tuple[str, ...]:
    return file.reading.tables[0].appendix.layout.keys


def legacy_file(folder: Path) -> Path:
    """A Word file in the old font."""
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    lines = [
        "<w:tr>" + "".join(f"<w:tc><w:p>{run(text, font)}</w:p></w:tc>" for text in texts) + "</w:tr>"
        for texts in (TCVN3_HEAD, TCVN3_ROW)
    ]
    path = folder / "cũ.docx"
    path.write_bytes(word(f"<w:tbl>{''.join(lines)}</w:tbl>"))
    return path


def take(session: Session, file: TakenFile) -> None:
    taking_in.take_in(session, file, title="Kế hoạch", years="2026")


# --- headings ---------------------------------------------------------------------------------------------


def test_a_heading_set_right_by_a_click_is_known_in_the_next_file(session: Session, tmp_path: Path) -> None:
    first = taking_in.look_at(table_file(tmp_path, "Gánh vác"))
    assert keys(first)[3] == "x1"
    assert taking_in.known_headings(session) == {}
    take(session, taking_in.set_right(first, 1, {3: "lead"}))
    known = taking_in.known_headings(session)
    assert known == {"ganh vac": "lead"}
    second = taking_in.look_at(table_file(tmp_path, "GÁNH  VÁC:", name="Khác 2027.md"), known)
    assert keys(second)[3] == "lead"
    assert not [each for each in second.reading.tables[0].findings if each.code.startswith("read-column")]
    again = taking_in.set_right(second, 1, {2: "notes"})  # what is known stays known beside a new click
    assert keys(again)[2:4] == ("notes", "lead")


def test_a_plan_and_its_headings_are_stored_together_or_not_at_all(session: Session, tmp_path: Path) -> None:
    file = taking_in.set_right(taking_in.look_at(table_file(tmp_path, "Gánh vác")), 1, {3: "lead"})
    connection = session.store.connection
    connection.execute(
        "CREATE TRIGGER full BEFORE INSERT ON heading BEGIN SELECT RAISE (ABORT, 'no room'); END"
    )
    with pytest.raises(sqlite3.IntegrityError):
        take(session, file)
    assert planning.plans(session) == ()
    connection.execute("DROP TRIGGER full")
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    take(session, file)
    connection.set_trace_callback(None)
    assert statements.count("COMMIT") == 1
    assert taking_in.known_headings(session) == {"ganh vac": "lead"}


def test_a_doubtful_heading_is_remembered_once_it_is_accepted(session: Session, tmp_path: Path) -> None:
    path = table_file(tmp_path, "Gánh vác")
    path.write_text(
        path.read_text(encoding="utf-8").replace("chị Hoa", "UBND xã").replace("anh Nam", "Công an xã"),
        encoding="utf-8",
    )
    file = taking_in.look_at(path)
    assert [each.field for each in file.reading.tables[0].findings if each.code == "read-column-guessed"] == [
        "lead"
    ]
    take(session, file)
    assert taking_in.known_headings(session) == {"ganh vac": "lead"}


def test_what_was_sure_unknown_or_a_year_is_not_remembered(session: Session, tmp_path: Path) -> None:
    take(session, taking_in.look_at(table_file(tmp_path, "Gánh vác")))
    take(session, taking_in.look_at(table_file(tmp_path, "Chủ trì")))
    take(session, taking_in.set_right(taking_in.look_at(table_file(tmp_path, "Mức")), 1, {3: "y2026"}))
    assert taking_in.known_headings(session) == {}


def test_the_latest_word_on_a_heading_counts(session: Session, tmp_path: Path) -> None:
    file = taking_in.look_at(table_file(tmp_path, "Gánh vác"))
    for key in ("lead", "partners", "other"):
        take(session, taking_in.set_right(file, 1, {3: key}))
        assert taking_in.known_headings(session) == {"ganh vac": key}


def test_undo_of_the_import_keeps_the_heading(session: Session, tmp_path: Path) -> None:
    file = taking_in.look_at(table_file(tmp_path, "Gánh vác"))
    take(session, taking_in.set_right(file, 1, {3: "lead"}))
    planning.undo(session)
    assert planning.plans(session) == ()
    assert taking_in.known_headings(session) == {"ganh vac": "lead"}


def test_a_known_heading_takes_its_meaning_from_no_other_column(tmp_path: Path) -> None:
    path = table_file(tmp_path, "Chủ trì")
    known = {"san pham": "lead"}
    found = read_bytes(path.name, path.read_bytes(), known=known).tables[0]
    assert found.appendix.layout.keys[2] == "lead"
    assert "lead" not in found.appendix.layout.keys[3:]


def test_known_headings_never_leave_a_table_without_tasks(tmp_path: Path) -> None:
    path = table_file(tmp_path, "Chủ trì")
    assert keys(taking_in.look_at(path, {"nhiem vu": "notes"})) == (
        "number", "title", "product", "lead", "deadline",
    )  # fmt: skip


def test_known_goals_and_activities_make_their_levels(tmp_path: Path) -> None:
    path = table_file(tmp_path, "Bước", task="Định hướng")
    known = {"dinh huong": "goal", "san pham": "task", "buoc": "activity"}
    assert keys(taking_in.look_at(path, known)) == ("number", "goal", "task", "activity", "deadline")


@pytest.mark.parametrize("seed", range(7000, 7012))
def test_odd_headings_are_read_whole_once_they_are_confirmed(seed: int) -> None:
    made = generator.make(seed, odd=True)
    first = read_bytes("a.docx", made.data).tables[0]
    known = {
        plain(heading): "task" if key == "title" else key
        for heading, key in zip(first.source.headings, made.keys, strict=True)
        if not key.startswith("y")
    }
    (found,) = read_bytes("a.docx", made.data, known=known).tables
    assert list(found.appendix.layout.keys) == made.keys
    assert [row.text("deadline") for row in rows(found.appendix)] == [
        one.get("deadline", "") for one in made.records
    ]


# --- legacy fonts -----------------------------------------------------------------------------------------


def test_an_old_font_is_converted_and_can_be_left_as_it_is(tmp_path: Path) -> None:
    file = taking_in.look_at(legacy_file(tmp_path))
    assert file.reading.decoded is not None
    assert file.reading.decoded.encoding is Encoding.TCVN3
    (line,) = rows(file.reading.tables[0].appendix)
    assert (line.text("title"), line.text("lead")) == ("Rà soát văn bản", "Văn phòng")
    with pytest.raises(RefusedError, match="no-table-undecoded"):
        taking_in.convert(file, decode=False)
    assert taking_in.convert(file, decode=True).reading == file.reading


# --- without a table, and copied --------------------------------------------------------------------------


def test_a_file_of_prose_comes_with_its_title_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    file = taking_in.look_over(path)
    assert file.head == ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026", (2026, 2026))
    assert [each.kind.value for each in file.candidates] == ["indicator", "task"]
    with pytest.raises(RefusedError, match="no-table"):
        taking_in.look_at(path)


def test_a_file_with_neither_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kính gửi các đơn vị.\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="no-table"):
        taking_in.look_over(path)


def test_a_copied_table_is_read_like_a_file() -> None:
    head = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
    lines = [head, ("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I/2026")]
    text = "\r\n".join("\t".join(line) for line in lines)
    html = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in lines)
    for given in (("", text), (f"<html><table>{html}</table></html>", text)):
        file = taking_in.look_at_copied("Bảng", *given)
        (line,) = rows(file.reading.tables[0].appendix)
        assert (line.text("title"), line.text("deadline")) == ("Rà soát văn bản", "Quý I/2026")
    for empty in (("", ""), ("", "một câu"), ("<table></table>", "")):
        with pytest.raises(RefusedError, match="clipboard-no-table"):
            taking_in.look_at_copied("Bảng", *empty)
