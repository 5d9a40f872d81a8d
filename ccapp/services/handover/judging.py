"""What taking another office's plan in would mean: news, nothing new, older, asked about, or refused."""

from __future__ import annotations

from ccapp.domain.merge import is_counted_twice
from ccapp.domain.office import Role
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import contains
from ccapp.domain.wellformed import MalformedScopeError, require_wellformed
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.limits import MAX_COUNTER_JUMP, counter_jump, require_within
from ccapp.exchange.package import OpenedScope
from ccapp.services.collected import accepting
from ccapp.services.handover.outcomes import Result, is_braked
from ccapp.services.session import Session
from ccapp.store import arrived, partners, receptions, scopes
from ccapp.store.scopes import Difference
from ccapp.store.successors import succeeds


def judge(session: Session, opened: OpenedScope, *, accept: bool) -> tuple[Result, Difference]:
    """What taking the state in would mean. Raises PackageError where it may not be.

    `E-HAIMAY` is the verdict over a machine that was put back to an earlier day, or a restored backup that
    lacks what was sent since: what is here stays, the file is kept, and `recovering` gives the way out. A
    superior's plan waits for a yes instead, and then takes the place of the one here.
    """
    header, state, connection = opened.header, opened.state, session.store.connection
    try:
        require_wellformed(state)
    except MalformedScopeError as error:
        raise malformed("content", detail=str(error)) from error
    owner = scopes.owner_of(connection, state.plan)
    if owner not in (None, state.office) and not succeeds(connection, state.office, owner):
        raise PackageError(Fault.AUTHORITY, "plan", office=state.office, record=state.plan)
    held = scopes.vector_of(connection, state.plan)
    # A package that follows right on one held here was made by data that knew it: nothing to compare.
    if held and not arrived.follows(connection, header.device, header.sequence, header.previous):
        _require_one_count(scopes.export_as(connection, state.plan, state.office), state)
    require_within("counter", counter_jump(held, state.vector), MAX_COUNTER_JUMP)
    nothing = Difference(new=(), changed=(), deleted=0, alive=0)
    if held and contains(held, state.vector):
        return (Result.NOTHING_NEW if contains(state.vector, held) else Result.OLDER), nothing
    if not contains(state.vector, held):
        known = partners.partner_of(connection, header.office)
        if known is None or known.office.role is not Role.SUPERIOR:
            raise PackageError(Fault.TWO_MACHINES, "incomparable", office=state.office)
        difference = scopes.compare_whole(connection, state)
        waits = not accept or accepting.changes(session, state, difference) > 0
        return (Result.HELD if waits else Result.MERGED), difference
    difference = scopes.compare(connection, state)
    brake = is_braked(difference.deleted, difference.alive)
    brake |= receptions.taken_back(connection, opened.sha256) is not None
    waits = (brake and not accept) or accepting.changes(session, state, difference) > 0
    return (Result.HELD if waits else Result.MERGED), difference


def _require_one_count(ours: ScopeState, theirs: ScopeState) -> None:
    """Raise PackageError `E-HAIMAY` for a machine that was put back and writes anew under used numbers."""
    if is_counted_twice(ours, theirs):
        raise PackageError(Fault.TWO_MACHINES, "counted-twice", office=theirs.office)
