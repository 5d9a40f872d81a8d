"""A plan's full state out of the database, and another office's in: records with their versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState, record_of
from ccapp.domain.versions import DeviceId, FieldValue, VersionVector, counter_of, device_of
from ccapp.errors import NotFoundError, RefusedError
from ccapp.store.bags import to_json
from ccapp.store.journal import Transaction
from ccapp.store.tables import DELETED, PLAN, TABLES, Fields, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What taking a state in would do: records new, changed, how many would go (deleted, or below one that
    is), and how many were alive. `is_whole`: nothing of the plan was here, so all of it is new.
    `replaces`: the state takes the place of the one stored, its vector too.
    """

    new: tuple[ScopeRecord, ...]
    changed: tuple[ScopeRecord, ...]
    deleted: int
    alive: int
    is_whole: bool = False
    replaces: bool = False


_PUT_BACK: Final = '{"reason":"put-back"}'  # a tombstone's text: the owner's data no longer has the record


def export_scope(connection: sqlite3.Connection, plan_id: RecordId) -> ScopeState:
    """Everything of one plan: deleted records too, and what came from newer versions as it came."""
    office = owner_of(connection, plan_id)
    if office is None:
        raise NotFoundError("plan-not-found", plan=plan_id)
    records = [record for table in TABLES.values() for record in records_of(connection, table, plan_id)]
    return ScopeState(
        office=office,
        plan=plan_id,
        vector=vector_of(connection, plan_id),
        records=(*records, *_opaque(connection, plan_id)),
    )


def export_as(connection: sqlite3.Connection, plan_id: RecordId, office: OfficeId) -> ScopeState:
    """As `export_scope`, as the plan of the office that took the place of its owner."""
    state = export_scope(connection, plan_id)
    if state.office == office:
        return state
    records = tuple(
        replace(record, fields={**record.fields, "office_id": office}) if record.type == PLAN.type else record
        for record in state.records
    )
    return replace(state, office=office, records=records)


def hand_on(tx: Transaction, connection: sqlite3.Connection, plan_id: RecordId, office: OfficeId) -> None:
    """Make an office the owner of a plan whose owner's place it took."""
    if owner_of(connection, plan_id) != office:
        (head,) = [each for each in records_of(connection, PLAN, plan_id) if each.id == plan_id]
        tx.overwrite(PLAN, plan_id, {**_present(head), "office_id": office}, head.versions)


def forget_vector(connection: sqlite3.Connection, plan_id: RecordId) -> None:
    """Forget how far a plan was seen, for another state takes its place. Inside that transaction."""
    connection.execute("DELETE FROM scope_version WHERE plan_id = ?", (plan_id,))


def owner_of(connection: sqlite3.Connection, plan_id: RecordId) -> OfficeId | None:
    """The office whose plan this is, None for a plan that is not here."""
    row = connection.execute("SELECT office_id FROM plan WHERE id = ?", (plan_id,)).fetchone()
    return None if row is None else OfficeId(row[0])


def vector_of(connection: sqlite3.Connection, plan_id: RecordId) -> dict[DeviceId, int]:
    """What the stored state of a plan has seen of each device; empty for a plan that is not here."""
    rows = connection.execute("SELECT device, counter FROM scope_version WHERE plan_id = ?", (plan_id,))
    return {DeviceId(device): counter for device, counter in rows}


def records_of(
    connection: sqlite3.Connection, table: Table, plan_id: RecordId | None = None
) -> Iterable[ScopeRecord]:
    """The records of a table with their dots, deleted ones too: of one plan, or all there are."""
    names = ", ".join(("id", *table.columns, table.bag, "versions"))
    scope = "id" if table is PLAN else "plan_id"
    where, of = ("", ()) if plan_id is None else (f" WHERE {scope} = ?", (plan_id,))
    rows = connection.execute(f"SELECT {names} FROM {table.type}{where}", of).fetchall()
    # Read at once: a call for each of thousands takes twice as long.
    bags = json.loads(f"[{','.join([row[-2] for row in rows])}]")
    for row, bag in zip(rows, bags, strict=True):
        fields: Fields = {
            name: value for name, value in zip(table.columns, row[1:], strict=False) if value is not None
        }
        fields |= bag
        versions = {} if row[-1] == "{}" else json.loads(row[-1])
        yield record_of(table.type, row[0], fields, versions)


def _opaque(connection: sqlite3.Connection, plan_id: RecordId) -> Iterable[ScopeRecord]:
    rows = connection.execute(
        "SELECT type, id, fields, versions FROM opaque_record WHERE plan_id = ?", (plan_id,)
    )
    for type_, record, fields, versions in rows:
        yield ScopeRecord(
            type=type_, id=RecordId(record), fields=json.loads(fields), versions=json.loads(versions)
        )


