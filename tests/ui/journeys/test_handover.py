"""Journeys C8 and C11 through the real windows: a plan on the stick, and a new machine after the old one."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pdfplumber
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.exchange import media
from ccapp.exchange.package import SealedPackage
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, sendings
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, room, said
from tests.ui.journeys.test_first_start import english_left
from tests.ui.plan_steps import Key, press, type_text
from tests.ui.receive_steps import receive, reception_page
from ui import settings
from ui.dialogs.receipt_code import ReceiptCodeDialog
from ui.pages.exchange import ExchangePage
from ui.start import StartDialog, landing
from ui.window import MainWindow

LAN = "Lan"
SUPERIOR, COMMUNE = "Sở Nội vụ tỉnh Mộc Giang", "UBND xã Suối Mây"


@pytest.fixture
def below(stage: Stage, connected: Session) -> MainWindow:
    """The window of the commune."""
    return stage.open(connected, ("plans", {}))


@pytest.fixture
def above(stage: Stage, superior: Session) -> MainWindow:
    """The window of the superior."""
    return stage.open(superior, ("today", {}))


@pytest.fixture
def _no_english(stage: Stage, language: str, tool: ModuleType) -> Iterator[None]:
    """Whatever was on the screen in Vietnamese was all of it in Vietnamese."""
    yield
    if language == "vi":
        assert english_left(tool, stage.seen) == set()


def handing(window: MainWindow) -> ExchangePage:
    """Gửi, nhận, reached by its entry in the navigation."""
    window.navigate("exchange")
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    return page


def corrected(stage: Stage, window: MainWindow, plan: RecordId) -> None:
    """A deadline is written anew, in its cell."""
    window.navigate("plan", plan=plan)
    page = stage.plan_page(window)
    column = page.model.layout_.keys.index("deadline")
    page.view.go(1, column)
    type_text(page.view, "Quý II/2026")
    press(page.view.editor or page.view, Key.Key_Return)
    assert page.model.text(1, column) == "Quý II/2026"


def pulled_half_way(page: ExchangePage, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stick is gone while the file is on its way to it."""

    def pull(package: SealedPackage, path: Path, progress: object) -> None:
        path.write_bytes(package.head[: package.size // 2])
        shutil.rmtree(stick)
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(media, "_write_blocks", pull)
        page.sending.save.click()


def words_of(path: Path) -> str:
    """What a PDF says."""
    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() for page in document.pages)


@pytest.mark.usefixtures("_no_english")
def test_a_plan_goes_by_stick_and_again_after_a_correction(
    stage: Stage,
    below: MainWindow,
    above: MainWindow,
    sample_plan: RecordId,
    stick: Path,
    refusals: list[AppError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = below.desk.session
    page = handing(below)
    assert any(character.isdigit() for character in page.sending.holds.text()), "what goes is said in numbers"
    stage.look("c8-01-before", below)
    before = planning.show(session, sample_plan)
    (button,) = [each for each in page.sending.places.buttons() if "KINGSTON" in each.text()]
    button.click()
    pulled_half_way(page, stick, monkeypatch)
    assert [error.code for error in refusals] == ["media-vanished"]
    assert sendings.sendings(session) == ()
    assert planning.show(session, sample_plan) == before
    stage.look("c8-02-pulled", below)

    stick.mkdir()
    page.sending.again.click()
    next(each for each in page.sending.places.buttons() if "KINGSTON" in each.text()).click()
    page.sending.save.click()
    (first,) = (stick / "KEHOACH").iterdir()
    stage.look("c8-03-on-the-stick", below)
    slip = stick.parent / "phieu.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(slip), ""))
    page.sending.slip.click()
    assert COMMUNE.upper() in words_of(slip).upper()

    corrected(stage, below, sample_plan)
    page = handing(below)
    page.sending.save.click()
    assert [each.package.sequence for each in sendings.sendings(session)] == [2, 1]
    stage.look("c8-04-second", below)

    arrived = reception_page(above)
    arrived.take([stick / "KEHOACH"])
    stage.look("c8-05-looked", above)
    assert arrived.collected.model.lines == (), "looked at, nothing taken in"
    arrived.receiving.take_in.click()
    (line,) = arrived.collected.model.lines
    assert (line.cells[0], line.cells[2]) == (COMMUNE, "2")
    stage.look("c8-06-taken", above)
    taken = planning.show(above.desk.session, sample_plan)
    assert next(iter(taken.appendices)).sections == planning.show(session, sample_plan).appendices[0].sections

    altered = bytearray(first.read_bytes())
    altered[len(altered) // 2] ^= 1
    (stick / "sua.khx").write_bytes(altered)
    receive(arrived, [stick / "sua.khx"])
    (result,) = arrived.receiving.table.model.lines
    assert result.cells[2] == said("exchange", "Not taken")
    assert planning.show(above.desk.session, sample_plan) == taken, "an altered file changes nothing"
    stage.look("c8-07-altered", above)


@pytest.mark.usefixtures("_no_english")
def test_with_ports_closed_a_plan_goes_by_folder_and_its_receipt_is_typed(
    stage: Stage,
    below: MainWindow,
    above: MainWindow,
    sample_plan: RecordId,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", lambda: ())
    page = handing(below)
    out = tmp_path / "Gửi Sở Nội vụ"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(out))
    page.sending.choose.click()
    stage.look("c8-11-folder", below)
    page.sending.save.click()
    stage.look("c8-12-saved", below)
    assert in_sight(page.sending.done), "what was done is seen without scrolling"
    page.sending.zip.click()
    (zipped,) = out.glob("*.zip")
    stage.look("c8-13-zipped", below)
    (sent,) = sendings.sendings(below.desk.session)
    assert sent.package.receipt is None

    arrived = reception_page(above)
    arrived.take([zipped])
    stage.look("c8-14-looked", above)
    arrived.receiving.take_in.click()
    stage.look("c8-15-taken", above)
    (line,) = arrived.receiving.table.model.lines
    code = line.cells[4]

    def type_it(dialog: QWidget) -> None:
        assert isinstance(dialog, ReceiptCodeDialog)
        dialog.code.setText(code[::-1] if code[::-1] != code else "00000 00000")
        dialog.accept()
        stage.look("c8-16-wrong-code", dialog)
        assert dialog.isVisible(), "told in place, and can be mended"
        dialog.code.setText(code)
        dialog.accept()

    page = handing(below)
    answer(type_it)
    page.sendings.code.click()
    stage.look("c8-17-received", below)
    (sent,) = sendings.sendings(below.desk.session)
    assert sent.package.receipt is not None
    assert sent.package.receipt.by_code
    assert planning.show(above.desk.session, sample_plan).appendices


def in_sight(widget: QWidget) -> bool:
    """Whether all of a widget can be seen, once what leads there has been done."""
    QTest.qWait(50)
    return widget.visibleRegion().boundingRect().size() == widget.size()


@pytest.fixture
def data_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The drive D: of the machine; drives of the machine the test runs on play no part."""
    drive = tmp_path / "D"
    drive.mkdir()
    monkeypatch.setattr("ccapp.services.folder.starting.other_fixed_drives", lambda: (drive,))
    monkeypatch.setattr("ccapp.services.folder.starting.removable_drives", lambda: ())
    return drive


@pytest.fixture
def _lost(connected: Session, sample_plan: RecordId, data_drive: Path, above: MainWindow) -> None:
    """A commune has sent once and put a backup on D:; then its drive C: is gone."""
    out = data_drive / "gửi"
    out.mkdir()
    exchanging.send(connected, sample_plan, SUPERIOR, out)
    receive(reception_page(above), [out])
    (data_drive / "ccapp").mkdir()
    safekeeping.backup(connected, data_drive / "ccapp" / "ccapp-000002-20260105-1032.ccbak")
    connected.store.close()
    shutil.rmtree(connected.store.folder)


@pytest.mark.usefixtures("_lost", "_no_english")
def test_a_new_machine_goes_on_where_the_old_one_stopped(
    stage: Stage, above: MainWindow, clock: Clock, tmp_path: Path, sample_plan: RecordId
) -> None:
    clock.go(days=1)
    dialog = StartDialog(tmp_path / "C" / "ccapp", stage.words)
    stage.qtbot.addWidget(dialog)
    dialog.resize(dialog.size().boundedTo(room()))
    dialog.show()
    assert dialog.ways.backup is not None, "the backup on D: is offered first"
    stage.look("c11-01-found", dialog)
    dialog.ways.backup.go_on.click()
    session = dialog.session
    assert session is not None
    assert session.who == LAN, "who worked on the old machine goes on working"
    assert settings.load(session.store.folder).person == LAN
    again = stage.open(session, landing(session))
    assert [plan.id for plan in planning.plans(session)] == [sample_plan]
    corrected(stage, again, sample_plan)
    stage.look("c11-02-at-work", again)

    page = handing(again)
    assert SUPERIOR in page.title.text(), "still connected"
    out = tmp_path / "stick"
    out.mkdir()
    page.sending.set_folder(out)
    page.sending.save.click()
    arrived = reception_page(above)
    receive(arrived, [out])
    (result,) = arrived.receiving.table.model.lines
    assert result.cells[2] == said("exchange", "Changed ({count})").format(count=1), (
        "the superior notices nothing"
    )
    stage.look("c11-03-above", above)
    again.close()
    safekeeping.close_session(session, daily=False)
