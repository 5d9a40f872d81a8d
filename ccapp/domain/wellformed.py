"""Whether a scope that came from elsewhere holds together as a plan, before anything of it is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from ccapp.domain.decisions import Verdict
from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import PlanState, Side
from ccapp.domain.remarks import RemarkState
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import FieldValue

_MAX_POSITION: Final = 500
_MAX_NAME: Final = 500
_OF_PLAN: Final = ("appendix", "item", "assignment", "comment", "assignment_ack", "evidence")
REMARKED: Final = "comment"  # a remark of the superior's, in a package of remarks
DECIDED: Final = "decision"
_SHA256: Final = re.compile("[0-9a-f]{64}")
_DOCUMENT: Final = ("doc_type", "number", "symbol", "issuer", "title")
_MAX_COLUMNS: Final = 200
_MAX_WIDTH: Final = 100_000  # tenths of a millimetre
_MAX_FONT_SIZE: Final = 100  # points
_TOP: Final = ""
_TEXTS_ALONE: Final = {str}
_BODIES = ("issuer", "superior", "place", "authority", "position", "signer")
_EXTRAS = ("urgency", "draft_unit", "drafter", "contact")
_PLAN_TEXTS = (*_BODIES, "doc_type", "number", "symbol")


class MalformedScopeError(ValueError):
    """A known record of the scope is not what its type promises; the text says which and why."""


def require_wellformed(state: ScopeState) -> None:
    """Raise MalformedScopeError unless the known records make one plan with whole appendices.

    Unknown types and unknown fields are nobody's business here: they are kept as they came.
    """
    kinds: dict[str, dict[FieldValue, ScopeRecord]] = {}
    for record in state.records:
        kinds.setdefault(record.type, {})[record.id] = record
        _require_tombstone(record)
    plans = kinds.get("plan", {})
    if [*plans] != [state.plan]:
        raise MalformedScopeError("a scope has exactly its own plan")
    plan = plans[state.plan]
    _require_plan(plan)
    if plan.fields.get("office_id") != state.office:
        raise MalformedScopeError("a plan is its own office's")
    for kind in _OF_PLAN:
        for record in kinds.get(kind, {}).values():
            if record.fields.get("plan_id") != state.plan:
                raise MalformedScopeError(f"plan of {record.id}")
    forms = {ident: _form(record) for ident, record in kinds.get("appendix", {}).items()}
    items = kinds.get("item", {})
    for item in items.values():
        _require_item(item, forms, items)
    for kind, require in _BESIDE.items():
        for record in kinds.get(kind, {}).values():
            require(record)


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
    for key in _EXTRAS:
        if not isinstance(fields.get(key) or "", str):
            raise MalformedScopeError(f"plan {key}")
    _require_day(fields.get("signed_on"))


def _require_day(value: FieldValue) -> None:
    """A day as the program itself writes it; empty is one that was cleared."""
    if value is None or value == "":
        return
    try:
        if date.fromisoformat(str(value)).isoformat() == value:
            return
    except ValueError as error:
        raise MalformedScopeError("plan signed_on") from error
    raise MalformedScopeError("plan signed_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What an appendix asks of its lines: its layout, and which level stands right below which."""

    layout: Layout
    below: Mapping[str, str]


def _form(appendix: ScopeRecord) -> _Form:
    _require_text(appendix, "title")
    _require_position(appendix)
    try:
        layout = read_layout(_require_text(appendix, "layout"))
    except MalformedScopeError as error:
        raise MalformedScopeError(f"{error} of {appendix.id}") from error
    return _Form(layout=layout, below=dict(pairwise((_TOP, *(level.value for level in layout.levels)))))


def read_layout(text: str) -> Layout:
    """A layout from elsewhere as its text. Raises MalformedScopeError unless it can be a table's."""
    try:
        layout = Layout.from_data(json.loads(text))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise MalformedScopeError("layout") from error
    levels = layout.levels
    # In the order of the tree and each once: that alone makes rings of lines impossible.
    ordered = levels == tuple(level for level in Level if level in levels)
    if not ordered or not {Level.SECTION, Level.TASK, Level.PRODUCT} <= set(levels):
        raise MalformedScopeError("levels")
    _require_columns(layout)
    return layout


def _require_columns(layout: Layout) -> None:
    keys = layout.keys
    known = all(layout.level_of(key) is not None for key in keys)
    if not known or len(set(keys)) != len(keys) or not 1 <= len(keys) <= _MAX_COLUMNS:
        raise MalformedScopeError("columns")
    if not all(0 <= column.width <= _MAX_WIDTH for column in layout.columns):
        raise MalformedScopeError("widths")
    if not 1 <= layout.font_size <= _MAX_FONT_SIZE:
        raise MalformedScopeError("font size")


def _require_item(
    item: ScopeRecord, forms: Mapping[FieldValue, _Form], items: Mapping[FieldValue, ScopeRecord]
) -> None:
    fields = item.fields
    home, above = fields.get("appendix_id"), fields.get("parent_id")
    form = forms.get(home)
    if form is None:
        raise MalformedScopeError(f"appendix of {item.id}")
    level: FieldValue = _TOP
    if above is not None:
        parent = items.get(above)
        if parent is None or parent.fields.get("appendix_id") != home:
            raise MalformedScopeError(f"parent of {item.id}")
        level = parent.fields.get("level")
    wanted = form.below.get(str(level))
    if wanted is None or fields.get("level") != wanted:
        raise MalformedScopeError(f"level of {item.id}")
    _require_position(item)
    if {*map(type, fields.values())} != _TEXTS_ALONE:
        for key, value in fields.items():
            if not isinstance(value, str) and form.layout.level_of(key) is not None:
                raise MalformedScopeError(f"{key} of {item.id}")


