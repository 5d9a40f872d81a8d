"""What a piece of a cell names: a unit, a body, a group, a role or a person."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.units.mentions import MentionKind
from ccapp.domain.units.vocabulary import (
    BODIES,
    GENERIC,
    PERSONS,
    PLURAL,
    PREFIXES,
    ROLES,
    SURNAMES,
    any_of,
)

_END: Final = r"(?!\w)"
_PREFIX: Final = re.compile(rf"(?:{any_of(PREFIXES)}{_END}\s*)+(?=\w)", re.IGNORECASE)
_PLURAL: Final = re.compile(rf"{any_of(PLURAL)}{_END}", re.IGNORECASE)
_ROW: Final = re.compile(
    rf"{any_of(GENERIC)}(?:\s*(?:,|và|\s)\s*{any_of(GENERIC)})*(?:\s+(?:có\s+)?liên\s+quan)?",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(rf"{any_of(ROLES)}{_END}", re.IGNORECASE)
_PERSON: Final = re.compile(rf"{any_of(PERSONS)}{_END}", re.IGNORECASE)
_BODY: Final = re.compile(
    rf"(?:{any_of(BODIES)}{_END}(?:\s*(?:[-–,&/]|và)\s*)?)+"
    r"(?:\s*(?:cấp\s+)?(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|tỉnh))?"
    r"(?P<place>(?:\s+[^\W\d_]+|\s+\d+){0,9})",
    re.IGNORECASE,
)
_MANY: Final = re.compile(rf"(?<!\w){any_of(PLURAL)}{_END}", re.IGNORECASE)


def prefix_of(line: str) -> str:
    """What stands before a unit's name: `Giao Công chức`. Empty where the whole would be the prefix."""
    found = _PREFIX.match(line)
    return found.group().strip() if found else ""


def kind_of(line: str) -> MentionKind:
    """What a piece names, from its first words; a unit where nothing else is said."""
    if _is_group(line):
        return MentionKind.COLLECTIVE
    if _is_name(line) or (_PERSON.match(line) and not _MANY.search(line)):
        return MentionKind.PERSON
    if _PERSON.match(line):
        return MentionKind.ROLE
    if _ROLE.match(line):
        return MentionKind.ROLE
    body = _BODY.fullmatch(line)
    if body:
        return MentionKind.BODY if _is_place(body.group("place"), line) else MentionKind.COLLECTIVE
    return MentionKind.UNIT


def _is_group(line: str) -> bool:
    if _PLURAL.match(line) or _ROW.fullmatch(line):
        return True
    many = _MANY.search(line)
    if many is None or _PERSON.match(line) or _ROLE.match(line):
        return False
    before = line[: many.start()].strip()
    return len(before.split()) <= 2 or _BODY.fullmatch(before) is not None  # noqa: PLR2004 - "UBND các xã"


def _is_name(line: str) -> bool:
    """Whether a piece is a person's name and nothing else: a surname and one to four given names."""
    words = line.split()
    named = 2 <= len(words) <= 5 and all(word[:1].isupper() and word[1:].islower() for word in words[:-1])  # noqa: PLR2004
    return named and words[0].casefold() in SURNAMES and words[-1][:1].isupper()


def _is_place(words: str, line: str) -> bool:
    """Whether what follows a body is a place's name (or nothing), not a description."""
    return line.islower() or all(word[:1].isupper() or word.isdigit() for word in words.split())
