"""How two offices come to know each other: connection file, or card and twelve digits."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from ccapp import __version__
from ccapp.domain.office import Office, Role
from ccapp.domain.outset import NOTHING, Outset
from ccapp.domain.plan import OfficeId
from ccapp.errors import FileError, RefusedError
from ccapp.exchange import card as cards
from ccapp.exchange.arrivals import find_packages, start_of
from ccapp.exchange.card import Card, Invitation, OpenedInvite
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.limits import MAX_HEADER, MIB
from ccapp.exchange.package import read_header
from ccapp.exchange.reads import Reads
from ccapp.files import plain_errors, write_atomically
from ccapp.services.handover import outsets
from ccapp.services.handover.keyring import own_keys
from ccapp.services.session import Session
from ccapp.store import partner_reads, partners
from ccapp.store.partner_reads import KeptReads
from ccapp.store.partners import KeptInvitation, Partner
from ccapp.store.store import Store
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

_MAX_CARD: Final = MIB + MAX_HEADER
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """A connection file for one commune."""

    file: Path
    invitation: str


def invite(
    session: Session,
    name: str,
    folder: Path,
    *,
    replaces: OfficeId | None = None,
    outset: Outset = NOTHING,
) -> Invited:
    """Make a connection file for the commune of this name in `folder`, with what it gets to begin with. Only
    a superior invites. Raises RefusedError("outset-too-large") for more than a file holds.

    With `replaces`, the office that is known by that id is refused from the moment the file is there.

    File and invitation are kept together: no file is out whose proof nobody knows, and none is noted that
    could not be written.
    """
    store = session.store
    if store.office.role is not Role.SUPERIOR:
        raise RefusedError("invite-not-superior")
    named = clean(name)
    if not named:
        raise RefusedError("name-missing")
    invitation = cards.new_invitation(named)
    at = session.clock()
    data = _sealed(store, invitation, at, outset)
    kept = KeptInvitation(
        id=invitation.id, name=invitation.name, secret=_text(invitation.secret), replaces=replaces
    )
    with store.writing() as connection:
        partners.save_invitation(connection, kept, at.isoformat(timespec="seconds"))
        if replaces is not None:
            partners.refuse(connection, replaces, at.isoformat(timespec="seconds"))
        path = _free(folder, f"Tep ket noi - {plain_name(named)}")
        _write(path, data)
    return Invited(file=path, invitation=invitation.id)


def _sealed(store: Store, invitation: Invitation, at: datetime, outset: Outset) -> bytes:
    keys, name = own_keys(store), store.office.name
    try:
        outsets.require_fits(outset)
        return cards.seal_invite(keys, invitation, name=name, made=at, app=__version__, outset=outset)
    except PackageError as error:
        if error.fault is not Fault.LIMIT:
            raise
        raise RefusedError("outset-too-large") from error


def read_invite(path: Path) -> OpenedInvite:
    """Look into a connection file: who invites whom. Raises FileError or PackageError."""
    return cards.open_invite(_small(path))


def connect(session: Session, opened: OpenedInvite) -> Partner:
    """Take a connection file as the office it was made for, and keep what it brings: no plan of ours changes.

    Raises RefusedError for another office's, PackageError for what its maker may not bring: then nothing is
    changed. Opened again after a power cut, it brings what is missing.
    """
    store, invitation = session.store, opened.invitation
    if fold(invitation.name) != fold(store.office.name):
        raise RefusedError("invite-other-office", name=invitation.name, own=store.office.name)
    if opened.card.office == store.office.id:
        raise RefusedError("card-own")
    known = partners.partner_of(store.connection, opened.card.office)
    if known is not None and known.confirmed and known.root_pk != _text(opened.card.root_pk):
        raise RefusedError("partner-keys-differ", name=known.office.name)
    if known is not None and known.refused_at and known.invitation == invitation.id:
        raise RefusedError("identity-refused", name=known.office.name, since=known.refused_on)
    partner = replace(
        _partner(opened.card), confirmed=True, invitation=invitation.id, secret=_text(invitation.secret)
    )
    outsets.require_allowed(session, partner.office, opened.outset)
    own_keys(store)  # made now, so that the first sending cannot fail for want of them
    _save(session, partner)
    with store.writing() as connection:
        partners.reinstate(connection, partner.office.id)
        note_reads(session, partner.office.id, opened.card.reads)
    outsets.take(session, partner.office, opened.outset)
    return partner


def write_card(session: Session, folder: Path) -> Path:
    """Write this office's card to `folder`."""
    store = session.store
    data = cards.seal_card(own_keys(store), name=store.office.name, made=session.clock(), app=__version__)
    path = _free(folder, f"Tep gioi thieu - {plain_name(store.office.name)}")
    _write(path, data)
    return path


