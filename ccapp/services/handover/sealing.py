"""A state sealed for one office under this device's next running number, with the proof of an invitation."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from ccapp import __version__
from ccapp.domain.plan import OfficeId, Plan
from ccapp.domain.report_calendar import Calendar
from ccapp.domain.scope import ScopeState
from ccapp.errors import RefusedError
from ccapp.exchange import card as cards
from ccapp.exchange.attached import Reading
from ccapp.exchange.codec import Names
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import Dispatch, Recipient, SealedPackage, prepare_scope
from ccapp.exchange.reads import OURS, Reads
from ccapp.services.handover.connecting import kept_invitation
from ccapp.services.handover.keyring import own_keys
from ccapp.services.session import Session
from ccapp.store import outsets, partner_reads, partners
from ccapp.store.partners import Partner


def sealed(
    session: Session,
    plan: Plan,
    partner: Partner,
    state: ScopeState,
    kind: PackageKind,
    parts: Sequence[Reading] = (),
) -> tuple[SealedPackage, int]:
    """The package of a state for one office, and the running number it takes once it is logged.

    `parts` give the bytes of what goes with it. Nothing is written newer than that office can read. Raises
    RefusedError("reader-too-old") where that is nothing this program writes.
    """
    store, reads = session.store, reads_of(session, partner.office.id)
    if not reads.is_enough:
        raise RefusedError("reader-too-old", name=partner.office.name)
    keys = own_keys(store)
    last, previous = partners.last_sent(store.connection, store.device)
    invitation = kept_invitation(partner)
    dispatch = Dispatch(
        sequence=last + 1,
        made=session.clock(),
        app=__version__,
        names=Names(sender=store.office.name, plan=plan.title, calendar=_calendar(session, kind)),
        previous=previous,
        join=cards.make_join(keys, invitation) if invitation else None,
        sv=reads.sv_written,
    )
    reader = Recipient(office=partner.office.id, enc_pk=base64.b64decode(partner.enc_pk))
    made = prepare_scope(state, keys=keys, to=[reader], dispatch=dispatch, attachments=parts, kind=kind)
    return made, last + 1


def reads_of(session: Session, office: OfficeId) -> Reads:
    """What an office can read, by its latest card or receipt; what we can where it has said nothing."""
    kept = partner_reads.reads_of(session.store.connection, office)
    return OURS if kept is None else Reads(fmt=kept.fmt, sv=kept.sv, suites=kept.suites)


def _calendar(session: Session, kind: PackageKind) -> Calendar | None:
    """What goes back to a commune tells by which calendar this superior wants reports now."""
    if kind is not PackageKind.REMARKS:
        return None
    kept = outsets.outset_of(session.store.connection, session.store.office.id)
    return kept.calendar if kept is not None else None
