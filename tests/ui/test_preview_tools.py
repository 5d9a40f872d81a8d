"""Beside the pages: small pages, finding, page setup, an edge that cannot be printed; with real widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from PySide6.QtCore import QMarginsF, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import Orientation
from ccapp.domain.plan import PlanState, RecordId
from ccapp.printing.primitives import TextRun
from ccapp.services.paper import editions, publishing
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from tests.ui.preview_steps import to_file
from ui.desk import Desk
from ui.dialogs.page_setup import PageSetupDialog
from ui.pages.preview import PreviewPage
from ui.widgets.find_bar import FindBar
from ui.widgets.paper import printing as page_printing
from ui.widgets.paper.list import PageList
from ui.widgets.paper.view import PageView

Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PreviewPage:
    made = PreviewPage(desk, lambda *_, **__: None)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def view(page: PreviewPage) -> PageView:
    return page.findChild(PageView)


def button(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


# --- small pages ------------------------------------------------------------------------------------------


def test_a_small_page_leads_to_the_large_one(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    small, shown = page.findChild(PageList), view(page)
    assert small.isVisible()
    assert small.model().rowCount() == len(shown.pages)
    third = small.visualRect(small.model().index(2, 0)).center()
    QTest.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert shown.current == 2
    QTest.keyClick(small, Qt.Key.Key_Down)
    assert shown.current == 3


def test_arrows_lead_also_where_another_window_was_in_front(page: PreviewPage, sample_plan: RecordId) -> None:
    """As after a dialog of long work: the key is for the list, whichever window the system says is active."""
    page.open(plan=sample_plan)
    page.hide()
    small, shown = page.findChild(PageList), view(page)
    assert not small.hasFocus()
    asked: list[int] = []
    small.asked.connect(asked.append)
    small.show_current(1)
    assert asked == []
    QTest.keyClick(small, Qt.Key.Key_Down)
    assert asked == [2]
    assert shown.current == 2


def test_the_small_page_in_front_is_marked(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    small, shown = page.findChild(PageList), view(page)
    assert small.currentIndex().row() == 0
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert small.currentIndex().row() == len(shown.pages) - 1
    shown.verticalScrollBar().setValue(0)
    assert small.currentIndex().row() == 0


def test_a_small_page_has_ink_where_the_page_has(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    model = page.findChild(PageList).model()
    picture = model.index(1, 0).data(Qt.ItemDataRole.DecorationRole).pixmap(116, 116).toImage()
    inside = range(15, picture.width() - 15)  # paper alone: no edge of it
    shades = [picture.pixelColor(x, y).lightness() for x in inside for y in range(60, picture.height() - 15)]
    assert sum(shade < 250 for shade in shades) > 100
    assert max(shades) == 255
    assert model.index(1, 0).data(Qt.ItemDataRole.DisplayRole) == "2"


# --- finding ----------------------------------------------------------------------------------------------


def search(page: PreviewPage, words: str) -> FindBar:
    """By the keys of an officer. A shortcut needs the active window, which a dialog of long work has been."""
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page, 20_000)
    QTest.keyClick(view(page), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = page.findChild(FindBar)
    bar.words.clear()
    QTest.keyClicks(bar.words, words)
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    return bar


def test_finding_marks_and_steps(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    bar, shown = search(page, "ngan sach xa"), view(page)
    assert bar.isVisible()
    assert not bar.replace.isVisible()
    at, of = bar.count.text().split(" of ")
    assert (at, int(of) > 10) == ("1", True)
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {of}"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{of} of {of}"
    assert shown.current > 5
    assert painted(shown) > 20
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert painted(shown) == 0


def painted(shown: PageView) -> int:
    """How many dots in sight have the colour of the words that the search stands on."""
    picture = shown.viewport().grab().toImage()
    dots = (
        picture.pixelColor(x, y).getRgb()[:3]
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    return sum(dot == (255, 160, 64) for dot in dots)


def test_what_is_not_there_is_said(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    assert search(page, "khong co dau ca").count.text() == "Not found"


def test_a_change_of_the_plan_is_searched_again(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    bar = search(page, "viec da sua lai")
    assert bar.count.text() == "Not found"
    item = planning.show(session, sample_plan).appendices[0].sections[0].children[0]
    planning.set_text(session, sample_plan, item.id, "title", "Việc đã sửa lại")
    page.refresh()
    assert bar.count.text() == "1 of 1"


# --- page setup -------------------------------------------------------------------------------------------


def test_the_page_setup_is_one_step_for_all_appendices(
    page: PreviewPage, session: Session, sample_plan: RecordId, answer: Answer
) -> None:
    page.open(plan=sample_plan)
    before = planning.show(session, sample_plan)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, PageSetupDialog)
        assert not dialog.told.isVisible()
        dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
        dialog.paper.setCurrentIndex(dialog.paper.findData(Orientation.PORTRAIT))
        dialog.margins["left"].setValue(12)
        dialog.size_.setCurrentIndex(dialog.size_.findData(10))
        assert "Left 12 mm: the decree has 30 to 35 mm." in dialog.told.text()
        assert "Letters below 11" in dialog.told.text()
        dialog.capitals.setChecked(True)
        dialog.signed.setChecked(True)
        button(dialog, "Save page setup").click()

    answer(choose)
    button(page, "Page setup…").click()
    after = planning.show(session, sample_plan)
    for appendix in after.appendices:
        layout = appendix.layout
        assert (layout.orientation, layout.font_size) == (Orientation.PORTRAIT, 10)
        assert layout.page.margins is not None
        assert layout.page.margins.left == 12
        assert layout.page.signed
    page.refresh()  # as the window does for what has changed
    assert all(one.width < one.height for one in view(page).pages)
    texts = [run.text for run in view(page).pages[0].items if isinstance(run, TextRun)]
    assert texts[0] == "PHỤ LỤC I"
    planning.undo(session)
    assert planning.show(session, sample_plan) == before


def test_usual_margins_are_no_choice(
    page: PreviewPage, session: Session, sample_plan: RecordId, answer: Answer
) -> None:
    page.open(plan=sample_plan)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, PageSetupDialog)
        dialog.margins["top"].setValue(40)
        dialog.usual.click()
        dialog.accept()

    answer(choose)
    button(page, "Page setup…").click()
    assert planning.show(session, sample_plan).appendices[0].layout.page.margins is None


def test_a_locked_table_keeps_its_pages(page: PreviewPage, session: Session, sample_plan: RecordId) -> None:
    keeping.change_state(session, sample_plan, PlanState.SUBMITTED)
    page.open(plan=sample_plan)
    assert not button(page, "Page setup…").isEnabled()


# --- the mark of a draft ----------------------------------------------------------------------------------


def marks(page: PreviewPage) -> list[str]:
    """What stands at the left of the top margin, page by page."""
    return [
        next((run.text for run in one.items if isinstance(run, TextRun) and "THẢO" in run.text), "")
        for one in view(page).pages
    ]


def saved(page: PreviewPage, answer: Answer, words: str, folder: Path) -> Path:
    page._folder = str(folder)
    answer(lambda dialog: dialog.accept())
    button(page, words).click()
    assert page._saved is not None
    return page._saved


def test_a_draft_says_so_on_every_page_until_it_is_taken_off(
    page: PreviewPage, sample_plan: RecordId, tmp_path: Path, answer: Answer
) -> None:
    page.open(plan=sample_plan)
    (box,) = (one for one in page.findChildren(QCheckBox) if one.text() == "Mark as a draft")
    assert (box.isVisible(), box.isChecked()) == (True, True)
    assert set(marks(page)) == {"DỰ THẢO"}
    count = len(view(page).pages)
    with pdfplumber.open(saved(page, answer, "Save PDF…", tmp_path)) as pdf:
        assert all("DỰ THẢO - chưa trình ký" in sheet.extract_text() for sheet in pdf.pages)
    word = Document(str(saved(page, answer, "Export to Word…", tmp_path)))
    assert "DỰ THẢO" in word.sections[0].first_page_header.paragraphs[0].text
    box.click()
    assert set(marks(page)) == {""}
    assert len(view(page).pages) == count, "the mark moves nothing"
    (tmp_path / "Phu luc KH CCHC 2026.pdf").unlink()
    with pdfplumber.open(saved(page, answer, "Save PDF…", tmp_path)) as pdf:
        assert not any("THẢO" in sheet.extract_text() for sheet in pdf.pages)


def test_the_copy_to_be_signed_has_no_mark_and_nothing_to_take_off(
    page: PreviewPage, session: Session, sample_plan: RecordId, small_plan: RecordId
) -> None:
    (box,) = (one for one in page.findChildren(QCheckBox) if one.text() == "Mark as a draft")
    keeping.change_state(session, sample_plan, PlanState.SUBMITTED)
    page.open(plan=sample_plan)
    assert set(marks(page)) == {""}
    assert not box.isVisible()
    page.open(plan=small_plan)
    box.click()
    page.open(plan=sample_plan)
    page.open(plan=small_plan)
    assert box.isChecked(), "for the next plan it is on again"
    edition = editions.submit(session, small_plan).edition
    page.open(plan=small_plan, edition=edition.id)
    assert marks(page)[0] == "DỰ THẢO LẦN 1"
    assert not box.isVisible()


# --- the printer ------------------------------------------------------------------------------------------


@pytest.fixture
def preview(session: Session, sample_plan: RecordId) -> publishing.Preview:
    return publishing.preview(session, sample_plan)


def test_an_edge_wider_than_ours_is_seen(preview: publishing.Preview) -> None:
    for one in preview.pages:
        assert page_printing.within(one, QMarginsF(12, 12, 12, 12))
        assert not page_printing.within(one, QMarginsF(100, 0, 0, 0))
        assert not page_printing.within(one, QMarginsF(0, 0, 50, 0))
    assert page_printing.within(preview.pages[0], QMarginsF(0, 50, 0, 50))
    # The page number stands in the top margin.
    assert not page_printing.within(preview.pages[1], QMarginsF(0, 50, 0, 0))


def test_what_would_be_cut_off_is_asked_about(
    page: PreviewPage,
    sample_plan: RecordId,
    tmp_path_factory: pytest.TempPathFactory,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path_factory.mktemp("printed") / "p.pdf"
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(out))
    monkeypatch.setattr(page_printing, "cut_off", lambda *_: True)
    page.open(plan=sample_plan)

    def leave(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert "would be cut off" in box.text()
        box.reject()

    answer(leave)
    button(page, "Print…").click()
    assert not out.exists()
    answer(lambda box: button(box, "Print anyway").click())
    button(page, "Print…").click()
    assert out.stat().st_size > 10_000


@pytest.mark.parametrize("lying", [True, False])
def test_both_sides_turn_over_the_right_edge(preview: publishing.Preview, lying: bool) -> None:
    asked: list[object] = []

    class Both:
        """A printer that prints both sides: files are never printed so."""

        def duplex(self) -> object:
            return page_printing.QPrinter.DuplexMode.DuplexLongSide

        def setDuplex(self, mode: object) -> None:  # noqa: N802 - Qt's name
            asked.append(mode)

    one = next(each for each in preview.pages if each.width > each.height)
    from dataclasses import replace

    turned = one if lying else replace(one, width=one.height, height=one.width)
    page_printing.turn_sides(Both(), turned)  # type: ignore[arg-type]
    modes = page_printing.QPrinter.DuplexMode
    assert asked == [modes.DuplexShortSide if lying else modes.DuplexLongSide]


def test_a_click_beside_the_small_pages_changes_nothing(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    view(page).go_to(1)
    small = page.findChild(PageList)
    QTest.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert view(page).current in (0, 1)
