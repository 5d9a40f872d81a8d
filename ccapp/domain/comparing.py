"""What a second reading of a table would change in a first: new lines, changed texts, the same lines.

A changed title is told by likeness, a moved task is found in its other section. A blank never overwrites:
it is no difference. Lines that only the first table has are named and left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz import fuzz, process

from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Appendix, Item, RecordId
from ccapp.text.fold import fold
from ccapp.text.items import is_shown_as

_LIKE: Final = 88.0  # per cent of likeness from which two titles in one place are one line
LIKE_ELSEWHERE: Final = 94.0  # the same in another section, where chance is likelier
_LIKE_NUMBERED: Final = 60.0  # with the same number in the same place
_NUMBERS: Final = frozenset({NUMBER, SECTION_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One text that the second reading says otherwise; `place` is where that reading has it."""

    record: RecordId
    field: str
    before: str
    after: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A line with everything below it that only the second reading has.

    It goes under `parent`, after the line `after` (None: before all); without a parent it is a new section.
    """

    parent: RecordId | None
    after: RecordId | None
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All there is between two tables. `same` counts leaves found without a difference."""

    differences: tuple[Difference, ...] = ()
    additions: tuple[Addition, ...] = ()
    absent: tuple[RecordId, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the second reading says nothing new."""
        return not self.differences and not self.additions


def is_comparable(ours: Layout, theirs: Layout) -> bool:
    """Whether two tables have the same levels; others cannot be laid beside each other line by line."""
    return ours.levels == theirs.levels


def compare(ours: Appendix, theirs: Appendix, *, blanks: bool = False) -> Comparison:
    """Lay a second reading of a table beside the first. Both have the same levels.

    With `blanks` an empty cell says something: in a column that the second table has, it is a difference.
    """
    names = own_keys(ours.layout, theirs.layout)
    if any(key != name for key, name in names.items()):
        theirs = replace(theirs, sections=tuple(with_keys(section, names) for section in theirs.sections))
    cleared = frozenset(names.get(key, key) for key in theirs.layout.keys) if blanks else frozenset()
    return _Comparing(ours.layout, cleared).run(ours, theirs)


def own_keys(ours: Layout, theirs: Layout) -> dict[str, str]:
    """What the keys of columns without a meaning of their own become: those with the same heading, else none.

    Such keys only count the columns of one table; the same key is mostly another column.
    """
    free = [each for each in ours.columns if each.key.startswith("x")]
    names: dict[str, str] = {}
    for each in (each for each in theirs.columns if each.key.startswith("x")):
        twin = next((one for one in free if fold(one.full_heading) == fold(each.full_heading)), None)
        if twin is not None:
            free.remove(twin)
        names[each.key] = twin.key if twin is not None else ""
    return names


def with_keys(item: Item, names: Mapping[str, str]) -> Item:
    """A line and those below it with their texts under other keys; those of an empty key are left out."""
    texts = {new: text for key, text in item.texts.items() if (new := names.get(key, key))}
    return replace(item, texts=texts, children=tuple(with_keys(child, names) for child in item.children))


def joined(parts: Sequence[Appendix]) -> Appendix:
    """Parts of one table as one: a part that begins without a section goes on with the one above."""
    sections: list[Item] = []
    for section in (section for part in parts for section in part.sections):
        if sections and not any(section.texts.values()):
            whole = (*sections[-1].children, *section.children)
            sections[-1] = replace(sections[-1], children=whole)
        else:
            sections.append(section)
    return replace(parts[0], sections=tuple(sections))


@dataclass(slots=True)
class _Comparing:
    ours: Layout
    cleared: frozenset[str] = frozenset()
    differences: list[Difference] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    absent: list[RecordId] = field(default_factory=list)
    same: int = 0

    def run(self, ours: Appendix, theirs: Appendix) -> Comparison:
        """The comparison, in the order of the second reading."""
        sections = paired(ours.sections, theirs.sections, self.ours)
        tasks = self._tasks(ours, theirs, sections)
        for section in theirs.sections:
            home = sections.get(id(section))
            if home is not None:
                self._texts(home, section)
            self._below(home, section, tasks)
        found = {id(item) for item in tasks.values()}
        self.absent += [item.id for item in _tasks(ours) if id(item) not in found]
        return Comparison(
            differences=tuple(self.differences),
            additions=tuple(self.additions),
            absent=tuple(self.absent),
            same=self.same,
        )

    def _tasks(self, ours: Appendix, theirs: Appendix, sections: dict[int, Item]) -> dict[int, Item]:
        """Each task of the second reading with the one of the first it is: in its section, else anywhere."""
        found: dict[int, Item] = {}
        for section in theirs.sections:
            home = sections.get(id(section))
            if home is not None:
                found |= paired(home.children, section.children, self.ours)
        free = others(_tasks(ours), found.values())
        lost = [item for item in _tasks(theirs) if id(item) not in found]
        return found | likest(free, lost, self.ours, LIKE_ELSEWHERE)

    def _below(self, home: Item | None, section: Item, pairs: dict[int, Item]) -> None:
        """The tasks of one section of the second reading."""
        fresh = [child for child in section.children if id(child) not in pairs]
        if home is None and (fresh or not section.children):
            whole = self._adapted(replace(section, children=tuple(fresh)))
            self.additions.append(Addition(parent=None, after=None, item=whole))
        before: RecordId | None = None
        for child in section.children:
            mine = pairs.get(id(child))
            if mine is not None:
                self._line(mine, child)
                stays = home is not None and any(one is mine for one in home.children)
                before = mine.id if stays else before
            elif home is not None:
                self.additions.append(Addition(parent=home.id, after=before, item=self._adapted(child)))

    def _line(self, mine: Item, other: Item) -> None:
        """A line found in both, and what stands below it."""
        self._texts(mine, other)
        pairs = paired(mine.children, other.children, self.ours)
        before: RecordId | None = None
        for child in other.children:
            twin = pairs.get(id(child))
            if twin is not None:
                self._line(twin, child)
                before = twin.id
            else:
                self.additions.append(Addition(parent=mine.id, after=before, item=self._adapted(child)))
        self.absent += [child.id for child in others(mine.children, pairs.values())]

    def _texts(self, mine: Item, other: Item) -> None:
        count = len(self.differences)
        for key in self.ours.level_keys(mine.level):
            after = other.text(key)
            said = after or key in self.cleared
            if said and not is_shown_as(mine.text(key), after) and key not in _NUMBERS:
                self.differences.append(
                    Difference(
                        record=mine.id, field=key, before=mine.text(key), after=after, place=other.source
                    )
                )
        if mine.level is Level.PRODUCT and len(self.differences) == count:
            self.same += 1

    def _adapted(self, item: Item) -> Item:
        """A new line with exactly the keys that the first table has."""
        texts = {key: item.text(key) for key in self.ours.level_keys(item.level)}
        return replace(item, texts=texts, children=tuple(map(self._adapted, item.children)))


def _tasks(appendix: Appendix) -> Iterator[Item]:
    for section in appendix.sections:
        yield from section.children


def _words(item: Item, layout: Layout) -> str:
    """What a line is known by: its title, or on a leaf its product, else all it says."""
    if item.level is not Level.PRODUCT:
        return fold(item.text(layout.title_key(item.level)))
    return fold(item.text("product") or " ".join(item.texts.values()))


def paired(ours: Sequence[Item], theirs: Sequence[Item], layout: Layout) -> dict[int, Item]:
    """Items of the second list (by identity) with their twins in the first: equal, alike, same number, alone,
    or without a name in the same place.
    """
    found: dict[int, Item] = {}
    by_words: dict[str, list[Item]] = {}
    for item in ours:
        by_words.setdefault(_words(item, layout), []).append(item)
    for other in theirs:
        twins = by_words.get(_words(other, layout))
        if twins:
            found[id(other)] = twins.pop(0)
    rest = [other for other in theirs if id(other) not in found]
    found |= likest(others(ours, found.values()), rest, layout, _LIKE)
    rest = [other for other in rest if id(other) not in found]
    found |= _numbered(others(ours, found.values()), rest, layout)
    rest = [other for other in rest if id(other) not in found]
    found |= _alone(others(ours, found.values()), rest, ours, theirs)
    return found | _unnamed(others(ours, found.values()), found, ours, theirs, layout)


def others(items: Iterable[Item], found: Iterable[Item]) -> list[Item]:
    """Items that are not among those found, by identity: two blank lines are equal and yet two."""
    known = {id(item) for item in found}
    return [item for item in items if id(item) not in known]


def likest(free: Sequence[Item], rest: Sequence[Item], layout: Layout, least: float) -> dict[int, Item]:
    """The likest pairs first. Lines that say the same are one choice: a table may repeat one many times."""
    saying: dict[str, list[Item]] = {}
    for item in free:
        saying.setdefault(_words(item, layout), []).append(item)
    choices = list(saying)
    scored: list[tuple[float, int, int]] = []
    for place, other in enumerate(rest):
        words = _words(other, layout)
        alike = process.extract(words, choices, scorer=fuzz.ratio, score_cutoff=least, limit=None)
        scored += [(score, place, at) for _, score, at in alike]
    found: dict[int, Item] = {}
    for _, place, at in sorted(scored, reverse=True):
        left = saying[choices[at]]
        if left and id(rest[place]) not in found:
            found[id(rest[place])] = left.pop()
    return found


def _numbered(free: Sequence[Item], rest: Sequence[Item], layout: Layout) -> dict[int, Item]:
    """The same number in the same list makes less likeness enough."""
    known: dict[str, list[Item]] = {}
    for item in free:
        known.setdefault(item.text(NUMBER), []).append(item)
    found: dict[int, Item] = {}
    for other in rest:
        twins = known.get(other.text(NUMBER), []) if other.text(NUMBER) else []
        scores = [fuzz.ratio(_words(item, layout), _words(other, layout)) for item in twins]
        if scores and max(scores) >= _LIKE_NUMBERED:
            found[id(other)] = twins.pop(scores.index(max(scores)))
    return found


def _alone(
    free: Sequence[Item], rest: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]
) -> dict[int, Item]:
    """The only leaf of a task is the only leaf of the other, whatever its product is called now."""
    single = len(ours) == len(theirs) == 1 and len(free) == len(rest) == 1
    return {id(rest[0]): free[0]} if single and rest[0].level is Level.PRODUCT else {}


def _unnamed(
    free: Sequence[Item],
    found: Mapping[int, Item],
    ours: Sequence[Item],
    theirs: Sequence[Item],
    layout: Layout,
) -> dict[int, Item]:
    """A line whose name was left blank is the one in its place, where both lists are equally long."""
    if len(ours) != len(theirs):
        return {}
    left = {id(item) for item in free}
    pairs = [
        (mine, other)
        for mine, other in zip(ours, theirs, strict=True)
        if id(mine) in left and id(other) not in found and mine.text(NUMBER) == other.text(NUMBER)
    ]
    return {
        id(other): mine for mine, other in pairs if not (_is_named(mine, layout) and _is_named(other, layout))
    }


def _is_named(item: Item, layout: Layout) -> bool:
    key = "product" if item.level is Level.PRODUCT else layout.title_key(item.level)
    return bool(item.text(key))
