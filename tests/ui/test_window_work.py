"""Long work: one worker, progress and a way to stop, no second caller meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.errors import Cancelled, FileError
from ccapp.progress import Progress
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from ui.desk import PLANS, Desk
from ui.tasks import Task


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def until(come: Callable[[], bool]) -> None:
    """What the worker waits for; a test that never gets there fails instead of hanging."""
    for _ in range(12_000):
        if come():
            return
        time.sleep(0.005)
    pytest.fail("it never came")


def test_short_work_shows_no_dialog_and_gives_its_result(parent: QWidget) -> None:
    def work(progress: Progress) -> str:
        progress(1, 2)
        return threading.current_thread().name

    task = Task(parent, "Đang đọc…", work)
    name = task.run()
    assert name.startswith("ccapp-work")
    assert not any(dialog.isVisible() for dialog in parent.findChildren(QDialog))


def test_what_the_work_raises_comes_back_to_the_caller(parent: QWidget) -> None:
    def work(progress: Progress) -> None:
        raise FileError("disk-full", file="a.pdf", detail="")

    with pytest.raises(FileError, match="disk-full"):
        Task(parent, "Đang ghi…", work).run()


def test_input_during_short_work_waits_for_its_end(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform of the tests sends no real clicks; what it can show is that the wait holds them back."""
    flags: list[QEventLoop.ProcessEventsFlag] = []
    run = QEventLoop.exec

    def spy(loop: QEventLoop, flag: QEventLoop.ProcessEventsFlag) -> int:
        flags.append(flag)
        return run(loop, flag)

    monkeypatch.setattr(QEventLoop, "exec", spy)
    Task(parent, "Đang đọc…", lambda _: time.sleep(0.05)).run()
    assert flags == [QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents]


def test_long_work_shows_how_far_it_is(parent: QWidget, answer: Answer) -> None:
    seen: list[tuple[str, int, int]] = []
    go_on = threading.Event()

    def work(progress: Progress) -> int:
        progress(3, 10)
        until(go_on.is_set)
        return 42

    def look(dialog: QWidget) -> None:
        bar = dialog.findChild(QProgressBar)
        assert bar is not None

        def read() -> None:
            if bar.maximum() != 10:
                QTimer.singleShot(20, read)
                return
            label = dialog.findChild(QLabel)
            assert label is not None
            seen.append((label.text(), bar.value(), bar.maximum()))
            go_on.set()

        read()

    answer(look, work=True)
    assert Task(parent, "Đang tiếp nhận…", work).run() == 42
    assert seen == [("Đang tiếp nhận…", 3, 10)]


def test_stop_is_heard_at_the_next_step_and_the_dialog_stays_until_then(
    parent: QWidget, answer: Answer
) -> None:
    stopped = threading.Event()
    still_there: list[bool] = []

    def work(progress: Progress) -> None:
        until(stopped.is_set)
        time.sleep(0.05)
        still_there.append(bool(QApplication.activeModalWidget()))
        progress(1, 10)
        raise AssertionError("the work went on")

    def stop(dialog: QWidget) -> None:
        button = dialog.findChild(QPushButton)
        assert button is not None
        button.click()
        assert not button.isEnabled()
        stopped.set()

    answer(stop, work=True)
    with pytest.raises(Cancelled):
        Task(parent, "Đang in…", work).run()
    assert still_there == [True]


def test_work_of_the_desk_has_the_session_and_says_when_it_is_stopped(
    parent: QWidget, desk: Desk, sample_plan: RecordId
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    counted = desk.work(
        parent, "Đang đọc…", lambda session, _: len(planning.show(session, sample_plan).appendices)
    )
    assert counted == len(planning.show(desk.session, sample_plan).appendices)

    def stopped(session: Session, progress: Progress) -> None:
        raise Cancelled

    assert desk.work(parent, "Đang đọc…", stopped, areas=frozenset({PLANS})) is None
    assert said == [desk.words.text("cancelled")]
    assert not desk.busy


def test_a_change_made_by_the_worker_is_announced_as_saved(
    parent: QWidget, desk: Desk, small_plan: RecordId
) -> None:
    saved: list[object] = []
    changed: list[frozenset[str]] = []
    desk.saved.connect(saved.append)
    desk.changed.connect(changed.append)
    areas = frozenset({PLANS})
    desk.work(parent, "…", lambda session, _: keeping.rename(session, small_plan, "Kế hoạch A"), areas=areas)
    assert (len(saved), changed) == (1, [areas])
    assert planning.show_head(desk.session, small_plan).title == "Kế hoạch A"


def test_nobody_else_calls_a_service_while_the_worker_has_the_session(parent: QWidget, desk: Desk) -> None:
    caught: list[str] = []

    def meanwhile() -> None:
        try:
            desk.do(parent, planning.plans)
        except RuntimeError as error:
            caught.append(str(error))

    QTimer.singleShot(0, meanwhile)
    desk.work(parent, "…", lambda *_: until(lambda: bool(caught)))
    assert len(caught) == 1
    assert desk.do(parent, planning.plans) == ()


def test_a_refusal_of_the_worker_is_shown_in_words(parent: QWidget, desk: Desk, answer: Answer) -> None:
    texts: list[str] = []
    answer(lambda dialog: (texts.append(dialog.text()), dialog.close()))  # type: ignore[attr-defined]

    def refused(session: Session, progress: Progress) -> None:
        raise FileError("disk-full", file="a.pdf", detail="")

    assert desk.work(parent, "…", refused) is None
    assert texts == [desk.words.text("disk-full", file="a.pdf")]