def _require_position(record: ScopeRecord) -> None:
    position = record.fields.get("position")
    if not isinstance(position, str) or len(position) > _MAX_POSITION:
        raise MalformedScopeError(f"position of {record.id}")


def _require_text(record: ScopeRecord, key: str) -> str:
    value = record.fields.get(key)
    if not isinstance(value, str):
        raise MalformedScopeError(f"{key} of {record.id}")
    return value


def _require_assignment(record: ScopeRecord) -> None:
    """What is assigned has force only through a document: number, day and body are there."""
    for key in _DOCUMENT:
        if len(_require_text(record, key)) > _MAX_NAME:
            raise MalformedScopeError(f"{key} of {record.id}")
    if not all(str(record.fields[key]).strip() for key in ("number", "issuer")):
        raise MalformedScopeError(f"document of {record.id}")
    _require_text(record, "optional")
    if not record.fields.get("signed_on"):
        raise MalformedScopeError(f"day of {record.id}")
    _require_day(record.fields["signed_on"])


def _require_answer(record: ScopeRecord) -> None:
    """What became of one remark of the superior's: a state, maybe words, by whom and when."""
    _require_text(record, "remark")
    if record.fields.get("state") not in set(RemarkState):
        raise MalformedScopeError(f"state of {record.id}")
    for key in ("answer", "by"):
        if not isinstance(record.fields.get(key, ""), str | None):
            raise MalformedScopeError(f"{key} of {record.id}")
    _require_day(record.fields.get("day"))


def _require_ack(record: ScopeRecord) -> None:
    """That an assignment was noted (`seen`), or what is done about one `line` of it; ids are texts."""
    _require_text(record, "source")
    for key in ("line", "covered_by", "reason", "by"):
        if not isinstance(record.fields.get(key, ""), str | None):
            raise MalformedScopeError(f"{key} of {record.id}")
    if not record.fields.get("line") and not _SHA256.fullmatch(_require_text(record, "seen")):
        raise MalformedScopeError(f"seen of {record.id}")
    _require_day(record.fields.get("day"))


def _require_evidence(record: ScopeRecord) -> None:
    """A file by its hash: the name is for people, the size is what its sender says."""
    if not 0 < len(_require_text(record, "name")) <= _MAX_NAME:
        raise MalformedScopeError(f"name of {record.id}")
    if not _SHA256.fullmatch(_require_text(record, "sha256")):
        raise MalformedScopeError(f"hash of {record.id}")
    size = record.fields.get("size")
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        raise MalformedScopeError(f"size of {record.id}")


_BESIDE: Final[Mapping[str, Callable[[ScopeRecord], None]]] = {
    "assignment": _require_assignment,
    "comment": _require_answer,
    "assignment_ack": _require_ack,
    "evidence": _require_evidence,
}


def require_remarks(state: ScopeState) -> None:
    """Raise MalformedScopeError unless every record is a remark (a line, a cell of it or "", words, by whom,
    maybe a day) or a decision (what, its number, which state of the plan, maybe reason, days and lines).
    """
    for record in state.records:
        if record.type == REMARKED:
            _require_remark(record)
        elif record.type == DECIDED:
            _require_decision(record)
        else:
            raise MalformedScopeError(f"type of {record.id}")


def _require_remark(record: ScopeRecord) -> None:
    for key in ("record", "field", "words", "by"):
        _require_text(record, key)
    if not str(record.fields["words"]).strip():
        raise MalformedScopeError(f"words of {record.id}")
    for key in ("proposed", "was"):
        if not isinstance(record.fields.get(key, ""), str | None):
            raise MalformedScopeError(f"{key} of {record.id}")
    if record.fields.get("proposed") and not record.fields["field"]:
        raise MalformedScopeError(f"proposed of {record.id}")
    _require_day(record.fields.get("day"))


def _require_decision(record: ScopeRecord) -> None:
    fields = record.fields
    if fields.get("verdict") not in set(Verdict):
        raise MalformedScopeError(f"verdict of {record.id}")
    number = fields.get("number")
    if not isinstance(number, int) or number < 1:
        raise MalformedScopeError(f"number of {record.id}")
    for key in ("reason", "by", "rows", "package", "data"):
        if not isinstance(fields.get(key, ""), str | None):
            raise MalformedScopeError(f"{key} of {record.id}")
    if fields["verdict"] != Verdict.ACCEPTED and not str(fields.get("reason") or "").strip():
        raise MalformedScopeError(f"reason of {record.id}")
    for key in ("day", "until"):
        _require_day(fields.get(key))
    _require_vector(record)


def _require_vector(record: ScopeRecord) -> None:
    """`held` is a version vector as canonical JSON text."""
    try:
        held = json.loads(_require_text(record, "held"))
    except (ValueError, RecursionError) as error:
        raise MalformedScopeError(f"held of {record.id}") from error
    if not isinstance(held, dict) or not all(type(each) is int and each > 0 for each in held.values()):
        raise MalformedScopeError(f"held of {record.id}")


def _require_tombstone(record: ScopeRecord) -> None:
    deleted = record.fields.get("deleted")
    if deleted is not None and not isinstance(deleted, str):
        raise MalformedScopeError(f"deleted of {record.id}")
