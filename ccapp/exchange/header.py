"""The header of a package: what anyone may read of it, before and apart from any trust."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.versions import DEVICE_LENGTH, MAX_COUNTER, DeviceId, VersionVector
from ccapp.exchange import canonical
from ccapp.exchange.crypto import KEY_LENGTH, WRAP_LENGTH
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import (
    DEVICE_ID,
    DOT,
    INVITATION_ID,
    KEY_ID,
    MADE,
    OFFICE_ID,
    PACKAGE_ID,
    SHA256,
    VERSION,
    WORD,
    Fields,
    as_fields,
    to_base64,
)
from ccapp.exchange.keys import DeviceCertificate, decode_certificate
from ccapp.exchange.limits import (
    MAX_ATTACHMENT,
    MAX_ATTACHMENTS,
    MAX_FILE,
    MAX_PLAIN,
    MAX_RECIPIENTS,
    MAX_ROWS,
    MAX_SEGMENTS,
    require_within,
)

FMT: Final = 1
SV: Final = 1
MIN_SV: Final = 1
CLEAR: Final = 0
SEALED: Final = 1
SUITES: Final = (CLEAR, SEALED)


class PackageKind(StrEnum):
    """What a package is. Other kinds belong to newer versions."""

    DATA = "data"
    CARD = "card"
    INVITE = "invite"
    RECEIPT = "receipt"
    REMARKS = "remarks"
    MACHINE = "machine"
    RECOVERY = "recovery"
    KEYEVENT = "keyevent"
    BUNDLE = "bundle"


_WITH_SCOPE: Final = frozenset(
    {PackageKind.DATA, PackageKind.REMARKS, PackageKind.MACHINE, PackageKind.RECOVERY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """One recipient: an office, which of its keys, and the content key sealed to it."""

    office: OfficeId
    key_id: str
    wrapped: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRef:
    """Whose plan the package carries."""

    office: OfficeId
    plan: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A commune's proof that it holds an invitation: a MAC with the invitation's secret over its keys."""

    invitation: str
    root_pk: bytes
    enc_pk: bytes
    mac: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Length in bytes and SHA-256 (hex) of one segment as it lies in the file."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The readable part of a package. Before `open_scope` or `open_card` it is a claim, not a fact.

    `sequence` counts the device's packages, `made` is the sender's clock (shown, never compared), `plain` is
    the byte length of segment 0 inflated, `rows` the number of records in it.
    """

    kind: PackageKind
    sv: int
    min_sv: int
    app: str
    package: str
    office: OfficeId
    device: DeviceId
    certificate: DeviceCertificate
    to: tuple[Wrap, ...] = ()
    scope: ScopeRef | None = None
    vector: VersionVector
    sequence: int
    previous: str | None = None
    made: str
    suite: int
    plain: int
    rows: int
    segments: tuple[Segment, ...]
    join: Join | None = None


def encode_header(header: Header) -> bytes:
    """The canonical bytes of a header."""
    values: dict[str, object] = {
        "fmt": FMT,
        "kind": header.kind.value,
        "sv": header.sv,
        "min_sv": header.min_sv,
        "app": header.app,
        "pkg": header.package,
        "from": header.office,
        "dev": header.device,
        "dev_cert": to_base64(header.certificate.encode()),
        "to": [
            {"office": wrap.office, "kid": wrap.key_id, "wrap": to_base64(wrap.wrapped)} for wrap in header.to
        ],
        "scope": scope_values(header.scope),
        "vv": dict(header.vector),
        "base": None,
        "seq": header.sequence,
        "prev": header.previous,
        "made": header.made,
        "suite": header.suite,
        "plain": header.plain,
        "rows": header.rows,
        "segs": [{"n": segment.length, "h": segment.sha256} for segment in header.segments],
    }
    if header.join is not None:
        values["join"] = _join_values(header.join)
    return canonical.dumps(values)


def scope_values(scope: ScopeRef | None) -> dict[str, str] | None:
    """A scope as JSON data."""
    return None if scope is None else {"office": scope.office, "plan": scope.plan}


def _join_values(join: Join) -> dict[str, str]:
    return {
        "invitation": join.invitation,
        "root_pk": to_base64(join.root_pk),
        "enc_pk": to_base64(join.enc_pk),
        "mac": to_base64(join.mac),
    }


def decode_header(data: bytes) -> Header:
    """Read a header's bytes. Bounded work; nothing is verified.

    Raises PackageError: `E-PHIENBAN` for a format, kind, suite or data version this program does not know,
    `E-GIOIHAN` for more than the limits allow, `E-KHUNG` for any other defect.
    """
    fields = as_fields(canonical.loads(data), "header")
    _require_version(fields)
    header = Header(
        kind=PackageKind(fields.text("kind", WORD)),
        sv=fields.integer("sv", least=1),
        min_sv=fields.integer("min_sv", least=1),
        app=fields.text("app", VERSION),
        package=fields.text("pkg", PACKAGE_ID),
        office=OfficeId(fields.text("from", OFFICE_ID)),
        device=DeviceId(fields.text("dev", DEVICE_ID)),
        certificate=decode_certificate(fields.octets("dev_cert")),
        to=tuple(_wrap(item) for item in fields.each("to", MAX_RECIPIENTS)),
        scope=_scope(fields),
        vector=read_vector(fields.inner("vv")),
        sequence=fields.integer("seq"),
        previous=_optional(fields, "prev", SHA256),
        made=fields.text("made", MADE),
        suite=fields.integer("suite"),
        plain=_bounded(fields, "plain", MAX_PLAIN),
        rows=_bounded(fields, "rows", MAX_ROWS),
        segments=_segments(fields),
        join=_join(fields),
    )
    _require_shape(header)
    return header


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whom a header names as its sender, and the invitation it holds, "" for none. Nothing has proved it."""

    office: OfficeId
    invitation: str


