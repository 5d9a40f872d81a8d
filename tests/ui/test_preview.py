"""Xem bản in: leafing, zooming, saving, printing; driven through real widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.intake.clipboard import read_clipboard
from ccapp.intake.reading import read
from ccapp.intake.recognition import recognise
from ccapp.intake.sheet import sheets
from ccapp.printing.primitives import TextRun
from ccapp.services.paper import publishing
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.preview_steps import to_file
from ui.desk import PLANS, Desk
from ui.pages.preview import PreviewPage
from ui.widgets.paper import printing as page_printing
from ui.widgets.paper.view import Fit, PageView

TENTH_OF_MM = 0.1 * 72 / 25.4
Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]


@pytest.fixture
def preview(session: Session, sample_plan: RecordId) -> publishing.Preview:
    return publishing.preview(session, sample_plan)


# --- the page ---------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: list[tuple[str, dict[str, object]]]) -> PreviewPage:
    made = PreviewPage(desk, lambda key, **place: gone.append((key, place)))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def view(page: PreviewPage) -> PageView:
    return page.findChild(PageView)


def labels(page: PreviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


def test_pages_are_leafed_with_the_keyboard(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    shown = view(page)
    count = len(shown.pages)
    assert f"1/{count}" in labels(page)
    assert shown.verticalScrollBar().value() < 20
    QTest.keyClick(shown, Qt.Key.Key_PageDown)
    assert f"2/{count}" in labels(page)
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert f"{count}/{count}" in labels(page)
    QTest.keyClick(shown, Qt.Key.Key_PageUp)
    assert f"{count - 1}/{count}" in labels(page)
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert f"1/{count}" in labels(page)
    assert page.status() == f"{count} pages. Drag the edge of a column to change its width."


def test_scrolling_tells_the_page_in_front(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    shown = view(page)
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert shown.current == len(shown.pages) - 1


def test_zoom_by_keys_wheel_and_list(qtbot: QtBot, page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page, 20_000)
    shown = view(page)
    assert shown.zoom is Fit.WIDTH
    assert shown.horizontalScrollBar().maximum() == 0
    fitting = shown.factor
    QTest.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shown.factor > fitting
    QTest.keyClick(shown, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown.factor == pytest.approx(fitting)
    roll(shown, 120)
    assert shown.factor == pytest.approx(fitting * 1.25)
    roll(shown, -120)
    shown.set_zoom(100.0)
    assert shown.factor == pytest.approx(4.0)
    shown.set_zoom(Fit.PAGE)
    assert shown.verticalScrollBar().pageStep() >= shown.pages[0].height * shown.factor * 96 / 72
    QTest.keyClick(shown, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown.zoom is Fit.WIDTH


def roll(shown: PageView, turned: int) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.viewport(), event)


def test_a_change_is_seen_at_the_same_place(
    page: PreviewPage, desk: Desk, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    shown = view(page)
    shown.go_to(3)
    before = shown.verticalScrollBar().value()
    item = planning.show(session, sample_plan).appendices[0].sections[0].children[0]
    planning.set_text(session, sample_plan, item.id, "title", "Việc đã sửa lại")
    page.refresh()
    texts = [run.text for run in shown.pages[0].items if isinstance(run, TextRun)]
    assert "Việc đã sửa lại" in texts
    assert (shown.current, shown.verticalScrollBar().value()) == (3, before)


def test_a_plan_that_is_gone_leaves_a_way_out(
    page: PreviewPage, session: Session, sample_plan: RecordId, gone: list[tuple[str, dict[str, object]]]
) -> None:
    page.open(plan=sample_plan)
    planning.undo(session)
    page.refresh()
    assert view(page).pages == ()
    assert not button(page, "Print…").isEnabled()
    assert page.status() == ""
    button(page, "Back to the plans").click()
    assert gone == [("plans", {})]


def test_the_way_back_leads_to_the_plan(
    page: PreviewPage, sample_plan: RecordId, gone: list[tuple[str, dict[str, object]]]
) -> None:
    page.open(plan=sample_plan)
    button(page, "Plan").click()
    assert gone == [("plan", {"plan": sample_plan})]


def test_blanks_are_explained_only_while_there_are_any(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    line = "Number and day stay blank: they are written after signing."
    page.open(plan=sample_plan)
    assert line in labels(page)
    keeping.change_state(session, sample_plan, PlanState.SUBMITTED)
    page.refresh()
    assert line not in labels(page)


def test_what_cannot_be_printed_is_said_in_one_line(
    page: PreviewPage, session: Session, small_plan: RecordId
) -> None:
    page.open(plan=small_plan)
    assert not any("☑" in text for text in labels(page))
    item = planning.show(session, small_plan).appendices[0].sections[0].children[0]
    planning.set_text(session, small_plan, item.id, "title", "☑ xong ☒ chưa ☑")
    page.refresh()
    (line,) = [text for text in labels(page) if "☑" in text]
    assert line.startswith("Ký tự “☑” (U+2611)")
    assert line.endswith("☒")


def test_saving_writes_the_pdf_and_says_where(
    page: PreviewPage, desk: Desk, sample_plan: RecordId, tmp_path: Path, answer: Answer
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    names: list[str] = []
    page._folder = str(tmp_path)

    def save(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        names.extend(Path(name).name for name in dialog.selectedFiles())
        dialog.accept()

    page.open(plan=sample_plan)
    answer(save)
    button(page, "Save PDF…").click()
    assert names == ["Phu luc KH CCHC 2026.pdf"]
    with pdfplumber.open(tmp_path / names[0]) as pdf:
        assert len(pdf.pages) == len(view(page).pages)
    assert said == ["Saved Phu luc KH CCHC 2026.pdf."]
    assert said[0] in labels(page)
    assert button(page, "Open folder").isVisible()


@pytest.mark.parametrize(("words", "ending"), [("Export to Word…", "docx"), ("Export to Excel…", "xlsx")])
def test_exporting_asks_for_a_readable_name_and_says_where(
    page: PreviewPage, sample_plan: RecordId, tmp_path: Path, answer: Answer, words: str, ending: str
) -> None:
    page._folder = str(tmp_path)
    page.open(plan=sample_plan)
    answer(lambda dialog: dialog.accept())
    button(page, words).click()
    name = f"Phu luc KH CCHC 2026.{ending}"
    assert len(read(tmp_path / name).tables) == 2
    assert f"Saved {name}." in labels(page)
    assert button(page, "Open folder").isVisible()


def test_copying_takes_the_table_of_the_appendix_in_sight(
    page: PreviewPage, desk: Desk, session: Session, sample_plan: RecordId
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    page.open(plan=sample_plan)
    view(page).go_to(len(view(page).pages) - 1)
    button(page, "Copy appendix").click()
    held = QApplication.clipboard().mimeData()
    (table,) = recognise(sheets(read_clipboard(held.html(), held.text())), revised=False).tables
    wanted = planning.show(session, sample_plan).appendices[1]
    assert table.appendix.layout.keys == wanted.layout.keys
    assert [row.record(wanted.layout) for row in rows(table.appendix)] == [
        row.record(wanted.layout) for row in rows(wanted)
    ]
    assert said == ["The table is copied. Paste it into Word with Ctrl+V."]


def test_an_appendix_without_columns_is_not_copied(session: Session, sample_plan: RecordId) -> None:
    with pytest.raises(RefusedError) as refused:
        publishing.copied_table(session, sample_plan, 9)
    assert refused.value.code == "copy-no-table"


def test_a_place_that_cannot_be_written_is_refused_in_words(
    page: PreviewPage,
    sample_plan: RecordId,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.open(plan=sample_plan)
    monkeypatch.setattr(page, "_ask_file", lambda name: tmp_path / "rút ra rồi" / name)
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), box.accept()))
    button(page, "Save PDF…").click()
    assert "không tìm thấy" in told[0]
    assert not button(page, "Open folder").isVisible()


def test_without_a_printer_the_pdf_is_offered(
    page: PreviewPage, sample_plan: RecordId, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "has_printer", lambda: False)
    asked: list[str] = []
    monkeypatch.setattr(page, "_ask_file", asked.append)
    page.open(plan=sample_plan)

    def choose(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert "No printer" in box.text()
        button(box, "Save PDF…").click()

    answer(choose)
    button(page, "Print…").click()
    assert asked == ["Phu luc KH CCHC 2026.pdf"]


def test_printing_goes_to_the_chosen_printer(
    page: PreviewPage, desk: Desk, sample_plan: RecordId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(tmp_path / "p.pdf"))
    page.open(plan=sample_plan)
    button(page, "Print…").click()
    assert said == ["Sent to the printer."]
    assert (tmp_path / "p.pdf").stat().st_size > 10_000
    assert QApplication.overrideCursor() is None


def test_a_draft_is_printed_two_pages_on_a_sheet_where_asked(
    page: PreviewPage,
    session: Session,
    sample_plan: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(tmp_path / "p.pdf"))
    page.open(plan=sample_plan)
    count = len(page.findChild(PageView).pages)
    paired = next(one for one in page.findChildren(QCheckBox) if one.text() == "Two pages on a sheet")
    paired.click()
    button(page, "Print…").click()
    with pdfplumber.open(tmp_path / "p.pdf") as pdf:
        assert len(pdf.pages) == (count + 1) // 2
        assert pdf.pages[0].width < pdf.pages[0].height
    keeping.change_state(session, sample_plan, PlanState.SUBMITTED)
    page.open(plan=sample_plan)
    assert paired.isHidden()
    button(page, "Print…").click()
    with pdfplumber.open(tmp_path / "p.pdf") as pdf:
        assert len(pdf.pages) == count


def test_a_failed_print_is_told_and_the_pdf_offered(
    page: PreviewPage, sample_plan: RecordId, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(tmp_path / "no" / "p.pdf"))
    page.open(plan=sample_plan)
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), button(box, "Close").click()))
    button(page, "Print…").click()
    assert told[0].startswith("The printer did not take the pages")


def test_the_printer_dialog_knows_the_pages(
    page: PreviewPage, preview: publishing.Preview, answer: Answer
) -> None:
    limits: list[tuple[int, int]] = []

    def look(dialog: QWidget) -> None:
        limits.append((dialog.minPage(), dialog.maxPage()))
        dialog.reject()

    answer(look)
    assert page_printing.ask_printer(page, preview.pages, "Phu luc") is None
    assert limits == [(1, len(preview.pages))]


# --- names of files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "years", "name"),
    [
        ("Kế hoạch cải cách hành chính năm 2026", (2026, 2026), "Phu luc KH CCHC 2026.pdf"),
        ("KHUNG KẾ HOẠCH CHUYỂN ĐỔI SỐ", (2026, 2030), "Phu luc KH CDS 2026-2030.pdf"),
        ("Kế hoạch dân chủ ở cơ sở năm 2026", (2026, 2026), "Phu luc KH dan chu o co so 2026.pdf"),
        ("Kế hoạch: “Đường / ngõ” 2025 - 2030?", (2025, 2030), "Phu luc KH duong ngo 2025-2030.pdf"),
        ("Kế hoạch " + "rất dài " * 20, (2026, 2026), f"Phu luc KH {'rat dai ' * 7}rat 2026.pdf"),
    ],
)
def test_file_names_are_short_and_without_accents(
    session: Session, plan_maker: PlanMaker, title: str, years: tuple[int, int], name: str
) -> None:
    plan: Plan = replace(plan_maker(session), title=title, year_from=years[0], year_to=years[1])
    assert publishing.file_name(plan) == name


def test_desk_areas_name_what_makes_the_page_read_again() -> None:
    assert PreviewPage.areas == {PLANS}
