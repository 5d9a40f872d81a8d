"""Plans of prose alone: lines that may be tasks or targets, for an officer to tick; none is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.headings import label
from ccapp.domain.checks.passage import Part, Passage
from ccapp.intake.evidence import is_action
from ccapp.text.fold import fold


class CandidateKind(StrEnum):
    """What a line of prose may be."""

    TASK = "task"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that may be a task or a target, whole as written.

    `section` is the heading of its field, `year` the one a target is set for (None: not said), `target` the
    measure inside the text ("trên 98%"), `place` where it stands ("paragraph 14, section II.3"). `sure` lines
    begin as tasks do or hold a measure; others are shown and not proposed.
    """

    kind: CandidateKind
    text: str
    section: str = ""
    year: int | None = None
    target: str = ""
    place: str = ""
    sure: bool = False


_FIELDS: Final = (
    "the che", "thu tuc hanh chinh", "to chuc bo may", "bo may hanh chinh", "che do cong vu",
    "doi ngu can bo", "tai chinh cong", "chinh quyen dien tu", "chinh quyen so", "chuyen doi so", "iso 9001",
    "chi dao, dieu hanh", "chi dao dieu hanh", "hien dai hoa",
)  # fmt: skip
_TASK_WORDS: Final = ("nhiem vu", "giai phap", "noi dung thuc hien", "noi dung trong tam", "noi dung chu yeu")
_GOAL_WORDS: Final = ("muc tieu", "chi tieu")
_OTHER_WORDS: Final = (
    "to chuc thuc hien", "kinh phi", "trach nhiem", "phan cong", "che do bao cao", "quan diem", "dac diem",
    "tinh hinh", "ket qua", "ton tai", "nguyen nhan", "yeu cau", "muc dich",
)  # fmt: skip
_LONGEST_HEADING: Final = 140
_FEWEST_WORDS: Final = 4
_FIELD_WORDS: Final = 16  # a title of more words is a sentence
_HORIZON: Final = re.compile(
    r"(?:từ nay\s+)?(?:đến|vào|trong|cuối)?\s*(?:hết\s+)?năm\s+(20\d\d)", re.IGNORECASE
)
_UNTIL: Final = re.compile(r"(?:đến|vào|trong)\s+(?:hết\s+|cuối\s+)?năm\s+(20\d\d)", re.IGNORECASE)
_FURTHER_VERBS: Final = (
    "đổi mới",
    "ứng dụng",
    "tham gia",
    "kịp thời",
    "gắn kết",
    "đa dạng",
    "tạo",
    "bảo đảm",
    "huy động",
)
_TARGET: Final = re.compile(
    r"(?:(?:≥|>=|>|≤|<=|<|trên|dưới|từ|tối thiểu|tối đa|ít nhất|không quá|đạt|đạt từ)\s*)*"
    r"\d{1,3}(?:[.,]\d{1,2})?\s?%(?:\s*trở lên)?",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^[-–+*•\s]+")
_READ: Final = frozenset({Part.PROSE, Part.HEADING, Part.TITLE})


@dataclass(slots=True)
class _Walk:
    """Below which headings the reading stands."""

    mode: CandidateKind | None = None
    section: str = ""
    year: int | None = None


def candidates(passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """Tasks below headings of tasks, and lines with a measure below headings of goals."""
    return tuple(_found(passages))


def _found(passages: Iterable[Passage]) -> Iterator[Candidate]:
    walk = _Walk()
    for passage in passages:
        if passage.part not in _READ:
            walk.mode = None if passage.part is Part.RECIPIENTS else walk.mode
            continue
        if _is_heading(passage):
            _turn(walk, passage.text)
            continue
        candidate = _candidate(passage, walk)
        if candidate is not None:
            yield candidate


def _is_heading(passage: Passage) -> bool:
    """A numbered line that names goals, tasks, a field or a year, and is no sentence."""
    if label(passage.text) is None or len(passage.text) > _LONGEST_HEADING:
        return False
    words = fold(passage.text)
    return (
        _starts(words, (*_TASK_WORDS, *_GOAL_WORDS, *_OTHER_WORDS))
        or _is_field(words)
        or _is_year(passage.text)
    )


def _starts(words: str, known: tuple[str, ...]) -> bool:
    """Whether a heading, its number left away, begins with one of the words or soon comes to it."""
    bare = _bare(words)
    return any(0 <= bare.find(word) < len(word) for word in known)


def _bare(text: str) -> str:
    found = label(text)
    return text[len(found.text) :].lstrip(" .):-") if found else text


def _is_field(words: str) -> bool:
    if words.endswith((".", ";", ",")):
        return False  # a sentence that speaks of the field
    return any(field in words for field in _FIELDS) and len(words.split()) <= _FIELD_WORDS


def _is_year(text: str) -> bool:
    return _HORIZON.match(_bare(text)) is not None


def _turn(walk: _Walk, text: str) -> None:
    words = fold(text)
    if _is_year(text):
        found = _HORIZON.search(text)
        walk.year = int(found.group(1)) if found else None
        return
    walk.year = None
    if _is_field(words):
        walk.section = _bare(text).strip()
    if _starts(words, _OTHER_WORDS):
        walk.mode = None
    elif _starts(words, _GOAL_WORDS):
        walk.mode = CandidateKind.INDICATOR
    elif _starts(words, _TASK_WORDS):
        walk.mode = CandidateKind.TASK


def _candidate(passage: Passage, walk: _Walk) -> Candidate | None:
    text = _bare(_BULLET.sub("", passage.text)).strip()
    target = _TARGET.search(text)
    if walk.mode is CandidateKind.INDICATOR and target:
        said = _UNTIL.search(text)
        year = int(said.group(1)) if said else walk.year
        return Candidate(
            kind=walk.mode,
            text=text,
            section=walk.section,
            year=year,
            target=target.group().strip(),
            place=passage.place,
            sure=True,
        )
    if walk.mode is CandidateKind.TASK and len(text.split()) >= _FEWEST_WORDS:
        return Candidate(
            kind=walk.mode, text=text, section=walk.section, place=passage.place, sure=_begins_as_task(text)
        )
    return None


def _begins_as_task(text: str) -> bool:
    return is_action(text) or text.casefold().startswith(_FURTHER_VERBS)
