"""What the program makes of the deadlines that were typed, to be shown beneath them."""

from __future__ import annotations

from datetime import date
from typing import Final

from ccapp.domain.checks.deadlines import phrases
from ccapp.domain.deadline import Kind, read_deadline, shown
from ccapp.words import Words

_MOST: Final = 20_000  # phrases remembered

Reading = tuple[str, bool]  # the words, and whether the phrase was understood


class Readings:
    """Readings of one plan's phrases, each computed once for its year."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._for: tuple[int, date | None] = (0, None)
        self._known: dict[str, Reading] = {}

    def of_plan(self, year: int, issued: date | None) -> None:
        """Read phrases for a plan of this year from now on."""
        if self._for != (year, issued):
            self._for = year, issued
            self._known.clear()

    def of(self, text: str) -> Reading:
        """`hiểu là 01/4 - 30/9/2026`, and whether that is so; a blank cell has no reading."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[text] = self._read(text)
        return found

    def _read(self, text: str) -> Reading:
        year, issued = self._for
        if not text.strip():
            return "", True
        readings = [read_deadline(phrase, year=year, issued=issued) for phrase in phrases(text)]
        said = [shown(reading) for reading in readings]
        understood = all(
            reading.kind is not Kind.NONE and each.code != "reading-no-day"
            for reading, each in zip(readings, said, strict=True)
        )
        return "; ".join(self._words.text(each.code, **each.facts) for each in said), understood
