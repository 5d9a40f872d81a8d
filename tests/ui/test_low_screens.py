"""Pages and dialogs in little room: bars instead of cuts, buttons in sight, Tab in a fair order."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.dialogs.form import FormDialog
from ui.widgets.flow import FlowLayout
from ui.widgets.page_room import PageRoom
from ui.widgets.scrolled import Scrolled, fit, screen_of
from ui.widgets.tab_order import order_as_seen

WORDS = "Một câu dài được xuống dòng khi cửa sổ hẹp lại, như ở màn hình phóng to gấp đôi. " * 4


@pytest.fixture
def room(qtbot: QtBot) -> PageRoom:
    made = PageRoom()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def page(width: int, height: int) -> QWidget:
    """A page that needs this much."""
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


def bars(room: PageRoom) -> tuple[bool, bool]:
    """Whether it can be scrolled sideways, and down."""
    return room.horizontalScrollBar().maximum() > 0, room.verticalScrollBar().maximum() > 0


def test_a_page_has_the_room_there_is(room: PageRoom) -> None:
    room.add(page(100, 100))
    assert bars(room) == (False, False)
    assert room.page() is not None
    assert room.page().size() == room.size()  # type: ignore[union-attr]  # asserted above
    room.resize(900, 700)
    assert room.page().size() == room.size()  # type: ignore[union-attr]  # asserted above


@pytest.mark.parametrize(
    ("needed", "expected"),
    [((500, 900), (False, True)), ((900, 300), (True, False)), ((900, 900), (True, True))],
)
def test_a_page_that_needs_more_is_scrolled(
    room: PageRoom, needed: tuple[int, int], expected: tuple[bool, bool]
) -> None:
    room.add(page(*needed))
    assert bars(room) == expected


def test_only_the_page_in_front_counts_and_begins_at_its_top(room: PageRoom) -> None:
    small, big = page(100, 100), page(900, 900)
    room.add(small)
    room.add(big)
    assert bars(room) == (False, False)
    room.bring(big)
    room.verticalScrollBar().setValue(200)
    room.bring(small)
    assert bars(room) == (False, False)
    room.bring(big)
    assert room.verticalScrollBar().value() == 0
    room.remove(big)
    assert room.page() is small


def test_a_page_that_grows_is_scrolled_at_once(room: PageRoom, qtbot: QtBot) -> None:
    made = QWidget()
    column = QVBoxLayout(made)
    room.add(made)
    tall = QLabel()
    column.addWidget(tall)
    tall.setMinimumHeight(800)
    qtbot.waitUntil(lambda: bars(room) == (False, True))
    tall.hide()
    qtbot.waitUntil(lambda: bars(room) == (False, False))


def test_wrapped_texts_get_the_height_they_need_at_the_width_of_now(room: PageRoom) -> None:
    made = QWidget()
    column = QVBoxLayout(made)
    label = QLabel(WORDS)
    label.setWordWrap(True)
    column.addWidget(label)
    room.resize(220, 120)
    room.add(made)
    assert not room.horizontalScrollBar().maximum()
    assert label.height() >= label.heightForWidth(label.width())


def test_tab_brings_what_it_reaches_into_sight(room: PageRoom, qtbot: QtBot) -> None:
    made = QWidget()
    column = QVBoxLayout(made)
    fields = [QLineEdit() for _ in range(20)]
    for field in fields:
        column.addWidget(field)
    room.add(made)
    room.resize(300, 150)
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    fields[0].setFocus()
    for _ in fields[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fields[-1]
    assert fields[-1].mapTo(room, QPoint(0, 0)).y() < room.height()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def form(parent: QWidget, fields: int) -> FormDialog:
    made = FormDialog(parent, "Kế hoạch", "Ghi")
    for number in range(fields):
        made.add_field(f"Ô số {number}")
    made.show()
    return made


def test_a_form_is_as_high_as_its_fields(parent: QWidget) -> None:
    made = form(parent, 4)
    assert made.findChild(Scrolled).verticalScrollBar().maximum() == 0  # type: ignore[union-attr]


def test_a_form_never_exceeds_the_screen_and_keeps_its_buttons(parent: QWidget) -> None:
    made = form(parent, 40)
    assert made.height() <= screen_of(made).availableGeometry().height()
    buttons = made.findChild(QDialogButtonBox)
    assert buttons is not None
    assert made.rect().contains(buttons.geometry())
    scrolled = made.findChild(Scrolled)
    assert scrolled is not None
    assert scrolled.verticalScrollBar().maximum() > 0


def test_what_is_wrong_is_seen_beside_all_fields(parent: QWidget) -> None:
    made = form(parent, 3)
    before = made.height()
    made.check_with(lambda: WORDS)
    made.accept()
    assert made.isVisible()
    assert made.height() > before
    assert made.findChild(Scrolled).verticalScrollBar().maximum() == 0  # type: ignore[union-attr]


def test_tab_goes_part_by_part_as_seen_and_ends_where_it_should(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    left, right = QWidget(), QWidget()
    table = QLineEdit("bảng")
    lower, upper, beside = QPushButton("dưới"), QPushButton("trên"), QPushButton("bên")
    column = QVBoxLayout(left)
    for widget in (upper, lower, table):
        column.addWidget(widget)
    QVBoxLayout(right).addWidget(beside)
    row.addWidget(left)
    row.addWidget(right)
    QWidget.setTabOrder(table, upper)  # as if the others had been made later
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    order_as_seen(root, table)
    upper.setFocus()
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [upper, lower, beside, table]


def test_fields_keep_off_the_bar_beside_them(qtbot: QtBot) -> None:
    fields = QVBoxLayout()
    for _ in range(6):
        fields.addWidget(QLineEdit())
    scrolled = Scrolled(fields)
    qtbot.addWidget(scrolled)
    scrolled.resize(300, 400)
    scrolled.show()
    assert scrolled.viewport().width() == 300
    scrolled.resize(300, 80)
    bar = scrolled.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert 300 - bar.width() - scrolled.viewport().width() >= 4
    scrolled.resize(300, 400)
    qtbot.waitUntil(lambda: scrolled.viewport().width() == 300)


class _Cycle(QDialog):
    """A dialog that refers to itself, as one does whose buttons call its methods."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_the_screen_outlives_the_dialogs_that_fit_it(qtbot: QtBot) -> None:
    """PySide makes a screen the child of who asked for it; cleared with the later of two, it is deleted."""
    first = _Cycle()
    fit(first, (300, 200))
    later = _Cycle()  # made after the screen was first asked for: the screen is cleared before it
    fit(later, (300, 200))
    del later
    assert gc.collect() > 0
    assert len(QGuiApplication.screens()) == 1
    assert screen_of(first).availableSize().width() > 0
    another = QWidget()  # crashed on the screen that was gone
    qtbot.addWidget(another)
    another.show()