def decode_claim(data: bytes) -> Claim:
    """What a header says of its sender, also one of a newer version. Raises PackageError `E-KHUNG`."""
    fields = as_fields(canonical.loads(data), "header")
    joins = "join" in fields.values
    return Claim(
        office=OfficeId(fields.text("from", OFFICE_ID)),
        invitation=fields.inner("join").text("invitation", INVITATION_ID) if joins else "",
    )


def _require_version(fields: Fields) -> None:
    fmt = fields.integer("fmt", least=1)
    if fmt > FMT:
        raise PackageError(Fault.VERSION, "fmt", needs=fmt, has=FMT)
    kind = fields.text("kind", WORD)
    if kind not in set(PackageKind):
        raise PackageError(Fault.VERSION, "kind", needs=kind, has=PackageKind.DATA.value)
    min_sv = fields.integer("min_sv", least=1)
    if min_sv > SV:
        raise PackageError(Fault.VERSION, "sv", needs=min_sv, has=SV)
    suite = fields.integer("suite")
    if suite not in SUITES:
        raise PackageError(Fault.VERSION, "suite", needs=suite, has=max(SUITES))
    if fields.get("base") is not None:
        raise PackageError(Fault.VERSION, "base", needs="base", has=None)


def _require_shape(header: Header) -> None:
    """A data package is sealed, addressed, numbered and has a scope, and so are remarks, what one machine of
    an office has for another, and a plan given back to its office; a card or invitation is the opposite of
    all; a receipt is sealed and addressed to one office, and for the rest like a card; a bundle is a receipt
    with files.
    """
    data = header.kind in _WITH_SCOPE
    to_one = header.kind in (PackageKind.RECEIPT, PackageKind.BUNDLE)
    sealed = data or to_one
    facts = (header.suite == SEALED, bool(header.to), header.scope is not None, bool(header.sequence))
    if facts != (sealed, sealed, data, data):
        raise malformed("header-kind")
    if not data and (header.vector or header.join is not None):
        raise malformed("header-kind")
    if not data and (len(header.segments) != 1) is not (header.kind is PackageKind.BUNDLE):
        raise malformed("header-kind")
    if to_one and (len(header.to) != 1 or header.rows):
        raise malformed("header-kind")
    if header.kind is PackageKind.MACHINE and [wrap.office for wrap in header.to] != [header.office]:
        raise malformed("header-kind")
    if header.kind is PackageKind.RECOVERY and not _is_given_back(header):
        raise malformed("header-kind")
    if len({wrap.office for wrap in header.to}) != len(header.to):
        raise malformed("recipient-twice")


def _is_given_back(header: Header) -> bool:
    """Whether a package is addressed to the one office whose plan it carries, by another office."""
    owner = header.scope.office if header.scope is not None else None
    return [wrap.office for wrap in header.to] == [owner] and owner != header.office


def _bounded(fields: Fields, key: str, most: int) -> int:
    value = fields.integer(key)
    require_within(key, value, most)
    return value


def _optional(fields: Fields, key: str, form: re.Pattern[str]) -> str | None:
    return None if fields.get(key) is None else fields.text(key, form)


def _wrap(fields: Fields) -> Wrap:
    return Wrap(
        office=OfficeId(fields.text("office", OFFICE_ID)),
        key_id=fields.text("kid", KEY_ID),
        wrapped=fields.octets("wrap", WRAP_LENGTH),
    )


def _scope(fields: Fields) -> ScopeRef | None:
    if fields.get("scope") is None:
        return None
    inner = fields.inner("scope")
    return ScopeRef(office=OfficeId(inner.text("office", OFFICE_ID)), plan=read_scope_plan(inner))


def read_scope_plan(fields: Fields) -> RecordId:
    """The id of a scope's plan. Raises PackageError `E-KHUNG`."""
    plan = fields.text("plan", DOT)
    require_dot(plan)
    return RecordId(plan)


def require_dot(dot: str) -> int:
    """The counter of a well-formed dot. Raises PackageError `E-KHUNG` for anything else."""
    if not DOT.fullmatch(dot):
        raise malformed("dot", dot=dot[:40])
    counter = int(dot[DEVICE_LENGTH:], 36)
    if counter > MAX_COUNTER:
        raise malformed("dot", dot=dot)
    return counter


def read_vector(fields: Fields) -> Mapping[DeviceId, int]:
    """A version vector: device ids and counters from 1. Raises PackageError `E-KHUNG`."""
    for device in fields.values:
        if not DEVICE_ID.fullmatch(device):
            raise fields.wrong(device[:40])
    return {DeviceId(device): fields.integer(device, least=1) for device in fields.values}


def _segments(fields: Fields) -> tuple[Segment, ...]:
    segments = tuple(
        Segment(length=item.integer("n", least=1, most=MAX_FILE), sha256=item.text("h", SHA256))
        for item in fields.each("segs", MAX_SEGMENTS)
    )
    if not segments:
        raise fields.wrong("segs")
    attached = [segment.length for segment in segments[1:]]
    require_within("attachment", max(attached, default=0), MAX_ATTACHMENT)
    require_within("attachments", sum(attached), MAX_ATTACHMENTS)
    return segments


def _join(fields: Fields) -> Join | None:
    if "join" not in fields.values:
        return None
    inner = fields.inner("join")
    return Join(
        invitation=inner.text("invitation", INVITATION_ID),
        root_pk=inner.octets("root_pk", KEY_LENGTH),
        enc_pk=inner.octets("enc_pk", KEY_LENGTH),
        mac=inner.octets("mac", KEY_LENGTH),
    )
