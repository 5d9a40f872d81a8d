"""What happened to records, from the journal: who, when, field, before, after."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccapp.domain.plan import RecordId
from ccapp.domain.versions import FieldValue
from ccapp.errors import NotFoundError
from ccapp.store.journal import read_fields
from ccapp.store.tables import JOURNALED, PLAN, TABLES, Fields, Table

# type, record, before, after of one transaction: tx, at, who, action.
_Row = tuple[int, str, str, str, str, str, str | None, str]
_NAMES = "tx.id, tx.at, tx.who, tx.action"
_WHOLE = (
    f"SELECT {_NAMES}, received.plan_id FROM reception JOIN tx ON tx.id = reception.tx "
    "JOIN received ON received.tx = tx.id WHERE json_extract(reception.before, '$.whole')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one record in one transaction. `at` is ISO time with the clock's offset."""

    tx: int
    at: str
    who: str
    action: str
    record: RecordId
    field: str
    before: FieldValue
    after: FieldValue


def last_person(connection: sqlite3.Connection, other_than: str = "") -> str:
    """Who worked last, other than somebody; empty where nobody has."""
    sql = "SELECT who FROM tx WHERE who <> ? AND who <> '' ORDER BY id DESC LIMIT 1"
    found = connection.execute(sql, (other_than,)).fetchone()
    return str(found[0]) if found else ""


def last_work(connection: sqlite3.Connection) -> int:
    """The number of the last write of people here, an undo among them; 0 before the first."""
    found = connection.execute("SELECT id FROM tx WHERE kind <> 'system' ORDER BY id DESC LIMIT 1").fetchone()
    return int(found[0]) if found else 0


def history(connection: sqlite3.Connection, record: RecordId | None = None) -> Iterator[FieldChange]:
    """Changes of one record, or of all, oldest first. A creation shows its texts with nothing before.

    Among all changes a plan that was received whole shows its head alone.
    """
    rows = (*_journaled(connection, record), *_received(connection, record))
    for tx, at, who, action, type_, changed, before, after in sorted(rows, key=lambda row: row[0]):
        old = json.loads(before) if before else {}
        for field, value in json.loads(after).items():
            if before is None and (JOURNALED[type_].is_structure(field) or value == "" or field == "layout"):
                continue  # where a new record hangs is no news to a reader
            yield FieldChange(
                tx=tx,
                at=at,
                who=who,
                action=action,
                record=RecordId(changed),
                field=field,
                before=old.get(field),
                after=value,
            )


def _journaled(connection: sqlite3.Connection, record: RecordId | None) -> list[_Row]:
    where = "WHERE change.type NOT GLOB 'deed-*'" + ("" if record is None else " AND change.record = ?")
    return connection.execute(
        f"SELECT {_NAMES}, change.type, change.record, change.before, change.after "
        f"FROM change JOIN tx ON tx.id = change.tx {where} ORDER BY tx.id, change.seq",
        () if record is None else (record,),
    ).fetchall()


def _received(connection: sqlite3.Connection, record: RecordId | None) -> Iterator[_Row]:
    """The creations that the journal does not tell, because they came with a whole plan."""
    if record is None:
        plans = {row[-1] for row in connection.execute(_WHOLE)}
        for plan in sorted(plans):
            yield from _arrivals(connection, PLAN, RecordId(plan), plan)
        return
    for table in TABLES.values():
        plan = _plan_of(connection, table, record)
        if plan is not None:
            yield from _arrivals(connection, table, record, plan)


def _plan_of(connection: sqlite3.Connection, table: Table, record: RecordId) -> str | None:
    """The plan of a record that is there, or that was taken back with a reception."""
    scope = "id" if table is PLAN else "plan_id"
    row = connection.execute(f"SELECT {scope} FROM {table.type} WHERE id = ?", (record,)).fetchone()
    row = (
        row
        or connection.execute(
            "SELECT json_extract(before, '$.plan_id') FROM change WHERE record = ? AND type = ? "
            "AND before IS NOT NULL ORDER BY tx DESC LIMIT 1",
            (record, table.type),
        ).fetchone()
    )
    return None if row is None else str(row[0] or record)


def _arrivals(connection: sqlite3.Connection, table: Table, record: RecordId, plan: str) -> Iterator[_Row]:
    """What a record said when it came with its plan: what it says now, or what stood before it was first
    changed after that.
    """
    told = connection.execute(
        "SELECT tx, before FROM change WHERE record = ? AND type = ? ORDER BY tx", (record, table.type)
    ).fetchall()
    came = connection.execute(f"{_WHOLE} AND received.plan_id = ? ORDER BY tx.id", (plan,)).fetchall()
    ends = [row[0] for row in came[1:]]
    for at, (tx, *who, _) in enumerate(came):
        later = [before for number, before in told if number > tx and (not ends[at:] or number < ends[at])]
        is_last = at == len(ends)
        fields = _as_it_came(later, _now(connection, table, record) if is_last else {})
        if fields:
            yield (tx, who[0], who[1], who[2], table.type, record, None, json.dumps(fields))


def _now(connection: sqlite3.Connection, table: Table, record: RecordId) -> Fields:
    try:
        return read_fields(connection, table, record)[0]
    except NotFoundError:
        return {}


def _as_it_came(later: Iterable[str | None], now: Fields) -> Fields:
    """The fields before all that changed them; none where the first of it made the record."""
    fields: Fields = {}
    for number, before in enumerate(later):
        if before is None and number == 0:
            return {}
        fields = json.loads(before or "{}") | fields
    return {name: value for name, value in (now | fields).items() if value is not None}
