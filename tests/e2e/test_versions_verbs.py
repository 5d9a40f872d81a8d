"""The verbs of draft rounds and versions: each object, each refusal in one line that changes nothing."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from tests.e2e.conftest import Run

SIGNING = ("--number", "07/KH-UBND", "--date", "06/01/2026", "--signer", "Trần Văn Bình")


@pytest.fixture
def plan(run: Run, office: str, sample: Path) -> str:
    return str(run("import", sample, "--json").object["plan"])


def first_row(run: Run, plan: str) -> str:
    return str(run("show", plan, "--json").object["tables"][0]["records"][0]["id"])


def words_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_two_rounds_are_numbered_printed_and_compared(run: Run, plan: str, tmp_path: Path) -> None:
    first = run("submit", plan, "--out", tmp_path / "lan 1.pdf", "--json").object
    assert set(first) == {"plan", "state", "tx", "version", "errors", "file", "pages"}
    assert (first["state"], first["version"]["name"], first["pages"] > 0) == ("submitted", "draft-1", True)
    assert "DỰ THẢO LẦN 1" in words_of(tmp_path / "lan 1.pdf")
    back = run("submit", plan, "--back", "--json").object
    assert (back["state"], back["version"]["name"], back["file"]) == ("draft", "draft-1", None)
    row = first_row(run, plan)
    run("set", plan, row, "deadline", "Tháng 11 năm 2026")
    assert run("submit", plan).out == "Đã lưu Dự thảo lần 2 và khóa bảng để trình ký.\n"
    assert first["errors"] == 0
    found = run("compare", plan, "draft-1", "draft-2", "--out", tmp_path / "so sanh.docx", "--json").object
    assert (found["older"]["name"], found["newer"]["name"], found["pages"]) == ("draft-1", "draft-2", 1)
    (place,) = found["differences"]
    assert (place["kind"], place["record"], place["field"]) == ("changed", row, "deadline")
    assert place["after"] == "Tháng 11 năm 2026"
    cells = [
        cell.text for row in Document(str(tmp_path / "so sanh.docx")).tables[0].rows for cell in row.cells
    ]
    assert "Tháng 11 năm 2026" in cells
    assert run("compare", plan, "draft-2").out == "Không có chỗ nào khác.\n"


def test_any_older_version_is_printed(run: Run, plan: str, tmp_path: Path) -> None:
    run("submit", plan)
    run("submit", plan, "--back")
    run("set", plan, first_row(run, plan), "deadline", "19/11/2026")
    run("issue", plan, *SIGNING)
    known = run("versions", plan, "--json").object["versions"]
    assert [each["name"] for each in known] == ["draft-1", "issued-1"]
    assert (known[1]["document"], known[1]["day"], known[1]["open"]) == ("07/KH-UBND", "2026-01-06", False)
    assert "issued-1  Bản ban hành" in run("versions", plan).out
    for name, marked in (("draft-1", True), ("issued-1", False), (known[0]["id"], True)):
        out = tmp_path / f"{name}.pdf"
        said = run("print", plan, "--out", out, "--edition", name, "--json")
        assert (said.code, set(said.object)) == (0, {"file", "pages"})
        words = words_of(out)
        assert ("DỰ THẢO LẦN 1" in words) is marked
        assert ("19/11/2026" in words) is not marked
    for name in ("draft-2", "không có", "", "d"):
        said = run("print", plan, "--out", tmp_path / "x.pdf", "--edition", name or "issued-9")
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert not (tmp_path / "x.pdf").exists()


def test_a_row_number_of_the_printout_finds_its_line(run: Run, plan: str) -> None:
    said = run("row", plan, "2")
    assert (said.code, said.out) == (2, "")
    assert "chưa có dự thảo" in said.err
    run("submit", plan)
    run("submit", plan, "--back")
    found = run("row", plan, "2", "--json").object
    assert (found["record"], found["gone"]) == (first_row(run, plan), False)
    for number in ("0", "9999", "mười"):
        said = run("row", plan, number)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)


def test_what_must_be_mended_is_told_and_hinders_nothing(run: Run, plan: str) -> None:
    run("set", plan, first_row(run, plan), "deadline", "Trước ngày 31/02/2026")
    wrong = [each for each in run("check", plan, "--json").object["findings"] if each["severity"] == "error"]
    assert wrong
    said = run("submit", plan).out.splitlines()
    assert said[1].startswith("Còn 1 chỗ phải sửa")


def test_a_name_nobody_can_print_to_submits_nothing(run: Run, plan: str, tmp_path: Path) -> None:
    for arguments in (("--out", tmp_path / "x.txt"), ("--out", tmp_path / "x.pdf", "--back"), ("--back",)):
        said = run("submit", plan, *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert run("versions", plan, "--json").object["versions"] == []
    assert run("versions", plan).out.startswith("Chưa lưu bản nào")
    assert run("plans", "--json").object["plans"][0]["state"] == "draft"


def test_states_move_as_the_contract_has_it(run: Run, plan: str) -> None:
    assert run("state", plan, "issued").code == 2
    assert run("state", plan, "nowhere").code == 2
    run("issue", plan, *SIGNING)
    assert run("state", plan, "closed", "--json").object["state"] == "closed"
    assert run("state", plan, "issued").code == 2  # with a reason only
    assert run("state", plan, "issued", "--reason", "bổ sung minh chứng").code == 0
    assert run("plans", "--json").object["plans"][0]["state"] == "issued"


def test_the_page_is_set_in_one_step(run: Run, plan: str, tmp_path: Path) -> None:
    before = run("page", plan, "--json").object
    assert (before["tx"], before["margins"], before["capitals"]) == (None, None, False)
    said = run(
        *("page", plan, "--paper", "portrait", "--letters", "12", "--width", "deadline=40"),
        *("--margins", "20,20,30,15", "--capitals", "yes", "--signed", "yes", "--json"),
    ).object
    assert (said["paper"], said["letters"], said["margins"]) == ("portrait", 12, [20, 20, 30, 15])
    assert (said["widths"]["deadline"], said["capitals"], said["signed"]) == (40.0, True, True)
    run("print", plan, "--out", tmp_path / "x.pdf")
    with pdfplumber.open(tmp_path / "x.pdf") as pdf:
        assert pdf.pages[0].width < pdf.pages[0].height
        assert "PHỤ LỤC" in pdf.pages[0].extract_text()
    assert run("undo", "--json").code == 0
    assert run("page", plan, "--json").object == before
    shown = run("page", plan, "--margins", "20,20,30,15", "--electronic", "yes").out.splitlines()
    assert {"paper: landscape", "margins: 20,20,30,15", "capitals: no", "electronic: yes"} < set(shown)
    assert "margins: usual" in run("page", plan, "--margins", "usual", "--electronic", "no").out
    for arguments in (
        ("--width", "lead=x"),
        ("--width", "nothing=20"),
        ("--margins", "1,2"),
        ("--margins", "1,20,30,15"),
        ("--letters", "40"),
        ("--table", "9"),
    ):
        refused = run("page", plan, *arguments)
        assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 1), arguments
    assert run("page", plan, "--json").object == before


def test_the_document_is_written_from_the_office_s_own_template(run: Run, plan: str, tmp_path: Path) -> None:
    own = tmp_path / "mau.docx"
    assert run("letter", "--out", own, "--json").object["file"] == str(own)
    word = Document(str(own))
    word.add_paragraph("Chỗ {{ không ai biết }}")
    word.save(str(own))
    out = tmp_path / "ke hoach.docx"
    made = run("letter", plan, "--out", out, "--template", own, "--json").object
    assert set(made) == {"file", "unknown", "alike", "blank"}
    assert len(made["unknown"]) == 1
    assert made["blank"] == ["can_cu"]
    assert "không ai biết" in run("letter", plan, "--out", out, "--template", own).out
    assert any("Sản phẩm" in cell.text for table in Document(str(out)).tables for cell in table.rows[0].cells)
    for arguments in ((plan, "--out", own, "--template", own), (plan, "--out", tmp_path / "x.pdf")):
        said = run("letter", *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)


def test_an_edited_word_file_comes_back_place_by_place(run: Run, plan: str, tmp_path: Path) -> None:
    sent = tmp_path / "gửi.docx"
    run("print", plan, "--out", sent)
    assert run("returned", plan, sent).out == "Tệp gửi lại giống kế hoạch.\n"
    word = Document(str(sent))
    rows = word.tables[0].rows
    rows[2].cells[-2].paragraphs[0].runs[0].text = "Tháng 11/2026"
    rows[3]._tr.getparent().remove(rows[3]._tr)
    word.save(str(sent))
    found = run("returned", plan, sent, "--json").object
    assert (found["known"], found["tx"]) == (True, None)
    text, gone = sorted(found["places"], key=lambda each: each["kind"], reverse=True)
    assert (text["kind"], text["field"], text["after"], text["usual"]) == (
        "text",
        "deadline",
        "Tháng 11/2026",
        True,
    )
    assert (gone["kind"], gone["usual"]) == ("gone", False)
    taken = run("returned", plan, sent, "--take", "--json").object
    assert [each["place"] for each in taken["places"]] == [gone["place"]]  # its name stayed
    assert run("show", plan, "--json").object["tables"][0]["records"][0]["deadline"] == "Tháng 11/2026"
    for arguments in (("--take", "--place", text["place"]), ("--place", gone["place"])):
        said = run("returned", plan, sent, *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert run("returned", plan, sent, "--take", "--place", gone["place"], "--json").object["places"] == []


def test_columns_of_the_file_alone_are_told(run: Run, plan: str, tmp_path: Path) -> None:
    sent = tmp_path / "gửi.docx"
    run("print", plan, "--out", sent)
    word = Document(str(sent))
    word.tables[0].rows[0].cells[5].paragraphs[0].runs[0].text = "Hạn xong"
    word.save(str(sent))
    found = run("returned", plan, sent, "--json").object
    assert found["places"] == []
    assert found["columns"][0]["renamed"] == [["Thời gian hoàn thành", "Hạn xong"]]
    assert "Hạn xong" in run("returned", plan, sent).out


def test_a_file_of_another_plan_is_refused(run: Run, plan: str, sample: Path, tmp_path: Path) -> None:
    run("print", plan, "--out", tmp_path / "x.docx")
    other = run("import", sample, "--json").object["plan"]
    said = run("returned", other, tmp_path / "x.docx")
    assert (said.code, said.out) == (2, "")
    assert "kế hoạch khác" in said.err
