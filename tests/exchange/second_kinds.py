"""The second reader's kinds between machines, about keys, and bundles: FORMAT.md 9c, 9e, 9f alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tests.exchange.second_forms import (
    DEVICE,
    ID,
    KEY,
    SHA,
    Object,
    RefusedError,
    canonical,
    fits,
    need,
    raw,
    require_name,
)
from tests.exchange.second_reader import (
    Office,
    Opened,
    _bound,
    _certified,
    _head,
    _lines,
    _segments,
    _sender,
    _signed,
    _unsealed,
    open_data,
    require_usable,
    sha256,
)

ANY = "(?s:.*)"
OFFICE_PLAN = "OFFICEOFFICEoffice"
# Where the SHA-256 of an attachment stands, by the type of the record.
NAMED = {"edition": "content", "signed_copy": "sha256"}
BUNDLE = {"files": [{"key": KEY, "name": ANY, "office": ID, "root_pk": KEY, "sha256": SHA}], "name": ANY}
EVENTS = {"events": [{"own": "(?s:.*)", "sig": "(?s:.*)", "statement": "(?s:.*)"}]}
INTRODUCED: Object = {
    "office": ID, "name": require_name, "role": "commune|superior", "root_pk": KEY, "enc_pk": KEY,
}  # fmt: skip
EVENT: Object = {"kind": "revoke|encryption|root", "n": 1, "office": ID, "prev": f"|{SHA}"}
SAYS: Mapping[str, Object] = {
    "revoke": {"device": DEVICE, "last": 0},
    "encryption": {"enc_pk": KEY},
    "root": {"root_pk": KEY},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a chain of key events comes to; `enc_pk` is empty where it has not changed."""

    root_pk: bytes
    enc_pk: bytes = b""
    revoked: Mapping[str, int] = field(default_factory=dict)
    roster: tuple[Object, ...] = ()


def open_machine(data: bytes, reader: Office, root_pk: bytes, role: str) -> tuple[Opened, list[Object]]:
    """A package of another machine of the reader's own office: what it holds, and the authors apart (9c)."""
    others = {device: office for device, office in reader.devices.items() if office != reader.office}
    known = {reader.office: (root_pk, role)}
    found = open_data(data, replace(reader, known=known, devices=others), "machine")
    authors = [record for record in found.records if record["t"] == "author"]
    records = [record for record in found.records if record["t"] != "author"]
    written = {dot for record in records for dot in record["v"].values()}
    for author in authors:
        need(author["id"] in written, "an author of nothing")
        fits(author["f"], {"who": "(?s:.*)", "at": "(?s:.*)", "machine": "(?s:.*)"})
    need(found.header["scope"]["plan"] == OFFICE_PLAN or not found.attachments, "attachments of a plan")
    return replace(found, records=records), authors


def attached(opened: Opened) -> dict[str, bytes]:
    """The attachments of a machine's package that a record of it names."""
    named = {record["f"].get(NAMED.get(record["t"], "")) for record in opened.records}
    return {digest: data for digest, data in opened.attachments.items() if digest in named}


def open_bundle(data: bytes, reader: Office) -> list[tuple[str, bytes, list[bytes]]]:
    """A bundle of an office that ``reader`` knows: author, original bytes and lines of each (9f)."""
    header, certificate = _head(data, "bundle")
    need(header["from"] in reader.known, "a bundle introduces nobody", "E-NGUOIGUI")
    _sender(header, certificate, reader)
    (line,), files = _unsealed(data, header, reader)
    first = _bound(line, header)
    fits(first, BUNDLE)
    said = first["files"]
    need(len(said) == len(header["segs"]) - 1, "files")
    need([each["sha256"] for each in said] == list(files), "another file", "E-CHUKY")
    return [
        (each["name"], files[each["sha256"]], _original(files[each["sha256"]], each, header["from"]))
        for each in said
    ]


def _original(data: bytes, said: Object, by: str) -> list[bytes]:
    header, certificate = _head(data, "data")
    _certified(header, certificate, raw(said["root_pk"]))
    sent = {entry["office"] for entry in header["to"]}
    first = _segments(data, header)[0]
    try:
        cipher = ChaCha20Poly1305(raw(said["key"]))
        plain = cipher.decrypt(bytes(12), first, f"seg0{header['pkg']}".encode("ascii"))
    except InvalidTag as error:
        raise RefusedError("E-CHUKY", "seal") from error
    need(header["from"] == said["office"] and by in sent, "not theirs", "E-NGUOIGUI")
    return _lines(plain, header)


def open_keyevents(data: bytes, root_pk: bytes) -> Keys:
    """The whole chain of an office that is known by `root_pk`, followed to its end (9e)."""
    header, certificate = _head(data, "keyevent")
    (segment,) = _segments(data, header)
    (line,) = _lines(segment, header)
    first = canonical(line)
    need({"dev", "from", "pkg"} <= first.keys(), "line 1")
    need(all(first[key] == header[key] for key in ("dev", "from", "pkg")), "line 1", "E-CHUKY")
    fits(first, EVENTS)
    need(len(first["events"]) <= 500, "too many events", "E-GIOIHAN")
    keys = _followed(first["events"], header["from"], root_pk)
    _certified(header, certificate, keys.root_pk)
    return replace(keys, roster=tuple(_roster(first)))


def _roster(first: Object) -> list[Object]:
    """The offices that a superior introduces; none where it names none."""
    if "roster" not in first:
        return []
    fits(first, {"roster": [INTRODUCED]})
    need(len(first["roster"]) <= 500, "too many offices", "E-GIOIHAN")
    for each in first["roster"]:
        require_usable(raw(each["enc_pk"]))
    return list(first["roster"])


def _followed(events: list[Object], office: str, root_pk: bytes) -> Keys:
    keys, before, believed = Keys(root_pk=root_pk), "", not events
    for number, event in enumerate(events, 1):
        statement, signature, own = _parts(event)
        said = canonical(statement)
        need({"n", "prev", "office"} <= said.keys(), "a statement")
        told = (said["n"], said["prev"], said["office"])
        need(told == (number, before, office), "not the next event", "E-NGUOIGUI")
        fits(said, EVENT)
        fits(said, SAYS[said["kind"]])
        message = b"khx/keyevent/v1\0" + statement
        believed = believed or _is_signed(root_pk, signature, message)
        if believed:
            _signed(keys.root_pk, signature, message, "E-NGUOIGUI")
        keys = _after(keys, said, own, message)
        believed = believed or (said["kind"] == "root" and keys.root_pk == root_pk)
        before = sha256(statement)
    need(believed, "no event of a root that is known", "E-NGUOIGUI")
    return keys


def _parts(event: Object) -> tuple[bytes, bytes, bytes]:
    statement, signature = raw(event["statement"]), raw(event["sig"])
    own = raw(event["own"]) if event["own"] else b""
    need(len(signature) == 64 and len(own) in (0, 64), "a signature")
    return statement, signature, own


def _is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        _signed(key, signature, message, "E-NGUOIGUI")
    except RefusedError:
        return False
    return True


def _after(keys: Keys, said: Object, own: bytes, message: bytes) -> Keys:
    if said["kind"] == "revoke":
        last = min(said["last"], keys.revoked.get(said["device"], said["last"]))
        return replace(keys, revoked={**keys.revoked, said["device"]: last})
    if said["kind"] == "encryption":
        require_usable(raw(said["enc_pk"]))
        return replace(keys, enc_pk=raw(said["enc_pk"]))
    _signed(raw(said["root_pk"]), own, message, "E-NGUOIGUI")
    return replace(keys, root_pk=raw(said["root_pk"]))
