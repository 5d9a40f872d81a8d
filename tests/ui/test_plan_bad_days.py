"""The table on bad days: a merge, an undo or a removal under the open editor; a bug in every cell."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.intake import merging, taking_in
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.plan_steps import DEADLINE, PRODUCT, TITLE, Key, press, shown, texts, type_text
from tests.ui.typing import WORDS, InputMethod
from ui.desk import PLANS, Desk
from ui.errors import CrashReporter
from ui.pages.plan import PlanPage
from ui.window import MainWindow

HEAD = "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Thời gian |\n|--|--|--|--|--|\n"
BEFORE = (
    "| I | **Thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý I/2026 |\n"
    "| 2 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Quý II/2026 |\n"
)
AFTER = (
    "| I | **Thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý III/2026 |\n"
    "| 2 | Công khai thủ tục | Danh mục | Văn phòng | Năm 2026 |\n"
    "| 3 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Quý II/2026 |\n"
)
FIRST = 1  # the row of task 1, below its section


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(body: str) -> Path:
        path = tmp_path / "Kế hoạch năm 2026.md"
        path.write_text(HEAD + body, encoding="utf-8")
        return path

    return write


@pytest.fixture
def plan(session: Session, written: Callable[[str], Path]) -> RecordId:
    return planning.import_file(session, written(BEFORE)).plan


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> PlanPage:
    """Row 0 section I, row 1 task 1, row 2 task 2."""
    return shown(qtbot, window, plan)


@pytest.fixture
def merge(desk: Desk, plan: RecordId, written: Callable[[str], Path]) -> Callable[[], None]:
    """The newer file is merged in while the editor is open."""

    def run() -> None:
        found = merging.lay_beside(desk.session, plan, taking_in.look_at(written(AFTER)))
        choices = [
            merging.Choice(
                appendix=pairing.ours.id,
                differences=pairing.comparison.differences,
                additions=pairing.comparison.additions,
            )
            for pairing in found.pairings
        ]
        merging.merge(desk.session, plan, choices)
        desk.announce(frozenset({PLANS}))

    return run


def test_a_merge_into_the_edited_cell_wins_and_the_typed_text_is_kept_aside(
    page: PlanPage, session: Session, plan: RecordId, merge: Callable[[], None]
) -> None:
    page.view.go(FIRST, DEADLINE)
    type_text(page.view, "Tháng 5")
    merge()
    assert page.view.editor is None
    assert texts(session, plan, "deadline")[0] == "Quý III/2026"
    assert page.strips.stranded.typed == "Tháng 5"


def test_a_merge_into_another_cell_of_the_row_leaves_the_editor(
    page: PlanPage, session: Session, plan: RecordId, merge: Callable[[], None]
) -> None:
    page.view.go(FIRST, PRODUCT)
    type_text(page.view, "Báo cáo mới")
    merge()
    editor = page.view.editor
    assert editor is not None
    assert editor.hasFocus()
    type_text(editor, " nhất")
    assert page.commit()
    assert texts(session, plan, "product")[0] == "Báo cáo mới nhất"
    assert texts(session, plan, "deadline")[0] == "Quý III/2026"


def test_a_merge_above_takes_the_editor_along_with_its_row(
    page: PlanPage, session: Session, plan: RecordId, merge: Callable[[], None]
) -> None:
    page.view.go(FIRST + 1, TITLE)
    type_text(page.view, "Kiểm tra lại")
    merge()
    assert page.view.editor is not None
    press(page.view.editor, Key.Key_Return)
    stored = texts(session, plan, "title")
    assert "Kiểm tra lại" in stored
    assert "Kiểm tra văn bản" not in stored
    assert len(stored) == 3


def test_an_unfinished_word_is_kept_aside_whole(
    page: PlanPage,
    session: Session,
    plan: RecordId,
    merge: Callable[[], None],
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    page.view.go(FIRST, DEADLINE)
    method.compose(WORDS[0].stages)
    merge()
    method.close()
    assert page.strips.stranded.typed == "đường"
    assert page.view.editor is None
    assert texts(session, plan, "deadline")[0] == "Quý III/2026"


def test_the_edited_row_is_undone_away(
    page: PlanPage, desk: Desk, session: Session, plan: RecordId, merge: Callable[[], None]
) -> None:
    merge()
    new = next(row for row in range(page.model.rowCount()) if "Công khai" in page.model.text(row, TITLE))
    page.view.go(new, PRODUCT)
    type_text(page.view, "Danh mục đầy đủ")
    planning.undo(session)
    desk.announce(frozenset({PLANS}))
    assert page.view.editor is None
    assert page.strips.stranded.typed == "Danh mục đầy đủ"
    assert len(texts(session, plan, "title")) == 2
    assert page.view.currentIndex().isValid()
    type_text(page.view, "x")  # the table goes on
    assert page.view.editor is not None


def test_the_last_row_goes_under_the_editor(
    page: PlanPage, desk: Desk, session: Session, plan: RecordId
) -> None:
    page.view.go(FIRST, TITLE)
    type_text(page.view, "đang gõ")
    editing.remove(session, plan, [page.model.lines[0].path[0].id])
    desk.announce(frozenset({PLANS}))
    assert page.view.editor is None
    assert page.strips.stranded.typed == "đang gõ"


@pytest.fixture
def reporter(qapp: QApplication) -> Iterator[CrashReporter]:
    """A reporter in force, instead of pytest-qt's own."""
    hooks = sys.excepthook, threading.excepthook
    made = CrashReporter()
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks
    made.deleteLater()


def test_a_bug_in_every_cell_is_one_dialog_and_not_one_a_paint(
    page: PlanPage,
    reporter: CrashReporter,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def fail(*_: object) -> str:
        raise LookupError("bug")

    closed: list[QWidget] = answer(lambda dialog: dialog.close())
    with monkeypatch.context() as patch:
        patch.setattr(page.model, "text", fail)
        for _ in range(5):
            page.view.grab()
        qtbot.waitUntil(lambda: bool(closed))
        for _ in range(5):
            page.view.viewport().update()
            qtbot.wait(5)
    qtbot.wait(50)
    assert QApplication.activeModalWidget() is None
    assert len(closed) == 1
    page.window().activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    page.view.go(FIRST, PRODUCT)
    type_text(page.view, "vẫn gõ được")
    assert page.commit()
    assert page.model.text(FIRST, PRODUCT) == "vẫn gõ được"
