"""Why a table cannot be written in: another office's plan says so, and when what it says is not in force."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import OfficeId, PlanState, RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import Desk
from ui.pages.plan_lock import PlanLock


def test_a_received_plan_in_the_midst_of_an_adjustment_says_so(
    qtbot: QtBot, desk: Desk, session: Session, small_plan: RecordId
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lock = PlanLock(page, desk)
    own = planning.show(session, small_plan)
    assert lock.why(own) == ""
    theirs = replace(own, office_id=OfficeId("0" * 32), state=PlanState.ISSUED)
    said = lock.why(theirs)
    assert "not in force" not in said
    adjusted = lock.why(replace(theirs, adjusting=RecordId("ABC")))
    assert adjusted.startswith(said)
    assert "not in force" in adjusted
