"""Receipts through real widgets: given on Tiếp nhận, typed or opened on Gửi, nhận; other ways beside them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.services.folder.drives import Drive
from ccapp.services.handover import connecting, directory, exchanging, receipts, sendings
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.ui.receive_steps import exchange_page, receive, reception_page
from ui.dialogs.receipt_code import ReceiptCodeDialog
from ui.dialogs.sent_otherwise import OtherWayDialog
from ui.pages.directory import DirectoryPage
from ui.pages.exchange import ExchangePage
from ui.pages.today import TodayPage
from ui.window import HOME, MainWindow


@pytest.fixture
def out(session: Session, superior: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """A folder with two sendings of the commune's plan."""
    assert small_plan
    folder = tmp_path / "gửi"
    folder.mkdir()
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    for _ in range(2):
        exchanging.send(session, small_plan, superior.store.office.name, folder)
    return folder


def states(page: ExchangePage) -> list[str]:
    """The receipt column, the latest sending first."""
    return [line.cells[4] for line in page.sent.model.lines]


def status(window: MainWindow) -> str:
    return window._status._receipt.text() if window._status._receipt.isVisible() else ""


def test_receipts_of_a_reception_go_to_a_folder_and_are_opened_at_the_commune(
    out: Path, above: MainWindow, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = exchange_page(window)
    assert states(page) == ["Saved, waiting for the receipt", "Sending 2 takes its place"]
    assert status(window) == "No receipt yet for sending 2"
    arrived = reception_page(above)
    assert not arrived.receiving.receipts.isVisible()
    receive(arrived, [out])
    codes = [line.cells[4] for line in arrived.receiving.table.model.lines]
    assert [len(code) for code in codes] == [11, 11]
    back = tmp_path / "về"
    back.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(back))
    arrived.receiving.receipts._choose_folder()
    assert arrived.receiving.said.text() == "Receipts saved and checked: 2."
    assert not arrived.given.rest.isVisible()
    assert all(line.cells[5] for line in arrived.given.table.model.lines)

    second = next(path for path in back.iterdir() if "lan gui 2" in path.name)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(second)], ""))
    page.sendings.file.click()
    assert states(page) == [
        "Received on 05/01/2026: nothing new to the superior",
        "Received together with sending 2",
    ]
    (line,) = page.receiving.table.model.lines
    assert line.cells[2:4] == ("Receipt", "Sending 2 was received; the superior had all of it already.")
    assert status(window) == ""


