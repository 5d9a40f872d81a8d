"""A backup dropped on the window: what it holds, and opened only to be looked at (ux.md 1.3, 41)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import AppError, FileError
from ccapp.services.folder import copies, safekeeping
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.plan_steps import PRODUCT, type_text
from ui import copy_window, program
from ui.copy_window import CopyWindow
from ui.dialogs.restoring import restore_over
from ui.pages.plan import PlanPage
from ui.window import MainWindow


@pytest.fixture
def file(session: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """A backup, after which the plan got another name."""
    made = safekeeping.backup(session, tmp_path / "sao lưu.ccbak")
    keeping.rename(session, small_plan, "Kế hoạch đã đổi tên")
    return made


@pytest.fixture
def main(qapp: QApplication, qtbot: QtBot, session: Session, words: Words) -> MainWindow:
    """The window as the program opens it."""
    made = program.open_window(qapp, session, words, ("plans", {}))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def press(qtbot: QtBot) -> Iterator[Callable[[str], list[str]]]:
    """`press("Only look at it")`: the question that comes next is answered so; what it said."""
    timer, said, wanted = QTimer(), [], []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if wanted and isinstance(box, QMessageBox):
            said.extend((box.text(), box.informativeText()))
            words = wanted.pop()
            next(each for each in box.findChildren(QPushButton) if each.text() == words).click()

    timer.timeout.connect(look)
    timer.start(10)
    yield lambda words: (wanted.append(words), said)[1]
    timer.stop()
    assert not wanted


@pytest.fixture
def copy(main: MainWindow, file: Path, press: Callable[[str], list[str]]) -> Iterator[CopyWindow]:
    press("Only look at it")
    main.open_file(str(file))
    (found,) = copy_window._open
    yield found
    found.close()


def test_a_dropped_backup_says_what_it_holds_and_opens_to_be_looked_at(
    main: MainWindow, file: Path, press: Callable[[str], list[str]], session: Session, small_plan: RecordId
) -> None:
    said = press("Only look at it")
    main.open_file(str(file))
    assert "UBND xã Suối Mây" in said[0]
    assert "05/01/2026" in said[0]
    assert "Plans in it: 1, “Kế hoạch cải cách hành chính năm 2026”." in said[1]
    (found,) = copy_window._open
    assert found.windowTitle().startswith("Copy only to look at, 05/01/2026")
    assert "05/01/2026" in found.notice.text.text()
    assert found.notice.isVisible()
    head = planning.show_head(found.desk.session, small_plan)
    assert head.title == "Kế hoạch cải cách hành chính năm 2026"
    assert planning.show_head(session, small_plan).title == "Kế hoạch đã đổi tên"
    folder = found.desk.session.store.folder
    found.close_copy.click()
    assert not folder.exists()
    assert copy_window._open == set()
    assert session.store.is_open


def test_nothing_in_the_copy_can_be_changed(
    copy: CopyWindow, small_plan: RecordId, refusals: list[AppError]
) -> None:
    session = copy.desk.session
    leaf = next(rows(planning.show(session, small_plan).appendices[0])).leaf
    edit = [CellEdit(record=leaf.id, field="deadline", text="Quý IV/2026")]
    assert copy.desk.do(copy, lambda each: editing.set_texts(each, small_plan, edit)) is None
    copy.undo()
    restore_over(copy, copy.desk)
    assert {each.code for each in refusals} <= {"copy-read-only"}
    assert len(refusals) == 3
    assert next(rows(planning.show(session, small_plan).appendices[0])).leaf == leaf


def test_a_key_in_the_table_of_the_copy_opens_no_editor(
    copy: CopyWindow, small_plan: RecordId, refusals: list[AppError]
) -> None:
    copy.navigate("plan", plan=small_plan)
    page = copy.page("plan")
    assert isinstance(page, PlanPage)
    page.view.go(1, PRODUCT)
    type_text(page.view, "Đề án")
    assert page.view.editor is None
    assert page.commit()
    assert refusals == []


def test_every_page_of_the_copy_can_be_read(
    copy: CopyWindow, small_plan: RecordId, refusals: list[AppError], qtbot: QtBot
) -> None:
    for key in ("today", "plans", "take-in", "exchange", "units", "settings"):
        copy.navigate(key)
        assert copy.current_key() == key
    copy.navigate("plan", plan=small_plan)
    page = copy.page("plan")
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(lambda: not page.checks.watch.is_waiting)
    assert page.model.rowCount() > 0
    for key in ("preview", "checking", "editions"):
        copy.navigate(key, plan=small_plan)
        assert copy.current_key() == key
    assert refusals == []


def test_a_copy_has_no_keys_of_the_office(file: Path, session: Session, clock: Clock) -> None:
    found = copies.open_copy(file, clock=clock)
    try:
        ours = (session.store.folder / "identity.json").read_bytes()
        assert (found.session.store.folder / "identity.json").read_bytes() != ours
        assert found.session.store.device != session.store.device
        assert found.session.store.office.id == session.store.office.id
    finally:
        found.close()


def test_a_broken_backup_leaves_no_folder_behind(tmp_path: Path, clock: Clock, file: Path) -> None:
    before = set(Path(tempfile.gettempdir()).glob("ccapp-chi-de-xem-*"))
    broken = tmp_path / "hỏng.ccbak"
    broken.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(FileError, match="backup-damaged"):
        copies.open_copy(broken, clock=clock)
    assert set(Path(tempfile.gettempdir()).glob("ccapp-chi-de-xem-*")) == before


def test_a_copy_offers_nothing_that_would_write(copy: CopyWindow, small_plan: RecordId) -> None:
    page = copy.page("plans")
    shown = {
        each.text()
        for each in page.findChildren(QAbstractButton)
        if each.text() and each.isVisibleTo(page) and each.isEnabled()
    }
    assert shown == {"Open"}
    assert not page._hint.isVisibleTo(page)  # type: ignore[attr-defined]
