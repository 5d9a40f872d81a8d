"""Files dropped anywhere on the window go to the page that takes them, by what is in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.services.handover import connecting, exchanging
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.take_steps import write_plan
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.pages.take_in import TakeInPage
from ui.start import StartDialog
from ui.widgets.exchange.pairing import InvitePage
from ui.widgets.take.batch import TakeBatch
from ui.window import HOME, MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"


def drop(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """What the desktop does: an event, and the files are opened once it has ended."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys))
    qtbot.wait(1)


def results(page: ExchangePage | ReceptionPage) -> list[str]:
    return [line.cells[0] for line in page.receiving.table.model.lines]


@pytest.fixture
def out(connected: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """Two packages of the commune."""
    folder = tmp_path / "gửi"
    folder.mkdir()
    for _ in range(2):
        exchanging.send(connected, small_plan, SUPERIOR, folder)
    return folder


def test_several_packages_are_taken_together_whatever_they_are_called(
    qtbot: QtBot, above: MainWindow, out: Path
) -> None:
    one, two = sorted(out.iterdir())
    odd = one.rename(one.with_name("tải về (1).bin"))
    above.navigate(HOME)
    drop(qtbot, above, odd, two)
    page = above.page("reception")
    assert isinstance(page, ReceptionPage)
    qtbot.waitUntil(lambda: sorted(results(page)) == sorted([odd.name, two.name]))


def test_a_folder_with_packages_is_received(qtbot: QtBot, above: MainWindow, out: Path) -> None:
    above.navigate(HOME)
    drop(qtbot, above, out)
    page = above.page("reception")
    assert isinstance(page, ReceptionPage)
    qtbot.waitUntil(lambda: len(results(page)) == 2)


def test_a_package_is_not_read_as_a_plan(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    (first, _) = sorted(out.iterdir())
    window.navigate("take-in")
    drop(qtbot, window, first.rename(first.with_suffix(".bin")))
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: results(page) == [first.with_suffix(".bin").name])


def test_plans_and_packages_together_are_told_apart(
    qtbot: QtBot, window: MainWindow, out: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    window.desk.said.connect(said.append)
    window.navigate(HOME)
    drop(qtbot, window, *sorted(out.iterdir()), write_plan(tmp_path))
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: len(results(page)) == 2)
    assert said[-1] == "1 of the files belong to another page: drop them by themselves."


@pytest.mark.parametrize("place", [HOME, "take-in"])
def test_a_zip_of_plans_is_read_file_by_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, place: str
) -> None:
    plan = write_plan(tmp_path)
    with ZipFile(tmp_path / "kế hoạch.zip", "w") as archive:
        archive.write(plan, "một.docx")
        archive.write(plan, "hai.docx")
        archive.writestr("ba.rar", b"Rar!\x1a\x07\x01\x00")
    window.navigate(place)
    drop(qtbot, window, tmp_path / "kế hoạch.zip")
    page = window.page("take-in")
    assert isinstance(page, TakeInPage)
    batch = page.findChild(TakeBatch)
    qtbot.waitUntil(lambda: len(batch.files.table.model.lines) == 3)
    assert [line.cells[0] for line in batch.files.table.model.lines] == ["ba.rar", "hai.docx", "một.docx"]


@pytest.mark.parametrize("place", [HOME, "take-in", "exchange"])
def test_an_archive_is_named_wherever_it_is_dropped(
    qtbot: QtBot, window: MainWindow, refusals: list[AppError], tmp_path: Path, place: str
) -> None:
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")
    window.navigate(place)
    drop(qtbot, window, tmp_path / "a.rar")
    page = window.page("exchange")
    if place == "exchange":
        assert isinstance(page, ExchangePage)
        qtbot.waitUntil(lambda: results(page) == ["a.rar"])
        assert "Giải nén trước" in page.receiving.table.model.lines[0].cells[3]
    else:
        qtbot.waitUntil(lambda: [error.code for error in refusals] == ["archive-packed"])


@pytest.mark.parametrize("name", ["Tep ket noi.khx.zip", "Tep ket noi.bin"])
def test_the_first_start_knows_a_connection_file_by_its_content(
    qtbot: QtBot, superior: Session, words: Words, tmp_path: Path, name: str
) -> None:
    file = connecting.invite(superior, "UBND xã Suối Mây", tmp_path).file
    came = tmp_path / name
    if name.endswith(".zip"):
        with ZipFile(came, "w") as archive:
            archive.write(file, file.name)
    else:
        shutil.copyfile(file, came)
    dialog = StartDialog(tmp_path / "new", words)
    qtbot.addWidget(dialog)
    dialog.take(came)
    assert dialog.stack.currentWidget().findChild(InvitePage) is not None


def test_a_folder_of_too_many_files_is_told_of_and_stops_nothing(
    qtbot: QtBot, above: MainWindow, out: Path, refusals: list[AppError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccapp.exchange.arrivals._MAX_ENTRIES", 1)
    above.navigate(HOME)
    drop(qtbot, above, out)
    qtbot.waitUntil(lambda: [error.code for error in refusals] == ["folder-too-large"])
