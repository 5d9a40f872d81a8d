"""Every value of the decree's table, measured in the PDF: places, sizes, faces, rules, page numbers.

Bounds come from `ccapp.printing.provisions`; `points` of our own rules are never asked.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from openpyxl import load_workbook

from ccapp.domain.layout import Orientation
from ccapp.domain.page import Margins, PageSetup
from ccapp.domain.plan import Body, Plan, PlanState, Reference, Side, Signature
from ccapp.intake.reading import read
from ccapp.printing import provisions
from ccapp.printing.document import lay_out
from ccapp.printing.docx.package import write_docx
from ccapp.printing.editable import editable
from ccapp.printing.pdf import write_pdf
from ccapp.printing.provisions import MILLIMETRE, Provision
from ccapp.printing.rules import DECREE_30, Mode
from ccapp.printing.xlsx import write_xlsx
from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records

SIGNED = Reference(number="7", symbol="KH-UBND", signed_on=date(2026, 1, 6))
SIGNERS = Signature(authority="TM. Ủy ban nhân dân", position="Chủ tịch", signer="Nguyễn Văn An")
SLACK = 0.05
Sheet = Any


def plan_of(
    setup: PageSetup = PageSetup(),  # noqa: B008 - a frozen value
    *,
    orientation: Orientation = Orientation.LANDSCAPE,
    side: Side = Side.STATE,
    rows: int = 60,
    tables: int = 1,
) -> Plan:
    layout = replace(make_layout(TASK_KEYS, orientation=orientation), page=setup)
    appendix = make_appendix(make_records(rows), layout, title="Nhiệm vụ cải cách hành chính")
    issuer = Body(name="UBND xã Suối Mây" if side is Side.STATE else "Đảng ủy xã Suối Mây", side=side)
    return make_plan(
        *([appendix] * tables), state=PlanState.ISSUED, reference=SIGNED, issuer=issuer, signature=SIGNERS
    )


def sheets(plan: Plan, mode: Mode = Mode.PAPER) -> list[Sheet]:
    out = io.BytesIO()
    write_pdf(lay_out(plan, mode=mode), out, title="", author="")
    with pdfplumber.open(out) as pdf:
        for page in pdf.pages:
            page.lines  # noqa: B018 - read while the file is open
        return list(pdf.pages)


def lines_of(sheet: Sheet) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sheet.extract_text_lines(x_tolerance=3, return_chars=True)
    return found


def check_text(line: dict[str, Any], provision: Provision) -> None:
    """Size, face, upright or not, capitals."""
    for char in line["chars"]:
        assert provision.allows(round(char["size"], 2)), line["text"]
        face = char["fontname"].split("+")[1]
        assert ("Bold" in face, "Italic" in face) == ("Bold" in provision.face, "Italic" in provision.face)
        assert char["non_stroking_color"] in ((0,), (0, 0, 0), None)
    if provision.capitals:
        assert line["text"] == line["text"].upper()


def middle(line: dict[str, Any]) -> float:
    return float(line["x0"] + line["x1"]) / 2


def between_margins(sheet: Sheet, margins: tuple[float, float] | None = None) -> float:
    left, right = margins or (provisions.LEFT.used, provisions.RIGHT.used)
    return float(left * MILLIMETRE + float(sheet.width) - right * MILLIMETRE) / 2


@pytest.mark.parametrize("orientation", Orientation)
def test_paper_and_margins(orientation: Orientation) -> None:
    short, long = (side.used * MILLIMETRE for side in provisions.PAPER)
    for sheet in sheets(plan_of(orientation=orientation)):
        wide, high = (long, short) if orientation is Orientation.LANDSCAPE else (short, long)
        assert (float(sheet.width), float(sheet.height)) == pytest.approx((wide, high), abs=SLACK)
        grid = [line for line in sheet.lines if abs(line["linewidth"] - 0.5) < 0.01]
        edges = {
            "left": min(line["x0"] for line in grid),
            "right": float(sheet.width) - max(line["x1"] for line in grid),
            "bottom": float(sheet.height) - max(line["bottom"] for line in grid),
        }
        assert provisions.LEFT.allows(round(edges["left"] / MILLIMETRE, 2))
        assert provisions.RIGHT.allows(round(edges["right"] / MILLIMETRE, 2))
        assert edges["bottom"] / MILLIMETRE >= provisions.BOTTOM.least - 0.01
        body = [char for char in sheet.chars if char["top"] > provisions.TOP.least * MILLIMETRE - SLACK]
        others = [char for char in sheet.chars if char not in body]
        assert all(char["bottom"] < provisions.TOP.least * MILLIMETRE for char in others)


def test_page_numbers() -> None:
    found = sheets(plan_of(tables=2))
    per_table = len(found) // 2
    assert per_table > 2
    for index, sheet in enumerate(found):
        top = [line for line in lines_of(sheet) if line["bottom"] < provisions.TOP.least * MILLIMETRE]
        if index % per_table == 0:
            assert top == []
            continue
        (number,) = top
        assert number["text"] == str(index % per_table + 1)
        check_text(number, provisions.PAGE_NUMBER)
        assert middle(number) == pytest.approx(between_margins(sheet), abs=0.5)


def test_heading_of_an_appendix_and_its_rule() -> None:
    first, *_ = sheets(plan_of(tables=2))
    label, title, note, *_ = lines_of(first)
    assert label["text"] == "Phụ lục I"
    assert title["text"] == "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"
    for line, provision in (
        (label, provisions.APPENDIX),
        (title, provisions.APPENDIX_TITLE),
        (note, provisions.APPENDIX_NOTE),
    ):
        check_text(line, provision)
        assert middle(line) == pytest.approx(between_margins(first), abs=0.5)
    (rule,) = [line for line in first.lines if line["linewidth"] == pytest.approx(0.75)]
    share = (rule["x1"] - rule["x0"]) / (note["x1"] - note["x0"])
    assert provisions.SUBJECT_RULE.allows(round(share, 3) + 0.001)
    assert middle(rule) == pytest.approx(between_margins(first), abs=0.5)
    assert note["bottom"] < rule["top"] < lines_of(first)[3]["top"]


@pytest.mark.parametrize("setup", [PageSetup(), PageSetup(electronic=True)])
@pytest.mark.parametrize("mode", Mode)
def test_number_and_day_are_filled_on_paper_only(setup: PageSetup, mode: Mode) -> None:
    first, *_ = sheets(plan_of(setup, rows=2), mode)
    note = lines_of(first)[2]["text"]
    filled = "07/KH-UBND" in note and "06" in note
    assert filled == (mode is Mode.PAPER and not setup.electronic)
    assert "2026" in note or not filled


def test_capitals_of_the_label_are_a_choice() -> None:
    first, *_ = sheets(plan_of(PageSetup(capitals=True), rows=2, tables=2))
    assert lines_of(first)[0]["text"] == "PHỤ LỤC I"


def test_chosen_margins_hold_and_move_the_page_number() -> None:
    wide = PageSetup(margins=Margins(top=12, bottom=30, left=40, right=10))
    found = sheets(plan_of(wide))
    for sheet in found:
        for thing in [*sheet.chars, *sheet.lines]:
            assert thing["x0"] >= 40 * MILLIMETRE - SLACK
            assert thing["x1"] <= float(sheet.width) - 10 * MILLIMETRE + SLACK
            assert thing["bottom"] <= float(sheet.height) - 30 * MILLIMETRE + SLACK
    number = lines_of(found[1])[0]
    assert number["text"] == "2"
    assert 0 < number["top"] < number["bottom"] < 12 * MILLIMETRE
    assert middle(number) == pytest.approx(between_margins(found[1], (40, 10)), abs=0.5)


def test_the_party_has_a_template_of_its_own() -> None:
    """Its right margin is the wider one; number and symbol are joined the Party's way."""
    first, *_ = sheets(plan_of(side=Side.PARTY, rows=4))
    right = float(first.width) - max(line["x1"] for line in first.lines)
    assert right / MILLIMETRE == pytest.approx(provisions.RIGHT.most, abs=0.02)
    assert "số 07-KH-UBND" in lines_of(first)[2]["text"]


