"""The card of a section: how full it is, and the tasks that it might still get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet
from ccapp.domain.coverage import AssignedTask, Standing
from ccapp.domain.guidance.clear import PlainCards
from ccapp.domain.guidance.known import SAME, Known, Task, alike, by_task, label_of, likest
from ccapp.domain.guidance.values import Offer, Source
from ccapp.domain.plan import NOT_STORED, Item, RecordId
from ccapp.domain.records import Row
from ccapp.domain.sectioning import home_of, section_name

_USUAL: Final = 4  # tasks named as usual
_TOLD: Final = 62.0  # per cent of likeness from which a usual task has been said in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCard:
    """A section: its tasks, those with all that is needed and those without; the rows where something can
    be written now; last year's tasks and how many of them are there; what is usual for it and missing; what
    may be added; the section after it.
    """

    section: Item
    label: str
    name: str
    tasks: int
    full: int
    lacking: int
    open: tuple[Row, ...]
    before: int
    taken: int
    usual: tuple[str, ...]
    offers: tuple[Offer, ...]
    after: Item | None

    @property
    def is_thin(self) -> bool:
        """Whether it holds less than half of what it held last year."""
        return self.tasks * 2 < self.before


def section_card(
    known: Known, sheet: Sheet, section: Item, offers: Iterable[Offer], plain: PlainCards
) -> SectionCard:
    """The card of one section of a table of tasks; `offers` are those of the whole plan.

    Raises StopIteration for a section that is not of the plan.
    """
    tasks = _tasks(sheet, section)
    cards = {row.leaf.id: plain.of(sheet, row) for rows in tasks for row in rows}
    lacking = sum(not all(cards[row.leaf.id].is_complete for row in rows) for rows in tasks)
    here = [task for task in known.last if _home(known, task.section) is section]
    taken = sum(_is_there(known, task, section) for task in here)
    sections = known.sections()
    at = next(number for number, each in enumerate(sections) if each is section)
    here_offers = tuple(each for each in offers if each.section == section.id)
    return SectionCard(
        section=section,
        label=label_of(section),
        name=section_name(section),
        tasks=len(tasks),
        full=len(tasks) - lacking,
        lacking=lacking,
        open=tuple(row for rows in tasks for row in rows if cards[row.leaf.id].is_open),
        before=len(here),
        taken=taken,
        usual=tuple(short(each.title) for each in here_offers if each.source is Source.TEMPLATE)[:_USUAL],
        offers=here_offers,
        after=sections[at + 1] if at + 1 < len(sections) else None,
    )


def _tasks(sheet: Sheet, section: Item) -> list[tuple[Row, ...]]:
    return by_task(row for row in sheet.rows if row.section is section)


def all_offers(known: Known) -> tuple[Offer, ...]:
    """Every task that the plan might get, each once: assigned ones, then last year's, then usual ones."""
    found = list(_assigned(known))
    for tasks, source in ((known.last, Source.LAST_YEAR), (known.model, Source.TEMPLATE)):
        for task in tasks:
            home = _home(known, task.section)
            if home is None or not task.title.strip() or _is_there(known, task, home, source):
                continue
            least = _TOLD if source is Source.TEMPLATE else SAME
            near = [each for each in found if each.section == home.id]
            if not any(alike(task.title, each.title) >= least for each in near):
                found.append(_offer(task, home, source))
    return tuple(found)


def last_year(known: Known, section: RecordId) -> tuple[int, tuple[Offer, ...]]:
    """How many tasks a section had last year, and those of them that the plan does not have yet."""
    had = [task for task in known.last if (home := _home(known, task.section)) and home.id == section]
    offers = (each for each in all_offers(known) if each.source is Source.LAST_YEAR)
    return len(had), tuple(each for each in offers if each.section == section)


def _assigned(known: Known) -> Iterator[Offer]:
    for cover in known.covers:
        if cover.standing is Standing.MISSING:
            yield assigned_offer(cover.task, cover.home)


def assigned_offer(task: AssignedTask, home: Item | None) -> Offer:
    """An assigned task as an offer for its section."""
    document = task.document
    return Offer(
        source=Source.ASSIGNED,
        title=task.title,
        section=home.id if home is not None else NOT_STORED,
        products=tuple({"product": one.product, "deadline": one.deadline} for one in task.products),
        document=document.cited,
        assigned=task.id,
        obligatory=task.is_obligatory,
    )


def _offer(task: Task, home: Item, source: Source) -> Offer:
    return Offer(source=source, title=task.title, section=home.id, products=task.products, label=task.label)


def _home(known: Known, section: Item) -> Item | None:
    return home_of(section_name(section), known.sections())


def _is_there(known: Known, task: Task, home: Item, source: Source = Source.LAST_YEAR) -> bool:
    """Whether the plan has the task: word for word anywhere, or much alike in its section.

    In a very large plan only the very words count.
    """
    if known.has_title(task.title) or known.is_large:
        return known.has_title(task.title)
    least = _TOLD if source is Source.TEMPLATE else SAME
    return likest(task.title, _within(known.own, home), least) is not None


def _within(tasks: Iterable[Task], home: Item) -> list[Task]:
    return [each for each in tasks if each.section is home]
