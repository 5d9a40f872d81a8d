"""The terminal contract: exact objects, exit codes, one line for a refusal, nothing changed by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pdfplumber
import pytest

from tests.e2e.conftest import Run

IDS = {"id", "task_id", "section_id"}
PLAIN_DOCX = ("002-goc", "002-o-trong", "003-goc", "004a-goc", "004b-dau-bang-2-dong", "004-hai-phu-luc")


def refused(said: object, *words: str) -> None:
    """Exit 2, one line on standard error that holds these words, nothing on standard output."""
    assert said.code == 2  # type: ignore[attr-defined]
    assert said.out == ""  # type: ignore[attr-defined]
    lines = said.err.splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 1
    for word in words:
        assert word in lines[0]


def test_init_says_id_and_name_once(run: Run, tmp_path: Path) -> None:
    said = run("init", "--name", "  UBND xã Suối Mây ", "--role", "commune", "--json")
    assert set(said.object) == {"office", "name"}
    assert said.object["name"] == "UBND xã Suối Mây"
    refused(run("init", "--name", "Khác", "--role", "superior"), "Suối Mây")
    refused(run("init", "--name", " ", "--role", "commune", data=tmp_path / "x"), "tên")


def test_read_needs_no_data_folder(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("read", sample, "--json", data=tmp_path / "none")
    assert said.code == 0
    assert not (tmp_path / "none").exists()
    first, second = said.object["tables"]
    assert set(first) == {"kind", "title", "columns", "headings", "records", "confidence", "findings"}
    assert (first["kind"], second["kind"]) == ("task_product", "year_targets")
    assert len(first["columns"]) == len(first["headings"])
    assert set(first["records"][0]) == {"section_number", "section", *first["columns"]}


def test_read_without_a_table_exits_1(run: Run, tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "công văn.docx"
    document = Document()
    document.add_paragraph("Kính gửi: Ủy ban nhân dân xã")
    document.save(str(path))
    said = run("read", path, "--json")
    assert (said.code, said.object) == (1, {"tables": []})


def test_import_show_and_list(run: Run, office: str, sample: Path) -> None:
    done = run("import", sample, "--json").object
    assert set(done) == {"plan", "sections", "tasks", "products", "findings"}
    read = run("read", sample, "--json").object["tables"]
    assert done["products"] == sum(len(table["records"]) for table in read)
    plans = run("plans", "--json").object["plans"]
    assert [set(plan) for plan in plans] == [{"id", "title", "state", "from", "to"}]
    assert (plans[0]["id"], plans[0]["state"], plans[0]["from"]) == (done["plan"], "draft", 2026)
    shown = run("show", done["plan"], "--json").object
    assert shown["plan"] == plans[0]
    tasks = {row["task_id"] for table in shown["tables"] for row in table["records"]}
    sections = {row["section_id"] for table in shown["tables"] for row in table["records"]}
    assert (len(tasks), len(sections)) == (done["tasks"], done["sections"])


@pytest.mark.parametrize("stem", PLAIN_DOCX)
def test_show_equals_read(run: Run, office: str, corpus: Path, stem: str) -> None:
    path = corpus / f"{stem}.docx"
    read = run("read", path, "--json").object["tables"]
    plan = run("import", path, "--json").object["plan"]
    shown = run("show", plan, "--json").object["tables"]
    assert len(shown) == len(read)
    for stored, table in zip(shown, read, strict=True):
        for key in ("kind", "title", "columns", "headings"):
            assert stored[key] == table[key]
        assert [{k: v for k, v in row.items() if k not in IDS} for row in stored["records"]] == table[
            "records"
        ]


def test_journey_c2_word_appendix(run: Run, office: str, corpus: Path) -> None:
    done = run("import", corpus / "002-goc.docx", "--json").object
    assert (done["sections"], done["tasks"], done["products"]) == (7, 27, 34)
    rows = run("show", done["plan"], "--json").object["tables"][0]["records"]
    second = [row["deadline"] for row in rows if row["number"] == "2"]
    assert second == ["Trước ngày 31/12 hàng năm", "Năm 2023"]
    leaf = rows[0]["id"]
    assert run("set", done["plan"], leaf, "deadline", "Năm 2024", "--json").object["changes"] == 1
    assert run("set", done["plan"], rows[0]["task_id"], "title", "Tên mới", "--json").object["changes"] == 1
    assert run("undo", "--json").object["changes"] == 1
    assert run("redo", "--json").object["changes"] == 1
    for _ in range(2):
        run("undo")
    assert run("show", done["plan"], "--json").object["tables"][0]["records"] == rows
    run("undo")
    assert run("plans", "--json").object == {"plans": []}
    said = run("undo", "--json")
    assert (said.code, said.object) == (1, {"tx": None, "changes": 0})
    run("redo")
    assert run("show", done["plan"], "--json").object["tables"][0]["records"] == rows


def test_years_come_from_title_option_or_columns(run: Run, office: str, corpus: Path) -> None:
    columns = corpus / "004b-dau-bang-2-dong.docx"
    run("import", columns)
    assert run("plans", "--json").object["plans"][0]["to"] == 2030
    run("import", columns, "--year", "2026", "--title", "Chỉ tiêu chuyển đổi số")
    plan = run("plans", "--json").object["plans"][0]
    assert (plan["from"], plan["to"], plan["title"]) == (2026, 2026, "Chỉ tiêu chuyển đổi số")
    refused(run("import", columns, "--year", "hai nghìn"), "hai nghìn", "2026")
    assert len(run("plans", "--json").object["plans"]) == 2


def test_set_refuses_what_is_not_there(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    row = run("show", plan, "--json").object["tables"][0]["records"][0]
    refused(run("set", plan, row["id"], "title", "x"), row["id"])
    refused(run("set", plan, row["task_id"], "deadline", "x"), "deadline")
    refused(run("set", plan, row["section_id"], "number", "x"), "number")
    refused(run("set", plan, "không-có", "title", "x"), "không-có")
    refused(run("set", "không-có", row["id"], "product", "x"), "không-có")
    assert run("history", row["id"], "--json").object["changes"][-1]["before"] is None
    assert run("set", plan, row["section_id"], "section", "Thể chế", "--json").object["changes"] == 1


def test_history_names_who_and_what(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    row = run("show", plan, "--json").object["tables"][0]["records"][0]
    done = run("set", plan, row["id"], "product", "Báo cáo", "--as", "Chị Lan", "--json").object
    change = run("history", row["id"], "--json").object["changes"][-1]
    assert set(change) == {"tx", "at", "who", "record", "field", "before", "after"}
    assert (change["tx"], change["who"], change["field"]) == (done["tx"], "Chị Lan", "product")
    assert (change["before"], change["after"]) == (row["product"], "Báo cáo")
    run("undo", "--as", "Anh An")
    last = run("history", "--json").object["changes"][-1]
    assert (last["who"], last["before"], last["after"]) == ("Anh An", "Báo cáo", row["product"])


@pytest.mark.parametrize("stem", ["002-goc", "003-goc", "004a-goc", "004b-goc"])
def test_the_pdf_holds_every_word_of_every_cell(
    run: Run, office: str, corpus: Path, tmp_path: Path, stem: str
) -> None:
    plan = run("import", corpus / f"{stem}.docx", "--json").object["plan"]
    out = tmp_path / f"{stem}.pdf"
    done = run("print", plan, "--out", out, "--json").object
    assert done["file"] == str(out)
    with pdfplumber.open(out) as pdf:
        assert len(pdf.pages) == done["pages"]
        text = " ".join(page.extract_text() for page in pdf.pages)
        letters = "".join(char["text"] for page in pdf.pages for char in page.chars)
    assert unicodedata.is_normalized("NFC", text)
    printed = {letter for letter in letters if not letter.isspace()}
    solid = "".join(letters.split()).casefold()
    for row in run("show", plan, "--json").object["tables"][0]["records"]:
        for key, value in row.items():
            for word in value.split() if key not in IDS else ():
                assert word.casefold() in solid, word
                assert set(word) <= printed | set(word.upper()), word


def test_print_refuses_other_kinds_of_file(run: Run, office: str, sample: Path, tmp_path: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    for out in ("a.doc", "a.txt", "a"):
        refused(run("print", plan, "--out", tmp_path / out), out)
        assert not (tmp_path / out).exists()
    refused(run("print", plan, "--out", tmp_path / "không có" / "a.pdf"), "a.pdf")


@pytest.mark.parametrize("ending", ["docx", "xlsx", "DOCX"])
def test_what_is_exported_reads_back_as_it_is_shown(
    run: Run, office: str, sample: Path, tmp_path: Path, ending: str
) -> None:
    plan = run("import", sample, "--json").object["plan"]
    out = tmp_path / f"Phụ lục.{ending}"
    done = run("print", plan, "--out", out, "--json").object
    assert (set(done), done["file"]) == ({"file", "pages"}, str(out))
    assert done["pages"] == run("print", plan, "--out", tmp_path / "a.pdf", "--json").object["pages"]
    shown = run("show", plan, "--json").object["tables"]
    for ours, theirs in zip(shown, run("read", out, "--json").object["tables"], strict=True):
        kept = [{key: text for key, text in row.items() if key not in IDS} for row in ours["records"]]
        assert theirs["records"] == kept
        assert (theirs["kind"], theirs["columns"]) == (ours["kind"], ours["columns"])
        assert theirs["headings"] == ours["headings"]
        assert theirs["title"].casefold() == ours["title"].casefold()


def test_an_electronic_print_leaves_number_and_day_blank(
    run: Run, office: str, sample: Path, tmp_path: Path
) -> None:
    plan = run("import", sample, "--json").object["plan"]
    outs = {mode: tmp_path / f"{mode}.docx" for mode in ("paper", "electronic")}
    for mode, out in outs.items():
        assert run("print", plan, "--out", out, "--mode", mode).code == 0
    # A draft is blank on both; what fills the paper is tested with the printer.
    assert outs["paper"].read_bytes() == outs["electronic"].read_bytes()


def test_a_failed_print_leaves_the_good_file(
    run: Run, office: str, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = run("import", sample, "--json").object["plan"]
    out = tmp_path / "a.pdf"
    run("print", plan, "--out", out)
    good = out.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(run("print", plan, "--out", out), "a.pdf", "đầy")
    monkeypatch.undo()
    assert out.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


def test_backup_and_restore(run: Run, office: str, sample: Path, tmp_path: Path) -> None:
    run("import", sample)
    out = tmp_path / "Sao lưu.ccbak"
    assert run("backup", "--out", out, "--json").object == {"file": str(out)}
    assert run("restore", out, "--json", data=tmp_path / "new").object == {"office": office, "plans": 1}
    assert len(run("plans", "--json", data=tmp_path / "new").object["plans"]) == 1
    run("undo")
    assert run("restore", out, "--json").object["plans"] == 1
    refused(run("restore", sample), sample.name)


def test_demo_runs_the_main_job(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "thử"
    files = run("demo", "--out", out, "--json").object["files"]
    assert files
    assert all(Path(path).stat().st_size > 1000 for path in files)
    refused(run("demo", "--out", out), "thử")


def test_refusals_speak_the_language_asked_for(run: Run) -> None:
    refused(run("plans", "--lang", "en"), "no data yet")
    assert "holds no data" in run("--lang=en", "plans").err
    assert "chưa có dữ liệu" in run("plans").err
    refused(run("nonsense"), "ccapp")
    refused(run("set", "a"), "ccapp set PLAN RECORD FIELD VALUE")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_names_every_verb(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    from ccapp.cli.main import main
    from ccapp.cli.verbs import VERBS
    from ccapp.words import Words

    with pytest.raises(SystemExit) as left:
        main(["--lang", language, "--help"])
    assert left.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for verb in VERBS:
        assert f"{verb} {Words(language).text(f'verb-{verb}')}" in shown


def test_options_stand_before_or_after_the_verb(run: Run, office: str) -> None:
    assert run("--json", "plans").object == run("plans", "--json").object


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trống.docx", b""),
        ("hỏng.docx", b"PK\x03\x04" + b"\x00" * 200),
        ("chữ.docx", "Kế hoạch".encode()),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("cũ.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    run: Run, office: str, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused(run("read", path), name)
    refused(run("import", path), name)
    assert run("plans", "--json").object == {"plans": []}


def test_missing_files_and_folders_are_named(run: Run, office: str, tmp_path: Path) -> None:
    refused(run("read", tmp_path / "không có.docx"), "không có.docx")
    refused(run("read", tmp_path), tmp_path.name)


def test_output_is_utf8_whatever_the_system_says(tmp_path: Path) -> None:
    verb = ["init", "--name", "UBND phường Ứng Hòa", "--role", "commune", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "ccapp", "--data", str(tmp_path / "d"), *verb],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "UBND phường Ứng Hòa"


def test_a_verb_while_the_data_is_open_exits_2(run: Run, office: str, tmp_path: Path) -> None:
    from ccapp.app import now
    from ccapp.services.folder import safekeeping

    session = safekeeping.open_session(tmp_path / "dữ liệu", who="x", clock=now)
    refused(run("plans"), "đang mở")
    session.store.close()
    assert run("plans").code == 0


def test_a_bug_is_reported_and_not_shown_raw(
    run: Run, office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ccapp.services.plans import planning

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(planning, "plans", broken)
    said = run("plans")
    assert said.code == 3
    assert "Traceback" not in said.err
    log = (tmp_path / "dữ liệu" / "log" / "ccapp.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log


@pytest.mark.skipif(os.name == "nt", reason="POSIX shells close and redirect streams this way")
@pytest.mark.parametrize("redirection", [">&-", ">/dev/full", "2>&-", "</dev/null"])
def test_a_missing_or_full_output_is_no_bug(run: Run, office: str, tmp_path: Path, redirection: str) -> None:
    if redirection == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    verb = f'"{sys.executable}" -m ccapp --data "{tmp_path / "dữ liệu"}" plans {redirection}'
    assert subprocess.run(verb, shell=True, capture_output=True, check=False).returncode == 0  # noqa: S602


def test_words_that_are_no_text_are_refused(run: Run, office: str) -> None:
    refused(run("show", "\udcff"), "udcff")
    refused(run("init", "--name", "\udcff", "--role", "commune"), "udcff")
    refused(run("plans", data=Path("~nosuch/x")), "nosuch")
    refused(run("plans", data=Path("a" * 300)))
