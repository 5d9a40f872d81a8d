"""What the latest submission of a commune changed in its plan, from the journal: a package or a file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from ccapp.domain.beside import is_also
from ccapp.domain.layout import Level
from ccapp.domain.plan import MARKS, RecordId
from ccapp.domain.versions import FieldValue
from ccapp.store.tables import DELETED, ITEM
from ccapp.values import value

_MERGED = (
    "SELECT received.tx, received.at FROM received JOIN tx ON tx.id = received.tx "
    "WHERE received.plan_id = ? AND received.result = 'merged' ORDER BY received.tx DESC"
)
_TAKEN = (
    "SELECT change.tx, tx.at FROM change JOIN tx ON tx.id = change.tx "
    "JOIN sent_otherwise ON sent_otherwise.id = change.record "
    "WHERE change.type = 'sent_otherwise' AND change.before IS NULL AND sent_otherwise.deleted IS NULL "
    "AND sent_otherwise.plan_id = ? ORDER BY change.tx DESC"
)
_CHANGES = (
    "SELECT item.id, item.level, item.parent_id, item.appendix_id, item.texts, change.before, change.after "
    "FROM change JOIN item ON item.id = change.record "
    "WHERE change.tx = ? AND change.type = 'item' AND item.plan_id = ? ORDER BY change.seq"
)


@value
class Submission:
    """One that changed the plan: its transaction and moment; `earlier` counts those before it."""

    tx: int
    at: str
    earlier: int


@value
class ItemChange:
    """What a transaction did to a line. `before` and `after` hold the texts that differ; for a new line
    `before` is None, for a removed one `after` is. `texts` are those it has now.
    """

    record: RecordId
    level: Level
    parent: RecordId | None
    appendix: RecordId
    texts: Mapping[str, str]
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None


def last_submission(connection: sqlite3.Connection, plan: RecordId) -> Submission | None:
    """The latest that stands, by package or by file; None where the plan did not come from a commune."""
    for query in (_MERGED, _TAKEN):
        rows = connection.execute(query, (plan,)).fetchall()
        if rows:
            return Submission(tx=rows[0][0], at=rows[0][1], earlier=len(rows) - 1)
    return None


def moments_taken(connection: sqlite3.Connection) -> dict[RecordId, str]:
    """When the latest file was taken in for each plan that is held in proxy."""
    rows = connection.execute(
        "SELECT sent_otherwise.plan_id, max(tx.at) FROM sent_otherwise "
        "JOIN change ON change.record = sent_otherwise.id AND change.before IS NULL "
        "JOIN tx ON tx.id = change.tx "
        "WHERE sent_otherwise.plan_id IS NOT NULL AND sent_otherwise.deleted IS NULL "
        "GROUP BY sent_otherwise.plan_id"
    )
    return {RecordId(plan): at for plan, at in rows}


def item_changes(connection: sqlite3.Connection, tx: int, plan: RecordId) -> tuple[ItemChange, ...]:
    """What a transaction did to the lines of a plan, in the order it was done."""
    found = []
    for record, level, parent, appendix, texts, before, after in connection.execute(_CHANGES, (tx, plan)):
        later: dict[str, FieldValue] = json.loads(after)
        found.append(
            ItemChange(
                record=RecordId(record),
                level=Level(level),
                parent=RecordId(parent) if parent else None,
                appendix=RecordId(appendix),
                texts=texts_of(json.loads(texts)),
                before=None if before is None else texts_of(json.loads(before)),
                after=None if later.get(DELETED) else texts_of(later),
            )
        )
    return tuple(found)


def texts_of(fields: Mapping[str, FieldValue]) -> dict[str, str]:
    """The words among fields: neither where a line hangs, nor its marks, nor what stands beside a field."""
    apart = {*ITEM.columns, *MARKS}
    return {key: str(text or "") for key, text in fields.items() if key not in apart and not is_also(key)}
