"""What a file would bring, seen on Gửi, nhận and Tiếp nhận before anything of it is taken in (ux.md K8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.domain.assignments import Assignment
from ccapp.domain.layout import Level
from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, directory, exchanging, receipts
from ccapp.services.paper import issuing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import handing_out
from ccapp.services.session import Session
from ccapp.text.sizes import size_words
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import stored
from tests.exchange_e2e.proxy_steps import COMMUNE, THIRD, form_for, own_plan
from tests.exchange_e2e.test_assigning import DOCUMENT
from tests.ui.receive_steps import reception_page
from ui.dialogs.differences import DifferencesDialog
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "gửi"
    folder.mkdir()
    return folder


@pytest.fixture
def page(connected: Session, above: MainWindow) -> ReceptionPage:
    """Tiếp nhận in the superior's own window; the commune is connected."""
    assert connected
    return reception_page(above)


@pytest.fixture
def sent(session: Session, small_plan: RecordId, connected: Session, out: Path) -> Path:
    """One file of the commune's plan."""
    assert connected
    return exchanging.send(session, small_plan, SUPERIOR, out).file


@pytest.fixture
def rows_shown() -> Iterator[list[list[tuple[str, ...]]]]:
    """The rows of every list of differences that was opened, each closed at once."""
    shown: list[list[tuple[str, ...]]] = []
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DifferencesDialog):
            shown.append([line.cells for line in dialog.table.model.lines])
            dialog.reject()

    timer.timeout.connect(look)
    timer.start(10)
    yield shown
    timer.stop()


def cells(page: ReceptionPage | ExchangePage) -> tuple[str, ...]:
    (line,) = page.receiving.table.model.lines
    return line.cells


def kept(session: Session, folder: str) -> list[Path]:
    return [path for path in (session.store.folder / folder).glob("*") if path.is_file()]


def write(session: Session, plan: RecordId, text: str) -> None:
    leaf = next(rows(planning.show(session, plan).appendices[0])).leaf.id
    editing.set_texts(session, plan, [CellEdit(record=leaf, field="deadline", text=text)])


def test_a_file_is_told_before_it_is_taken_and_leaves_nothing_when_it_is_not(
    page: ReceptionPage, sent: Path, superior: Session
) -> None:
    panel = page.receiving
    assert panel.take_in.isHidden()
    page.take([sent])
    file, office, result, why, code = cells(page)
    assert (file, office, result, code) == (sent.name, COMMUNE, "New", "")
    assert "Kế hoạch cải cách hành chính năm 2026" in why
    assert "new rows" in why
    assert panel.take_in.text() == "Receive 1 files"
    assert page.collected.model.lines == ()
    assert kept(superior, "inbox") == []
    assert (panel.files.property("filled"), panel.look.isEnabled()) == (False, True)
    panel.leave.click()
    assert panel.files.property("filled")
    assert panel.table.model.lines == ()
    assert (panel.take_in.isHidden(), panel.leave.isHidden(), panel.look.isHidden()) == (True, True, True)
    assert exchanging.collected(superior) == ()
    assert kept(superior, "inbox") == kept(superior, "quarantine") == []
    page.take([sent])
    panel.take_in.click()
    assert cells(page)[2] == "New"
    assert len(page.collected.model.lines) == 1


def test_the_rows_that_would_change_are_shown_with_both_texts(
    page: ReceptionPage, sent: Path, session: Session, small_plan: RecordId, out: Path, rows_shown: list
) -> None:
    page.take([sent])
    page.receiving.table.view.selectRow(0)
    page.receiving.look.click()
    (every,) = rows_shown
    assert {each[0] for each in every} == {"New row"}
    page.receiving.take_in.click()
    was = next(rows(planning.show(session, small_plan).appendices[0])).leaf.text("deadline")
    write(session, small_plan, "Quý IV/2026")
    page.take([exchanging.send(session, small_plan, SUPERIOR, out).file])
    assert cells(page)[2] == "Changed (1)"
    assert cells(page)[3].endswith("1 changed.")
    page.receiving.table.view.selectRow(0)
    QTest.keyClick(page.receiving.table.view, Qt.Key.Key_Return)
    _, (line,) = rows_shown
    assert (line[0], line[3], line[4]) == ("Changed", was, "Quý IV/2026")


