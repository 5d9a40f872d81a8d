"""The order of Vietnamese dictionaries, the same on every system: the collations of Windows and Linux differ.

Letters first (a ă â b c d đ e ê … o ô ơ … u ư …), then tones (ngang huyền hỏi ngã sắc nặng), then case;
numbers by value, signs before digits before letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SIGNS: Final = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_NUMBER: Final = re.compile("[0-9]+")
_FIRST_LETTER: Final = 0x100  # above digits, below every character that has no place of its own
_OTHER: Final = 0x1000
_RANKS: Final = {char: chr(place) for place, char in enumerate(_SIGNS, start=1)} | {
    char: chr(_FIRST_LETTER + place) for place, char in enumerate(_ALPHABET)
}


class _Letters(dict[int, str]):
    """The place of each character's letter in the alphabet, as a character that compares by it."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_place(part) for part in _parts(chr(code))[0])
        return self[code]


class _Tones(dict[int, str]):
    """The tone of each character as a digit; other marks come after all tones."""

    def __missing__(self, code: int) -> str:
        letters, tone = _parts(chr(code))
        self[code] = tone * bool(letters)
        return self[code]


def _parts(char: str) -> tuple[str, str]:
    """The letter without its tone, in lower case, and the tone's digit."""
    base = unicodedata.normalize("NFD", char.lower())
    tones = [mark for mark in base if mark in _TONES]
    letter = unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in _TONES))
    if letter in _RANKS or letter[1:] == "":
        return letter, str(_TONES.index(tones[0]) + 1) if tones else "0"
    return base[0], "9"


def _place(char: str) -> str:
    if char in _RANKS or (char.isdigit() and char.isascii()):
        return _RANKS.get(char, char)
    return char if ord(char) >= _OTHER else chr(_OTHER + ord(char))


_LETTERS: Final = _Letters()
_TONE_OF: Final = _Tones()


def sort_key(text: str) -> str:
    """A text that compares as `text` is ordered in a Vietnamese dictionary: `sorted(names, key=sort_key)`."""
    text = unicodedata.normalize("NFC", text)
    letters = _NUMBER.sub(_by_value, text.translate(_LETTERS))
    tones = text.translate(_TONE_OF).rstrip("0")
    case = "".join("1" if char.isupper() else "0" for char in text).rstrip("0")
    return f"{letters}\0{tones}\0{case}\0{text}"


def _by_value(found: re.Match[str]) -> str:
    digits = found.group().lstrip("0")
    return f"0{chr(len(digits) + 1)}{digits}"
