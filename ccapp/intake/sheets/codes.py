"""Number formats of spreadsheets taken apart: `#,##0" đ"`, `dd/mm/yyyy`, `[Red](0.0)` (ECMA-376 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<noon>am/pm|a/p)'
    r"|(?P<general>general)|(?P<date>y+|m+|d+|h+|s+)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY: Final = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_SECTION: Final = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*', re.DOTALL)
_LONGEST: Final = 255  # characters Excel allows in a format


class Kind(StrEnum):
    """What a piece of a format stands for."""

    LITERAL = auto()  # words put there on purpose, in quotes
    MARK = auto()  # a character as it is: "/", "-", a space
    DIGIT = auto()
    DATE = auto()
    ELAPSED = auto()
    GENERAL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format; `text` is the literal, the placeholder or the date letters in lower case."""

    kind: Kind
    text: str


Tokens = tuple[Token, ...]


@lru_cache(maxsize=1000)
def sections(code: str) -> tuple[Tokens, ...]:
    """The parts of a format between semicolons: for positive, negative, zero and text."""
    parts, position = [], 0
    code = code[:_LONGEST]
    while position <= len(code):
        found = _SECTION.match(code, position)
        part = found.group() if found else ""
        parts.append(tuple(_tokens(part)))
        position += len(part) + 1
    return tuple(parts)


def is_date(tokens: Tokens) -> bool:
    """Whether a section shows a day or a time."""
    return any(token.kind in (Kind.DATE, Kind.ELAPSED) for token in tokens)


def _tokens(part: str) -> list[Token]:
    return [
        token
        for found in _TOKEN.finditer(part)
        if found.lastgroup and (token := _token(found.lastgroup, found.group(found.lastgroup))).text
    ]


def _token(group: str, text: str) -> Token:
    match group:
        case "quoted" | "escaped":
            return Token(Kind.LITERAL, text)
        case "bracket":
            return _bracket(text)
        case "general" | "digit" | "date":
            return Token(Kind(group), text.lower())
        case "space":
            return Token(Kind.MARK, " " if text.startswith("_") else "")
        case "noon":
            return Token(Kind.MARK, "")
        case _:
            return Token(Kind.MARK, text)


def _bracket(text: str) -> Token:
    """A currency sign or counted hours; colours, languages and conditions show nothing."""
    if _ELAPSED.fullmatch(text):
        return Token(Kind.ELAPSED, text.lower())
    currency = _CURRENCY.fullmatch(text)
    return Token(Kind.MARK, currency.group(1) if currency else "")
