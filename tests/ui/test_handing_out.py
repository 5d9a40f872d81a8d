"""Giao nhiệm vụ through real widgets: handed out at the superior, looked through and noted at the commune."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, RemarkState, Speaker
from ccapp.services.folder.drives import Drive
from ccapp.services.guidance import assigned
from ccapp.services.handover import connecting, exchanging
from ccapp.services.plans import editing, planning, remarks
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker
from tests.ui.conftest import Answer
from tests.ui.receive_steps import exchange_page, receive
from ui.dialogs.handed_tasks import HandedTasksDialog
from ui.dialogs.handed_there import HandedThereDialog
from ui.dialogs.remark_list import RemarksDialog
from ui.pages.assigned import AssignedPage
from ui.pages.handing_out import HandingOutPage
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow


@pytest.fixture
def template(
    session: Session, superior: Session, small_plan: RecordId, plan_maker: PlanMaker, tmp_path: Path
) -> RecordId:
    """A template at the superior, which the commune has sent its own plan to."""
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    sent = exchanging.send(session, small_plan, superior.store.office.name, tmp_path)
    exchanging.receive(superior, [sent.file])
    with superior.store.journal.write("new-plan", superior.who) as tx:
        return insert_plan(tx, plan_maker(superior))


@pytest.fixture
def page(above: MainWindow, template: RecordId) -> HandingOutPage:
    """The superior's page on the template, the document filled in."""
    above.navigate("handing-out", plan=template)
    found = above.page("handing-out")
    assert isinstance(found, HandingOutPage)
    found.fields.number.setText("12")
    found.fields.symbol.setText("KH-UBND")
    found.fields.day.setText("5/1/2026")
    found.fields.issuer.setText("UBND tỉnh Mộc Giang")
    return found


@pytest.fixture
def out(page: HandingOutPage, tmp_path: Path) -> Path:
    """The folder that files go to."""
    folder = tmp_path / "giao"
    folder.mkdir()
    return folder


def hand_out(page: HandingOutPage, folder: Path) -> Path:
    """Hand out to everybody; the file that is new."""
    before = set(folder.iterdir())
    page.all.click()
    page.hand_out(folder, stick=False)
    (file,) = set(folder.iterdir()) - before
    return file


def assigned_page(window: MainWindow) -> AssignedPage:
    found = window.page("assigned")
    assert isinstance(found, AssignedPage)
    return found


def shown(page: AssignedPage) -> list[tuple[str, str]]:
    return [(line.cells[0], line.cells[3]) for line in page.cover.table.model.lines]


def read(dialog: QWidget, said: list[list[tuple[str, ...]]]) -> bool:
    """Keep what the dialog lists."""
    assert isinstance(dialog, HandedTasksDialog)
    said.append([line.cells for line in dialog.table.model.lines])
    return True


def test_only_a_superior_has_the_page(window: MainWindow, above: MainWindow, template: RecordId) -> None:
    assert template
    above.navigate("handing-out")
    assert isinstance(above.page("handing-out"), HandingOutPage)
    with pytest.raises(KeyError):
        window.navigate("handing-out")


def test_without_document_or_office_nothing_is_saved(page: HandingOutPage, out: Path) -> None:
    assert not page.save.isEnabled()
    page.all.click()
    assert page.save.isEnabled()
    assert page.save.text() == "Save files for 1 offices"
    page.fields.day.setText("31/2/2026")
    assert not page.save.isEnabled()
    assert page.counts.text().startswith("Tasks are assigned only by a document")
    page.hand_out(out, stick=False)
    assert list(out.iterdir()) == []


