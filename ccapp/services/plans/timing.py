"""Gia hạn and ngày sự kiện: a deadline is put off with its reason, what waits gets its day; both taken back.

The deadline as written stays; what is said of it is kept beside it and travels with the plan. An issued plan
takes it too: that is the recorded way to change a deadline after signing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ccapp.domain import timing as rules
from ccapp.domain.deadline import Reading, written_day
from ccapp.domain.due import require_later
from ccapp.domain.layout import DEADLINE, Level
from ccapp.domain.plan import TIMING, Plan, PlanState, RecordId
from ccapp.domain.progress import Extension
from ccapp.domain.timing import Due, Event, LeafTiming, dues, mark_of, timing_of
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans.planning import require_length, show_head
from ccapp.services.session import Changes, Session
from ccapp.store.plans import find_record, load_branch, load_head
from ccapp.store.tables import ITEM
from ccapp.text.days import read_day
from ccapp.text.normalize import clean

_ENDED: Final = frozenset({PlanState.CLOSED, PlanState.BINNED})
_NAMES: Final = ("product", "activity", "task", "title", "goal")  # what a leaf is known by, the nearest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """An extension as it is typed: the new deadline, why, and the document that grants it, if any."""

    until: str
    reason: str
    document: str = ""
    document_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafDues:
    """A leaf with its plan's head, its deadline cell and the due windows of it."""

    plan: Plan
    record: RecordId
    product: str
    cell: str
    timing: LeafTiming
    dues: tuple[Due, ...]

    def waits(self) -> tuple[Due, ...]:
        """Those that depend on an event, whether it has come or not."""
        return tuple(due for due in self.dues if due.is_waiting or due.event is not None)

    def of(self, day: date | None) -> Due:
        """The window whose phrase gives this day; without a day, the only one there is.

        Raises RefusedError where there is none with a day, or several to choose from.
        """
        dated = [due for due in self.dues if due.original is not None]
        found = dated if day is None else [due for due in dated if due.original == day]
        if not found:
            raise RefusedError("extension-no-due")
        if len(found) > 1 and day is None:
            raise RefusedError("extension-which", count=len(found))
        return found[0]

    def waiting(self, phrase: str) -> Due:
        """The window of a conditional phrase; without one named, the only one. Raises RefusedError."""
        found = [due for due in self.waits() if not phrase or due.phrase.split() == phrase.split()]
        if not found:
            raise RefusedError("event-not-conditional")
        if len({due.phrase for due in found}) > 1:
            raise RefusedError("event-which", count=len(found))
        return found[0]


def look(session: Session, record: RecordId) -> LeafDues:
    """What is known of a leaf's deadline, of any plan. Raises NotFoundError, or RefusedError for no leaf."""
    branch = load_branch(session.store.connection, record)
    head = load_head(session.store.connection, branch.plan_id)
    leaf = branch.path[-1]
    if leaf.level is not Level.PRODUCT:
        raise RefusedError("timing-no-product")
    said = timing_of(leaf.marks)
    words = (item.text(key) for key in _NAMES for item in reversed(branch.path))
    return LeafDues(
        plan=head,
        record=leaf.id,
        product=" ".join(next(filter(None, words), "").split()),
        cell=leaf.text(DEADLINE),
        timing=said,
        dues=dues(leaf.text(DEADLINE), said, head),
    )


def find_leaf(session: Session, plan: str, record: str) -> RecordId:
    """The line of a plan by ids or unique prefixes. Raises NotFoundError."""
    head = show_head(session, plan)
    found = find_record(session.store.connection, record)
    if found.plan != head.id or found.table is not ITEM:
        raise NotFoundError("record-not-in-plan", record=found.id, plan=head.title)
    return found.id


def new_day(due: Due, until: str) -> date:
    """The last day of a new deadline as typed; a missing year is that of the deadline it takes the place of.

    Raises RefusedError for what gives no single day, and for one that is not later.
    """
    if due.day is None:
        raise RefusedError("extension-no-due")
    day = rules.read_new_deadline(clean(until), due.day.year)
    require_later(due.occurrence, day)
    return day


def event_day(session: Session, plan: Plan, day: str) -> date:
    """The day of an event as typed; a missing year is this one, or the plan's where it is for other years."""
    today = session.clock().year
    within = plan.year_from <= today <= plan.year_to
    return rules.read_event_day(clean(day), today if within else plan.year_from)


