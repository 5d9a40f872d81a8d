"""Keys for saying that two texts are the same words, however they were typed. Accents count.

Stored text is never rewritten: `hoà` stays as it was typed and only compares like `hòa`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# The tone of oa, oe and uy stands on either vowel ("hòa", "hoà"); after qu and gi only on what follows, and
# yet "qúy" is typed. The key has it on the second one.
_MISPLACED: Final = re.compile(
    "[òóỏõọ](?=[ae])|[ùúủũụ](?=y)|(?<=q)[ùúủũụ](?=[aăâeêiôơ])|(?<=g)[ìíỉĩị](?=[aou])"
)
_TONES: Final = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SIGNS: Final = str.maketrans(
    {"…": "..."} | dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_SPACED_SIGN: Final = re.compile(r"\s*([^\w\s])\s*")


def match_key(text: str) -> str:
    """`Hoà  Bình – 2026 ` → `hoà bình-2026`: case, quotes, dashes, spaces and tone placement made one."""
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
    return " ".join(_SPACED_SIGN.sub(r"\1", plain_tones(plain.lower())).split())


def plain_tones(text: str) -> str:
    """Lower-case NFC text with the tone of oa, oe, uy, qu… and gi… on the second vowel."""
    if text.isascii() or not _MISPLACED.search(text):
        return text
    return unicodedata.normalize("NFC", _MOVED.sub(_move, text))


_MOVED: Final = re.compile(f"(?:{_MISPLACED.pattern}).")


def _move(found: re.Match[str]) -> str:
    first, second = found.group()[0], found.group()[1]
    base = unicodedata.normalize("NFD", first)
    # A vowel that has a tone already is no place for another.
    if any(tone in unicodedata.normalize("NFD", second) for tone in _TONES):
        return found.group()
    return base[0] + second + base[1:]


class _Marked(dict[int, str]):
    """Letters and digits in lower case, accents kept; a space for anything else."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        combining = unicodedata.combining(char)
        self[code] = char.lower() if char.isalnum() or combining else " "
        return self[code]


_MARKED: Final = _Marked()


def marked_words(text: str) -> str:
    """The words of an NFC text in lower case, between single spaces, with accents but without signs."""
    return " ".join(plain_tones(text.translate(_MARKED)).split())
