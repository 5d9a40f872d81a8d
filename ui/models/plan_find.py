"""Finding words without accents or case, or exactly, and where exactly they stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccapp.text.fold import fold
from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel

if TYPE_CHECKING:
    from ui.models.plan_replace import Search

Place = tuple[int, int]


class Finder:
    """The cells of a table that hold what is looked for, in reading order. Merged cells count once.

    While there is something to find `exactly`, that is looked for instead of words.
    """

    def __init__(self) -> None:
        self.wanted = ""
        self.exactly: Search | None = None
        self.places: list[Place] = []
        self._found: set[Place] = set()
        self._folded: dict[str, str] = {}

    def search(self, model: PlanTableModel, words: str) -> None:
        """Look again, for the same or other words; nothing wanted finds nothing."""
        self.wanted = fold(words)
        if self.exactly is not None:
            self.places = self.exactly.found_at(model)
        else:
            self.places = list(self._places(model)) if self.wanted else []
        self._found = set(self.places)

    def _places(self, model: PlanTableModel) -> list[Place]:
        out = []
        for row, line in enumerate(model.lines):
            if line.kind is Kind.VACANT:
                continue
            for column, text in enumerate(line.texts):
                if text and self.wanted in self._fold(text):
                    span = model.span_at(row, column)
                    if (span.row, span.column) == (row, column):
                        out.append((row, column))
        return out

    def _fold(self, text: str) -> str:
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = fold(text)
        return folded

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell was found."""
        return (row, column) in self._found

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where what is looked for stands in the text of a found cell."""
        if self.exactly is not None:
            return [found.span() for found in self.exactly.wanted.finditer(text)]
        return marks(text, self.wanted)

    def next_from(self, place: Place, *, back: bool) -> Place | None:
        """The found cell after (or before) a place, around the end."""
        if not self.places:
            return None
        if back:
            earlier = [found for found in self.places if found < place]
            return earlier[-1] if earlier else self.places[-1]
        return next((found for found in self.places if found > place), self.places[0])


def marks(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where folded words stand in a text as ranges of its own characters."""
    if not wanted:
        return []
    folded: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        plain = " " if char.isspace() else fold(char)
        if plain == " " and folded and folded[-1] == " ":
            continue
        folded.extend(plain)
        origin.extend([at] * len(plain))
    whole = "".join(folded)
    out = []
    at = whole.find(wanted)
    while at >= 0:
        out.append((origin[at], origin[at + len(wanted) - 1] + 1))
        at = whole.find(wanted, at + len(wanted))
    return out
