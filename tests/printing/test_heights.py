"""Row heights: every box gets what it needs, and short rows share the height of a tall neighbour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.printing.heights import Span, even_tops

LEAST = 20.0


def stacked(rows: int, spans: list[Span]) -> list[float]:
    """The lowest stacking: each row ends where its own needs are met."""
    tops = [0.0]
    for row in range(rows):
        ends = [tops[span.first] + span.height for span in spans if span.ends and span.last == row]
        tops.append(max([tops[-1] + LEAST, *ends]))
    return tops


def span(first: int, last: int, height: float, *, ends: bool = True) -> Span:
    return Span(first=first, last=last, height=height, ends=ends)


def test_short_rows_share_a_tall_cell_evenly() -> None:
    spans = [span(0, 2, 120)]
    assert even_tops(stacked(3, spans), spans, 500, LEAST) == pytest.approx([0, 40, 80, 120])


def test_a_row_that_is_high_enough_is_left_alone() -> None:
    spans = [span(0, 1, 100), span(0, 0, 70)]
    assert even_tops(stacked(2, spans), spans, 500, LEAST) == pytest.approx([0, 70, 100])


def test_rows_grow_for_a_text_that_goes_on_only_into_free_room() -> None:
    spans = [span(0, 1, 300, ends=False)]
    assert even_tops(stacked(2, spans), spans, 90, LEAST) == pytest.approx([0, 45, 90])


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, list[Span]]:
    rows = draw(st.integers(1, 8))
    spans = []
    for _ in range(draw(st.integers(0, 6))):
        first = draw(st.integers(0, rows - 1))
        last = draw(st.integers(first, rows - 1))
        ends = last < rows - 1 or draw(st.booleans())
        spans.append(span(first, last, draw(st.floats(0, 400)), ends=ends))
    return rows, spans


@given(case=cases(), spare=st.floats(0, 200))
def test_every_box_that_ends_gets_its_height_within_the_room(
    case: tuple[int, list[Span]], spare: float
) -> None:
    rows, spans = case
    lowest = stacked(rows, spans)
    room = lowest[-1] + spare
    tops = even_tops(lowest, spans, room, LEAST)
    assert len(tops) == rows + 1
    assert tops[-1] <= room + 1e-6
    assert all(below - above >= LEAST - 1e-6 for above, below in pairwise(tops))
    for entry in spans:
        if entry.ends:
            assert tops[entry.last + 1] - tops[entry.first] >= entry.height - 1e-6
