"""On a low screen the line of the draft round gives its room to the remark that is being worked on."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.domain.remarks import Channel, Remark, Speaker
from ccapp.services.paper import editions
from ccapp.services.plans import planning, remarks
from ccapp.services.session import Session
from tests.ui.plan_steps import shown
from ui.window import MainWindow


def test_one_strip_gives_way_to_the_other_only_where_the_window_is_low(
    qtbot: QtBot, window: MainWindow, session: Session, small_plan: RecordId
) -> None:
    leaf = planning.show(session, small_plan).appendices[0].sections[0].children[0].id
    remark = Remark(
        plan_id=small_plan, record=leaf, field="", words="Nêu rõ", speaker=Speaker.SUPERIOR,
        channel=Channel.PHONE,
    )  # fmt: skip
    remarks.add(session, remark)
    editions.submit(session, small_plan)
    editions.take_back(session, small_plan)
    page = shown(qtbot, window, small_plan)
    window.resize(911, 490)
    bar = page.issuing.bar
    qtbot.waitUntil(bar.isVisible)
    page.notes.remarks.walk(back=False)
    qtbot.waitUntil(lambda: not bar.isVisible())
    page.refresh()
    qtbot.waitUntil(lambda: not bar.isVisible())
    window.resize(1200, 900)
    qtbot.waitUntil(bar.isVisible)
    window.resize(911, 490)
    qtbot.waitUntil(lambda: not bar.isVisible())
    page.notes.remarks.bar.hide()
    qtbot.waitUntil(bar.isVisible)
