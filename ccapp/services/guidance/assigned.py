"""Văn bản giao: what a superior's document assigns to us, and whether the plan has it; each step one undo."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ccapp.domain.addressees import Share, Us
from ccapp.domain.assignments import Settled, assigned_task
from ccapp.domain.coverage import (
    AssignedTask,
    Assigning,
    Cover,
    Line,
    Standing,
    Wanted,
    cover,
    lines,
)
from ccapp.domain.deadline import written_day
from ccapp.domain.findings import Fix
from ccapp.domain.layout import Kind
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.plans import editing, units
from ccapp.services.plans.adding import NewTask, add_tasks
from ccapp.services.plans.planning import proposed_head, require_length, show
from ccapp.services.session import Changes, Session
from ccapp.store.acknowledged import settle
from ccapp.store.assigned import (
    COVERED_BY,
    REASON,
    insert_document,
    list_tasks,
    load_task,
    remove_document,
)
from ccapp.store.journal import Transaction
from ccapp.store.tables import ASSIGNED
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row of a superior's table as a task that may be ours, and the part we have in it."""

    task: AssignedTask
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a superior's file assigns: the document as its letterhead says, and its rows in order.

    `left_out` names its tables of targets by year: they set figures and assign no task.
    """

    document: Assigning
    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...] = ()


def look(session: Session, file: TakenFile) -> Offer:
    """The rows of a file as tasks that may be assigned to us; nothing is stored.

    Raises RefusedError: "assigned-targets-only" where the file holds tables of targets by year and no other,
    "no-table" where it holds none.
    """
    head = file.reading.letterhead
    document = Assigning(
        doc_type=head.doc_type or "Kế hoạch",
        number=head.number,
        symbol=head.symbol,
        signed_on=head.signed_on,
        issuer=head.issuer,
        title=proposed_head(file.reading, file.name)[0],
    )
    day = head.signed_on or session.clock().date()
    us = Us(directory=units.directory(session), day=day)
    found: list[Candidate] = []
    every = [table.appendix for table in file.reading.tables]
    tables = [each for each in every if each.kind is not Kind.YEAR_TARGETS]
    left_out = tuple(each.title for each in every if each.kind is Kind.YEAR_TARGETS)
    if not tables:
        raise RefusedError("assigned-targets-only" if left_out else "no-table", file=file.name)
    for table in tables:
        for _, group in groupby(rows(table), key=lambda row: id(row.path[-2])):
            task = assigned_task(document, table.layout, list(group))
            if task.title:
                found.append(Candidate(task=task, share=us.share(task.lead, task.partners)))
    return Offer(document=document, candidates=tuple(found), left_out=left_out)


def take_in(session: Session, plan: RecordId, document: Assigning, tasks: Sequence[AssignedTask]) -> Changes:
    """Store what a document assigns for a plan of ours, in one step.

    What the same document was noted to assign before is not noted again. Raises RefusedError as `stated`, and
    where nothing is left to note.
    """
    _require_own(session, plan)
    said = stated(document, tasks)
    known = [each for each in list_tasks(session.store.connection, plan) if _is_same(each.document, said)]
    noted = {(each.title, each.products) for each in known}
    fresh = [task for task in tasks if (task.title, task.products) not in noted]
    if not fresh:
        raise RefusedError("assigned-already", document=said.cited)
    with session.store.journal.write("assign", session.who) as tx:
        insert_document(tx, plan, said, fresh)
    return _changes(tx)


def stated(document: Assigning, tasks: Sequence[AssignedTask]) -> Assigning:
    """A document as it is noted.

    Raises RefusedError without number, day, body or any task, for an assignment has force only through a
    document, and for a text that is too long.
    """
    said = replace(
        document, number=clean(document.number), symbol=clean(document.symbol), issuer=clean(document.issuer)
    )
    if not (said.number and said.issuer and said.signed_on):
        raise RefusedError("assigning-incomplete")
    if not tasks:
        raise RefusedError("assigned-none-ticked")
    for key in ("number", "symbol", "issuer", "title"):
        require_length(key, getattr(said, key))
    for text in (text for task in tasks for text in (task.title, task.product, task.lead, task.partners)):
        require_length("title", text)
    return said


def _is_same(one: Assigning, other: Assigning) -> bool:
    signs = [(each.number, each.symbol, each.signed_on, each.issuer) for each in (one, other)]
    return signs[0] == signs[1]


def coverage(session: Session, plan: RecordId) -> tuple[Cover, ...]:
    """Every task assigned for a plan beside the plan as it is now. Raises NotFoundError for no such plan."""
    return cover(show(session, plan), list_tasks(session.store.connection, plan))


def by_line(session: Session, plan: RecordId) -> dict[RecordId, tuple[AssignedTask, ...]]:
    """What is assigned to each line of a plan that does something assigned."""
    found: dict[RecordId, tuple[AssignedTask, ...]] = {}
    for task in list_tasks(session.store.connection, plan):
        if task.covered_by:
            found[task.covered_by] = (*found.get(task.covered_by, ()), task)
    return found


def plan_lines(session: Session, plan: RecordId) -> tuple[Line, ...]:
    """The lines of a plan that an assigned task may be linked to, in table order."""
    return tuple(lines(show(session, plan)))


def link(session: Session, task: RecordId, line: RecordId) -> Changes:
    """Say which line of the plan does what was assigned. Raises NotFoundError for a line it does not have."""
    _, plan = load_task(session.store.connection, task)
    if all(each.record != line for each in plan_lines(session, plan)):
        raise NotFoundError("record-not-in-plan", record=line, plan=show(session, plan).title)
    return _settle(session, "assigned-link", [task], covered_by=line)


def confirm(session: Session, covers: Collection[Cover]) -> Changes:
    """Take the proposals of several assigned tasks as right, in one step."""
    with session.store.journal.write("assigned-link", session.who) as tx:
        for each in covers:
            if each.standing is Standing.LIKELY and each.line is not None:
                _note(tx, session, each.task.id, covered_by=each.line.record)
    return _changes(tx)


def _note(
    tx: Transaction,
    session: Session,
    task: RecordId,
    *,
    covered_by: RecordId = NOT_STORED,
    reason: str = "",
) -> None:
    """Note what is done about a task; of one that came as a superior's file the superior will read it too."""
    connection = session.store.connection
    known, plan = load_task(connection, task)
    tx.change(ASSIGNED, task, {COVERED_BY: covered_by or None, REASON: reason or None})
    if known.document.source and known.source:
        said = Settled(
            plan_id=plan,
            source=known.document.source,
            line=known.source,
            covered_by=covered_by,
            reason=reason,
        )
        settle(tx, connection, said)


