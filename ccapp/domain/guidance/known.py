"""What guidance knows of a plan and around it; everything else is worked out from this alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

from ccapp.domain.checks.sheet import Context, Sheet, sheet_of
from ccapp.domain.coverage import Cover, task_tables
from ccapp.domain.layout import Level
from ccapp.domain.likeness import likeness, plain
from ccapp.domain.office import Person
from ccapp.domain.plan import Item, Plan, RecordId
from ccapp.domain.records import Row
from ccapp.domain.sectioning import section_name
from ccapp.domain.units.directory import Directory, Match

SAME: Final = 80.0  # per cent of likeness from which a task of another plan counts as taken over
_MOST_PAIRS: Final = 200_000
NEAR: Final = 74.0  # from which it tells what is usual for a task


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task of some plan: its words, its label (`10`, `II.3`), its section and the texts of its leaves."""

    record: RecordId
    title: str
    label: str
    section: Item
    products: tuple[Mapping[str, str], ...] = field(hash=False)
    rows: tuple[Row, ...] = field(repr=False, hash=False)

    def texts(self, key: str) -> tuple[str, ...]:
        """The different texts of its leaves under a key, in order."""
        return tuple(dict.fromkeys(text for each in self.products if (text := each.get(key, "").strip())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A plan and what is around it. `before` is last year's with its years moved to this one's, `usual` the
    template's draft for the same years; `covers` are the assigned tasks beside the plan. `day` is the one
    whose units and people are meant; a `foreign` plan is another office's; `six` asks who signs, too.
    `sheets` are the tables of tasks, `own`, `last` and `model` the tasks of the three plans, worked out once.
    """

    plan: Plan
    day: date
    editable: bool = True
    foreign: bool = False
    directory: Directory = field(default_factory=Directory)
    own_units: bool = False
    people: tuple[Person, ...] = ()
    before: Plan | None = None
    usual: Plan | None = None
    covers: tuple[Cover, ...] = ()
    six: bool = False
    sheets: tuple[Sheet, ...] = field(init=False, repr=False, compare=False)
    own: tuple[Task, ...] = field(init=False, repr=False, compare=False)
    last: tuple[Task, ...] = field(init=False, repr=False, compare=False)
    model: tuple[Task, ...] = field(init=False, repr=False, compare=False)
    _titles: frozenset[str] = field(init=False, repr=False, compare=False)
    _matches: dict[str, Match] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        sheets = tuple(sheet_of(self.plan, each, Context()) for each in task_tables(self.plan))
        object.__setattr__(self, "sheets", sheets)
        object.__setattr__(self, "own", tuple(task for sheet in sheets for task in _tasks(sheet)))
        object.__setattr__(self, "last", tasks_of(self.before))
        object.__setattr__(self, "model", tasks_of(self.usual))
        object.__setattr__(self, "_titles", frozenset(plain(task.title) for task in self.own))

    def has_title(self, title: str) -> bool:
        """Whether the plan has a task of these very words, abbreviations aside."""
        return plain(title) in self._titles

    @property
    def is_large(self) -> bool:
        """Whether comparing every title with every other takes longer than a pause in typing."""
        return len(self.own) * len(self.last) > _MOST_PAIRS

    def match(self, text: str) -> Match:
        """Which unit a text means; each text is looked up once."""
        found = self._matches.get(text)
        if found is None:
            found = self._matches[text] = self.directory.match(text, self.day)
        return found

    def sections(self) -> tuple[Item, ...]:
        """The sections of the tables of tasks, in order."""
        return tuple(section for table in task_tables(self.plan) for section in table.sections)

    def place(self, record: RecordId) -> tuple[Sheet, Item, Row | None] | None:
        """The table and section of a record, and its row where it is a leaf or the first one below a line."""
        for sheet in self.sheets:
            for section in sheet.appendix.sections:
                if any(item.id == record for item in section.walk()):
                    below = (row for row in sheet.rows if any(item.id == record for item in row.path))
                    return sheet, section, None if section.id == record else next(below, None)
        return None


def tasks_of(plan: Plan | None) -> tuple[Task, ...]:
    """The tasks of a plan in table order; none of no plan."""
    if plan is None:
        return ()
    return tuple(task for each in task_tables(plan) for task in _tasks(sheet_of(plan, each, Context())))


def _tasks(sheet: Sheet) -> Iterator[Task]:
    for rows in sheet.tasks():
        yield Task(
            record=rows[0].path[-2].id,
            title=sheet.title(rows[0]),
            label=sheet.label(rows[0]),
            section=rows[0].section,
            products=tuple(row.leaf.texts for row in rows),
            rows=rows,
        )


def by_task(rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    """Rows that follow one another, by the task they belong to: what people count, also below goals."""
    return [tuple(group) for _, group in groupby(rows, key=_task_of)]


def _task_of(row: Row) -> int:
    named = next((item for item in row.path if item.level is Level.TASK), row.path[-2])
    return id(named)


def likest(title: str, among: Iterable[Task], least: float) -> Task | None:
    """The task whose title is the most alike, None where none is alike enough or there is no title."""
    scored = [(alike(title, each.title), -at, each) for at, each in enumerate(among)] if title else []
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= least else None


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> float:
    """How much two titles are alike, in per cent; the same few come again after every edit."""
    return likeness(plain(one), plain(other))


def usual_text(tasks: Iterable[Task], key: str) -> str:
    """The text that most of some tasks have under a key; the first of equally frequent ones."""
    found = Counter(text for task in tasks for text in task.texts(key))
    return found.most_common(1)[0][0] if found else ""


def label_of(section: Item) -> str:
    """What people call a section: its number, else its name."""
    return section.text("section_number").strip().rstrip(".)") or f"“{section_name(section)}”"