def _write(path: Path, data: bytes) -> None:
    """Write a file that a stick may carry, and read it back before it has its name."""

    def require_same(written: Path) -> None:
        if written.read_bytes() != data:
            raise FileError("media-mismatch", folder=str(path.parent))

    write_atomically(path, lambda out: out.write(data), check=require_same)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A partner read from its card, and the code that both sides see."""

    partner: Partner
    code: str


def pair(session: Session, path: Path, typed: str | None = None) -> Paired:
    """Read another office's card; with the right digits typed, confirm it on this side.

    Raises RefusedError("code-wrong") for other digits, FileError or PackageError for the file.
    """
    store = session.store
    card = cards.open_card(_small(path))
    if card.office == store.office.id:
        raise RefusedError("card-own")
    keys = own_keys(store)
    code = cards.comparison_code(store.office.id, keys.root_pk, card.office, card.root_pk)
    if typed is not None and not cards.is_code(typed, code):
        raise RefusedError("code-wrong", name=card.name)
    return Paired(partner=introduce(session, card, confirm=typed is not None), code=code)


def code_with(session: Session, partner: Partner) -> str:
    """The twelve digits that both sides see. Slow on purpose, about half a second."""
    store = session.store
    root_pk = base64.b64decode(partner.root_pk)
    return cards.comparison_code(store.office.id, own_keys(store).root_pk, partner.office.id, root_pk)


def confirm(session: Session, office: OfficeId, typed: str) -> Partner:
    """Confirm an office whose card was read before, by the digits on its paper.

    Raises RefusedError("code-wrong") for other digits.
    """
    partner = partners.find_partner(session.store.connection, office)
    if not cards.is_code(typed, code_with(session, partner)):
        raise RefusedError("code-wrong", name=partner.office.name)
    confirmed = replace(partner, confirmed=True)
    _save(session, confirmed)
    return confirmed


def look_into(path: Path) -> OpenedInvite | Card | None:
    """What kind of introduction a file is; None for anything else, which then is for `receive` to judge.

    Raises FileError, or PackageError for a damaged introduction.
    """
    found = list(find_packages([path]))
    if len(found) > 1:  # a zip of many
        return None
    data = start_of(found[0], _MAX_CARD)
    try:
        kind = read_header(data).kind
    except PackageError:
        return None
    if kind is PackageKind.INVITE:
        return cards.open_invite(data)
    return cards.open_card(data) if kind is PackageKind.CARD else None


def introduce(session: Session, card: Card, *, confirm: bool = False) -> Partner:
    """Remember an office by its card; it stays unconfirmed unless told otherwise or confirmed already.

    Raises RefusedError when a confirmed office appears with other keys.
    """
    known = partners.partner_of(session.store.connection, card.office)
    partner = replace(_partner(card), confirmed=confirm)
    if known is not None and known.confirmed:
        if known.root_pk != partner.root_pk:
            raise RefusedError("partner-keys-differ", name=known.office.name)
        partner = known
    _save(session, partner)
    with session.store.writing():
        note_reads(session, card.office, card.reads)
    return partner


def note_reads(session: Session, office: OfficeId, reads: Reads | None) -> None:
    """Keep what an office said that it can read. Runs inside the caller's transaction."""
    if reads is not None:
        kept = KeptReads(fmt=reads.fmt, sv=reads.sv, suites=reads.suites)
        partner_reads.note_reads(session.store.connection, office, kept)


def _save(session: Session, partner: Partner) -> None:
    with session.store.writing() as connection:
        partners.save_partner(connection, partner, session.clock().isoformat(timespec="seconds"))


def _partner(card: Card) -> Partner:
    office = Office(id=card.office, name=card.name, role=card.role)
    return Partner(office=office, root_pk=_text(card.root_pk), enc_pk=_text(card.enc_pk))


def kept_invitation(partner: Partner) -> Invitation | None:
    """The invitation by which we prove ourselves to a partner, None where there was none."""
    if not partner.invitation:
        return None
    secret = base64.b64decode(partner.secret)
    return Invitation(id=partner.invitation, secret=secret, name=partner.office.name)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _small(path: Path) -> bytes:
    """The one package in a file, which may be a zip that a mail system asked for, as far as a card goes."""
    found = list(find_packages([path]))
    if len(found) > 1:
        raise FileError("zip-of-several", file=path.name)
    return start_of(found[0], _MAX_CARD)


def plain_name(name: str) -> str:
    """A file name without accents: some mail gateways and sticks break on them."""
    return _NOT_IN_NAMES.sub(" ", fold(name)).strip()[:40]


def _free(folder: Path, stem: str) -> Path:
    path = folder / f"{stem}.khx"
    number = 1
    with plain_errors(folder):
        while path.exists():
            number += 1
            path = folder / f"{stem} ({number}).khx"
    return path
