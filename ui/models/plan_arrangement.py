"""What to show of a table and in which order: filters by column, and the column whose order it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.layout import Layout
from ccapp.values import field, value

DayOf = Callable[[str, str], date | None]  # of a deadline as written, and what its leaf keeps beside it


class Blank(StrEnum):
    """Whether cells without a text are wanted: no matter, only they, or all but they."""

    ANY = "any"
    ONLY = "only"
    NEVER = "never"


@value
class Wanted:
    """What is looked for in one column: all of the words, or blank cells."""

    words: str = ""
    blank: Blank = Blank.ANY

    def __bool__(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.words.split()) or self.blank is not Blank.ANY


@value
class Arrangement:
    """What to show of a table: filters by the key of their column, and the column whose order it has."""

    filters: Mapping[str, Wanted] = field(default_factory=dict)
    by: str = ""
    back: bool = False

    def __bool__(self) -> bool:
        """Whether the table differs from the plan's own."""
        return bool(self.by or self.filtered)

    @property
    def filtered(self) -> bool:
        """Whether rows may be hidden."""
        return any(self.filters.values())

    def within(self, layout: Layout) -> Arrangement:
        """Without what is said of columns that are not there."""
        kept = {key: wanted for key, wanted in self.filters.items() if key in layout.keys and wanted}
        by = self.by if self.by in layout.keys else ""
        return Arrangement(filters=kept, by=by, back=self.back and bool(by))


PLAIN: Final = Arrangement()
