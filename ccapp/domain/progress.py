"""Status of an occurrence (a product in one due window), and what follows for product, task and section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ccapp.domain.plan import NOT_STORED, RecordId

DUE_SOON: Final = timedelta(days=7)


class Status(StrEnum):
    """What an officer says of an occurrence. Overdue, due soon, early and late are derived from dates."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    REGULAR = "regular"
    DONE = "done"
    DONE_OTHERWISE = "done_otherwise"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    MOVED_ON = "moved_on"
    WAITING = "waiting"


class Timing(StrEnum):
    """How an occurrence stands to its deadline on a day."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NONE = "none"


_FINISHED: Final = frozenset({Status.DONE, Status.DONE_OTHERWISE})
_OUT: Final = frozenset({Status.CANCELLED, Status.MOVED_ON})
_STARTED: Final = _FINISHED | {Status.IN_PROGRESS, Status.REGULAR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Gia hạn: a later end with its reason; the original window stays in the occurrence.

    `phrase` is the new deadline as it was typed, `document` the number of the document that grants it.
    """

    until: date
    reason: str
    phrase: str = ""
    document: str = ""
    document_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One due window of a product; `start` or `end` is None where the phrase gives none."""

    product_id: RecordId
    start: date | None
    end: date | None
    status: Status = Status.NOT_STARTED
    done_on: date | None = None
    reason: str = ""
    extensions: tuple[Extension, ...] = ()
    id: RecordId = NOT_STORED

    @property
    def due(self) -> date | None:
        """The end that counts: the latest extension, else the original."""
        return self.extensions[-1].until if self.extensions else self.end


def timing(occurrence: Occurrence, today: date) -> Timing:
    """How the occurrence stands on `today`. A day of grace does not exist: late is after the due day.

    Suspended, cancelled, moved-on and waiting occurrences, and those without a due day, are `NONE`
    unless done. A thing done before its window opened is early.
    """
    due = occurrence.due
    if occurrence.status in _FINISHED:
        return _done_timing(occurrence, due)
    if due is None or occurrence.status in _OUT | {Status.SUSPENDED, Status.WAITING}:
        return Timing.NONE
    if today > due:
        return Timing.OVERDUE
    return Timing.DUE_SOON if due - today <= DUE_SOON else Timing.OPEN


def _done_timing(occurrence: Occurrence, due: date | None) -> Timing:
    done = occurrence.done_on
    if done is None or due is None:
        return Timing.ON_TIME
    if done > due:
        return Timing.LATE
    if occurrence.start is not None and done < occurrence.start:
        return Timing.EARLY
    return Timing.ON_TIME


def combined(statuses: Iterable[Status]) -> Status:
    """Status of a product, task or section from those below it.

    What was cancelled or moved on is left out of the rest; all of one kind gives that kind; everything
    finished gives done; anything started gives in progress.
    """
    found = list(statuses)
    rest = [status for status in found if status not in _OUT] or found
    if not rest:
        return Status.NOT_STARTED
    if len(set(rest)) == 1:
        return rest[0]
    if all(status in _FINISHED for status in rest):
        return Status.DONE
    return Status.IN_PROGRESS if any(status in _STARTED for status in rest) else Status.NOT_STARTED