def test_from_the_tick_at_the_superior_to_the_coverage_list(
    page: HandingOutPage, out: Path, window: MainWindow, answer: Answer, session: Session
) -> None:
    page.tasks.opened.emit(page.tasks.model.lines[1].key)
    page.fields.kind.setCurrentText("Quyết định")
    assert page.counts.text() == "3 tasks are handed out, 2 of them obligatory."
    file = hand_out(page, out)
    assert page.done.text().startswith("1 files are saved")
    assert [line.cells[2] for line in page.offices.model.lines] == ["Sending 1, 05/01/2026"]
    assert [line.ticked for line in page.tasks.model.lines] == [True, False, True]

    arrived = exchange_page(window)
    assert not arrived.handed.isVisible()
    receive(arrived, [file])
    (line,) = arrived.receiving.table.model.lines
    assert line.cells[2] == "Tasks assigned"
    assert arrived.handed.isVisible()
    arrived.handed.click()
    covers = assigned_page(window)
    assert covers.handed.isVisible()
    assert "3 new" in covers.handed.said.text()
    assert "Quyết định số 12/KH-UBND of 05/01/2026, UBND tỉnh Mộc Giang" in covers.handed.said.text()
    assert shown(covers) == []

    said: list[list[tuple[str, ...]]] = []
    answer(lambda dialog: read(dialog, said) and dialog.close())
    covers.handed.look.click()
    assert [cells[:2] for cells in said[0]] == [
        ("New", "Rà soát văn bản"),
        ("New", "Kiểm tra văn bản"),
        ("New", "Công khai thủ tục"),
    ]
    assert [cells[3] for cells in said[0]] == ["Yes", "No", "Yes"]
    assert shown(covers) == []
    answer(lambda dialog: dialog.note.click())  # type: ignore[attr-defined]
    covers.handed.look.click()
    assert not covers.handed.isVisible()
    assert [words for words, _ in shown(covers)] == [cells[1] for cells in said[0]]
    assert "(obligatory)" in covers.cover._about.text()
    planning.undo(session)
    covers.refresh()
    assert covers.handed.isVisible()
    assert shown(covers) == []


def test_a_changed_template_is_a_list_of_differences(
    page: HandingOutPage,
    out: Path,
    window: MainWindow,
    answer: Answer,
    superior: Session,
    template: RecordId,
) -> None:
    arrived = exchange_page(window)
    receive(arrived, [hand_out(page, out)])
    arrived.handed.click()
    covers = assigned_page(window)
    answer(lambda dialog: dialog.note.click())  # type: ignore[attr-defined]
    covers.handed.look.click()
    first, *_ = planning.show(superior, template).appendices[0].sections
    one, two = first.children
    editing.set_texts(superior, template, [CellEdit(record=one.id, field="title", text="Rà soát lại")])
    editing.remove(superior, template, [two.id])
    page.refresh()
    assert page.fields.number.text() == "12"
    page.fields.number.setText("40")
    window.navigate("exchange")
    receive(arrived, [hand_out(page, out)])
    window.navigate("assigned")
    said: list[list[tuple[str, ...]]] = []
    answer(lambda dialog: read(dialog, said) and dialog.note.click())  # type: ignore[attr-defined]
    covers.handed.look.click()
    assert [(cells[0], cells[1], cells[4]) for cells in said[0]] == [
        ("Changed", "Rà soát lại", "Task, before: Rà soát văn bản"),
        ("Withdrawn", "Kiểm tra văn bản", ""),
    ]
    assert {words for words, _ in shown(covers)} == {"Rà soát lại", "Công khai thủ tục"}
    assert covers.cover.table.model.lines[0].cells[1] == "Kế hoạch số 40/KH-UBND"


