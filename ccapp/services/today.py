"""Hôm nay: what is due over all plans that run, whose it is, and what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ccapp.domain.agenda import (
    ClockTrouble,
    Entry,
    ad_hoc_entry,
    carried_over,
    clock_trouble,
    in_order,
    is_alive,
    plan_days,
)
from ccapp.domain.office import Role
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.plan_names import short_name
from ccapp.domain.units.directory import Directory
from ccapp.domain.units.splitting import split_units
from ccapp.services.folder import safekeeping
from ccapp.services.handover import links
from ccapp.services.plans import adhoc, linking, units
from ccapp.services.session import Session
from ccapp.store.plans import list_plans, load_plan, plans_with_timing
from ccapp.text.sorting import sort_key

if TYPE_CHECKING:
    from ccapp.services.collected.decided import Decided
    from ccapp.services.handover.calendars import Reminder
    from ccapp.services.handover.sendings import Sending

_BACKUP_EVERY: Final = timedelta(days=7)
_ENDED: Final = frozenset({PlanState.CLOSED, PlanState.BINNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A plan of the office that has not ended, with the short name that stands on its rows.

    `alive` ones have their days watched; the year of the others is over.
    """

    id: RecordId
    title: str
    name: str
    state: PlanState
    alive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All rows in their order, also those far off, and the plans they come from.

    `unread` products have a deadline that nobody can remind of. `own` counts all plans of the office that are
    not in the bin. With `trouble` the machine's clock cannot be right and `entries` still are what they would
    be; `changed` is the day of the latest change. `waiting` are the rows whose event has not come.
    """

    today: date
    entries: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    plans: tuple[Watched, ...]
    unread: int
    own: int
    linked: tuple[linking.Linked, ...]
    trouble: ClockTrouble | None
    changed: date | None

    def plan(self, record: RecordId) -> Watched | None:
        """The plan of a row."""
        return next((plan for plan in self.plans if plan.id == record), None)


def agenda(session: Session) -> Agenda:
    """Everything the home page shows, read anew."""
    today = session.clock().date()
    heads = list_plans(session.store.connection, session.store.office.id)
    kept = [plan for plan in heads if plan.state is not PlanState.BINNED]
    alive = [plan for plan in heads if is_alive(plan, today)]
    days = [plan_days(load_plan(session.store.connection, plan.id), today) for plan in alive]
    open_ = [plan for plan in heads if plan.state not in _ENDED and not plan.archived]
    extra = [
        ad_hoc_entry(task, today)
        for task in adhoc.tasks(session)
        if any(plan.id == task.plan_id for plan in open_)
    ]
    dated = [entry for each in days for entry in each.entries]
    last = session.store.last_change()
    changed = last.date() if last else None
    return Agenda(
        today=today,
        entries=in_order([*dated, *_carried_over(session, open_, today), *extra], today),
        waiting=tuple(entry for each in days for entry in each.waiting),
        plans=_watched(open_, today),
        unread=sum(each.unread for each in days),
        own=len(kept),
        linked=linking.linked(session),
        trouble=clock_trouble(today, changed, kept),
        changed=changed,
    )


def _carried_over(session: Session, plans: Iterable[Plan], today: date) -> Iterator[Entry]:
    """What plans of years that are over still have due, because it was put off."""
    timed = plans_with_timing(session.store.connection)
    for plan in plans:
        if plan.id in timed and not is_alive(plan, today):
            yield from carried_over(load_plan(session.store.connection, plan.id), today)


def _watched(plans: Iterable[Plan], today: date) -> tuple[Watched, ...]:
    return tuple(
        Watched(
            id=plan.id,
            title=plan.title,
            name=short_name(plan.title, plan.year_from, plan.year_to),
            state=plan.state,
            alive=is_alive(plan, today),
        )
        for plan in sorted(plans, key=lambda plan: not is_alive(plan, today))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWork:
    """The rows of one unit, named as the office knows it; no name where no unit is written."""

    unit: str
    entries: tuple[Entry, ...]


def by_unit(session: Session, entries: Iterable[Entry]) -> tuple[UnitWork, ...]:
    """Rows by the units that lead them, those with most first; a row led by two stands under both."""
    known = units.directory(session)
    today = session.clock().date()
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in _leads(known, entry.lead, today):
            groups.setdefault(name, []).append(entry)
    found = [UnitWork(unit=unit, entries=tuple(rows)) for unit, rows in groups.items()]
    return tuple(sorted(found, key=lambda each: (not each.unit, -len(each.entries), sort_key(each.unit))))


def _leads(known: Directory, cell: str, today: date) -> tuple[str, ...]:
    names = []
    for mention in split_units(cell):
        unit = known.match(mention.text, today).unit
        names.append(unit.name if unit else mention.text)
    return tuple(dict.fromkeys(names)) or ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits beside the work: days since the last backup once they are too many (None: all is well), and
    whether the office is connected and has sent nothing yet; the sending whose receipt is late, 0 for none,
    and since how many days. `asked` is what a superior wants first or has opened again, `handed_for` the
    first of our plans for which tasks are handed out that are not noted yet.
    """

    backup_days: int | None = None
    no_backup: bool = False
    nothing_sent: bool = False
    late_sending: int = 0
    late_days: int = 0
    asked: Decided | None = None
    handed_for: RecordId | None = None


