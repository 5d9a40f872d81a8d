"""Small words that decide trust: what was removed, when the last backup was, what leaving a finding means."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.findings import Finding, Severity
from ccapp.domain.plan import RecordId
from ccapp.services.plans import keeping
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.plan_steps import CTRL, PRODUCT, TITLE, Key, press, texts
from ui import settings
from ui.desk import PLANS, Desk
from ui.models.check_lines import CheckLine
from ui.models.check_row import FoundRow
from ui.pages.plan import PlanPage
from ui.widgets.guide.finding_panel import CheckPanel
from ui.window import MainWindow


def saved(window: MainWindow) -> str:
    return window._status.texts()["saved"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((3, TITLE), "Removed: task 2."),
        ((2, PRODUCT), "Removed: one product of task 1."),
    ],
)
def test_what_was_removed_is_told_with_the_way_back(
    page: PlanPage, session: Session, small_plan: RecordId, place: tuple[int, int], told: str
) -> None:
    before = texts(session, small_plan, "product")
    page.view.go(*place)
    press(page.view, Key.Key_Delete, CTRL)
    assert page.verbs.result.text.text() == told
    page.verbs.result.undo.click()
    assert texts(session, small_plan, "product") == before


def test_several_removed_rows_are_counted(page: PlanPage, answer: Answer) -> None:
    page.view.go(1, TITLE)
    page.view.selectRow(1)

    def agree(dialog: QWidget) -> None:
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Remove 2 rows").click()

    answer(agree)
    press(page.view, Key.Key_Delete, CTRL)
    assert page.verbs.result.text.text() == "Removed: 2 rows."


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "yesterday"), (3, "")])
def test_the_latest_backup_is_told_until_something_is_saved(
    window: MainWindow, desk: Desk, small_plan: RecordId, clock: Clock, days: int, said: str
) -> None:
    made = clock().astimezone()
    kept = settings.Settings(backup_at=made.isoformat(timespec="seconds"))
    settings.save(desk.session.store.folder, kept)
    clock.go(days=days)
    window.saving.tell_backup()
    assert saved(window) == f"Last backup: {said or f'{made:%d/%m/%Y}'} {made:%H:%M}"
    renamed = desk.do(
        window, lambda session: keeping.rename(session, small_plan, "Kế hoạch mới"), areas=frozenset({PLANS})
    )
    assert renamed is not None
    window.saving.tell_backup()
    assert saved(window).startswith("Saved")


@pytest.mark.parametrize("kept", ["", "hôm qua"])
def test_no_backup_that_can_be_told_says_nothing(window: MainWindow, desk: Desk, kept: str) -> None:
    settings.save(desk.session.store.folder, settings.Settings(backup_at=kept))
    window.saving.tell_backup()
    assert saved(window) == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("section-empty", "Nothing this year"),
        ("section-empty-before", "Nothing this year"),
        ("target-falls", "It is meant so"),
        ("missing-lead", "Leave as it is"),
    ],
)
def test_leaving_a_finding_says_what_that_means(qtbot: QtBot, words: str, code: str) -> None:
    found = Finding(severity=Severity.WARNING, code=code, facts={"section": "I", "task": "1"})
    panel = CheckPanel(Words("vi"))
    qtbot.addWidget(panel)
    panel.show_line(CheckLine(findings=(found,), text="", place=""), FoundRow(), is_kept=False, locked=False)
    assert panel.keep.text() == words
