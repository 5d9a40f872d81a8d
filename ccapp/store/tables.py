"""The journaled tables as data, so that one write path serves every record type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ccapp.domain.scope import FieldValue

Fields = dict[str, FieldValue]
DELETED: Final = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A journaled table. Fields named in `columns` have a column; all others live in the JSON `bag`."""

    type: str
    columns: tuple[str, ...]
    bag: str
    structure: frozenset[str] = frozenset()

    def is_structure(self, field: str) -> bool:
        """Whether a field says where a record hangs rather than what it holds."""
        return field in self.structure


PLAN: Final = Table(
    type="plan",
    columns=("office_id", "title", "year_from", "year_to", "state", "archived", DELETED),
    bag="details",
    structure=frozenset({"office_id"}),
)
APPENDIX: Final = Table(
    type="appendix",
    columns=("plan_id", "position", "title", "layout", DELETED),
    bag="details",
    structure=frozenset({"plan_id", "position"}),
)
ITEM: Final = Table(
    type="item",
    columns=("plan_id", "appendix_id", "parent_id", "level", "position", DELETED),
    bag="texts",
    structure=frozenset({"plan_id", "appendix_id", "parent_id", "level", "position"}),
)
TABLES: Final = {table.type: table for table in (PLAN, APPENDIX, ITEM)}
