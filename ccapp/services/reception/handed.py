"""Nhiệm vụ được giao, at the commune: what a superior's file hands out beside what was noted of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ccapp.domain.assignments import (
    Acknowledged,
    Assignment,
    Change,
    Settled,
    TaskChange,
    handed_tasks,
    is_same_document,
    revision,
    task_changes,
)
from ccapp.domain.coverage import AssignedTask, Assigning, Wanted
from ccapp.domain.plan import NOT_STORED, Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans import planning
from ccapp.services.session import Changes, Session
from ccapp.store import assigned as stored
from ccapp.store.acknowledged import acknowledge, settle
from ccapp.store.assignments import HandedPlan, assignment_of, handed_plans
from ccapp.store.journal import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a superior's plan hands out that is not noted for a plan of ours as it stands now.

    `source` is the superior's plan, `document` the assigning document as it says now, its id that under
    which it was noted ("" before the first time). `cites_anew`: number, day, body or title are others now.
    """

    source: RecordId
    office: str
    document: Assigning
    changes: tuple[TaskChange, ...]
    cites_anew: bool = False

    def count(self, change: Change) -> int:
        """How many tasks are new, changed or withdrawn."""
        return sum(each.change is change for each in self.changes)


def offers(session: Session, plan: RecordId) -> tuple[Handed, ...]:
    """What is handed out for one of our plans and not noted as it is now: what was noted for it before, and
    new assignments of its years that are noted for no other plan. Empty where nothing is left to note.

    Raises NotFoundError for no such plan.
    """
    head = planning.show_head(session, plan)
    if head.office_id != session.store.office.id:
        return ()
    return tuple(_offers(session, head))


def waiting(session: Session) -> RecordId | None:
    """The first of our plans for which something is handed out and not noted, None where there is none."""
    if not handed_plans(session.store.connection):
        return None
    living = (each for each in planning.plans(session) if not each.archived)
    drafts = (each for each in living if each.state is not PlanState.BINNED)
    return next((each.id for each in drafts if any(_offers(session, each))), None)


def handed_for(session: Session, plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The superiors' plans of the years of ours that are handed out now, each with its office's name."""
    connection = session.store.connection
    for handed in handed_plans(connection):
        if not _is_of_years(handed, plan) or assignment_of(connection, handed.plan) is None:
            continue
        try:
            yield handed.office_name, planning.show(session, handed.plan)
        except NotFoundError:  # deleted at its office: it hands nothing out
            continue


def accept(session: Session, plan: RecordId, source: RecordId) -> Changes:
    """Note what a superior's plan hands out as it is now, in one step; what is linked stays linked.

    Raises NotFoundError("handed-nothing") where all of it is noted already, RefusedError("plan-foreign").
    """
    head = planning.show_head(session, plan)
    if head.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=head.title)
    found = next((each for each in _offers(session, head) if each.source == source), None)
    if found is None:
        raise NotFoundError("handed-nothing")
    with session.store.journal.write("handed-accept", session.who) as tx:
        _note(tx, session, head.id, found)
        acknowledge(tx, _seen(session, head.id, found))
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def _seen(session: Session, plan: RecordId, found: Handed) -> Acknowledged:
    """What the superior will read: that we have noted just what it hands out now."""
    assignment = assignment_of(session.store.connection, found.source)
    there = _tasks(session, assignment) if assignment is not None else ()
    seen = revision(assignment.document if assignment is not None else found.document, there)
    day = session.clock().date()
    return Acknowledged(plan_id=plan, source=found.source, seen=seen, by=session.who, day=day)


def _offers(session: Session, plan: Plan) -> Iterator[Handed]:
    connection = session.store.connection
    noted = stored.list_tasks(connection, plan.id)
    for handed in handed_plans(connection):
        before = [each for each in noted if each.document.source == handed.plan]
        if not before and (not _is_of_years(handed, plan) or stored.plans_noting(connection, handed.plan)):
            continue
        found = _handed(session, plan, handed, noted)
        if found.changes or found.cites_anew:
            yield found


def _is_of_years(handed: HandedPlan, plan: Plan) -> bool:
    return handed.year_from <= plan.year_to and plan.year_from <= handed.year_to


def _handed(session: Session, plan: Plan, handed: HandedPlan, noted: tuple[AssignedTask, ...]) -> Handed:
    assignment = assignment_of(session.store.connection, handed.plan)
    before = [each for each in noted if each.document.source == handed.plan]
    if assignment is not None and not before:  # the same document may have been noted from paper
        before = [each for each in noted if _is_paper(each.document, assignment.document)]
    known = before[0].document if before else Assigning()
    document = replace(assignment.document, source=handed.plan, id=known.id) if assignment else known
    there = _tasks(session, assignment) if assignment is not None else ()
    return Handed(
        source=handed.plan,
        office=handed.office_name,
        document=document,
        changes=_with_ours(session, plan, task_changes(there, before)),
        cites_anew=bool(before) and bool(there) and not is_same_document(known, document),
    )


def _with_ours(session: Session, plan: Plan, changes: tuple[TaskChange, ...]) -> tuple[TaskChange, ...]:
    """The changes, each changed task with what the line of our plan that does it says by now."""
    wanted = {each.noted.covered_by for each in changes if each.noted is not None and each.noted.covered_by}
    if not wanted:
        return changes
    ours: dict[RecordId, list[Wanted]] = {each: [] for each in wanted}
    for row in (row for table in planning.show(session, plan.id).appendices for row in rows(table)):
        line = row.path[-2].id
        if line in ours:
            ours[line].append(Wanted(product=row.text("product"), deadline=row.text("deadline")))
    return tuple(
        replace(each, planned=tuple(ours[each.noted.covered_by]))
        if each.change is Change.CHANGED and each.noted is not None and each.noted.covered_by
        else each
        for each in changes
    )


def _tasks(session: Session, assignment: Assignment) -> tuple[AssignedTask, ...]:
    """What a plan hands out; one that was deleted at its office hands nothing out."""
    try:
        plan = planning.show(session, assignment.plan_id)
    except NotFoundError:
        return ()
    return tuple(handed_tasks(plan, assignment))


def _is_paper(noted: Assigning, document: Assigning) -> bool:
    signs = [(each.number, each.symbol, each.signed_on) for each in (noted, document)]
    return not noted.source and signs[0] == signs[1]


def _tell_settled(tx: Transaction, session: Session, plan: RecordId, each: TaskChange) -> None:
    """What was done about a task that was known from paper only: from now on its superior reads it."""
    noted = each.noted
    if noted is not None and not noted.source:
        source = each.task.document.source
        said = Settled(plan_id=plan, source=source, line=each.task.source, covered_by=noted.covered_by)
        settle(tx, session.store.connection, replace(said, reason=noted.reason))


def _note(tx: Transaction, session: Session, plan: RecordId, found: Handed) -> None:
    document = found.document.id
    if document == NOT_STORED:
        document = stored.insert_document(tx, plan, found.document, [])
    else:
        stored.change_document(tx, found.document)
    for each in found.changes:
        if each.change is Change.NEW:
            stored.add_task(tx, document, each.task)
        elif each.change is Change.CHANGED:
            stored.change_task(tx, each.task)
            _tell_settled(tx, session, plan, each)
        else:
            stored.remove_task(tx, each.task.id)
    if not stored.has_tasks(session.store.connection, document):
        stored.remove_document(tx, session.store.connection, document)
