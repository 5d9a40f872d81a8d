"""Settings through real widgets: at once in force, kept on this machine; backups made and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.errors import StorageError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.conftest import Answer
from ui import settings, theme, translation
from ui.desk import Desk
from ui.dialogs.person import choose_person
from ui.pages import PAGES
from ui.pages.settings import SettingsPage
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Language and look belong to the whole process: give them back."""
    yield
    translation.plain(qapp)
    theme.apply(qapp, theme.Theme.LIGHT)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    made = MainWindow(desk, PAGES, choose_person)
    qtbot.addWidget(made)
    made.show()
    made.navigate("settings")
    return made


def page(window: MainWindow) -> SettingsPage:
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def choose(window: MainWindow, name: str, data: str) -> None:
    box = next(each for each in page(window).findChildren(QComboBox) if each.accessibleName() == name)
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    QCoreApplication.sendPostedEvents()


def press(window: MainWindow, text: str) -> None:
    next(each for each in page(window).findChildren(QPushButton) if each.text() == text).click()


def texts(window: MainWindow) -> list[str]:
    return [each.text() for each in page(window).findChildren(QLabel)]


def kept(desk: Desk) -> settings.Settings:
    return settings.load(desk.session.store.folder)


# -- the file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'"vi"',
        b"\xff\xfe",
        b'{"language": "fr", "theme": "pink", "person": 5, "unknown": "x"}',
    ],
)
def test_a_settings_file_that_is_none_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / settings.FILE).write_bytes(content)
    assert settings.load(tmp_path) == settings.Settings()


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    chosen = settings.Settings(language="en", theme="dark", person="Chị Lan", backup_file="D:/lưu.ccbak")
    settings.save(tmp_path / "mới", chosen)
    assert settings.load(tmp_path / "mới") == chosen


# -- look and language --------------------------------------------------------------------------------------


