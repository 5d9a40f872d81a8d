"""Which encoding a text is in: its font says it, or its words do (no word list, only syllables)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ccapp.text.legacy import Encoding, tcvn3, vni
from ccapp.text.syllables import is_syllable

# Letters that no legacy code can stand for.
_UNICODE: Final = re.compile("[ăĂđĐơƠưƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
# What stands between words; the signs of Latin-1 are letters in TCVN3 and stay.
_BETWEEN: Final = re.compile(r"[\s!-@\[-`{-~\u2010-\u2027\u2030-\u205e]+")
_FACE: Final = re.compile(r"(?:[\s-]*(?:bold|italic|oblique|regular))+$", re.IGNORECASE)
_SOFT_HYPHEN: Final = "\xad"
_ENOUGH: Final = 3
_FAR_MORE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FontEncoding:
    """What a font says of its text. `capitals`: it draws small letters as capitals."""

    encoding: Encoding
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How many different words make sense in one reading and in no other."""

    unicode: int = 0
    tcvn3: int = 0
    vni: int = 0

    def of(self, encoding: Encoding) -> int:
        """The words that speak for an encoding."""
        return self.tcvn3 if encoding is Encoding.TCVN3 else self.vni


def of_font(name: str) -> FontEncoding | None:
    """What a font's name says: `.VnTime` is TCVN3, `.VnTimeH` its capitals, `VNI-Times` is VNI.

    UVN, UTM and SVN fonts are Unicode, as are all others. "@" marks a font turned for vertical writing; names
    of a page's style sheet come in a list, names of a PDF with their face.
    """
    name = _FACE.sub("", name.partition(",")[0].strip(" @'\""))
    small = name.casefold()
    if small.startswith(".vn"):
        capitals = name.endswith("H") or (name == small and name.endswith("h"))
        return FontEncoding(encoding=Encoding.TCVN3, capitals=capitals)
    return FontEncoding(encoding=Encoding.VNI) if small.startswith(("vni-", "vni ")) else None


def is_unicode(text: str) -> bool:
    """Whether a text holds letters that only Unicode has, whatever its font says."""
    return _UNICODE.search(text) is not None


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Text of an encoding as Unicode; characters that are no codes of it stay as they are."""
    return tcvn3.decode(text, capitals=capitals) if encoding is Encoding.TCVN3 else vni.decode(text)


def weigh(texts: Iterable[str]) -> Evidence:
    """The evidence of all words that are more than ASCII, each counted once."""
    words = {word for text in texts if not text.isascii() for word in _BETWEEN.split(text)}
    found = {"unicode": 0, "tcvn3": 0, "vni": 0}
    for word in words:
        if not word.isascii():
            only = _only_reading(word)
            if only:
                found[only] += 1
    return Evidence(**found)


def guess(texts: Iterable[str]) -> Encoding | None:
    """The legacy encoding that texts without such fonts are surely in, None for Unicode or for doubt."""
    evidence = weigh(texts)
    best = max(Encoding, key=evidence.of)
    others = evidence.unicode + sum(evidence.of(other) for other in Encoding if other is not best)
    return best if evidence.of(best) >= max(_ENOUGH, _FAR_MORE * others) else None


def _only_reading(word: str) -> str:
    """The one reading in which a word is a syllable, empty where there is none or more than one."""
    if is_unicode(word):
        return "unicode"
    readings = {
        "unicode": unicodedata.normalize("NFC", word.replace(_SOFT_HYPHEN, "")),
        "tcvn3": tcvn3.decode(word),
        "vni": vni.decode(word),
    }
    # A reading that leaves a word as it is says nothing for its encoding.
    sound = [
        name
        for name, reading in readings.items()
        if (name == "unicode" or reading != word) and (reading.isascii() or is_syllable(reading))
    ]
    return sound[0] if len(sound) == 1 else ""
