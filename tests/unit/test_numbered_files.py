"""Draft rounds as Word and Excel: the mark and the row numbers of the printout, and still the way back."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from ccapp.domain.editions import Edition, printed_lines
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.row_marks import bookmark, cell_mark
from ccapp.services.intake.taking_in import look_at
from ccapp.services.paper import editions, publishing, returning
from ccapp.services.paper.publishing import Form
from ccapp.services.paper.returning import ReturnedFile
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import shipped_plan

MARK = "DỰ THẢO LẦN 1 - lưu 10:32 ngày 05/01/2026"


@pytest.fixture
def plan(session: Session) -> Plan:
    """The sample: two appendices, merged cells, sections."""
    return planning.show(session, shipped_plan(session))


@pytest.fixture
def edition(session: Session, plan: Plan) -> Edition:
    """Its first round, taken back to be edited."""
    made = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    return made


def printed(session: Session, plan: Plan, edition: Edition, folder: Path, form: Form) -> Path:
    out = folder / f"Du thao{form.value}"
    publishing.print_plan(session, plan.id, out, edition=edition.id)
    return out


def back(session: Session, plan: Plan, file: Path) -> ReturnedFile:
    taken = look_at(file)
    assert returning.plan_of_file(session, taken) == plan.id
    return returning.lay_beside(session, plan.id, taken)


def test_word_names_the_round_and_numbers_rows_as_printed(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    word = Document(str(printed(session, plan, edition, tmp_path, Form.WORD)))
    for section in word.sections:
        for header in (section.first_page_header, section.header):
            assert MARK in [paragraph.text for paragraph in header.paragraphs]
    numbers: dict[str, str] = {}
    for table in word.tables:
        assert table.rows[0].cells[0].text == "Dòng"
        for row in table.rows:
            names = [one.get(qn("w:name")) for one in row._tr.iter(qn("w:bookmarkStart"))]
            numbers |= {name: row.cells[0].text for name in names if "_rows_" not in str(name)}
    lines = printed_lines(plan)
    assert numbers == {bookmark(record): str(at) for at, record in enumerate(lines, start=1)}


def test_excel_names_the_round_and_numbers_rows_as_printed(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    book = load_workbook(printed(session, plan, edition, tmp_path, Form.EXCEL))
    numbers: dict[str, str] = {}
    for sheet in book.worksheets:
        assert sheet.oddHeader.left.text == sheet.firstHeader.left.text == MARK
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")
        for row in sheet.iter_rows(values_only=True):
            marks = [str(value) for value in row if str(value).startswith("ccapp:")]
            numbers |= {mark: str(row[0]) for mark in marks if row[0] not in (None, "Dòng")}
    lines = printed_lines(plan)
    assert numbers == {cell_mark(record): str(at) for at, record in enumerate(lines, start=1)}


@pytest.mark.parametrize("form", [Form.WORD, Form.EXCEL])
def test_a_numbered_file_reads_back_as_the_plan(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path, form: Form
) -> None:
    file = printed(session, plan, edition, tmp_path, form)
    _check_equal(plan, file)
    found = back(session, plan, file)
    assert all(table.found.is_empty and table.found.same for table in found.tables)


def _check_equal(plan: Plan, file: Path) -> None:
    reading = look_at(file).reading
    for ours, theirs in zip(plan.appendices, reading.tables, strict=True):
        assert theirs.appendix.layout.keys == ours.layout.keys
        said = [row.record(ours.layout) for row in rows(ours)]
        assert [row.record(theirs.appendix.layout) for row in rows(theirs.appendix)] == said
        assert "read-unseen-text" not in {each.code for each in theirs.findings}


def test_a_sheet_without_the_numbers_keeps_its_first_column(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    file = printed(session, plan, edition, tmp_path, Form.EXCEL)
    book = load_workbook(file)
    for sheet in book.worksheets:
        merged = list(sheet.merged_cells.ranges)
        for one in merged:
            sheet.unmerge_cells(str(one))
        sheet.delete_cols(1)
        for one in merged:
            one.shift(col_shift=-1)
            sheet.merge_cells(str(one))
    book.save(file)
    _check_equal(plan, file)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_numbered_file_saved_by_libreoffice_reads_back(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    file = printed(session, plan, edition, tmp_path, Form.WORD)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    for form in ("odt", "docx"):
        out = tmp_path / form
        command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(out), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        _check_equal(plan, out / f"Du thao.{form}")


def test_an_edited_numbered_file_brings_only_what_was_edited(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    file = printed(session, plan, edition, tmp_path, Form.WORD)
    word = Document(str(file))
    row = word.tables[0].rows[3]
    cell = row.cells[-2]
    before = cell.text
    run = cell.paragraphs[0].runs[0]
    run.text = "Quý IV năm 2026"
    word.add_comment(run, text="Nên lùi thời hạn", author="Lê Thị Hoa")
    row.cells[0].paragraphs[0].add_run(" xem lại")
    word.save(str(file))
    found = back(session, plan, file)
    (changed,) = found.tables[0].found.changed
    assert (changed.before, changed.after) == (before, "Quý IV năm 2026")
    assert [(each.record, each.field) for each in found.remarks] == [(changed.record, changed.field)]
    reading = look_at(file).reading
    told = [each for each in reading.tables[0].findings if each.code == "read-unseen-text"]
    assert [each.facts["text"] for each in told] == ["3 xem lại"]


def test_the_plan_itself_carries_neither(session: Session, plan: Plan, tmp_path: Path) -> None:
    out = tmp_path / "Phu luc.docx"
    publishing.print_plan(session, plan.id, out)
    assert Document(str(out)).tables[0].rows[0].cells[0].text == "TT"
    with zipfile.ZipFile(out) as package:
        assert "word/header2.xml" not in package.namelist()


def test_equal_rounds_give_equal_bytes(
    session: Session, plan: Plan, edition: Edition, tmp_path: Path
) -> None:
    for form in (Form.WORD, Form.EXCEL):
        first = printed(session, plan, edition, tmp_path, form).read_bytes()
        assert printed(session, plan, edition, tmp_path, form).read_bytes() == first


def test_the_last_number_is_the_last_row(session: Session, edition: Edition, plan: Plan) -> None:
    lines = printed_lines(plan)
    assert editions.line_of(session, edition.id, len(lines)) == RecordId(lines[-1])
