"""When a product is due after all: its event has come, its deadline was put off; the phrase stays as written.

Both are kept as one text among the marks of the leaf. An event belongs to its phrase, an extension to the due
day that it put off: where the cell is written anew, what no longer fits stays kept and counts no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from ccapp.domain.checks.deadlines import phrases
from ccapp.domain.deadline import Kind, NoteCode, Reading, Shown, read_deadline, shown, written_day
from ccapp.domain.due import drop_extension, extend, followed, product_occurrences, with_event, working_target
from ccapp.domain.phrases.calendar import FIRST_YEAR, LAST_YEAR
from ccapp.domain.plan import NOT_STORED, TIMING, Plan
from ccapp.domain.progress import Extension, Occurrence, Status
from ccapp.errors import RefusedError
from ccapp.text.days import read_day

_NUMBERED: Final = frozenset("0123456789./-")
_AFTER: Final = re.compile(
    r"(?<!\w)(?:kể\s+từ\s+(?:khi|ngày|lúc|thời\s+điểm)|sau\s+khi|từ\s+khi|khi|kể\s+từ|sau|trước)\s+"
    r"(?:có\s+)?(?P<event>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_BY: Final = "theo "
_WHOLE: Final = frozenset({Kind.BY_DATE, Kind.WINDOW})
_UNSURE: Final = frozenset({NoteCode.REST, NoteCode.SEPARATE, NoteCode.REVERSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The day on which what a phrase waits for came; `due` where the officer named the last day himself."""

    phrase: str
    day: date
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """The extensions of the due day `of`, in the order in which they were granted; at least one."""

    of: date
    by: tuple[Extension, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafTiming:
    """What is kept of one leaf: at most one event for each phrase, one entry for each due day put off."""

    events: tuple[Event, ...] = ()
    extended: tuple[Extended, ...] = ()

    def event_of(self, phrase: str) -> Event | None:
        """The event of a phrase, however it is spaced."""
        return next((each for each in self.events if _same(each.phrase, phrase)), None)

    def extensions_of(self, day: date | None) -> tuple[Extension, ...]:
        """The extensions of a due day."""
        return next((each.by for each in self.extended if each.of == day), ())

    def with_event(self, event: Event) -> LeafTiming:
        """With this event in the place of the one its phrase had."""
        return replace(self.without_event(event.phrase), events=(*self._others(event.phrase), event))

    def without_event(self, phrase: str) -> LeafTiming:
        """The phrase waits again."""
        return replace(self, events=self._others(phrase))

    def _others(self, phrase: str) -> tuple[Event, ...]:
        return tuple(each for each in self.events if not _same(each.phrase, phrase))

    def with_extensions(self, of: date, by: tuple[Extension, ...]) -> LeafTiming:
        """With these extensions of a due day; none take the day back to what it was."""
        others = tuple(each for each in self.extended if each.of != of)
        return replace(self, extended=(*others, Extended(of=of, by=by)) if by else others)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One due window of a leaf. `reading` is that of `phrase`, once its event is counted in.

    `original` is the day the phrase gives, `day` the one that counts; both None where none is known.
    """

    phrase: str
    reading: Reading
    occurrence: Occurrence
    event: Event | None = None

    @property
    def original(self) -> date | None:
        """The day before any extension."""
        return self.occurrence.end

    @property
    def day(self) -> date | None:
        """The day that counts: the latest extension, else the original."""
        return self.occurrence.due

    @property
    def target(self) -> date | None:
        """The day to aim for: the eve in "trước ngày X", late only after X; one put off as it is."""
        if self.day is None or self.day != self.original:
            return self.day
        return working_target(self.reading, self.day)

    @property
    def is_waiting(self) -> bool:
        """Whether its event has not come."""
        return self.occurrence.status is Status.WAITING

    @property
    def is_open(self) -> bool:
        """Whether its event has come and nothing says by when it is to be done."""
        return self.event is not None and self.day is None

    @property
    def extensions(self) -> tuple[Extension, ...]:
        """All that were granted, the latest last."""
        return self.occurrence.extensions


def dues(cell: str, timing: LeafTiming, plan: Plan, *, last: int | None = None) -> tuple[Due, ...]:
    """The due windows of a deadline cell from the plan's first year to its last (or to `last`), in order.

    A phrase that names one day or period of another year gives that; one that waits or cannot be read gives
    a window without a day; one that runs all the time gives those joined to it, if any.
    """
    found: list[Due] = []
    for phrase in filter(str.strip, phrases(cell)):
        reading = read_deadline(phrase, year=plan.year_from, issued=plan.reference.signed_on)
        for each in followed(reading):
            years = _years(each, plan.year_from, last or plan.year_to)
            found.extend(_dues(phrase, each, timing, years))
    return tuple(sorted(found, key=lambda due: due.original or date.max))


def _years(reading: Reading, first: int, last: int) -> range:
    if reading.kind in _WHOLE and reading.end is not None:
        first, last = min(first, reading.end.year), max(last, reading.end.year)
    return range(first, last + 1)


def _dues(phrase: str, reading: Reading, timing: LeafTiming, years: range) -> Iterator[Due]:
    event = timing.event_of(phrase) if reading.kind is Kind.CONDITIONAL else None
    if event is not None:
        settled = with_event(reading, event.day)
        day = event.due or settled.end
        yield _due(phrase, settled, Occurrence(product_id=NOT_STORED, start=None, end=day), timing, event)
        return
    windows = [each for year in years for each in product_occurrences(NOT_STORED, reading, year)]
    dated = [each for each in windows if each.end is not None and not _is_cut(reading, each.end)]
    if dated:
        for window in {each.end: each for each in dated}.values():
            yield _due(phrase, reading, window, timing)
    elif windows and not any(each.end for each in windows):
        yield _due(phrase, reading, windows[0], timing)


def _is_cut(reading: Reading, end: date) -> bool:
    """Whether a window of several years only reaches its year's end here."""
    whole = reading.kind is Kind.WINDOW and reading.end is not None and not reading.parts
    return whole and reading.end != end


def _due(
    phrase: str, reading: Reading, window: Occurrence, timing: LeafTiming, event: Event | None = None
) -> Due:
    counted = replace(window, extensions=timing.extensions_of(window.end))
    return Due(phrase=phrase, reading=reading, occurrence=counted, event=event)


def after_event(due: Due, day: date) -> date | None:
    """The day that follows from an event's; None where the phrase names no length of time."""
    return with_event(replace(due.reading, kind=Kind.CONDITIONAL), day).end if due.reading.delay else None


def waited_for(phrase: str) -> str:
    """What a phrase waits for: `hướng dẫn của tỉnh` of `15 ngày sau khi có hướng dẫn của tỉnh`."""
    plain = " ".join(phrase.split()).strip(" .;,")
    found = None if plain.casefold().startswith(_BY) else _AFTER.search(plain)
    return found["event"] if found else plain[:1].lower() + plain[1:]


def told(cell: str, timing: LeafTiming, plan: Plan) -> tuple[Shown, ...]:
    """What stands beside a deadline cell: how each phrase is read, the event, both days of an extension."""
    found = dues(cell, timing, plan)
    said: list[Shown] = []
    for phrase in dict.fromkeys(filter(str.strip, phrases(cell))):
        mine = [due for due in found if due.phrase == phrase]
        put_off = [due for due in mine if due.extensions]
        if mine and (mine[0].is_waiting or mine[0].event):
            said.append(_event_told(mine[0]))
        elif len(mine) != 1 or not put_off:
            said.extend(_read_as(phrase, plan))
        said.extend(map(_extension_told, put_off))
    return (*said, *_past_told(timing, found))


def _read_as(phrase: str, plan: Plan) -> Iterator[Shown]:
    """How a phrase is read; behind what runs on, the deadlines joined to it."""
    reading = read_deadline(phrase, year=plan.year_from, issued=plan.reference.signed_on)
    yield shown(reading)
    if reading.kind is Kind.CONTINUOUS:
        yield from map(shown, reading.also)


def _event_told(due: Due) -> Shown:
    if due.event is None:
        return Shown(code="timing-waiting", facts={"event": waited_for(due.phrase)})
    day = written_day(due.event.day)
    if due.original is None:
        return Shown(code="timing-came-open", facts={"day": day})
    working = due.reading.delay is not None and due.reading.delay.working
    code = "timing-came-working" if working else "timing-came"  # no holidays are known here
    return Shown(code=code, facts={"day": day, "due": written_day(due.original)})


def _extension_told(due: Due) -> Shown:
    count = len(due.extensions)
    facts = {
        "until": written_day(due.extensions[-1].until),
        "original": written_day(due.original) if due.original else "",
        "count": count,
    }
    return Shown(code="timing-extended" if count == 1 else "timing-extended-count", facts=facts)


def _past_told(timing: LeafTiming, found: tuple[Due, ...]) -> Iterator[Shown]:
    """What is kept and no longer fits the cell."""
    for event in timing.events:
        if not any(due.event == event for due in found):
            yield Shown(code="timing-past-event", facts={"day": written_day(event.day)})
    for each in timing.extended:
        if not any(due.original == each.of for due in found):
            facts = {"original": written_day(each.of), "until": written_day(each.by[-1].until)}
            yield Shown(code="timing-past-extension", facts=facts)


# -- what may be written ------------------------------------------------------------------------------------


def extended(timing: LeafTiming, due: Due, extension: Extension) -> LeafTiming:
    """With one more extension of a due day, all earlier ones kept.

    Raises RefusedError without a reason, for what has no due day, for a day that is not later.
    """
    later = extend(due.occurrence, extension)
    if due.original is None:  # `extend` has refused it
        return timing
    return timing.with_extensions(due.original, later.extensions)


def extension_dropped(timing: LeafTiming, due: Due) -> LeafTiming:
    """With the latest extension of a due day taken back. Raises RefusedError where there is none."""
    earlier = drop_extension(due.occurrence)
    return timing.with_extensions(due.original, earlier.extensions) if due.original else timing


def read_new_deadline(text: str, year: int) -> date:
    """The last day of a new deadline: a day or one stretch of time, such as `30/9` or `Quý IV/2026`.

    A missing year is `year`. Raises RefusedError for a day no calendar has and for what gives no single end.
    """
    reading = _reading(text, year)
    if reading.kind not in _WHOLE or reading.end is None or reading.parts or _notes(reading) & _UNSURE:
        raise RefusedError("extension-unread", text=text)
    return reading.end


def read_event_day(text: str, year: int) -> date:
    """The day of an event, as `12/3/2026` or `12-3`; a missing year is `year`. Raises RefusedError."""
    reading = _reading(text, year)
    single = reading.kind is Kind.BY_DATE and reading.start is None and not reading.before
    if not single or reading.end is None or reading.parts or _notes(reading) & _UNSURE:
        raise RefusedError("event-day-unread", text=text)
    return reading.end


def _reading(text: str, year: int) -> Reading:
    plain = slashed(text.strip())
    day = read_day(text)
    if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reading(text=text, kind=Kind.BY_DATE, end=day)
    reading = read_deadline(plain, year=year)
    if NoteCode.BAD_DAY in _notes(reading):
        raise RefusedError("day-unread", text=text)
    return reading


def _notes(reading: Reading) -> frozenset[NoteCode]:
    return frozenset(note.code for note in reading.notes)


def slashed(text: str) -> str:
    """A day typed in a hurry, `15-6` or `15.6`, as it is usually written; other words as they are."""
    typed = bool(text) and all(sign in _NUMBERED for sign in text)
    return text.replace("-", "/").replace(".", "/") if typed else text


# -- as it is stored ----------------------------------------------------------------------------------------


def timing_of(marks: Mapping[str, str]) -> LeafTiming:
    """What the marks of a leaf say; nothing where they say nothing that can be read.

    Marks come from other offices too: whatever stands there, this does not fail.
    """
    text = marks.get(TIMING, "")
    if not text:
        return LeafTiming()
    try:
        found: Any = json.loads(text)
        events = tuple(_event(each) for each in found.get("events", ()))
        return LeafTiming(events=events, extended=tuple(map(_extended, found.get("extended", ()))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return LeafTiming()


def mark_of(timing: LeafTiming) -> str:
    """The text that `timing_of` reads; empty for what says nothing."""
    said = as_data(timing)
    return json.dumps(said, ensure_ascii=False) if said else ""


def as_data(timing: LeafTiming) -> dict[str, Any]:
    """What is kept as plain data, with days as ISO dates; empty for what says nothing."""
    events = [
        {"phrase": each.phrase, "day": each.day.isoformat(), **_day("due", each.due)}
        for each in timing.events
    ]
    put_off = [{"of": each.of.isoformat(), "by": list(map(_written, each.by))} for each in timing.extended]
    return {name: value for name, value in (("events", events), ("extended", put_off)) if value}


def _written(extension: Extension) -> dict[str, str]:
    texts = {"phrase": extension.phrase, "document": extension.document}
    return {
        "until": extension.until.isoformat(),
        "reason": extension.reason,
        **{name: text for name, text in texts.items() if text},
        **_day("document_day", extension.document_day),
    }


def _day(name: str, day: date | None) -> dict[str, str]:
    return {name: day.isoformat()} if day else {}


def _event(data: Mapping[str, Any]) -> Event:
    due = data.get("due")
    return Event(phrase=str(data["phrase"]), day=_read(data["day"]), due=_read(due) if due else None)


def _extended(data: Mapping[str, Any]) -> Extended:
    by = tuple(
        Extension(
            until=_read(each["until"]),
            reason=str(each["reason"]),
            phrase=str(each.get("phrase", "")),
            document=str(each.get("document", "")),
            document_day=_read(each["document_day"]) if each.get("document_day") else None,
        )
        for each in data["by"]
    )
    if not by:
        raise ValueError("an extension without an end")
    return Extended(of=_read(data["of"]), by=by)


def _read(text: str) -> date:
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"a day far off: {text}")
    return day
