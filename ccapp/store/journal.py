"""The one write path: every change of a record goes through a `Transaction` and leaves its trace.

From the journal come undo and redo across restarts, history, recovery of deleted rows, the audit trail and
the version dots that the sync file needs.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.domain.beside import SAW, field_of, is_also
from ccapp.domain.plan import RecordId
from ccapp.domain.versions import Dot, Dots, FieldValue, VersionVector, make_dot
from ccapp.errors import NotFoundError
from ccapp.store.accepted import require_unaccepted
from ccapp.store.bags import bag_of, one_object, to_json
from ccapp.store.chain import link
from ccapp.store.database import plain_storage_errors
from ccapp.store.freeze import require_open, table_of
from ccapp.store.pen import require_pen
from ccapp.store.rows import insert_rows
from ccapp.store.tables import DELETED, PLAN, Fields, Table
from ccapp.store.witness import Witness
from ccapp.store.writers import Writer, seen_at_deletion

if TYPE_CHECKING:
    from ccapp.domain.scope import ScopeRecord


class TxKind(StrEnum):
    """What a transaction is to undo: an edit, its undo, the redo of that, or outside undo (system)."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    SYSTEM = "system"


class Transaction:
    """Writes of one service call. Made by `Journal.write`; ends with its `with` block."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        tx: int,
        action: str,
        writer: Writer,
        mark: Mapping[str, str],
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._device = writer.id
        self._mark = mark
        self._edit_dot: Dot | None = None
        self._scopes: dict[str, int] = {}
        self._tables_of: set[str] = set()  # plans whose tables were written
        self._made: set[str] = set()  # plans made just now
        self.is_lifted = False
        from ccapp.store import search  # start-up cost: only who writes needs the words

        self._search = search
        self._touched = search.Touched()
        self.id = tx
        self.action = action
        self.counter = writer.last
        self.changes = 0

    def create(self, table: Table, fields: Fields) -> RecordId:
        """Insert a record under a new id, which is the dot of its creation."""
        counter = self._next()
        record = RecordId(make_dot(self._device, counter))
        if table is PLAN:
            self._made.add(record)
        self._tables_of.add(table_of(table, {}, fields))
        scope = table.scope_of(record, fields)
        columns = {name: fields.get(name) for name in table.columns}
        self._insert(table, record, columns, bag_of(table.type, fields))
        self._seen(scope, counter)
        self._log(table, record, None, {name: value for name, value in fields.items() if value is not None})
        self._touched.note_new(table, [(record, fields)])
        return record

    def _insert(self, table: Table, record: str, columns: Fields, bag: str) -> None:
        names = ["id", *columns, table.bag, "versions"]
        marks = ", ".join("?" * len(names))
        self._connection.execute(
            f"INSERT INTO {table.type} ({', '.join(names)}) VALUES ({marks})",
            (record, *columns.values(), bag, "{}"),
        )

    def change(self, table: Table, record: RecordId, fields: Fields, settled: Collection[str] = ()) -> bool:
        """Set fields of a record; tells whether any of them differed. Raises NotFoundError.

        What another machine wrote into a field beside ours goes with the write; a field named in `settled` is
        written even where it stays as it is shown.
        """
        now, versions = read_fields(self._connection, table, record)
        written = {name for name, value in fields.items() if (now.get(name) or "") != (value or "")}
        written.update(settled)
        beside = {name: None for name in versions if is_also(name) and field_of(name) in written}
        after = {name: fields[name] for name in fields if name in written} | beside
        if not after:
            return False
        before = {name: now.get(name) for name in after}
        scope = table.scope_of(record, now)
        self._tables_of.add(table_of(table, now, after))
        self._give_dots(versions, after, scope)
        self._update(table, record, now | after, versions, set(after))
        self._log(table, record, before, after)
        self._touched.note(table, record, now, now | after)
        return True

    def _give_dots(self, versions: dict[str, str], after: Fields, scope: str) -> None:
        """The dots of what is written. Values that an undo puts beside another need dots of their own, and
        lower ones: the highest is shown.
        """
        beside = [name for name in after if is_also(name)]
        for name in beside:
            versions.pop(name, None)
            if after[name] is not None:
                versions[name] = make_dot(self._device, self._next())
                self._edit_dot = None
        dot = self._dot_of_edits(scope)
        versions.update({name: dot for name in after if not is_also(name)})

    def _update(
        self, table: Table, record: str, fields: Fields, versions: Mapping[str, str], changed: set[str]
    ) -> None:
        columns = [name for name in table.columns if name in changed]
        values: list[FieldValue] = [fields[name] for name in columns]
        if changed - set(columns):
            columns.append(table.bag)
            values.append(bag_of(table.type, fields))
        assignments = ", ".join(f"{name} = ?" for name in (*columns, "versions"))
        self._connection.execute(
            f"UPDATE {table.type} SET {assignments} WHERE id = ?",
            (*values, to_json(versions), record),
        )

    def delete(self, table: Table, record: RecordId, reason: str = "") -> bool:
        """Mark a record deleted; it stays, with when, who, why, and what this machine had seen by then."""
        now, versions = read_fields(self._connection, table, record)
        seen = seen_at_deletion(self._connection, table.scope_of(record, now), record, versions)
        saw = {**seen, self._device: self.counter}
        stone = to_json({**self._mark, "reason": reason, SAW: saw})
        return self.change(table, record, {DELETED: stone})

    def lift_freeze(self) -> None:
        """Allow this transaction to write a signed table: it records why (Đối chiếu, Sửa lỗi nhập)."""
        self.is_lifted = True

    def defer_references(self) -> None:
        """Check references between records at the end of this transaction only."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")

    def adopt(self, table: Table, records: Sequence[ScopeRecord], *, is_told: bool = True) -> None:
        """Insert another office's records under the ids and dots they came with.

        The journal keeps what they say. Where they hang stands in the rows, and in `before` of later changes.
        Records that are not told leave nothing in the journal: those of a plan that came whole, whose
        reception says so (`store.receptions`). The rows hold what they say, so it is not stored twice.
        """
        bags = [bag_of(table.type, record.fields) for record in records]
        columns = table.columns
        rows = [
            (record.id, *map(record.fields.get, columns), bag, to_json(record.versions))
            for record, bag in zip(records, bags, strict=True)
        ]
        insert_rows(self._connection, table.type, ("id", *columns, table.bag, "versions"), rows)
        if is_told:
            self._tell_adopted(table, records, bags)
        self.changes += len(records)
        self._touched.note_new(table, ((record.id, record.fields) for record in records))

    def _tell_adopted(self, table: Table, records: Sequence[ScopeRecord], bags: Sequence[str]) -> None:
        told = [name for name in table.columns if not table.is_structure(name)]
        changes: list[tuple[FieldValue, ...]] = []
        for seq, (record, bag) in enumerate(zip(records, bags, strict=True), start=self.changes + 1):
            fields = record.fields
            heads = to_json({name: fields[name] for name in told if fields.get(name) is not None})
            changes.append((self.id, seq, table.type, record.id, one_object(heads, bag)))
        insert_rows(self._connection, "change", ("tx", "seq", "type", "record", "after"), changes)

    def overwrite(self, table: Table, record: RecordId, fields: Fields, versions: Mapping[str, str]) -> None:
        """Give another office's record the fields and dots it now has."""
        now, _ = read_fields(self._connection, table, record)
        names = now.keys() | fields.keys()
        changed = {name for name in names if now.get(name) != fields.get(name)}
        before = {name: now.get(name) for name in changed}
        after = {name: fields.get(name) for name in changed}
        self._update(table, record, {**dict.fromkeys(now), **fields}, versions, changed)
        self._log(table, record, before, after)
        self._touched.note(table, record, now, fields)

    def withdraw(self, table: Table, record: RecordId) -> None:
        """Take another office's record away as if it had never come: a tombstone would say deleted."""
        now, _ = read_fields(self._connection, table, record)
        self._connection.execute(f"DELETE FROM {table.type} WHERE id = ?", (record,))
        there: Fields = {name: value for name, value in now.items() if value is not None}
        self._log(table, record, there, dict.fromkeys(there))
        self._touched.note(table, record, now, {})

    def keep_opaque(self, plan: RecordId, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Keep records of unknown types as (type, id, fields, versions), the last two as JSON."""
        self._connection.executemany(
            "INSERT INTO opaque_record (plan_id, type, id, fields, versions) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (plan_id, type, id) "
            "DO UPDATE SET fields = excluded.fields, versions = excluded.versions",
            [(plan, *row) for row in rows],
        )

    def see(self, plan: RecordId, vector: VersionVector) -> None:
        """Note what a received state has seen; counters never go back."""
        self._connection.executemany(
            "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?) "
            "ON CONFLICT (plan_id, device) DO UPDATE SET counter = max(counter, excluded.counter)",
            [(plan, device, counter) for device, counter in vector.items()],
        )

    @property
    def mark(self) -> Mapping[str, str]:
        """When this transaction writes and for whom, as a tombstone says it."""
        return self._mark

    def spend(self, scope: str, dots: Dots) -> None:
        """Count dots of this device that were given out for this transaction before it began."""
        if dots.vector:
            self.counter = dots.last
            self._seen(scope, self.counter)

    def _next(self) -> int:
        self.counter += 1
        return self.counter

    def _dot_of_edits(self, scope: str) -> Dot:
        """One dot serves all edits of a transaction: they are only ever sent and seen together."""
        if self._edit_dot is None:
            self._edit_dot = make_dot(self._device, self._next())
            self._edit_counter = self.counter
        self._seen(scope, self._edit_counter)
        return self._edit_dot

    def _seen(self, scope: str, counter: int) -> None:
        self._scopes[scope] = max(self._scopes.get(scope, 0), counter)

    def _log(self, table: Table, record: str, before: Fields | None, after: Fields) -> None:
        self.changes += 1
        self._connection.execute(
            "INSERT INTO change (tx, seq, type, record, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            (
                self.id,
                self.changes,
                table.type,
                record,
                None if before is None else to_json(before),
                to_json(after),
            ),
        )

    def require_unaccepted(self) -> None:
        """Raise RefusedError("plan-accepted") where a table was written whose data a superior accepted."""
        require_unaccepted(self._connection, self._tables_of)

    def require_open(self) -> None:
        """Raise RefusedError("plan-locked") where a signed table was written and the freeze not lifted."""
        if not self.is_lifted:
            require_open(self._connection, self._tables_of, self._made)

    def finish(self) -> None:
        """Write the version vectors of the plans that were touched, and the words of the records."""
        self._connection.executemany(
            "INSERT INTO scope_version (plan_id, device, counter) VALUES (?, ?, ?) "
            "ON CONFLICT (plan_id, device) DO UPDATE SET counter = excluded.counter",
            [(scope, self._device, counter) for scope, counter in self._scopes.items()],
        )
        if self._scopes:
            self._writer.note(self._mark["at"])
        if self._edit_dot is not None:
            self._connection.execute("UPDATE tx SET dot = ? WHERE id = ?", (self._edit_dot, self.id))
        self._search.update(self._connection, self._touched)
        link(self._connection, self.id)


class Journal:
    """Opens write transactions for one writer on one connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        path: Path,
        writer: Writer,
        clock: Callable[[], datetime],
        witness: Witness,
    ) -> None:
        self._connection = connection
        self._path = path
        self._witness = witness
        self._writer = writer
        self._clock = clock

    def dots(self) -> Dots:
        """New dots for the transaction to come, which must `spend` them."""
        return Dots(self._writer.id, self._writer.last)

    @contextmanager
    def write(
        self, action: str, who: str, *, kind: TxKind = TxKind.EDIT, reverts: int | None = None
    ) -> Iterator[Transaction]:
        """One write transaction: committed and durable when the block ends, gone when it raises.

        An edit that changed nothing leaves nothing. Raises StorageError when the disk is full or gone,
        RefusedError("pen-elsewhere") for an edit while another machine of the office holds the pen.
        """
        at = self._clock().isoformat(timespec="seconds")
        with plain_storage_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if kind is not TxKind.SYSTEM:
                    require_pen(self._connection)
                tx = self._open(action, who, at, kind, reverts)
                yield tx
                if kind is TxKind.EDIT:
                    tx.require_open()
                if kind is not TxKind.SYSTEM:
                    tx.require_unaccepted()
                tx.finish()
                self._connection.execute("COMMIT" if tx.changes or kind is not TxKind.EDIT else "ROLLBACK")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        self._writer.wrote(tx.counter if tx.changes else self._writer.last)
        self._witness.note(self._connection)

    def _open(self, action: str, who: str, at: str, kind: TxKind, reverts: int | None) -> Transaction:
        cursor = self._connection.execute(
            "INSERT INTO tx (at, who, device, action, kind, reverts) VALUES (?, ?, ?, ?, ?, ?)",
            (at, who, self._writer.machine, action, kind.value, reverts),
        )
        assert cursor.lastrowid is not None  # noqa: S101 - an insert that did not raise has one
        return Transaction(
            self._connection,
            tx=cursor.lastrowid,
            action=action,
            writer=self._writer,
            mark={"at": at, "by": who},
        )


def read_fields(
    connection: sqlite3.Connection, table: Table, record: RecordId
) -> tuple[Fields, dict[str, str]]:
    """All fields of a record, columns and bag together, and its version dots. Raises NotFoundError."""
    names = ", ".join((*table.columns, table.bag, "versions"))
    row = connection.execute(f"SELECT {names} FROM {table.type} WHERE id = ?", (record,)).fetchone()
    if row is None:
        raise NotFoundError("record-not-found", record=record)
    fields: Fields = json.loads(row[-2])
    fields.update(zip(table.columns, row, strict=False))
    return fields, json.loads(row[-1])
