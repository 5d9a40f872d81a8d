"""Several communes' plans made into one: sections side by side, the same work once, nothing of it lost.

A proposal and its changes are frozen values: who looks at it sets tasks apart or together and says whose
words are kept; `united` makes the table of the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ccapp.domain.joined_lines import joined_below, twins
from ccapp.domain.layout import (
    GOAL_LEVELS,
    NUMBER,
    PRODUCT,
    SECTION_NUMBER,
    TASK_LEVELS,
    Kind,
    Layout,
    Level,
    Numbering,
)
from ccapp.domain.likeness import is_same_work, likeness, plain
from ccapp.domain.plan import ORIGIN, Appendix, Item
from ccapp.domain.sectioning import is_same_section, section_name
from ccapp.domain.standard import roman
from ccapp.text.fold import fold

_ALIKE: Final = 78.0  # per cent from which two tasks are worth a question
_TITLES: Final = {Level.TASK: "title", Level.GOAL: "goal"}  # what stands right below a section


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The plan of one old commune: its name (`xã Lộc Bình (cũ)`), that of the place, its tables of tasks."""

    name: str
    place: str = ""
    tables: tuple[Appendix, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A task as one plan has it. `source` counts the plans from 0; `id` names it in the whole proposal."""

    id: str
    source: int
    section: str
    item: Item
    words: str = field(repr=False)

    @property
    def number(self) -> str:
        """Its number in its own plan."""
        return self.item.text(NUMBER).strip().rstrip(".")

    @property
    def title(self) -> str:
        """Its words."""
        return self.item.text(_TITLES[self.item.level])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One task of the result: who has it, and whose words are kept. `like` is a group that it may be too."""

    members: tuple[Member, ...]
    kept: int = 0
    like: str = ""

    @property
    def id(self) -> str:
        """The name of the group: that of its first member."""
        return self.members[0].id

    @property
    def main(self) -> Member:
        """The member whose words are kept."""
        return self.members[self.kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the result."""

    name: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """The proposal for one plan out of several."""

    sources: tuple[str, ...]
    layout: Layout
    parts: tuple[Part, ...]

    @property
    def of_goals(self) -> bool:
        """Whether goals stand right below the sections, with their tasks below them."""
        return Level.GOAL in self.layout.levels

    def groups(self) -> Iterator[Group]:
        """Every task of the result, in order."""
        for part in self.parts:
            yield from part.groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A text of the same product that another plan has otherwise and that the result does not take."""

    source: int
    product: str
    field: str
    kept: str
    other: str


def is_joinable(appendix: Appendix) -> bool:
    """Whether a table can be joined with others of its kind: tasks with products, or goals with their tasks
    and activities; targets by year cannot.
    """
    levels = {Kind.TASK_PRODUCT: TASK_LEVELS, Kind.GOAL_TASK_ACTIVITY: GOAL_LEVELS}
    return appendix.layout.levels == levels.get(appendix.kind)


def join(sources: Sequence[Source]) -> Joining:
    """Lay several plans beside each other. Only joinable tables, all of one kind, must be left in them."""
    layout, keys = _common_layout([table.layout for source in sources for table in source.tables])
    places = tuple(source.place for source in sources if source.place)
    parts: list[tuple[str, list[Group]]] = []
    table = -1
    for number, source in enumerate(sources):
        fresh: list[Member] = []
        for appendix in source.tables:
            table += 1
            for section in appendix.sections:
                fresh += _members(number, section, keys[table], layout, places, len(fresh))
        _place(parts, fresh)
        _place_empty(parts, source)
    found = tuple(Part(name=name, groups=tuple(groups)) for name, groups in parts)
    return _asked(Joining(sources=tuple(each.name for each in sources), layout=layout, parts=found))


def _common_layout(layouts: Sequence[Layout]) -> tuple[Layout, list[dict[str, str]]]:
    """The fullest of the layouts with the columns that only others have, and what each one's keys become.

    Columns without a meaning of their own are the same where their headings are.
    """
    first = max(layouts, key=lambda each: len(each.columns))
    columns = {column.key: column for column in first.columns}
    headings = {fold(column.full_heading): column.key for column in first.columns}
    renamed: list[dict[str, str]] = []
    for layout in layouts:
        names = {}
        for column in layout.columns:
            key = column.key
            if key.startswith("x") and layout is not first:
                key = headings.get(fold(column.full_heading)) or f"x{_free(columns)}"
            headings.setdefault(fold(column.full_heading), key)
            columns.setdefault(key, replace(column, key=key))
            names[column.key] = key
        renamed.append(names)
    return replace(first.with_columns(*columns.values()), numbering=Numbering.CONTINUOUS), renamed


def _free(columns: Iterable[str]) -> int:
    return 1 + max((int(key[1:]) for key in columns if key[0] == "x"), default=0)


def _members(
    source: int, section: Item, keys: dict[str, str], layout: Layout, places: tuple[str, ...], start: int
) -> list[Member]:
    """The tasks of a section, their texts under the keys of the common layout."""
    return [
        Member(
            id=f"{source}.{start + at}",
            source=source,
            section=section_name(section),
            item=_rekeyed(item, keys, layout),
            words=plain(item.text(_TITLES[item.level]), places),
        )
        for at, item in enumerate(section.children)
    ]


def _rekeyed(item: Item, keys: dict[str, str], layout: Layout) -> Item:
    own = {keys.get(key, key): text for key, text in item.texts.items()}
    texts = {key: own.get(key, "") for key in layout.level_keys(item.level)}
    children = tuple(_rekeyed(child, keys, layout) for child in item.children)
    return Item(level=item.level, texts=texts, children=children, source=item.source)


def _place(parts: list[tuple[str, list[Group]]], fresh: Sequence[Member]) -> None:
    """Put the tasks of one plan to the groups they surely are, others into their section."""
    earlier = [(groups, at) for _, groups in parts for at in range(len(groups))]
    for member in fresh:
        home = next((groups for name, groups in parts if is_same_section(name, member.section)), None)
        own = [(groups, at) for groups, at in earlier if groups is home]
        for groups, at in (*own, *earlier):
            if _is_one(groups[at], member):
                groups[at] = _with(groups[at], member)
                break
        else:
            if home is None:
                home = []
                parts.append((member.section, home))
            home.append(Group(members=(member,)))


def _place_empty(parts: list[tuple[str, list[Group]]], source: Source) -> None:
    """A section without tasks stays, unless another plan has it."""
    for section in (section for table in source.tables for section in table.sections):
        name = section_name(section)
        if not section.children and not any(is_same_section(known, name) for known, _ in parts):
            parts.append((name, []))


def _is_one(group: Group, member: Member) -> bool:
    """The same work of another plan; what one plan itself has twice stays twice."""
    if not member.words or any(each.source == member.source for each in group.members):
        return False
    return any(is_same_work(each.words, member.words) for each in group.members)


def _with(group: Group, *members: Member) -> Group:
    """The group with more members; kept are the words of the fullest, of equal ones the first."""
    joined = sorted((*group.members, *members), key=lambda each: (each.source, _order(each)))
    kept = max(range(len(joined)), key=lambda at: (_fullness(joined[at]), -at))
    return Group(members=tuple(joined), kept=kept)


def _order(member: Member) -> int:
    return int(member.id.partition(".")[2])


def _fullness(member: Member) -> tuple[int, int]:
    below = [line for child in member.item.children for line in child.walk()]
    filled = sum(bool(text) for line in below for text in line.texts.values())
    return sum(bool(line.text(PRODUCT)) for line in below), filled


def _asked(joining: Joining) -> Joining:
    """The same with a question at every group that may be an earlier one of its section and other plans."""
    parts = []
    for part in joining.parts:
        groups: list[Group] = []
        for group in part.groups:
            groups.append(replace(group, like=_like(groups, group)))
        parts.append(replace(part, groups=tuple(groups)))
    return replace(joining, parts=tuple(parts))


def _like(earlier: Sequence[Group], group: Group) -> str:
    own = {each.source for each in group.members}
    scored = [
        (max(likeness(a.words, b.words) for a in other.members for b in group.members), other.id)
        for other in earlier
        if own.isdisjoint(each.source for each in other.members)
    ]
    best, found = max(scored, default=(0.0, ""))
    return found if best >= _ALIKE else ""


def together(joining: Joining, group: str, other: str) -> Joining:
    """Two groups made one, at the place of the first of them."""
    wanted = {each.id: each for each in joining.groups() if each.id in (group, other)}
    if len(wanted) != len({group, other}) or group == other:
        return joining
    one, two = wanted[group], wanted[other]
    made = _with(one, *two.members)
    return _asked(_changed(joining, {group: (made,), other: ()}))


def apart(joining: Joining, group: str, member: str) -> Joining:
    """One member taken out of its group, right behind it."""
    whole = next((each for each in joining.groups() if each.id == group), None)
    alone = [each for each in whole.members if each.id == member] if whole else []
    if whole is None or not alone or len(whole.members) == 1:
        return joining
    rest = [each for each in whole.members if each.id != member]
    left = _with(Group(members=(rest[0],)), *rest[1:])
    return _asked(_changed(joining, {group: (left, Group(members=tuple(alone)))}))


def keep(joining: Joining, group: str, member: str) -> Joining:
    """Keep the words of one member of a group."""
    whole = next((each for each in joining.groups() if each.id == group), None)
    if whole is None:
        return joining
    kept = next((at for at, each in enumerate(whole.members) if each.id == member), whole.kept)
    return _changed(joining, {group: (replace(whole, kept=kept),)})


def _changed(joining: Joining, changes: dict[str, tuple[Group, ...]]) -> Joining:
    """The same with some groups replaced; a section whose last task has gone elsewhere goes too."""
    parts = []
    for part in joining.parts:
        groups = tuple(new for group in part.groups for new in changes.get(group.id, (group,)))
        if groups or not part.groups:
            parts.append(replace(part, groups=groups))
    return replace(joining, parts=tuple(parts))


def leaves(group: Group) -> tuple[Item, ...]:
    """The products of the result: those of the kept task, and those that only others have."""
    return tuple(each for line in _below(group) for each in line.walk() if not each.children)


def _below(group: Group) -> tuple[Item, ...]:
    others = (each.item for each in group.members if each is not group.main)
    return joined_below((group.main.item, *others))


def differences(group: Group) -> tuple[Differs, ...]:
    """What others say otherwise of lines and products that the result has once."""
    result = replace(group.main.item, children=_below(group))
    return tuple(
        Differs(source=member.source, product=other.text(PRODUCT), field=key, kept=kept.text(key), other=text)
        for member in group.members
        if member is not group.main
        for kept, other in twins(result, member.item)
        for key, text in other.texts.items()
        if text and text != kept.text(key) and key != PRODUCT
    )


def united(joining: Joining, title: str) -> Appendix:
    """The table of the result: sections and tasks numbered anew, each task with the plans it comes from."""
    sections, number = [], 0
    for at, part in enumerate(joining.parts, start=1):
        tasks = []
        for group in part.groups:
            number += 1
            tasks.append(_task(joining, group, number))
        texts = {SECTION_NUMBER: roman(at), Level.SECTION.value: part.name}
        sections.append(Item(level=Level.SECTION, texts=texts, children=tuple(tasks)))
    return Appendix(title=title, layout=joining.layout, sections=tuple(sections))


def _task(joining: Joining, group: Group, number: int) -> Item:
    texts = dict(group.main.item.texts)
    if NUMBER in texts:
        texts[NUMBER] = str(number)
    names = (joining.sources[each.source] for each in group.members)
    marks = {ORIGIN: "\n".join(dict.fromkeys(names))}
    return Item(level=group.main.item.level, texts=texts, marks=marks, children=_below(group))
