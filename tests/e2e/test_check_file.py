"""`check FILE`: any Word file, text and tables, on a machine without data, and nothing stored."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ccapp.resources import resource
from ccapp.services.guidance.word_check import check_file
from tests.e2e.conftest import Run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan with a slip of each weight in its text and one in its table."""
    document = docx.Document()
    for text in (
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI MÂY",
        "Suối Mây, ngày 06 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        "I. MỤC ĐÍCH",
        "1. Rà soát xong trước ngày 31 tháng 6 năm 2026.",
        "3. Phối hợp với Phòng Nội vụ tổ chức tập huấn.",
        "II. NHIỆM VỤ",
        "Không để chống chéo nhiệm vụ.",
    ):
        document.add_paragraph(text)
    rows = [
        (
            "TT",
            "Nội dung, nhiệm vụ",
            "Sản phẩm",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời gian hoàn thành",
        ),
        ("1", "Rà soát thủ tục năm 2025", "Kế hoạch", "Phòng Kinh tế", "Các phòng", "Tháng 3/2026"),
        ("2", "Công khai thủ tục", "Danh mục", "Phòng Kinh tế", "Các phòng", ""),
    ]
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    path = tmp_path / "Kế hoạch.docx"
    document.save(str(path))
    return path


def test_slips_are_told_with_place_words_and_fix(run: Run, plan: Path, tmp_path: Path) -> None:
    said = run("check", plan, "--json")
    assert said.code == 1
    found = {(each["code"], each["place"]): each for each in said.object["findings"]}
    assert found.keys() >= {
        ("text-no-such-day", "paragraph 7, section I.1"),
        ("text-number-jump", "paragraph 8, section I.3"),
        ("text-gone-unit-district", "paragraph 8, section I.3"),
        ("text-slip", "paragraph 10, section II"),
        ("text-old-year", "table 1, row 2"),
        ("missing-deadline-product", "table 1, row 3"),
    }
    day = found["text-no-such-day", "paragraph 7, section I.1"]
    assert day["message"] == "Không có ngày 31 tháng 6 năm 2026."
    assert (day["severity"], day["record"]) == ("error", None)
    assert day["fix"] == "Đổi thành 30 tháng 6 năm 2026"
    assert not (tmp_path / "dữ liệu").exists()


def test_a_clean_plan_shows_nothing(run: Run) -> None:
    said = run("check", resource("resources", "samples", "ke-hoach-cchc-2026.docx"), "--json")
    assert (said.code, said.object) == (0, {"findings": []})


def test_findings_come_in_the_order_of_the_file(plan: Path) -> None:
    places = [each.place for each in check_file(plan)]
    paragraphs = [int(place.split()[1].rstrip(",")) for place in places if place.startswith("paragraph")]
    assert paragraphs == sorted(paragraphs)
    assert places.index("table 1, row 2") > places.index("paragraph 10, section II")


def test_the_corpus_tells_its_slips(corpus: Path) -> None:
    whole = {each.about for each in check_file(corpus / "002-toan-van.docx")}
    assert whole >= {"TTTC", "Phần đầu", "tặc trách"}
    cut = [each.about for each in check_file(corpus / "003-goc.docx") if each.code == "text-cut"]
    assert len(cut) == 3
    issuers = [each.code for each in check_file(corpus / "004-hai-phu-luc.docx")]
    assert {"text-issuer", "text-symbol", "target-falls"} <= set(issuers)


def test_a_file_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("check", tmp_path / "không có.docx")
    assert said.code == 2
    assert said.out == ""


def test_lines_for_people_say_the_place_in_their_language(run: Run, plan: Path) -> None:
    lines = run("check", plan).out.splitlines()
    assert "■ Mục I.1, đoạn 7: Không có ngày 31 tháng 6 năm 2026." in lines
    assert any(line.startswith("■ Part I.1, paragraph 7: ") for line in _english(run, plan))


def _english(run: Run, plan: Path) -> list[str]:
    return run("--lang", "en", "check", plan).out.splitlines()
