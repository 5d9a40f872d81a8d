"""Whether a scope that came from elsewhere holds together as a plan, before anything of it is stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import PlanState, RecordId, Side
from ccapp.domain.scope import ScopeRecord, ScopeState

_MAX_POSITION = 500
_MAX_COLUMNS = 200
_BODIES = ("issuer", "superior", "place", "authority", "position", "signer")
_PLAN_TEXTS = (*_BODIES, "doc_type", "number", "symbol")


class MalformedScopeError(ValueError):
    """A known record of the scope is not what its type promises; the text says which and why."""


def require_wellformed(state: ScopeState) -> None:
    """Raise MalformedScopeError unless the known records make one plan with whole appendices.

    Unknown types and unknown fields are nobody's business here: they are kept as they came.
    """
    plans = [record for record in state.records if record.type == "plan"]
    if [record.id for record in plans] != [state.plan]:
        raise MalformedScopeError("a scope has exactly its own plan")
    _require_plan(plans[0])
    if plans[0].fields.get("office_id") != state.office:
        raise MalformedScopeError("a plan is its own office's")
    for record in state.records:
        if record.type in ("appendix", "item") and record.fields.get("plan_id") != state.plan:
            raise MalformedScopeError(f"plan of {record.id}")
    layouts = {record.id: _layout(record) for record in state.records if record.type == "appendix"}
    items = {record.id: record for record in state.records if record.type == "item"}
    for item in items.values():
        _require_item(item, layouts, items)
    for record in state.records:
        _require_tombstone(record)


def _require_plan(plan: ScopeRecord) -> None:
    fields = plan.fields
    _require_text(plan, "title")
    first, last = fields.get("year_from"), fields.get("year_to")
    if not (isinstance(first, int) and isinstance(last, int) and 1900 <= first <= last <= 2999):  # noqa: PLR2004 - years
        raise MalformedScopeError("plan years")
    if fields.get("archived") not in (0, 1) or fields.get("state") not in set(PlanState):
        raise MalformedScopeError("plan state")
    for key in ("issuer_side", "superior_side"):
        if fields.get(key, Side.STATE) not in set(Side):
            raise MalformedScopeError(f"plan {key}")
    for key in _PLAN_TEXTS:
        if not isinstance(fields.get(key, ""), str):
            raise MalformedScopeError(f"plan {key}")
    _require_day(fields.get("signed_on"))


def _require_day(value: object) -> None:
    if value is None:
        return
    try:
        date.fromisoformat(str(value))
    except ValueError as error:
        raise MalformedScopeError("plan signed_on") from error


def _layout(appendix: ScopeRecord) -> Layout:
    _require_text(appendix, "title")
    _require_position(appendix)
    try:
        layout = Layout.from_data(json.loads(_require_text(appendix, "layout")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise MalformedScopeError(f"layout of {appendix.id}") from error
    keys = layout.keys
    if len(set(keys)) != len(keys) or len(keys) > _MAX_COLUMNS:
        raise MalformedScopeError(f"columns of {appendix.id}")
    levels = layout.levels
    if levels[:1] != (Level.SECTION,) or levels[-1:] != (Level.PRODUCT,) or Level.TASK not in levels:
        raise MalformedScopeError(f"levels of {appendix.id}")
    return layout


def _require_item(
    item: ScopeRecord, layouts: Mapping[RecordId, Layout], items: Mapping[RecordId, ScopeRecord]
) -> None:
    layout = layouts.get(RecordId(str(item.fields.get("appendix_id"))))
    if layout is None:
        raise MalformedScopeError(f"appendix of {item.id}")
    above = item.fields.get("parent_id")
    parent = items.get(RecordId(str(above))) if above is not None else None
    levels = [level.value for level in layout.levels]
    wanted = levels[0]
    if above is not None:
        if parent is None or parent.fields.get("appendix_id") != item.fields.get("appendix_id"):
            raise MalformedScopeError(f"parent of {item.id}")
        wanted = dict(pairwise(levels)).get(str(parent.fields.get("level")), "")
    if item.fields.get("level") != wanted:
        raise MalformedScopeError(f"level of {item.id}")
    _require_position(item)
    for key, value in item.fields.items():
        if layout.level_of(key) is not None and not isinstance(value, str):
            raise MalformedScopeError(f"{key} of {item.id}")


def _require_position(record: ScopeRecord) -> None:
    if len(_require_text(record, "position")) > _MAX_POSITION:
        raise MalformedScopeError(f"position of {record.id}")


def _require_text(record: ScopeRecord, key: str) -> str:
    value = record.fields.get(key)
    if not isinstance(value, str):
        raise MalformedScopeError(f"{key} of {record.id}")
    return value


def _require_tombstone(record: ScopeRecord) -> None:
    if not isinstance(record.fields.get("deleted", ""), str | None):
        raise MalformedScopeError(f"deleted of {record.id}")
