"""What a filter lets through, and the order of the texts of a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from ccapp.domain.checks.amounts import read_amount
from ccapp.domain.layout import DEADLINE, NUMBER, Layout
from ccapp.text.fold import fold
from ccapp.text.matching import plain_tones
from ccapp.text.normalize import clean
from ccapp.text.sorting import sort_key
from ui.models.plan_arrangement import Arrangement, Blank, DayOf, Wanted
from ui.models.plan_lines import Line

_AMOUNT: Final = re.compile(r"[\d≥≤<>~+-]")


class Matcher:
    """Tells whether a text holds what is wanted. Accents count in the words that were typed with them."""

    def __init__(self, wanted: Wanted) -> None:
        self._blank = wanted.blank
        words = clean(wanted.words).lower().split()
        accented = [any(char.isalpha() and not char.isascii() for char in word) for word in words]
        self._bare = [fold(word) for word, marked in zip(words, accented, strict=True) if not marked]
        self._marked = [plain_tones(word) for word, marked in zip(words, accented, strict=True) if marked]

    def holds(self, text: str) -> bool:
        """Whether a text is wanted."""
        if self._blank is not Blank.ANY:
            return bool(text.strip()) is (self._blank is Blank.NEVER)
        if self._bare:
            folded = fold(text)
            if not all(word in folded for word in self._bare):
                return False
        if self._marked:
            lower = plain_tones(text.lower())
            return all(word in lower for word in self._marked)
        return True


def ordered(shown: Sequence[Line], layout: Layout, wanted: Arrangement, day_of: DayOf) -> list[Line]:
    """Lines in the order of a column. Texts that have no place in it, and blanks after them, come last."""
    column = layout.keys.index(wanted.by)
    texts = [line.texts[column].strip() for line in shown]
    key = _key_of(wanted.by, texts, day_of)
    bins: tuple[list[tuple[object, Line]], ...] = ([], [], [])
    for text, line in zip(texts, shown, strict=True):
        place, value = key(text, line.timing) if text else (2, "")
        bins[place].append((value, line))
    out: list[Line] = []
    for held in bins:
        held.sort(key=lambda pair: pair[0], reverse=wanted.back)  # type: ignore[arg-type, return-value]
        out.extend(line for _, line in held)
    return out


def _key_of(by: str, texts: Sequence[str], day_of: DayOf) -> Callable[[str, str], tuple[int, object]]:
    """In which bin a text of the column goes, and what it is compared by there."""
    if by == DEADLINE:
        return lambda text, timing: (0, day) if (day := day_of(text, timing)) else (1, sort_key(text))
    if by != NUMBER and any(texts) and all(_amount(text) is not None for text in texts if text):
        return lambda text, _: (0, _amount(text))
    return lambda text, _: (0, sort_key(text))


def _amount(text: str) -> Decimal | None:
    found = read_amount(text) if _AMOUNT.match(text) else None
    return found.value if found else None
