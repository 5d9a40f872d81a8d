"""How often: `hàng quý`, `định kỳ 6 tháng, năm`, `2 lần/năm`, `6 tháng/lần`; the due windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ccapp.domain.phrases.calendar import CYCLE_MONTHS, MONTHS, Edge, Unit
from ccapp.domain.phrases.scanning import LONGEST_LIST, YEAR_DIGITS, Tokens, skip, small, term
from ccapp.domain.phrases.vocabulary import Term

_UNITS: Final = {
    Term.DAY: Unit.DAY,
    Term.WEEK: Unit.WEEK,
    Term.MONTH: Unit.MONTH,
    Term.QUARTER: Unit.QUARTER,
    Term.YEAR: Unit.YEAR,
}
_OF_MONTHS: Final = {1: Unit.MONTH, 3: Unit.QUARTER, 6: Unit.HALF, 9: Unit.NINE, 12: Unit.YEAR}
_OFTEN: Final = {
    (2, Unit.YEAR): Unit.HALF,
    (4, Unit.YEAR): Unit.QUARTER,
    (12, Unit.YEAR): Unit.MONTH,
    (3, Unit.QUARTER): Unit.MONTH,
    (2, Unit.HALF): Unit.QUARTER,
}
_LINKS: Final = (Term.COMMA, Term.AND, Term.OR, Term.SLASH, Term.DASH, Term.SEMICOLON)
_AGAIN: Final = (Term.EVERY, Term.PERIODIC, Term.FILLER)
_HALVES: Final = frozenset({Unit.HALF, Unit.NINE})
_COUNTED_WORDS: Final = 4
_UNIT_ENDS: Final = (None, *_LINKS, Term.DOT, Term.CLOSE)
MOST_LINKS: Final = 2
_CALLS: Final = (Term.PERIODIC, Term.EVERY)
_ORDINALS: Final = (Term.NUMBER, Term.ROMAN, Term.SPELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What falls due in each cycle; months of the edges count from the cycle's start."""

    cycle: Unit
    first: Edge | None = None
    last: Edge | None = None


def whole(unit: Unit) -> Duty:
    """A duty due within each period of its kind; the nine months run from January."""
    if unit in CYCLE_MONTHS:
        end = 9 if unit is Unit.NINE else CYCLE_MONTHS[unit]
        return Duty(cycle=unit, first=Edge(month=1, day=1), last=Edge(month=end))
    return Duty(cycle=unit)


Repeat = tuple[tuple[Unit, ...], int]


def a_repeat(tokens: Tokens, at: int) -> Repeat | None:
    """The periods a phrase repeats in, empty where it says only "định kỳ"; and the place behind."""
    for rule in _RULES.get(tokens[at].term, ()) if 0 <= at < len(tokens) else ():
        found = rule(tokens, at)
        if found is not None:
            return found
    return None


