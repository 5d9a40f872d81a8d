"""Folding for matching: no accents, no case, one kind of dash and space."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_EXTRA: Final = (
    {"đ": "d", "Đ": "d", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "…": "..."}
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("‘’‚′", "'")
)


class _Folded(dict[int, str]):
    """What each character becomes, worked out when it is first met: one translate then folds a text."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", _EXTRA.get(char, char).casefold())
        folded = self[code] = "".join(part for part in base if not unicodedata.combining(part))
        return folded


class _Words(dict[int, str]):
    """Like `_Folded`, with a space for whatever is neither letter nor digit; "²" counts as "2"."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", fold(chr(code)))
        kept = (part for part in plain if not unicodedata.combining(part))
        words = "".join(part if part.isalnum() else " " for part in kept)
        # A mark that stands alone folds to nothing and is no gap between words.
        self[code] = words or ("" if unicodedata.combining(chr(code)) else " ")
        return self[code]


_FOLDED: Final = _Folded()
_WORDS: Final = _Words()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`Đơn vị  chủ trì` → `don vi chu tri`: lower case, accents and đ removed, spaces collapsed."""
    bare = text.lower() if text.isascii() else text.translate(_FOLDED)
    return " ".join(bare.split())


def fold_char(char: str) -> str:
    """One character as `folded_words` sees it: letters and digits, a space for anything else, or nothing."""
    return _WORDS[ord(char)]


def folded_words(text: str) -> str:
    """The words of a text without accents, case and signs, between single spaces: what is searched."""
    return " ".join(text.translate(_WORDS).split())
