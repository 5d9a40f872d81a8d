"""The verb `consult`: out, back, summed up; each object, each refusal in one line that changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.e2e.conftest import Run

NAMES = ("Công an xã", "Phòng Kinh tế")


@pytest.fixture
def plan(run: Run, office: str, sample: Path) -> str:
    return str(run("import", sample, "--json").object["plan"])


@pytest.fixture
def files(run: Run, plan: str, tmp_path: Path) -> list[Path]:
    """A round that went out to two."""
    names = [part for name in NAMES for part in ("--to", name)]
    said = run("consult", plan, *names, "--out", tmp_path, "--by", "20/01/2026", "--json")
    assert said.code == 0
    assert set(said.object) == {"consultation", "files"}
    return [Path(file) for file in said.object["files"]]


def propose(path: Path, text: str) -> None:
    """Type over a cell of the file, as the one who is asked does."""
    word = Document(str(path))
    word.tables[0].rows[2].cells[-3].paragraphs[0].runs[0].text = text
    word.save(str(path))


def test_out_and_back_and_summed_up(run: Run, plan: str, files: list[Path], tmp_path: Path) -> None:
    propose(files[0], "Tháng 11/2026")
    said = run("consult", plan, "--take", files[0], "--take", files[1], "--json")
    assert said.code == 0
    first, second = said.object["files"]
    assert set(first) == {"file", "result", "code", "message", "from", "opinions"}
    assert (first["result"], first["from"], first["opinions"]) == ("answered", NAMES[0], 1)
    assert (second["result"], second["from"], second["opinions"]) == ("agreed", NAMES[1], 0)
    (round_,) = run("consult", plan, "--json").object["rounds"]
    assert (round_["reply_by"], round_["open"]) == ("2026-01-20", 1)
    (opinion,) = round_["asked"][0]["opinions"]
    assert (opinion["kind"], opinion["field"], opinion["state"]) == ("text", "deadline", "open")
    assert "Tháng 11/2026" in opinion["says"]
    for name in ("tong hop.pdf", "tong hop.docx"):
        made = run("consult", plan, "--table", tmp_path / name, "--json").object
        assert made == {"file": str(tmp_path / name), "pages": 1}
    assert "nhận tệp góp ý" in run("undo").out


def test_people_are_told(run: Run, plan: str, files: list[Path]) -> None:
    propose(files[0], "Tháng 11/2026")
    assert run("consult", plan, "--take", files[0]).out == f"{files[0].name}: Công an xã: 1 ý kiến mới.\n"
    first, *rest = run("consult", plan).out.splitlines()
    proposed = rest.pop(1)
    assert proposed.startswith("  ")
    assert "“Tháng 11/2026”" in proposed
    assert "2 nơi được lấy ý kiến, 1 nơi đã trả lời, 1 ý kiến chưa" in first
    assert rest == ["- Công an xã: 1 ý kiến", "- Phòng Kinh tế: chưa trả lời"]


def test_a_file_that_lost_its_mark_is_taken_by_name(run: Run, plan: str, files: list[Path]) -> None:
    propose(files[0], "Tháng 11/2026")
    word = Document(str(files[0]))
    for start in list(word.element.iter("{*}bookmarkStart")):
        if "_cc_to_" in str(start.attrib):
            start.getparent().remove(start)
    word.save(str(files[0]))
    said = run("consult", plan, "--take", files[0], "--json")
    assert (said.code, said.object["files"][0]["code"]) == (1, "consult-whose")
    said = run("consult", plan, "--take", files[0], "--from", "CÔNG AN XÃ", "--json")
    assert (said.code, said.object["files"][0]["from"]) == (0, NAMES[0])
    said = run("consult", plan, "--take", files[0], "--from", "Trạm Y tế", "--json")
    assert (said.code, said.object["files"][0]["code"]) == (1, "consult-not-asked")


def test_a_bad_file_stops_none_of_the_others(
    run: Run, plan: str, files: list[Path], sample: Path, tmp_path: Path
) -> None:
    other = run("import", sample, "--json").object["plan"]
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04")
    said = run("consult", plan, "--take", broken, "--take", files[1], "--json")
    assert said.code == 1
    assert [each["result"] for each in said.object["files"]] == ["refused", "agreed"]
    said = run("consult", other, "--take", files[0], "--json")
    assert [each["code"] for each in said.object["files"]] == ["consult-other-plan"]


def test_refusals_are_one_line_and_change_nothing(run: Run, plan: str, tmp_path: Path) -> None:
    for arguments in (
        ("--to", "Công an xã"),
        ("--to", "Công an xã", "--to", "công an xã", "--out", tmp_path),
        ("--to", "Công an xã", "--out", tmp_path, "--by", "31/02/2026"),
        ("--to", "Công an xã", "--out", tmp_path, "--take", tmp_path / "a.docx"),
        ("--table", tmp_path / "a.pdf"),
    ):
        said = run("consult", plan, *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1), arguments
    assert run("consult", plan, "--json").object == {"rounds": []}
    assert run("consult", plan).out == "Chưa gửi lấy ý kiến về kế hoạch này.\n"
    assert list(tmp_path.glob("*.docx")) == []
