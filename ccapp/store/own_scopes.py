"""What one machine of an office has for another: plans and the office's records out, a merged state in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from ccapp.domain.merge import above
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import Dot, FieldValue
from ccapp.errors import NotFoundError, RefusedError
from ccapp.store import scopes
from ccapp.store.bags import to_json
from ccapp.store.journal import Transaction
from ccapp.store.tables import DELETED, IN_OFFICE, JOURNALED, OFFICE_SCOPE, TABLES, Fields
from ccapp.values import value

# The office's records belong to no plan; this name, formed like an id, stands for them in a header.
OFFICE_PLAN: Final = RecordId("OFFICEOFFICEoffice")
AUTHOR: Final = "author"
_NAME_KEY: Final = "machine_name"


@value
class Author:
    """Who wrote a value, when by that machine's clock, and the machine's name; empty where it is ours."""

    who: str
    at: str
    machine: str = ""


def export_own(connection: sqlite3.Connection, office: OfficeId, plan: RecordId) -> ScopeState:
    """The full state of one of our plans, or with `OFFICE_PLAN` of the records that belong to none.

    A plan that is not here is an empty state: everything of it is new.
    """
    if plan != OFFICE_PLAN:
        try:
            return scopes.export_scope(connection, plan)
        except NotFoundError:
            return ScopeState(office=office, plan=plan, vector={}, records=())
    records = [record for table in IN_OFFICE.values() for record in scopes.records_of(connection, table)]
    vector = scopes.vector_of(connection, RecordId(OFFICE_SCOPE))
    return ScopeState(office=office, plan=plan, vector=vector, records=tuple(records))


def own_plans(connection: sqlite3.Connection, office: OfficeId) -> tuple[RecordId, ...]:
    """Every plan of ours, deleted ones too."""
    rows = connection.execute("SELECT id FROM plan WHERE office_id = ? ORDER BY id", (office,))
    return tuple(RecordId(plan) for (plan,) in rows)


def hidden_by(ours: ScopeState, merged: ScopeState) -> tuple[int, int]:
    """How many of our living records would no longer be seen, and how many are alive."""
    alive = [record.id for record in _seen(ours)]
    left = {record.id for record in _seen(merged)}
    return sum(record not in left for record in alive), len(alive)


def _seen(state: ScopeState) -> Iterable[ScopeRecord]:
    """The records that are neither deleted nor below one that is."""
    known: dict[FieldValue, ScopeRecord] = {record.id: record for record in state.records}

    def is_seen(record: ScopeRecord | None) -> bool:
        while record is not None:
            if record.fields.get(DELETED) is not None:
                return False
            record = known.get(above(record))
        return True

    return filter(is_seen, state.records)


def write_merged(tx: Transaction, ours: ScopeState, merged: ScopeState) -> int:
    """Write a merged state over ours under the dots it has; returns how many records changed.

    Raises RefusedError("machine-record") where a new record has an id that another one has here.
    """
    before = {record.id: record for record in ours.records}
    new = [record for record in merged.records if record.id not in before]
    changed = [record for record in merged.records if record.id in before and record != before[record.id]]
    tx.defer_references()
    try:
        for table in JOURNALED.values():
            tx.adopt(table, [record for record in new if record.type == table.type])
    except sqlite3.IntegrityError as error:
        raise RefusedError("machine-record", plan=merged.plan) from error
    for record in changed:
        if record.type in JOURNALED:
            there: Fields = {name: content for name, content in record.fields.items() if content is not None}
            tx.overwrite(JOURNALED[record.type], record.id, there, record.versions)
    if merged.plan != OFFICE_PLAN:
        tx.keep_opaque(merged.plan, _opaque((*new, *changed)))
    tx.see(RecordId(OFFICE_SCOPE) if merged.plan == OFFICE_PLAN else merged.plan, merged.vector)
    return len(new) + len(changed)


def _opaque(records: Iterable[ScopeRecord]) -> list[tuple[str, str, str, str]]:
    return [
        (record.type, record.id, to_json(record.fields), to_json(record.versions))
        for record in records
        if record.type not in TABLES
    ]


def require_whole(connection: sqlite3.Connection) -> None:
    """Raise RefusedError("machine-needs-plan") where a record hangs on one that is not here."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise RefusedError("machine-needs-plan")


