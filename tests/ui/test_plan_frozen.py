"""Number and task stay in sight in a table too wide for the window: mouse, keys, editor and headings too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import column
from ccapp.domain.plan import RecordId
from ccapp.services.session import Session
from tests.ui.plan_steps import (
    CTRL,
    NONE,
    NUMBER,
    PRODUCT,
    TITLE,
    Key,
    double_click,
    long_plan,
    press,
    shown,
    stored,
    texts,
    type_text,
)
from ui.models.plan_lines import Kind
from ui.pages.plan import PlanPage
from ui.window import MainWindow

BUDGET = 6


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session) -> PlanPage:
    """Two sections, row 0 and row 9; tasks of two products each; the last column wide, scrolled to."""
    plan = long_plan(8, products=2)
    (appendix,) = plan.appendices
    first = replace(appendix.sections[0], children=appendix.sections[0].children[:4])
    second = replace(appendix.sections[0], children=appendix.sections[0].children[4:])
    made = replace(plan, appendices=(replace(appendix, sections=(first, second)),))
    page = shown(qtbot, window, stored(session, made))
    page.view.header.resizeSection(BUDGET, 900)
    qtbot.waitUntil(lambda: page.view.frozen.count > 0)
    assert page.commit()
    scroll(page, 10_000)
    return page


def scroll(page: PlanPage, to: int) -> int:
    bar = page.view.horizontalScrollBar()
    bar.setValue(to)
    return bar.value()


def rect(page: PlanPage, row: int, col: int) -> QRect:
    return page.view.visualRect(page.model.index(row, col))


def picture(page: PlanPage, area: QRect) -> QImage:
    return page.view.viewport().grab(area).toImage()


def test_nothing_stays_where_the_table_fits(qtbot: QtBot, window: MainWindow, small_plan: RecordId) -> None:
    page = shown(qtbot, window, small_plan)
    assert page.view.frozen.count == 0
    assert page.view.frozen.width == 0
    for col in range(5):
        index = page.model.index(1, col)
        assert page.view.visualRect(index) == QTableView.visualRect(page.view, index)


def test_number_and_task_stay_where_they_are(page: PlanPage) -> None:
    assert page.view.frozen.count == 2
    assert rect(page, 1, NUMBER).left() == 0
    assert rect(page, 1, TITLE).left() == page.view.columnWidth(NUMBER)
    assert rect(page, 1, TITLE).height() == page.view.rowHeight(1) + page.view.rowHeight(2) - 1
    task = rect(page, 1, TITLE)
    seen = picture(page, task)
    scroll(page, 0)
    assert picture(page, task) == seen, "the same picture wherever the others are"


def test_a_sections_row_stays_whole(page: PlanPage) -> None:
    title = rect(page, 0, TITLE)
    assert title.left() == page.view.columnWidth(NUMBER)
    assert title.right() <= page.view.viewport().width()
    seen = picture(page, title)
    blank = QImage(seen.size(), seen.format())
    blank.fill(seen.pixelColor(title.width() // 2, 2))
    assert seen != blank
    scroll(page, 0)
    assert picture(page, title) == seen


def test_the_mouse_finds_what_is_seen(page: PlanPage) -> None:
    for place in ((1, NUMBER), (1, TITLE), (0, NUMBER), (0, TITLE), (3, BUDGET)):
        index = page.model.index(*place)
        at = page.view.visualRect(index).intersected(page.view.viewport().rect()).center()
        if place[1] == BUDGET:
            at.setX(page.view.viewport().width() - 20)
        found = page.view.indexAt(at)
        assert (found.row(), found.column()) == place
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        assert page.view.place() == place
    first, last = rect(page, 1, TITLE).center(), QPoint(page.view.viewport().width() - 20, 0)
    last.setY(rect(page, 3, BUDGET).center().y())
    viewport = page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, first)
    QTest.mouseMove(viewport, first + QPoint(9, 9))
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, last)
    chosen = {(row, col) for row, col in page.view.places() if page.model.lines[row].kind is Kind.LEAF}
    assert {col for _, col in chosen} == set(range(TITLE, BUDGET + 1))


def test_keys_cross_over_and_nothing_hides_underneath(page: PlanPage) -> None:
    page.view.go(2, TITLE)
    at = scroll(page, 10_000)
    page.view.go(3, TITLE)
    assert page.view.horizontalScrollBar().value() == at, "what stays needs no scrolling"
    press(page.view, Key.Key_Right)
    assert page.view.place() == (3, PRODUCT)
    assert rect(page, 3, PRODUCT).left() >= page.view.frozen.width
    press(page.view, Key.Key_Left)
    assert page.view.place() == (3, TITLE)
    press(page.view, Key.Key_Home)
    assert page.view.place() == (3, NUMBER)
    press(page.view, Key.Key_End)
    assert page.view.place() == (3, BUDGET)
    press(page.view, Key.Key_Tab)
    assert page.view.place() == (4, PRODUCT)
    assert rect(page, 4, PRODUCT).left() >= page.view.frozen.width
    press(page.view, Key.Key_Backtab)
    assert page.view.place() == (3, TITLE)


def test_a_cell_that_stays_is_written_where_it_is(page: PlanPage, session: Session) -> None:
    double_click(page, 3, TITLE)
    editor = page.view.editor
    assert editor is not None
    assert editor.geometry().contains(rect(page, 3, TITLE).center())
    editor.selectAll()
    type_text(editor, "Việc đã đổi")
    press(editor, Key.Key_Return)
    plan = page._plan_id
    assert plan is not None
    assert texts(session, plan, "title")[2] == "Việc đã đổi"


def test_an_editor_never_covers_what_stays(page: PlanPage) -> None:
    scroll(page, 0)
    page.view.go(3, PRODUCT)
    press(page.view, Key.Key_F2)
    editor = page.view.editor
    assert editor is not None
    scroll(page, 60)
    assert editor.geometry().left() >= page.view.frozen.width - 4
    page.view.editing.cancel()


def test_headings_stay_with_their_columns(page: PlanPage, qtbot: QtBot) -> None:
    header = page.view.header
    assert header.left_of(TITLE) == page.view.columnWidth(NUMBER)
    assert header.column_at(header.left_of(TITLE) + 20) == TITLE
    at = QPoint(header.left_of(TITLE) + 40, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert page.model.arranged.by == "title"
    seen = header.viewport().grab(QRect(0, 0, page.view.frozen.width, header.height())).toImage()
    scroll(page, 0)
    assert header.viewport().grab(QRect(0, 0, page.view.frozen.width, header.height())).toImage() == seen
    scroll(page, 10_000)
    before = page.view.columnWidth(TITLE)
    edge = QPoint(header.left_of(TITLE) + before - 2, 8)
    target = header.viewport()
    QTest.mouseMove(target, edge)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, edge)
    for by in (10, 25, 40):
        QTest.mouseMove(target, edge + QPoint(by, 0))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, edge + QPoint(40, 0))
    assert abs(page.view.columnWidth(TITLE) - before - 40) <= 2
    assert rect(page, 1, TITLE).width() == page.view.columnWidth(TITLE) - 1


def test_filter_fields_stay_too_and_cover_no_other(page: PlanPage) -> None:
    press(page.view, Key.Key_L, CTRL)
    scroll(page, 10_000)
    fields = list(page.strips.arranging.row.fields.values())
    assert fields[TITLE].geometry().left() == page.view.columnWidth(NUMBER)
    edge = page.view.frozen.width
    assert all(each.geometry().left() >= edge or not each.width() for each in fields[PRODUCT:])
    fields[PRODUCT].setFocus()
    assert fields[PRODUCT].geometry().left() >= edge
    assert fields[PRODUCT].width() > 40
    fields[BUDGET].setFocus()
    assert fields[BUDGET].geometry().left() < page.view.viewport().width() - 40


def test_the_table_is_read_once_and_where_it_is_seen(page: PlanPage) -> None:
    table = QAccessible.queryAccessibleInterface(page.view)
    assert table.role() == QAccessible.Role.Table
    inner = [each for each in page.view.findChildren(QTableView) if each is not page.view]
    assert inner == [], "there is no second table to be read"
    cells = map(table.child, range(24))
    named = {cell.text(QAccessible.Text.Name).partition("\n")[0]: cell for cell in cells}
    cell = named[page.model.text(1, TITLE)]
    corner = page.view.viewport().mapToGlobal(rect(page, 1, TITLE).topLeft())
    assert cell.rect().topLeft() == corner


def test_a_bug_in_painting_what_stays_is_told_once(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: told.append(kind))

    def broken(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(page.view.cells, "_paint_text", broken)
    for _ in range(3):
        page.view.viewport().repaint()
    assert told == [ValueError]
    monkeypatch.setattr(page.view.frozen, "_spans_in_sight", broken)
    for _ in range(3):
        page.view.viewport().repaint()
    assert told == [ValueError, ValueError]
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    assert QPainter(image).end(), "no painter was left open"


def test_a_table_of_many_columns_scrolls_by_itself(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    plan = long_plan(4)
    (appendix,) = plan.appendices
    years = tuple(column(f"y{year}", str(year)) for year in range(2026, 2036))
    wide = replace(appendix, layout=appendix.layout.with_columns(*appendix.layout.columns, *years))
    page = shown(qtbot, window, stored(session, replace(plan, appendices=(wide,))))
    assert page.view.frozen.count == 2
    assert page.view.horizontalScrollBar().maximum() > 0
    for each in years:
        page.layouts.show_column(each.key, shown=False)
    assert page.view.frozen.count == 0
    assert page.view.horizontalScrollBar().maximum() == 0


def test_a_bug_in_painting_a_heading_is_told_once(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: told.append(kind))

    def broken(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(page.view.header, "_paint_section", broken)
    for _ in range(3):
        page.view.header.viewport().repaint()
    assert told == [ValueError]
