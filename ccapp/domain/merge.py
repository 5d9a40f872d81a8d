"""Two states of one scope become one: per field, by dots and version vectors, without a clock.

A field is a small set of values, each under the dot that wrote it; normally one. A write replaces all values
its machine had seen. Two writes that had not seen each other both stay: one is shown, the others stand beside
it in fields named `also.<field>.<n>`, with their dots, until somebody writes the field again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ccapp.domain.beside import ALSO, ASIDE, SAW, field_of, is_also
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import Dot, FieldValue, VersionVector, counter_of, device_of, joined
from ccapp.values import value

DELETED: Final = "deleted"
# Where a line stands and how it is counted follows from the layout and the others; nobody decides it by hand.
UNASKED: Final = frozenset(
    {"position", "parent_id", "appendix_id", "plan_id", "office_id", "level", "number", "section_number"}
)
_ABOVE: Final = ("parent_id", "appendix_id", "plan_id", "assigning_id", "consulted_id", "consultation_id")

Values = dict[Dot, FieldValue]
Cells = dict[str, Values]


def cells_of(record: ScopeRecord) -> Cells:
    """Every field of a record with all values that stand in it, by dot."""
    cells: Cells = {}
    for name in record.fields.keys() | record.versions.keys():
        if not is_also(name):
            cells[name] = {record.versions.get(name, Dot(record.id)): record.fields.get(name)}
    for name, dot in record.versions.items():
        if is_also(name):
            values = cells.setdefault(field_of(name), {})
            values.pop(Dot(record.id), None)  # whoever edits a field has seen its creation
            values[dot] = record.fields.get(name)
    return cells


def merge(one: ScopeState, other: ScopeState) -> ScopeState:
    """Both states in one: nothing is lost that one of them wrote and the other had not seen.

    Commutative, associative, idempotent; an older state changes nothing. Absence never means deletion, and a
    deletion that had not seen an edit below it does not hide it.
    """
    left, right = ({each.id: each for each in state.records} for state in (one, other))
    merged: dict[RecordId, tuple[str, Cells]] = {}
    for record in left.keys() | right.keys():
        mine, theirs = left.get(record), right.get(record)
        known = mine or theirs
        assert known is not None  # noqa: S101 - it is in one of the two
        both = cells_of(known) if mine is None or theirs is None else _both(mine, one, theirs, other)
        merged[record] = (known.type, both)
    hidden = _rightly_deleted(merged)
    records = tuple(
        _record(kind, record, cells, is_deleted=record in hidden)
        for record, (kind, cells) in sorted(merged.items())
    )
    return ScopeState(
        office=one.office, plan=one.plan, vector=joined(one.vector, other.vector), records=records
    )


def _both(mine: ScopeRecord, one: ScopeState, theirs: ScopeRecord, other: ScopeState) -> Cells:
    """The cells of a record that both states have."""
    if mine.fields == theirs.fields and mine.versions == theirs.versions:
        return cells_of(mine)
    left, right, nothing = cells_of(mine), cells_of(theirs), Dot(mine.id)
    cells: Cells = {}
    for name in left.keys() | right.keys():
        first = left.get(name) or {nothing: None}
        second = right.get(name) or {nothing: None}
        kept = _kept(first, second, other.vector) | _kept(second, first, one.vector)
        cells[name] = kept or _either(first, second, nothing)
    return cells


def _kept(values: Values, others: Values, seen: VersionVector) -> Values:
    """What stays of the values beside those of a state with this vector: known there, or not seen there.

    One dot with two contents is a device that was counted back; the greater text stays on both sides.
    """
    return {
        dot: max(content, others.get(dot, content), key=_rank)
        for dot, content in values.items()
        if dot in others or counter_of(dot) > seen.get(device_of(dot), 0)
    }


def _either(first: Values, second: Values, nothing: Dot) -> Values:
    """What stays where a device was counted back and each state takes the other's value for replaced."""
    return {dot: content for dot, content in (first | second).items() if dot != nothing} or first


def _rank(content: FieldValue) -> tuple[bool, str]:
    return (content is not None, str(content))


def is_counted_twice(one: ScopeState, other: ScopeState) -> bool:
    """Whether one dot has two contents: a machine was put back to an earlier day and counts on."""
    known = {record.id: record for record in one.records}
    pairs = ((known[record.id], record) for record in other.records if record.id in known)
    return any(_is_counted_twice(mine, theirs) for mine, theirs in pairs)


def _is_counted_twice(mine: ScopeRecord, theirs: ScopeRecord) -> bool:
    """Fields of one dot and two contents. One that a side lacks and that was never edited is none: another
    version of the program may keep a record in other fields.
    """
    if mine.fields == theirs.fields and mine.versions == theirs.versions:
        return False
    made = Dot(mine.id)
    for name in mine.versions.keys() | (mine.fields.keys() & theirs.fields.keys()):
        dot = mine.versions.get(name, made)
        one, other = mine.fields.get(name), theirs.fields.get(name)
        is_edited = dot != made or None not in (one, other)
        if one != other and is_edited and dot == theirs.versions.get(name, made):
            return True
    return False


def order_of(dot: Dot) -> tuple[int, str]:
    """The order in which values of one field are shown: the same on every machine."""
    return counter_of(dot), dot


