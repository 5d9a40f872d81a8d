"""Years: năm 2026, 2026-2030, giai đoạn 2026 - 2030, năm học 2025-2026."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.phrases import calendar
from ccapp.domain.phrases.calendar import Edge, NoteCode, Period, Unit, together
from ccapp.domain.phrases.scanning import (
    DAY_DIGITS,
    LONGEST_LIST,
    Found,
    Tokens,
    is_year,
    skip,
    term,
    year_words,
)
from ccapp.domain.phrases.vocabulary import Term

LINKS: Final = (Term.DASH, Term.UNTIL, Term.COMMA, Term.AND, Term.SEMICOLON)
RANGES: Final = (Term.DASH, Term.UNTIL)
_FOREIGN: Final = (Term.YEAR, Term.OTHER, Term.DOT, Term.MONTH, Term.QUARTER, Term.NUMBER, Term.HOLIDAY)
_ASKING: Final = (Term.IN, Term.WHOLE, Term.UNTIL, Term.LATEST, Term.BEFORE)


def dated(tokens: Tokens, period: Period, at: int) -> tuple[Period, int]:
    """The period with the year written behind it, if one is, and the place behind both."""
    found = year_words(tokens, at)
    if found is None:
        return period, at
    words, after = found
    return words.on(period), after


def years(tokens: Tokens, at: int) -> Found:
    """năm 2026, 2026-2030, giai đoạn 2026 - 2030, "trong năm", "cả năm": the year asked for."""
    start = skip(tokens, at, Term.STAGE, Term.PLURAL, Term.WHOLE, Term.FILLER)
    start = skip(tokens, start, Term.FROM) if term(tokens, start - 1) is Term.STAGE else start
    if term(tokens, at) is Term.YEAR and term(tokens, at - 1) is Term.MONTH:
        return None  # "tháng   năm 2026": the month was left open
    number = skip(tokens, start, Term.YEAR)
    if not is_year(tokens, number):
        return _year_asked(tokens, start) if number == start + 1 else None
    before, behind = term(tokens, number - 1), term(tokens, number + 1)
    bare = number == at and not (behind in (Term.DASH, Term.UNTIL) and is_year(tokens, number + 2))
    if bare and (before in _FOREIGN or behind is Term.DASH):
        return None
    if before in (Term.SLASH, Term.COLON) or (behind is Term.SLASH and not is_year(tokens, number + 2)):
        return None
    if number == at and not calendar.FIRST_YEAR <= tokens[at].value <= calendar.LAST_YEAR:
        return None
    parts, after = [calendar.year(tokens[number].value)], number + 1
    while term(tokens, after) in (*LINKS, Term.SLASH) and len(parts) < LONGEST_LIST:
        following = skip(tokens, after + 1, Term.YEAR, Term.LATEST)
        if not is_year(tokens, following):
            break
        right = calendar.year(tokens[following].value)
        if term(tokens, after) in (*RANGES, Term.SLASH):
            parts = [*parts[:-1], _year_range(parts[-1], right)]
        else:
            parts = [*parts, right]
        after = following + 1
    return together(parts), after


def _year_range(left: Period, right: Period) -> Period:
    whole = calendar.span(left, right)
    backwards = (left.first.year or 0) > (right.last.year or 0)
    return replace(whole, problem=NoteCode.REVERSED) if backwards and not whole.problem else whole


def _year_asked(tokens: Tokens, at: int) -> Found:
    following = term(tokens, at + 1)
    if following is Term.THIS:
        return calendar.year(None), at + 2
    if following is Term.AFTER and term(tokens, at + 2) is not Term.NUMBER:
        return calendar.year(None, ahead=1), at + 2
    if following is Term.NUMBER:
        short = replace(calendar.year(None), problem=NoteCode.SHORT_YEAR)
        return (short, at + 2) if tokens[at + 1].digits == DAY_DIGITS else None
    if following in (Term.NEXT, Term.PART):
        return None
    return (calendar.year(None), at + 1) if term(tokens, at - 1) in _ASKING else None


def school_year(tokens: Tokens, at: int) -> Found:
    """năm học 2025-2026: from September to the end of May, as the ministry's yearly frame has it."""
    if term(tokens, at) is not Term.SCHOOL_YEAR or not is_year(tokens, at + 1) or not is_year(tokens, at + 3):
        return None
    first, last = tokens[at + 1].value, tokens[at + 3].value
    period = Period(
        unit=Unit.YEAR,
        first=Edge(year=first, month=9, day=1),
        last=Edge(year=last, month=5),
        vague=True,
        ranged=True,
    )
    return replace(period, problem=None if last == first + 1 else NoteCode.BAD_YEAR), at + 4
