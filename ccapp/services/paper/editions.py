"""Các bản đã lưu: draft rounds for the chairman's desk, every issued or adjusted version, to look back at.

Each call that writes is one transaction and one undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccapp.domain.content import content_of
from ccapp.domain.editions import (
    FROZEN,
    Edition,
    EditionKind,
    latest,
    next_number,
    printed_lines,
)
from ccapp.domain.plan import Plan, PlanState, RecordId, move_plan
from ccapp.domain.revisions import Revision, revisions
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.session import Changes, Session
from ccapp.store import editions as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_head, load_plan
from ccapp.store.tables import PLAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A plan on its way to the desk: the draft round that was made, or the one that said just the same."""

    changes: Changes
    edition: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions of a plan and all that differs; `newer` None stands for the plan as it is now."""

    older: Edition
    newer: Edition | None
    before: Plan
    after: Plan
    revisions: tuple[Revision, ...]


def editions(session: Session, plan: RecordId) -> tuple[Edition, ...]:
    """The saved versions of a plan, oldest first."""
    return stored.list_editions(session.store.connection, plan)


def find_edition(session: Session, plan: RecordId, named: str) -> Edition:
    """The saved version of a plan with this name (`draft-2`) or id, or whose id alone begins so.

    Raises NotFoundError("edition-not-found") for none and for several.
    """
    known = editions(session, plan)
    exact = [each for each in known if named in (each.id, each.name)]
    found = exact or [each for each in known if named and each.id.startswith(named)]
    if len(found) != 1:
        raise NotFoundError("edition-not-found", record=named)
    return found[0]


def plan_at(session: Session, edition: RecordId) -> Plan:
    """The plan as a saved version has it. Raises NotFoundError, StorageError where it is damaged."""
    connection = session.store.connection
    return stored.load_content(connection, stored.load_edition(connection, edition))


def submit(session: Session, plan: RecordId) -> Submitted:
    """Draft → submitted: the plan is saved as the next draft round (Dự thảo lần n).

    A plan that says just what the last round said keeps that round's number. Raises RefusedError for another
    state, or a plan with nothing to print.
    """
    found = own(session, plan)
    moved = replace(move_plan(found, PlanState.SUBMITTED), sent_by=None)
    if not printed_lines(found):
        raise RefusedError("submit-nothing", plan=found.title)
    with session.store.journal.write("submit", session.who) as tx:
        edition = _round(session, tx, moved)
        tx.change(PLAN, plan, {"state": moved.state.value, "state_reason": None})
    return Submitted(changes=changes_of(tx), edition=edition)


def round_ahead(session: Session, plan: Plan) -> int:
    """The number that the draft round of a plan would get now; that of the last one if it said the same."""
    known = editions(session, plan.id)
    last = latest(known, frozenset({EditionKind.DRAFT}))
    if last is not None:
        said = stored.load_content(session.store.connection, last)
        if content_of(said) == content_of(replace(plan, state=said.state)):
            return last.number
    return next_number(known, EditionKind.DRAFT)


def _round(session: Session, tx: Transaction, plan: Plan) -> Edition:
    """The draft round of a plan on its way: the last one if it said the same, else a new one."""
    content = stored.keep_content(session.store.connection, plan)
    known = editions(session, plan.id)
    last = latest(known, frozenset({EditionKind.DRAFT}))
    if last is not None and last.content == content:
        return last
    made = made_now(session, plan.id, EditionKind.DRAFT, number=next_number(known, EditionKind.DRAFT))
    made = replace(made, content=content)
    return replace(made, id=stored.add_edition(tx, made))


def take_back(session: Session, plan: RecordId) -> Changes:
    """Submitted → draft, to enter what the leader changed on paper. Raises RefusedError for another state."""
    found = own(session, plan)
    moved = move_plan(found, PlanState.DRAFT)
    with session.store.journal.write("take-back", session.who) as tx:
        tx.change(PLAN, plan, {"state": moved.state.value, "state_reason": None})
    return changes_of(tx)


def last_round(session: Session, plan: RecordId) -> Edition | None:
    """The latest draft round, None before the first."""
    return latest(editions(session, plan), frozenset({EditionKind.DRAFT}))


def issued_edition(session: Session, plan: RecordId) -> Edition | None:
    """The version in force: as issued, or as adjusted or corrected last. None before the issue."""
    return latest(editions(session, plan), FROZEN)


def line_of(session: Session, edition: RecordId, number: int) -> RecordId:
    """The record that has a row number on the printout of a draft round, wherever it stands today.

    Raises RefusedError("row-number-unknown") for a number that printout does not have.
    """
    lines = printed_lines(plan_at(session, edition))
    if not 1 <= number <= len(lines):
        raise RefusedError("row-number-unknown", number=number, last=len(lines))
    return lines[number - 1]


def compare(session: Session, older: RecordId, newer: RecordId | None = None) -> Compared:
    """What differs between two saved versions of a plan, or one and the plan as it is now.

    Raises NotFoundError, StorageError, or RefusedError for versions of two plans.
    """
    connection = session.store.connection
    first = stored.load_edition(connection, older)
    second = stored.load_edition(connection, newer) if newer is not None else None
    if second is not None and second.plan_id != first.plan_id:
        raise RefusedError("editions-of-two-plans")
    before = stored.load_content(connection, first)
    if second is not None:
        after = stored.load_content(connection, second)
    else:
        after = load_plan(connection, first.plan_id)
    return Compared(older=first, newer=second, before=before, after=after, revisions=revisions(before, after))


def changed_since(session: Session, edition: RecordId) -> tuple[Revision, ...]:
    """What the plan says otherwise than a saved version."""
    return compare(session, edition).revisions


def made_now(
    session: Session, plan: RecordId, kind: EditionKind, *, number: int, reason: str = ""
) -> Edition:
    """A version made by this person at this time, its content still empty."""
    at = session.clock().isoformat(timespec="seconds")
    return Edition(plan_id=plan, kind=kind, number=number, at=at, who=session.who, reason=reason)


def own(session: Session, plan: RecordId) -> Plan:
    """Our own plan with everything in it. Raises RefusedError for another office's, NotFoundError."""
    require_own(session, load_head(session.store.connection, plan))
    return load_plan(session.store.connection, plan)


def require_own(session: Session, plan: Plan) -> None:
    """Raise RefusedError for a plan of another office, or one held in proxy for it."""
    if plan.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=plan.title)
    if plan.proxy_for:
        raise RefusedError("proxy-not-issued", plan=plan.title, office=plan.proxy_for)


def changes_of(tx: Transaction) -> Changes:
    """What a finished transaction changed."""
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
