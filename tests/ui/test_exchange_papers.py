"""Papers and second ways of Gửi, nhận: slips, a plan sent again, Phiếu xác nhận, facts of the office."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.handover import connecting, directory, exchanging, sendings, slips
from ccapp.services.plans import keeping
from ccapp.services.session import Session
from tests.ui.check_steps import slipped_plan
from tests.ui.conftest import Answer
from tests.ui.preview_steps import to_file
from tests.ui.receive_steps import exchange_page
from ui.dialogs.office_facts import OfficeFactsDialog
from ui.pages.checking import CheckingPage
from ui.pages.settings import SettingsPage
from ui.widgets.exchange.pairing import DigitsDialog
from ui.widgets.paper import printing as page_printing
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the printer takes, as a file."""
    out = tmp_path / "may in.pdf"
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(out))
    return out


def words_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(" ".join(page.extract_text() or "" for page in pdf.pages).split())


@pytest.mark.usefixtures("connected", "small_plan")
def test_slips_are_printed_after_sending_and_from_the_list(
    window: MainWindow, paper: Path, tmp_path: Path
) -> None:
    page = exchange_page(window)
    page.sending.set_folder(tmp_path)
    assert not page.sending.paper.isVisible()
    page.sending.save.click()
    page.sending.paper.click()
    assert paper.exists()
    paper.unlink()
    page.sendings.paper.click()
    assert paper.exists()


@pytest.mark.usefixtures("connected")
def test_a_sending_is_repeated_with_its_plan_and_its_office(
    window: MainWindow, session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    other = keeping.new_plan(session, "Kế hoạch khác", (2026, 2026))
    page = exchange_page(window)
    page.sending.set_folder(tmp_path)
    page.sending.plan.setCurrentIndex(page.sending.plan.findData(small_plan))
    page.sending.save.click()
    page.sending.plan.setCurrentIndex(page.sending.plan.findData(other))
    page.sendings.resend.click()
    sent = sendings.sendings(session)
    assert [(each.package.sequence, each.package.plan) for each in sent] == [(2, small_plan), (1, small_plan)]
    keeping.change_state(session, small_plan, PlanState.BINNED)
    page.refresh()
    page.sendings.resend.click()
    assert "no longer" in page.sending.done.text()
    assert len(sendings.sendings(session)) == 2


@pytest.mark.usefixtures("connected")
def test_other_ways_of_sending_lead_to_the_preview(window: MainWindow, small_plan: RecordId) -> None:
    page = exchange_page(window)
    assert page.otherwise.isVisible()
    page.otherwise.click()
    assert window.current_key() == "preview"


def test_the_confirmation_paper_has_both_offices_and_the_digits(
    window: MainWindow,
    superior: Session,
    paper: Path,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = connecting.write_card(superior, tmp_path)
    page = exchange_page(window)
    digits: list[str] = []

    def print_it(dialog: QWidget) -> None:
        assert isinstance(dialog, DigitsDialog)
        digits.append(dialog.digits.text())
        dialog.paper.click()
        dialog.reject()

    answer(print_it)
    page.open_card(card)
    assert paper.exists()
    out = tmp_path / "phieu.pdf"
    slips.print_confirmation(page.desk.session, SUPERIOR, digits[0], out)
    said = words_of(out)
    for words in ("PHIẾU XÁC NHẬN", "UBND xã Suối Mây", SUPERIOR, *digits[0].split()):
        assert words in said


def test_at_the_superior_the_digits_are_typed_and_nothing_is_printed(
    above: MainWindow, session: Session, superior: Session, tmp_path: Path
) -> None:
    card = connecting.write_card(session, tmp_path)
    partner = connecting.pair(superior, card).partner
    dialog = DigitsDialog(above, above.desk, partner)
    assert dialog.paper.isHidden()
    dialog.deleteLater()


@pytest.mark.usefixtures("connected", "small_plan")
def test_the_facts_name_office_machine_and_superior(
    window: MainWindow, session: Session, answer: Answer
) -> None:
    page = exchange_page(window)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, OfficeFactsDialog)
        dialog.copy.click()
        seen.append(QApplication.clipboard().text())
        dialog.reject()

    answer(look)
    page.show_facts()
    for words in (session.store.office.id, session.store.device, SUPERIOR, str(session.store.folder)):
        assert words in seen[0]


def test_the_facts_name_refused_files_with_their_codes_at_the_superior_too(
    above: MainWindow, superior: Session, tmp_path: Path, answer: Answer
) -> None:
    bad = tmp_path / "hỏng.khx"
    bad.write_bytes(b"KHXG1\r\n\x1a" + b"?" * 300)
    exchanging.receive(superior, [bad])
    (superior.store.folder / "quarantine" / "cụt.txt").write_text("x", encoding="utf-8")
    superior.store.renew_device("behind")
    above.navigate("reception")
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, OfficeFactsDialog)
        seen.extend(dialog.text.toPlainText().splitlines())
        dialog.reject()

    answer(look)
    above.page("reception").show_facts()  # type: ignore[attr-defined]
    assert any("hỏng.khx" in line and "E-" in line for line in seen)
    assert any(line.startswith("Registered anew") for line in seen)


# Soát lỗi on paper


def test_the_list_of_findings_is_printed_and_saved(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    paper: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
) -> None:
    window.show()
    window.navigate("checking", plan=slipped_plan(session, tmp_path))
    page = window.page("checking")
    assert isinstance(page, CheckingPage)
    qtbot.waitUntil(lambda: not page.watch.is_waiting)
    lines = page.list.model_.lines
    assert lines
    page.paper.click()
    assert paper.exists()
    out = tmp_path / "danh sach.pdf"
    monkeypatch.setattr(page_printing, "has_printer", lambda: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    def save(dialog: QWidget) -> None:
        buttons = dialog.findChildren(QWidget)
        next(each for each in buttons if getattr(each, "text", str)() == "Save PDF…").click()  # type: ignore[attr-defined]  # a button

    told: list[str] = []
    window.desk.said.connect(told.append)
    answer(save)
    page.paper.click()
    assert told == ["Saved: danh sach.pdf"]
    said = words_of(out)
    assert "DANH SÁCH ĐIỂM CẦN XEM" in said
    assert " ".join(lines[0].text.split())[:30] in said


# Cài đặt


def settings_page(window: MainWindow) -> SettingsPage:
    window.show()
    window.navigate("settings")
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def test_the_settings_say_whether_the_office_is_connected(
    window: MainWindow, session: Session, superior: Session, tmp_path: Path
) -> None:
    page = settings_page(window)
    assert page.connection.text().startswith("Plans can also be sent as Word or PDF")
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    window.desk.announce(frozenset({"partners"}))
    assert directory.superiors(session)
    assert page.connection.text() == f"Connected with {SUPERIOR} since 05/01/2026."


def test_the_card_of_the_shared_folder_says_that_it_vanished(window: MainWindow, tmp_path: Path) -> None:
    page = settings_page(window)
    card = page.watched
    window.desk.tell_of_folder("gone")
    assert card.trouble.isHidden(), "no folder is watched"
    folder = tmp_path / "chung"
    folder.mkdir()
    card.watch(folder)
    window.desk.tell_of_folder("")
    assert card.trouble.isHidden()
    window.desk.tell_of_folder("gone")
    assert card.trouble.isVisible()
    assert card.trouble.text() == "gone"
    window.desk.tell_of_folder("")
    assert card.trouble.isHidden()
