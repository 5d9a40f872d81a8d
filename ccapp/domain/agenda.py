"""What is due now over all plans that run: the rows of the home page, their order, and what stands apart.

A product gives at most two rows: the latest day that has passed and the next to come. `Hằng tháng` in June is
then one overdue row that says how many months came before, not six. A day that was put off counts where it
went, and has a row of its own until it passes. What runs all the time (`Thường xuyên`) has no day and no row
but those of the reports joined to it, what waits for its event stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ccapp.domain.deadline import Kind, Reading, read_deadline
from ccapp.domain.due import followed, product_occurrences
from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import NOT_STORED, AdHocTask, Plan, PlanState, RecordId
from ccapp.domain.progress import DUE_SOON
from ccapp.domain.records import Row, rows
from ccapp.domain.timing import Due, dues, slashed, timing_of

MONTH: Final = timedelta(days=30)
_TASKS: Final = ("activity", "task", "title", "goal")  # keys that say what is to be done, the nearest first
_RESTING: Final = frozenset({PlanState.BINNED, PlanState.CLOSED})
_YEAR: Final = re.compile(r"\d{4}")


class Near(StrEnum):
    """How far off a row is."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    UNDATED = "undated"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: a product on a due day, or an ad-hoc task, which may have none.

    `text` is what is to be delivered, `task` what is to be done where that says more. `earlier` counts the
    due days of the same product that had passed before this one. `deadline` is the cell as written, `phrase`
    the one in it that gives the day. `original` is the day before an extension, `event` the day from which
    the due day counts; a row that is `waiting` has neither, one whose event says nothing of a day no due day.
    `target` is the day to aim for: the eve of the due day in "trước ngày X".
    """

    plan: RecordId
    record: RecordId
    text: str
    task: str = ""
    lead: str = ""
    deadline: str = ""
    due: date | None = None
    earlier: int = 0
    ad_hoc: bool = False
    by_document: str = ""
    phrase: str = ""
    original: date | None = None
    event: date | None = None
    target: date | None = None
    waiting: bool = False

    @property
    def is_extended(self) -> bool:
        """Whether the due day was put off."""
        return self.original is not None and self.original != self.due

    def days(self, today: date) -> int:
        """Days from `today` to the due day, negative once it has passed; 0 for a row without one."""
        return (self.due - today).days if self.due else 0

    def near(self, today: date) -> Near:
        """How far off it is; on its day nothing is overdue."""
        if self.waiting:
            return Near.WAITING
        if self.due is None:
            return Near.UNDATED
        if self.due < today:
            return Near.OVERDUE
        ahead = self.due - today
        if ahead <= DUE_SOON:
            return Near.WEEK
        return Near.MONTH if ahead <= MONTH else Near.LATER


def is_alive(plan: Plan, today: date) -> bool:
    """Whether a plan's days are watched: not put away, not ended, and not of a year that is over."""
    return not plan.archived and plan.state not in _RESTING and plan.year_to >= today.year


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDays:
    """The rows of one plan, those that wait for their event or for the day that follows from it, and how
    many products have a deadline that cannot be read.
    """

    entries: tuple[Entry, ...]
    unread: int
    waiting: tuple[Entry, ...] = ()


def plan_days(plan: Plan, today: date) -> PlanDays:
    """What a plan with its tables has due around `today`."""
    entries: list[Entry] = []
    waiting: list[Entry] = []
    unread = 0
    last = min(plan.year_to, today.year + 1)
    for appendix in plan.appendices:
        for row in rows(appendix):
            found = dues(row.text(DEADLINE), timing_of(row.leaf.marks), plan, last=last)
            unread += any(_is_unread(due.reading) for due in found)
            dated = {(due.day, due.original): due for due in found if _is_watched(due, plan.year_from, last)}
            entries.extend(_entries(plan.id, row, list(dated.values()), today))
            waiting.extend(_entry(plan.id, row, due, 0) for due in found if due.is_waiting or due.is_open)
    return PlanDays(entries=tuple(entries), unread=unread, waiting=tuple(waiting))


def _is_watched(due: Due, first: int, last: int) -> bool:
    """Whether it is due in these years, or was put there by the office itself."""
    given = bool(due.extensions) or due.event is not None
    return due.day is not None and (given or first <= due.day.year <= last)


def carried_over(plan: Plan, today: date) -> tuple[Entry, ...]:
    """What a plan whose years are over still has due: put off, or counted from an event, into this year."""
    return tuple(
        entry
        for entry in plan_days(plan, today).entries
        if entry.due is not None and entry.due.year >= today.year and (entry.is_extended or entry.event)
    )


