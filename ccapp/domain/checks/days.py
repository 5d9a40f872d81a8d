"""Days that no calendar has: 31/6, 30 tháng 02, tháng 13."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from ccapp.domain.checks.passage import Passage
from ccapp.domain.checks.saying import change, found
from ccapp.domain.findings import Finding, Severity

_LEAP: Final = 2024  # a day without a year may be in a leap year
_MONTHS: Final = 12
_WRITTEN: Final = re.compile(
    r"(?<![\d/.,-])(?:(?P<ngay>ngày)\s+)?(?P<day>\d{1,2})(?P<gap>\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>(?:19|20)\d\d))?(?![\d/-]|[.,]\d|\s*%)",
    re.IGNORECASE,
)
_MONTH_ONLY: Final = re.compile(
    r"\btháng\s+(?P<month>0|00|1[3-9]|[2-9]\d)(?!\d|[/.,]\d| (?:tháng|ngày|tuổi))"
)


def no_such_days(passage: Passage) -> Iterator[Finding]:
    """Days that do not exist, with the last real day of the month offered; deadlines of a plan are read
    by the deadline rules."""
    if passage.record and passage.field == "deadline":
        return
    for day in _WRITTEN.finditer(passage.text):
        yield from _checked(passage, day)
    for month in _MONTH_ONLY.finditer(passage.text):
        text = month.group()
        yield found("text-no-such-month", Severity.ERROR, passage, text, month=month.group("month"))


def _checked(passage: Passage, written: re.Match[str]) -> Iterator[Finding]:
    """Only what is surely a day: with the word `ngày` or a year."""
    if not written.group("ngay") and not written.group("year"):
        return
    day, month = int(written.group("day")), int(written.group("month"))
    year = int(written.group("year") or _LEAP)
    if not 1 <= month <= _MONTHS:
        about = passage.text[written.start("day") : written.end()]
        yield found("text-no-such-month", Severity.ERROR, passage, about, month=written.group("month"))
        return
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return
    about = passage.text[written.start("day") : written.end()]
    better = str(last) + passage.text[written.end("day") : written.end()]
    fix = change(passage, written.start("day"), written.end(), better)
    yield found("text-no-such-day", Severity.ERROR, passage, about, fix, day=about, month=month, days=last)
