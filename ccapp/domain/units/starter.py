"""The units a commune starts from, and how they stand beside those an office has entered itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ccapp.domain.office import Unit
from ccapp.domain.plan import RecordId
from ccapp.domain.units.keys import Key, keys
from ccapp.domain.units.levels import without_level


class Era(StrEnum):
    """Which units to begin with: those before 1 July 2025 with what became of them, or those since."""

    BEFORE = "before"
    SINCE = "since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A unit that comes with the program, under its key as id; `only` the kinds of commune that have it."""

    unit: Unit
    only: tuple[str, ...] = ()

    def fits(self, seat: str) -> bool:
        """Whether a commune of this kind (`xã`, `phường`) has the unit; an unknown kind has all."""
        return not seat or not self.only or seat in self.only


def combined(own: Sequence[Unit], shipped: Sequence[Unit]) -> tuple[Unit, ...]:
    """The office's units, and the shipped ones it does not have, so that old names are known to everyone.

    Successors that the office has itself lead to the office's own.
    """
    taken = {identity: unit.id for unit in own for identity in _identities(unit)}
    stands: dict[RecordId, RecordId] = {}
    for unit in shipped:
        known = next((taken[each] for each in _identities(unit) if each in taken), None)
        if known is not None:
            stands[unit.id] = known
    rest = (unit for unit in shipped if unit.id not in stands)
    return tuple(relinked(unit, stands) for unit in (*own, *rest))


def relinked(unit: Unit, stands: Mapping[RecordId, RecordId]) -> Unit:
    """A unit whose successors are named by the ids that now stand for them."""
    return replace(unit, successors=tuple(stands.get(each, each) for each in unit.successors))


def _identities(unit: Unit) -> set[tuple[Key, str, str]]:
    short = {without_level(key).key for key in keys(unit.name)}
    return {(key, unit.tier.value, unit.kind.value) for key in short}
