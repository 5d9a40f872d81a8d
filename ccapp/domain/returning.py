"""A file that was exported, edited elsewhere and came back: what it changes, brings, moves and lacks.

Three states are laid beside each other where the exported one is known: as exported, as it came, as it is.
A text that changed on one side only is no question; one that changed on both is shown as such. Nothing is
removed or overwritten by itself: each finding is one tick.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ccapp.domain.comparing import is_comparable, own_keys, with_keys
from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ccapp.domain.plan import Appendix, Item, RecordId
from ccapp.domain.row_matching import Marks, Matching, Place, match, places
from ccapp.text.items import is_shown_as

Ref = str
"""A line that another stands after: the id of a record, or the `line_key` of a new line."""
_NUMBERS: Final = frozenset({NUMBER, SECTION_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One text that the file says otherwise. `base` is what was exported, None where that is not known."""

    record: RecordId
    field: str
    before: str
    after: str
    base: str | None
    place: str

    @property
    def is_conflict(self) -> bool:
        """Whether the plan has changed there as well since it was exported."""
        return self.base is not None and self.base != self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a line goes: below `parent` (None: a section), after the first of `behind` that is there.

    `behind` are the lines before it in the file, the nearest first. A parent may be a new line itself.
    `order` counts the lines of the file: each finds its place only after those before it have theirs.
    """

    parent: Ref | None
    behind: tuple[Ref, ...]
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A line that only the file has, with the new lines below it.

    `copied` names the line whose mark its row bears too: a copied row, or one from another table of the plan.
    `removed`: the plan had it when it was exported and has removed it since.
    """

    item: Item
    spot: Spot
    copied: RecordId | None = None
    removed: bool = False

    @property
    def key(self) -> Ref:
        """What other spots call it."""
        return line_key(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A line that stands elsewhere in the file than it did when it was exported."""

    record: RecordId
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """All that a returned table says. `lacking` are lines it lacks, only the topmost of each branch.

    `same` counts the leaves it has unchanged, `since` the leaves that the plan got after the export.
    """

    changed: tuple[Changed, ...] = ()
    brought: tuple[Brought, ...] = ()
    moved: tuple[Moved, ...] = ()
    lacking: tuple[RecordId, ...] = ()
    same: int = 0
    since: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the file says nothing else than the plan."""
        return not (self.changed or self.brought or self.moved or self.lacking)


def line_key(item: Item) -> Ref:
    """A name for a line of the file that no record has."""
    return f"{item.level.value}@{item.source}"


def compare_returned(
    theirs: Appendix,
    marks: Marks,
    now: Appendix,
    base: Appendix | None,
    elsewhere: frozenset[RecordId] = frozenset(),
) -> Returned:
    """Lay a returned table beside ours. Both have the same levels; `elsewhere` are the plan's other lines."""
    names = own_keys(now.layout, theirs.layout)
    theirs = replace(theirs, sections=tuple(with_keys(section, names) for section in theirs.sections))
    held = base if base is not None and is_comparable(base.layout, now.layout) else None
    return _Comparing(
        theirs=theirs,
        marks=marks,
        now=places(now),
        base=places(held) if held is not None else None,
        matching=match(theirs, marks, now, held),
        keys=frozenset(names.get(key, key) for key in theirs.layout.keys) | {"section"},
        level_keys=now.layout.level_keys,
        elsewhere=elsewhere,
    ).run()


@dataclass(slots=True, kw_only=True)
class _Comparing:
    theirs: Appendix
    marks: Marks
    now: Mapping[RecordId, Place]
    base: Mapping[RecordId, Place] | None
    matching: Matching
    keys: frozenset[str]
    level_keys: Callable[..., tuple[str, ...]]
    elsewhere: frozenset[RecordId]
    changed: list[Changed] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    same: int = 0
    lines: int = 0

    def run(self) -> Returned:
        """The whole comparison, in the order of the file."""
        self._level(None, self.theirs.sections, fresh=False)
        found = set(self.matching.twins.values())
        exported = self.base if self.base is not None else self.now
        lacking = [id_ for id_ in exported if id_ in self.now and id_ not in found]
        gone = set(lacking)
        return Returned(
            changed=tuple(self.changed),
            brought=tuple(self.brought),
            moved=tuple(self.moved),
            lacking=tuple(id_ for id_ in lacking if self.now[id_].parent not in gone),
            same=self.same,
            since=sum(
                id_ not in exported and id_ not in found and not place.item.children
                for id_, place in self.now.items()
            ),
        )

    def _twin(self, item: Item) -> RecordId | None:
        """The living line that a line of the file is."""
        record = self.matching.twins.get(id(item))
        return record if record in self.now else None

    def _level(self, parent: Ref | None, items: Sequence[Item], *, fresh: bool) -> None:
        """The lines below one of the file; `fresh`: that is a new one itself."""
        stayed = self._stayed(None if fresh else parent, items, fresh=fresh)
        behind: list[Ref] = []
        for at, item in enumerate(items):
            record = self._twin(item)
            self.lines += 1
            spot = Spot(parent=parent, behind=tuple(reversed(behind)), order=self.lines)
            if record is None:
                self._bring(item, spot, fresh=fresh)
            else:
                self._line(item, record, items[at - 1] if at else None)
                if record not in stayed and not self._is_there(record, items, at, parent):
                    self.moved.append(Moved(record=record, spot=spot))
            behind.append(record or line_key(item))
            self._level(record or line_key(item), item.children, fresh=record is None)

    def _stayed(self, parent: Ref | None, items: Sequence[Item], *, fresh: bool) -> set[RecordId]:
        """The lines that keep their order among the others below the same line: the most that can."""
        if fresh:
            return set()
        before = self.base if self.base is not None else self.now
        records = [record for record in map(self._twin, items) if record is not None]
        here = [one for one in records if one in before and before[one].parent == parent]
        new_since = {one for one in records if one not in before and self.now[one].parent == parent}
        return new_since | {here[at] for at in _longest_rise([before[one].index for one in here])}

    def _is_there(self, record: RecordId, items: Sequence[Item], at: int, parent: Ref | None) -> bool:
        """Whether the plan has made the same move itself: it stands among the same lines there."""
        place = self.now[record]
        if place.parent != parent:
            return False
        twins = [(index, self._twin(item)) for index, item in enumerate(items) if index != at]
        beside = [(index, self.now[one]) for index, one in twins if one is not None]
        return all((index < at) == (one.index < place.index) for index, one in beside if one.parent == parent)

    def _bring(self, item: Item, spot: Spot, *, fresh: bool) -> None:
        """A new line; what is new below a new line belongs to it."""
        if fresh:
            return
        twin = self.matching.twins.get(id(item))
        marks = map(RecordId, self.marks.get(item.source, ()))
        known = next((one for one in marks if one in self.now or one in self.elsewhere), None)
        self.brought.append(
            Brought(item=self._new_part(item), spot=spot, copied=known, removed=twin is not None)
        )

    def _new_part(self, item: Item) -> Item:
        """A new line with exactly the keys our table has, and the lines below it that are new too."""
        texts = {key: item.text(key) for key in self.level_keys(item.level)}
        new = tuple(self._new_part(child) for child in item.children if self._twin(child) is None)
        return replace(item, texts=texts, children=new)

    def _line(self, item: Item, record: RecordId, above: Item | None) -> None:
        count = len(self.changed)
        self.changed += (
            one for one in self._texts(item, record) if one.after or not self._goes_on(one, above)
        )
        if not item.children and len(self.changed) == count:
            self.same += 1

    def _texts(self, item: Item, record: RecordId) -> Iterator[Changed]:
        mine = self.now[record].item
        place = self.base.get(record) if self.base is not None else None
        for key in self.level_keys(item.level):
            if key in _NUMBERS or key not in self.keys:
                continue
            base = place.item.text(key) if place is not None else None
            after, before = item.text(key), mine.text(key)
            doubtful = not after and id(item) not in self.matching.sure
            same = is_shown_as(before, after) or (base is not None and is_shown_as(base, after))
            if not same and not doubtful:
                yield Changed(
                    record=record, field=key, before=before, after=after, base=base, place=item.source
                )

    def _goes_on(self, cleared: Changed, above: Item | None) -> bool:
        """Whether a blank only goes on with the cell above, as it does where a merged cell was split."""
        twin = self._twin(above) if above is not None else None
        said = cleared.before if cleared.base is None else cleared.base
        return twin is not None and self.now[twin].item.text(cleared.field) == said


def _longest_rise(values: Sequence[int]) -> list[int]:
    """The places of a longest increasing run among values."""
    ends: list[int] = []  # the place of the smallest last value of a run of each length
    before: list[int] = []
    tails: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[length], ends[length] = value, at
    run: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.insert(0, at)
        at = before[at]
    return run
