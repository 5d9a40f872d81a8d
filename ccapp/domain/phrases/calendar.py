"""Pieces of the calendar as a phrase names them, with what it leaves out left open."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

MONTHS: Final = 12
QUARTERS: Final = 4
LONGEST_MONTH: Final = 31
SHORTEST_MONTH: Final = 28
END_OF_MONTH: Final = 0
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


class Unit(StrEnum):
    """A period of duties; the value is the word of `recurrence`."""

    DAY = "daily"
    WEEK = "weekly"
    MONTH = "monthly"
    QUARTER = "quarterly"
    HALF = "half-yearly"
    NINE = "nine-monthly"
    YEAR = "yearly"


CYCLE_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.NINE: 12, Unit.YEAR: 12}


class NoteCode(StrEnum):
    """What was ambiguous or refused in a phrase; words live in `i18n/`."""

    REST = "note-rest"
    STATUS = "note-status"
    DITTO = "note-ditto"
    UNREAD = "note-unread"
    BLANK = "note-blank"
    BAD_DAY = "note-bad-day"
    BAD_MONTH = "note-bad-month"
    BAD_QUARTER = "note-bad-quarter"
    BAD_YEAR = "note-bad-year"
    SHORT_YEAR = "note-short-year"
    NO_MONTH = "note-no-month"
    REVERSED = "note-reversed"
    HOLIDAY = "note-holiday"
    LUNAR = "note-lunar"
    VAGUE = "note-vague"
    SEPARATE = "note-separate"
    NO_PERIOD = "note-no-period"
    NO_ISSUE_DAY = "note-no-issue-day"
    NOT_EVERY_MONTH = "note-not-every-month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """How long after an event something is due; `before` counts back from it, `working` skips days off."""

    count: int
    unit: Unit
    working: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One end of a period. `year` None means the year asked for plus `ahead`; `day` 0 is the month's last.

    In a cyclic period `month` counts from the start of the cycle and may lie beyond its end.
    """

    year: int | None = None
    ahead: int = 0
    month: int | None = None
    day: int = END_OF_MONTH

    def in_year(self, year: int | None, ahead: int) -> Edge:
        """The same place in another year."""
        return Edge(year=year, ahead=ahead, month=self.month, day=self.day)

    def on(self, year: int) -> date | None:
        """The day meant when `year` is asked for; None where there is no such day."""
        return self.month_day((self.year or year + self.ahead), self.month)

    def month_day(self, year: int, month: int | None) -> date | None:
        """The edge's day in a month, counted on beyond December; None where there is no such day."""
        if month is None or month < 1:
            return None
        year, month = year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1
        if not date.min.year <= year <= date.max.year:
            return None
        last = monthrange(year, month)[1]
        return date(year, month, self.day or last) if self.day <= last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of the calendar. A cyclic one ("cuối quý") lies in every period of `cycle`.

    `problem` says why it has no dates; `worded` that it says "ngày"; `parts` are the members of a broken
    list ("tháng 3 và tháng 9"); `late` that it is the last part of something ("cuối năm").
    """

    unit: Unit
    first: Edge
    last: Edge
    cycle: Unit | None = None
    problem: NoteCode | None = None
    vague: bool = False
    late: bool = False
    worded: bool = False
    ranged: bool = False
    parts: tuple[Period, ...] = ()

    @property
    def is_day(self) -> bool:
        """One single day."""
        return self.unit is Unit.DAY and not self.ranged

    @property
    def has_year(self) -> bool:
        """Whether it names its year."""
        return self.last.year is not None or self.first.year is not None

    def in_year(self, year: int | None, ahead: int = 0) -> Period:
        """The same piece of another year; of the year asked for, plus `ahead`, where `year` is None."""
        return Period(
            unit=self.unit,
            first=self.first.in_year(year, ahead),
            last=self.last.in_year(year, ahead),
            cycle=self.cycle,
            problem=self.problem,
            vague=self.vague,
            late=self.late,
            worded=self.worded,
            ranged=self.ranged,
            parts=tuple([part.in_year(year, ahead) for part in self.parts]),
        )


@lru_cache(maxsize=1024)
def day(number: int, month: int | None) -> Period:
    """A day of a month; a month that does not exist makes it a problem."""
    edge = Edge(month=month, day=number)
    exists = 1 <= number <= LONGEST_MONTH and (month is None or 1 <= month <= MONTHS)
    if month is not None and exists:
        exists = edge.month_day(2000, month) is not None  # a leap year: 29/02 is settled with its year
    return Period(unit=Unit.DAY, first=edge, last=edge, problem=None if exists else NoteCode.BAD_DAY)


@lru_cache(maxsize=256)
def months(first: int, last: int, unit: Unit) -> Period:
    """Whole months of a year."""
    return Period(unit=unit, first=Edge(month=first, day=1), last=Edge(month=last))


@lru_cache(maxsize=256)
def ordinal(unit: Unit, number: int) -> Period:
    """The n-th month or quarter of a year."""
    size = CYCLE_MONTHS[unit]
    if not 1 <= number <= MONTHS // size:
        return replace(
            months(1, 1, unit),
            problem=NoteCode.BAD_MONTH if unit is Unit.MONTH else NoteCode.BAD_QUARTER,
        )
    return months((number - 1) * size + 1, number * size, unit)


@lru_cache(maxsize=256)
def year(number: int | None, ahead: int = 0) -> Period:
    """A whole year."""
    period = months(1, MONTHS, Unit.YEAR).in_year(number, ahead)
    if number is not None and not FIRST_YEAR <= number <= LAST_YEAR:
        return replace(period, problem=NoteCode.BAD_YEAR)
    return period


def span(left: Period, right: Period) -> Period:
    """From the start of one to the end of the other; each lends the other the year or month it lacks."""
    first, last = left.first, right.last
    if first.month is None:
        first = replace(first, month=right.first.month, year=right.first.year, ahead=right.first.ahead)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    elif first.year is not None and last.year is None:
        last = replace(last, year=first.year + last.ahead, ahead=0)
    if right.cycle is Unit.YEAR and first.month is not None:
        first = replace(first, month=first.month + MONTHS * first.ahead, ahead=0)
    return replace(
        right,
        first=first,
        last=last,
        problem=left.problem or right.problem,
        vague=left.vague or right.vague,
        worded=left.worded or right.worded,
        ranged=True,
    )


def together(parts: list[Period], *, apart: bool = False) -> Period:
    """A list of months, quarters or years as one period.

    Its members stay apart where they do not touch, or a semicolon parts them.
    """
    if len(parts) == 1:
        return parts[0]
    whole = span(parts[0], parts[-1])
    problem = next((part.problem for part in parts if part.problem), None)
    lent = next((part.last for part in reversed(parts) if part.last.year is not None), Edge())
    filled = tuple(part if part.has_year else part.in_year(lent.year, lent.ahead) for part in parts)
    touching = not apart and all(_next_month(left) == _month(right.first) for left, right in pairwise(filled))
    return replace(whole, problem=problem, parts=() if touching else filled)


def _month(edge: Edge) -> int:
    return ((edge.year or 0) + edge.ahead) * MONTHS + (edge.month or 0)


def _next_month(period: Period) -> int:
    return _month(period.last) + 1
