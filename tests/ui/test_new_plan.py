"""The new-plan wizard: every template for every kind of commune makes a plan that is checked and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.findings import Severity
from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.services.folder import safekeeping
from ccapp.services.guidance import checking
from ccapp.services.guidance.shipped_templates import KEYS
from ccapp.services.paper import publishing
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from ui.desk import Desk
from ui.dialogs.new_plan import NewPlanDialog, Start
from ui.dialogs.new_plan_pages import TemplatePage

Make = Callable[[str, int], tuple[Session, NewPlanDialog, TemplatePage]]
TWO_YEARS = -2 * 365


@pytest.fixture
def wizard(qtbot: QtBot, tmp_path: Path, clock: Clock, words: Words) -> Iterator[Make]:
    """The wizard at its page of templates, in an office of a name, some days from the tests' now."""
    opened: list[Session] = []

    def make(office: str, days: int) -> tuple[Session, NewPlanDialog, TemplatePage]:
        clock.go(days=days)
        session = safekeeping.init(tmp_path / "data", name=office, role=Role.COMMUNE, who="Lan", clock=clock)
        opened.append(session)
        dialog = NewPlanDialog(None, Desk(session, words))  # type: ignore[arg-type]  # no window around it
        qtbot.addWidget(dialog)
        dialog.begin(Start.TEMPLATE)
        page = dialog._pages.page()
        assert isinstance(page, TemplatePage)
        return session, dialog, page

    yield make
    for each in opened:
        each.store.close()


def made(dialog: NewPlanDialog) -> RecordId:
    dialog.accept()
    assert dialog.outcome is not None, dialog.wrong.text()
    assert dialog.outcome.plan is not None
    return dialog.outcome.plan


@pytest.mark.parametrize("number", range(len(KEYS)))
@pytest.mark.parametrize(
    ("office", "days"),
    [
        ("UBND xã Suối Mây", 0),
        ("UBND phường Suối Mây", 0),
        ("UBND đặc khu Suối Mây", 0),
        ("UBND xã Suối Mây", TWO_YEARS),
        ("UBND thị trấn Suối Mây", TWO_YEARS),
    ],
)
def test_every_template_makes_a_plan_without_anything_to_mend(
    wizard: Make, tmp_path: Path, number: int, office: str, days: int
) -> None:
    session, dialog, page = wizard(office, days)
    page.choice.setCurrentIndex(number)
    assert "fits better" not in page.told.text()
    plan = planning.show(session, made(dialog))
    assert plan.year_to - plan.year_from + 1 == page.template.span
    found = checking.check(session, plan.id).findings
    assert [each.code for each in found if each.severity is Severity.ERROR] == []
    out = tmp_path / "phu-luc.pdf"
    publishing.print_plan(session, plan.id, out)
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "years", "told"),
    [
        (0, "2026-2030", "For 2026-2030 the template “Administrative reform, five years” fits better."),
        (5, "2026", "For 2026 the template “Digital transformation, one year” fits better."),
        (3, "2026-2035", "For 2026-2035 the template “Digital transformation, ten years” fits better."),
        (1, "2023-2025", ""),
    ],
)
def test_years_that_are_another_templates_are_told(wizard: Make, number: int, years: str, told: str) -> None:
    _, _, page = wizard("UBND xã Suối Mây", 0)
    page.choice.setCurrentIndex(number)
    page.years.selectAll()
    page.years.insert(years)
    page.years.textEdited.emit(years)
    assert page.told.text().splitlines()[2:] == ([told] if told else [])


@pytest.mark.parametrize(
    ("days", "number", "years"),
    [(0, 1, "2026-2030"), (0, 5, "2026-2035"), (365, 2, "2026-2035"), (TWO_YEARS, 2, "2021-2030")],
)
def test_a_long_plan_begins_with_a_round_stage(wizard: Make, days: int, number: int, years: str) -> None:
    _, _, page = wizard("UBND xã Suối Mây", days)
    page.choice.setCurrentIndex(number)
    assert page.years.text() == years
    assert page.name.text().endswith(years.replace("-", " - "))


@pytest.mark.parametrize("typed", ["", "abc", "2026-2020", "99999"])
def test_years_that_are_none_are_refused_in_place(wizard: Make, typed: str) -> None:
    session, dialog, page = wizard("UBND xã Suối Mây", 0)
    page.years.setText(typed)
    dialog.accept()
    assert dialog.outcome is None
    assert dialog.wrong.text()
    assert planning.plans(session) == ()
