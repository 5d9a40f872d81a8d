"""Keys exchanged and devices revoked: in the engine, without a page, told to other offices by one file."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ccapp import __version__
from ccapp.domain.office import Office, Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.header import Header
from ccapp.exchange.keyevents import Introduced, KeyEvent, KeysNow
from ccapp.exchange.keys import OfficeKeys, with_keys
from ccapp.exchange.media import write_package
from ccapp.services.handover.connecting import plain_name
from ccapp.services.handover.keyring import keep_keys, own_chain, own_keys
from ccapp.services.session import Session
from ccapp.store import devices, partner_keys, partners, receptions
from ccapp.store.accepted import accepted_by
from ccapp.store.both_edited import note_unsettled
from ccapp.store.journal import TxKind
from ccapp.store.partners import Partner
from ccapp.store.proxies import free_proxies
from ccapp.store.scopes import owner_of
from ccapp.store.writers import is_of

_REVERTED: Final = "undo-receive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A machine that wrote in this office's plans: how far it counted under all its ids, and the last of
    its packages that is to be believed where it is revoked.
    """

    device: DeviceId
    counted: int
    last: int | None = None


def machines(session: Session) -> tuple[Machine, ...]:
    """Every machine of this office that is known here, this one among them, by the id that it signs with."""
    store = session.store
    revoked = partner_keys.revoked_of(store.connection, store.office.id)
    counted = devices.counters_of(store.connection, store.office.id)
    known = {store.device, *revoked, *devices.machines_of(store.connection, store.office.id)}

    def highest(machine: DeviceId) -> int:
        return max((count for each, count in counted.items() if is_of(each, machine)), default=0)

    return tuple(
        Machine(device=each, counted=highest(each), last=revoked.get(each)) for each in sorted(known)
    )


def find_machine(session: Session, named: str) -> DeviceId:
    """A device of ours by its id or the unique beginning of it. Raises NotFoundError("machine-not-found")."""
    found = [each.device for each in machines(session) if named and each.device.startswith(named.upper())]
    if len(found) != 1:
        raise NotFoundError("machine-not-found", device=named)
    return found[0]


def events(session: Session) -> int:
    """How many key events this office has made."""
    return len(own_chain(session.store))


_Step = Callable[[tuple[KeyEvent, ...], OfficeKeys], tuple[OfficeKeys, KeyEvent]]


def renew_encryption(session: Session) -> None:
    """Another key for what others seal to us; what is on its way to the old one can still be read."""
    fresh = crypto.new_key()
    made = crypto.encryption_public(fresh)
    _step(
        session,
        lambda chain, keys: (with_keys(keys, encryption=fresh), keyevents.new_encryption(chain, keys, made)),
    )


def renew_root(session: Session) -> None:
    """Another root key for this office, signed by the one before and by itself."""
    fresh = crypto.new_key()
    _step(session, lambda chain, keys: (with_keys(keys, root=fresh), keyevents.new_root(chain, keys, fresh)))


def revoke(session: Session, device: DeviceId, last: int) -> None:
    """Say that a device of ours is not to be believed beyond its package number `last`.

    Raises RefusedError("revoke-self") for the device at work.
    """
    if device == session.store.device:
        raise RefusedError("revoke-self")
    _step(session, lambda chain, keys: (keys, keyevents.revoked(chain, keys, device, last)))
    with session.store.writing() as connection:
        partner_keys.keep_revoked(connection, session.store.office.id, {device: last})


def _step(session: Session, step: _Step) -> None:
    keys, chain = own_keys(session.store), own_chain(session.store)
    after, event = step(chain, keys)
    keep_keys(session.store, after, (*chain, event))


def write_chain(session: Session, folder: Path, *, roster: bool = False) -> Path:
    """The file by which other offices learn of it, the same for all of them.

    With `roster` a superior also introduces the communes it knows to each other. Raises
    RefusedError("invite-not-superior") where that is asked of a commune.
    """
    store = session.store
    if roster and store.office.role is not Role.SUPERIOR:
        raise RefusedError("invite-not-superior")
    data = keyevents.seal_chain(
        own_chain(store),
        own_keys(store),
        made=session.clock(),
        app=__version__,
        roster=_roster(session) if roster else (),
    )
    return write_package(data, folder, name=f"Doi khoa - {plain_name(store.office.name)}.khx").path


def _roster(session: Session) -> tuple[Introduced, ...]:
    known = partners.list_partners(session.store.connection)
    return tuple(
        Introduced(
            office=each.office.id,
            name=each.office.name,
            role=each.office.role,
            root_pk=base64.b64decode(each.root_pk),
            enc_pk=base64.b64decode(each.enc_pk),
        )
        for each in known
        if each.confirmed and not each.refused_at and each.office.role is Role.COMMUNE
    )


def take(session: Session, data: bytes, header: Header) -> OfficeId:
    """Take another office's file: its keys in force and revoked devices are kept, and the offices that a
    superior introduces. Twice makes no difference, and an older file after a newer one puts no key back.

    Raises PackageError `E-NGUOIGUI` for a stranger or a chain that does not hold.
    """
    connection = session.store.connection
    known = partners.partner_of(connection, header.office)
    if known is None or not known.confirmed:
        raise PackageError(Fault.SENDER, "unconfirmed", office=header.office)
    now, _ = keyevents.open_chain(data, base64.b64decode(known.root_pk))
    after = replace(known, root_pk=_text(now.root_pk), enc_pk=_enc_pk(now, known.enc_pk))
    introduced = keyevents.open_roster(data) if known.office.role is Role.SUPERIOR else ()
    with session.store.writing():
        if now.count >= partner_keys.key_events(connection, header.office):
            partners.save_partner(connection, after, session.clock().isoformat(timespec="seconds"))
            partner_keys.note_key_events(connection, header.office, now.count)
        partner_keys.keep_revoked(connection, header.office, now.revoked)
    _take_back(session, header.office, now.revoked)
    for each in introduced:
        _introduce(session, each)
    return header.office


def _introduce(session: Session, found: Introduced) -> None:
    """An office is known and confirmed by its superior's word, unless it is already: that stays."""
    connection, own = session.store.connection, session.store.office.id
    known = partners.partner_of(connection, found.office)
    if found.office == own or found.role is not Role.COMMUNE or (known is not None and known.confirmed):
        return
    office = Office(id=found.office, name=found.name, role=found.role)
    partner = Partner(office=office, root_pk=_text(found.root_pk), enc_pk=_text(found.enc_pk), confirmed=True)
    with session.store.writing():
        partners.save_partner(connection, partner, session.clock().isoformat(timespec="seconds"))


def _take_back(session: Session, office: OfficeId, revoked: Mapping[DeviceId, int]) -> None:
    """Put the plans of an office back as they were before what a revoked device sent beyond its last number.

    Else a stolen key that counted far ahead would keep out its successor for ever. What lies below a package
    that is to be believed, is accepted, or has records of ours on it stays: people decide there.
    """
    store = session.store
    for taken in receptions.on_top(store.connection, office, revoked):
        if accepted_by(store.connection, taken.plan):
            continue
        with (
            suppress(RefusedError),
            store.journal.write(_REVERTED, session.who, kind=TxKind.SYSTEM) as tx,
        ):
            receptions.put_back(tx, store.connection, taken)
            note_unsettled(store.connection, taken.plan)
            if owner_of(store.connection, taken.plan) is None:
                free_proxies(store.connection, tx, taken.plan)


def _enc_pk(now: KeysNow, before: str) -> str:
    return before if now.enc_pk is None else _text(now.enc_pk)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
