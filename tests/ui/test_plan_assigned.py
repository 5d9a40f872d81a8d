"""What assigns a row stands beside it on the plan page: document, day, body and deadline."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from ccapp.domain.coverage import AssignedTask, Assigning, Wanted
from ccapp.domain.plan import RecordId
from ccapp.services.guidance import assigned
from ccapp.services.session import Session
from tests.ui.plan_steps import TITLE, shown
from ui.desk import PLANS
from ui.window import MainWindow

DOCUMENT = Assigning(
    number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh Mộc Giang", title="Kế hoạch"
)


def test_each_assigned_row_says_by_which_document(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    page = shown(qtbot, window, small_plan)
    qtbot.waitUntil(lambda: page._notes is not None)
    words = page.notes.assigned.said
    page.view.go(3, TITLE)
    assert words.isHidden()
    task = AssignedTask(
        document=DOCUMENT, title="Kiểm tra văn bản", products=(Wanted(deadline="Tháng 5/2026"),)
    )
    assigned.take_in(session, small_plan, DOCUMENT, [task])
    page.desk.announce(frozenset({PLANS}))
    assert words.isHidden(), "only alike: nobody has said yet that the row does it"
    assigned.confirm(session, assigned.coverage(session, small_plan))
    page.desk.announce(frozenset({PLANS}))
    assert not words.isHidden()
    cited = "Kế hoạch số 12/KH-UBND of 05/01/2026, UBND tỉnh Mộc Giang"
    assert words.text() == f"Assigned by {cited}. Deadline assigned: Tháng 5/2026."
    page.view.go(1, TITLE)
    assert words.isHidden()
    page.view.go(3, TITLE)
    page.verbs.undo()
    assert words.isHidden()
