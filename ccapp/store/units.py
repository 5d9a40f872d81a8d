"""Units and people of the office: from rows to frozen values and back."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Final

from ccapp.domain.office import Person, Tier, Unit, UnitKind
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.errors import NotFoundError
from ccapp.store.tables import Fields

_UNIT_COLUMNS: Final = "id, name, tier, kind, valid_from, valid_to, details"
_PERSON_COLUMNS: Final = "id, name, unit_id, valid_from, valid_to, details"

UnitRow = tuple[str, str, str, str, str | None, str | None, str]
PersonRow = tuple[str, str, str | None, str | None, str | None, str]


def unit_fields(unit: Unit) -> Fields:
    """The stored fields of a unit: other spellings one a line, successors as ids with a space between."""
    return {
        "name": unit.name,
        "tier": unit.tier.value,
        "kind": unit.kind.value,
        "valid_from": _day_text(unit.valid_from),
        "valid_to": _day_text(unit.valid_to),
        "abbreviation": unit.abbreviation or None,
        "aliases": "\n".join(unit.aliases) or None,
        "successors": " ".join(unit.successors) or None,
    }


def person_fields(person: Person) -> Fields:
    """The stored fields of a person."""
    return {
        "name": person.name,
        "unit_id": person.unit or None,
        "valid_from": _day_text(person.valid_from),
        "valid_to": _day_text(person.valid_to),
        "title": person.title or None,
    }


def list_units(connection: sqlite3.Connection) -> tuple[Unit, ...]:
    """The living units in the order they were entered, dissolved ones too: old plans name them."""
    rows = connection.execute(
        f"SELECT {_UNIT_COLUMNS} FROM unit WHERE deleted IS NULL ORDER BY length(id), id"
    )
    return tuple(_unit(row) for row in rows)


def load_unit(connection: sqlite3.Connection, record: RecordId) -> Unit:
    """A living unit. Raises NotFoundError("unit-not-found")."""
    query = f"SELECT {_UNIT_COLUMNS} FROM unit WHERE id = ? AND deleted IS NULL"
    row = connection.execute(query, (record,)).fetchone()
    if row is None:
        raise NotFoundError("unit-not-found", unit=record)
    return _unit(row)


def list_people(connection: sqlite3.Connection) -> tuple[Person, ...]:
    """The living entries of people in the order they were entered; those who left stay among them."""
    rows = connection.execute(
        f"SELECT {_PERSON_COLUMNS} FROM person WHERE deleted IS NULL ORDER BY length(id), id"
    )
    return tuple(_person(row) for row in rows)


def load_person(connection: sqlite3.Connection, record: RecordId) -> Person:
    """A living entry of a person. Raises NotFoundError("person-not-found")."""
    query = f"SELECT {_PERSON_COLUMNS} FROM person WHERE id = ? AND deleted IS NULL"
    row = connection.execute(query, (record,)).fetchone()
    if row is None:
        raise NotFoundError("person-not-found", person=record)
    return _person(row)


def _unit(row: UnitRow) -> Unit:
    record, name, tier, kind, first, last, details = row
    bag: dict[str, str] = json.loads(details)
    return Unit(
        id=RecordId(record),
        name=name,
        tier=Tier(tier),
        kind=UnitKind(kind),
        valid_from=_day(first),
        valid_to=_day(last),
        abbreviation=bag.get("abbreviation", ""),
        aliases=tuple(bag.get("aliases", "").splitlines()),
        successors=tuple(map(RecordId, bag.get("successors", "").split())),
    )


def _person(row: PersonRow) -> Person:
    record, name, unit, first, last, details = row
    bag: dict[str, str] = json.loads(details)
    return Person(
        id=RecordId(record),
        name=name,
        title=bag.get("title", ""),
        unit=RecordId(unit) if unit else NOT_STORED,
        valid_from=_day(first),
        valid_to=_day(last),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None