@pytest.mark.parametrize("rows", [2, 17, 23, 25, 26, 27, 28, 60])
@pytest.mark.parametrize("orientation", Orientation)
def test_the_signature_block_stands_under_a_row(rows: int, orientation: Orientation) -> None:
    last = sheets(plan_of(PageSetup(signed=True), rows=rows, orientation=orientation))[-1]
    authority, position, name = lines_of(last)[-3:]
    assert [line["text"] for line in (authority, position, name)] == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
    ]
    for line, provision in (
        (authority, provisions.SIGNING),
        (position, provisions.SIGNING),
        (name, provisions.SIGNER),
    ):
        check_text(line, provision)
        assert middle(line) > float(last.width) / 2
        assert middle(line) == pytest.approx(middle(authority), abs=0.5)
    assert name["bottom"] <= float(last.height) - provisions.BOTTOM.least * MILLIMETRE
    assert name["top"] - position["bottom"] > 20 * MILLIMETRE
    table = max(line["bottom"] for line in last.lines)
    assert table < authority["top"]
    assert "đoàn" in {word["text"] for word in last.extract_words()}  # of the partners of every row


def test_without_the_choice_nobody_signs_an_appendix() -> None:
    texts = [line["text"] for sheet in sheets(plan_of(rows=4)) for line in lines_of(sheet)]
    assert not any("CHỦ TỊCH" in text for text in texts)


def test_what_is_used_is_within_the_bounds() -> None:
    given = [each for each in vars(provisions).values() if isinstance(each, Provision)]
    assert len(given) > 25
    for each in given:
        assert each.allows(each.used), each
        assert each.source


def test_word_and_excel_carry_the_page_setup_and_the_signature(tmp_path: Path) -> None:
    margins = Margins(top=25, bottom=22, left=35, right=20)
    plan = plan_of(PageSetup(capitals=True, signed=True, margins=margins), rows=6)
    appendices = editable(plan, mode=Mode.PAPER)
    for name, write in (("a.docx", write_docx), ("a.xlsx", write_xlsx)):
        with (tmp_path / name).open("wb") as stream:
            write(appendices, stream, title="", author="", rules=DECREE_30)
        (found,) = read(tmp_path / name).tables
        assert [row.texts for row in found.appendix.items()] == [
            row.texts for row in plan.appendices[0].items()
        ]
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        body = package.read("word/document.xml").decode()
    wanted = {"top": 25, "bottom": 22, "left": 35, "right": 20}
    for side, length in wanted.items():
        assert f'w:{side}="{round(length * MILLIMETRE * 20)}"' in body
    assert body.index("</w:tbl>") < body.index("Nguyễn Văn An")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[0] == "PHỤ LỤC"
    assert [text for text in texts if text in {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"}] == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
    ]
    assert sheet.print_area.endswith(f"${sheet.max_row}")
    assert sheet.page_margins.left == pytest.approx(35 / 25.4, abs=0.01)
