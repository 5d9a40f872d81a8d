"""The units an office knows, and which of them a text means on a day. Never a guess without asking.

A text is settled by a spelling the office has learned, by its key, by its key without the level word, or by
initials, each only where exactly one unit answers to it. What merely looks alike comes back as a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from ccapp.domain.office import Tier, Unit, UnitKind
from ccapp.domain.plan import RecordId
from ccapp.domain.units.keys import (
    Key,
    bare,
    initials,
    is_abbreviated,
    is_ambiguous,
    is_unaccented,
    keys,
    plain_key,
)
from ccapp.domain.units.kinds import kind_of, prefix_of
from ccapp.domain.units.levels import Levelled, without_level
from ccapp.domain.units.mentions import MentionKind
from ccapp.text.normalize import clean

_ALIKE: Final = 72.0  # per cent; below it the candidates of a question are noise
_CANDIDATES: Final = 3
_Entry = TypeVar("_Entry")
_TELLING: Final = range(4, 40)  # words; fewer are part of too many names
_SHORT: Final = range(3, 9)  # letters of initials: two letters name too many things


class MatchKind(StrEnum):
    """How a unit was found. A question and an unknown text have no unit."""

    EXACT = "exact"
    ALIAS = "alias"
    KEY = "key"
    INITIALS = "initials"
    QUESTION = "question"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which unit a text means. `candidates` are what a question offers, the likeliest in front.

    `valid` is False for a unit that does not exist on the day; `successors` are then those that took over
    its work and do exist, the first to be offered in front.
    """

    kind: MatchKind
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    valid: bool = True
    successors: tuple[Unit, ...] = ()


