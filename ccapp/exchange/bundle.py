"""A bundle: original files of communes, forwarded by their superior to its own, each still its author's.

The forwarding office adds nothing to them: it hands on the content keys that were sealed to it, and says by
which root key it knows each author. Whoever opens it verifies every original to the last byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ccapp.domain.plan import OfficeId
from ccapp.exchange import attached, canonical, codec, crypto, lines
from ccapp.exchange.attached import Reading
from ccapp.exchange.bare import bare_header
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import OFFICE_ID, SHA256, Fields, own_name, to_base64
from ccapp.exchange.frame import split_frame
from ccapp.exchange.header import Header, PackageKind, decode_header
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.limits import MAX_FILE, MAX_LINE, require_within
from ccapp.exchange.package import (
    OpenedScope,
    Recipient,
    decrypted,
    new_package_id,
    open_forwarded,
    require_sender,
    require_signature,
    signed_package,
    wrap_for,
)

_KEY: Final = 32  # bytes of a root key and of a content key


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One file to forward: whose it is by the name and root key that we know, its bytes, its content key."""

    office: OfficeId
    name: str
    root_pk: bytes
    content_key: bytes
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """An original that holds: the name the forwarding office has for its author, and what it says."""

    name: str
    root_pk: bytes
    data: bytes
    opened: OpenedScope


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBundle:
    """A verified bundle: who forwarded it, the name that office gives itself, and every original."""

    office: OfficeId
    name: str
    made: str
    originals: tuple[Forwarded, ...]


def seal_bundle(
    originals: Sequence[Original], *, keys: OfficeKeys, to: Recipient, name: str, made: datetime, app: str
) -> bytes:
    """The bytes of a bundle that only `to` can read. Raises PackageError `E-GIOIHAN` for more than fits."""
    require_within("bundle", len(originals), attached.MOST)
    for each in originals:
        require_within("attachment", len(each.data), attached.LARGEST)
    content_key, package = crypto.new_key(), new_package_id()
    wraps = (wrap_for(content_key, to, keys.office, package),)
    header = bare_header(PackageKind.BUNDLE, keys, package, made=made, app=app, to=wraps)
    files = [
        {
            "key": to_base64(each.content_key),
            "name": own_name(each.name),
            "office": each.office,
            "root_pk": to_base64(each.root_pk),
            "sha256": hashlib.sha256(each.data).hexdigest(),
        }
        for each in originals
    ]
    line = {**codec.binding(header), "files": files, "name": own_name(name)}
    packed, plain = lines.pack([canonical.dumps(line)])
    first = crypto.seal_segment(content_key, 0, package, packed)
    more = attached.sealing(content_key, package, [_reading(each.data) for each in originals])
    data = signed_package(header, keys, plain=plain, segments=[first, *(read() for read in more)])
    require_within("file", len(data), MAX_FILE)
    return data


def _reading(data: bytes) -> Reading:
    return lambda: data


def open_bundle(data: bytes, *, keys: OfficeKeys, sender_root_pk: bytes) -> OpenedBundle:
    """Verify and read a bundle of an office whose root key is known, and every original in it.

    In the order of `open_scope`, then each original in the same order, by the root key that the bundle names.
    One that does not hold refuses the whole. Raises PackageError and nothing else.
    """
    frame = split_frame(data)
    header = decode_header(frame.header)
    require_signature(frame, header)
    require_sender(header, sender_root_pk)
    if header.kind is not PackageKind.BUNDLE:
        raise malformed("header-kind")
    unsealed = decrypted(frame, header, keys)
    require_within("plain", header.plain, MAX_LINE)
    line = next(lines.unpack(unsealed[0], plain=header.plain, rows=0))
    fields = codec.bound_fields(line, header)
    files = fields.each("files", attached.MOST)
    if len(files) != len(unsealed) - attached.FIRST:
        raise malformed("bundle", files=len(files))
    found = tuple(
        _forwarded(each, unsealed[index], header) for index, each in enumerate(files, attached.FIRST)
    )
    return OpenedBundle(office=header.office, name=fields.name("name"), made=header.made, originals=found)


def _forwarded(fields: Fields, data: bytes, bundle: Header) -> Forwarded:
    if hashlib.sha256(data).hexdigest() != fields.text("sha256", SHA256):
        raise PackageError(Fault.SIGNATURE, "bundle", office=bundle.office)
    root_pk = fields.octets("root_pk", _KEY)
    opened = open_forwarded(data, content_key=fields.octets("key", _KEY), sender_root_pk=root_pk)
    office = fields.text("office", OFFICE_ID)
    sealed_to = {wrap.office for wrap in opened.header.to}
    if opened.header.office != office or bundle.office not in sealed_to:
        raise PackageError(Fault.SENDER, "bundle", office=opened.header.office)
    return Forwarded(name=fields.name("name"), root_pk=root_pk, data=data, opened=opened)
