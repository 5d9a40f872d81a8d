"""One dot with two contents: a machine whose data was put back or copied has counted the same numbers again.

The everyday merge would take each side's words for replaced by the other's. Here both stay, side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ccapp.domain.beside import ALSO, field_of, is_also
from ccapp.domain.merge import UNASKED, cells_of, merge
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import (
    MAX_COUNTER,
    DeviceId,
    Dot,
    Dots,
    FieldValue,
    counter_of,
    device_of,
    joined,
)
from ccapp.values import replace, value

_Pair = tuple[ScopeRecord, ScopeRecord]


class UnlikeRecordsError(ValueError):
    """Two records of different types have one id: which of them the lines below mean cannot be told."""


@value
class Twin:
    """A dot of a field that was counted twice; the field is "" where it is that of a whole record."""

    record: RecordId
    field: str
    dot: Dot


def twins(one: ScopeState, other: ScopeState) -> tuple[Twin, ...]:
    """What proves that a number was counted twice; nothing between machines that never did.

    A dot with two contents; a record that one side lacks although it has seen its number, for nothing ever
    goes; a cell that differs although each side has seen all that is in the other's. Of a machine of which
    that is proved no state tells what it wrote before it was put back: all its words that the other side has
    not, though it has seen their number, are taken for written since.
    """
    found = [twin for pair in _pairs(one, other) for twin in _twins(*pair)]
    found += (*_lacking(one, other), *_lacking(other, one))
    found += (twin for pair in _pairs(one, other) for twin in _torn(pair, one, other))
    proved = {device_of(twin.dot) for twin in found}
    doubtful = (twin for pair in _pairs(one, other) if proved for twin in _doubtful(pair, one, other))
    return tuple(dict.fromkeys((*found, *(twin for twin in doubtful if device_of(twin.dot) in proved))))


def _doubtful(pair: _Pair, one: ScopeState, other: ScopeState) -> Iterator[Twin]:
    """What the everyday merge would take for replaced."""
    mine, theirs = pair
    if mine == theirs or mine.type != theirs.type:
        return
    left, right, made = cells_of(mine), cells_of(theirs), Dot(mine.id)
    for name in sorted(left.keys() | right.keys()):
        first, second = left.get(name, {}).keys() - {made}, right.get(name, {}).keys() - {made}
        gone = {dot for dot in first - second if _is_seen(dot, other)}
        gone |= {dot for dot in second - first if _is_seen(dot, one)}
        yield from (Twin(record=mine.id, field=name, dot=dot) for dot in sorted(gone))


def _lacking(one: ScopeState, other: ScopeState) -> Iterator[Twin]:
    known = {record.id for record in other.records}
    for record in one.records:
        if record.id not in known and _is_seen(Dot(record.id), other):
            yield Twin(record=record.id, field="", dot=Dot(record.id))


def _is_seen(dot: Dot, state: ScopeState) -> bool:
    return counter_of(dot) <= state.vector.get(device_of(dot), 0)


def _torn(pair: _Pair, one: ScopeState, other: ScopeState) -> Iterator[Twin]:
    """The cells in which either side has seen the other's words and has different ones."""
    mine, theirs = pair
    if mine == theirs or mine.type != theirs.type:
        return
    left, right, made = cells_of(mine), cells_of(theirs), Dot(mine.id)
    for name in sorted(left.keys() | right.keys()):
        first, second = left.get(name) or {made: None}, right.get(name) or {made: None}
        is_known = all(_is_seen(dot, other) for dot in first) and all(_is_seen(dot, one) for dot in second)
        if is_known and first.keys() != second.keys():
            dots = sorted((first.keys() ^ second.keys()) - {made})
            yield from (Twin(record=mine.id, field=name, dot=dot) for dot in dots)


def _pairs(one: ScopeState, other: ScopeState) -> Iterator[_Pair]:
    known = {record.id: record for record in one.records}
    return ((known[record.id], record) for record in other.records if record.id in known)


def _twins(mine: ScopeRecord, theirs: ScopeRecord) -> Iterator[Twin]:
    if mine == theirs:
        return
    if mine.type != theirs.type:
        yield Twin(record=mine.id, field="", dot=Dot(mine.id))
        return
    left, right = cells_of(mine), cells_of(theirs)
    for name in sorted(left.keys() | right.keys()):
        both = _under_one(left.get(name), right.get(name), Dot(mine.id))
        yield from (Twin(record=mine.id, field=name, dot=dot) for dot in both)


def _under_one(
    left: Mapping[Dot, FieldValue] | None, right: Mapping[Dot, FieldValue] | None, made: Dot
) -> list[Dot]:
    """The dots that say different things; what a record lacks was left blank when it was made."""
    one, other = left or {made: None}, right or {made: None}
    return sorted(dot for dot in one.keys() & other.keys() if (one[dot] or "") != (other[dot] or ""))


