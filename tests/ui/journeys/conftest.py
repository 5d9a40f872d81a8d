"""Shared by the journeys: the program in one language, a window of a small screen, a camera.

`CCAPP_LANG` chooses the language (Vietnamese, unless it says "en"). With `CCAPP_PICTURES` each step leaves a
picture in that folder; `QT_SCALE_FACTOR` makes the window as large as it is on a small screen at that scale.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.words import Words
from tests.conftest import ROOT
from tests.ui.journeys.steps import Camera, Stage, room
from ui import translation
from ui.desk import Desk
from ui.pages import PAGES
from ui.window import MainWindow


@pytest.fixture
def language() -> str:
    """Which language this run is in."""
    return "en" if os.environ.get("CCAPP_LANG") == "en" else "vi"


@pytest.fixture(autouse=True)
def _speaking(language: str, request: pytest.FixtureRequest) -> None:
    """The captions of that language, built now."""
    request.getfixturevalue("vietnamese" if language == "vi" else "english")


@pytest.fixture
def english(qapp: QApplication, tool: ModuleType) -> Iterator[None]:
    """The program in English, with the words that it says otherwise than its source."""
    assert tool.build(ROOT / "i18n") == 0
    translation.apply(qapp, "en")
    yield
    translation.plain(qapp)


@pytest.fixture
def words(language: str) -> Words:
    return Words(language)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The real window with its real pages, as large as a small screen lets it be; not shown yet."""
    made = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(made)
    made.resize(room())
    return made


@pytest.fixture
def picture(language: str) -> Camera:
    """`picture("name", widget)` keeps what a widget shows, where pictures are wanted."""
    folder = os.environ.get("CCAPP_PICTURES", "")
    return Camera(Path(folder) if folder else None, language)


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, words: Words, picture: Camera) -> Stage:
    """What the windows of a journey stand on."""
    return Stage(app=qapp, qtbot=qtbot, words=words, picture=picture)
