"""Words on positioned pages: where a search in the preview finds them, without accents, over line ends.

Lines of one cell are read on into each other; cells are not. Lengths are points, as on the pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ccapp.text.fold import fold_char, folded_words

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page, TextRun

_MOST: Final = 2_000
"""Nobody steps through more; a single letter is on every line."""
_NEXT_LINE: Final = 2.0  # line distances, in letter sizes, that still read as one text


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A stretch of one line on a page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Found words: on which page (from 0), one area for each line they stand on."""

    page: int
    areas: tuple[Area, ...]


class PageText:
    """The folded text of a page with the way back to its runs."""

    def __init__(self, page: Page) -> None:
        from ccapp.printing.primitives import TextRun

        self._runs = [item for item in page.items if isinstance(item, TextRun)]
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for before, run in zip([None, *self._runs], self._runs, strict=False):
            joint = " " if before is not None and _goes_on(before, run) else "\n"
            folded = "".join(map(fold_char, run.text))
            self._starts.append(length + len(joint))
            parts += (joint, folded)
            length += len(joint) + len(folded)
        self.text = "".join(parts)

    def areas(self, start: int, end: int) -> Iterator[Area]:
        """The stretches of a range of the folded text, line by line."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        for index in range(max(first, 0), last + 1):
            begin = self._starts[index]
            area = _area(self._runs[index], max(start - begin, 0), end - begin)
            if area.width > 0:
                yield area


def _goes_on(before: TextRun, run: TextRun) -> bool:
    """Whether a run is the next line of the same text."""
    same = (before.face, before.size) == (run.face, run.size)
    return same and 0 < run.y - before.y <= _NEXT_LINE * run.size


def _area(run: TextRun, start: int, end: int) -> Area:
    """The letters of a run that a range of its folded text comes from."""
    from ccapp.printing.fonts import ASCENT, DESCENT, font  # start-up cost: reportlab

    origins = [at for at, char in enumerate(run.text) for _ in fold_char(char)]
    letters = origins[start:end]
    left, right = (letters[0], letters[-1] + 1) if letters else (0, 0)
    measure = font(run.face).advance
    return Area(
        x=run.x + measure(run.text[:left]) * run.size,
        y=run.y - ASCENT * run.size,
        width=measure(run.text[left:right]) * run.size,
        height=(ASCENT + DESCENT) * run.size,
    )


class PageSearch:
    """Finds words on pages; what is folded once is kept."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._texts: dict[int, PageText] = {}

    def find(self, words: str) -> tuple[Hit, ...]:
        """Every place of these words in order, at most `_MOST`; nothing for no words."""
        sought = folded_words(words).split()
        if not sought:
            return ()
        pattern = re.compile(" +".join(map(re.escape, sought)))
        found: list[Hit] = []
        for number in range(len(self._pages)):
            text = self._text(number)
            for match in pattern.finditer(text.text):
                areas = tuple(text.areas(*match.span()))
                if areas:
                    found.append(Hit(page=number, areas=areas))
            if len(found) >= _MOST:
                break
        return tuple(found[:_MOST])

    def _text(self, number: int) -> PageText:
        if number not in self._texts:
            self._texts[number] = PageText(self._pages[number])
        return self._texts[number]
