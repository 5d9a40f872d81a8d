"""The list of plans: new ones, other names, archived, binned and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import Body, Plan, PlanState, RecordId, move_plan, require_editable
from ccapp.domain.records import Counts
from ccapp.domain.sides import side_of
from ccapp.domain.standard import empty_appendix
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.counting import count_plans
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_plan, list_plans, load_head
from ccapp.store.tables import PLAN
from ccapp.text.normalize import clean

_COMMUNE_SYMBOL: Final = "KH-UBND"
_YEARS: Final = range(1900, 3000)  # what the sync file takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One line of the list: a plan without its appendices, and how much they hold."""

    plan: Plan
    counts: Counts


def summaries(session: Session) -> tuple[Summary, ...]:
    """The office's own plans in every state, newest year first; plans of other offices are not among them."""
    store = session.store
    counts = count_plans(store.connection, store.office.id)
    return tuple(
        Summary(plan=plan, counts=counts.get(plan.id, Counts()))
        for plan in list_plans(store.connection, store.office.id)
    )


def new_plan(session: Session, title: str, years: Years) -> RecordId:
    """An empty plan with the usual table and the fixed fields. Raises RefusedError as `blank_plan`."""
    plan = blank_plan(session, title, years)
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan)


def blank_plan(session: Session, title: str, years: Years) -> Plan:
    """Such a plan as a value, nothing stored.

    Raises RefusedError without a title or for years that are no years.
    """
    named = _title(title)
    if not (years[0] in _YEARS and years[1] in _YEARS and years[0] <= years[1]):
        raise RefusedError("years-unread", years=f"{years[0]}-{years[1]}")
    plan = Plan(
        title=named,
        year_from=years[0],
        year_to=years[1],
        office_id=session.store.office.id,
        issuer=Body(name=session.store.office.name, side=side_of(session.store.office.name)),
        appendices=(empty_appendix(named),),
    )
    if session.store.office.role is Role.COMMUNE:
        plan = replace(plan, reference=replace(plan.reference, symbol=_COMMUNE_SYMBOL))
    return plan


def rename(session: Session, plan: RecordId, title: str) -> Changes:
    """Give a draft another title. Raises RefusedError without one, or for a plan that is locked."""
    named = _title(title)
    require_editable(_own(session, plan))
    with session.store.journal.write("rename", session.who) as tx:
        tx.change(PLAN, plan, {"title": named})
    return _changes(tx)


def archive(session: Session, plan: RecordId, *, archived: bool) -> Changes:
    """Put a plan of any state away, or back among the others."""
    _own(session, plan)
    with session.store.journal.write("archive" if archived else "unarchive", session.who) as tx:
        tx.change(PLAN, plan, {"archived": int(archived)})
    return _changes(tx)


def change_state(session: Session, plan: RecordId, to: PlanState, *, reason: str = "") -> Changes:
    """Move a plan to another state as the contract allows, with its reason. Raises RefusedError.

    A plan is issued by `issuing.issue` alone: it has force only with number, day and signer.
    """
    found = _own(session, plan)
    moved = move_plan(found, to, reason=reason)
    if to is PlanState.ISSUED and found.state is not PlanState.CLOSED:
        raise RefusedError("plan-issue-unsigned", plan=found.title)
    why = clean(reason)
    require_length("state_reason", why)
    with session.store.journal.write(f"state-{to}", session.who) as tx:
        tx.change(PLAN, plan, {"state": moved.state.value, "state_reason": why or None})
    return _changes(tx)


def _title(title: str) -> str:
    named = clean(title)
    if not named:
        raise RefusedError("plan-title-missing")
    require_length("title", named)
    return named


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def _own(session: Session, plan: RecordId) -> Plan:
    found = load_head(session.store.connection, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    return found
