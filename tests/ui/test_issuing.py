"""From the draft round to the signed plan in the real window: strip, dialogs, versions, the signed copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.editions import EditionKind, printed_lines, rows_of
from ccapp.domain.guidance.values import Does
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.paper import adjusting, editions, issuing, publishing, signed_copies
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.ui.plan_steps import CTRL, DEADLINE, Key, press, shown
from ui.desk import PLANS
from ui.dialogs.form import FormDialog
from ui.dialogs.issuing import ClosingDialog, CorrectDialog, IssueDialog, ReasonDialog
from ui.pages.editions import EditionsPage
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.pages.signed_copy import SignedCopyPage
from ui.window import MainWindow

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")


def answer(fill: Callable[[], object]) -> None:
    """Do this once the next dialog is open."""
    QTimer.singleShot(0, fill)


def agree() -> None:
    """Press the button of a question that goes on."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole).click()


def dialog(kind: type) -> object:
    """The dialog in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def opened(qtbot: QtBot, window: MainWindow, plan: RecordId) -> PlanPage:
    page = shown(qtbot, window, plan)
    assert page.issuing is not None
    return page


def visible(page: PlanPage) -> set[str]:
    return {name for name, button in page.issuing.buttons.items() if button.isVisible()}


def write(session: Session, plan: RecordId, at: int, text: str) -> None:
    leaf = rows_of(planning.show(session, plan))[at].leaf.id
    editing.set_texts(session, plan, [CellEdit(record=leaf, field="deadline", text=text)])


def test_a_new_draft_has_no_strip(qtbot: QtBot, window: MainWindow, small_plan: RecordId) -> None:
    page = opened(qtbot, window, small_plan)
    assert page.issuing.bar.isHidden()
    assert visible(page) == set()


def test_submitting_saves_the_round_and_shows_its_printout(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    page = opened(qtbot, window, small_plan)
    answer(agree)
    page.issuing.step(Does.SUBMIT)
    (round_,) = editions.editions(session, small_plan)
    assert (round_.kind, window.current_key()) == (EditionKind.DRAFT, "preview")
    preview = window.page("preview")
    assert isinstance(preview, PreviewPage)
    texts = [getattr(item, "text", "") for item in preview._view.pages[0].items]
    assert "DỰ THẢO LẦN 1" in texts
    window.navigate("plan", plan=small_plan)
    assert visible(page) == {"print", "issue", "more"}
    assert "Dự thảo lần 1" in page.strips.locked.text.text()


def test_what_the_leader_changed_is_entered_by_row_number(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    editions.submit(session, small_plan)
    page = opened(qtbot, window, small_plan)
    page.strips.locked.findChild(QPushButton).click()
    assert planning.show_head(session, small_plan).state is PlanState.DRAFT
    assert visible(page) == {"row", "compare", "submit", "more"}
    third = printed_lines(planning.show(session, small_plan))[3]
    editing.move(
        session,
        small_plan,
        planning.show(session, small_plan).appendices[0].sections[0].children[1].id,
        up=True,
    )
    page.refresh()

    def type_four() -> None:
        box = dialog(FormDialog)
        assert isinstance(box, FormDialog)
        (field,) = box.findChildren(QLineEdit)
        field.setText("4")
        box.findChildren(QPushButton)[0].click()

    answer(type_four)
    press(page.view, Key.Key_G, CTRL)
    place = page.view.place()
    assert place is not None
    assert page.model.lines[place[0]].path[-1].id == third


def test_a_number_typed_after_ctrl_g_leads_to_its_row_and_its_bounds_hold(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    """Keys alone: Ctrl+G, digits, Enter; one too high is told, the next one goes."""
    editions.submit(session, small_plan)
    editions.take_back(session, small_plan)
    page = opened(qtbot, window, small_plan)
    lines = printed_lines(planning.show(session, small_plan))

    asked: list[str] = []

    def gone_to(*tries: str) -> RecordId:
        def type_it() -> None:
            box = dialog(FormDialog)
            assert isinstance(box, FormDialog)
            asked.extend(each.text() for each in box.findChildren(QLabel) if each.isVisible())
            (field,) = box.findChildren(QLineEdit)
            for digits in tries:
                field.selectAll()
                QTest.keyClicks(field, digits)
                QTest.keyClick(field, Key.Key_Return)
                asked.extend(each.text() for each in box.findChildren(QLabel) if each.isVisible())

        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        answer(type_it)
        press(page.view, Key.Key_G, CTRL)
        place = page.view.place()
        assert place is not None
        return page.model.lines[place[0]].path[-1].id

    assert gone_to("3") == lines[2]
    assert [gone_to("1"), gone_to("2")] == list(lines[:2])
    beyond = f"The rows of this printout are numbered 1 to {len(lines)}."
    assert beyond not in asked
    held = gone_to(str(len(lines) + 1), "0", "ba", str(len(lines)))
    assert held == lines[-1]
    assert asked.count(beyond) >= 3
    assert any(f"1 to {len(lines)}:" in words for words in asked)

    def leave() -> None:
        box = dialog(FormDialog)
        assert isinstance(box, FormDialog)
        QTest.keyClick(box, Key.Key_Escape)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answer(leave)
    press(page.view, Key.Key_G, CTRL)
    place = page.view.place()
    assert place is not None
    assert page.model.lines[place[0]].path[-1].id == held


def test_before_the_first_printout_ctrl_g_says_why_there_is_no_row(
    qtbot: QtBot, window: MainWindow, small_plan: RecordId
) -> None:
    said: list[str] = []
    page = opened(qtbot, window, small_plan)
    page.desk.said.connect(said.append)
    press(page.view, Key.Key_G, CTRL)
    assert said == ["No draft round was printed yet, so rows have no numbers."]


def test_row_numbers_of_the_printout_stay_beside_their_rows(
    qtbot: QtBot, window: MainWindow, small_plan: RecordId
) -> None:
    page = shown(qtbot, window, small_plan)
    numbers, model = page.view.numbers, page.view.model_
    assert not numbers.isVisible()
    done = editions.submit(window.desk.session, small_plan)
    window.desk.announce(frozenset({PLANS}))
    printed = printed_lines(editions.plan_at(window.desk.session, done.edition.id))
    qtbot.waitUntil(numbers.isVisible)
    rows = [numbers.number(row) for row in range(model.rowCount())]
    assert [one for one in rows if one] == list(range(1, len(printed) + 1))
    editions.take_back(window.desk.session, small_plan)
    first = planning.show(window.desk.session, small_plan).appendices[0].sections[0].children[0]
    editing.remove(window.desk.session, small_plan, [first.id])
    window.desk.announce(frozenset({PLANS}))
    gone = {printed.index(item.id) + 1 for item in first.walk() if item.id in printed}
    rows = [numbers.number(row) for row in range(model.rowCount())]
    assert [one for one in rows if one] == [n for n in range(1, len(printed) + 1) if n not in gone]
    issuing.issue(window.desk.session, small_plan, SIGNING)
    window.desk.announce(frozenset({PLANS}))
    assert not numbers.isVisible()


def test_changed_cells_have_bars_that_tell_what_was_printed(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    editions.submit(session, small_plan)
    editions.take_back(session, small_plan)
    write(session, small_plan, 0, "Quý II/2026")
    page = opened(qtbot, window, small_plan)
    row = next(at for at, line in enumerate(page.model.lines) if line.texts[DEADLINE] == "Quý II/2026")
    assert page.issuing.bars.tip(row, DEADLINE) == "Dự thảo lần 1: Quý I/2026"
    assert page.issuing.bars.tip(row + 1, DEADLINE) == ""
    assert "1" in page.issuing.bar.text.text()
    picture = page.view.viewport().grab().toImage()
    cell = page.view.visualRect(page.model.index(row, DEADLINE))
    below = page.view.visualRect(page.model.index(row + 1, DEADLINE))
    assert picture.pixelColor(cell.left() + 1, cell.center().y()) != picture.pixelColor(
        below.left() + 1, below.center().y()
    )


def test_the_versions_are_listed_and_compared(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    small_plan: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editions.submit(session, small_plan)
    editions.take_back(session, small_plan)
    write(session, small_plan, 0, "Quý II/2026")
    editions.submit(session, small_plan)
    window.resize(1366, 768)
    window.navigate("editions", plan=small_plan)
    page = window.page("editions")
    assert isinstance(page, EditionsPage)
    assert page.list.count() == 2
    assert page.rows.rowCount() == 1  # the latest says what the plan says, so it stands beside the first
    assert [page.rows.data(page.rows.index(0, column)) for column in (3, 4)] == ["Quý I/2026", "Quý II/2026"]
    out = tmp_path / "so sánh.pdf"
    monkeypatch.setattr(page, "_ask", lambda _: out)
    page.buttons["pdf"].click()
    assert out.read_bytes().startswith(b"%PDF")
    page.list.setCurrentRow(1)
    page.buttons["look"].click()
    assert window.current_key() == "preview"


def test_issuing_through_the_dialog_locks_the_table(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    page = opened(qtbot, window, small_plan)

    def fill() -> None:
        box = dialog(IssueDialog)
        assert isinstance(box, IssueDialog)
        box.day.setText("31/02/2026")
        box.number.setText("07/KH-UBND")
        box.signer.setText("Trần Văn Bình")
        box.accept()
        assert "31/02/2026" in box._wrong.text()
        box.day.setText("6/1/2026")
        box.channel.setCurrentIndex(1)
        box.accept()

    answer(fill)
    page.issuing.issue()
    head = planning.show_head(session, small_plan)
    assert (head.state, head.reference.number) == (PlanState.ISSUED, "07")
    assert visible(page) == {"extend", "adjust", "correct", "more"}
    assert "07/KH-UBND, 06/01/2026" in page.strips.locked.text.text()


def test_an_adjustment_opens_and_closes_the_table(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    issuing.issue(session, small_plan, SIGNING)
    page = opened(qtbot, window, small_plan)

    def why() -> None:
        box = dialog(ReasonDialog)
        assert isinstance(box, ReasonDialog)
        box.words.setText("Theo văn bản của tỉnh")
        box.accept()

    answer(why)
    page.issuing.buttons["adjust"].click()
    assert visible(page) == {"list", "close", "drop"}
    assert page.actions_["add-task"].isVisible()
    write(session, small_plan, 0, "Quý II/2026")
    page.refresh()

    def end() -> None:
        box = dialog(ClosingDialog)
        assert isinstance(box, ClosingDialog)
        box.accept()
        assert box.isVisible()  # without number and day it stays
        box.document.setText("21/KH-UBND")
        box.day.setText("01/6/2026")
        box.accept()

    answer(end)
    page.issuing.buttons["close"].click()
    assert "21/KH-UBND" in page.strips.locked.text.text()
    assert not page.actions_["add-task"].isVisible()


def test_a_typing_slip_is_set_right_in_its_cell(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    issuing.issue(session, small_plan, SIGNING)
    page = opened(qtbot, window, small_plan)
    row = next(at for at, line in enumerate(page.model.lines) if line.texts[DEADLINE] == "Quý I/2026")
    page.view.go(row, DEADLINE)

    def fill() -> None:
        box = dialog(CorrectDialog)
        assert isinstance(box, CorrectDialog)
        box.text.setPlainText("Quý II/2026")
        box.accept()
        assert box.isVisible()
        box.reason.setText("Gõ nhầm quý")
        box.accept()

    answer(fill)
    page.issuing.buttons["correct"].click()
    assert rows_of(planning.show(session, small_plan))[0].leaf.text("deadline") == "Quý II/2026"


def signed_page(window: MainWindow, plan: RecordId) -> SignedCopyPage:
    window.resize(1366, 768)
    window.navigate("signed-copy", plan=plan)
    page = window.page("signed-copy")
    assert isinstance(page, SignedCopyPage)
    window.show()
    return page


def test_the_signed_word_file_is_compared_and_taken_over(
    qtbot: QtBot, window: MainWindow, session: Session, sample_plan: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "ký.docx"
    before = rows_of(planning.show(session, sample_plan))[0].leaf.text("deadline")
    write(session, sample_plan, 0, "Tháng 11 năm 2026")
    publishing.print_plan(session, sample_plan, file)
    planning.undo(session)
    issuing.prepare(session, sample_plan, SIGNING, file)
    page = signed_page(window, sample_plan)
    (line,) = page.differences.model.lines
    assert line.cells[2:] == (before, "Tháng 11 năm 2026")
    page.buttons["take"].click()
    assert page.differences.model.lines == ()
    assert not page.buttons["take"].isVisible()
    page.buttons["issue"].click()
    assert planning.show_head(session, sample_plan).state is PlanState.ISSUED
    assert window.current_key() == "plan"


def test_a_scan_is_ticked_beside_its_picture(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "bản quét.png"
    picture = QImage(400, 560, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(file))
    issuing.issue(session, small_plan, SIGNING)
    page = signed_page(window, small_plan)
    assert page.empty.isVisible()
    assert page.drop(str(file))
    assert not page.scan.sheet.pixmap().isNull()
    model = page.ticks.model
    assert len(model.lines) == 4
    model.setData(model.index(0, 0), Qt.CheckState.Checked, int(Qt.ItemDataRole.CheckStateRole))
    page.ticks.all.click()
    (copy,) = signed_copies.copies(session, small_plan)
    assert len(copy.ticked) == 4
    assert "4" in page.told.text()
    page.buttons["done"].click()
    assert not page.buttons["done"].isVisible()
    planning.undo(session)
    planning.undo(session)
    page.refresh()
    assert len(page.ticks.ticked) == 1


def test_a_difference_is_kept_with_a_reason(
    qtbot: QtBot, window: MainWindow, session: Session, sample_plan: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "ký.docx"
    write(session, sample_plan, 0, "Tháng 11 năm 2026")
    publishing.print_plan(session, sample_plan, file)
    planning.undo(session)
    issuing.issue(session, sample_plan, SIGNING, file)
    page = signed_page(window, sample_plan)

    def why() -> None:
        box = dialog(ReasonDialog)
        assert isinstance(box, ReasonDialog)
        box.words.setText("Bản Word gõ nhầm")
        box.accept()

    answer(why)
    page.buttons["keep"].click()
    assert page.differences.model.lines == ()
    assert signed_copies.copies(session, sample_plan)[0].kept[0].reason == "Bản Word gõ nhầm"


def test_a_plan_that_is_gone_leaves_its_pages_empty(
    window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    window.navigate("editions", plan=small_plan)
    page = window.page("editions")
    assert isinstance(page, EditionsPage)
    assert page.empty.text()
    planning.undo(session)
    page.refresh()
    assert "no longer" in page.empty.text() or "không còn" in page.empty.text()
    other = signed_page(window, small_plan)
    assert other.empty.isVisible()


def test_an_adjustment_under_way_is_listed_and_written(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    small_plan: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    issuing.issue(session, small_plan, SIGNING)
    adjusting.open_adjustment(session, small_plan)
    write(session, small_plan, 0, "Quý II/2026")
    page = opened(qtbot, window, small_plan)
    page.issuing.buttons["list"].click()
    shown_page = window.page("editions")
    assert isinstance(shown_page, EditionsPage)
    assert shown_page.rows.rowCount() == 1
    out = tmp_path / "điều chỉnh.docx"
    monkeypatch.setattr(shown_page, "_ask", lambda _: out)
    shown_page.buttons["list-word"].click()
    assert out.read_bytes().startswith(b"PK")


def test_a_signed_file_that_a_restore_lost_says_so(
    window: MainWindow, session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "quét.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    issuing.issue(session, small_plan, SIGNING, file)
    for each in (session.store.folder / "att").rglob("*"):
        if each.is_file():
            each.unlink()
    page = signed_page(window, small_plan)
    assert "quét.png" in page.told.text()
    assert page.drop(str(file))
    assert page.told.text() != ""
    assert page.buttons["open"].isVisible()


def test_a_signed_file_under_a_password_is_named_with_what_to_do(
    window: MainWindow, session: Session, small_plan: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "bản ký.docx"
    file.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    )
    issuing.issue(session, small_plan, SIGNING, file)
    page = signed_page(window, small_plan)
    told = page.told.text()
    assert "bản ký.docx: tệp có mật khẩu" in told
    assert "picture" not in told
    assert not page.scan.isVisible()
    page.ticks.all.click()
    assert "4" in page.told.text()
    assert "mật khẩu" in page.told.text()


def scanned_pdf(out: Path, pages: int) -> Path:
    """A PDF as scanners write it: a JPEG a page and no text."""
    picture = QImage(400, 560, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    jpeg = out.with_suffix(".jpg")
    picture.save(str(jpeg))
    data = jpeg.read_bytes()
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for _ in range(pages):
        number = len(parts) + 1
        kids.append(f"{number} 0 R")
        draw = b"q 595 0 0 842 0 0 cm /Im Do Q"
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /XObject << /Im {number + 2} 0 R >> >> >>".encode()
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw))
        parts.append(
            b"<< /Type /XObject /Subtype /Image /Width 400 /Height 560 /ColorSpace /DeviceRGB "
            b"/BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
        )
    parts[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>".encode()
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)
    out.write_bytes(bytes(written))
    return out


def test_a_scanned_pdf_is_leafed_through_and_opened(
    window: MainWindow,
    session: Session,
    small_plan: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    issuing.issue(session, small_plan, SIGNING, scanned_pdf(tmp_path / "bản quét.pdf", 2))
    page = signed_page(window, small_plan)
    assert len(page.ticks.model.lines) == 4
    assert (page.scan.number.text(), page.scan.sheet.pixmap().isNull()) == ("1/2", False)
    opened_files: list[str] = []
    monkeypatch.setattr(
        "ui.pages.signed_copy.QDesktopServices.openUrl", lambda url: opened_files.append(url.toLocalFile())
    )
    page.buttons["open"].click()
    assert Path(opened_files[0]).name == "bản quét.pdf"
    assert Path(opened_files[0]).read_bytes().startswith(b"%PDF")
    page.scan.forth.click()
    assert page.scan.number.text() == "2/2"
    width = page.scan.sheet.pixmap().width()
    page.scan.larger.click()
    assert page.scan.sheet.pixmap().width() > width


def test_the_preview_of_a_draft_leads_to_its_numbered_printout(
    window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    window.resize(1366, 768)
    window.navigate("preview", plan=small_plan)
    window.show()
    page = window.page("preview")
    assert isinstance(page, PreviewPage)
    assert page._submit.isVisible()
    asked = []

    def look() -> None:
        if not isinstance(QApplication.activeModalWidget(), QMessageBox):  # the check is still at work
            QTimer.singleShot(20, look)
            return
        asked.append(QApplication.activeModalWidget().text())
        agree()

    answer(look)
    page._submit.click()
    assert "1" in asked[0]
    assert planning.show_head(session, small_plan).state is PlanState.SUBMITTED
    assert not page._submit.isVisible()
    assert page._preview is not None
    assert page._preview.edition is not None