def test_a_receipt_goes_back_on_the_stick(
    out: Path, above: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    drive = Drive(root=stick, name="KINGSTON", free=3_300_000_000)
    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", lambda: (drive,))
    page = reception_page(above)
    receive(page, [out])
    page.given.table.view.selectRow(0)
    page.given.one._list_places()
    _folder, to_stick = page.given.one._places.actions()
    assert to_stick.text() == "To USB KINGSTON, 3,1 GB free"
    said: list[str] = []
    above.desk.said.connect(said.append)
    to_stick.trigger()
    assert said == ["You can remove the USB stick. Receipts saved and checked: 1."]
    (file,) = (stick / "KEHOACH" / "TRA-VE").iterdir()
    assert [each.result for each in exchanging.receive(session, [file])] == ["receipt"]
    assert page.given.rest.text() == "Save 1 receipts not saved yet"


def test_a_locked_stick_takes_no_receipt_and_says_why(
    out: Path, above: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = Drive(root=tmp_path, name="KINGSTON", free=3_300_000_000, is_locked=True)
    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", lambda: (drive,))
    page = reception_page(above)
    receive(page, [out])
    page.given.one._list_places()
    _folder, locked = page.given.one._places.actions()
    assert (locked.isEnabled(), locked.text()) == (
        False,
        "USB KINGSTON, read-only: unlock it to save there",
    )


def test_digits_are_typed_and_wrong_ones_are_told_in_place(
    out: Path, superior: Session, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchanging.receive(superior, [out])
    code = next(each.code for each in receipts.received(superior) if each.package.sequence == 2)
    page = exchange_page(window)
    told = []

    def typed(dialog: ReceiptCodeDialog) -> int:
        dialog.show()
        formats = {label.textFormat() for label in dialog.findChildren(QLabel)}
        assert formats == {Qt.TextFormat.PlainText}, "the office's name is no markup"
        for text in ("12345 67890", code[:-1]):
            dialog.code.setText(text)
            dialog.accept()
            assert dialog.isVisible()
            told.append(dialog._wrong.text())
            assert sendings.sendings(session)[0].package.receipt is None
        dialog.code.setText(code.replace(" ", ""))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReceiptCodeDialog, "exec", typed)
    page.sendings.code.click()
    assert told == ["Mã chưa khớp với lần gửi 2. Kiểm tra lại từng số."] * 2
    assert states(page) == ["Received (the receipt code fits)", "Received together with sending 2"]
    assert window._status.texts()["said"] == (
        "Sở Nội vụ tỉnh Mộc Giang đã nhận lần gửi 2 (mã biên nhận khớp)."
    )
    assert not page.sendings.code.isEnabled()


@pytest.mark.usefixtures("out")
def test_after_fourteen_days_the_hint_stands_on_three_places(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    now = session.clock()
    page = exchange_page(window)
    assert not page.sendings.hint.isVisible()
    monkeypatch.setattr(session.store, "clock", lambda: now + timedelta(days=16))
    page.refresh()
    assert page.sendings.hint.isVisible()
    assert "16 days" in page.sendings.hint.text()
    window.navigate(HOME)
    home = window.page(HOME)
    assert isinstance(home, TodayPage)
    qtbot.waitUntil(home.waiting.sending.isVisible)
    assert home.waiting.sending.text() == "Sending 2: no receipt yet (16 days)."
    assert status(window) == "No receipt yet for sending 2"
    assert window._status._receipt.property("role") == "warning"


def test_what_went_otherwise_stands_beside_and_is_not_awaited(
    out: Path, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert out.is_dir()
    page = exchange_page(window)

    def noted(dialog: OtherWayDialog) -> int:
        dialog.show()
        dialog.day.setText("hôm qua")
        dialog.accept()
        assert "14/06/2026" in dialog._wrong.text()
        dialog.day.setText("6/1/2026")
        dialog.accept()
        assert dialog._wrong.text() == "Ngày gửi chưa đến. Kiểm tra lại ngày."
        dialog.day.setText("05/01/2026")
        dialog.channel.setCurrentIndex(2)
        dialog.number.setText("12/BC-UBND")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(OtherWayDialog, "exec", noted)
    page.sendings.otherwise.click()
    line = next(line for line in page.sent.model.lines if line.cells[0] == "Otherwise")
    assert line.cells[1:5] == (
        "05/01/2026",
        "Kế hoạch cải cách hành chính năm 2026",
        "Sở Nội vụ tỉnh Mộc Giang",
        "tệp Word, Zalo, number 12/BC-UBND",
    )
    assert status(window) == ""
    page.sent.view.selectRow(page.sent.model.row_of(line.key))
    page.sendings.remove.click()
    assert len(states(page)) == 2
    window.undo()
    assert len(states(page)) == 3
    assert status(window) == ""
    planning.undo(session)


def test_a_superior_sees_who_sent_otherwise(
    out: Path, above: MainWindow, superior: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.expect(superior, ["UBND xã Lộc Bình", "UBND xã Vinh Hiền"])
    exchanging.receive(superior, [out])
    above.navigate("directory")
    page = above.page("directory")
    assert isinstance(page, DirectoryPage)

    def sent() -> list[str]:
        return [line.cells[3] for line in page.table.model.lines]

    assert sent() == ["Not sent yet", "05/01/2026: sending 2", "Not sent yet"]

    def noted(dialog: OtherWayDialog) -> int:
        assert dialog.office.text() == "UBND xã Lộc Bình"
        dialog.accept()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(OtherWayDialog, "exec", noted)
    page.table.view.selectRow(0)
    page.came.click()
    assert sent()[0] == "05/01/2026: tệp Word, hệ thống quản lý văn bản"
    above.undo()
    assert sent()[0] == "Not sent yet"


def test_an_undone_reception_gives_no_receipt_and_says_whom_to_tell(
    out: Path, above: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[AppError] = []
    monkeypatch.setattr("ui.desk.show_refusal", lambda _parent, _words, error: shown.append(error))
    page = reception_page(above)
    receive(page, [out])
    hashes = [line.key for line in page.given.table.model.lines]
    page.receiving.undo.click()
    assert page.receiving.said.text().endswith("tell the sender.")
    assert page.given.table.model.lines == ()
    page.given.save(hashes, tmp_path)
    assert [error.code for error in shown] == ["received-gone"]


def test_slips_are_saved_from_both_pages(
    out: Path, above: MainWindow, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(path: Path) -> str:
        with pdfplumber.open(path) as pdf:
            return " ".join((pdf.pages[0].extract_text() or "").split())

    chosen = tmp_path / "phiếu"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    page = exchange_page(window)
    told: list[str] = []
    window.desk.said.connect(told.append)
    page.sendings.slip.click()
    assert told == ["Saved: phiếu.pdf"]
    assert "PHIẾU GỬI" in words(chosen.with_suffix(".pdf"))
    dotted = tmp_path / "07.KH"  # what follows the dot is no ending
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(dotted), ""))
    page.sendings.slip.click()
    assert (tmp_path / "07.KH.pdf").exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    arrived = reception_page(above)
    receive(arrived, [out])
    arrived.given.table.view.selectRow(0)
    arrived.given.slip.click()
    said = words(chosen.with_suffix(".pdf"))
    assert "PHIẾU BIÊN NHẬN" in said
    assert arrived.given.table.model.lines[0].cells[4] in said
