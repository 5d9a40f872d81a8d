"""Giao nhiệm vụ, at the superior: a plan of its own handed out by a document, one sealed file a commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ccapp.domain.assignments import Assignment, handed_tasks
from ccapp.domain.coverage import AssignedTask, Assigning
from ccapp.domain.office import Office, Role
from ccapp.domain.plan import Plan, RecordId
from ccapp.errors import RefusedError
from ccapp.exchange.media import KEPT_ON_STICK, stick_folder
from ccapp.progress import Progress, silent
from ccapp.services.guidance.assigned import stated
from ccapp.services.handover import exchanging
from ccapp.services.handover.exchanging import Sending
from ccapp.services.plans.planning import show
from ccapp.services.session import Changes, Session
from ccapp.store import partners
from ccapp.store.assignments import assignment_of, state_assignment
from ccapp.store.sendings import list_sent
from ccapp.text.sorting import sort_key

_LABEL: Final = "Giao nhiem vu"  # of files: some mail gateways and sticks break on accents


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A commune that tasks can be handed to, and what last went to it of one plan; 0 and "" for nothing."""

    office: Office
    sequence: int = 0
    sent_at: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """What handing out changed in the plan, and the files that were saved."""

    changes: Changes
    sendings: tuple[Sending, ...]


def proposed(session: Session, plan: str) -> Assignment:
    """The assignment of a plan as it was stated last, else one that cites the plan itself.

    Raises NotFoundError, RefusedError("plan-foreign") for a plan of another office.
    """
    found = _own(session, plan)
    known = assignment_of(session.store.connection, found.id)
    return known or Assignment(plan_id=found.id, document=_itself(session, found))


def _itself(session: Session, plan: Plan) -> Assigning:
    head = plan.reference
    return Assigning(
        doc_type=head.doc_type or "Kế hoạch",
        number=head.number,
        symbol=head.symbol,
        signed_on=head.signed_on,
        issuer=plan.issuer.name or session.store.office.name,
        title=" ".join(plan.title.split()),
    )


def tasks(session: Session, assignment: Assignment) -> tuple[AssignedTask, ...]:
    """The tasks that a plan hands out, in table order; `source` is the line of each."""
    return tuple(handed_tasks(_own(session, assignment.plan_id), assignment))


def receivers(session: Session, plan: RecordId) -> tuple[Receiver, ...]:
    """The confirmed communes by name, with the last sending of a plan to each."""
    connection = session.store.connection
    last = {each.office: each for each in reversed(list_sent(connection)) if each.plan == plan}
    found = []
    for each in partners.list_partners(connection):
        if each.confirmed and each.office.role is Role.COMMUNE:
            went = last.get(each.office.id)
            sequence, at = (went.sequence, went.at) if went is not None else (0, "")
            held = went is not None and went.receipt is not None
            found.append(Receiver(office=each.office, sequence=sequence, sent_at=at, is_held=held))
    return tuple(sorted(found, key=lambda receiver: sort_key(receiver.office.name)))


def hand_out(
    session: Session,
    assignment: Assignment,
    offices: Sequence[str],
    folder: Path,
    *,
    keep: int | None = None,
    progress: Progress = silent,
) -> HandedOut:
    """State by which document a plan is handed out, and save one sealed file for each office in `folder`.

    Again with a changed plan it is a new version of the same. Stopped half-way, the files saved so far are
    good. Raises RefusedError for a commune ("assign-not-superior"), without document, task or office, for
    offices that are not connected or a table in the midst of an adjustment; else as `exchanging.send`. A
    refusal changes nothing.
    """
    connection = session.store.connection
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("assign-not-superior")
    if not offices:
        raise RefusedError("assign-nobody")
    said = _checked(session, assignment)
    chosen = [partners.find_partner(connection, each) for each in offices]
    waiting = next((each for each in chosen if not each.confirmed), None)
    if waiting is not None:
        raise RefusedError("partner-unconfirmed", name=waiting.office.name)
    plan = _own(session, said.plan_id)
    if plan.is_being_adjusted:  # half-made tasks are no assignment
        raise RefusedError("adjust-under-way", plan=plan.title)
    with session.store.journal.write("hand-out", session.who) as tx:
        state_assignment(tx, connection, said)
    changes = Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
    sendings = []
    for number, each in enumerate(chosen):
        progress(number, len(chosen))
        to = each.office.id
        sendings.append(exchanging.send(session, said.plan_id, to, folder, label=_LABEL, keep=keep))
    return HandedOut(changes=changes, sendings=tuple(sendings))


def hand_out_to_stick(
    session: Session,
    assignment: Assignment,
    offices: Sequence[str],
    stick: Path,
    *,
    progress: Progress = silent,
) -> HandedOut:
    """As `hand_out`, to the one folder on a stick that is ours, which is made where it is missing."""
    folder = stick_folder(stick)
    return hand_out(session, assignment, offices, folder, keep=KEPT_ON_STICK, progress=progress)


def _checked(session: Session, assignment: Assignment) -> Assignment:
    """The assignment with clean texts; what is optional names tasks that the plan has."""
    there = tasks(session, assignment)
    document = stated(assignment.document, there)
    optional = frozenset(each.source for each in there if each.optional)
    return replace(assignment, document=document, optional=optional)


def _own(session: Session, plan: str) -> Plan:
    found = show(session, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    if found.proxy_for:
        raise RefusedError("proxy-not-issued", plan=found.title, office=found.proxy_for)
    return found
