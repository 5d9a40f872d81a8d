"""Days as officers write them: day, month, year. `5/7/26` is not guessed at."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

# Start-up cost: compiled at their first use.
_WRITTEN: Final = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
_WORDS: Final = r"(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_ISO: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"


def read_day(text: str) -> date | None:
    """Read `05/01/2026`, `5.1.2026`, `ngày 05 tháng 01 năm 2026` or `2026-01-05`; None for anything else.

    A day that does not exist (29/02/2026) is None, never the day after.
    """
    text = text.strip()
    written = re.fullmatch(_WRITTEN, text) or re.fullmatch(_WORDS, text)
    iso = re.fullmatch(_ISO, text)
    if written:
        day, month, year = map(int, written.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
