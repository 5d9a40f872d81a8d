"""What a document says of itself: its places, issuer, level, years and day, for a check without set-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ccapp.domain.checks.names import Level, Named, level_of, named
from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.years import years_in

_SELF: Final = (Part.LETTERHEAD, Part.NOTE, Part.TITLE, Part.SIGNATURE)
_LOCAL: Final = (Level.COMMUNE, Level.DISTRICT, Level.CITY, Level.PROVINCE)
_AIM: Final = re.compile(r"(?:đến|tới|tầm nhìn|định hướng)(?: hết)?(?: đến)? năm 20\d\d", re.IGNORECASE)
_OF: Final = re.compile(r"\bcủa\s+(?P<issuer>[^();,]+?)\s*(?:\)|;|,|\bvề\b|\bban hành\b|$)", re.IGNORECASE)
# The day may still be blank: "ngày …/9/2025", "ngày    tháng 12 năm 2021".
_DAY: Final = re.compile(
    r"\bngày[\s.…_]*(?P<day>\d{1,2})?[\s.…_]*(?:/|-|tháng)[\s.…_]*(?P<month>\d{1,2})[\s.…_]*(?:/|-|năm)"
    r"[\s.…_]*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_PLACE_DATE: Final = re.compile(r",\s*ngày\b", re.IGNORECASE)


def setting_of(passages: Sequence[Passage]) -> Setting:
    """The setting of a document that nobody described: years 0 and day `date.min` where it does not say."""
    years = _years(passages)
    first, last = years or (0, 0)
    issued = _issued(passages)
    places = {(place.word, place.key): place.full for place in _own_places(passages)}
    issuer, level = _issuer(passages)
    if issued is None:
        issued = date(first, 1, 1) if first else date.min
    elif not first:
        first = last = issued.year
    return Setting(
        year_from=first,
        year_to=last,
        day=issued,
        own_names=tuple(places.values()),
        issuer=issuer,
        level=level,
    )


def _years(passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Years of the first title that names any; "đến năm 2030" is an aim, not the plan's year."""
    for part in (Part.TITLE, Part.NOTE):
        for passage in passages:
            text = _AIM.sub(" ", _DAY.sub(" ", passage.text))
            if passage.part is part and (found := years_in(text)) is not None:
                return found
    return None


def _issued(passages: Sequence[Passage]) -> date | None:
    """The day in the letterhead, else in a note line; its first day where only month and year stand there."""
    for part in (Part.LETTERHEAD, Part.NOTE):
        for passage in passages:
            if passage.part is not part or (part is Part.LETTERHEAD and not _PLACE_DATE.search(passage.text)):
                continue
            if (written := _DAY.search(passage.text)) is not None:
                return _day(written)
    return None


def _day(written: re.Match[str]) -> date | None:
    year, month = int(written.group("year")), int(written.group("month"))
    try:
        return date(year, month, int(written.group("day") or 1))
    except ValueError:
        return None  # an impossible day is a finding of its own


def _own_places(passages: Sequence[Passage]) -> Iterator[Named]:
    for passage in passages:
        if passage.part in _SELF:
            yield from named(passage.text)


def _issuer(passages: Sequence[Passage]) -> tuple[str, str]:
    """The issuing body in words, and its level: from a note line, else the letterhead, else the title."""
    ways = (_of_notes(passages), _of_letterhead(passages), _of_titles(passages))
    for issuer in ways:
        level = level_of(issuer)
        if level is not None:
            return issuer, (Level.DISTRICT if level is Level.CITY else level).value
    return "", ""


def _of_notes(passages: Sequence[Passage]) -> str:
    written = (_OF.search(passage.text) for passage in passages if passage.part is Part.NOTE)
    return next((found.group("issuer") for found in written if found and level_of(found.group("issuer"))), "")


def _of_letterhead(passages: Sequence[Passage]) -> str:
    """The line of the most local body: superiors stand above it (`ĐẢNG BỘ TỈNH …`)."""
    heads = [passage.text for passage in passages if passage.part is Part.LETTERHEAD]
    lines = [line.strip() for text in heads for line in text.split("\n")]
    levels = {line: level for line in lines if (level := level_of(line)) is not None and line.isupper()}
    return min(levels, key=lambda line: _LOCAL.index(levels[line]), default="")


def _of_titles(passages: Sequence[Passage]) -> str:
    titles = (passage.text for passage in passages if passage.part is Part.TITLE)
    return next((place.full for text in titles for place in named(text)), "")
