"""Names left over from a text of another place: another commune, district or province."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ccapp.domain.checks.cited import is_cited
from ccapp.domain.checks.gone import Gone
from ccapp.domain.checks.names import Level, Named, level_of, named
from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.saying import CAPITALS, before, clause, found
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.text.fold import fold

_RULED: Final = frozenset({Part.TITLE, Part.HEADING, Part.PROSE, Part.CELL})
# Words that make another place's name right: history, mergers, work together, learning from each other.
_MEANT: Final = re.compile(
    r"\b(?:cũ|trước đây|sáp nhập|hợp nhất|sắp xếp|thành lập|phối hợp|liên xã|liên huyện|giáp|"
    r"giao lưu|học tập|"
    r"kết nghĩa|tham quan|kinh nghiệm|khu vực|tuyến|đường|từ .{1,40} đến|trụ sở|cụm|nhập)\b",
    re.IGNORECASE,
)
_ABOVE: Final[Mapping[Level, frozenset[Level]]] = {
    Level.COMMUNE: frozenset(Level),
    Level.DISTRICT: frozenset({Level.DISTRICT, Level.CITY, Level.PROVINCE}),
    Level.PROVINCE: frozenset({Level.PROVINCE}),
}
_OF_TERRITORY: Final = re.compile(rf"\btrên địa bàn\s+(?P<word>tỉnh|huyện|thị xã|quận)\b(?!\s+[{CAPITALS}])")
_FOREIGN_LEVEL: Final = re.compile(
    r"\bthị xã\b(?!\s*[,;]?\s*(?:và\s+)?(?:thị trấn|thành phố|phường|quận|huyện))"
)
_SUPERIOR: Final = re.compile(
    r"\b(?:UBND|Ủy ban|Uỷ ban|HĐND|Sở|cấp) (?:nhân dân )?(?:cấp )?(?:tỉnh|huyện)|\b(?:tỉnh|"
    r"huyện) (?:giao|chỉ đạo)"
)


def other_places(passages: Sequence[Passage], setting: Setting, gone: Gone) -> Iterator[Finding]:
    """Places that are neither this document's own nor its superiors: `huyện Đức Thọ` in a plan of Hương Khê.

    Where the superior of a tier is not known, it is the one the whole document names most; a document that
    names only one is taken at its word. Bodies below the document's own tier are its business.
    """
    level = _own_level(setting)
    if level is None:
        return
    own = _own_keys(passages, setting, gone)
    for passage in passages:
        if passage.part not in _RULED:
            continue
        for place in named(passage.text):
            if place.level not in _ABOVE[level] or _is_known(place, own) or _is_meant(passage, place):
                continue
            if not gone.is_old_place(place.full):
                yield found(
                    "text-other-place",
                    Severity.ERROR,
                    passage,
                    place.full,
                    Fix(code="fix-go-there"),
                    name=place.full,
                )


def _own_level(setting: Setting) -> Level | None:
    return Level(setting.level) if setting.level else level_of(setting.issuer)


def _own_keys(passages: Iterable[Passage], setting: Setting, gone: Gone) -> frozenset[str]:
    """Bare names of own places; for tiers without one, the name that the document speaks of most.

    Where districts have ended none is one's own.
    """
    ended = {Level.DISTRICT} if gone.has_ended("huyện") else set[Level]()
    own = {place.key: place.level for name in setting.own_names for place in named(name)}
    tiers = {_tier(level) for level in own.values()}
    bare = {fold(name) for name in setting.own_names}  # a place may be given without its level word
    seen: dict[Level, Counter[str]] = {}
    for passage in passages:
        for place in named(passage.text):
            seen.setdefault(_tier(place.level), Counter())[place.key] += 1
    for tier, names in seen.items():
        if tier not in tiers | ended:
            own[names.most_common(1)[0][0]] = tier
    return frozenset(own) | bare


def _tier(level: Level) -> Level:
    """Cities count as districts unless they are named as a province would be."""
    return Level.DISTRICT if level is Level.CITY else level


def _is_known(place: Named, own: frozenset[str]) -> bool:
    """A name may run on or stop short of the own one: `xã Lộc Bình Phú Lộc`, `thị xã Hồng`."""
    return any(
        place.key == name or place.key.startswith(name + " ") or name.startswith(place.key + " ")
        for name in own
    )


def _is_meant(passage: Passage, place: Named) -> bool:
    text = passage.text
    if is_cited(text, place.start):
        return True
    around = clause(text, place.start, place.end)
    return _MEANT.search(around) is not None


def other_levels(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """A text of another tier: `thị xã` in a commune's or district's, `trên địa bàn tỉnh` in a commune's."""
    level = _own_level(setting)
    if passage.part not in _RULED or level not in (Level.COMMUNE, Level.DISTRICT):
        return
    for written in _FOREIGN_LEVEL.finditer(passage.text):
        if not _speaks_of_town(setting) and not is_cited(passage.text, written.start()):
            yield _other_level(passage, "thị xã", Severity.WARNING)
            return
    if level is Level.COMMUNE:
        yield from _wider(passage)


def _wider(passage: Passage) -> Iterator[Finding]:
    """`trên địa bàn huyện` where nothing in the sentence is the superior's."""
    text = passage.text
    for written in _OF_TERRITORY.finditer(text):
        around = clause(text, written.start(), written.end())
        if is_cited(text, written.start()) or _SUPERIOR.search(around):
            continue
        if re.search(r"\bxã\b", before(text, written.start())[-12:]):
            continue
        yield _other_level(passage, written.group(), Severity.HINT)
        return


def _other_level(passage: Passage, text: str, severity: Severity) -> Finding:
    code = "text-wider-area" if severity is Severity.HINT else "text-other-level"
    return found(code, severity, passage, text, Fix(code="fix-go-there"), text=text)


def _speaks_of_town(setting: Setting) -> bool:
    return any(name.casefold().startswith("thị xã") for name in (*setting.own_names, setting.issuer))
