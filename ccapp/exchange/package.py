"""Packages of data: one scope sealed to its readers, and opened again in the one safe order."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import DeviceId
from ccapp.exchange import attached, codec, crypto, lines
from ccapp.exchange.attached import Attachments, Reading, Unsealed
from ccapp.exchange.authority import require_authority, require_own_devices, require_own_scope
from ccapp.exchange.codec import Content, Names
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.frame import (
    HEAD_LENGTH,
    Frame,
    Segments,
    StoredPackage,
    frame_head,
    signed_bytes,
    split_body,
    split_frame,
)
from ccapp.exchange.header import (
    MIN_SV,
    SEALED,
    SV,
    Header,
    Join,
    PackageKind,
    ScopeRef,
    Segment,
    Wrap,
    decode_header,
    encode_header,
)
from ccapp.exchange.keys import OfficeKeys, require_issued
from ccapp.exchange.limits import MAX_ATTACHMENT, MAX_FILE, MAX_RECIPIENTS, require_within

NOBODY_REVOKED: Final[Mapping[DeviceId, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """An office and the encryption key it is known by."""

    office: OfficeId
    enc_pk: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """What the sending office adds to a state: the running number of this device's packages, from 1, the
    SHA-256 (hex) of its previous one, the clock (with its offset from UTC), the program's version, names,
    the proof of an invitation until it is confirmed, and the data version that its reader can read.
    """

    sequence: int
    made: datetime
    app: str
    names: Names
    previous: str | None = None
    join: Join | None = None
    sv: int = SV


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedScope:
    """A verified package. `attachments` give plain bytes in the sender's order, known by their SHA-256."""

    header: Header
    state: ScopeState
    names: Names
    attachments: Attachments
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPackage:
    """A package ready to be written: what stands before the attachments, then each of them when asked for."""

    header: Header
    head: bytes
    attachments: tuple[Reading, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the whole file."""
        apart = self.header.segments[attached.FIRST :] if self.attachments else ()
        return len(self.head) + sum(segment.length for segment in apart)

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the file, in parts. Raises what reading an attachment raises."""
        yield self.head
        yield from (read() for read in self.attachments)

    @property
    def data(self) -> bytes:
        """The bytes of the file in one piece."""
        return b"".join(self.chunks())


def seal_scope(
    state: ScopeState,
    *,
    keys: OfficeKeys,
    to: Sequence[Recipient],
    dispatch: Dispatch,
    attachments: Sequence[bytes] = (),
    kind: PackageKind = PackageKind.DATA,
) -> bytes:
    """The bytes of a package as `prepare_scope` makes it, with attachments that are in memory."""
    _require_bounded(to, attachments)
    readings = tuple(map(_reading, attachments))
    return prepare_scope(state, keys=keys, to=to, dispatch=dispatch, attachments=readings, kind=kind).data


def _reading(data: bytes) -> Reading:
    return lambda: data


def prepare_scope(
    state: ScopeState,
    *,
    keys: OfficeKeys,
    to: Sequence[Recipient],
    dispatch: Dispatch,
    attachments: Sequence[Reading] = (),
    kind: PackageKind = PackageKind.DATA,
) -> SealedPackage:
    """A package that only the offices in `to` can read: our plan, with the kind `remarks` our remarks on a
    plan of theirs, with `recovery` their plan as it was received. Each attachment is read once here, and once
    more when the package is written.

    Raises PackageError for a state that an honest reader would refuse: `E-GIOIHAN`, `E-QUYEN`, `E-KHUNG`;
    and what reading an attachment raises.
    """
    scope = ScopeRef(office=state.office, plan=state.plan)
    if kind is PackageKind.RECOVERY:
        require_authority(state.records, role=Role.COMMUNE, scope=scope)
    else:
        require_own_scope(scope, keys.office)
        require_authority(state.records, role=keys.role, scope=scope)
    _require_bounded(to, ())
    content_key, package = crypto.new_key(), new_package_id()
    records = codec.encode_records(state)
    header = Header(
        kind=kind,
        sv=dispatch.sv,
        min_sv=MIN_SV,
        app=dispatch.app,
        package=package,
        office=keys.office,
        device=keys.device,
        certificate=keys.certificate,
        to=tuple(wrap_for(content_key, reader, keys.office, package) for reader in to),
        scope=scope,
        vector=state.vector,
        sequence=dispatch.sequence,
        previous=dispatch.previous,
        made=stamp(dispatch.made),
        suite=SEALED,
        plain=0,
        rows=len(records),
        segments=(),
        join=dispatch.join,
    )
    packed, plain = lines.pack([codec.encode_first(header, dispatch.names), *records])
    first = crypto.seal_segment(content_key, 0, package, packed)
    more = attached.sealing(content_key, package, attachments)
    named = (_segment(first), *(_segment(read()) for read in more))
    complete, head = _signed(replace(header, plain=plain, segments=named), keys)
    made = SealedPackage(header=complete, head=head + first, attachments=more)
    require_within("file", made.size, MAX_FILE)
    return made


def _segment(part: bytes) -> Segment:
    return Segment(length=len(part), sha256=hashlib.sha256(part).hexdigest())


def _signed(header: Header, keys: OfficeKeys) -> tuple[Header, bytes]:
    encoded = encode_header(header)
    # The writer is held to the reader's rules, so that no package leaves that nobody could open.
    decode_header(encoded)
    return header, frame_head(encoded, crypto.sign(keys.signing, signed_bytes(encoded)))


def _require_bounded(to: Sequence[Recipient], attachments: Sequence[bytes]) -> None:
    require_within("header.to", len(to), MAX_RECIPIENTS)
    require_within("attachment", max(map(len, attachments), default=0), MAX_ATTACHMENT - crypto.TAG_LENGTH)


def new_package_id() -> str:
    """A random package id: 32 hex digits."""
    return secrets.token_hex(16)


def stamp(made: datetime) -> str:
    """A time with its offset, to the minute: `2026-11-20T08:15+07:00`. Raises ValueError without offset."""
    if made.utcoffset() is None:
        raise ValueError("a time without its offset from UTC")
    return made.isoformat(timespec="minutes")


def wrap_for(content_key: bytes, reader: Recipient, sender: OfficeId, package: str) -> Wrap:
    """The content key sealed to one reader, bound to sender and package."""
    wrapped = crypto.wrap(content_key, reader.enc_pk, sender=sender, recipient=reader.office, package=package)
    return Wrap(office=reader.office, key_id=crypto.key_id(reader.enc_pk), wrapped=wrapped)


def signed_package(header: Header, keys: OfficeKeys, *, plain: int, segments: Sequence[bytes]) -> bytes:
    """Complete a header with its segments, sign it and frame it."""
    _, head = _signed(replace(header, plain=plain, segments=tuple(map(_segment, segments))), keys)
    return b"".join((head, *segments))


def read_header(data: bytes) -> Header:
    """What a package says of itself: enough of its start is enough. Bounded work, nothing verified.

    Raises PackageError as `decode_header` and `split_frame` do.
    """
    return decode_header(split_frame(data[:HEAD_LENGTH]).header)


def open_scope(
    data: bytes | StoredPackage,
    *,
    keys: OfficeKeys,
    sender_root_pk: bytes,
    sender_role: Role,
    revoked: Mapping[DeviceId, int] = NOBODY_REVOKED,
    foreign: Iterable[DeviceId] = (),
) -> OpenedScope:
    """Verify and read a data package of an office whose root key and role are known.

    `revoked` gives the last valid sequence of revoked devices; `foreign` names devices known to belong to
    other offices than the sender, whose writes it must not claim. In this order: frame, header, signature
    (`E-CHUKY`), certificate up to the root (`E-NGUOIGUI`), revocation (`E-THUHOI`), recipient
    (`E-NHAMNGUOI`), lengths and hashes (`E-KHUNG`, `E-CHUKY`), decryption (`E-CHUKY`), content
    (`E-GIOIHAN`, `E-KHUNG`), ownership (`E-QUYEN`). Raises PackageError, and OSError where a stored package
    cannot be read, and nothing else.
    """
    frame = split_frame(data)
    header = decode_header(frame.header)
    require_signature(frame, header)
    require_sender(header, sender_root_pk)
    _require_not_revoked(header, revoked)
    unsealed = decrypted(frame, header, keys)
    opened = _read(data, header, unsealed)
    _require_owned(header, opened.state, keys=keys, sender_role=sender_role, foreign=foreign)
    return opened


def open_forwarded(data: bytes, *, content_key: bytes, sender_root_pk: bytes) -> OpenedScope:
    """As `open_scope`, of a commune's data package that another office was sent and hands on with its content
    key: signature, certificate, hashes and content are verified all the same.
    """
    frame = split_frame(data)
    header = decode_header(frame.header)
    require_signature(frame, header)
    require_sender(header, sender_root_pk)
    if header.kind is not PackageKind.DATA:
        raise malformed("header-kind")
    segments = require_segments(frame, header)
    unsealed = Unsealed(segments=segments, content_key=content_key, package=header.package)
    opened = _read(data, header, unsealed)
    scope = ScopeRef(office=opened.state.office, plan=opened.state.plan)
    require_own_scope(scope, header.office)
    require_authority(opened.state.records, role=Role.COMMUNE, scope=scope)
    return opened


def content_key_of(data: bytes | StoredPackage, keys: OfficeKeys) -> bytes:
    """The content key of a package that was sealed to this office. Raises PackageError `E-NHAMNGUOI`."""
    header = decode_header(split_frame(data).header)
    mine, private = _own_wrap(header, keys)
    return crypto.unwrap(
        mine.wrapped, private, sender=header.office, recipient=keys.office, package=header.package
    )


def _read(data: bytes | StoredPackage, header: Header, unsealed: Unsealed) -> OpenedScope:
    """The content of a package whose signature and certificate hold."""
    attachments = attached.opened(unsealed)
    content = codec.decode(lines.unpack(unsealed[0], plain=header.plain, rows=header.rows), header)
    state = _state(header, content)
    return OpenedScope(
        header=header,
        state=state,
        names=content.names,
        attachments=attachments,
        sha256=data.sha256 if isinstance(data, StoredPackage) else hashlib.sha256(data).hexdigest(),
    )


def _require_owned(
    header: Header, state: ScopeState, *, keys: OfficeKeys, sender_role: Role, foreign: Iterable[DeviceId]
) -> None:
    """Raise PackageError `E-QUYEN` unless the sender may write all of it; a plan given back is the reader's
    own, which only a superior gives back.
    """
    scope = ScopeRef(office=state.office, plan=state.plan)
    if header.kind is PackageKind.RECOVERY:
        if sender_role is not Role.SUPERIOR or scope.office != keys.office:
            raise PackageError(Fault.AUTHORITY, "recovery", office=header.office)
        require_own_devices(header.vector, foreign)
        require_authority(state.records, role=keys.role, scope=scope)
        return
    require_own_scope(scope, header.office)
    own_device = () if header.office == keys.office else (keys.device,)
    require_own_devices(header.vector, (*foreign, *own_device))
    require_authority(state.records, role=sender_role, scope=scope)


def decrypted(frame: Frame, header: Header, keys: OfficeKeys) -> Unsealed:
    """The plain segments of a package whose signature holds, each opened when it is asked for.

    Raises PackageError: `E-NHAMNGUOI` where it is sealed to others, then as `require_segments`, then
    `E-CHUKY`.
    """
    mine, private = _own_wrap(header, keys)
    segments = require_segments(frame, header)
    content_key = crypto.unwrap(
        mine.wrapped, private, sender=header.office, recipient=keys.office, package=header.package
    )
    return Unsealed(segments=segments, content_key=content_key, package=header.package)


def _state(header: Header, content: Content) -> ScopeState:
    if header.scope is None:
        raise malformed("header-kind")
    return ScopeState(
        office=header.scope.office,
        plan=header.scope.plan,
        vector=header.vector,
        records=content.records,
    )


def require_signature(frame: Frame, header: Header) -> None:
    """Raise PackageError `E-CHUKY` unless the device named in the certificate signed these bytes."""
    if not crypto.is_signed(header.certificate.sign_pk, frame.signature, frame.signed):
        raise PackageError(Fault.SIGNATURE, "signature", office=header.office)


def require_sender(header: Header, root_pk: bytes) -> None:
    """Raise PackageError `E-NGUOIGUI` unless header and certificate are one, and the office's root's."""
    certificate = header.certificate
    require_issued(certificate, root_pk)
    if (certificate.office, certificate.device) != (header.office, header.device):
        raise PackageError(Fault.SENDER, "certificate-of-another", office=header.office)
    if header.sequence and header.sequence < certificate.from_seq:
        raise PackageError(Fault.SENDER, "certificate-later", office=header.office)
    join = header.join
    if join is not None and (join.root_pk, join.enc_pk) != (root_pk, certificate.enc_pk):
        raise PackageError(Fault.SENDER, "join-keys", office=header.office)


def _require_not_revoked(header: Header, revoked: Mapping[DeviceId, int]) -> None:
    last = revoked.get(header.device)
    if last is not None and header.sequence > last:
        raise PackageError(Fault.REVOKED, "device", office=header.office, device=header.device)


def _own_wrap(header: Header, keys: OfficeKeys) -> tuple[Wrap, bytes]:
    """The content key sealed to this office, and the key of ours that opens it, the present or an older one.

    Raises PackageError `E-NHAMNGUOI` where there is none.
    """
    for wrap in header.to:
        if wrap.office == keys.office:
            for private in (keys.encryption, *keys.older):
                if wrap.key_id == crypto.key_id(crypto.encryption_public(private)):
                    return wrap, private
            raise PackageError(Fault.RECIPIENT, "key", to=(wrap.office,))
    raise PackageError(Fault.RECIPIENT, "office", to=tuple(wrap.office for wrap in header.to))


def require_segments(frame: Frame, header: Header) -> Segments:
    """Cut the segments and compare their hashes with the verified header.

    Raises PackageError `E-KHUNG` for a file that is shorter or longer, `E-CHUKY` for changed bytes.
    """
    segments = split_body(frame.body, [segment.length for segment in header.segments])
    for index, (part, segment) in enumerate(zip(segments, header.segments, strict=True)):
        if hashlib.sha256(part).hexdigest() != segment.sha256:
            raise PackageError(Fault.SIGNATURE, "segment-hash", segment=index)
    return segments
