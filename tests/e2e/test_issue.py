"""The verb `issue`: the object, the lines, refusals that change nothing."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Run

SIGNING = ("--number", "07/KH-UBND", "--date", "06/01/2026", "--signer", "Trần Văn Bình")


def test_issue_freezes_and_says_what_the_signed_file_says_otherwise(
    run: Run, office: str, sample: Path, tmp_path: Path
) -> None:
    plan = run("import", sample, "--json").object["plan"]
    signed = tmp_path / "bản ký.docx"
    run("print", plan, "--out", signed)
    row = run("show", plan, "--json").object["tables"][0]["records"][0]["id"]
    run("set", plan, row, "deadline", "Tháng 11 năm 2026")
    said = run("issue", plan, *SIGNING, "--channel", "system", "--signed", signed, "--json")
    assert said.code == 0
    found = said.object
    assert set(found) == {"plan", "state", "number", "date", "edition", "tx", "signed", "differences"}
    assert (found["plan"], found["state"], found["number"]) == (plan, "issued", "07/KH-UBND")
    assert (found["date"], found["differences"]) == ("2026-01-06", 1)
    assert run("plans", "--json").object["plans"][0]["state"] == "issued"
    refused = run("set", plan, row, "deadline", "Quý I/2026")
    assert (refused.code, refused.out) == (2, "")
    again = run("issue", plan, *SIGNING)
    assert (again.code, again.out) == (2, "")
    assert "ban hành" in run("undo").out
    assert run("plans", "--json").object["plans"][0]["state"] == "draft"


def test_issue_tells_people_what_happened(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    said = run("issue", plan, *SIGNING)
    assert said.out.splitlines() == ["Đã ban hành: 07/KH-UBND, ngày 06/01/2026. Bảng đã khóa."]
    other = run("import", sample, "--json").object["plan"]
    twin = run("issue", other, *SIGNING)
    assert len(twin.out.splitlines()) == 2
    assert "đã dùng" in twin.out


def test_issue_refuses_in_one_line(run: Run, office: str, sample: Path, tmp_path: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    for arguments, word in (
        (("--number", "7", "--date", "31/02/2026", "--signer", "Bình"), "31/02/2026"),
        ((*SIGNING, "--signed", tmp_path / "không có.pdf"), "không có.pdf"),
        ((*SIGNING, "--channel", "fax"), "ccapp issue"),
    ):
        said = run("issue", plan, *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
        assert word in said.err
    assert run("plans", "--json").object["plans"][0]["state"] == "draft"


def test_a_signed_file_that_cannot_be_read_is_a_warning(
    run: Run, office: str, sample: Path, tmp_path: Path
) -> None:
    plan = run("import", sample, "--json").object["plan"]
    broken = tmp_path / "bản ký.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(200))
    said = run("issue", plan, *SIGNING, "--signed", broken, "--json")
    assert said.code == 0  # 2 would say that nothing changed
    assert (said.object["state"], said.object["differences"]) == ("issued", None)
    assert "bản ký.docx" in said.err
