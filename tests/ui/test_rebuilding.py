"""Tiếp nhận after an older backup came back, or an update: kept files taken in; the history checked."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, kept_packages
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from ui import program
from ui.desk import Desk
from ui.pages import PAGES
from ui.pages.reception import ReceptionPage
from ui.widgets.exchange.newer_strip import NewerStrip
from ui.widgets.exchange.words import result_line
from ui.widgets.trail_check import TrailCheck
from ui.window import MainWindow


@pytest.fixture
def sent(connected: Session, superior: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """A file of the commune for the superior."""
    place = tmp_path / "gửi"
    place.mkdir()
    return exchanging.send(connected, small_plan, superior.store.office.name, place).file


def reception(window: MainWindow) -> ReceptionPage:
    window.navigate("reception")
    found = window.page("reception")
    assert isinstance(found, ReceptionPage)
    return found


def collected(page: ReceptionPage) -> int:
    return len(page.collected.model.lines)


def put_back(session: Session, backup: Path, clock: Clock) -> Session:
    """The office with yesterday's data again, its kept files still there."""
    folder = session.store.folder
    session.store.close()
    safekeeping.restore(folder, backup, who="Sơn", clock=clock)
    return safekeeping.open_session(folder, who="Sơn", clock=clock)


def test_what_came_since_the_backup_is_taken_in_again_and_undone_as_one(
    qtbot: QtBot,
    qapp: QApplication,
    superior: Session,
    sent: Path,
    words: Words,
    clock: Clock,
    tmp_path: Path,
) -> None:
    backup = safekeeping.backup(superior, tmp_path / "hôm qua.ccbak")
    exchanging.receive(superior, [sent])
    session = put_back(superior, backup, clock)
    desk = Desk(session, words, QApplication.instance())
    window = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(window)
    window.show()
    page = reception(window)
    assert collected(page) == 0
    page.rebuild.trigger()
    assert collected(page) == 1
    assert page.receiving.said.text() == words.text("said-rebuild", taken=1, files=1)
    page.receiving.undo.click()
    assert collected(page) == 0
    page.rebuild.trigger()  # what was taken back on purpose stays away
    assert page.receiving.said.text() == words.text("said-rebuild", taken=0, files=1)
    window.close()
    session.store.close()


def test_a_kept_file_that_is_refused_is_told_with_the_others(above: MainWindow, superior: Session) -> None:
    data = b"KHXG1" + b"?" * 300
    (superior.store.folder / "inbox" / f"{hashlib.sha256(data).hexdigest()}.khx").write_bytes(data)
    page = reception(above)
    page.rebuild.trigger()
    assert "Still to be looked at: 1" in page.receiving.said.text()
    assert [line.cells[2] for line in page.receiving.table.model.lines] == ["Not taken"]


def test_a_healed_number_is_told_on_the_line_of_its_file(desk: Desk) -> None:
    outcome = Outcome(file="a.zip", result=Result.MERGED, changes=2, twice=3)
    line = result_line("0", outcome, desk.words, {}, desk.office)
    assert desk.words.text("result-twice", count=3) in line.cells[3]
    assert line.tone == "warning"


@pytest.mark.parametrize("size", [(640, 350), (1000, 600)])
def test_the_summary_is_never_cut_beside_its_buttons(
    above: MainWindow, superior: Session, sent: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = reception(above)
    page.take_at_once([sent])
    panel = page.receiving
    panel.came.say("Đã tiếp nhận 26 tệp. Còn 4 tệp chưa nhận, xem lý do bên dưới. " * 3)
    above.resize(*size)
    qtbot.waitUntil(lambda: page.width() <= size[0])
    QApplication.processEvents()
    assert panel.undo.isVisible()
    assert panel.said.height() >= panel.said.heightForWidth(panel.said.width())
    assert not panel.said.geometry().intersects(panel.undo.geometry())


class TestNewer:
    @pytest.fixture
    def kept(self, superior: Session, sent: Path) -> Path:
        """A file that an older program could not read, as it left it."""
        place = superior.store.folder / "quarantine"
        kept = place / f"{hashlib.sha256(sent.read_bytes()).hexdigest()}.khx"
        shutil.move(sent, kept)
        note = "2026-01-05T10:32:00+07:00\nK-1.khx\nE-PHIENBAN(reason='format')\n"
        kept.with_suffix(".txt").write_text(note, encoding="utf-8")
        return kept

    def test_it_is_taken_in_after_the_start_and_told_once(
        self, above: MainWindow, superior: Session, kept: Path, qtbot: QtBot
    ) -> None:
        page = reception(above)
        program.try_newer(above)
        (strip,) = above.findChildren(NewerStrip)
        qtbot.waitUntil(strip.isVisible)
        assert "K-1.khx" in strip.notice.text.text()
        assert not kept.exists()
        assert collected(page) == 1
        above.navigate("settings")
        strip.look.click()
        assert above.current_key() == "reception"
        strip.deleteLater()
        program.try_newer(above)
        assert kept_packages.retry_newer(superior) == ()

    def test_what_waits_for_a_yes_is_shown_where_it_is_given(
        self, above: MainWindow, superior: Session, connected: Session, small_plan: RecordId, kept: Path
    ) -> None:
        exchanging.receive(superior, [kept])
        kept.unlink()
        lines = [row.leaf.id for row in rows(planning.show(connected, small_plan).appendices[0])]
        editing.remove(connected, small_plan, lines)
        name = superior.store.office.name
        fewer = exchanging.send(connected, small_plan, name, kept.parent.parent).file
        shutil.move(fewer, kept)
        kept = kept.rename(kept.with_name(f"{hashlib.sha256(kept.read_bytes()).hexdigest()}.khx"))
        (note,) = kept.parent.glob("*.txt")
        note.rename(kept.with_suffix(".txt"))
        reception(above)
        program.try_newer(above)
        (strip,) = above.findChildren(NewerStrip)
        strip.look.click()
        panel = reception(above).receiving
        assert [line.cells[2] for line in panel.table.model.lines] == ["Waits for your yes"]
        assert panel.anyway.isVisible()

    def test_nothing_kept_nothing_said(self, above: MainWindow) -> None:
        program.try_newer(above)
        assert above.findChildren(NewerStrip) == []


def test_a_history_that_was_changed_outside_is_told(qtbot: QtBot, desk: Desk, small_plan: RecordId) -> None:
    check = TrailCheck(desk)
    qtbot.addWidget(check)
    check.check.click()
    assert check.said.text() == desk.words.text("said-trail", entries=1)
    with desk.session.store.writing() as connection:
        connection.execute("UPDATE tx SET who = 'Ai đó', at = 'hôm qua'")
    check.check.click()
    assert "Ai đó" in check.said.text()
    assert "hôm qua" in check.said.text()
    assert check.said.property("role") == "error"
