"""The superior's decisions on plans it collected: bổ sung, chấp nhận số liệu, mở lại; each call one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.decisions import Decision, Verdict, standing
from ccapp.domain.office import Role
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.remarks import Channel, Remark, Speaker
from ccapp.domain.versions import contains
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans.planning import require_length, show, show_head
from ccapp.services.session import Changes, Session
from ccapp.store import decisions as stored
from ccapp.store import remarks as stored_remarks
from ccapp.store.journal import Transaction
from ccapp.store.partners import HeldFile, held_files
from ccapp.store.scopes import vector_of
from ccapp.text.normalize import clean


class ReviewState(StrEnum):
    """How far the superior's review of a collected plan has come, derived from what was decided."""

    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    ANSWERED = "answered"  # data came after the supplement was asked for
    ACCEPTED = "accepted"
    DIFFERS = "differs"  # accepted, and a later file that says otherwise waits
    CHANGED = "changed"  # accepted, and the data here is not what was accepted
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A collected plan's review: its state, the decision that stands if any, files that were held.

    They wait for Mở lại while the data is accepted, else only to be received again.
    """

    plan: RecordId
    state: ReviewState
    decision: Decision | None = None
    waiting: tuple[HeldFile, ...] = ()


def review(session: Session, plan: RecordId) -> Review:
    """How the review of one plan stands; of a plan without decisions it is merely received."""
    connection = session.store.connection
    ours = standing(stored.list_decisions(connection, plan)).get(session.store.office.id)
    waiting = held_files(connection, plan)
    if ours is None:
        return Review(plan=plan, state=ReviewState.RECEIVED, waiting=waiting)
    changed = not stored.is_same_data(connection, ours)
    state = ReviewState(ours.verdict.value)
    if ours.verdict is Verdict.SUPPLEMENT and (changed or _came_after(session, ours)):
        state = ReviewState.ANSWERED
    elif ours.verdict is Verdict.ACCEPTED and waiting:
        state = ReviewState.DIFFERS
    elif ours.verdict is Verdict.ACCEPTED and changed:
        state = ReviewState.CHANGED
    return Review(plan=plan, state=state, decision=ours, waiting=waiting)


def _came_after(session: Session, decision: Decision) -> bool:
    """Whether a file changed anything of the plan since: an answer to a remark is one too."""
    return not contains(decision.held, vector_of(session.store.connection, decision.plan_id))


def ask_supplement(
    session: Session, plan: str, reason: str, until: date | None = None, rows: Sequence[RecordId] = ()
) -> Changes:
    """Ask the office for a supplement by a day, of the whole plan or of some rows, which get it as a remark.

    Raises RefusedError for a plan of ours, at a commune, without reason, for accepted data; NotFoundError for
    rows that the plan does not have.
    """
    head = _collected(session, plan)
    words = _worded(reason)
    if head.accepted_by:
        raise RefusedError("decide-accepted", plan=head.title)
    _require_rows(session, head, rows)
    with session.store.journal.write("decide-supplement", session.who) as tx:
        made = _write(tx, session, head, Verdict.SUPPLEMENT, reason=words, until=until, rows=tuple(rows))
        for row in rows:
            stored_remarks.add_remark(tx, _remark(session, made, row))
    return _changes(tx)


def accept_data(session: Session, plan: str, note: str = "") -> Changes:
    """Accept the data of a collected plan as it stands here; from then on only Mở lại lets it change.

    Raises RefusedError for a plan of ours, at a commune, for data that is accepted as it stands.
    """
    head = _collected(session, plan)
    words = clean(note).strip()
    require_length("reason", words)
    if review(session, head.id).state in (ReviewState.ACCEPTED, ReviewState.DIFFERS):
        raise RefusedError("decide-accepted-already", plan=head.title)
    with session.store.journal.write("decide-accepted", session.who) as tx:
        _write(tx, session, head, Verdict.ACCEPTED, reason=words)
    return _changes(tx)


def reopen(session: Session, plan: str, reason: str) -> Changes:
    """Open accepted data again. Raises RefusedError where it is not accepted, and without reason."""
    head = _collected(session, plan)
    words = _worded(reason)
    if not head.accepted_by:
        raise RefusedError("decide-not-accepted", plan=head.title)
    with session.store.journal.write("decide-reopened", session.who) as tx:
        _write(tx, session, head, Verdict.REOPENED, reason=words)
    return _changes(tx)


def sendable(session: Session, plan: RecordId) -> tuple[Decision, ...]:
    """Our decisions on a plan that go to its office, the first one first."""
    found = stored.list_decisions(session.store.connection, plan)
    return tuple(each for each in found if each.office == session.store.office.id and not each.source)


def _collected(session: Session, plan: str) -> Plan:
    head = show_head(session, plan)
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("decide-not-superior")
    if head.office_id == session.store.office.id:
        raise RefusedError("decide-own-plan", plan=head.title)
    return head


def _worded(reason: str) -> str:
    words = clean(reason).strip()
    if not words:
        raise RefusedError("decide-reason-missing")
    require_length("reason", words)
    return words


def _require_rows(session: Session, plan: Plan, rows: Sequence[RecordId]) -> None:
    if rows:
        known = {item.id for table in show(session, plan.id).appendices for item in table.items()}
        lost = next((each for each in rows if each not in known), None)
        if lost is not None:
            raise NotFoundError("record-not-in-plan", record=lost, plan=plan.title)


def _write(
    tx: Transaction,
    session: Session,
    plan: Plan,
    verdict: Verdict,
    *,
    reason: str,
    until: date | None = None,
    rows: tuple[RecordId, ...] = (),
) -> Decision:
    connection, office = session.store.connection, session.store.office.id
    decision = Decision(
        plan_id=plan.id,
        office=office,
        verdict=verdict,
        number=stored.next_number(connection, plan.id, office),
        reason=reason,
        by=session.who,
        day=session.clock().date(),
        until=until,
        rows=rows,
        package=stored.last_package(connection, plan.id),
        data=stored.data_hash(connection, plan.id),
        held=vector_of(connection, plan.id),
    )
    stored.add_decision(tx, decision)
    return decision


def _remark(session: Session, decision: Decision, row: RecordId) -> Remark:
    return Remark(
        plan_id=decision.plan_id,
        record=row,
        words=decision.reason,
        by=session.store.office.name,
        speaker=Speaker.SUPERIOR,
        channel=Channel.DOCUMENT,
        day=decision.day,
    )


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
