"""What differs between two versions of one plan, cell by cell; lines are known by their ids, not guessed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId

_NUMBERS: Final = frozenset({NUMBER, SECTION_NUMBER})
_WITH_NUMBER: Final = 2  # a line and what it stands under


class RevisionKind(StrEnum):
    """What happened to a place of the table between two versions."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One difference. `label` and `title` are number and words of the task (or section) as it is now.

    A changed text has its `field` with the `heading` of the column; for a line that came, went or moved,
    `before` and `after` say it whole and `field` is empty. `appendix` counts from 1; 0 is the plan itself.
    """

    kind: RevisionKind
    appendix: int
    record: RecordId
    label: str
    title: str
    field: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""


_KINDS: Final = {
    RevisionKind.ADDED: "revision-added",
    RevisionKind.REMOVED: "revision-removed",
    RevisionKind.MOVED: "revision-moved",
}
_FIELDS: Final = {"section": "revision-section", "layout": "revision-layout", "title": "revision-title"}


def what_code(one: Revision) -> str:
    """The code of the words for what changed; empty where the heading of the column says it."""
    return _KINDS.get(one.kind, "" if one.heading else _FIELDS.get(one.field, ""))


def revisions(before: Plan, after: Plan) -> tuple[Revision, ...]:
    """All differences in the order of the newer version; what went stands at the end of its appendix.

    Running numbers are no difference: they follow from the lines.
    """
    found = list(_head(before, after))
    olds = {each.id: each for each in before.appendices}
    for index, appendix in enumerate(after.appendices, start=1):
        found += _Tables(index, olds.pop(appendix.id, None), appendix).run()
    for appendix in olds.values():
        found.append(_whole_table(RevisionKind.REMOVED, len(after.appendices), appendix))
    return tuple(found)


def _head(before: Plan, after: Plan) -> Iterator[Revision]:
    if before.title != after.title:
        yield Revision(
            kind=RevisionKind.CHANGED,
            appendix=0,
            record=after.id,
            label="",
            title=after.title,
            field="title",
            before=before.title,
            after=after.title,
        )


def _whole_table(kind: RevisionKind, index: int, appendix: Appendix) -> Revision:
    return Revision(kind=kind, appendix=index, record=appendix.id, label="", title=appendix.title)


@dataclass(frozen=True, slots=True)
class _Tables:
    """One appendix in both versions; `old` None where it is new."""

    index: int
    old: Appendix | None
    new: Appendix

    def run(self) -> Iterator[Revision]:
        if self.old is None:
            yield _whole_table(RevisionKind.ADDED, self.index, self.new)
            return
        yield from self._heads(self.old)
        olds, news = _places(self.old), _places(self.new)
        moved = _moved(olds, news)
        for record, path in news.items():
            if record in olds:
                yield from self._line(olds[record], path, is_moved=record in moved)
            elif len(path) == 1 or path[-2].id in olds:
                yield self._branch(RevisionKind.ADDED, self.new.layout, path)
        for record, path in olds.items():
            if record not in news and (len(path) == 1 or path[-2].id in news):
                yield self._branch(RevisionKind.REMOVED, self.old.layout, path)

    def _heads(self, old: Appendix) -> Iterator[Revision]:
        titles, columns = (old.title, self.new.title), (_headings(old), _headings(self.new))
        for field, (was, now) in (("title", titles), ("layout", columns)):
            if was != now:
                yield Revision(
                    kind=RevisionKind.CHANGED,
                    appendix=self.index,
                    record=self.new.id,
                    label="",
                    title=self.new.title,
                    field=field,
                    before=was,
                    after=now,
                )

    def _line(self, was: Sequence[Item], now: Sequence[Item], *, is_moved: bool) -> Iterator[Revision]:
        label, title = named(self.new.layout, now)
        old, new = was[-1], now[-1]
        if is_moved:
            yield Revision(
                kind=RevisionKind.MOVED,
                appendix=self.index,
                record=new.id,
                label=label,
                title=title,
                before=_stood(self.new.layout, was),
                after=_stood(self.new.layout, now),
            )
        keys = dict.fromkeys((*self.new.layout.level_keys(new.level), *old.texts))
        for key in (key for key in keys if key not in _NUMBERS and old.text(key) != new.text(key)):
            yield Revision(
                kind=RevisionKind.CHANGED,
                appendix=self.index,
                record=new.id,
                label=label,
                title=title,
                field=key,
                heading=heading_of(self.new.layout, key),
                before=old.text(key),
                after=new.text(key),
            )

    def _branch(self, kind: RevisionKind, layout: Layout, path: Sequence[Item]) -> Revision:
        label, title = named(layout, path)
        words = written(layout, path[-1])
        added = kind is RevisionKind.ADDED
        return Revision(
            kind=kind,
            appendix=self.index,
            record=path[-1].id,
            label=label,
            title=title,
            before="" if added else words,
            after=words if added else "",
        )


def _headings(appendix: Appendix) -> str:
    return " | ".join(each.full_heading for each in appendix.visible.layout.columns)


def heading_of(layout: Layout, key: str) -> str:
    """The heading of the column that shows a key; empty for a section, which has no column."""
    return next((" ".join(each.full_heading.split()) for each in layout.columns if each.key == key), "")


def named(layout: Layout, path: Sequence[Item]) -> tuple[str, str]:
    """Number and words of the numbered line that a line belongs to, or of the section it is."""
    if len(path) < _WITH_NUMBER:
        return path[0].text(SECTION_NUMBER), path[0].text(Level.SECTION.value)
    line = path[1]
    words = next((item for item in reversed(path) if item.level is not Level.PRODUCT), line)
    return line.text(NUMBER), words.text(layout.title_key(words.level))


def written(layout: Layout, item: Item) -> str:
    """A line with all below it in words, a text a line with the heading of its column."""
    told = []
    for each in item.walk():
        for key in layout.level_keys(each.level):
            if each.text(key) and key not in _NUMBERS:
                heading = heading_of(layout, key)
                told.append(f"{heading}: {each.text(key)}" if heading else each.text(key))
    return "\n".join(told)


Path = tuple[Item, ...]


def _places(appendix: Appendix) -> dict[RecordId, Path]:
    """Every line with those above it, in table order."""
    found: dict[RecordId, Path] = {}

    def walk(item: Item, above: Path) -> None:
        found[item.id] = (*above, item)
        for child in item.children:
            walk(child, found[item.id])

    for section in appendix.sections:
        walk(section, ())
    return found


def _stood(layout: Layout, path: Sequence[Item]) -> str:
    """Where a line stands: its number, then number and words of its section."""
    section = ". ".join(filter(None, named(layout, path[:1])))
    number = named(layout, path)[0] if len(path) > 1 else ""
    return " · ".join(filter(None, (number, section)))


def _moved(olds: Mapping[RecordId, Path], news: Mapping[RecordId, Path]) -> set[RecordId]:
    """Lines under another line than before, and the fewest whose order among their neighbours changed."""
    above = {record: _above(path) for record, path in olds.items()}
    rank = {record: at for at, record in enumerate(olds)}
    moved: set[RecordId] = set()
    stayed: dict[RecordId | None, list[RecordId]] = {}
    for record, path in news.items():
        if record not in olds:
            continue
        if above[record] != _above(path):
            moved.add(record)
        else:
            stayed.setdefault(_above(path), []).append(record)
    for siblings in stayed.values():
        kept = _longest_rising([rank[record] for record in siblings])
        moved.update(record for record in siblings if rank[record] not in kept)
    return moved


def _above(path: Path) -> RecordId | None:
    return path[-2].id if len(path) > 1 else None


def _longest_rising(ranks: Sequence[int]) -> set[int]:
    """One longest rising run of different numbers: those that kept their order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(tails, rank)
        before[rank] = tails[at - 1] if at else None
        tails[at : at + 1] = [rank]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
