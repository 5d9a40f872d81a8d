"""Receipts: one office's signed word that it holds a package, and the ten digits that say the same.

The digits are symmetric: they convince the office that sent the package and nobody else.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.versions import DeviceId, VersionVector
from ccapp.exchange import canonical, codec, crypto, lines
from ccapp.exchange.bare import bare_header
from ccapp.exchange.errors import malformed
from ccapp.exchange.fields import DEVICE_ID, DOT, PACKAGE_ID, SHA256, own_name
from ccapp.exchange.frame import split_frame
from ccapp.exchange.header import (
    Header,
    PackageKind,
    decode_header,
    read_vector,
    require_dot,
)
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.limits import MAX_LINE, MAX_NAMED, require_within
from ccapp.exchange.package import (
    Recipient,
    decrypted,
    new_package_id,
    require_sender,
    require_signature,
    signed_package,
    wrap_for,
)
from ccapp.exchange.reads import Reads, advertised, read_reads

CODE_LENGTH: Final = 10
REFUSED: Final = "refused"  # the result of a notice: the identity that sent the package is refused
_GROUP: Final = 5
_KEY_INFO: Final = b"khx/receipt-code/v1\0"
_WORD: Final = "đã nhận"
_RESULT: Final = re.compile(r"[a-z][a-z-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says: which package it is about, what became of it, and since when.

    `device`, `sequence`, `package` and `sha256` (hex, of the whole file) name the package; `result` is a word
    such as `merged`; `at` the receiver's clock; `held` what the receiver has seen of the plan by now.
    `have` and `want` are the SHA-256 of attachments of the plan that it holds, and that it lacks.
    """

    device: DeviceId
    sequence: int
    package: str
    sha256: str
    plan: RecordId
    result: str
    at: str
    held: VersionVector
    have: tuple[str, ...] = ()
    want: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedReceipt:
    """A verified receipt: who signed it, the name that office gives itself, what it says, and what that
    office can read where it says so.
    """

    office: OfficeId
    name: str
    receipt: Receipt
    reads: Reads | None = None


def seal_receipt(
    receipt: Receipt, *, keys: OfficeKeys, to: Recipient, name: str, made: datetime, app: str
) -> bytes:
    """The bytes of a receipt that only the office which sent the package can read. `name` is ours."""
    content_key, package = crypto.new_key(), new_package_id()
    wraps = (wrap_for(content_key, to, keys.office, package),)
    header = bare_header(PackageKind.RECEIPT, keys, package, made=made, app=app, to=wraps)
    line = {**codec.binding(header), "name": own_name(name), **_values(receipt)}
    packed, plain = lines.pack([canonical.dumps(line)])
    segment = crypto.seal_segment(content_key, 0, package, packed)
    return signed_package(header, keys, plain=plain, segments=[segment])


def _values(receipt: Receipt) -> dict[str, object]:
    return {
        **advertised(),
        "at": receipt.at,
        "have": list(receipt.have[:MAX_NAMED]),
        "held": dict(receipt.held),
        "of": {
            "dev": receipt.device,
            "pkg": receipt.package,
            "plan": receipt.plan,
            "seq": receipt.sequence,
            "sha256": receipt.sha256,
        },
        "result": receipt.result,
        "want": list(receipt.want[:MAX_NAMED]),
    }


def open_receipt(data: bytes, *, keys: OfficeKeys, sender_root_pk: bytes) -> OpenedReceipt:
    """Verify and read a receipt of an office whose root key is known.

    In the order of `open_scope`: frame, header, signature (`E-CHUKY`), certificate (`E-NGUOIGUI`), recipient
    (`E-NHAMNGUOI`), length and hash, decryption (`E-CHUKY`), content (`E-KHUNG`). Raises PackageError and
    nothing else. Whether it is about a package of ours is for the caller to see.
    """
    header = require_receipt(data, sender_root_pk)
    (packed,) = decrypted(split_frame(data), header, keys)
    require_within("plain", header.plain, MAX_LINE)
    line = next(lines.unpack(packed, plain=header.plain, rows=0))
    fields = codec.bound_fields(line, header)
    of = fields.inner("of")
    plan = of.text("plan", DOT)
    require_dot(plan)
    receipt = Receipt(
        device=DeviceId(of.text("dev", DEVICE_ID)),
        sequence=of.integer("seq", least=1),
        package=of.text("pkg", PACKAGE_ID),
        sha256=of.text("sha256", SHA256),
        plan=RecordId(plan),
        result=fields.text("result", _RESULT),
        at=fields.moment("at"),
        held=read_vector(fields.inner("held")),
        have=fields.texts("have", SHA256, MAX_NAMED),
        want=fields.texts("want", SHA256, MAX_NAMED),
    )
    return OpenedReceipt(
        office=header.office, name=fields.name("name"), receipt=receipt, reads=read_reads(fields)
    )


def require_receipt(data: bytes, sender_root_pk: bytes) -> Header:
    """The header of a receipt that this office's device signed; nothing is decrypted. Raises PackageError."""
    frame = split_frame(data)
    header = decode_header(frame.header)
    require_signature(frame, header)
    require_sender(header, sender_root_pk)
    if header.kind is not PackageKind.RECEIPT:
        raise malformed("header-kind")
    return header


def receipt_code(keys: OfficeKeys, other_enc_pk: bytes, *, sender: OfficeId, sha256: str) -> str:
    """Ten digits by which an office says that it holds a package, the same on both sides: `48213 09577`.

    `sender` sent the package: either we or the other office, whose encryption key `other_enc_pk` is. Raises
    PackageError `E-KHUNG` for a key that gives the same secret to everybody.
    """
    key = crypto.shared_key(keys.encryption, other_enc_pk, _KEY_INFO)
    statement = canonical.dumps({"sender": sender, "sha256": sha256, "word": _WORD})
    number = int.from_bytes(hmac.digest(key, statement, "sha256"), "big") % 10**CODE_LENGTH
    digits = f"{number:0{CODE_LENGTH}d}"
    return f"{digits[:_GROUP]} {digits[_GROUP:]}"
