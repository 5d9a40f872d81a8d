"""Lịch báo cáo as an officer sees it: whose calendars there are, and which report comes next.

Asked at every start, so it needs none of the cryptography.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccapp.domain.office import Role
from ccapp.domain.outset import OfficeCalendar
from ccapp.domain.report_calendar import Coming, coming
from ccapp.services.session import Session
from ccapp.store.lineage import moved_from
from ccapp.store.outsets import list_outsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The report of a calendar that is to be sent next. `own`: it is what our communes send to us."""

    office_name: str
    next: Coming
    own: bool = False


def calendars(session: Session) -> tuple[OfficeCalendar, ...]:
    """A superior's own calendar for its communes; at a commune one from each superior that gave one and is
    still its superior.
    """
    store = session.store
    is_superior = store.office.role is Role.SUPERIOR
    gone = moved_from(store.connection)
    found = (
        OfficeCalendar(office_name=each.office_name, calendar=each.calendar, own=is_superior)
        for each in list_outsets(store.connection)
        if each.calendar is not None
        and each.office not in gone
        and (each.office == store.office.id) is is_superior
    )
    return tuple(each for each in found if each.calendar.periods)


def reminders(session: Session) -> tuple[Reminder, ...]:
    """The next report of each calendar, the one that is to be sent first in front."""
    today = session.clock().date()
    found = (
        Reminder(office_name=each.office_name, next=coming(each.calendar, today)[0], own=each.own)
        for each in calendars(session)
    )
    return tuple(sorted(found, key=lambda each: (each.next.send, each.office_name)))
