"""A second reader of the sync file, first written from ccapp/exchange/FORMAT.md alone.

What that page left open was then settled in the page.

It shares nothing with the program: no module of ccapp, and HPKE is spelt out instead of taken from a library.
Where it and the program's own reader disagree, the page is wrong, or one of the two. Numbers in comments are
the page's sections.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tests.exchange.second_forms import (
    ASSIGNMENT,
    CARD,
    CERTIFICATE,
    HEADER,
    HIDDEN,
    INVITE,
    JOIN,
    NOT_EMPTY,
    RECEIPT,
    SHA,
    Object,
    RefusedError,
    canonical,
    fits,
    need,
    raw,
    require_dot,
    require_name,
    require_said,
    spelled,
)

MIB = 2**20

# 10. Who may write what.
BOTH = {
    "plan", "appendix", "layout", "item", "section", "goal", "task", "activity", "product", "occurrence",
    "indicator", "indicator_value", "extension", "adjustment", "ad_hoc_task", "report", "progress",
    "evidence", "comment",
}  # fmt: skip
SUPERIOR = {
    "assignment", "indicator_def", "report_template", "deadline_change", "decision", "suggestion", "proxy",
}  # fmt: skip
MAY_WRITE = {"commune": {*BOTH, "assignment_ack"}, "superior": {*BOTH, *SUPERIOR}}
KNOWN = {*MAY_WRITE["commune"], *MAY_WRITE["superior"], "card", "keyevent", "receipt", "want"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office that reads: its id and private key, and what it knows of others."""

    office: str
    private: bytes
    known: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)  # office → root public key, role
    invitations: Mapping[str, bytes] = field(default_factory=dict)  # invitation → secret
    revoked: Mapping[str, int] = field(default_factory=dict)  # device → its last good sequence
    devices: Mapping[str, str] = field(default_factory=dict)  # device → the office it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A package that passed everything: its header, line 1, records, attachments by hash, the root key."""

    header: Object
    first: Object
    root: bytes
    records: Sequence[Object] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)


def open_data(data: bytes, reader: Office, kind: str = "data") -> Opened:
    """A data package (or another with a scope, by ``kind``) opened for ``reader`` by section 10."""
    header, certificate = _head(data, kind)
    root, role = _sender(header, certificate, reader)
    revoked = reader.revoked.get(header["dev"])
    need(revoked is None or header["seq"] <= revoked, "device revoked", "E-THUHOI")
    (first, *lines), attachments = _unsealed(data, header, reader)
    said = _bound(first, header)
    if said.get("title") != "":
        require_name(said.get("title"))
    records = [_record(line, header["vv"]) for line in lines]
    need(len({record["id"] for record in records}) == len(records), "an id twice")
    if kind == "recovery":  # 9f: what the reader's own office wrote comes back
        own = header["scope"]["office"] == reader.office
        need(role == "superior" and own, "given back by no superior", "E-QUYEN")
        _owned(header | {"from": reader.office}, "commune", records, reader)
    else:
        _owned(header, role, records, reader)
    for record in records:
        if record["t"] == "assignment":
            fits(record["f"], ASSIGNMENT)
            fits(record["f"], {"number": NOT_EMPTY, "issuer": NOT_EMPTY})
    if kind == "remarks":
        need(role == "superior", "remarks of a commune", "E-QUYEN")
        for record in records:
            require_said(record)
    return Opened(header=header, first=said, records=records, attachments=attachments, root=root)


def open_card(data: bytes, kind: str = "card") -> Opened:
    """A card, or a connection file (``kind`` "invite"): one hand made it, nothing says whose."""
    header, certificate = _head(data, kind)
    (segment,) = _segments(data, header)
    (line,) = _lines(segment, header)
    first = canonical(line)
    fits(first, CARD if kind == "card" else INVITE)
    need(all(first[key] == header[key] for key in ("dev", "from", "pkg")), "line 1", "E-CHUKY")
    root = raw(first["root_pk"])
    _certified(header, certificate, root)
    same = all(first[key] == certificate[key] for key in ("enc_pk", "role"))
    need(same, "line 1 is not the certificate's", "E-NGUOIGUI")
    require_usable(raw(first["enc_pk"]))
    return Opened(header=header, first=first, root=root)


def open_receipt(data: bytes, reader: Office) -> Opened:
    """A receipt of an office that ``reader`` knows. Whether it is about a file of ours: ``is_receipt_of``."""
    header, certificate = _head(data, "receipt")
    need(header["from"] in reader.known, "a receipt introduces nobody", "E-NGUOIGUI")
    root, _ = _sender(header, certificate, reader)
    ((line,), _) = _unsealed(data, header, reader)
    first = _bound(line, header)
    fits(first, RECEIPT)
    for listed in (first[key] for key in ("have", "want") if key in first):
        fits(listed, [SHA])
        need(len(listed) <= 1000, "too many files", "E-GIOIHAN")
    return Opened(header=header, first=first, root=root)


