"""How much each plan of an office holds, without loading it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from ccapp.domain.layout import Level
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.records import Counts

# From the sections down, as a plan is loaded: what hangs below something deleted does not count.
_ALIVE = """
WITH RECURSIVE alive(id, plan_id, level, named) AS (
    SELECT item.id, item.plan_id, item.level, coalesce(item.texts ->> 'section', '') <> ''
    FROM plan
    JOIN appendix ON appendix.plan_id = plan.id AND appendix.deleted IS NULL
    JOIN item ON item.appendix_id = appendix.id AND item.parent_id IS NULL AND item.deleted IS NULL
    WHERE plan.office_id = ? AND plan.deleted IS NULL
    UNION ALL
    SELECT item.id, item.plan_id, item.level, 0
    FROM alive JOIN item ON item.parent_id = alive.id AND item.deleted IS NULL
)
SELECT plan_id, level, count(*), sum(named) FROM alive GROUP BY plan_id, level
"""


def count_plans(connection: sqlite3.Connection, office: OfficeId) -> dict[RecordId, Counts]:
    """Counts of an office's living plans, as `domain.records.count` gives them; empty plans are absent."""
    found: defaultdict[RecordId, dict[str, tuple[int, int]]] = defaultdict(dict)
    for plan, level, number, named in connection.execute(_ALIVE, (office,)):
        found[RecordId(plan)][level] = (number, named)
    none = (0, 0)
    return {
        plan: Counts(
            sections=levels.get(Level.SECTION.value, none)[1],
            tasks=levels.get(Level.TASK.value, none)[0],
            products=levels.get(Level.PRODUCT.value, none)[0],
        )
        for plan, levels in found.items()
    }
