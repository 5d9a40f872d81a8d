"""Whole tasks put into a draft, each into its section, which is made where the plan has none: one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccapp.domain.coverage import task_tables
from ccapp.domain.layout import SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.records import count
from ccapp.domain.sectioning import home_of
from ccapp.domain.standard import roman
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans import editing
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, positions


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task to be added: its words, those of its products by record key, and the name of its section.

    `into` names a section of the plan itself and stands above the name.
    """

    title: str
    products: tuple[Mapping[str, str], ...] = ()
    section: str = ""
    into: RecordId | None = None
    marks: Mapping[str, str] = field(default_factory=dict)


def add_tasks(session: Session, tx: Transaction, plan: Plan, tasks: Sequence[NewTask]) -> list[RecordId]:
    """Add tasks at the end of their sections; returns the line right above the products of each.

    Raises RefusedError where the plan has no table of tasks, NotFoundError for a section it does not have.
    """
    made: dict[str, RecordId] = {}
    return [_add(session, tx, plan, task, made) for task in tasks]


def _add(session: Session, tx: Transaction, plan: Plan, task: NewTask, made: dict[str, RecordId]) -> RecordId:
    table, section = _home(plan, task)
    home = section.id if section is not None else made.get(task.section)
    if home is None:
        home = made[task.section] = _new_section(session, tx, plan, table, task.section, len(made))
    branch = task_branch(table.layout, task)
    for item in branch.walk():
        for text in item.texts.items():
            require_length(*text)
    last = positions(session.store.connection, home, table.id)
    at = editing.position_after(session, tx, home, table.id, last[-1][0] if last else None)
    top = insert_branch(tx, plan.id, table.id, home, branch, at)
    return _right_above_leaves(session, table.layout, top)


def _home(plan: Plan, task: NewTask) -> tuple[Appendix, Item | None]:
    tables = task_tables(plan)
    if not tables:
        raise RefusedError("plan-no-task-table", plan=plan.title)
    for table in tables:
        if task.into is not None:
            section = next((each for each in table.sections if each.id == task.into), None)
        else:
            section = home_of(task.section, table.sections)
        if section is not None:
            return table, section
    if task.into is not None:
        raise NotFoundError("record-not-found", record=task.into)
    return tables[0], None


def _new_section(
    session: Session, tx: Transaction, plan: Plan, table: Appendix, name: str, before: int
) -> RecordId:
    """A section below all others, numbered on where the numbers are Roman."""
    number = roman(count(table).sections + before + 1) if name else ""
    texts = {SECTION_NUMBER: number, Level.SECTION.value: name}
    last = positions(session.store.connection, None, table.id)
    at = editing.position_after(session, tx, None, table.id, last[-1][0] if last else None)
    return insert_branch(tx, plan.id, table.id, None, Item(level=Level.SECTION, texts=texts), at)


def task_branch(layout: Layout, task: NewTask) -> Item:
    """The lines of a new task; where a layout has goals it is an activity, goal and task above stay blank."""
    products = tuple(
        Item(
            level=Level.PRODUCT,
            texts={key: texts.get(key, "") for key in layout.level_keys(Level.PRODUCT)},
        )
        for texts in task.products or ({},)
    )
    children = products
    for level in reversed(layout.task_levels):
        texts = dict.fromkeys(layout.level_keys(level), "")
        lowest = level is layout.task_levels[-1]
        if lowest:
            texts[layout.title_key(level)] = task.title
        children = (Item(level=level, texts=texts, marks=task.marks if lowest else {}, children=children),)
    return children[0]


def _right_above_leaves(session: Session, layout: Layout, top: RecordId) -> RecordId:
    found = top
    for _ in layout.task_levels[1:]:
        found = positions(session.store.connection, found, found)[0][0]
    return found
