"""Another look at the lines of a table: only those with certain words, or in the order of a column.

Nothing of the plan changes by it. What was shown once stays shown while it is written in: a row does not
vanish or jump under the hands because its new text matches no longer; that waits for the next choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.layout import Layout
from ccapp.domain.plan import RecordId
from ui.models.plan_arrangement import PLAIN, Arrangement, DayOf
from ui.models.plan_lines import Kind, Line

Key = tuple[Kind, RecordId]
_UNKNOWN: Final = -1


class Arranger:
    """Applies an arrangement to the lines of a table, again after each change of the plan."""

    def __init__(self) -> None:
        self.wanted = PLAIN
        self.all: Sequence[Line] = ()
        self._hidden: frozenset[Key] = frozenset()
        self._shown: frozenset[Key] = frozenset()
        self._order: dict[Key, int] = {}
        self._fresh = True

    def want(self, wanted: Arrangement) -> None:
        """Another arrangement from the next `lines` on."""
        self.wanted, self._fresh = wanted, True

    def lines(self, table: Sequence[Line], layout: Layout, day_of: DayOf) -> list[Line]:
        """The lines to show of a table, in their order."""
        wanted = self.wanted = self.wanted.within(layout)
        self.all = table
        if not wanted:
            self._hidden, self._order = frozenset(), {}
            self._shown = frozenset(line.key for line in table)
            return list(table)
        self._hidden = self._to_hide(table, layout)
        shown = [line for line in table if line.kind is Kind.LEAF and line.key not in self._hidden]
        if wanted.by:
            shown = self._in_order(shown, layout, day_of)
        elif wanted.filtered:
            shown = list(_with_sections(table, shown))
        self._fresh = False
        self._shown = frozenset(line.key for line in shown)
        return shown

    def _to_hide(self, table: Sequence[Line], layout: Layout) -> frozenset[Key]:
        from ui.models.plan_order import Matcher  # start-up cost, as below

        at = {key: column for column, key in enumerate(layout.keys)}
        matchers = [(at[key], Matcher(wanted)) for key, wanted in self.wanted.filters.items()]
        return frozenset(
            line.key
            for line in table
            if line.kind is Kind.LEAF
            and (self._fresh or line.key in self._hidden)
            and not all(matcher.holds(line.texts[column]) for column, matcher in matchers)
        )

    def _in_order(self, shown: list[Line], layout: Layout, day_of: DayOf) -> list[Line]:
        from ui.models.plan_order import ordered  # start-up cost: the first paint is in the plan's order

        out = ordered(shown, layout, self.wanted, day_of) if self._fresh else self._as_before(shown)
        self._order = {line.key: place for place, line in enumerate(out)}
        return out

    def _as_before(self, shown: list[Line]) -> list[Line]:
        """The order of before; a new line after the one it follows in the plan."""
        places, last = {}, _UNKNOWN
        for line in shown:
            last = self._order.get(line.key, last)
            places[line.key] = last, line.key not in self._order
        return sorted(shown, key=lambda line: places[line.key])

    def hidden_below(self, records: Sequence[RecordId]) -> int:
        """How many rows of some lines are not shown at present."""
        gone = set(records)
        hidden = (line for line in self.all if line.key in self._hidden)
        return sum(any(item.id in gone for item in line.path) for line in hidden)

    def hides(self, record: RecordId) -> bool:
        """Whether a line is there and none of its rows is shown; of a section, whether its own is not."""
        rows = {line.key for line in self.all if any(item.id == record for item in line.path)}
        own = {(Kind.SECTION, record)} & rows
        return bool(rows) and (own or rows).isdisjoint(self._shown)


def _with_sections(table: Sequence[Line], shown: Sequence[Line]) -> Iterator[Line]:
    """The shown leaves with the rows of their sections."""
    kept = {line.key for line in shown}
    held = {line.path[0].id for line in shown}
    for line in table:
        if line.key in kept or (line.kind is Kind.SECTION and line.path[0].id in held):
            yield line
