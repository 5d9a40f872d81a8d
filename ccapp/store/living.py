"""Reading records that hang on one other record: those below it in the order they were made, or one by id."""

from __future__ import annotations

import sqlite3

from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError
from ccapp.store.tables import Table

Stored = tuple[str, str, str]  # its id, that of the record it hangs on, its open bag


def below(connection: sqlite3.Connection, table: Table, parent: RecordId) -> tuple[Stored, ...]:
    """The living records of a table that hang on a parent, its first column, oldest first."""
    found = _select(connection, table, f"{table.columns[0]} = ?", parent, table.as_made)
    return tuple(found.fetchall())


def by_id(connection: sqlite3.Connection, table: Table, record: RecordId, missing: str) -> Stored:
    """A living record by its id. Raises NotFoundError with the code `missing`."""
    found: Stored | None = _select(connection, table, "id = ?", record).fetchone()
    if found is None:
        raise NotFoundError(missing, record=record)
    return found


def _select(
    connection: sqlite3.Connection, table: Table, where: str, value: str, order: str = ""
) -> sqlite3.Cursor:
    names = f"id, {table.columns[0]}, {table.bag}"
    return connection.execute(
        f"SELECT {names} FROM {table.type} WHERE {where} AND deleted IS NULL {order}", (value,)
    )
