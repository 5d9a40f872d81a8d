"""Which units to offer for the words typed so far: without accents, by any spelling, by initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from ccapp.domain.office import Unit
from ccapp.domain.units.keys import bare, initials, keys, plain_key
from ccapp.text.fold import folded_words

_MOST: Final = 8  # ways to spell out the abbreviations of one name


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A name to be written, and all it is known by as folded words."""

    name: str
    spellings: tuple[tuple[str, ...], ...]


def offers_of(units: Iterable[Unit], texts: Iterable[str] = ()) -> tuple[Offer, ...]:
    """Offers for units, then for `texts` that are none of their names; each name once."""
    found: dict[str, Offer] = {}
    named = chain(
        ((unit.name, (*unit.aliases, unit.abbreviation)) for unit in units), ((text, ()) for text in texts)
    )
    for name, others in named:
        found.setdefault(plain_key(name), _offer(name, others))
    return tuple(found.values())


def _offer(name: str, others: Iterable[str]) -> Offer:
    spelled = (folded_words(each) for each in (name, *others))
    full = (bare(key) for key in islice(sorted(keys(name)), _MOST))
    short = folded_words(initials(plain_key(name)))
    every = dict.fromkeys(filter(None, (*spelled, *full, short)))
    return Offer(name=name, spellings=tuple(tuple(each.split()) for each in every))


def matching(offers: Sequence[Offer], words: str, without: Iterable[str] = ()) -> list[str]:
    """Names in which every word typed begins a word; all of them where nothing is typed.

    In front stand names that hold the words with their accents, then those that begin with them. `without`
    are names that are there already.
    """
    there = set(map(plain_key, without))
    wanted = _wanted(words)
    exact, plain = words.strip().casefold(), folded_words(words)
    found = [
        offer.name
        for offer in offers
        if plain_key(offer.name) not in there and (not plain or _holds(offer, wanted))
    ]
    return sorted(
        found,
        key=lambda name: (exact not in name.casefold(), not folded_words(name).startswith(plain)),
    )


def _wanted(words: str) -> list[list[str]]:
    """The words, and the words with abbreviations spelled out."""
    spelled = {bare(key) for key in keys(words)}
    return [each.split() for each in dict.fromkeys((folded_words(words), *sorted(spelled)))]


def _holds(offer: Offer, wanted: list[list[str]]) -> bool:
    return any(
        all(any(word.startswith(part) for word in spelling) for part in parts)
        for parts in wanted
        if parts
        for spelling in offer.spellings
    )
