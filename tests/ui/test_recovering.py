"""A commune that was set up anew from an older backup, through the real windows of both offices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.receive_steps import exchange_page, receive, reception_page
from tests.ui.test_exchange import SUPERIOR, edit
from ui.desk import Desk
from ui.pages import PAGES
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow


@pytest.fixture
def anew(
    connected: Session, superior: Session, small_plan: RecordId, clock: Clock, tmp_path: Path
) -> Iterator[Session]:
    """The superior has what the backup lacks."""
    backup = safekeeping.backup(connected, tmp_path / "hôm qua.ccbak")
    edit(connected, small_plan, "Quý III/2026")
    sent = exchanging.send(connected, small_plan, SUPERIOR, tmp_path)
    exchanging.receive(superior, [sent.file])
    safekeeping.restore(tmp_path / "mới", backup, who="Hoa", clock=clock)
    opened = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    yield opened
    opened.store.close()


@pytest.fixture
def given(
    above: MainWindow, anew: Session, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The file that the superior saved by its button."""
    assert anew
    out = tmp_path / "trả lại"
    out.mkdir()
    page = reception_page(above)
    assert isinstance(page, ReceptionPage)
    assert not page.list.back.isEnabled()
    page.collected.view.selectRow(0)
    assert page.list.back.isEnabled()
    said: list[str] = []

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.buttons()[0].click()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    answer(agree)
    page.list.back.trigger()
    assert "UBND" in said[0]
    (file,) = out.iterdir()
    assert file.name.startswith("Tra lai du lieu - ")
    return file


def test_the_plan_comes_back_after_a_yes(
    qtbot: QtBot, qapp: QApplication, words: Words, given: Path, anew: Session, small_plan: RecordId
) -> None:
    window = MainWindow(Desk(anew, words, qapp), PAGES, lambda *_: None)
    qtbot.addWidget(window)
    page = exchange_page(window)
    receive(page, [given])
    (line,) = page.receiving.table.model.lines
    assert line.cells[2] == "Waits for your yes"
    assert SUPERIOR in line.cells[3]
    assert "đồng ý nhận" in line.cells[3]
    first = next(rows(planning.show(anew, small_plan).appendices[0])).leaf
    assert first.text("deadline") != "Quý III/2026"
    page.receiving.anyway.click()
    assert next(rows(planning.show(anew, small_plan).appendices[0])).leaf.text("deadline") == "Quý III/2026"
    (line,) = page.receiving.table.model.lines
    assert line.cells[2].startswith("Changed")
    assert not page.receiving.anyway.isVisible()
