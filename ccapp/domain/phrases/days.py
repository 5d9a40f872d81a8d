"""Single days: 15/6/2026, 15-6-2026, ngày 15 tháng 6 năm 2026, 2026-06-15, ngày 15 của tháng cuối quý."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ccapp.domain.phrases import calendar
from ccapp.domain.phrases.calendar import CYCLE_MONTHS, END_OF_MONTH, Edge, NoteCode, Period, Unit
from ccapp.domain.phrases.scanning import (
    SEPARATORS,
    Found,
    Tokens,
    is_year,
    skip,
    small,
    term,
    year_words,
)
from ccapp.domain.phrases.vocabulary import FIRST, LAST, MIDDLE, Term

_UNITS: Final = {Term.MONTH: Unit.MONTH, Term.QUARTER: Unit.QUARTER, Term.YEAR: Unit.YEAR}


_BEHIND_MONTH: Final = frozenset(
    {
        None,
        Term.YEAR,
        Term.SLASH,
        Term.UNTIL,
        Term.DASH,
        Term.COMMA,
        Term.DOT,
        Term.STOP,
        Term.SEMICOLON,
        Term.EVERY,
        Term.AND,
    }
)


_LISTING: Final = (Term.COMMA, Term.AND, Term.SEMICOLON)
_PLAIN_ENDS: Final = (None, *_LISTING, Term.EVERY, Term.OPEN, Term.DOT, Term.STOP)
_LIST_ENDS: Final = (*_PLAIN_ENDS, Term.YEAR)
_BOUNDING: Final = (Term.BEFORE, Term.LATEST, Term.UNTIL, Term.FROM, Term.AFTER)


def a_day(tokens: Tokens, at: int) -> Found:
    """A day in any form, with the hour before it."""
    start = _after_hour(tokens, at)
    start = skip(tokens, start, Term.WEEKDAY, Term.COMMA) if term(tokens, start) is Term.WEEKDAY else start
    worded = term(tokens, start) is Term.DAY
    number = start + worded
    for rule in _RULES.get(term(tokens, number), _OTHERWISE):
        if rule is _last_day and not worded:
            continue
        found = rule(tokens, number)
        if found is not None:
            period, after = found
            return (replace(period, worded=True), after) if worded and not period.worded else found
    return None


def _after_hour(tokens: Tokens, at: int) -> int:
    """Skip `15h00`, `17 giờ 30 phút`, `15:00` before a day."""
    if term(tokens, at) is not Term.NUMBER:
        return at
    after = at + 1
    if term(tokens, after) not in (Term.HOUR, Term.COLON):
        return at
    if term(tokens, after) is Term.COLON and term(tokens, after + 2) in SEPARATORS:
        return at  # lần 1: 15/5
    after = skip(tokens, after + 1, Term.NUMBER, Term.FILLER, Term.COLON)
    return skip(tokens, after, Term.COMMA, Term.OF, Term.IN, Term.FILLER)


def _iso(tokens: Tokens, at: int) -> Found:
    """2026-06-30, also with Excel's time behind it."""
    first = term(tokens, at + 1)
    if not is_year(tokens, at) or first not in SEPARATORS or term(tokens, at + 3) is not first:
        return None
    month, number = small(tokens, at + 2), small(tokens, at + 4)
    if month is None or number is None:
        return None
    after = at + 5
    timed = after + (term(tokens, after) is Term.MONTH)
    if small(tokens, timed) is not None and term(tokens, timed + 1) is Term.COLON:
        after = skip(tokens, timed, Term.NUMBER, Term.COLON, Term.DOT)
    return calendar.day(number, month).in_year(tokens[at].value), after


def open_day(tokens: Tokens, at: int) -> Found:
    """The rest of a day whose number was left open, at its month: `ngày   tháng …`."""
    return _blank(tokens, at) if term(tokens, at - 1) is Term.DAY else None


