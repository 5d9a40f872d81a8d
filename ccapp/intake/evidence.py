"""What the cells of a column say about its meaning, independent of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ccapp.intake.vocabulary import (
    ACTION_WORDS,
    BUDGET_WORDS,
    DEADLINE_WORDS,
    JOINERS,
    PRODUCT_WORDS,
    UNIT_WORDS,
    Meaning,
)

MAX_EVIDENCE: Final = 60
SAMPLE: Final = 60  # cells looked at per column
_SHORT: Final = 8
_LONG: Final = 60
_LABEL: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6}|[a-zđ])[.)/]?")
_DATE: Final = re.compile(
    r"\b\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?\b|\b20\d\d\b|\bquý\s(?:[ivx\d]+)\b|\b\d{1,2}/20\d\d\b"
)
_CLOSERS: Final = ",;.:)%”/!?]"
_OPENERS: Final = (",", "/", "-", "–", "(", "&", "+")


def _starts(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\W*(?:{alternatives})(?!\w)")


def _holds(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


_UNIT: Final = _starts(UNIT_WORDS)
_PRODUCT: Final = _starts(PRODUCT_WORDS)
_ACTION: Final = _starts(ACTION_WORDS)
_DEADLINE: Final = _starts(DEADLINE_WORDS)
_BUDGET: Final = _holds(BUDGET_WORDS)
_JOINERS: Final = frozenset(JOINERS)


def is_label(text: str) -> bool:
    """Whether a text is a running number, Arabic, Roman or a letter: `12`, `1.2`, `IV.`, `a)`."""
    return _LABEL.fullmatch(text.casefold().strip()) is not None


def is_deadline(text: str) -> bool:
    """Whether a text reads like a deadline."""
    text = text.casefold()
    return len(text) < _LONG * 2 and (_DEADLINE.match(text) is not None or _DATE.search(text) is not None)


def is_product(text: str) -> bool:
    """Whether a text begins with the name of a kind of document or result."""
    return _PRODUCT.match(text.casefold()) is not None


def is_action(text: str) -> bool:
    """Whether a text begins with the verb of a task."""
    return _ACTION.match(text.casefold()) is not None


def goes_on(text: str, before: str) -> bool:
    """Whether a text is the rest of the text before it: it starts small, or that one ends open."""
    text = text.lstrip("“\"'")
    if not text or not before:
        return False
    if text[0].islower() or text[0] in _CLOSERS:
        return True
    if before.rstrip().endswith(_OPENERS) or before.count("(") > before.count(")"):
        return True
    # Accents matter here: "của" joins, "(một) cửa" does not.
    return before.casefold().split()[-1] in _JOINERS


def scores(cells: Sequence[str]) -> Mapping[Meaning, int]:
    """Evidence -18..42 per meaning from the texts of a column, blanks included."""
    filled = [cell for cell in cells if cell][:SAMPLE]
    if not filled:
        return {Meaning.NOTES: MAX_EVIDENCE // 3, Meaning.BUDGET: MAX_EVIDENCE // 4}
    lowered = [cell.casefold() for cell in filled]
    length = sum(map(len, lowered)) / len(lowered)
    blank = 1 - len(filled) / max(1, len(cells))
    long = min(1.0, length / _LONG)
    shares = {
        Meaning.NUMBER: _share(cell for cell in lowered if len(cell) <= _SHORT and is_label(cell))
        / len(lowered),
        Meaning.LEAD: _count(_UNIT, lowered) * (1 - 0.3 * long),
        Meaning.PARTNERS: _count(_UNIT, lowered) * (1 - 0.3 * long),
        Meaning.DEADLINE: _share(cell for cell in filled if is_deadline(cell)) / len(lowered),
        Meaning.PRODUCT: _count(_PRODUCT, lowered) * (1.1 - 0.6 * long),
        Meaning.WORDS: 0.5 * _count(_ACTION, lowered) + 0.6 * long,
        Meaning.BUDGET: _share(cell for cell in lowered if _BUDGET.search(cell)) / len(lowered),
        Meaning.NOTES: blank * 0.5,
    }
    return {meaning: round(MAX_EVIDENCE * (min(share, 1.0) - 0.3)) for meaning, share in shares.items()}


def _share(matching: Iterable[str]) -> int:
    return sum(1 for _ in matching)


def _count(pattern: re.Pattern[str], lowered: Sequence[str]) -> float:
    return _share(cell for cell in lowered if pattern.match(cell)) / len(lowered)
