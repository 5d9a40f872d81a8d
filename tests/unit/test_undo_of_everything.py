"""Undo and redo of a plan's whole life: every action by its name, over restarts, back to before the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ccapp.domain.layout import Level, Numbering
from ccapp.domain.plan import AdHocTask, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, RemarkState
from ccapp.errors import NotFoundError
from ccapp.services.folder import safekeeping
from ccapp.services.guidance import guiding
from ccapp.services.paper import adjusting, editions, issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import (
    adhoc,
    editing,
    keeping,
    layouts,
    pasting,
    planning,
    remarks,
    searching,
    splitting,
    timing,
    unit_cells,
)
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan, load_plan
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker

Do = Callable[[Session], object]
LATER = Grant(until="31/12/2026", reason="chờ ngân sách")


def life(plan: RecordId) -> Iterator[Do]:
    """What an officer may do with a plan between its import and its adjustment, one action at a time."""

    def now(session: Session) -> Plan:
        return planning.show(session, plan)

    def leaf(session: Session, at: int = 0) -> RecordId:
        return list(rows(now(session).appendices[0]))[at].leaf.id

    def task(session: Session) -> RecordId:
        return now(session).appendices[0].sections[0].children[0].id

    def table(session: Session) -> RecordId:
        return now(session).appendices[0].id

    def first_remark(session: Session) -> RecordId:
        return remarks.of_plan(session, now(session))[0].remark.id

    def words(session: Session) -> Remark:
        return Remark(plan_id=plan, record=leaf(session), field="product", words="Ghi rõ hơn.", by="Chủ tịch")

    def edit(session: Session, field: str, text: str) -> list[CellEdit]:
        return [CellEdit(record=leaf(session), field=field, text=text)]

    yield lambda s: keeping.rename(s, plan, "Kế hoạch khác năm 2026")
    yield lambda s: editing.set_texts(s, plan, edit(s, "deadline", "Trước ngày 30/6/2026"))
    yield lambda s: editing.set_texts(s, plan, edit(s, "product", "- Kế hoạch;\n- Báo cáo."), action="fix")
    yield lambda s: splitting.split(s, plan, leaf(s))
    yield lambda s: editing.add_line(s, plan, task(s), Level.TASK)
    yield lambda s: editing.add_line(s, plan, leaf(s), Level.PRODUCT)
    yield lambda s: editing.add_section(s, plan, table(s), "III", "Chuyển đổi số")
    yield lambda s: editing.move(s, plan, task(s), up=False)
    yield lambda s: editing.remove(s, plan, [task(s)])
    yield lambda s: pasting.paste(s, plan, edit(s, "lead", "Công an xã"))
    yield lambda s: unit_cells.add_units(s, plan, [(leaf(s), "lead")], ["Phòng Kinh tế"])
    yield lambda s: layouts.rename_column(s, plan, table(s), "lead", "Đơn vị chủ trì")
    yield lambda s: layouts.show_column(s, plan, table(s), "product", shown=False)
    yield lambda s: layouts.show_column(s, plan, table(s), "product", shown=True)
    yield lambda s: layouts.set_widths(s, plan, table(s), {"lead": 410})
    yield lambda s: layouts.move_column(s, plan, table(s), "lead", left=True)
    yield lambda s: layouts.set_form(s, plan, table(s), numbering=Numbering.RESTART)
    yield lambda s: remarks.add(s, words(s))
    yield lambda s: remarks.settle(s, first_remark(s), RemarkState.TAKEN, "Đã sửa.")
    yield lambda s: adhoc.add(s, AdHocTask(plan_id=plan, title="Họp giao ban"))
    yield lambda s: guiding.ask_six(s, plan, six=True)
    yield lambda s: guiding.sign(s, plan, leaf(s), "Chủ tịch")
    yield lambda s: editing.set_texts(s, plan, edit(s, "deadline", "Trước ngày 30/9/2026"))
    yield lambda s: timing.extend(s, [leaf(s)], LATER)
    yield lambda s: timing.drop_extension(s, [leaf(s)])
    yield lambda s: editions.submit(s, plan)
    yield lambda s: editions.take_back(s, plan)
    yield lambda s: keeping.archive(s, plan, archived=True)
    yield lambda s: keeping.archive(s, plan, archived=False)
    yield lambda s: issuing.issue(s, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Bình"))
    yield lambda s: timing.extend(s, [leaf(s)], LATER)
    yield lambda s: adjusting.open_adjustment(s, plan, "Theo văn bản của tỉnh")
    yield lambda s: editing.set_texts(s, plan, edit(s, "product", "Tờ trình"))


def state(session: Session, plan: RecordId) -> tuple[object, ...]:
    """All that can be seen of it."""
    try:
        shown = planning.show(session, plan)
    except NotFoundError:
        return (None, adhoc.tasks(session))
    assert shown == load_plan(session.store.connection, plan)
    said = tuple(each.remark for each in remarks.of_plan(session, shown))
    found = tuple(sorted(hit.record for hit in searching.search(session, "kế hoạch")))
    return (shown, said, adhoc.tasks(session), editions.editions(session, plan), found)


def restarted(session: Session, clock: Clock) -> Session:
    folder = session.store.folder
    safekeeping.close_session(session, daily=False)
    return safekeeping.open_session(folder, who="Lan", clock=clock)


@pytest.mark.parametrize("every", [1, 7], ids=["restart-each-time", "restart-now-and-then"])
def test_a_plans_life_is_undone_and_done_again_step_by_step(
    session: Session, plan_maker: PlanMaker, clock: Clock, every: int
) -> None:
    nothing = state(session, RecordId("0000"))
    with session.store.journal.write("import", session.who) as tx:
        plan = insert_plan(tx, plan_maker(session))
    states, names = [nothing, state(session, plan)], [planning.next_undo(session)]
    for at, do in enumerate(life(plan)):
        do(session)
        states.append(state(session, plan))
        names.append(planning.next_undo(session))
        assert states[-1] != states[-2], f"the action number {at} ({names[-1]}) changed nothing"
    told = [{name: words.text(f"action-{name}") for name in names} for words in (Words("vi"), Words("en"))]
    assert all(all(each.values()) for each in told)

    for at in range(len(names) - 1, -1, -1):
        session = restarted(session, clock) if at % every == 0 else session
        assert planning.next_undo(session) == names[at]
        assert planning.undo(session).action == names[at]
        assert state(session, plan) == states[at], f"undo of {names[at]}"
    assert planning.next_undo(session) is None

    for at, name in enumerate(names):
        session = restarted(session, clock) if at % every == 0 else session
        assert planning.next_redo(session) == name
        planning.redo(session)
        assert state(session, plan) == states[at + 1], f"redo of {name}"
    assert planning.next_redo(session) is None
    session.store.close()
