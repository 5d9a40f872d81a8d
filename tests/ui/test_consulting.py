"""Asking for opinions in the window: files out, a file dropped, taken, explained, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.paper import consulting, editions
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.ui.take_steps import Gone, open_page
from ui.desk import Desk
from ui.dialogs.consulting import SendDialog, WordsDialog
from ui.pages.consulting import ConsultingPage
from ui.pages.plan import PlanPage
from ui.widgets.empty_state import EmptyState
from ui.window import MainWindow

NAMES = ("Công an xã", "Phòng Kinh tế")


@pytest.fixture
def files(session: Session, sample_plan: RecordId, tmp_path: Path) -> tuple[Path, ...]:
    return consulting.send(session, sample_plan, NAMES, tmp_path).files


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_plan: RecordId, gone: Gone) -> ConsultingPage:
    made = ConsultingPage(desk, lambda key, **place: gone.append((key, place)))
    qtbot.addWidget(made)
    desk.changed.connect(lambda _: made.refresh())
    made.resize(1200, 680)
    made.show()
    made.open(plan=sample_plan)
    return made


def edit(path: Path, before: str, after: str) -> None:
    word = Document(str(path))
    cell = next(c for row in word.tables[0].rows for c in row.cells if c.text == before)
    cell.paragraphs[0].runs[0].text = after
    word.save(str(path))


def deadline(session: Session, plan: RecordId) -> str:
    return next(iter(rows(planning.show(session, plan).appendices[0]))).text("deadline")


def test_a_file_comes_back_and_its_proposal_is_taken(
    files: tuple[Path, ...], page: ConsultingPage, session: Session, sample_plan: RecordId
) -> None:
    before = deadline(session, sample_plan)
    edit(files[0], before, "Tháng 11/2026")
    assert page.drop(str(files[0]))
    assert [line.cells[0] for line in page.lists.people.model.lines] == ["Everybody", *NAMES]
    assert deadline(session, sample_plan) == before
    page.lists.opinions.view.selectRow(0)
    assert page.lists.take.isEnabled()
    page.lists.take.click()
    assert deadline(session, sample_plan) == "Tháng 11/2026"
    (line,) = page.lists.opinions.model.lines
    assert line.cells[2].startswith("Tiếp thu, đã sửa")
    assert not page.lists.take.isEnabled()
    planning.undo(session)
    page.refresh()
    assert page.lists.take.isEnabled()


def test_a_reply_and_words_by_hand(
    files: tuple[Path, ...], page: ConsultingPage, session: Session, sample_plan: RecordId
) -> None:
    page.lists.people.view.selectRow(2)
    assert page.lists.agreed.isEnabled()
    page.lists.agreed.click()
    assert page.lists.people.model.lines[2].cells[1].startswith("Agrees")
    asked = page.lists.asked
    assert asked is not None
    consulting.add_words(session, asked.id, "Đề nghị rút ngắn")
    page.refresh()
    assert len(page.lists.opinions.model.lines) == 1


def test_a_plan_nobody_was_asked_about_says_what_to_do(page: ConsultingPage) -> None:
    assert page.findChild(EmptyState).isVisible()
    assert not page.lists.isVisible()


def test_a_dropped_file_of_a_round_leads_there(
    qtbot: QtBot, desk: Desk, files: tuple[Path, ...], sample_plan: RecordId, gone: Gone
) -> None:
    taking = open_page(qtbot, desk, gone)
    taking.drop(str(files[0]))
    key, place = gone[-1]
    assert (key, place["plan"]) == ("consulting", sample_plan)
    opened = ConsultingPage(desk, lambda *_, **__: None)
    qtbot.addWidget(opened)
    opened.open(**place)
    opened.refresh()
    assert opened.lists.people.model.lines[1].cells[1].startswith("Agrees")


def test_the_dialogs_say_what_is_missing(qtbot: QtBot) -> None:
    dialog = SendDialog(None, ["Công an xã"])  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    next(one for one in dialog.findChildren(QPushButton) if one.property("link")).click()
    dialog.day.setText("32/1/2026")
    dialog.accept()
    assert dialog.result() == 0
    dialog.day.setText("15/01/2026")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.asking.names == ("Công an xã",)
    words = WordsDialog(None, "Giải trình", "Lý do:", "Ghi", must=True)  # type: ignore[arg-type]
    qtbot.addWidget(words)
    words.accept()
    assert words.result() == 0


def test_the_plan_page_leads_there(qtbot: QtBot, window: MainWindow, sample_plan: RecordId) -> None:
    window.navigate("plan", plan=sample_plan)
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    menu = page.actions_.menu()
    assert page.actions_["consult"] in menu.actions()
    page.actions_["consult"].trigger()
    assert window.current_key() == "consulting"


def test_a_locked_plan_offers_no_round(window: MainWindow, session: Session, sample_plan: RecordId) -> None:
    editions.submit(session, sample_plan)
    window.navigate("plan", plan=sample_plan)
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    assert not page.actions_["consult"].isVisible()
