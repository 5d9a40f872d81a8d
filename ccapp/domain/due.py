"""What is due when: a product's occurrences from its phrase, those due in a period, events, extensions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ccapp.domain.deadline import Delay, Kind, Reading, Unit, occurrences, written_day
from ccapp.domain.phrases.calendar import CYCLE_MONTHS, Edge
from ccapp.domain.plan import RecordId
from ccapp.domain.progress import Extension, Occurrence, Status
from ccapp.errors import RefusedError

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


def product_occurrences(product_id: RecordId, reading: Reading, year: int) -> tuple[Occurrence, ...]:
    """The occurrences of a product in a year, one for each due window.

    A conditional phrase gives one that waits. An unread phrase or an impossible day gives one without dates,
    so that status and evidence have a place; a deadline of another year gives none.
    """
    if reading.kind is Kind.CONDITIONAL:
        return (Occurrence(product_id=product_id, start=None, end=None, status=Status.WAITING),)
    if (
        reading.kind is Kind.NONE
        or (reading.kind is Kind.BY_DATE and reading.end is None)
        or _undated(reading)
    ):
        return (Occurrence(product_id=product_id, start=None, end=None),)
    return tuple(
        Occurrence(product_id=product_id, start=window.start, end=window.end)
        for window in occurrences(reading, year)
    )


def followed(reading: Reading) -> tuple[Reading, ...]:
    """The readings of a phrase whose days are followed: of one that runs on, what is joined to it."""
    return reading.also if reading.kind is Kind.CONTINUOUS else (reading,)


def _undated(reading: Reading) -> bool:
    """A repetition whose days are not known: `Định kỳ`, `2 năm một lần`, `Trước ngày 31/11 hàng năm`."""
    return reading.kind is Kind.RECURRING and not reading.duties


def working_target(reading: Reading, end: date) -> date:
    """The day to aim for: the day before X in "trước ngày X"; it is late only after X."""
    return end - _DAY if reading.before else end


def due_within(items: Iterable[Occurrence], first: date, last: date) -> tuple[Occurrence, ...]:
    """Those whose due day lies in a period, both days included, earliest first; extensions count."""
    found = [item for item in items if item.due is not None and first <= item.due <= last]
    return tuple(sorted(found, key=lambda item: item.due or date.max))


def open_within(items: Iterable[Occurrence], first: date, last: date) -> tuple[Occurrence, ...]:
    """Those whose window touches a period; without start or end it is open on that side."""
    return tuple(
        item for item in items if (item.start or date.min) <= last and (item.due or date.max) >= first
    )


def with_event(reading: Reading, day: date, *, days_off: frozenset[date] = frozenset()) -> Reading:
    """The reading of a conditional phrase once its event has a day; other readings come back as they are.

    "15 ngày sau khi ..." is due the 15th day after the event, which itself does not count (Bộ luật Dân sự
    2015, art. 147); working days leave out Saturdays, Sundays and `days_off`. "Sau khi ..." without a length
    of time opens on the day after and has no end until the officer writes one.
    """
    if reading.kind is not Kind.CONDITIONAL:
        return reading
    if reading.delay is None:
        return replace(reading, kind=Kind.WINDOW, start=day + _DAY, end=None, recurrence=None)
    end = _after(day, reading.delay, days_off)
    return replace(reading, kind=Kind.BY_DATE, start=None, end=end, recurrence=None)


def _after(day: date, delay: Delay, days_off: frozenset[date]) -> date:
    step = -_DAY if delay.before else _DAY
    if delay.working:
        return _working_days(day, delay.count, step, days_off)
    if delay.unit in CYCLE_MONTHS:
        months = CYCLE_MONTHS[delay.unit] * (-delay.count if delay.before else delay.count)
        return _same_day(day, months)
    return day + step * (delay.count * (7 if delay.unit is Unit.WEEK else 1))


def _working_days(day: date, count: int, step: timedelta, days_off: frozenset[date]) -> date:
    while count > 0:
        day += step
        count -= day.weekday() < _SATURDAY and day not in days_off
    return day


def _same_day(day: date, months: int) -> date:
    """The same day some months on; the last of the month where it has no such day (art. 148.3)."""
    wanted = Edge(month=day.month + months + 1200, day=day.day)
    last = replace(wanted, day=0)
    found = wanted.on(day.year - 100) or last.on(day.year - 100)
    return found or day


def extend(occurrence: Occurrence, extension: Extension) -> Occurrence:
    """Gia hạn: a later end with its reason; the original window and earlier extensions stay.

    Raises RefusedError without a reason, without a due day, or for a day that is not later than the due day.
    """
    if not extension.reason.strip():
        raise RefusedError("extension-reason")
    require_later(occurrence, extension.until)
    return replace(occurrence, extensions=(*occurrence.extensions, extension))


def require_later(occurrence: Occurrence, until: date) -> None:
    """Raise RefusedError unless a day is later than the one that counts; without that there is none later."""
    if occurrence.due is None:
        raise RefusedError("extension-no-due")
    if until <= occurrence.due:
        raise RefusedError("extension-not-later", until=written_day(until), due=written_day(occurrence.due))


def drop_extension(occurrence: Occurrence) -> Occurrence:
    """Take back the latest extension; the earlier ones count again. Raises RefusedError without one."""
    if not occurrence.extensions:
        raise RefusedError("extension-none")
    return replace(occurrence, extensions=occurrence.extensions[:-1])
