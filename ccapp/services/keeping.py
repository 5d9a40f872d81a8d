"""The list of plans: new ones, other names, archived, binned and taken back."""

from __future__ import annotations

from dataclasses import replace

from ccapp.domain.plan import Body, Plan, PlanState, RecordId, move_plan
from ccapp.domain.standard import empty_appendix
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.services.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.plans import insert_plan, load_head
from ccapp.store.tables import PLAN
from ccapp.text.normalize import clean


def new_plan(session: Session, title: str, years: Years) -> RecordId:
    """An empty plan with the usual table and the fixed fields. Raises RefusedError without a title."""
    named = clean(title)
    if not named:
        raise RefusedError("plan-title-missing")
    require_length("title", named)
    plan = Plan(
        title=named,
        year_from=years[0],
        year_to=years[1],
        office_id=session.store.office.id,
        issuer=Body(name=session.store.office.name),
        appendices=(empty_appendix(named),),
    )
    plan = replace(plan, reference=replace(plan.reference, symbol="KH-UBND"))
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan)


def archive(session: Session, plan: RecordId, *, archived: bool) -> Changes:
    """Put a plan of any state away, or back among the others."""
    _own(session, plan)
    with session.store.journal.write("archive" if archived else "unarchive", session.who) as tx:
        tx.change(PLAN, plan, {"archived": int(archived)})
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def change_state(session: Session, plan: RecordId, to: PlanState, *, reason: str = "") -> Changes:
    """Move a plan to another state as the contract allows. Raises RefusedError."""
    moved = move_plan(_own(session, plan), to, reason=reason)
    with session.store.journal.write(f"state-{to}", session.who) as tx:
        tx.change(PLAN, plan, {"state": moved.state.value})
        if reason.strip():
            tx.change(PLAN, plan, {"state_reason": clean(reason)})
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def _own(session: Session, plan: RecordId) -> Plan:
    found = load_head(session.store.connection, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    return found
