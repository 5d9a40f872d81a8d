"""Where folded words stand in a text as it is written: for marking what a search has found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ccapp.text.fold import fold_char

Span = tuple[int, int]
_WORD: Final = re.compile(r"\S+")


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """The places of `words` (folded) in `text` as ranges of its characters, in order, none in another.

    The last word also stands for the beginning of a longer one, of which only that beginning is marked.
    """
    folded: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        plain = fold_char(char)
        folded.append(plain)
        origins.extend([at] * len(plain))
    whole, prefix = set(words[:-1]), words[-1] if words else ""
    out: list[Span] = []
    for found in _WORD.finditer("".join(folded)):
        word, start = found.group(), found.start()
        end = start + len(word)
        if prefix and word.startswith(prefix) and word not in whole:
            end = start + len(prefix)
        elif word not in whole:
            continue
        out.append((origins[start], _end(text, origins[end - 1])))
    return tuple(_apart(out))


def _end(text: str, last: int) -> int:
    """Behind a character and the marks that belong to it."""
    end = last + 1
    while end < len(text) and fold_char(text[end]) == "":
        end += 1
    return end


def _apart(found: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in found:
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
