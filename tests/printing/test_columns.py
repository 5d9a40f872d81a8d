"""Column widths: the layout's wish, no broken words, and content where there is no wish."""

from __future__ import annotations

import pytest

from ccapp.domain.layout import Column
from ccapp.printing.columns import ColumnTexts, column_widths, least_widths
from ccapp.printing.fonts import font
from ccapp.printing.primitives import Face


def widths(total: float, *columns: tuple[int, str, str]) -> tuple[float, ...]:
    """Widths for columns given as (wanted, heading, one text)."""
    entries = [
        ColumnTexts(column=Column(key="x1", heading=heading, width=wanted), cells=(text,))
        for wanted, heading, text in columns
    ]
    body = font(Face.REGULAR)
    least = least_widths(entries, size=12, pad=4, body=body, bold=font(Face.BOLD))
    return column_widths(entries, least, total=total, body=body)


def test_proportions_are_kept_where_words_fit() -> None:
    assert widths(700, (100, "a", "b"), (600, "c", "d")) == pytest.approx((100, 600))


def test_a_column_is_as_wide_as_its_longest_ordinary_word() -> None:
    first, second = widths(300, (10, "Nghiêng", "chương"), (990, "b", "b"))
    assert first >= font(Face.BOLD).advance("Nghiêng") * 12 + 8
    assert first + second == pytest.approx(300)


def test_short_values_stay_on_one_line() -> None:
    first, _ = widths(300, (10, "a", "≥ 40%"), (990, "b", "b"))
    assert first >= font(Face.REGULAR).advance("≥ 40%") * 12 + 8


def test_an_endless_word_does_not_widen_its_column() -> None:
    assert widths(400, (100, "a", "x" * 200), (300, "b", "b")) == pytest.approx((100, 300))


def test_all_shrink_where_not_even_words_fit() -> None:
    found = widths(60, (1, "nghiêng", ""), (2, "nghiêng", ""), (3, "nghiêng", ""))
    assert found == pytest.approx((20, 20, 20))


def test_without_proportions_long_texts_get_more_room() -> None:
    number, title, unit = widths(
        500, (300, "TT", "1"), (300, "Nhiệm vụ", "việc phải làm " * 30), (300, "Chủ trì", "các ban " * 5)
    )
    assert number < unit < title
    assert number + title + unit == pytest.approx(500)