def _blank(tokens: Tokens, at: int) -> Found:
    """A day whose number was left open: `…/9/2025`, `ngày   tháng 12 năm 2021`, `ngày … tháng … năm 2026`."""
    after = skip(tokens, at, Term.BLANK, Term.DOT)
    worded = term(tokens, at - 1) is Term.DAY
    month = term(tokens, at) is Term.MONTH and small(tokens, at + 1) is not None
    if worded and month and term(tokens, at - 2) not in _BOUNDING:
        return None  # ngày   tháng 12 năm 2021: the month is known, and nothing hangs on the day
    named = worded and term(tokens, at) in (Term.MONTH, Term.SLASH)
    headless = term(tokens, at) is Term.SLASH and term(tokens, at + 2) is Term.SLASH
    if after == at and not (named or headless):
        return None
    if term(tokens, after) not in (Term.SLASH, Term.DASH, Term.MONTH):
        return None
    if (
        worded
        and term(tokens, at) is Term.MONTH
        and small(tokens, at + 1) is None
        and _cyclic_month(tokens, at)
    ):
        return None
    after = skip(
        tokens, after, Term.SLASH, Term.DASH, Term.MONTH, Term.BLANK, Term.DOT, Term.NUMBER, Term.YEAR
    )
    return replace(calendar.day(1, 1), problem=NoteCode.BLANK), after


def _cyclic_month(tokens: Tokens, at: int) -> bool:
    return term(tokens, at + 1) in (Term.PART, Term.NEXT, Term.AFTER)


def _numeric(tokens: Tokens, at: int) -> Found:
    """d/m/yyyy, d.m.yyyy, d-m-yyyy, d/m."""
    number, month = small(tokens, at), small(tokens, at + 2)
    sign = term(tokens, at + 1)
    if number is None or month is None or sign not in SEPARATORS or term(tokens, at) is not Term.NUMBER:
        return None
    period, after = calendar.day(number, month), at + 3
    if term(tokens, after) in SEPARATORS and term(tokens, after + 1) is Term.NUMBER:
        if is_year(tokens, after + 1):
            months = sign is Term.DASH and term(tokens, after) is Term.SLASH  # 5-6/2026: May and June
            return None if months and term(tokens, at - 1) is not Term.DAY else _placed(tokens, period, after)
        if term(tokens, after) is sign:
            return replace(period, problem=NoteCode.SHORT_YEAR), after + 2
    if sign is not Term.SLASH and term(tokens, at - 1) is not Term.DAY:
        return _placed(tokens, period, after) if term(tokens, after) is Term.YEAR else None
    if term(tokens, after) is Term.SLASH and term(tokens, after + 1) is Term.BLANK:
        return replace(period, problem=NoteCode.BLANK), after + 2
    if period.problem and number <= calendar.MONTHS and month > calendar.MONTHS:
        period = replace(period, problem=NoteCode.SHORT_YEAR)  # 12/26: a month of a short year?
    return _placed(tokens, period, after)


def _in_words(tokens: Tokens, at: int) -> Found:
    """15 tháng 6 [năm 2026]; ngày 15 của tháng sau, của tháng cuối quý, tháng đầu quý II."""
    number = small(tokens, at, Term.SPELLED)
    of = skip(tokens, at + 1, Term.OF, Term.IN, Term.FILLER, Term.PLURAL, Term.EVERY)
    if number is None or term(tokens, of) is not Term.MONTH:
        return None
    worded = term(tokens, at - 1) is Term.DAY
    month = month_number(tokens, of + 1)
    if month is not None:
        if number in (3, 6, 9, 12) and not worded and is_year(tokens, of + 2) and _five(tokens, of + 1):
            return None  # "9 tháng năm 2026": nine months
        if _five(tokens, of + 1) and is_year(tokens, of + 2):
            return replace(calendar.day(1, 1), problem=NoteCode.BLANK), of + 3
        return _in_months(tokens, number, month, of + 2)
    due = of > at + 1 or term(tokens, at - 1) in (Term.BEFORE, Term.LATEST, Term.UNTIL)
    return _in_cycle(tokens, of, number) if worded or due else None


