"""Decisions of superiors on plans, from rows to values and back, and what they say of a plan's data."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from ccapp.domain.decisions import Decision, Verdict
from ccapp.domain.plan import MARKS, OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import FieldValue, VersionVector, counter_of, device_of
from ccapp.store.accepted import accepted_by
from ccapp.store.journal import Transaction, read_fields
from ccapp.store.scopes import Difference, export_scope, vector_of
from ccapp.store.tables import APPENDIX, DELETED, ITEM, PLAN, REVIEW, TABLES, Fields

_REVIEWS = (
    "SELECT id, plan_id, office_id, number, verdict, details FROM review WHERE {where} AND deleted IS NULL "
)
_FREE = frozenset(MARKS)
_TABLES = (APPENDIX.type, ITEM.type)
# What of a plan's head belongs to its data; its state, number and day are the office's own matter.
_HEAD = frozenset({"title", "year_from", "year_to", DELETED})


def decision_fields(decision: Decision) -> Fields:
    """The stored fields of a decision; its id is not among them. Days are ISO dates."""
    return {
        "plan_id": decision.plan_id,
        "office_id": decision.office,
        "number": decision.number,
        "verdict": decision.verdict.value,
        "reason": decision.reason or None,
        "by": decision.by or None,
        "day": decision.day.isoformat() if decision.day else None,
        "until": decision.until.isoformat() if decision.until else None,
        "rows": " ".join(decision.rows) or None,
        "package": decision.package or None,
        "data": decision.data or None,
        "held": vector_text(decision.held),
        "source": decision.source or None,
        "after": decision.after or None,
    }


def vector_text(vector: VersionVector) -> str:
    """A version vector as one text, the same for the same vector."""
    return json.dumps(dict(vector), sort_keys=True, separators=(",", ":"))


def add_decision(tx: Transaction, decision: Decision) -> RecordId:
    """Store a new decision; the id in the value is ignored."""
    return tx.create(REVIEW, decision_fields(decision))


def list_decisions(connection: sqlite3.Connection, plan: RecordId) -> tuple[Decision, ...]:
    """The living decisions on a plan, ours and those of superiors, the first one first."""
    rows = connection.execute(_REVIEWS.format(where="plan_id = ?"), (plan,))
    return tuple(sorted(map(_decision, rows), key=lambda each: each.order))


def next_number(connection: sqlite3.Connection, plan: RecordId, office: OfficeId) -> int:
    """The running number of an office's next decision on a plan; one that was undone keeps its own."""
    query = "SELECT coalesce(max(number), 0) + 1 FROM review WHERE plan_id = ? AND office_id = ?"
    return int(connection.execute(query, (plan, office)).fetchone()[0])


def last_package(connection: sqlite3.Connection, plan: RecordId) -> str:
    """The SHA-256 of the file by which a received plan became what it is; "" where none stands."""
    row = connection.execute(
        "SELECT sha256 FROM received WHERE plan_id = ? AND result = 'merged' ORDER BY tx DESC LIMIT 1",
        (plan,),
    ).fetchone()
    return "" if row is None else str(row[0])


def data_hash(connection: sqlite3.Connection, plan: RecordId) -> str:
    """The SHA-256 of a plan's data, the same at both offices: what head, tables and lines say, no marks."""
    told = [
        [record.type, record.id, _data(record)]
        for record in export_scope(connection, plan).records
        if record.type in (PLAN.type, *_TABLES) and not record.fields.get(DELETED)
    ]
    text = json.dumps(sorted(told), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _data(record: ScopeRecord) -> dict[str, FieldValue]:
    free = record.fields.keys() - _HEAD if record.type == PLAN.type else _FREE
    return {name: said for name, said in record.fields.items() if said not in (None, "") and name not in free}


def is_same_data(connection: sqlite3.Connection, decision: Decision) -> bool:
    """Whether a plan holds the data that the decision is about, however it came to hold it."""
    if vector_of(connection, decision.plan_id) == dict(decision.held):
        return True
    return data_hash(connection, decision.plan_id) == decision.data


def changed_since(connection: sqlite3.Connection, plan: RecordId, held: VersionVector) -> int:
    """How many tables and lines of a plan were made, changed or removed after that state, without marks."""
    return sum(
        _is_after(held, record, json.loads(versions), deleted=deleted is not None)
        for table in (APPENDIX, ITEM)
        for record, versions, deleted in connection.execute(
            f"SELECT id, versions, {DELETED} FROM {table.type} WHERE plan_id = ?", (plan,)
        )
    )


def _is_after(held: VersionVector, record: str, versions: Mapping[str, str], *, deleted: bool) -> bool:
    if _is_unseen(held, record):
        return not deleted
    return any(_is_unseen(held, dot) for field, dot in versions.items() if field not in _FREE)


def _is_unseen(held: VersionVector, dot: str) -> bool:
    return counter_of(dot) > held.get(device_of(dot), 0)


def accepted_changes(connection: sqlite3.Connection, state: ScopeState, difference: Difference) -> int:
    """How many tables, lines and heads of a plan's accepted data a received state would change; 0 where the
    data is not accepted. Marks and records of other types are ordinary progress and count for nothing.
    """
    if not accepted_by(connection, state.plan):
        return 0
    made = sum(each.type in _TABLES and not each.fields.get(DELETED) for each in difference.new)
    return made + sum(_is_data_changed(connection, each) for each in difference.changed)


def _is_data_changed(connection: sqlite3.Connection, record: ScopeRecord) -> bool:
    if record.type not in (*_TABLES, PLAN.type):
        return False
    now, _ = read_fields(connection, TABLES[record.type], record.id)
    said = record.fields
    differing = {name for name in now.keys() | said.keys() if (now.get(name) or "") != (said.get(name) or "")}
    return bool(differing & _HEAD if record.type == PLAN.type else differing - _FREE)


def _decision(row: tuple[str, str, str, int, str, str]) -> Decision:
    record, plan, office, number, verdict, details = row
    bag: dict[str, str] = json.loads(details)
    day, until = (date.fromisoformat(text) if (text := bag.get(key)) else None for key in ("day", "until"))
    return Decision(
        id=RecordId(record),
        plan_id=RecordId(plan),
        office=OfficeId(office),
        number=number,
        verdict=Verdict(verdict),
        reason=bag.get("reason", ""),
        by=bag.get("by", ""),
        day=day,
        until=until,
        rows=tuple(map(RecordId, bag.get("rows", "").split())),
        package=bag.get("package", ""),
        data=bag.get("data", ""),
        held=json.loads(bag.get("held", "{}")),
        source=RecordId(bag.get("source", "")),
        after=bag.get("after", ""),
    )
