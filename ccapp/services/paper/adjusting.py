"""After the issue: Điều chỉnh, bổ sung by a document, and Sửa lỗi nhập for typing slips of ours.

Both leave the version before readable. Each call that writes is one transaction and one undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccapp.domain.editions import FROZEN, Edition, EditionKind, latest, next_number
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import line_holding
from ccapp.domain.revisions import Revision, revisions
from ccapp.errors import RefusedError
from ccapp.services.paper import editions
from ccapp.services.paper.signed_copies import add_corrected
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import editions as stored
from ccapp.store.plans import load_branch
from ccapp.store.tables import EDITION, ITEM, PLAN
from ccapp.text.days import read_day
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """An adjustment and what it changes against the version in force before it."""

    edition: Edition
    before: Plan
    after: Plan
    revisions: tuple[Revision, ...]


def open_adjustment(session: Session, plan: RecordId, reason: str = "") -> Edition:
    """Begin an adjustment of an issued plan: its table may be edited until it is closed.

    `reason` is what it is about. Raises RefusedError for another state or where one is under way.
    """
    found = editions.own(session, plan)
    if found.state is not PlanState.ISSUED:
        raise RefusedError("adjust-not-issued", plan=found.title)
    if found.adjusting:
        raise RefusedError("adjust-under-way", plan=found.title)
    if found.accepted_by:
        raise RefusedError("plan-accepted", plan=found.title, by=found.accepted_by)
    why = clean(reason)
    require_length("reason", why)
    known = editions.editions(session, plan)
    with session.store.journal.write("adjust-open", session.who) as tx:
        if latest(known, FROZEN) is None:  # issued before versions were kept: what it says now is the base
            base = editions.made_now(session, plan, EditionKind.ISSUED, number=1)
            stored.add_edition(
                tx, replace(base, content=stored.keep_content(session.store.connection, found))
            )
        made = editions.made_now(
            session, plan, EditionKind.ADJUSTED, number=next_number(known, EditionKind.ADJUSTED), reason=why
        )
        made = replace(made, id=stored.add_edition(tx, made))
        tx.change(PLAN, plan, {"adjusting": made.id})
    return made


def close_adjustment(session: Session, plan: RecordId, *, document: str, day: str) -> Changes:
    """End the adjustment under way: number and day of the adjusting document, the new version kept.

    Raises RefusedError without them, or where nothing was changed ("adjust-nothing").
    """
    under_way = adjustment(session, plan)
    number, signed = _document(document), _day(day)
    if not under_way.revisions:
        raise RefusedError("adjust-nothing", plan=under_way.after.title)
    with session.store.journal.write("adjust-close", session.who) as tx:
        content = stored.keep_content(session.store.connection, under_way.after)
        tx.change(
            EDITION,
            under_way.edition.id,
            {"content": content, "document": number, "day": signed.isoformat()},
        )
        tx.change(PLAN, plan, {"adjusting": None, "adjusted": under_way.edition.number})
    return editions.changes_of(tx)


def drop_adjustment(session: Session, plan: RecordId) -> Changes:
    """End an adjustment that changed nothing. Raises RefusedError("adjust-has-changes") for one that did."""
    under_way = adjustment(session, plan)
    if under_way.revisions:
        raise RefusedError("adjust-has-changes", count=len(under_way.revisions))
    with session.store.journal.write("adjust-drop", session.who) as tx:
        tx.delete(EDITION, under_way.edition.id)
        tx.change(PLAN, plan, {"adjusting": None})
    return editions.changes_of(tx)


def adjustment(session: Session, plan: RecordId, edition: RecordId | None = None) -> Adjustment:
    """The adjustment under way, or the closed one named, with what it changes.

    Raises RefusedError("adjust-none") where there is none.
    """
    found = editions.own(session, plan)
    known = editions.editions(session, plan)
    wanted = edition or found.adjusting
    at = next((index for index, each in enumerate(known) if each.id == wanted), None)
    if at is None or known[at].kind is not EditionKind.ADJUSTED:
        raise RefusedError("adjust-none", plan=found.title)
    chosen = known[at]
    base = latest(known[:at], FROZEN)
    if base is None:
        raise RefusedError("adjust-none", plan=found.title)
    before = stored.load_content(session.store.connection, base)
    after = found if chosen.is_open else stored.load_content(session.store.connection, chosen)
    return Adjustment(edition=chosen, before=before, after=after, revisions=revisions(before, after))


def correct(
    session: Session, plan: RecordId, records: Sequence[RecordId], field: str, text: str, *, reason: str
) -> Changes:
    """Set a text of an issued plan right that was typed wrong: what was signed does not change.

    Several `records` are the lines whose equal cells are one on the screen.

    Raises RefusedError without a reason, for another state, in the middle of an adjustment, or for a field
    not of the record; NotFoundError.
    """
    found = editions.own(session, plan)
    if found.state is not PlanState.ISSUED:
        raise RefusedError("adjust-not-issued", plan=found.title)
    if found.adjusting:  # the version kept would hold half of it
        raise RefusedError("adjust-under-way", plan=found.title)
    why = " ".join(clean(reason).split())
    if not why:
        raise RefusedError("reason-missing")
    lines = [_line(session, plan, record, field) for record in records]
    written = clean(text)
    require_length(field, written)
    require_length("reason", why)
    with session.store.journal.write("correct", session.who) as tx:
        tx.lift_freeze()
        changed = [tx.change(ITEM, line, {field: written}) for line in lines]
        if any(changed):
            add_corrected(session, tx, plan, why)
    return editions.changes_of(tx)


def _line(session: Session, plan: RecordId, record: RecordId, field: str) -> RecordId:
    """The line that holds the field for a record."""
    branch = load_branch(session.store.connection, record)
    line = line_holding(branch.layout, branch.path, field)
    if branch.plan_id != plan or line is None:
        raise RefusedError("field-not-of-record", field=field, record=record)
    return line.id


def _document(text: str) -> str:
    number = " ".join(clean(text).split())
    if not number:
        raise RefusedError("adjust-document-missing")
    require_length("document", number)
    return number


def _day(text: str) -> date:
    day = read_day(clean(text))
    if day is None:
        raise RefusedError("day-unread", text=text)
    return day
