"""TCVN3 (ABC): one code a letter. Of the capitals with marks only seven have codes of their own.

The table agrees with TCVN 5712:1993, third form (VN3). Escapes, because one code is the soft hyphen, which
editors and tools lose without a word.
"""

from __future__ import annotations

import re
from typing import Final

_CODES: Final = (
    "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae"
    "\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb"
    "\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde"
    "\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee"
    "\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
)
_LETTERS: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđ"
    "àảãáạằẳẵắặầẩẫấậ"
    "èẻẽéẹềểễếệìỉĩíị"
    "òỏõóọồổỗốộờởỡớợ"
    "ùủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip
TABLE: Final = dict(zip(_CODES, _LETTERS, strict=True))
# The micro sign comes back from some programs as the Greek letter that looks like it.
_TRANSLATE: Final = str.maketrans({**TABLE, "\u03bc": "à"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_OWN_CAPITALS: Final = frozenset("ĂÂÊÔƠƯĐ")
_ENOUGH: Final = 2


def decode(text: str, *, capitals: bool = False) -> str:
    """Text in a TCVN3 font as Unicode. `capitals`: the font draws every letter as a capital."""
    letters = text.translate(_TRANSLATE)
    return letters.upper() if capitals else letters


def with_capitals(text: str) -> str:
    """Decoded text whose font is not known: small letters between capitals are capitals ("TỉNH")."""
    return _WORD.sub(lambda word: word[0].upper() if _is_shouted(word[0]) else word[0], text)


def _is_shouted(word: str) -> bool:
    """Whether all letters that could be typed as capitals are, and at least two of them."""
    cased = [char for char in word if char.isascii() or char.upper() in _OWN_CAPITALS]
    return len(cased) >= _ENOUGH and all(char.isupper() for char in cased)
