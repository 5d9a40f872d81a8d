"""Shared by the tests of taking in: a plan in a file, the page, and what a user does on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.resources import resource
from tests.intake.word import cell, row, table, word
from ui.desk import Desk
from ui.pages.take_in import TakeInPage
from ui.widgets.take.review import TakeReview

Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]
Gone = list[tuple[str, dict[str, object]]]

SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
HEAD = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
WIDE = cell("I. CẢI CÁCH THỂ CHẾ", '<w:gridSpan w:val="6"/>')
START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BODY = (
    row(WIDE),
    row(cell("1", START), cell("Rà soát văn bản", START), "Kế hoạch", "Văn phòng", "Tư pháp", "Quý I/2026"),
    row(cell("", ON), cell("", ON), "Báo cáo", "Văn phòng", "Tư pháp", ""),
    row("2", "Kiểm tra công vụ", "Kế hoạch", "Nội vụ", "Công an", "Quý II/2026"),
)


def open_page(qtbot: QtBot, desk: Desk, gone: Gone) -> TakeInPage:
    """The page, shown; `gone` notes where it leads."""
    made = TakeInPage(desk, lambda key, **place: gone.append((key, place)))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.open()
    return made


def write_plan(folder: Path) -> Path:
    """A plan with one table, whose year nobody says."""
    path = folder / "Kế hoạch xã.docx"
    path.write_bytes(word(table(HEAD, *BODY)))
    return path


def review(page: TakeInPage) -> TakeReview:
    return page.findChild(TakeReview)


def button(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())


def texts(one: TakeReview, column: int) -> list[str]:
    model = one.taken.rows
    return [model.text(row_, column) for row_ in range(model.rowCount())]


def choose(page: TakeInPage, column: int, meaning: str) -> None:
    """Pick a meaning in the combo box above a column, as a user does."""
    combo = review(page).meanings.choices[column]
    combo.setCurrentIndex(combo.findData(meaning))
    combo.activated.emit(combo.currentIndex())


def meanings(page: TakeInPage) -> list[str]:
    return [combo.currentData() for combo in review(page).meanings.choices]


def take(page: TakeInPage) -> None:
    button(page, "Take into a new plan").click()
