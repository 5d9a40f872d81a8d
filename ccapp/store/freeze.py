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
        row = connection.execute(
            "SELECT title, state, json_extract(details, '$.adjusting') FROM plan WHERE id = ?", (plan,)
        ).fetchone()
        if row is not None and row[1] not in _OPEN and not (row[1] == PlanState.ISSUED and row[2]):
            raise RefusedError("plan-locked", plan=row[0], state=row[1])