_Named = tuple[str, Unit]  # a unit and the level word in its name, empty where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """What a directory looks texts up in, made once."""

    names: Mapping[Key, tuple[Unit, ...]]
    aliases: Mapping[Key, tuple[Unit, ...]]
    keys: Mapping[Key, tuple[Unit, ...]]
    levelless: Mapping[Key, tuple[_Named, ...]]
    unaccented: Mapping[Key, tuple[_Named, ...]]
    initials: Mapping[str, tuple[Unit, ...]]
    units: Mapping[RecordId, Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Units with their spellings, seen from an office: its level, and its own place names (`Suối Mây`)."""

    units: tuple[Unit, ...] = ()
    places: tuple[str, ...] = ()
    home: Tier = Tier.COMMUNE
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _indexed(self.units, self._place_keys()))

    def _place_keys(self) -> tuple[Key, ...]:
        return tuple(plain_key(place) for place in self.places)

    def match(self, text: str, on: date) -> Match:
        """The unit that a piece of a cell (as `split_units` gives it) means on a day.

        Of several units with one spelling the one that exists on the day is meant. A group, a role or a
        person is unknown unless the office has it among its units.
        """
        line = _line(text)
        ended: Match | None = None
        for kind, units in self._found(line, on):
            if kind is MatchKind.INITIALS and ended:
                break
            match = _settled(kind, units, on)
            if match is None or (ended and not _outweighs(match, on)):
                continue
            if match.valid:
                return match
            ended = ended or match
        if ended and ended.unit:
            return replace(ended, successors=self.successors(ended.unit, on))
        return self._asked(line, on)

    def successors(self, unit: Unit, on: date) -> tuple[Unit, ...]:
        """The units that do the work of a dissolved one on a day, followed through every later change."""
        found: dict[RecordId, Unit] = {}
        seen: set[RecordId] = set()
        waiting = list(unit.successors)
        while waiting:
            record = waiting.pop(0)
            after = self._index.units.get(record)
            if after is None or record in seen:
                continue
            seen.add(record)
            if after.valid_on(on):
                found.setdefault(record, after)
            else:
                waiting = [*after.successors, *waiting]
        return tuple(found.values())

    def remembers(self, text: str) -> bool:
        """Whether a spelling is one that a unit is known by besides its name."""
        return plain_key(text) in self._index.aliases

    def unit(self, record: RecordId) -> Unit | None:
        """The unit with an id, if the directory has it."""
        return self._index.units.get(record)

    def _found(self, text: str, on: date) -> Iterable[tuple[MatchKind, tuple[Unit, ...]]]:
        """Units by each way of knowing them, the surest in front."""
        index = self._index
        yield MatchKind.EXACT, index.names.get(text.casefold(), ())
        yield MatchKind.ALIAS, self._learned(text)
        body = kind_of(text) is MentionKind.BODY
        spelled = _keys_of(text)
        levelled = [without_level(key, self._place_keys()) for key in spelled]
        if is_ambiguous(text):
            yield MatchKind.QUESTION, _on_level(index.levelless, levelled)
            return
        whole = [f"{each.key} {each.word}".strip() for each in levelled]
        yield MatchKind.KEY, _fitting(_hits(index.keys, (*spelled, *whole)), body=body)
        yield self._by_level(_fitting(_on_level(index.levelless, levelled), body=body), levelled, on)
        if is_unaccented(text):
            flat = [replace(each, key=bare(each.key)) for each in levelled]
            yield self._by_level(_fitting(_on_level(index.unaccented, flat), body=body), flat, on)
        yield MatchKind.INITIALS, self._by_initials(text)

    def _learned(self, text: str) -> tuple[Unit, ...]:
        """Units by a spelling they are known by, whole, without its prefix, or without its level word."""
        aliases = self._index.aliases
        for key in (plain_key(text), plain_key(text[len(prefix_of(text)) :])):
            short = without_level(key, self._place_keys())
            found = aliases.get(key, ()) or tuple(
                unit for unit in aliases.get(short.key, ()) if unit.tier in short.tiers
            )
            if found:
                return found
        return ()

    def _by_level(
        self, units: tuple[Unit, ...], levelled: Iterable[Levelled], on: date
    ) -> tuple[MatchKind, tuple[Unit, ...]]:
        """A name without its level is sure where the text says the level, or the unit is of our own."""
        said = any(each.tiers != frozenset(Tier) for each in levelled)
        meant = tuple(unit for unit in units if unit.valid_on(on)) or units
        sure = said or all(unit.tier is self.home for unit in meant)
        return (MatchKind.KEY if sure else MatchKind.QUESTION), units

    def _by_initials(self, text: str) -> tuple[Unit, ...]:
        letters = "".join(plain_key(text).split())
        if len(letters) not in _SHORT or text.upper() != text or is_abbreviated(text):
            return ()
        return self._index.initials.get(bare(letters), ())

    def _asked(self, text: str, on: date) -> Match:
        if kind_of(text) not in (MentionKind.UNIT, MentionKind.BODY) or is_ambiguous(text):
            return Match(kind=MatchKind.UNKNOWN)
        candidates = self._alike(text, on)
        return Match(kind=MatchKind.QUESTION if candidates else MatchKind.UNKNOWN, candidates=candidates)

    def _alike(self, text: str, on: date) -> tuple[Unit, ...]:
        levelled = [without_level(key, self._place_keys()) for key in _keys_of(text)]
        asked = [bare(each.key) for each in levelled]
        tiers = frozenset(tier for each in levelled for tier in each.tiers)
        scores: dict[Unit, float] = {}
        for key, named in self._index.unaccented.items():
            score = max((_likeness(key, each) for each in asked), default=0.0)
            for _, unit in named:
                scores[unit] = max(scores.get(unit, 0.0), score)
        near = [unit for unit, score in scores.items() if score >= _ALIKE and unit.tier in tiers]
        near = list(_fitting(tuple(near), body=kind_of(text) is MentionKind.BODY))
        near.sort(key=lambda unit: (not unit.valid_on(on), -scores[unit], unit.name))
        return tuple(near[:_CANDIDATES])


def _likeness(key: Key, asked: Key) -> float:
    """How much two bare keys look alike, in per cent. Part of a name counts a little less than the whole."""
    from rapidfuzz import fuzz  # start-up cost: only an unknown text is compared

    whole = max(fuzz.ratio(key, asked), fuzz.token_sort_ratio(key, asked))
    part = fuzz.token_set_ratio(key, asked) if len(asked.split()) in _TELLING else 0.0
    return max(whole, part * 0.9)


def _outweighs(match: Match, on: date) -> bool:
    """Whether a weaker way of knowing names a unit that exists, where a surer one named a dissolved unit."""
    return any(unit.valid_on(on) for unit in (match.unit, *match.candidates) if unit)


def _settled(kind: MatchKind, units: tuple[Unit, ...], on: date) -> Match | None:
    """The only one of these units that exists on the day, or the only one that did before.

    Several are a question. None for no unit and for one that is yet to come: it cannot be meant.
    """
    living = tuple(unit for unit in units if unit.valid_on(on))
    past = tuple(unit for unit in units if unit.valid_to is not None and unit.valid_to < on)
    if len(living) > 1 or (not living and len(past) > 1) or (units and kind is MatchKind.QUESTION):
        return Match(kind=MatchKind.QUESTION, candidates=living or past or units)
    if living:
        return Match(kind=kind, unit=living[0])
    return Match(kind=kind, unit=past[0], valid=False) if past else None


def _indexed(units: tuple[Unit, ...], places: tuple[Key, ...]) -> _Index:
    own = [(unit, _keys_of(unit.name)) for unit in units]
    short = [(without_level(key, places), unit) for unit, spelled in own for key in spelled]
    return _Index(
        names=_grouped((_line(unit.name).casefold(), unit) for unit in units),
        aliases=_grouped(
            (plain_key(alias), unit)
            for unit in units
            for alias in (*unit.aliases, unit.abbreviation)
            if alias
        ),
        keys=_grouped((key, unit) for unit, spelled in own for key in spelled),
        levelless=_grouped((each.key, (each.word, unit)) for each, unit in short),
        unaccented=_grouped((bare(each.key), (each.word, unit)) for each, unit in short),
        initials=_grouped((bare(initials(key)), unit) for unit, spelled in own for key in spelled),
        units={unit.id: unit for unit in units if unit.id},
    )


def _grouped(pairs: Iterable[tuple[str, _Entry]]) -> dict[str, tuple[_Entry, ...]]:
    found: defaultdict[str, dict[_Entry, None]] = defaultdict(dict)
    for key, entry in pairs:
        found[key][entry] = None
    return {key: tuple(entries) for key, entries in found.items()}


def _line(text: str) -> str:
    return " ".join(clean(text).split()).strip(" .,;:")


def _keys_of(text: str) -> tuple[Key, ...]:
    """Keys of a text without its prefix; of the whole where nothing else is left."""
    return tuple(sorted(keys(text[len(prefix_of(text)) :])))


def _hits(index: Mapping[Key, tuple[Unit, ...]], wanted: Iterable[Key]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(unit for key in wanted for unit in index.get(key, ())))


def _on_level(index: Mapping[Key, tuple[_Named, ...]], wanted: Iterable[Levelled]) -> tuple[Unit, ...]:
    """Units with a key, where the level that was said is theirs; `UBND phường` is not `UBND xã`."""
    return tuple(
        dict.fromkeys(
            unit
            for each in wanted
            for word, unit in index.get(each.key, ())
            if unit.tier in each.tiers and (not each.word or not word or word == each.word)
        )
    )


def _fitting(units: tuple[Unit, ...], *, body: bool) -> tuple[Unit, ...]:
    """A people's committee as a whole is never one of its units, and the other way round."""
    wanted = UnitKind.BODY if body else UnitKind.UNIT
    return tuple(unit for unit in units if unit.kind is wanted)
