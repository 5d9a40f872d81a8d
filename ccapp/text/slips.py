"""Slips of the hand in a text: hints, each with its place and, where there is one, the likely word.

They see what is no Vietnamese syllable, words run together, typing left as keystrokes, words said twice, and
a few well-known confusions. They never see a valid word in the wrong place. What could be a name, a code, an
abbreviation or a foreign word is passed over: a hint that cries wolf is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from ccapp.text.fold import fold
from ccapp.text.keystrokes import read_typing
from ccapp.text.slip_words import (
    ACRONYMS,
    COMPOUNDS,
    ENGLISH,
    NEVER_TWICE,
    ON_PURPOSE,
    PHRASES,
    QUIET,
    SPELLINGS,
    words_of,
)
from ccapp.text.syllables import bare_syllable, is_syllable, spellings, split_syllable, without_tone


class SlipKind(StrEnum):
    """What gave a slip away."""

    SPELLING = "spelling"
    GLUED = "glued"
    TYPING = "typing"
    DOUBLED = "doubled"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A likely slip: `text[start:end]` is `word`; `suggestion` is empty where nothing likely was found."""

    start: int
    end: int
    word: str
    suggestion: str
    kind: SlipKind


# A word beside a hyphen, slash, dot or digit is part of a code, an address or a foreign name.
_WORD: Final = re.compile(r"(?<![\w@/\\'’-])(?<!\w\.)[^\W\d_]+(?![\w@/\\'’-])(?!\.\w)")
_VNI: Final = re.compile(r"(?<![\w@/\\.-])[a-z]+[1-9][a-z]*[1-9][a-z1-9]*(?![\w@/\\-])")
_TARGET: Final = re.compile(
    r"(?:\A|(?<=\n)|(?<=[-+*•:;] ))Phần đầu"
    r"(?= (?:đến|đạt|có|trên|hoàn|tỷ lệ|tỉ lệ|duy trì|tăng|giảm|tối|ít|\d))"
)
_ALPHABET: Final = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_NAME_SHAPE: Final = re.compile(
    r".*k|[bcghkmpst]r.*|đr.*|[bghkmpt]l.*|[hm]n.*|[kp][^eêhiy].*|(?!ngh)[bcđghklmnprstv]{3,}.*|.*(?:lh|rh|mh)"
)
_STARTS: Final = frozenset('.:;!?-–+*•\n(“"')
_ENOUGH: Final = 3  # words with accents, before one without is out of place
# Standing alone these begin many a word: "công an", "hình ảnh".
_NO_ONSET: Final = words_of(
    "an ăn ân anh ánh ảnh ông ôn ở"
    " ủy uỷ ưu ứng ý yêu yên yếu ít in áp ấn âm ẩm ấp ai em êm oan ổn ưa ích uống ước"
)
_TYPED_END: Final = re.compile(r".*(?:j|(?:nh|ch|ng)[frx]|(?:nh|ch)s)")
_NO_ENGLISH: Final = re.compile(
    r"(?:v[^aeiouy]|[bdfgmnz][bcdfgjkmpqtvxz]|q[^u]|x[bcdfghjklmnpqrstvz]).*|.*[aeiou]h[sfrxj]"
)
_RESPELT: Final = (
    ("ưo", "ươ"),
    ("uơ", "ươ"),
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
)


_BEGINNINGS: Final = frozenset(phrase.split()[0] for phrase in PHRASES)
_LONGEST: Final = 7  # letters of a syllable: nghiêng


@lru_cache(maxsize=16_384)  # several rules ask for the slips of one passage, the large plans over
def slips(text: str) -> tuple[Slip, ...]:
    """The likely slips of an NFC text, in their order; no two overlap."""
    words = list(_WORD.finditer(text))
    accented = sum(not word.group().isascii() for word in words)
    vietnamese = accented >= _ENOUGH and accented * 2 >= len(words)  # four words of five have accents
    line = _line(text, words)
    found = [*_phrases(line), *_doubled(line)]
    found += (slip for word in words if (slip := _word_slip(text, word, vietnamese=vietnamese)))
    found += (slip for typed in _VNI.finditer(text) if (slip := _typed_slip(typed)))
    found.sort(key=lambda slip: (slip.start, -slip.end))
    return tuple(_apart(found))


def _apart(found: Sequence[Slip]) -> Iterator[Slip]:
    end = 0
    for slip in found:
        if slip.start >= end:
            end = slip.end
            yield slip


def _slip(at: re.Match[str], suggestion: str, kind: SlipKind) -> Slip:
    return Slip(start=at.start(), end=at.end(), word=at.group(), suggestion=suggestion, kind=kind)


def _word_slip(text: str, at: re.Match[str], *, vietnamese: bool) -> Slip | None:
    word = at.group()
    if word.isascii():
        if word in ACRONYMS:
            return _slip(at, ACRONYMS[word], SlipKind.PHRASE)
        judged = _ascii_slip(word) if vietnamese and word.islower() else None
    elif is_syllable(word) or _is_name(text, at):
        return None
    else:
        judged = _accented_slip(word.lower())
    if judged is None:
        return None
    return _slip(at, _cased(judged[0], word), judged[1])


def _cased(suggestion: str, word: str) -> str:
    return suggestion[:1].upper() + suggestion[1:] if word[0].isupper() else suggestion


def _is_name(text: str, at: re.Match[str]) -> bool:
    """An abbreviation, a name, or anything else that does not claim to be a common word."""
    word = at.group()
    low = word.lower()
    capitals = sum(map(str.isupper, word))
    if len(word) == 1 or capitals > 1 or low in QUIET or not _VOWELS.intersection(without_tone(low)[0]):
        return True
    if not _ALPHABET.issuperset(without_tone(low)[0]):
        return True
    before = text[: at.start()].rstrip(" ")[-1:]
    inside = before != "" and before not in _STARTS
    return capitals == 1 and (inside or _NAME_SHAPE.fullmatch(without_tone(low)[0]) is not None)


