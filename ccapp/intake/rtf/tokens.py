"""The tokens of RTF: groups, control words, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ccapp.errors import FileError

# A plan of four pages has 40,000; so many take about six seconds.
_MOST: Final = 3_000_000
_LONGEST_WORD: Final = 32
_TOKEN: Final = re.compile(
    rb"""
    \\(?P<word>[a-zA-Z]{1,%d})(?P<number>-?\d{1,10})?\x20?
    | \\'(?P<hex>[0-9a-fA-F]{2})
    | (?P<brace>[{}])
    | \\(?P<sign>[^a-zA-Z'])
    | (?P<text>[^\\{}]+)
    """
    % _LONGEST_WORD,
    re.VERBOSE | re.DOTALL,
)
_BREAKS: Final = b"\r\n\0"


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    TEXT = auto()
    BYTE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is the control word or sign; `number` its parameter, None where absent; `text` raw bytes."""

    kind: Kind
    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN: Final = Token(Kind.OPEN)
_CLOSE: Final = Token(Kind.CLOSE)


def tokens(name: str, data: bytes) -> Iterator[Token]:
    """The tokens of a file; raw data of `\\bin` is passed over. Raises FileError for far too many."""
    position = data.find(b"{")
    known: dict[tuple[bytes, bytes | None], Token] = {}
    for _ in range(_MOST):
        match = _TOKEN.match(data, position)
        if match is None:
            if position >= len(data):
                return
            position += 1  # a backslash that begins nothing
            continue
        position = match.end()
        kind = match.lastgroup
        if kind == "brace":
            yield _OPEN if match["brace"] == b"{" else _CLOSE
        elif kind in {"word", "number"}:
            key = match["word"], match["number"]
            token = known.get(key) or known.setdefault(key, _word(*key))
            if token.word == "bin" and token.number:
                position += max(0, token.number)
            yield token
        elif kind == "hex":
            yield Token(Kind.BYTE, text=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "sign":
            yield Token(Kind.SIGN, word=match["sign"].decode("latin-1"))
        else:
            yield Token(Kind.TEXT, text=match["text"].translate(None, _BREAKS))
    raise FileError("file-too-complex", file=name)


def _word(word: bytes, number: bytes | None) -> Token:
    return Token(Kind.WORD, word=word.decode("ascii"), number=None if number is None else int(number))
