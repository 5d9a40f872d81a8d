"""A superior's remarks and decisions on a plan of ours, as they came in its file: remarks on their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ccapp.domain.decisions import Decision, standing
from ccapp.domain.office import Office, Role
from ccapp.domain.plan import NOT_STORED, OfficeId, RecordId
from ccapp.domain.remarks import Channel, Remark, RemarkState, Speaker
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import contains, device_of
from ccapp.domain.wellformed import DECIDED, REMARKED, MalformedScopeError, require_remarks
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.limits import MAX_COUNTER_JUMP, counter_jump, require_within
from ccapp.services.session import Session
from ccapp.store import decisions
from ccapp.store import remarks as stored
from ccapp.store.journal import Transaction, TxKind
from ccapp.store.scopes import owner_of
from ccapp.store.sendings import last_sent_to
from ccapp.store.tables import REMARK, REVIEW

_DECIDED: Final = frozenset(
    {"plan_id", "number", "verdict", "reason", "by", "day", "until", "rows", "package", "data", "held"}
)
_SAID: Final = ("record", "field", "words", "proposed", "was", "by", "day")


def is_apart(session: Session, office: Office, state: ScopeState) -> bool:
    """Whether remarks on a plan of ours lack something that this office had sent and have something new: it
    was restored from an older backup, or two of its machines wrote apart from each other.
    """
    if not _may_remark(session, office, state.plan):
        return False
    seen = stored.seen_remarks(session.store.connection, state.plan, office.id)
    return not contains(seen, state.vector) and not contains(state.vector, seen)


def _may_remark(session: Session, office: Office, plan: RecordId) -> bool:
    own = owner_of(session.store.connection, plan) == session.store.office.id
    return own and office.role is Role.SUPERIOR


def take(
    session: Session, office: Office, state: ScopeState, note: Callable[[Transaction], None]
) -> int | None:
    """Take in all remarks and decisions of a superior on a plan of ours, in one transaction; how many that
    changed. `note` tells the trail of it within that transaction.

    The file is the whole of what that office says: what it no longer says is taken away, what it says
    otherwise is open again. None for one that was overtaken by a later file; one that `is_apart` needs a yes
    first. Raises PackageError: `E-QUYEN` for an office that is no superior, a plan that is not ours,
    `E-KHUNG` for remarks that do not hold together.
    """
    connection = session.store.connection
    if not _may_remark(session, office, state.plan):
        raise PackageError(Fault.AUTHORITY, "remarks", office=office.id, record=state.plan)
    try:
        require_remarks(state)
    except MalformedScopeError as error:
        raise malformed("content", detail=str(error)) from error
    seen = stored.seen_remarks(connection, state.plan, office.id)
    require_within("counter", counter_jump(seen, state.vector), MAX_COUNTER_JUMP)
    if seen and contains(seen, state.vector):
        return 0 if contains(state.vector, seen) else None
    with session.store.journal.write("receive-remarks", session.who, kind=TxKind.SYSTEM) as tx:
        _write(tx, session, office, state)
        stored.see_remarks(connection, state.plan, office.id, state.vector)
        changed = tx.changes
        note(tx)
    return changed


def _write(tx: Transaction, session: Session, office: Office, state: ScopeState) -> None:
    known = _known(session, office, state)
    for record in (each for each in state.records if each.type == REMARKED):
        said = _said(office, state.plan, record)
        before = known.pop(record.id, None)
        if before is None:
            stored.add_remark(tx, said)
        elif not _is_same(before, said):
            tx.change(REMARK, before.id, stored.remark_fields(replace(said, id=before.id)))
            stored.answer_remark(tx, session.store.connection, said)
    for gone in known.values():
        tx.delete(REMARK, gone.id)
    _write_decisions(tx, session, office, state)


def _write_decisions(tx: Transaction, session: Session, office: Office, state: ScopeState) -> None:
    """Decisions never change: one comes, or was withdrawn before it was overtaken."""
    there = decisions.list_decisions(session.store.connection, state.plan)
    known = {each.source: each for each in there if each.office == office.id}
    last = last_sent_to(session.store.connection, state.plan, office.id)
    for record in (each for each in state.records if each.type == DECIDED):
        if known.pop(record.id, None) is None:
            said = {name: value for name, value in record.fields.items() if name in _DECIDED}
            tx.create(REVIEW, {**said, "office_id": office.id, "source": record.id, "after": last})
    for gone in known.values():
        tx.delete(REVIEW, gone.id)


def decided(session: Session, office: OfficeId, plan: RecordId) -> Decision | None:
    """The decision of an office on a plan that stands here, None where there is none."""
    return standing(decisions.list_decisions(session.store.connection, plan)).get(office)


def _known(session: Session, office: Office, state: ScopeState) -> dict[RecordId, Remark]:
    """The remarks of that office on the plan that stand here, by its own ids."""
    # Another machine of ours may have seen them and carried them here: what this one saw is not all.
    devices = {*stored.seen_remarks(session.store.connection, state.plan, office.id), *state.vector}
    found = stored.list_remarks(session.store.connection, state.plan)
    return {each.source: each for each in found if each.source and device_of(each.source) in devices}


def _said(office: Office, plan: RecordId, record: ScopeRecord) -> Remark:
    fields: Mapping[str, object] = record.fields
    day = fields.get("day")
    return Remark(
        plan_id=plan,
        record=RecordId(str(fields["record"])),
        field=str(fields["field"]),
        words=str(fields["words"]),
        proposed=str(fields.get("proposed") or ""),
        was=str(fields.get("was") or ""),
        by=str(fields["by"]) or office.name,
        speaker=Speaker.SUPERIOR,
        channel=Channel.SYNC,
        day=date.fromisoformat(str(day)) if day else None,
        state=RemarkState.OPEN,
        source=record.id,
        id=NOT_STORED,
    )


def _is_same(one: Remark, other: Remark) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _SAID)
