"""Runs of taking in files: what stood before each file, and a received plan put back as it was.

The journal alone is not enough: it keeps texts, and a foreign plan must get its dots and vector back too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import DeviceId, FieldValue, VersionVector
from ccapp.errors import RefusedError
from ccapp.store.bags import to_json
from ccapp.store.journal import Transaction, read_fields
from ccapp.store.office_names import OFFICE_NAME
from ccapp.store.scopes import Difference, vector_of
from ccapp.store.tables import JOURNALED, PLAN, TABLES

UNDONE: Final = "undone"
WHOLE: Final = "whole"
_SENT: Final = "sent"
_NAMED: Final = 5
_OWN: Final = (
    "SELECT json_extract(details, '$.title') FROM ad_hoc WHERE plan_id = :plan",
    (
        "SELECT json_extract(assigned.details, '$.title') FROM assigned "
        "JOIN assigning ON assigning.id = assigned.assigning_id WHERE assigning.plan_id = :plan"
    ),
    (
        "SELECT coalesce(json_extract(item.texts, '$.title'), json_extract(item.texts, '$.product')) "
        "FROM same_work LEFT JOIN item ON item.id IN (one, other) "
        "WHERE one NOT IN (SELECT id FROM item) OR other NOT IN (SELECT id FROM item)"
    ),
    "SELECT file FROM sent WHERE plan_id = :plan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file that changed a plan: the transaction that took it in, its name, and whose plan it was.

    `undone`: it was taken back. `overtaken`: a later file of that plan stands on top of it.
    """

    tx: int
    file: str
    office: OfficeId
    office_name: str
    plan: RecordId
    undone: bool
    overtaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """One run: when, by whom, and the files that changed something."""

    run: int
    at: str
    who: str
    files: tuple[Taken, ...]


def next_run(connection: sqlite3.Connection) -> int:
    """The number of the next run; runs in which no file changed anything leave none."""
    return int(connection.execute("SELECT coalesce(max(run), 0) + 1 FROM reception").fetchone()[0])


def keep_before(
    connection: sqlite3.Connection, tx: Transaction, run: int, state: ScopeState, difference: Difference
) -> None:
    """Note how the plan stands before `state` is taken in. Runs inside that transaction.

    Of a plan that comes whole that is one word: the journal need not say of each record that it is new.
    """
    before = {WHOLE: True} if difference.is_whole else _standing(connection, state, difference)
    connection.execute(
        "INSERT INTO reception (tx, run, before) VALUES (?, ?, ?)",
        (tx.id, run, json.dumps(before, ensure_ascii=False, separators=(",", ":"))),
    )


def _standing(connection: sqlite3.Connection, state: ScopeState, difference: Difference) -> dict[str, object]:
    return {
        "vector": vector_of(connection, state.plan),
        "records": [
            [record.type, record.id, *_versioned(connection, record.type, record.id)]
            for record in difference.changed
            if record.type in TABLES
        ],
        "opaque": [
            [record.type, record.id, *(_opaque(connection, state.plan, record.type, record.id))]
            for record in (*difference.new, *difference.changed)
            if record.type not in TABLES
        ],
    }


def _versioned(
    connection: sqlite3.Connection, type_: str, record: RecordId
) -> tuple[dict[str, FieldValue], dict[str, str]]:
    fields, versions = read_fields(connection, TABLES[type_], record)
    return {name: value for name, value in fields.items() if value is not None}, versions


def _opaque(
    connection: sqlite3.Connection, plan: RecordId, type_: str, record: RecordId
) -> tuple[str | None, str | None]:
    row = connection.execute(
        "SELECT fields, versions FROM opaque_record WHERE plan_id = ? AND type = ? AND id = ?",
        (plan, type_, record),
    ).fetchone()
    return (None, None) if row is None else (row[0], row[1])


