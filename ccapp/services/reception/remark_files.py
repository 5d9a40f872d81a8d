"""A superior's remarks and decisions on a plan it collected, sealed for the office whose plan it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ccapp.domain.decisions import Decision
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.remarks import Remark, Speaker
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import FieldValue
from ccapp.errors import RefusedError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.media import return_folder
from ccapp.progress import Progress, silent
from ccapp.services.collected import decisions
from ccapp.services.handover.exchanging import Sending, send_state
from ccapp.services.plans.planning import show_head
from ccapp.services.session import Session
from ccapp.store import partners, sendings
from ccapp.store import remarks as stored
from ccapp.store.decisions import decision_fields

_LABEL: Final = "Y kien"
_HERE: Final = ("office_id", "source", "after")  # what a decision is known by in one office only


def sendable(session: Session, plan: RecordId) -> int:
    """How many remarks and decisions of our own on another office's plan would go to it; those that were
    taken from somebody else stay here.
    """
    return len(_own(session, plan)) + len(decisions.sendable(session, plan))


def is_sent(session: Session, plan: RecordId) -> bool:
    """Whether remarks on this plan went out before: then also none at all is worth sending."""
    return any(each.plan == plan for each in sendings.list_sent(session.store.connection))


def send_remarks(session: Session, plan: str, folder: Path, *, progress: Progress = silent) -> Sending:
    """Seal all our remarks and decisions on another office's plan for it and write the file to `folder`.

    The file always holds all of them: one that was taken away since is gone there too. Raises
    RefusedError("remarks-own-plan"), ("remarks-none"); else as `exchanging.send`.
    """
    head = show_head(session, plan)
    if head.office_id == session.store.office.id:
        raise RefusedError("remarks-own-plan", plan=head.title)
    if not sendable(session, head.id) and not is_sent(session, head.id):
        raise RefusedError("remarks-none", plan=head.title)
    partner = partners.find_partner(session.store.connection, head.office_id)
    state = _state(session, head)
    kind = PackageKind.REMARKS
    return send_state(session, head, partner, state, folder, kind=kind, label=_LABEL, progress=progress)


def send_remarks_to_stick(
    session: Session, plan: str, stick: Path, *, progress: Progress = silent
) -> Sending:
    """As `send_remarks`, to the folder of a stick for what goes back, which is made where it is missing."""
    return send_remarks(session, plan, return_folder(stick), progress=progress)


def _own(session: Session, plan: RecordId) -> tuple[Remark, ...]:
    found = stored.list_remarks(session.store.connection, plan)
    return tuple(each for each in found if each.speaker is Speaker.SUPERIOR and not each.source)


def _state(session: Session, plan: Plan) -> ScopeState:
    said = map(_said, _own(session, plan.id))
    decided = map(_decided, decisions.sendable(session, plan.id))
    return ScopeState(
        office=session.store.office.id,
        plan=plan.id,
        vector=stored.vector_of_remarks(session.store.connection),
        records=(*said, *decided),
    )


def _said(remark: Remark) -> ScopeRecord:
    fields: dict[str, FieldValue] = {
        "plan_id": remark.plan_id,
        "record": remark.record,
        "field": remark.field,
        "words": remark.words,
        "by": remark.by,
        "day": remark.day.isoformat() if remark.day else None,
    }
    if remark.proposed:
        fields |= {"proposed": remark.proposed, "was": remark.was}
    return ScopeRecord(type="comment", id=remark.id, fields=fields, versions={})


def _decided(decision: Decision) -> ScopeRecord:
    known = decision_fields(decision)
    fields = {name: value for name, value in known.items() if name not in _HERE}
    return ScopeRecord(type="decision", id=decision.id, fields=fields, versions={})
