"""Files in clear of one line: cards, connection files and key events."""

from __future__ import annotations

from datetime import datetime

from ccapp.exchange import canonical, lines
from ccapp.exchange.bare import bare_header
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import Fields, as_fields
from ccapp.exchange.frame import split_frame
from ccapp.exchange.header import Header, PackageKind, decode_header
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.limits import MAX_LINE, require_within
from ccapp.exchange.package import (
    new_package_id,
    require_segments,
    require_signature,
    signed_package,
)


def seal_clear(
    kind: PackageKind, keys: OfficeKeys, values: dict[str, object], *, made: datetime, app: str
) -> bytes:
    """The bytes of a file of one line: these values, and what binds them to its header."""
    header = bare_header(kind, keys, new_package_id(), made=made, app=app)
    packed, plain = lines.pack([canonical.dumps({**_binding(header), **values})])
    return signed_package(header, keys, plain=plain, segments=[packed])


def _binding(header: Header) -> dict[str, object]:
    return {"dev": header.device, "from": header.office, "pkg": header.package}


def open_clear(data: bytes, kind: PackageKind) -> tuple[Header, Fields]:
    """Verify frame, header and signature of a file of this kind; its header, and the values of its line.

    Whose it is stays for the caller to say. Raises PackageError `E-KHUNG`, `E-GIOIHAN`, `E-CHUKY`.
    """
    frame = split_frame(data)
    header = decode_header(frame.header)
    require_signature(frame, header)
    if header.kind is not kind or header.rows:
        raise malformed("header-kind")
    require_within("plain", header.plain, MAX_LINE)
    (packed,) = require_segments(frame, header)
    line = next(lines.unpack(packed, plain=header.plain, rows=0))
    fields = as_fields(canonical.loads(line), "line1")
    for key, value in _binding(header).items():
        if fields.get(key) != value:
            raise PackageError(Fault.SIGNATURE, "binding", key=key)
    return header, fields