def list_receptions(connection: sqlite3.Connection) -> tuple[Reception, ...]:
    """Every run whose files can be undone or were, latest first; files of a run in the order they came."""
    newest: dict[str, int] = {}
    runs: dict[int, Reception] = {}
    rows = connection.execute(
        "SELECT reception.run, tx.at, tx.who, tx.id, tx.reverted_by IS NOT NULL, received.file, office.id, "
        f"{OFFICE_NAME}, received.plan_id FROM reception JOIN tx ON tx.id = reception.tx "
        "JOIN received ON received.tx = tx.id JOIN office ON office.id = received.office_id "
        "ORDER BY tx.id DESC"
    )
    for run, at, who, tx, undone, file, office, name, plan in rows:
        top = run if undone else newest.setdefault(plan, run)
        taken = Taken(
            tx=tx,
            file=file,
            office=OfficeId(office),
            office_name=name,
            plan=RecordId(plan),
            undone=bool(undone),
            overtaken=top != run,
        )
        known = runs.get(run) or Reception(run=run, at=at, who=who, files=())
        runs[run] = replace(known, at=at, files=(taken, *known.files))
    return tuple(runs.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """That a reception was undone: when, by the clock of then, and by whom."""

    at: str
    who: str


def taken_back(connection: sqlite3.Connection, sha256: str) -> TakenBack | None:
    """The latest undoing of the reception of a file: its hash is free again, and the log keeps it."""
    row = connection.execute(
        "SELECT undoing.at, undoing.who FROM received JOIN tx ON tx.id = received.tx "
        "JOIN tx AS undoing ON undoing.id = tx.reverted_by "
        # What follows the hash begins with a colon; the semicolon is the sign after it.
        "WHERE received.result = ? AND received.sha256 > ? || ':' AND received.sha256 < ? || ';' "
        "ORDER BY undoing.id DESC LIMIT 1",
        (UNDONE, sha256, sha256),
    ).fetchone()
    return None if row is None else TakenBack(at=row[0], who=row[1])


def on_top(
    connection: sqlite3.Connection, office: OfficeId, revoked: Mapping[DeviceId, int]
) -> tuple[Taken, ...]:
    """Of each plan of an office the files taken in last that a revoked device sent beyond its last number,
    latest first, down to the first that is to be believed.
    """
    rows = connection.execute(
        "SELECT received.tx, received.file, received.plan_id, received.device, received.sequence, "
        f"{OFFICE_NAME} FROM received JOIN tx ON tx.id = received.tx JOIN reception ON reception.tx = tx.id "
        "JOIN office ON office.id = received.office_id WHERE office.id = ? AND received.result = 'merged' "
        "AND tx.reverted_by IS NULL ORDER BY received.tx DESC",
        (office,),
    )
    found: list[Taken] = []
    settled: set[str] = set()
    for tx, file, plan, device, sequence, name in rows:
        if plan in settled or sequence <= revoked.get(DeviceId(device), sequence):
            settled.add(plan)
            continue
        one = Taken(tx=tx, file=file, office=office, office_name=name, plan=RecordId(plan), undone=False)
        found.append(one)
    return tuple(found)


def put_back(tx: Transaction, connection: sqlite3.Connection, taken: Taken) -> None:
    """Undo one file inside a transaction: records, dots and vector as before it, its hash is free again.

    The log keeps the file as undone. Raises RefusedError("reception-used") where the office's own records
    hang on a row that would go.
    """
    row = connection.execute("SELECT before FROM reception WHERE tx = ?", (taken.tx,)).fetchone()
    before = json.loads(row[0])
    tx.defer_references()
    if before.get(WHOLE):
        _withdraw_whole(tx, connection, taken.plan)
    else:
        _put_back_parts(tx, connection, taken, before)
    _free_hashes(connection, tx.id, taken)
    _require_unused(connection, taken)


def _withdraw_whole(tx: Transaction, connection: sqlite3.Connection, plan: RecordId) -> None:
    """Whatever came later was taken back before, so all that is there came with the first file."""
    connection.execute("DELETE FROM opaque_record WHERE plan_id = ?", (plan,))
    for table in TABLES.values():
        scope = "id" if table is PLAN else "plan_id"
        there = connection.execute(f"SELECT id FROM {table.type} WHERE {scope} = ? ORDER BY id", (plan,))
        for (record,) in there.fetchall():
            tx.withdraw(table, RecordId(record))
    _put_back_vector(connection, plan, {})


def _put_back_parts(
    tx: Transaction, connection: sqlite3.Connection, taken: Taken, before: dict[str, Any]
) -> None:
    _put_back_opaque(tx, connection, taken.plan, before["opaque"])
    new = connection.execute("SELECT type, record FROM change WHERE tx = ? AND before IS NULL", (taken.tx,))
    for type_, record in new.fetchall():
        tx.withdraw(TABLES[type_], RecordId(record))
    for type_, record, fields, versions in before["records"]:
        tx.overwrite(TABLES[type_], RecordId(record), fields, versions)
    _put_back_vector(connection, taken.plan, before["vector"])


def _put_back_opaque(
    tx: Transaction,
    connection: sqlite3.Connection,
    plan: RecordId,
    rows: list[tuple[str, str, str | None, str | None]],
) -> None:
    connection.executemany(
        "DELETE FROM opaque_record WHERE plan_id = ? AND type = ? AND id = ?",
        [(plan, type_, record) for type_, record, fields, _ in rows if fields is None],
    )
    tx.keep_opaque(
        plan, [(row[0], row[1], row[2], row[3] or to_json({})) for row in rows if row[2] is not None]
    )


def _put_back_vector(connection: sqlite3.Connection, plan: RecordId, vector: VersionVector) -> None:
    connection.execute("DELETE FROM scope_version WHERE plan_id = ?", (plan,))
    connection.executemany(
        "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?)",
        [(plan, device, counter) for device, counter in vector.items()],
    )


def _free_hashes(connection: sqlite3.Connection, undoing: int, taken: Taken) -> None:
    """Files judged against what is gone are judged anew when they come again: no hash is known."""
    connection.execute(
        "UPDATE received SET result = ?, sha256 = sha256 || ':' || ? WHERE tx = ?",
        (UNDONE, undoing, taken.tx),
    )
    connection.execute(
        "UPDATE received SET sha256 = sha256 || ':' || ? "
        "WHERE plan_id = ? AND tx IS NULL AND instr(sha256, ':') = 0",
        (undoing, taken.plan),
    )
    connection.execute("UPDATE tx SET reverted_by = ? WHERE id = ?", (undoing, taken.tx))


def _require_unused(connection: sqlite3.Connection, taken: Taken) -> None:
    own = [table.type for type_, table in JOURNALED.items() if type_ not in TABLES]
    own.append(_SENT)  # remarks on the plan that went out: their log stays
    if any(connection.execute(f"PRAGMA foreign_key_check({name})").fetchone() for name in own):
        raise RefusedError("reception-used", file=taken.file, **_hanging(connection, taken.plan))


def _hanging(connection: sqlite3.Connection, plan: RecordId) -> dict[str, object]:
    """What of ours hangs on a plan whose rows have just gone, by the words a person knows it by."""
    found = [row[0] or "-" for query in _OWN for row in connection.execute(query, {"plan": plan})]
    more = "…" if len(found) > _NAMED else ""
    return {"count": len(found), "names": ", ".join(f"“{each}”" for each in found[:_NAMED]) + more}
