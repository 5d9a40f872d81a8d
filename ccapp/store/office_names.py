"""The name of an office as it is now: as first known, or by the latest rename whose day has come."""

from __future__ import annotations

from typing import Final

# Of a change of lineage. Whether its day has come is asked of the latest change here, not of the clock.
HAS_COME: Final = "effective <= (SELECT substr(at, 1, 10) FROM tx ORDER BY id DESC LIMIT 1)"
# For a query over `office`.
OFFICE_NAME: Final = (
    "coalesce((SELECT lineage.name FROM lineage WHERE lineage.kind = 'rename' AND lineage.deleted IS NULL "
    f"AND instr(lineage.sources, office.id) > 0 AND lineage.{HAS_COME} "
    "ORDER BY lineage.effective DESC, length(lineage.id) DESC, lineage.id DESC LIMIT 1), office.name)"
)