def test_files_go_to_a_stick_or_a_chosen_folder(
    page: HandingOutPage, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    drive = Drive(root=stick, name="KINGSTON", free=3_300_000_000)
    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", lambda: (drive,))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    page.all.click()
    page.save._choose_folder()
    page.all.click()
    page.save._list_places()
    page.save._places.actions()[1].trigger()
    assert [len(list(folder.iterdir())) for folder in (out, stick / "KEHOACH")] == [1, 1]
    assert page.done.text().startswith("You can remove the USB stick. 1 files are saved")
    assert [line.cells[2] for line in page.offices.model.lines] == ["Sending 2, 05/01/2026"]


def test_the_superior_reads_who_does_it_and_the_commune_sees_a_moved_deadline_three_ways(
    page: HandingOutPage,
    out: Path,
    window: MainWindow,
    answer: Answer,
    session: Session,
    superior: Session,
    template: RecordId,
) -> None:
    arrived = exchange_page(window)
    receive(arrived, [hand_out(page, out)])
    arrived.handed.click()
    covers = assigned_page(window)
    answer(lambda dialog: dialog.note.click())  # type: ignore[attr-defined]
    covers.handed.look.click()
    page.offices.view.selectRow(0)
    assert not page.there.isEnabled()
    plan = covers.plan
    assert plan is not None
    assigned.confirm(session, assigned.coverage(session, plan))
    second = list(rows(planning.show(session, plan).appendices[0]))[2].leaf.id
    planning.set_text(session, plan, second, "deadline", "Ngày 25/6/2026")
    sent = exchanging.send(session, plan, superior.store.office.name, out)
    exchanging.receive(superior, [sent.file])
    page.refresh()
    (line,) = page.offices.model.lines
    assert line.cells[2].splitlines()[1] == "Noted 05/01/2026"
    page.offices.view.selectRow(0)
    there: list[tuple[str, ...]] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, HandedThereDialog)
        there.extend(line.cells for line in dialog.table.model.lines)
        dialog.reject()

    answer(look)
    page.there.click()
    assert there[1] == ("Kiểm tra văn bản", "Tháng 3/2026", "Kiểm tra văn bản", "Văn phòng", "Ngày 25/6/2026")

    theirs = list(rows(planning.show(superior, template).appendices[0]))[2].leaf.id
    planning.set_text(superior, template, theirs, "deadline", "Ngày 15/6/2026")
    page.refresh()
    assert page.offices.model.lines[0].cells[2].endswith("Noted 05/01/2026, another version")
    window.navigate("exchange")
    receive(arrived, [hand_out(page, out)])
    window.navigate("assigned")
    said: list[list[tuple[str, ...]]] = []
    answer(lambda dialog: read(dialog, said) and dialog.close())
    covers.handed.look.click()
    moved = "The superior moves the deadline Tháng 3/2026 → Ngày 15/6/2026"
    ways = "(noted so far: Tháng 3/2026; our plan says Ngày 25/6/2026)."
    assert [cells[4] for cells in said[0]] == [f"{moved} {ways}"]


def test_what_is_typed_stays_when_something_else_changes(page: HandingOutPage, above: MainWindow) -> None:
    page.all.click()
    page.tasks.opened.emit(page.tasks.model.lines[0].key)
    above.desk.announce(page.areas)
    assert page.fields.number.text() == "12"
    assert [line.ticked for line in page.tasks.model.lines] == [False, True, True]
    assert [line.ticked for line in page.offices.model.lines] == [True]


def test_remarks_go_back_and_sit_on_the_same_cells(
    page: HandingOutPage,
    out: Path,
    window: MainWindow,
    session: Session,
    superior: Session,
    small_plan: RecordId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    above = page.window()
    assert isinstance(above, MainWindow)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    above.navigate("reception")
    reception = above.page("reception")
    assert isinstance(reception, ReceptionPage)
    reception.collected.view.selectRow(0)
    assert not reception.remarks.isEnabled()
    leaf = next(iter(rows(planning.show(superior, small_plan).appendices[0]))).leaf.id
    said = Remark(plan_id=small_plan, record=leaf, field="deadline", words="Lùi sang quý II")
    remarks.add(superior, replace(said, speaker=Speaker.SUPERIOR))
    above.desk.announce(reception.areas)
    assert reception.remarks.text() == "Save what goes back (1)"
    reception.remarks._choose_folder()
    (file,) = out.iterdir()
    arrived = exchange_page(window)
    receive(arrived, [file])
    (line,) = arrived.receiving.table.model.lines
    assert line.cells[2:4] == (
        "Remarks of the superior (1)",
        "Open the plan: F9 goes from one remark to the next.",
    )
    arrived.receiving.table.opened.emit(line.key)
    assert window.page("plan").isVisible()
    (there,) = remarks.of_plan(session, planning.show(session, small_plan))
    assert (there.remark.record, there.remark.field) == (leaf, "deadline")
    dialog = RemarksDialog(window, window.desk, planning.show(session, small_plan))
    dialog.table.view.selectRow(0)
    assert dialog["take"].isEnabled()
    assert not dialog["change"].isEnabled()
    assert not dialog["remove"].isEnabled()
    dialog.reject()
    remarks.settle(session, there.remark.id, RemarkState.TAKEN, "Đã sửa")
    sent = exchanging.send(session, small_plan, superior.store.office.name, out)
    receive(reception, [sent.file])
    (back,) = remarks.of_plan(superior, planning.show(superior, small_plan))
    assert (back.remark.state, back.remark.answer) == (RemarkState.TAKEN, "Đã sửa")
