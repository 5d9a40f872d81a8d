"""Đã nhận, giao cho …, at the superior: which office has noted what was handed out, who does each task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.assignments import Settled, handed_tasks, revision
from ccapp.domain.coverage import AssignedTask
from ccapp.domain.office import Office
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.domain.records import Row, rows
from ccapp.errors import NotFoundError
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.acknowledged import acknowledged, settled
from ccapp.store.assignments import assignment_of


class Seen(StrEnum):
    """Whether an office has noted what is handed out as it is now."""

    CURRENT = "current"
    OTHER = "other"  # an earlier version, or this one was changed here since


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskThere:
    """One task at one office: the line of its plan that does it, to whom it is given and by when, or why it
    does not apply. All of them are empty where the office has not said yet.
    """

    task: AssignedTask
    line: RecordId = NOT_STORED
    title: str = ""
    given_to: str = ""
    deadline: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the office has still to say what it does about it."""
        return not (self.line or self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What one office has noted of a plan that was handed out, and by which of its plans it is done."""

    office: Office
    plan: RecordId
    seen: Seen
    by: str = ""
    day: date | None = None
    tasks: tuple[TaskThere, ...] = ()

    @property
    def settled(self) -> int:
        """Of how many tasks the office has said what becomes of them."""
        return sum(not each.is_open for each in self.tasks)


def noted(session: Session, plan: RecordId) -> tuple[Noted, ...]:
    """Which offices have noted what a plan of ours hands out, as far as their files say; by office.

    Empty for a plan that is not handed out. What an office has in two plans is told for the one noted last.
    """
    connection = session.store.connection
    assignment = assignment_of(connection, plan)
    if assignment is None:
        return ()
    tasks = tuple(handed_tasks(show(session, plan), assignment))
    now = revision(assignment.document, tasks)
    offices = {each.plan: each.office for each in partners.collected(connection)}
    done: dict[RecordId, dict[RecordId, Settled]] = {}
    for each in settled(connection, plan):
        done.setdefault(each.plan_id, {})[each.line] = each
    return tuple(
        Noted(
            office=offices[theirs],
            plan=theirs,
            seen=Seen.CURRENT if said.seen == now else Seen.OTHER,
            by=said.by,
            day=said.day,
            tasks=_there(session, theirs, tasks, done.get(theirs, {})),
        )
        for theirs, said in acknowledged(connection, plan).items()
        if theirs in offices
    )


def _there(
    session: Session, plan: RecordId, tasks: tuple[AssignedTask, ...], done: Mapping[RecordId, Settled]
) -> tuple[TaskThere, ...]:
    try:
        lines = _lines(show(session, plan))
    except NotFoundError:  # deleted at its office
        lines = {}
    return tuple(_task(each, done.get(each.source), lines) for each in tasks)


def _lines(plan: Plan) -> dict[RecordId, list[Row]]:
    found: dict[RecordId, list[Row]] = {}
    for table in plan.appendices:
        for row in rows(table):
            found.setdefault(row.path[-2].id, []).append(row)
    return found


def _task(task: AssignedTask, done: Settled | None, lines: Mapping[RecordId, list[Row]]) -> TaskThere:
    """A line that is gone from the plan does nothing any more."""
    if done is None:
        return TaskThere(task=task)
    there = lines.get(done.covered_by, [])
    if not there:
        return TaskThere(task=task, reason=done.reason)
    return TaskThere(
        task=task,
        line=done.covered_by,
        title=there[0].text("title") or there[0].text("task"),
        given_to=_each(there, "lead"),
        deadline=_each(there, "deadline"),
    )


def _each(there: list[Row], key: str) -> str:
    return "; ".join(dict.fromkeys(text for row in there if (text := row.text(key))))
