"""Months, quarters, lists and ranges: `Quý I - II/2026`, `tháng 3, 4, 5`, `15/6-30/9/2026`, `01 đến 15/6`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ccapp.domain.phrases import calendar
from ccapp.domain.phrases.calendar import CYCLE_MONTHS, NoteCode, Period, Unit, together
from ccapp.domain.phrases.days import a_day, open_day
from ccapp.domain.phrases.parts import UNIT_WORDS, half, month_of, n_months, part, unit_number, weeks
from ccapp.domain.phrases.scanning import LONGEST_LIST, Found, Tokens, first_of, is_year, skip, small, term
from ccapp.domain.phrases.vocabulary import LAST, MIDDLE, Term
from ccapp.domain.phrases.years import LINKS, RANGES, dated, school_year, years

_COUNTED: Final = (Term.DAY, Term.MONTH, Term.TIMES, Term.YEAR, Term.WEEK, Term.WORKING, Term.HOUR)
_GATHERED: Final = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
Form = Callable[[Tokens, int], Found]


def a_period(tokens: Tokens, at: int) -> Found:
    """The longest piece of the calendar that starts at a place, ranges and lists joined."""
    counted = tokens[at].term in _BARE_DAYS if at < len(tokens) else False
    left = (_bare_days(tokens, at) if counted else None) or _single(tokens, at)
    if left is None:
        return None
    period, after = left
    parts = [period]
    for _ in range(LONGEST_LIST):
        link = term(tokens, after)
        following = skip(tokens, after + 1, Term.LATEST, Term.BEFORE, Term.FILLER, Term.IN)
        right = _single(tokens, following) if link in LINKS else None
        if right is None or not _joins(link, parts[-1], right[0]) or _repeats_alone(tokens, right, parts[-1]):
            break
        parts = [*parts[:-1], calendar.span(parts[-1], right[0])] if link in RANGES else [*parts, right[0]]
        after = right[1]
    apart = any(token.term is Term.SEMICOLON for token in tokens[at:after])
    return together(parts, apart=apart), after


def _joins(link: Term | None, left: Period, right: Period) -> bool:
    """A dash or "đến" makes any two a range; a comma or "và" lists only equal units without days."""
    if left.ranged and link in RANGES:
        return False
    if link in RANGES:
        return (left.cycle or right.cycle) == right.cycle
    return left.unit is right.unit and left.unit in _GATHERED and not (left.cycle or right.cycle)


def _repeats_alone(tokens: Tokens, right: tuple[Period, int], left: Period) -> bool:
    """Tháng 6/2026 và tháng 12 hằng năm: only the second one comes again."""
    return left.has_year and not right[0].has_year and term(tokens, right[1]) in (Term.EVERY, Term.OPEN)


def _single(tokens: Tokens, at: int) -> Found:
    return first_of(_FORMS.get(tokens[at].term, ()), tokens, at) if 0 <= at < len(tokens) else None


def _numbered(tokens: Tokens, at: int) -> Found:
    """tháng 6/2026, tháng 3-5/2026, tháng 3, 4, 5; quý II/2026, Quý I - II, quý I, II và III năm 2026."""
    unit = next((unit for unit, word in UNIT_WORDS.items() if term(tokens, at) is word), None)
    if unit is None:
        return None
    number = skip(tokens, at + 1, Term.DOT, Term.COLON)
    first = unit_number(tokens, number, unit)
    if first is None:
        return _left_open(tokens, at, unit) or _placed_in(tokens, at, unit)
    parts, after = _more(tokens, number + 1, unit, [calendar.ordinal(unit, first)])
    apart = any(token.term is Term.SEMICOLON for token in tokens[number:after])
    return dated(tokens, together(parts, apart=apart), after)


def _left_open(tokens: Tokens, at: int, unit: Unit) -> Found:
    """Quý … năm 2026, Tháng …/2026; also `Quý   năm 2026` where the phrase begins with it."""
    year = skip(tokens, at + 1, Term.BLANK)
    is_blank = year > at + 1 or (at == 0 and unit is Unit.QUARTER)
    if not is_blank or term(tokens, year) not in (Term.YEAR, Term.SLASH) or not is_year(tokens, year + 1):
        return None
    return replace(calendar.ordinal(unit, 1), problem=NoteCode.BLANK), year + 2


def _more(tokens: Tokens, at: int, unit: Unit, parts: list[Period]) -> tuple[list[Period], int]:
    """Further numbers of the same unit before one common year."""
    while term(tokens, at) in LINKS and len(parts) < LONGEST_LIST:
        number = at + 1
        repeated = term(tokens, number) is UNIT_WORDS[unit]
        number += repeated
        value = unit_number(tokens, number, unit)
        loose = _is_other_count(tokens, number) or _goes_on(tokens, at, number)
        if value is None or (not repeated and loose):
            break
        following = calendar.ordinal(unit, value)
        if repeated and term(tokens, at) in RANGES and _backwards(parts[-1], following):
            break  # tháng 11 đến tháng 2 năm sau: each with its own year
        if term(tokens, at) in RANGES:
            parts = [*parts[:-1], _range(parts[-1], following)]
        else:
            parts = [*parts, following]
        at = number + 1
    return parts, at


def _goes_on(tokens: Tokens, at: int, number: int) -> bool:
    """Whether a number behind a semicolon begins something else: `quý I; 3 xã`."""
    behind = term(tokens, number + 1)
    return term(tokens, at) is Term.SEMICOLON and behind not in (None, *LINKS, Term.SLASH, Term.YEAR)


def _range(left: Period, right: Period) -> Period:
    whole = calendar.span(left, right)
    return (
        replace(whole, problem=NoteCode.REVERSED) if _backwards(left, right) and not whole.problem else whole
    )


def _backwards(left: Period, right: Period) -> bool:
    return (left.first.month or 0) > (right.last.month or 0)


def _is_other_count(tokens: Tokens, at: int) -> bool:
    """Whether the number there counts something else: `quý I, 6 tháng`; or begins a date: `tháng 3, 15/6`."""
    following = term(tokens, at + 1)
    if following in _COUNTED and not (following is Term.YEAR and is_year(tokens, at + 2)):
        return following is not Term.YEAR or term(tokens, at + 2) is not None
    return following is Term.SLASH and not is_year(tokens, at + 2)


def _placed_in(tokens: Tokens, at: int, unit: Unit) -> Found:
    """tháng đầu quý II/2026, tháng cuối năm, quý đầu năm 2026; without a number: in each quarter."""
    if term(tokens, at + 1) is not Term.PART or tokens[at + 1].value == MIDDLE:
        return None
    if term(tokens, at - 1) in (Term.NUMBER, Term.SPELLED, Term.AFTER):
        return None
    base = skip(tokens, at + 2, Term.OF, Term.EVERY)
    last = tokens[at + 1].value == LAST
    size = CYCLE_MONTHS[unit]
    if term(tokens, base) is Term.YEAR:
        return dated(tokens, calendar.ordinal(unit, 12 // size if last else 1), base)
    if term(tokens, base) is not Term.QUARTER or unit is not Unit.MONTH:
        return None
    number = small(tokens, base + 1, Term.ROMAN, Term.SPELLED)
    if number is None:
        place = 3 if last else 1
        return replace(calendar.months(place, place, unit), cycle=Unit.QUARTER), base + 1
    whole = calendar.ordinal(Unit.QUARTER, number)
    return dated(tokens, month_of(whole, 2 if last else 0), base + 2)


def _bare_months(tokens: Tokens, at: int) -> Found:
    """6/2026, 6.2026, 3-4/2026. A sign before it would make it the rest of a day."""
    first = small(tokens, at)
    if first is None or term(tokens, at - 1) in (Term.SLASH, Term.DOT, Term.BLANK):
        return None
    joined = at + 2 < len(tokens) and tokens[at].end + 1 == tokens[at + 2].start
    if term(tokens, at + 1) in (Term.SLASH, Term.DASH, *((Term.DOT,) if joined else ())) and is_year(
        tokens, at + 2
    ):
        whole = calendar.ordinal(Unit.MONTH, first).in_year(tokens[at + 2].value)
        return None if term(tokens, at + 3) is Term.SLASH else (whole, at + 3)
    last = small(tokens, at + 2) if term(tokens, at + 1) in RANGES else None
    if last is None or term(tokens, at + 3) is not Term.SLASH or not is_year(tokens, at + 4):
        return None
    whole = _range(calendar.ordinal(Unit.MONTH, first), calendar.ordinal(Unit.MONTH, last))
    return whole.in_year(tokens[at + 4].value), at + 5


def _bare_days(tokens: Tokens, at: int) -> Found:
    """01-15/6/2026, 01 đến 15/6, ngày 10, 11 và 12 tháng 6: days that share the month of the last one."""
    worded = term(tokens, at) is Term.DAY
    number = at + worded
    numbers: list[tuple[int, bool]] = []
    while small(tokens, number) is not None and len(numbers) < LONGEST_LIST:
        link = term(tokens, number + 1)
        if link not in LINKS or (link not in RANGES and not worded):
            break
        numbers.append((tokens[number].value, link in RANGES))
        number = skip(tokens, number + 2, Term.DAY)
    found = a_day(tokens, number) if numbers else None
    if found is None or (found[0].last.month is None and not worded):
        return None
    if not worded and term(tokens, number + 1) is Term.DASH:
        return None  # 31-12-2026 is one day
    period, after = found
    for value, ranged in reversed(numbers):
        left = _same_month(value, period)
        if ranged or (period.first.day and value + 1 == period.first.day):
            period = calendar.span(left, period)
            backwards = value > period.last.day > 0 and not period.problem
            period = replace(period, problem=NoteCode.REVERSED) if backwards else period
        else:
            period = replace(left, parts=(left, *(period.parts or (period,))))
    return replace(period, worded=worded or period.worded), after


def _same_month(number: int, period: Period) -> Period:
    month = period.first.month
    left = calendar.day(number, month).in_year(period.first.year, period.first.ahead)
    return replace(left, cycle=period.cycle, problem=left.problem or period.problem)


# Which forms can begin with a term, in the order in which they are tried: the others are never asked.
_BARE_DAYS: Final = frozenset({Term.DAY, Term.NUMBER})
_YEARS: Final = (Term.STAGE, Term.PLURAL, Term.WHOLE, Term.FILLER, Term.YEAR)
_FORMS: Final[dict[Term, tuple[Form, ...]]] = {
    Term.NUMBER: (n_months, a_day, _bare_months, years),
    Term.SPELLED: (n_months, a_day),
    Term.AFTER: (n_months,),
    Term.WEEK: (weeks,),
    Term.MONTH: (open_day, _numbered),
    Term.QUARTER: (_numbered,),
    Term.PART: (part,),
    Term.HALF: (half,),
    Term.SCHOOL_YEAR: (school_year,),
    **dict.fromkeys((Term.DAY, Term.WEEKDAY, Term.BLANK, Term.DOT, Term.SLASH), (a_day,)),
    **dict.fromkeys(_YEARS, (years,)),
}
PERIODS: Final = frozenset(_FORMS)