@lru_cache(maxsize=4096)
def _accented_slip(word: str) -> tuple[str, SlipKind]:
    """What is wrong with a lower-case word that has Vietnamese letters and is no syllable."""
    if word in SPELLINGS:
        return SPELLINGS[word], SlipKind.SPELLING
    for right in (_placed(word), *_respelt(word)):
        if right:
            return right, SlipKind.SPELLING
    glued = _parted(word)
    return (glued, SlipKind.GLUED) if glued else ("", SlipKind.SPELLING)


def _placed(word: str) -> str:
    """The word with its tone on the right vowel, if that is all that is wrong."""
    parts = split_syllable(word)
    return spellings(parts)[0] if parts else ""


def _respelt(word: str) -> Iterator[str]:
    for wrong, right in _RESPELT:
        at_start = word.startswith(wrong) if wrong[0] in "ngck" else True
        bare, tone = without_tone(word)
        if wrong in bare and at_start and len(tone) <= 1:
            again = _with_tone(bare.replace(wrong, right, 1), tone)
            if again:
                yield again


def _with_tone(bare: str, tone: str) -> str:
    vowel = next((at for at, char in enumerate(bare) if char in _VOWELS), -1)
    return _placed(bare[: vowel + 1] + tone + bare[vowel + 1 :]) if vowel >= 0 else ""


def _parted(word: str) -> str:
    """Two syllables run together; the longer first one is the likelier."""
    if len(word) > 2 * _LONGEST:
        return ""
    for at in range(min(len(word) - 1, _LONGEST), 1, -1):
        first, second = word[:at], word[at:]
        may_begin = without_tone(second)[0][0] not in _VOWELS or second in _NO_ONSET
        if may_begin and is_syllable(first) and is_syllable(second):
            return f"{first} {second}"
    return ""


@lru_cache(maxsize=4096)
def _ascii_slip(word: str) -> tuple[str, SlipKind] | None:
    """A lower-case word without accents among words that have them."""
    if word in ENGLISH or is_syllable(word) or not set("aeiou").intersection(word):
        return None
    typed, marks = read_typing(word)
    if typed and (marks > 1 or _TYPED_END.fullmatch(word)):
        return typed, SlipKind.TYPING
    if bare_syllable(word) or _NO_ENGLISH.fullmatch(word):
        return SPELLINGS.get(word, ""), SlipKind.TYPING
    return None


def _typed_slip(at: re.Match[str]) -> Slip | None:
    typed, marks = read_typing(at.group())
    return _slip(at, typed, SlipKind.TYPING) if typed and marks > 1 else None


class _Line(NamedTuple):
    """A text with its words, these in lower case, and how many follow one another up to each of them.

    Words follow one another with nothing but a single space between.
    """

    text: str
    words: Sequence[re.Match[str]]
    lower: Sequence[str]
    unbroken: Sequence[int]

    def runs(self, size: int) -> Iterator[int]:
        """Where `size` words begin that follow one another."""
        return (at for at in range(len(self.words) - size + 1) if self.unbroken[at + size - 1] >= size)

    def said(self, at: int, size: int) -> str:
        """So many words as they stand in the text."""
        return self.text[self.words[at].start() : self.words[at + size - 1].end()]


def _line(text: str, words: Sequence[re.Match[str]]) -> _Line:
    unbroken: list[int] = []
    last = -1
    for word in words:
        follows = unbroken and word.start() == last + 1 and text[last] == " "
        unbroken.append(unbroken[-1] + 1 if follows else 1)
        last = word.end()
    return _Line(text, words, [word.group().lower() for word in words], unbroken)


def _phrases(line: _Line) -> Iterator[Slip]:
    for found in _TARGET.finditer(line.text):
        yield _slip(found, "Phấn đấu", SlipKind.PHRASE)
    for size in (2, 3):
        for at in line.runs(size):
            if line.lower[at] not in _BEGINNINGS:
                continue
            right = PHRASES.get(" ".join(line.lower[at : at + size]))
            if right and not _ends_compound(line.text, line.words[at]):
                said = line.said(at, size)
                yield _between(line, at, size, _cased(right, said), SlipKind.PHRASE)


def _ends_compound(text: str, word: re.Match[str]) -> bool:
    before = text[max(0, word.start() - len("trinh sát")) : word.start()].lower().split()
    return bool(before) and before[-1] in COMPOUNDS.get(word.group().lower(), ())


def _between(line: _Line, at: int, size: int, suggestion: str, kind: SlipKind) -> Slip:
    said = line.said(at, size)
    start = line.words[at].start()
    return Slip(start=start, end=start + len(said), word=said, suggestion=suggestion, kind=kind)


def _doubled(line: _Line) -> Iterator[Slip]:
    """The same words twice in a row. Single ones only if they never end one phrase and begin another."""
    lower = line.lower
    for size in (4, 3, 2, 1):
        for at in line.runs(2 * size):
            if lower[at] != lower[at + size]:
                continue
            once = lower[at : at + size]
            if once == lower[at + size : at + 2 * size] and _is_doubling(once):
                yield _between(line, at, 2 * size, line.said(at, size), SlipKind.DOUBLED)


def _is_doubling(said: Sequence[str]) -> bool:
    if len(said) == 1:
        return said[0] in NEVER_TWICE
    return len(set(said)) > 1 and said[0] not in ON_PURPOSE and not all(fold(word) == word for word in said)