def is_receipt_of(receipt: Opened, file: bytes) -> bool:
    """Whether a receipt is about this file of ours: by hash, by its header's words, and sent to the giver."""
    header, of = frame(file)[2], receipt.first["of"]
    told = {**{key: header[key] for key in ("dev", "pkg", "seq")}, "plan": header["scope"]["plan"]}
    ours = header["from"] == receipt.header["to"][0]["office"]
    went = receipt.header["from"] in {entry["office"] for entry in header["to"]}
    return ours and went and sha256(file) == of["sha256"] and all(of[key] == told[key] for key in told)


def receipt_code(*, private: bytes, other: bytes, sender: str, file_sha256: str) -> str:
    """The ten digits of section 9a, from one office's private and the other's public key."""
    key = mac(mac(bytes(32), agree(private, other)), b"khx/receipt-code/v1\0\x01")
    said = spelled({"sender": sender, "sha256": file_sha256, "word": "đã nhận"})
    digits = f"{int.from_bytes(mac(key, said), 'big') % 10**10:010d}"
    return f"{digits[:5]} {digits[5:]}"


def comparison_code(*sides: tuple[str, bytes]) -> str:
    """The twelve digits of section 9 for two offices, each its id and root public key, in any order."""
    both = b"".join(sorted(bytes.fromhex(office) + root for office, root in sides))
    out = hashlib.scrypt(both, salt=b"khx/pair/v1\0", n=32_768, r=8, p=6, maxmem=64 * MIB, dklen=32)
    digits = f"{int.from_bytes(out, 'big') % 10**12:012d}"
    return f"{digits[:4]} {digits[4:8]} {digits[8:]}"


# 1. Frame.


def frame(data: bytes) -> tuple[bytes, bytes, Object]:
    """Header bytes, signature, and the header as an object whose forms are not looked at."""
    need(len(data) <= 1024 * MIB, "file size", "E-GIOIHAN")
    need(data[:8] == bytes.fromhex("4B485847310D0A1A") and len(data) >= 12, "magic")
    length = int.from_bytes(data[8:12], "big")
    need(length <= 65_536, "header length", "E-GIOIHAN")
    need(length >= 64 and len(data) >= 76 + length, "header length")
    head = data[12 : 12 + length]
    return head, data[12 + length : 76 + length], canonical(head)


def _head(data: bytes, kind: str) -> tuple[Object, Object]:
    """Steps 1 to 3: the header and the certificate's statement, which step 4 will verify."""
    head, signature, header = frame(data)
    _versions(header)
    fits(header, HEADER)
    _shape(header)
    certificate = raw(header["dev_cert"])
    need(64 <= len(certificate) <= 2_048, "certificate")
    statement = canonical(certificate[64:])
    fits(statement, CERTIFICATE)
    need(set(statement) == set(CERTIFICATE), "certificate")
    _signed(raw(statement["sign_pk"]), signature, b"khx/package/v1\0" + head, "E-CHUKY")
    need(header["kind"] == kind, f"a {header['kind']}, not a {kind}")
    return header, statement


# 4. Header.


def _versions(header: Object) -> None:
    kinds = ["data", "remarks", "machine", "recovery", "card", "invite", "receipt", "keyevent", "bundle"]
    known: Object = {"fmt": [1], "kind": kinds, "min_sv": [1], "suite": [0, 1]}
    for key, values in known.items():
        fits(header, {key: HEADER[key]})
        need(header[key] in values, key, "E-PHIENBAN")
    need("base" in header, "base")
    need(header["base"] is None, "base", "E-PHIENBAN")