def _every(tokens: Tokens, at: int) -> Repeat | None:
    """[định kỳ] hàng quý, 6 tháng và năm; các quý trong năm; theo tháng, quý."""
    if term(tokens, at) is Term.BY:
        plain = _unit(tokens, at + 1)
        return _listed(tokens, at + 1) if plain and not _goes_on(tokens, plain[1]) else None
    if term(tokens, at) is Term.PLURAL:
        plain = _unit(tokens, at + 1)
        if plain is None or plain[0] is Unit.DAY or _goes_on(tokens, plain[1]):
            return None
        within = skip(tokens, plain[1], Term.IN)
        return (plain[0],), within if within == plain[1] else plain[1]
    first = skip(tokens, at, *_CALLS)
    if first == at:
        return None
    found = _listed(tokens, first)
    if found is None and Term.PERIODIC in (token.term for token in tokens[at:first]):
        return (), first
    return found


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether what follows makes it more than a bare unit: a number, a part, "sau", a name."""
    return term(tokens, at) in (*_ORDINALS, Term.PART, Term.NEXT, Term.AFTER, Term.THIS, Term.OTHER)


def _listed(tokens: Tokens, at: int) -> Repeat | None:
    units: list[Unit] = []
    after = at
    while len(units) < LONGEST_LIST:
        closing = _closing_year(tokens, at) if set(units) & _HALVES else None
        found = _unit(tokens, at) or closing or _one_unit(tokens, at)
        if found is None:
            break
        units.append(found[0])
        after = found[1]
        link = skip(tokens, after, *_LINKS)
        at = skip(tokens, link, *_AGAIN)
        parted = at > link and term(tokens, link - 1) is Term.SEMICOLON  # hằng tuần; hằng tháng trước 25
        if link == after or link - after > MOST_LINKS or parted:
            break
    return (tuple(units), after) if units else None


def _bare_list(tokens: Tokens, at: int) -> Repeat | None:
    """6 tháng, năm; tháng, quý, năm"""
    if term(tokens, at - 1) in (*_ORDINALS, Term.IN, Term.DAY) or term(tokens, at) is Term.DAY:
        return None
    named = term(tokens, at) is Term.QUARTER and term(tokens, at + 1) in _ORDINALS
    if named:  # Quý I, 6 tháng, 9 tháng, năm
        rest = _listed(tokens, at + 3) if term(tokens, at + 2) in _LINKS else None
        return ((Unit.QUARTER, *rest[0]), rest[1]) if rest and set(rest[0]) & _HALVES else None
    found = _listed(tokens, at)
    if found is None or len(set(found[0])) <= 1 or Unit.DAY in found[0]:
        return None
    return found


def _one_unit(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """định kỳ 6 tháng, 01 năm"""
    one = _is_one(tokens, at) and term(tokens, at + 1) is not Term.DAY
    return (_UNITS[tokens[at + 1].term], at + 2) if one and term(tokens, at + 2) in _UNIT_ENDS else None


def _closing_year(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """6 tháng, 9 tháng và năm 2026: the year is both the last period and that of all of them."""
    return (Unit.YEAR, at + 1) if term(tokens, at) is Term.YEAR else None


def _unit(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """A bare unit or a number of months that is a report period; not "quý I", not "6 tháng đầu năm"."""
    start = skip(tokens, at, Term.WHOLE)
    unit = _UNITS.get(term(tokens, start) or Term.OTHER)
    after = start + 1
    if unit is None:
        count = 6 if term(tokens, start) is Term.AFTER else small(tokens, start, Term.SPELLED)
        unit = _OF_MONTHS.get(count or 0) if term(tokens, start + 1) is Term.MONTH else None
        after = start + 2
    if unit is None or term(tokens, after) is Term.PART:
        return None
    named = term(tokens, after) in _ORDINALS and not _is_times(tokens, after)
    return None if named and not _year_follows(tokens, after, unit) else (unit, after)


def _year_follows(tokens: Tokens, at: int, unit: Unit) -> bool:
    """`hàng quý 2026`: the number is the year of all of them."""
    return unit is not Unit.YEAR and tokens[at].digits == YEAR_DIGITS


def _is_times(tokens: Tokens, at: int) -> bool:
    return small(tokens, at, Term.SPELLED) is not None and term(tokens, at + 1) is Term.TIMES


def _times_per(tokens: Tokens, at: int) -> Repeat | None:
    """2 lần/năm, 01 lần mỗi quý, một lần trong năm"""
    count = small(tokens, at, Term.SPELLED)
    after = _behind_times(tokens, at)
    if count is None or after is None:
        return None
    base = skip(tokens, after, Term.SLASH, Term.EVERY, Term.IN, Term.OF)
    if _is_one(tokens, base):
        base += 1
    found = _unit(tokens, base)
    if found is None or base == after:
        return None
    return (_OFTEN.get((count, found[0]), found[0]),), found[1]


def _behind_times(tokens: Tokens, at: int) -> int | None:
    """Behind "2 lần", or behind what is counted before a stroke: 02 hội nghị/năm."""
    if _is_times(tokens, at):
        return at + 2
    counted = at + 1
    while term(tokens, counted) in (Term.OTHER, Term.FILLER) and counted - at <= _COUNTED_WORDS:
        counted += 1
    return counted if counted > at + 1 and term(tokens, counted) is Term.SLASH else None


def _is_one(tokens: Tokens, at: int) -> bool:
    return small(tokens, at, Term.SPELLED) == 1 and term(tokens, at + 1) in _UNITS


def _per_times(tokens: Tokens, at: int) -> Repeat | None:
    """6 tháng/lần, mỗi năm hai lần, quý một lần, 2 năm/lần"""
    start = skip(tokens, at, *_CALLS)
    found = _unit(tokens, start + _is_one(tokens, start))
    many = small(tokens, start, Term.SPELLED) if found is None else None
    if many is not None and term(tokens, start + 1) in _UNITS:
        found = (_UNITS[tokens[start + 1].term], start + 2)
    if found is None:
        return None
    unit, after = found
    slashed = term(tokens, after) is Term.SLASH
    after += slashed
    count = small(tokens, after, Term.SPELLED) if _is_times(tokens, after) else None
    if count is None and not (slashed and term(tokens, after) is Term.TIMES):
        return None
    behind = after + (2 if count is not None else 1)
    if many is not None:
        return (), behind
    return (_OFTEN.get((count or 1, unit), unit),), behind


# Which forms can begin with a term, in the order in which they are tried.
_RULES: Final[dict[Term, tuple[Callable[[Tokens, int], Repeat | None], ...]]] = {
    **dict.fromkeys((*_UNITS, Term.WHOLE, Term.AFTER), (_per_times, _bare_list)),
    **dict.fromkeys((Term.NUMBER, Term.SPELLED), (_times_per, _per_times, _bare_list)),
    **dict.fromkeys(_CALLS, (_per_times, _every)),
    Term.DAY: (_per_times,),
    Term.BY: (_every,),
    Term.PLURAL: (_every,),
}
REPEATS: Final = frozenset(_RULES)


def due_windows(duty: Duty, year: int) -> Iterator[tuple[date | None, date]]:
    """The due windows of a duty that end in a year, in order; a day the month lacks is left out."""
    if duty.cycle is Unit.DAY:
        yield date(year, 1, 1), date(year, MONTHS, 31)
    elif duty.cycle is Unit.WEEK:
        yield from _weeks(year)
    elif duty.last is not None:
        size = CYCLE_MONTHS[duty.cycle]
        for begin in range((year - 2) * MONTHS, (year + 1) * MONTHS, size):
            found = _cycle_window(duty, begin)
            if found is not None and found[1].year == year:
                yield found


def _cycle_window(duty: Duty, begin: int) -> tuple[date | None, date] | None:
    """The window of the cycle that begins in a month, counted from the year 0."""
    last = _edge(duty.last, begin)
    first = _edge(duty.first, begin)
    if last is None or (duty.first is not None and first is None):
        return None
    return first, last


def _edge(edge: Edge | None, begin: int) -> date | None:
    if edge is None or edge.month is None:
        return None
    month = begin + edge.month - 1
    return edge.month_day(month // MONTHS, month % MONTHS + 1)


def _weeks(year: int) -> Iterator[tuple[date, date]]:
    """Monday to Sunday, cut to the year."""
    begin, last = date(year, 1, 1), date(year, MONTHS, 31)
    while begin <= last:
        end = min(begin + timedelta(days=6 - begin.weekday()), last)
        yield begin, end
        begin = end + timedelta(days=1)
