"""Faults reach one dialog once and the log each time; refusals are words and never a trace."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ccapp.errors import StorageError
from ccapp.words import Words
from tests.ui.conftest import Answer
from ui.errors import CrashReporter, show_refusal


@pytest.fixture
def reporter(qapp: QApplication) -> Iterator[CrashReporter]:
    """A reporter in force, instead of pytest-qt's own."""
    hooks = sys.excepthook, threading.excepthook
    made = CrashReporter()
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks
    made.deleteLater()


def break_in_slot(message: str) -> None:
    def broken() -> None:
        raise ValueError(message)

    QTimer.singleShot(0, broken)


def bugs(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.levelno == logging.ERROR]


def test_a_repeated_fault_is_one_dialog_and_every_time_in_the_log(
    qtbot: QtBot, reporter: CrashReporter, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="ccapp.ui"):
        came = answer(lambda dialog: dialog.close())
        for _ in range(5):
            break_in_slot("hỏng")
        qtbot.waitUntil(lambda: len(bugs(caplog)) == 5)
        qtbot.wait(100)
    assert len(came) == 1
    assert all("ValueError: hỏng" in text for text in bugs(caplog))
    assert QApplication.activeModalWidget() is None


def test_two_faults_are_two_dialogs_one_after_the_other(
    qtbot: QtBot, reporter: CrashReporter, answer: Answer
) -> None:
    def other() -> None:
        raise KeyError("khác")

    first, second = answer(lambda dialog: dialog.close()), answer(lambda dialog: dialog.close())
    break_in_slot("hỏng")
    qtbot.waitUntil(lambda: len(first) == 1)
    qtbot.wait(50)
    QTimer.singleShot(0, other)
    qtbot.waitUntil(lambda: len(second) == 1)


def test_faults_of_a_worker_thread_come_too(qtbot: QtBot, reporter: CrashReporter, answer: Answer) -> None:
    details: list[str] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        details.append(dialog.detailedText())
        dialog.close()

    def broken() -> None:
        raise ValueError("trong luồng")

    came = answer(treat)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(came) == 1)
    assert "ValueError: trong luồng" in details[0]


class Broken(QAbstractTableModel):
    """A model whose every cell raises, as a bug would: hundreds of times a paint."""

    def rowCount(self, *_: object) -> int:  # noqa: N802 - Qt's name
        return 20

    def columnCount(self, *_: object) -> int:  # noqa: N802 - Qt's name
        return 4

    def data(self, *_: object) -> object:
        raise ZeroDivisionError


def test_a_model_that_fails_in_every_cell_is_one_dialog(
    qtbot: QtBot, reporter: CrashReporter, answer: Answer
) -> None:
    came = answer(lambda dialog: dialog.close())
    view = QTableView()
    qtbot.addWidget(view)
    model = Broken()
    view.setModel(model)
    view.show()
    qtbot.waitUntil(lambda: len(came) == 1)
    view.viewport().update()
    qtbot.wait(100)
    view.setModel(None)
    assert len(came) == 1


def test_the_report_can_be_copied_without_closing(qtbot: QtBot, reporter: CrashReporter) -> None:
    box = reporter.dialog("Traceback: dòng 1")
    qtbot.addWidget(box)
    box.show()
    copy = next(each for each in box.findChildren(QPushButton) if each.text() == "Copy details")
    copy.click()
    assert QApplication.clipboard().text() == "Traceback: dòng 1"
    assert box.isVisible()


def test_a_fault_without_the_reporter_fails_a_test(qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        break_in_slot("hỏng")
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, *_ in caught] == [ValueError]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refusal_is_words_and_no_trace(qtbot: QtBot, answer: Answer, language: str) -> None:
    texts: list[str] = []
    answer(lambda dialog: (texts.append(dialog.text()), dialog.close()))  # type: ignore[attr-defined]
    words = Words(language)
    show_refusal(None, words, StorageError("in-use", folder="D:/dữ liệu"))
    assert texts == [words.text("in-use", folder="D:/dữ liệu")]
    assert "D:/dữ liệu" in texts[0]