def test_the_look_changes_at_once_and_is_kept(window: MainWindow, desk: Desk, qapp: QApplication) -> None:
    choose(window, "Look", "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.DARK.window
    assert kept(desk).theme == "dark"
    assert window.current_key() == "settings"
    choose(window, "Look", "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.LIGHT.window


def test_the_language_changes_at_once_window_and_words(window: MainWindow, desk: Desk) -> None:
    choose(window, "Language", "en")
    choose(window, "Language", "vi")
    assert desk.words.language == "vi"
    assert "Cài đặt" in texts(window)
    assert kept(desk).language == "vi"
    choose(window, "Ngôn ngữ", "en")
    assert desk.words.text("state-draft") == Words("en").text("state-draft")
    assert "Settings" in texts(window)
    assert QApplication.instance().findChildren(QTranslator) == []  # type: ignore[union-attr]


def test_settings_that_cannot_be_kept_say_so_and_stay(window: MainWindow, desk: Desk, answer: Answer) -> None:
    (desk.session.store.folder / settings.FILE).mkdir()
    came = answer(lambda dialog: dialog.close())
    choose(window, "Look", "dark")
    assert len(came) == 1
    assert theme.colors() is theme.LIGHT


# -- person -------------------------------------------------------------------------------------------------


def test_another_person_signs_from_now_on(window: MainWindow, desk: Desk, answer: Answer) -> None:
    def write(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text() == "Lan"
        field.setText("  Anh   Bình ")
        dialog.accept()  # type: ignore[attr-defined]

    answer(write)
    press(window, "Change…")
    plan = keeping.new_plan(desk.session, "Kế hoạch", (2026, 2026))
    assert {each.who for each in planning.history(desk.session, plan)} == {"Anh Bình"}
    assert kept(desk).person == "Anh Bình"
    assert "Anh Bình" in texts(window)


def test_nobody_is_no_person(window: MainWindow, desk: Desk, answer: Answer) -> None:
    def write(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("  ")
        dialog.accept()  # type: ignore[attr-defined]
        assert dialog.isVisible()
        dialog.reject()  # type: ignore[attr-defined]

    answer(write)
    press(window, "Change…")
    assert desk.session.who == "Lan"


# -- backups ------------------------------------------------------------------------------------------------


def test_a_backup_goes_where_the_user_says_and_its_time_is_shown(
    window: MainWindow, desk: Desk, small_plan: RecordId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "There is no backup yet." in texts(window)
    out = tmp_path / "USB" / "bản sao"
    out.parent.mkdir()
    asked: list[str] = []

    def where(parent: QWidget, title: str, suggested: str, *_: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    press(window, "Back up now…")
    made = out.with_name("bản sao.ccbak")
    assert asked == ["ccapp-ubnd-xa-suoi-may-20260105.ccbak"]
    assert safekeeping.look_into(made).name == desk.office.name
    assert f"Last backup: 05/01/2026 10:32, {made}" in texts(window)


def test_the_day_s_own_backup_counts_too(window: MainWindow, desk: Desk, small_plan: RecordId) -> None:
    from ccapp.store import backup

    backup.keep_one(desk.session.store.connection, desk.session.store.folder, desk.session.clock())
    window.navigate("plans")
    window.navigate("settings")
    assert any(
        text.startswith("Last backup: ") and text.endswith(", in the data folder") for text in texts(window)
    )


def test_a_restore_says_what_happens_and_brings_the_old_plans_back(
    window: MainWindow, desk: Desk, small_plan: RecordId, tmp_path: Path, clock: Clock, answer: Answer
) -> None:
    file = safekeeping.backup(desk.session, tmp_path / "trước.ccbak")
    keeping.rename(desk.session, small_plan, "Tên sau khi sao lưu")
    said: list[str] = []

    def agree(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        said.extend([dialog.text(), dialog.informativeText()])
        next(each for each in dialog.buttons() if each.text() == "Restore this backup").click()

    answer(agree)
    window.open_file(str(file))
    assert said[0] == f"Backup of “{desk.office.name}” from 05/01/2026 10:32."
    assert "backed up first" in said[1]
    assert planning.show_head(desk.session, small_plan).title == "Kế hoạch cải cách hành chính năm 2026"
    assert window.current_key() == "settings"
    kept_before = list((desk.session.store.folder / "backup").glob("*.ccbak"))
    assert len(kept_before) == 1


def test_data_that_cannot_be_opened_again_is_told_and_tried_again(
    window: MainWindow,
    desk: Desk,
    small_plan: RecordId,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = safekeeping.backup(desk.session, tmp_path / "trước.ccbak")
    really, tries = safekeeping.open_session, []

    def busy(folder: Path, *, who: str, clock: Clock) -> Session:
        tries.append(folder)
        if len(tries) in (2, 3):  # the first one belongs to the restore itself
            raise StorageError("in-use", folder=str(folder))
        return really(folder, who=who, clock=clock)

    monkeypatch.setattr(safekeeping, "open_session", busy)
    said: list[str] = []

    def press_button(words: str) -> None:
        def treat(dialog: QWidget) -> None:
            assert isinstance(dialog, QMessageBox)
            said.append(dialog.informativeText())
            next(each for each in dialog.buttons() if each.text() == words).click()

        answer(treat)

    for words in ("Restore this backup", "Try again", "Try again"):
        press_button(words)
    window.open_file(str(file))
    assert len(tries) == 4
    assert desk.words.text("in-use", folder=str(tries[0])) in said[1]
    assert planning.show_head(desk.session, small_plan).id == small_plan


def test_data_that_stays_shut_ends_the_program_without_a_fault(
    window: MainWindow,
    desk: Desk,
    small_plan: RecordId,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = safekeeping.backup(desk.session, tmp_path / "trước.ccbak")

    really, tries = safekeeping.open_session, []

    def busy(folder: Path, *, who: str, clock: Clock) -> Session:
        tries.append(folder)
        if len(tries) > 1:  # the first one belongs to the restore itself
            raise StorageError("in-use", folder=str(folder))
        return really(folder, who=who, clock=clock)

    monkeypatch.setattr(safekeeping, "open_session", busy)
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    for words in ("Restore this backup", "Close the program"):

        def treat(dialog: QWidget, words: str = words) -> None:
            assert isinstance(dialog, QMessageBox)
            next(each for each in dialog.buttons() if each.text() == words).click()

        answer(treat)
    window.open_file(str(file))
    assert codes == [2]
    safekeeping.close_session(desk.session, daily=True)  # as the end of the program does


def test_a_restore_may_be_left_alone(
    window: MainWindow, desk: Desk, small_plan: RecordId, tmp_path: Path, answer: Answer
) -> None:
    file = safekeeping.backup(desk.session, tmp_path / "trước.ccbak")
    session = desk.session
    answer(lambda dialog: dialog.close())
    assert page(window).drop(str(file))
    assert desk.session is session


def test_a_broken_backup_changes_nothing(
    window: MainWindow, desk: Desk, small_plan: RecordId, tmp_path: Path, answer: Answer
) -> None:
    file = tmp_path / "hỏng.ccbak"
    file.write_bytes(b"PK no backup")
    said: list[str] = []
    answer(lambda dialog: (said.append(dialog.text()), dialog.close()))  # type: ignore[attr-defined]
    assert page(window).drop(str(file))
    assert said == [desk.words.text("backup-damaged", file="hỏng.ccbak")]
    assert planning.show_head(desk.session, small_plan).id == small_plan
    assert not page(window).drop(str(tmp_path / "kế hoạch.docx"))


def test_a_restore_that_fails_half_way_leaves_the_data_open(
    window: MainWindow,
    desk: Desk,
    small_plan: RecordId,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ccapp.errors import StorageError

    file = safekeeping.backup(desk.session, tmp_path / "trước.ccbak")

    def full(*_: object, **__: object) -> None:
        raise StorageError("database-full", file="D:/ccapp.db", detail="")

    monkeypatch.setattr(safekeeping, "restore", full)
    answer(lambda dialog: next(iter(dialog.findChildren(QPushButton))).click())
    answer(lambda dialog: dialog.close())
    page(window).drop(str(file))
    assert planning.show_head(desk.session, small_plan).id == small_plan
    assert replace(desk.session, who="Lan").store.office.name == desk.office.name
