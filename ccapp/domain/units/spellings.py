"""One unit written in several ways: found, counted, and written in one way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ccapp.domain.office import Tier
from ccapp.domain.units.directory import Directory
from ccapp.domain.units.keys import Key, is_abbreviated, keys
from ccapp.domain.units.levels import without_level
from ccapp.domain.units.mentions import Mention, MentionKind
from ccapp.domain.units.splitting import split_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A way of writing a unit, on one line; in how many cells it stands; the first `mention` of it."""

    text: str
    count: int
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingGroup:
    """Spellings that seem to mean one unit, the most frequent in front; `suggested` is the fullest."""

    spellings: tuple[Spelling, ...]
    suggested: str


@dataclass(slots=True, kw_only=True)
class _Group:
    keys: frozenset[Key]
    tiers: frozenset[Tier]
    spellings: list[Spelling] = field(default_factory=list)


def tally(cells: Iterable[str]) -> tuple[Spelling, ...]:
    """Every distinct mention of some cells with the number of cells it stands in, in order of appearance."""
    first: dict[str, Mention] = {}
    counts: dict[str, int] = {}
    for cell in cells:
        mentions = {_line(mention): mention for mention in split_units(cell)}
        for text, mention in mentions.items():
            first.setdefault(text, mention)
            counts[text] = counts.get(text, 0) + 1
    return tuple(Spelling(text=text, count=counts[text], mention=mention) for text, mention in first.items())


def spellings(cells: Iterable[str], known: Directory | None = None) -> tuple[SpellingGroup, ...]:
    """Units that these cells write in more than one way, to be asked about.

    An abbreviation that may stand for two of the units belongs to neither. Spellings that the office has
    learned are left out: nobody is asked twice.
    """
    groups: list[_Group] = []
    named = (MentionKind.UNIT, MentionKind.BODY)
    found = [each for each in tally(cells) if each.mention.kind in named]
    for spelling in sorted(found, key=_clearest_first):
        if known is None or not known.remembers(spelling.text):
            _put(groups, spelling)
    return tuple(_group(each.spellings) for each in groups if len(each.spellings) > 1)


def _clearest_first(spelling: Spelling) -> tuple[bool, bool, int]:
    name = spelling.mention.name
    levelled = [without_level(key) for key in keys(name)]
    unsaid = all(each.tiers == frozenset(Tier) for each in levelled)
    return is_abbreviated(name), unsaid, len(levelled)


def _put(groups: list[_Group], spelling: Spelling) -> None:
    """Add a spelling to the one group it fits, or to a new one where it fits none or several."""
    levelled = [without_level(key) for key in keys(spelling.mention.name)]
    own = frozenset(each.key for each in levelled)
    tiers = frozenset(tier for each in levelled for tier in each.tiers)
    fitting = [group for group in groups if group.keys & own and group.tiers & tiers]
    if len(fitting) == 1:
        group = fitting[0]
        group.keys &= own
        group.tiers &= tiers
    else:
        group = _Group(keys=own, tiers=tiers)
        groups.append(group)
    group.spellings.append(spelling)


def _group(found: list[Spelling]) -> SpellingGroup:
    fullest = max(found, key=lambda each: (not is_abbreviated(each.text), each.count, len(each.text)))
    return SpellingGroup(
        spellings=tuple(sorted(found, key=lambda each: (-each.count, each.text))), suggested=fullest.text
    )


def respelled(cell: str, old: str, new: str) -> str:
    """A cell with every mention that reads `old` written as `new`; all else stays to the letter."""
    for mention in reversed(split_units(cell)):
        if _line(mention) == old:
            cell = cell[: mention.start] + new + cell[mention.end :]
    return cell


def _line(mention: Mention) -> str:
    return " ".join(mention.text.split())