def test_the_rows_of_a_new_plan_come_in_its_order(
    page: ReceptionPage,
    session: Session,
    sample_plan: RecordId,
    connected: Session,
    out: Path,
    rows_shown: list,
) -> None:
    assert connected
    page.take([exchanging.send(session, sample_plan, SUPERIOR, out).file])
    page.receiving.table.view.selectRow(0)
    page.receiving.look.click()
    (shown,) = rows_shown
    every = [row for table in planning.show(session, sample_plan).appendices for row in rows(table)]
    assert len(every) > 20
    assert f"{len(every)} new rows" in cells(page)[3]
    assert len(shown) == len(every)
    for row, (_, words, *_) in zip(every, shown, strict=True):
        assert row.text("title") in words
        assert words.endswith(row.text("product") or row.text("title"))


def test_a_removed_row_is_counted_and_named(
    page: ReceptionPage, sent: Path, session: Session, small_plan: RecordId, out: Path, rows_shown: list
) -> None:
    page.take([sent])
    page.receiving.take_in.click()
    last = list(rows(planning.show(session, small_plan).appendices[0]))[-1].leaf
    editing.remove(session, small_plan, [last.id])
    page.take([exchanging.send(session, small_plan, SUPERIOR, out).file])
    assert "1 removed" in cells(page)[3]
    page.receiving.table.view.selectRow(0)
    page.receiving.look.click()
    assert [each[0] for each in rows_shown[-1]] == ["No longer there"]
    page.receiving.take_in.click()
    assert cells(page)[2] == "Changed (1)"


def test_a_row_that_only_has_another_number_is_not_changed(
    page: ReceptionPage, sent: Path, session: Session, small_plan: RecordId, out: Path, rows_shown: list
) -> None:
    page.take([sent])
    page.receiving.take_in.click()
    first = next(rows(planning.show(session, small_plan).appendices[0]))
    before = [row.text("number") for row in rows(planning.show(session, small_plan).appendices[0])]
    editing.add_line(session, small_plan, first.leaf.id, Level.TASK)
    assert [row.text("number") for row in rows(planning.show(session, small_plan).appendices[0])] != before
    page.take([exchanging.send(session, small_plan, SUPERIOR, out).file])
    assert cells(page)[2] == "Changed (1)"
    assert cells(page)[3].endswith("”: 1 new rows.")
    page.receiving.table.view.selectRow(0)
    page.receiving.look.click()
    assert [each[0] for each in rows_shown[-1]] == ["New row"]
    page.receiving.take_in.click()
    assert cells(page)[2] == "Changed (1)", "as it was told before"


def test_signature_and_files_are_counted_with_their_size(
    page: ReceptionPage, sent: Path, session: Session, small_plan: RecordId, out: Path
) -> None:
    page.take([sent])
    page.receiving.take_in.click()
    scan = out / "ký.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3_000_000))
    signing = issuing.Signing(number="07", day="06/01/2026", signer="Trần Văn Bình")
    issuing.issue(session, small_plan, signing, scan)
    page.take([exchanging.send(session, small_plan, SUPERIOR, out).file])
    said = cells(page)[3]
    assert "1 other details of the plan" in said
    assert f"1 attached files ({size_words(3_000_008)})" in said


def test_what_changes_no_plan_is_taken_at_once(
    page: ReceptionPage, window: MainWindow, sent: Path, superior: Session, session: Session, out: Path
) -> None:
    page.take([sent])
    page.receiving.take_in.click()
    page.take([sent])
    assert (cells(page)[2], page.receiving.take_in.isHidden()) == ("Nothing new", True)
    sent.write_bytes(sent.read_bytes()[:-3])
    page.take([sent])
    assert (cells(page)[2], page.receiving.take_in.isHidden()) == ("Not taken", True)
    (taken,) = receipts.received(superior)
    given = receipts.give(superior, [taken.package.sha256], out)
    window.show()
    window.navigate("exchange")
    below = window.page("exchange")
    assert isinstance(below, ExchangePage)
    below.take([given[0].file])
    assert (cells(below)[2], below.receiving.take_in.isHidden()) == ("Receipt", True)


