"""Coverage of what a superior has assigned: which task is in the plan, which is not, which does not apply.

What merely looks alike is a proposal: only an officer says that a task is covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.layout import Kind, Level
from ccapp.domain.likeness import likeness, plain
from ccapp.domain.plan import NOT_STORED, Appendix, Item, Plan, RecordId
from ccapp.domain.records import Row, rows
from ccapp.domain.sectioning import home_of

LIKELY: Final = 74.0  # per cent of likeness from which a task of the plan is proposed
ASSIGNING_TYPES: Final = ("Kế hoạch", "Quyết định", "Công văn", "Chỉ thị", "Thông báo", "Nghị quyết")
NEARLY: Final = 88.0  # from which several proposals may be confirmed in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigning:
    """Văn bản giao: the document by which a superior assigns; only with number, day and body has it force.

    `source` is the superior's plan that came as its file, "" where the document was read from paper.
    """

    doc_type: str = "Kế hoạch"
    number: str = ""
    symbol: str = ""
    signed_on: date | None = None
    issuer: str = ""
    title: str = ""
    obligatory: bool = True
    source: RecordId = NOT_STORED
    id: RecordId = NOT_STORED

    @property
    def cited(self) -> str:
        """`Kế hoạch số 12/KH-UBND`, as documents cite it."""
        number = f"{self.number}/{self.symbol}" if self.symbol else self.number
        return f"{self.doc_type} số {number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A product that is asked for, and by when."""

    product: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTask:
    """One task of such a document, as written there. `covered_by` is the line of our plan that does it.

    `reason` says why it does not apply to us; only one of the two is set. `source` is the line of the
    superior's plan that it came from as a file; `optional` tells that this one task is not obligatory.
    """

    document: Assigning
    title: str
    section: str = ""
    products: tuple[Wanted, ...] = ()
    lead: str = ""
    partners: str = ""
    covered_by: RecordId = NOT_STORED
    reason: str = ""
    source: RecordId = NOT_STORED
    optional: bool = False
    id: RecordId = NOT_STORED

    @property
    def is_obligatory(self) -> bool:
        """Whether it has to be done: its document binds, and it is not left to us."""
        return self.document.obligatory and not self.optional

    @property
    def product(self) -> str:
        """What is asked for, one a line."""
        return "\n".join(dict.fromkeys(each.product for each in self.products if each.product))

    @property
    def deadline(self) -> str:
        """By when, each deadline once."""
        return "; ".join(dict.fromkeys(each.deadline for each in self.products if each.deadline))


class Standing(StrEnum):
    """How an assigned task stands to a plan."""

    MISSING = "missing"
    LIKELY = "likely"
    COVERED = "covered"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the plan that may cover something: the one right above its leaves, with its words."""

    record: RecordId
    title: str
    number: str
    section: Item
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """An assigned task beside a plan. `line` covers it or, where it is only likely, is the likest.

    `home` is the section where the task would be added.
    """

    task: AssignedTask
    standing: Standing
    line: Line | None = None
    alike: float = 0.0
    home: Item | None = None

    @property
    def is_open(self) -> bool:
        """Whether an officer has still to say something."""
        return self.standing in (Standing.MISSING, Standing.LIKELY)


def cover(plan: Plan, tasks: Iterable[AssignedTask]) -> tuple[Cover, ...]:
    """Every assigned task beside the plan, in the order given. A line that is gone covers nothing."""
    asked = tuple(tasks)
    known = tuple(lines(plan)) if asked else ()
    found = []
    for task in asked:
        line = next((each for each in known if task.covered_by and each.record == task.covered_by), None)
        home = home_of(task.section, [one for each in task_tables(plan) for one in each.sections])
        if line is not None:
            found.append(Cover(task=task, standing=Standing.COVERED, line=line, alike=100.0, home=home))
        elif task.reason:
            found.append(Cover(task=task, standing=Standing.NOT_APPLICABLE, home=home))
        else:
            found.append(_proposed(task, known, home))
    return tuple(found)


def _proposed(task: AssignedTask, known: Sequence[Line], home: Item | None) -> Cover:
    scored = [(_alike(task, line), -at) for at, line in enumerate(known)]
    best, place = max(scored, default=(0.0, 0))
    if best < LIKELY:
        return Cover(task=task, standing=Standing.MISSING, alike=best, home=home)
    return Cover(task=task, standing=Standing.LIKELY, line=known[-place], alike=best, home=home)


def _alike(task: AssignedTask, line: Line) -> float:
    """The likest of the line's title and products: a product can be the very thing that was assigned."""
    wanted = plain(task.title)
    return max((likeness(wanted, words) for words in line.words), default=0.0)


def task_tables(plan: Plan) -> tuple[Appendix, ...]:
    """The tables that hold tasks; indicators are no tasks."""
    return tuple(each for each in plan.appendices if each.kind is not Kind.YEAR_TARGETS)


def lines(plan: Plan) -> Iterator[Line]:
    """The lines of a plan that may cover an assigned task, in table order."""
    for appendix in task_tables(plan):
        last: Item | None = None
        for row in rows(appendix):
            if row.path[-2] is not last:
                last = row.path[-2]
                yield _line(appendix, row)


def _line(appendix: Appendix, row: Row) -> Line:
    item = row.path[-2]
    title = item.text(appendix.layout.title_key(item.level))
    products = (leaf.text(Level.PRODUCT.value) for leaf in item.children)
    return Line(
        record=item.id,
        title=title,
        number=row.text("number").strip().rstrip("."),
        section=row.section,
        words=tuple(filter(None, map(plain, (title, *products)))),
    )
