"""A superior's remarks on a plan that it collected, sealed for the office whose plan it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.remarks import Remark, Speaker
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.errors import RefusedError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.media import return_folder
from ccapp.progress import Progress, silent
from ccapp.services.exchanging import Sending, send_state
from ccapp.services.planning import show_head
from ccapp.services.session import Session
from ccapp.store import partners, sendings
from ccapp.store import remarks as stored

_LABEL: Final = "Y kien"


def sendable(session: Session, plan: RecordId) -> int:
    """How many remarks of our own on another office's plan would go to it; those that were taken from
    somebody else stay here.
    """
    return len(_own(session, plan))


def is_sent(session: Session, plan: RecordId) -> bool:
    """Whether remarks on this plan went out before: then also none at all is worth sending."""
    return any(each.plan == plan for each in sendings.list_sent(session.store.connection))


def send_remarks(session: Session, plan: str, folder: Path, *, progress: Progress = silent) -> Sending:
    """Seal all our remarks on another office's plan for that office and write the file to `folder`.

    The file always holds all of them: one that was taken away since is gone there too. Raises
    RefusedError("remarks-own-plan"), ("remarks-none"); else as `exchanging.send`.
    """
    head = show_head(session, plan)
    if head.office_id == session.store.office.id:
        raise RefusedError("remarks-own-plan", plan=head.title)
    own = _own(session, head.id)
    if not own and not is_sent(session, head.id):
        raise RefusedError("remarks-none", plan=head.title)
    partner = partners.find_partner(session.store.connection, head.office_id)
    state = _state(session, head, own)
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


def _state(session: Session, plan: Plan, own: tuple[Remark, ...]) -> ScopeState:
    records = tuple(
        ScopeRecord(
            type="comment",
            id=each.id,
            fields={
                "plan_id": plan.id,
                "record": each.record,
                "field": each.field,
                "words": each.words,
                "by": each.by,
                "day": each.day.isoformat() if each.day else None,
            },
            versions={},
        )
        for each in own
    )
    return ScopeState(
        office=session.store.office.id,
        plan=plan.id,
        vector=stored.vector_of_remarks(session.store.connection),
        records=records,
    )
