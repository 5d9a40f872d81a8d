"""A calendar of reports as it travels: in a connection file, and beside a superior's remarks."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.report_calendar import MOST_BASIS, MOST_NAME, MOST_PERIODS, Calendar, Period, YearDay
from ccapp.exchange.errors import malformed
from ccapp.exchange.fields import Fields
from ccapp.exchange.limits import require_within

_DAY: Final = re.compile(r"[01][0-9]-[0-3][0-9]")


def calendar_value(calendar: Calendar) -> dict[str, object]:
    """A calendar as JSON data."""
    periods = [
        {"cut": _day_text(each.cut_off), "name": each.name, "send": _day_text(each.send)}
        for each in calendar.periods
    ]
    return {"basis": calendar.basis, "periods": periods}


def _day_text(day: YearDay) -> str:
    return f"{day.month:02d}-{day.day:02d}"


def read_calendar(value: Fields) -> Calendar:
    """The calendar of an untrusted object. Raises PackageError `E-GIOIHAN` beyond a limit, else `E-KHUNG`."""
    periods = tuple(map(_period, value.each("periods", MOST_PERIODS)))
    if len({each.name for each in periods}) != len(periods):
        raise malformed("calendar-twice")
    basis = "" if value.get("basis") == "" else value.name("basis")
    require_within("calendar-basis", len(basis), MOST_BASIS)
    return Calendar(periods=periods, basis=basis)


def _period(entry: Fields) -> Period:
    name, cut, send = entry.name("name"), _day(entry, "cut"), _day(entry, "send")
    require_within("calendar-name", len(name), MOST_NAME)
    if cut == send:
        raise malformed("calendar-same-day")
    return Period(name=name, cut_off=cut, send=send)


def _day(entry: Fields, key: str) -> YearDay:
    month, day = map(int, entry.text(key, _DAY).split("-"))
    try:
        return YearDay(month=month, day=day)
    except ValueError:
        raise entry.wrong(key) from None
