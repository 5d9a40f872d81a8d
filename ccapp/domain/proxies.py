"""Cấp trên nhập thay: which plan a table taken in for a commune is, and when the commune's own one is that.

Two plans of a commune and a year are one where they are called alike or share half of the tasks of the
smaller; what is neither is another plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from ccapp.domain.comparing import compare, is_comparable
from ccapp.domain.plan import Appendix, Plan
from ccapp.domain.records import count
from ccapp.text.fold import fold

_LIKE: Final = 92.0  # per cent of two titles
_HALF: Final = 0.5


def same_years(one: Plan, first: int, last: int) -> bool:
    """Whether a plan has a year of these."""
    return one.year_from <= last and first <= one.year_to


def is_same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans of one commune are the same; both with their appendices."""
    if not same_years(one, other.year_from, other.year_to):
        return False
    return fuzz.ratio(fold(one.title), fold(other.title)) >= _LIKE or share(one.appendices, other.appendices)


def share(ours: Sequence[Appendix], theirs: Sequence[Appendix]) -> bool:
    """Whether half of the tasks of the smaller are in the other."""
    least = min(_tasks(ours), _tasks(theirs))
    return least > 0 and _shared(ours, theirs) >= _HALF * least


def closest(ours: Iterable[Appendix], theirs: Appendix) -> Appendix | None:
    """The table of the same levels and kind that shares the most lines with another; None where none is."""
    fitting = [each for each in ours if fits(each, theirs)]
    return max(fitting, key=lambda each: _shared((each,), (theirs,)), default=None)


def fits(ours: Appendix, theirs: Appendix) -> bool:
    """Whether two tables can be laid beside each other line by line."""
    return is_comparable(ours.layout, theirs.layout) and ours.kind is theirs.kind


def _shared(ours: Sequence[Appendix], theirs: Sequence[Appendix]) -> int:
    """Tasks of the first that the second has too; each table counts with the one it shares most with."""
    found = 0
    for mine in ours:
        absent = [len(compare(mine, other).absent) for other in theirs if fits(mine, other)]
        found += max(0, count(mine).tasks - min(absent)) if absent else 0
    return found


def _tasks(tables: Sequence[Appendix]) -> int:
    return sum(count(each).tasks for each in tables)
