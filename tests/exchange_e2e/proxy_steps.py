"""A superior, and files as communes without the program send them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.paper import publishing
from ccapp.services.plans import planning
from ccapp.services.reception import collecting
from ccapp.services.session import Session
from ccapp.store.tables import APPENDIX, PLAN
from tests.conftest import Clock, shipped_plan

COMMUNE = "UBND xã Suối Mây"
OTHER = "UBND phường Đồi Thông"
THIRD = "UBND xã Đá Bạc"
TITLE = "Kế hoạch cải cách hành chính năm 2026"
SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")


def own_plan(office: Session) -> RecordId:
    """The sample as the superior's own plan."""
    return _without_name(office, shipped_plan(office))


def _without_name(office: Session, plan: RecordId) -> RecordId:
    """The sample names its commune in its title; that of a superior names none."""
    with office.store.journal.write("set", office.who) as tx:
        tx.change(PLAN, plan, {"title": TITLE})
        for table in planning.show(office, plan).appendices:
            tx.change(APPENDIX, table.id, {"title": "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"})
    return plan


def form_for(office: Session, plan: RecordId, folder: Path, name: str = COMMUNE) -> Path:
    """The form of a plan for one commune."""
    (path,) = collecting.make_forms(office, plan, [name], folder)
    return path


def filled(path: Path, fill: Callable[[Worksheet], object], to: str = "") -> Path:
    """The form as Excel leaves it after somebody has written in it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    out = path.with_name(to) if to else path
    book.save(out)
    return out


def row_of(sheet: Worksheet, text: str) -> int:
    """The row of the sheet in which a cell holds these words."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if text in str(cell.value or ""))


def blank_row(sheet: Worksheet) -> int:
    """The first blank row that is to be filled."""
    return next(
        row[0].row
        for row in sheet.iter_rows(min_row=8)
        if not any(cell.value for cell in row[:-1]) and not row[1].protection.locked
    )


def letter_of(folder: Path, clock: Clock, name: str, file: str, issuer: str = "") -> Path:
    """A Word, Excel or PDF file that some other office made of its plan, with its name in the note line."""
    office = safekeeping.init(folder / f"o-{file}", name=name, role=Role.COMMUNE, who="Lan", clock=clock)
    plan = _without_name(office, shipped_plan(office))
    with office.store.journal.write("set", "Lan") as tx:
        tx.change(PLAN, plan, {"issuer": issuer or name})
    out = folder / file
    publishing.print_plan(office, plan, out)
    office.store.close()
    return out
