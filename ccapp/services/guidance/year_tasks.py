"""Lấy việc của năm: the tasks that a plan of several years has for one of them, put into that year's plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import FROM_RECORD, Plan, PlanState, RecordId
from ccapp.domain.year_part import YearTask, tasks_of_year
from ccapp.errors import RefusedError
from ccapp.services.plans import editing
from ccapp.services.plans.adding import NewTask, add_tasks
from ccapp.services.plans.planning import plans, show
from ccapp.services.session import Changes, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTasks:
    """What a long plan has for the year of a plan."""

    plan: Plan
    source: Plan
    tasks: tuple[YearTask, ...]


def sources(session: Session, plan: RecordId) -> tuple[Plan, ...]:
    """The office's plans of several years that the year of our own draft falls into, without appendices.

    Raises RefusedError for a plan that is no draft of one year, and where there is no such long plan.
    """
    own = _draft_of_a_year(session, plan)
    found = tuple(each for each in plans(session) if _holds(each, own.year_from))
    if not found:
        raise RefusedError("no-long-plan", year=own.year_from)
    return found


def _holds(plan: Plan, year: int) -> bool:
    several = plan.year_from < plan.year_to and plan.state is not PlanState.BINNED
    return several and plan.year_from <= year <= plan.year_to


def _draft_of_a_year(session: Session, plan: RecordId) -> Plan:
    found = editing.require_draft(session, plan)
    if found.year_from != found.year_to:
        raise RefusedError("plan-not-of-a-year", plan=found.title)
    return found


def look(session: Session, plan: RecordId, source: RecordId) -> YearTasks:
    """Lay a plan of several years beside our own draft of one of them; nothing is stored.

    Raises RefusedError for a plan that is no draft of ours or is itself for several years.
    """
    found = _draft_of_a_year(session, plan)
    long = show(session, source)
    return YearTasks(plan=found, source=long, tasks=tasks_of_year(long, found.year_from, found))


def take(session: Session, plan: RecordId, tasks: Sequence[YearTask]) -> Changes:
    """Put tasks into our own draft, each marked with the line it comes from, in one step and one undo.

    Raises RefusedError or NotFoundError, and then takes over nothing.
    """
    found = editing.require_draft(session, plan)
    new = [_new(task) for task in tasks]
    return editing.reshape(session, found, "year-tasks", lambda tx: add_tasks(session, tx, found, new))


def _new(task: YearTask) -> NewTask:
    return NewTask(
        title=task.title,
        section=task.section,
        products=tuple({**each.leaf.texts, DEADLINE: each.becomes} for each in task.products),
        marks={FROM_RECORD: task.line.id},
    )
