"""The menu of a row: short enough for a low screen, with the keys of what the table itself takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from ccapp.domain.plan import RecordId
from ccapp.services.paper import editions
from ccapp.services.session import Session
from tests.ui.plan_steps import PRODUCT, texts
from ui.pages.plan import PlanPage

LOW = 614 * 2 // 3  # logical pixels: the lowest screen at 150 %


def menu_at(page: PlanPage, row: int, column: int) -> QMenu:
    page.view.go(row, column)
    page.view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def visible(menu: QMenu) -> dict[str, QAction]:
    return {each.text(): each for each in menu.actions() if each.isVisible() and not each.isSeparator()}


def test_it_stands_in_one_column_on_a_low_screen(page: PlanPage) -> None:
    menu = menu_at(page, 1, PRODUCT)
    assert menu.sizeHint().height() <= LOW
    heights = {menu.actionGeometry(each).left() for each in visible(menu).values()}
    assert len(heights) == 1, "one column"
    assert menu.sizeHint().height() <= QGuiApplication.primaryScreen().availableSize().height()
    menu.close()


def test_keys_of_the_clipboard_are_told(page: PlanPage) -> None:
    menu = menu_at(page, 1, PRODUCT)
    assert {"Cut\tCtrl+X", "Copy\tCtrl+C", "Paste\tCtrl+V"} <= visible(menu).keys()
    cells = visible(menu)["Chosen cells"].menu()
    assert isinstance(cells, QMenu)
    assert {"Fill down\tCtrl+D", "Clear\tDel"} <= visible(cells).keys()
    menu.close()


def test_what_stands_below_does_what_it_says(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    menu = menu_at(page, 1, PRODUCT)
    cells = visible(menu)["Chosen cells"].menu()
    assert isinstance(cells, QMenu)
    visible(cells)["Clear\tDel"].trigger()
    menu.close()
    assert texts(session, small_plan, "product")[0] == ""
    menu = menu_at(page, 1, PRODUCT)
    add = visible(menu)["Add"].menu()
    assert isinstance(add, QMenu)
    visible(add)["Add product"].trigger()
    menu.close()
    assert len(texts(session, small_plan, "product")) == 5


def test_a_locked_plan_is_only_looked_at(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    editions.submit(session, small_plan)
    page.refresh()
    menu = menu_at(page, 1, PRODUCT)
    names = visible(menu).keys()
    assert "Copy\tCtrl+C" in names
    assert not {"Add", "Chosen cells", "Cut\tCtrl+X", "Paste\tCtrl+V", "Remove"} & names
    menu.close()
