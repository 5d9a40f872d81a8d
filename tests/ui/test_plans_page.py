"""The list of plans through real widgets: what it shows, what can be done with each, by mouse and by keys."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccapp.domain.coverage import Standing
from ccapp.domain.plan import PlanState, RecordId
from ccapp.intake.values import KnownHeadings
from ccapp.services.guidance import assigned
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.plans import keeping, planning
from tests.conftest import Clock
from tests.ui.check_steps import word_file
from tests.ui.conftest import Answer
from ui.desk import PLANS, Desk
from ui.dialogs import new_plan
from ui.dialogs.new_plan import NewPlanDialog
from ui.dialogs.new_plan_assigned import AssignedPage
from ui.dialogs.new_plan_pages import LastYearPage, TemplatePage
from ui.pages.plans import PlansPage
from ui.widgets.empty_state import EmptyState
from ui.window import MainWindow

TITLE = "Kế hoạch cải cách hành chính năm 2026"


class Went:
    """Where the page wanted to go."""

    def __init__(self) -> None:
        self.places: list[tuple[str, dict[str, object]]] = []

    def __call__(self, key: str, **place: object) -> None:
        self.places.append((key, place))


@pytest.fixture
def went() -> Went:
    return Went()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, went: Went) -> PlansPage:
    made = PlansPage(desk, went)
    desk.changed.connect(lambda _: made.refresh())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.open()
    made.show()
    return made


def table(page: PlansPage) -> QTableView:
    return page.findChild(QTableView)  # type: ignore[return-value]  # the page has one


def cells(page: PlansPage) -> list[list[str]]:
    model = table(page).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def button(within: QWidget, text: str) -> QPushButton | QToolButton:
    found = [
        each
        for kind in (QPushButton, QToolButton)
        for each in within.findChildren(kind)
        if each.text() == text and not each.isHidden()
    ]
    assert found, f"no button {text}"
    return found[0]


def focus_table(qtbot: QtBot, page: PlansPage) -> None:
    """Shortcuts belong to the table and work while it has the focus."""
    with qtbot.waitActive(page):
        page.activateWindow()
    table(page).setFocus()
    qtbot.waitUntil(table(page).hasFocus)


def tools(page: PlansPage) -> dict[str, bool]:
    return {
        each.text(): each.isEnabled()
        for each in page.findChildren(QToolButton)
        if each.text() and not each.isHidden() and each.menu() is None
    }


def begin_empty(dialog: QWidget) -> None:
    """Choose the empty table among the ways to begin, unless the dialog is there already."""
    if isinstance(dialog, NewPlanDialog) and not dialog.findChildren(QLineEdit):
        dialog.start.buttons["empty"].click()


def fill(texts: dict[int, str], agree: bool = True) -> Callable[[QWidget], object]:
    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        begin_empty(dialog)
        fields = dialog.findChildren(QLineEdit)
        for number, text in texts.items():
            fields[number].setText(text)
        dialog.accept() if agree else dialog.reject()

    return treat


def test_an_empty_list_says_how_to_begin(page: PlansPage, went: Went) -> None:
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert empty.text() == "There is no plan yet. Drop the Word or Excel file of a plan here to begin."
    assert tools(page) == {} or not button(page, "Open").isVisible()
    button(page, "Take from file…").click()
    assert went.places == [("take-in", {})]


def test_a_row_says_title_years_state_and_how_much_there_is(
    page: PlansPage, desk: Desk, small_plan: RecordId
) -> None:
    keeping.new_plan(desk.session, "Kế hoạch chuyển đổi số", (2026, 2030))
    desk.changed.emit(frozenset({PLANS}))
    assert cells(page) == [
        [TITLE, "2026", "Đang soạn", "3", "4"],
        ["Kế hoạch chuyển đổi số", "2026-2030", "Đang soạn", "0", "0"],
    ]
    assert page.status() == "Plans: 2"


def test_a_new_plan_is_made_and_opened(page: PlansPage, desk: Desk, went: Went, answer: Answer) -> None:
    suggested: list[str] = []

    def look(dialog: QWidget) -> None:
        begin_empty(dialog)
        suggested.extend(field.text() for field in dialog.findChildren(QLineEdit))
        fill({0: "Kế hoạch năm sau", 1: "2026 - 2027"})(dialog)

    saved: list[object] = []
    desk.saved.connect(saved.append)
    answer(look)
    button(page, "New plan…").click()
    assert suggested == [TITLE, "2026"]
    ((key, place),) = went.places
    made = planning.show_head(desk.session, str(place["plan"]))
    assert (key, made.title, made.year_from, made.year_to) == ("plan", "Kế hoạch năm sau", 2026, 2027)
    assert len(saved) == 1
    assert cells(page)[0][:2] == ["Kế hoạch năm sau", "2026-2027"]


def test_in_autumn_the_plan_of_the_coming_year_is_suggested(
    page: PlansPage, clock: Clock, answer: Answer
) -> None:
    clock.go(days=300)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        begin_empty(dialog)
        seen.extend(field.text() for field in dialog.findChildren(QLineEdit))
        fill({}, agree=False)(dialog)

    answer(look)
    button(page, "New plan…").click()
    assert seen[1] == "2027"


def test_what_is_wrong_is_said_in_the_dialog_and_nothing_is_lost(
    page: PlansPage, desk: Desk, went: Went, answer: Answer
) -> None:
    said: list[str] = []

    def treat(dialog: QWidget) -> None:
        for years, title in (("năm tới", "A"), ("2026", "  ")):
            fill({0: title, 1: years})(dialog)
            said.extend(
                each.text() for each in dialog.findChildren(QLabel) if each.property("role") == "error"
            )
            assert dialog.isVisible()
            assert dialog.findChildren(QLineEdit)[1].text() == years
        fill({}, agree=False)(dialog)

    answer(treat)
    button(page, "New plan…").click()
    assert said == [desk.words.text("years-unread", years="năm tới"), desk.words.text("plan-title-missing")]
    assert (went.places, keeping.summaries(desk.session)) == ([], ())


def test_a_plan_opens_by_enter_double_click_and_button(
    qtbot: QtBot, page: PlansPage, went: Went, small_plan: RecordId
) -> None:
    page.refresh()
    qtbot.keyClick(table(page), Qt.Key.Key_Return)
    at = table(page).visualRect(table(page).model().index(0, 0)).center()
    qtbot.mouseClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(table(page).viewport(), Qt.MouseButton.LeftButton, pos=at)  # which QTest leaves out
    button(page, "Open").click()
    assert went.places == [("plan", {"plan": small_plan})] * 3


def test_rename_keeps_the_old_title_when_refused(
    qtbot: QtBot, page: PlansPage, desk: Desk, small_plan: RecordId, answer: Answer
) -> None:
    page.refresh()
    focus_table(qtbot, page)
    answer(fill({0: " Kế hoạch  kiểm soát TTHC "}))
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    assert cells(page)[0][0] == "Kế hoạch kiểm soát TTHC"
    answer(fill({0: "Khác"}, agree=False))
    button(page, "Rename…").click()
    assert cells(page)[0][0] == "Kế hoạch kiểm soát TTHC"


def test_archived_and_binned_plans_show_only_when_asked_for(
    page: PlansPage, desk: Desk, small_plan: RecordId
) -> None:
    second = keeping.new_plan(desk.session, "Kế hoạch hai", (2026, 2026))
    said: list[str] = []
    desk.said.connect(said.append)
    page.open(plan=second)
    button(page, "Archive").click()
    assert [row[0] for row in cells(page)] == [TITLE]
    button(page, "Move to the bin").click()
    assert cells(page) == []
    assert planning.show_head(desk.session, small_plan).state is PlanState.BINNED
    assert said == ["Archived: Kế hoạch hai", f"Moved to the bin: {TITLE}. Undo brings it back."]
    box = page.findChild(QCheckBox)
    assert box is not None
    assert (box.text(), box.isVisible()) == ("Show archived and binned plans (2)", True)


def test_what_can_be_done_follows_the_state(page: PlansPage, desk: Desk, small_plan: RecordId) -> None:
    page.refresh()
    draft = {"Open": True, "Rename…": True, "Archive": True, "Move to the bin": True}
    assert tools(page) == draft
    keeping.change_state(desk.session, small_plan, PlanState.SUBMITTED)
    page.refresh()
    assert tools(page) == draft | {"Rename…": False, "Move to the bin": False}
    keeping.archive(desk.session, small_plan, archived=True)
    box = page.findChild(QCheckBox)
    assert box is not None
    box.setChecked(True)
    page.refresh()
    assert tools(page) == {
        "Open": True,
        "Rename…": False,
        "Take out of the archive": True,
        "Move to the bin": False,
    }
    assert cells(page)[0][2] == "Đang trình ký, archived"
    button(page, "Take out of the archive").click()
    assert not planning.show_head(desk.session, small_plan).archived


def test_delete_bins_a_draft_and_restore_takes_it_out(
    qtbot: QtBot, page: PlansPage, desk: Desk, small_plan: RecordId
) -> None:
    page.refresh()
    box = page.findChild(QCheckBox)
    assert box is not None
    box.setChecked(True)
    focus_table(qtbot, page)
    qtbot.keyClick(table(page), Qt.Key.Key_Delete)
    assert cells(page)[0][2] == "Đã bỏ"
    button(page, "Take out of the bin").click()
    assert cells(page)[0][2] == "Đang soạn"


def test_the_selection_stays_with_its_plan(page: PlansPage, desk: Desk, small_plan: RecordId) -> None:
    page.open(plan=small_plan)
    keeping.new_plan(desk.session, "Kế hoạch mới hơn", (2027, 2027))
    desk.changed.emit(frozenset({PLANS}))
    (chosen,) = table(page).selectionModel().selectedRows()
    assert (chosen.row(), chosen.data()) == (1, TITLE)


def test_a_year_without_a_plan_is_said(page: PlansPage, desk: Desk, clock: Clock) -> None:
    keeping.new_plan(desk.session, "Kế hoạch năm trước", (2025, 2025))
    page.refresh()
    hints = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "There is no plan for 2026 yet. Plans for 2025: 1." in hints


def test_a_missing_year_is_made_of_last_year_s_plan(
    page: PlansPage, desk: Desk, small_plan: RecordId, clock: Clock, went: Went, answer: Answer
) -> None:
    clock.go(days=330)  # December: the plan of 2027 is due
    page.refresh()

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        last = dialog._pages.page()
        assert isinstance(last, LastYearPage)
        assert last.changes.count.text() == "5 of 5 ticked"
        last.changes.none.click()
        last.changes.all.click()
        dialog.accept()

    answer(treat)
    button(page, "From the plan of 2026").click()
    ((key, place),) = went.places
    made = planning.show_head(desk.session, str(place["plan"]))
    assert (key, made.title) == ("plan", "Kế hoạch cải cách hành chính năm 2027")
    assert not button_is_there(page, "From the plan of 2026")


def button_is_there(within: QWidget, text: str) -> bool:
    return any(each.text() == text and each.isVisible() for each in within.findChildren(QPushButton))


def test_a_template_makes_the_first_plan_and_a_file_is_taken_in_elsewhere(
    page: PlansPage, desk: Desk, went: Went, answer: Answer
) -> None:
    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        template = dialog._pages.page()
        assert isinstance(template, TemplatePage)
        assert template.told.text().startswith("25 tasks in 7 sections")
        template.choice.setCurrentIndex(1)
        assert (template.years.text(), template.name.text()) == (
            "2026-2030",
            "Kế hoạch cải cách hành chính giai đoạn 2026 - 2030",
        )
        dialog.accept()

    answer(treat)
    button(page, "Use a template").click()
    made = planning.show_head(desk.session, str(went.places[0][1]["plan"]))
    assert (made.year_from, made.year_to) == (2026, 2030)
    answer(lambda dialog: dialog.start.buttons["file"].click())  # type: ignore[attr-defined]
    button(page, "New plan…").click()
    assert went.places[1] == ("take-in", {})


def test_the_menu_of_a_row_has_what_its_buttons_have(
    qtbot: QtBot, page: PlansPage, small_plan: RecordId
) -> None:
    page.refresh()
    seen: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(50, read)
    table(page).customContextMenuRequested.emit(QPoint(5, 5))
    assert seen == ["Open", "Rename…", "Archive", "Move to the bin"]


def test_the_list_lives_with_the_window_s_undo(
    qtbot: QtBot, window: MainWindow, desk: Desk, small_plan: RecordId
) -> None:
    window.navigate("plans")
    window.show()
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    button(page, "Archive").click()
    assert cells(page) == []
    window.undo()
    assert [row[0] for row in cells(page)] == [TITLE]
    window.redo()
    assert cells(page) == []


def test_everything_is_reached_by_tab(qtbot: QtBot, page: PlansPage, small_plan: RecordId) -> None:
    page.refresh()
    page.activateWindow()
    table(page).setFocus()
    reached: set[str] = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        reached.add(str(here.property("text") or here.accessibleName()) if here is not None else "")
    assert {"Take from file…", "New plan…", "Plans"} <= reached
    assert {"Open", "Rename…", "Archive", "Move to the bin"} <= reached


def test_the_page_fits_a_small_screen(page: PlansPage, small_plan: RecordId) -> None:
    page.refresh()
    assert page.minimumSizeHint().width() <= 858, "910 logical pixels less the narrow navigation"
    assert page.minimumSizeHint().height() <= 430


def test_a_superior_s_file_makes_a_plan_with_the_ticked_tasks(
    page: PlansPage,
    desk: Desk,
    went: Went,
    answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(new_plan, "ask_files", lambda *_: (word_file(tmp_path),))  # the system's dialog
    said: list[str] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        dialog.start.buttons["assigned"].click()
        here = dialog._pages.page()
        assert isinstance(here, AssignedPage)
        here.rows.all.click()
        here.number.setText("")
        dialog.accept()
        said.append(dialog.wrong.text())
        here.number.setText("12/KH-UBND")
        here.day.setText("04/01/2026")
        here.issuer.setText("UBND tỉnh Mộc Giang")
        dialog.accept()

    answer(treat)
    button(page, "New plan…").click()
    assert said == [desk.words.text("assigning-incomplete")]
    plan = RecordId(str(went.places[0][1]["plan"]))
    covers = assigned.coverage(desk.session, plan)
    assert [each.standing for each in covers] == [Standing.COVERED] * 6
    assert covers[0].task.document.cited == "Kế hoạch số 12/KH-UBND"


def test_a_superior_s_file_that_cannot_be_read_is_told_and_the_dialog_stays(
    page: PlansPage, desk: Desk, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK no file")
    monkeypatch.setattr(new_plan, "ask_files", lambda *_: (broken,))  # the system's dialog
    threads: list[bool] = []
    look = taking_in.look_at

    def look_at(path: Path, known: KnownHeadings) -> TakenFile:
        threads.append(threading.current_thread() is threading.main_thread())
        return look(path, known)

    monkeypatch.setattr(taking_in, "look_at", look_at)
    told: list[str] = []

    def treat(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        dialog.start.buttons["assigned"].click()
        assert not isinstance(dialog._pages.page(), AssignedPage)
        dialog.reject()

    def close(dialog: QWidget) -> None:
        told.append(type(dialog).__name__)
        dialog.close()

    answer(treat)
    answer(close)
    button(page, "New plan…").click()
    assert threads == [False]
    assert told == ["QMessageBox"]
