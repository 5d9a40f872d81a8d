"""Small steps over tokens that all rules of the calendar share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.phrases.calendar import FIRST_YEAR, LAST_YEAR, NoteCode, Period
from ccapp.domain.phrases.tokens import Token
from ccapp.domain.phrases.vocabulary import Term

Tokens = tuple[Token, ...]
Found = tuple[Period, int] | None

SEPARATORS: Final = (Term.SLASH, Term.DASH, Term.DOT)
YEAR_DIGITS: Final = 4
DAY_DIGITS: Final = 2
MOST_SIGNS: Final = 2
LONGEST_LIST: Final = 12
LONGEST_RUN: Final = 12
_JOIN: Final = (Term.SLASH, Term.DASH, Term.DOT, Term.COMMA, Term.OF, Term.IN, Term.OPEN)


def term(tokens: Tokens, at: int) -> Term | None:
    """The term at a place; None outside the phrase."""
    return tokens[at].term if 0 <= at < len(tokens) else None


def skip(tokens: Tokens, at: int, *terms: Term) -> int:
    """The first place from `at` on that holds none of these terms; a longer run is no deadline."""
    for place in range(at, at + LONGEST_RUN):
        if term(tokens, place) not in terms:
            return place
    return at + LONGEST_RUN


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether a number of four digits stands there."""
    return term(tokens, at) is Term.NUMBER and tokens[at].digits == YEAR_DIGITS


def small(tokens: Tokens, at: int, *also: Term) -> int | None:
    """A number of one or two digits, or of the other kinds asked for (in words, Roman)."""
    found = term(tokens, at)
    if found is Term.NUMBER:
        return tokens[at].value if tokens[at].digits <= DAY_DIGITS else None
    return tokens[at].value if found in also else None


@dataclass(frozen=True, slots=True)
class YearWords:
    """How a phrase says its year: a number, "năm sau", "năm", or unreadably short."""

    number: int | None = None
    ahead: int = 0
    problem: NoteCode | None = None

    def on(self, period: Period) -> Period:
        """The period in that year."""
        placed = period.in_year(self.number, self.ahead)
        return replace(placed, problem=self.problem) if self.problem and not period.problem else placed


def year_words(tokens: Tokens, at: int) -> tuple[YearWords, int] | None:
    """The year after a month, quarter or day: `/2026`, ` năm 2026`, `, năm 2026`, ` năm sau`, ` năm`."""
    after = skip(tokens, at, *_JOIN) if term(tokens, at) in _JOIN else at
    if after - at > MOST_SIGNS:
        return None
    worded = term(tokens, after) is Term.YEAR
    if worded:
        after += 1
    if is_year(tokens, after):
        return _numbered(tokens, at, after)
    if term(tokens, after) is Term.NUMBER:
        close = term(tokens, at) in (Term.SLASH, Term.DOT) or worded
        return (YearWords(problem=NoteCode.SHORT_YEAR), after + 1) if close else None
    return _told(tokens, after) if worded else None


def _told(tokens: Tokens, after: int) -> tuple[YearWords, int]:
    """năm sau, năm trước, năm nay, năm"""
    if term(tokens, after) in (Term.NEXT, Term.AFTER):
        return YearWords(ahead=1), skip(tokens, after, Term.NEXT, Term.AFTER)
    if term(tokens, after) is Term.BEFORE and term(tokens, after + 1) not in (Term.DAY, Term.NUMBER):
        return YearWords(ahead=-1), after + 1
    return YearWords(), after + (term(tokens, after) is Term.THIS)


def _numbered(tokens: Tokens, at: int, after: int) -> tuple[YearWords, int] | None:
    opened = Term.OPEN in (token.term for token in tokens[at:after])
    number = tokens[after].value
    problem = None if FIRST_YEAR <= number <= LAST_YEAR else NoteCode.BAD_YEAR
    return YearWords(number, 0, problem), after + 1 + (opened and term(tokens, after + 1) is Term.CLOSE)


def first_of(rules: Iterable[Callable[[Tokens, int], Found]], tokens: Tokens, at: int) -> Found:
    """What the first rule that fits reads at a place."""
    for rule in rules:
        found = rule(tokens, at)
        if found is not None:
            return found
    return None
