"""Valid words in the wrong place, told by daily expressions with the same letters: `áp dựng`, `đống góp`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ccapp.domain.checks.confused_words import AROUND, CONFUSED
from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.saying import change, found
from ccapp.domain.checks.slip_hints import mending
from ccapp.domain.checks.usual_words import MISTYPED, NEIGHBOURS, RIGHT, USUAL
from ccapp.domain.findings import Finding, Severity
from ccapp.text.fold import fold
from ccapp.text.matching import plain_tones
from ccapp.text.slips import slips

_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+) $")
_QUIET: Final = frozenset({Part.SIGNATURE, Part.LETTERHEAD})
_SIZES: Final = (3, 2)
_BY_LETTERS: Final[Mapping[str, str]] = {fold(words): words for words in USUAL}
_KNOWN: Final = frozenset(plain_tones(words) for words in USUAL)
_NEIGHBOURS: Final = _KNOWN | {plain_tones(words) for words in (*NEIGHBOURS, *AROUND)}
_CONFUSED: Final = {plain_tones(wrong): right for wrong, right in CONFUSED.items()}
_RIGHT: Final = frozenset(plain_tones(words) for words in RIGHT)
_LETTERS: Final = frozenset({*_BY_LETTERS, *map(fold, MISTYPED), *map(fold, CONFUSED)})
_BEFORE: Final = re.compile(r"\b(?:ở|trong|tại|từ|những|các)\s+$", re.IGNORECASE)


def wrong_words(passage: Passage) -> Iterator[Finding]:
    """Expressions that are one accent away from a daily one, with that one offered; a hint."""
    if passage.part in _QUIET or passage.field == "number":
        return
    taken = [(slip.start, slip.end) for slip in slips(passage.text)]
    for run in _runs(passage.text):
        start, end = run[0].start(), run[-1].end()
        right = _meant(passage.text[start:end])
        if not right or any(first < end and start < last for first, last in taken):
            continue
        if not _belongs_elsewhere(passage.text, start, end):
            taken.append((start, end))
            yield _finding(passage, start, end, right)


def _runs(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """Words with the letters of an expression, single spaces between; three at a time first."""
    words = list(_WORD.finditer(text))
    letters = [fold(word.group()) for word in words]
    for size in _SIZES:
        for index in range(len(words) - size + 1):
            if " ".join(letters[index : index + size]) not in _LETTERS:
                continue
            run = words[index : index + size]
            if all(text[one.end() : two.start()] == " " for one, two in pairwise(run)):
                yield run


def _belongs_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether the first word ends the expression before, or the last begins the one after."""
    first, last = text[start:end].split(" ", maxsplit=1)[0], text[start:end].rsplit(" ", maxsplit=1)[-1]
    before = _LAST_WORD.search(text, 0, start)
    after = _WORD.match(text, end + 1)
    if before and plain_tones(f"{before.group(1)} {first}".lower()) in _NEIGHBOURS:
        return True
    if after and plain_tones(f"{last} {after.group()}".lower()) in _NEIGHBOURS:
        return True
    return text[start:end].lower() == "phần đầu" and _BEFORE.search(text, 0, start) is not None


def _meant(said: str) -> str:
    """The daily expression that was meant; empty where the words are right or not known."""
    plain = plain_tones(said.lower())
    if plain in _CONFUSED and not _is_name(said):
        return _CONFUSED[plain]
    if plain.isascii() or plain in _KNOWN:
        return ""
    if plain in MISTYPED:
        return MISTYPED[plain]
    usual = _BY_LETTERS.get(fold(plain), "")
    return "" if plain in _RIGHT else usual


def _is_name(said: str) -> bool:
    """Words with capitals of their own: what a place or a firm is called follows no table."""
    return said.istitle() and not said.isupper()


def _finding(passage: Passage, start: int, end: int, right: str) -> Finding:
    said = passage.text[start:end]
    better = (
        right.upper() if said.isupper() else right[:1].upper() + right[1:] if said[0].isupper() else right
    )
    fix = change(passage, start, end, better, mending(passage))
    return found("text-slip", Severity.HINT, passage, said, fix, text=said, better=better)
