"""Cấp trên nhập thay: the plans a superior holds for communes, until these send their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccapp.domain.comparing import Comparison, compare
from ccapp.domain.form_marks import commune_key, same_commune
from ccapp.domain.office import Office, Role
from ccapp.domain.other_ways import OtherWay
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.domain.proxies import closest, is_same_plan, same_years
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.session import Changes, Session
from ccapp.store import partners
from ccapp.store.journal import Transaction
from ccapp.store.other_ways import noted_last
from ccapp.store.plans import load_head, load_plan
from ccapp.store.proxies import list_proxies, names_now, proxies_of, replace_proxy
from ccapp.store.submissions import moments_taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A plan held for a commune, and how its latest file came; None where that was taken off the list.

    `name` is what the commune is called now; the plan keeps the name under which it was taken in. `taken_at`
    is the moment of our taking it in. `beside` is a plan of the same years that the commune has sent itself
    and that is not clearly the same: somebody must say whether it is.
    """

    plan: Plan
    name: str
    came: OtherWay | None = None
    taken_at: str = ""
    beside: RecordId = NOT_STORED

    @property
    def counts(self) -> bool:
        """Whether it stands for its commune: nothing of the commune's own has replaced it."""
        return not self.plan.replaced_by

    @property
    def day(self) -> date | None:
        """The day of sending, as far as it is known."""
        return self.came.day if self.came is not None else None


def proxies(session: Session) -> tuple[Proxy, ...]:
    """Every plan held in proxy, by commune; those that were replaced are among them."""
    connection = session.store.connection
    came = noted_last(connection)
    taken = moments_taken(connection)
    sent: dict[str, list[Plan]] = {}
    held = list_proxies(connection, session.store.office.id)
    now = names_now(connection)
    for each in partners.collected(connection) if held else ():
        sent.setdefault(commune_key(now(each.office.name)), []).append(load_head(connection, each.plan))
    return tuple(
        Proxy(
            plan=plan,
            name=now(plan.proxy_for),
            came=came.get(plan.id),
            taken_at=taken.get(plan.id, ""),
            beside=_beside(plan, sent.get(commune_key(now(plan.proxy_for)), ())),
        )
        for plan in held
    )


def _beside(held: Plan, sent: Sequence[Plan]) -> RecordId:
    """A plan of the same years; two of one commune and year may well be two plans."""
    if held.replaced_by:
        return NOT_STORED
    found = (each.id for each in sent if same_years(held, each.year_from, each.year_to))
    return next(found, NOT_STORED)


def counted_plans(session: Session) -> tuple[RecordId, ...]:
    """The plans that stand for their communes: what they sent themselves, what is held for the others.

    None stands for the same twice: a proxy that was replaced does not count.
    """
    own = (each.plan for each in partners.collected(session.store.connection))
    return (*own, *(each.plan.id for each in proxies(session) if each.counts))


def replace(session: Session, proxy: RecordId, own: RecordId) -> Changes:
    """Say that the commune's own plan `own` is the one held in proxy, and takes its place; one undo.

    Raises RefusedError where it is another commune's, NotFoundError.
    """
    held = require_proxy(session, proxy)
    theirs = next((each for each in partners.collected(session.store.connection) if each.plan == own), None)
    now = names_now(session.store.connection)
    if theirs is None or not same_commune(now(theirs.office.name), now(held.proxy_for)):
        raise RefusedError("proxy-not-theirs", plan=held.title, office=held.proxy_for)
    with session.store.journal.write("replace-proxy", session.who) as tx:
        replace_proxy(tx, proxy, own)
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def make_way(session: Session, tx: Transaction, office: Office, own: RecordId) -> None:
    """A commune's own plan has come: what was held for it of the same plan gives way, and stays in history.

    Runs in the transaction that takes the plan in.
    """
    if session.store.office.role is not Role.SUPERIOR:
        return
    connection = session.store.connection
    held = proxies_of(connection, session.store.office.id, office.name)
    if not held:
        return
    came = load_plan(connection, own)
    for each in held:
        if is_same_plan(load_plan(connection, each.id), came):
            replace_proxy(tx, each.id, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What was held for a commune, its own plan, and what differs, table by table."""

    proxy: Plan
    own: Plan
    tables: tuple[Comparison, ...]


def beside_own(session: Session, proxy: RecordId) -> Beside:
    """Lay a replaced proxy beside the commune's own plan. Raises NotFoundError where none replaced it."""
    connection = session.store.connection
    held = load_plan(connection, proxy)
    if not held.replaced_by:
        raise NotFoundError("proxy-stands", plan=held.title)
    own = load_plan(connection, held.replaced_by)
    pairs = ((each, closest(own.appendices, each)) for each in held.appendices)
    return Beside(
        proxy=held,
        own=own,
        tables=tuple(compare(mine, theirs) for mine, theirs in pairs if theirs is not None),
    )


def require_proxy(session: Session, plan: RecordId) -> Plan:
    """The head of a plan held in proxy. Raises RefusedError for any other, NotFoundError for none."""
    found = load_head(session.store.connection, plan)
    if not found.proxy_for or found.office_id != session.store.office.id:
        raise RefusedError("proxy-not", plan=found.title)
    return found