def _shape(header: Object) -> None:
    """What goes with the kind, and the limits that the header alone shows."""
    data = header["kind"] in ("data", "remarks", "machine", "recovery")
    sealed, files = data or header["kind"] in ("receipt", "bundle"), header["kind"] == "bundle"
    sizes = [seg["n"] for seg in header["segs"]]
    need(sizes, "segs")
    facts = (header["suite"] == 1, len(header["to"]) > 0, header["scope"] is not None, header["seq"] > 0)
    need(facts == (sealed, sealed, data, data), "not of its kind")
    offices = [wrap["office"] for wrap in header["to"]]
    need(header["kind"] != "machine" or offices == [header["from"]], "not of its kind")
    if header["kind"] == "recovery":
        need(offices == [header["scope"]["office"]] != [header["from"]], "not of its kind")
    need(data or files is (len(sizes) > 1), "not of its kind")
    need(data or not (header["vv"] or header["rows"] or header["to"][1:]), "not of its kind")
    need(data or "join" not in header, "join")
    need(len({entry["office"] for entry in header["to"]}) == len(header["to"]), "an office twice")
    if "join" in header:
        fits(header["join"], JOIN)
    limits = [(len(header["to"]), 8), (len(sizes), 2_000), (header["rows"], 200_000)]
    limits += [(max(sizes[1:], default=0), 20 * MIB), (sum(sizes[1:]), 512 * MIB)]
    limits.append((header["plain"], 64 * MIB if data else 262_144))
    need(all(value <= most for value, most in limits), "a limit of the header", "E-GIOIHAN")


# 5. Device certificate, 9. joining.


