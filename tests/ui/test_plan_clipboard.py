"""Rectangles of cells out to Excel and Word and in again, each paste one undo."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.plan_steps import (
    CTRL,
    DEADLINE,
    NUMBER,
    PRODUCT,
    TITLE,
    Key,
    press,
    shown,
    stored,
    table,
    texts,
)
from ui.models.plan_clipboard import OWN_TYPE, parsed
from ui.pages.plan import PlanPage
from ui.window import MainWindow


def select(page: PlanPage, first: tuple[int, int], last: tuple[int, int]) -> None:
    """A rectangle of cells, from its first corner."""
    from PySide6.QtCore import QItemSelection, QItemSelectionModel

    page.view.go(*first)
    area = QItemSelection(page.model.index(*first), page.model.index(*last))
    page.view.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def clipboard(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def copied_rows() -> list[list[str]]:
    text = QApplication.clipboard().text()
    return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))


def test_a_rectangle_is_copied_as_text_and_html(page: PlanPage) -> None:
    select(page, (1, NUMBER), (3, DEADLINE))
    press(page.view, Key.Key_C, CTRL)
    assert copied_rows() == [
        ["1", "Rà soát văn bản", "Kế hoạch", "Văn phòng", "Quý I/2026"],
        ["", "", "Báo cáo", "Văn phòng", "Quý IV/2026"],
        ["2", "Kiểm tra văn bản", "Kế hoạch", "Văn phòng", "Tháng 3/2026"],
    ]
    html = QApplication.clipboard().mimeData().html()
    assert '<td rowspan="2" colspan="1"' in html
    assert html.count("Rà soát văn bản") == 1


def test_what_begins_like_a_formula_stays_text(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    leaf = table(session, small_plan).sections[0].children[0].children[0].id
    planning.set_text(session, small_plan, leaf, "product", '=1+1\n"hai"\t<b>')
    page.refresh()
    page.view.go(1, PRODUCT)
    page.actions_["copy"].trigger()
    assert copied_rows() == [['=1+1\n"hai" <b>']]
    html = QApplication.clipboard().mimeData().html()
    assert "mso-number-format:'\\@'" in html
    assert "=1+1<br>&quot;hai&quot; &lt;b&gt;" in html


def test_a_copied_rectangle_pastes_back_over_section_rows(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    select(page, (3, NUMBER), (5, DEADLINE))
    press(page.view, Key.Key_C, CTRL)
    assert copied_rows()[1] == ["II", "Thủ tục hành chính", "", "", ""]
    page.view.go(3, NUMBER)
    press(page.view, Key.Key_V, CTRL)
    assert planning.next_undo(session) == "new-plan"  # the same texts are no change
    page.view.go(2, NUMBER)
    press(page.view, Key.Key_V, CTRL)
    assert [section.text("section") for section in table(session, small_plan).sections] == [
        "Cải cách thể chế",
        "Thủ tục hành chính",
    ]


def test_a_rectangle_is_pasted_in_one_undo(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    clipboard('Đề án\tCông an\r\n"Báo cáo\r\nnăm"\tQuân sự\r\n')
    page.view.go(2, PRODUCT)
    press(page.view, Key.Key_V, CTRL)
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Đề án", "Báo cáo\nnăm", "Danh mục"]
    assert texts(session, small_plan, "lead") == ["Văn phòng", "Công an", "Quân sự", "Văn phòng"]
    assert planning.next_undo(session) == "paste"
    planning.undo(session)
    assert texts(session, small_plan, "product") == ["Kế hoạch", "Báo cáo", "Kế hoạch", "Danh mục"]


def test_a_paste_goes_past_section_rows_and_says_what_found_no_cell(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    clipboard("a\nb\nc\nd")
    page.view.go(3, PRODUCT)
    press(page.view, Key.Key_V, CTRL)
    assert page.verbs.result.isVisible()
    assert page.verbs.result.text.text() == (
        "Pasted 2 rows. 2 pasted texts had no cell to go to and were left out."
    )
    assert texts(session, small_plan, "product")[2:] == ["a", "b"]
    assert table(session, small_plan).sections[1].text("section") == "Thủ tục hành chính"


def test_excels_merged_cells_paste_over_merged_cells(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    clipboard("Việc\tA\tCông an\n\tB\t\n")
    page.view.go(1, TITLE)
    press(page.view, Key.Key_V, CTRL)
    assert texts(session, small_plan, "title")[:2] == ["Việc", "Việc"]
    assert texts(session, small_plan, "product")[:2] == ["A", "B"]
    assert texts(session, small_plan, "lead")[:2] == ["Công an", "Công an"]


def test_one_text_fills_what_is_selected(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    clipboard("Cả năm")
    select(page, (1, DEADLINE), (5, DEADLINE))
    press(page.view, Key.Key_V, CTRL)
    assert texts(session, small_plan, "deadline") == ["Cả năm"] * 4
    planning.undo(session)
    assert texts(session, small_plan, "deadline")[0] == "Quý I/2026"


def test_fill_down_takes_the_topmost(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    select(page, (1, PRODUCT), (5, PRODUCT))
    press(page.view, Key.Key_D, CTRL)
    assert texts(session, small_plan, "product") == ["Kế hoạch"] * 4
    assert table(session, small_plan).sections[1].text("section") == "Thủ tục hành chính"


def test_cut_copies_and_clears(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    select(page, (1, PRODUCT), (2, PRODUCT))
    press(page.view, Key.Key_X, CTRL)
    assert copied_rows() == [["Kế hoạch"], ["Báo cáo"]]
    assert texts(session, small_plan, "product")[:2] == ["", ""]


def test_a_locked_table_is_copied_and_not_changed(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    made = plan_maker(session)
    plan = stored(session, replace(made, state=type(made.state).ISSUED))
    page = shown(qtbot, window, plan)
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_X, CTRL)
    assert copied_rows() == [["Kế hoạch"]]
    press(page.view, Key.Key_V, CTRL)
    press(page.view, Key.Key_D, CTRL)
    assert texts(session, plan, "product")[0] == "Kế hoạch"


def read_text(text: str, *, own: bool = False) -> list[list[str]]:
    data = QMimeData()
    if own:
        data.setData(OWN_TYPE, text.encode("utf-8"))
    data.setText(text)
    return parsed(data)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("một", [["một"]]),
        ('"trích dẫn"', [['"trích dẫn"']]),
        ('"Nghị quyết" số 5\nsố 6', [['"Nghị quyết" số 5'], ["số 6"]]),
        ('a\t"b\nc"\r\nd\te\r\n', [["a", "b\nc"], ["d", "e"]]),
        ('kéo "dở\tb', [['kéo "dở', "b"]]),
        ('"dở\tb', [['"dở', "b"]]),
    ],
)
def test_quotes_are_cells_only_where_they_are_meant(text: str, rows: list[list[str]]) -> None:
    assert read_text(text) == rows


cell_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.lists(cell_texts, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_copied_reads_back_the_same(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab").writerows(rows)
    assert read_text(out.getvalue(), own=True) == rows


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_read_without_complaint(text: str) -> None:
    rows = read_text(text)
    assert bool(rows) <= bool(text)
    assert all(isinstance(cell, str) for row in rows for cell in row)
