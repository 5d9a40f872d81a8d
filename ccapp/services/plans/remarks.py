"""Ý kiến on a plan: written down with their source, taken or explained, opened again; each call one undo.

A remark is this office's own record, on its plans and on those it received, in any state but closed and
binned; the plan itself is never changed by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import line_holding
from ccapp.domain.remarks import Placed, Remark, RemarkState, Speaker, placed
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans import editing, units
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import partners
from ccapp.store import remarks as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_branch, load_head
from ccapp.store.tables import ITEM, REMARK
from ccapp.text.fold import folded_words
from ccapp.text.normalize import clean

_ENDED: Final = frozenset({PlanState.CLOSED, PlanState.BINNED})
_LEADERS: Final = ("chu tich", "bi thu")
# A remark is whole in its words, so that lists, paper and older programs say what is proposed.
_PROPOSED: Final = "Đề nghị sửa “{was}” thành “{proposed}”."
_PROPOSED_NEW: Final = "Đề nghị ghi “{proposed}”."


def add(session: Session, remark: Remark) -> RecordId:
    """Write a remark down; it is open, whatever the value says of its state. One that proposes another text
    for its cell (Đề nghị sửa) says so in its words, and needs none of its own.

    Raises RefusedError without words, for a cell that its line does not have, for what stands there already,
    for a plan that has ended; NotFoundError for a line that the plan does not have.
    """
    made = replace(_checked(session, remark), state=RemarkState.OPEN, answer="", settled_by="")
    with session.store.journal.write("remark-add", session.who) as tx:
        return stored.add_remark(tx, replace(made, settled_on=None))


def change(session: Session, remark: Remark) -> Changes:
    """Store words and source of a remark anew under its id; how it was settled stays.

    Raises as `add`, and RefusedError("remark-of-superior") for one that a superior sent.
    """
    now = _own(stored.load_remark(session.store.connection, remark.id))
    source = replace(now, speaker=remark.speaker, channel=remark.channel, by=remark.by, day=remark.day)
    made = replace(source, words=remark.words)
    return _changed(session, "remark-edit", _worded(session, made))


def take_proposal(session: Session, remark: RecordId) -> Changes:
    """Write what a remark proposes into its cell, and say that it was taken: one step, and our own edit.

    Raises RefusedError("remark-proposes-nothing") for one without a proposal or settled already, for a plan
    of another office, for one that is locked; NotFoundError for a line that is gone.
    """
    now = _open_to_change(session, remark)
    if not now.proposes:
        raise RefusedError("remark-proposes-nothing")
    editing.require_draft(session, now.plan_id)
    line = _line_of(session, now)
    taken = replace(now, state=RemarkState.TAKEN, settled_by=session.who, settled_on=session.clock().date())
    with session.store.journal.write("remark-proposal", session.who) as tx:
        tx.change(ITEM, line, {now.field: now.proposed})
        _store(tx, session, taken)
    return _changes(tx)


def settle(session: Session, remark: RecordId, state: RemarkState, answer: str = "") -> Changes:
    """Say that a remark was taken, and what was done, or why it was not; who and when follow by themselves.

    Raises RefusedError for an explanation without words; NotFoundError.
    """
    now = _open_to_change(session, remark)
    words = clean(answer)
    require_length("answer", words)
    if state is RemarkState.EXPLAINED and not words.strip():
        raise RefusedError("remark-answer-missing")
    settled = replace(now, state=state, answer=words, settled_by=session.who)
    return _changed(session, f"remark-{state}", replace(settled, settled_on=session.clock().date()))


def reopen(session: Session, remark: RecordId) -> Changes:
    """Make a settled remark open again; what was answered is no longer said.

    Raises NotFoundError, RefusedError("remark-answered-there") for one of ours that another office answered.
    """
    now = _open_to_change(session, remark)
    shown = stored.list_remarks(session.store.connection, now.plan_id)
    if now.is_open and not all(each.is_open for each in shown if each.id == remark):
        raise RefusedError("remark-answered-there")
    again = replace(now, state=RemarkState.OPEN, answer="", settled_by="", settled_on=None)
    return _changed(session, "remark-reopen", again)


def remove(session: Session, remark: RecordId) -> Changes:
    """Take a remark away; undo brings it back. Raises NotFoundError, RefusedError("remark-of-superior")."""
    _own(_open_to_change(session, remark))
    with session.store.journal.write("remark-remove", session.who) as tx:
        tx.delete(REMARK, remark)
    return _changes(tx)


def of_plan(session: Session, plan: Plan) -> tuple[Placed, ...]:
    """All remarks on a plan, open and settled, in table order; those whose line is gone come last."""
    return placed(plan, stored.list_remarks(session.store.connection, plan.id))


def speakers(session: Session, plan: Plan) -> dict[Speaker, tuple[str, ...]]:
    """Who is likely to have said something, for each kind: names with titles as the office knows them."""
    today = session.clock().date()
    people = [each for each in units.people(session) if each.valid_on(today)]
    leaders = [each for each in people if any(word in folded_words(each.title) for word in _LEADERS)]
    ours = (session.store.office.name,) if plan.office_id != session.store.office.id else ()
    offices = (each.office.name for each in partners.list_partners(session.store.connection))
    said: dict[Speaker, list[str]] = {
        Speaker.CHAIRMAN: [f"{each.title} {each.name}".strip() for each in leaders],
        Speaker.SUPERIOR: [*ours, plan.superior.name, *offices],
        Speaker.COLLEAGUE: [f"{each.title} {each.name}".strip() for each in people if each not in leaders],
    }
    for each in stored.list_remarks(session.store.connection, plan.id):
        said.setdefault(each.speaker, []).append(each.by)
    return {speaker: tuple(dict.fromkeys(filter(None, names))) for speaker, names in said.items()}


def _checked(session: Session, remark: Remark) -> Remark:
    branch = load_branch(session.store.connection, remark.record)
    if branch.plan_id != remark.plan_id:
        raise NotFoundError("record-not-found", record=remark.record)
    line = line_holding(branch.layout, branch.path, remark.field) if remark.field else branch.path[-1]
    if line is None or line.id != remark.record:
        raise RefusedError("field-not-of-record", field=remark.field, record=remark.record)
    return _worded(session, _proposing(remark, line.text(remark.field) if remark.field else ""))


def _proposing(remark: Remark, now: str) -> Remark:
    """The remark with what its cell says now; a proposal is told in its words, before the reason."""
    proposed = clean(remark.proposed).strip()
    if not proposed:
        return replace(remark, proposed="", was="")
    if not remark.field or proposed == now:
        raise RefusedError("remark-proposes-nothing")
    require_length(remark.field, proposed)
    said = (_PROPOSED if now.strip() else _PROPOSED_NEW).format(was=now, proposed=proposed)
    return replace(remark, proposed=proposed, was=now, words=f"{said} {remark.words}")


def _worded(session: Session, remark: Remark) -> Remark:
    """A remark with clean words, on a plan that lives on."""
    _require_living(session, remark.plan_id)
    made = replace(remark, words=clean(remark.words).strip(), by=" ".join(clean(remark.by).split()))
    if not made.words:
        raise RefusedError("remark-words-missing")
    require_length("words", made.words)
    require_length("by", made.by)
    return made


def _open_to_change(session: Session, remark: RecordId) -> Remark:
    now = stored.load_remark(session.store.connection, remark)
    _require_living(session, now.plan_id)
    return now


def _require_living(session: Session, plan: RecordId) -> None:
    head = load_head(session.store.connection, plan)
    if head.state in _ENDED:
        raise RefusedError("remark-plan-ended", plan=head.title)


def _changed(session: Session, action: str, remark: Remark) -> Changes:
    with session.store.journal.write(action, session.who) as tx:
        _store(tx, session, remark)
    return _changes(tx)


def _store(tx: Transaction, session: Session, remark: Remark) -> None:
    tx.change(REMARK, remark.id, stored.remark_fields(remark))
    if remark.source:
        stored.answer_remark(tx, session.store.connection, remark)


def _line_of(session: Session, remark: Remark) -> RecordId:
    """The line that holds a remark's cell. Raises NotFoundError where it is gone, RefusedError for none."""
    branch = load_branch(session.store.connection, remark.record)
    line = line_holding(branch.layout, branch.path, remark.field)
    if branch.plan_id != remark.plan_id or line is None or line.id != remark.record:
        raise RefusedError("field-not-of-record", field=remark.field, record=remark.record)
    return line.id


def _own(remark: Remark) -> Remark:
    if remark.source:
        raise RefusedError("remark-of-superior", by=remark.by)
    return remark


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