def waiting(session: Session, backed_up: datetime | None) -> Waiting:
    """What waits; `backed_up` is when the last backup by hand was made, as this machine remembers it."""
    now = session.clock().astimezone()
    made = [at.astimezone() for at in (safekeeping.last_backup(session.store.folder), backed_up) if at]
    changed = session.store.last_change()
    old = max(made).date() if made else None
    late = old is not None and now.date() - old >= _BACKUP_EVERY
    unanswered = next((each for each in _awaited(session) if each.is_late), None)
    return Waiting(
        backup_days=(now.date() - old).days if old is not None and late else None,
        no_backup=old is None and changed is not None and changed.date() < now.date(),
        nothing_sent=_nothing_sent(session),
        late_sending=unanswered.package.sequence if unanswered else 0,
        late_days=unanswered.days if unanswered else 0,
        asked=_asked(session),
        handed_for=_handed_for(session),
    )


def reports(session: Session) -> tuple[Reminder, ...]:
    """The next report of each calendar: those of our superiors, or at a superior the one for its communes."""
    if session.store.office.role is not Role.SUPERIOR and not links.is_connected(session):
        return ()
    from ccapp.services.handover.calendars import reminders  # start-up cost: only where there may be one

    return reminders(session)


def model_given(session: Session) -> str:
    """The superior whose model plan is here to begin with, "" for none."""
    from ccapp.store.lineage import moved_from  # start-up cost: only where no plan runs
    from ccapp.store.outsets import list_outsets

    connection = session.store.connection
    gone = moved_from(connection)
    found = (each for each in list_outsets(connection) if each.form and each.office not in gone)
    return next((each.office_name for each in found), "")


def _asked(session: Session) -> Decided | None:
    if not links.is_connected(session):
        return None
    from ccapp.services.collected import decided  # start-up cost: only where the office is connected

    return next(iter(decided.waiting(session)), None)


def _handed_for(session: Session) -> RecordId | None:
    if session.store.office.role is Role.SUPERIOR or not links.is_connected(session):
        return None
    from ccapp.services.reception import handed  # start-up cost: only where the office is connected

    return handed.waiting(session)


def _awaited(session: Session) -> tuple[Sending, ...]:
    if not links.is_connected(session):
        return ()
    from ccapp.services.handover.sendings import awaited  # start-up cost: only where the office is connected

    return awaited(session)


def _nothing_sent(session: Session) -> bool:
    """Of a commune: a superior collects, and need not send."""
    if session.store.office.role is Role.SUPERIOR or not links.is_connected(session):
        return False
    from ccapp.services.handover.sendings import has_sent  # start-up cost: only where the office is connected

    return not has_sent(session)
