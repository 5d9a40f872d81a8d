"""Column widths changed where they are seen: an edge on the preview dragged, stored, undone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.domain import column_edits
from ccapp.domain.layout import Column, Layout
from ccapp.domain.plan import RecordId
from ccapp.services.paper import editions
from ccapp.services.plans import layouts, planning
from ccapp.services.session import Session
from ui.desk import Desk
from ui.pages.preview import PreviewPage
from ui.widgets.paper.list import PageList
from ui.widgets.paper.view import PageView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PreviewPage:
    made = PreviewPage(desk, lambda *_, **__: None)
    qtbot.addWidget(made)
    desk.changed.connect(lambda _: made.refresh())
    made.resize(1200, 700)
    made.show()
    return made


def view(page: PreviewPage) -> PageView:
    found = page.findChild(PageView)
    assert isinstance(found, PageView)
    return found


def widths(page: PreviewPage, number: int = 0) -> list[float]:
    edges = view(page).pages[number].edges
    return [right - left for left, right in pairwise(edges)]


def place(shown: PageView, number: int, x: float, y: float) -> QPoint:
    """A place on a page, in pixels of the view."""
    scale = shown.factor * shown.logicalDpiX() / 72
    frame = shown._frames[number]
    at = QPointF(frame.left() + x * scale, frame.top() + y * scale)
    scrolled = QPointF(shown.horizontalScrollBar().value(), shown.verticalScrollBar().value())
    return (at - scrolled).toPoint()


def drag(shown: PageView, edge: int, by: float, *, number: int = 0, drop: bool = True) -> None:
    """Drag an edge in the header of a page by so many points."""
    page = shown.pages[number]
    x = page.edges[edge]
    upright = [item for item in page.items if getattr(item, "x1", None) == x == getattr(item, "x2", None)]
    y = min(item.y1 for item in upright) + 5  # type: ignore[union-attr]
    port = shown.viewport()
    QTest.mouseMove(port, place(shown, number, x, y))
    QTest.mousePress(port, LEFT, pos=place(shown, number, x, y))
    QTest.mouseMove(port, place(shown, number, x + by, y))
    if drop:
        QTest.mouseRelease(port, LEFT, pos=place(shown, number, x + by, y))


def hover(shown: PageView, at: QPoint) -> None:
    """The pointer over the paper with no button held."""
    where, none = QPointF(at), Qt.MouseButton.NoButton
    glob = QPointF(shown.viewport().mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, where, glob, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shown.viewport(), move)


def test_a_dragged_edge_changes_its_two_columns(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    before, stored = widths(page), planning.show(session, sample_plan).appendices[0].layout
    pages = view(page).pages
    drag(view(page), 2, -60)
    after = widths(page)
    assert after[1] == pytest.approx(before[1] - 60, abs=1)
    assert after[2] == pytest.approx(before[2] + 60, abs=1)
    assert after[:1] + after[3:] == pytest.approx(before[:1] + before[3:], abs=0.3)
    assert view(page).pages != pages
    small = page.findChild(PageList)
    assert isinstance(small, PageList)
    assert small.model().rowCount() == len(view(page).pages)
    step = planning.undo(session)
    assert (step.action, step.count) == ("layout-width", 1)
    assert planning.show(session, sample_plan).appendices[0].layout == stored
    page.refresh()
    assert widths(page) == before


def test_no_column_goes_below_its_longest_word(page: PreviewPage, sample_plan: RecordId) -> None:
    page.open(plan=sample_plan)
    before, least = widths(page), view(page).pages[0].least
    drag(view(page), 2, -500)
    after = widths(page)
    assert after[1] == pytest.approx(least[1], abs=0.3)
    assert after[2] == pytest.approx(before[2] + before[1] - least[1], abs=1)
    assert after[3:] == pytest.approx(before[3:], abs=0.3)


def test_the_second_appendix_has_edges_of_its_own(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    shown = view(page)
    number = next(at for at, each in enumerate(shown.pages) if each.appendix == 2)
    first = planning.show(session, sample_plan).appendices[0]
    shown.go_to(number)
    before = widths(page, number)
    drag(shown, 2, -40, number=number)
    now = next(at for at, each in enumerate(view(page).pages) if each.appendix == 2)
    assert widths(page, now)[1] == pytest.approx(before[1] - 40, abs=1)
    assert planning.show(session, sample_plan).appendices[0] == first


def test_escape_and_a_click_change_nothing(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    before, layout = widths(page), planning.show(session, sample_plan).appendices[0].layout
    drag(view(page), 2, -60, drop=False)
    QTest.keyClick(view(page), Qt.Key.Key_Escape)
    QTest.mouseRelease(view(page).viewport(), LEFT)
    drag(view(page), 2, 0)
    assert widths(page) == before
    assert planning.show(session, sample_plan).appendices[0].layout == layout


def test_the_pointer_shows_what_can_be_dragged(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    page.open(plan=sample_plan)
    shown = view(page)
    hover(shown, place(shown, 0, shown.pages[0].edges[2], 180))
    assert shown.viewport().cursor().shape() is Qt.CursorShape.SplitHCursor
    hover(shown, place(shown, 0, shown.pages[0].edges[1] + 40, 180))
    assert shown.viewport().cursor().shape() is not Qt.CursorShape.SplitHCursor
    edition = editions.submit(session, sample_plan).edition
    for where in ("", edition.id):  # a locked table, and a saved version
        page.open(plan=sample_plan, edition=where)
        before = widths(page)
        drag(view(page), 2, -60)
        assert widths(page) == before


def test_equal_widths_become_those_that_are_seen(
    page: PreviewPage, session: Session, sample_plan: RecordId
) -> None:
    """Columns of one width are shared out by their texts; a drag then changes two, not all."""
    table = planning.show(session, sample_plan).appendices[0]
    layouts.set_widths(session, sample_plan, table.id, dict.fromkeys(table.layout.keys, 300))
    page.open(plan=sample_plan)
    before = widths(page)
    drag(view(page), 2, -30)
    after = widths(page)
    assert after[:1] + after[3:] == pytest.approx(before[:1] + before[3:], abs=0.5)


@given(st.lists(st.floats(15, 400), min_size=2, max_size=12), st.lists(st.integers(50, 900), min_size=12))
def test_widths_keep_the_shares_of_the_paper(shares: list[float], wanted: list[int]) -> None:
    columns = tuple(
        Column(key=f"x{at}", heading="", width=wide)
        for at, (_, wide) in enumerate(zip(shares, wanted, strict=False))
    )
    found = column_edits.shared(Layout(columns=columns), shares)
    assert min(found.values()) >= column_edits.WIDTHS[0]
    whole, paper = sum(found.values()), sum(shares)
    for share, width in zip(shares, found.values(), strict=True):
        assert width / whole == pytest.approx(share / paper, abs=1.5 / whole * (1 + share / paper))
