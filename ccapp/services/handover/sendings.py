"""What was sent and still waits for its receipt; asked at every start, so without cryptography."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ccapp.domain.office import Role
from ccapp.services.handover import links
from ccapp.services.session import Session
from ccapp.store.other_ways import list_other_ways
from ccapp.store.sendings import SentPackage, list_sent
from ccapp.text.fold import fold
from ccapp.values import value

HINT_DAYS: Final = 14
"""So many days after a sending without a receipt it is time to ask, or to send again (ux.md K7)."""


class Arrival(StrEnum):
    """What is known of a sending. Each carries the whole plan, so a later one stands for those before it."""

    WAITING = "waiting"
    ARRIVED = "arrived"
    COVERED = "covered"  # a later sending of the plan arrived
    REPLACED = "replaced"  # a later sending of the plan went out


@value
class Sending:
    """A package and how far it has come. `by` is the later sending that covers or replaces it, else 0.

    `days` have passed since it was saved, by the clock of this machine.
    """

    package: SentPackage
    arrival: Arrival
    by: int
    days: int

    @property
    def is_late(self) -> bool:
        """Whether it is time to ask the receiver."""
        return self.arrival is Arrival.WAITING and self.days >= HINT_DAYS


def sendings(session: Session) -> tuple[Sending, ...]:
    """Everything this office has sent, the latest first."""
    today = session.clock().date()
    arrived: dict[tuple[str, str], int] = {}
    latest: dict[tuple[str, str], int] = {}
    found = []
    for package in list_sent(session.store.connection):
        key = (package.plan, package.office)
        if package.receipt is not None:
            arrival, by = Arrival.ARRIVED, 0
            arrived.setdefault(key, package.sequence)
        elif key in arrived:
            arrival, by = Arrival.COVERED, arrived[key]
        elif key in latest:
            arrival, by = Arrival.REPLACED, latest[key]
        else:
            arrival, by = Arrival.WAITING, 0
        latest.setdefault(key, package.sequence)
        days = (today - _day(package)).days
        found.append(Sending(package=package, arrival=arrival, by=by, days=max(days, 0)))
    return tuple(found)


def awaited(session: Session) -> tuple[Sending, ...]:
    """The sendings whose receipt is still to come, the latest first; none whose plan went otherwise since.

    None at a superior: communes have no page for giving receipts.
    """
    if session.store.office.role is Role.SUPERIOR or not links.is_connected(session):
        return ()
    waiting = [each for each in sendings(session) if each.arrival is Arrival.WAITING]
    went = list_other_ways(session.store.connection) if waiting else ()
    since: dict[tuple[str, str], date] = {}
    for way in went:
        since.setdefault((way.plan, fold(way.office)), way.day)
    return tuple(
        each
        for each in waiting
        if since.get((each.package.plan, fold(each.package.office_name)), date.min) < _day(each.package)
    )


def has_sent(session: Session) -> bool:
    """Whether anything went out, as the program's file or otherwise."""
    connection = session.store.connection
    return bool(list_sent(connection) or list_other_ways(connection))


def _day(package: SentPackage) -> date:
    return datetime.fromisoformat(package.at).date()
