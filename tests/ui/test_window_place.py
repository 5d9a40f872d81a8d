"""What the window remembers: its size and place, and that the program ended suddenly."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.errors import FileError
from ccapp.services.folder import safekeeping
from ccapp.services.session import Session
from ui import settings
from ui.desk import Desk
from ui.pages import PAGES
from ui.widgets.notice import Notice
from ui.widgets.plan.recovered import RecoveredStrip
from ui.window import MainWindow


def opened(qtbot: QtBot, desk: Desk) -> MainWindow:
    made = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(made)
    made.navigate("plans")
    made.show()
    return made


def notice_of(window: MainWindow) -> Notice:
    found = window.findChild(Notice, "recovered")
    assert isinstance(found, Notice)
    return found


def test_the_window_comes_back_where_and_as_large_as_it_was(qtbot: QtBot, desk: Desk) -> None:
    first = opened(qtbot, desk)
    first.setGeometry(20, 30, 731, 433)
    first.close()
    again = opened(qtbot, desk)
    assert again.geometry() == first.geometry()


def test_a_maximised_window_comes_back_maximised(qtbot: QtBot, desk: Desk) -> None:
    first = opened(qtbot, desk)
    first.showMaximized()
    first.close()
    assert opened(qtbot, desk).isMaximized()


def test_a_window_from_a_screen_that_is_gone_comes_into_sight(qtbot: QtBot, desk: Desk) -> None:
    first = opened(qtbot, desk)
    first.setGeometry(9000, 7000, 731, 433)
    first.close()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(opened(qtbot, desk).geometry())


@pytest.mark.parametrize("kept", ["", "not base64 at all ế", "AAAA"])
def test_without_a_place_that_can_be_read_the_window_fits_the_screen(
    qtbot: QtBot, desk: Desk, kept: str
) -> None:
    settings.save(desk.session.store.folder, settings.Settings(window=kept))
    room = QGuiApplication.primaryScreen().availableSize()
    size = opened(qtbot, desk).size()
    assert size.boundedTo(room) == size
    assert size != QSize(0, 0)


def test_keeping_the_place_leaves_the_other_settings_alone(qtbot: QtBot, desk: Desk) -> None:
    folder = desk.session.store.folder
    settings.save(folder, settings.Settings(theme="dark", person="Chị Lan"))
    opened(qtbot, desk).close()
    now = settings.load(folder)
    assert (now.theme, now.person) == ("dark", "Chị Lan")
    assert now.window


def test_a_full_disk_does_not_keep_the_window_open(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FileError("disk-full", file="settings.json")

    monkeypatch.setattr("ui.settings.save", full)
    window = opened(qtbot, desk)
    assert window.close()


def test_a_sudden_end_is_noticed_once(tmp_path: Path) -> None:
    assert not safekeeping.mark_running(tmp_path)
    assert safekeeping.mark_running(tmp_path), "the first one never came to its end"
    safekeeping.mark_ended(tmp_path)
    assert not safekeeping.mark_running(tmp_path)


def test_after_a_sudden_end_the_window_says_up_to_when_all_is_there(
    qtbot: QtBot, desk: Desk, small_plan: RecordId
) -> None:
    at = desk.session.store.last_change()
    assert at is not None
    window = opened(qtbot, desk)
    window.add_strip(RecoveredStrip(window.desk))
    notice = notice_of(window)
    qtbot.waitUntil(notice.isVisible)
    assert f"{at:%H:%M} is here" in notice.text.text()
    notice.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: window.findChild(Notice, "recovered") is None)


def test_a_sudden_end_days_ago_is_told_with_its_day(
    qtbot: QtBot, session: Session, desk: Desk, small_plan: RecordId, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = session.store.last_change()
    assert at is not None

    def later() -> datetime:
        return at + timedelta(days=3)

    monkeypatch.setattr(session.store, "clock", later)
    window = opened(qtbot, desk)
    window.add_strip(RecoveredStrip(window.desk))
    assert f"{at:%d/%m/%Y %H:%M} is here" in notice_of(window).text.text()


def test_a_sudden_end_before_anything_was_written_names_no_time(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    window.add_strip(RecoveredStrip(window.desk))
    assert "Everything up to" not in notice_of(window).text.text()
