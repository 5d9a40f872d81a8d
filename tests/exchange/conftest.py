"""Offices with real keys, states with real Vietnamese text, and a forger that signs whatever it is told."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.exchange import canonical, codec, crypto
from ccapp.exchange.codec import Names
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.header import decode_header
from ccapp.exchange.keys import OfficeKeys, new_office
from ccapp.exchange.package import Dispatch, OpenedScope, Recipient, open_scope, seal_scope

MADE = datetime(2026, 11, 20, 8, 15, tzinfo=timezone(timedelta(hours=7)))
NAMES = Names(sender="UBND xã Lộc Bình", plan="Kế hoạch cải cách hành chính năm 2026")


def make_state(keys: OfficeKeys, rows: int) -> ScopeState:
    """A plan of `rows` records, the first of them the plan itself; every third has an edited field."""
    plan = RecordId(make_dot(keys.device, 1))
    records = [
        ScopeRecord(type="plan", id=plan, fields={"title": NAMES.plan, "year_from": 2026}, versions={})
    ]
    for number in range(1, rows):
        counter = 2 * number
        edited = {"deadline": make_dot(keys.device, counter + 1)} if number % 3 == 0 else {}
        fields = {
            "level": "product",
            "parent": plan,
            "product": f"Báo cáo kết quả rà soát thủ tục hành chính số {number}",
            "lead": "Văn phòng HĐND và UBND xã",
            "deadline": f"Trước ngày {number % 28 + 1}/6/2026",
            "notes": None,
        }
        ident = RecordId(make_dot(keys.device, counter))
        records.append(ScopeRecord(type="item", id=ident, fields=fields, versions=edited))
    return ScopeState(
        office=keys.office, plan=plan, vector={keys.device: 2 * rows + 1}, records=tuple(records)
    )


def unchanged(values: dict) -> None:
    """An edit that edits nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A commune, its superior and a stranger."""

    commune: OfficeKeys
    superior: OfficeKeys
    stranger: OfficeKeys

    def state(self, rows: int = 4) -> ScopeState:
        """A plan of the commune."""
        return make_state(self.commune, rows)

    def dispatch(self, sequence: int = 17) -> Dispatch:
        """What goes with a package."""
        return Dispatch(sequence=sequence, made=MADE, app="0.1.0", names=NAMES)

    def seal(self, state: ScopeState | None = None, *, sequence: int = 17, **more: object) -> bytes:
        """A package of the commune to its superior."""
        to = [Recipient(office=self.superior.office, enc_pk=self.superior.enc_pk)]
        return seal_scope(
            state or self.state(), keys=self.commune, to=to, dispatch=self.dispatch(sequence), **more
        )

    def open(self, data: bytes, **more: object) -> OpenedScope:
        """The superior opens what should be the commune's package."""
        known = {"keys": self.superior, "sender_root_pk": self.commune.root_pk, "sender_role": Role.COMMUNE}
        return open_scope(data, **{**known, **more})

    def forge(
        self,
        *,
        lines: Sequence[bytes] | None = None,
        first: Callable[[dict], None] = unchanged,
        header: Callable[[dict], None] = unchanged,
        plain: bytes | None = None,
        packed: bytes | None = None,
        signer: OfficeKeys | None = None,
        raw_header: bytes | None = None,
    ) -> bytes:
        """A package that the commune itself signs and seals correctly, whatever it holds."""
        keys, reader = self.commune, self.superior
        base = self.seal(self.state(2))
        values = json.loads(split_frame(base).header)
        content_key = crypto.new_key()
        values["to"][0]["wrap"] = codec_base64(
            crypto.wrap(
                content_key, reader.enc_pk, sender=keys.office, recipient=reader.office, package=values["pkg"]
            )
        )
        rows = list(codec.encode_records(self.state(2))) if lines is None else list(lines)
        line1 = json.loads(codec.encode_first(decode_header(canonical.dumps(values)), NAMES))
        header_only = copy.deepcopy(values)
        header(header_only)
        for key in ("vv", "scope"):
            line1[key] = header_only.get(key)
        first(line1)
        text = plain if plain is not None else b"".join(x + b"\n" for x in (encode(line1), *rows))
        values |= {"plain": len(text), "rows": max(text.count(b"\n") - 1, 0)}
        body = packed if packed is not None else zlib.compress(text)
        sealed = crypto.seal_segment(content_key, 0, values["pkg"], body)
        values["segs"] = [{"h": hashlib.sha256(sealed).hexdigest(), "n": len(sealed)}]
        header(values)
        encoded = encode(values) if raw_header is None else raw_header
        signing = (signer or keys).signing
        return join_frame(encoded, crypto.sign(signing, signed_bytes(encoded)), [sealed])


def encode(value: object) -> bytes:
    """Canonical in form but unchecked in content."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def codec_base64(data: bytes) -> str:
    """Standard base64."""
    return base64.b64encode(data).decode("ascii")


@pytest.fixture(scope="session")
def world() -> World:
    """Three offices; keys are made once per run."""
    return World(
        commune=new_office(Role.COMMUNE),
        superior=new_office(Role.SUPERIOR),
        stranger=new_office(Role.COMMUNE),
    )


@pytest.fixture(scope="session")
def device() -> DeviceId:
    """A device that belongs to nobody here."""
    return DeviceId("ABCDEFGHIJKL")


@pytest.fixture(scope="session")
def encoder() -> Callable[[object], bytes]:
    """JSON bytes in canonical order whose content is not checked."""
    return encode
