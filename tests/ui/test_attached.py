"""Files that came with another office's plan, through real widgets, at the superior and the commune."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.handover import attached, connecting, exchanging
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.session import Session
from ccapp.store.attachments import place_of
from ccapp.words import Words
from tests.ui.conftest import Answer
from tests.ui.receive_steps import receive
from ui.desk import Desk
from ui.dialogs.attached import AttachedDialog
from ui.pages import PAGES
from ui.pages.exchange import ExchangePage
from ui.pages.plan import PlanPage
from ui.pages.reception import ReceptionPage
from ui.window import HOME, MainWindow

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
NAME = "Kế hoạch 07 (đã ký).png"


@pytest.fixture
def scan(session: Session, superior: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """The commune's plan in force, with its signed copy, and a connection."""
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    file = tmp_path / NAME
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(3_100_000))
    issuing.issue(session, small_plan, SIGNING, file)
    return file


@pytest.fixture
def above(qtbot: QtBot, qapp: QApplication, superior: Session, words: Words) -> MainWindow:
    """The superior's own window."""
    made = MainWindow(Desk(superior, words, qapp), PAGES, lambda *_: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def reception(above: MainWindow) -> ReceptionPage:
    above.navigate("reception")
    found = above.page("reception")
    assert isinstance(found, ReceptionPage)
    found.refresh()
    return found


def badge(page: ReceptionPage) -> str:
    """What is said of the files of the only plan, below how its review stands."""
    (line,) = page.collected.model.lines
    return line.cells[-1].partition("\n")[2]


def test_the_signed_copy_is_sent_seen_saved_and_opened(
    scan: Path,
    window: MainWindow,
    above: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
) -> None:
    window.navigate(HOME)
    window.show()
    window.navigate("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    assert page.sending.holds.text().endswith("with 1 files, 3,0 MB")
    out, saved = tmp_path / "gửi", tmp_path / "lưu"
    out.mkdir()
    saved.mkdir()
    page.sending.set_folder(out)
    page.sending.send()
    assert page.sending.done.text().endswith("With 1 files.")
    arrived = reception(above)
    receive(arrived, [out])
    assert "Files that came with it: 1." in [line.cells[3] for line in arrived.receiving.table.model.lines]
    assert badge(arrived) == "1 files"
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(saved))

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, AttachedDialog)
        assert [line.cells for line in dialog.table.model.lines] == [(NAME, "3,0 MB", "Here")]
        dialog.saving.click()
        dialog.opening.click()
        assert opened[0].read_bytes() == scan.read_bytes()
        dialog.close()

    arrived.collected.view.selectRow(0)
    answer(look)
    arrived.files.trigger()
    assert (saved / NAME).read_bytes() == scan.read_bytes()


def test_a_missing_file_is_badged_and_asked_for(
    scan: Path,
    session: Session,
    superior: Session,
    small_plan: RecordId,
    above: MainWindow,
    tmp_path: Path,
    answer: Answer,
) -> None:
    sent = exchanging.send(session, small_plan, superior.store.office.name, tmp_path)
    exchanging.receive(superior, [sent.file])
    (found,) = attached.files(superior, small_plan)
    place_of(superior.store.folder, found.file.sha256).unlink()
    page = reception(above)
    assert badge(page) == "1 files missing"
    assert page.collected.model.lines[0].tone == "warning"

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, AttachedDialog)
        (line,) = dialog.table.model.lines
        assert (line.cells[2], line.tone) == ("File missing", "warning")
        assert not dialog.opening.isEnabled()
        assert not dialog.saving.isEnabled()
        assert "receipt" in dialog.told.text()
        dialog.close()

    page.collected.view.selectRow(0)
    answer(look)
    page.files.trigger()
    above.navigate("plan", plan=small_plan)
    shown = above.page("plan")
    assert isinstance(shown, PlanPage)
    button = shown.strips.locked.findChild(QPushButton)
    assert button.isVisible()
    assert button.text() == "Files of the plan (1 missing)…"
    answer(look)
    button.click()
    exchanging.receive(superior, [sent.file])
    assert badge(reception(above)) == "1 files"


def test_a_plan_without_files_offers_none(
    session: Session, superior: Session, small_plan: RecordId, above: MainWindow, tmp_path: Path
) -> None:
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    exchanging.receive(
        superior, [exchanging.send(session, small_plan, superior.store.office.name, tmp_path).file]
    )
    page = reception(above)
    page.collected.view.selectRow(0)
    assert badge(page) == ""
    assert not page.files.isEnabled()
