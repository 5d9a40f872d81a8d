"""A drive that takes nothing more: the truth in the status bar, a copy elsewhere, the typed text kept."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError, FileError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.plans.planning import MAX_TEXT
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker
from tests.ui.plan_steps import LEAD, PRODUCT, Key, press, shown, stored, texts, type_text
from ui.desk import Desk
from ui.pages import PAGES
from ui.pages.plan import PlanPage
from ui.widgets.table.cell_moves import Start
from ui.window import MainWindow

MIB = 1024**2


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 6 MiB."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    place = tmp_path / "đĩa"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this system does not let root mount a tmpfs")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def office(disk: Path, clock: Clock) -> Iterator[Session]:
    """An office whose data lies on that disk."""
    made = safekeeping.init(disk / "data", name="UBND xã Suối Mây", role=Role.COMMUNE, who="Lan", clock=clock)
    yield made
    made.store.close()


@pytest.fixture
def plan(office: Session, plan_maker: PlanMaker) -> RecordId:
    return stored(office, plan_maker(office))


@pytest.fixture
def frame(qtbot: QtBot, qapp: QApplication, office: Session, words: Words) -> Iterator[MainWindow]:
    desk = Desk(office, words)
    made = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(made)
    yield made
    page = made.in_front()
    if isinstance(page, PlanPage):
        page.view.editing.cancel()
    desk.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, frame: MainWindow, plan: RecordId) -> PlanPage:
    return shown(qtbot, frame, plan)


def fill(disk: Path) -> Path:
    """Leave no byte free."""
    filler = disk / "ảnh.bin"
    with filler.open("wb", buffering=0) as out:
        for block in (bytes(64 * 1024), bytes(1)):
            with ExitStack() as stack:
                stack.enter_context(pytest.raises(OSError, match="No space"))
                while True:
                    out.write(block)
    return filler


def saved(frame: MainWindow) -> str:
    return frame._status.texts()["saved"]


def write_too_much(page: PlanPage, refusals: list[AppError]) -> str:
    """Type into a cell until the disk takes nothing more; the text that is still in the editor."""
    for number in range(200):
        page.view.go(1, PRODUCT)
        page.view.edit_here(Start.REPLACE)
        text = f"Kế hoạch nghiêng {number}"
        type_text(page.view.editor, text)
        press(page.view.editor, Key.Key_Return)
        if refusals:
            return text
    raise AssertionError("the disk never became full")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the officer chooses on another drive."""
    out = tmp_path / "USB" / "sao-luu.ccbak"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    return out


def test_a_full_disk_keeps_the_text_says_so_and_takes_it_later(
    disk: Path, page: PlanPage, frame: MainWindow, plan: RecordId, office: Session, refusals: list[AppError]
) -> None:
    filler = fill(disk)
    text = write_too_much(page, refusals)
    assert refusals[0].code == "database-full"
    assert saved(frame) == "Not saved: ổ đĩa đầy. The text is still on the screen."
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == text
    frame.saving.try_again()
    assert len(refusals) == 1, "what nobody asked for just now interrupts nobody"
    assert saved(frame).startswith("Not saved")
    filler.unlink()
    frame.saving.try_again()
    assert saved(frame).startswith("Saved")
    assert texts(office, plan, "product")[0] == text
    assert page.view.editor is not None, "whoever types goes on typing"
    type_text(page.view.editor, " thêm")
    press(page.view.editor, Key.Key_Return)
    assert texts(office, plan, "product")[0] == f"{text} thêm"


def test_all_of_it_is_saved_elsewhere_with_the_text_that_was_refused(
    disk: Path,
    page: PlanPage,
    frame: MainWindow,
    refusals: list[AppError],
    offered: Path,
    clock: Clock,
) -> None:
    fill(disk)
    text = write_too_much(page, refusals)
    frame._status._elsewhere.click()
    assert len(refusals) == 1
    assert saved(frame).startswith("Not saved"), "it is still not where it belongs"
    aside = offered.with_name("sao-luu-chua-luu.txt").read_text(encoding="utf-8-sig")
    assert aside.splitlines()[-1] == text
    assert "Rà soát văn bản" in aside
    assert sorted(each.name for each in offered.parent.iterdir()) == ["sao-luu-chua-luu.txt", "sao-luu.ccbak"]
    folder = offered.parent / "máy mới"
    safekeeping.restore(folder, offered, who="Lan", clock=clock)
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert [each.title for each in planning.plans(again)] == [page.head.title.text()]
    again.store.close()


def test_data_that_may_not_be_written_can_still_be_copied_and_goes_on_later(
    page: PlanPage, frame: MainWindow, office: Session, refusals: list[AppError], offered: Path
) -> None:
    office.store.connection.execute("PRAGMA query_only = ON")
    text = write_too_much(page, refusals)
    assert (
        saved(frame) == "Not saved: máy không cho ghi vào thư mục dữ liệu. The text is still on the screen."
    )
    office.store.connection.execute("PRAGMA query_only = OFF")
    folder = office.store.folder
    folder.rename(folder.with_name("đã rút"))
    frame._status._elsewhere.click()
    folder.with_name("đã rút").rename(folder)
    assert zipfile.is_zipfile(offered)
    assert offered.with_name("sao-luu-chua-luu.txt").read_text(encoding="utf-8-sig").endswith(text)
    frame.saving.try_again()
    assert saved(frame).startswith("Saved")


def test_an_open_cell_of_units_is_kept_whole(
    page: PlanPage, frame: MainWindow, plan: RecordId, office: Session, refusals: list[AppError]
) -> None:
    office.store.connection.execute("PRAGMA query_only = ON")
    page.view.go(1, LEAD)
    page.view.edit_here(Start.AT_END)
    type_text(page.view.editor, "Công an xã")
    assert page.view.commit() is False
    assert page.unsaved().endswith("Văn phòng; Công an xã")
    office.store.connection.execute("PRAGMA query_only = OFF")
    frame.saving.try_again()
    assert texts(office, plan, "lead")[0] == "Văn phòng; Công an xã"
    assert page.unsaved() == ""
    assert len(refusals) == 1


def test_a_text_refused_for_itself_is_told_when_its_cell_is_left(
    page: PlanPage, frame: MainWindow, office: Session, refusals: list[AppError]
) -> None:
    office.store.connection.execute("PRAGMA query_only = ON")
    write_too_much(page, refusals)
    office.store.connection.execute("PRAGMA query_only = OFF")
    assert page.view.editor is not None
    page.view.editor.setPlainText("ơ" * (MAX_TEXT + 1))
    refusals.clear()
    frame.saving.try_again()
    assert refusals == [], "every ten seconds it would interrupt"
    assert page.view.commit() is False
    assert [each.code for each in refusals] == ["text-too-long"]


def test_nothing_is_offered_while_all_is_saved(frame: MainWindow, page: PlanPage) -> None:
    assert frame._status._elsewhere.isHidden()
    page.view.go(1, LEAD)
    frame.saving.try_again()
    assert saved(frame) == ""


def test_a_place_that_takes_no_file_is_named(
    page: PlanPage,
    frame: MainWindow,
    refusals: list[AppError],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "không có" / "x.ccbak"), "")
    )
    frame._status._elsewhere.click()
    assert [type(each) for each in refusals] == [FileError]