def _in_months(tokens: Tokens, number: int, month: int, at: int) -> Found:
    """ngày 25 các tháng 3, 6, 9 và tháng 12 [năm 2026]"""
    found = [month]
    after = at
    while term(tokens, after) in _LISTING and len(found) < calendar.MONTHS:
        place = after + 1
        repeated = term(tokens, place) is Term.MONTH
        value = small(tokens, place + repeated)
        behind = term(tokens, place + repeated + 1)
        dated = behind is Term.SLASH and is_year(tokens, place + repeated + 2)
        if value is None or not (dated or behind in (_LIST_ENDS if repeated else _PLAIN_ENDS)):
            break
        found.append(value)
        after = place + repeated + 1
    days = tuple(calendar.day(number, each) for each in found)
    period, behind_all = _placed(tokens, days[0], after)
    if len(days) == 1:
        return period, behind_all
    year = period.last
    parts = tuple(each.in_year(year.year, year.ahead) for each in days)
    problem = next((each.problem for each in days if each.problem), None)
    return replace(period, parts=parts, problem=problem or period.problem), behind_all


def _five(tokens: Tokens, at: int) -> bool:
    return term(tokens, at) is Term.YEAR


def month_number(tokens: Tokens, at: int) -> int | None:
    """The number after "tháng": digits, words; "năm", "tư", "sáu" also where the accents are missing."""
    number = small(tokens, at, Term.SPELLED)
    if number is not None:
        return number
    follows = term(tokens, at + 1)
    if term(tokens, at) is Term.YEAR:
        return 5 if _month_ends(tokens, at + 1) else None
    if word_four(tokens, at):
        return 4
    known = follows is Term.YEAR and is_year(tokens, at + 2)
    if term(tokens, at) is Term.AFTER and (known or (follows is Term.SLASH and is_year(tokens, at + 2))):
        return 6
    return None


def word_four(tokens: Tokens, at: int) -> int | None:
    """ "tư" without its accents looks like "từ"; behind a unit and at the end of a date it is the number."""
    return 4 if term(tokens, at) is Term.FROM and _month_ends(tokens, at + 1) else None


def _month_ends(tokens: Tokens, at: int) -> bool:
    return term(tokens, at) in _BEHIND_MONTH


def _in_cycle(tokens: Tokens, month: int, number: int) -> Found:
    """A day of a month that is named by its place: of this month, the next, the last of a quarter."""
    edge = Edge(month=1, day=number)
    cyclic = Period(unit=Unit.DAY, first=edge, last=edge, cycle=Unit.MONTH)
    if not 1 <= number <= calendar.LONGEST_MONTH:
        cyclic = replace(cyclic, problem=NoteCode.BAD_DAY)
    after = month + 1
    if term(tokens, after) in (Term.NEXT, Term.AFTER):
        return _moved(cyclic, 1), skip(tokens, after, Term.NEXT, Term.AFTER, Term.REPORT_YEAR)
    if term(tokens, after) is Term.PART:
        return _of_quarter(tokens, after, cyclic) or _of_year(tokens, after, number)
    if term(tokens, after) in (Term.YEAR, Term.BLANK):
        return replace(cyclic, problem=NoteCode.BLANK, cycle=None), skip(
            tokens, after, Term.BLANK, Term.YEAR, Term.NUMBER
        )
    if term(tokens, after) is Term.REPORT_YEAR:  # the month that ends a term of unknown length
        return replace(cyclic, problem=NoteCode.NO_MONTH), after + 1
    return cyclic, after


def _of_quarter(tokens: Tokens, part: int, cyclic: Period) -> Found:
    """... tháng đầu|giữa|cuối [của] [mỗi] quý [II] [sau]"""
    quarter = skip(tokens, part + 1, Term.OF, Term.EVERY)
    if term(tokens, quarter) is not Term.QUARTER:
        return None
    place = {FIRST: 0, MIDDLE: 1, LAST: 2}[tokens[part].value]
    number = small(tokens, quarter + 1, Term.ROMAN, Term.SPELLED)
    if number is None:
        after = skip(tokens, quarter + 1, Term.NEXT, Term.AFTER)
        later = 3 if after > quarter + 1 else 0
        return replace(_moved(cyclic, place + later), cycle=Unit.QUARTER), after
    if not 1 <= number <= calendar.QUARTERS:
        return replace(cyclic, problem=NoteCode.BAD_QUARTER), quarter + 2
    return _placed(tokens, calendar.day(cyclic.last.day, (number - 1) * 3 + 1 + place), quarter + 2)


