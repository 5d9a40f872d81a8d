"""Giao nhiệm vụ: a superior's plan handed out as tasks, and how what was noted of it differs from it now.

Rows are told apart by the ids of the superior's lines, so that words may change and links stay.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from ccapp.domain.coverage import AssignedTask, Assigning, Wanted, task_tables
from ccapp.domain.layout import Layout
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.domain.records import Row, rows
from ccapp.domain.sectioning import section_name

_COMPARED: Final = ("title", "section", "products", "lead", "partners", "optional")
_SIGNS: Final = ("doc_type", "number", "symbol", "signed_on", "issuer", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A plan of a superior's as it is handed out: by which document, and which of its tasks are left to the
    receiver, named by the line right above their leaves.
    """

    plan_id: RecordId
    document: Assigning
    optional: frozenset[RecordId] = frozenset()
    id: RecordId = NOT_STORED


class Change(StrEnum):
    """How a task differs from what was noted."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """One task that differs. `task` is what it says now, for a withdrawn one what it said.

    `noted` is what was noted, None for a new one; `fields` names what is different in a changed one: `title`,
    `section`, `products`, `lead`, `partners`, `optional`, or `source` where it was known from paper only.
    `planned` is what the line of our plan that does it says by now, for a changed one.
    """

    change: Change
    task: AssignedTask
    noted: AssignedTask | None = None
    fields: tuple[str, ...] = ()
    planned: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """That an office has noted what a plan `source` of its superior's hands out, as it was then (`seen`)."""

    plan_id: RecordId
    source: RecordId
    seen: str
    by: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What an office does about one task, known by the superior's `line`: a line of its plan does it, or why
    it does not apply; neither where that is open.
    """

    plan_id: RecordId
    source: RecordId
    line: RecordId
    covered_by: RecordId = NOT_STORED
    reason: str = ""


def revision(document: Assigning, tasks: Iterable[AssignedTask]) -> str:
    """The SHA-256 of what is handed out, the same at both offices: whoever noted it has seen just that."""
    told = [
        [each.source, each.title, each.section, each.lead, each.partners, each.optional]
        + [[one.product, one.deadline] for one in each.products]
        for each in tasks
    ]
    signed = document.signed_on.isoformat() if document.signed_on else ""
    said = [document.doc_type, document.number, document.symbol, signed, document.issuer, document.title]
    text = json.dumps([said, told], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def assigned_task(document: Assigning, layout: Layout, there: Sequence[Row]) -> AssignedTask:
    """The rows of one task of a superior's table as a task that it assigns."""
    line = there[0].path[-2]
    return AssignedTask(
        document=document,
        title=line.text(layout.title_key(line.level)) or there[0].text("task"),
        section=section_name(there[0].section),
        products=tuple(Wanted(product=row.text("product"), deadline=row.text("deadline")) for row in there),
        lead=_each("lead", there),
        partners=_each("partners", there),
    )


def _each(key: str, there: Sequence[Row]) -> str:
    """What the rows of a task say under a key, each text once."""
    return "; ".join(dict.fromkeys(text for row in there if (text := row.text(key))))


def handed_tasks(plan: Plan, assignment: Assignment) -> Iterator[AssignedTask]:
    """The tasks that a superior's plan assigns, in table order; targets by year assign none."""
    document = replace(assignment.document, source=plan.id)
    for appendix in task_tables(plan):
        for _, group in groupby(rows(appendix), key=lambda row: id(row.path[-2])):
            there = list(group)
            task = assigned_task(document, appendix.layout, there)
            line = there[0].path[-2].id
            if task.title:
                yield replace(task, source=line, optional=line in assignment.optional)


def task_changes(handed: Iterable[AssignedTask], noted: Iterable[AssignedTask]) -> tuple[TaskChange, ...]:
    """What is handed out beside what was noted of the same document: new and changed tasks in table order,
    then those that are withdrawn. Tasks noted from paper are the ones that have the same title, and what
    came only on paper is never withdrawn.
    """
    known = list(noted)
    found: list[TaskChange] = []
    for task in handed:
        before = _noted(task, known)
        if before is None:
            found.append(TaskChange(change=Change.NEW, task=task))
            continue
        known.remove(before)
        fields = tuple(name for name in _COMPARED if getattr(task, name) != getattr(before, name))
        fields = fields if before.source else (*fields, "source")
        if fields:
            now = replace(task, id=before.id)
            found.append(TaskChange(change=Change.CHANGED, task=now, noted=before, fields=fields))
    gone = (each for each in known if each.source)
    return (*found, *(TaskChange(change=Change.WITHDRAWN, task=each, noted=each) for each in gone))


def _noted(task: AssignedTask, known: Sequence[AssignedTask]) -> AssignedTask | None:
    """The task that was noted of the same line, else one from paper with the same title."""
    same = next((each for each in known if each.source == task.source), None)
    alike = (each for each in known if not each.source and _words(each.title) == _words(task.title))
    return same or next(alike, None)


def _words(title: str) -> str:
    return " ".join(title.split()).casefold()


def is_same_document(one: Assigning, other: Assigning) -> bool:
    """Whether two say the same of number, day, body and title."""
    return all(getattr(one, name) == getattr(other, name) for name in _SIGNS)
