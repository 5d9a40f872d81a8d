"""Layouts that a connected commune signs and seals: refused, or shown and printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import FROM_RECORD, ORIGIN
from ccapp.exchange.errors import PackageError
from ccapp.services.paper import publishing
from ccapp.services.plans import layouts, planning
from ccapp.store.tables import ITEM
from tests.exchange_e2e.cheating import assert_refused, grown
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import exported, merged, only, packed, with_record


def layout_with(**changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: {**data, **changes}


def column_with(**changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: {**data, "columns": [{**data["columns"][0], **changes}, *data["columns"][1:]]}


LAYOUTS: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "not JSON": lambda _: ...,
    "null": lambda _: None,
    "a list": lambda _: [1],
    "a number": lambda _: 7,
    "no columns key": lambda data: {key: value for key, value in data.items() if key != "columns"},
    "no columns": layout_with(columns=[]),
    "columns of text": layout_with(columns="abc"),
    "a column of null": layout_with(columns=[None]),
    "too many columns": layout_with(
        columns=[
            {"key": f"x{n}", "heading": "", "group": "", "width": 1, "align": "left", "merge": "never"}
            for n in range(180)
        ]
        * 2
    ),
    "a column twice": lambda data: {**data, "columns": data["columns"] * 2},
    "a column that no line can have": column_with(key="position"),
    "a column of nothing": column_with(key="bí mật"),
    "an unknown alignment": column_with(align="diagonal"),
    "an unknown merge": column_with(merge="always"),
    "an endless width": column_with(width=float("inf")),
    "a width that is none": column_with(width=float("nan")),
    "a width in words": column_with(width="rộng"),
    "a negative width": column_with(width=-300),
    "a width of a mile": column_with(width=10**300),
    "an endless type size": layout_with(font_size=float("inf")),
    "no type size": layout_with(font_size=0),
    "a type size of a house": layout_with(font_size=10**9),
    "no levels": layout_with(levels=[]),
    "unknown levels": layout_with(levels=["section", "việc", "product"]),
    "levels without a task": layout_with(levels=["section", "product"]),
    "levels without a section": layout_with(levels=["task", "product"]),
    "levels in another order": layout_with(levels=["section", "activity", "task", "product"]),
    "a level twice": layout_with(levels=["section", "task", "task", "product"]),
    "levels in a ring": layout_with(levels=["section", "product", "task", "product"]),
    "levels of lists": layout_with(levels=[["section"]]),
    "an unknown numbering": layout_with(numbering="roman"),
    "an unknown orientation": layout_with(orientation=None),
}


@pytest.mark.parametrize("spoil", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_that_is_none(world: World, spoil: Callable[[dict[str, Any]], object]) -> None:
    state = exported(world.second, world.other_plan)
    appendix = only(state, "appendix")
    changed = spoil(json.loads(str(appendix.fields["layout"])))
    text = "{" if changed is ... else json.dumps(changed, ensure_ascii=False, separators=(",", ":"))
    code = "E-GIOIHAN" if len(text) > 20_000 else "E-KHUNG"
    if code == "E-GIOIHAN":
        with pytest.raises(PackageError, match=code):
            packed(world.second, with_record(state, appendix.id, layout=text))
        return
    assert_refused(world, with_record(state, appendix.id, layout=text), code, "content")


@pytest.mark.parametrize(
    "spoil",
    [column_with(width=100_000), column_with(width=0), layout_with(font_size=100), column_with(heading="")],
    ids=["wide", "no width", "large", "no heading"],
)
def test_an_odd_layout_within_bounds_is_shown_and_printed(world: World, spoil: Any) -> None:
    state = grown(exported(world.second, world.other_plan))
    appendix = only(state, "appendix")
    text = json.dumps(spoil(json.loads(str(appendix.fields["layout"]))), ensure_ascii=False)
    odd = with_record(state, appendix.id, layout=text)
    merged(world.superior, packed(world.second, odd), world.place)
    assert planning.show(world.superior, world.other_plan).appendices[0].layout.levels[0] is Level.SECTION
    assert publishing.print_plan(world.superior, world.other_plan, world.place / "a.pdf").pages >= 1


def test_marks_and_hidden_columns_travel_and_a_mark_of_any_kind_harms_nobody(world: World) -> None:
    plan = planning.show(world.second, world.other_plan)
    table = plan.appendices[0]
    task = table.sections[0].children[0]
    with world.second.store.journal.write("set", world.second.who) as tx:
        tx.change(ITEM, task.id, {ORIGIN: "xã A (cũ)", FROM_RECORD: task.id})
    layouts.show_column(world.second, plan.id, table.id, "deadline", shown=False)
    merged(world.superior, packed(world.second, exported(world.second, plan.id)), world.place)
    there = planning.show(world.superior, plan.id).appendices[0]
    assert there.sections[0].children[0].marks == {ORIGIN: "xã A (cũ)", FROM_RECORD: task.id}
    assert [each.key for each in there.layout.columns if each.hidden] == ["deadline"]
    other = exported(world.first, world.plan)
    odd = only(other, "item", "task").id
    merged(world.superior, packed(world.first, with_record(other, odd, **{ORIGIN: 7})), world.place)
    tasks = planning.show(world.superior, world.plan).appendices[0].sections[0].children
    assert odd in [each.id for each in tasks]
    assert all(not each.marks for each in tasks)
