"""Key events: devices revoked, keys exchanged, as a chain that each root key signs for the next.

A file of kind `keyevent` is in clear and always holds the whole chain, so that none can be missed. Who knows
the office by any root key of the chain can follow it to the last one. A superior's file may name the offices
it knows, so that they need not come to know each other one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId
from ccapp.exchange import canonical, crypto
from ccapp.exchange.clear import open_clear, seal_clear
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import DEVICE_ID, OFFICE_ID, Fields, as_fields, own_name, to_base64
from ccapp.exchange.frame import SIGNATURE_LENGTH
from ccapp.exchange.header import PackageKind
from ccapp.exchange.keys import OfficeKeys, read_role
from ccapp.exchange.limits import require_within
from ccapp.exchange.package import (
    require_sender,
)

_PREFIX: Final = b"khx/keyevent/v1\0"
_MOST: Final = 500
_FIRST: Final = ""


class EventKind(StrEnum):
    """What an event says: a device is no longer to be believed, or a key has a successor."""

    REVOKE = "revoke"
    ENCRYPTION = "encryption"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEvent:
    """One link: the canonical statement, the signature of the root before it, and of a new root itself."""

    statement: bytes
    signature: bytes
    own: bytes = b""

    @property
    def sha256(self) -> str:
        """What the next link names."""
        return hashlib.sha256(self.statement).hexdigest()

    def as_data(self) -> dict[str, str]:
        """Plain data, base64."""
        parts = {"statement": self.statement, "sig": self.signature, "own": self.own}
        return {name: to_base64(part) for name, part in parts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """An office as a superior introduces it to others: names and public keys, as on its card."""

    office: OfficeId
    name: str
    role: Role
    root_pk: bytes
    enc_pk: bytes

    def as_data(self) -> dict[str, str]:
        """Plain data; the keys in base64."""
        return {
            "office": self.office,
            "name": own_name(self.name),
            "role": self.role.value,
            "root_pk": to_base64(self.root_pk),
            "enc_pk": to_base64(self.enc_pk),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysNow:
    """What a chain comes to: the keys in force and the last valid sequence of each revoked device.

    `enc_pk` is None where no event changed it; `count` is the number of events: of two chains of an office
    the longer one is the newer.
    """

    root_pk: bytes
    enc_pk: bytes | None
    revoked: Mapping[DeviceId, int]
    count: int = 0


def revoked(chain: Sequence[KeyEvent], keys: OfficeKeys, device: DeviceId, last: int) -> KeyEvent:
    """The event that a device is not to be believed beyond its package number `last`."""
    return _link(chain, keys, EventKind.REVOKE, {"device": device, "last": last})


def new_encryption(chain: Sequence[KeyEvent], keys: OfficeKeys, enc_pk: bytes) -> KeyEvent:
    """The event that packages are to be sealed to another key from now on."""
    return _link(chain, keys, EventKind.ENCRYPTION, {"enc_pk": to_base64(enc_pk)})


def new_root(chain: Sequence[KeyEvent], keys: OfficeKeys, root: bytes) -> KeyEvent:
    """The event that another root key stands for the office; that key signs it too."""
    link = _link(chain, keys, EventKind.ROOT, {"root_pk": to_base64(crypto.signing_public(root))})
    return replace(link, own=crypto.sign(root, _PREFIX + link.statement))


def _link(
    chain: Sequence[KeyEvent], keys: OfficeKeys, kind: EventKind, said: Mapping[str, object]
) -> KeyEvent:
    before = chain[-1].sha256 if chain else _FIRST
    statement = canonical.dumps(
        {"kind": kind.value, "n": len(chain) + 1, "office": keys.office, "prev": before, **said}
    )
    return KeyEvent(statement=statement, signature=crypto.sign(keys.root, _PREFIX + statement))


def seal_chain(
    chain: Sequence[KeyEvent],
    keys: OfficeKeys,
    *,
    made: datetime,
    app: str,
    roster: Sequence[Introduced] = (),
) -> bytes:
    """The bytes of a file with this office's whole chain, and with the offices that it introduces."""
    values: dict[str, object] = {"events": [each.as_data() for each in chain]}
    if roster:
        require_within("roster", len(roster), _MOST)
        values["roster"] = [each.as_data() for each in roster]
    return seal_clear(PackageKind.KEYEVENT, keys, values, made=made, app=app)


