"""The verb `document`: who issues a plan's document, in whose name it is signed, what else stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.plan import Body, Extras, Plan, Side, Signature, Urgency
from ccapp.domain.sides import side_after
from ccapp.errors import AppError
from ccapp.services.plans import planning
from ccapp.services.plans.document_form import DocumentForm, form_of, set_form

NO_URGENCY: Final = "none"
_WRITTEN: Final = (
    "document PLAN [--issuer NAME] [--side state|party] [--above NAME] [--place P] [--kind K] [--symbol S] "
    "[--authority A] [--position P] [--signer NAME] [--urgency none|urgent|very-urgent|express] "
    "[--unit U] [--drafter D] [--copies N] [--contact TEXT]"
)
_BREAK: Final = " / "  # a line's end, as the window writes it in a field of one line


def document(call: Call) -> Answer:
    """Show what stands on the document of a plan, after what is named of it was changed in one step."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan)
        wanted = _wanted(call, plan)
        tx = set_form(session, plan.id, wanted).tx if wanted != form_of(plan) else None
        form = form_of(planning.show_head(session, plan.id))
    shown = _shown(form)
    lines = tuple(f"{name}: {value}".rstrip() for name, value in shown.items())
    return Answer(object={"plan": plan.id, "tx": tx, **shown}, lines=lines)


def _wanted(call: Call, plan: Plan) -> DocumentForm:
    form, args = form_of(plan), call.args
    name = _lines(args.issuer, form.issuer.name)
    symbol = _text(args.symbol, form.symbol)
    side = Side(args.side) if args.side else side_after(plan, name, symbol)
    return replace(
        form,
        issuer=Body(name=name, side=side),
        superior=_text(args.above, form.superior),
        place=_text(args.place, form.place),
        doc_type=_text(args.kind, form.doc_type),
        symbol=symbol,
        signature=Signature(
            authority=_lines(args.authority, form.signature.authority),
            position=_lines(args.position, form.signature.position),
            signer=_text(args.signer, form.signature.signer),
        ),
        extras=_extras(call, form.extras),
    )


def _extras(call: Call, extras: Extras) -> Extras:
    args = call.args
    urgency = extras.urgency
    if args.urgency is not None:
        urgency = None if args.urgency == NO_URGENCY else Urgency(args.urgency)
    if args.copies is not None and not args.copies.isdecimal():
        raise AppError("usage", detail=_WRITTEN)
    return replace(
        extras,
        urgency=urgency,
        unit=_text(args.unit, extras.unit),
        drafter=_text(args.drafter, extras.drafter),
        copies=extras.copies if args.copies is None else int(args.copies),
        contact=_lines(args.contact, extras.contact),
    )


def _text(said: str | None, before: str) -> str:
    """What was said; an empty text takes away what stands there."""
    return before if said is None else said


def _lines(said: str | None, before: str) -> str:
    return before if said is None else said.replace(_BREAK, "\n")


def _shown(form: DocumentForm) -> dict[str, Any]:
    """Under the names of the options."""
    extras, signature = form.extras, form.signature
    return {
        "issuer": form.issuer.name.replace("\n", _BREAK),
        "side": form.issuer.side.value,
        "above": form.superior,
        "place": form.place,
        "kind": form.doc_type,
        "symbol": form.symbol,
        "authority": signature.authority.replace("\n", _BREAK),
        "position": signature.position.replace("\n", _BREAK),
        "signer": signature.signer,
        "urgency": extras.urgency.value if extras.urgency else NO_URGENCY,
        "unit": extras.unit,
        "drafter": extras.drafter,
        "copies": extras.copies,
        "contact": extras.contact.replace("\n", _BREAK),
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"document": document}
