"""The journaled tables as data, so that one write path serves every record type."""

from __future__ import annotations

from typing import Final

from ccapp.domain.versions import FieldValue
from ccapp.values import value

Fields = dict[str, FieldValue]
DELETED: Final = "deleted"
OFFICE_SCOPE: Final = "office"  # counts the dots of records that belong to no plan and stay in the office


@value
class Table:
    """A journaled table. Fields named in `columns` have a column; all others live in the JSON `bag`."""

    type: str
    columns: tuple[str, ...]
    bag: str
    structure: frozenset[str] = frozenset()
    in_plan: bool = True

    def scope_of(self, record: str, fields: Fields) -> str:
        """The scope whose version vector counts a record's dots: its plan, or the office for the others."""
        if self.type == "plan":
            return record
        return str(fields["plan_id"]) if self.in_plan else OFFICE_SCOPE

    @property
    def as_made(self) -> str:
        """SQL that puts records in the order in which they were made.

        Ids do not tell it: every restore begins a new device, which counts from 1 again.
        """
        made = f"(SELECT min(tx) FROM change WHERE record = {self.type}.id)"
        return f"ORDER BY {made}, length({self.type}.id), {self.type}.id"

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
# Giao nhiệm vụ: by which document a superior's plan is handed out, and which of its tasks are not obligatory.
ASSIGNMENT: Final = Table(
    type="assignment",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
)
# What this office has answered to a remark that the superior sent; it goes back with the plan.
COMMENT: Final = Table(
    type="comment",
    columns=("plan_id", "remark", DELETED),
    bag="details",
    structure=frozenset({"plan_id", "remark"}),
)
# Đã nhận, giao cho …: what was noted of a superior's assignment, which line does a task; it goes back too.
ASSIGNMENT_ACK: Final = Table(
    type="assignment_ack",
    columns=("plan_id", "source", DELETED),
    bag="details",
    structure=frozenset({"plan_id", "source"}),
)
# A file that goes with a plan, by its hash: so far the signed copy. Its bytes travel apart, once.
EVIDENCE: Final = Table(
    type="evidence",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
)
# What a plan consists of, and all of it that travels.
CONTENT: Final = {table.type: table for table in (PLAN, APPENDIX, ITEM)}
_BESIDE: Final = (ASSIGNMENT, COMMENT, ASSIGNMENT_ACK, EVIDENCE)
TABLES: Final = {**CONTENT, **{table.type: table for table in _BESIDE}}

UNIT: Final = Table(
    type="unit",
    columns=("name", "tier", "kind", "valid_from", "valid_to", DELETED),
    bag="details",
    structure=frozenset({"tier", "kind"}),
    in_plan=False,
)
PERSON: Final = Table(
    type="person",
    columns=("name", "unit_id", "valid_from", "valid_to", DELETED),
    bag="details",
    structure=frozenset({"unit_id"}),
    in_plan=False,
)
KEPT: Final = Table(
    type="kept",
    columns=("code", "key", DELETED),
    bag="details",
    structure=frozenset({"code", "key"}),
    in_plan=False,
)
ASSIGNING: Final = Table(
    type="assigning",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
ASSIGNED: Final = Table(
    type="assigned",
    columns=("assigning_id", DELETED),
    bag="details",
    structure=frozenset({"assigning_id"}),
    in_plan=False,
)
AD_HOC: Final = Table(
    type="ad_hoc",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
SAME_WORK: Final = Table(
    type="same_work",
    columns=("one", "other", DELETED),
    bag="details",
    structure=frozenset({"one", "other"}),
    in_plan=False,
)
REMARK: Final = Table(
    type="remark",
    columns=("plan_id", "record", DELETED),
    bag="details",
    structure=frozenset({"plan_id", "record"}),
    in_plan=False,
)
# What a superior decided about a plan it collected: ours at the superior, theirs at the commune.
# The name is not that of the record that travels: that one is a superior's alone, these go to its machines.
REVIEW: Final = Table(
    type="review",
    columns=("plan_id", "office_id", "number", "verdict", DELETED),
    bag="details",
    structure=frozenset({"plan_id", "office_id", "number"}),
    in_plan=False,
)
# Đổi tên, sáp nhập, chia tách, chuyển cấp trên of offices, as this office records them.
LINEAGE: Final = Table(
    type="lineage",
    columns=("kind", "sources", "effective", "name", DELETED),
    bag="details",
    structure=frozenset({"kind", "sources"}),
    in_plan=False,
)
EDITION: Final = Table(
    type="edition",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
SIGNED_COPY: Final = Table(
    type="signed_copy",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
CONSULTATION: Final = Table(
    type="consultation",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
CONSULTED: Final = Table(
    type="consulted",
    columns=("consultation_id", DELETED),
    bag="details",
    structure=frozenset({"consultation_id"}),
    in_plan=False,
)
OPINION: Final = Table(
    type="opinion",
    columns=("consulted_id", DELETED),
    bag="details",
    structure=frozenset({"consulted_id"}),
    in_plan=False,
)
SENT_OTHERWISE: Final = Table(
    type="sent_otherwise",
    columns=("plan_id", DELETED),
    bag="details",
    structure=frozenset({"plan_id"}),
    in_plan=False,
)
# What a superior gives communes to begin with: model plan and calendar of reports, ours or given to us.
OUTSET: Final = Table(
    type="outset",
    columns=("office_id", DELETED),
    bag="details",
    structure=frozenset({"office_id"}),
    in_plan=False,
)
_IN_OFFICE: Final = (
    UNIT,
    PERSON,
    KEPT,
    ASSIGNING,
    ASSIGNED,
    AD_HOC,
    SAME_WORK,
    REMARK,
    REVIEW,
    LINEAGE,
    EDITION,
    SIGNED_COPY,
    CONSULTATION,
    CONSULTED,
    OPINION,
    SENT_OTHERWISE,
    OUTSET,
)
IN_OFFICE: Final = {table.type: table for table in _IN_OFFICE}
JOURNALED: Final = {**TABLES, **IN_OFFICE}
