"""Dead cycles of objects: cleared by the window's thread, whoever is at work beside it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ccapp.progress import Progress
from ui import collecting
from ui.collecting import Collector
from ui.tasks import Task


class _Cycle(QDialog):
    """A dialog that refers to itself, as one does whose buttons call its methods."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(collecting, "_EVERY", 20)
    gc.enable()  # as Python starts
    owner = QObject()
    Collector(owner)
    yield owner
    owner.deleteLater()


def much_work(_: Progress) -> int:
    """Enough new objects for Python to collect a hundred times."""
    kept = [[[]] for _ in range(100_000)]
    return len(kept)


def test_a_dialog_never_dies_in_the_thread_of_work(qtbot: QtBot, collector: QObject) -> None:
    assert not gc.isenabled()
    died: list[int] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    for _ in range(20):
        _Cycle().destroyed.connect(
            lambda *_: died.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )
    assert Task(parent, "Đang làm", much_work).run() == 100_000
    for _ in range(3 * 121):  # by then the oldest have had their turn
        if len(died) == 20:
            break
        kept = [[] for _ in range(gc.get_threshold()[0] + 100)]
        qtbot.wait(21)
        del kept
    assert died == [threading.get_ident()] * 20


def test_nothing_is_collected_before_python_would(qtbot: QtBot) -> None:
    gc.collect()
    assert collecting.collect() == 0
    cycle: list[object] = []
    cycle.append(cycle)
    del cycle
    kept = [[] for _ in range(gc.get_threshold()[0] + 1)]
    assert collecting.collect() >= 1
    assert len(kept) > gc.get_threshold()[0]