def _signed(key: bytes, signature: bytes, message: bytes, code: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature as error:
        raise RefusedError(code, "signature") from error


def _certified(header: Object, statement: Object, root: bytes) -> None:
    certificate = raw(header["dev_cert"])
    _signed(root, certificate[:64], b"khx/devcert/v1\0" + certificate[64:], "E-NGUOIGUI")
    own = (statement["office"], statement["device"]) == (header["from"], header["dev"])
    need(own, "a certificate of another", "E-NGUOIGUI")
    need(header["seq"] == 0 or header["seq"] >= statement["from_seq"], "too early", "E-NGUOIGUI")


def _sender(header: Object, statement: Object, reader: Office) -> tuple[bytes, str]:
    """Step 4: the root key and the role by which the sender is known, or which it proves by an invitation."""
    join: Any = header.get("join")
    root, role = reader.known.get(header["from"], (b"", ""))
    if not root:
        need("join" in header and join["invitation"] in reader.invitations, "unknown sender", "E-NGUOIGUI")
        _proved(header, join, reader.invitations[join["invitation"]])
        root, role = raw(join["root_pk"]), "commune"
    _certified(header, statement, root)
    if join is not None:
        same = (raw(join["root_pk"]), join["enc_pk"]) == (root, statement["enc_pk"])
        need(same, "join is another office's", "E-NGUOIGUI")
    return root, role


def _proved(header: Object, join: Object, secret: bytes) -> None:
    said = {**{key: join[key] for key in ("enc_pk", "invitation", "root_pk")}, "office": header["from"]}
    proof = mac(secret, b"khx/join/v1\0" + spelled(said))
    need(hmac.compare_digest(proof, raw(join["mac"])), "join.mac", "E-NGUOIGUI")
    require_usable(raw(join["enc_pk"]))


def sha256(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def mac(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA256; also each step of HKDF, whose outputs here are never longer than 32 bytes."""
    return hmac.digest(key, data, "sha256")


def agree(private: bytes, public: bytes) -> bytes:
    """The X25519 shared secret; a public key that makes it zero is refused."""
    try:
        return X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
    except ValueError as error:
        raise RefusedError("E-KHUNG", "a public key of small order") from error


def require_usable(public: bytes) -> None:
    """Refuses an encryption key whose shared secret is zero with everybody."""
    agree(X25519PrivateKey.generate().private_bytes_raw(), public)


# 6. Sealing.


def _unsealed(data: bytes, header: Object, reader: Office) -> tuple[list[bytes], dict[str, bytes]]:
    """Steps 6 to 8 as far as the lines: all of them, and the attachments by hash."""
    public = X25519PrivateKey.from_private_bytes(reader.private).public_key().public_bytes_raw()
    mine = [entry for entry in header["to"] if entry["office"] == reader.office]
    need(mine and mine[0]["kid"] == sha256(public)[:16], "sealed to somebody else", "E-NHAMNGUOI")
    segments, package = _segments(data, header), header["pkg"]
    info = f"khx1|{header['from']}|{reader.office}|{package}".encode("ascii")
    try:
        content = ChaCha20Poly1305(hpke_open(reader.private, public, raw(mine[0]["wrap"]), info))
        plain = [
            content.decrypt(i.to_bytes(12, "big"), segment, f"seg{i}{package}".encode("ascii"))
            for i, segment in enumerate(segments)
        ]
    except (InvalidTag, RefusedError) as error:
        raise RefusedError("E-CHUKY", "seal") from error
    return _lines(plain[0], header), {sha256(file): file for file in plain[1:]}


def _segments(data: bytes, header: Object) -> list[bytes]:
    """Step 7."""
    offset, segments = 76 + int.from_bytes(data[8:12], "big"), []
    need(offset + sum(seg["n"] for seg in header["segs"]) == len(data), "segments do not fill the file")
    for seg in header["segs"]:
        segments.append(data[offset : offset + seg["n"]])
        need(sha256(segments[-1]) == seg["h"], "hash of a segment", "E-CHUKY")
        offset += seg["n"]
    return segments


def hpke_open(private: bytes, public: bytes, wrap: bytes, info: bytes) -> bytes:
    """RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, no aad."""
    kem, suite = b"HPKE-v1KEM\x00\x20", b"HPKE-v1HPKE\x00\x20\x00\x01\x00\x03"
    start = mac(b"", kem + b"eae_prk" + agree(private, wrap[:32]))
    shared = mac(start, b"\x00\x20" + kem + b"shared_secret" + wrap[:32] + public + b"\x01")
    context = b"\x00" + mac(b"", suite + b"psk_id_hash") + mac(b"", suite + b"info_hash" + info)
    secret = mac(shared, suite + b"secret")
    key = mac(secret, b"\x00\x20" + suite + b"key" + context + b"\x01")
    nonce = mac(secret, b"\x00\x0c" + suite + b"base_nonce" + context + b"\x01")[:12]
    return ChaCha20Poly1305(key).decrypt(nonce, wrap[32:], b"")


# 7. Lines.


def _lines(stream: bytes, header: Object) -> list[bytes]:
    need(header["plain"] <= 40 * len(stream) + MIB, "ratio", "E-GIOIHAN")
    inflating = zlib.decompressobj()
    try:
        text = inflating.decompress(stream, header["plain"] + 1)
    except zlib.error as error:
        raise RefusedError("E-KHUNG", "zlib") from error
    need(inflating.eof and not inflating.unused_data, "the stream does not end with the segment")
    need(len(text) == header["plain"] and text.endswith(b"\n"), "plain")
    lines = text[:-1].split(b"\n")
    need(len(lines) == header["rows"] + 1, "rows")
    need(all(len(line) <= 262_144 for line in lines), "a line", "E-GIOIHAN")
    return lines


def _bound(line: bytes, header: Object) -> Object:
    """Line 1 of a sealed package says again whose it is, whom it is for and what it covers."""
    first, scope = canonical(line), header["scope"]
    told = {key: header[key] for key in ("dev", "from", "pkg", "vv")}
    told["to"] = [{"kid": entry["kid"], "office": entry["office"]} for entry in header["to"]]
    told["scope"] = scope and {"office": scope["office"], "plan": scope["plan"]}
    need(told.keys() <= first.keys(), "line 1")
    need(all(first[key] == value for key, value in told.items()), "line 1", "E-CHUKY")
    fits(first, {"name": require_name})
    return first


def _record(line: bytes, vv: Mapping[str, int]) -> Object:
    record = canonical(line)
    need(set(record) == {"t", "id", "f", "v"}, "keys of a record")
    fits(record, {"t": "[a-z][a-z0-9_]{0,39}", "f": {}, "v": {}})
    for name in (*record["f"], *record["v"]):
        fits(name, "[a-z_][a-z0-9_.]{0,63}")
    for dot in (record["id"], *record["v"].values()):
        require_dot(dot)
        need(int(dot[12:], 36) <= vv.get(dot[:12], 0), "a dot beyond the version vector")
    for value in record["f"].values():
        need(value is None or type(value) is int or isinstance(value, str), "a field")
        need(len(str(value)) <= 20_000, "a text", "E-GIOIHAN")
        need(not re.search("[\0-\x08\x0b\x0c\x0e-\x1f]", str(value)), "a control character")
    name = record["f"].get("name")
    if record["t"] == "evidence" and isinstance(name, str):
        need(name.strip(". ") and not re.search(HIDDEN + r'|[/\\:*?"<>|]', name), "a file name")
    return record


# 10. Ownership, step 9.


def _owned(header: Object, role: str, records: Sequence[Object], reader: Office) -> None:
    office, plan = header["scope"]["office"], header["scope"]["plan"]
    own = all(reader.devices.get(device, office) == office for device in header["vv"])
    need(office == header["from"] and own, "another office's", "E-QUYEN")
    for record in records:
        kind, fields = record["t"], record["f"]
        whole = kind != "plan" or (record["id"] == plan and fields.get("office_id", office) == office)
        named = kind == "plan" or fields.get("plan_id", plan) == plan
        allowed = kind not in KNOWN or (kind in MAY_WRITE[role] and whole and named)
        need(allowed, f"{kind} of a {role}", "E-QUYEN")