def _of_year(tokens: Tokens, part: int, number: int) -> Found:
    """ngày 15 tháng cuối năm [2026]"""
    year = skip(tokens, part + 1, Term.OF)
    if term(tokens, year) is not Term.YEAR or tokens[part].value == MIDDLE:
        return None
    return _placed(tokens, calendar.day(number, 1 if tokens[part].value == FIRST else 12), year)


def _last_day(tokens: Tokens, at: int) -> Found:
    """ngày [làm việc] đầu tiên|cuối cùng của tháng [6/2026] | quý [II] | năm"""
    part = skip(tokens, at, Term.WORKING)
    if term(tokens, part) is not Term.PART or tokens[part].value == MIDDLE:
        return None
    base = skip(tokens, part + 1, Term.OF, Term.EVERY, Term.PART)
    unit = _UNITS.get(term(tokens, base) or Term.OTHER)
    if unit is None:
        return None
    last = tokens[part].value == LAST
    size = CYCLE_MONTHS[unit]
    number = small(tokens, base + 1, Term.ROMAN, Term.SPELLED) if unit is not Unit.YEAR else None
    if number is not None:
        whole = calendar.ordinal(unit, number)
        edge = whole.last if last else whole.first
        return _placed(tokens, replace(whole, unit=Unit.DAY, first=edge, last=edge), base + 2)
    edge = Edge(month=size if last else 1, day=END_OF_MONTH if last else 1)
    period = Period(unit=Unit.DAY, first=edge, last=edge, vague=part > at)
    if unit is Unit.YEAR:
        return _placed(tokens, period, base)
    ahead = term(tokens, base + 1) in (Term.NEXT, Term.AFTER)
    return replace(_moved(period, size if ahead else 0), cycle=unit), base + 1 + ahead


def _alone(tokens: Tokens, at: int) -> Found:
    """ngày 25; 25 before "hàng tháng"."""
    number = small(tokens, at, Term.SPELLED)
    worded = term(tokens, at - 1) is Term.DAY
    monthly = term(tokens, at + 1) is Term.EVERY and term(tokens, at + 2) in (Term.MONTH, Term.QUARTER)
    if number is None or not (worded or (monthly and term(tokens, at) is Term.NUMBER)):
        return None
    return calendar.day(number, None), at + 1


def _moved(period: Period, by: int) -> Period:
    """A cyclic period some months later."""
    first = replace(period.first, month=(period.first.month or 1) + by)
    return replace(period, first=first, last=replace(period.last, month=(period.last.month or 1) + by))


def _placed(tokens: Tokens, period: Period, at: int) -> tuple[Period, int]:
    """The period with the year that follows it, if one does."""
    reported = _year_after_report(tokens, period, at)
    if reported is not None:
        return reported
    found = year_words(tokens, at)
    if found is None:
        return period, at
    words, after = found
    return words.on(period), after


def _year_after_report(tokens: Tokens, period: Period, at: int) -> Found:
    """10/01 của năm liền kề năm báo cáo: each year, counted on beyond December."""
    after = skip(tokens, at, Term.OF)
    if term(tokens, after) is Term.REPORT_YEAR:
        return replace(period, cycle=Unit.YEAR), after + 1
    if term(tokens, after) is not Term.YEAR:
        return None
    told = skip(tokens, after + 1, Term.NEXT, Term.AFTER, Term.OF)
    if told == after + 1 or term(tokens, told) is not Term.REPORT_YEAR:
        return None
    return replace(_moved(period, calendar.MONTHS), cycle=Unit.YEAR), told + 1


# Which forms can begin with a term, in the order in which they are tried.
_OTHERWISE: Final = (_blank, _last_day)
_RULES: Final[dict[Term | None, tuple[Callable[[Tokens, int], Found], ...]]] = {
    Term.NUMBER: (_iso, _numeric, _in_words, _alone),
    Term.SPELLED: (_in_words, _alone),
}