def drop(session: Session, task: RecordId, reason: str) -> Changes:
    """Say why an assigned task does not apply to us. Raises RefusedError without a reason."""
    why = clean(reason)
    if not why:
        raise RefusedError("assigned-reason-missing")
    require_length(REASON, why)
    return _settle(session, "assigned-drop", [task], reason=why)


def reopen(session: Session, task: RecordId) -> Changes:
    """Take back that a task is covered, or that it does not apply."""
    return _settle(session, "assigned-reopen", [task])


def add(session: Session, task: RecordId, section: RecordId | None = None) -> Changes:
    """Put an assigned task into the plan and link it, in one step; without a section it goes by the name.

    One that a line of the plan was already said to do is not added again: nothing changes.
    Raises RefusedError for a plan that is no draft, NotFoundError for a section it does not have.
    """
    found, plan_id = load_task(session.store.connection, task)
    plan = editing.require_draft(session, plan_id)
    if any(each.record == found.covered_by for each in lines(plan)):
        return Changes(tx=None, action="assigned-add", count=0)
    lead, cited = _our_lead(session, found), _cited(found.document)
    new = NewTask(
        title=found.title,
        section=found.section,
        into=section,
        products=tuple(
            {"product": each.product, "deadline": each.deadline, "lead": lead, "notes": cited}
            for each in found.products or (Wanted(),)
        ),
    )

    def write(tx: Transaction) -> None:
        (made,) = add_tasks(session, tx, plan, [new])
        _note(tx, session, task, covered_by=made)

    return editing.reshape(session, plan, "assigned-add", write)


def apply_fix(session: Session, fix: Fix) -> Changes | None:
    """Settle a finding by what its button says; None where only an officer can say more, on the page.

    Raises as `link` and `add`.
    """
    task = RecordId(str(fix.facts.get("assigned", "")))
    if fix.code == "fix-assigned-is":
        return link(session, task, RecordId(str(fix.facts["line"])))
    if fix.code in ("fix-assigned-add", "fix-assigned-add-new"):
        into = fix.facts.get("into")
        return add(session, task, RecordId(str(into)) if into else None)
    return None


def remove(session: Session, document: RecordId) -> Changes:
    """Take a document away with its tasks; what was added to the plan stays there."""
    with session.store.journal.write("assign-remove", session.who) as tx:
        remove_document(tx, session.store.connection, document)
    return _changes(tx)


def _our_lead(session: Session, task: AssignedTask) -> str:
    """The lead as written where it names a unit of ours; `UBND các xã` is no unit of ours."""
    day = task.document.signed_on or session.clock().date()
    us = Us(directory=units.directory(session), day=day)
    return task.lead if us.names_unit(task.lead) else ""


def _cited(document: Assigning) -> str:
    day = f" ngày {written_day(document.signed_on)}" if document.signed_on else ""
    return f"Theo {document.cited}{day} của {document.issuer}"


def _settle(
    session: Session,
    action: str,
    tasks: Sequence[RecordId],
    *,
    covered_by: RecordId = NOT_STORED,
    reason: str = "",
) -> Changes:
    for task in tasks:
        load_task(session.store.connection, task)
    with session.store.journal.write(action, session.who) as tx:
        for task in tasks:
            _note(tx, session, task, covered_by=covered_by, reason=reason)
    return _changes(tx)


def _require_own(session: Session, plan: RecordId) -> Plan:
    found = show(session, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    return found


def documents(covers: Collection[Cover]) -> Iterator[Assigning]:
    """The documents that the tasks come from, each once, in their order."""
    yield from {each.task.document.id: each.task.document for each in covers}.values()


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
