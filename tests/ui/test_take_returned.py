"""A file exported from a plan is known when it is dropped: its own review, ticks, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from tests.ui.take_steps import Gone, button, open_page
from tests.unit.returned_files import WordFile
from ui.desk import Desk
from ui.pages.take_in import TakeInPage
from ui.widgets.take.choice import TakeChoice
from ui.widgets.take.returned import TakeReturned

TAKE = "Take what is ticked into the plan"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: Gone) -> TakeInPage:
    return open_page(qtbot, desk, gone)


@pytest.fixture
def word(session: Session, sample_plan: RecordId, tmp_path: Path) -> WordFile:
    return WordFile(session, sample_plan, tmp_path)


def drop(page: TakeInPage, word: WordFile, folder: Path) -> TakeReturned:
    word.read()
    assert page.drop(str(folder / "Phu luc.docx"))
    return page.findChild(TakeReturned)


def deadlines(session: Session, plan: RecordId) -> list[str]:
    return [row.text("deadline") for row in rows(planning.show(session, plan).appendices[0])]


def test_a_dropped_file_of_ours_opens_beside_its_plan(
    page: TakeInPage, session: Session, sample_plan: RecordId, word: WordFile, tmp_path: Path, gone: Gone
) -> None:
    before = deadlines(session, sample_plan)
    first = rows(planning.show(session, sample_plan).appendices[0])
    leaf = next(iter(first)).leaf
    word.say(before[0], "Tháng 11/2026")
    row = word.rows[-1]._tr
    row.getparent().remove(row)
    shown = drop(page, word, tmp_path)
    assert shown.isVisible()
    assert [shown.tabs.tabText(at) for at in range(5)] == [
        "Changed (1)", "New (0)", "Moved (0)", "No longer in the file (1)", "Comments (0)"
    ]  # fmt: skip
    assert shown.lacking.ticked == ()
    button(page, TAKE).click()
    after = deadlines(session, sample_plan)
    assert after[0] == "Tháng 11/2026"
    assert len(after) == len(before)
    assert gone[-1][1]["plan"] == sample_plan
    planning.undo(session)
    assert deadlines(session, sample_plan) == before
    assert leaf.text("deadline") == before[0]


def test_what_changed_on_both_sides_is_not_ticked(
    page: TakeInPage, session: Session, sample_plan: RecordId, word: WordFile, tmp_path: Path
) -> None:
    leaf = next(iter(rows(planning.show(session, sample_plan).appendices[0]))).leaf
    edit = editing.CellEdit(record=leaf.id, field="deadline", text="Quý II/2026")
    word.say(leaf.text("deadline"), "Tháng 11/2026")
    editing.set_texts(session, sample_plan, [edit])
    shown = drop(page, word, tmp_path)
    (line,) = shown.differing.model.lines
    assert (line.ticked, line.icon) == (False, "triangle-alert")
    assert line.cells[2:] == (leaf.text("deadline"), "Quý II/2026", "Tháng 11/2026")
    assert not button(page, TAKE).isEnabled()


def test_a_renamed_column_is_told(page: TakeInPage, word: WordFile, tmp_path: Path) -> None:
    word.word.tables[0].rows[0].cells[5].paragraphs[0].runs[0].text = "Hạn xong"
    shown = drop(page, word, tmp_path)
    assert "“Thời gian hoàn thành” → “Hạn xong”" in shown.about.text()


def test_it_can_be_read_as_any_other_file(page: TakeInPage, word: WordFile, tmp_path: Path) -> None:
    drop(page, word, tmp_path)
    button(page, "Read it as an ordinary file").click()
    assert page.findChild(TakeChoice).isVisible()
