"""What was typed when the typing program was off: Telex (`vieejc`) and VNI (`vie65c`) read as words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ccapp.text.syllables import Syllable, spellings, split_syllable

_TELEX_TONES: Final = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_VNI_TONES: Final = {"2": "\u0300", "3": "\u0309", "4": "\u0303", "1": "\u0301", "5": "\u0323"}
_TELEX_LETTERS: Final = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VNI_LETTERS: Final = (
    ("uo7", "ươ"),
    ("a6", "â"),
    ("e6", "ê"),
    ("o6", "ô"),
    ("a8", "ă"),
    ("o7", "ơ"),
    ("u7", "ư"),
    ("d9", "đ"),
)
_VNI: Final = re.compile("[a-z]+[1-9][a-z1-9]*")


def read_typing(word: str) -> tuple[str, int]:
    """The syllable that a lower-case ASCII word spells in Telex or VNI, and how many marks it spells out.

    ("", 0) where it spells none. Marks may stand at the end of the word or after their vowel.
    """
    if _VNI.fullmatch(word):
        return _read(word, _VNI_LETTERS, _VNI_TONES)
    return _read(word, _TELEX_LETTERS, _TELEX_TONES)


def _read(word: str, letters: tuple[tuple[str, str], ...], tones: dict[str, str]) -> tuple[str, int]:
    best = ("", 0)
    for tone, rest in _tones_out(word, tones):
        spelt, marks = rest, len(tone)
        for typed, letter in letters:
            marks += len(letter) * (typed in word)
            spelt = spelt.replace(typed, letter) if typed in word else spelt
        parts = _with_tone(spelt, tone)
        if parts is not None and marks > best[1]:
            best = (spellings(parts)[0], marks)
    return best


def _tones_out(word: str, tones: dict[str, str]) -> list[tuple[str, str]]:
    """Each way to take one tone key out of a word behind its first letter, and the word without any."""
    places = (at for at in range(1, len(word)) if word[at] in tones)
    return [("", word), *((tones[word[at]], word[:at] + word[at + 1 :]) for at in places)]


def _with_tone(spelt: str, tone: str) -> Syllable | None:
    """The syllable of these letters and this tone, wherever it stands."""
    for at, char in enumerate(spelt):
        if char in "aăâeêioôơuưy":
            marked = unicodedata.normalize("NFC", char + tone)
            return split_syllable(spelt[:at] + marked + spelt[at + 1 :])
    return None
