"""Ready shapes of a table, as plans of communes and provinces use them, for a table that is still empty.

Headings and order are those of the plans met (design paper on the field, section 7); every width is in
tenths of a millimetre and a shape fills A4 landscape between the usual margins.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from ccapp.domain.layout import GOAL_LEVELS, Layout, Numbering, column
from ccapp.domain.standard import TASK_TABLE
from ccapp.domain.years import Years

_FULL: Final = 2460
_LEAST_YEARS: Final = 2  # one year column makes no grid
_MOST_YEARS: Final = 15  # more do not fit on a sheet
_YEAR_ROOM: Final = 1400
_WIDEST_YEAR: Final = 170


class Shape(StrEnum):
    """The ready shapes."""

    TASK_PRODUCT = "task-product"
    TASK_NOTES = "task-notes"
    TASK_SHORT = "task-short"
    GOALS = "goals"
    YEAR_TARGETS = "year-targets"


TASK_NOTES: Final = Layout(
    numbering=Numbering.RESTART,
    columns=(
        column("number", "STT", width=110),
        column("title", "Tên đề án, nhiệm vụ trọng tâm", width=910),
        column("lead", "Cơ quan chủ trì", width=400),
        column("partners", "Cơ quan phối hợp", width=400),
        column("deadline", "Thời gian hoàn thành (quý/năm)", width=320),
        column("notes", "Ghi chú", width=320),
    ),
)

# What plans written as prose say of a task, where they get a table: who, by when, what comes of it.
TASK_SHORT: Final = Layout(
    columns=(
        column("number", "STT", width=110),
        column("title", "Nội dung, nhiệm vụ", width=1000),
        column("lead", "Đơn vị thực hiện", width=450),
        column("deadline", "Thời gian hoàn thành", width=400),
        column("product", "Kết quả, sản phẩm", width=500),
    ),
)

GOALS: Final = Layout(
    levels=GOAL_LEVELS,
    numbering=Numbering.RESTART,
    columns=(
        column("number", "STT", width=100),
        column("goal", "Mục tiêu", width=350),
        column("task", "Nhiệm vụ", width=400),
        column("activity", "Hoạt động", width=430),
        column("product", "Kết quả/Sản phẩm", width=320),
        column("lead", "Chủ trì", width=240),
        column("partners", "Phối hợp", width=240),
        column("deadline", "Thời gian", width=200),
        column("budget", "Kinh phí", width=180),
    ),
)


def is_span(years: Years) -> bool:
    """Whether the years make a grid: more than one, and no more than a sheet has room for."""
    return _LEAST_YEARS <= years[1] - years[0] + 1 <= _MOST_YEARS


def year_grid(years: Years) -> Layout:
    """Targets by year for any span of years. Raises ValueError unless `is_span`."""
    if not is_span(years):
        raise ValueError(f"no grid of years: {years}")
    named = range(years[0], years[1] + 1)
    each = min(_WIDEST_YEAR, _YEAR_ROOM // len(named))
    ends = (column("number", "STT", width=110), column("lead", "Cơ quan chủ trì, theo dõi", width=400))
    title = _FULL - each * len(named) - sum(end.width for end in ends)
    grid = (column(f"y{year}", str(year), width=each) for year in named)
    return Layout(
        numbering=Numbering.RESTART,
        columns=(ends[0], column("title", "Mục tiêu", width=title), *grid, ends[1]),
    )


def shapes_for(years: Years) -> tuple[Shape, ...]:
    """The shapes that a plan of some years can have: the grid only where there is more than one year."""
    return tuple(shape for shape in Shape if shape is not Shape.YEAR_TARGETS or is_span(years))


def layout_of(shape: Shape, years: Years) -> Layout:
    """The layout of a shape for a plan of some years. Raises ValueError for a grid without a span."""
    if shape is Shape.YEAR_TARGETS:
        return year_grid(years)
    ready = {Shape.TASK_PRODUCT: TASK_TABLE, Shape.TASK_NOTES: TASK_NOTES, Shape.TASK_SHORT: TASK_SHORT}
    return ready.get(shape, GOALS)
