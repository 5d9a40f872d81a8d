"""Parts of the look: icons drawn when they show, choices that cut a long name with dots."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui import icons
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.choice import Choice
from ui.widgets.table.columns import shares
from ui.widgets.table.whole_lines import LinesTable

LONG = "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA XÃ SUỐI MÂY"


def drawn(image: QImage) -> QRect:
    """Where an image is not empty."""
    spots = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha()
    ]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


@pytest.mark.parametrize("side", [16, 20, 30, 48])
def test_an_icon_is_drawn_in_the_size_asked_for(qtbot: QtBot, side: int) -> None:
    picture = icons.icon("settings").pixmap(QSize(side, side))
    assert picture.size() == QSize(side, side)
    assert drawn(picture.toImage()).width() > side * 2 // 3


def test_room_beside_an_icon_is_left_free(qtbot: QtBot) -> None:
    image = icons.icon("settings").pixmap(QSize(20, 16)).toImage()
    assert drawn(image).right() < 16


def test_a_disabled_icon_is_paler(qtbot: QtBot) -> None:
    made = icons.icon("plus")
    middle = (10, 10)
    usual = made.pixmap(20).toImage().pixelColor(*middle)
    pale = made.pixmap(20, QIcon.Mode.Disabled).toImage().pixelColor(*middle)
    assert pale.lightness() > usual.lightness()


def test_an_icon_outlives_its_maker(qtbot: QtBot) -> None:
    button = QPushButton(icons.icon("save"), "Lưu")
    qtbot.addWidget(button)
    icons._made.cache_clear()
    gc.collect()
    copy = QIcon(button.icon())
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    copy.paint(painter, QRect(4, 4, 24, 24))
    painter.end()
    assert QRect(4, 4, 24, 24).contains(drawn(image))


@pytest.mark.parametrize(("width", "tip"), [(160, LONG), (900, "")])
def test_a_name_that_does_not_fit_stands_whole_in_the_tooltip(qtbot: QtBot, width: int, tip: str) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItem(LONG)
    choice.resize(width, 32)
    choice.show()
    choice.grab()
    assert choice.toolTip() == tip
    assert choice.currentText() == LONG


def test_a_tooltip_given_from_outside_stays(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItem(LONG)
    choice.setToolTip("cột này")
    choice.resize(120, 32)
    choice.grab()
    assert choice.toolTip() == "cột này"


def test_a_name_of_a_file_stays_on_one_line_where_a_title_wraps(qtbot: QtBot) -> None:
    lines = (
        Line(key="file", cells=("K-546D20-YMCR-00001-5c7b6e41-546D20-YMCR-00001-5c7b6e41.khx", "")),
        Line(key="title", cells=("", LONG)),
    )
    table = LinesTable(LinesModel(("Tệp", "Kế hoạch")), "", "", wide=(0, 1), files=0)
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    table.show_lines(lines)
    qtbot.waitUntil(lambda: table.view.rowHeight(1) > table.view.rowHeight(0))


def test_narrow_columns_take_from_the_wide_ones_before_anything_is_pushed_out() -> None:
    widths = shares([40, 400, 100, 100], [66, 100, 100, 100], 500)
    assert sum(widths) <= 500
    assert widths[0] == 66
    assert min(widths[1:]) >= 100
