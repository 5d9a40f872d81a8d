"""Another computer of the office, through the real window: the pen, the carried file, the choice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.handover import both_edited, exchanging, own_machines
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, keeping, pen, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.conftest import Clock
from ui.desk import Desk
from ui.dialogs.both_edited import BothEditedDialog
from ui.dialogs.issuing import ReasonDialog
from ui.pages.plan_lock import PlanLock
from ui.panels.machine_card import MachineCard
from ui.panels.machine_strip import MachineStrip


@pytest.fixture
def other(session: Session, small_plan: RecordId, clock: Clock, tmp_path: Path) -> Iterator[Session]:
    """The second computer, made from a backup of the first."""
    out = safekeeping.backup(session, tmp_path / "một.ccbak")
    safekeeping.restore(tmp_path / "hai", out, who="Bình", clock=clock)
    opened = safekeeping.open_session(tmp_path / "hai", who="Bình", clock=clock)
    own_machines.name_machine(opened, "Máy Văn phòng")
    yield opened
    opened.store.close()


def write(session: Session, plan: RecordId, text: str) -> None:
    leaf = next(iter(rows(planning.show(session, plan).appendices[0]))).leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="deadline", text=text)])


def cell(session: Session, plan: RecordId) -> str:
    return next(iter(rows(planning.show(session, plan).appendices[0]))).leaf.texts["deadline"]


@pytest.fixture
def both(desk: Desk, other: Session, small_plan: RecordId, tmp_path: Path) -> Desk:
    """A desk whose data hold one cell that both edited."""
    write(desk.session, small_plan, "Quý III/2026")
    write(other, small_plan, "Tháng 9/2026")
    made = own_machines.carry(other, tmp_path)
    MachineCard(desk).take_in(made.file)
    return desk


def test_a_choice_is_made_one_place_at_a_time_and_can_be_undone(
    qtbot: QtBot, both: Desk, small_plan: RecordId
) -> None:
    strip = MachineStrip(both)
    qtbot.addWidget(strip)
    assert strip.both.isVisibleTo(strip)
    assert not strip.pen.isVisibleTo(strip)
    dialog = BothEditedDialog(strip, both)
    qtbot.addWidget(dialog)
    assert len(dialog.takes) == 2
    (one,) = both_edited.list_both(both.session)
    taken = one.choices[1].words
    dialog.takes[1].click()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert cell(both.session, small_plan) == taken
    assert strip.isHidden()
    planning.undo(both.session)
    strip.refresh()
    assert strip.both.isVisibleTo(strip)


def test_a_third_text_is_typed_and_later_leaves_all(qtbot: QtBot, both: Desk, small_plan: RecordId) -> None:
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.reject()
    assert both_edited.count(both.session) == 1
    again = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.write.click()
    again.own.setPlainText("Quý IV/2026")
    again.save.click()
    assert cell(both.session, small_plan) == "Quý IV/2026"
    assert both_edited.count(both.session) == 0


def test_a_place_decided_meanwhile_is_told_in_the_dialog(qtbot: QtBot, both: Desk) -> None:
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    both_edited.write_value(both.session, both_edited.list_both(both.session)[0], "khác")
    dialog.takes[0].click()
    assert dialog.result() == 0
    assert dialog._wrong.text()


def test_a_place_that_cannot_be_decided_is_passed_over(
    qtbot: QtBot, both: Desk, other: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    """A table that was issued meanwhile is locked; what waits in other plans is not held up by it."""
    second = keeping.new_plan(both.session, "Kế hoạch thứ hai", (2027, 2027))
    pen.take_pen(other)
    exchanging.receive(other, [own_machines.carry(both.session, tmp_path).file])
    pen.take_pen(both.session)
    keeping.rename(both.session, second, "Kế hoạch A")
    keeping.rename(other, second, "Kế hoạch B")
    MachineCard(both).take_in(own_machines.carry(other, tmp_path).file)
    issuing.issue(both.session, small_plan, Signing(number="07", day="05/01/2026", signer="Trần Văn Bình"))
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert dialog.write.isHidden()  # the title of the second plan, which comes first
    dialog.next.click()
    dialog.takes[beside(dialog)].click()
    assert dialog._wrong.isVisibleTo(dialog)
    assert both_edited.count(both.session) == 2
    dialog.next.click()
    assert not dialog._wrong.isVisibleTo(dialog)
    dialog.takes[0].click()
    (left,) = both_edited.list_both(both.session)
    assert left.plan == small_plan
    assert dialog.next.isHidden()


def beside(dialog: BothEditedDialog) -> int:
    """Which of the values is not the one in force."""
    return next(at for at, each in enumerate(dialog._waiting[dialog._at].choices) if not each.is_shown)


def test_in_an_issued_plan_another_value_is_taken_by_an_adjustment(
    qtbot: QtBot, both: Desk, small_plan: RecordId
) -> None:
    issuing.issue(both.session, small_plan, Signing(number="07", day="05/01/2026", signer="Trần Văn Bình"))
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert dialog.adjust.isHidden()
    (one,) = both_edited.list_both(both.session)
    wanted = one.choices[beside(dialog)].words
    dialog.takes[beside(dialog)].click()
    assert not dialog.adjust.isHidden()

    def agree() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, ReasonDialog)
        asked.words.setText("Theo văn bản số 21")
        asked.accept()

    QTimer.singleShot(0, dialog, agree)
    dialog.adjust.click()
    plan = planning.show(both.session, small_plan)
    assert plan.is_being_adjusted
    assert cell(both.session, small_plan) == wanted
    assert both_edited.count(both.session) == 0
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_place_decided_meanwhile_offers_no_adjustment(qtbot: QtBot, both: Desk) -> None:
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    both_edited.write_value(both.session, both_edited.list_both(both.session)[0], "khác")
    dialog.takes[0].click()
    assert not dialog._wrong.isHidden()
    assert dialog.adjust.isHidden()


def test_numbers_with_two_contents_are_told_in_a_box_and_counted_in_the_strip(
    qtbot: QtBot, desk: Desk, other: Session, small_plan: RecordId, clock: Clock, tmp_path: Path
) -> None:
    """This machine was put back as a whole, the note beside the data too, and verbs of the terminal worked on
    under its old id.
    """
    folder, aside, notes = desk.session.store.folder, tmp_path / "hôm qua", tmp_path / "ghi chú hôm qua"
    desk.session.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(folder, aside, ignore=shutil.ignore_patterns("lock", "*-shm"))
    shutil.copytree(state_folder(), notes)
    write(desk.session, small_plan, "Quý III/2026")
    exchanging.receive(other, [own_machines.carry(desk.session, tmp_path).file])
    desk.session.store.close()
    shutil.rmtree(folder)
    shutil.copytree(aside, folder)
    shutil.copytree(notes, state_folder(), dirs_exist_ok=True)
    desk.session = safekeeping.open_session(folder, who="Lan", clock=clock, is_brief=True)
    write(desk.session, small_plan, "Quý IV/2026")
    card, told = MachineCard(desk), list[str]()
    qtbot.addWidget(card)
    waiting = QTimer(card, interval=20)

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            waiting.stop()
            told.append(box.text())
            box.accept()

    waiting.timeout.connect(read)
    waiting.start()
    card.take_in(own_machines.carry(other, tmp_path).file)
    (words,) = told
    assert words == desk.words.text("result-twice", count=1)
    assert both_edited.count(desk.session) == 1


def test_carrying_marks_this_computer_and_one_click_takes_the_pen(
    qtbot: QtBot, desk: Desk, small_plan: RecordId, tmp_path: Path
) -> None:
    strip, card = MachineStrip(desk), MachineCard(desk)
    qtbot.addWidget(strip)
    qtbot.addWidget(card)
    assert strip.isHidden()
    card.carry_to(tmp_path)
    assert strip.pen.isVisibleTo(strip)
    assert desk.session.who in strip.pen.text.text()
    QTimer.singleShot(0, strip, lambda: _press(QMessageBox.ButtonRole.RejectRole))
    strip.take.click()
    assert pen.pen_away(desk.session) is not None
    QTimer.singleShot(0, strip, lambda: _press(QMessageBox.ButtonRole.AcceptRole))
    strip.take.click()
    assert pen.pen_away(desk.session) is None
    assert strip.isHidden()
    write(desk.session, small_plan, "Quý IV/2026")


def _press(role: QMessageBox.ButtonRole) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if box.buttonRole(each) is role).click()


def test_a_file_that_waits_is_not_said_to_bring_nothing(
    qtbot: QtBot, desk: Desk, other: Session, sample_plan: RecordId, tmp_path: Path
) -> None:
    card, said = MachineCard(desk), list[str]()
    qtbot.addWidget(card)
    desk.said.connect(said.append)
    carried = own_machines.carry(desk.session, tmp_path).file
    pen.take_pen(desk.session)
    exchanging.receive(other, [carried])
    table = planning.show(other, sample_plan).appendices[0]
    editing.remove(other, sample_plan, [row.leaf.id for row in rows(table)])
    back = own_machines.carry(other, tmp_path).file
    before = planning.show(desk.session, sample_plan)
    waiting = QTimer(card, interval=20)

    def refuse() -> None:  # the box comes after the worker is done
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            waiting.stop()
            _press(QMessageBox.ButtonRole.RejectRole)

    waiting.timeout.connect(refuse)
    waiting.start()
    card.take_in(back)
    assert said == []
    assert planning.show(desk.session, sample_plan) == before


def test_the_name_of_the_computer_is_kept(qtbot: QtBot, desk: Desk) -> None:
    card = MachineCard(desk)
    qtbot.addWidget(card)
    assert card.name.text()
    card.name.setText("Máy Một cửa")
    card.name.editingFinished.emit()
    assert own_machines.machine_name(desk.session) == "Máy Một cửa"


def test_a_table_cannot_be_written_in_while_the_pen_is_elsewhere(
    qtbot: QtBot, desk: Desk, small_plan: RecordId, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    lock, plan = PlanLock(parent, desk), planning.show(desk.session, small_plan)
    assert lock.is_editable(plan)
    MachineCard(desk).carry_to(tmp_path)
    assert not lock.is_editable(plan)
    assert lock.why(plan) == "", "the strip above every page says it"
    pen.take_pen(desk.session)
    assert lock.is_editable(plan)


def second_place(session: Session, plan: RecordId, text: str) -> None:
    leaf = list(rows(planning.show(session, plan).appendices[0]))[1].leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="product", text=text)])


@pytest.fixture
def two_places(desk: Desk, other: Session, small_plan: RecordId, tmp_path: Path) -> Desk:
    """A desk whose data hold two cells that both edited."""
    write(desk.session, small_plan, "Quý III/2026")
    second_place(desk.session, small_plan, "Quyết định")
    write(other, small_plan, "Tháng 9/2026")
    second_place(other, small_plan, "Tờ trình")
    MachineCard(desk).take_in(own_machines.carry(other, tmp_path).file)
    return desk


def choice_of(dialog: BothEditedDialog, machine: str) -> int:
    """Which button takes what this machine wrote."""
    choices = dialog._waiting[dialog._at].choices
    return next(at for at, each in enumerate(choices) if each.author and each.author.machine == machine)


def test_later_is_the_default(qtbot: QtBot, both: Desk) -> None:
    dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    (default,) = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    assert default.text() == "Later"
    assert dialog.same.isHidden()  # one place alone
    written, later = (each.mapTo(dialog, QPoint()).x() for each in (dialog.write, default))
    assert written < later < dialog.width() // 2  # side by side, as K9 has them
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Rejected
    assert both_edited.count(both.session) == 1


def test_one_tick_takes_the_same_computer_for_the_rest(
    qtbot: QtBot, two_places: Desk, small_plan: RecordId
) -> None:
    session = two_places.session
    dialog = BothEditedDialog(None, two_places)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert not dialog.same.isHidden()
    dialog.same.setChecked(True)
    dialog.takes[choice_of(dialog, "Máy Văn phòng")].click()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert cell(session, small_plan) == "Tháng 9/2026"
    assert list(rows(planning.show(session, small_plan).appendices[0]))[1].leaf.text("product") == "Tờ trình"
    planning.undo(session)
    assert both_edited.count(session) == 2


def test_without_the_tick_the_rest_waits(qtbot: QtBot, two_places: Desk) -> None:
    dialog = BothEditedDialog(None, two_places)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.takes[0].click()
    assert both_edited.count(two_places.session) == 1
    assert dialog.same.isHidden()
    assert not dialog.same.isChecked()


def test_the_tick_takes_nothing_that_is_not_in_force(
    qtbot: QtBot, two_places: Desk, small_plan: RecordId
) -> None:
    session = two_places.session
    issuing.issue(session, small_plan, Signing(number="07", day="05/01/2026", signer="Trần Văn Bình"))
    shown = {one.field: next(c for c in one.choices if c.is_shown) for one in both_edited.list_both(session)}
    dialog = BothEditedDialog(None, two_places)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.same.setChecked(True)
    dialog.takes[0].click()
    for field, row in (("deadline", 0), ("product", 1)):
        leaf = list(rows(planning.show(session, small_plan).appendices[0]))[row].leaf
        assert leaf.text(field) == shown[field].words
    left = both_edited.list_both(session)
    assert all(one.choices for one in left)


@pytest.mark.parametrize(("days", "is_wrong"), [(0, False), (-3652, True), (3652, True)])
def test_a_clock_that_is_wrong_is_told_beside_its_words(
    qtbot: QtBot,
    desk: Desk,
    other: Session,
    small_plan: RecordId,
    clock: Clock,
    tmp_path: Path,
    *,
    days: int,
    is_wrong: bool,
) -> None:
    write(desk.session, small_plan, "Quý III/2026")
    clock.go(days=days)
    write(other, small_plan, "Tháng 9/2026")
    clock.go(days=-days)
    MachineCard(desk).take_in(own_machines.carry(other, tmp_path).file)
    dialog = BothEditedDialog(None, desk)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    said = [each.text() for each in dialog.findChildren(QLabel) if "Máy Văn phòng" in each.text()]
    assert ["clock of that computer is wrong" in text for text in said] == [is_wrong]
    (one,) = both_edited.list_both(desk.session)
    doubted = {each.author.machine: each.is_doubtful for each in one.choices if each.author}
    assert doubted == {"": False, "Máy Văn phòng": is_wrong}


def test_both_computers_are_called_by_the_names_they_were_given(qtbot: QtBot, both: Desk) -> None:
    def said() -> list[str]:
        dialog = BothEditedDialog(None, both)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        return [each.text() for each in dialog.findChildren(QLabel)]

    assert any(text.startswith("This computer (Lan") for text in said())
    own_machines.name_machine(both.session, "Máy Phòng VH-XH")
    texts = said()
    assert any(text.startswith("Máy Phòng VH-XH (Lan") for text in texts)
    assert any(text.startswith("Máy Văn phòng (Bình") for text in texts)