def authors_of(connection: sqlite3.Connection, state: ScopeState, machine: str) -> Iterable[ScopeRecord]:
    """Who wrote the values of a state, as records that travel beside it; `machine` names this one."""
    dots = {dot for record in state.records for dot in record.versions.values()}
    ours = connection.execute("SELECT dot, who, at FROM tx WHERE dot IS NOT NULL")
    known = {dot: Author(who=who, at=at, machine=machine) for dot, who, at in ours}
    for dot, who, at, name in connection.execute("SELECT dot, who, at, machine FROM author"):
        known[dot] = Author(who=who, at=at, machine=name)
    for dot in sorted(dots & known.keys()):
        fields = {"who": known[dot].who, "at": known[dot].at, "machine": known[dot].machine}
        yield ScopeRecord(type=AUTHOR, id=RecordId(dot), fields=fields, versions={})


def keep_authors(connection: sqlite3.Connection, records: Iterable[ScopeRecord]) -> None:
    """Keep who wrote what on other machines; what is known already stays."""
    rows = [
        (record.id, *(str(record.fields.get(key) or "") for key in ("who", "at", "machine")))
        for record in records
        if _is_moment(record.fields.get("at"))
    ]
    connection.executemany(
        "INSERT INTO author (dot, who, at, machine) SELECT ?1, ?2, ?3, ?4 "
        "WHERE NOT EXISTS (SELECT 1 FROM tx WHERE dot = ?1) ON CONFLICT (dot) DO NOTHING",
        rows,
    )


def name_authors(connection: sqlite3.Connection, renamed: Mapping[Dot, Dot], machine: str) -> None:
    """Words that stand under a new dot keep their author; `machine` names this one."""
    rows = []
    for new, old in renamed.items():
        known = author_of(connection, old)
        if known is not None:
            rows.append((new, known.who, known.at, known.machine or machine))
    connection.executemany(
        "INSERT INTO author (dot, who, at, machine) VALUES (?, ?, ?, ?) ON CONFLICT (dot) DO NOTHING", rows
    )


def _is_moment(at: FieldValue) -> bool:
    try:
        datetime.fromisoformat(str(at))
    except ValueError:
        return False
    return True


def author_of(connection: sqlite3.Connection, dot: str) -> Author | None:
    """Who wrote under a dot; None for what was written before this was noted."""
    row = connection.execute("SELECT who, at, machine FROM author WHERE dot = ?", (dot,)).fetchone()
    row = row or connection.execute("SELECT who, at, '' FROM tx WHERE dot = ?", (dot,)).fetchone()
    return None if row is None else Author(who=row[0], at=row[1], machine=row[2])


def contents_of(connection: sqlite3.Connection) -> Mapping[str, bytes]:
    """The packed contents of saved versions, by the hash of what they say."""
    return dict(connection.execute("SELECT sha256, body FROM edition_content").fetchall())


def named_contents(connection: sqlite3.Connection) -> frozenset[str]:
    """The hashes of what our saved versions say."""
    rows = connection.execute("SELECT json_extract(details, '$.content') FROM edition")
    return frozenset(sha256 for (sha256,) in rows if sha256)


def keep_content(connection: sqlite3.Connection, sha256: str, body: bytes) -> None:
    """Keep the packed content of a saved version of another machine."""
    connection.execute(
        "INSERT INTO edition_content (sha256, body) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        (sha256, body),
    )


def machine_name(connection: sqlite3.Connection) -> str:
    """The name this machine was given, empty where it was given none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_NAME_KEY,)).fetchone()
    return str(row[0]) if row else ""


def name_machine(connection: sqlite3.Connection, name: str) -> None:
    """Give this machine a name. Runs inside the caller's transaction."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_NAME_KEY, name),
    )
