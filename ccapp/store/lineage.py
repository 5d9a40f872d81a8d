"""What became of offices: changes of lineage from rows to values and back, and what was handed over."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccapp.domain.lineage import Handover, LineageKind, OfficeChange
from ccapp.domain.plan import ORIGIN, OfficeId, RecordId
from ccapp.domain.versions import DeviceId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.office_names import HAS_COME, OFFICE_NAME
from ccapp.store.tables import LINEAGE, Fields

_SELECT = "SELECT id, kind, sources, effective, details FROM lineage WHERE deleted IS NULL"
_LINE = "\n"  # no name holds one


def add_change(tx: Transaction, change: OfficeChange) -> RecordId:
    """Store a new change; the id in the value is ignored."""
    fields: Fields = {
        "kind": change.kind.value,
        "sources": " ".join(change.sources),
        "effective": change.effective.isoformat(),
        "name": change.heirs[0],
        "heirs": _LINE.join(change.heirs),
        "before": _LINE.join(change.before),
        "basis": change.basis or None,
        "handover": _handover_text(change.handover),
    }
    return tx.create(LINEAGE, fields)


def close_change(tx: Transaction, change: RecordId, handover: Handover) -> None:
    """Note what was handed over: later packages of the offices that ended wait for a yes."""
    tx.change(LINEAGE, change, {"handover": _handover_text(handover)})


def list_changes(connection: sqlite3.Connection) -> tuple[OfficeChange, ...]:
    """Every change that is recorded, by its day."""
    return tuple(_change(row) for row in connection.execute(f"{_SELECT} ORDER BY effective, length(id), id"))


def find_change(connection: sqlite3.Connection, record: str) -> OfficeChange:
    """The change with this id. Raises NotFoundError("lineage-gone")."""
    found = next((each for each in list_changes(connection) if each.id == record), None)
    if found is None:
        raise NotFoundError("lineage-gone", record=record)
    return found


def moved_from(connection: sqlite3.Connection) -> frozenset[OfficeId]:
    """The offices of a move to another superior whose day has come: at a commune its former superiors."""
    come = f"{_SELECT} AND kind = 'move_parent' AND {HAS_COME}"
    return frozenset(office for row in connection.execute(come) for office in _change(row).sources)


def office_names(connection: sqlite3.Connection) -> dict[OfficeId, tuple[str, str]]:
    """Every office with the name it had first and the one it has now."""
    rows = connection.execute(f"SELECT id, name, {OFFICE_NAME} FROM office")
    return {OfficeId(office): (first, now) for office, first, now in rows}


def names_of(connection: sqlite3.Connection, office: OfficeId) -> tuple[str, ...]:
    """Every name of one office: the one it had first, the present one and those recorded for later."""
    query = f"SELECT name, {OFFICE_NAME} FROM office WHERE id = ?"
    names = connection.execute(query, (office,)).fetchone() or ()
    renames = (each for each in list_changes(connection) if each.kind is LineageKind.RENAME)
    return (*names, *(each.heirs[0] for each in renames if office in each.sources))


def present_names(connection: sqlite3.Connection) -> dict[str, str]:
    """For every name an office has, had or is recorded to get: the one it has now."""
    found: dict[str, str] = {}
    present: dict[OfficeId, str] = {}
    for office, (first, now) in office_names(connection).items():
        present[office] = found[first] = found[now] = now
    for change in list_changes(connection):
        if change.kind is LineageKind.RENAME:
            every = (*change.before, *change.heirs) if change.sources[0] in present else ()
            found |= dict.fromkeys(every, present.get(change.sources[0], ""))
    return {name: now for name, now in found.items() if name}


def held_of(connection: sqlite3.Connection, offices: Iterable[OfficeId]) -> Handover:
    """What is held of the plans of these offices: the state that is handed over."""
    found: dict[RecordId, dict[DeviceId, int]] = {}
    for office in offices:
        rows = connection.execute(
            "SELECT scope_version.plan_id, device, counter FROM scope_version "
            "JOIN plan ON plan.id = scope_version.plan_id WHERE plan.office_id = ?",
            (office,),
        )
        for plan, device, counter in rows:
            found.setdefault(RecordId(plan), {})[DeviceId(device)] = counter
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOn:
    """A plan of an office with the names of former offices whose work of these years it carries on."""

    office: OfficeId
    years: tuple[int, int]
    names: frozenset[str]


def carrying_on(connection: sqlite3.Connection, offices: Iterable[OfficeId]) -> tuple[CarriedOn, ...]:
    """The plans of these offices whose tasks say that they come from other offices."""
    query = (
        "SELECT DISTINCT plan.id, plan.office_id, plan.year_from, plan.year_to, "
        f"json_extract(item.texts, '$.{ORIGIN}') AS came FROM plan JOIN item ON item.plan_id = plan.id "
        "WHERE plan.office_id = ? AND came IS NOT NULL AND item.deleted IS NULL AND plan.deleted IS NULL"
    )
    found: dict[tuple[str, str, int, int], set[str]] = {}
    for *plan, came in (row for office in offices for row in connection.execute(query, (office,))):
        found.setdefault(tuple(plan), set()).update(str(came).split(_LINE))
    return tuple(
        CarriedOn(office=OfficeId(office), years=(first, last), names=frozenset(names))
        for (_, office, first, last), names in found.items()
    )


def _handover_text(handover: Handover | None) -> str | None:
    if handover is None:
        return None
    return json.dumps({plan: dict(vector) for plan, vector in handover.items()}, sort_keys=True)


def _change(row: tuple[str, str, str, str, str]) -> OfficeChange:
    record, kind, sources, effective, details = row
    bag: dict[str, str] = json.loads(details)
    handover = bag.get("handover")
    return OfficeChange(
        id=RecordId(record),
        kind=LineageKind(kind),
        effective=date.fromisoformat(effective),
        sources=tuple(map(OfficeId, sources.split())),
        before=tuple(bag.get("before", "").split(_LINE)),
        heirs=tuple(bag["heirs"].split(_LINE)),
        basis=bag.get("basis", ""),
        handover=None if handover is None else json.loads(handover),
    )