def _record(kind: str, record: RecordId, cells: Cells, *, is_deleted: bool) -> ScopeRecord:
    fields: dict[str, FieldValue] = {}
    versions: dict[str, Dot] = {}
    for name, values in cells.items():
        ranked = sorted(values, key=order_of, reverse=True)
        shown = _shown(ranked, values, is_deleted=is_deleted) if name == DELETED else ranked[0]
        beside = [dot for dot in ranked if dot != shown]
        entries = [(name, shown), *((f"{ALSO}{name}.{n}", dot) for n, dot in enumerate(beside, start=1))]
        for entry, dot in entries:
            content = None if dot is None else values[dot]
            if content is not None:
                fields[entry] = content
            if dot is not None and dot != Dot(record):
                versions[entry] = dot
    return ScopeRecord(type=kind, id=record, fields=fields, versions=versions)


def _shown(ranked: list[Dot], values: Values, *, is_deleted: bool) -> Dot | None:
    """The dot that says whether a record is there; None where only deletions stand that do not count."""
    alive = next((dot for dot in ranked if values[dot] is None), None)
    return ranked[0] if alive is None and is_deleted else alive


def _rightly_deleted(merged: Mapping[RecordId, tuple[str, Cells]]) -> frozenset[RecordId]:
    """Records that are deleted by somebody who had seen all that was written in and below them."""
    deleted = {
        record: [content for content in cells[DELETED].values() if content is not None]
        for record, (_, cells) in merged.items()
        if DELETED in cells and all(content is not None for content in cells[DELETED].values())
    }
    if not deleted:
        return frozenset()
    below = _below(merged)
    return frozenset(
        record
        for record, stones in deleted.items()
        if any(_covers(_saw(stone), _writes(record, merged, below)) for stone in stones)
    )


def _below(merged: Mapping[RecordId, tuple[str, Cells]]) -> dict[FieldValue, list[RecordId]]:
    below: dict[FieldValue, list[RecordId]] = {}
    for record, (_, cells) in merged.items():
        tops = [_top(cells, name) for name in _ABOVE]
        above = next((top for top in tops if top), "")
        if above != record:
            below.setdefault(above, []).append(record)
    return below


def above(record: ScopeRecord) -> FieldValue:
    """The id of what a record hangs on, None for one that hangs on nothing."""
    return next((top for name in _ABOVE if (top := record.fields.get(name))), None)


def _top(cells: Cells, name: str) -> FieldValue:
    values = cells.get(name)
    return values[max(values, key=order_of)] if values else None


def _writes(
    record: RecordId,
    merged: Mapping[RecordId, tuple[str, Cells]],
    below: Mapping[FieldValue, list[RecordId]],
) -> Iterator[Dot]:
    """The dots of a record and everything below it; deletions write nothing."""
    waiting = [record]
    while waiting:
        each = waiting.pop()
        waiting.extend(below.get(each, ()))
        yield Dot(each)
        for name, values in merged[each][1].items():
            yield from (dot for dot, content in values.items() if name != DELETED or content is None)


def _saw(stone: FieldValue) -> Mapping[str, object] | None:
    """What the machine that deleted had seen; None for a deletion of before this was noted."""
    try:
        saw = json.loads(str(stone)).get(SAW)
    except (ValueError, AttributeError):
        return None
    return saw if isinstance(saw, dict) else None


def _covers(saw: Mapping[str, object] | None, dots: Iterable[Dot]) -> bool:
    if saw is None:
        return True
    known = {device: counter for device, counter in saw.items() if isinstance(counter, int)}
    return all(counter_of(dot) <= known.get(device_of(dot), 0) for dot in dots)


@value
class Standing:
    """One of several values of a field: the dot that wrote it, and whether it is the one shown."""

    dot: Dot
    content: FieldValue
    is_shown: bool


def differing(record: ScopeRecord) -> dict[str, tuple[Standing, ...]]:
    """The fields of a record in which several machines wrote different things, each value once.

    Equal words written twice are no question, nor are several deletions.
    """
    asked = {field_of(name) for name in record.versions if is_also(name)} - UNASKED
    cells = cells_of(record) if asked else {}
    found = {}
    if is_aside(record):
        stays = Standing(dot=Dot(record.id), content=None, is_shown=False)
        goes = Standing(dot=record.versions[DELETED], content=record.fields[DELETED], is_shown=True)
        return {DELETED: (goes, stays)}
    for name in sorted(asked):
        shown = record.versions.get(name)
        each = {_as_said(name, content): (dot, content) for dot, content in _latest_last(cells[name], shown)}
        if name == DELETED and shown is None:
            each.setdefault("", (Dot(record.id), None))
        if len(each) > 1:
            found[name] = tuple(
                Standing(dot=dot, content=content, is_shown=dot == (shown or record.id))
                for dot, content in sorted(each.values(), key=lambda pair: order_of(pair[0]), reverse=True)
            )
    return found


def is_aside(record: ScopeRecord) -> bool:
    """Whether a line was set aside because its table was in force when it was added elsewhere."""
    stone = record.fields.get(DELETED)
    if stone is None or ASIDE not in str(stone) or DELETED not in record.versions:
        return False
    try:
        said = json.loads(str(stone))
    except ValueError:
        return False
    return isinstance(said, dict) and ASIDE in said


def _latest_last(values: Values, shown: Dot | None) -> list[tuple[Dot, FieldValue]]:
    return sorted(values.items(), key=lambda pair: (pair[0] == shown, order_of(pair[0])))


def _as_said(name: str, content: FieldValue) -> str:
    if name == DELETED:
        return "" if content is None else DELETED
    return "" if content is None else str(content)
