"""Lines as a tree, plans as forms, and how many tasks a handed-out plan assigns."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout, Level
from ccapp.domain.outset import as_form, count_tasks, tree
from ccapp.domain.plan import ORIGIN, SIGNED_BY, Appendix, Item, OfficeId, Plan, RecordId, Reference
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.standard import TASK_TABLE
from ccapp.values import replace
from tests.conftest import task

LEVELS = (Level.SECTION, Level.TASK, Level.PRODUCT)


def flat(items: tuple[Item, ...]) -> list[Item]:
    return [replace(each, children=()) for item in items for each in item.walk()]


BRANCHES = st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=4)


@given(BRANCHES)
def test_a_tree_written_line_by_line_is_read_again(shape: list[list[int]]) -> None:
    made = tuple(
        Item(
            level=Level.SECTION,
            texts={"section": f"{at}"},
            children=tuple(
                task("", f"{at}.{number}", *(("a", "b"),) * leaves) for number, leaves in enumerate(below)
            ),
        )
        for at, below in enumerate(shape)
    )
    assert tree(flat(made), LEVELS) == made


@pytest.mark.parametrize(
    "levels", [(Level.TASK,), (Level.SECTION, Level.PRODUCT), (Level.SECTION, Level.GOAL)]
)
def test_a_line_that_lacks_one_above_it_is_refused(levels: tuple[Level, ...]) -> None:
    with pytest.raises(ValueError, match="out of its place"):
        tree([Item(level=level) for level in levels], LEVELS)


def test_a_form_has_the_lines_and_nothing_of_the_document() -> None:
    line = Item(
        level=Level.TASK,
        id=RecordId("x"),
        texts={NUMBER: "1", "title": "Rà soát", "later": "y"},
        marks={SIGNED_BY: "CHỦ TỊCH", ORIGIN: "xã cũ"},
    )
    section = Item(level=Level.SECTION, texts={SECTION_NUMBER: "I", "section": "Chung"}, children=(line,))
    plan = Plan(
        title="Kế hoạch",
        year_from=2026,
        year_to=2026,
        office_id=OfficeId("0" * 32),
        reference=Reference(number="07"),
        six_clear=True,
        appendices=(Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(section,)),),
    )
    form = as_form(plan)
    assert (form.reference.number, form.office_id, form.six_clear) == ("", "", True)
    (left,) = form.appendices[0].sections[0].children
    assert left == Item(
        level=Level.TASK, texts={NUMBER: "1", "title": "Rà soát"}, marks={SIGNED_BY: "CHỦ TỊCH"}
    )
    assert as_form(form) == form


def test_tasks_are_counted_as_handing_out_counts_them(handed_state: ScopeState) -> None:
    assert count_tasks(handed_state) == 2


@pytest.mark.parametrize("gone", ["appendix", "section", "task", "product", "assignment"])
def test_what_is_deleted_assigns_nothing(handed_state: ScopeState, gone: str) -> None:
    records = tuple(
        dataclasses.replace(each, fields={**each.fields, "deleted": "{}"})
        if gone in (each.type, each.fields.get("level")) and not each.id.endswith("7")
        else each
        for each in handed_state.records
    )
    left = {"appendix": 0, "section": 0, "task": 1, "product": 1, "assignment": 0}[gone]
    assert count_tasks(dataclasses.replace(handed_state, records=records)) == left


@pytest.fixture
def handed_state() -> ScopeState:
    """Two tasks with a product each, one without any, one without words."""
    plan = RecordId("AAAAAAAAAAAA1")

    def record(kind: str, number: str, **fields: str | None) -> ScopeRecord:
        said = {"plan_id": plan, **fields}
        return ScopeRecord(type=kind, id=RecordId(f"AAAAAAAAAAAA{number}"), fields=said, versions={})

    def item(number: str, level: str, above: str | None, **texts: str) -> ScopeRecord:
        parent = above and f"AAAAAAAAAAAA{above}"
        return record("item", number, appendix_id="AAAAAAAAAAAA2", parent_id=parent, level=level, **texts)

    layout: Layout = TASK_TABLE
    records = (
        record("appendix", "2", title="", layout=json.dumps(layout.as_data())),
        record("assignment", "3"),
        item("4", "section", None),
        item("5", "task", "4", title="Một"),
        item("6", "product", "5"),
        item("57", "task", "4", title="Hai"),
        item("67", "product", "57"),
        item("8", "task", "4", title="Không có sản phẩm"),
        item("9", "task", "4", title=""),
        item("a", "product", "9"),
    )
    return ScopeState(office=OfficeId("0" * 32), plan=plan, vector={}, records=records)
