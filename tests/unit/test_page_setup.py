"""Trang in: what is chosen of a page is stored with the layout, travels, and is one step and one undo."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import Layout, Orientation
from ccapp.domain.page import DEFAULT_PAGE, LEAST_MARGIN, MOST_MARGIN, Margins, PageSetup
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.standard import TASK_TABLE
from ccapp.domain.wellformed import require_wellformed
from ccapp.errors import RefusedError
from ccapp.services.paper import publishing
from ccapp.services.plans import keeping, layouts, planning
from ccapp.services.plans.layouts import PageChoice
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.store.scopes import export_scope
from tests.conftest import PlanMaker

CHOSEN = PageSetup(margins=Margins(top=25, bottom=20, left=35, right=20), capitals=True, signed=True)
CHOICE = PageChoice(setup=CHOSEN, orientation=Orientation.PORTRAIT, font_size=13)
_LENGTHS = st.integers(LEAST_MARGIN, MOST_MARGIN)
_MARGINS = st.builds(Margins, top=_LENGTHS, bottom=_LENGTHS, left=_LENGTHS, right=_LENGTHS)
SETUPS = st.builds(
    PageSetup,
    margins=st.none() | _MARGINS,
    capitals=st.booleans(),
    signed=st.booleans(),
    electronic=st.booleans(),
)


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    made = plan_maker(session)
    both = replace(made, appendices=(*made.appendices, *made.appendices))
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, both)


def tables(session: Session, plan: RecordId) -> list[tuple[RecordId, Layout]]:
    return [(each.id, each.layout) for each in planning.show(session, plan).appendices]


@given(setup=SETUPS)
def test_a_setup_comes_back_from_its_data(setup: PageSetup) -> None:
    layout = replace(TASK_TABLE, page=setup)
    assert Layout.from_data(json.loads(json.dumps(layout.as_data()))) == layout


def test_nothing_chosen_leaves_no_trace() -> None:
    assert "page" not in TASK_TABLE.as_data()


@pytest.mark.parametrize("wrong", [[], "x", {"margins": [1, 2]}, {"margins": "abcd"}, {"margins": [{}] * 4}])
def test_anything_else_is_refused(wrong: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Layout.from_data({**TASK_TABLE.as_data(), "page": wrong})


def test_margins_without_a_page_between_them_are_brought_to_bounds() -> None:
    read = Layout.from_data({**TASK_TABLE.as_data(), "page": {"margins": [-4, 10**9, 0, 30]}})
    assert read.page.margins == Margins(top=LEAST_MARGIN, bottom=MOST_MARGIN, left=LEAST_MARGIN, right=30)


def test_a_default_taken_again_removes_the_choice_and_keeps_what_is_not_known() -> None:
    before = {**replace(TASK_TABLE, page=CHOSEN).as_data(), "grid": "thick"}
    before["page"]["shade"] = "grey"
    after = TASK_TABLE.data_over(before)
    assert after["page"] == {"shade": "grey"}
    assert after["grid"] == "thick"
    assert Layout.from_data(after).page == DEFAULT_PAGE


def test_all_tables_in_one_step_and_one_undo(session: Session, plan: RecordId) -> None:
    before = tables(session, plan)
    done = layouts.set_pages(session, plan, [each for each, _ in before], CHOICE)
    assert (done.action, done.count) == ("page-setup", 2)
    for _, layout in tables(session, plan):
        assert (layout.page, layout.orientation, layout.font_size) == (CHOSEN, Orientation.PORTRAIT, 13)
    require_wellformed(export_scope(session.store.connection, plan))
    planning.undo(session)
    assert tables(session, plan) == before


def test_the_same_again_is_no_step(session: Session, plan: RecordId) -> None:
    first, _ = tables(session, plan)
    layouts.set_pages(session, plan, [first[0]], CHOICE)
    assert layouts.set_pages(session, plan, [first[0]], CHOICE).tx is None


def test_the_pages_follow_and_the_other_table_stays(session: Session, plan: RecordId) -> None:
    first, second = tables(session, plan)
    layouts.set_pages(session, plan, [first[0]], CHOICE)
    pages = publishing.preview(session, plan).pages
    upright = {page.appendix for page in pages if page.width < page.height}
    assert upright == {1}
    assert tables(session, plan)[1] == second


def test_widths_by_texts_make_room_where_the_words_are(session: Session, plan: RecordId) -> None:
    first, _ = tables(session, plan)
    layouts.set_pages(session, plan, [first[0]], replace(CHOICE, by_texts=True))
    assert len({each.width for each in tables(session, plan)[0][1].columns}) == 1


def test_a_locked_plan_keeps_its_pages(session: Session, plan: RecordId) -> None:
    first, _ = tables(session, plan)
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError):
        layouts.set_pages(session, plan, [first[0]], CHOICE)


def test_the_table_for_the_clipboard_has_the_columns_that_are_shown(session: Session, plan: RecordId) -> None:
    (at, _), _ = tables(session, plan)
    whole = publishing.copied_table(session, plan)
    layouts.show_column(session, plan, at, "lead", shown=False)
    copied = publishing.copied_table(session, plan)
    assert len(whole.text.split("\n")[0].split("\t")) == 5
    assert len(copied.text.split("\n")[0].split("\t")) == 4
    assert "Văn phòng" not in copied.html
