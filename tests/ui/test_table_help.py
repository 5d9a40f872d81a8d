"""F1 at the table: what is expected in the cell one stands in, and how its deadline is understood."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ccapp.domain.deadline import WAYS
from ccapp.domain.layout import GOAL_LEVELS, Layout, column
from ccapp.domain.plan import RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.ui.conftest import Answer
from tests.ui.plan_steps import DEADLINE, LEAD, NUMBER, Key, press, type_text
from ui.dialogs.table_help import TableHelp
from ui.models.column_words import expected
from ui.models.plan_readings import Readings
from ui.pages.plan import PlanPage
from ui.widgets.table.cell_moves import Start


def helped(page: PlanPage, answer: Answer, target: QWidget | None = None) -> list[str]:
    """Every line of the help that F1 shows, from the top."""
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, TableHelp)
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.reject()

    answer(look)
    press(target or page.view, Key.Key_F1)
    return seen


def test_a_deadline_is_explained_with_its_reading_and_ways_to_write_it(
    page: PlanPage, answer: Answer
) -> None:
    page.view.go(1, DEADLINE)
    type_text(page.view, "Quý II/2026")
    press(page.view.editor, Key.Key_Tab)
    page.view.go(1, DEADLINE)
    seen = helped(page, answer)
    assert seen[0] == "Column “deadline”"
    assert seen[1] == "“Quý II/2026”: hiểu là 01/4 - 30/6/2026."
    assert "Ways to write a deadline" in seen
    at = seen.index("Quý II - III/2026")
    assert seen[at + 1] == "hiểu là 01/4 - 30/9/2026"


def test_the_words_in_the_open_editor_are_those_explained(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, DEADLINE)
    page.view.edit_here(Start.REPLACE)
    type_text(page.view.editor, "31/11/2026")
    seen = helped(page, answer, page.view.editor)
    assert seen[1] == "“31/11/2026”: chưa rõ ngày nào."
    assert seen[2] == "Không có ngày này trong lịch."
    assert page.view.editor is not None
    assert page.view.editor.toPlainText() == "31/11/2026"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((1, LEAD), ["Column “lead”", "The one unit that answers for the task."]),
        ((0, NUMBER), ["Section", "The name of the section, as it is to be printed."]),
    ],
)
def test_other_columns_and_sections_say_what_belongs_there(
    page: PlanPage, answer: Answer, place: tuple[int, int], said: list[str]
) -> None:
    page.view.go(*place)
    assert helped(page, answer)[:2] == said


def test_the_keys_of_searching_are_not_pushed_down_by_a_cell(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, DEADLINE)
    page.strips.open_find()
    assert helped(page, answer, page.strips.find_bar.words)[0] == "Find, filter, order"


@pytest.mark.parametrize("field", ["goal", "task", "activity", "budget", "notes", "y2026", "x1", "number"])
def test_every_kind_of_column_says_something_of_its_own(field: str) -> None:
    layout = Layout(columns=(column(field, "Cột"),), levels=GOAL_LEVELS)
    told = expected(layout.columns[0], field)
    assert all(told)
    own = expected(column("x9", "Cột"), "x9")
    assert (told == own) is field.startswith("x")


def test_every_way_offered_is_understood(session: Session, small_plan: RecordId, words: Words) -> None:
    readings = Readings(words)
    readings.of_plan(planning.show(session, small_plan))
    for code in WAYS:
        phrase = readings.words_of(code)
        assert readings.of(phrase)[1], phrase
        assert readings.notes(phrase) == (), phrase