def _is_unread(reading: Reading) -> bool:
    """Not understood, or a day that no calendar has."""
    dayless = reading.kind is Kind.BY_DATE and reading.end is None and not reading.parts
    return reading.kind is Kind.NONE or dayless


def _entries(plan: RecordId, row: Row, found: Sequence[Due], today: date) -> Iterator[Entry]:
    ordered = sorted(found, key=lambda due: due.day or today)
    past = [due for due in ordered if (due.day or today) < today]
    ahead = ordered[len(past) :]
    if past:
        yield _entry(plan, row, past[-1], len(past) - 1)
    following = next((due for due in ahead if not due.extensions), None)
    for due in ahead:
        if due is following or due.extensions:
            yield _entry(plan, row, due, 0)


def _entry(plan: RecordId, row: Row, due: Due, earlier: int) -> Entry:
    product = _line(row.text("product"))
    task = next(filter(None, (_line(row.text(key)) for key in _TASKS)), "")
    return Entry(
        plan=plan,
        record=row.leaf.id,
        text=product or task,
        task=task if product else "",
        lead=_line(row.text("lead")),
        deadline=row.text(DEADLINE),
        due=due.day,
        earlier=earlier,
        phrase=due.phrase,
        original=due.original,
        event=due.event.day if due.event else None,
        target=due.target,
        waiting=due.is_waiting,
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def ad_hoc_entry(task: AdHocTask, today: date) -> Entry:
    """The row of an ad-hoc task, due where its deadline ends."""
    reading = read_deadline(task.deadline, year=today.year)
    ends = [
        found.due
        for each in followed(reading)
        for found in product_occurrences(NOT_STORED, each, (each.end or today).year)
        if found.due is not None
    ]
    ahead = [day for day in ends if day >= today]
    return Entry(
        plan=task.plan_id,
        record=task.id,
        text=_line(task.title),
        lead=_line(task.lead),
        deadline=task.deadline,
        due=ahead[0] if ahead else max(ends, default=None),
        ad_hoc=True,
        by_document=_line(task.by_document),
    )


def in_order(entries: Iterable[Entry], today: date) -> tuple[Entry, ...]:
    """Overdue ones first, the oldest in front; then the nearest; those without a day at the end."""
    return tuple(sorted(entries, key=lambda entry: (entry.due is None, entry.due or today)))


def nearest(entries: Iterable[Entry], today: date) -> Entry | None:
    """The next to fall due, today's included."""
    ahead = [entry for entry in entries if entry.due is not None and entry.due >= today]
    return min(ahead, key=lambda entry: entry.due or today, default=None)


def dated(phrase: str, today: date) -> str:
    """A deadline as typed in a hurry, with its year: `15/6` and `15-6` become `15/6/2026`, `Quý III` becomes
    `Quý III/2026`; a day that has passed this year is one of the next.

    What already has a year, repeats or cannot be read comes back as it was typed.
    """
    plain = slashed(phrase.strip())
    if _YEAR.search(plain):
        return plain if read_deadline(plain, year=today.year).end else phrase.strip()
    for year in (today.year, today.year + 1):
        meant = read_deadline(plain, year=year)
        written = f"{plain}/{year}"
        if meant.end is None or meant.end.year != year or meant.kind is Kind.CONTINUOUS:
            return phrase.strip() if meant.end is None else plain
        if meant.end >= today and _same(read_deadline(written, year=today.year), meant):
            return written
    return plain


def _same(one: Reading, other: Reading) -> bool:
    return (one.kind, one.start, one.end, one.before) == (other.kind, other.start, other.end, other.before)


class ClockTrouble(StrEnum):
    """Why a machine's clock cannot be right."""

    BEFORE_CHANGE = "before-change"
    BEFORE_PLANS = "before-plans"
    LONG_AFTER = "long-after"


_ZONES: Final = timedelta(days=1)  # a change made elsewhere may bear tomorrow's day
_LONG: Final = timedelta(days=2 * 365)


def clock_trouble(today: date, last_change: date | None, plans: Iterable[Plan]) -> ClockTrouble | None:
    """Whether `today` goes with what is stored: nothing in it comes later, and the plans are near it.

    A plan is begun the year before its own; an office that touched nothing for two years would have none.
    """
    if last_change is not None and today < last_change - _ZONES:
        return ClockTrouble.BEFORE_CHANGE
    first = min((plan.year_from for plan in plans), default=None)
    if first is not None and today.year < first - 1:
        return ClockTrouble.BEFORE_PLANS
    if last_change is not None and today - last_change > _LONG:
        return ClockTrouble.LONG_AFTER
    return None
