"""Days and times as the screen shows them, such as 05/01/2026 10:32, and the year that is usual now."""

from __future__ import annotations

from datetime import datetime

_NEXT_YEAR_FROM = 10  # month: from October on, offices write the plan of the coming year


def day_and_time(at: datetime) -> str:
    """A moment, to the minute."""
    return f"{at:%d/%m/%Y %H:%M}"


def usual_year(now: datetime) -> int:
    """The year that a plan begun now is most likely for."""
    return now.year + (now.month >= _NEXT_YEAR_FROM)
