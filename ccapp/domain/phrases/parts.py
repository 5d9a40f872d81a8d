"""Parts of years, quarters and months: đầu năm, cuối quý III, nửa đầu tháng 6, 6 tháng đầu năm."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.phrases import calendar
from ccapp.domain.phrases.calendar import CYCLE_MONTHS, Edge, NoteCode, Period, Unit
from ccapp.domain.phrases.days import month_number, word_four
from ccapp.domain.phrases.scanning import SEPARATORS, Found, Tokens, is_year, skip, small, term
from ccapp.domain.phrases.vocabulary import FIRST, LAST, MIDDLE, Term
from ccapp.domain.phrases.years import dated, years

UNIT_WORDS: Final = {Unit.MONTH: Term.MONTH, Unit.QUARTER: Term.QUARTER}
OPENERS: Final = (Term.OF, Term.IN, Term.FILLER)
NUMBERS: Final = (Term.NUMBER, Term.ROMAN, Term.SPELLED)
LAST_WEEK: Final = 5
_REPORTED: Final = (3, 6, 9, 12)


def unit_number(tokens: Tokens, at: int, unit: Unit) -> int | None:
    """The number behind "tháng" or "quý" in digits, words or Roman; None where there is none."""
    if unit is Unit.MONTH:
        return month_number(tokens, at)
    number = small(tokens, at, Term.ROMAN, Term.SPELLED)
    return word_four(tokens, at) if number is None else number


def month_of(whole: Period, offset: int) -> Period:
    """One month of a quarter."""
    month = (whole.first.month or 1) + offset
    return replace(calendar.months(month, month, Unit.MONTH), problem=whole.problem)


def n_months(tokens: Tokens, at: int) -> Found:
    """6 tháng đầu năm 2026, 3 tháng cuối năm, 9 tháng năm 2026, hai quý đầu năm, 10 ngày đầu tháng 6."""
    count = 6 if term(tokens, at) is Term.AFTER else small(tokens, at, Term.SPELLED)
    unit = {Term.MONTH: Unit.MONTH, Term.QUARTER: Unit.QUARTER}.get(term(tokens, at + 1) or Term.OTHER)
    if count is None or term(tokens, at - 1) in (Term.DAY, *SEPARATORS):
        return None
    if term(tokens, at + 1) is Term.DAY:
        return _n_days(tokens, at, count)
    if unit is None:
        return None
    return _first_or_last(tokens, at, unit, count)


def _first_or_last(tokens: Tokens, at: int, unit: Unit, count: int) -> Found:
    size = CYCLE_MONTHS[unit]
    if term(tokens, at + 2) is Term.PART and tokens[at + 2].value != MIDDLE:
        base = skip(tokens, at + 3, Term.OF)
        if term(tokens, base) is Term.QUARTER:
            return None
        last = tokens[at + 2].value == LAST
    elif count in _REPORTED and unit is Unit.MONTH and _has_year(tokens, at + 2):
        base, last = at + 2, False
    else:
        return None
    if not 1 <= count * size <= calendar.MONTHS:
        return None
    total = count * size
    period = calendar.months(13 - total, 12, unit) if last else calendar.months(1, total, unit)
    return dated(tokens, period, base)


def _has_year(tokens: Tokens, at: int) -> bool:
    """A year that cannot be the number of a month: `9 tháng năm 2026`, `6 tháng/2026`."""
    return is_year(tokens, at + 1) and term(tokens, at) in (Term.YEAR, Term.SLASH)


def _n_days(tokens: Tokens, at: int, count: int) -> Found:
    """10 ngày đầu tháng 6/2026, "10 ngày cuối tháng" is left unread."""
    part = term(tokens, at + 2) is Term.PART and tokens[at + 2].value
    base = skip(tokens, at + 3, Term.OF, Term.EVERY)
    if part != FIRST or term(tokens, base) is not Term.MONTH or not 1 <= count <= calendar.SHORTEST_MONTH:
        return None
    number = month_number(tokens, base + 1)
    if number is None:
        each = calendar.months(1, 1, Unit.MONTH)
        return replace(each, last=replace(each.last, day=count), cycle=Unit.MONTH), base + 1
    whole = calendar.ordinal(Unit.MONTH, number)
    return dated(tokens, replace(whole, last=replace(whole.last, day=count)), base + 2)


def weeks(tokens: Tokens, at: int) -> Found:
    """tuần 1 tháng 6/2026, tuần đầu|cuối của tháng 6: seven days each, the last one to the end."""
    if term(tokens, at) is not Term.WEEK:
        return None
    number = skip(tokens, at + 1, Term.ORDINAL)
    if term(tokens, number) is Term.PART:
        week = {FIRST: 1, MIDDLE: 2, LAST: LAST_WEEK}[tokens[number].value]
    elif term(tokens, number) is Term.WEEKDAY:
        week = tokens[number].value + 2
    else:
        week = small(tokens, number, Term.SPELLED, Term.ROMAN) or 0
    month = skip(tokens, number + 1, *OPENERS, Term.EVERY)
    last = week == LAST_WEEK and term(tokens, number) is Term.PART
    if term(tokens, month) is Term.QUARTER and term(tokens, month + 1) not in NUMBERS:
        each = calendar.months(*((3, 3) if last else (1, 1)), Unit.MONTH)
        return replace(_week_of(each, week, last=last), cycle=Unit.QUARTER), month + 1
    if term(tokens, month) is not Term.MONTH:
        return None
    value = month_number(tokens, month + 1)
    if value is None:
        return _week_in_cycle(tokens, month + 1, week, last=last)
    return dated(tokens, _week_of(calendar.ordinal(Unit.MONTH, value), week, last=last), month + 2)


def _week_in_cycle(tokens: Tokens, at: int, week: int, *, last: bool) -> Found:
    """tuần đầu của tháng; tuần cuối của tháng cuối quý"""
    month, cycle, after = 1, Unit.MONTH, at
    if term(tokens, at) is Term.PART:
        quarter = skip(tokens, at + 1, Term.OF, Term.EVERY)
        if term(tokens, quarter) is not Term.QUARTER:
            return None
        month, cycle, after = tokens[at].value, Unit.QUARTER, quarter + 1
    return replace(_week_of(calendar.months(month, month, Unit.MONTH), week, last=last), cycle=cycle), after


def _week_of(whole: Period, week: int, *, last: bool) -> Period:
    if not 1 <= week <= LAST_WEEK:
        return replace(whole, problem=NoteCode.UNREAD)
    begin = 22 if last else 7 * week - 6
    end = calendar.END_OF_MONTH if last or week == LAST_WEEK else 7 * week
    return replace(
        whole,
        unit=Unit.WEEK,
        first=replace(whole.first, day=begin),
        last=replace(whole.last, day=end),
        vague=True,
    )


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a number of months or quarters stands there that no rule could place: 13 tháng đầu năm."""
    return term(tokens, at) in (Term.NUMBER, Term.SPELLED, Term.AFTER) and term(tokens, at + 1) in (
        Term.MONTH,
        Term.QUARTER,
    )


