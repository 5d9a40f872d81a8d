"""Tasks that another plan of the same years has too: one piece of work is done and reported once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.checks.groups import line_labels
from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import PRODUCT, Kind
from ccapp.domain.likeness import counts, is_same_work, likeness, plain
from ccapp.domain.plan import Item, Plan, RecordId

_ALIKE: Final = 90  # of 100, below which two titles are never the same work
_FEW: Final = 4  # tasks; a plan shares so many with another without being its copy

Link = frozenset[RecordId]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    line: Item
    key: str
    title: str
    words: str = field(repr=False)

    @property
    def leaves(self) -> list[Item]:
        return [each for each in self.line.walk() if not each.children]


def tasks_elsewhere(plan: Plan, other: Plan, links: Collection[Link]) -> Iterator[Finding]:
    """Tasks of a plan that surely are tasks of another plan and are not linked with them yet.

    A plan that has most of its tasks in common with the other is a version of it and is not asked about.
    """
    mine, theirs = list(_tasks(plan)), list(_tasks(other))
    pairs = list(_pairs(mine, theirs))
    if len(pairs) > _FEW and 2 * len(pairs) > len(mine):
        return
    labels, labels_there = line_labels(plan), line_labels(other)
    for one, two in pairs:
        if not any(Link((a.id, b.id)) in links for a in one.leaves for b in two.leaves):
            yield _finding(one, two, other, labels.get(one.line.id, ""), labels_there.get(two.line.id, ""))


def _tasks(plan: Plan) -> Iterator[_Task]:
    """The lines right above the products; targets by year are no tasks."""
    for appendix in plan.appendices:
        if appendix.kind is Kind.YEAR_TARGETS:
            continue
        for item in appendix.items():
            if item.children and not item.children[0].children and item.level is appendix.layout.levels[-2]:
                key = appendix.layout.title_key(item.level)
                title = " ".join(item.text(key).split())
                if title:
                    yield _Task(line=item, key=key, title=title, words=plain(title))


def _pairs(mine: Sequence[_Task], theirs: Sequence[_Task]) -> Iterator[tuple[_Task, _Task]]:
    """Each task with the first one of the other plan that is the same work."""
    by_counts: defaultdict[tuple[str, ...], _Group] = defaultdict(_Group)
    by_letters: dict[str, int] = {}
    for at, each in enumerate(theirs):
        by_counts[counts(each.words)].add(at, _sorted(each.words))
        by_letters.setdefault(each.words.replace(" ", ""), at)
    for one in mine:
        same = by_letters.get(one.words.replace(" ", ""), len(theirs))
        group = by_counts.get(counts(one.words))
        like = (
            next((at for at in group.like(one) if is_same_work(one.words, theirs[at].words)), same)
            if group
            else same
        )
        if min(same, like) < len(theirs):
            yield one, theirs[min(same, like)]


def _sorted(words: str) -> str:
    return " ".join(sorted(words.split()))


@dataclass(frozen=True, slots=True)
class _Group:
    """Tasks that count alike: only these can be the same work, unless spaces are all that differs."""

    places: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def add(self, place: int, key: str) -> None:
        self.places.append(place)
        self.keys.append(key)

    def like(self, one: _Task) -> Iterator[int]:
        """Where tasks stand that have nearly the same words, in the order of the plan."""
        from rapidfuzz import fuzz, process  # start-up cost: 40 ms

        hits = process.extract_iter(_sorted(one.words), self.keys, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return (self.places[at] for _, _, at in hits)


def _finding(one: _Task, two: _Task, other: Plan, label: str, label_there: str) -> Finding:
    ends = max(
        ((a, b) for a in one.leaves for b in two.leaves),
        key=lambda pair: likeness(plain(pair[0].text(PRODUCT)), plain(pair[1].text(PRODUCT))),
    )
    fixes = (
        Fix(code="fix-same-work", facts={"one": ends[0].id, "other": ends[1].id}),
        Fix(code="fix-different-work"),
        Fix(code="fix-see-both", facts={"record": two.line.id, "plan": other.id}),
    )
    return found(
        "task-elsewhere",
        Severity.WARNING,
        one.line,
        one.key,
        about=joined(one.title, two.title),
        fixes=fixes,
        task=label or f"“{short(one.title)}”",
        other=label_there or f"“{short(two.title)}”",
        plan=short(other.title),
    )