def set_event(
    session: Session, records: Sequence[RecordId], day: str, *, phrase: str = "", due: str = ""
) -> Changes:
    """Say when the event came that leaves of one plan wait for, in one step; `due` is their last day where
    the phrase does not say how long after it is.

    Raises RefusedError for a plan that is not ours or has ended, a day that cannot be read, a phrase that
    waits for nothing, a day that was put off since; NotFoundError. Then nothing is stored.
    """

    def change(leaf: LeafDues) -> LeafTiming:
        waits = leaf.waiting(phrase)
        _require_not_extended(waits)
        came = event_day(session, leaf.plan, day)
        last = _own_day(waits.reading, came, due)
        return leaf.timing.with_event(Event(phrase=waits.phrase, day=came, due=last))

    return _write(session, records, "set-event", change)


def _own_day(reading: Reading, came: date, due: str) -> date | None:
    """The last day that the officer names; one before the event is refused."""
    if not due.strip() or reading.delay is not None:
        return None
    last = rules.read_new_deadline(clean(due), came.year)
    if last < came:
        raise RefusedError("event-due-early", due=written_day(last))
    return last


def clear_event(session: Session, records: Sequence[RecordId], *, phrase: str = "") -> Changes:
    """Take back that an event came; its phrase waits again. Raises as `set_event`."""

    def change(leaf: LeafDues) -> LeafTiming:
        waits = leaf.waiting(phrase)
        _require_not_extended(waits)
        if waits.event is None:
            raise RefusedError("event-none")
        return leaf.timing.without_event(waits.phrase)

    return _write(session, records, "clear-event", change)


def _require_not_extended(due: Due) -> None:
    if due.extensions:
        raise RefusedError("event-extended", until=written_day(due.extensions[-1].until))


def extend(session: Session, records: Sequence[RecordId], grant: Grant, *, of: date | None = None) -> Changes:
    """Put off the deadline of leaves of one plan in one step; `of` is the day their phrase gives, needed
    where it gives several.

    Raises RefusedError for a plan that is not ours or has ended, without a reason, for a new deadline that
    gives no single day or none later than the present one; NotFoundError. Then nothing is stored.
    """

    def change(leaf: LeafDues) -> LeafTiming:
        due = leaf.of(of)
        return rules.extended(leaf.timing, due, _extension(due, grant))

    return _write(session, records, "extend", change)


def _extension(due: Due, grant: Grant) -> Extension:
    reason, document = clean(grant.reason), clean(grant.document)
    if not reason:
        raise RefusedError("extension-reason")
    for name, text in (("reason", reason), ("document", document), ("until", grant.until)):
        require_length(name, text)
    return Extension(
        until=new_day(due, grant.until),
        reason=reason,
        phrase=clean(grant.until),
        document=document,
        document_day=document_day(grant.document_day),
    )


def document_day(text: str) -> date | None:
    """The day of a document; None where none is written. Raises RefusedError, also without the year."""
    plain = rules.slashed(clean(text).strip())
    day = read_day(plain)
    if day is None and plain:
        raise RefusedError("day-unread" if plain.count("/") > 1 else "event-day-unread", text=text.strip())
    return day


def drop_extension(session: Session, records: Sequence[RecordId], *, of: date | None = None) -> Changes:
    """Take back the latest extension of leaves; the one before it counts again. Raises as `extend`."""

    def change(leaf: LeafDues) -> LeafTiming:
        return rules.extension_dropped(leaf.timing, leaf.of(of))

    return _write(session, records, "drop-extension", change)


def _write(
    session: Session, records: Sequence[RecordId], action: str, change: Callable[[LeafDues], LeafTiming]
) -> Changes:
    leaves = [look(session, record) for record in dict.fromkeys(records)]
    for leaf in leaves:
        _require_running(session, leaf.plan)
        if leaf.plan.id != leaves[0].plan.id:
            raise NotFoundError("record-not-in-plan", record=leaf.record, plan=leaves[0].plan.title)
    made = {leaf.record: mark_of(change(leaf)) or None for leaf in leaves}
    for mark in made.values():
        require_length(TIMING, mark or "")  # it travels as one text
    with session.store.journal.write(action, session.who) as tx:
        for record, mark in made.items():
            tx.change(ITEM, record, {TIMING: mark})
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def _require_running(session: Session, plan: Plan) -> None:
    if plan.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=plan.title)
    if plan.state in _ENDED:
        raise RefusedError("timing-plan-ended", plan=plan.title)


def can_be_timed(session: Session, plan: Plan) -> bool:
    """Whether deadlines of a plan can be put off: our own, drafted, submitted or issued."""
    return plan.office_id == session.store.office.id and plan.state not in _ENDED
