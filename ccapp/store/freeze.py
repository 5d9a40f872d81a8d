"""The last guard of a signed table: a write that no service announced as allowed is refused in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from ccapp.domain.plan import MARKS, PlanState
from ccapp.errors import RefusedError
from ccapp.store.tables import APPENDIX, ITEM, Fields, Table

_FREE: Final = frozenset(MARKS)
_OPEN: Final = (PlanState.DRAFT.value, "")


def table_of(table: Table, before: Fields, after: Fields) -> str:
    """The plan whose table these changes touch; empty for those that touch none, such as marks of a line."""
    if table not in (APPENDIX, ITEM) or after.keys() <= _FREE:
        return ""
    return str(before.get("plan_id") or after.get("plan_id") or "")


def require_open(connection: sqlite3.Connection, plans: Iterable[str], made: Iterable[str]) -> None:
    """Raise RefusedError("plan-locked") where a table that was written is frozen as its transaction ends.

    Open are the tables of drafts, of plans whose adjustment is under way, and of those `made` just now.
    """
    for plan in set(plans) - set(made):
        row = _head(connection, plan)
        if row is not None and not _is_open(row):
            raise RefusedError("plan-locked", plan=row[0], state=row[1])


def is_locked(connection: sqlite3.Connection, type_: str, plan: str) -> bool:
    """Whether a record of this type belongs to a table of a plan that is frozen."""
    row = _head(connection, plan) if type_ in (APPENDIX.type, ITEM.type) else None
    return row is not None and not _is_open(row)


def _head(connection: sqlite3.Connection, plan: str) -> tuple[str, str, object] | None:
    query = "SELECT title, state, json_extract(details, '$.adjusting') FROM plan WHERE id = ?"
    row: tuple[str, str, object] | None = connection.execute(query, (plan,)).fetchone()
    return row


def _is_open(row: tuple[str, str, object]) -> bool:
    return row[1] in _OPEN or (row[1] == PlanState.ISSUED and bool(row[2]))
