"""Whose a file is: told by the hidden mark of our form, by the letterhead, by the file's name, or asked.

A commune is sure only where its name stands with all its accents and nothing goes on after it, and where
nothing else in the file or its name speaks of another. A name without accents is an offer, never an answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ccapp.domain.form_marks import commune_key
from ccapp.domain.units.places import seat_of
from ccapp.text.fold import fold
from ccapp.values import value

_WORD: Final = re.compile(r"\w+")
_AFTER: Final = frozenset(
    {"nam", "giai", "ve", "thuc", "trien", "quy", "ky", "den", "tinh", "huyen", "thanh", "ngay", "so"}
)
"""Words, folded, that begin something new after a name, also where all is in capitals."""


@value
class Whose:
    """The commune a file is of, by its name on our list. `also` are the others it speaks of, or may be.

    `clash`: it is the form of one and speaks of another.
    """

    office: str = ""
    is_sure: bool = False
    also: tuple[str, ...] = ()
    clash: bool = False


def whose(names: Sequence[str], *, key: str, lines: Iterable[str], file: str) -> Whose:
    """Tell among the communes `names`. `key` is the form's, "" for any other file; `lines` its letterhead."""
    marked = next((name for name in names if key and commune_key(name) == key), "")
    said = tuple(dict.fromkeys(name for line in lines for name in _said(line, names)))
    called = _called(file, names)
    if marked:
        others = tuple(name for name in dict.fromkeys((*said, *called)) if name != marked)
        return Whose(office=marked, is_sure=not others, also=others, clash=bool(others))
    if len(said) == 1 and not key and set(called) <= set(said):
        return Whose(office=said[0], is_sure=True)
    offered = tuple(dict.fromkeys((*said, *called)))
    return Whose(office=offered[0] if len(offered) == 1 else "", also=offered)


def _said(line: str, names: Sequence[str]) -> tuple[str, ...]:
    """The communes that a line names in full."""
    words = list(_WORD.finditer(unicodedata.normalize("NFC", line)))
    exact = [_exact(word[0]) for word in words]
    known = frozenset(exact)
    found: list[tuple[int, int, str]] = []
    for name in names:
        core = _exact_core(name)
        if core[:1] and core[0] not in known:  # nearly every name of a long list
            continue
        for start in _starts(exact, core):
            end = start + len(core)
            if _ends(line, words, start, end):
                found.append((start, end, name))
    return _longest(found)


def _called(file: str, names: Sequence[str]) -> tuple[str, ...]:
    """The communes that the name of a file may mean: accents and joining signs are often gone there."""
    words = re.findall(r"[^\W_]+", fold(file))
    found = []
    for name in names:
        core = _folded_core(name)
        found += [(start, start + len(core), name) for start in _starts(words, core)]
    return _longest(found)


@lru_cache(maxsize=8192)
def _exact_core(name: str) -> tuple[tuple[str, str], ...]:
    return tuple(_exact(word) for word in _WORD.findall(unicodedata.normalize("NFC", _core(name))))


@lru_cache(maxsize=8192)
def _folded_core(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(_core(name))))


def _core(name: str) -> str:
    """`UBND xã Suối Mây` → `xã Suối Mây`; a name of another kind stays whole."""
    seat = seat_of(name)
    return f"{seat.kind} {seat.name}" if seat.name else name


def _exact(word: str) -> tuple[str, str]:
    """A word for comparing with its accents, wherever the tone stands: hoá and hóa are one word."""
    parts = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters, "".join(sorted(part for part in parts if unicodedata.combining(part)))


def _starts(words: Sequence[object], core: tuple[object, ...]) -> Iterable[int]:
    places = range(len(words) - len(core) + 1) if core else range(0)
    return (at for at in places if words[at] == core[0] and tuple(words[at : at + len(core)]) == core)


def _ends(line: str, words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether the name is over there: `xã Suối` is not said where `xã Suối Mây` is written."""
    if end == len(words):
        return True
    gap = line[words[end - 1].end() : words[end].start()]
    following = words[end][0]
    if gap.strip() or "\n" in gap or fold(following) in _AFTER or following[0].isdigit():
        return True
    capitals = all(word[0].isupper() for word in words[start:end])
    return following[0].islower() and not capitals


def _longest(found: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Names that do not stand within a longer one there."""
    kept = [
        one
        for one in found
        if not any(
            (other[0] <= one[0] and one[1] <= other[1]) and other[1] - other[0] > one[1] - one[0]
            for other in found
        )
    ]
    return tuple(dict.fromkeys(name for _, _, name in kept))
