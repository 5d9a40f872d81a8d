"""A row of chunks being read, a period with the words before it, and a reading in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ccapp.domain.phrases.calendar import Delay, NoteCode, Period, Unit
from ccapp.domain.phrases.chunks import Chunk
from ccapp.domain.phrases.repeats import Duty
from ccapp.domain.phrases.scanning import LONGEST_LIST, LONGEST_RUN
from ccapp.domain.phrases.vocabulary import Term

Dates = tuple[date | None, date | None]
LIGHT: Final = (Term.COMMA, Term.AND)
_WORDS: Final = (Term.BEFORE, Term.LATEST, Term.UNTIL, Term.FROM, Term.IN, Term.AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reading in the making. `kind` is a value of `deadline.Kind`; `upto` is how many chunks it used;
    `also` are further deadlines that repeat."""

    kind: str
    start: date | None = None
    end: date | None = None
    units: tuple[Unit, ...] = ()
    before: bool = False
    notes: tuple[NoteCode, ...] = ()
    duties: tuple[Duty, ...] = ()
    windows: tuple[Dates, ...] = ()
    delay: Delay | None = None
    also: tuple[Draft, ...] = ()
    upto: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """A period with the words before it: trước, chậm nhất, đến, từ, trong, sau."""

    period: Period
    words: frozenset[Term]

    @property
    def limits(self) -> bool:
        """Only its end counts."""
        return bool(self.words & {Term.BEFORE, Term.LATEST, Term.UNTIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The chunks being read, the year asked for, the day of issue."""

    chunks: tuple[Chunk, ...]
    year: int
    issued: date | None = field(default=None)
    # A place is asked for its time by rule after rule; a changed row begins with nothing known.
    times_known: dict[int, tuple[Timed, int] | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, chunks: tuple[Chunk, ...]) -> Row:
        """Other chunks read for the same year and day of issue."""
        return Row(chunks=chunks, year=self.year, issued=self.issued)

    def mark(self, at: int) -> Term | None:
        """The mark at a place; None outside."""
        return self.chunks[at].mark if 0 <= at < len(self.chunks) else None

    def skip(self, at: int, *marks: Term) -> int:
        """The first place from `at` on with none of these marks; a longer run is no deadline."""
        for place in range(at, at + LONGEST_RUN):
            if self.mark(place) not in marks:
                return place
        return at + LONGEST_RUN


def timed(row: Row, at: int) -> tuple[Timed, int] | None:
    """A period and its words at a place."""
    if at not in row.times_known:
        row.times_known[at] = _timed(row, at)
    return row.times_known[at]


def _timed(row: Row, at: int) -> tuple[Timed, int] | None:
    place = row.skip(at, *_WORDS)
    period = row.chunks[place].period if row.mark(place) is Term.PERIOD else None
    if period is None:
        return None
    return Timed(period, frozenset(chunk.mark for chunk in row.chunks[at:place])), place + 1


def times_from(row: Row, at: int) -> tuple[list[Timed], int]:
    """Periods one after another, joined by commas or "và"."""
    times: list[Timed] = []
    after = at
    while len(times) < LONGEST_LIST and (found := timed(row, at)) is not None:
        times.append(found[0])
        after = found[1]
        at = row.skip(after, *LIGHT)
        if at == after:
            break
    return times, after


def bounds(row: Row, period: Period) -> tuple[date | None, date | None, tuple[NoteCode, ...]]:
    """Start and end of a period in the year asked for; nothing and a note where one of them cannot be."""
    if period.problem is not None:
        return None, None, (period.problem,)
    if period.first.month is None or period.last.month is None:
        return None, None, (NoteCode.NO_MONTH,)
    start, end = period.first.on(row.year), period.last.on(row.year)
    if start is None or end is None:
        return None, None, (NoteCode.BAD_DAY,)
    if end < start:
        return None, None, (NoteCode.REVERSED,)
    return start, end, (NoteCode.VAGUE,) if period.vague else ()
