"""The shipped sample plan: made by its script alone, well-formed, and fit to be taken as a model."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "ke-hoach-cchc-2026.docx"
SOURCE = SAMPLE.with_suffix(".toml")
SCRIPT = ROOT / "installer" / "make_sample.py"
SEEDS = ROOT / ".." / "shared" / "seeds"
TASK_HEADINGS = [
    "TT",
    "Nội dung, nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn thành",
    "Kinh phí",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
FIELDS = [
    "thể chế",
    "thủ tục hành chính",
    "tổ chức bộ máy",
    "chế độ công vụ",
    "tài chính công",
    "chính quyền điện tử, chính quyền số",
    "iso 9001",
    "chỉ đạo, điều hành",
]


@pytest.fixture(scope="module")
def plan() -> Document:
    return docx.Document(str(SAMPLE))


@pytest.fixture(scope="module")
def task_table(plan: Document) -> Table:
    return plan.tables[2]


@pytest.fixture(scope="module")
def indicator_table(plan: Document) -> Table:
    return plan.tables[3]


@pytest.fixture(scope="module")
def source() -> dict[str, Any]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tasks(source: dict[str, Any]) -> list[dict[str, Any]]:
    return [task for section in source["tasks"]["sections"] for task in section["tasks"]]


def grid(table: Table) -> list[list[tuple[str, str]]]:
    """Text and `w:vMerge` value ("" where there is none) of every cell that the file itself holds."""
    lines = []
    for row in table._tbl.tr_lst:
        line = []
        for cell in row.tc_lst:
            text = "\n".join(paragraph.text for paragraph in cell.p_lst)
            line.append((text, cell.vMerge or ""))
        lines.append(line)
    return lines


def texts(plan: Document) -> Iterator[str]:
    """Every paragraph of the document, inside tables and out."""
    for paragraph in plan.element.body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        if text:
            yield text


def test_script_gives_the_committed_bytes(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    subprocess.run([sys.executable, str(SCRIPT), "--out", str(made)], check=True, timeout=240)
    assert made.read_bytes() == SAMPLE.read_bytes()


def test_document_holds_every_word_of_the_source_once(plan: Document, source: dict[str, Any]) -> None:
    written = list(texts(plan))
    task_list = [task for section in source["tasks"]["sections"] for task in section["tasks"]]
    products = [product for task in task_list for product in task["products"]]
    for product in products:
        assert product["product"] in written
        assert product["deadline"] in written
    for task in task_list:
        assert written.count(task["title"]) == 1


def test_task_table_has_the_promised_size(task_table: Table) -> None:
    lines = grid(task_table)
    assert [text for text, _ in lines[0]] == TASK_HEADINGS
    sections = [line[0][0] for line in lines[1:] if len(line) == 1]
    products = [line for line in lines[1:] if len(line) == len(TASK_HEADINGS)]
    numbers = [line[0][0] for line in products if line[0][1] != "continue"]
    assert len(sections) == 8
    for section, field in zip(sections, FIELDS, strict=True):
        assert field in section.lower()
    assert [section.split(".")[0] for section in sections] == ROMAN
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(numbers) >= 40
    assert len(products) >= 60
    assert all(line[2][0] for line in products)


def test_merged_cells_belong_to_one_task(task_table: Table) -> None:
    products = [line for line in grid(task_table)[1:] if len(line) == len(TASK_HEADINGS)]
    assert sum(line[0][1] == "continue" for line in products) >= 20
    for above, line in pairwise(products):
        joined = line[0][1] == "continue"
        assert all((line[column][1] == "continue") == joined for column in (0, 1, 3, 4))
        assert line[5][1] != "continue" or joined
        if joined:
            assert above[0][1] in {"restart", "continue"}
            assert not line[0][0] + line[1][0] + line[3][0] + line[4][0]


def test_deadlines_are_of_many_kinds(tasks: list[dict[str, Any]]) -> None:
    phrases = {product["deadline"] for task in tasks for product in task["products"]}
    shapes = {re.sub(r"\d+|\b(?:IV|I{1,3})\b", "#", phrase) for phrase in phrases}
    assert len(shapes) >= 25


def test_dates_are_working_days_of_the_plan_year(tasks: list[dict[str, Any]]) -> None:
    for task in tasks:
        for product in task["products"]:
            for day, month, year in re.findall(r"(\d{1,2})/(\d{1,2})/(\d{4})", product["deadline"]):
                due = date(int(year), int(month), int(day))
                assert due.year == 2026
                assert due.weekday() < 5 or product["deadline"].startswith("Trước"), product["deadline"]


def test_tasks_are_complete_and_told_apart(tasks: list[dict[str, Any]]) -> None:
    titles = [task["title"].casefold() for task in tasks]
    assert len(set(titles)) == len(titles)
    for task in tasks:
        partners = [name.strip().casefold() for name in task["partners"].split(";")]
        assert all(partners)
        assert len(set(partners)) == len(partners)
        assert task["lead"].casefold() not in partners
        names = [product["product"] for product in task["products"]]
        assert 1 <= len(names) == len(set(names)) <= 4
        assert len(task["title"].split()) >= 4
    assert sum(len(task["products"]) > 1 for task in tasks) >= 15


def test_money_is_the_commune_s_or_blank(tasks: list[dict[str, Any]]) -> None:
    budgets = [product.get("budget", "") for task in tasks for product in task["products"]]
    assert budgets.count("") > len(budgets) / 3
    for budget in filter(None, budgets):
        assert re.fullmatch(r"Ngân sách (?:tỉnh|xã(?: \(\d+ triệu đồng\))?)", budget)


def test_indicators_never_fall(indicator_table: Table) -> None:
    lines = grid(indicator_table)
    years = ["2026", "2027", "2028", "2029", "2030"]
    assert [text for text, _ in lines[0]] == ["STT", "Chỉ tiêu", *years, "Cơ quan theo dõi"]
    rows = [[text for text, _ in line] for line in lines[1:] if len(line) > 1]
    assert sum(len(line) == 1 for line in lines) >= 3
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert len(rows) >= 10
    for row in rows:
        targets = [float(re.sub(r"[≥%\s]", "", text).replace(",", ".")) for text in row[2:7]]
        assert targets == sorted(targets), row
        assert row[7]


def test_no_leftovers_of_other_years_or_of_the_district_level(plan: Document, task_table: Table) -> None:
    whole = "\n".join(texts(plan))
    assert not re.search(r"huyện|thị xã|thị trấn|TODO|\.{3}|…", whole, re.IGNORECASE)
    tasks_only = "\n".join(text for line in grid(task_table) for text, _ in line)
    assert set(re.findall(r"\b(?:19|20)\d\d\b", tasks_only)) == {"2026"}
    assert min(re.findall(r"\b(?:19|20)\d\d\b", whole)) == "2026"


def test_text_is_clean(plan: Document) -> None:
    for text in texts(plan):
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert not re.search(r"[\u00a0\u00ad\u200b-\u200f\ufeff\t]", text), text
        assert not re.search(r"\s[,;:.]|[,;](?=[^\W\d])|\(\s|\s\)", text), text
        assert not re.search(r"\b(\w+) \1\b", text, re.IGNORECASE), text
    for table in plan.tables[2:]:
        assert not any("  " in text for line in grid(table) for text, _ in line)


def test_spelling_follows_the_house(plan: Document) -> None:
    whole = "\n".join(texts(plan)).lower()
    for word in ("hoá", "hoà", "uỷ", "thuỷ", "hàng năm", "hàng quý", "hàng tháng", "hàng tuần"):
        assert not re.search(rf"\b{word}\b", whole), word
    assert "–" not in whole


def test_page_follows_the_decree(plan: Document) -> None:
    portrait, *landscape = plan.sections
    assert (portrait.page_width.mm, portrait.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert len(landscape) == 2
    for section in landscape:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    for section in plan.sections:
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_tables_are_fixed_and_fit_the_page(plan: Document) -> None:
    text_width = Mm(297 - 30 - 15).twips
    for table in plan.tables:
        assert not table.autofit
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        assert sum(widths) <= text_width + len(widths)
        for row in table._tbl.tr_lst:
            assert sum(cell.width.twips for cell in row.tc_lst) == pytest.approx(sum(widths), abs=1)
            assert row.trPr.find(qn("w:cantSplit")) is not None
        following = table._tbl.getnext()
        assert following is not None
        assert following.tag == qn("w:p")
    for table in plan.tables[2:]:
        marked = [row.trPr.find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst]
        assert marked == [True] + [False] * (len(marked) - 1)


def test_font_and_language_hold_for_every_script(plan: Document) -> None:
    defaults = plan.styles.element.find(qn("w:docDefaults"))
    fonts = next(defaults.iter(qn("w:rFonts")))
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert {fonts.get(qn(f"w:{script}")) for script in scripts} == {"Times New Roman"}
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == "vi-VN"
    used = {paragraph.style.name for paragraph in plan.paragraphs}
    assert "Prose" in used
    assert not list(plan.element.body.iter(qn("w:rPr")))


def test_properties_name_nobody(plan: Document) -> None:
    properties = plan.core_properties
    assert properties.author == properties.last_modified_by == ""
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == date(2026, 1, 5)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the papers' seeds are not beside the repository")
def test_no_sentence_comes_from_the_seeds(plan: Document) -> None:
    seeds = [_words(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    assert seeds
    known = {run for words in seeds for run in _runs(words, 12)}
    # The field's official name is the same in every plan and has twelve words with its number.
    ours = [text for text in texts(plan) if not text.startswith("VI. XÂY DỰNG VÀ PHÁT TRIỂN")]
    copied = [run for text in ours for run in _runs(_words(text), 12) if run in known]
    assert not copied


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the papers' seeds are not beside the repository")
def test_names_are_not_of_the_seeds() -> None:
    seeds = " ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")).casefold()
    for name in ("Suối Mây", "Mộc Giang", "Hoàng Minh Khôi"):
        assert name.casefold() not in seeds


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))
