"""Whose package it is: an office we know, one that proves an invitation, one whose identity is refused."""

from __future__ import annotations

import base64
from dataclasses import replace

from ccapp.domain.office import Office, Role
from ccapp.exchange import card as cards
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import StoredPackage, split_frame
from ccapp.exchange.header import Header, Join, decode_claim
from ccapp.exchange.package import require_sender, require_signature
from ccapp.services.session import Session
from ccapp.store import partners, rivals
from ccapp.store.partners import KeptInvitation, Partner
from ccapp.store.rivals import Rival


def sender_of(session: Session, package: StoredPackage, header: Header) -> Partner:
    """The office a package says it is from, as we know it: confirmed, by our invitation, or by its card.

    Raises PackageError: `E-NGUOIGUI` for a stranger, `E-THUHOI` for an identity whose connection file was
    issued again, `E-LOIMOI` where another office has used the invitation; that one is noted.
    """
    connection = session.store.connection
    if header.office == session.store.office.id:
        raise PackageError(Fault.RECIPIENT, "own", to=(header.office,))
    known = partners.partner_of(connection, header.office)
    kept = partners.invitation_of(connection, header.join.invitation) if header.join else None
    if known is not None and known.confirmed:
        return _in_force(known, kept, header)
    if kept is None and known is not None:
        return known
    if kept is None:
        raise PackageError(Fault.SENDER, "unconfirmed", office=header.office)
    join = _require_join(header, kept)
    if kept.used_by not in (None, header.office):
        _note_rival(session, package, header, kept, join)
        raise PackageError(Fault.INVITATION, "used", name=kept.name, first=kept.used_by, second=header.office)
    return Partner(
        office=Office(id=header.office, name=kept.name, role=Role.COMMUNE),
        root_pk=_text(join.root_pk),
        enc_pk=_text(join.enc_pk),
        confirmed=True,
        invitation=kept.id,
    )


def claimed_name(session: Session, package: StoredPackage) -> str:
    """Our name for the office that a package says it is from, "" where we have none: for words alone."""
    try:
        claim = decode_claim(split_frame(package).header)
    except (PackageError, OSError):
        return ""
    connection = session.store.connection
    known = partners.partner_of(connection, claim.office)
    if known is not None:
        return known.office.name
    kept = partners.invitation_of(connection, claim.invitation)
    return kept.name if kept is not None else ""


def _require_join(header: Header, kept: KeptInvitation) -> Join:
    secret = base64.b64decode(kept.secret)
    return cards.require_join(header, cards.Invitation(id=kept.id, secret=secret, name=kept.name))


def _in_force(known: Partner, kept: KeptInvitation | None, header: Header) -> Partner:
    """The office itself; a refused one only where it proves the connection file that was issued again.

    Raises PackageError `E-THUHOI` for any other package of a refused identity.
    """
    if not known.refused_at:
        return known
    if kept is None or kept.replaces != header.office or kept.used_by not in (None, header.office):
        name, since = known.office.name, known.refused_on
        raise PackageError(Fault.REVOKED, "replaced", name=name, since=since, office=header.office)
    join = _require_join(header, kept)  # it may have lost its keys and kept its data
    return replace(
        known, root_pk=_text(join.root_pk), enc_pk=_text(join.enc_pk), invitation=kept.id, refused_at=""
    )


def _note_rival(
    session: Session, package: StoredPackage, header: Header, kept: KeptInvitation, join: Join
) -> None:
    """Keep a second identity for the superior to choose, once its own signature holds."""
    require_signature(split_frame(package), header)
    require_sender(header, join.root_pk)
    assert kept.used_by is not None  # noqa: S101 - the caller has seen who used it
    rival = Rival(
        invitation=kept.id,
        name=kept.name,
        office=header.office,
        root_pk=_text(join.root_pk),
        enc_pk=_text(join.enc_pk),
        at=session.clock().isoformat(timespec="seconds"),
        first=kept.used_by,
        first_at=kept.made_at,
        file=f"{package.sha256}.khx",
    )
    with session.store.writing() as connection:
        rivals.note_rival(connection, rival)


def note_joined(session: Session, partner: Partner) -> None:
    """What a first package of an office settles: its invitation is used, and whose place it takes.

    Runs inside the caller's transaction.
    """
    connection, office = session.store.connection, partner.office.id
    if not partner.invitation or partner.office.role is not Role.COMMUNE:
        return
    partners.use_invitation(connection, partner.invitation, office)
    kept = partners.invitation_of(connection, partner.invitation)
    before = kept.replaces if kept is not None else None
    if before == office:
        partners.reinstate(connection, office)
    elif before is not None:
        partners.refuse(connection, before, session.clock().isoformat(timespec="seconds"), office)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
