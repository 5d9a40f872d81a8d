"""Gửi, nhận, Tiếp nhận and Cơ quan trực thuộc through real widgets; journey C8 as far as it is built."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import AppError
from ccapp.exchange import media
from ccapp.exchange.package import SealedPackage
from ccapp.services.folder.drives import Drive
from ccapp.services.handover import connecting, directory, exchanging, sendings
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.receive_steps import directory_page, exchange_page, receive, reception_page
from tests.ui.test_start import dropped
from ui.desk import Desk
from ui.dialogs.outset import OutsetDialog
from ui.pages.directory import NamesDialog
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.widgets.exchange.pairing import DigitsDialog, InviteDialog
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
TICK = int(Qt.ItemDataRole.CheckStateRole)


@pytest.fixture
def page(window: MainWindow) -> ExchangePage:
    """The commune's page in the real window."""
    return exchange_page(window)


@pytest.fixture
def when_open() -> Iterator[Callable[[type[QDialog], Callable[[QDialog], object]], None]]:
    """`when_open(kind, treat)`: the next modal dialog of a kind gets this treatment."""
    waiting: list[tuple[type[QDialog], Callable[[QDialog], object]]] = []
    timer = QTimer()
    timer.setInterval(10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if waiting and isinstance(dialog, waiting[0][0]):
            waiting.pop(0)[1](dialog)

    timer.timeout.connect(look)
    timer.start()
    yield lambda kind, treat: waiting.append((kind, treat))
    timer.stop()
    assert not waiting, "a dialog was expected and did not open"


def results(page: ExchangePage | ReceptionPage) -> list[tuple[str, str]]:
    """File and result word of each line."""
    return [(line.cells[0], line.cells[2]) for line in page.receiving.table.model.lines]


def edit(session: Session, plan: RecordId, text: str) -> None:
    first = next(rows(planning.show(session, plan).appendices[0]))
    planning.set_text(session, plan, first.leaf.id, "deadline", text)


# Journey C8


@pytest.mark.usefixtures("connected", "small_plan")
def test_a_plan_goes_by_folder_in_sequence_and_the_superior_takes_it_in(
    page: ExchangePage, above: MainWindow, session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    out = tmp_path / "gửi"
    out.mkdir()
    assert SUPERIOR in page.title.text()
    assert "05/01/2026" in page.hint.text()
    assert page.sending.holds.text() == "3 tasks, 4 products"
    page.sending.set_folder(out)
    page.sending.save.click()
    assert page.sending.done.text() == "Saved and checked. Sending 1."
    edit(session, small_plan, "Quý II/2026")
    page.sending.save.click()
    assert page.sending.done.text() == "Saved and checked. Sending 2."
    assert [line.cells[0] for line in page.sent.model.lines] == ["2", "1"]

    first, second = sorted(out.iterdir())
    arrived = reception_page(above)
    receive(arrived, [first])
    receive(arrived, [second])
    assert [word for _, word in results(arrived)] == ["Changed (1)"]
    receive(arrived, [out])
    assert [word for _, word in results(arrived)] == ["Nothing new", "Nothing new"]
    (line,) = arrived.collected.model.lines
    assert line.cells[:3] == ("UBND xã Suối Mây", "Kế hoạch cải cách hành chính năm 2026", "2")


@pytest.mark.usefixtures("connected", "small_plan")
def test_a_file_is_saved_as_zip_too_and_received_from_it(
    page: ExchangePage, above: MainWindow, tmp_path: Path, stick: Path
) -> None:
    out = tmp_path / "gửi"
    out.mkdir()
    page.sending.set_folder(out)
    page.sending.save.click()
    assert page.sending.zip.isVisible()
    page.sending.zip.click()
    (around,) = out.glob("*.zip")
    assert around.name in page.sending.done.text()
    assert not page.sending.zip.isVisible()
    arrived = reception_page(above)
    receive(arrived, [around])
    assert [word for _, word in results(arrived)] == ["New"]
    assert stick.is_dir()
    page.refresh()
    next(each for each in page.sending.places.buttons() if "KINGSTON" in each.text()).click()
    page.sending.save.click()
    assert not page.sending.zip.isVisible(), "no mail is in the way of a stick"


@pytest.mark.usefixtures("connected", "small_plan")
def test_a_locked_stick_is_named_so_and_a_virus_is_spoken_of(
    page: ExchangePage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = Drive(root=stick / "khóa", name="LOCKED", free=1, is_locked=True)
    free = Drive(root=stick, name="KINGSTON", free=3_300_000_000)
    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", lambda: (locked, free))
    monkeypatch.setattr("ccapp.services.folder.drives._removable_roots", lambda: (stick,))
    page.refresh()
    first, second = (page.sending.places.button(number) for number in (0, 1))
    assert (first.isEnabled(), second.isEnabled()) == (False, True)
    second.setChecked(True)
    page.sending.send()
    clean = page.sending.done.text()
    assert "virus" not in clean
    (stick / "KEHOACH.lnk").touch()
    page.sending.send()
    assert "virus" in page.sending.done.text()
    receive(page, [stick])
    assert "virus" in page.receiving.said.text()


@pytest.mark.usefixtures("connected", "small_plan")
def test_a_stick_that_is_pulled_leaves_nothing_that_looks_complete(
    page: ExchangePage,
    stick: Path,
    session: Session,
    refusals: list[AppError],
    words: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.refresh()
    (button,) = [each for each in page.sending.places.buttons() if page.sending.places.id(each) >= 0]
    assert "KINGSTON" in button.text()
    assert "3,1 GB" in button.text()
    button.click()

    def pulled(package: SealedPackage, path: Path, progress: object) -> None:
        path.write_bytes(package.head[:100])
        shutil.rmtree(stick)
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(media, "_write_blocks", pulled)
        page.sending.save.click()
    assert [error.code for error in refusals] == ["media-vanished"]
    assert "cắm lại" in words.error(refusals[0])
    assert sendings.sendings(session) == ()
    assert not page.sending.done.isVisible()

    stick.mkdir()
    page.sending.again.click()
    page.sending.places.button(0).click()
    page.sending.save.click()
    assert "remove the USB stick" in page.sending.done.text()
    (file,) = (stick / "KEHOACH").iterdir()
    assert file.suffix == ".khx"
    assert [each.package.sequence for each in sendings.sendings(session)] == [1]


@pytest.mark.usefixtures("connected", "small_plan", "stick")
def test_a_stick_gone_while_it_is_chosen_falls_back_to_the_folder(page: ExchangePage, stick: Path) -> None:
    page.refresh()
    page.sending.places.button(0).click()
    shutil.rmtree(stick)
    page.sending.again.click()
    assert page.sending.chosen_drive is None
    assert page.sending.to_folder.isChecked()


@pytest.mark.usefixtures("connected", "small_plan")
@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "media-read-only"), (errno.EACCES, "media-read-only"), (errno.ENOSPC, "media-no-space")],
)
def test_a_medium_that_takes_nothing_is_told_in_words(
    number: int,
    code: str,
    page: ExchangePage,
    stick: Path,
    session: Session,
    refusals: list[AppError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, "no")

    page.refresh()
    page.sending.places.button(0).click()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        page.sending.save.click()
    assert [error.code for error in refusals] == [code]
    assert sendings.sendings(session) == ()
    assert list(stick.iterdir()) == []


@pytest.mark.usefixtures("connected")
def test_what_cannot_be_taken_is_named_with_its_reason(
    page: ExchangePage, above: MainWindow, small_plan: RecordId, tmp_path: Path, words: Words
) -> None:
    out = tmp_path / "gửi"
    out.mkdir()
    page.refresh()
    page.sending.set_folder(out)
    page.sending.save.click()
    (good,) = out.iterdir()
    raw = bytearray(good.read_bytes())
    raw[-20] ^= 1
    (out / "sửa.khx").write_bytes(raw)
    (out / "ghi chú.txt").write_text("không phải dữ liệu", encoding="utf-8")
    arrived = reception_page(above)
    receive(arrived, [out])
    assert sorted(results(arrived)) == [(good.name, "New"), ("sửa.khx", "Not taken")]
    reason = next(line.cells[3] for line in arrived.receiving.table.model.lines if line.cells[0] == "sửa.khx")
    assert "thay đổi sau khi gửi" in reason
    assert "1" in arrived.receiving.said.text()
    receive(arrived, [out / "ghi chú.txt"])
    assert results(arrived) == [("ghi chú.txt", "Not taken")]
    empty = tmp_path / "trống"
    empty.mkdir()
    receive(arrived, [empty])
    assert arrived.receiving.said.text() == words.text("said-no-packages")


@pytest.mark.usefixtures("connected")
def test_a_file_that_would_remove_much_waits_for_a_yes(
    page: ExchangePage, above: MainWindow, session: Session, sample_plan: RecordId, tmp_path: Path
) -> None:
    out = tmp_path / "gửi"
    out.mkdir()
    page.refresh()
    page.sending.set_folder(out)
    page.sending.save.click()
    arrived = reception_page(above)
    receive(arrived, [out])
    assert not arrived.receiving.anyway.isVisible()
    sections = planning.show(session, sample_plan).appendices[0].sections
    editing.remove(session, sample_plan, [each.id for each in sections[1:]])
    page.sending.save.click()
    receive(arrived, [out])
    words = dict(results(arrived))
    assert sorted(words.values()) == ["Nothing new", "Waits for your yes"]
    before = planning.show(above.desk.session, sample_plan)
    assert len(before.appendices[0].sections) == len(sections)
    arrived.receiving.anyway.click()
    assert sorted(word.split(" (")[0] for _, word in results(arrived)) == ["Changed", "Nothing new"]
    assert len(planning.show(above.desk.session, sample_plan).appendices[0].sections) == 1
    assert not arrived.receiving.anyway.isVisible()


@pytest.mark.usefixtures("connected")
def test_a_collected_plan_is_opened_by_its_line(
    page: ExchangePage, superior: Session, words: Words, qtbot: QtBot, small_plan: RecordId, tmp_path: Path
) -> None:
    page.refresh()
    page.sending.set_folder(tmp_path)
    page.sending.save.click()
    gone: list[tuple[str, dict[str, object]]] = []
    made = ReceptionPage(Desk(superior, words), lambda key, **place: gone.append((key, place)))
    qtbot.addWidget(made)
    made.show()
    made.open(file=str(next(tmp_path.glob("K-*.khx"))))
    made.receiving.take_in.click()
    made.refresh()
    assert not made.show_plan.isEnabled()
    made.collected.view.selectRow(0)
    QTest.keyClick(made.collected.view, Qt.Key.Key_Return)
    made.show_plan.click()
    assert gone == [("plan", {"plan": small_plan})] * 2


# Connecting


def test_a_commune_that_is_not_connected_sees_the_way_and_takes_a_connection_file(
    window: MainWindow,
    superior: Session,
    session: Session,
    tmp_path: Path,
    when_open: Callable[[type[QDialog], Callable[[QDialog], object]], None],
) -> None:
    window.show()
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    window.navigate("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    assert page.connect_file.isVisible()
    assert not page.sending.isVisible()
    when_open(InviteDialog, yes)
    page.drop(str(invited.file))
    assert SUPERIOR in page.title.text()
    assert not page.connect_file.isVisible()
    assert page.sending.isVisible()


def yes(dialog: QDialog) -> None:
    assert isinstance(dialog, InviteDialog)
    dialog.page.yes.click()


def test_a_connection_file_for_another_office_is_refused_in_words(
    page: ExchangePage,
    superior: Session,
    tmp_path: Path,
    refusals: list[AppError],
    when_open: Callable[[type[QDialog], Callable[[QDialog], object]], None],
) -> None:
    invited = connecting.invite(superior, "UBND xã Vinh Hiền", tmp_path)

    def agree_then_close(dialog: QDialog) -> None:
        yes(dialog)
        dialog.reject()

    when_open(InviteDialog, agree_then_close)
    page.take([invited.file])
    assert [error.code for error in refusals] == ["invite-other-office"]
    assert not page.sending.isVisible()


@pytest.fixture
def saved_card(page: ExchangePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The commune's introduction file, saved by its page."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr("ui.pages.exchange.open_folder", lambda _: None)
    page.save_card()
    (card,) = tmp_path.glob("Tep gioi thieu*.khx")
    assert card.name in page.hint.text()
    return card


def test_two_offices_come_to_know_each_other_by_twelve_digits(
    page: ExchangePage,
    above: MainWindow,
    saved_card: Path,
    superior: Session,
    refusals: list[AppError],
    small_plan: RecordId,
    when_open: Callable[[type[QDialog], Callable[[QDialog], object]], None],
) -> None:
    digits: list[str] = []
    session = page.desk.session

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, DigitsDialog)
        digits.append(dialog.digits.text())
        dialog.confirm.click()

    when_open(DigitsDialog, agree)
    page.take([connecting.write_card(superior, saved_card.parent / "data")])
    assert SUPERIOR in page.title.text()

    below = reception_page(above)
    below.take([saved_card])
    assert results(below) == [(saved_card.name, "Introduction file")]
    listed = directory_page(above)
    assert [line.cells[1] for line in listed.table.model.lines] == ["Not confirmed yet: type the 12 digits"]
    below.take_at_once([exchanging.send(session, small_plan, SUPERIOR, saved_card.parent).file])
    assert [result for _, result in results(below)] == ["Not taken"]
    listed.table.view.selectRow(0)
    assert listed.confirm.isEnabled()

    def mistype_then_type(dialog: QDialog) -> None:
        assert isinstance(dialog, DigitsDialog)
        assert dialog.digits.text() == "", "the digits come from the paper, not from the screen"
        dialog.digits.setText("1111 2222 3333")
        dialog.confirm.click()
        assert [error.code for error in refusals] == ["code-wrong"]
        assert dialog.isVisible()
        dialog.digits.setText(digits[0])
        dialog.confirm.click()

    when_open(DigitsDialog, mistype_then_type)
    listed.confirm.click()
    assert [line.cells[1] for line in listed.table.model.lines] == ["Connected"]
    assert session.store.office.id in directory.names(superior)
    assert [each.plan for each in exchanging.collected(superior)] == [small_plan]


def test_names_are_pasted_ticked_and_get_connection_files(
    above: MainWindow,
    superior: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    when_open: Callable[[type[QDialog], Callable[[QDialog], object]], None],
) -> None:
    listed = directory_page(above)
    assert not listed.make.isEnabled()

    def paste(dialog: QDialog) -> None:
        assert isinstance(dialog, NamesDialog)
        dialog.names.setPlainText(
            "UBND xã Suối Mây\n\n UBND xã Lộc Bình \nUBND xã Vinh Hiền\nubnd xã suối mây"
        )
        dialog.accept()

    when_open(NamesDialog, paste)
    listed.add.click()
    assert listed.make.text() == "Make connection files for 3"
    listed.table.view.selectRow(listed.table.model.row_of("UBND xã Vinh Hiền"))
    listed.remove.trigger()
    assert listed.make.text() == "Make connection files for 2"
    index = listed.table.model.index(listed.table.model.row_of("UBND xã Lộc Bình"), 0)
    listed.table.model.setData(index, Qt.CheckState.Unchecked.value, TICK)
    assert listed.make.text() == "Make connection files for 1"
    out = tmp_path / "Tep ket noi"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    when_open(OutsetDialog, lambda dialog: dialog.accept())  # asked once: what the files bring
    listed.make.click()
    assert [path.name for path in out.iterdir()] == ["Tep ket noi - ubnd xa suoi may.khx"]
    assert "Tep ket noi" in listed.done.text()
    states = {line.cells[0]: line.cells[1] for line in listed.table.model.lines}
    assert states == {"UBND xã Lộc Bình": "Not invited yet", "UBND xã Suối Mây": "Connection file made"}
    assert connecting.read_invite(next(out.iterdir())).card.name == SUPERIOR


def test_a_folder_that_cannot_be_written_changes_nothing(
    above: MainWindow, superior: Session, tmp_path: Path, refusals: list[AppError]
) -> None:
    directory.expect(superior, ["UBND xã Suối Mây"])
    listed = directory_page(above)
    listed.make_files(tmp_path / "không có")
    assert [error.code for error in refusals] == ["file-not-found"]
    assert not listed.done.isVisible()


@pytest.mark.usefixtures("connected", "small_plan")
def test_controls_have_names_and_a_narrow_window_loses_none(page: ExchangePage, window: MainWindow) -> None:
    assert page.sending.plan.accessibleName()
    assert page.sent.view.accessibleName()
    assert page.receiving.table.view.accessibleName()
    window.resize(900, 560)
    QApplication.processEvents()
    assert page.sending.mapTo(page, page.sending.rect().topRight()).x() <= page.width()
    assert page.receiving.mapTo(page, page.receiving.rect().topRight()).x() <= page.width()


def test_a_drop_on_the_page_takes_every_file(above: MainWindow, tmp_path: Path) -> None:
    arrived = reception_page(above)
    one, two = tmp_path / "một.khx", tmp_path / "hai.khx"
    for path in (one, two):
        path.write_bytes(b"khong phai")
    arrived.dropEvent(dropped(one, two))
    assert sorted(results(arrived)) == [("hai.khx", "Not taken"), ("một.khx", "Not taken")]
