"""What connection files bring beside card and secret: chosen at the superior, taken at the commune."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.office import Office, Role
from ccapp.domain.outset import HandedScope, Outset, OutsetChoice
from ccapp.domain.report_calendar import checked
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import contains
from ccapp.errors import RefusedError
from ccapp.exchange import authority
from ccapp.exchange import outset as packed
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.limits import MAX_COUNTER_JUMP, counter_jump, require_within
from ccapp.services.handover.outcomes import is_braked
from ccapp.services.session import Changes, Session
from ccapp.store import outsets, partners, pen, scopes
from ccapp.store.journal import TxKind
from ccapp.store.outsets import MOST_FORM, KeptOutset
from ccapp.store.tables import OUTSET

CHOOSE: Final = "outset-choose"
TAKE: Final = "outset-take"
HANDED: Final = "outset-handed"


def choice(session: Session) -> OutsetChoice | None:
    """What this superior chose for its files, None before it was asked."""
    kept = outsets.outset_of(session.store.connection, session.store.office.id)
    if kept is None:
        return None
    return OutsetChoice(calendar=kept.calendar, model=kept.model, without=kept.without)


def choose(session: Session, chosen: OutsetChoice) -> Changes:
    """Remember what the files of this superior bring from now on, in one step.

    Raises RefusedError at a commune ("invite-not-superior"), else as `report_calendar.checked`.
    """
    store = session.store
    if store.office.role is not Role.SUPERIOR:
        raise RefusedError("invite-not-superior")
    calendar = None if chosen.calendar is None else checked(chosen.calendar)
    kept = KeptOutset(office=store.office.id, calendar=calendar, model=chosen.model, without=chosen.without)
    with store.journal.write(CHOOSE, session.who) as tx:
        outsets.keep_outset(tx, store.connection, kept)
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def require_allowed(session: Session, office: Office, outset: Outset) -> None:
    """Raise PackageError where an office may not say what it says: `E-QUYEN` for a plan of another office or
    writes of another's device, `E-GIOIHAN` for counters that leap or a model too large to be kept.
    """
    connection = session.store.connection
    for each in outset.handed:
        state = each.state
        foreign = partners.devices_of_others(connection, office.id, state.vector)
        authority.require_own_devices(state.vector, foreign)
        if scopes.owner_of(connection, state.plan) not in (None, office.id):
            raise PackageError(Fault.AUTHORITY, "plan", office=office.id, record=state.plan)
        held = scopes.vector_of(connection, state.plan)
        require_within("counter", counter_jump(held, state.vector), MAX_COUNTER_JUMP)
    require_fits(outset)


def require_fits(outset: Outset) -> None:
    """Raise PackageError `E-GIOIHAN` for a model that is too large to be kept."""
    if outset.model is not None:
        require_within("outset-model", len(packed.pack_model(outset.model)), MOST_FORM)


def take(session: Session, office: Office, outset: Outset) -> bool:
    """Keep what a connected superior gives: its handed-out plans as if they had come in a package, model and
    calendar as one step that can be undone. What it does not give stays as it was; no plan of ours changes.
    Tells whether model or calendar are others now.
    """
    for each in outset.handed:
        _take_handed(session, office, each)
    if outset.calendar is None and outset.model is None:
        return False
    store = session.store
    before = outsets.outset_of(store.connection, office.id)
    kept = replace(before or KeptOutset(office=office.id), office_name=office.name)
    if outset.calendar is not None:
        kept = replace(kept, calendar=outset.calendar)
    if outset.model is not None:
        kept = replace(kept, form=packed.pack_model(outset.model))
    if kept == before:
        return False
    # Whichever machine is handed the file connects, also while another one of the office has the pen.
    kind = TxKind.EDIT if pen.away(store.connection) is None else TxKind.SYSTEM
    with store.journal.write(TAKE, session.who, kind=kind) as tx:
        outsets.keep_outset(tx, store.connection, kept)
    return True


def _take_handed(session: Session, office: Office, handed: HandedScope) -> None:
    """Merge one plan where it is new here or plainly newer. What would hide much, or was written apart from
    what is here, comes with the superior's next package, which asks and says why.
    """
    store, state = session.store, handed.state
    held = scopes.vector_of(store.connection, state.plan)
    if held and (contains(held, state.vector) or not contains(state.vector, held)):
        return
    difference = scopes.compare(store.connection, state)
    if is_braked(difference.deleted, difference.alive):
        return
    with store.journal.write(HANDED, session.who, kind=TxKind.SYSTEM) as tx:
        partners.note_devices(store.connection, office.id, tuple(state.vector))
        # No reception stands for this file: the journal itself says what is new.
        scopes.take_in(tx, state, replace(difference, is_whole=False))


def require_readable(state: ScopeState) -> None:
    """Raise PackageError `E-KHUNG` where what superiors gave, as another machine of ours has it, cannot be
    read: every page that looks for it would fail.
    """
    for each in state.records:
        if each.type == OUTSET.type and each.fields.get("deleted") is None:
            _require_readable(each)


def _require_readable(record: ScopeRecord) -> None:
    try:
        kept = outsets.kept_of(record.fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise malformed("content", detail=record.id) from error
    if kept.form:
        packed.read_model(kept.form)
