"""Draft rounds, issue, freeze, adjustment, correction: on a real store, every step undone and done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.content import content_of, plan_of
from ccapp.domain.editions import EditionKind, printed_lines, rows_of
from ccapp.domain.layout import Level
from ccapp.domain.plan import Channel, Plan, PlanState, RecordId
from ccapp.domain.revisions import Revision, RevisionKind, revisions
from ccapp.errors import FileError, NotFoundError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.paper import adjusting, editions, issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.store.tables import ITEM, PLAN
from tests.conftest import Clock, PlanMaker

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình", channel=Channel.SYSTEM)


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> Plan:
    with session.store.journal.write("new-plan", session.who) as tx:
        made = insert_plan(tx, plan_maker(session))
    return planning.show(session, made)


def leaf(plan: Plan, at: int) -> RecordId:
    return rows_of(plan)[at].leaf.id


def write(session: Session, plan: Plan, record: RecordId, field: str, text: str) -> None:
    editing.set_texts(session, plan.id, [CellEdit(record=record, field=field, text=text)])


def told(found: tuple[Revision, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.kind.value, each.field, each.before, each.after) for each in found]


def test_content_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_of(content_of(plan)) == plan
    assert content_of(plan_of(content_of(plan))) == content_of(plan)


def test_a_round_keeps_what_was_printed_and_counts_on(session: Session, plan: Plan) -> None:
    first = editions.submit(session, plan.id)
    assert (first.edition.kind, first.edition.number) == (EditionKind.DRAFT, 1)
    assert planning.show_head(session, plan.id).state is PlanState.SUBMITTED
    with pytest.raises(RefusedError, match="plan-locked"):
        write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    editions.take_back(session, plan.id)
    write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    second = editions.submit(session, plan.id)
    assert second.edition.number == 2
    found = editions.compare(session, first.edition.id, second.edition.id)
    assert told(found.revisions) == [("changed", "deadline", "Quý I/2026", "Quý II/2026")]
    assert (found.revisions[0].label, found.revisions[0].heading) == ("1", "deadline")


def test_a_round_that_says_the_same_keeps_its_number(session: Session, plan: Plan) -> None:
    first = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    again = editions.submit(session, plan.id)
    assert again.edition.id == first.id
    assert len(editions.editions(session, plan.id)) == 1


def test_submitting_is_one_undo_and_redo(session: Session, plan: Plan) -> None:
    editions.submit(session, plan.id)
    planning.undo(session)
    assert planning.show_head(session, plan.id).state is PlanState.DRAFT
    assert editions.editions(session, plan.id) == ()
    planning.redo(session)
    (kept,) = editions.editions(session, plan.id)
    assert editions.plan_at(session, kept.id).appendices == plan.appendices


def test_an_empty_plan_is_not_submitted(session: Session) -> None:
    empty = keeping.new_plan(session, "Kế hoạch năm 2026", (2026, 2026))
    with session.store.journal.write("remove", session.who) as tx:
        for item in planning.show(session, empty).appendices[0].sections:
            tx.delete(ITEM, item.id)
    with pytest.raises(RefusedError, match="submit-nothing"):
        editions.submit(session, empty)
    for way in (issuing.prepare, issuing.issue):
        with pytest.raises(RefusedError, match="submit-nothing"):
            way(session, empty, SIGNING)
    assert planning.show_head(session, empty).state is PlanState.DRAFT


def test_row_numbers_are_those_of_the_printout_after_rows_moved(session: Session, plan: Plan) -> None:
    lines = printed_lines(plan)
    # Two section rows, four leaves: I, 1a, 1b, 2, II, 3.
    assert lines[0] == plan.appendices[0].sections[0].id
    assert lines[3] == leaf(plan, 2)
    edition = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    task = plan.appendices[0].sections[0].children[1]
    editing.move(session, plan.id, task.id, up=True)
    assert editions.line_of(session, edition.id, 4) == leaf(plan, 2)
    moved = [each for each in editions.changed_since(session, edition.id) if each.kind is RevisionKind.MOVED]
    assert len(moved) == 1
    for wrong in (0, 7):
        with pytest.raises(RefusedError, match="row-number-unknown"):
            editions.line_of(session, edition.id, wrong)


def test_added_and_removed_lines_are_said_whole_and_once(session: Session, plan: Plan) -> None:
    edition = editions.submit(session, plan.id).edition
    editions.take_back(session, plan.id)
    section = plan.appendices[0].sections[1]
    added = editing.add_line(session, plan.id, section.children[0].id, Level.TASK)
    write(session, plan, added.record, "title", "Số hóa hồ sơ")
    write(session, plan, added.leaf, "product", "Kho dữ liệu")
    editing.remove(session, plan.id, [plan.appendices[0].sections[0].children[0].id])
    found = editions.changed_since(session, edition.id)
    assert [each.kind for each in found] == [RevisionKind.ADDED, RevisionKind.REMOVED]
    assert found[0].after == "title: Số hóa hồ sơ\nproduct: Kho dữ liệu"
    assert "Rà soát văn bản" in found[1].before
    assert found[1].before.count("product:") == 2
    assert found[1].label == "1"


def test_issue_writes_down_and_freezes(session: Session, plan: Plan) -> None:
    done = issuing.issue(session, plan.id, SIGNING)
    head = planning.show_head(session, plan.id)
    assert head.state is PlanState.ISSUED
    assert (head.reference.number, head.reference.symbol) == ("07", "KH-UBND")
    assert head.signature.signer == "Trần Văn Bình"
    assert head.sent_by is Channel.SYSTEM
    assert (done.edition.document, done.edition.number) == ("07/KH-UBND", 1)
    assert editions.plan_at(session, done.edition.id).state is PlanState.ISSUED
    with pytest.raises(RefusedError, match="plan-locked"):
        write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    planning.undo(session)  # one step
    assert planning.show_head(session, plan.id).state is PlanState.DRAFT
    assert planning.show_head(session, plan.id).reference.number == ""
    planning.redo(session)
    assert planning.show_head(session, plan.id).state is PlanState.ISSUED


def test_the_store_itself_refuses_to_write_a_signed_table(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    with (
        pytest.raises(RefusedError, match="plan-locked"),
        session.store.journal.write("set", session.who) as tx,
    ):
        tx.change(ITEM, leaf(plan, 0), {"deadline": "Quý II/2026"})
    assert planning.show(session, plan.id).appendices == plan.appendices
    with session.store.journal.write("mark", session.who) as tx:  # what is never printed stays free
        tx.change(ITEM, leaf(plan, 0), {"origin": "xã cũ"})


@pytest.mark.parametrize(
    ("signing", "code"),
    [
        (Signing(number="", day="06/01/2026", signer="Bình"), "issue-number-missing"),
        (Signing(number="07", day=" ", signer="Bình"), "issue-day-missing"),
        (Signing(number="07", day="31/02/2026", signer="Bình"), "day-unread"),
        (Signing(number="07", day="06/01/2026", signer=""), "issue-signer-missing"),
    ],
)
def test_issue_needs_number_day_and_signer(session: Session, plan: Plan, signing: Signing, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        issuing.issue(session, plan.id, signing)
    assert planning.show_head(session, plan.id).state is PlanState.DRAFT
    with pytest.raises(RefusedError, match="issue-number-missing"):
        issuing.issue(session, plan.id)


def test_an_issued_plan_is_not_issued_again(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    with pytest.raises(RefusedError, match="plan-move"):
        issuing.issue(session, plan.id, SIGNING)
    with pytest.raises(RefusedError, match="plan-move"):
        issuing.prepare(session, plan.id, SIGNING)


def test_prepare_then_issue(session: Session, plan: Plan) -> None:
    issuing.prepare(session, plan.id, SIGNING)
    head = planning.show_head(session, plan.id)
    assert (head.state, head.reference.number) == (PlanState.SUBMITTED, "07")
    assert issuing.issue(session, plan.id).edition.document == "07/KH-UBND"


def test_a_number_that_is_taken_is_told(session: Session, plan: Plan, plan_maker: PlanMaker) -> None:
    issuing.issue(session, plan.id, SIGNING)
    with session.store.journal.write("new-plan", session.who) as tx:
        other = insert_plan(tx, plan_maker(session))
    found = issuing.same_number(session, other, Signing(number="7/KH-UBND", day="10/02/2026", signer="x"))
    assert found is not None
    assert found.id == plan.id
    assert (
        issuing.same_number(session, other, Signing(number="8/KH-UBND", day="10/02/2026", signer="x")) is None
    )


def test_an_adjustment_opens_the_table_and_keeps_both_versions(session: Session, plan: Plan) -> None:
    issued = issuing.issue(session, plan.id, SIGNING).edition
    with pytest.raises(RefusedError, match="adjust-none"):
        adjusting.adjustment(session, plan.id)
    adjusting.open_adjustment(session, plan.id, "Theo văn bản của tỉnh")
    with pytest.raises(RefusedError, match="adjust-under-way"):
        adjusting.open_adjustment(session, plan.id)
    with pytest.raises(RefusedError, match="adjust-nothing"):
        adjusting.close_adjustment(session, plan.id, document="21/KH-UBND", day="01/06/2026")
    write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    with pytest.raises(RefusedError, match="adjust-has-changes"):
        adjusting.drop_adjustment(session, plan.id)
    for document, day, code in (("", "01/06/2026", "adjust-document-missing"), ("21", "1/13", "day-unread")):
        with pytest.raises(RefusedError, match=code):
            adjusting.close_adjustment(session, plan.id, document=document, day=day)
    adjusting.close_adjustment(session, plan.id, document="21/KH-UBND", day="01/06/2026")
    head = planning.show_head(session, plan.id)
    assert (head.state, head.adjusting) == (PlanState.ISSUED, "")
    with pytest.raises(RefusedError, match="plan-locked"):
        write(session, plan, leaf(plan, 0), "deadline", "Quý III/2026")
    closed = editions.issued_edition(session, plan.id)
    assert closed is not None
    assert (closed.kind, closed.document) == (EditionKind.ADJUSTED, "21/KH-UBND")
    assert rows_of(editions.plan_at(session, issued.id))[0].leaf.text("deadline") == "Quý I/2026"
    listed = adjusting.adjustment(session, plan.id, closed.id)
    assert told(listed.revisions) == [("changed", "deadline", "Quý I/2026", "Quý II/2026")]
    planning.undo(session)
    assert planning.show_head(session, plan.id).adjusting == closed.id


def test_an_adjustment_without_changes_is_dropped(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    adjusting.drop_adjustment(session, plan.id)
    assert not planning.show_head(session, plan.id).adjusting
    assert len(editions.editions(session, plan.id)) == 1


def test_a_plan_issued_before_versions_were_kept_gets_its_base(session: Session, plan: Plan) -> None:
    with session.store.journal.write("issue", session.who) as tx:
        tx.change(PLAN, plan.id, {"state": PlanState.ISSUED.value})
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    assert len(adjusting.adjustment(session, plan.id).revisions) == 1


def test_a_typing_slip_needs_a_reason_and_is_recorded(session: Session, plan: Plan) -> None:
    target = leaf(plan, 0)
    with pytest.raises(RefusedError, match="adjust-not-issued"):
        adjusting.correct(session, plan.id, [target], "deadline", "Quý II/2026", reason="gõ nhầm")
    issuing.issue(session, plan.id, SIGNING)
    with pytest.raises(RefusedError, match="reason-missing"):
        adjusting.correct(session, plan.id, [target], "deadline", "Quý II/2026", reason=" ")
    with pytest.raises(RefusedError, match="field-not-of-record"):
        adjusting.correct(session, plan.id, [target], "title", "Khác", reason="gõ nhầm")
    adjusting.correct(session, plan.id, [target], "deadline", "Quý II/2026", reason="gõ nhầm")
    last = editions.issued_edition(session, plan.id)
    assert last is not None
    assert (last.kind, last.reason) == (EditionKind.CORRECTED, "gõ nhầm")
    assert rows_of(planning.show(session, plan.id))[0].leaf.text("deadline") == "Quý II/2026"
    planning.undo(session)
    assert planning.show(session, plan.id).appendices == plan.appendices
    # The same words again change nothing and leave no version.
    assert adjusting.correct(session, plan.id, [target], "deadline", "Quý I/2026", reason="x").tx is None


def test_versions_live_through_a_restart_and_a_backup(
    session: Session, plan: Plan, clock: Clock, tmp_path: Path
) -> None:
    issued = issuing.issue(session, plan.id, SIGNING).edition
    saved = safekeeping.backup(session, tmp_path / "bản sao.ccbak")
    folder = session.store.folder
    session.store.close()
    safekeeping.restore(folder, saved, who="Lan", clock=clock)
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert editions.plan_at(again, issued.id).appendices == plan.appendices
    again.store.close()


def test_unknown_versions_and_foreign_plans(session: Session, plan: Plan) -> None:
    with pytest.raises(NotFoundError, match="edition-not-found"):
        editions.plan_at(session, RecordId("nope"))
    with pytest.raises(NotFoundError, match="plan-not-found"):
        editions.submit(session, RecordId("nope"))
    with pytest.raises(FileError, match="file-not-found"):
        issuing.issue(session, plan.id, SIGNING, Path("không có.pdf"))


def test_versions_of_a_plan_with_three_levels(goal_plan: Plan) -> None:
    assert revisions(goal_plan, goal_plan) == ()
    assert len(printed_lines(goal_plan)) == 4


def test_the_number_of_the_round_ahead(session: Session, plan: Plan) -> None:
    assert editions.round_ahead(session, plan) == 1
    editions.submit(session, plan.id)
    editions.take_back(session, plan.id)
    assert editions.round_ahead(session, planning.show(session, plan.id)) == 1
    write(session, plan, leaf(plan, 0), "deadline", "Quý II/2026")
    assert editions.round_ahead(session, planning.show(session, plan.id)) == 2


def test_a_plan_is_not_closed_in_the_middle_of_an_adjustment(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    with pytest.raises(RefusedError, match="adjust-under-way"):
        keeping.change_state(session, plan.id, PlanState.CLOSED)
    adjusting.drop_adjustment(session, plan.id)
    keeping.change_state(session, plan.id, PlanState.CLOSED)


def test_no_verb_edits_an_issued_plan(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    task = plan.appendices[0].sections[0].children[0]
    verbs = (
        lambda: editing.remove(session, plan.id, [task.id]),
        lambda: editing.move(session, plan.id, task.id, up=False),
        lambda: editing.add_line(session, plan.id, task.id, Level.TASK),
        lambda: keeping.rename(session, plan.id, "Khác"),
        lambda: planning.set_text(session, plan.id, plan.appendices[0].id, "title", "Khác"),
    )
    for verb in verbs:
        with pytest.raises(RefusedError, match="plan-locked"):
            verb()
    assert planning.show(session, plan.id).appendices == plan.appendices


def test_versions_stay_in_order_on_the_device_that_a_restore_made(
    session: Session, plan: Plan, clock: Clock, tmp_path: Path
) -> None:
    issuing.issue(session, plan.id, SIGNING)
    for year in range(2027, 2047):  # so that ids of this device are longer than those of the next
        keeping.new_plan(session, f"Kế hoạch năm {year}", (year, year))
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, leaf(plan, 0), "deadline", "Quý III/2026")
    adjusting.close_adjustment(session, plan.id, document="9/QĐ-UBND", day="01/02/2026")
    folder, saved = session.store.folder, safekeeping.backup(session, tmp_path / "bản sao.ccbak")
    session.store.close()
    safekeeping.restore(folder, saved, who="Lan", clock=clock)
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    adjusting.open_adjustment(again, plan.id)
    write(again, plan, leaf(plan, 0), "deadline", "Quý IV/2026")
    assert told(adjusting.adjustment(again, plan.id).revisions) == [
        ("changed", "deadline", "Quý III/2026", "Quý IV/2026")
    ]
    adjusting.close_adjustment(again, plan.id, document="10/QĐ-UBND", day="01/03/2026")
    last = editions.issued_edition(again, plan.id)
    assert last is not None
    assert last.document == "10/QĐ-UBND"
    again.store.close()


def test_an_adjustment_does_not_reach_number_day_and_signer(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    for field, text in (("number", "99"), ("signed_on", "01/01/2025"), ("signer", "Người khác")):
        with pytest.raises(RefusedError, match="plan-locked"):
            planning.set_text(session, plan.id, plan.id, field, text)
    assert planning.show_head(session, plan.id).reference.number == "07"


def test_nothing_is_corrected_in_the_middle_of_an_adjustment(session: Session, plan: Plan) -> None:
    issuing.issue(session, plan.id, SIGNING)
    adjusting.open_adjustment(session, plan.id)
    write(session, plan, leaf(plan, 0), "deadline", "Quý III/2026")
    with pytest.raises(RefusedError, match="adjust-under-way"):
        adjusting.correct(session, plan.id, [leaf(plan, 1)], "deadline", "Quý II/2026", reason="gõ nhầm")
    assert [each.kind for each in editions.editions(session, plan.id)] == [
        EditionKind.ISSUED,
        EditionKind.ADJUSTED,
    ]
