"""From a phrase as typed to terms: every word, number and sign with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ccapp.domain.phrases.vocabulary import CONFUSABLE, ENTRIES, PUNCTUATION, Entry, Term
from ccapp.text.fold import fold

_PIECE: Final = re.compile(r"\d+|(?:[^\W\d_][\u0300-\u036f]*)+|\.{2,}|…+|\S")
_SHORTENED: Final = re.compile(r"(q|quy)(i{1,3}|iv|v)")
LONGEST_NUMBER: Final = 4


class Token(NamedTuple):
    """One term with the value it carries and its place in the text; `digits` counts those of a number."""

    term: Term
    value: int
    start: int
    end: int
    digits: int = 0


class _Piece(NamedTuple):
    """A run of letters or digits, or one sign: as typed in lower case, and folded."""

    exact: str
    folded: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The terms of a cleaned text, in order; a word the table does not know is `Term.OTHER`."""
    pieces = list(_pieces(text))
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        term, value, taken = _term(pieces, at)
        first, last = pieces[at], pieces[at + taken - 1]
        digits = len(first.exact) if term is Term.NUMBER else 0
        found.append(Token(term, value, first.start, last.end, digits))
        at += taken
    return tuple(_said_once(found))


def _said_once(found: list[Token]) -> Iterator[Token]:
    """The terms without a number said again in words: `ngày 06 (sáu)`."""
    said = (Term.OPEN, Term.SPELLED, Term.CLOSE)
    at = 0
    if not any(token.term is Term.OPEN for token in found):
        yield from found
        return
    while at < len(found):
        yield found[at]
        again = found[at + 1 : at + 4]
        same = len(again) == len(said) and again[1].value == found[at].value
        words = tuple(token.term for token in again) == said
        at += 4 if found[at].term is Term.NUMBER and same and words else 1


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text):
        start, end = found.span()
        for exact, folded, length in _spellings(found.group()):
            middle = start + length if length else end
            yield _Piece(exact, folded, start, middle)
            start = middle


@lru_cache(maxsize=4096)
def _spellings(word: str) -> tuple[tuple[str, str, int], ...]:
    """A word as typed in lower case and folded, with its length where it is one of two in one: QIV, QuýIV."""
    exact = unicodedata.normalize("NFKC", word).casefold()
    folded = fold(exact)
    short = _SHORTENED.fullmatch(folded)
    if not short:
        return ((exact, folded, 0),)
    unit, number = short.groups()
    return (unit, unit, len(unit)), (number, number, 0)


def _term(pieces: list[_Piece], at: int) -> tuple[Term, int, int]:
    """Term, value and how many pieces it takes."""
    exact, letters = pieces[at].exact, pieces[at].folded
    entries = ENTRIES.get(letters)
    if entries is None:
        return _sign(exact, letters), _number(exact), 1
    best: Entry | None = None
    for entry in entries:
        words = entry[0]
        if len(words) > 1 and (at + 1 == len(pieces) or pieces[at + 1].folded != words[1]):
            continue
        if best is not None and len(entry[0]) < len(best[0]):
            break
        if _fits(pieces, at, entry) and (best is None or _same(pieces, at, entry)):
            best = entry
            if _same(pieces, at, entry):
                break
    return (best[2], best[3], len(best[0])) if best else (Term.OTHER, 0, 1)


def _sign(exact: str, letters: str) -> Term:
    """What begins no entry of the table: a number, a sign, a blank, another word."""
    if exact.isdecimal():
        return Term.NUMBER
    return Term.BLANK if letters.startswith("..") else PUNCTUATION.get(letters, Term.OTHER)


def _number(exact: str) -> int:
    if not exact.isdecimal():
        return 0
    return int(exact) if len(exact) <= LONGEST_NUMBER else -1


def _fits(pieces: list[_Piece], at: int, entry: Entry) -> bool:
    folded, words, _, _ = entry
    if at + len(folded) > len(pieces):
        return False
    for offset, (letters, word) in enumerate(zip(folded, words, strict=True)):
        piece = pieces[at + offset]
        if piece.folded != letters or (piece.exact in CONFUSABLE and piece.exact != word):
            return False
    return True


def _same(pieces: list[_Piece], at: int, entry: Entry) -> bool:
    return all(pieces[at + offset].exact == word for offset, word in enumerate(entry[1]))
