"""Days and times as the screen shows them: 05/01/2026 10:32, whatever the system's own habit."""

from __future__ import annotations

from datetime import datetime


def day_and_time(at: datetime) -> str:
    """A moment, to the minute."""
    return f"{at:%d/%m/%Y %H:%M}"
