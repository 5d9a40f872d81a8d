"""Journey C1 through the real windows: last year's file, its office and units, closed and opened again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.ui.journeys.steps import Stage, room
from tests.ui.plan_steps import Key, press, texts, type_text
from tests.ui.spoken import SAME
from ui import program
from ui.pages.plan import PlanPage
from ui.pages.units import UnitsPage
from ui.start import StartDialog, landing
from ui.widgets.navigation import Navigation
from ui.widgets.plan.unit_editor import UnitEditor
from ui.widgets.start_pages import OfficeForm
from ui.window import MainWindow

JANUARY = datetime(2024, 1, 8, 8, 30, tzinfo=timezone(timedelta(hours=7)))
OFFICE, SIGNER = "UBND xã Lộc Bình", "Nguyễn Văn Đường"
UNIT, ROW = "Văn hóa - Xã hội", 24


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A Monday in January, for the start too."""
    made = Clock()
    made.now = JANUARY
    monkeypatch.setattr("ccapp.app.now", made)
    return made


@pytest.fixture
def start(stage: Stage, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StartDialog:
    """The first window on an empty place; drives of the machine the test runs on play no part."""
    monkeypatch.setattr("ccapp.services.folder.starting.other_fixed_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.removable_drives", lambda: ())
    monkeypatch.setattr("ccapp.services.folder.starting.default_folder", lambda: tmp_path / "share" / "ccapp")
    dialog = StartDialog(tmp_path / "dữ liệu", stage.words)
    stage.qtbot.addWidget(dialog)
    size, most = dialog.size(), room()
    dialog.resize(min(size.width(), most.width() - 40), min(size.height(), most.height() - 40))
    dialog.show()
    return dialog


def english_left(tool: ModuleType, texts: Iterable[str]) -> set[str]:
    """Those of the texts that are an English caption of the source, blanks filled in."""
    heard = set()
    for context, source, comment in tool.collect():
        plain = re.sub(r"\{[^}]*\}", "", source)
        if QCoreApplication.translate(context, source, comment or None) == source and SAME.fullmatch(plain):
            continue
        if re.search(r"[A-Za-z]{2,}", plain):
            heard.add(re.sub(r"\\\{[^}]*\}", ".+", re.escape(source.replace("&", ""))))
    every = re.compile("|".join(f"(?:{each})" for each in sorted(heard)))
    return {text for text in texts if every.fullmatch(text)}


def nodded(stage: Stage, start: StartDialog, file: Path, patch: pytest.MonkeyPatch) -> Session:
    """Last year's file is chosen; what it says of the office is nodded to, the signer is written."""
    asked: list[str] = []

    def choose(*given: str) -> tuple[str, str]:
        asked.append(given[3])
        return str(file), ""

    patch.setattr(QFileDialog, "getOpenFileName", choose)
    start.ways.file.click()
    assert all(f"*.{kind} " in asked[0] for kind in ("docx", "doc", "xlsx", "xls", "pdf", "odt"))
    form = start.stack.currentWidget()
    assert isinstance(form, OfficeForm)
    assert (form.office.text(), form.place.text()) == (OFFICE, "Lộc Bình")
    assert not form.form.isRowVisible(form.years), "the file says its year"
    assert form.units.text().startswith("Văn phòng - Thống kê; Tư pháp - Hộ tịch; ")
    assert form.take_units.isChecked()
    stage.look("c1-02-office", start)
    for field, text in ((form.position, "CHỦ TỊCH"), (form.signer, SIGNER)):
        field.setFocus()
        type_text(field, text)
    form.go.click()
    assert start.session is not None
    return start.session


def units_seen(stage: Stage, window: MainWindow) -> None:
    """The units that were nodded to are listed, and how the plan writes them was understood."""
    window.navigate("units", part="spellings")
    catalogue = window.page("units")
    assert isinstance(catalogue, UnitsPage)
    understood = {line.cells[0]: line.cells[2] for line in catalogue.questions.table.model.lines}
    assert understood["Văn phòng - TK"] == understood["Văn phòng - Thống kê"] == "Văn phòng - Thống kê"
    stage.look("c1-04-spellings", window)
    window.navigate("units", part="units")
    listed = {line.cells[0] for line in catalogue.units.table.model.lines}
    assert {UNIT, "Phụ trách CNTT", "Tài chính - Kế toán"} <= listed
    stage.look("c1-05-units", window)


def unit_picked(stage: Stage, window: MainWindow, page: PlanPage) -> None:
    """A unit is found by typing without accents."""
    lead = page.model.layout_.keys.index("lead")
    page.view.go(ROW, lead)
    assert page.model.text(ROW, lead) != UNIT
    type_text(page.view, "van hoa")
    editor = page.view.editor
    assert isinstance(editor, UnitEditor)
    assert editor.offered is not None
    assert editor.offered.names()[0] == UNIT
    stage.look("c1-06-picker", window)
    press(editor, Key.Key_Down)
    press(editor, Key.Key_Return)
    assert editor.chips.units == (UNIT,)
    stage.look("c1-07-chip", window)
    press(editor, Key.Key_Return)
    assert page.model.text(ROW, lead) == UNIT
    page.view.go(ROW, lead)


def test_from_last_years_file_to_the_same_row_the_next_morning(
    stage: Stage,
    start: StartDialog,
    clock: Clock,
    corpus: Path,
    language: str,
    tool: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage.look("c1-01-start", start)
    session = nodded(stage, start, corpus / "002-toan-van.docx", monkeypatch)
    assert session.store.office.name == OFFICE

    window = stage.open(session, landing(session))
    page = stage.plan_page(window)
    (plan,) = planning.plans(session)
    assert plan.signature.signer == SIGNER
    assert planning.next_undo(session) == "import", "with what was nodded to, in one step"
    assert len(texts(session, plan.id, "deadline")) == 34
    stage.look("c1-03-table", window)
    units_seen(stage, window)
    window.navigate("plan", plan=plan.id)
    assert window.findChild(Navigation).marked() == "plans"
    unit_picked(stage, window, stage.plan_page(window))
    here = page.model.lines[ROW].key

    assert window.close()
    window.desk.deleteLater()
    safekeeping.close_session(session, daily=True)
    assert len(list((session.store.folder / "backup").glob("*.ccbak"))) == 1, "the first backup"
    clock.go(days=1)
    again = safekeeping.open_session(session.store.folder, who="Lan", clock=clock)
    window = stage.open(again, program.last_place(again))
    page = stage.plan_page(window)
    assert page.model.lines[page.view.currentIndex().row()].key == here
    cell = page.view.visualRect(page.view.currentIndex())
    assert page.view.viewport().rect().contains(cell), "and it is in sight"
    assert page.model.text(ROW, page.model.layout_.keys.index("lead")) == UNIT
    stage.look("c1-08-next-morning", window)
    window.close()
    if language == "vi":
        assert english_left(tool, stage.seen) == set()
