"""The keys of an office and its devices, and the certificate by which an office vouches for a device.

An office has one root key (signs certificates), and one encryption key shared by its PCs. A device has a
signing key. A copy or restored backup takes a new device under the same office, never the old one.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DEVICE_LENGTH, DeviceId
from ccapp.errors import StorageError
from ccapp.exchange import canonical, crypto
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import DEVICE_ID, OFFICE_ID, Fields, as_fields, from_base64, to_base64
from ccapp.exchange.frame import SIGNATURE_LENGTH

_CERT_PREFIX: Final = b"khx/devcert/v1\0"
_MAX_CERT: Final = 2048
_DEVICE_BYTES: Final = 10
_IDENTITY_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCertificate:
    """An office's word that a device writes for it, from package number `from_seq` on.

    `number` counts the office's certificates. `enc_pk` is the office's encryption key as the device holds it.
    """

    office: OfficeId
    device: DeviceId
    role: Role
    sign_pk: bytes
    enc_pk: bytes
    from_seq: int
    number: int
    signature: bytes = b""

    @property
    def statement(self) -> bytes:
        """The canonical bytes that the root key signs, without the prefix."""
        return canonical.dumps(
            {
                "device": self.device,
                "enc_pk": to_base64(self.enc_pk),
                "from_seq": self.from_seq,
                "n": self.number,
                "office": self.office,
                "role": self.role.value,
                "sign_pk": to_base64(self.sign_pk),
            }
        )

    def encode(self) -> bytes:
        """The form in a header: the root's signature (64 bytes), then the statement."""
        return self.signature + self.statement

    def is_of(self, root_pk: bytes) -> bool:
        """Whether this root key signed the certificate."""
        return crypto.is_signed(root_pk, self.signature, _CERT_PREFIX + self.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeys:
    """Everything secret of this installation, plus its certificate. Never printed, never in the database.

    `older` are encryption keys of before: what was sealed to them can still be read.
    """

    office: OfficeId
    role: Role
    device: DeviceId
    root: bytes = field(repr=False)
    signing: bytes = field(repr=False)
    encryption: bytes = field(repr=False)
    certificate: DeviceCertificate
    older: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def root_pk(self) -> bytes:
        """The public key by which other offices know this one."""
        return crypto.signing_public(self.root)

    @property
    def enc_pk(self) -> bytes:
        """The public key to which other offices seal packages."""
        return crypto.encryption_public(self.encryption)


def new_office_id() -> OfficeId:
    """A random office id: 32 hex digits. It never follows from a name or an administrative code."""
    return OfficeId(secrets.token_hex(16))


def new_device_id() -> DeviceId:
    """A random device id: 12 characters of base32, 60 bits."""
    return DeviceId(base64.b32encode(secrets.token_bytes(_DEVICE_BYTES)).decode("ascii")[:DEVICE_LENGTH])


def new_office(role: Role, *, office: OfficeId | None = None, device: DeviceId | None = None) -> OfficeKeys:
    """Keys of an office on its first device; ids that are not given are made."""
    return _certified(
        office=office or new_office_id(),
        device=device or new_device_id(),
        role=role,
        root=crypto.new_key(),
        encryption=crypto.new_key(),
        number=1,
    )


def new_device(keys: OfficeKeys, *, device: DeviceId | None = None) -> OfficeKeys:
    """The same office on a new device: after a restore, a copy, or on a second PC."""
    made = _certified(
        office=keys.office,
        device=device or new_device_id(),
        role=keys.role,
        root=keys.root,
        encryption=keys.encryption,
        number=keys.certificate.number + 1,
    )
    return replace(made, older=keys.older)


def with_keys(keys: OfficeKeys, *, root: bytes | None = None, encryption: bytes | None = None) -> OfficeKeys:
    """The same office and device with another root or encryption key; the one before stays for reading."""
    made = _certified(
        office=keys.office,
        device=keys.device,
        role=keys.role,
        root=root or keys.root,
        encryption=encryption or keys.encryption,
        number=keys.certificate.number + 1,
    )
    return replace(made, older=(keys.encryption, *keys.older) if encryption else keys.older)


def _certified(
    *, office: OfficeId, device: DeviceId, role: Role, root: bytes, encryption: bytes, number: int
) -> OfficeKeys:
    signing = crypto.new_key()
    unsigned = DeviceCertificate(
        office=office,
        device=device,
        role=role,
        sign_pk=crypto.signing_public(signing),
        enc_pk=crypto.encryption_public(encryption),
        from_seq=1,
        number=number,
    )
    signature = crypto.sign(root, _CERT_PREFIX + unsigned.statement)
    return OfficeKeys(
        office=office,
        role=role,
        device=device,
        root=root,
        signing=signing,
        encryption=encryption,
        certificate=replace(unsigned, signature=signature),
    )


def decode_certificate(data: bytes) -> DeviceCertificate:
    """Read a certificate as a header carries it; its signature is not checked here.

    Raises PackageError `E-KHUNG` for another form.
    """
    if len(data) > _MAX_CERT:
        raise malformed("certificate-length")
    fields = as_fields(canonical.loads(data[SIGNATURE_LENGTH:]), "dev_cert")
    certificate = DeviceCertificate(
        office=OfficeId(fields.text("office", OFFICE_ID)),
        device=DeviceId(fields.text("device", DEVICE_ID)),
        role=read_role(fields, "role"),
        sign_pk=fields.octets("sign_pk", crypto.KEY_LENGTH),
        enc_pk=fields.octets("enc_pk", crypto.KEY_LENGTH),
        from_seq=fields.integer("from_seq", least=1),
        number=fields.integer("n", least=1),
        signature=data[:SIGNATURE_LENGTH],
    )
    if certificate.encode() != data:
        raise malformed("certificate-keys")
    return certificate


def require_issued(certificate: DeviceCertificate, root_pk: bytes) -> None:
    """Raise PackageError `E-NGUOIGUI` unless the root key of the known office signed the certificate."""
    if not certificate.is_of(root_pk):
        raise PackageError(Fault.SENDER, "certificate", office=certificate.office)


def read_role(fields: Fields, key: str) -> Role:
    """The role under a key. Raises PackageError `E-KHUNG` for a word that is none."""
    value = fields.get(key)
    for role in Role:
        if role.value == value:
            return role
    raise fields.wrong(key)


def to_plain(keys: OfficeKeys) -> dict[str, str | int | list[str]]:
    """The keys as plain data for `identity.json`. Contains every private key."""
    return {
        "format": _IDENTITY_FORMAT,
        "root": to_base64(keys.root),
        "signing": to_base64(keys.signing),
        "encryption": to_base64(keys.encryption),
        "certificate": to_base64(keys.certificate.encode()),
        **({"older": [to_base64(each) for each in keys.older]} if keys.older else {}),
    }


def from_plain(data: Mapping[str, object]) -> OfficeKeys:
    """The keys back from plain data.

    Raises StorageError `identity-newer` for data of a newer program, `identity-damaged` for anything that
    is incomplete or whose parts do not belong together.
    """
    found = data.get("format")
    if isinstance(found, int) and found > _IDENTITY_FORMAT:
        raise StorageError("identity-newer", format=found)
    root, signing, encryption, encoded = (
        _plain_octets(data, key) for key in ("root", "signing", "encryption", "certificate")
    )
    if not len(root) == len(signing) == len(encryption) == crypto.KEY_LENGTH:
        raise StorageError("identity-damaged", part="key-length")
    certificate = _plain_certificate(encoded)
    fitting = certificate.is_of(crypto.signing_public(root))
    fitting &= certificate.sign_pk == crypto.signing_public(signing)
    fitting &= certificate.enc_pk == crypto.encryption_public(encryption)
    if not fitting:
        raise StorageError("identity-damaged", part="certificate")
    return OfficeKeys(
        office=certificate.office,
        role=certificate.role,
        device=certificate.device,
        root=root,
        signing=signing,
        encryption=encryption,
        certificate=certificate,
        older=_plain_older(data),
    )


def _plain_older(data: Mapping[str, object]) -> tuple[bytes, ...]:
    kept = data.get("older", [])
    if not isinstance(kept, list):
        raise StorageError("identity-damaged", part="older")
    older = tuple(octets for each in kept if (octets := from_base64(str(each))) is not None)
    if len(older) != len(kept) or any(len(each) != crypto.KEY_LENGTH for each in older):
        raise StorageError("identity-damaged", part="older")
    return older


def _plain_octets(data: Mapping[str, object], key: str) -> bytes:
    value = data.get(key)
    octets = from_base64(value) if isinstance(value, str) else None
    if octets is None:
        raise StorageError("identity-damaged", part=key)
    return octets


def _plain_certificate(encoded: bytes) -> DeviceCertificate:
    try:
        return decode_certificate(encoded)
    except PackageError as error:
        raise StorageError("identity-damaged", part="certificate") from error
