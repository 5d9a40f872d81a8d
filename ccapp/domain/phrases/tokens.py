"""From a phrase as typed to terms: every word, number and sign with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
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


class _Word(NamedTuple):
    """A run of letters or digits, or one sign: as typed in lower case, and folded; what it says by itself.

    `length` is that of one of two words in one (QIV), else 0; `longer` are the entries it may begin.
    """

    exact: str
    folded: str
    length: int
    term: Term
    value: int
    digits: int
    longer: tuple[Entry, ...]


def tokens(text: str) -> tuple[Token, ...]:
    """The terms of a cleaned text, in order; a word the table does not know is `Term.OTHER`."""
    words, places = _words(text)
    found: list[Token] = []
    at = 0
    while at < len(words):
        word = words[at]
        entry = _best(word.longer, words, at) if word.longer else None
        if entry is None:
            found.append(Token(word.term, word.value, *places[at], word.digits))
            at += 1
        else:
            last = at + len(entry[0])
            found.append(Token(entry[2], entry[3], places[at][0], places[last - 1][1]))
            at = last
    return tuple(_said_once(found) if any(token.term is Term.OPEN for token in found) else found)


def _said_once(found: list[Token]) -> Iterator[Token]:
    """The terms without a number said again in words: `ngày 06 (sáu)`."""
    said = (Term.OPEN, Term.SPELLED, Term.CLOSE)
    at = 0
    while at < len(found):
        yield found[at]
        again = found[at + 1 : at + 4]
        same = len(again) == len(said) and again[1].value == found[at].value
        words = tuple(token.term for token in again) == said
        at += 4 if found[at].term is Term.NUMBER and same and words else 1


def _words(text: str) -> tuple[list[_Word], list[tuple[int, int]]]:
    words: list[_Word] = []
    places: list[tuple[int, int]] = []
    for found in _PIECE.finditer(text):
        start, end = found.span()
        for word in _spelled(found.group()):
            middle = start + word.length if word.length else end
            words.append(word)
            places.append((start, middle))
            start = middle
    return words, places


@lru_cache(maxsize=4096)
def _spelled(word: str) -> tuple[_Word, ...]:
    """A run of letters or digits, or one sign; QIV and QuýIV are two words."""
    exact = unicodedata.normalize("NFKC", word).casefold()
    folded = fold(exact)
    short = _SHORTENED.fullmatch(folded)
    if not short:
        return (_alone(exact, folded, 0),)
    unit, number = short.groups()
    return _alone(unit, unit, len(unit)), _alone(number, number, 0)


def _alone(exact: str, folded: str, length: int) -> _Word:
    entries = ENTRIES.get(folded, ())
    word = _Word(exact, folded, length, Term.OTHER, 0, 0, tuple(each for each in entries if len(each[0]) > 1))
    best = _best([each for each in entries if len(each[0]) == 1], [word], 0)
    if best is not None:
        return word._replace(term=best[2], value=best[3])
    if exact.isdecimal():
        value = int(exact) if len(exact) <= LONGEST_NUMBER else -1
        return word._replace(term=Term.NUMBER, value=value, digits=len(exact))
    sign = Term.BLANK if folded.startswith("..") else PUNCTUATION.get(folded, Term.OTHER)
    return word._replace(term=sign)


def _best(entries: Iterable[Entry], words: list[_Word], at: int) -> Entry | None:
    """The longest entry that stands at a place, one spelled the same before others; entries longest first."""
    best: Entry | None = None
    following = words[at + 1].folded if at + 1 < len(words) else ""
    for entry in entries:
        if len(entry[0]) > 1 and following != entry[0][1]:
            continue
        if best is not None and len(entry[0]) < len(best[0]):
            break
        if _fits(words, at, entry) and (best is None or _same(words, at, entry)):
            best = entry
            if _same(words, at, entry):
                break
    return best


def _fits(found: list[_Word], at: int, entry: Entry) -> bool:
    folded, words, _, _ = entry
    if at + len(folded) > len(found):
        return False
    for offset, (letters, word) in enumerate(zip(folded, words, strict=True)):
        piece = found[at + offset]
        if piece.folded != letters or (piece.exact in CONFUSABLE and piece.exact != word):
            return False
    return True


def _same(found: list[_Word], at: int, entry: Entry) -> bool:
    return all(found[at + offset].exact == word for offset, word in enumerate(entry[1]))
