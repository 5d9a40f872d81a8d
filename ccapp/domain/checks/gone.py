"""Units, levels and provinces that no longer exist on the day of the document, named as if they did."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from ccapp.domain.checks.cited import is_cited
from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.saying import change, clause, found
from ccapp.domain.deadline import written_day
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.office import Tier, Unit
from ccapp.domain.units.places import Place, PlaceKind

_RULED: Final = frozenset({Part.TITLE, Part.HEADING, Part.PROSE, Part.CELL, Part.RECIPIENTS})
# Columns of a plan whose units the unit rules look after.
_UNIT_FIELDS: Final = frozenset({"lead", "partners"})
# Words with which a sentence speaks of the past, or of the reform itself.
_PAST: Final = re.compile(
    r"\b(?:cũ|trước đây|trước khi|trước sắp xếp|trước ngày|sáp nhập|hợp nhất|sắp xếp|"
    r"kết thúc hoạt động|bỏ cấp|"
    r"không tổ chức|không còn|chuyển giao|bàn giao|chuyển từ|tiếp nhận từ|giải thể|đã ban hành|"
    r"do .{0,40} ban hành|"
    r"chuyển về|thay cho|thay thế|kế thừa)\b",
    re.IGNORECASE,
)
_DISTRICT: Final = re.compile(r"\b(?:huyện|quận|thị xã|thành phố)\b", re.IGNORECASE)
_SHORTEST: Final = 5  # letters of an abbreviation that names one unit only
_KIND_WORDS: Final[Mapping[PlaceKind, str]] = {PlaceKind.PROVINCE: "tỉnh", PlaceKind.CITY: "thành phố"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # told apart by identity: it keys caches
class Register:
    """What is known of units and places with the days between which they exist; empty: nothing is said."""

    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Old:
    """What stands for an old name: its successors in words, and the first day without it."""

    since: date
    successors: tuple[str, ...]
    unsaid_district: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # as above
class _Lookup:
    """The old names of a day and the pattern that finds them."""

    pattern: re.Pattern[str]
    old: Mapping[str, _Old]

    def names(self, text: str) -> Iterator[tuple[re.Match[str], _Old]]:
        """Every old name in a text; a living name that holds an old one is passed over as a whole."""
        for written in _written(self, text):
            old = self.old.get(_plain(written.group()))
            if old is not None:
                yield written, old


@lru_cache(maxsize=16_384)
def _written(lookup: _Lookup, text: str) -> tuple[re.Match[str], ...]:
    """Most texts of a plan are read again after every edit of another one."""
    return tuple(lookup.pattern.finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The names that are old on one day, made once for a document."""

    places: _Lookup | None = None
    units: _Lookup | None = None
    levels: _Lookup | None = None

    def has_ended(self, level: str) -> bool:
        """Whether a level of government (`huyện`) is none any more."""
        return self.levels is not None and _plain(level) in self.levels.old

    def is_old_place(self, name: str) -> bool:
        """Whether a province or city is named as it was before: an old name is no other place."""
        return self.places is not None and _plain(name) in self.places.old


def gone_on(register: Register, setting: Setting) -> Gone:
    """What is old on the day of a document; nothing where its day is not known."""
    if setting.day == date.min:
        return Gone()
    return Gone(
        places=_old_places(register, setting.day),
        units=_old_units(register, setting.day),
        levels=_old_levels(register, setting.day, setting.level),
    )


def gone_names(passage: Passage, gone: Gone) -> Iterator[Finding]:
    """Old names, each once in a passage; cited documents and history are left alone.

    A unit is an error; a level (`huyện`) or province may be meant and is to be looked at.
    """
    if passage.part not in _RULED:
        return
    said: list[tuple[int, int]] = []
    lookups = [(gone.places, "text-gone-place", Severity.WARNING)]
    if not (passage.record and passage.field in _UNIT_FIELDS):
        lookups.append((gone.units, "text-gone-unit", Severity.ERROR))
        lookups.append((gone.levels, "text-gone-level", Severity.WARNING))
    for lookup, code, severity in lookups:
        if lookup is not None:
            yield from _gone(passage, lookup, said, code, severity)