def part(tokens: Tokens, at: int) -> Found:
    """đầu|giữa|cuối năm 2026, quý III, tháng 6; "cuối quý" alone is the last month of each quarter."""
    if term(tokens, at) is not Term.PART or _counts(tokens, at - 2):
        return None
    part = tokens[at].value
    base = skip(tokens, at + 1, Term.OF, Term.EVERY, Term.PLURAL)
    if term(tokens, base) in (Term.YEAR, Term.STAGE, Term.NUMBER):
        found = _part_of_year(tokens, base, part)
        each = term(tokens, base - 1) is Term.EVERY
        return (replace(found[0], cycle=Unit.YEAR), found[1]) if found and each else found
    unit = next((unit for unit, word in UNIT_WORDS.items() if term(tokens, base) is word), None)
    if unit is None:
        return None
    number = unit_number(tokens, base + 1, unit)
    if number is None:
        ahead = term(tokens, base + 1) in (Term.NEXT, Term.AFTER)
        whole = calendar.months(1, CYCLE_MONTHS[unit], unit)
        cut = replace(_part_of(whole, unit, part), cycle=unit)
        return None if ahead else (cut, base + 1)
    whole = calendar.ordinal(unit, number)
    return dated(tokens, _part_of(whole, unit, part), base + 2)


def _part_of(whole: Period, unit: Unit, part: int) -> Period:
    """Tenths of a month: 1-10, 11-20, 21-end; single months of a quarter."""
    late = part == LAST
    if unit is Unit.QUARTER:
        return replace(month_of(whole, part - 1), vague=True, late=late)
    first = replace(whole.first, day=10 * part - 9)
    last = replace(whole.last, day=calendar.END_OF_MONTH if late else 10 * part)
    return replace(whole, first=first, last=last, vague=True, late=late)


def _part_of_year(tokens: Tokens, base: int, part: int) -> Found:
    """đầu năm = first quarter, cuối năm = last quarter, giữa năm = what lies between."""
    found = years(tokens, base) if term(tokens, base) is not Term.YEAR or is_year(tokens, base + 1) else None
    if found is None:
        if term(tokens, base) is not Term.YEAR:
            return None
        period, after = dated(tokens, calendar.year(None), base)
    else:
        period, after = found
    year = period.first if part == FIRST else period.last
    begin, end = {FIRST: (1, 3), MIDDLE: (4, 9), LAST: (10, 12)}[part]
    cut = calendar.months(begin, end, Unit.QUARTER).in_year(year.year, year.ahead)
    return replace(cut, vague=True, late=part == LAST, problem=period.problem), after


def half(tokens: Tokens, at: int) -> Found:
    """nửa đầu|cuối năm, quý III, tháng 6/2026"""
    if term(tokens, at) is not Term.HALF:
        return None
    first = tokens[at].value == FIRST
    base = skip(tokens, at + 1, Term.OF)
    if term(tokens, base) is Term.YEAR or is_year(tokens, base):
        half = calendar.months(1, 6, Unit.HALF) if first else calendar.months(7, 12, Unit.HALF)
        return dated(tokens, half, base)
    unit = next((unit for unit, word in UNIT_WORDS.items() if term(tokens, base) is word), None)
    number = unit_number(tokens, base + 1, unit) if unit else None
    if unit is None or number is None:
        return None
    whole = calendar.ordinal(unit, number)
    middle = whole.first.month if unit is Unit.MONTH else (whole.first.month or 1) + 1
    if first:
        cut = replace(whole, last=Edge(month=middle, day=15))
    else:
        cut = replace(whole, first=Edge(month=middle, day=16))
    return dated(tokens, replace(cut, vague=True), base + 2)
