"""Where text breaks, how high rows are, what is found where, which record an action means."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.services.session import Session
from ccapp.text.fold import fold
from tests.pace import assert_within
from tests.ui.plan_steps import long_plan, shown, stored, with_ids
from ui.models.plan_find import marks
from ui.models.plan_table import PlanTableModel
from ui.widgets.table.row_heights import PAD_X, PAD_Y, KnownHeights, TextWrap, Wraps, row_heights
from ui.window import MainWindow

VIETNAMESE = (
    "Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã năm 2026"
)
texts = st.lists(st.sampled_from([*VIETNAMESE.split(" "), "\n", "x" * 40, ""]), max_size=30).map(" ".join)


@pytest.fixture
def wrap(qapp: QApplication) -> TextWrap:
    return TextWrap(QApplication.font())


@settings(deadline=None)
@given(text=texts, width=st.integers(min_value=30, max_value=400))
def test_lines_hold_every_word_and_fit(text: str, width: int) -> None:
    wrap = TextWrap(QApplication.font())
    found = wrap.lines(text, width)
    pieces = [text[start:end] for start, end in found]
    assert re.sub(r"\s", "", "".join(pieces)) == re.sub(r"\s", "", text)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(found))
    assert all(wrap.advance(piece.strip()) <= width + 1 for piece in pieces if len(piece) > 1)
    assert not any("\n" in piece for piece in pieces)


def qt_lines(font: QFont, text: str, width: int) -> int:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


def test_plain_words_break_where_qt_breaks_them(wrap: TextWrap) -> None:
    words = VIETNAMESE.split(" ")
    differing = 0
    for count in range(1, len(words) + 1):
        for width in range(80, 400, 7):
            text = " ".join(words[:count])
            differing += len(wrap.lines(text, width)) != qt_lines(wrap.font, text, width)
    assert differing <= 2


def test_breaks_blank_lines_and_long_words(wrap: TextWrap) -> None:
    assert wrap.lines("", 100) == ((0, 0),)
    assert wrap.lines("a\n\nb", 100) == ((0, 1), (2, 2), (3, 4))
    pieces = wrap.lines("ă" * 20_000, 200)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == 20_000
    assert all(after[0] == before[1] for before, after in itertools.pairwise(pieces))
    assert wrap.lines("abc", 1) == ((0, 1), (1, 2), (2, 3))


def test_rows_are_as_high_as_their_highest_cell(qapp: QApplication, wrap: TextWrap) -> None:
    model = PlanTableModel()
    model.show(with_ids(long_plan(3, products=2, words=60).appendices[0]), editable=True)
    widths = [50, 120, 200, 150, 150, 120, 90]
    heights = row_heights(model, widths, Wraps(body=wrap, bold=wrap, small=wrap))
    assert len(heights) == 7
    for row in range(1, 7):
        product = wrap.height(model.text(row, 2), 200 - 2 * PAD_X) + 2 * PAD_Y
        assert heights[row] >= product
    title = wrap.height(model.text(1, 1), 120 - 2 * PAD_X) + 2 * PAD_Y
    assert heights[1] + heights[2] >= title
    assert abs(heights[1] - heights[2]) <= wrap.line_height


def test_heights_kept_from_before_are_those_measured_anew(qapp: QApplication, wrap: TextWrap) -> None:
    model, known = PlanTableModel(), KnownHeights()
    widths = [50, 120, 200, 150, 150, 120, 90]
    wraps = Wraps(body=wrap, bold=wrap, small=wrap)
    for words in (60, 5, 60):
        model.show(with_ids(long_plan(3, products=2, words=words).appendices[0]), editable=True)
        assert known.of(model, widths, wraps, sum(widths)) == row_heights(model, widths, wraps)
        assert known.of(model, widths, wraps, sum(widths)) == row_heights(model, widths, wraps)
    narrow = [50, 60, *widths[2:]]
    assert known.of(model, narrow, wraps, sum(narrow)) == row_heights(model, narrow, wraps)


def test_a_second_layout_of_a_thousand_rows_is_quick(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = shown(qtbot, window, stored(session, long_plan(500, products=2)))

    def anew() -> None:
        page.view._measured = KnownHeights()
        page.view.lay_out()

    assert_within(page.view.lay_out, anew, 0.5)  # about a twentieth


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Thủ tục hành chính", "tuc  HANH", ["tục hành"]),
        ("Đơn vị, đơn vị", "don vi", ["Đơn vị", "đơn vị"]),
        ("dòng\nmột", "dong mot", ["dòng\nmột"]),
        ("a – b", "a - b", ["a – b"]),
        ("chờ…", "...", ["…"]),
        ("abc", "", []),
        ("abc", "d", []),
    ],
)
def test_found_words_are_marked_in_the_text_itself(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, fold(wanted))] == found


@given(st.text("aăâđ –\n…", max_size=20), st.text("aăâđ-", min_size=1, max_size=3))
def test_marks_are_found_where_folding_finds(text: str, wanted: str) -> None:
    folded = fold(wanted)
    assert bool(marks(text, folded)) == (folded in fold(text))
