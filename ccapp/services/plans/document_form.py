"""Thể thức văn bản: who issues a plan's document, in whose name it is signed, what else stands on it.

One call is one transaction and one undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.plan import MOST_COPIES, Body, Extras, Plan, PlanState, RecordId, Signature
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_head, plan_fields
from ccapp.store.tables import PLAN
from ccapp.text.normalize import clean

_BODIES: Final = ("issuer", "issuer_side", "superior", "superior_side", "place", "doc_type", "symbol")
_AT_THE_DESK: Final = (
    "authority",
    "position",
    "signer",
    "urgency",
    "draft_unit",
    "drafter",
    "copies",
    "contact",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentForm:
    """What may be written down of a plan's document before it is signed."""

    issuer: Body
    superior: str
    place: str
    doc_type: str
    symbol: str
    signature: Signature
    extras: Extras


def form_of(plan: Plan) -> DocumentForm:
    """The form that a plan has now."""
    return DocumentForm(
        issuer=plan.issuer,
        superior=plan.superior.name,
        place=plan.place,
        doc_type=plan.reference.doc_type,
        symbol=plan.reference.symbol,
        signature=plan.signature,
        extras=plan.extras,
    )


def may_change(plan: Plan, own: str) -> bool:
    """Whether any of it may be changed: our own plan that nobody has signed yet."""
    waiting = plan.state in (PlanState.DRAFT, PlanState.SUBMITTED)
    return plan.office_id == own and waiting and not (plan.accepted_by or plan.replaced_by)


def may_change_bodies(plan: Plan, own: str) -> bool:
    """Whether the issuer, the number's symbol and the kind may be: no longer once the plan is submitted."""
    return may_change(plan, own) and plan.state is PlanState.DRAFT


def set_form(session: Session, plan: RecordId, form: DocumentForm) -> Changes:
    """Write the form down. A submitted plan takes the signature and what else goes onto the document.

    The side is the one given, whatever the names say; what is as it was stays so to the letter. Raises
    RefusedError for another state or another office's plan, a text too long, copies that are no count;
    NotFoundError.
    """
    found = load_head(session.store.connection, plan)
    own = session.store.office.id
    if not may_change(found, own):
        raise RefusedError("form-locked", plan=found.title)
    fields, before = plan_fields(_over(found, form)), plan_fields(_over(found, form_of(found)))
    changed = [name for name in (*_BODIES, *_AT_THE_DESK) if fields[name] != before[name]]
    if not (may_change_bodies(found, own) or set(_BODIES).isdisjoint(changed)):
        raise RefusedError("form-locked", plan=found.title)
    for name in changed:
        require_length(name, str(fields[name] or ""))
    if not 0 <= form.extras.copies <= MOST_COPIES:
        raise RefusedError("form-copies", most=MOST_COPIES)
    with session.store.journal.write("document-form", session.who) as tx:
        tx.change(PLAN, plan, {name: fields[name] for name in changed})
    return _changes(tx)


def _over(plan: Plan, form: DocumentForm) -> Plan:
    """The plan with the form, its texts cleaned; the body above is of the issuer's side."""
    said, extras = form.signature, form.extras
    issuer = Body(name=clean(form.issuer.name), side=form.issuer.side)
    return replace(
        plan,
        issuer=issuer,
        superior=Body(name=_line(form.superior), side=issuer.side),
        place=_line(form.place),
        reference=replace(plan.reference, doc_type=_line(form.doc_type), symbol=_line(form.symbol)),
        signature=Signature(
            authority=clean(said.authority), position=clean(said.position), signer=_line(said.signer)
        ),
        extras=replace(
            extras,
            unit=_line(extras.unit),
            drafter=_line(extras.drafter).upper(),
            contact=clean(extras.contact),
        ),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
