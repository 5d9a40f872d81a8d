"""Undo and redo as new edits: they write the old values back under new dots, across restarts."""

from __future__ import annotations

import json
import sqlite3

from ccapp.domain.beside import field_of, is_also
from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Journal, Transaction, TxKind, read_fields
from ccapp.store.tables import JOURNALED, Fields
from ccapp.values import value


@value
class Step:
    """A transaction that can be undone or redone: its id and the action it was named by."""

    tx: int
    action: str


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """The latest edit (or redone edit) that still stands."""
    return _step(
        connection,
        "SELECT id, action FROM tx WHERE kind IN ('edit', 'redo') AND reverted_by IS NULL "
        "ORDER BY id DESC LIMIT 1",
    )


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """The latest undo that still stands and that no newer edit has overtaken."""
    return _step(
        connection,
        "SELECT id, action FROM tx WHERE kind = 'undo' AND reverted_by IS NULL "
        "AND id > (SELECT coalesce(max(id), 0) FROM tx WHERE kind = 'edit') ORDER BY id DESC LIMIT 1",
    )


def _step(connection: sqlite3.Connection, query: str) -> Step | None:
    row = connection.execute(query).fetchone()
    return None if row is None else Step(tx=row[0], action=row[1])


def undo(connection: sqlite3.Connection, journal: Journal, who: str) -> Transaction:
    """Write back what the latest edit changed. Raises NotFoundError("nothing-to-undo")."""
    step = next_undo(connection)
    if step is None:
        raise NotFoundError("nothing-to-undo")
    return _revert(connection, journal, who, step, TxKind.UNDO)


def redo(connection: sqlite3.Connection, journal: Journal, who: str) -> Transaction:
    """Write back what the latest undo took away. Raises NotFoundError("nothing-to-redo")."""
    step = next_redo(connection)
    if step is None:
        raise NotFoundError("nothing-to-redo")
    return _revert(connection, journal, who, step, TxKind.REDO)


def _revert(
    connection: sqlite3.Connection, journal: Journal, who: str, step: Step, kind: TxKind
) -> Transaction:
    with journal.write(step.action, who, kind=kind, reverts=step.tx) as tx:
        rows = connection.execute(
            "SELECT type, record, before, after FROM change WHERE tx = ? ORDER BY seq DESC", (step.tx,)
        ).fetchall()
        for type_, record, before, after in rows:
            _write_back(connection, tx, (type_, RecordId(record)), before, json.loads(after))
        connection.execute("UPDATE tx SET reverted_by = ? WHERE id = ?", (tx.id, step.tx))
    return tx


def _write_back(
    connection: sqlite3.Connection,
    tx: Transaction,
    written: tuple[str, RecordId],
    before: str | None,
    after: Fields,
) -> None:
    """Write back what a step changed, but not over what another machine of the office has written since, nor
    over what it wrote beside: that waits for a choice.
    """
    table, record = JOURNALED[written[0]], written[1]
    if before is None:
        tx.delete(table, record, reason="undo")
        return
    now, versions = read_fields(connection, table, record)
    theirs = {field_of(name) for name in versions if is_also(name) and name not in after}
    ours = {name for name in after if (now.get(name) or "") == (after[name] or "")} - theirs
    tx.change(table, record, {name: old for name, old in json.loads(before).items() if name in ours})