def test_fields_are_never_wider_than_what_is_shown_of_them(qtbot: QtBot) -> None:
    """A form whose labels need more than its set least width, as long as its screen has that."""
    above = QWidget()
    qtbot.addWidget(above)
    dialog = FormDialog(above, "Đơn vị", "Lưu")
    for at in range(30):
        dialog.add_field(f"Cách ghi khác trong văn bản cũ của đơn vị số {at}, cách nhau bằng dấu chấm phẩy:")
    dialog.setMinimumWidth(200)
    dialog.resize(210, 150)
    dialog.show()
    (area,) = dialog.findChildren(Scrolled)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())


def test_a_menu_higher_than_the_screen_scrolls(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for at in range(120):
        menu.addAction(f"Mục {at}")
    one = QMenu()
    qtbot.addWidget(one)
    one.addAction("Mục 100")
    room = screen_of(menu).availableSize()
    assert menu.sizeHint().height() > room.height()
    menu.popup(QPoint(0, 0))
    assert menu.width() < 2 * one.sizeHint().width(), "the entries stand in one column"
    assert menu.height() <= room.height()
    menu.close()


def test_a_low_box_stands_in_the_middle_of_its_line_of_buttons(qtbot: QtBot) -> None:
    made, flow = QWidget(), FlowLayout()
    qtbot.addWidget(made)
    made.setLayout(flow)
    high, low, below = QPushButton("Ký số"), QLabel("Ghi dự thảo"), QPushButton("Sao chép phụ lục")
    for each in (high, low, below):
        flow.addWidget(each)
    high.setFixedSize(200, 40)
    low.setFixedSize(100, 20)
    below.setFixedSize(200, 30)
    made.resize(340, 200)
    made.show()
    assert [each.geometry().getRect() for each in (high, low, below)] == [
        (0, 0, 200, 40),
        (208, 10, 100, 20),
        (0, 48, 200, 30),
    ]
    assert flow.heightForWidth(340) == 78
    low.hide()
    assert flow.heightForWidth(600) == 40


def test_a_row_without_a_label_leaves_no_gap_above_itself(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FormDialog(parent, "Điều chỉnh", "Ghi")
    field, told = dialog.add_field("Số của văn bản:"), QLabel("1 chỗ khác bản đang có hiệu lực.")
    dialog.add_row("", told)
    dialog.show()
    below = field.mapTo(dialog, QPoint(0, field.height())).y()
    assert told.mapTo(dialog, QPoint(0, 0)).y() - below < field.height() / 2
    assert [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()] == [
        "Số của văn bản:",
        told.text(),
    ]
