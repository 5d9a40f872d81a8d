"""Folding for matching: no accents, no case, one kind of dash and space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_EXTRA: Final = str.maketrans(
    {"đ": "d", "Đ": "d", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "…": "..."}
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("‘’‚′", "'")
)
_SPACE: Final = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`Đơn vị  chủ trì` → `don vi chu tri`: lower case, accents and đ removed, spaces collapsed."""
    base = unicodedata.normalize("NFD", text.translate(_EXTRA).casefold())
    bare = "".join(char for char in base if not unicodedata.combining(char))
    return _SPACE.sub(" ", bare).strip()
