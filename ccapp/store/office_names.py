"""The name of an office as it is now: as first known, or by the latest rename whose day has come."""

from __future__ import annotations

from typing import Final

# For a query over `office`. Whether a day has come is asked of the latest change here, not of the clock.
OFFICE_NAME: Final = (
    "coalesce((SELECT lineage.name FROM lineage WHERE lineage.kind = 'rename' AND lineage.deleted IS NULL "
    "AND instr(lineage.sources, office.id) > 0 "
    "AND lineage.effective <= (SELECT substr(at, 1, 10) FROM tx ORDER BY id DESC LIMIT 1) "
    "ORDER BY lineage.effective DESC, length(lineage.id) DESC, lineage.id DESC LIMIT 1), office.name)"
)
