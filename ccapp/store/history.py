"""What happened to records, from the journal: who, when, field, before, after."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ccapp.domain.plan import RecordId
from ccapp.domain.versions import FieldValue
from ccapp.store.tables import JOURNALED


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


def history(connection: sqlite3.Connection, record: RecordId | None = None) -> Iterator[FieldChange]:
    """Changes of one record, or of all, oldest first. A creation shows its texts with nothing before."""
    where = "" if record is None else "WHERE change.record = ?"
    rows = connection.execute(
        "SELECT tx.id, tx.at, tx.who, tx.action, change.type, change.record, change.before, change.after "
        f"FROM change JOIN tx ON tx.id = change.tx {where} ORDER BY tx.id, change.seq",
        () if record is None else (record,),
    )
    for tx, at, who, action, type_, changed, before, after in rows:
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
