"""Xem nội dung, Không kèm tài liệu kiểm chứng, the letter beside connection files, the ready message."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services.handover import attached, connecting, directory, exchanging, replacing
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.session import Session
from tests.ui.conftest import Answer
from tests.ui.receive_steps import directory_page, exchange_page
from ui.dialogs.covering import CoveringDialog
from ui.dialogs.sending_content import SendingContentDialog
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
NAME = "Kế hoạch 07 (đã ký).png"


@pytest.fixture
def scan(connected: Session, small_plan: RecordId, tmp_path: Path) -> Path:
    """The commune's plan in force with its signed copy of 3 KB."""
    file = tmp_path / NAME
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(3_100))
    issuing.issue(connected, small_plan, SIGNING, file)
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where packages are saved to."""
    folder = tmp_path / "gửi"
    folder.mkdir()
    return folder


@pytest.mark.usefixtures("scan")
def test_the_content_is_shown_before_anything_is_saved(window: MainWindow, answer: Answer, out: Path) -> None:
    page = exchange_page(window)
    page.sending.set_folder(out)
    assert page.sending.holds.text().endswith("with 1 files, 3 KB")
    seen: list[tuple[str, ...]] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, SendingContentDialog)
        seen.append((dialog.counts.text(), dialog.size_line.text(), dialog.note.text()))
        seen.extend(line.cells for line in dialog.table.model.lines)
        dialog.reject()

    answer(look)
    page.sending.look.click()
    assert seen[0][0] == "3 tasks, 4 products, 0 targets, 1 files of evidence"
    assert "Nothing has been saved yet." in seen[0][1]
    assert seen[1] == (NAME, "3 KB", "Goes with it")
    assert list(out.iterdir()) == []
    page.sending.bare.setChecked(True)
    seen.clear()
    answer(look)
    page.sending.look.click()
    assert seen[0][0].endswith("0 files of evidence")
    assert seen[0][2].startswith("1 files of evidence stay here")
    assert len(seen) == 1


@pytest.mark.usefixtures("scan")
def test_a_plan_is_sent_without_its_files(
    window: MainWindow, superior: Session, small_plan: RecordId, out: Path
) -> None:
    page = exchange_page(window)
    page.sending.set_folder(out)
    assert page.sending.bare.isVisible()
    assert page.sending.bare.text().startswith("Without evidence (smaller file, ")
    page.sending.bare.click()
    page.sending.save.click()
    assert page.sending.done.text().endswith("Without 1 files of evidence, as chosen.")
    exchanging.receive(superior, [out])
    (found,) = attached.files(superior, small_plan)
    assert not found.here
    page.sending.bare.click()
    page.sending.save.click()
    assert page.sending.done.text().endswith("With 1 files.")
    exchanging.receive(superior, [out])
    (found,) = attached.files(superior, small_plan)
    assert found.here


@pytest.mark.usefixtures("connected", "small_plan")
def test_nothing_is_offered_to_stay_where_no_file_goes(window: MainWindow) -> None:
    page = exchange_page(window)
    assert page.sending.look.isEnabled()
    assert not page.sending.bare.isVisible()


# The letter


def test_the_letter_is_offered_once_the_files_are_made(
    above: MainWindow, superior: Session, answer: Answer, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["UBND xã Suối Mây", "UBND phường Bến Đá"]
    directory.expect(superior, names)
    page = directory_page(above)
    page.refresh()
    assert not page.letter.isVisible()
    page.make_files(out)
    assert page.letter.isVisible()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    target = out / "Công văn.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seen: list[str] = []

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, CoveringDialog)
        assert [dialog.to.itemText(at) for at in range(dialog.to.count())] == [
            "All 2 offices in one letter", *sorted(names, key=names.index, reverse=True),
        ]  # fmt: skip
        seen.append(dialog.text.toPlainText())
        dialog.copy.click()
        seen.append(QApplication.clipboard().text())
        dialog.save.click()
        dialog.to.setCurrentIndex(2)
        seen.append(dialog.text.toPlainText())
        dialog.reject()

    answer(write)
    page.letter.click()
    both, copied, one = seen
    assert all(f"- {name}" in both for name in names)
    assert copied == both
    assert target.read_bytes().startswith(b"PK")
    assert "Kính gửi: UBND xã Suối Mây\n" in one


def test_the_letter_is_there_later_for_one_office_and_for_all(
    above: MainWindow, superior: Session, answer: Answer, out: Path
) -> None:
    page = directory_page(above)
    page.refresh()
    assert not page.covering.isEnabled(), "no office is on the list"
    for name in ("UBND xã Suối Mây", "UBND phường Bến Đá"):
        connecting.invite(superior, name, out)
    page.refresh()
    counts: list[int] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, CoveringDialog)
        counts.append(dialog.to.count())
        dialog.reject()

    page.table.view.clearSelection()
    answer(look)
    page.covering.trigger()
    page.table.view.selectRow(0)
    answer(look)
    page.covering.trigger()
    assert counts == [3, 1]


# The ready message


def test_an_office_without_connection_copies_the_message_that_asks_for_one(window: MainWindow) -> None:
    page = exchange_page(window)
    assert page.message.isVisible()
    assert not page.refused.isVisible()
    page.message.click()
    said = QApplication.clipboard().text()
    assert said.startswith("Kính gửi anh/chị. UBND xã Suối Mây")
    assert said in page.hint.text()


def test_a_refused_machine_says_so_and_has_the_message_ready(
    window: MainWindow, connected: Session, superior: Session, small_plan: RecordId, out: Path
) -> None:
    sent = exchanging.send(connected, small_plan, SUPERIOR, out)
    exchanging.receive(superior, [sent.file])
    again = exchanging.send(connected, small_plan, SUPERIOR, out)
    made = replacing.reissue(superior, connected.store.office.id, out)
    notice = replacing.write_notice(superior, again.file, out)
    page = exchange_page(window)
    assert not page.refused.isVisible()
    page.take([notice])
    page.refresh()
    assert page.refused.isVisible()
    assert SUPERIOR in page.refused.text.text()
    page.copy_message()
    assert (
        QApplication.clipboard().text().startswith(f"Kính gửi {SUPERIOR}. Tệp kết nối của UBND xã Suối Mây")
    )
    connecting.connect(connected, connecting.read_invite(made.file))
    page.refresh()
    assert not page.refused.isVisible()
