"""Pure rules: states, numbering, positions, dots, status, years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain import numbering, ordering, progress, versions
from ccapp.domain.layout import (
    GOAL_LEVELS,
    Column,
    Kind,
    Layout,
    Level,
    Numbering,
    column,
)
from ccapp.domain.office import Unit
from ccapp.domain.plan import (
    MOVES,
    AdHocTask,
    Appendix,
    Item,
    Plan,
    PlanState,
    RecordId,
    move_plan,
    require_editable,
)
from ccapp.domain.progress import Extension, Occurrence, Status, Timing
from ccapp.domain.records import Counts, count, rows
from ccapp.domain.versions import DeviceId
from ccapp.domain.years import parse_years, year_columns, years_in
from ccapp.errors import RefusedError

PLAN = Plan(title="Kế hoạch", year_from=2026, year_to=2026)
DEVICE = DeviceId("ABCDEFGHIJK2")


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("to", PlanState)
def test_a_plan_moves_only_as_the_contract_says(state: PlanState, to: PlanState) -> None:
    plan = replace(PLAN, state=state)
    if to in MOVES[state]:
        assert move_plan(plan, to, reason="có lý do").state is to
    else:
        with pytest.raises(RefusedError, match="plan-move"):
            move_plan(plan, to, reason="có lý do")


def test_the_moves_are_those_of_the_contract() -> None:
    moves = {(state.value, to.value) for state, targets in MOVES.items() for to in targets}
    assert moves == {
        ("draft", "submitted"),
        ("draft", "binned"),
        ("submitted", "draft"),
        ("submitted", "issued"),
        ("issued", "closed"),
        ("closed", "issued"),
        ("binned", "draft"),
    }


def test_reopening_a_closed_plan_needs_a_reason() -> None:
    with pytest.raises(RefusedError, match="plan-reopen-reason"):
        move_plan(replace(PLAN, state=PlanState.CLOSED), PlanState.ISSUED, reason=" ")


def test_only_a_draft_is_edited() -> None:
    require_editable(PLAN)
    for state in set(PlanState) - {PlanState.DRAFT}:
        with pytest.raises(RefusedError, match="plan-locked"):
            require_editable(replace(PLAN, state=state))


def test_layouts_know_their_kind_and_the_level_of_each_key() -> None:
    tasks = Layout(columns=tuple(column(key, key) for key in ("number", "title", "product", "x1")))
    goals = replace(tasks, levels=GOAL_LEVELS)
    years = Layout(columns=tuple(column(key, key) for key in ("number", "title", "y2025", "y2026")))
    assert [layout.kind for layout in (tasks, goals, years)] == [
        Kind.TASK_PRODUCT,
        Kind.GOAL_TASK_ACTIVITY,
        Kind.YEAR_TARGETS,
    ]
    assert tasks.level_of("number") is Level.TASK
    assert goals.level_of("number") is Level.GOAL
    assert tasks.level_of("title") is Level.TASK
    assert goals.level_of("title") is None
    assert goals.level_of("task") is Level.TASK
    assert tasks.level_of("task") is None
    assert tasks.level_of("section_number") is Level.SECTION
    assert tasks.level_of("x1") is Level.PRODUCT
    assert tasks.level_of("rác") is None
    assert tasks.level_keys(Level.PRODUCT) == ("product", "x1")
    assert goals.level_keys(Level.GOAL) == ("number", "goal")


_COLUMNS = st.builds(
    Column,
    key=st.sampled_from(["number", "title", "product", "y2027", "x3"]),
    heading=st.text(max_size=9),
    group=st.text(max_size=5),
    width=st.integers(1, 4000),
)


@given(
    st.builds(
        Layout,
        columns=st.lists(_COLUMNS, max_size=6).map(tuple),
        levels=st.sampled_from([GOAL_LEVELS, Layout(columns=()).levels]),
        numbering=st.sampled_from(Numbering),
        font_size=st.integers(8, 14),
    )
)
def test_a_layout_survives_storing(layout: Layout) -> None:
    assert Layout.from_data(layout.as_data()) == layout


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_a_position_fits_between_any_two(choices: list[int]) -> None:
    placed = ordering.spread(3)
    for choice in choices:
        at = choice % (len(placed) + 1)
        before = placed[at - 1] if at else ""
        after = placed[at] if at < len(placed) else ""
        placed.insert(at, ordering.between(before, after))
    assert placed == sorted(set(placed))


@given(st.sampled_from([("", ""), ("", "V"), ("V", ""), ("V", "W"), ("VV", "VW")]), st.integers(0, 1000))
def test_many_positions_fit_between_two(ends: tuple[str, str], number: int) -> None:
    placed = ordering.between_many(*ends, number)
    assert len(placed) == number
    whole = [ends[0], *placed, *filter(None, ends[1:])]
    assert whole == sorted(set(whole))
    assert max(map(len, placed), default=0) <= 5, "halving keeps them short"


@given(st.integers(0, 5000))
def test_spread_positions_are_in_order(number: int) -> None:
    positions = ordering.spread(number)
    assert len(positions) == number
    assert positions == sorted(set(positions))


def test_positions_out_of_order_are_a_bug() -> None:
    for before, after in (("B", "A"), ("A", "A"), ("A0", "B")):
        with pytest.raises(ValueError, match="position"):
            ordering.between(before, after)


@given(st.integers(1, versions.MAX_COUNTER))
def test_a_dot_names_device_and_counter(counter: int) -> None:
    dot = versions.make_dot(DEVICE, counter)
    assert (versions.device_of(dot), versions.counter_of(dot)) == (DEVICE, counter)


@pytest.mark.parametrize(
    "text", ["", "ABCDEFGHIJK2", "ABCDEFGHIJK20", "ABCDEFGHIJK2-1", "ABCDEFGHIJK2" + "z" * 20]
)
def test_what_is_no_dot_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="dot|counter"):
        versions.counter_of(text)


_VECTORS = st.dictionaries(st.sampled_from([DeviceId("A"), DeviceId("B"), DeviceId("C")]), st.integers(1, 9))


@given(_VECTORS, _VECTORS)
def test_a_joined_vector_is_the_least_that_contains_both(
    left: dict[DeviceId, int], right: dict[DeviceId, int]
) -> None:
    joined = versions.joined(left, right)
    assert versions.contains(joined, left)
    assert versions.contains(joined, right)
    assert all(counter in (left.get(device), right.get(device)) for device, counter in joined.items())


def _numbered(sections: list[list[str]], mode: Numbering) -> Appendix:
    def task(number: str, place: int) -> Item:
        leaf = Item(level=Level.PRODUCT)
        return Item(level=Level.TASK, texts={"number": number}, children=(leaf,), id=RecordId(str(place)))

    built, place = [], 0
    for numbers in sections:
        tasks = []
        for number in numbers:
            place += 1
            tasks.append(task(number, place))
        built.append(Item(level=Level.SECTION, texts={"section": "x"}, children=tuple(tasks)))
    layout = Layout(columns=(column("number", "TT"), column("title", "Việc")), numbering=mode)
    return Appendix(title="", layout=layout, sections=tuple(built))


@pytest.mark.parametrize(
    ("sections", "mode"),
    [
        ([["1", "2"], ["3."]], Numbering.CONTINUOUS),
        ([["1", "2"], [], ["1"]], Numbering.RESTART),
        ([["1"], ["1"]], Numbering.RESTART),
        ([["1"], ["2"]], Numbering.CONTINUOUS),
        ([], Numbering.CONTINUOUS),
    ],
)
def test_the_numbering_mode_is_told_from_the_numbers(sections: list[list[str]], mode: Numbering) -> None:
    assert numbering.detect(sections) is mode
    assert numbering.is_regular(_numbered(sections, mode))


def test_renumbering_names_only_what_changes() -> None:
    assert numbering.renumbered(_numbered([["1", "1"], ["4"]], Numbering.CONTINUOUS)) == {"2": "2", "3": "3"}
    assert numbering.renumbered(_numbered([["1", "2"], ["3"]], Numbering.RESTART)) == {"3": "1"}
    assert numbering.renumbered(_numbered([["1.", "1."]], Numbering.CONTINUOUS)) == {"2": "2."}
    assert numbering.renumbered(_numbered([["01", "04"]], Numbering.CONTINUOUS)) == {"2": "02"}


def test_counts() -> None:
    appendix = _numbered([["1", "2"], ["3"]], Numbering.CONTINUOUS)
    assert count(appendix) == Counts(sections=2, tasks=3, products=3)
    assert len(list(rows(appendix))) == 3


DUE = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("occurrence", "today", "expected"),
    [
        (Occurrence(product_id=RecordId("p"), start=None, end=DUE), date(2026, 3, 1), Timing.OPEN),
        (Occurrence(product_id=RecordId("p"), start=None, end=DUE), date(2026, 3, 24), Timing.DUE_SOON),
        (Occurrence(product_id=RecordId("p"), start=None, end=DUE), DUE, Timing.DUE_SOON),
        (Occurrence(product_id=RecordId("p"), start=None, end=DUE), date(2026, 4, 1), Timing.OVERDUE),
        (Occurrence(product_id=RecordId("p"), start=None, end=None), date(2026, 4, 1), Timing.NONE),
        (
            Occurrence(product_id=RecordId("p"), start=None, end=DUE, status=Status.SUSPENDED),
            date(2027, 1, 1),
            Timing.NONE,
        ),
        (
            Occurrence(product_id=RecordId("p"), start=None, end=DUE, status=Status.DONE, done_on=DUE),
            date(2027, 1, 1),
            Timing.ON_TIME,
        ),
        (
            Occurrence(
                product_id=RecordId("p"), start=None, end=DUE, status=Status.DONE, done_on=date(2026, 4, 1)
            ),
            date(2027, 1, 1),
            Timing.LATE,
        ),
        (
            Occurrence(
                product_id=RecordId("p"),
                start=date(2026, 3, 1),
                end=DUE,
                status=Status.DONE_OTHERWISE,
                done_on=date(2026, 2, 1),
            ),
            date(2027, 1, 1),
            Timing.EARLY,
        ),
        (
            Occurrence(
                product_id=RecordId("p"),
                start=None,
                end=DUE,
                extensions=(Extension(until=date(2026, 6, 30), reason="chờ tỉnh"),),
            ),
            date(2026, 4, 1),
            Timing.OPEN,
        ),
    ],
)
def test_timing_follows_from_dates(occurrence: Occurrence, today: date, expected: Timing) -> None:
    assert progress.timing(occurrence, today) is expected
    assert occurrence.end in (DUE, None)  # an extension keeps the original


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], Status.NOT_STARTED),
        ([Status.DONE, Status.DONE], Status.DONE),
        ([Status.DONE, Status.DONE_OTHERWISE], Status.DONE),
        ([Status.DONE, Status.NOT_STARTED], Status.IN_PROGRESS),
        ([Status.DONE, Status.CANCELLED], Status.DONE),
        ([Status.CANCELLED, Status.CANCELLED], Status.CANCELLED),
        ([Status.NOT_STARTED, Status.WAITING], Status.NOT_STARTED),
        ([Status.REGULAR, Status.REGULAR], Status.REGULAR),
    ],
)
def test_status_of_a_product_follows_from_its_occurrences(statuses: list[Status], expected: Status) -> None:
    assert progress.combined(statuses) is expected


def test_a_unit_lives_between_its_dates() -> None:
    old = Unit(name="Văn phòng - Thống kê", valid_to=date(2025, 6, 30))
    new = Unit(name="Văn phòng HĐND và UBND", valid_from=date(2025, 7, 1))
    assert old.valid_on(date(2025, 6, 30))
    assert not old.valid_on(date(2025, 7, 1))
    assert new.valid_on(date(2025, 7, 1))
    assert not new.valid_on(date(2025, 6, 30))


def test_ad_hoc_tasks_stand_outside_the_appendix() -> None:
    task = AdHocTask(plan_id=RecordId("p"), title="Báo cáo đột xuất", deadline="20/6/2026")
    assert task.plan_id == "p"
    assert "ad_hoc" not in Plan.__dataclass_fields__


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2023", (2023, 2023)),
        ("GIAI ĐOẠN 2021-2030", (2021, 2030)),
        ("giai đoạn 2025 – 2030", (2025, 2030)),
        ("từ năm 2026 đến năm 2030", (2026, 2030)),
        ("Kế hoạch CCHC 2026", (2026, 2026)),
        ("Kế hoạch năm 2026 theo Quyết định số 12/2024", (2026, 2026)),
        ("Kế hoạch 2026, tổng kết 2025", None),
        ("Khung kế hoạch", None),
        ("NĂM 20266", None),
    ],
)
def test_years_are_read_from_a_title(title: str, years: tuple[int, int] | None) -> None:
    assert years_in(title) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025", (2025, 2025)),
        (" 2025-2030 ", (2025, 2030)),
        ("2030-2025", None),
        ("26", None),
        ("năm nay", None),
    ],
)
def test_years_are_read_as_typed(text: str, years: tuple[int, int] | None) -> None:
    assert parse_years(text) == years


def test_year_columns_give_years() -> None:
    assert year_columns(Layout(columns=(column("y2030", ""), column("y2026", "")))) == (2026, 2030)
    assert year_columns(Layout(columns=(column("title", ""),))) is None
