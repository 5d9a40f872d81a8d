"""A phrase as a row of chunks: periods, repetitions, and the words that say how they are meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.phrases import calendar
from ccapp.domain.phrases.calendar import Delay, NoteCode, Period, Unit
from ccapp.domain.phrases.days import a_day
from ccapp.domain.phrases.periods import PERIODS, a_period
from ccapp.domain.phrases.repeats import REPEATS, a_repeat
from ccapp.domain.phrases.scanning import Tokens, small, term
from ccapp.domain.phrases.tokens import tokens
from ccapp.domain.phrases.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Chunk:
    """A term with its place in the text; a period or repetition with its content."""

    mark: Term
    start: int
    end: int
    period: Period | None = None
    units: tuple[Unit, ...] = ()
    delay: Delay | None = None


_DROPPED: Final = frozenset({Term.FILLER, Term.COLON, Term.OF, Term.WHOLE, Term.WEEKDAY})
_KEPT: Final = frozenset(
    {
        Term.BEFORE,
        Term.LATEST,
        Term.UNTIL,
        Term.FROM,
        Term.IN,
        Term.AFTER,
        Term.NOW,
        Term.ONWARD,
        Term.EVENT,
        Term.SINCE_EVENT,
        Term.BY,
        Term.BY_RULES,
        Term.ADHOC,
        Term.REGULAR,
        Term.DONE,
        Term.STATUS,
        Term.DITTO,
        Term.LUNAR,
        Term.AND,
        Term.OR,
        Term.STOP,
        Term.SEMICOLON,
        Term.COMMA,
        Term.OPEN,
        Term.CLOSE,
        Term.BLANK,
    }
)
_RENAMED: Final = {Term.DASH: Term.COMMA, Term.SLASH: Term.COMMA, Term.DOT: Term.STOP}
_WAITING: Final = {
    Term.FROM: Term.SINCE_EVENT,
    Term.UNTIL: Term.EVENT,
    Term.BEFORE: Term.EVENT,
    Term.LATEST: Term.LATEST,
    Term.AFTER: Term.EVENT,
}
_LENGTHS: Final = {
    Term.DAY: Unit.DAY,
    Term.WEEK: Unit.WEEK,
    Term.MONTH: Unit.MONTH,
    Term.QUARTER: Unit.QUARTER,
    Term.YEAR: Unit.YEAR,
    Term.HOUR: None,
}
_CITED: Final = (
    Term.NUMBER,
    Term.SLASH,
    Term.DASH,
    Term.OTHER,
    Term.ROMAN,
    Term.DOCUMENT,
    Term.MONTH,
    Term.QUARTER,
)
_BULLET: Final = re.compile(r"\n[-–—+*•](?=\s)")
_NAME_WORDS: Final = 5
_SYMBOL: Final = 16


def chunks(text: str) -> tuple[Chunk, ...]:
    """The chunks of a cleaned text in order, remarks in brackets among them."""
    found: list[Chunk] = []
    terms = tokens(_unbulleted(text))
    at = 0
    while at < len(terms):
        chunk, after = _chunk(terms, at)
        if chunk is not None and chunk.mark is Term.OTHER and found and found[-1].mark is Term.OTHER:
            found[-1] = replace(found[-1], end=chunk.end)
        elif chunk is not None:
            found.append(chunk)
        at = after
    return tuple(_awaiting(found))


def _unbulleted(text: str) -> str:
    """Where the text begins with a bullet, the bullets of its further lines part what they head."""
    return _BULLET.sub("\n;", text) if _BULLET.match("\n" + text) else text


def _chunk(terms: Tokens, at: int) -> tuple[Chunk | None, int]:
    token = terms[at]
    for rule in _RULES.get(token.term, ()):
        found = rule(terms, at)
        if found is not None:
            return found
    mark = _RENAMED.get(token.term, token.term)
    if mark in _DROPPED:
        return None, at + 1
    if token.term is Term.SLASH and term(terms, at + 1) is Term.SLASH:
        return Chunk(Term.DITTO, token.start, terms[at + 1].end), at + 2
    return Chunk(mark if mark in _KEPT else Term.OTHER, token.start, token.end), at + 1


def _over(terms: Tokens, at: int, after: int, mark: Term, **content: object) -> tuple[Chunk, int]:
    return Chunk(mark, terms[at].start, terms[after - 1].end, **content), after  # type: ignore[arg-type]


def _cited(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    """Kế hoạch số 380/KH-UBND ngày 24/6/2025: its day is the document's."""
    if term(terms, at) not in (Term.DOCUMENT, Term.NUMBER):
        return None
    number = at
    while term(terms, number) in (Term.OTHER, Term.DOCUMENT) and number - at < _NAME_WORDS:
        number += 1
    if term(terms, number) is not Term.NUMBER or term(terms, number + 1) not in (Term.SLASH, Term.DASH):
        return None
    if small(terms, number + 2) is not None and term(terms, number + 3) is Term.SLASH:
        return None  # 15/6/2O26: a slip in a day
    after = number + 1
    while after < number + _SYMBOL and term(terms, after) in _CITED and _touches(terms, after):
        after += 1
    if not any(terms[place].term in (Term.OTHER, Term.DOCUMENT) for place in range(number + 2, after)):
        return None
    comma = after + (term(terms, after) is Term.COMMA)
    signed = a_day(terms, comma) if term(terms, comma) is Term.DAY else None
    return _over(terms, at, signed[1] if signed else after, Term.DOCUMENT)


