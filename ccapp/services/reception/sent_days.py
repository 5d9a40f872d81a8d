"""Ngày gửi: the day that counts is that of the sender's mail or letter, not that of our reception."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from ccapp.domain.other_ways import OtherForm, OtherWay
from ccapp.domain.plan import Channel, OfficeId, Plan, RecordId
from ccapp.errors import RefusedError
from ccapp.services.handover.other_ways import require_past
from ccapp.services.plans.planning import require_length
from ccapp.services.reception.proxy_taking import Came
from ccapp.services.session import Changes, Session
from ccapp.store import other_ways as stored
from ccapp.store import partners
from ccapp.store.plans import load_head
from ccapp.store.submissions import last_submission
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDay:
    """When a plan counts as sent. `noted` is what was written down, None where it is our reception's."""

    day: date
    noted: OtherWay | None = None


def sent_day(session: Session, plan: RecordId) -> SentDay | None:
    """The day of sending of a collected plan; None for a plan that did not come from a commune."""
    noted = noted_days(session).get(plan)
    if noted is not None:
        return SentDay(day=noted.day, noted=noted)
    last = last_submission(session.store.connection, plan)
    return SentDay(day=datetime.fromisoformat(last.at).date()) if last is not None else None


def noted_days(session: Session) -> dict[RecordId, OtherWay]:
    """What was noted last of each collected plan."""
    return stored.noted_last(session.store.connection)


def set_day(session: Session, plan: RecordId, came: Came) -> Changes:
    """Note when a collected plan was sent, by what channel and under which number; one undo.

    A second note takes the place of the first. The moment of our reception stays as it is. Raises
    RefusedError for a day to come, for none, and for a plan that no commune has sent, NotFoundError.
    """
    found = load_head(session.store.connection, plan)
    if came.day is None:
        raise RefusedError("day-unread", text="")
    if sent_day(session, plan) is None:
        raise RefusedError("plan-own", plan=found.title)
    way = _renewed(session, found, came, came.day)
    require_past(session, way)
    require_length("number", way.number)
    with session.store.journal.write("sent-on", session.who) as tx:
        if way.id:
            stored.change_other_way(tx, way)
        else:
            stored.add_other_way(tx, way)
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def _renewed(session: Session, plan: Plan, came: Came, day: date) -> OtherWay:
    noted = noted_days(session).get(plan.id)
    number = clean(came.number).strip()
    if noted is not None:
        return replace(noted, day=day, channel=Channel(came.channel), number=number)
    return OtherWay(
        office=_sender(session, plan.office_id),
        day=day,
        form=OtherForm.PROGRAM,
        channel=came.channel,
        number=number,
        received=plan.id,
    )


def _sender(session: Session, office: OfficeId) -> str:
    known = partners.partner_of(session.store.connection, office)
    return known.office.name if known is not None else ""
