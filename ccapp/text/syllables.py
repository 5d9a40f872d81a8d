"""Vietnamese syllables by rule: onset, rime and tone, and where the tone is written.

The rimes are those of the spelling of quốc ngữ; no word list is needed, and none can grow old. A syllable
that is none of the language is a hint, never proof: names and loan words follow other rules.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ccapp.text.fold import fold


def _table(lines: str) -> tuple[str, ...]:
    return tuple(lines.split())


_ONSETS: Final = _table("ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x")
_RIMES: Final = frozenset(
    _table("""
    a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âu ây âc âm ân âng âp ât
    e eo ec em en eng ep et ê êu êch êm ên ênh êp êt
    i ia iu ich im in inh ip it iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
    o oi oc om on ong op ot oong ooc oa oai oao oay oac oach oam oan oang oanh oap oat
    oăc oăm oăn oăng oăt oe oeo oen oet ô ôi ôc ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua ui uc um un ung up ut uâng uây uân uât uê uêch uênh uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưi ưu ưc ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu
    """)
)
# After qu, whose u is the glide itself.
_AFTER_QU: Final = frozenset(
    _table("""
    a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt ây âc âm ân âng ât e eo en eng et ê êch ên
    ênh êt êu i ich in inh it iêt iên y ych yn ynh yt yên yêt yu ô ôc ôn ông ơ ơi ơn ơt
    """)
)
_BARE: Final[dict[str, list[str]]] = {}
for _rime in sorted(_RIMES | _AFTER_QU):
    _BARE.setdefault(fold(_rime), []).append(_rime)
_BEFORE_FRONT: Final = frozenset(("k", "gh", "ngh"))
_BEFORE_OTHER: Final = frozenset(("c", "g", "ng"))
_FRONT: Final = frozenset("eêiy")
_STOPS: Final = ("c", "ch", "p", "t")
_STOP_TONES: Final = frozenset(("\u0301", "\u0323"))
TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS: Final = "aăâeêioôơuưy"
_FINAL: Final = re.compile(f"[^{_VOWELS}]*$")
_OPEN_PAIRS: Final = ("oa", "oe", "uy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """A written syllable in parts, all lower case: `nghiệp` is `ngh`, `iêp` and the combining dot below."""

    onset: str
    rime: str
    tone: str


def is_syllable(word: str) -> bool:
    """Whether a word, in whatever case, is one Vietnamese syllable with its tone where it may stand."""
    return word.isalpha() and _is_syllable(unicodedata.normalize("NFC", word).lower())


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    parts = split_syllable(word)
    return parts is not None and word in spellings(parts)


def split_syllable(word: str) -> Syllable | None:
    """The parts of a lower-case word, None where it is no syllable; where the tone stands does not matter."""
    bare, tones = without_tone(word)
    if len(tones) > 1:
        return None
    for onset in (*(each for each in _ONSETS if bare.startswith(each)), ""):
        rime = bare[len(onset) :]
        if _fits(onset, rime) and _may_have(rime, tones):
            return Syllable(onset=onset, rime=rime, tone=tones)
    return None


def without_tone(word: str) -> tuple[str, str]:
    """A word without its tone marks, and these marks as combining characters in their order."""
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in apart if char in TONES)
    bare = "".join(char for char in apart if char not in TONES)
    return unicodedata.normalize("NFC", bare), tones


def _fits(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _AFTER_QU
    if rime not in _RIMES or (rime.startswith("y") and rime != "y" and onset):
        return False
    if onset == "gi":
        return rime[0] not in "iy"
    if onset in _BEFORE_FRONT:
        return rime[0] in _FRONT
    # "gì", "gìn", "giếng" are written with one i.
    one_i = onset == "g" and rime in ("i", "in", "iêng", "iêt", "iêc")
    return onset not in _BEFORE_OTHER or rime[0] not in _FRONT or one_i


def _may_have(rime: str, tone: str) -> bool:
    return not rime.endswith(_STOPS) or tone in _STOP_TONES


@lru_cache(maxsize=4096)
def bare_syllable(word: str) -> bool:
    """Whether a lower-case ASCII word is a syllable that has lost its accents: "viec", "nguoi", "cac"."""
    for onset in (*(each for each in _ONSETS if word.startswith(fold(each))), ""):
        if any(_fits(onset, rime) for rime in _BARE.get(word[len(onset) :], ())):
            return True
    return False


def spellings(parts: Syllable) -> tuple[str, ...]:
    """How a syllable may be written, the usual way first: `hòa` and `hoà` are both right."""
    if not parts.tone:
        return (parts.onset + parts.rime,)
    places = [_tone_place(parts.rime)]
    if parts.rime in _OPEN_PAIRS:
        places.append(1)
    return tuple(
        parts.onset + unicodedata.normalize("NFC", parts.rime[: at + 1] + parts.tone) + parts.rime[at + 1 :]
        for at in places
    )


def _tone_place(rime: str) -> int:
    """Index of the vowel that carries the tone."""
    vowels = _FINAL.sub("", rime)
    marked = [at for at, char in enumerate(vowels) if char in "ăâêôơư"]
    if marked:
        return marked[-1] if vowels != "ưu" else 0
    if len(vowels) == 1:
        return 0
    has_final = len(rime) > len(vowels)
    return 1 if has_final or len(vowels) > len("oa") else 0
