"""Accepted data: by which superior a plan is locked, and the last guard of that lock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from ccapp.domain.plan import RecordId
from ccapp.errors import RefusedError
from ccapp.store.office_names import HAS_COME, OFFICE_NAME


def _order(row: str) -> str:
    """`Decision.order`: two machines of a superior may give one number each."""
    known = f"coalesce(json_extract({row}.details, '$.source'), {row}.id)"
    return f"({row}.number, length({known}), {known})"


# The name of the office whose standing decision accepts a plan's data, for a query over `plan`.
ACCEPTED_BY: Final = (
    f"(SELECT coalesce({OFFICE_NAME}, review.office_id) "
    "FROM review LEFT JOIN office ON office.id = review.office_id "
    "WHERE review.plan_id = plan.id AND review.verdict = 'accepted' AND review.deleted IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM review later WHERE later.plan_id = review.plan_id "
    "AND later.office_id = review.office_id AND later.deleted IS NULL "
    f"AND {_order('later')} > {_order('review')}) "
    # A superior from which this office was moved away locks nothing any more.
    "AND NOT EXISTS (SELECT 1 FROM lineage moved WHERE moved.kind = 'move_parent' AND moved.deleted IS NULL "
    f"AND moved.{HAS_COME} AND instr(moved.sources, review.office_id) > 0) LIMIT 1)"
)


def require_unaccepted(connection: sqlite3.Connection, plans: Iterable[str]) -> None:
    """Raise RefusedError("plan-accepted") where one of these tables holds data that a superior accepted."""
    for plan in set(plans) - {""}:
        row = connection.execute(f"SELECT title, {ACCEPTED_BY} FROM plan WHERE id = ?", (plan,)).fetchone()
        if row is not None and row[1]:
            raise RefusedError("plan-accepted", plan=row[0], by=row[1])


def accepted_by(connection: sqlite3.Connection, plan: RecordId) -> str:
    """The office that accepted a plan's data and has not opened it again; "" where there is none."""
    row = connection.execute(f"SELECT {ACCEPTED_BY} FROM plan WHERE id = ?", (plan,)).fetchone()
    return "" if row is None or row[0] is None else str(row[0])
