"""Gửi cách khác: written down beside the sendings, so that nobody is shown as not having sent who did."""

from __future__ import annotations

from dataclasses import replace

from ccapp.domain.office import Role
from ccapp.domain.other_ways import OtherWay
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import other_ways as stored
from ccapp.store.plans import load_head
from ccapp.store.tables import SENT_OTHERWISE
from ccapp.text.normalize import clean


def note(session: Session, way: OtherWay) -> RecordId:
    """Write down that a plan went otherwise; at a superior, that one came otherwise.

    Raises RefusedError without an office, with a day to come, and, but at a superior, without a plan of ours.
    """
    office, number = clean(way.office).strip(), clean(way.number).strip()
    require_length("office", office)
    require_length("number", number)
    if not office:
        raise RefusedError("name-missing")
    require_past(session, way)
    _require_plan(session, way)
    with session.store.journal.write("sent-otherwise", session.who) as tx:
        return stored.add_other_way(tx, replace(way, office=office, number=number))


def _require_plan(session: Session, way: OtherWay) -> None:
    store = session.store
    if way.plan == NOT_STORED:
        if store.office.role is not Role.SUPERIOR:
            raise RefusedError("plan-which", count=0)
        return
    plan = load_head(store.connection, way.plan)
    if plan.office_id != store.office.id:
        raise RefusedError("plan-foreign", plan=plan.title)


def remove(session: Session, way: RecordId) -> Changes:
    """Take one off the list. Raises NotFoundError."""
    stored.require_other_way(session.store.connection, way)
    with session.store.journal.write("sent-otherwise-remove", session.who) as tx:
        tx.delete(SENT_OTHERWISE, way)
    return Changes(tx=tx.id, action=tx.action, count=tx.changes)


def other_ways(session: Session) -> tuple[OtherWay, ...]:
    """What went, or came, otherwise; the latest day first."""
    return stored.list_other_ways(session.store.connection)


def require_past(session: Session, way: OtherWay) -> None:
    """Raise RefusedError for a day to come."""
    if way.day > session.clock().date():
        raise RefusedError("other-way-future")