def _gone(
    passage: Passage, lookup: _Lookup, said: list[tuple[int, int]], code: str, severity: Severity
) -> Iterator[Finding]:
    """Findings of one kind; `said` are the places spoken of already (`UBND huyện` is not `huyện` again)."""
    seen: set[str] = set()
    for written, old in lookup.names(passage.text):
        text = written.group()
        around = clause(passage.text, written.start(), written.end())
        if _plain(text) in seen or is_cited(passage.text, written.start()) or _PAST.search(around):
            continue
        if any(first <= written.start() < last for first, last in said):
            continue
        seen.add(_plain(text))
        said.append(written.span())
        fixes: list[Fix] = [change(passage, *written.span(), name) for name in old.successors]
        facts = {
            "name": text,
            "since": written_day(old.since),
            "successors": ", ".join(old.successors) or "-",
        }
        said_code = "text-gone-unit-district" if old.unsaid_district else code
        yield found(said_code, severity, passage, text, *fixes, **facts)


@lru_cache(maxsize=16)
def _old_units(register: Register, day: date) -> _Lookup | None:
    """Names of units above the commune that have ended, unless a living unit is called the same.

    What commune posts were called lives on in other words (`Văn hóa - Xã hội`): columns of units know them.
    """
    by_id = {unit.id: unit for unit in register.units if unit.id}
    living = {_plain(name) for unit in register.units if unit.valid_on(day) for name in _spellings(unit)}
    old: dict[str, _Old] = {}
    for unit in register.units:
        if unit.tier is Tier.COMMUNE or unit.valid_to is None or unit.valid_to >= day:
            continue
        heirs = (by_id[heir] for heir in unit.successors if heir in by_id)
        names = tuple(heir.name for heir in heirs if heir.valid_on(day))
        for name in _spellings(unit):
            if _plain(name) not in living:
                old[_plain(name)] = _Old(
                    since=unit.valid_to + timedelta(days=1),
                    successors=names,
                    unsaid_district=is_of_unsaid_district(unit, name),
                )
    return _lookup(old, living)


def is_of_unsaid_district(unit: Unit, written: str) -> bool:
    """Whether a unit was one of the district and is written without saying so: `Phòng Nội vụ`."""
    return unit.tier is Tier.DISTRICT and not _DISTRICT.search(written)


def _spellings(unit: Unit) -> Iterator[str]:
    yield unit.name
    for short in (unit.abbreviation, *unit.aliases):
        if len(short) >= _SHORTEST:
            yield short


@lru_cache(maxsize=16)
def _old_levels(register: Register, day: date, own_level: str) -> _Lookup | None:
    """Words for levels that have ended; `thị xã` is a leftover of another kind where one's level is known."""
    old = {
        _plain(place.name): _Old(since=place.valid_to + timedelta(days=1), successors=())
        for place in register.places
        if place.kind is PlaceKind.LEVEL and place.valid_to is not None and place.valid_to < day
    }
    if own_level in ("commune", "district"):
        old.pop("thị xã", None)
    return _lookup(old)


@lru_cache(maxsize=16)
def _old_places(register: Register, day: date) -> _Lookup | None:
    """Provinces and cities under their old names, with the kind word before them (`tỉnh Hà Giang`)."""
    kinds = {place.name: place.kind for place in register.places if place.valid_on(day)}
    old: dict[str, _Old] = {}
    for place in register.places:
        word = _KIND_WORDS.get(place.kind)
        if word is None or place.valid_to is None or place.valid_to >= day:
            continue
        names = tuple(
            f"{_KIND_WORDS.get(kinds[heir], '')} {heir}".strip() for heir in place.successors if heir in kinds
        )
        old[_plain(f"{word} {place.name}")] = _Old(since=place.valid_to + timedelta(days=1), successors=names)
    return _lookup(old)


def _lookup(old: Mapping[str, _Old], living: Collection[str] = ()) -> _Lookup | None:
    if not old:
        return None
    pattern = re.compile(rf"(?<!\w)(?:{_either((*old, *living))})(?!\w)", re.IGNORECASE)
    return _Lookup(pattern=pattern, old=old)


def _either(names: Iterable[str]) -> str:
    """A pattern of names, the longest first; dashes and spaces may be written in several ways."""
    longest = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\-", r"\s*[-–]\s*").replace(r"\ ", r"\s+") for name in longest)


def _plain(text: str) -> str:
    """Lower case, one kind of dash without spaces, single spaces."""
    return re.sub(r"\s*[-–]\s*", "-", " ".join(text.casefold().split()))
