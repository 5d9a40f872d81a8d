"""The first start through real widgets: a file, a connection file, a new plan, a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.records import Counts, count
from ccapp.errors import AppError, FileError
from ccapp.resources import resource
from ccapp.services.folder import safekeeping, starting
from ccapp.services.handover import connecting, directory
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from ui.start import StartDialog, landing
from ui.widgets.exchange.pairing import InvitePage
from ui.widgets.scrolled import Scrolled
from ui.widgets.start_pages import BackupPage, OfficeForm

SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
Opener = Callable[[Path], StartDialog]


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[AppError]:
    """Refusals shown, instead of the box that waits for a click."""
    shown: list[AppError] = []
    monkeypatch.setattr("ui.start.show_refusal", lambda _parent, _words, error: shown.append(error))
    return shown


@pytest.fixture
def opener(qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opener:
    """Opens the window on a folder; drives of the machine the test runs on play no part."""
    monkeypatch.setattr("ccapp.services.folder.starting.other_fixed_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.removable_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.default_folder", lambda: tmp_path / "share" / "ccapp")

    def opened(folder: Path) -> StartDialog:
        dialog = StartDialog(folder, words)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def form_of(dialog: StartDialog) -> OfficeForm:
    form = dialog.stack.currentWidget()
    assert isinstance(form, OfficeForm)
    return form


def session_of(dialog: StartDialog) -> Session:
    assert dialog.session is not None
    assert dialog.result() == StartDialog.DialogCode.Accepted
    return dialog.session


def typed(field: QLineEdit, text: str) -> None:
    """Type Vietnamese as an input method commits it: one key event a letter."""
    field.selectAll()
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The system's file dialog gives this file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_last_years_file_is_read_proposed_and_taken_in(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opener(tmp_path / "new")
    chosen(monkeypatch, SAMPLE)
    dialog.ways.file.click()
    form = form_of(dialog)
    assert form.office.text() == "UBND xã Suối Mây"
    assert form.place.text() == "Suối Mây"
    assert form.signer.text() == "Hoàng Minh Khôi"
    assert not form.form.isRowVisible(form.years)
    assert not (tmp_path / "new").exists(), "nothing is stored before the yes"
    typed(form.signer, "Trần Thị Hòa")
    form.go.click()
    with session_of(dialog).store:
        (plan,) = planning.plans(session_of(dialog))
        assert plan.signature.signer == "Trần Thị Hòa"
        assert plan.signature.position == "CHỦ TỊCH"


def test_spaces_around_a_name_do_not_matter(opener: Opener, tmp_path: Path) -> None:
    dialog = opener(tmp_path / "new")
    dialog.show_file(SAMPLE)
    form = form_of(dialog)
    form.office.setText("  UBND xã   Suối Mây ")
    form.go.click()
    with session_of(dialog).store as store:
        assert store.office.name == "UBND xã Suối Mây"


def test_a_file_that_is_no_plan_is_refused_in_words_and_makes_nothing(
    opener: Opener, tmp_path: Path, refusals: list[AppError], words: Words
) -> None:
    dialog = opener(tmp_path / "new")
    wrong = tmp_path / "ghi chú.docx"
    wrong.write_bytes(b"no word file")
    dialog.show_file(wrong)
    assert [error.code for error in refusals] == ["file-not-word"]
    assert "ghi chú.docx" in words.error(refusals[0])
    assert dialog.stack.count() == 1
    assert not (tmp_path / "new").exists()


def test_a_name_is_asked_for_beside_its_field(opener: Opener, tmp_path: Path) -> None:
    dialog = opener(tmp_path / "new")
    dialog.ways.new.click()
    form = form_of(dialog)
    form.go.click()
    assert form.missing.isVisible()
    assert dialog.session is None
    typed(form.office, "UBND xã Suối Mây")
    typed(form.years, "năm nay")
    form.go.click()
    assert "2026-2030" in form.missing.text()
    typed(form.years, "2026-2030")
    form.go.click()
    with session_of(dialog).store:
        (plan,) = planning.plans(session_of(dialog))
        assert (plan.year_from, plan.year_to) == (2026, 2030)


def test_a_new_plan_begins_with_a_ready_template_or_an_empty_table(opener: Opener, tmp_path: Path) -> None:
    dialog = opener(tmp_path / "new")
    dialog.ways.new.click()
    form = form_of(dialog)
    assert form.form.isRowVisible(form.template)
    assert form.chosen_template is not None
    year = form.years.text()
    assert form.title.text() == f"Kế hoạch cải cách hành chính năm {year}"
    form.template.setCurrentIndex(1)  # five years
    first, last = form.years.text().split("-")
    assert int(last) - int(first) == 4
    assert form.title.text().endswith(f"{first} - {last}")
    typed(form.title, "Kế hoạch của xã")
    form.template.setCurrentIndex(form.template.count() - 1)
    assert form.chosen_template is None
    assert form.title.text() == "Kế hoạch của xã", "what was typed stays"
    form.template.setCurrentIndex(0)
    typed(form.office, "UBND xã Suối Mây")
    typed(form.signer, "Trần Văn Bình")
    form.go.click()
    with session_of(dialog).store:
        (head,) = planning.plans(session_of(dialog))
        plan = planning.show(session_of(dialog), head.id)
        assert plan.title == "Kế hoạch của xã"
        assert plan.signature.signer == "Trần Văn Bình"
        assert sum(map(count, plan.appendices), Counts()).tasks > 10


def test_on_a_low_screen_no_word_of_a_finding_is_cut(opener: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opener(tmp_path / "new")
    text = tmp_path / "Kế hoạch xã.txt"
    slip = "1. Xong trước ngày 31 tháng 6 năm 2026."
    text.write_text(f"KẾ HOẠCH\nCải cách hành chính năm 2026\nI. MỤC ĐÍCH\n{slip}", encoding="utf-8")
    dialog.setMinimumSize(0, 0)
    dialog.resize(643, 329)
    dialog.show()
    dialog.show_check(text)
    (area,) = dialog.findChildren(Scrolled)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    labels = area.widget().findChildren(QLabel)
    assert any("31" in label.text() for label in labels)
    qtbot.waitUntil(lambda: all(label.width() <= area.viewport().width() for label in labels))


def test_an_empty_table_begins_without_tasks(opener: Opener, tmp_path: Path) -> None:
    dialog = opener(tmp_path / "new")
    dialog.ways.new.click()
    form = form_of(dialog)
    form.template.setCurrentIndex(form.template.count() - 1)
    typed(form.office, "UBND xã Suối Mây")
    form.go.click()
    with session_of(dialog).store:
        (head,) = planning.plans(session_of(dialog))
        plan = planning.show(session_of(dialog), head.id)
        assert sum(map(count, plan.appendices), Counts()).tasks == 0


def test_a_superior_is_hidden_behind_one_tick_and_begins_without_a_plan(
    opener: Opener, tmp_path: Path
) -> None:
    dialog = opener(tmp_path / "new")
    dialog.ways.new.click()
    form = form_of(dialog)
    assert not form.superior.isChecked()
    form.superior.click()
    assert not form.form.isRowVisible(form.title)
    typed(form.office, "Sở Nội vụ tỉnh Mộc Giang")
    form.go.click()
    with session_of(dialog).store as store:
        assert store.office.role is Role.SUPERIOR
        assert planning.plans(session_of(dialog)) == ()


def test_a_connection_file_is_asked_about_and_connects(
    opener: Opener, superior: Session, tmp_path: Path
) -> None:
    invited = connecting.invite(superior, "UBND xã Suối Mây", tmp_path)
    dialog = opener(tmp_path / "new")
    event = dropped(invited.file)
    dialog.dropEvent(event)
    page = dialog.stack.currentWidget().findChild(InvitePage)
    assert isinstance(page, InvitePage)
    page.yes.click()
    with session_of(dialog).store as store:
        assert store.office.name == "UBND xã Suối Mây"
        assert [each.office.name for each in directory.superiors(session_of(dialog))] == [
            "Sở Nội vụ tỉnh Mộc Giang"
        ]


def dropped(*paths: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.kept = data  # type: ignore[attr-defined]  # the event does not own it
    return event


def test_a_connection_file_for_another_office_says_what_to_do(
    opener: Opener, superior: Session, tmp_path: Path
) -> None:
    invited = connecting.invite(superior, "UBND xã Vinh Hiền", tmp_path)
    dialog = opener(tmp_path / "new")
    dialog.show_connection(invited.file)
    page = dialog.stack.currentWidget().findChild(InvitePage)
    assert isinstance(page, InvitePage)
    page.no.click()
    assert "UBND xã Vinh Hiền" in page.said.text()
    assert not page.yes.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.stack.count() == 1
    assert dialog.isVisible()
    assert not (tmp_path / "new").exists()


def test_a_backup_is_offered_first_with_its_date(opener: Opener, session: Session, tmp_path: Path) -> None:
    planning.import_file(session, SAMPLE)
    (tmp_path / "new" / "backup").mkdir(parents=True)
    safekeeping.backup(session, tmp_path / "new" / "backup" / "ccapp-000001-20260105-1032.ccbak")
    dialog = opener(tmp_path / "new")
    assert dialog.ways.backup is not None
    text = dialog.ways.backup.findChildren(type(dialog.ways.place))[0].text()
    assert "05/01/2026" in text
    assert "10:32" in text
    assert "UBND xã Suối Mây" in text
    dialog.ways.backup.go_on.click()
    with session_of(dialog).store as store:
        assert store.office == session.store.office
        assert len(planning.plans(session_of(dialog))) == 1


def test_a_backup_can_be_looked_into_before_anything_is_restored(
    opener: Opener, session: Session, tmp_path: Path
) -> None:
    planning.import_file(session, SAMPLE)
    place = tmp_path / "new" / "backup"
    place.mkdir(parents=True)
    file = safekeeping.backup(session, place / "ccapp-000001-20260105-1032.ccbak")
    before = file.read_bytes()
    dialog = opener(tmp_path / "new")
    assert dialog.ways.backup is not None
    dialog.ways.backup.look.click()
    page = dialog.stack.currentWidget()
    assert isinstance(page, BackupPage)
    texts = [each.text() for each in page.findChildren(QLabel)]
    assert "Backup of “UBND xã Suối Mây”" in texts
    assert "Made on 05/01/2026 at 10:32. Nothing has been restored yet." in texts
    assert "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA XÃ SUỐI MÂY" in texts
    assert "2026 · Đang soạn · 68 tasks, 111 products" in texts
    assert list((tmp_path / "new").iterdir()) == [place], "looking leaves nothing behind"
    assert file.read_bytes() == before
    page.back.click()
    assert dialog.stack.count() == 1
    dialog.ways.backup.look.click()
    again = dialog.stack.currentWidget()
    assert isinstance(again, BackupPage)
    again.go_on.click()
    session_of(dialog).store.close()


def test_a_backup_that_is_not_sound_is_refused_in_words_when_looked_into(
    opener: Opener, session: Session, tmp_path: Path, refusals: list[AppError]
) -> None:
    (tmp_path / "new" / "backup").mkdir(parents=True)
    name = "ccapp-000001-20260105-1032.ccbak"
    file = safekeeping.backup(session, tmp_path / "new" / "backup" / name)
    dialog = opener(tmp_path / "new")
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) // 2])
    assert dialog.ways.backup is not None
    dialog.ways.backup.look.click()
    assert [error.code for error in refusals] == ["backup-damaged"]
    assert dialog.stack.count() == 1


def test_a_disk_that_is_full_leaves_the_folder_for_another_try(
    opener: Opener, tmp_path: Path, refusals: list[AppError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FileError("disk-full", file="ccapp.db")

    dialog = opener(tmp_path / "new")
    dialog.show_file(SAMPLE)
    with monkeypatch.context() as patch:
        patch.setattr("ccapp.services.plans.planning.import_reading", full)
        form_of(dialog).go.click()
    assert [error.code for error in refusals] == ["disk-full"]
    assert dialog.session is None
    assert form_of(dialog).office.text() == "UBND xã Suối Mây", "what was written stays on the screen"
    form_of(dialog).go.click()
    session_of(dialog).store.close()


def test_data_goes_to_the_other_drive_unless_the_officer_says_otherwise(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = tmp_path / "share" / "ccapp"
    monkeypatch.setattr("ccapp.services.folder.starting.other_fixed_drives", lambda: (tmp_path / "D",))
    dialog = opener(default)
    assert str(tmp_path / "D" / "ccapp") in dialog.ways.place.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "E"))
    assert dialog.ways.elsewhere.isVisible()
    dialog.ways.elsewhere.click()
    assert str(tmp_path / "E") in dialog.ways.place.text()
    dialog.ways.new.click()
    typed(form_of(dialog).office, "UBND xã Suối Mây")
    form_of(dialog).go.click()
    with session_of(dialog).store as store:
        assert store.folder == tmp_path / "E"
    assert (default / "location.txt").read_text(encoding="utf-8").strip() == str(tmp_path / "E")


def test_an_unsafe_place_is_refused_in_words(
    opener: Opener, tmp_path: Path, refusals: list[AppError], monkeypatch: pytest.MonkeyPatch
) -> None:
    default = tmp_path / "share" / "ccapp"
    dialog = opener(default)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "OneDrive"))
    dialog.ways.elsewhere.click()
    assert [error.code for error in refusals] == ["unsafe-place"]
    assert dialog.folder == default


def test_the_sample_opens_beside_and_the_window_survives_a_small_screen(
    opener: Opener, tmp_path: Path
) -> None:
    dialog = opener(tmp_path / "new")
    dialog.resize(560, 400)
    dialog.ways.sample.click()
    with session_of(dialog).store as store:
        assert store.folder == tmp_path / "new" / "sample"
        assert len(planning.plans(session_of(dialog))) == 1


def test_every_control_says_what_it_is(opener: Opener, tmp_path: Path) -> None:
    dialog = opener(tmp_path / "new")
    for button in (dialog.ways.file, dialog.ways.connection, dialog.ways.new):
        assert button.text()
        assert button.accessibleDescription()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    point = dialog.ways.file.mapTo(dialog, QPoint(0, 0))
    assert point.y() < dialog.ways.connection.mapTo(dialog, QPoint(0, 0)).y()


def test_the_window_opens_where_the_next_step_is(
    session: Session, superior: Session, sample_plan: RecordId, clock: Clock, tmp_path: Path
) -> None:
    assert landing(session) == ("plan", {"plan": sample_plan})
    assert landing(superior) == ("directory", {})
    invited = connecting.invite(superior, "UBND xã Lộc Bình", tmp_path)
    opened = connecting.read_invite(invited.file)
    commune = starting.start_connected(tmp_path / "new", opened, who="Bình", clock=clock)
    with commune.store:
        assert landing(commune) == ("exchange", {})


def test_on_a_low_screen_the_button_of_the_form_stays_in_sight(
    qtbot: QtBot, words: Words, tmp_path: Path
) -> None:
    dialog = StartDialog(tmp_path / "new", words)
    qtbot.addWidget(dialog)
    dialog.resize(760, 300)
    dialog.show()
    dialog.show_new()
    qtbot.waitExposed(dialog)
    form = form_of(dialog)
    qtbot.waitUntil(lambda: form.go.visibleRegion().boundingRect().height() == form.go.height())
