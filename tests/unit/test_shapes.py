"""Ready shapes, and what can be done to the columns of a layout."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.column_edits import (
    WIDTHS,
    added,
    known_column,
    missing_keys,
    missing_years,
    moved,
    own_column,
    removed,
    renamed,
    require_usable,
    shown,
    widened,
)
from ccapp.domain.layout import Kind, Layout, Numbering, column
from ccapp.domain.shapes import (
    GOALS,
    TASK_NOTES,
    TASK_SHORT,
    Shape,
    is_span,
    layout_of,
    shapes_for,
    year_grid,
)
from ccapp.domain.standard import TASK_TABLE
from ccapp.errors import RefusedError

SPANS = st.tuples(st.integers(2000, 2060), st.integers(1, 14)).map(lambda each: (each[0], sum(each)))
READY = [layout_of(shape, (2025, 2030)) for shape in Shape]


def test_the_shapes_are_those_of_the_plans_met() -> None:
    assert TASK_TABLE.keys == ("number", "title", "product", "lead", "partners", "deadline", "budget")
    assert TASK_NOTES.keys == ("number", "title", "lead", "partners", "deadline", "notes")
    assert TASK_NOTES.numbering is Numbering.RESTART
    assert TASK_SHORT.keys == ("number", "title", "lead", "deadline", "product")
    assert GOALS.keys == (
        *("number", "goal", "task", "activity", "product", "lead", "partners", "deadline", "budget"),
    )
    grid = year_grid((2025, 2030))
    assert grid.keys == ("number", "title", *(f"y{year}" for year in range(2025, 2031)), "lead")
    assert [each.kind for each in READY] == [
        Kind.TASK_PRODUCT,
        Kind.TASK_PRODUCT,
        Kind.TASK_PRODUCT,
        Kind.GOAL_TASK_ACTIVITY,
        Kind.YEAR_TARGETS,
    ]


@given(SPANS)
def test_a_grid_of_any_span_fills_the_sheet(years: tuple[int, int]) -> None:
    grid = year_grid(years)
    assert [each.year for each in grid.columns if each.year] == list(range(years[0], years[1] + 1))
    assert sum(each.width for each in grid.columns) == 2460
    assert min(each.width for each in grid.columns) >= 90
    assert grid.kind is Kind.YEAR_TARGETS


@pytest.mark.parametrize("years", [(2026, 2026), (2030, 2026), (1900, 2999)])
def test_no_grid_without_a_span(years: tuple[int, int]) -> None:
    assert not is_span(years)
    assert Shape.YEAR_TARGETS not in shapes_for(years)
    with pytest.raises(ValueError, match="no grid"):
        year_grid(years)


@given(st.sampled_from(READY), st.data())
def test_edits_in_any_order_keep_a_layout_that_can_be_stored(layout: Layout, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        key = data.draw(st.sampled_from(layout.keys))
        flag = data.draw(st.booleans())
        edits = [
            moved(layout, key, left=flag),
            shown(layout, key, shown=flag),
            added(layout, own_column(layout, "Tình trạng")),
            widened(layout, {key: data.draw(st.integers(-10, 10_000))}),
            renamed(layout, key, "Tên khác"),
            *(added(layout, known_column(each)) for each in missing_keys(layout)),
        ]
        layout = data.draw(st.sampled_from(edits))
        assert len(set(layout.keys)) == len(layout.keys)
        assert all(each.width in WIDTHS for each in layout.columns)
        assert Layout.from_data(layout.as_data()) == layout
        assert layout.visible.keys == tuple(each.key for each in layout.columns if not each.hidden)


def test_a_column_comes_to_its_usual_place() -> None:
    grid = added(year_grid((2025, 2027)), known_column("y2024"))
    grid = added(grid, known_column("y2029"))
    grid = added(grid, known_column("y2028"))
    assert grid.keys[1:8] == ("title", "y2024", "y2025", "y2026", "y2027", "y2028", "y2029")
    with_product = added(TASK_NOTES, known_column("product"))
    assert with_product.keys[:3] == ("number", "title", "product")
    own = added(TASK_NOTES, own_column(TASK_NOTES, " Tình  trạng "))
    assert own.keys[-2:] == ("x1", "notes")
    assert own.columns[-2].heading == "Tình trạng"
    assert own_column(own, "Nguồn lực").key == "x2"
    assert known_column("budget").heading == "Kinh phí"
    assert known_column("y2031").heading == "2031"


def test_what_is_missing_is_offered() -> None:
    assert missing_keys(TASK_NOTES) == ("product", "budget")
    grid = removed(year_grid((2025, 2030)), "y2027")
    assert missing_years(grid, (2025, 2030)) == (2024, 2027, 2031)
    assert missing_years(grid, (2025, 2033)) == (2024, 2027, 2031, 2032, 2033, 2034)
    assert missing_years(TASK_TABLE, (2025, 2030)) == ()


def test_a_column_moves_past_hidden_ones_and_stays_at_the_edge() -> None:
    layout = shown(TASK_TABLE, "product", shown=False)
    assert moved(layout, "lead", left=True).visible.keys[:3] == ("number", "lead", "title")
    assert moved(layout, "title", left=False).visible.keys[:3] == ("number", "lead", "title")
    assert moved(layout, "number", left=True) == layout
    assert moved(layout, "budget", left=False) == layout


def refusal(before: Layout, after: Layout, used: frozenset[str] = frozenset()) -> str:
    with pytest.raises(RefusedError) as caught:
        require_usable(before, after, used)
    return caught.value.code


def test_what_a_table_cannot_take_on_is_refused() -> None:
    require_usable(TASK_TABLE, removed(TASK_TABLE, "budget"), frozenset({"lead"}))
    assert refusal(TASK_TABLE, removed(TASK_TABLE, "lead"), frozenset({"lead"})) == "layout-column-used"
    assert refusal(TASK_TABLE, removed(TASK_TABLE, "title")) == "layout-column-used"
    assert refusal(TASK_TABLE, renamed(TASK_TABLE, "lead", "  ")) == "layout-heading-missing"
    assert refusal(TASK_TABLE, added(TASK_TABLE, known_column("lead"))) == "layout-column-twice"
    assert refusal(TASK_TABLE, added(TASK_TABLE, column("color", "Màu"))) == "layout-column-twice"
    bare = TASK_TABLE
    for key in bare.keys[1:]:
        bare = shown(bare, key, shown=False)
    assert refusal(TASK_TABLE, bare) == "layout-column-last"
    with pytest.raises(RefusedError):
        renamed(TASK_TABLE, "x9", "Tên")


def test_a_table_as_a_file_had_it_can_still_be_changed() -> None:
    odd = replace(TASK_TABLE, font_size=20).with_columns(
        *(column(f"x{number}", "") for number in range(1, 80)), *TASK_TABLE.columns
    )
    require_usable(odd, renamed(odd, "lead", "Đơn vị"), frozenset())
    require_usable(odd, widened(odd, {"x1": 200}), frozenset({"x1"}))
    assert refusal(odd, added(odd, own_column(odd, "Thêm"))) == "layout-column-twice"
    assert refusal(odd, replace(odd, font_size=40)) == "layout-font-size"


def test_an_older_and_a_newer_program_read_the_same_layout() -> None:
    data = shown(TASK_TABLE, "budget", shown=False).as_data()
    assert [entry.get("hidden") for entry in data["columns"]] == [None] * 6 + [True]
    assert TASK_TABLE.as_data()["columns"][0].keys() == {"key", "heading", "group", "width", "align", "merge"}
    newer = data | {"margin": 20}
    newer["columns"] = [entry | {"color": entry["key"]} for entry in data["columns"]]
    after = moved(shown(Layout.from_data(newer), "budget", shown=True), "budget", left=True).data_over(newer)
    assert after["margin"] == 20
    assert [(entry["key"], entry["color"]) for entry in after["columns"]][-2:] == [
        ("budget", "budget"),
        ("deadline", "deadline"),
    ]
    assert not any("hidden" in entry for entry in after["columns"])
