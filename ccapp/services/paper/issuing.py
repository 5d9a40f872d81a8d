"""Ban hành: number, day, signer and the way it went out; from then on the table is frozen.

Each call that writes is one transaction and one undo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from ccapp.domain.editions import Edition, EditionKind, SignedCopy, next_number, printed_lines
from ccapp.domain.plan import (
    NOT_STORED,
    Channel,
    Plan,
    PlanState,
    RecordId,
    Reference,
    Signature,
    move_plan,
)
from ccapp.domain.sides import side_after
from ccapp.errors import RefusedError
from ccapp.services.paper import editions, signed_copies
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import editions as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import list_plans, load_plan, plan_fields
from ccapp.store.tables import PLAN
from ccapp.text.days import read_day
from ccapp.text.normalize import clean

_NUMBER: Final = re.compile(r"(\d{1,6}[a-zA-Z]?)\s*(?:[/-]\s*(.+))?")
_SIGNING: Final = (
    "issuer_side",
    "number",
    "symbol",
    "signed_on",
    "authority",
    "position",
    "signer",
    "sent_by",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What is written down when a plan was signed. `number` is `07` or `07/KH-UBND`, `day` as typed.

    Blank `authority` and `position` leave those of the plan.
    """

    number: str
    day: str
    signer: str
    position: str = ""
    authority: str = ""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A plan that is in force, its saved version, and the signed file that was kept with it, if any."""

    changes: Changes
    plan: Plan
    edition: Edition
    copy: RecordId = NOT_STORED


def issue(
    session: Session, plan: RecordId, signing: Signing | None = None, signed: Path | None = None
) -> Issued:
    """Issue a plan: write down the signing where one is given, keep the signed file, save and freeze.

    A draft goes by the chairman's desk on the way, in the same step. Raises RefusedError for another state,
    without number, day or signer, or an impossible day; NotFoundError; FileError.
    """
    found = editions.own(session, plan)
    moved = _moved(_signed(found, signing) if signing else found)
    _require_signed(moved)
    file = signed_copies.read(signed) if signed else None
    copy = signed_copies.put_away(session, plan, file) if file else None
    with session.store.journal.write("issue", session.who) as tx:
        record = stored.add_copy(tx, copy) if copy else NOT_STORED
        edition = _freeze(session, tx, moved)
    return Issued(changes=editions.changes_of(tx), plan=moved, edition=edition, copy=record)


def prepare(session: Session, plan: RecordId, signing: Signing, signed: Path | None = None) -> Changes:
    """Write down the signing and keep the signed file, so that it can be compared before the freeze.

    A draft is submitted in the same step. Raises as `issue`.
    """
    found = editions.own(session, plan)
    ready = _signed(_at_desk(found), signing)
    if ready.state is not PlanState.SUBMITTED:
        raise RefusedError("plan-move", plan=found.title, state=found.state.value, to=PlanState.ISSUED.value)
    _require_signed(ready)
    copy = signed_copies.put_away(session, plan, signed_copies.read(signed)) if signed else None
    with session.store.journal.write("signing", session.who) as tx:
        if copy:
            stored.add_copy(tx, copy)
        tx.change(PLAN, plan, _fields(ready))
    return editions.changes_of(tx)


def attach_signed(session: Session, plan: RecordId, path: Path) -> SignedCopy:
    """Keep a signed file with a plan that is submitted, issued or closed. Raises RefusedError, FileError."""
    found = editions.own(session, plan)
    if found.state in (PlanState.DRAFT, PlanState.BINNED):
        raise RefusedError("signed-copy-of-draft", plan=found.title)
    copy = signed_copies.put_away(session, plan, signed_copies.read(path))
    with session.store.journal.write("attach-signed", session.who) as tx:
        return replace(copy, id=stored.add_copy(tx, copy))


def same_number(session: Session, plan: RecordId, signing: Signing) -> Plan | None:
    """Another issued plan of the office with the same number, symbol and year."""
    connection = session.store.connection
    mine = load_plan(connection, plan)
    number, symbol = split_number(signing.number, mine.reference)
    day = read_day(signing.day)
    for other in list_plans(connection, session.store.office.id):
        said = other.reference
        same = said.number.lstrip("0") == number.lstrip("0") and said.symbol == symbol
        issued = other.state in (PlanState.ISSUED, PlanState.CLOSED) and other.id != plan
        if same and issued and day and said.signed_on and said.signed_on.year == day.year:
            return other
    return None


def split_number(text: str, reference: Reference) -> tuple[str, str]:
    """Number and symbol: `07/KH-UBND` says both, `07` leaves the symbol of the plan; others stay whole."""
    written = " ".join(clean(text).split())
    found = _NUMBER.fullmatch(written)
    if found is None:
        return written, reference.symbol
    return found.group(1), (found.group(2) or reference.symbol).strip()


def _moved(plan: Plan) -> Plan:
    """The plan as issued; a draft takes both steps of the contract."""
    return replace(move_plan(_at_desk(plan), PlanState.ISSUED), adjusting=NOT_STORED)


def _at_desk(plan: Plan) -> Plan:
    """A draft as submitted, any other plan as it is."""
    if plan.state is not PlanState.DRAFT:
        return plan
    if not printed_lines(plan):
        raise RefusedError("submit-nothing", plan=plan.title)
    return move_plan(plan, PlanState.SUBMITTED)


def _signed(plan: Plan, signing: Signing) -> Plan:
    number, symbol = split_number(signing.number, plan.reference)
    signature = Signature(
        authority=clean(signing.authority) or plan.signature.authority,
        position=clean(signing.position) or plan.signature.position,
        signer=clean(signing.signer),
    )
    for name in ("number", "signer", "position", "authority"):
        require_length(name, getattr(signing, name))
    reference = replace(plan.reference, number=number, symbol=symbol, signed_on=_day(signing.day))
    issuer = replace(plan.issuer, side=side_after(plan, plan.issuer.name, symbol))
    return replace(plan, issuer=issuer, reference=reference, signature=signature, sent_by=signing.channel)


def _day(text: str) -> date | None:
    written = clean(text)
    day = read_day(written) if written else None
    if written and day is None:
        raise RefusedError("day-unread", text=written)
    return day


def _require_signed(plan: Plan) -> None:
    """A document is issued when it is signed, numbered and dated (ND 30/2020, art. 15 and 16)."""
    said = {
        "issue-number-missing": plan.reference.number,
        "issue-day-missing": plan.reference.signed_on,
        "issue-signer-missing": plan.signature.signer,
    }
    for code, value in said.items():
        if not value:
            raise RefusedError(code, plan=plan.title)


def _freeze(session: Session, tx: Transaction, plan: Plan) -> Edition:
    known = editions.editions(session, plan.id)
    number = next_number(known, EditionKind.ISSUED)
    made = editions.made_now(session, plan.id, EditionKind.ISSUED, number=number)
    made = replace(
        made,
        content=stored.keep_content(session.store.connection, plan),
        document=written_number(plan.reference),
        day=plan.reference.signed_on,
    )
    tx.change(PLAN, plan.id, _fields(plan) | {"adjusting": None, "state_reason": None})
    return replace(made, id=stored.add_edition(tx, made))


def written_number(reference: Reference) -> str:
    """`07/KH-UBND` as it is cited; a number that has its symbol in it stays as written."""
    number, symbol = reference.number, reference.symbol
    return number if not symbol or symbol in number else f"{number}/{symbol}"


def _fields(plan: Plan) -> dict[str, str | int | None]:
    known = plan_fields(plan)
    return {"state": known["state"], **{name: known[name] for name in _SIGNING}}
