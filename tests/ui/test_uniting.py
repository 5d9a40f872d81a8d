"""Hợp nhất kế hoạch các xã cũ through real widgets: files, side by side, set apart and together, one plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import Kind
from ccapp.domain.plan import ORIGIN
from ccapp.services.plans import planning
from tests.ui.conftest import Answer
from tests.unit.test_uniting import A, B
from ui.desk import Desk
from ui.pages.uniting import UnitingPage

Gone = list[tuple[str, dict[str, object]]]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, body in (("UBND xã Lộc Bình.md", A), ("UBND xã Vinh Hiền.md", B)):
        made.append(tmp_path / name)
        made[-1].write_text(body, encoding="utf-8")
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: Gone) -> UnitingPage:
    made = UnitingPage(desk, lambda key, **place: gone.append((key, place)))
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.open()
    return made


@pytest.fixture
def beside(page: UnitingPage, files: list[Path]) -> UnitingPage:
    """The page with two plans side by side."""
    page.open(files=files)
    button(page, "Lay them side by side").click()
    return page


def button(within: QWidget, words: str) -> QPushButton:
    return next(one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible())


def rows(page: UnitingPage) -> list[list[str]]:
    model = page.review.rows
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def select(page: UnitingPage, title: str) -> None:
    row = next(at for at, cells in enumerate(rows(page)) if cells[0] == title)
    page.review.table.selectRow(row)


def test_each_file_gets_the_name_of_its_commune(page: UnitingPage, files: list[Path]) -> None:
    page.load(files[:1])
    assert [field.text() for field in page.files.names] == ["xã Lộc Bình (cũ)"]
    assert not button(page, "Lay them side by side").isEnabled(), "one plan is nothing to unite"
    page.load(files[1:])
    assert button(page, "Lay them side by side").isEnabled()
    button(page, "Leave out").click()
    assert [field.text() for field in page.files.names] == ["xã Vinh Hiền (cũ)"]


def test_equal_names_are_refused_in_words(page: UnitingPage, files: list[Path], answer: Answer) -> None:
    page.load(files)
    page.files.names[1].setText("xã Lộc Bình (cũ)")
    came = answer(lambda dialog: dialog.close())
    button(page, "Lay them side by side").click()
    assert len(came) == 1
    assert page.files.isVisible()


def test_the_plans_lie_side_by_side(beside: UnitingPage) -> None:
    assert rows(beside) == [
        ["Cải cách thể chế", "", ""],
        ["Rà soát văn bản QPPL trên địa bàn xã Lộc Bình", "1", "2.1"],
        ["Báo cáo công tác pháp chế quý I", "2", "-"],
        ["Báo cáo công tác pháp chế quý II", "-", "2.2"],
        ["Cải cách TTHC", "", ""],
        ["Công khai thủ tục hành chính", "3", "1.1"],
        ["Số hóa hồ sơ", "-", "1.2"],
    ]
    assert beside.review.tabs.tabText(0) == "Tasks (5)"
    assert beside.review.tabs.tabText(1) == f"Old units ({len(beside.review.units.renamed)})"
    assert beside.status() == "Nothing is stored yet."


def test_a_task_is_set_apart_and_put_together_again(beside: UnitingPage) -> None:
    before = rows(beside)
    select(beside, "Công khai thủ tục hành chính")
    beside.review.group.findChildren(QPushButton)[1].click()  # of the second plan
    assert rows(beside)[5:7] == [["Công khai thủ tục hành chính", "3", "-"], ["Công khai TTHC", "-", "1.1"]]
    button(beside.review.group, "It is the same, put together").click()
    assert rows(beside) == before


def test_whose_words_are_kept_is_chosen_by_keys(qtbot: QtBot, beside: UnitingPage) -> None:
    select(beside, "Công khai thủ tục hành chính")
    radios = beside.review.group.findChildren(QRadioButton)
    assert [radio.isChecked() for radio in radios] == [True, False]
    beside.activateWindow()
    radios[0].setFocus()
    qtbot.keyClick(radios[0], Qt.Key.Key_Down)
    assert rows(beside)[5] == ["Công khai TTHC", "3", "1.1"]
    now = QApplication.focusWidget()
    assert isinstance(now, QRadioButton)
    assert now.isChecked(), "the keyboard stays with the choice"


def test_old_units_are_unticked_to_stay(beside: UnitingPage) -> None:
    units = beside.review.units
    before = units.renamed
    assert before["VP-TK"] == "Văn phòng HĐND và UBND"
    units.table.opened.emit("VP-TK")
    assert units.renamed == {old: new for old, new in before.items() if old != "VP-TK"}
    units.become("TP-HT", "Phòng Kinh tế")
    assert units.renamed["TP-HT"] == "Phòng Kinh tế"
    assert "VP-TK" not in units.renamed, "other ticks stay as they are"


def test_one_plan_is_made_and_opened_and_one_undo_takes_it_back(
    beside: UnitingPage, desk: Desk, gone: Gone
) -> None:
    beside.review.title.setText("Kế hoạch xã mới")
    beside.review.years.setText("năm tới")
    make = button(beside, "Make one plan of them")
    assert not make.isEnabled()
    beside.review.years.setText("2026")
    make.click()
    ((key, place),) = gone
    plan = planning.show(desk.session, str(place["plan"]))
    assert (key, plan.title, plan.year_from) == ("plan", "Kế hoạch xã mới", 2026)
    both = "xã Lộc Bình (cũ)\nxã Vinh Hiền (cũ)"
    assert both in {item.marks.get(ORIGIN) for item in plan.appendices[0].items()}
    assert not beside.review.isVisible()
    planning.undo(desk.session)
    assert planning.plans(desk.session) == ()


def test_the_page_fits_a_small_screen(beside: UnitingPage) -> None:
    assert beside.minimumSizeHint().width() <= 858
    assert beside.minimumSizeHint().height() <= 430


def test_another_unit_is_chosen_among_those_that_took_over(beside: UnitingPage, answer: Answer) -> None:
    units = beside.review.units
    beside.review.tabs.setCurrentIndex(1)
    row = next(at for at, line in enumerate(units.table.model.lines) if line.key == "Văn phòng - Thống kê")
    units.table.view.selectRow(row)
    change = units.current
    assert change is not None
    assert units.other.isEnabled() is (len(change.choices) > 1)
    came = answer(lambda dialog: dialog.accept() if isinstance(dialog, QDialog) else None)
    units.other_asked.emit()
    assert len(came) == 1
    assert units.renamed["Văn phòng - Thống kê"] == change.choices[0]


def test_plans_of_goals_are_laid_side_by_side_as_goals(page: UnitingPage, corpus: Path) -> None:
    page.load([corpus / "004-hai-phu-luc.docx", corpus / "004a-goc.docx"])
    page.files.names[1].setText("xã Hai (cũ)")
    page._go_on()
    assert page.review.tabs.tabText(0) == "Goals (13)"
    heading = page.review.rows.headerData(0, Qt.Orientation.Horizontal)
    assert heading == "Goal of the new plan"
    page.unite()
    (plan,) = planning.plans(page.desk.session)
    assert planning.show(page.desk.session, plan.id).appendices[0].kind is Kind.GOAL_TASK_ACTIVITY
