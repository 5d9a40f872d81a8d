"""What a heading says: a score per meaning, from whole headings, phrases and close spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from ccapp.intake.vocabulary import FOREIGN, LEVELS, PHRASES, WHOLE, Meaning
from ccapp.text.fold import fold

WHOLE_SCORE: Final = 100
SURE: Final = 60  # from here on a heading counts as recognised
_HEAD_BONUS: Final = 6  # the head of a Vietnamese noun phrase stands first
_WITHIN: Final = 0.9
_LONG_HEADING: Final = 12  # words; headings are short, sentences that hold the same words are not headings
_CLOSE: Final = 0.84
_CLOSE_SCORE: Final = 70
_ORDINAL: Final = re.compile(r"^\(?\d{1,2}\)?\s?[-.):/]\s?|^\(\d{1,2}\)\s")
_MARKS: Final = re.compile(r"[^\w#%]+")
_YEAR: Final = re.compile(
    r"(?:(?:den|nam|muc tieu|chi tieu|ke hoach|giai doan|thuc hien|phan dau|lo trinh) )*(20\d\d)"
)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """A heading for matching: `1- Mục  tiêu:` → `muc tieu`."""
    return _MARKS.sub(" ", _ORDINAL.sub("", fold(text))).strip()


@lru_cache(maxsize=2048)
def accented(text: str) -> str:
    """A heading for matching with its accents, which tell `tiến độ` from `tiền`."""
    return " ".join(_MARKS.sub(" ", _ORDINAL.sub("", text.casefold())).split())


def _folded(table: Mapping[str, int]) -> dict[str, int]:
    return {plain(phrase): weight for phrase, weight in table.items()}


_PLAIN_PHRASES: Final = {meaning: _folded(table) for meaning, table in PHRASES.items()}
_PLAIN_WHOLE: Final = {plain(text): meaning for text, meaning in WHOLE.items()}


def year(heading: str) -> int | None:
    """The year a heading names, where it names nothing else: `Năm 2026` → 2026."""
    found = _YEAR.fullmatch(plain(heading))
    return int(found.group(1)) if found else None


def is_foreign(heading: str) -> bool:
    """Whether a heading marks a list of people, procedures or spending."""
    text = accented(heading) + " "
    short = text.count(" ") <= _LONG_HEADING // 2
    return short and any(text.startswith(f"{phrase} ") for phrase in FOREIGN)


@lru_cache(maxsize=2048)
def scores(heading: str) -> Mapping[Meaning, int]:
    """Score 1..100 of every meaning a heading may have; empty where it says nothing known."""
    text = plain(heading)
    if not text:
        return {Meaning.NUMBER: WHOLE_SCORE} if "#" in heading else {}
    bare = accented(heading).isascii()  # typed without accents
    whole, phrases = (_PLAIN_WHOLE, _PLAIN_PHRASES) if bare else (WHOLE, PHRASES)
    text = text if bare else accented(heading)
    if text in whole:
        return {whole[text]: WHOLE_SCORE}
    found = {meaning: score for meaning, table in phrases.items() if (score := _best(text, table))}
    return found or _close(plain(heading))


def level_score(heading: str, level: str) -> int:
    """How well a heading names a goal, a task or an activity, 0..100."""
    return _best(accented(heading), LEVELS[level])


def _best(text: str, table: Mapping[str, int]) -> int:
    padded = f" {text} "
    best = 0
    for phrase, weight in table.items():
        at = padded.find(f" {phrase} ")
        if at >= 0:
            best = max(best, weight + _HEAD_BONUS if at == 0 else round(weight * _WITHIN))
    words = text.count(" ") + 1
    return min(best, WHOLE_SCORE) if words <= _LONG_HEADING else best // 2


def _close(text: str) -> dict[Meaning, int]:
    """Meanings whose phrases are spelled almost so: `San phâm`, `Phói hợp`, `Thời gain`."""
    found: dict[Meaning, int] = {}
    for meaning, table in _PLAIN_PHRASES.items():
        for phrase, weight in table.items():
            if weight >= _CLOSE_SCORE and abs(len(phrase) - len(text)) <= 1 + len(text) // 4:
                ratio = SequenceMatcher(None, text, phrase, autojunk=False).ratio()
                if ratio >= _CLOSE:
                    found[meaning] = max(found.get(meaning, 0), round(_CLOSE_SCORE * ratio))
    return found
