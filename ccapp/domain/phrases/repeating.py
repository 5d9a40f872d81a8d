"""What falls due again and again: trước ngày 10/12 hàng năm, quý IV hằng năm, ngày 15 của tháng cuối quý."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.phrases.calendar import MONTHS, SHORTEST_MONTH, Edge, NoteCode, Period, Unit
from ccapp.domain.phrases.drafts import Draft, Row, Timed, bounds, timed, times_from
from ccapp.domain.phrases.repeats import Duty, whole
from ccapp.domain.phrases.vocabulary import Term

_NO_SUCH: Final = (NoteCode.BAD_MONTH, NoteCode.BAD_QUARTER)
TWICE: Final = 2
_BOUNDS: Final = frozenset({Term.FROM, Term.UNTIL, Term.AFTER})
_JOINS: Final = (Term.COMMA, Term.AND, Term.DONE, Term.OPEN, Term.CLOSE, Term.OR)


def repeating(row: Row, at: int) -> Draft | None:
    """Trước ngày 10/12 hàng năm; Quý IV hằng năm; Hàng quý; Hằng năm, từ năm 2026."""
    times, after = times_from(row, at)
    cyclic = any(each.period.cycle for each in times)
    repeat = row.skip(after, Term.COMMA, Term.OPEN) if times else at
    if row.mark(repeat) is not Term.REPEAT:
        return _repeated(row, times, (), after) if cyclic else _rolling(row, times, after)
    units = row.chunks[repeat].units
    once = any(each.period.last.year is not None for each in times[:-1])  # 30/6/2026, 31/12 hằng năm
    if once or (not units and _says_when(row, repeat + 1)):
        return None
    if Term.AFTER in (word for each in times for word in each.words):
        return None
    after = repeat + 1
    if not times:
        times, behind = times_from(row, row.skip(after, *_JOINS[:-1]))
        after = behind if times else after
    return _repeated(row, times, units, after)


def _says_when(row: Row, at: int) -> bool:
    """Whether a time or a repetition follows a bare "định kỳ"."""
    after = row.skip(at, *_JOINS)
    return row.mark(after) is Term.REPEAT or timed(row, after) is not None


def _rolling(row: Row, times: list[Timed], after: int) -> Draft | None:
    """Trước ngày 05 tháng 7 và ngày 05 tháng 01 của năm sau: each year anew."""
    days = [each.period for each in times]
    if len(days) != TWICE or not all(
        day.is_day and day.last.year is None and not day.problem for day in days
    ):
        return None
    if days[1].last.ahead != 1:
        return None
    moved = [replace(each, period=_as_month_of_year(each.period)) for each in times]
    return _repeated(row, moved, (Unit.HALF,), after)


def _as_month_of_year(period: Period) -> Period:
    last = replace(period.last, month=(period.last.month or 1) + MONTHS * period.last.ahead, ahead=0)
    return replace(period, first=last, last=last, cycle=Unit.YEAR)


def _repeated(row: Row, times: list[Timed], units: tuple[Unit, ...], after: int) -> Draft | None:
    limits = [each for each in times if not each.period.cycle and _bounding(each, units)]
    dues = [each for each in times if each not in limits]
    duties, notes = _duties(dues, units)
    start, end = None, None
    if limits:
        start, end, more = bounds(row, limits[0].period)
        notes += more
        if Term.FROM in limits[0].words and not limits[0].period.ranged:
            end = None
        if limits[0].limits:
            start = None
    if any(note in _NO_SUCH for note in notes):
        return Draft(kind="none", notes=notes, upto=after)
    cycles = tuple(each.period.cycle for each in dues if each.period.cycle)
    found = units or cycles
    return Draft(
        kind="recurring",
        start=start,
        end=end,
        units=found,
        before=bool(dues) and Term.BEFORE in dues[0].words and dues[0].period.is_day,
        notes=notes if found else (*notes, NoteCode.NO_PERIOD),
        duties=duties,
        upto=after,
    )


def _bounding(each: Timed, units: tuple[Unit, ...]) -> bool:
    """Whether a period says between when it repeats, not when it is due."""
    year_long = each.period.unit is Unit.YEAR and not each.period.late
    if each.period.is_day and units == (Unit.YEAR,) and not (each.period.ranged or each.words & _BOUNDS):
        return False  # trước 15/12/2026 hằng năm: that day of every year
    return each.period.has_year or year_long or _starts(each, units)


def _starts(each: Timed, units: tuple[Unit, ...]) -> bool:
    """Từ tháng 6, hàng tuần: a beginning, where no end follows."""
    return Term.FROM in each.words and not each.period.ranged and units != (Unit.YEAR,)


def _duties(dues: list[Timed], units: tuple[Unit, ...]) -> tuple[tuple[Duty, ...], tuple[NoteCode, ...]]:
    duties: list[Duty] = []
    notes: list[NoteCode] = []
    for each in dues:
        for period in each.period.parts or (each.period,):
            problem = period.problem or _impossible(period)
            if problem is not None:
                notes.append(problem)
                duties = []
                return (), tuple(notes)
            duty = _due(replace(each, period=period), units)
            if duty is None:
                notes.append(NoteCode.NO_MONTH)
                continue
            notes += [NoteCode.NOT_EVERY_MONTH] if _not_always(duty) else []
            duties.append(duty)
    return tuple(duties or map(whole, units)), tuple(notes)


def _impossible(period: Period) -> NoteCode | None:
    reversed_ = not period.cycle and (period.first.month or 0) > (period.last.month or 0)
    return NoteCode.REVERSED if reversed_ else None


def _not_always(duty: Duty) -> bool:
    """A day that some months lack: 31 hàng tháng, 29/02 hàng năm."""
    last = duty.last
    return last is not None and (
        last.day > SHORTEST_MONTH if duty.cycle is Unit.MONTH else (last.month, last.day) == (2, 29)
    )


def _due(each: Timed, units: tuple[Unit, ...]) -> Duty | None:
    period = each.period
    cycle = period.cycle
    if cycle is None:
        monthly = period.last.month is None
        cycle = Unit.MONTH if monthly else Unit.YEAR
        if monthly and Unit.MONTH not in units:
            return None
    first, last = period.first, period.last
    if period.last.month is None:
        first, last = replace(first, month=1), replace(last, month=1)
    if period.is_day or each.limits:
        if Term.BEFORE in each.words and not period.is_day and not period.late:
            last = Edge(month=(first.month or 1) - 1)
        return Duty(cycle=cycle, last=last)
    return Duty(cycle=cycle, first=first, last=last)
