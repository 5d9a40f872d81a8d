"""In…: comparisons, adjusted places and summaries of opinions go to a printer as the plan itself does."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.paper import adjusting, consulting, editions, issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from tests.ui.preview_steps import to_file
from ui.desk import Desk
from ui.pages.consulting import ConsultingPage
from ui.pages.editions import EditionsPage
from ui.pages.preview import PreviewPage
from ui.widgets.paper import printing as page_printing
from ui.window import MainWindow


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the printer takes, as a file."""
    out = tmp_path / "may in.pdf"
    monkeypatch.setattr(page_printing, "has_printer", lambda: True)
    monkeypatch.setattr(page_printing, "ask_printer", lambda *_: to_file(out))
    return out


def change(session: Session, plan: RecordId, text: str = "Quý II/2027") -> None:
    items = planning.show(session, plan).appendices[0].items()
    leaf = next(item for item in items if item.text("deadline"))
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="deadline", text=text)])


def sheets(paper: Path) -> int:
    """How many sheets came out; their letters are outlines of the printer's own."""
    with pdfplumber.open(paper) as pdf:
        assert all(page.chars or page.curves for page in pdf.pages)
        return len(pdf.pages)


def test_the_comparison_is_printed(
    qtbot: QtBot, desk: Desk, session: Session, small_plan: RecordId, paper: Path
) -> None:
    editions.submit(session, small_plan)
    editions.take_back(session, small_plan)
    page = EditionsPage(desk, lambda *_, **__: None)
    qtbot.addWidget(page)
    page.open(plan=small_plan)
    assert not page.buttons["print"].isEnabled(), "nothing differs"
    change(session, small_plan)
    page.refresh()
    page.buttons["print"].click()
    assert sheets(paper) == 1
    assert page.buttons["list-print"].isHidden()


def test_the_adjusted_places_are_printed(
    qtbot: QtBot, desk: Desk, session: Session, small_plan: RecordId, paper: Path
) -> None:
    signing = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
    issuing.issue(session, small_plan, signing)
    adjusting.open_adjustment(session, small_plan)
    change(session, small_plan)
    page = EditionsPage(desk, lambda *_, **__: None)
    qtbot.addWidget(page)
    page.open(plan=small_plan)
    assert not page.buttons["list-print"].isHidden()
    page.buttons["list-print"].click()
    assert sheets(paper) == 1


def test_the_summary_of_opinions_is_printed(
    qtbot: QtBot, desk: Desk, session: Session, small_plan: RecordId, paper: Path, tmp_path: Path
) -> None:
    page = ConsultingPage(desk, lambda *_, **__: None)
    qtbot.addWidget(page)
    page.open(plan=small_plan)
    assert page._print.isHidden()
    consulting.send(session, small_plan, ["Công an xã"], tmp_path)
    page.refresh()
    page._print.click()
    assert sheets(paper) == 1


def test_the_second_round_leads_to_what_changed(
    window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    first = editions.submit(session, small_plan).edition
    editions.take_back(session, small_plan)
    change(session, small_plan)
    second = editions.submit(session, small_plan).edition
    editions.take_back(session, small_plan)
    change(session, small_plan, "Quý IV/2027")  # so that the plan is no longer what was printed
    window.navigate("preview", plan=small_plan, edition=first.id)
    preview = window.page("preview")
    assert isinstance(preview, PreviewPage)
    assert preview._compare.isHidden()
    window.navigate("preview", plan=small_plan, edition=second.id)
    preview._compare.click()
    assert window.current_key() == "editions"
    page = window.page("editions")
    assert isinstance(page, EditionsPage)
    assert page.chosen == second
    assert [page.rows.data(page.rows.index(0, column)) for column in (3, 4)] == ["Quý I/2026", "Quý II/2027"]
