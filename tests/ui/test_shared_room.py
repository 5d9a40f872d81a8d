"""Columns of a list: what stands in them decides how its width is shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.table.shared_room import Wish, shared
from ui.widgets.table.whole_lines import LinesTable

WHY = "Tệp này khác số liệu đã chấp nhận ở 1 chỗ nên chưa ghi vào; số liệu đang có giữ nguyên."


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    wanted = draw(st.integers(40, 2000))
    return Wish(wanted=wanted, least=draw(st.integers(40, min(wanted, 180))))


@given(st.lists(wishes(), min_size=1, max_size=7), st.integers(200, 2000), st.data())
def test_the_room_is_filled_and_nobody_gets_less_than_can_be_read(
    given_: list[Wish], room: int, data: st.DataObject
) -> None:
    growing = data.draw(st.sets(st.integers(0, len(given_) - 1)))
    widths = shared(given_, room, growing)
    if sum(each.least for each in given_) <= room:
        assert sum(widths) <= room
        assert all(width >= each.least for width, each in zip(widths, given_, strict=True))
    if growing and sum(each.least for each in given_) <= room:
        assert sum(widths) == room
    if sum(each.wanted for each in given_) <= room:
        assert all(width >= each.wanted for width, each in zip(widths, given_, strict=True))


def table(qtbot: QtBot, width: int) -> LinesTable:
    """A list of one line whose last cell holds a sentence."""
    made = LinesTable(LinesModel(("Tệp", "Kết quả", "Lý do"), marked=1), "Kết quả", "", wide=(0, 2))
    qtbot.addWidget(made)
    made.resize(width, 240)
    made.show_lines((Line(key="1", cells=("a.khx", "Chưa nhận được", WHY), icon="info"),))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_sentence_gets_what_short_texts_leave(qtbot: QtBot) -> None:
    head = table(qtbot, 700).view.horizontalHeader()
    qtbot.waitUntil(lambda: sum(head.sectionSize(at) for at in range(3)) > 690)
    assert head.sectionSize(2) > head.sectionSize(0) + head.sectionSize(1)


def test_a_hidden_column_leaves_its_room_to_the_others(qtbot: QtBot) -> None:
    made = table(qtbot, 700)
    head = made.view.horizontalHeader()
    before = head.sectionSize(2)
    made.view.setColumnHidden(0, True)
    qtbot.waitUntil(lambda: head.sectionSize(2) > before)
