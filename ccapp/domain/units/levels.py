"""The level of government in a unit's name: `Công an huyện` is not `Công an xã`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ccapp.domain.office import Tier
from ccapp.domain.units.keys import Key, plain_key

_LEVELS: Final[Mapping[str, frozenset[Tier]]] = MappingProxyType(
    {
        "thị xã": frozenset({Tier.DISTRICT}),
        "thị trấn": frozenset({Tier.COMMUNE}),
        "đặc khu": frozenset({Tier.COMMUNE}),
        "thành phố": frozenset({Tier.DISTRICT, Tier.PROVINCE}),
        "trung ương": frozenset({Tier.CENTRAL}),
        "xã": frozenset({Tier.COMMUNE}),
        "phường": frozenset({Tier.COMMUNE}),
        "huyện": frozenset({Tier.DISTRICT}),
        "quận": frozenset({Tier.DISTRICT}),
        "tỉnh": frozenset({Tier.PROVINCE}),
    }
)
# Longer words first: "thị xã" ends in "xã".
_TAILS: Final = tuple((" " + plain_key(word), tiers) for word, tiers in _LEVELS.items())
_DEPARTMENT: Final = plain_key("sở") + " "
_OF_PROVINCE: Final = frozenset({Tier.PROVINCE})
_AT: Final = " " + plain_key("cấp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelled:
    """A key without its level word, that word, and the levels it allows; all of them where none was said."""

    key: Key
    tiers: frozenset[Tier]
    word: str = ""


def without_level(key: Key, places: Iterable[Key] = ()) -> Levelled:
    """Take the level word off the end of a key, with the office's own place name where that follows it.

    Another place's name stays: the police of another commune are another unit. `Xã hội` is no level word,
    `cấp xã` is the same as `xã`, and a `Sở` is of the province without saying so.
    """
    for place in places:
        shorter = key.removesuffix(" " + place) if place else key
        if shorter != key and any(shorter.endswith(tail) for tail, _ in _TAILS):
            key = shorter
            break
    for tail, tiers in _TAILS:
        if key.endswith(tail):
            return Levelled(key=key.removesuffix(tail).removesuffix(_AT), tiers=tiers, word=tail.strip())
    return Levelled(key=key, tiers=_OF_PROVINCE if key.startswith(_DEPARTMENT) else frozenset(Tier))
