"""The second reader's merge of two machines' states: FORMAT.md 9c, from that page alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.exchange.second_forms import Object

Vector = Mapping[str, int]
Values = dict[str, Any]  # dot → value
ABOVE = ("parent_id", "appendix_id", "plan_id")


def merged(one: Sequence[Object], seen: Vector, other: Sequence[Object], others: Vector) -> list[Object]:
    """The records of two states with these version vectors, as one state, by id."""
    left, right = ({record["id"]: record for record in records} for records in (one, other))
    cells = {
        record: _united(record, left.get(record), seen, right.get(record), others)
        for record in sorted({*left, *right})
    }
    return [_written((left | right)[each], cells, each) for each in cells]


def _cells(record: Object) -> dict[str, Values]:
    cells: dict[str, Values] = {}
    for name in {*record["f"], *record["v"]}:
        beside = re.fullmatch(r"also\.(.+)\.[1-9][0-9]*", name)
        dot = record["v"].get(name, record["id"])
        cells.setdefault(beside[1] if beside else name, {})[dot] = record["f"].get(name)
    return cells


def _united(
    record: str, mine: Object | None, seen: Vector, theirs: Object | None, others: Vector
) -> dict[str, Values]:
    if mine is None or theirs is None:
        known = mine or theirs
        return _cells(known) if known else {}
    left, right = _cells(mine), _cells(theirs)
    made = {}
    for name in {*left, *right}:
        first, second = (cells.get(name, {record: None}) for cells in (left, right))
        both = {dot: value for dot, value in first.items() if dot in second}
        new = {dot: value for dot, value in first.items() if not _is_seen(dot, others)}
        made[name] = both | new | {dot: value for dot, value in second.items() if not _is_seen(dot, seen)}
    return made


def _is_seen(dot: str, vector: Vector) -> bool:
    return int(dot[12:], 36) <= vector.get(dot[:12], 0)


def _ranked(values: Values) -> list[str]:
    return sorted(values, key=lambda dot: (int(dot[12:], 36), dot), reverse=True)


def _written(known: Object, cells: Mapping[str, dict[str, Values]], record: str) -> Object:
    made: Object = {"t": known["t"], "id": record, "f": {}, "v": {}}
    for name, values in cells[record].items():
        ranked = _ranked(values)
        if name == "deleted":
            alive = [dot for dot in ranked if values[dot] is None]
            shown = alive[0] if alive else ranked[0] if _is_deleted(cells, record) else None
        else:
            shown = ranked[0]
        beside = (dot for dot in ranked if dot != shown)
        named = [(name, shown), *((f"also.{name}.{n}", dot) for n, dot in enumerate(beside, 1))]
        for entry, dot in ((entry, dot) for entry, dot in named if dot is not None):
            if values[dot] is not None:
                made["f"][entry] = values[dot]
            if dot != record:
                made["v"][entry] = dot
    return made


def _is_deleted(cells: Mapping[str, dict[str, Values]], record: str) -> bool:
    dots = list(_dots(cells, record))
    for deletion in cells[record]["deleted"].values():
        saw = json.loads(deletion).get("saw")
        if saw is None or all(_is_seen(dot, saw) for dot in dots):
            return True
    return False


def _dots(cells: Mapping[str, dict[str, Values]], record: str) -> Iterable[str]:
    """What was written in a record and below it, deletions apart."""
    yield record
    for name, values in cells[record].items():
        yield from (dot for dot, value in values.items() if name != "deleted" or value is None)
    for below in cells:
        if below != record and _above(cells[below]) == record:
            yield from _dots(cells, below)


def _above(fields: Mapping[str, Values]) -> str:
    tops = (fields[name][_ranked(fields[name])[0]] for name in ABOVE if name in fields)
    return next((str(top) for top in tops if top), "")
