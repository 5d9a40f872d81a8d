"""Cuts a sheet into tables and what stands around them: titles, notes, signatures.

A table begins at the first row with three cells. It ends where loose rows follow: at most two cells each, not
joined to the rows above, and without lines where the table has lines. In a table without lines only the rows
after its one gap are taken for loose, for there a short row may well belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ccapp.intake.sheets.placed import Placed, Seen

_DENSE: Final = 3
_LOOSE: Final = 2
_FAR: Final = 30  # blank rows between two things that have nothing to do with each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The rows of a table, both ends within."""

    top: int
    bottom: int


@dataclass(slots=True)
class Cutter:
    """Walks the rows with ink once, from the top."""

    seen: Seen
    _rows: list[int] = field(init=False)
    _counts: list[int] = field(default_factory=list, init=False)
    _reach: list[int] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._rows = sorted(self.seen.rows)
        reaching: list[Placed] = []
        for row in self._rows:
            reaching = [one for one in reaching if one.bottom >= row] + self.seen.rows[row]
            self._counts.append(len(reaching))
            self._reach.append(max(one.bottom for one in reaching))

    def pieces(self) -> Iterator[Placed | Stretch]:
        """Tables and single cells in reading order."""
        position = 0
        fewest = _DENSE if max(self._counts, default=0) >= _DENSE else _LOOSE
        while position < len(self._rows):
            start = self._start(position, fewest)
            for row in self._rows[position:start]:
                yield from self.seen.rows[row]
            if start == len(self._rows):
                return
            end = self._end(start)
            yield Stretch(top=self._rows[start], bottom=self._rows[end - 1])
            position = end

    def _start(self, position: int, fewest: int) -> int:
        """Where the next table begins; the number of rows where none does."""
        start = position
        while start < len(self._rows) and self._counts[start] < fewest:
            start += 1
        if start < len(self._rows):
            while start > position and self._is_heading_group(start - 1):
                start -= 1
        return start

    def _is_heading_group(self, above: int) -> bool:
        """Whether a row with few cells is the upper row of headings and no title."""
        if self._reach[above] >= self._rows[above + 1]:
            return True
        close = self._rows[above] + 1 == self._rows[above + 1]
        return close and self._counts[above] >= _LOOSE and self._is_lined(above)

    def _end(self, start: int) -> int:
        """The index after the last row of the table that begins at `start`."""
        lined, gaps, index = self._is_lined(start), 0, start + 1
        while index < len(self._rows):
            gap = self._rows[index] - self._reach[index - 1] - 1
            after = self._after_loose(index)
            if gap > _FAR or (after > index and self._ends(after, lined=lined, gap=gap, gaps=gaps)):
                return index
            gaps += gap > 0
            index = max(after, index + 1)
        return index

    def _ends(self, after: int, *, lined: bool, gap: int, gaps: int) -> bool:
        """Whether loose rows up to `after` part the table from what follows."""
        if after == len(self._rows):
            return lined or (gap > 0 and gaps == 0)
        first = self.seen.rows[self._rows[after]][0].entry.paragraph.text.strip()
        # A row that begins with its number goes on with the table: the loose rows were a heading in it.
        return lined and gap > 0 and not first[:1].isdigit()

    def _after_loose(self, index: int) -> int:
        """The index after the loose rows that begin at `index`."""
        while (
            index < len(self._rows)
            and self._counts[index] <= _LOOSE
            and self._reach[index - 1] < self._rows[index]
            and not self._is_lined(index)
        ):
            index += 1
        return index

    def _is_lined(self, index: int) -> bool:
        return any(one.entry.bordered for one in self.seen.rows[self._rows[index]])
