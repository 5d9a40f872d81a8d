"""What tests of keys do: offices that hold each other's keys, and hands that seal whatever they like."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccapp import __version__
from ccapp.domain.plan import RecordId
from ccapp.exchange import crypto
from ccapp.exchange.codec import Names
from ccapp.exchange.fields import to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.header import Join
from ccapp.exchange.keys import DeviceCertificate, OfficeKeys
from ccapp.exchange.package import Dispatch, Recipient, seal_scope
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, rotation
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.session import Session
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.machines import write
from tests.exchange_e2e.offices import SUPERIOR, exported, with_record
from tests.exchange_e2e.test_invitation import without_rivals

CERTIFICATE = b"khx/devcert/v1\0"


@dataclass
class Keys:
    """The world; the superior has the first commune's plan, and knows its root key."""

    world: World
    edits: int = 0

    def __post_init__(self) -> None:
        self.first, self.second, self.superior = self.world.first, self.world.second, self.world.superior
        assert self.give(self.superior, self.sent()) == "merged"

    def edit(self, session: Session | None = None, plan: RecordId | None = None) -> None:
        """Something new in a plan, so that a package of it is news."""
        self.edits += 1
        write(session or self.first, plan or self.world.plan, f"Lần {self.edits}")

    def sent(self, session: Session | None = None, plan: RecordId | None = None) -> bytes:
        """A package as the program writes it."""
        file = exchanging.send(
            session or self.first, plan or self.world.plan, SUPERIOR, self.world.place
        ).file
        return file.read_bytes()

    def news(self, session: Session | None = None, plan: RecordId | None = None) -> bytes:
        """A package with something new in it."""
        self.edit(session, plan)
        return self.sent(session, plan)

    def chain(self, session: Session | None = None) -> bytes:
        """The file of an office's key events."""
        place = self.world.place / f"khóa {len(list(self.world.place.iterdir()))}"
        place.mkdir()
        return rotation.write_chain(session or self.first, place).read_bytes()

    def give(self, reader: Session, data: bytes | Path) -> str:
        """Hand a file over: the code of its refusal, which changes nothing, or the word for the outcome."""
        path = data if isinstance(data, Path) else self.world.place / "đưa tay.khx"
        if isinstance(data, bytes):
            path.write_bytes(data)
        before = without_rivals(reader)
        (outcome,) = exchanging.receive(reader, [path])
        if outcome.error is None:
            return outcome.result.value
        assert outcome.result is Result.REFUSED
        assert without_rivals(reader) == before
        return package_code(outcome.error) or outcome.error.code

    def machine(self, name: str = "máy mới") -> Session:
        """Another machine of the first commune, from a backup."""
        out = safekeeping.backup(self.first, self.world.place / f"{name}.ccbak")
        folder = self.world.place / name
        safekeeping.restore(folder, out, who="Hoa", clock=self.first.clock)
        return safekeeping.open_session(folder, who="Hoa", clock=self.first.clock)

    def sealed(
        self,
        keys: OfficeKeys | None = None,
        *,
        to: Sequence[Recipient] = (),
        join: Join | None = None,
        sequence: int = 50,
    ) -> bytes:
        """The first commune's plan with something new, sealed by these keys for these readers."""
        self.edit()
        dispatch = Dispatch(
            sequence=sequence,
            made=self.first.clock(),
            app=__version__,
            names=Names(sender="UBND xã Một", plan="Kế hoạch"),
            join=join,
        )
        keys = keys or self.keys
        plan = self.world.plan
        state = with_record(exported(self.first, plan), plan, office_id=keys.office)
        state = dataclasses.replace(state, office=keys.office)
        return seal_scope(state, keys=keys, to=to or [self.reader(self.superior)], dispatch=dispatch)

    @property
    def keys(self) -> OfficeKeys:
        return own_keys(self.first.store)

    @property
    def theirs(self) -> OfficeKeys:
        return own_keys(self.second.store)

    def reader(self, session: Session) -> Recipient:
        """An office as a reader of packages."""
        return Recipient(office=session.store.office.id, enc_pk=own_keys(session.store).enc_pk)


def resigned(data: bytes, signer: OfficeKeys, edit: Callable[[dict[str, Any]], object]) -> bytes:
    """The package with another header over the same body, signed by a device key."""
    frame = split_frame(data)
    values = json.loads(frame.header)
    edit(values)
    raw = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return join_frame(raw, crypto.sign(signer.signing, signed_bytes(raw)), [bytes(frame.body)])


def certified(keys: OfficeKeys, root: bytes | None = None, **said: Any) -> OfficeKeys:
    """The keys with a certificate that says something else, signed by a root key."""
    changed = dataclasses.replace(keys.certificate, **said)
    signature = crypto.sign(root or keys.root, CERTIFICATE + changed.statement)
    certificate: DeviceCertificate = dataclasses.replace(changed, signature=signature)
    return dataclasses.replace(
        keys,
        certificate=certificate,
        **{name: said[name] for name in ("office", "device", "role") if name in said},
    )


def put(values: dict[str, Any], **said: Any) -> None:
    """Put other values into a header; `from_` stands for `from`."""
    values.update({name.rstrip("_"): value for name, value in said.items()})


def encoded(keys: OfficeKeys) -> str:
    """A certificate as a header carries it."""
    return to_base64(keys.certificate.encode())


def rewrapped(data: bytes, opener: OfficeKeys, sender: OfficeKeys, reader: Recipient) -> bytes:
    """A package that its reader opened, passed on as that reader's own to somebody else."""
    values = json.loads(split_frame(data).header)
    mine = next(each for each in values["to"] if each["office"] == opener.office)
    content_key = crypto.unwrap(
        base64.b64decode(mine["wrap"]),
        opener.encryption,
        sender=values["from"],
        recipient=opener.office,
        package=values["pkg"],
    )

    def edit(header: dict[str, Any]) -> None:
        wrap = crypto.wrap(
            content_key,
            reader.enc_pk,
            sender=sender.office,
            recipient=reader.office,
            package=header["pkg"],
        )
        to = {"kid": crypto.key_id(reader.enc_pk), "office": reader.office, "wrap": to_base64(wrap)}
        put(header, from_=sender.office, dev=sender.device, dev_cert=encoded(sender), to=[to])
        header.pop("join", None)

    return resigned(data, sender, edit)
