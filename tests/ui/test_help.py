"""Hướng dẫn: a topic for every page, F1, links that stay within the program, search, what is remembered."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.services.guidance.help import topics
from ccapp.services.session import Session
from ccapp.words import LANGUAGES
from tests.ui.conftest import Answer
from tests.ui.plan_steps import DEADLINE, Key, press, shown, type_text
from ui import settings
from ui.desk import LOOK
from ui.dialogs.table_help import _KEYS, TableHelp
from ui.pages import PAGES
from ui.pages.help import HelpPage
from ui.widgets.navigation import Navigation
from ui.window import MainWindow

PAGE_LINK = re.compile(r"\(page:([^)]+)\)")
OPENABLE = [spec for spec in PAGES if spec.key != "help"]


def activated(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def opened(qtbot: QtBot, window: MainWindow, **place: str) -> HelpPage:
    window.resize(1366, 730)
    activated(qtbot, window)
    window.navigate("help", **place)
    page = window.in_front()
    assert isinstance(page, HelpPage)
    return page


def listed(page: HelpPage) -> list[str]:
    return [page.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.list.count())]


def read(page: HelpPage) -> str:
    return page.text.toPlainText()


# -- a topic for every page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", OPENABLE, ids=lambda spec: spec.key)
def test_every_page_has_a_topic_for_those_who_have_the_page(language: str, spec: object) -> None:
    for role in spec.roles:  # type: ignore[attr-defined]  # a PageSpec
        assert spec.key in {topic.key for topic in topics(language, role)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", list(Role))
def test_no_link_leads_to_a_page_that_the_office_lacks(role: Role) -> None:
    own = {spec.key for spec in PAGES if role in spec.roles}
    linked = {key for topic in topics("vi", role) for key in PAGE_LINK.findall(topic.text)}
    assert len(linked) > 5
    assert linked <= own


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_table_is_listed(language: str) -> None:
    text = next(topic.text for topic in topics(language, Role.COMMUNE) if topic.key == "keys")
    keys = {key for group in _KEYS.values() for named, _ in group for key in re.split(r", | … ", named)}
    assert len(keys) > 30
    assert {key for key in keys - {"A", "Z"} if key not in text} == set()


def test_it_is_the_last_page_of_both(window: MainWindow, above: MainWindow) -> None:
    for each in (window, above):
        navigation = each.findChild(Navigation)
        assert isinstance(navigation, Navigation)
        assert navigation.keys()[-1] == "help"
        assert navigation.keys().count("help") == 1


def test_each_office_sees_its_own_topics(qtbot: QtBot, window: MainWindow, above: MainWindow) -> None:
    commune, superior = listed(opened(qtbot, window)), listed(opened(qtbot, above))
    assert (commune[0], superior[0]) == ("first-half-hour", "first-half-hour-above")
    assert "reception" not in commune
    assert "exchange" not in superior


def test_nothing_of_it_is_loaded_before_it_is_opened() -> None:
    code = (
        "import sys, ui.window, ui.pages; "
        "late = {'ui.pages.help', 'ui.widgets.help_text', 'ccapp.services.guidance.help'}; "
        "sys.exit(bool(late & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- reading ------------------------------------------------------------------------------------------------


def test_a_topic_shows_its_text_and_the_way_is_remembered(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = opened(qtbot, window)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.topic == "today"
    assert read(page).startswith("Hôm nay\n")
    assert "**" not in read(page)
    window.navigate("settings")
    assert settings.load(session.store.folder).help == "today"
    window._pages.pop("help").deleteLater()  # as after another start
    assert opened(qtbot, window).topic == "today"


def test_an_unknown_topic_that_was_remembered_opens_the_first(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    settings.save(session.store.folder, settings.Settings(help="reception"))
    assert opened(qtbot, window).topic == "first-half-hour"


def test_a_folder_that_takes_nothing_keeps_nobody_here(
    qtbot: QtBot, window: MainWindow, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    opened(qtbot, window, topic="backups")
    file = session.store.folder / settings.FILE
    file.unlink(missing_ok=True)
    file.mkdir()
    window.navigate("plans")
    assert window.current_key() == "plans"
    assert "not kept" in caplog.text


def test_links_lead_to_topics_and_pages(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, topic="first-half-hour")
    page.text.anchorClicked.emit(QUrl("topic:checking"))
    assert page.topic == "checking"
    assert listed(page)[page.list.currentRow()] == "checking"
    page.text.anchorClicked.emit(QUrl("page:plans"))
    assert window.current_key() == "plans"
    window.back()
    assert (window.current_key(), page.topic) == ("help", "checking")


def test_a_link_can_be_followed_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, topic="first-half-hour")
    page.text.setFocus()
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert window.current_key() == "take-in"


def test_no_link_and_no_picture_opens_anything_else(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, topic="today")
    before = read(page)
    for address in ("https://example.org/", "file:///etc/hostname", "today"):
        page.text.anchorClicked.emit(QUrl(address))
        assert page.text.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl(address)) is None
    assert (window.current_key(), read(page)) == ("help", before)


# -- searching ----------------------------------------------------------------------------------------------


def test_words_without_accents_narrow_the_list_and_are_marked(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window)
    page.words.setText("sao luu")
    page.words.look_now()
    assert page.topic == "backups"
    assert 1 < len(listed(page)) < 12
    assert page.found.text() == f"Topics found: {len(listed(page))}"
    marked = [each.cursor.selectedText() for each in page.text.extraSelections()]  # type: ignore[attr-defined]
    assert {"Sao", "lưu"} <= set(marked)
    QTest.keyClick(page.words, Qt.Key.Key_Down)
    assert page.topic == listed(page)[1]
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    assert page.text.hasFocus()


def test_what_is_not_found_is_said_and_the_text_stays(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, topic="keys")
    page.words.setText("xyzzy")
    page.words.look_now()
    assert listed(page) == []
    assert "“xyzzy”" in page.found.text()
    assert read(page).startswith("Phím tắt")
    page.words.clear()
    page.words.look_now()
    assert page.found.text() == ""
    assert listed(page)[page.list.currentRow()] == "keys"


# -- F1 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["today", "plans", "take-in", "word-check", "units", "settings", "exchange"])
def test_f1_opens_the_topic_of_the_page(qtbot: QtBot, window: MainWindow, key: str) -> None:
    activated(qtbot, window)
    window.navigate(key)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    page = window.in_front()
    assert isinstance(page, HelpPage)
    assert page.topic == key
    QTest.keyClick(page.list, Qt.Key.Key_F1)
    assert page.words.hasFocus()
    assert page.topic == key
    window.back()
    assert window.current_key() == key


@pytest.mark.parametrize(("column", "topic"), [(DEADLINE, "deadlines"), (DEADLINE - 1, "plan")])
def test_the_help_of_the_table_leads_here_and_saves_the_cell(
    qtbot: QtBot, window: MainWindow, small_plan: RecordId, answer: Answer, column: int, topic: str
) -> None:
    page = shown(qtbot, window, small_plan)
    page.view.go(1, column)
    type_text(page.view, "Quý III/2026")

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, TableHelp)
        buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
        assert buttons["Close"].isDefault()
        buttons["Pages of help"].click()

    answer(look)
    press(page.view.editor, Key.Key_F1)
    help_page = window.in_front()
    assert isinstance(help_page, HelpPage)
    assert help_page.topic == topic
    window.back()
    assert page.view.editor is None
    assert page.model.lines[1].texts[column] == "Quý III/2026"


# -- small screens, other looks -----------------------------------------------------------------------------


def test_it_has_room_at_150_percent_and_names_for_who_cannot_see(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window)
    window.resize(910, 482)
    assert page.minimumSizeHint().width() <= 858, "910 logical pixels less the narrow navigation"
    assert page.text.width() >= 400
    assert page.words.mapTo(page, QPoint(0, 0)).x() == page.list.mapTo(page, QPoint(0, 0)).x()
    for widget in (page.words, page.list, page.text):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_another_language_keeps_the_topic(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, topic="backups")
    window.desk.words = type(window.desk.words)("en")
    window.desk.announce(frozenset({LOOK}))
    again = window.in_front()
    assert isinstance(again, HelpPage)
    assert again is not page
    assert again.topic == "backups"
    assert read(again).startswith("Backup and restore")
