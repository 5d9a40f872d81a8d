"""The years a plan is for, read from its title (`NĂM 2023`, `GIAI ĐOẠN 2025 - 2030`) or its year columns."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.layout import Layout
from ccapp.text.fold import fold

# Start-up cost: compiled at their first use.
_RANGE: Final = r"\b((?:19|20)\d\d) ?(?:-|den|toi) ?(?:nam )?((?:19|20)\d\d)\b"
_NAMED: Final = r"\bnam ((?:19|20)\d\d)\b"
_ANY: Final = r"\b((?:19|20)\d\d)\b"

Years = tuple[int, int]


def years_in(text: str) -> Years | None:
    """First and last year that a title names; None where it names none or is ambiguous.

    A range wins over single years, "năm 2023" over a bare number.
    """
    folded = fold(text)
    for first, last in re.findall(_RANGE, folded):
        if int(first) <= int(last):
            return int(first), int(last)
    for pattern in (_NAMED, _ANY):
        found = {int(year) for year in re.findall(pattern, folded)}
        if len(found) == 1:
            year = found.pop()
            return year, year
    return None


def parse_years(text: str) -> Years | None:
    """Read `2025` or `2025-2030` as an officer types it; None for anything else."""
    folded = fold(text)
    found = re.fullmatch(_RANGE, folded)
    if found:
        first, last = int(found.group(1)), int(found.group(2))
        return (first, last) if first <= last else None
    return (int(folded), int(folded)) if re.fullmatch(_ANY, folded) else None


def year_columns(layout: Layout) -> Years | None:
    """First and last year of a grid of year targets; None where the layout has no year column."""
    years = [col.year for col in layout.columns if col.year is not None]
    return (min(years), max(years)) if years else None
