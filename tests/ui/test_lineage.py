"""Renames and mergers on the pages Danh mục, Tiếp nhận and Gửi, nhận, through real widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.domain.assignments import Assignment
from ccapp.domain.coverage import Assigning
from ccapp.domain.lineage import LineageKind
from ccapp.domain.records import rows
from ccapp.services.collected import adopting, lineage
from ccapp.services.handover import connecting, exchanging
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import handing_out
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import SUPERIOR, commune_at, stored
from tests.ui.receive_steps import receive
from tests.ui.test_review import Offices
from ui.dialogs.lineage import LineageDialog
from ui.pages.directory import DirectoryPage
from ui.pages.exchange import ExchangePage
from ui.pages.plan import PlanPage

OLD, NEW, OTHER = "UBND xã Suối Mây", "UBND xã Mây Sim", "UBND xã Đồi Sim"


@pytest.fixture
def offices(tmp_path: Path, clock: Clock, plan_maker: PlanMaker, qtbot: QtBot) -> Offices:
    return Offices(tmp_path, clock, plan_maker, qtbot)


def fill(kind: LineageKind, into: str, *, tick_all: bool = False) -> Callable[[], None]:
    """What is written into the dialog that opens next."""

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LineageDialog)
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.into.setPlainText(into)
        for row in range(dialog.offices.count()) if tick_all else ():
            dialog.offices.item(row).setCheckState(Qt.CheckState.Checked)
        dialog.day.setText("4/1/2026")
        dialog.accept()

    return write


def directory_page(offices: Offices) -> DirectoryPage:
    offices.above.navigate("directory")
    page = offices.above.page("directory")
    assert isinstance(page, DirectoryPage)
    return page


def test_a_rename_shows_both_names(offices: Offices) -> None:
    receive(offices.reception(), [offices.up()])
    page = directory_page(offices)
    page.table.view.selectRow(0)
    QTimer.singleShot(100, fill(LineageKind.RENAME, NEW))
    page.change.trigger()
    (line,) = page.table.model.lines
    assert line.cells[:2] == (f"{NEW} (formerly {OLD})", "Connected")
    (line,) = offices.reception().collected.model.lines
    assert line.cells[0] == NEW
    offices.write("Quý IV/2026")
    receive(offices.reception(), [offices.up()])
    assert offices.reception().collected.model.lines[0].cells[2] == "2"
    offices.close()


def test_a_merger_ends_both_and_a_late_file_waits_for_a_yes(
    offices: Offices, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    receive(offices.reception(), [offices.up()])
    other = commune_at(tmp_path / "o", offices.superior, OTHER, clock)
    plan = stored(other, plan_maker(other))
    sent = exchanging.send(other, plan, SUPERIOR, tmp_path).file
    receive(offices.reception(), [sent])
    page = directory_page(offices)
    QTimer.singleShot(100, fill(LineageKind.MERGE, NEW, tick_all=True))
    page.change.trigger()
    assert [line.cells[1] for line in page.table.model.lines] == [f"Merged into {NEW} from 04/01/2026"] * 2
    assert page.close_handover.isHidden()
    leaf = next(rows(planning.show(other, plan).appendices[0])).leaf.id
    editing.set_texts(other, plan, [CellEdit(record=leaf, field="deadline", text="Quý IV/2026")])
    late = exchanging.send(other, plan, SUPERIOR, tmp_path).file
    arrived = offices.reception()
    receive(arrived, [late])
    (line,) = arrived.receiving.table.model.lines
    assert line.cells[2] == "Not taken"
    assert NEW in line.cells[3]
    assert not arrived.receiving.anyway.isHidden()
    arrived.receiving.anyway.click()
    (line,) = arrived.receiving.table.model.lines
    assert line.cells[2] == "Changed (1)"
    assert any("Merged into" in each.cells[0] for each in arrived.collected.model.lines)
    other.store.close()
    offices.close()


def test_what_does_not_fit_is_said_in_the_dialog(offices: Offices) -> None:
    dialog = LineageDialog(
        offices.above,
        offices.above.desk,
        tuple(LineageKind),
        {offices.commune.store.office.id: OLD},
    )
    offices.qtbot.addWidget(dialog)
    dialog.day.setText("")
    dialog.accept()
    assert "missing" in dialog._wrong.text()
    dialog.day.setText("4/1/2026")
    dialog.accept()
    assert dialog._wrong.text()
    assert lineage.changes(offices.superior) == ()
    offices.close()


def test_a_day_to_come_leaves_the_handover_open(offices: Offices) -> None:
    office = offices.commune.store.office.id
    dialog = LineageDialog(offices.above, offices.above.desk, (LineageKind.SPLIT,), {office: OLD}, (office,))
    offices.qtbot.addWidget(dialog)
    assert dialog.close_now.isChecked()
    for day, ticked in (("1/7/2026", False), ("4/1/2026", True), ("1/7", True), ("1/7/2026", False)):
        dialog.day.setText(day)
        assert dialog.close_now.isChecked() is ticked
    offices.close()


def test_plans_stand_under_the_offices_of_today(
    offices: Offices, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    receive(offices.reception(), [offices.up()])
    other = commune_at(tmp_path / "o", offices.superior, OTHER, clock)
    sent = exchanging.send(other, stored(other, plan_maker(other)), SUPERIOR, tmp_path).file
    receive(offices.reception(), [sent])
    page = offices.reception()
    assert page.list.as_now.isHidden()
    ids = [each.store.office.id for each in (offices.commune, other)]
    lineage.record(offices.superior, LineageKind.MERGE, ids, [OTHER], date(2026, 1, 4))
    page.list.refresh()
    assert not page.list.as_now.isHidden()
    before = {line.cells[0].splitlines()[0] for line in page.collected.model.lines}
    assert before == {OLD, OTHER}
    page.list.as_now.setChecked(True)
    now = sorted(line.cells[0] for line in page.collected.model.lines)
    assert now == sorted([OTHER, f"{OTHER}\nPlan of {OLD}"])
    assert "offices: 1" in page.list.count.text()
    other.store.close()
    offices.close()


def test_the_commune_records_its_own_new_name(offices: Offices) -> None:
    offices.below.navigate("exchange")
    page = offices.below.page("exchange")
    assert isinstance(page, ExchangePage)
    QTimer.singleShot(100, fill(LineageKind.RENAME, NEW))
    page.rename_office()
    assert offices.below.desk.office.name == NEW
    QTimer.singleShot(100, fill(LineageKind.MOVE, "Sở Nội vụ tỉnh Hoa Giang"))
    page.move_parent()
    assert SUPERIOR not in page.title.text()
    offices.close()


def test_the_new_office_carries_a_plan_on(
    offices: Offices, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    other = commune_at(tmp_path / "o", offices.superior, OTHER, clock)
    plan = stored(other, plan_maker(other))
    for here, there in ((other, offices.commune), (offices.commune, other)):
        card = connecting.write_card(there, tmp_path)
        connecting.pair(here, card, connecting.pair(here, card).code)
        card.unlink()
    sent = exchanging.send(other, plan, OLD, tmp_path).file
    exchanging.receive(offices.commune, [sent])
    offices.below.navigate("plan", plan=plan)
    page = offices.below.page("plan")
    assert isinstance(page, PlanPage)
    strip = page.notes.review
    assert OTHER in strip.text.text()
    assert strip.supplement.isHidden()
    strip.carry_on.click()
    assert page._plan is not None
    assert page._plan.office_id == offices.commune.store.office.id
    assert page.model.editable
    other.store.close()
    offices.close()


def test_the_superior_hands_over_for_an_office_that_cannot(
    offices: Offices, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    """The other commune's computer is gone: its last plan goes by the superior to the one that stays."""
    receive(offices.reception(), [offices.up()])
    other = commune_at(tmp_path / "o", offices.superior, OTHER, clock)
    plan = stored(other, plan_maker(other))
    receive(offices.reception(), [exchanging.send(other, plan, SUPERIOR, tmp_path).file])
    other.store.close()
    above = offices.above
    above.navigate("plan", plan=plan)
    page = above.page("plan")
    assert isinstance(page, PlanPage)
    assert page.notes.review.carry_on.isHidden()
    ids = [each.store.office.id for each in (other, offices.commune)]
    lineage.record(offices.superior, LineageKind.MERGE, ids, [OLD], date(2026, 1, 4))
    page.refresh()
    assert OLD in page.notes.review.text.text()
    page.notes.review.carry_on.click()
    assert page._plan is not None
    ours = page._plan.id
    document = Assigning(number="12", issuer=SUPERIOR, signed_on=date(2026, 1, 4), doc_type="Nghị quyết")
    said = Assignment(plan_id=ours, document=document)
    (sending,) = handing_out.hand_out(offices.superior, said, [ids[1]], tmp_path).sendings
    exchanging.receive(offices.commune, [sending.file])
    offices.below.navigate("plan", plan=ours)
    below = offices.below.page("plan")
    assert isinstance(below, PlanPage)
    assert OTHER in below.notes.review.text.text()
    below.notes.review.carry_on.click()
    assert below._plan is not None
    assert below._plan.office_id == offices.commune.store.office.id
    assert adopting.former_offices(below._plan) == (OTHER,)
    offices.close()


def test_a_name_that_is_not_known_is_told(offices: Offices) -> None:
    own = offices.commune.store.office.id
    lineage.record(offices.commune, LineageKind.RENAME, [own], [NEW], date(2026, 1, 4))
    page = offices.reception()
    receive(page, [offices.up()])
    (line,) = page.receiving.table.model.lines
    assert f"“{NEW}”" in line.cells[3]
    offices.close()
