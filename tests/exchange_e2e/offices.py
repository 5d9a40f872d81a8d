"""Whole offices in one process: real data folders, real keys, real packages; and a commune that cheats."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

from ccapp import __version__
from ccapp.domain.office import Role
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, FieldValue
from ccapp.exchange import card as cards
from ccapp.exchange.codec import Names
from ccapp.exchange.package import Dispatch, Recipient, seal_scope
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.session import Session
from ccapp.store import partners, scopes
from ccapp.store.plans import insert_plan
from tests.conftest import Clock

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"

Normal = tuple[
    Mapping[tuple[str, str], tuple[Mapping[str, FieldValue], Mapping[str, str]]], Mapping[DeviceId, int]
]


def superior_at(folder: Path, clock: Clock) -> Session:
    """A new superior office."""
    return safekeeping.init(folder, name=SUPERIOR, role=Role.SUPERIOR, who="Minh", clock=clock)


def commune_at(folder: Path, superior: Session, name: str, clock: Clock) -> Session:
    """A new commune that has taken the superior's connection file."""
    commune = safekeeping.init(folder, name=name, role=Role.COMMUNE, who="Lan", clock=clock)
    invited = connecting.invite(superior, name, folder)
    connecting.connect(commune, connecting.read_invite(invited.file))
    return commune


def stored(session: Session, plan: Plan) -> RecordId:
    """Store a plan as an import does."""
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan)


def exported(session: Session, plan: RecordId) -> ScopeState:
    """The full state of a plan in an office."""
    return scopes.export_scope(session.store.connection, plan)


def normal(state: ScopeState) -> Normal:
    """What two offices must agree on, whatever the order of rows."""
    records = {(each.type, each.id): (dict(each.fields), dict(each.versions)) for each in state.records}
    return records, dict(state.vector)


def held(session: Session, plan: RecordId) -> Normal | None:
    """The state of a plan in an office in comparable form, None where the plan is not there."""
    there = scopes.owner_of(session.store.connection, plan) is not None
    return normal(exported(session, plan)) if there else None


def packed(
    session: Session,
    state: ScopeState,
    sequence: int = 1,
    to: str = SUPERIOR,
    attachments: Sequence[bytes] = (),
    previous: str | None = None,
) -> bytes:
    """A package that this office signs and seals correctly for a partner, whatever the state holds."""
    keys, partner = own_keys(session.store), partners.find_partner(session.store.connection, to)
    invitation = connecting.kept_invitation(partner)
    dispatch = Dispatch(
        sequence=sequence,
        made=session.clock(),
        app=__version__,
        names=Names(sender=session.store.office.name, plan="Kế hoạch"),
        previous=previous,
        join=cards.make_join(keys, invitation) if invitation else None,
    )
    enc_pk = base64.b64decode(partner.enc_pk)
    reader = Recipient(office=partner.office.id, enc_pk=enc_pk)
    return seal_scope(state, keys=keys, to=[reader], dispatch=dispatch, attachments=attachments)


def deliver(session: Session, data: bytes, place: Path, *, accept: bool = False) -> Outcome:
    """Hand one package to an office as a file."""
    path = place / "đưa tay.khx"
    path.write_bytes(data)
    (outcome,) = exchanging.receive(session, [path], accept=accept)
    path.unlink()
    return outcome


def merged(session: Session, data: bytes, place: Path) -> Outcome:
    """Hand over one package that must be taken in."""
    outcome = deliver(session, data, place)
    assert outcome.result is Result.MERGED, outcome
    return outcome


def with_record(state: ScopeState, record: str, /, **fields: FieldValue) -> ScopeState:
    """The state with fields of one record replaced; `...` stands for a field taken away."""

    def changed(each: ScopeRecord) -> ScopeRecord:
        together = {**each.fields, **fields}
        left = {name: value for name, value in together.items() if value is not ...}
        return dataclasses.replace(each, fields=left)

    assert any(each.id == record for each in state.records)
    return dataclasses.replace(
        state, records=tuple(changed(each) if each.id == record else each for each in state.records)
    )


def without_record(state: ScopeState, record: str) -> ScopeState:
    """The state with one record left out."""
    left = tuple(each for each in state.records if each.id != record)
    assert len(left) == len(state.records) - 1
    return dataclasses.replace(state, records=left)


def with_new(state: ScopeState, *records: ScopeRecord) -> ScopeState:
    """The state with more records."""
    return dataclasses.replace(state, records=(*state.records, *records))


def only(state: ScopeState, kind: str, level: str | None = None) -> ScopeRecord:
    """The first record of a type, and of a level where one is given."""
    return next(
        each for each in state.records if each.type == kind and level in (None, each.fields.get("level"))
    )


def dump(session: Session) -> str:
    """Everything in an office's database."""
    connection = session.store.connection
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    statements = {name: f'SELECT * FROM "{name}"' for (name,) in tables}  # noqa: S608 - names of our schema
    rows = (row for name, statement in statements.items() for row in (name, *connection.execute(statement)))
    return "\n".join(map(repr, rows))
