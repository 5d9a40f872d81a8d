"""Soát văn bản Word through real widgets, in the window and at the first start: nothing is ever stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ccapp.errors import AppError
from ccapp.resources import resource
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.check_steps import word_file
from ui.pages.word_check import WordCheckPage
from ui.start import StartDialog
from ui.widgets.check.start import FilePage, StartCheck
from ui.widgets.check.word import WordCheck
from ui.widgets.start_pages import OfficeForm
from ui.window import MainWindow

SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")


@pytest.fixture
def page(window: MainWindow) -> WordCheckPage:
    """The page in the real window."""
    window.show()
    window.navigate("word-check")
    made = window.page("word-check")
    assert isinstance(made, WordCheckPage)
    return made


def said(check: WordCheck) -> list[tuple[str, str]]:
    return [(line.place, line.text) for line in check.list.model_.lines]


def test_a_chosen_file_is_told_slip_by_slip_and_nothing_is_stored(
    page: WordCheckPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = word_file(tmp_path)
    before = session.store.connection.execute("SELECT COUNT(*) FROM tx").fetchone()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.check.choose.click()
    found = said(page.check)
    assert ("Mục I.1, đoạn 7", "Không có ngày 31 tháng 6 năm 2026.") in found
    assert ("Mục II, đoạn 10", "“chống chéo” có phải là “chồng chéo” không?") in found
    assert ("Bảng 1, dòng 4", "Nhiệm vụ 2 chưa ghi sản phẩm.") in found
    assert page.check.why.text() == "Tháng 6 có 30 ngày."
    assert page.check.better.text() == "Đổi thành 30 tháng 6 năm 2026"
    assert planning.plans(session) == ()
    assert session.store.connection.execute("SELECT COUNT(*) FROM tx").fetchone() == before


def test_a_dropped_file_is_checked_where_it_was_dropped(
    page: WordCheckPage, window: MainWindow, tmp_path: Path
) -> None:
    window.open_file(str(word_file(tmp_path)))
    assert window.current_key() == "word-check"
    assert said(page.check)


def test_the_list_can_be_copied_as_text(page: WordCheckPage, tmp_path: Path) -> None:
    page.check.load(word_file(tmp_path))
    page.check.copy.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Must be mended - Mục I.1, đoạn 7 - Không có ngày 31 tháng 6 năm 2026."
    assert len(lines) == len(said(page.check))


def test_a_level_alone_is_listed_and_copied(page: WordCheckPage, tmp_path: Path) -> None:
    page.check.load(word_file(tmp_path))
    page.check.counts.buttons["hint"].click()
    assert len(said(page.check)) == 2
    page.check.copy.click()
    assert QApplication.clipboard().text().count("\n") == 1


def test_a_clean_file_is_said_to_be_so(page: WordCheckPage) -> None:
    page.check.load(SAMPLE)
    assert page.check.empty.isVisible()
    assert SAMPLE.name in page.check.empty.text()
    assert page.check.copy.isHidden()


def test_a_file_that_cannot_be_read_is_refused_and_the_list_stays(
    page: WordCheckPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[AppError] = []
    monkeypatch.setattr("ui.desk.show_refusal", lambda _parent, _words, error: refused.append(error))
    page.check.load(word_file(tmp_path))
    before = said(page.check)
    assert not page.check.load(tmp_path / "không có.docx")
    assert len(refused) == 1
    assert said(page.check) == before


def test_the_plans_page_leads_here_and_back(window: MainWindow, page: WordCheckPage) -> None:
    from PySide6.QtWidgets import QPushButton, QToolButton

    window.navigate("plans")
    buttons = window.page("plans").findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Check a Word text…").click()
    assert window.current_key() == "word-check"
    page.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)[0].click()
    assert window.current_key() == "plans"


# -- at the first start


@pytest.fixture
def dialog(
    qtbot: QtBot, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], StartDialog]:
    """The first start on an empty folder; drives of this machine play no part."""
    monkeypatch.setattr("ccapp.services.folder.starting.other_fixed_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.removable_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.default_folder", lambda: tmp_path / "share" / "ccapp")

    def opened() -> StartDialog:
        made = StartDialog(tmp_path / "new", words)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def drop(dialog: StartDialog, path: Path) -> None:
    """A file let go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)


def test_a_dropped_text_is_looked_over_with_nothing_set_up(
    dialog: Callable[[], StartDialog], tmp_path: Path
) -> None:
    opened = dialog()
    drop(opened, word_file(tmp_path))
    choice = opened.stack.currentWidget().findChild(FilePage)
    assert isinstance(choice, FilePage)
    choice.check.click()
    shown = opened.stack.currentWidget()
    assert isinstance(shown, StartCheck)
    assert len(said(shown.check)) > 5
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "share").exists()
    assert opened.session is None
    shown.back.click()
    assert opened.stack.currentIndex() == 0


def test_a_dropped_text_is_taken_as_a_plan_at_once_or_after_the_look(
    dialog: Callable[[], StartDialog],
) -> None:
    opened = dialog()
    drop(opened, SAMPLE)
    choice = opened.stack.currentWidget().findChild(FilePage)
    assert isinstance(choice, FilePage)
    choice.take.click()
    assert isinstance(opened.stack.currentWidget(), OfficeForm)
    opened.show_check(SAMPLE)
    shown = opened.stack.currentWidget()
    assert isinstance(shown, StartCheck)
    shown.take.click()
    assert isinstance(opened.stack.currentWidget(), OfficeForm)


def test_a_text_can_be_chosen_instead_of_dropped(
    dialog: Callable[[], StartDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = word_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    opened = dialog()
    opened.ways.check.click()
    assert isinstance(opened.stack.currentWidget(), StartCheck)
