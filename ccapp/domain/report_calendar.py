"""Lịch báo cáo: the periods a superior wants reports of, each with the day its figures are closed and the
day it is to be sent.

The usual days are those of NĐ 09/2019/NĐ-CP, art. 12: figures from the 15th of the month before a period to
the 14th of its last month. The decree leaves 9 months to whoever asks for it (TT 06/2025/TT-TTCP, art. 7,
counts it alike), and the day of sending to the superior: that circular has communes send by the 17th. Older
rules close on the 15th, so every day is a setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ccapp.errors import RefusedError
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

MOST_PERIODS: Final = 40
MOST_NAME: Final = 100
MOST_BASIS: Final = 500
USUAL_BASIS: Final = "Điều 12 Nghị định số 09/2019/NĐ-CP"
_LEAP: Final = 2024  # a year that has every day
_FEBRUARY: Final = 2
_WITH_ZERO: Final = 10
_TYPED: Final = re.compile(r"(?:ngày\s+)?(\d{1,2})(?:\s*[/.\-]\s*|\s+tháng\s+)(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class YearDay:
    """A day that comes every year. Raises ValueError for one that no year has."""

    month: int
    day: int

    def __post_init__(self) -> None:
        date(_LEAP, self.month, self.day)

    def on(self, year: int) -> date:
        """The day of a year; 29 February is the 28th in a common one."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, _FEBRUARY, 28)

    @property
    def shown(self) -> str:
        """As documents write it (ND 30/2020 Phụ lục I, II.4): `14/3`, `05/01`."""
        month = f"{self.month:02d}" if self.month <= _FEBRUARY else str(self.month)
        return f"{self.day:02d}/{month}" if self.day < _WITH_ZERO else f"{self.day}/{month}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Kỳ báo cáo. A sending day that is not later in the year than the cut-off is one of the next year."""

    name: str
    cut_off: YearDay
    send: YearDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The periods in the order in which they were given, and the document they come from."""

    periods: tuple[Period, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A period's next turn: when its figures are closed and when it is to be sent."""

    name: str
    cut_off: date
    send: date

    def is_closed(self, today: date) -> bool:
        """Whether its figures are closed already."""
        return self.cut_off < today

    def days(self, today: date) -> int:
        """Days until the figures are closed, and after that until it is to be sent."""
        return ((self.send if self.is_closed(today) else self.cut_off) - today).days


def _usual(name: str, month: int) -> Period:
    return Period(name=name, cut_off=YearDay(month=month, day=14), send=YearDay(month=month, day=17))


USUAL: Final = Calendar(
    periods=(_usual("Quý I", 3), _usual("6 tháng đầu năm", 6), _usual("9 tháng", 9), _usual("Năm", 12)),
    basis=USUAL_BASIS,
)


def read_year_day(text: str) -> YearDay:
    """A day as it is typed: `14/3`, `14-03`, `ngày 14 tháng 3`. Raises RefusedError("calendar-day")."""
    found = _TYPED.fullmatch(clean(text))
    if found is not None:
        day, month = map(int, found.groups())
        try:
            return YearDay(month=month, day=day)
        except ValueError:
            pass  # said below, as for words that are no day at all
    raise RefusedError("calendar-day", text=clean(text))


def checked(calendar: Calendar) -> Calendar:
    """A calendar with clean texts of one line each, for readers refuse others.

    Raises RefusedError for a period without a name, one named twice, one that is to be sent on the day of its
    cut-off (NĐ 09/2019/NĐ-CP, art. 8.5.b, wants a working day between), too many periods, or a text that is
    too long.
    """
    periods = tuple(replace(each, name=_line(each.name)) for each in calendar.periods)
    if len(periods) > MOST_PERIODS:
        raise RefusedError("calendar-many", most=MOST_PERIODS)
    seen: set[str] = set()
    for each in periods:
        if not each.name or len(each.name) > MOST_NAME:
            raise RefusedError("calendar-name", most=MOST_NAME)
        if fold(each.name) in seen:
            raise RefusedError("calendar-twice", name=each.name)
        if each.cut_off == each.send:
            raise RefusedError("calendar-same-day", name=each.name)
        seen.add(fold(each.name))
    basis = _line(calendar.basis)
    if len(basis) > MOST_BASIS:
        raise RefusedError("calendar-basis", most=MOST_BASIS)
    return Calendar(periods=periods, basis=basis)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def coming(calendar: Calendar, today: date) -> tuple[Coming, ...]:
    """The next turn of every period, the one that is to be sent first in front."""
    found = (_next(each, today) for each in calendar.periods)
    return tuple(sorted(found, key=lambda each: (each.send, each.cut_off)))


def _next(period: Period, today: date) -> Coming:
    return next(each for each in _turns(period, today.year) if each.send >= today)


def _turns(period: Period, year: int) -> Iterator[Coming]:
    later = int(period.send <= period.cut_off)
    for each in (year - 1, year, year + 1):
        yield Coming(name=period.name, cut_off=period.cut_off.on(each), send=period.send.on(each + later))