def merge_twice(one: ScopeState, other: ScopeState, fresh: Dots) -> tuple[ScopeState, Mapping[Dot, Dot]]:
    """Both states in one where `twins` found some: also gives for each new dot the one whose words it holds.

    Of a dot with two contents both stand side by side, under new dots. Nothing that such a machine wrote
    since it counts twice is taken for seen by the other side. Where a line hangs is no question to anybody:
    one side's place is taken as a whole, on every machine the same. Raises UnlikeRecordsError.
    """
    since = _since(twins(one, other))
    fields: dict[RecordId, list[str]] = {}
    for twin in (twin for pair in _pairs(one, other) for twin in _twins(*pair)):
        fields.setdefault(twin.record, []).append(twin.field)
    healed: dict[RecordId, _Pair] = {}
    renamed: dict[Dot, Dot] = {}
    for mine, theirs in _pairs(one, other):
        if mine.id in fields:
            healed[mine.id] = _side_by_side(mine, theirs, fields[mine.id], fresh, renamed)
    left, right = ({record: pair[side] for record, pair in healed.items()} for side in (0, 1))
    merged = merge(_unseen(one, left, since), _unseen(other, right, since))
    agreed = {mine.id: _agreed(mine, theirs) for mine, theirs in _pairs(one, other)}
    records = tuple(
        _anew(record, agreed.get(record.id, frozenset()), since, fresh, renamed) for record in merged.records
    )
    vector = joined(joined(one.vector, other.vector), fresh.vector)
    made = replace(merged, vector=vector, records=records)
    return merge(made, made), renamed  # whether a deletion had seen all is said of the new dots


def _agreed(mine: ScopeRecord, theirs: ScopeRecord) -> frozenset[Dot]:
    """The dots that say the same on both sides."""
    left, right = set(mine.versions.items()), set(theirs.versions.items())
    return frozenset(dot for name, dot in left & right if mine.fields.get(name) == theirs.fields.get(name))


def _anew(
    record: ScopeRecord,
    agreed: frozenset[Dot],
    since: Mapping[DeviceId, int],
    fresh: Dots,
    renamed: dict[Dot, Dot],
) -> ScopeRecord:
    """New dots for what only one side wrote under a number of such a device: to the other side that number
    is seen, and it would take the words for replaced.
    """
    doubtful = {
        field_of(name) if is_also(name) else name
        for name, dot in record.versions.items()
        if counter_of(dot) >= since.get(device_of(dot), MAX_COUNTER) and dot not in agreed
    }
    versions = dict(record.versions)
    # What stands beside first: the highest dot is shown.
    for name in sorted(versions, key=lambda name: (not is_also(name), name)):
        if (field_of(name) if is_also(name) else name) in doubtful:
            new = fresh()
            renamed[new] = renamed.get(versions[name], versions[name])
            versions[name] = new
    return replace(record, versions=versions) if doubtful else record


def _since(found: Iterable[Twin]) -> dict[DeviceId, int]:
    """From which number on each such device counts twice, as far as can be seen."""
    since: dict[DeviceId, int] = {}
    for twin in found:
        device, counter = device_of(twin.dot), counter_of(twin.dot)
        since[device] = min(since.get(device, counter), counter)
    return since


def _unseen(
    state: ScopeState, healed: Mapping[RecordId, ScopeRecord], since: Mapping[DeviceId, int]
) -> ScopeState:
    vector = {
        device: min(counter, since[device] - 1) if device in since else counter
        for device, counter in state.vector.items()
    }
    records = tuple(healed.get(record.id, record) for record in state.records)
    return replace(state, vector=vector, records=records)


def _side_by_side(
    mine: ScopeRecord,
    theirs: ScopeRecord,
    names: list[str],
    fresh: Dots,
    renamed: dict[Dot, Dot],
) -> _Pair:
    """Both records with the same cells wherever one dot had two contents."""
    if mine.type != theirs.type:
        raise UnlikeRecordsError(mine.id)
    sides = [(dict(each.fields), dict(each.versions)) for each in (mine, theirs)]
    placed = max((mine, theirs), key=_place)
    for name in dict.fromkeys(names):
        if name in UNASKED:
            contents = [(placed.versions.get(name, Dot(placed.id)), placed.fields.get(name))]
        else:
            both = (cells_of(each).get(name, {}) for each in (mine, theirs))
            contents = _distinct([pair for values in both for pair in values.items()])
        cell = [(fresh(), dot, content) for dot, content in contents]
        renamed.update({new: old for new, old, _ in cell})
        for fields, versions in sides:
            _put(fields, versions, name, [(new, content) for new, _, content in reversed(cell)])
    made = [
        replace(each, fields=fields, versions=versions)
        for each, (fields, versions) in zip((mine, theirs), sides, strict=True)
    ]
    return made[0], made[1]


def _place(record: ScopeRecord) -> list[str]:
    return [str(record.fields.get(name) or "") for name in sorted(UNASKED)]


def _distinct(values: list[tuple[Dot, FieldValue]]) -> list[tuple[Dot, FieldValue]]:
    """Each content once, in an order that does not depend on the side; blank ones only where all are."""
    said = {str(content or ""): (dot, content) for dot, content in sorted(values, key=_by_words)}
    return [pair for words, pair in said.items() if words] or list(said.values())


def _by_words(pair: tuple[Dot, FieldValue]) -> tuple[str, str]:
    return str(pair[1] or ""), pair[0]


def _put(
    fields: dict[str, FieldValue],
    versions: dict[str, Dot],
    name: str,
    values: list[tuple[Dot, FieldValue]],
) -> None:
    """Write a cell into a record: the value that is shown first, the others beside it."""
    beside = f"{ALSO}{name}."
    for known in (fields, versions):  # type: dict[str, FieldValue] | dict[str, Dot]
        for entry in [each for each in known if each == name or each.startswith(beside)]:
            del known[entry]
    for at, (dot, content) in enumerate(values):
        entry = f"{beside}{at}" if at else name
        versions[entry] = dot
        if content is not None:
            fields[entry] = content