def open_roster(data: bytes) -> tuple[Introduced, ...]:
    """The offices that a file introduces, none where it names none; `open_chain` says whose word that is.

    Raises PackageError `E-KHUNG`, `E-CHUKY`, `E-GIOIHAN`.
    """
    _, fields = open_clear(data, PackageKind.KEYEVENT)
    if "roster" not in fields.values:
        return ()
    return tuple(map(_introduced, fields.each("roster", _MOST)))


def _introduced(fields: Fields) -> Introduced:
    found = Introduced(
        office=OfficeId(fields.text("office", OFFICE_ID)),
        name=fields.name("name"),
        role=read_role(fields, "role"),
        root_pk=fields.octets("root_pk", crypto.KEY_LENGTH),
        enc_pk=fields.octets("enc_pk", crypto.KEY_LENGTH),
    )
    crypto.require_usable(found.enc_pk)
    return found


def open_chain(data: bytes, root_pk: bytes) -> tuple[KeysNow, tuple[KeyEvent, ...]]:
    """Verify a file against a root key by which the office is known, and follow the chain to its end.

    Raises PackageError: `E-KHUNG`, `E-CHUKY` as for a card, `E-NGUOIGUI` where no link is signed by the known
    root, a link breaks, or the file is not of the last root.
    """
    header, fields = open_clear(data, PackageKind.KEYEVENT)
    chain = tuple(_read(each) for each in fields.each("events", _MOST))
    now = follow(chain, header.office, root_pk)
    require_sender(header, now.root_pk)
    return now, chain


def _read(fields: Fields) -> KeyEvent:
    own = b"" if fields.get("own") == "" else fields.octets("own", SIGNATURE_LENGTH)
    return KeyEvent(
        statement=fields.octets("statement"), signature=fields.octets("sig", SIGNATURE_LENGTH), own=own
    )


def follow(chain: Iterable[KeyEvent], office: OfficeId, root_pk: bytes) -> KeysNow:
    """Follow a chain from the root key that is known. Raises PackageError `E-NGUOIGUI` for a broken one.

    Links before the first that this root signed are held by their hashes alone: of a chain that ends before,
    the last link must make this root the office's, which the root itself has signed.
    """
    now, before, is_reached = KeysNow(root_pk=root_pk, enc_pk=None, revoked={}), _FIRST, False
    for number, link in enumerate(chain, start=1):
        said = as_fields(canonical.loads(link.statement), "event")
        if (said.get("n"), said.get("prev"), said.get("office")) != (number, before, office):
            raise PackageError(Fault.SENDER, "event-order", office=office)
        is_reached = is_reached or crypto.is_signed(root_pk, link.signature, _PREFIX + link.statement)
        if is_reached and not crypto.is_signed(now.root_pk, link.signature, _PREFIX + link.statement):
            raise PackageError(Fault.SENDER, "event-signature", office=office)
        now = replace(_after(now, link, said), count=number)
        # A root signs the link that made it: what it is known by may come last.
        is_reached = is_reached or (said.get("kind") == EventKind.ROOT and now.root_pk == root_pk)
        before = link.sha256
    if before and not is_reached:
        raise PackageError(Fault.SENDER, "event-root", office=office)
    return now


def _after(now: KeysNow, link: KeyEvent, said: Fields) -> KeysNow:
    kind = said.get("kind")
    if kind == EventKind.REVOKE:
        device = DeviceId(said.text("device", DEVICE_ID))
        last = min(said.integer("last"), now.revoked.get(device, said.integer("last")))
        return replace(now, revoked={**now.revoked, device: last})
    if kind == EventKind.ENCRYPTION:
        enc_pk = said.octets("enc_pk", crypto.KEY_LENGTH)
        crypto.require_usable(enc_pk)
        return replace(now, enc_pk=enc_pk)
    if kind != EventKind.ROOT:
        raise malformed("event-kind")
    root_pk = said.octets("root_pk", crypto.KEY_LENGTH)
    if not crypto.is_signed(root_pk, link.own, _PREFIX + link.statement):
        raise PackageError(Fault.SENDER, "event-own", office=said.text("office", OFFICE_ID))
    return replace(now, root_pk=root_pk)


def read_chain(data: object) -> tuple[KeyEvent, ...]:
    """A chain as identity.json keeps it. Raises PackageError `E-KHUNG` for anything else."""
    if not isinstance(data, list):
        raise malformed("events")
    return tuple(_read(as_fields(each, "event")) for each in data)