def compare(connection: sqlite3.Connection, state: ScopeState) -> Difference:
    """Compare a state with the one stored, by its dots alone: a known record is changed where a field has a
    dot that was not seen yet, or where what was deleted is there again: a deletion that had not seen an edit
    of another machine stands beside, under the dot it had. A record that is stored and not in `state` stays:
    absence never means deletion.
    """
    living = dict(_living(connection, state.plan))
    if not living:
        return Difference(new=state.records, changed=(), deleted=0, alive=0, is_whole=True)
    seen = vector_of(connection, state.plan)
    new, changed, deleted = [], [], set()
    for record in state.records:
        alive = living.get((record.type, record.id))
        if alive is None:
            new.append(record)
        elif _is_news(record, seen) or (not alive and DELETED not in _present(record)):
            changed.append(record)
            if alive and DELETED in _present(record):
                deleted.add(record.id)
    hidden = _hidden(state, deleted, (record for (_, record), alive in living.items() if alive))
    return Difference(new=tuple(new), changed=tuple(changed), deleted=hidden, alive=sum(living.values()))


def compare_whole(connection: sqlite3.Connection, state: ScopeState) -> Difference:
    """What putting a state in the place of the one stored would do: its records as they stand, and those
    it lacks deleted. For an owner that was put back behind what it had sent.
    """
    stored = {(record.type, record.id): record for record in export_scope(connection, state.plan).records}
    came = {(record.type, record.id): record for record in state.records}
    alive = [record for record in stored.values() if DELETED not in _present(record)]
    gone = [record for record in alive if (record.type, record.id) not in came]
    left = [replace(record, fields={**record.fields, DELETED: _PUT_BACK}) for record in gone]
    differing = [record for key, record in came.items() if key in stored and stored[key] != record]
    return Difference(
        new=tuple(record for key, record in came.items() if key not in stored),
        changed=(*differing, *left),
        deleted=len(gone),
        alive=len(alive),
        replaces=True,
    )


def _is_news(record: ScopeRecord, seen: VersionVector) -> bool:
    return any(counter_of(dot) > seen.get(device_of(dot), 0) for dot in record.versions.values())


def _living(connection: sqlite3.Connection, plan_id: RecordId) -> Iterable[tuple[tuple[str, RecordId], bool]]:
    """Type and id of every stored record of a plan, and whether it is alive."""
    for table in TABLES.values():
        scope = "id" if table is PLAN else "plan_id"
        rows = connection.execute(
            f"SELECT id, {DELETED} IS NULL FROM {table.type} WHERE {scope} = ?", (plan_id,)
        )
        yield from (((table.type, record), bool(alive)) for record, alive in rows)
    for opaque in _opaque(connection, plan_id):
        yield (opaque.type, opaque.id), DELETED not in _present(opaque)


def _hidden(state: ScopeState, deleted: set[RecordId], living: Iterable[RecordId]) -> int:
    """How many of the living would no longer be seen: the deleted and everything below them."""
    if not deleted:
        return 0
    above = {record.id: _above(record) for record in state.records}

    def is_hidden(record: FieldValue) -> bool:
        while record is not None and record not in deleted:
            record = above.get(RecordId(str(record)))
        return record is not None

    return sum(map(is_hidden, living))


def _above(record: ScopeRecord) -> FieldValue:
    fields = record.fields
    return fields.get("parent_id") or fields.get("appendix_id") or fields.get("plan_id")


def _present(record: ScopeRecord) -> Fields:
    return {name: value for name, value in record.fields.items() if value is not None}


def take_in(tx: Transaction, state: ScopeState, difference: Difference) -> None:
    """Write another office's state under its own dots, all of it journaled.

    Raises RefusedError("record-of-another") where a record's id is already that of another plan.
    """
    tx.defer_references()  # records come in any order, so a line may stand before the one above it
    fresh: dict[str, list[ScopeRecord]] = {}
    for record in difference.new:
        fresh.setdefault(record.type, []).append(record)
    try:
        for table in TABLES.values():
            tx.adopt(table, fresh.get(table.type, []), is_told=not difference.is_whole)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
            raise
        raise RefusedError("record-of-another", plan=state.plan) from error
    for record in difference.changed:
        if record.type in TABLES:
            tx.overwrite(TABLES[record.type], record.id, _present(record), record.versions)
    tx.keep_opaque(
        state.plan,
        [
            (record.type, record.id, to_json(record.fields), to_json(record.versions))
            for record in (*difference.new, *difference.changed)
            if record.type not in TABLES
        ],
    )
    tx.see(state.plan, state.vector)
