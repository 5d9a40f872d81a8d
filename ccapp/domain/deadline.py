"""Deadline phrases: what an officer wrote in "Thời gian hoàn thành", read into dates.

The phrase itself is kept as typed; its reading is computed, never guessed. What cannot be read stays `NONE`,
and an impossible day never becomes another one. The rules are those of the design paper on deadlines. Words
stand in `phrases/vocabulary.py`, forms of dates in `phrases/days.py`, `periods.py`, `parts.py`, `years.py`,
forms of phrases in `phrases/rules.py` and `repeating.py`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ccapp.domain.phrases.calendar import Delay, NoteCode, Unit
from ccapp.domain.phrases.chunks import chunks
from ccapp.domain.phrases.drafts import Draft, Row
from ccapp.domain.phrases.repeats import Duty, due_windows
from ccapp.domain.phrases.sentence import read
from ccapp.text.normalize import clean

__all__ = [
    "WAYS",
    "Delay",
    "Duty",
    "Kind",
    "Note",
    "NoteCode",
    "Reading",
    "Shown",
    "Unit",
    "Window",
    "occurrences",
    "read_deadline",
    "shown",
    "written_day",
]


#: Ways to write a deadline, as codes of the catalogues whose words are phrases; `{year}` is the plan's own.
WAYS: Final = (
    "deadline-way-day",
    "deadline-way-before",
    "deadline-way-month",
    "deadline-way-quarters",
    "deadline-way-days",
    "deadline-way-quarterly",
    "deadline-way-yearly",
    "deadline-way-always",
    "deadline-way-waiting",
)


class Kind(StrEnum):
    """What sort of deadline a phrase is."""

    BY_DATE = "by-date"
    WINDOW = "window"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    CONDITIONAL = "conditional"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was ambiguous, refused or left over, as a code with facts for the catalogues."""

    code: NoteCode
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A due window, both days included; `start` is None for a single day."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A phrase (NFC, otherwise as typed) and what it means.

    `recurrence` holds period words sorted and joined by "+". With `before`, `end` is the day X of "trước ngày
    X": the working target is the day before, and it is late only after X. `duties` and `parts` are what
    `occurrences` works from: what falls due in each cycle, the deadlines of a list that do not touch, `also`
    further ones that repeat. `delay`
    is how long after its event a conditional phrase is due.
    """

    text: str
    kind: Kind
    start: date | None = None
    end: date | None = None
    recurrence: str | None = None
    before: bool = False
    notes: tuple[Note, ...] = ()
    duties: tuple[Duty, ...] = ()
    parts: tuple[Window, ...] = ()
    also: tuple[Reading, ...] = ()
    delay: Delay | None = None


_LEFT_OUT: Final = ' \n.,;:-–—/()[]…"“”'


def read_deadline(text: str, *, year: int, issued: date | None = None) -> Reading:
    """Read a phrase for a plan of `year` (1900 to 2100); `issued` is the start of "từ nay".

    Raises for no text whatever, and takes time in proportion to its length.
    """
    return _read(unicodedata.normalize("NFC", text), year, issued)


@lru_cache(maxsize=2048)
def _read(text: str, year: int, issued: date | None) -> Reading:
    cleaned = clean(text)
    row = Row(chunks=chunks(cleaned), year=year, issued=issued)
    found = read(row)
    draft = found.draft
    reading = _meant(text, draft)
    rest = cleaned[found.end :].strip(_LEFT_OUT)
    if any(map(str.isalnum, rest)) and draft.kind not in (Kind.NONE, Kind.CONDITIONAL):
        return replace(reading, notes=(*reading.notes, Note(code=NoteCode.REST, facts={"rest": rest})))
    return reading


def _meant(text: str, draft: Draft) -> Reading:
    return Reading(
        text=text,
        kind=Kind(draft.kind),
        start=draft.start,
        end=draft.end,
        recurrence="+".join(sorted(set(draft.units))) or None,
        before=draft.before,
        notes=tuple(Note(code=code) for code in dict.fromkeys(draft.notes)),
        duties=draft.duties,
        parts=tuple(Window(start=start, end=end) for start, end in draft.windows),
        also=tuple(_meant(text, each) for each in draft.also),
        delay=draft.delay,
    )


def occurrences(reading: Reading, year: int) -> tuple[Window, ...]:
    """The due windows of a reading inside a year, earliest end first; none for conditional and unread ones.

    A recurring phrase gives one window each time it falls due in the year, a daily one the year as a whole.
    """
    found = [window for each in (reading, *reading.also) for window in _windows(each, year)]
    inside = {part for window in found if (part := _within(window, year)) is not None}
    return tuple(sorted(inside, key=_order))


def _windows(reading: Reading, year: int) -> list[Window]:
    match reading.kind:
        case Kind.RECURRING:
            return [*_repeated(reading, year), *reading.parts]
        case Kind.CONTINUOUS | Kind.WINDOW | Kind.BY_DATE if reading.parts:
            return list(reading.parts)
        case Kind.CONTINUOUS | Kind.WINDOW:
            return [Window(start=reading.start or date(year, 1, 1), end=reading.end or date(year, 12, 31))]
        case Kind.BY_DATE if reading.end is not None:
            return [Window(start=None, end=reading.end)]
        case _:
            return []


def _order(window: Window) -> tuple[date, date]:
    end = window.end or date.max
    return end, window.start or end


def _repeated(reading: Reading, year: int) -> list[Window]:
    """A window that the end of the repetition cuts is due by that end: hằng năm, đến 15/11/2026."""
    first, last = reading.start or date.min, reading.end or date.max
    return [
        Window(start=start, end=min(end, last))
        for duty in reading.duties
        for start, end in due_windows(duty, year)
        if first <= end and (start or end) <= last
    ]


def _within(window: Window, year: int) -> Window | None:
    """The part of a window inside a year; None where there is none."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    end = window.end or last
    if end < first or (window.start or end) > last:
        return None
    start = max(window.start, first) if window.start else None
    return replace(window, start=start, end=min(end, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A reading for people, as a code with facts: the catalogues make `hiểu là 01/4 - 30/9/2023` of it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


_REPEATED: Final[Mapping[str, str]] = {
    Unit.DAY: "reading-daily",
    Unit.WEEK: "reading-weekly",
    Unit.MONTH: "reading-monthly",
    Unit.QUARTER: "reading-quarterly",
    Unit.HALF: "reading-half-yearly",
    Unit.NINE: "reading-nine-monthly",
    Unit.YEAR: "reading-yearly",
}


def shown(reading: Reading) -> Shown:
    """How a reading stands beside its phrase; days are written as documents write them (05/01, 30/9/2023)."""
    match reading.kind:
        case Kind.RECURRING:
            return Shown(code=_REPEATED.get(reading.recurrence or "", "reading-recurring"))
        case Kind.CONDITIONAL:
            return Shown(code="reading-conditional")
        case Kind.BY_DATE if reading.end is not None:
            code = "reading-before" if reading.before else "reading-by-date"
            return Shown(code=code, facts={"end": written_day(reading.end)})
        case Kind.BY_DATE:
            return Shown(code="reading-no-day")
        case Kind.NONE:
            return Shown(code="reading-none")
        case _:
            return _stretch(reading)


def _stretch(reading: Reading) -> Shown:
    start, end = reading.start, reading.end
    lasting = reading.kind is Kind.CONTINUOUS
    if start and end:
        first = written_day(start, year=start.year != end.year)
        code = "reading-continuous-window" if lasting else "reading-window"
        return Shown(code=code, facts={"start": first, "end": written_day(end)})
    if start:
        return Shown(code="reading-from", facts={"start": written_day(start)})
    if end:
        return Shown(code="reading-until", facts={"end": written_day(end)})
    return Shown(code="reading-continuous")


_LAST_MONTH_WITH_ZERO: Final = 2  # ND 30/2020, Phụ lục I


def written_day(day: date, *, year: bool = True) -> str:
    """A day as documents write it: 05/01/2026, 30/9/2026; a zero before days below 10 and months 1 and 2."""
    month = f"{day.month:02}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)
    return f"{day.day:02}/{month}/{day.year}" if year else f"{day.day:02}/{month}"
