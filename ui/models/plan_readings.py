"""What the program makes of deadlines, and what came of them, to be shown beneath what was typed."""

from __future__ import annotations

from datetime import date
from typing import Final

from ccapp.domain.deadline import read_deadline
from ccapp.domain.plan import TIMING, Plan
from ccapp.domain.timing import dues, timing_of, told
from ccapp.words import Words

_MOST: Final = 20_000  # phrases remembered

_NOT_UNDERSTOOD: Final = frozenset({"reading-none", "reading-no-day"})

Reading = tuple[str, bool]  # the words, and whether the phrase was understood


class Readings:
    """Readings of one plan's deadlines, each computed once for its year."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._plan: Plan | None = None
        self._known: dict[tuple[str, str], Reading] = {}

    def of_plan(self, plan: Plan) -> None:
        """Read deadlines of this plan from now on."""
        if self._plan is None or _facts(plan) != _facts(self._plan):
            self._known.clear()
        self._plan = plan

    @property
    def basis(self) -> tuple[object, ...]:
        """The facts of the plan that its readings follow from."""
        return _facts(self._plan) if self._plan is not None else ()

    def of(self, text: str, timing: str = "") -> Reading:
        """`hiểu là 01/4 - 30/9/2026`, `gia hạn đến 30/9/2026 · hạn cũ 30/6/2026`, and whether all of the cell
        was understood; a blank cell has no reading. `timing` is what the leaf keeps beside its deadline.
        """
        if self._plan is None:
            return "", True
        found = self._known.get((text, timing))
        if found is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[text, timing] = self._read(self._plan, text, timing)
        return found

    def notes(self, text: str) -> tuple[str, ...]:
        """What is to be said of a phrase's reading, such as a day that no calendar has."""
        if self._plan is None or not text.strip():
            return ()
        issued = self._plan.reference.signed_on
        found = read_deadline(text, year=self._plan.year_from, issued=issued).notes
        return tuple(self._words.text(each.code.value, **each.facts) for each in found)

    def words_of(self, code: str) -> str:
        """Words of the catalogue with the plan's first year put in."""
        return self._words.text(code, year=self._plan.year_from if self._plan else "")

    def last_day(self, text: str, timing: str = "") -> date | None:
        """The last day on which something of a cell is due; None where no day follows from it."""
        found = dues(text, timing_of({TIMING: timing}), self._plan) if self._plan is not None else ()
        return max((due.day for due in found if due.day), default=None)

    def aim(self, text: str, timing: str = "") -> date | None:
        """The day to aim for where a cell has one due day and that is another: the eve of "trước ngày"."""
        found = dues(text, timing_of({TIMING: timing}), self._plan) if self._plan is not None else ()
        (due,) = found if len(found) == 1 else (None,)
        return due.target if due is not None and due.target != due.day else None

    def _read(self, plan: Plan, text: str, timing: str) -> Reading:
        said = told(text, timing_of({TIMING: timing}), plan)
        words = "; ".join(self._words.text(each.code, **each.facts) for each in said)
        return words, all(each.code not in _NOT_UNDERSTOOD for each in said)


def _facts(plan: Plan) -> tuple[object, ...]:
    return plan.year_from, plan.year_to, plan.reference.signed_on
