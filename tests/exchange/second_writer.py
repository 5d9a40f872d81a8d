"""A writer of the sync file, from FORMAT.md alone: a commune that is no program of ours, and its plan.

It shares nothing with the program, nor with the second reader.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

MAGIC = b"KHXG1\r\n\x1a"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
COLUMNS = (("number", "TT"), ("title", "Nhiệm vụ"), ("product", "Sản phẩm"), ("deadline", "Thời hạn"))
Object = dict[str, Any]


def text64(data: bytes) -> str:
    """Base64 as the format writes it (2)."""
    return base64.b64encode(data).decode("ascii")


def canonical(value: object) -> bytes:
    """Canonical JSON of texts that are in NFC already (2)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def dot(device: str, counter: int) -> str:
    """A device and a counter in base 36 (3)."""
    digits = ""
    while counter:
        counter, digit = divmod(counter, 36)
        digits = DIGITS[digit] + digits
    return device + digits


@dataclass
class Writer:
    """An office with one device that nobody has heard of, and the records of its plan."""

    name: str
    root: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    encryption: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    office: str = field(default_factory=lambda: secrets.token_hex(16))
    device: str = field(default_factory=lambda: base64.b32encode(secrets.token_bytes(8)).decode("ascii")[:12])
    counter: int = 0
    sequence: int = 0
    records: list[Object] = field(default_factory=list)

    def next_dot(self) -> str:
        self.counter += 1
        return dot(self.device, self.counter)

    def add(self, type_: str, **fields: str | int | None) -> str:
        """A new record; its id."""
        self.records.append({"t": type_, "id": self.next_dot(), "f": fields, "v": {}})
        return str(self.records[-1]["id"])

    def edit(self, record: str, **fields: str | int | None) -> None:
        """Other words in fields of a record, each under a dot of its own (7)."""
        (found,) = [each for each in self.records if each["id"] == record]
        for name, value in fields.items():
            found["f"][name] = value
            found["v"][name] = self.next_dot()

    def write_plan(self, title: str, rows: Sequence[tuple[str, str, str]]) -> list[str]:
        """A plan of one table with one section; the ids of its leaves."""
        plan = self.add(
            "plan",
            office_id=self.office,
            title=title,
            year_from=2026,
            year_to=2026,
            state="draft",
            archived=0,
        )
        columns = [
            {"key": key, "heading": said, "group": "", "width": 400, "align": "left", "merge": "never"}
            for key, said in COLUMNS
        ]
        layout = {"levels": ["section", "task", "product"], "numbering": "continuous", "columns": columns}
        layout |= {"orientation": "landscape", "font_size": 12}
        table = self.add("appendix", plan_id=plan, title="Phụ lục", position="a", layout=json.dumps(layout))
        home: Mapping[str, str] = {"plan_id": plan, "appendix_id": table}
        section = self.add("item", **home, level="section", position="a", section="Cải cách thể chế")
        leaves = []
        for number, (task, product, deadline) in enumerate(rows):
            above = self.add(
                "item",
                **home,
                level="task",
                parent_id=section,
                position=chr(ord("a") + number),
                title=task,
            )
            leaf = self.add(
                "item",
                **home,
                level="product",
                parent_id=above,
                position="a",
                product=product,
                deadline=deadline,
            )
            leaves.append(leaf)
        return leaves

    @property
    def certificate(self) -> bytes:
        """The device certificate (5)."""
        statement = canonical(
            {
                "device": self.device,
                "enc_pk": text64(self.encryption.public_key().public_bytes_raw()),
                "from_seq": 1,
                "n": 1,
                "office": self.office,
                "role": "commune",
                "sign_pk": text64(self.signing.public_key().public_bytes_raw()),
            }
        )
        return self.root.sign(b"khx/devcert/v1\0" + statement) + statement

    def join(self, invitation: Mapping[str, str]) -> Object:
        """The proof that the connection file was made for this office (9)."""
        said = {
            "enc_pk": text64(self.encryption.public_key().public_bytes_raw()),
            "invitation": invitation["id"],
            "root_pk": text64(self.root.public_key().public_bytes_raw()),
        }
        secret = base64.b64decode(invitation["secret"])
        mac = hmac.digest(secret, b"khx/join/v1\0" + canonical(said | {"office": self.office}), "sha256")
        return said | {"mac": text64(mac)}

    def package(self, reader: str, enc_pk: bytes, invitation: Mapping[str, str], made: str) -> bytes:
        """The whole plan, sealed to one office (1, 4, 6, 7)."""
        self.sequence += 1
        package, content_key = secrets.token_hex(16), secrets.token_bytes(32)
        suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
        info = f"khx1|{self.office}|{reader}|{package}".encode()
        wrap = suite.encrypt(content_key, X25519PublicKey.from_public_bytes(enc_pk), info)
        to = {"kid": hashlib.sha256(enc_pk).hexdigest()[:16], "office": reader}
        plan = next(each for each in self.records if each["t"] == "plan")
        header: Object = {
            "fmt": 1, "kind": "data", "sv": 1, "min_sv": 1, "app": "second.1",
            "pkg": package, "from": self.office, "dev": self.device, "dev_cert": text64(self.certificate),
            "to": [to | {"wrap": text64(wrap)}], "scope": {"office": self.office, "plan": plan["id"]},
            "vv": {self.device: self.counter}, "base": None, "seq": self.sequence, "prev": None,
            "made": made, "suite": 1, "join": self.join(invitation), "rows": len(self.records),
        }  # fmt: skip
        first = {name: header[name] for name in ("dev", "from", "pkg", "scope", "vv")}
        first |= {"to": [to], "name": self.name, "title": plan["f"]["title"]}
        plain = b"".join(canonical(line) + b"\n" for line in (first, *self.records))
        bound = b"seg0" + package.encode()
        sealed = ChaCha20Poly1305(content_key).encrypt(bytes(12), zlib.compress(plain), bound)
        header["plain"] = len(plain)
        header["segs"] = [{"h": hashlib.sha256(sealed).hexdigest(), "n": len(sealed)}]
        raw = canonical(header)
        signature = self.signing.sign(b"khx/package/v1\0" + raw)
        return MAGIC + struct.pack(">I", len(raw)) + raw + signature + sealed
