"""Biểu thu thập: what the superior makes for a commune without the program, as a real workbook."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ccapp.domain.form_marks import VERSION, FormMark, commune_key, form_of
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.intake.reading import read
from ccapp.printing import form_words
from ccapp.resources import resource
from ccapp.services.intake import taking_in
from ccapp.services.paper import returning
from ccapp.services.plans import planning
from ccapp.services.reception import collecting
from ccapp.services.session import Session
from tests.conftest import Clock, shipped_plan
from tests.exchange_e2e.conftest import Desk
from tests.exchange_e2e.offices import superior_at

COMMUNE = "UBND xã Suối Mây"
OTHER = "UBND phường Đồi Thông"


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Session:
    return superior_at(tmp_path / "so", clock)


@pytest.fixture
def plan(office: Session) -> RecordId:
    """The sample plan as the superior's own, which it hands to its communes."""
    return shipped_plan(office)


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def made(office: Session, plan: RecordId, folder: Path, name: str = COMMUNE) -> Path:
    (path,) = collecting.make_forms(office, plan, [name], folder)
    return path


class TestTheWorkbook:
    def test_it_says_all_of_the_plan_when_it_is_read(self, office, plan, tmp_path) -> None:
        file = taking_in.look_at(made(office, plan, tmp_path))
        shown = planning.show(office, plan)
        for table, ours in zip(file.reading.tables, shown.appendices, strict=True):
            mine = [row.record(ours.layout) for row in rows(ours)]
            theirs = [row.record(table.appendix.layout) for row in rows(table.appendix)]
            assert theirs == mine
            leaves = {row.leaf.id for row in rows(ours)}
            assert leaves <= {mark for marks in table.marks.values() for mark in marks}
            codes = {finding.code for finding in table.findings}
            assert "read-hidden" not in codes
            assert not any("unseen" in code for code in codes)

    def test_it_says_for_whom_and_from_what_it_was_made(self, office, plan, tmp_path) -> None:
        mark = form_of(read(made(office, plan, tmp_path)).edition)
        assert mark == FormMark(version=VERSION, plan=plan, commune=commune_key(COMMUNE))

    def test_only_what_is_to_be_filled_is_open(self, office, plan, tmp_path) -> None:
        sheet = sheet_of(made(office, plan, tmp_path))
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.insertRows  # False: allowed
        opened = {cell.row for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        first_row = [cell.value for cell in sheet[6]]
        assert "TT" in first_row
        assert 6 not in opened
        titles = [sheet.cell(row, 2) for row in opened if row > 6]
        assert all(cell.protection.locked for cell in titles if cell.value)
        assert sum(not cell.protection.locked for cell in titles) >= 3
        assert sheet.column_dimensions[openpyxl.utils.get_column_letter(len(first_row))].hidden

    def test_lists_offer_and_forbid_nothing(self, office, plan, tmp_path) -> None:
        path = made(office, plan, tmp_path, OTHER)
        sheet = sheet_of(path)
        rules = sheet.data_validations.dataValidation
        assert rules
        assert all(rule.type == "list" and not rule.showErrorMessage for rule in rules)
        book = openpyxl.load_workbook(path)
        listed = book[form_words.LISTS]
        assert listed.sheet_state == "hidden"
        offered = {cell.value for row in listed.iter_rows() for cell in row}
        assert {"Phòng Văn hóa - Xã hội", "Báo cáo", "Quý II/2026"} <= offered
        for rule in rules:  # each points at cells of the list that hold something
            found = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+):\$\2\$(\d+)", rule.formula1)
            assert found
            assert all(listed[f"{found[2]}{row}"].value for row in range(int(found[3]), int(found[4]) + 1))

    def test_it_tells_how_it_is_filled(self, office, plan, tmp_path) -> None:
        guide = openpyxl.load_workbook(made(office, plan, tmp_path))[form_words.GUIDE]
        assert [cell.value for cell in guide["A"]] == list(form_words.GUIDE_LINES)

    def test_the_same_form_is_the_same_bytes(self, office, plan, tmp_path) -> None:
        one, two = made(office, plan, tmp_path), made(office, plan, tmp_path)
        assert one != two
        assert one.read_bytes() == two.read_bytes()

    def test_it_is_not_taken_for_our_own_plan_coming_back(self, office, plan, tmp_path) -> None:
        file = taking_in.look_at(made(office, plan, tmp_path))
        assert returning.plan_of_file(office, file) is None


class TestRefusals:
    def test_a_commune_makes_none(self, session, tmp_path) -> None:
        with pytest.raises(RefusedError) as refused:
            collecting.make_forms(session, "x", [COMMUNE], tmp_path)
        assert refused.value.code == "form-not-superior"

    def test_for_nobody_none_is_made(self, office, plan, tmp_path) -> None:
        with pytest.raises(RefusedError) as refused:
            collecting.make_forms(office, plan, [" "], tmp_path)
        assert refused.value.code == "form-no-commune"


def test_the_verb(superior: Desk, tmp_path: Path) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = superior.done("import", sample)["plan"]
    said = superior.done("form", plan, "--commune", COMMUNE, "--commune", OTHER, "--out", tmp_path)
    assert [Path(file).name.isascii() for file in said["files"]] == [True, True]
    superior("form", plan, "--out", tmp_path).refused()
