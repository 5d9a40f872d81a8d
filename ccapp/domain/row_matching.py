"""Which line of a plan each line of a returned file is: by its mark, by the lines below it, else by likeness.

A mark is believed once: of several rows that bear it, the one that says most of what the line said keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from ccapp.domain.comparing import LIKE_ELSEWHERE, likest, paired
from ccapp.domain.layout import Layout
from ccapp.domain.plan import Appendix, Item, RecordId
from ccapp.text.fold import fold

Marks = Mapping[str, tuple[str, ...]]
"""What rows say of themselves, by their place in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line where it stands: below `parent` (None: a section), the `index`-th there."""

    item: Item
    parent: RecordId | None
    index: int


def places(appendix: Appendix) -> dict[RecordId, Place]:
    """Every line of a table by its id, in table order."""
    return dict(_places(appendix.sections, None))


def _places(items: Iterable[Item], parent: RecordId | None) -> Iterator[tuple[RecordId, Place]]:
    for index, item in enumerate(items):
        yield item.id, Place(item=item, parent=parent, index=index)
        yield from _places(item.children, item.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """`twins`: lines of the file, by `id()`, with the record each is. `sure`: those told by marks."""

    twins: Mapping[int, RecordId]
    sure: frozenset[int]


def match(theirs: Appendix, marks: Marks, now: Appendix, base: Appendix | None) -> Matching:
    """Tell the lines of a file. `base` is the table as it was exported, `now` as it is; both know lines."""
    alive = places(now)
    known = alive | places(base) if base is not None else alive
    matcher = _Matcher(known=known, alive=alive, layout=now.layout)
    matcher.by_marks(theirs, marks)
    matcher.by_children(theirs)
    sure = frozenset(matcher.twins)
    matcher.by_likeness(theirs, now)
    return Matching(twins=matcher.twins, sure=sure)


@dataclass(slots=True, kw_only=True)
class _Matcher:
    known: Mapping[RecordId, Place]
    alive: Mapping[RecordId, Place]
    layout: Layout
    twins: dict[int, RecordId] = field(default_factory=dict)
    taken: set[RecordId] = field(default_factory=set)

    def _settle(self, other: Item, record: RecordId) -> None:
        self.twins[id(other)] = record
        self.taken.add(record)

    def by_marks(self, theirs: Appendix, marks: Marks) -> None:
        """Leaves and sections by the marks of their rows."""
        claims: dict[RecordId, list[Item]] = {}
        for item in theirs.items():
            for mark in marks.get(item.source, ()):
                place = self.known.get(RecordId(mark))
                if place is not None and place.item.level is item.level:
                    claims.setdefault(RecordId(mark), []).append(item)
                    break
        for record, rows in claims.items():
            line = self.known[record].item
            self._settle(max(rows, key=lambda row: _alike(row, line)), record)

    def by_children(self, theirs: Appendix) -> None:
        """Lines above by where most of the lines below them belong, from the bottom up."""
        for level in reversed(self.layout.levels[:-1]):
            votes: list[tuple[int, float, Item, RecordId]] = []
            for other in theirs.items():
                if other.level is level and id(other) not in self.twins:
                    votes += self._votes(other)
            for *_, other, record in sorted(votes, key=lambda vote: vote[:2], reverse=True):
                if id(other) not in self.twins and record not in self.taken:
                    self._settle(other, record)

    def _votes(self, other: Item) -> Iterator[tuple[int, float, Item, RecordId]]:
        homes = [self.known[self.twins[id(child)]].parent for child in other.children if self._is_told(child)]
        for record, count in Counter(home for home in homes if home in self.known).items():
            if record is not None and self.known[record].item.level is other.level:
                yield count, _alike(other, self.known[record].item), other, record

    def _is_told(self, other: Item) -> bool:
        return id(other) in self.twins

    def by_likeness(self, theirs: Appendix, now: Appendix) -> None:
        """What bears no mark: equal or alike beneath the same line, then tasks anywhere."""
        self._pair(now.sections, theirs.sections)
        for section in theirs.sections:
            self._below(section)
        tasks = [task for section in now.sections for task in section.children if task.id not in self.taken]
        lost = [task for section in theirs.sections for task in section.children if not self._is_told(task)]
        for other, mine in _found(lost, likest(tasks, lost, self.layout, LIKE_ELSEWHERE)):
            self._settle(other, mine.id)
            self._below(other)

    def _below(self, other: Item) -> None:
        record = self.twins.get(id(other))
        if record is not None and record in self.alive:
            self._pair(self.alive[record].item.children, other.children)
        for child in other.children:
            self._below(child)

    def _pair(self, ours: Iterable[Item], theirs: Iterable[Item]) -> None:
        free = [item for item in ours if item.id not in self.taken]
        rest = [item for item in theirs if not self._is_told(item)]
        for other, mine in _found(rest, paired(free, rest, self.layout)):
            self._settle(other, mine.id)


def _found(rest: Iterable[Item], pairs: Mapping[int, Item]) -> Iterator[tuple[Item, Item]]:
    for other in rest:
        if id(other) in pairs:
            yield other, pairs[id(other)]


def _alike(one: Item, other: Item) -> float:
    """How much of what one line says the other says too."""
    keys = [key for key in one.texts if key in other.texts]
    return fuzz.ratio(*(fold(" ".join(item.text(key) for key in keys)) for item in (one, other)))
