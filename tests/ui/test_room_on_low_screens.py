"""What gives way in a small window: parts of the status bar, buttons beside a sentence, a second table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from tests.ui.plan_steps import shown
from ui.pages.take_in import TakeInPage
from ui.widgets.notice import Notice
from ui.widgets.take.review import TakeReview
from ui.window import MainWindow

DONE = "Sở Nội vụ tỉnh Mộc Giang đã nhận lần gửi 2 (mã biên nhận khớp)."
LONG = "Có hai máy cùng dùng tệp kết nối của UBND xã Suối Mây. Xã đổi máy hay dùng nhầm tệp? " * 2


def test_what_was_just_done_is_read_whole_and_the_undo_gives_way(
    qtbot: QtBot, window: MainWindow, small_plan: RecordId
) -> None:
    shown(qtbot, window, small_plan)
    window.resize(911, 490)
    bar = window._status
    bar.show_place("3 nhiệm vụ, 4 sản phẩm · 2 ý kiến chưa xử lý (F9)", "chuyển về đang soạn", "Chị Lan")
    bar.say(DONE)
    qtbot.waitUntil(lambda: bar._said.width() >= bar._said.minimumWidth() > 300)
    assert bar._undo.isHidden()
    window.resize(1800, 700)
    qtbot.waitUntil(bar._undo.isVisible)
    assert bar._said.width() >= bar._said.fontMetrics().horizontalAdvance(DONE)


def notice(qtbot: QtBot, words: str) -> tuple[Notice, QPushButton]:
    made = Notice()
    qtbot.addWidget(made)
    button = made.add_button("Xã đã đổi máy, nhận máy mới", lambda: None)
    made.add_button("Để sau, hỏi lại xã", lambda: None)
    made.resize(760, 200)
    made.say(words)
    made.show()
    qtbot.waitExposed(made)
    return made, button


def test_buttons_stand_beside_a_short_sentence_and_below_a_long_one(qtbot: QtBot) -> None:
    short, beside = notice(qtbot, "Có 1 tệp mới.")
    assert beside.x() > short.text.x() + 100
    long, below = notice(qtbot, LONG)
    assert below.y() >= long.text.geometry().bottom()
    assert below.x() == long.text.x()


def test_one_table_at_a_time_in_a_narrow_window(qtbot: QtBot, window: MainWindow, one_table: Path) -> None:
    window.resize(911, 490)
    window.show()
    window.navigate("take-in", file=str(one_table))
    page = window.page("take-in")
    assert isinstance(page, TakeInPage)
    review = page.findChild(TakeReview)
    assert isinstance(review, TakeReview)
    qtbot.waitUntil(review.taken.isVisible)
    assert not review.source.isVisible()
    review.switch.click()
    assert review.source.isVisible()
    assert not review.taken.isVisible()
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: review.source.isVisible() and review.taken.isVisible())
    assert not review.switch.isVisible()
