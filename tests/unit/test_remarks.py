"""Ý kiến: written down, settled, opened again, each one undo; they stay with their row wherever it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccapp.domain.office import Person
from ccapp.domain.plan import OfficeId, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Channel, Placed, Remark, RemarkState, Speaker
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import editing, keeping, planning, remarks, units
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("import", "Lan") as tx:
        return insert_plan(tx, plan_maker(session))


def leaves(session: Session, plan: RecordId) -> list[RecordId]:
    return [row.leaf.id for row in rows(planning.show(session, plan).appendices[0])]


def said(session: Session, plan: RecordId) -> tuple[Placed, ...]:
    return remarks.of_plan(session, planning.show(session, plan))


def remark(session: Session, plan: RecordId, at: int = 2, **values: object) -> Remark:
    about = {"record": leaves(session, plan)[at], "field": "deadline", "words": "Sớm hơn một tháng"}
    return Remark(plan_id=plan, **(about | values))  # type: ignore[arg-type]


def test_a_remark_keeps_its_source_and_place_over_a_restart(
    session: Session, plan: RecordId, clock: Clock
) -> None:
    remarks.add(
        session,
        remark(
            session,
            plan,
            words="  Đẩy lên\nQuý I ",
            by="Chủ tịch  Nguyễn Văn An",
            channel=Channel.PHONE,
            day=date(2026, 1, 4),
            state=RemarkState.TAKEN,
        ),
    )
    folder = session.store.folder
    session.store.close()
    again = safekeeping.open_session(folder, who="Sơn", clock=clock)
    (found,) = said(again, plan)
    assert (found.label, found.column, found.text) == ("2", "deadline", "Tháng 3/2026")
    kept = found.remark
    assert (kept.words, kept.by) == ("Đẩy lên\nQuý I", "Chủ tịch Nguyễn Văn An")
    assert (kept.speaker, kept.channel, kept.day) == (Speaker.CHAIRMAN, Channel.PHONE, date(2026, 1, 4))
    assert kept.is_open, "a new one is open, whatever it says"
    assert planning.next_undo(again) is not None
    planning.undo(again)
    assert said(again, plan) == ()
    again.store.close()


def test_it_is_taken_explained_and_opened_again_each_one_undo(session: Session, plan: RecordId) -> None:
    made = remarks.add(session, remark(session, plan))
    remarks.settle(session, made, RemarkState.TAKEN, "Đã sửa thành Quý I")
    (found,) = said(session, plan)
    assert (found.remark.state, found.remark.answer) == (RemarkState.TAKEN, "Đã sửa thành Quý I")
    assert (found.remark.settled_by, found.remark.settled_on) == ("Lan", date(2026, 1, 5))
    planning.undo(session)
    (found,) = said(session, plan)
    assert (found.remark.is_open, found.remark.answer, found.remark.settled_on) == (True, "", None)
    planning.redo(session)
    remarks.reopen(session, made)
    assert said(session, plan)[0].remark.is_open
    remarks.settle(session, made, RemarkState.EXPLAINED, "Hướng dẫn của tỉnh tháng 3 mới có")
    step = planning.next_undo(session)
    assert step == "remark-explained"
    remarks.remove(session, made)
    assert said(session, plan) == ()
    planning.undo(session)
    assert said(session, plan)[0].remark.state is RemarkState.EXPLAINED


def test_words_and_source_can_be_put_right(session: Session, plan: RecordId) -> None:
    made = remarks.add(session, remark(session, plan))
    remarks.settle(session, made, RemarkState.TAKEN)
    now = said(session, plan)[0].remark
    remarks.change(session, replace(now, words="Muộn hơn", channel=Channel.ZALO, answer="nothing"))
    now = said(session, plan)[0].remark
    assert (now.words, now.channel, now.state, now.answer) == (
        "Muộn hơn",
        Channel.ZALO,
        RemarkState.TAKEN,
        "",
    )
    assert remarks.change(session, now).tx is None, "nothing changed, nothing to undo"


def test_it_goes_with_its_row_and_comes_back_with_it(session: Session, plan: RecordId) -> None:
    """Moved into the next section, removed, brought back."""
    task = planning.show(session, plan).appendices[0].sections[0].children[1].id
    remarks.add(session, remark(session, plan, record=task, field="title"))
    remarks.add(session, remark(session, plan, at=3, field=""))
    editing.move(session, plan, task, up=True)
    assert [(each.label, each.column, each.text) for each in said(session, plan)] == [
        ("1", "title", "Kiểm tra văn bản"),
        ("3", "", "Danh mục"),
    ]
    editing.remove(session, plan, [task])
    first, second = said(session, plan)
    assert (first.label, first.remark.field) == ("2", ""), "what is gone comes last"
    assert second.is_gone
    remarks.settle(session, second.remark.id, RemarkState.TAKEN, "Đã bỏ nhiệm vụ")
    planning.undo(session)
    planning.undo(session)
    assert [each.label for each in said(session, plan)] == ["1", "3"]


def test_what_is_refused(session: Session, plan: RecordId) -> None:
    made = remarks.add(session, remark(session, plan))
    for wrong, code in (
        ({"words": " \n "}, "remark-words-missing"),
        ({"field": "title"}, "field-not-of-record"),
        ({"field": "y2026"}, "field-not-of-record"),
        ({"words": "x" * 200_001}, "text-too-long"),
    ):
        with pytest.raises(RefusedError, match=code):
            remarks.add(session, remark(session, plan, **wrong))  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="remark-answer-missing"):
        remarks.settle(session, made, RemarkState.EXPLAINED, " ")
    with pytest.raises(NotFoundError):
        remarks.add(session, remark(session, plan, record=RecordId("0")))
    with pytest.raises(NotFoundError, match="record-not-found"):
        other = keeping.new_plan(session, "Kế hoạch khác năm 2026", (2026, 2026))
        remarks.add(session, replace(remark(session, plan), plan_id=other))
    with pytest.raises(NotFoundError, match="remark-not-found"):
        remarks.remove(session, RecordId("0"))
    assert len(said(session, plan)) == 1


def test_a_locked_plan_takes_remarks_a_binned_one_none(session: Session, plan: RecordId) -> None:
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    made = remarks.add(session, remark(session, plan))
    keeping.change_state(session, plan, PlanState.DRAFT)
    keeping.change_state(session, plan, PlanState.BINNED)
    for call in (remarks.remove, remarks.reopen):
        with pytest.raises(RefusedError, match="remark-plan-ended"):
            call(session, made)
    with pytest.raises(RefusedError, match="remark-plan-ended"):
        remarks.add(session, remark(session, plan))


def test_a_received_plan_takes_our_remarks(session: Session, plan_maker: PlanMaker) -> None:
    connection = session.store.connection
    connection.execute("INSERT INTO office VALUES ('other', 'UBND xã Khác', 'commune', 0)")
    with session.store.journal.write("import", "Lan") as tx:
        foreign = insert_plan(tx, replace(plan_maker(session), office_id=OfficeId("other")))
    remarks.add(session, remark(session, foreign, speaker=Speaker.SUPERIOR))
    assert said(session, foreign)[0].remark.speaker is Speaker.SUPERIOR
    names = remarks.speakers(session, planning.show(session, foreign))
    assert names[Speaker.SUPERIOR][0] == session.store.office.name, "our own word on another office's plan"


def test_who_may_have_said_it(session: Session, plan: RecordId) -> None:
    units.add_person(session, Person(name="Nguyễn Văn An", title="Chủ tịch UBND xã"))
    units.add_person(session, Person(name="Trần Thị Ứng", title="Công chức"))
    remarks.add(session, remark(session, plan, speaker=Speaker.OTHER, by="Bà con thôn 3"))
    assert remarks.speakers(session, planning.show(session, plan)) == {
        Speaker.CHAIRMAN: ("Chủ tịch UBND xã Nguyễn Văn An",),
        Speaker.SUPERIOR: (),
        Speaker.COLLEAGUE: ("Công chức Trần Thị Ứng",),
        Speaker.OTHER: ("Bà con thôn 3",),
    }
