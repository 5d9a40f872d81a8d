"""How a row of chunks becomes a reading: an ordered list of small rules; a new form is one more rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ccapp.domain.phrases.calendar import Delay, NoteCode, Period, Unit, span
from ccapp.domain.phrases.drafts import LIGHT, Dates, Draft, Row, Timed, bounds, timed, times_from
from ccapp.domain.phrases.repeating import repeating
from ccapp.domain.phrases.repeats import Duty, whole
from ccapp.domain.phrases.vocabulary import Term

DAY: Final = timedelta(days=1)
Rule = Callable[[Row, int], Draft | None]


def lasting(row: Row, at: int) -> Draft | None:
    """Thường xuyên; thường xuyên trong năm; thường xuyên, hằng quý; thường xuyên từ năm 2026."""
    if row.mark(at) is not Term.REGULAR:
        return None
    repeat = row.skip(at, Term.REGULAR, *LIGHT, Term.STOP)
    if row.mark(repeat) is Term.REPEAT:
        return Draft(kind="continuous", units=row.chunks[repeat].units, upto=repeat + 1)
    after = row.skip(at, Term.REGULAR, *LIGHT)
    found = timed(row, after)
    if found is None:
        return Draft(kind="continuous", upto=row.skip(at, Term.REGULAR))
    each, behind = found
    start, end, notes = bounds(row, each.period)
    if each.limits:
        start = None
    if Term.FROM in each.words and not each.period.ranged:
        end = None
    return Draft(kind="continuous", start=start, end=end, notes=notes, upto=behind)


def lasting_within(row: Row, at: int) -> Draft | None:
    """Năm 2026 thường xuyên: the period said first, with nothing between."""
    found = timed(row, at)
    if found is None or row.mark(found[1]) is not Term.REGULAR or found[0].limits or found[0].period.is_day:
        return None
    start, end, notes = bounds(row, found[0].period)
    return Draft(kind="continuous", start=start, end=end, notes=notes, upto=found[1] + 1)


def from_now(row: Row, at: int) -> Draft | None:
    """Từ nay đến 30/6/2026; từ nay; từ khi có hướng dẫn đến hết năm 2026."""
    place = row.skip(at, Term.FROM)
    now = row.mark(place) is Term.NOW
    if not now and row.mark(place) is not Term.SINCE_EVENT:
        return None
    until = _until(row, place + 1)
    start = row.issued if now else None
    notes = (NoteCode.NO_ISSUE_DAY,) if now and start is None else ()
    if until is None:
        after = row.skip(place + 1, Term.ONWARD)
        return Draft(kind="continuous", start=start, notes=notes, upto=after) if now else None
    each, after = until
    _, end, more = bounds(row, each.period)
    if end is not None and start is not None and end < start:
        return Draft(kind="none", notes=(NoteCode.REVERSED,), upto=after)
    before = Term.BEFORE in each.words and each.period.is_day
    return Draft(kind="window", start=start, end=end, before=before, notes=notes + more, upto=after)


def _until(row: Row, at: int) -> tuple[Timed, int] | None:
    """The "đến ..." of a stretch whose beginning is not a date, over the words that name the event."""
    found = timed(row, row.skip(at, Term.OTHER, Term.DOCUMENT, Term.IN, Term.LENGTH, Term.NOW))
    return found if found is not None and found[0].words & {Term.UNTIL, Term.LATEST, Term.BEFORE} else None


def from_to_event(row: Row, at: int) -> Draft | None:
    """Từ tháng 11/2025 đến khi kết thúc Tổng kiểm kê."""
    found = timed(row, at)
    if found is None or Term.FROM not in found[0].words or row.mark(found[1]) is not Term.EVENT:
        return None
    start, _, notes = bounds(row, found[0].period)
    return Draft(kind="window" if start else "none", start=start, notes=notes, upto=found[1])


def from_to_done(row: Row, at: int) -> Draft | None:
    """Bắt đầu từ 01/7/2026, hoàn thành trước ngày 31/12/2026: one window."""
    begin = timed(row, at)
    if begin is None or Term.FROM not in begin[0].words or begin[0].period.ranged:
        return None
    place = row.skip(begin[1], *LIGHT, Term.STOP, Term.DONE)
    done = timed(row, place)
    if done is None or Term.FROM in done[0].words or row.mark(place - 1) is not Term.DONE:
        return None
    whole_ = span(begin[0].period, done[0].period)
    start, end, notes = bounds(row, whole_)
    before = start is not None and Term.BEFORE in done[0].words and done[0].period.is_day
    kind = "window" if start else "none"
    return Draft(kind=kind, start=start, end=end, before=before, notes=notes, upto=done[1])


def onward(row: Row, at: int) -> Draft | None:
    """Năm 2026 và các năm tiếp theo; Quý IV/2025 và các năm tiếp theo; từ năm 2027 trở đi."""
    found = timed(row, at)
    if found is None:
        return None
    each, after = found
    place = row.skip(after, *LIGHT)
    if row.mark(place) is not Term.ONWARD or Term.FROM in each.words or each.period.cycle:
        return None
    start, _, notes = bounds(row, each.period)
    if start is None:
        return None
    if each.limits and each.period.is_day:
        duty = Duty(cycle=Unit.YEAR, last=replace(each.period.last, year=None))
        begin = date(start.year, 1, 1)
        before = Term.BEFORE in each.words
        return Draft(
            kind="recurring", start=begin, units=(Unit.YEAR,), before=before, duties=(duty,), upto=place + 1
        )
    if each.period.unit is Unit.YEAR and not each.period.ranged and place > after:
        return Draft(
            kind="recurring", start=start, units=(Unit.YEAR,), duties=(whole(Unit.YEAR),), upto=place + 1
        )
    kind = "window" if place > after else "continuous"
    return Draft(kind=kind, start=start, notes=notes, upto=place + 1)


def one_period(row: Row, at: int) -> Draft | None:
    """Trước ngày 30/6/2026; chậm nhất trong năm 2027; từ năm 2027; sau năm 2029; Quý II/2023."""
    found = timed(row, at)
    if found is None:
        return None
    each, after = found
    narrowed = _narrowed(row, each, after)
    if narrowed is not None:
        each, after = narrowed
    if each.period.is_day and not each.words & {Term.FROM, Term.AFTER}:
        each, after = _with_days(row, at, each, after)
    if Term.FROM in each.words:
        after = row.skip(after, Term.ONWARD)
    start, end, notes = bounds(row, each.period)
    if start is None or end is None:
        return _refused(each, notes, after)
    draft = _meant(each, start, end)
    windows = _separate(row, each)
    if each.period.parts and not windows:
        return _refused(each, (NoteCode.BAD_DAY,), after)
    more = (NoteCode.SEPARATE,) if len(windows) > 1 else ()
    return replace(draft, notes=notes + more, windows=windows if more else (), upto=after)


def _narrowed(row: Row, each: Timed, after: int) -> tuple[Timed, int] | None:
    """Năm 2026, trước ngày 30/6; quý I: 15/3: the day counts, in that year; behind a comma with "trước"."""
    if each.period.is_day or each.period.parts or each.words - {Term.IN}:
        return None
    place = row.skip(after, Term.COMMA)
    found = timed(row, place)
    if found is None or not found[0].period.is_day or (place > after and not found[0].limits):
        return None
    year = each.period.last
    day = found[0].period if found[0].period.has_year else found[0].period.in_year(year.year, year.ahead)
    if day.last.month is None and each.period.unit is Unit.MONTH:
        day = replace(
            day, last=replace(day.last, month=year.month), first=replace(day.first, month=year.month)
        )
    start, end, _ = bounds(row, each.period)
    last = bounds(row, day)[1]
    if last is not None and not (start and end and start <= last <= end):
        return None
    return replace(found[0], period=day), found[1]


def _with_days(row: Row, at: int, first: Timed, after: int) -> tuple[Timed, int]:
    """The days listed after the first one are due too, and no rest; a year said once holds for all."""
    times, behind = times_from(row, at)
    days = [each.period for each in times if each.period.is_day and not each.period.problem]
    if len(days) <= 1 or len(days) != len(times) or first.period.parts:
        return first, after
    if row.mark(behind) is Term.REPEAT:
        return first, after  # 15/6/2026, 15/12 hằng năm: each by itself
    lent = next((day.last.year for day in days if day.last.year is not None), None)
    own = tuple(day if day.last.year or day.last.ahead else day.in_year(row.year) for day in days)
    filled = tuple(day if day.last.year or day.last.ahead else day.in_year(lent) for day in days)
    filled = filled if _in_order(filled) else own  # 15/12 và 31/01/2027
    if any(day.last.on(row.year) is None for day in filled):
        return first, after  # 30/6 và 29/02/2026: what cannot be stays in the note
    return replace(first, period=replace(filled[0], parts=filled)), behind


def _in_order(days: tuple[Period, ...]) -> bool:
    ends = [day.last.on(day.last.year or 0) or date.min for day in days]
    return ends == sorted(ends)


def _refused(each: Timed, notes: tuple[NoteCode, ...], after: int) -> Draft:
    """A day that cannot be is a day without a date; one left open, like anything else, is nothing."""
    period = each.period
    named = period.worded or each.limits
    dated = (
        period.is_day and notes[0] is not NoteCode.BLANK and (named or notes[0] is not NoteCode.SHORT_YEAR)
    )
    continues = bool(each.words & {Term.FROM, Term.AFTER})
    return Draft(
        kind="by-date" if dated and not continues else "none",
        before=dated and Term.BEFORE in each.words and not continues,
        notes=notes,
        upto=after,
    )


def _meant(each: Timed, start: date, end: date) -> Draft:
    words, period = each.words, each.period
    if Term.AFTER in words:
        return Draft(kind="continuous", start=end + DAY)
    if Term.BEFORE in words:
        if not (period.unit is Unit.DAY or period.late):
            end = start - DAY
        return Draft(kind="by-date", end=end, before=period.unit is Unit.DAY)
    if Term.FROM in words:
        if period.ranged:
            return Draft(kind="window", start=start, end=end)
        return Draft(kind="continuous", start=start)
    if each.limits or period.is_day:
        return Draft(kind="by-date", end=end)
    return Draft(kind="window", start=start, end=end)


def _separate(row: Row, each: Timed) -> tuple[Dates, ...]:
    """The members of a list that do not touch: tháng 3 và tháng 9; ngày 15/6 và 15/12."""
    windows: list[Dates] = []
    for part in each.period.parts:
        start, end, _ = bounds(row, part)
        if start is None or end is None:
            return ()
        windows.append((None if part.is_day or each.limits else start, end))
    return tuple(windows)


def by_document(row: Row, at: int) -> Draft | None:
    """Hàng năm theo Kế hoạch của tỉnh: the document beats "hàng năm"."""
    if row.mark(at) is not Term.REPEAT:
        return None
    place = row.skip(at + 1, Term.COMMA)
    if row.mark(place) is not Term.BY:
        return None
    return Draft(kind="conditional", units=row.chunks[at].units, upto=len(row.chunks))


def waiting(row: Row, at: int) -> Draft | None:
    """Theo lộ trình; sau khi ...; đột xuất; 15 ngày kể từ khi ..."""
    marks = (Term.BY, Term.BY_RULES, Term.EVENT, Term.SINCE_EVENT, Term.ADHOC, Term.LENGTH, Term.DOCUMENT)
    if row.mark(at) not in marks:
        return None
    units = next((chunk.units for chunk in row.chunks[at:] if chunk.mark is Term.REPEAT), ())
    return Draft(kind="conditional", units=units, delay=_delay(row), upto=len(row.chunks))


def _delay(row: Row) -> Delay | None:
    """The length of time a phrase names."""
    return next((chunk.delay for chunk in row.chunks if chunk.delay is not None), None)


_OPENING: Final = frozenset(
    {
        Term.PERIOD,
        Term.REPEAT,
        Term.REGULAR,
        Term.NOW,
        Term.SINCE_EVENT,
        *(Term.BEFORE, Term.LATEST, Term.UNTIL, Term.FROM, Term.IN, Term.AFTER),
    }
)
RULES: Final[tuple[Rule, ...]] = (
    from_now,
    from_to_event,
    from_to_done,
    by_document,
    repeating,
    onward,
    lasting,
    lasting_within,
    one_period,
)


def by_rules(row: Row, at: int) -> Draft | None:
    """What the first rule that fits makes of a place; None where no deadline begins."""
    if row.mark(at) not in _OPENING:
        return None
    return next((draft for rule in RULES if (draft := rule(row, at)) is not None), None)
