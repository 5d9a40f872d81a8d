"""Journey C4 through the real window: on paper, as PDF and Word, signed, issued, and then locked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ccapp.domain.editions import FROZEN, latest
from ccapp.domain.layout import Orientation
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.printing.primitives import TextRun
from ccapp.services.paper import editions, signed_copies
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.printing.coming_back import check_comes_back
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, press_button
from tests.ui.layout_steps import opened
from tests.ui.plan_steps import NONE, texts, type_text
from ui.dialogs.extending import ExtendDialog
from ui.dialogs.issuing import IssueDialog
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.pages.signed_copy import SignedCopyPage
from ui.widgets.paper.view import PageView
from ui.widgets.scrolled import Scrolled
from ui.window import MainWindow

JANUARY = datetime(2023, 1, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
HEADINGS = ("Nội dung, nhiệm vụ", "Sản phẩm", "Kinh phí")
DRAG = 60
LONG = 25


@pytest.fixture
def clock() -> Clock:
    made = Clock()
    made.now = JANUARY
    return made


def dragged(page: PlanPage, column: int, by: int) -> None:
    """The right edge of a heading, with the mouse."""
    header = page.view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, 8)
    target = header.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, edge)
    for part in (by // 2, by):
        QTest.mouseMove(target, edge + QPoint(part, 0))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, edge + QPoint(by, 0))


def set_out(stage: Stage, window: MainWindow, page: PlanPage, answer: Answer) -> None:
    """A wider column and letters of 12 points."""
    product = page.model.layout_.keys.index("product")
    before = page.view.columnWidth(product)
    dragged(page, product, DRAG)
    session = window.desk.session
    stage.qtbot.waitUntil(lambda: planning.next_undo(session) == "layout-width")
    assert page.view.columnWidth(product) > before
    stage.look("c4-02-wider", window)

    def twelve(dialog: QWidget) -> None:
        dialog.size_.setCurrentIndex(dialog.size_.findData("12"))
        dialog.size_.activated.emit(dialog.size_.currentIndex())
        stage.look("c4-03-letters", dialog)
        dialog.accept()

    opened(page, answer, twelve)
    layout = page.appendix().layout
    assert (layout.font_size, layout.orientation) == (12, Orientation.LANDSCAPE)


def saved(stage: Stage, paper: PreviewPage, answer: Answer, folder: Path, words: str, picture: str) -> Path:
    """A file by way of the button and the system's dialog."""
    made: list[Path] = []

    def accept(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(folder))
        made.append(folder / Path(dialog.selectedFiles()[0]).name)
        dialog.selectFile(str(made[0]))
        dialog.accept()

    answer(accept)
    press_button(paper, "PreviewPage", words)
    assert made[0].is_file()
    stage.look(picture, paper.window())
    return made[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_paper(plan: Plan, paper: PreviewPage, pdf: Path) -> None:
    """The pages of the file are those of the screen; nothing of the table is lost or doubled on them."""
    shown = paper.findChild(PageView).pages
    with pdfplumber.open(pdf) as file:
        assert len(file.pages) == len(shown) > 1
        said = [page.extract_text() for page in file.pages]
        for page, seen in zip(file.pages, shown, strict=True):
            assert (round(page.width), round(page.height)) == (842, 595), "A4 landscape"
            runs = squeezed("".join(run.text for run in seen.items if isinstance(run, TextRun)))
            assert Counter(squeezed(page.extract_text())) == Counter(runs)
        cells = [
            cell
            for page in file.pages
            for table in page.extract_tables()
            for row in table
            for cell in row
            if cell
        ]
    for text in said:
        assert text == unicodedata.normalize("NFC", text)
        assert "\ufffd" not in text
    for page_text in map(squeezed, said):
        assert all(squeezed(heading) in page_text for heading in HEADINGS), "headings on every page"
    numbers = [cell for cell in cells if cell.isdigit() and int(cell) > 0]
    every = squeezed("".join(cells))
    written = [squeezed(text) for item in plan.appendices[0].items() for text in item.texts.values() if text]
    for text in written:
        assert text in every
        if len(text) > LONG:  # shorter ones may be part of another
            assert every.count(text) == sum(other.count(text) for other in written), text
    tasks = [str(at) for at in range(1, 28)]
    assert [each for each in dict.fromkeys(numbers) if each in tasks] == tasks


def issued(stage: Stage, window: MainWindow, page: PlanPage, answer: Answer, signed: Path) -> SignedCopyPage:
    """Submitted, then number, day and the signed copy; the page that compares it before the freezing."""

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        stage.look("c4-07-submit", box)
        next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole).click()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, IssueDialog)
        dialog.number.setText("07/KH-UBND")
        dialog.day.setText("06/01/2023")
        dialog.signer.setText("Nguyễn Văn Đường")
        dialog.take(signed)
        stage.look("c4-09-number", dialog)
        dialog.accept()

    answer(agree)
    page.issuing.submit()
    stage.look("c4-08-round", window)
    round_ = [
        run.text
        for run in window.page("preview").findChild(PageView).pages[0].items
        if isinstance(run, TextRun)
    ]
    assert "DỰ THẢO LẦN 1" in round_
    assert not any("07/KH-UBND" in text for text in round_), "a draft has no number yet"
    window.navigate("plan")
    answer(fill)
    page.issuing.buttons["issue"].click()
    compared = window.page("signed-copy")
    assert isinstance(compared, SignedCopyPage)
    assert window.current_key() == "signed-copy"
    return compared


