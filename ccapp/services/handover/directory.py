"""The other offices as a list for people: who is expected, invited, waiting for a yes, or connected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ccapp.domain.lineage import OfficeChange, ending
from ccapp.domain.office import Office, Role
from ccapp.domain.other_ways import OtherWay
from ccapp.domain.outset import NOTHING, Outset
from ccapp.domain.plan import NO_OFFICE, OfficeId, Plan
from ccapp.domain.sides import side_of
from ccapp.errors import RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.handover import connecting
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.assigned import list_tasks
from ccapp.store.lineage import list_changes, moved_from, office_names
from ccapp.store.other_ways import list_other_ways
from ccapp.store.partners import Partner
from ccapp.store.scopes import owner_of
from ccapp.store.sendings import ReceivedPackage, list_received, list_sent
from ccapp.text.fold import fold
from ccapp.text.normalize import clean


class Standing(StrEnum):
    """How far an office has come."""

    EXPECTED = "expected"
    INVITED = "invited"
    WAITING = "waiting"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subordinate:
    """An office below us. `since` is the day of its standing, empty where none is known.

    `sending` is the running number of what came from it last and stands received, 0 for nothing, `sent_at`
    its moment; `otherwise` what was noted last as come by other means. `before` is the name it had first,
    if another; `ended` the change by which it was merged, split or moved away.
    """

    name: str
    standing: Standing
    since: str = ""
    office: OfficeId = NO_OFFICE
    sending: int = 0
    sent_at: str = ""
    otherwise: OtherWay | None = None
    before: str = ""
    ended: OfficeChange | None = None


def subordinates(session: Session) -> tuple[Subordinate, ...]:
    """The offices below us, by name; each once, with the furthest it has come."""
    connection = session.store.connection
    found = {
        fold(name): Subordinate(name=name, standing=Standing.EXPECTED)
        for name in partners.expected_offices(connection)
    }
    for kept in partners.list_invitations(connection):
        found[fold(kept.name)] = Subordinate(name=kept.name, standing=Standing.INVITED, since=kept.made_at)
    entries = list(found.items())
    known = [each for each in partners.list_partners(connection) if each.office.role is Role.COMMUNE]
    below = [each for each in known if not each.refused_at]
    first, changes = office_names(connection), list_changes(connection)
    names = {fold(each.office.name) for each in below} | {fold(first[each.office.id][0]) for each in below}
    lines = [line for key, line in entries if key not in names]
    lines += [_line(each, first[each.office.id][0], changes) for each in below]
    handed = _handed_in(session, lines)
    return tuple(sorted(handed, key=lambda line: (fold(line.name), line.office)))


def _handed_in(session: Session, lines: Iterable[Subordinate]) -> Iterator[Subordinate]:
    """The lines with what has come from each."""
    connection = session.store.connection
    came: dict[str, ReceivedPackage] = {}
    for package in list_received(connection):
        came.setdefault(package.office, package)
    ways: dict[str, OtherWay] = {}
    for way in list_other_ways(connection):
        ways.setdefault(fold(way.office), way)
    for line in lines:
        found, otherwise = came.get(line.office), ways.get(fold(line.name))
        sending, at = (found.sequence, found.at) if found is not None else (0, "")
        yield replace(line, sending=sending, sent_at=at, otherwise=otherwise)


def _line(partner: Partner, first: str, changes: Iterable[OfficeChange]) -> Subordinate:
    office = partner.office
    standing = Standing.CONNECTED if partner.confirmed else Standing.WAITING
    return Subordinate(
        name=office.name,
        standing=standing,
        since=partner.connected_at,
        office=office.id,
        before=first if first != office.name else "",
        ended=ending(office.id, office.name, changes),
    )


def expect(session: Session, names: Iterable[str]) -> int:
    """Put offices on the list, one name a line as pasted; returns how many were not there before."""
    _require_superior(session)
    known = {fold(line.name) for line in subordinates(session)}
    fresh: dict[str, str] = {}
    for name in map(clean, names):
        if name and fold(name) not in known:
            fresh.setdefault(fold(name), name)
    with session.store.writing() as connection:
        at = session.clock().isoformat(timespec="seconds")
        partners.expect_offices(connection, fresh.values(), at)
    return len(fresh)


def forget(session: Session, names: Iterable[str]) -> None:
    """Take names off the list; offices that are invited or connected already stay."""
    with session.store.writing() as connection:
        partners.forget_expected(connection, names)


def invite_all(
    session: Session,
    names: Iterable[str],
    folder: Path,
    *,
    brings: Callable[[str], Outset] = lambda _: NOTHING,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Make a connection file for each of these offices in `folder`; `brings` says what the file of a name has
    beside card and secret.

    Cancelled or refused half-way, the files made so far stay and are good. Raises as `connecting.invite`.
    """
    wanted = tuple(names)
    made = []
    for number, name in enumerate(wanted):
        progress(number, len(wanted))
        made.append(connecting.invite(session, name, folder, outset=brings(name)).file)
        forget(session, [name])
    return tuple(made)


def superiors(session: Session) -> tuple[Partner, ...]:
    """The confirmed offices above us, by name; none from which we were moved away."""
    known = partners.list_partners(session.store.connection)
    gone = moved_from(session.store.connection)
    above = (each for each in known if each.confirmed and each.office.role is Role.SUPERIOR)
    return tuple(each for each in above if each.office.id not in gone)


def superior_of(session: Session, plan: Plan) -> OfficeId:
    """To which of several superiors a plan of ours goes: where it went last, else the one that it names, else
    the one whose tasks are noted for it, else the one of its own side (a Party plan to a Party body).

    NO_OFFICE where none of this names just one.
    """
    above, connection = superiors(session), session.store.connection
    sent = [each.office for each in list_sent(connection) if each.plan == plan.id][:1]
    owners = {owner_of(connection, each.document.source) for each in list_tasks(connection, plan.id)}
    ways: tuple[Callable[[Office], bool], ...] = (
        lambda office: office.id in sent,
        lambda office: fold(office.name) == fold(plan.superior.name),
        lambda office: office.id in owners,
        lambda office: side_of(office.name) is plan.issuer.side,
    )
    for way in ways:
        found = [each.office for each in above if way(each.office)]
        if len(found) == 1:
            return found[0].id
    return NO_OFFICE


def neighbours(session: Session) -> tuple[Partner, ...]:
    """The confirmed communes a commune knows by card, by name: one that it goes into is sent its plans."""
    if session.store.office.role is Role.SUPERIOR:
        return ()
    known = partners.list_partners(session.store.connection)
    return tuple(each for each in known if each.confirmed and each.office.role is Role.COMMUNE)


def office(session: Session, office: OfficeId) -> Partner:
    """What we know of an office. Raises NotFoundError."""
    return partners.find_partner(session.store.connection, office)


def names(session: Session) -> dict[OfficeId, str]:
    """Names of the offices we know, by id."""
    return {each.office.id: each.office.name for each in partners.list_partners(session.store.connection)}


def _require_superior(session: Session) -> None:
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("invite-not-superior")
