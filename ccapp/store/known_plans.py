"""Whole plans kept as they were last read, for a window that asks for them after every edit."""

from __future__ import annotations

import sqlite3
from typing import Final

from ccapp.domain.plan import Plan, RecordId
from ccapp.store.plans import KnownLines, load_plan

_MOST_KNOWN: Final = 8  # plans; the check reads those of the same years too


class KnownPlans:
    """Whole plans as they were last read. While nothing was written the same value is given; after a write,
    lines that say what they said are the very same values: who shows them can tell so without comparing.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._at: tuple[int, int] | None = None
        self._plans: dict[RecordId, Plan] = {}
        self._lines: dict[RecordId, KnownLines] = {}

    def load(self, plan_id: RecordId) -> Plan:
        """A living plan with all appendices. Raises NotFoundError."""
        if self._connection.in_transaction:  # what is not committed may yet be gone
            return load_plan(self._connection, plan_id)
        now = self._connection.total_changes, self._connection.execute("PRAGMA data_version").fetchone()[0]
        if now != self._at:
            self._at = now
            self._plans.clear()
        found = self._plans.get(plan_id)
        if found is None:
            lines = self._lines.pop(plan_id, {})
            found = self._plans[plan_id] = load_plan(self._connection, plan_id, lines)
            self._lines[plan_id] = lines  # the latest read stands last
            for old in [*self._lines][:-_MOST_KNOWN]:
                del self._lines[old]
                self._plans.pop(old, None)
        return found
