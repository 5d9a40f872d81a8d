"""The verbs after the signature: `signed`, `adjust`, `correct`; and `opinion` before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas

from tests.e2e.conftest import Run

SIGNING = ("--number", "07/KH-UBND", "--date", "06/01/2026", "--signer", "Trần Văn Bình")


@pytest.fixture
def plan(run: Run, office: str, sample: Path) -> str:
    return str(run("import", sample, "--json").object["plan"])


def records(run: Run, plan: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = run("show", plan, "--json").object["tables"][0]["records"]
    return found


def refused(run: Run, *arguments: object) -> str:
    said = run(*arguments)
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1), arguments
    return said.err


def test_the_clerk_s_changes_are_taken_over_or_kept_with_a_reason(
    run: Run, plan: str, tmp_path: Path
) -> None:
    signed = tmp_path / "bản ký.docx"
    run("print", plan, "--out", signed)
    word = Document(str(signed))
    for row, text in ((2, "Tháng 10/2026"), (4, "Tháng 11/2026")):
        word.tables[0].rows[row].cells[-2].paragraphs[0].runs[0].text = text
    word.save(str(signed))
    run("issue", plan, *SIGNING, "--signed", signed)
    found = run("signed", plan, "--json").object
    assert (found["open"], found["unread"], len(found["copies"])) == (2, None, 1)
    first, second = found["places"]
    assert (first["after"], second["after"]) == ("Tháng 10/2026", "Tháng 11/2026")
    assert first["place"] in run("signed", plan).out
    left = run("signed", plan, "--take", "--place", first["place"], "--json").object
    assert [each["place"] for each in left["places"]] == [second["place"]]
    assert [row["deadline"] for row in records(run, plan)[:1]] == ["Tháng 10/2026"]
    for arguments in (
        ("--keep", "gõ nhầm ở văn thư"),
        ("--place", second["place"]),
        ("--take", "--place", first["place"]),
        ("--keep", " ", "--place", second["place"]),
        ("--take", "--done"),
        ("--copy", "không có"),
    ):
        refused(run, "signed", plan, *arguments)
    kept = run("signed", plan, "--keep", "gõ nhầm", "--place", second["place"], "--json").object
    assert (kept["open"], kept["copies"][0]["kept"][0]["reason"]) == (0, "gõ nhầm")
    assert run("signed", plan, "--done", "--json").object["copies"][0]["check"] == "done"
    names = [each["name"] for each in run("versions", plan, "--json").object["versions"]]
    assert names == ["issued-1", "corrected-1"]


def test_a_scan_is_ticked_off_saved_and_taken_away(run: Run, plan: str, tmp_path: Path) -> None:
    scan = tmp_path / "bản quét.pdf"
    canvas = Canvas(str(scan))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert "chưa trình ký" in refused(run, "signed", plan, "--attach", scan)
    run("issue", plan, *SIGNING)
    assert run("signed", plan).out == "Chưa có bản đã ký nào kèm kế hoạch này.\n"
    found = run("signed", plan, "--attach", scan, "--json").object
    assert (found["unread"], found["open"], found["places"]) == ("file-scanned", None, [])
    row = records(run, plan)[0]["id"]
    assert run("signed", plan, "--tick", row, "--json").object["copies"][0]["ticked"] == [row]
    assert "1 trên" in run("signed", plan).out
    assert run("signed", plan, "--untick", row, "--json").object["copies"][0]["ticked"] == []
    refused(run, "signed", plan, "--tick", plan)
    refused(run, "signed", plan, "--take")
    assert run("signed", plan, "--out", tmp_path / "ra").code in (0, 2)
    (tmp_path / "ra").mkdir(exist_ok=True)
    assert run("signed", plan, "--out", tmp_path / "ra").code == 0
    assert (tmp_path / "ra" / scan.name).read_bytes() == scan.read_bytes()
    assert run("signed", plan, "--remove", "--json").object["copies"] == []
    assert run("undo").code == 0
    assert len(run("signed", plan, "--json").object["copies"]) == 1


def test_an_adjustment_lists_only_what_changed_and_both_versions_print(
    run: Run, plan: str, tmp_path: Path
) -> None:
    refused(run, "adjust", plan, "--reason", "theo Công văn số 21")
    run("issue", plan, *SIGNING)
    row = records(run, plan)[0]["id"]
    before = records(run, plan)[0]["deadline"]
    refused(run, "adjust", plan)
    made = run("adjust", plan, "--reason", "Theo Công văn số 21", "--json").object
    assert (made["version"]["name"], made["version"]["open"]) == ("adjusted-1", True)
    refused(run, "adjust", plan, "--close", "--document", "31/QĐ-UBND", "--date", "02/6/2026")
    assert run("set", plan, row, "deadline", "Quý IV/2026").code == 0
    refused(run, "adjust", plan, "--drop")
    out = tmp_path / "noi dung.docx"
    told = run("adjust", plan, "--out", out, "--json").object
    (place,) = told["differences"]
    assert (place["before"], place["after"], told["pages"]) == (before, "Quý IV/2026", 1)
    words = "\n".join(cell.text for table in Document(str(out)).tables for cell in table._cells)
    assert "Quý IV/2026" in words
    refused(run, "adjust", plan, "--close", "--document", "31/QĐ-UBND", "--date", "31/02/2026")
    assert run("adjust", plan, "--close", "--document", "31/QĐ-UBND", "--date", "02/6/2026").code == 0
    refused(run, "set", plan, row, "deadline", "Quý I/2026")
    again = run("adjust", plan, "--edition", "adjusted-1", "--json").object
    assert (again["version"]["document"], len(again["differences"])) == ("31/QĐ-UBND", 1)
    for name in ("issued-1", "adjusted-1"):
        assert run("print", plan, "--out", tmp_path / f"{name}.pdf", "--edition", name).code == 0
    refused(run, "adjust", plan, "--document", "31")
    refused(run, "adjust", plan, "--drop", "--close")


def test_an_adjustment_that_changed_nothing_is_dropped(run: Run, plan: str) -> None:
    run("issue", plan, *SIGNING)
    run("adjust", plan, "--reason", "")
    assert run("adjust", plan, "--drop").code == 0
    assert [each["name"] for each in run("versions", plan, "--json").object["versions"]] == ["issued-1"]


def test_a_typing_slip_is_set_right_with_its_reason(run: Run, plan: str) -> None:
    row = records(run, plan)[0]["id"]
    refused(run, "correct", plan, row, "deadline", "Quý IV/2026", "--reason", "gõ nhầm")
    run("issue", plan, *SIGNING)
    refused(run, "correct", plan, row, "deadline", "Quý IV/2026")
    refused(run, "correct", plan, row, "deadline", "Quý IV/2026", "--reason", " ")
    done = run("correct", plan, row, "deadline", "Quý IV/2026", "--reason", "gõ nhầm", "--json").object
    assert done["changes"] > 0
    assert records(run, plan)[0]["deadline"] == "Quý IV/2026"
    version = run("versions", plan, "--json").object["versions"][-1]
    assert (version["name"], version["reason"]) == ("corrected-1", "gõ nhầm")


def test_opinions_are_settled_at_the_terminal(run: Run, plan: str, tmp_path: Path) -> None:
    names = ("Công an xã", "Phòng Kinh tế", "Trạm Y tế xã")
    asked = [part for name in names for part in ("--to", name)]
    files = run("consult", plan, *asked, "--out", tmp_path, "--json").object["files"]
    word = Document(files[0])
    word.tables[0].rows[2].cells[-3].paragraphs[0].runs[0].text = "Tháng 11/2026"
    word.save(files[0])
    run("consult", plan, "--take", files[0])
    rounds = run("consult", plan, "--words", "Nên bổ sung kinh phí", "--from", names[1], "--json").object
    (round_,) = rounds["rounds"]
    text, words = (each["opinions"][0] for each in round_["asked"][:2])
    assert (words["says"], round_["open"]) == ("Nên bổ sung kinh phí", 2)
    agreed = run("consult", plan, "--agrees", names[2], "--json").object["rounds"][0]
    assert agreed["asked"][2]["reply"] == "agreed"
    assert text["id"] in run("consult", plan).out
    for arguments in (
        (text["id"],),
        (text["id"], "--taken", "--reopened"),
        (words["id"], "--explained", " "),
        ("không có", "--taken"),
    ):
        refused(run, "opinion", plan, *arguments)
    refused(run, "consult", plan, "--words", "x", "--from", "Người lạ")
    refused(run, "consult", plan, "--words", "x", "--agrees", names[0])
    run("opinion", plan, text["id"], "--taken")
    assert records(run, plan)[0]["deadline"] == "Tháng 11/2026"
    left = run("opinion", plan, words["id"], "--explained", "Kinh phí đã giao đầu năm", "--json").object
    assert left["rounds"][0]["open"] == 0
    assert run("opinion", plan, words["id"], "--reopened", "--json").object["rounds"][0]["open"] == 1
    assert run("consult", plan, "--remove", "--json").object["rounds"] == []
    assert run("undo").code == 0
    assert len(run("consult", plan, "--json").object["rounds"]) == 1