def _touches(terms: Tokens, at: int) -> bool:
    return terms[at].start == terms[at - 1].end


def _holiday(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    """dịp 2/9, Tết Nguyên đán năm 2027: a feast is a day only where the phrase gives the whole of it."""
    if term(terms, at) is not Term.HOLIDAY:
        return None
    after = at + 1
    while term(terms, after) in (Term.HOLIDAY, Term.OTHER) and after - at < _NAME_WORDS:
        after += 1
    if term(terms, after) is Term.PART:
        return None  # dịp cuối năm
    found = a_period(terms, after)
    if found is not None and found[0].is_day and found[0].has_year:
        return _over(terms, at, found[1], Term.PERIOD, period=found[0])
    feast = replace(calendar.day(1, 1), problem=NoteCode.HOLIDAY, worded=True)
    return _over(terms, at, found[1] if found else at + 1, Term.PERIOD, period=feast)


def _moon(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    """tháng Giêng, rằm tháng 7: the moon's calendar is not computed."""
    if term(terms, at) is not Term.LUNAR:
        return None
    found = a_period(terms, at + 1)
    moon = replace(calendar.months(1, 1, Unit.MONTH), problem=NoteCode.LUNAR)
    return _over(terms, at, found[1] if found else at + 1, Term.PERIOD, period=moon)


def _repeated(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    found = a_repeat(terms, at)
    return _over(terms, at, found[1], Term.REPEAT, units=found[0]) if found else None


def _dated(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    found = a_period(terms, at)
    if found is None:
        return None
    period, after = found
    if term(terms, after) is Term.LUNAR:
        period, after = replace(period, problem=NoteCode.LUNAR, parts=()), after + 1
    return _over(terms, at, after, Term.PERIOD, period=period)


def _lasting(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    """15 ngày làm việc, 3 tháng, hai tuần: how long, not when."""
    count = small(terms, at, Term.SPELLED)
    if count is None or term(terms, at + 1) not in _LENGTHS:
        return None
    working = term(terms, at + 2) is Term.WORKING
    unit = _LENGTHS[terms[at + 1].term]
    delay = Delay(count=count, unit=unit, working=working) if unit else None
    return _over(terms, at, at + 2 + working, Term.LENGTH, delay=delay)


def _onward(terms: Tokens, at: int) -> tuple[Chunk, int] | None:
    """năm tiếp theo"""
    if term(terms, at) is Term.YEAR and term(terms, at + 1) is Term.NEXT:
        return _over(terms, at, at + 2, Term.ONWARD)
    if term(terms, at) is Term.DAY:
        return _over(terms, at, at + 1, Term.UNNAMED_DAY)
    return None


def _awaiting(found: list[Chunk]) -> list[Chunk]:
    """A word like "trước", "từ ngày", "sau" before a name waits for what is named: trước Đại hội."""
    result: list[Chunk] = []
    for place, chunk in enumerate(found):
        following = found[place + 1].mark if place + 1 < len(found) else None
        mark = chunk.mark
        left_open = place + 2 < len(found) and found[place + 2].mark is Term.BLANK  # từ ngày … đến ngày …
        if following is Term.UNNAMED_DAY and mark in _WAITING and not left_open:
            mark = _WAITING[mark]
        elif following in (Term.OTHER, Term.DOCUMENT) and mark in (Term.BEFORE, Term.AFTER):
            mark = Term.EVENT
        elif mark is Term.UNNAMED_DAY:
            mark = Term.OTHER
        elif mark is Term.SEMICOLON:
            mark = Term.COMMA if _lists_days(found, place) else Term.STOP
        delay = chunk.delay
        if delay is not None and following is Term.BEFORE:
            delay = replace(delay, before=True)
        same = mark is chunk.mark and delay is chunk.delay
        result.append(chunk if same else replace(chunk, mark=mark, delay=delay))
    return result


def _lists_days(found: list[Chunk], at: int) -> bool:
    """Trước 30/6; trước 31/12: between two days a semicolon is no more than a comma."""
    after = next((chunk for chunk in found[at + 1 :] if chunk.mark not in _WAITING), None)
    sides = (found[at - 1] if at else None, after)
    return all(side is not None and side.period is not None and side.period.is_day for side in sides)


_Rule = Callable[[Tokens, int], tuple[Chunk, int] | None]
_TIMES: Final = (_repeated, _dated)
# What can begin with a term, in the order in which it is tried; any other term is a chunk of its own.
_RULES: Final[dict[Term, tuple[_Rule, ...]]] = {
    **dict.fromkeys(PERIODS, (_dated,)),
    **dict.fromkeys(REPEATS, _TIMES),
    Term.DOCUMENT: (_cited,),
    Term.HOLIDAY: (_holiday,),
    Term.LUNAR: (_moon,),
    Term.NUMBER: (_cited, *_TIMES, _lasting),
    Term.SPELLED: (*_TIMES, _lasting),
    Term.DAY: (*_TIMES, _onward),
    Term.YEAR: (*_TIMES, _onward),
}
