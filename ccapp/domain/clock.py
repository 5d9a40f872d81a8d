"""Whether a machine's clock goes with what other offices' clocks say. Shown, never used to decide."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ccapp.values import value

_APART: Final = timedelta(days=1)  # zones, and clocks that nobody set for a while


class ClockDoubt(StrEnum):
    """Why a clock is doubted: before the program was made, before what others said, ahead of a receipt."""

    BEFORE_PROGRAM = "before-program"
    BEFORE_OTHERS = "before-others"
    AHEAD = "ahead-of-receipt"


@value
class Doubt:
    """A doubt, and the moment that does not go with the clock: by another clock."""

    why: ClockDoubt
    moment: datetime


@value
class Heard:
    """What is known of time from elsewhere: when the program was made, the newest moment that another office
    has named, and of the latest receipt when we sent by our clock and when it was taken in by theirs.
    """

    built: datetime | None = None
    newest: datetime | None = None
    sent: datetime | None = None
    taken: datetime | None = None


def is_apart(earlier: datetime, later: datetime) -> bool:
    """Whether what must have been earlier claims to be more than a day later."""
    return earlier - later > _APART


def clock_doubt(now: datetime, heard: Heard) -> Doubt | None:
    """The first reason to doubt a clock; None where all of it fits.

    A clock that was ahead when a package was sent is doubted until it is set back.
    """
    if heard.built is not None and is_apart(heard.built, now):
        return Doubt(why=ClockDoubt.BEFORE_PROGRAM, moment=heard.built)
    others = max(filter(None, (heard.newest, heard.taken)), default=None)
    if others is not None and is_apart(others, now):
        return Doubt(why=ClockDoubt.BEFORE_OTHERS, moment=others)
    if heard.sent is None or heard.taken is None or is_apart(heard.sent, now):
        return None
    return Doubt(why=ClockDoubt.AHEAD, moment=heard.taken) if is_apart(heard.sent, heard.taken) else None
