"""Cards and connection files: how two offices come to know each other's keys.

Both are packages in clear that prove only that one hand made them. Trust in a card comes from the
comparison code; trust in a commune from the invitation that its first package proves.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.outset import NOTHING, Outset
from ccapp.domain.plan import OfficeId
from ccapp.exchange import canonical, crypto
from ccapp.exchange import outset as outsets
from ccapp.exchange.clear import open_clear, seal_clear
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.fields import INVITATION_ID, OFFICE_ID, Fields, own_name, to_base64
from ccapp.exchange.header import (
    Header,
    Join,
    PackageKind,
)
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.package import (
    require_sender,
)
from ccapp.exchange.reads import Reads, advertised, read_reads

SECRET_LENGTH: Final = 32
CODE_LENGTH: Final = 12
_GROUP: Final = 4
_JOIN_PREFIX: Final = b"khx/join/v1\0"
_PAIR_PREFIX: Final = b"khx/pair/v1\0"
# About 0.4 s and 32 MiB: 10**12 codes cannot be searched while somebody waits on the telephone.
_SCRYPT_N: Final = 2**15
_SCRYPT_R: Final = 8
_SCRYPT_P: Final = 6
_SCRYPT_MEMORY: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An office as it presents itself: name, role, public keys, what it can read where it says so.
    Self-consistent, not yet trusted.
    """

    office: OfficeId
    name: str
    role: Role
    root_pk: bytes
    enc_pk: bytes
    reads: Reads | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time invitation of one commune; the secret is known to the superior and to this file only."""

    id: str
    secret: bytes = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedInvite:
    """A connection file: who invites, the invitation, and what a commune gets to begin with."""

    card: Card
    invitation: Invitation
    outset: Outset = NOTHING


def new_invitation(name: str) -> Invitation:
    """A fresh invitation with a 256-bit secret for the commune of this name."""
    return Invitation(
        id=secrets.token_hex(16), secret=secrets.token_bytes(SECRET_LENGTH), name=own_name(name)
    )


def seal_card(keys: OfficeKeys, *, name: str, made: datetime, app: str) -> bytes:
    """The bytes of this office's card."""
    return seal_clear(PackageKind.CARD, keys, _card_values(keys, name), made=made, app=app)


def seal_invite(
    keys: OfficeKeys,
    invitation: Invitation,
    *,
    name: str,
    made: datetime,
    app: str,
    outset: Outset = NOTHING,
) -> bytes:
    """The bytes of a connection file: the card of this office (`name`), one commune's invitation and what it
    gets to begin with. Raises PackageError `E-GIOIHAN` for more of that than a file holds.
    """
    invited = {
        "id": invitation.id,
        "name": own_name(invitation.name),
        "secret": to_base64(invitation.secret),
    }
    brings = {} if outset.is_empty else {"outset": outsets.pack(outset)}
    values = {**_card_values(keys, name), "invitation": invited, **brings}
    return seal_clear(PackageKind.INVITE, keys, values, made=made, app=app)


def _card_values(keys: OfficeKeys, name: str) -> dict[str, object]:
    return {
        "name": own_name(name),
        "role": keys.role.value,
        "root_pk": to_base64(keys.root_pk),
        "enc_pk": to_base64(keys.enc_pk),
        **advertised(),
    }


def open_card(data: bytes) -> Card:
    """Read and verify a card against the root key inside it. Raises PackageError and nothing else."""
    return _card(*open_clear(data, PackageKind.CARD))


def open_invite(data: bytes) -> OpenedInvite:
    """Read and verify a connection file against the root key inside it. Raises PackageError only."""
    header, fields = open_clear(data, PackageKind.INVITE)
    inner = fields.inner("invitation")
    invitation = Invitation(
        id=inner.text("id", INVITATION_ID),
        secret=inner.octets("secret", SECRET_LENGTH),
        name=inner.name("name"),
    )
    card = _card(header, fields)
    brings = "outset" in fields.values
    outset = outsets.read(fields.inner("outset"), card.office, card.role) if brings else NOTHING
    return OpenedInvite(card=card, invitation=invitation, outset=outset)


def _card(header: Header, fields: Fields) -> Card:
    root_pk = fields.octets("root_pk", crypto.KEY_LENGTH)
    require_sender(header, root_pk)
    certificate = header.certificate
    values = (fields.octets("enc_pk", crypto.KEY_LENGTH), fields.get("role"))
    if values != (certificate.enc_pk, certificate.role.value):
        raise PackageError(Fault.SENDER, "card-keys", office=header.office)
    crypto.require_usable(certificate.enc_pk)
    for highest in ("fmt_max", "sv_max"):
        fields.integer(highest, least=1)
    return Card(
        office=OfficeId(fields.text("from", OFFICE_ID)),
        name=fields.name("name"),
        role=certificate.role,
        root_pk=root_pk,
        enc_pk=certificate.enc_pk,
        reads=read_reads(fields),
    )


def make_join(keys: OfficeKeys, invitation: Invitation) -> Join:
    """The proof that goes into the header of a commune's packages until the superior has confirmed it."""
    mac = _join_mac(keys.office, keys.root_pk, keys.enc_pk, invitation)
    return Join(invitation=invitation.id, root_pk=keys.root_pk, enc_pk=keys.enc_pk, mac=mac)


def require_join(header: Header, invitation: Invitation) -> Join:
    """The keys that the holder of an invitation proves to be its own; compared in constant time.

    It says nothing of the package itself: open it next with the root key given back. Raises PackageError
    `E-NGUOIGUI` where there is no proof, or one of another invitation, office or keys.
    """
    join = header.join
    if join is None or join.invitation != invitation.id:
        raise PackageError(Fault.SENDER, "join-missing", office=header.office)
    expected = _join_mac(header.office, join.root_pk, join.enc_pk, invitation)
    if not hmac.compare_digest(expected, join.mac):
        raise PackageError(Fault.SENDER, "join-mac", office=header.office)
    crypto.require_usable(join.enc_pk)
    return join


def _join_mac(office: OfficeId, root_pk: bytes, enc_pk: bytes, invitation: Invitation) -> bytes:
    statement = canonical.dumps(
        {
            "enc_pk": to_base64(enc_pk),
            "invitation": invitation.id,
            "office": office,
            "root_pk": to_base64(root_pk),
        }
    )
    return hmac.digest(invitation.secret, _JOIN_PREFIX + statement, "sha256")


def comparison_code(office: OfficeId, root_pk: bytes, other: OfficeId, other_root_pk: bytes) -> str:
    """Twelve digits over both ids and root keys, the same on both sides: `4821 3095 7731`.

    Slow on purpose, about half a second: call it once per pairing.
    """
    sides = sorted((bytes.fromhex(office) + root_pk, bytes.fromhex(other) + other_root_pk))
    digest = hashlib.scrypt(
        b"".join(sides),
        salt=_PAIR_PREFIX,
        n=_SCRYPT_N,
        r=_SCRYPT_R,
        p=_SCRYPT_P,
        maxmem=_SCRYPT_MEMORY,
        dklen=32,
    )
    digits = f"{int.from_bytes(digest, 'big') % 10**CODE_LENGTH:0{CODE_LENGTH}d}"
    return " ".join(digits[start : start + _GROUP] for start in range(0, CODE_LENGTH, _GROUP))


def is_code(typed: str, expected: str) -> bool:
    """Whether typed digits are a comparison code; spaces, dots and dashes between them do not matter."""
    digits = "".join(char for char in typed if not (char.isspace() or char in "-–.,"))
    return hmac.compare_digest(digits.encode("utf-8"), expected.replace(" ", "").encode("utf-8"))