def test_the_commune_sees_what_is_handed_out_before_it_takes_it(
    page: ReceptionPage,
    window: MainWindow,
    superior: Session,
    sent: Path,
    plan_maker: PlanMaker,
    rows_shown: list,
) -> None:
    page.take([sent])
    page.receiving.take_in.click()
    plan, out = stored(superior, plan_maker(superior)), sent.parent
    said = Assignment(plan_id=plan, document=DOCUMENT)
    file = handing_out.hand_out(superior, said, [COMMUNE], out).sendings[0].file
    window.show()
    window.navigate("exchange")
    below = window.page("exchange")
    assert isinstance(below, ExchangePage)
    below.take([file])
    assert cells(below)[1:3] == (SUPERIOR, "New")
    below.receiving.table.view.selectRow(0)
    QTest.keyClick(below.receiving.table.view, Qt.Key.Key_Return)
    assert {each[0] for each in rows_shown[0]} == {"New row"}
    below.receiving.take_in.click()
    assert cells(below)[2] == "Tasks assigned"


def test_on_a_low_screen_what_came_of_a_file_scrolls_into_sight(
    qtbot: QtBot,
    page: ReceptionPage,
    window: MainWindow,
    superior: Session,
    sent: Path,
    plan_maker: PlanMaker,
) -> None:
    """1366x768 at 150 %: the card of the files stands below that of sending."""
    page.take([sent])
    page.receiving.take_in.click()
    said = Assignment(plan_id=stored(superior, plan_maker(superior)), document=DOCUMENT)
    file = handing_out.hand_out(superior, said, [COMMUNE], sent.parent).sendings[0].file
    window.resize(911, 512)
    window.show()
    window.navigate("exchange")
    below = window.page("exchange")
    assert isinstance(below, ExchangePage)
    table = below.receiving.table.view
    below.take([file])
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty())


def test_own_files_and_forms_are_taken_with_one_press(
    page: ReceptionPage, superior: Session, sent: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.expect(superior, [THIRD])
    form_for(superior, own_plan(superior), out, THIRD)
    page.take([out])
    assert [line.cells[1:3] for line in page.receiving.table.model.lines] == [
        (COMMUNE, "New"),
        (THIRD, "New, to be taken in"),
    ]
    assert "Ready to be taken in: 2." in page.receiving.said.text()
    assert page.receiving.take_in.text() == "Take in 2 files…"
    monkeypatch.setattr("ui.panels.reception_files.SentDayDialog.exec", lambda _: True)
    page.receiving.take_in.click()
    assert {line.cells[1]: line.cells[2] for line in page.receiving.table.model.lines} == {
        COMMUNE: "New",
        THIRD: "Held in proxy",
    }
    page.receiving.undo.click()
    assert page.collected.model.lines == ()
    assert exchanging.collected(superior) == ()


def test_a_look_that_is_broken_off_takes_nothing(
    page: ReceptionPage, sent: Path, superior: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.desk, "work", lambda *_, **__: None)
    page.take([sent])
    assert page.receiving.table.model.lines == ()
    assert exchanging.collected(superior) == ()


def test_a_plan_of_an_office_that_nobody_confirmed_is_seen_and_not_taken(
    page: ReceptionPage,
    superior: Session,
    plan_maker: PlanMaker,
    tmp_path: Path,
    clock: Clock,
    rows_shown: list,
) -> None:
    other = safekeeping.init(tmp_path / "lạ", name=THIRD, role=Role.COMMUNE, who="Lan", clock=clock)
    plan = stored(other, plan_maker(other))
    paired = connecting.pair(other, connecting.write_card(superior, tmp_path))
    connecting.pair(other, connecting.write_card(superior, tmp_path), paired.code)
    connecting.pair(superior, connecting.write_card(other, tmp_path))
    file = exchanging.send(other, plan, SUPERIOR, tmp_path).file
    page.take([file])
    assert cells(page)[1:3] == (THIRD, "Office not confirmed")
    panel = page.receiving
    assert (panel.take_in.isHidden(), panel.look.isEnabled()) == (True, True)
    panel.look.click()
    assert {each[0] for each in rows_shown[0]} == {"New row"}
    assert exchanging.collected(superior) == ()
    assert kept(superior, "inbox") == kept(superior, "quarantine") == []
    other.store.close()
