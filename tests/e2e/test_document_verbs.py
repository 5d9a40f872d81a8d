"""The verbs `document` and `copy`, and the mark of a draft: what goes onto paper beside the table."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from tests.e2e.conftest import Run


@pytest.fixture
def plan(run: Run, office: str, sample: Path) -> str:
    return str(run("import", sample, "--json").object["plan"])


def words_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_what_stands_on_the_document_is_one_step(run: Run, plan: str, tmp_path: Path) -> None:
    before = run("document", plan, "--json").object
    assert (before["tx"], before["side"], before["urgency"]) == (None, "state", "none")
    said = run(
        *("document", plan, "--signer", "Trần Văn Bình", "--authority", "KT. CHỦ TỊCH"),
        *("--position", "PHÓ CHỦ TỊCH", "--urgency", "very-urgent", "--copies", "45", "--drafter", "nva"),
        *("--contact", "Số 1 phố Huyện / ĐT: 0200 111 222", "--json"),
    ).object
    assert said["tx"] is not None
    assert (said["signer"], said["urgency"], said["copies"], said["drafter"]) == (
        "Trần Văn Bình",
        "very-urgent",
        45,
        "NVA",
    )
    assert said["contact"] == "Số 1 phố Huyện / ĐT: 0200 111 222"
    assert "signer: Trần Văn Bình" in run("document", plan).out.splitlines()
    run("letter", plan, "--out", tmp_path / "ke hoach.docx")
    word = Document(str(tmp_path / "ke hoach.docx"))
    foot = [each.text for each in word.sections[0].first_page_footer.paragraphs]
    assert foot[:2] == ["Số 1 phố Huyện", "ĐT: 0200 111 222"]
    assert run("document", plan, "--urgency", "very-urgent", "--json").object["tx"] is None
    assert run("undo", "--json").code == 0
    assert run("document", plan, "--json").object == before


def test_the_side_follows_the_issuer_until_it_is_named(run: Run, plan: str) -> None:
    assert run("document", plan, "--issuer", "Đảng ủy xã Suối Mây", "--json").object["side"] == "party"
    assert run("document", plan, "--side", "state", "--json").object["side"] == "state"
    assert run("document", plan, "--place", "Suối Mây", "--json").object["side"] == "state"


def test_a_form_that_may_not_change_is_refused(run: Run, plan: str) -> None:
    for arguments in (("--copies", "x"), ("--copies", "100000"), ("--urgency", "soon"), ("--side", "x")):
        refused = run("document", plan, *arguments)
        assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 1), arguments
    run("submit", plan)
    assert run("document", plan, "--issuer", "UBND xã Khác").code == 2
    assert run("document", plan, "--signer", "Trần Văn Bình").code == 0


def test_a_draft_says_on_paper_that_it_is_one(run: Run, plan: str, tmp_path: Path) -> None:
    run("print", plan, "--out", tmp_path / "a.pdf")
    run("print", plan, "--out", tmp_path / "b.pdf", "--mark")
    assert "DỰ THẢO" not in words_of(tmp_path / "a.pdf")
    assert words_of(tmp_path / "b.pdf").count("DỰ THẢO - chưa trình ký") > 1


def test_the_table_is_copied_to_a_file(run: Run, plan: str, tmp_path: Path) -> None:
    out = tmp_path / "bang.html"
    assert run("copy", plan, "--out", out, "--json").object == {"file": str(out)}
    html = out.read_text("utf-8")
    assert html.startswith("<html")
    assert "<thead>" in html
    run("copy", plan, "--out", tmp_path / "bang.txt")
    assert "\t" in (tmp_path / "bang.txt").read_text("utf-8").splitlines()[0]
    for arguments in (
        ("--out", tmp_path / "x.rtf"),
        ("--out", tmp_path / "x.html", "--table", "9"),
        ("--out", tmp_path / "x.html", "--table", "một"),
    ):
        refused = run("copy", plan, *arguments)
        assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 1), arguments
    assert not list(tmp_path.glob("x.*"))


def test_words_given_several_times_must_be_text_too(run: Run, plan: str, tmp_path: Path) -> None:
    refused = run("consult", plan, "--to", "UBND \udcff", "--out", tmp_path)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 1)
    assert not list(tmp_path.glob("*.docx"))
