"""The watched folder in the window: offered, taken in with one click, never a reason to wait."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.exchange.watched import FolderWatch, Look
from ccapp.services.handover import exchanging
from ccapp.services.session import Session
from ccapp.words import Words
from ui import settings, watching
from ui.desk import WATCHED, Desk
from ui.pages import PAGES
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.pages.settings import SettingsPage
from ui.program import add_strips
from ui.widgets.exchange.watched_strip import WatchedStrip
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "Thư mục chung"
    made.mkdir()
    return made


@pytest.fixture
def above(qtbot: QtBot, qapp: QApplication, superior: Session, words: Words, share: Path) -> MainWindow:
    """The superior's window, which watches the folder."""
    watch_in(superior, share)
    made = MainWindow(Desk(superior, words, qapp), PAGES, lambda *_: None)
    qtbot.addWidget(made)
    made.show()
    made.navigate("reception")
    add_strips(made)
    settled(qtbot, strip(made))
    return made


def watch_in(session: Session, folder: Path) -> None:
    data = session.store.folder
    settings.save(data, replace(settings.load(data), watched_folder=str(folder)))


def strip(window: MainWindow) -> WatchedStrip:
    return window.findChildren(WatchedStrip)[0]


def settled(qtbot: QtBot, shown: WatchedStrip) -> None:
    qtbot.waitUntil(lambda: shown.watcher._looking is None)


def look(qtbot: QtBot, window: MainWindow) -> WatchedStrip:
    shown = strip(window)
    shown.watcher.look()
    settled(qtbot, shown)
    return shown


def test_new_files_are_offered_and_one_click_takes_them_in(
    qtbot: QtBot, above: MainWindow, connected: Session, small_plan: RecordId, share: Path
) -> None:
    assert strip(above).isHidden()
    sent = exchanging.send(connected, small_plan, SUPERIOR, share).file
    (share / "b.khx").write_bytes(sent.read_bytes()[:-1])
    shown = look(qtbot, above)
    assert shown.isVisible()
    assert str(share) in shown.notice.text.text()
    assert "1" in shown.notice.text.text()
    assert exchanging.collected(above.desk.session) == ()
    above.navigate("plans")
    shown.receive.click()
    page = above.in_front()
    assert isinstance(page, ReceptionPage)
    assert page.receiving.table.model.lines
    assert [each.plan for each in exchanging.collected(above.desk.session)] == [small_plan]
    assert shown.isHidden()
    assert look(qtbot, above).isHidden()


def test_later_is_heard_until_something_else_is_new(
    qtbot: QtBot, above: MainWindow, connected: Session, small_plan: RecordId, share: Path
) -> None:
    exchanging.send(connected, small_plan, SUPERIOR, share)
    look(qtbot, above).later.click()
    assert look(qtbot, above).isHidden()
    exchanging.send(connected, small_plan, SUPERIOR, share)
    assert look(qtbot, above).isVisible()


def test_a_folder_that_vanished_is_said_and_found_again(qtbot: QtBot, above: MainWindow, share: Path) -> None:
    share.rename(share.with_name("đã chuyển"))
    shown = look(qtbot, above)
    assert shown.isVisible()
    assert str(share) in shown.notice.text.text()
    assert not shown.receive.isVisibleTo(shown)
    shown.later.click()
    assert look(qtbot, above).isHidden()
    share.with_name("đã chuyển").rename(share)
    assert look(qtbot, above).isHidden()
    share.rename(share.with_name("đã chuyển"))
    assert look(qtbot, above).isVisible()
    share.mkdir()
    shown.again.click()
    settled(qtbot, shown)
    assert shown.isHidden()


def test_a_dead_share_holds_nothing(qtbot: QtBot, above: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()

    def waits(_self: FolderWatch) -> Look:
        answers.wait(30)
        return Look(found=(), unfinished=0)

    monkeypatch.setattr(FolderWatch, "look", waits)
    monkeypatch.setattr(watching, "_SILENT", 0.3)
    shown = strip(above)
    shown.watcher.look()
    assert shown.isHidden()
    qtbot.waitUntil(shown.isVisible)
    assert shown.watcher.is_silent
    before = threading.active_count()
    shown.watcher.look()
    assert threading.active_count() == before
    above.navigate("plans")
    answers.set()
    qtbot.waitUntil(shown.isHidden)


def test_the_folder_is_chosen_and_left_in_the_settings(
    qtbot: QtBot, window: MainWindow, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    window.navigate("settings")
    add_strips(window)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(share))
    page.watched.choose.click()
    assert page.watched.place.text() == str(share)
    assert strip(window).watcher.folder == share
    settled(qtbot, strip(window))
    shown: list[object] = []
    monkeypatch.setattr("ui.desk.show_refusal", lambda *told: shown.append(told[-1]))
    page.watched.watch(window.desk.session.store.folder)
    assert len(shown) == 1
    page.watched.stop.click()
    assert settings.load(window.desk.session.store.folder).watched_folder == ""
    assert strip(window).watcher.folder is None


def test_a_superior_makes_a_folder_for_each_commune_and_a_commune_makes_none(
    above: MainWindow, window: MainWindow, superior: Session, connected: Session, share: Path
) -> None:
    above.navigate("settings")
    page = above.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.watched.lanes.isVisible()
    told: list[str] = []
    above.desk.said.connect(told.append)
    page.watched.lanes.click()
    (home,) = share.iterdir()
    assert {each.name for each in home.iterdir()} == {"gui", "nhan"}
    assert len(told) == 1
    watch_in(connected, home)
    window.show()
    window.navigate("settings")
    below = window.page("settings")
    assert isinstance(below, SettingsPage)
    assert below.watched.stop.isVisible()
    assert not below.watched.lanes.isVisible()


def test_sending_goes_to_the_shared_folder(
    window: MainWindow, connected: Session, small_plan: RecordId, share: Path
) -> None:
    window.show()
    window.navigate("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    assert not page.sending.to_shared.isVisible()
    watch_in(connected, share)
    page.refresh()
    assert page.sending.to_shared.isVisible()
    page.sending.to_shared.setChecked(True)
    page.refresh()
    page.sending.send()
    assert page.sending.done.text()
    assert [each.suffix for each in share.iterdir()] == [".khx"]
    data = connected.store.folder
    settings.save(data, replace(settings.load(data), watched_folder=""))
    page.refresh()
    assert page.sending.to_folder.isChecked()
    window.desk.changed.emit(frozenset({WATCHED}))
