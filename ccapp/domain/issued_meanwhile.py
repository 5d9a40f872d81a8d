"""One machine issued a plan while another, which did not know, went on editing it: what is in force stands.

Version vectors tell it, no clock: the state that is not locked has not seen the write that locked the other.
Nothing is lost. Other words stand beside those in force, lines that are new to the table are set aside.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ccapp.domain.beside import ALSO, ASIDE, SAW
from ccapp.domain.merge import DELETED, UNASKED, above, cells_of, order_of
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import Dot, Dots, FieldValue, counter_of, device_of, joined

_GUARDED: Final = frozenset({"plan", "appendix", "item"})
_STATE: Final = "state"
_ADJUSTING: Final = "adjusting"
# What follows from the lock itself: it goes with the side in force, and nobody decides it by hand.
_OF_THE_LOCK: Final = frozenset(
    {_STATE, _ADJUSTING, "adjusted", "state_reason", "sent_by", "number", "signed_on"}
)
_FREE: Final = frozenset({"archived"})
_IN_FORCE: Final = (PlanState.ISSUED.value, PlanState.CLOSED.value)
_OPEN, _AT_DESK, _LOCKED = 0, 1, 2


def in_force(one: ScopeState, other: ScopeState) -> ScopeState | None:
    """The state that was locked (at the desk, issued, an adjustment closed) unseen by the other; else None.

    Of two that were issued apart from each other it is the one whose issue is shown after the merge.
    """
    ours, theirs = _head(one), _head(other)
    if ours is None or theirs is None:
        return None
    mine, their = _lock(ours), _lock(theirs)
    if mine == their and mine != _LOCKED:
        return None
    known = _has_seen(other, ours), _has_seen(one, theirs)
    if mine != their:
        locked, is_known = (one, known[0]) if mine > their else (other, known[1])
        return None if is_known else locked
    if any(known):
        return None
    return max((one, ours), (other, theirs), key=lambda pair: order_of(_state_dot(pair[1])))[0]


def _head(state: ScopeState) -> ScopeRecord | None:
    return next((each for each in state.records if each.id == state.plan), None)


def _lock(plan: ScopeRecord) -> int:
    state = plan.fields.get(_STATE)
    if state in _IN_FORCE:
        return _AT_DESK if plan.fields.get(_ADJUSTING) and state == PlanState.ISSUED else _LOCKED
    return _AT_DESK if state == PlanState.SUBMITTED else _OPEN


def _state_dot(plan: ScopeRecord) -> Dot:
    return plan.versions.get(_STATE, Dot(plan.id))


def _has_seen(state: ScopeState, plan: ScopeRecord) -> bool:
    """Whether a state has seen all that locks another's plan."""
    dots = (_state_dot(plan), plan.versions.get(_ADJUSTING, Dot(plan.id)))
    return all(counter_of(dot) <= state.vector.get(device_of(dot), 0) for dot in dots)


def keep_in_force(
    merged: ScopeState, locked: ScopeState, fresh: Dots, mark: Mapping[str, str]
) -> tuple[ScopeState, Mapping[Dot, Dot]]:
    """A merged state with the tables of `locked` as they stood, under new dots of the machine that merges.

    Gives for each new dot the one whose words it holds. `mark` says when and by whom a line is set aside.
    """
    before = {record.id: record for record in locked.records}
    after = {record.id: record for record in merged.records}
    renamed: dict[Dot, Dot] = {}
    guarded = [record for record in merged.records if record.type in _GUARDED]
    stood = {
        record.id: was
        for record in guarded
        if (was := before.get(record.id)) is not None and was.fields.get(DELETED) is None
    }
    made = {each.id: _as_it_was(each, stood[each.id], fresh, renamed) for each in guarded if each.id in stood}
    for record in guarded:  # last: a deletion must have seen all that was just written below it
        if record.id not in stood:
            made[record.id] = _aside(record, merged, before, after, fresh, mark)
    records = tuple(made.get(record.id, record) for record in merged.records)
    return replace(merged, records=records, vector=joined(merged.vector, fresh.vector)), renamed


def _aside(
    record: ScopeRecord,
    merged: ScopeState,
    before: Mapping[RecordId, ScopeRecord],
    after: Mapping[RecordId, ScopeRecord],
    fresh: Dots,
    mark: Mapping[str, str],
) -> ScopeRecord:
    """A line that the table in force does not have; what is below such a line goes with it."""
    if record.fields.get(DELETED) is not None:
        return record
    top = after.get(RecordId(str(above(record) or "")))
    if top is not None and top.id not in before:
        return record
    dot = fresh()
    saw = joined(merged.vector, fresh.vector)
    stone = json.dumps({**mark, "reason": "", SAW: saw, ASIDE: 1}, ensure_ascii=False, separators=(",", ":"))
    beside = f"{ALSO}{DELETED}."
    fields = {name: content for name, content in record.fields.items() if not name.startswith(beside)}
    versions = {name: known for name, known in record.versions.items() if not name.startswith(beside)}
    return replace(record, fields=fields | {DELETED: stone}, versions=versions | {DELETED: dot})


def _as_it_was(record: ScopeRecord, was: ScopeRecord, fresh: Dots, renamed: dict[Dot, Dot]) -> ScopeRecord:
    names = {name for name in record.fields.keys() | was.fields.keys() if not name.startswith(ALSO)} - _FREE
    changed = [name for name in sorted(names) if _said(record, name) != _said(was, name)]
    fields: dict[str, FieldValue] = dict(record.fields)
    versions = dict(record.versions)
    for name in changed:
        cell = cells_of(record).get(name, {})
        for known in [each for each in versions if each.startswith(f"{ALSO}{name}.")]:
            del versions[known]
            fields.pop(known, None)
        stand(fields, versions, name, was.fields.get(name), fresh, renamed, cell)
    return replace(record, fields=fields, versions=versions) if changed else record


def stand(
    fields: dict[str, FieldValue],
    versions: dict[str, Dot],
    name: str,
    content: FieldValue,
    fresh: Dots,
    renamed: dict[Dot, Dot],
    cell: Mapping[Dot, FieldValue],
) -> None:
    """The words in force are shown, under the highest dot; each other once beside them, the highest first."""
    asked = name not in UNASKED | _OF_THE_LOCK
    others = {
        str(each or ""): (dot, each) for dot, each in sorted(cell.items(), key=lambda pair: order_of(pair[0]))
    }
    others.pop(str(content or ""), None)
    beside = list(others.values()) if asked else []
    for at, (old, each) in zip(range(len(beside), 0, -1), beside, strict=True):
        new = fresh()
        renamed[new] = old
        versions[f"{ALSO}{name}.{at}"] = new
        if each is not None:
            fields[f"{ALSO}{name}.{at}"] = each
    versions[name] = fresh()
    if content is None:
        fields.pop(name, None)
    else:
        fields[name] = content


def _said(record: ScopeRecord, name: str) -> FieldValue:
    """What a field shows; of a deletion only whether there is one."""
    content = record.fields.get(name)
    return (content is not None) if name == DELETED else content or ""
