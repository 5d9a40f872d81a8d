"""Two machines with one connection file, and a connection file issued again, on the superior's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging, replacing
from ccapp.services.handover.outcomes import Outcome
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker
from ui.desk import Desk
from ui.pages.directory import DirectoryPage

NAME = "UBND xã Suối Mây"


@pytest.fixture
def machine(
    superior: Session, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> Iterator[Callable[[str], Outcome]]:
    """Machines that open one and the same connection file; each call hands in its plan."""
    file = connecting.invite(superior, NAME, tmp_path).file
    with ExitStack() as stack:

        def handed_in(name: str) -> Outcome:
            made = safekeeping.init(tmp_path / name, name=NAME, role=Role.COMMUNE, who="x", clock=clock)
            stack.callback(made.store.close)
            connecting.connect(made, connecting.read_invite(file))
            with made.store.journal.write("new-plan", "x") as tx:
                insert_plan(tx, plan_maker(made))
            sent = exchanging.send(made, "", superior.store.office.id, tmp_path)
            return exchanging.receive(superior, [sent.file])[0]

        yield handed_in


@pytest.fixture
def page(qtbot: QtBot, superior: Session) -> DirectoryPage:
    made = DirectoryPage(Desk(superior, Words("vi")), lambda *_, **__: None)
    qtbot.addWidget(made)
    return made


def test_both_are_named_and_the_new_one_taken(
    page: DirectoryPage, superior: Session, machine: Callable[[str], Outcome]
) -> None:
    machine("một")
    second = machine("hai")
    page.refresh()
    assert page.rivals.notice.isVisibleTo(page)
    assert NAME in page.rivals.notice.text.text()
    page.rivals.accept.click()
    page.refresh()
    assert page.rivals.isHidden()
    collected = [each.office.id for each in exchanging.collected(superior)]
    assert second.error is not None
    assert second.error.facts["second"] in collected


def test_what_the_new_one_sent_may_be_refused_and_that_is_said(
    page: DirectoryPage, superior: Session, machine: Callable[[str], Outcome]
) -> None:
    machine("một")
    machine("hai")
    page.refresh()
    (kept,) = (superior.store.folder / "quarantine").glob("*.khx")
    kept.write_bytes(kept.read_bytes()[:-1])
    told = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.buttons()[0].click()

    QTimer.singleShot(0, page, close)
    page.rivals.accept.click()
    assert told == [Words("vi").text("E-KHUNG")]
    assert replacing.list_rivals(superior) == ()


def test_the_first_one_stays_and_later_asks_again(
    page: DirectoryPage, superior: Session, machine: Callable[[str], Outcome]
) -> None:
    machine("một")
    machine("hai")
    page.refresh()
    page.rivals.later.click()
    assert page.rivals.isHidden()
    assert len(replacing.list_rivals(superior)) == 1
    other = DirectoryPage(page.desk, lambda *_, **__: None)
    other.refresh()
    other.rivals.keep.click()
    assert replacing.list_rivals(superior) == ()
    other.deleteLater()


def test_a_file_is_issued_again_after_a_warning(
    page: DirectoryPage, machine: Callable[[str], Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("một")
    page.refresh()
    page.table.view.selectRow(0)
    assert page.again.isEnabled()
    out = tmp_path / "ra"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert NAME in box.text()
        role = QMessageBox.ButtonRole.AcceptRole
        next(each for each in box.buttons() if box.buttonRole(each) is role).click()

    QTimer.singleShot(0, page, agree)
    page.again.trigger()
    assert [each.suffix for each in out.iterdir()] == [".khx"]
    assert page.done.text()
