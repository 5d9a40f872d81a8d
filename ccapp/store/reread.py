"""Records of types that an older program kept unread are read again once this one knows their type.

They keep ids and dots, so nothing of it is an edit. What does not hold together stays kept as it came.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from typing import Final

from ccapp.domain.plan import RecordId
from ccapp.domain.wellformed import MalformedScopeError, require_wellformed
from ccapp.store.bags import to_json
from ccapp.store.scopes import export_scope
from ccapp.store.tables import PLAN, TABLES, Table

_log: Final = logging.getLogger(__name__)


def read_again(connection: sqlite3.Connection) -> int:
    """Move kept records of known types into their tables, plan by plan, and say how many; nearly always none.

    A plan whose kept records do not make a whole plan with the rest is left as it is.
    """
    known = ", ".join("?" * len(TABLES))
    query = f"SELECT DISTINCT plan_id FROM opaque_record WHERE type IN ({known})"
    plans = [RecordId(row[0]) for row in connection.execute(query, tuple(TABLES)).fetchall()]
    return sum(_of_plan(connection, plan) for plan in plans)


def _of_plan(connection: sqlite3.Connection, plan: RecordId) -> int:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        moved = sum(_of_type(connection, table, plan) for table in TABLES.values() if table is not PLAN)
        require_wellformed(export_scope(connection, plan))
        connection.execute("COMMIT")
    except (MalformedScopeError, sqlite3.IntegrityError) as error:
        connection.execute("ROLLBACK")
        _log.warning("kept records of %s are not read: %s", plan, error)
        return 0
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return moved


def _of_type(connection: sqlite3.Connection, table: Table, plan: RecordId) -> int:
    names = ("id", *table.columns, table.bag, "versions")
    rows = connection.execute(
        "SELECT id, fields, versions FROM opaque_record WHERE plan_id = ? AND type = ?", (plan, table.type)
    ).fetchall()
    for record, raw, versions in rows:
        fields = {name: value for name, value in json.loads(raw).items() if value is not None}
        heads = [fields.pop(name, None) for name in table.columns]
        connection.execute(
            f"INSERT INTO {table.type} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            (record, *heads, to_json(fields), versions),
        )
    connection.execute("DELETE FROM opaque_record WHERE plan_id = ? AND type = ?", (plan, table.type))
    return len(rows)