def changed_at_the_clerks(word: Path, plan: Plan) -> tuple[str, str, RecordId]:
    """One deadline written otherwise in the Word file: what it was, what it is, and whose it is."""
    document = Document(str(word))
    written = [text for text in document.element.body.iter(qn("w:t")) if text.text]
    leaves = [row.leaf for row in rows(plan.appendices[0])]
    said = Counter(leaf.text("deadline") for leaf in leaves)
    nodes = {text.text: text for text in written if sum(each.text == text.text for each in written) == 1}
    leaf = next(
        each for each in leaves if said[each.text("deadline")] == 1 and each.text("deadline") in nodes
    )
    before, after = leaf.text("deadline"), "Trước ngày 20/12/2023"
    nodes[before].text = after
    document.save(str(word))
    return before, after, leaf.id


def refused_with_ways_out(stage: Stage, window: MainWindow, page: PlanPage, plan: RecordId) -> None:
    """Typing into a deadline changes nothing, says why, and shows three ways to go on."""
    session = window.desk.session
    before = planning.show(session, plan)
    said: list[str] = []
    window.desk.said.connect(said.append)
    page.view.go(1, page.model.layout_.keys.index("deadline"))
    stage.plan_page(window)
    type_text(page.view, "Quý IV/2023")
    assert page.view.editor is None
    assert planning.show(session, plan) == before
    assert said
    assert all("07/KH-UBND" in words for words in said)
    assert all(page.issuing.buttons[way].isVisible() for way in ("extend", "adjust", "correct"))
    stage.look("c4-12-refused", window)


def extended(stage: Stage, window: MainWindow, page: PlanPage, answer: Answer, plan: RecordId) -> None:
    """One of the ways: the deadline is put off, with its reason; the signed words stay."""
    session = window.desk.session
    signed = texts(session, plan, "deadline")

    def put_off(dialog: QWidget) -> None:
        assert isinstance(dialog, ExtendDialog)
        dialog.until.setText("30/6/2024")
        dialog.reason.setText("Chờ hướng dẫn của tỉnh")
        stage.look("c4-13-extension", dialog)
        assert dialog.findChild(Scrolled).verticalScrollBar().maximum() == 0, "all fields are in sight"
        dialog.accept()
        assert not dialog.isVisible()

    answer(put_off)
    page.issuing.buttons["extend"].click()
    assert planning.next_undo(session) == "extend"
    assert texts(session, plan, "deadline") == signed
    stage.look("c4-14-extended", window)


def test_from_the_preview_to_the_issued_plan(
    stage: Stage, window: MainWindow, session: Session, corpus: Path, tmp_path: Path, answer: Answer
) -> None:
    plan = planning.import_file(session, corpus / "002-toan-van.docx").plan
    window.show()
    window.navigate("preview", plan=plan)
    paper = window.page("preview")
    assert isinstance(paper, PreviewPage)
    first = paper.findChild(PageView).pages
    assert {(round(page.width), round(page.height)) for page in first} == {(842, 595)}
    stage.look("c4-01-preview", window)
    window.navigate("plan", plan=plan)
    page = stage.plan_page(window)
    set_out(stage, window, page, answer)
    window.navigate("preview", plan=plan)
    stage.look("c4-04-twelve", window)
    assert paper.findChild(PageView).pages != first

    pdf = saved(stage, paper, answer, tmp_path, "Save PDF…", "c4-05-pdf")
    check_paper(planning.show(session, plan), paper, pdf)
    word = saved(stage, paper, answer, tmp_path, "Export to Word…", "c4-06-word")
    check_comes_back(word.name, word.read_bytes(), planning.show(session, plan))

    window.navigate("plan", plan=plan)
    compared = issued(stage, window, stage.plan_page(window), answer, pdf)
    assert compared.differences.model.lines == (), "the signed file says what the table says"
    stage.look("c4-10-compared", window)
    compared.buttons["issue"].click()
    stage.look("c4-11-issued", window)
    head = planning.show_head(session, plan)
    assert (head.state, head.reference.number) == (PlanState.ISSUED, "07")
    frozen = latest(editions.editions(session, plan), FROZEN)
    assert frozen is not None
    (copy,) = signed_copies.copies(session, plan)
    assert copy.name == pdf.name
    assert len(list(rows(planning.show(session, plan).appendices[0]))) == 34
    refused_with_ways_out(stage, window, page, plan)
    extended(stage, window, page, answer, plan)


def test_a_word_file_that_was_changed_at_the_clerks_is_found_before_issue(
    stage: Stage, window: MainWindow, session: Session, corpus: Path, tmp_path: Path, answer: Answer
) -> None:
    plan = planning.import_file(session, corpus / "002-toan-van.docx").plan
    window.show()
    window.navigate("preview", plan=plan)
    paper = window.page("preview")
    assert isinstance(paper, PreviewPage)
    word = saved(stage, paper, answer, tmp_path, "Export to Word…", "c4-20-word")
    before, after, leaf = changed_at_the_clerks(word, planning.show(session, plan))

    window.navigate("plan", plan=plan)
    compared = issued(stage, window, stage.plan_page(window), answer, word)
    (line,) = compared.differences.model.lines
    assert line.cells[2:] == (before, after)
    stage.look("c4-21-found", window)
    compared.buttons["take"].click()
    assert compared.differences.model.lines == ()
    compared.buttons["issue"].click()
    stage.look("c4-22-issued", window)
    assert planning.show_head(session, plan).state is PlanState.ISSUED
    (copy,) = signed_copies.copies(session, plan)
    assert signed_copies.content(session, copy.id).data == word.read_bytes()
    frozen = latest(editions.editions(session, plan), FROZEN)
    assert frozen is not None
    kept = editions.plan_at(session, frozen.id)
    told = {row.leaf.id: row.leaf.text("deadline") for row in rows(kept.appendices[0])}
    assert told[leaf] == after, "what was signed is what is frozen"
