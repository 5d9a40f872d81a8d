"""Keys exchanged and devices revoked: in the engine, without a page, told to other offices by one file."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ccapp import __version__
from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId
from ccapp.errors import RefusedError
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.fields import DEVICE_ID
from ccapp.exchange.header import Header
from ccapp.exchange.keyevents import KeyEvent, KeysNow
from ccapp.exchange.keys import OfficeKeys, with_keys
from ccapp.exchange.media import write_package
from ccapp.services.handover.connecting import plain_name
from ccapp.services.handover.keyring import keep_keys, own_chain, own_keys
from ccapp.services.session import Session
from ccapp.store import partner_keys, partners

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

    Raises RefusedError("revoke-self") for the device at work, RefusedError("revoke-which") for no device id.
    """
    if not DEVICE_ID.fullmatch(device):
        raise RefusedError("revoke-which", device=device)
    if device == session.store.device:
        raise RefusedError("revoke-self")
    _step(session, lambda chain, keys: (keys, keyevents.revoked(chain, keys, device, last)))
    with session.store.writing() as connection:
        partner_keys.keep_revoked(connection, session.store.office.id, {device: last})


def _step(session: Session, step: _Step) -> None:
    keys, chain = own_keys(session.store), own_chain(session.store)
    after, event = step(chain, keys)
    keep_keys(session.store, after, (*chain, event))


def write_chain(session: Session, folder: Path) -> Path:
    """The file by which other offices learn of it, the same for all of them."""
    store = session.store
    data = keyevents.seal_chain(own_chain(store), own_keys(store), made=session.clock(), app=__version__)
    return write_package(data, folder, name=f"Doi khoa - {plain_name(store.office.name)}.khx").path


def take(session: Session, data: bytes, header: Header) -> OfficeId:
    """Take another office's file: its keys in force and revoked devices are kept. Twice makes no difference,
    and an older file after a newer one puts no key back.

    Raises PackageError `E-NGUOIGUI` for a stranger or a chain that does not hold.
    """
    connection = session.store.connection
    known = partners.partner_of(connection, header.office)
    if known is None or not known.confirmed:
        raise PackageError(Fault.SENDER, "unconfirmed", office=header.office)
    now, _ = keyevents.open_chain(data, base64.b64decode(known.root_pk))
    after = replace(known, root_pk=_text(now.root_pk), enc_pk=_enc_pk(now, known.enc_pk))
    with session.store.writing():
        if now.count >= partner_keys.key_events(connection, header.office):
            partners.save_partner(connection, after, session.clock().isoformat(timespec="seconds"))
            partner_keys.note_key_events(connection, header.office, now.count)
        partner_keys.keep_revoked(connection, header.office, now.revoked)
    return header.office


def _enc_pk(now: KeysNow, before: str) -> str:
    return before if now.enc_pk is None else _text(now.enc_pk)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
